//! Owner's button: ends voting.

use crate::actions::poll_state::close_poll;
use crate::web::ctx::{Ctx, Outcome};
use crate::web::flash::Flash;

use super::frame;

/// `POST /poll/{slug}/close/`
pub async fn post(ctx: Ctx) -> Outcome {
    let slug = ctx.slug();
    let poll = ctx.write(move |tx, asker| close_poll(tx, asker, &slug)).await?;
    ctx.redirect(&frame::path(&poll, ""), Some(Flash::Closed))
}
