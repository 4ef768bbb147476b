//! Changing a comment.

use actix_web::http::StatusCode;
use maud::html;

use crate::actions::{self, Asker, Scene, comments};
use crate::domain::text::COMMENT_MAX;
use crate::store::Tx;
use crate::web::ctx::{Ctx, Outcome};
use crate::web::error::Error;
use crate::web::flash::Flash;
use crate::web::messages::Messages;
use crate::web::pages::poll::frame::path;
use crate::web::pages::poll::lost;
use crate::web::ui::{Button, Field};

use super::add::has_many_links;
use super::{form, place};

/// `GET /poll/{slug}/comment/{comment}/edit/`
pub async fn get(ctx: Ctx) -> Outcome {
    let (slug, id) = (ctx.slug(), ctx.part("comment"));
    let (scene, comment) = ctx.read(move |tx, asker| comments::open_comment(tx, asker, &slug, &id)).await?;
    show(&ctx, StatusCode::OK, &scene, &comment.text, &Messages::default())
}

/// `POST /poll/{slug}/comment/{comment}/edit/`
pub async fn post(ctx: Ctx) -> Outcome {
    let (slug, id, text) = (ctx.slug(), ctx.part("comment"), ctx.form.get("text").to_owned());
    let suspicious = has_many_links(&text);
    let edit = move |tx: &mut Tx<'_>, asker: &Asker| {
        comments::edit_comment(tx, asker, &slug, &id, &text, suspicious)
    };
    match ctx.write(edit).await {
        Ok(comment) => {
            let flash = if comment.held { Flash::CommentHeld } else { Flash::Saved };
            ctx.redirect(&place(&ctx.slug(), &comment), Some(flash))
        }
        Err(Error::Action(actions::Error::Invalid(invalid))) => {
            let (slug, id) = (ctx.slug(), ctx.part("comment"));
            let (scene, _) = ctx.read(move |tx, asker| comments::open_comment(tx, asker, &slug, &id)).await?;
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            show(&ctx, status, &scene, ctx.form.get("text"), &ctx.messages(&invalid))
        }
        Err(error) => lost::comment(&ctx, error, "", ctx.form.get("text")).await,
    }
}

fn show(ctx: &Ctx, status: StatusCode, scene: &Scene, text: &str, messages: &Messages) -> Outcome {
    let t = ctx.t;
    let body = html! {
        form .form method="post" {
            (Field::textarea("text", t.comment_text(), 5).value(text).maxlength(COMMENT_MAX).required(true)
                .error(messages.of("text")))
            div .actions {
                (Button::new(t.comment_save()).primary().icon("check"))
                (Button::new(t.vote_link_back()).quiet().link(&path(&scene.poll, "#comments")))
            }
        }
    };
    form::page(ctx, status, scene, t.comment_edit_title(), &body, messages)
}
