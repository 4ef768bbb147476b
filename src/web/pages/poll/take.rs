//! Taking a guest's poll into one's account.

use crate::actions::poll_update::take_poll;
use crate::web::ctx::{Ctx, Outcome};
use crate::web::flash::Flash;

use super::frame;

/// `POST /poll/{slug}/take/`
pub async fn post(ctx: Ctx) -> Outcome {
    let slug = ctx.slug();
    let poll = ctx.write(move |tx, asker| take_poll(tx, asker, &slug)).await?;
    ctx.redirect(&frame::path(&poll, "share/"), Some(Flash::PollTaken))
}
