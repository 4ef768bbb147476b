//! Technical information: what runs here, and how the site treats its readers.

use crate::web::ctx::{Ctx, Outcome};

/// `GET /technical_info/`
pub async fn get(ctx: Ctx) -> Outcome {
    let text = ctx.t.technical_text(env!("CARGO_PKG_VERSION"));
    let title = ctx.t.technical_title();
    super::text::page(ctx, title, &text, "").await
}
