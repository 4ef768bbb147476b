//! Signing in.

use actix_web::http::StatusCode;
use maud::html;

use crate::actions::sessions::Proof;
use crate::actions::signed_in;
use crate::web::ctx::{Ctx, Outcome};
use crate::web::page::Page;
use crate::web::pages::registration;
use crate::web::pages::signon::stopped::Stop;
use crate::web::pages::signon::{buttons, stopped};
use crate::web::signon::{self, Typed};
use crate::web::ui::{self, Button, Field, Width};
use crate::web::{guess, second};

use super::passkey;

/// `GET /login/`
pub async fn get(ctx: Ctx) -> Outcome {
    let next = ctx.query.get("next").to_owned();
    show(&ctx, StatusCode::OK, "", &next, false).await
}

/// `POST /login/`: a wrong name and a wrong password are told alike, and take equally long.
/// That an account waits is told to whoever has its password.
pub async fn post(ctx: Ctx) -> Outcome {
    let login = ctx.form.get("username").trim().to_owned();
    let next = ctx.form.get("next").to_owned();
    // Asked even where passwords of ours open nothing: it counts the attempt.
    let own = guess::password(&ctx, &login, ctx.form.get("password")).await?;
    let (user, proof) = match own.filter(|_| ctx.app.config.local_passwords) {
        Some(known) if known.pending => return stopped::page(&ctx, Stop::Pending).await,
        Some(known) => (known.user, Proof { password: Some(known.hash), ..Proof::default() }),
        None => match signon::password(&ctx, &login, ctx.form.get("password")).await? {
            Typed::Fits(user, proof) => (user, proof),
            Typed::Stopped(stop) => return stopped::page(&ctx, stop).await,
            Typed::Wrong => {
                guess::wrong(&ctx, &login).await?;
                return show(&ctx, StatusCode::UNPROCESSABLE_ENTITY, &login, &next, true).await;
            }
        },
    };
    second::after_password(&ctx, user, proof, &next).await
}

async fn show(ctx: &Ctx, status: StatusCode, username: &str, next: &str, wrong: bool) -> Outcome {
    let t = ctx.t;
    let user = ctx.read(signed_in).await?;
    let autocomplete = if ctx.app.passkeys.are_possible() { "username webauthn" } else { "username" };
    let errors: &[(&str, &str)] = if wrong { &[("username", t.login_wrong())] } else { &[] };
    let body = html! {
        (ui::page_head(t.login_title(), None))
        (ui::error_summary(t.form_errors(), errors))
        div .stack {
            @if ctx.app.sign_on.asks_for_passwords(&ctx.app.config) {
                form .form method="post" action="/login/" {
                    input type="hidden" name="next" value=(next);
                    (Field::text("username", t.login_username()).value(username).required(true)
                        .autocomplete(autocomplete))
                    (Field::password("password", t.login_password()).required(true).autocomplete("current-password"))
                    div .actions { (Button::new(t.frame_sign_in()).primary()) }
                }
            }
            (passkey::button(ctx, t.passkey_sign_in(), "/login/passkey/", next))
            (buttons::buttons(ctx, next))
            (registration::ways_in(ctx))
        }
    };
    ctx.page(
        status,
        &Page {
            title: t.login_title(),
            body,
            width: Width::Narrow,
            user: user.as_ref(),
            scripts: &[passkey::SCRIPT],
            ..Page::default()
        },
    )
}
