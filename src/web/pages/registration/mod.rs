//! Making an account, and getting back into one: by links that are mailed.

mod even;
mod link;

pub mod create;
pub mod email;
pub mod forgot;
pub mod moved;
pub mod request;
pub mod reset;

use maud::{Markup, html};

use crate::config::Registration;
use crate::web::ctx::Ctx;

/// Below the form for signing in: what to do without an account, or without its password.
pub fn ways_in(ctx: &Ctx) -> Markup {
    let t = ctx.t;
    html! {
        ul .plain-list {
            @if offered(ctx) != Registration::Off {
                li { a href=(request::PATH) { (t.register_title()) } }
            }
            @if is_mailing(ctx) { li { a href=(forgot::PATH) { (t.reset_title()) } } }
        }
    }
}

/// How people may register here: without mail, or where nobody has a password of ours, not at all.
fn offered(ctx: &Ctx) -> Registration {
    if is_mailing(ctx) { ctx.app.config.registration } else { Registration::Off }
}

/// Whether links can be mailed that end in a password.
fn is_mailing(ctx: &Ctx) -> bool {
    ctx.app.config.mails() && ctx.app.config.local_passwords
}
