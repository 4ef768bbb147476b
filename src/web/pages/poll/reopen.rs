//! Owner's button: takes votes again.

use crate::actions::poll_state::reopen_poll;
use crate::web::ctx::{Ctx, Outcome};
use crate::web::flash::Flash;

use super::frame;

/// `POST /poll/{slug}/reopen/`
pub async fn post(ctx: Ctx) -> Outcome {
    let slug = ctx.slug();
    let poll = ctx.write(move |tx, asker| reopen_poll(tx, asker, &slug)).await?;
    ctx.redirect(&frame::path(&poll, ""), Some(Flash::Reopened))
}
