//! Passkeys of one's own: adding, naming, removing.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use maud::html;
use serde_json::json;

use crate::actions::passkeys::{self, Ceremony};
use crate::actions::{self};
use crate::domain::user::User;
use crate::store::passkeys::{Known, Listed};
use crate::web::ctx::{Ctx, Outcome};
use crate::web::error::Error;
use crate::web::flash::Flash;
use crate::web::messages::Messages;
use crate::web::pages::account::passkey::failed;
use crate::web::ui::{self, Button, Field};

const BACK: &str = "/settings/security/";

/// `POST /settings/security/passkeys/options/`: what the browser is to ask a new authenticator.
pub async fn options(ctx: Ctx) -> Outcome {
    let (user, known) = ctx.read(passkeys::before_adding).await?;
    let handle = passkeys::handle(&ctx.app.keys, user.id);
    let asked = ctx.app.passkeys.start_adding(handle, &user.username, &user.name, known);
    let asked = asked.ok_or(Error::NOT_FOUND)?;
    let (name, state, id) = (ctx.app.random.public_id(), asked.state, user.id);
    ctx.write(move |tx, _| passkeys::begin(tx, Ceremony::Add, Some(id), &name, &state)).await?;
    Ok(HttpResponse::Ok().json(json!({ "ceremony": name.as_str(), "options": asked.options })))
}

/// `POST /settings/security/passkeys/`: keeps the new one.
pub async fn post(ctx: Ctx) -> Outcome {
    let (user, _) = ctx.read(passkeys::before_adding).await?;
    let ceremony = ctx.form.get("ceremony").to_owned();
    let begun = match ctx.write(move |tx, _| passkeys::take(tx, Ceremony::Add, &ceremony)).await {
        Err(Error::Action(actions::Error::NotFound)) => return failed(&ctx),
        other => other?,
    };
    let (Some(owner), state) = begun else { return failed(&ctx) };
    if owner != user.id {
        return failed(&ctx);
    }
    let Some(added) = ctx.app.passkeys.finish_adding(&state, ctx.form.get("credential")) else {
        return failed(&ctx);
    };
    let (public_id, given) = (ctx.app.random.public_id(), ctx.form.get("name").to_owned());
    let known = Known { user: user.id, credential: added.credential };
    let done =
        ctx.write(move |tx, asker| passkeys::add(tx, asker, &added.id, &public_id, &given, &known)).await;
    match done {
        Ok(()) => {
            ctx.set_cookie("flash", Flash::PasskeyAdded.code().to_owned(), None);
            Ok(HttpResponse::Ok().json(json!({ "next": ctx.address(BACK) })))
        }
        Err(Error::Action(actions::Error::Invalid(_) | actions::Error::Stale)) => failed(&ctx),
        Err(error) => Err(error),
    }
}

/// `GET /settings/security/passkeys/{passkey}/`
pub async fn one(ctx: Ctx) -> Outcome {
    let (user, passkey) = own(&ctx).await?;
    show(&ctx, StatusCode::OK, &user, &passkey, &passkey.name, &Messages::default())
}

/// `POST /settings/security/passkeys/{passkey}/`: names it anew, or removes it.
pub async fn change(ctx: Ctx) -> Outcome {
    let (id, given) = (ctx.part("passkey"), ctx.form.get("name").to_owned());
    if ctx.form.get("do") == "remove" {
        ctx.write(move |tx, asker| passkeys::remove(tx, asker, &id)).await?;
        return ctx.redirect(BACK, Some(Flash::PasskeyRemoved));
    }
    match ctx.write(move |tx, asker| passkeys::rename(tx, asker, &id, &given)).await {
        Err(Error::Action(actions::Error::Invalid(invalid))) => {
            let (user, passkey) = own(&ctx).await?;
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            show(&ctx, status, &user, &passkey, ctx.form.get("name"), &ctx.messages(&invalid))
        }
        other => other.and_then(|()| ctx.redirect(BACK, Some(Flash::Saved))),
    }
}

async fn own(ctx: &Ctx) -> Result<(User, Listed), Error> {
    let id = ctx.part("passkey");
    ctx.read(move |tx, asker| passkeys::own(tx, asker, &id)).await
}

fn show(
    ctx: &Ctx,
    status: StatusCode,
    user: &User,
    passkey: &Listed,
    name: &str,
    messages: &Messages,
) -> Outcome {
    let t = ctx.t;
    let action = format!("{BACK}passkeys/{}/", passkey.public_id);
    let used =
        passkey.used.map_or_else(|| t.security_passkey_unused().to_owned(), |at| super::instant(ctx, at));
    let body = html! {
        (messages.summary(t))
        div .stack.loose {
            (ui::facts(&[
                (t.passkey_created(), html! { (super::instant(ctx, passkey.created)) }),
                (t.passkey_used(), html! { (used) }),
            ]))
            form .form method="post" action=(action) {
                (Field::text("name", t.security_passkey_name()).value(name).required(true).maxlength(80)
                    .error(messages.of("name")).autocomplete("off"))
                div .actions {
                    (Button::new(t.passkey_save()).primary())
                    (Button::new(t.security_cancel()).quiet().link(BACK))
                }
            }
            form .form method="post" action=(action) {
                p .help { (t.passkey_remove_text()) }
                div .actions { (Button::new(t.passkey_remove()).danger().icon("trash").send("do", "remove")) }
            }
        }
    };
    super::show(ctx, status, user, t.passkey_title(), body)
}
