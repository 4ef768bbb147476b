//! The page /privacy/.

use crate::web::ctx::{Ctx, Outcome};

/// `GET /privacy/`
pub async fn get(ctx: Ctx) -> Outcome {
    if let Some(url) = &ctx.app.config.privacy_url {
        return ctx.redirect(url, None);
    }
    let text = ctx.app.config.privacy_text.clone();
    let (title, otherwise) = (ctx.t.privacy_title(), ctx.t.privacy_text());
    super::text::page(ctx, title, &text, otherwise).await
}
