//! The page /imprint/.

use crate::web::ctx::{Ctx, Outcome};

/// `GET /imprint/`
pub async fn get(ctx: Ctx) -> Outcome {
    if let Some(url) = &ctx.app.config.imprint_url {
        return ctx.redirect(url, None);
    }
    let text = ctx.app.config.imprint_text.clone();
    let (title, otherwise) = (ctx.t.imprint_title(), ctx.t.imprint_text());
    super::text::page(ctx, title, &text, otherwise).await
}
