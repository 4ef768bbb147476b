//! Under which licence the program is, and where its source is to be had.

use crate::web::ctx::{Ctx, Outcome};

/// `GET /licenses/`
pub async fn get(ctx: Ctx) -> Outcome {
    let (title, text) = (ctx.t.licenses_title(), ctx.t.licenses_text());
    super::text::page(ctx, title, text, "").await
}
