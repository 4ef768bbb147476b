//! One poll: what is known of it without its votes.

use actix_web::http::StatusCode;
use maud::{Markup, html};

use crate::actions::admin::polls::{self, Shown};
use crate::actions::admin::{By, Hand};
use crate::domain::poll::{Audience, UNDELETE_SECONDS, Voting};
use crate::domain::time::Instant;
use crate::web::ctx::{Ctx, Outcome};
use crate::web::flash::Flash;
use crate::web::pages::poll::labels::Labels;
use crate::web::ui::{self, Button, Tone};

use super::{Tab, console, when};

/// `GET /admin/polls/{poll}/`
pub async fn get(ctx: Ctx) -> Outcome {
    let slug = ctx.part("poll");
    let (by, shown) = ctx.read(move |tx, asker| polls::show(tx, Hand::Of(asker), &slug)).await?;
    show(&ctx, &by, &shown)
}

/// `POST /admin/polls/{poll}/delete/`
pub async fn delete(ctx: Ctx) -> Outcome {
    let slug = ctx.part("poll");
    ctx.write(move |tx, asker| polls::delete(tx, Hand::Of(asker), &slug)).await?;
    back(&ctx, Flash::PollDeleted)
}

/// `POST /admin/polls/{poll}/restore/`
pub async fn restore(ctx: Ctx) -> Outcome {
    let slug = ctx.part("poll");
    ctx.write(move |tx, asker| polls::restore(tx, Hand::Of(asker), &slug)).await?;
    back(&ctx, Flash::PollRestored)
}

/// `POST /admin/polls/{poll}/take-over/`
pub async fn take_over(ctx: Ctx) -> Outcome {
    let slug = ctx.part("poll");
    ctx.write(move |tx, asker| polls::take_over(tx, Hand::Of(asker), &slug)).await?;
    back(&ctx, Flash::TakenOver)
}

/// `POST /admin/polls/{poll}/give-back/`
pub async fn give_back(ctx: Ctx) -> Outcome {
    let slug = ctx.part("poll");
    ctx.write(move |tx, asker| polls::give_back(tx, Hand::Of(asker), &slug)).await?;
    back(&ctx, Flash::GivenBack)
}

fn back(ctx: &Ctx, flash: Flash) -> Outcome {
    ctx.redirect(&format!("/admin/polls/{}/", ctx.part("poll")), Some(flash))
}

fn show(ctx: &Ctx, by: &By, shown: &Shown) -> Outcome {
    let t = ctx.t;
    let poll = &shown.stored.poll;
    let path = |rest: &str| format!("/admin/polls/{}/{rest}", poll.slug);
    let can_come_back = poll.deleted_at.is_some_and(|at| ctx.now < at.plus(UNDELETE_SECONDS));
    let body = html! {
        (facts(ctx, shown))
        div .cluster {
            @if poll.deleted_at.is_none() {
                (Button::new(t.admin_open_poll()).link(&format!("/poll/{}/", poll.slug)))
                form method="post" action=(path("delete/")) { (Button::new(t.admin_delete_poll()).danger().icon("trash")) }
            } @else if can_come_back {
                form method="post" action=(path("restore/")) { (Button::new(t.deleted_restore()).icon("undo")) }
            }
        }
        @if shown.may_take_over && poll.deleted_at.is_none() { (support(ctx, shown, &path)) }
    };
    console(ctx, StatusCode::OK, by, Tab::Polls, Some(&poll.title), &body)
}

fn support(ctx: &Ctx, shown: &Shown, path: &dyn Fn(&str) -> String) -> Markup {
    let t = ctx.t;
    html! {
        section .panel.stack {
            h2 { (t.admin_support()) }
            @if shown.mine {
                p { (t.admin_support_on()) }
                div .cluster {
                    (Button::new(t.admin_support_open()).icon("edit")
                        .link(&format!("/poll/{}/settings/", shown.stored.poll.slug)))
                    form method="post" action=(path("give-back/")) { (Button::new(t.admin_give_back()).icon("undo")) }
                }
            } @else {
                p { (t.admin_support_text()) }
                form method="post" action=(path("take-over/")) { (Button::new(t.admin_take_over()).icon("key")) }
            }
        }
    }
}

fn facts(ctx: &Ctx, shown: &Shown) -> Markup {
    let t = ctx.t;
    let poll = &shown.stored.poll;
    let labels = Labels::of(ctx.t, ctx.zone, poll);
    let count = |number: usize| t.integer(i64::try_from(number).unwrap_or(i64::MAX));
    let audience = |audience| match audience {
        Audience::Link => t.options_link(),
        Audience::SignedIn => t.options_signed_in(),
        Audience::Invited => t.options_invited(),
    };
    let mut facts = vec![
        (t.admin_state(), state(ctx, shown)),
        (t.admin_address(), html! { "/poll/" (poll.slug) "/" }),
        (t.admin_owner(), super::polls::owner(ctx, shown.username.as_deref(), shown.group.as_deref())),
        (t.admin_made(), html! { (when(ctx, poll.created)) }),
        (t.admin_last(), html! { (shown.last.map_or(t.admin_never().to_owned(), |at| when(ctx, at))) }),
        (t.admin_votes(), html! { (t.integer(shown.stored.tally.votes())) }),
        (t.admin_choices(), html! { (count(shown.choices)) }),
        (t.admin_comments(), html! { (count(shown.comments)) }),
        (t.options_view(), html! { (audience(poll.settings.view_audience)) }),
        (t.options_vote(), html! { (audience(poll.settings.vote_audience)) }),
    ];
    if let Some(at) = poll.deadline {
        facts.push((t.admin_deadline(), html! { (labels.deadline(poll, at)) }));
    }
    for (name, until) in &shown.support {
        facts.push((t.admin_support(), html! { (t.admin_support_by(name, &when(ctx, Instant(*until)))) }));
    }
    ui::facts(&facts)
}

fn state(ctx: &Ctx, shown: &Shown) -> Markup {
    let t = ctx.t;
    let poll = &shown.stored.poll;
    html! {
        @match (poll.deleted_at, poll.voting(ctx.now)) {
            (Some(at), _) => {
                (ui::badge(Some(Tone::Danger), Some("trash"), t.admin_deleted())) " " (when(ctx, at))
            },
            (None, Voting::Open) => (ui::badge(Some(Tone::Info), None, t.badge_open())),
            (None, _) => (ui::badge(None, Some("lock"), t.badge_closed())),
        }
    }
}
