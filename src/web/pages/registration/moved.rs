//! Addresses that upstream has, and that lead elsewhere here.

use crate::web::ctx::{Ctx, Outcome};

use super::{forgot, request};

/// `GET /registration/account/`
pub async fn account(ctx: Ctx) -> Outcome {
    ctx.redirect("/settings/profile/", None)
}

/// `GET /registration/request_successful/{email}/`
pub async fn requested(ctx: Ctx) -> Outcome {
    ctx.redirect(&format!("{}?sent=1", request::PATH), None)
}

/// `GET /registration/password_reset/done/`
pub async fn reset_sent(ctx: Ctx) -> Outcome {
    ctx.redirect(&format!("{}?sent=1", forgot::PATH), None)
}

/// `GET /registration/password_reset/complete/`
pub async fn reset_done(ctx: Ctx) -> Outcome {
    ctx.redirect("/login/", None)
}
