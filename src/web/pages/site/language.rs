//! Choosing the language of the site.

use crate::actions::profile;
use crate::i18n::Locale;
use crate::web::ctx::{Ctx, Outcome};

/// `POST /i18n/setlang/`
pub async fn post(ctx: Ctx) -> Outcome {
    if let Some(locale) = Locale::from_code(ctx.form.get("language")) {
        ctx.set_cookie("lang", locale.code().to_owned(), Some(365));
        if ctx.asker.session.is_some() {
            ctx.write(move |tx, asker| profile::set_locale(tx, asker, locale.code())).await?;
        }
    }
    let next = ctx.next(ctx.form.get("next"));
    ctx.redirect(&next, None)
}
