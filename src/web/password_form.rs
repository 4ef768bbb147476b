//! A new password, typed twice: the part of every form that has one.

use maud::{Markup, html};

use crate::domain::error::{Invalid, Problem};
use crate::domain::password;

use super::ctx::Ctx;
use super::messages::Messages;
use super::ui::Field;

/// The password in this request's form, if both are the same and it is good enough for this account.
///
/// # Errors
/// What is wrong with it.
pub fn read(ctx: &Ctx, username: &str, email: &str) -> Result<String, Invalid> {
    let mut invalid = Invalid::default();
    let (new, again) = (ctx.form.get("password"), ctx.form.get("password2"));
    invalid.check("password", password::check(new, username, email));
    if invalid.0.is_empty() && new != again {
        invalid.add("password2", Problem::PasswordsDiffer);
    }
    invalid.finish().map(|()| new.to_owned())
}

/// Both fields; `label` is that of the first.
pub fn fields(ctx: &Ctx, label: &str, messages: &Messages) -> Markup {
    let t = ctx.t;
    html! {
        (Field::password("password", label)
            .required(true)
            .autocomplete("new-password")
            .help(t.mailed_password_help())
            .error(messages.of("password")))
        (Field::password("password2", t.mailed_password2())
            .required(true)
            .autocomplete("new-password")
            .error(messages.of("password2")))
    }
}
