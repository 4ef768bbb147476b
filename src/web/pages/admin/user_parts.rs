//! Parts of the page of one account: its address, its second step, its sessions.

use maud::{Markup, html};

use crate::actions::factors::Factors;
use crate::store::accounts::Account;
use crate::store::sessions::Listed;
use crate::web::ctx::Ctx;
use crate::web::messages::Messages;
use crate::web::pages::account::sessions::list;
use crate::web::ui::{self, Button, Field};

/// A form to give it an address, or to confirm the one it has.
pub(super) fn email(ctx: &Ctx, account: &Account, messages: &Messages, action: &str) -> Markup {
    let t = ctx.t;
    let value = if ctx.form.has("email") { ctx.form.get("email") } else { &account.email };
    let confirmed = account.confirmed || account.email.is_empty();
    html! {
        form .admin-search method="post" action=(action) {
            (Field::text("email", t.admin_email())
                .value(value)
                .required(true)
                .autocomplete("off")
                .inputmode("email")
                .help(t.admin_email_help())
                .error(messages.of("email")))
            (Button::new(if confirmed { t.admin_email_set() } else { t.admin_email_confirm() }))
        }
    }
}

/// What protects it beside the password, and a button that takes that away.
pub(super) fn second(ctx: &Ctx, factors: &Factors, action: &str) -> Markup {
    let t = ctx.t;
    let passkeys = i64::try_from(factors.passkeys.len()).unwrap_or(i64::MAX);
    let app = if factors.app { t.security_on() } else { t.security_off() };
    html! {
        section .stack {
            h2 { (t.admin_second()) }
            (ui::facts(&[
                (t.security_app(), html! { (app) }),
                (t.admin_codes(), html! { (t.integer(factors.codes)) }),
                (t.security_passkeys(), html! { (t.integer(passkeys)) }),
            ]))
            @if factors.has_any() {
                form .stack method="post" action=(action) {
                    p .muted { (t.admin_second_text()) }
                    div .actions { (Button::new(t.admin_second_off()).icon("key")) }
                }
            }
        }
    }
}

/// Where it is signed in, and buttons that end that.
pub(super) fn sessions(ctx: &Ctx, listed: &[Listed], action: &str) -> Markup {
    let t = ctx.t;
    html! {
        section .stack {
            h2 { (t.admin_sessions()) }
            @if listed.is_empty() { p .muted { (t.admin_sessions_none()) } } @else {
                (list(ctx, listed, action))
                form method="post" action=(action) { (Button::new(t.admin_end_sessions()).icon("logout")) }
            }
        }
    }
}
