//! What an owner's form says when it comes back, and how two owners who change one poll notice each other:
//! every form carries the number of the structure that it showed.

use maud::{Markup, html};

use crate::domain::error::Invalid;
use crate::domain::poll::Poll;
use crate::web::ctx::Ctx;
use crate::web::form::Form;
use crate::web::messages::Messages;
use crate::web::ui::{self, Tone};

/// What the page says besides its fields.
#[derive(Default)]
pub struct Told {
    /// What is wrong with them.
    pub messages: Messages,
    /// Somebody else changed the poll since the form was opened.
    pub stale: bool,
}

impl Told {
    /// What is wrong.
    pub fn of(ctx: &Ctx, invalid: &Invalid) -> Self {
        Self { messages: ctx.messages(invalid), stale: false }
    }
}

/// Said on top of a form that comes back because somebody else was quicker.
pub fn stale(text: &str) -> Markup {
    html! { div role="alert" tabindex="-1" data-focus { (ui::notice(Tone::Warning, &html! { p { (text) } })) } }
}

/// The number of the structure that a form showed; one that is none is of no poll.
pub fn seen(form: &Form) -> Option<i64> {
    form.has("structure").then(|| form.get("structure").parse().unwrap_or(-1))
}

/// The field that carries [`seen`]. A form that comes back keeps its number until what has changed since was
/// told on it (`told`): only then what is saved next may replace it.
pub fn seen_field(ctx: &Ctx, poll: &Poll, told: bool) -> Markup {
    let kept = seen(&ctx.form).filter(|_| !told);
    html! { input type="hidden" name="structure" value=(kept.unwrap_or(poll.structure)); }
}
