//! How one's account is protected.

pub mod app;
pub mod codes;
pub mod passkeys;
pub mod password;

use actix_web::http::StatusCode;
use maud::{Markup, html};

use super::frame::{self, AccountPage, Tab};
use crate::actions::factors::{self, Factors};
use crate::actions::{self, signed_in};
use crate::domain::access::Denial;
use crate::domain::time::Instant;
use crate::domain::user::User;
use crate::store::passkeys::Listed;
use crate::web::ctx::{Ctx, Outcome};
use crate::web::ui::{self, Button, Field, Tone};

/// So few recovery codes that their owner is told to make new ones.
const FEW_CODES: i64 = 3;

/// `GET /settings/security/`
pub async fn get(ctx: Ctx) -> Outcome {
    let (user, factors) = ctx
        .read(|tx, asker| {
            let user = signed_in(tx, asker)?.ok_or(actions::Error::Denied(Denial::LoginRequired))?;
            let factors = factors::of(tx, user.id)?;
            Ok::<_, actions::Error>((user, factors))
        })
        .await?;
    let body = html! {
        div .stack.loose {
            @if factors.password && ctx.app.config.local_passwords { (of_password(&ctx)) (of_app(&ctx, &factors)) }
            @else { (ui::notice(Tone::Info, &html! { (ctx.t.security_elsewhere()) })) }
            @if ctx.app.passkeys.are_possible() { (of_passkeys(&ctx, &factors.passkeys)) }
        }
    };
    show(&ctx, StatusCode::OK, &user, ctx.t.security_title(), body)
}

/// A page of this part.
fn show(ctx: &Ctx, status: StatusCode, user: &User, title: &str, body: Markup) -> Outcome {
    let scripts = &[super::passkey::SCRIPT];
    frame::page(ctx, status, &AccountPage { user, tab: Tab::Security, title, lead: None, body, scripts })
}

fn of_password(ctx: &Ctx) -> Markup {
    let t = ctx.t;
    html! {
        section .stack {
            h2 { (t.security_password()) }
            p { (t.security_password_text()) }
            div .actions { (Button::new(t.security_password_change()).link("/settings/security/password/")) }
        }
    }
}

fn of_app(ctx: &Ctx, factors: &Factors) -> Markup {
    let t = ctx.t;
    html! {
        section .stack {
            div .cluster {
                h2 { (t.security_app()) }
                @if factors.app { (ui::badge(Some(Tone::Success), Some("check"), t.security_on())) }
                @else { (ui::badge(None, None, t.security_off())) }
            }
            p { (t.security_app_text()) }
            @if factors.app {
                @let left = t.security_codes_left(factors.codes);
                @if factors.codes <= FEW_CODES { (ui::notice(Tone::Warning, &html! { (left) })) } @else { p { (left) } }
            }
            div .actions {
                @if factors.app {
                    (Button::new(t.security_codes_new()).link("/settings/security/codes/"))
                    (Button::new(t.security_app_off()).quiet().link("/settings/security/app/"))
                } @else {
                    (Button::new(t.security_app_on()).link("/settings/security/app/"))
                }
            }
        }
    }
}

fn of_passkeys(ctx: &Ctx, passkeys: &[Listed]) -> Markup {
    let t = ctx.t;
    html! {
        section #passkeys .stack {
            h2 { (t.security_passkeys()) }
            p { (t.security_passkeys_text()) }
            @if !passkeys.is_empty() { ul .rows { @for passkey in passkeys { li { (row(ctx, passkey)) } } } }
            form .form method="post" action="/settings/security/passkeys/" data-passkey="add"
                data-options="/settings/security/passkeys/options/" data-failed=(t.passkey_failed()) hidden {
                (Field::text("name", t.security_passkey_name()).help(t.security_passkey_name_help()).required(true)
                    .maxlength(80).autocomplete("off"))
                p role="status" hidden {}
                div .actions { (Button::new(t.security_passkey_add()).icon("key")) }
            }
        }
    }
}

fn row(ctx: &Ctx, passkey: &Listed) -> Markup {
    let t = ctx.t;
    let used = match passkey.used {
        Some(at) => t.security_passkey_used(&instant(ctx, at)),
        None => t.security_passkey_unused().to_owned(),
    };
    html! {
        @let page = format!("/settings/security/passkeys/{}/", passkey.public_id);
        span .grow { strong { (passkey.name) } br; span .muted { (used) } }
        span { a .btn.slim href=(page) { (t.security_passkey_change()) span .vh { " " (passkey.name) } } }
    }
}

/// A time in the zone of the reader.
fn instant(ctx: &Ctx, at: Instant) -> String {
    ctx.t.instant(at.utc().and_utc(), ctx.zone.unwrap_or(ctx.app.config.zone))
}
