//! Deleting a poll, with a week to think again.

use actix_web::http::StatusCode;
use maud::html;

use crate::actions::{self, poll_state::delete_poll};
use crate::domain::access::Action;
use crate::web::ctx::{Ctx, Outcome};
use crate::web::flash::Flash;
use crate::web::ui::{Button, Width};

use super::frame::{self, PollPage, Tab};

/// `GET /poll/{slug}/delete/`: asks first.
pub async fn get(ctx: Ctx) -> Outcome {
    let slug = ctx.slug();
    let scene = ctx.read(move |tx, asker| actions::enter(tx, asker, &slug, Action::Delete)).await?;
    let t = ctx.t;
    let body = html! {
        form .form method="post" action=(frame::path(&scene.poll, "delete/")) {
            h2 { (t.delete_heading()) }
            p .lead { (t.delete_text(scene.tally.votes())) }
            div .actions {
                (Button::new(t.delete_do()).danger().icon("trash"))
                (Button::new(t.delete_keep()).link(&frame::path(&scene.poll, "settings/")))
            }
        }
    };
    let page = PollPage {
        scene: &scene,
        tab: Tab::Settings,
        title: Some(t.delete_title()),
        body,
        scripts: &[],
        answers: None,
        width: Width::Normal,
    };
    frame::poll_page(&ctx, StatusCode::OK, &page)
}

/// `POST /poll/{slug}/delete/`
pub async fn post(ctx: Ctx) -> Outcome {
    let slug = ctx.slug();
    let poll = ctx.write(move |tx, asker| delete_poll(tx, asker, &slug)).await?;
    // For its owner the poll's address now offers to bring it back.
    ctx.redirect(&frame::path(&poll, ""), Some(Flash::PollDeleted))
}
