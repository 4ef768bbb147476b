//! Signing out.

use crate::actions::sessions;
use crate::web::ctx::{Ctx, Outcome};
use crate::web::flash::Flash;

/// `POST /logout/`
pub async fn post(ctx: Ctx) -> Outcome {
    ctx.write(sessions::sign_out).await?;
    ctx.clear_cookie("session");
    ctx.redirect("/", Some(Flash::SignedOut))
}
