//! Whose a vote is: linking it to an account, and taking that back.

use actix_web::http::StatusCode;
use maud::{Markup, html};

use crate::actions;
use crate::actions::vote_assign::{
    Assignable, FIELD, To, assign_vote, assignable, name_holder, unassign_vote,
};
use crate::domain::error::Invalid;
use crate::domain::poll::Poll;
use crate::web::ctx::{Ctx, Outcome};
use crate::web::error::Error;
use crate::web::flash::Flash;
use crate::web::messages::Messages;
use crate::web::people;
use crate::web::ui::{Button, Field, Width};

use super::frame::{self, PollPage, Tab, path};

/// `GET /poll/{slug}/vote/{vote}/assign/`
pub async fn get(ctx: Ctx) -> Outcome {
    let vote = load(&ctx).await?;
    show(&ctx, StatusCode::OK, &vote, &Messages::default())
}

/// `POST /poll/{slug}/vote/{vote}/assign/`: links the vote to the account that is named, or (`do=mine`) to the
/// reader's own, or (`do=back`) to none.
pub async fn post(ctx: Ctx) -> Outcome {
    let (slug, id) = (ctx.slug(), ctx.part("vote"));
    if ctx.form.get("do") == "back" {
        let poll = ctx.write(move |tx, asker| unassign_vote(tx, asker, &slug, &id)).await?;
        return ctx.redirect(&path(&poll, ""), Some(Flash::VoteUnassigned));
    }
    let to = match ctx.form.get("do") {
        "mine" => To::Me,
        _ => To::User(ctx.form.get(FIELD).to_owned()),
    };
    match assign(&ctx, slug, id, to).await {
        Ok(poll) => ctx.redirect(&path(&poll, ""), Some(Flash::VoteAssigned)),
        Err(Error::Action(actions::Error::Invalid(invalid))) => again(&ctx, &invalid).await,
        Err(error) => Err(error),
    }
}

async fn assign(ctx: &Ctx, slug: String, id: String, to: To) -> Result<Poll, Error> {
    if matches!(to, To::User(_)) && !ctx.app.limits.is_exempt(ctx.client) {
        let (slug, id) = (slug.clone(), id.clone());
        ctx.write(move |tx, asker| name_holder(tx, asker, &slug, &id)).await?;
    }
    ctx.write(move |tx, asker| assign_vote(tx, asker, &slug, &id, &to)).await
}

async fn again(ctx: &Ctx, invalid: &Invalid) -> Outcome {
    let vote = load(ctx).await?;
    show(ctx, StatusCode::UNPROCESSABLE_ENTITY, &vote, &ctx.messages(invalid))
}

async fn load(ctx: &Ctx) -> Result<Assignable, Error> {
    let (slug, id) = (ctx.slug(), ctx.part("vote"));
    ctx.read(move |tx, asker| assignable(tx, asker, &slug, &id)).await
}

fn show(ctx: &Ctx, status: StatusCode, vote: &Assignable, messages: &Messages) -> Outcome {
    let t = ctx.t;
    let body = html! {
        (messages.summary(t))
        @if vote.back { (back(ctx, vote)) } @else {
            @if vote.own { (mine(ctx, vote)) }
            @if vote.scene.owns() { (somebody(ctx, vote, messages)) }
        }
    };
    let page = PollPage {
        scene: &vote.scene,
        tab: Tab::None,
        title: Some(t.assign_title()),
        body,
        scripts: &[people::SCRIPT],
        answers: None,
        width: Width::Narrow,
    };
    frame::poll_page(ctx, status, &page)
}

/// For the voter: into the own account.
fn mine(ctx: &Ctx, vote: &Assignable) -> Markup {
    let t = ctx.t;
    html! {
        section .stack {
            h2 { (t.assign_mine()) }
            p { (t.assign_mine_text()) }
            form method="post" {
                div .actions {
                    @let button = Button::new(t.assign_mine()).icon("user").send("do", "mine");
                    @if vote.scene.owns() { (button) } @else { (button.primary()) }
                }
            }
        }
    }
}

/// For the owner: to anybody's account.
fn somebody(ctx: &Ctx, vote: &Assignable, messages: &Messages) -> Markup {
    let t = ctx.t;
    let field = Field::text(FIELD, t.assign_user())
        .value(ctx.form.get(FIELD))
        .required(true)
        .error(messages.of(FIELD));
    html! {
        section .stack {
            h2 { (t.assign_title()) }
            p { (t.assign_text(t.who(&vote.vote.name))) }
            form .stack method="post" {
                (ctx.people(field, false))
                div .actions {
                    (Button::new(t.assign_do()).primary().icon("user"))
                    (Button::new(t.assign_cancel()).quiet().link(&path(&vote.scene.poll, "")))
                }
            }
        }
    }
}

/// For the owner, and for whoever it was linked to.
fn back(ctx: &Ctx, vote: &Assignable) -> Markup {
    let t = ctx.t;
    let of_reader = vote.vote.user == vote.scene.actor.user_id();
    let (title, text) = if of_reader {
        (t.assign_not_mine(), t.assign_not_mine_text().to_owned())
    } else {
        (t.assign_back(), t.assign_back_text(t.who(&vote.vote.name)))
    };
    html! {
        section .stack {
            h2 { (title) }
            p { (text) }
            form method="post" {
                div .actions {
                    (Button::new(title).primary().icon("undo").send("do", "back"))
                    @if vote.scene.may(crate::domain::access::Action::DeleteVote(&vote.vote.facts())) {
                        (Button::new(t.vote_delete()).quiet().icon("trash")
                            .link(&path(&vote.scene.poll, &format!("vote/{}/delete/", vote.vote.public_id))))
                    }
                    (Button::new(t.assign_cancel()).quiet().link(&path(&vote.scene.poll, "")))
                }
            }
        }
    }
}
