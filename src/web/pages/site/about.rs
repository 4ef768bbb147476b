//! The page /about/.

use crate::web::ctx::{Ctx, Outcome};

/// `GET /about/`
pub async fn get(ctx: Ctx) -> Outcome {
    let text = ctx.app.config.about_text.clone();
    let (title, otherwise) = (ctx.t.about_title(), ctx.t.about_text());
    super::text::page(ctx, title, &text, otherwise).await
}
