//! Making an account, and getting back into one: by links that are mailed.

mod even;
mod link;
mod password;

pub mod create;
pub mod email;
pub mod forgot;
pub mod moved;
pub mod request;
pub mod reset;

pub use link::counted_client;

use maud::{Markup, html};

use crate::config::Registration;
use crate::web::ctx::Ctx;

/// Below the form for signing in: what to do without an account, or without its password.
pub fn ways_in(ctx: &Ctx) -> Markup {
    let t = ctx.t;
    html! {
        ul .plain-list {
            @if ctx.app.config.registration != Registration::Off {
                li { a href=(request::PATH) { (t.register_title()) } }
            }
            li { a href=(forgot::PATH) { (t.reset_title()) } }
        }
    }
}
