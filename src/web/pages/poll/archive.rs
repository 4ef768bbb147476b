//! Putting a poll away from one's own list, and taking it out again.

use crate::actions::shelf::put_away;
use crate::web::ctx::{Ctx, Outcome};
use crate::web::flash::Flash;

/// `POST /poll/{slug}/archive/`
pub async fn post(ctx: Ctx) -> Outcome {
    let away = ctx.form.get("do") != "restore";
    let slug = ctx.slug();
    ctx.write(move |tx, asker| put_away(tx, asker, &slug, away)).await?;
    let next = if ctx.form.has("next") { ctx.next(ctx.form.get("next")) } else { "/settings/".to_owned() };
    ctx.redirect(&next, Some(if away { Flash::PollArchived } else { Flash::PollUnarchived }))
}
