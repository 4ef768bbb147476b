//! The way to a provider.

use crate::web::ctx::{Ctx, Outcome};
use crate::web::signon;

use super::stopped;

/// `GET /auth/openid/{provider}/login/`
pub async fn get(ctx: Ctx) -> Outcome {
    let next = ctx.query.get("next").to_owned();
    match signon::begin(&ctx, &ctx.part("provider"), &next, None).await? {
        Ok(place) => ctx.redirect(&place, None),
        Err(stop) => stopped::page(&ctx, stop).await,
    }
}

/// `GET /auth/openid/login/`, as it was called before there could be several.
pub async fn only(ctx: Ctx) -> Outcome {
    let query = ctx.request.uri().query().map(|query| format!("?{query}")).unwrap_or_default();
    match ctx.app.sign_on.providers.oidc() {
        [only] => ctx.redirect(&format!("/auth/openid/{}/login/{query}", only.settings.id), None),
        _ => ctx.redirect(&format!("/login/{query}"), None),
    }
}
