//! Putting a poll away from one's own list, and taking it out again.

use crate::actions::shelf::put_away;
use crate::web::ctx::{Ctx, Outcome};
use crate::web::error::Error;
use crate::web::flash::Flash;

/// `POST /poll/{slug}/archive/`
pub async fn post(ctx: Ctx) -> Outcome {
    let away = match ctx.form.get("do") {
        "archive" => true,
        "restore" => false,
        _ => return Err(Error::Malformed),
    };
    let slug = ctx.slug();
    ctx.write(move |tx, asker| put_away(tx, asker, &slug, away)).await?;
    let next = if ctx.form.has("next") { ctx.next(ctx.form.get("next")) } else { "/settings/".to_owned() };
    ctx.redirect(&next, Some(if away { Flash::PollArchived } else { Flash::PollUnarchived }))
}
