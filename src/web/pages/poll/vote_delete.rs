//! Deleting a vote.

use actix_web::http::StatusCode;
use maud::html;

use crate::actions::vote_delete;
use crate::web::ctx::{Ctx, Outcome};
use crate::web::flash::Flash;
use crate::web::ui::{Button, Width};

use super::frame::{self, PollPage, Tab, path};
use super::undo;

/// `GET /poll/{slug}/vote/{vote}/delete/`: asks first.
pub async fn get(ctx: Ctx) -> Outcome {
    let (slug, id) = (ctx.slug(), ctx.part("vote"));
    let (scene, vote) = ctx.read(move |tx, asker| vote_delete::deletable_vote(tx, asker, &slug, &id)).await?;
    let t = ctx.t;
    // Whoever owns the poll may see the name; the others see their own.
    let said = if vote.anonymous {
        t.vote_delete_anonymous().to_owned()
    } else {
        t.vote_delete_of(t.who(&vote.name))
    };
    let body = html! {
        section .stack {
            h2 { (t.vote_delete_title()) }
            p { (said) }
            form method="post" {
                div .actions {
                    (Button::new(t.vote_delete()).danger().icon("trash"))
                    (Button::new(t.vote_keep()).quiet().link(&path(&scene.poll, "")))
                }
            }
        }
    };
    let title = Some(t.vote_delete_title());
    let (tab, width) = (Tab::None, Width::Narrow);
    let page = PollPage { scene: &scene, tab, title, body, scripts: &[], answers: None, width };
    frame::poll_page(&ctx, StatusCode::OK, &page)
}

/// `POST /poll/{slug}/vote/{vote}/delete/`
pub async fn post(ctx: Ctx) -> Outcome {
    let (slug, id) = (ctx.slug(), ctx.part("vote"));
    let deleted = ctx.write(move |tx, asker| vote_delete::delete_vote(tx, asker, &slug, &id)).await?;
    ctx.redirect_undoable(&format!("/poll/{}/", ctx.slug()), Flash::VoteDeleted, undo::of(&ctx, deleted))
}
