//! The edit link of a vote that hangs on no account.

use actix_web::http::StatusCode;
use maud::{Markup, html};

use crate::actions::{Scene, vote_delete};
use crate::domain::id::PublicId;
use crate::domain::poll::{Poll, Voting};
use crate::domain::vote::Vote;
use crate::secrets::Capability;
use crate::web::ctx::{Ctx, Outcome};
use crate::web::error::Error;
use crate::web::flash::Flash;
use crate::web::ui::{self, Button, Tone, Width};

use super::frame::{self, PollPage, Tab, path};
use super::links;
use super::mailed::{self, Again};
use super::vote_data;

/// `GET /poll/{slug}/vote/{vote}/link/`
pub async fn get(ctx: Ctx) -> Outcome {
    let (slug, id) = (ctx.slug(), ctx.part("vote"));
    let (scene, vote) = ctx.read(move |tx, asker| vote_delete::linked_vote(tx, asker, &slug, &id)).await?;
    page(&ctx, StatusCode::OK, &scene, &vote, &Again::default())
}

/// The page, with what is to be said in the form that mails the link.
pub fn page(ctx: &Ctx, status: StatusCode, scene: &Scene, vote: &Vote, again: &Again) -> Outcome {
    if vote.user.is_some() {
        return Err(Error::NOT_FOUND);
    }
    let t = ctx.t;
    let action = path(&scene.poll, &format!("vote/{}/link/", vote.public_id));
    let body = html! {
        (again.summary(ctx))
        section .stack {
            h2 { (t.vote_link()) }
            p { (t.vote_link_text()) }
            (link(ctx, &scene.poll, &vote.public_id, vote.edit_epoch, !ctx.app.config.mails()))
            (mailed::form(ctx, &action, again))
        }
        (vote_data::section(ctx, scene, vote))
        section {
            div .actions { (Button::new(t.vote_link_back()).link(&path(&scene.poll, ""))) }
        }
    };
    show(ctx, status, scene, t.vote_link(), body)
}

/// The only time that the link to an anonymous vote of a signed-in person is shown: nothing in the
/// database leads from the person to it.
pub fn once(ctx: &Ctx, scene: &Scene, vote: &PublicId, epoch: i64) -> Outcome {
    let t = ctx.t;
    let body = html! {
        section .stack data-told=(Flash::Voted.code()) {
            h2 { (t.vote_once_title()) }
            (ui::notice(Tone::Warning, &html! { (t.vote_once_text()) }))
            (link(ctx, &scene.poll, vote, epoch, true))
            div .actions { (Button::new(t.vote_once_on()).primary().link(&path(&scene.poll, ""))) }
        }
    };
    show(ctx, StatusCode::OK, scene, t.vote_once_title(), body)
}

/// For the results page of whoever holds the link: folded away, quiet. Nothing for others.
/// `whose` tells several of them apart; empty where there is one alone.
pub fn box_(ctx: &Ctx, scene: &Scene, vote: &PublicId, whose: &str) -> Markup {
    let t = ctx.t;
    let held = scene.actor.grants.votes.iter().find(|(id, _)| id == vote);
    let mails = ctx.app.config.mails();
    let page = path(&scene.poll, &format!("vote/{vote}/link/#mail"));
    let data = path(&scene.poll, &format!("vote/{vote}/link/#data"));
    html! {
        // Where voting has ended there is nothing to change, but still something to take along.
        @if held.is_some() && scene.poll.voting(ctx.now) != Voting::Open {
            p .small { a href=(data) { (t.vote_data_title()) @if !whose.is_empty() { " (" (whose) ")" } } }
        } @else if let Some((_, epoch)) = held {
            (ui::more_options(t.vote_link_summary(), whose, false, &html! {
                p { (t.vote_link_text()) }
                (link(ctx, &scene.poll, vote, *epoch, !mails))
                div .cluster {
                    @if mails { (Button::new(t.mailed_link_title()).icon("mail").link(&page)) }
                    (Button::new(t.vote_data_title()).quiet().icon("user").link(&data))
                }
            }))
        }
    }
}

/// Address of the link, as it is copied and sent.
pub fn address(ctx: &Ctx, poll: &Poll, vote: &PublicId, epoch: i64) -> String {
    let code = Capability::Vote(&poll.anchor(), vote.as_str()).code(epoch, &ctx.app.keys);
    ctx.app.absolute(&path(poll, &format!("vote/{vote}/key/{code}/")))
}

fn link(ctx: &Ctx, poll: &Poll, vote: &PublicId, epoch: i64, by_own_program: bool) -> Markup {
    let t = ctx.t;
    let address = address(ctx, poll, vote, epoch);
    let mail = links::mailto(&t.vote_link_subject(&poll.title), &address);
    html! {
        (links::copy(ctx, &format!("link-{vote}"), &address, t.vote_link_label()))
        div .cluster {
            (links::qr(&address, t.vote_link_qr()))
            @if by_own_program { (Button::new(t.vote_link_mail()).quiet().icon("mail").link(&mail)) }
        }
    }
}

fn show(ctx: &Ctx, status: StatusCode, scene: &Scene, title: &str, body: Markup) -> Outcome {
    let (title, tab, width) = (Some(title), Tab::None, Width::Narrow);
    let page = PollPage { scene, tab, title, body, scripts: &[], answers: None, width };
    frame::poll_page(ctx, status, &page)
}
