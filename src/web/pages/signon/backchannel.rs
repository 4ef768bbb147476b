//! A provider ends sessions (OpenID Connect Back-Channel Logout 1.0). No browser is involved.

use actix_web::HttpResponse;

use crate::actions::{self, identities};
use crate::auth;
use crate::secrets;
use crate::web::ctx::{Ctx, Outcome};
use crate::web::error::Error;
use crate::web::limits::Deed;
use crate::web::signon;

/// `POST /auth/openid/{provider}/backchannel-logout/`: 200 if the sessions ended, 400 for a message that must not be
/// believed or was here before.
pub async fn post(ctx: Ctx) -> Outcome {
    let id = ctx.part("provider");
    if ctx.app.sign_on.oidc(&id).is_none() {
        return Err(Error::NOT_FOUND);
    }
    ctx.count(Deed::ProviderCall, &id)?;
    let token = ctx.form.get("logout_token").to_owned();
    let logout = match signon::ask(&ctx, &id, move |provider, now| provider.logout(now, &token)).await? {
        Ok(logout) => logout,
        Err(auth::Error::Unreachable(_)) => return Err(Error::Busy),
        Err(_) => return Ok(refused()),
    };
    let once = secrets::encode(&ctx.app.keys.sign(&[b"logout token", id.as_bytes(), logout.id.as_bytes()]));
    let ended = ctx
        .write(move |tx, _| {
            let (subject, session) = (logout.subject.as_deref(), logout.session.as_deref());
            identities::end_sessions(tx, &id, subject, session, &once)
        })
        .await;
    match ended {
        Ok(_) => Ok(HttpResponse::Ok().finish()),
        Err(Error::Action(actions::Error::Stale)) => Ok(refused()),
        Err(error) => Err(error),
    }
}

fn refused() -> HttpResponse {
    HttpResponse::BadRequest().content_type("application/json").body(r#"{"error":"invalid_request"}"#)
}
