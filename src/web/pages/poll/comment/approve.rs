//! Letting a held comment through.

use crate::actions::comments;
use crate::web::ctx::{Ctx, Outcome};
use crate::web::flash::Flash;

/// `POST /poll/{slug}/comment/{comment}/approve/`
pub async fn post(ctx: Ctx) -> Outcome {
    let (slug, id) = (ctx.slug(), ctx.part("comment"));
    let back = format!("/poll/{slug}/#comment-{id}");
    ctx.write(move |tx, asker| comments::approve_comment(tx, asker, &slug, &id)).await?;
    ctx.redirect(&back, Some(Flash::CommentApproved))
}
