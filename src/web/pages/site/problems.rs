//! Whom to ask for help.

use crate::web::ctx::{Ctx, Outcome};

/// `GET /problems/`
pub async fn get(ctx: Ctx) -> Outcome {
    let mail = ctx.app.config.support_email.as_deref();
    let text = mail.map_or_else(|| ctx.t.problems_nobody().to_owned(), |mail| ctx.t.problems_text(mail));
    let title = ctx.t.problems_title();
    super::text::page(ctx, title, &text, "").await
}
