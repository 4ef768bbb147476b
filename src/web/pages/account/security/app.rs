//! An app that makes codes: setting it up, and doing without it.

use actix_web::http::StatusCode;
use maud::{Markup, html};

use crate::actions::factors::{self, Tried};
use crate::actions::{self, sessions};
use crate::domain::user::User;
use crate::secrets::{self, TotpSecret, recovery};
use crate::web::ctx::{Ctx, Outcome};
use crate::web::error::Error;
use crate::web::flash::Flash;
use crate::web::ui::{self, Button, Field};

/// `GET /settings/security/app/`: how to set it up, or turn it off.
pub async fn get(ctx: Ctx) -> Outcome {
    let (user, factors) = ctx
        .read(|tx, asker| {
            let user = sessions::confirmed(tx, asker)?;
            let factors = factors::of(tx, user.id)?;
            Ok::<_, actions::Error>((user, factors))
        })
        .await?;
    if factors.app {
        return super::show(&ctx, StatusCode::OK, &user, ctx.t.app_off_title(), ending(&ctx));
    }
    if !factors.password {
        return ctx.redirect("/settings/security/", None);
    }
    let secret = TotpSecret::new(&ctx.app.random);
    show(&ctx, StatusCode::OK, &user, &secret, false)
}

/// `POST /settings/security/app/`: turns it on, once the app has shown that it knows the secret; or off.
pub async fn post(ctx: Ctx) -> Outcome {
    if ctx.form.get("do") == "off" {
        ctx.write(factors::turn_off).await?;
        return ctx.redirect("/settings/security/", Some(Flash::SecondStepOff));
    }
    let user = ctx.read(sessions::still_confirmed).await?;
    // The form carries the secret, sealed for its account: until it is confirmed nothing needs to be stored.
    let sealed = secrets::decode(ctx.form.get("setup"));
    let Some(secret) = sealed.and_then(|sealed| TotpSecret::open(&sealed, user.id, &ctx.app.keys)) else {
        return show(&ctx, StatusCode::UNPROCESSABLE_ENTITY, &user, &TotpSecret::new(&ctx.app.random), true);
    };
    let codes = recovery::new_codes(&ctx.app.random);
    let (client, code) = (ctx.client, ctx.form.get("code").to_owned());
    let (wanted, kept) = (secret.clone(), codes.clone());
    let tried =
        ctx.write(move |tx, asker| factors::turn_on(tx, asker, client, &wanted, &code, &kept)).await?;
    match tried {
        Tried::Right(()) => super::codes::once(&ctx, &user, &codes, true),
        Tried::Wrong => show(&ctx, StatusCode::UNPROCESSABLE_ENTITY, &user, &secret, true),
        Tried::TooOften(wait) => Err(actions::Error::TooOften(wait).into()),
    }
}

fn show(ctx: &Ctx, status: StatusCode, user: &User, secret: &TotpSecret, wrong: bool) -> Outcome {
    let t = ctx.t;
    let error = wrong.then(|| t.app_wrong());
    let errors: Vec<_> = error.iter().map(|words| ("code", *words)).collect();
    let address = secret.address(&ctx.app.config.site_name, &user.username).unwrap_or_default();
    let sealed = secret.seal(user.id, &ctx.app.keys, &ctx.app.random).ok_or(Error::NOT_FOUND)?;
    let copy = ui::CopyText { label: t.app_key(), copy: t.link_copy(), copied: t.link_copied() };
    let body = html! {
        (ui::error_summary(t.form_errors(), &errors))
        div .stack.loose {
            section .stack {
                h2 { (t.app_first()) }
                p { (t.app_first_text()) }
                (ui::qr(&crate::web::qr::svg(&address), t.app_qr()))
                @if !address.is_empty() { div .actions { (Button::new(t.app_open()).icon("phone").link(&address)) } }
                (ui::copy_block("app-key", &secret.text(), copy))
            }
            section .stack {
                h2 { (t.app_then()) }
                form .form method="post" action="/settings/security/app/" {
                    input type="hidden" name="setup" value=(secrets::encode(&sealed));
                    (Field::text("code", t.second_code()).help(t.app_code_help()).required(true).error(error)
                        .maxlength(12).autocomplete("one-time-code").inputmode("numeric"))
                    div .actions {
                        (Button::new(t.app_on()).primary())
                        (Button::new(t.security_cancel()).quiet().link("/settings/security/"))
                    }
                }
            }
        }
    };
    super::show(ctx, status, user, t.app_title(), body)
}

fn ending(ctx: &Ctx) -> Markup {
    let t = ctx.t;
    html! {
        form .form method="post" action="/settings/security/app/" {
            p { (t.app_off_text()) }
            div .actions {
                (Button::new(t.app_off()).danger().send("do", "off"))
                (Button::new(t.security_cancel()).quiet().link("/settings/security/"))
            }
        }
    }
}
