//! The way back from a provider.

use crate::actions::identities::{self, Connected};
use crate::auth::oidc::Arrival;
use crate::domain::id::UserId;
use crate::domain::identity::Identity;
use crate::web::ctx::{Ctx, Outcome};
use crate::web::error::Error;
use crate::web::flash::Flash;
use crate::web::session;
use crate::web::signon::{self, Returned};

use super::stopped::{self, Stop};

/// `GET /auth/openid/{provider}/callback/`
pub async fn get(ctx: Ctx) -> Outcome {
    let id = ctx.part("provider");
    let Some(provider) = ctx.app.sign_on.oidc(&id) else { return Err(Error::NOT_FOUND) };
    let (issuer, create) = (provider.settings.issuer.clone(), provider.settings.create_accounts);
    let returned = match signon::take_up(&ctx, &id, ctx.query.get("state")).await? {
        Ok(returned) => returned,
        Err(stop) => return stopped::page(&ctx, stop).await,
    };
    // RFC 9207: an answer of another provider is not mixed up with one of this.
    let said = ctx.query.get("iss");
    if !said.is_empty() && said != issuer {
        return stopped::page(&ctx, Stop::Refused).await;
    }
    if ctx.query.has("error") {
        tracing::info!(provider = id, error = ctx.query.get("error"), "a provider sends somebody back");
        return away(&ctx, &returned);
    }
    match arrival(&ctx, &id, &returned).await? {
        Err(stop) => stopped::page(&ctx, stop).await,
        Ok(arrival) => match returned.connect {
            None => enter(&ctx, &returned.next, arrival, create).await,
            Some(user) => connect(&ctx, user, arrival.identity).await,
        },
    }
}

/// They changed their mind, or the provider does not let them.
fn away(ctx: &Ctx, returned: &Returned) -> Outcome {
    match returned.connect {
        Some(_) => ctx.redirect("/settings/connections/", Some(Flash::SignOnCancelled)),
        None => ctx.redirect("/login/", Some(Flash::SignOnCancelled)),
    }
}

async fn arrival(ctx: &Ctx, id: &str, returned: &Returned) -> Result<Result<Arrival, Stop>, Error> {
    let (code, ceremony) = (ctx.query.get("code").to_owned(), returned.ceremony.clone());
    let back = signon::back(ctx, id);
    let asked = signon::ask(ctx, id, move |it, now| it.arrival(now, &code, &ceremony, &back)).await?;
    Ok(asked.map_err(|error| Stop::of(&error)))
}

async fn enter(ctx: &Ctx, next: &str, arrival: Arrival, create: bool) -> Outcome {
    let identity = arrival.identity.clone();
    let entrance = ctx.write(move |tx, _| identities::enter(tx, &identity, create)).await?;
    match Stop::at(entrance) {
        Err(stop) => stopped::page(ctx, stop).await,
        Ok(user) => {
            let proof = signon::proof(ctx, &arrival.identity.provider, arrival.session, &arrival.id_token);
            session::start(ctx, user, proof).await?;
            ctx.redirect(next, Some(Flash::SignedIn))
        }
    }
}

/// Links the account, if whoever comes back is still signed in to the one for which it began.
async fn connect(ctx: &Ctx, user: UserId, identity: Identity) -> Outcome {
    if signon::required(ctx).await? != user {
        return stopped::page(ctx, Stop::Stale).await;
    }
    let connected = ctx.write(move |tx, asker| identities::connect(tx, asker, &identity)).await?;
    told(ctx, connected).await
}

/// What became of the wish to link an account.
pub(super) async fn told(ctx: &Ctx, connected: Connected) -> Outcome {
    match connected {
        Connected::Done => ctx.redirect("/settings/connections/", Some(Flash::Connected)),
        Connected::Taken => stopped::page(ctx, Stop::Taken).await,
        Connected::Already => stopped::page(ctx, Stop::Already).await,
    }
}
