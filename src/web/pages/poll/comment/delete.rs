//! Deleting a comment.

use actix_web::http::StatusCode;
use maud::{PreEscaped, html};

use crate::actions::comments;
use crate::domain::markdown;
use crate::web::ctx::{Ctx, Outcome};
use crate::web::flash::Flash;
use crate::web::messages::Messages;
use crate::web::pages::poll::frame::path;
use crate::web::pages::poll::undo;
use crate::web::ui::{self, Button};

use super::form;

/// `GET /poll/{slug}/comment/{comment}/delete/`: asks first.
pub async fn get(ctx: Ctx) -> Outcome {
    let (slug, id) = (ctx.slug(), ctx.part("comment"));
    let (scene, comment) =
        ctx.read(move |tx, asker| comments::deletable_comment(tx, asker, &slug, &id)).await?;
    let t = ctx.t;
    let body = html! {
        (ui::panel(&html! {
            p { strong { (t.who(&comment.name)) } }
            div .prose { (PreEscaped(markdown::render(&comment.text))) }
        }))
        p { (t.comment_delete_text()) }
        form method="post" {
            div .actions {
                (Button::new(t.comment_delete()).danger().icon("trash"))
                (Button::new(t.comment_keep()).quiet().link(&path(&scene.poll, "#comments")))
            }
        }
    };
    form::page(&ctx, StatusCode::OK, &scene, t.comment_delete_title(), &body, &Messages::default())
}

/// `POST /poll/{slug}/comment/{comment}/delete/`
pub async fn post(ctx: Ctx) -> Outcome {
    let (slug, id) = (ctx.slug(), ctx.part("comment"));
    let back = format!("/poll/{slug}/#comments");
    let deleted = ctx.write(move |tx, asker| comments::delete_comment(tx, asker, &slug, &id)).await?;
    ctx.redirect_undoable(&back, Flash::CommentDeleted, undo::of(&ctx, deleted))
}
