//! Choosing light or dark.

use crate::web::ctx::{Ctx, Outcome};

/// `POST /theme/`
pub async fn post(ctx: Ctx) -> Outcome {
    match ctx.form.get("theme") {
        theme @ ("light" | "dark") => ctx.set_cookie("theme", theme.to_owned(), Some(365)),
        _ => ctx.clear_cookie("theme"),
    }
    let next = ctx.next(ctx.form.get("next"));
    ctx.redirect(&next, None)
}
