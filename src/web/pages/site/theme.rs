//! Choosing light or dark.

use crate::actions::profile;
use crate::web::ctx::{Ctx, Outcome};

/// `POST /theme/`
pub async fn post(ctx: Ctx) -> Outcome {
    let theme = match ctx.form.get("theme") {
        "light" => "light",
        "dark" => "dark",
        _ => "",
    };
    match theme {
        "" => ctx.clear_cookie("theme"),
        theme => ctx.set_cookie("theme", theme.to_owned(), Some(365)),
    }
    if ctx.asker.session.is_some() {
        ctx.write(move |tx, asker| profile::set_theme(tx, asker, theme)).await?;
    }
    let next = ctx.next(ctx.form.get("next"));
    ctx.redirect(&next, None)
}
