//! Signing in by a passkey, and showing by one who one is. Scripts send these forms and read JSON.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use maud::{Markup, html};
use serde_json::json;

use crate::actions::passkeys::{self, Ceremony};
use crate::actions::{self, sessions, signed_in};
use crate::domain::access::Denial;
use crate::domain::id::UserId;
use crate::web::ctx::{Ctx, Outcome};
use crate::web::error::Error;
use crate::web::limits::Deed;
use crate::web::passkeys::Answer;
use crate::web::ui::Button;
use crate::web::{second, session};

/// The script of these pages.
pub const SCRIPT: &str = "passkeys.js";

/// A button for browsers that have passkeys; the script shows it. `finish` is the address of the answer.
pub fn button(ctx: &Ctx, label: &str, finish: &str, next: &str) -> Markup {
    html! {
        @if ctx.app.passkeys.are_possible() {
            form .form method="post" action=(finish) data-passkey="use" data-options="/login/passkey/options/"
                data-failed=(ctx.t.passkey_failed()) hidden {
                input type="hidden" name="next" value=(next);
                p role="status" hidden {}
                div .actions { (Button::new(label).icon("key")) }
            }
        }
    }
}

/// `POST /login/passkey/options/`: what the browser is to ask the authenticator.
pub async fn options(ctx: Ctx) -> Outcome {
    ctx.count(Deed::Ceremony, "")?;
    let asked = ctx.app.passkeys.start().ok_or(Error::NOT_FOUND)?;
    let (name, state) = (ctx.app.random.public_id(), asked.state);
    ctx.write(move |tx, _| passkeys::begin(tx, Ceremony::SignIn, None, &name, &state)).await?;
    Ok(HttpResponse::Ok().json(json!({ "ceremony": name.as_str(), "options": asked.options })))
}

/// `POST /login/passkey/`: signs in; a passkey is both steps at once.
pub async fn sign_in(ctx: Ctx) -> Outcome {
    let Some(user) = verified(&ctx).await? else { return failed(&ctx) };
    session::start(&ctx, user, sessions::Proof::default()).await?;
    second::forget(&ctx);
    let next = ctx.next(ctx.form.get("next"));
    ctx.set_cookie("flash", crate::web::flash::Flash::SignedIn.code().to_owned(), None);
    Ok(HttpResponse::Ok().json(json!({ "next": ctx.address(&next) })))
}

/// `POST /login/again/passkey/`: shows who the signed-in person is.
pub async fn again(ctx: Ctx) -> Outcome {
    let user = ctx.read(signed_in).await?.ok_or(actions::Error::Denied(Denial::LoginRequired))?;
    if verified(&ctx).await? != Some(user.id) {
        return failed(&ctx);
    }
    ctx.write(sessions::confirm).await?;
    let next = ctx.next(ctx.form.get("next"));
    Ok(HttpResponse::Ok().json(json!({ "next": ctx.address(&next) })))
}

/// Tells the script that it did not work.
pub(super) fn failed(ctx: &Ctx) -> Outcome {
    let status = StatusCode::UNPROCESSABLE_ENTITY;
    Ok(HttpResponse::build(status).json(json!({ "error": ctx.t.passkey_failed() })))
}

/// The person whose passkey has answered; nothing if it did not fit, whyever.
async fn verified(ctx: &Ctx) -> Result<Option<UserId>, Error> {
    let Some(answer) = Answer::read(ctx.form.get("credential")) else { return Ok(None) };
    let (name, id) = (ctx.form.get("ceremony").to_owned(), answer.credential());
    let wanted = id.clone();
    let begun = ctx
        .write(move |tx, _| {
            let (_, state) = passkeys::take(tx, Ceremony::SignIn, &name)?;
            // The ceremony is used up, whatever was answered.
            Ok::<_, actions::Error>((state, passkeys::known(tx, &wanted)?))
        })
        .await;
    let (state, known) = match begun {
        Ok((state, Some(known))) => (state, known),
        Ok((_, None)) | Err(Error::Action(actions::Error::NotFound)) => return Ok(None),
        Err(error) => return Err(error),
    };
    let own = answer.handle().is_some_and(|handle| passkeys::is_handle(&ctx.app.keys, known.user, &handle));
    let Some(after) = ctx.app.passkeys.finish(&state, &answer, &known.credential).filter(|_| own) else {
        return Ok(None);
    };
    let before = known.credential;
    match ctx.write(move |tx, _| passkeys::used(tx, &id, &before, &after)).await {
        Err(Error::Action(actions::Error::Stale)) => Ok(None),
        other => other.map(|()| Some(known.user)),
    }
}
