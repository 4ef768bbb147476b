//! Owner's button: brings a deleted poll back.

use crate::actions::poll_state::restore_poll;
use crate::web::ctx::{Ctx, Outcome};
use crate::web::flash::Flash;

use super::frame;

/// `POST /poll/{slug}/restore/`
pub async fn post(ctx: Ctx) -> Outcome {
    let slug = ctx.slug();
    let poll = ctx.write(move |tx, asker| restore_poll(tx, asker, &slug)).await?;
    ctx.redirect(&frame::path(&poll, ""), Some(Flash::PollRestored))
}
