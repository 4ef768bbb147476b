//! Signing out.

use crate::actions::sessions;
use crate::web::ctx::{Ctx, Outcome};
use crate::web::flash::Flash;
use crate::web::pages::signon::onward;
use crate::web::signon;

/// `POST /logout/`: here, and at the provider if the session came from one.
pub async fn post(ctx: Ctx) -> Outcome {
    let way_out = signon::way_out(&ctx).await?;
    ctx.write(sessions::sign_out).await?;
    ctx.clear_cookie("session");
    let Some((name, place)) = way_out else { return ctx.redirect("/", Some(Flash::SignedOut)) };
    onward::page(&ctx, ctx.t.flash_signed_out(), &ctx.t.signon_onward_out(&name), &place)
}
