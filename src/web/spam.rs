//! Keeps programs out that fill in every form they find, without a puzzle: a field that people leave
//! empty, and a seal that says when the form was made. Works for blind people and without scripts.

use maud::{Markup, Render, html};

use crate::domain::time::Instant;
use crate::secrets::{self, Keys};

use super::ctx::Ctx;

/// Name of the field that people leave empty.
const TRAP: &str = "website";
/// Name of the field with the seal.
const FIELD: &str = "seal";
/// Seconds that a person needs at least.
const YOUNGEST: i64 = 2;
/// Seconds for which a seal of the hour is the same, from one full hour to the next.
const HOUR: i64 = 3_600;
/// Seconds after which a form is too old: sixty days.
const OLDEST: i64 = 60 * 86_400;

/// When a form was made, signed by the server: `<unix seconds>.<tag>`. Rendered as the fields that
/// belong into the form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seal {
    text: String,
    label: &'static str,
}

/// Whether a person seems to have sent the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Go on.
    Fine,
    /// Show the form again with all that was typed, a new [`Seal`], and [`please_again`].
    Again,
}

impl Seal {
    /// For the form of this answer. One that comes back keeps its time, so that its age counts from
    /// when the person first saw it.
    pub fn new(ctx: &Ctx) -> Self {
        let keys = &ctx.app.keys;
        let sent = ctx.form.get(FIELD);
        let text = match made_at(keys, sent) {
            Some(at) if is_usable(at, ctx.now) => sent.to_owned(),
            _ => write(keys, ctx.now),
        };
        Self { text, label: ctx.t.spam_leave_empty() }
    }

    /// For a form on a page that is kept ready: the same for everybody in an hour, old enough at once. A
    /// seal of the second would tell when the page was made, and so when something hidden changed.
    pub fn of_the_hour(ctx: &Ctx) -> Self {
        let at = next_hour(ctx.now).plus(-HOUR - YOUNGEST);
        Self { text: write(&ctx.app.keys, at), label: ctx.t.spam_leave_empty() }
    }
}

impl Render for Seal {
    fn render(&self) -> Markup {
        html! {
            input type="hidden" name=(FIELD) value=(self.text);
            div .vh aria-hidden="true" {
                label for="f-website" { (self.label) }
                input id="f-website" name=(TRAP) tabindex="-1" autocomplete="off";
            }
        }
    }
}

/// Judges the form of this request. Signed-in people are never asked twice.
pub fn judge(ctx: &Ctx, signed_in: bool) -> Verdict {
    let trapped = !ctx.form.get(TRAP).is_empty();
    let at = made_at(&ctx.app.keys, ctx.form.get(FIELD));
    let grown = at.is_some_and(|at| is_usable(at, ctx.now) && ctx.now.0 - at.0 >= YOUNGEST);
    if signed_in || (!trapped && grown) { Verdict::Fine } else { Verdict::Again }
}

/// Asks to press the button once more; stands on top of the form.
pub fn please_again(ctx: &Ctx) -> Markup {
    let body = html! { p { (ctx.t.spam_again()) } };
    html! { div role="alert" tabindex="-1" data-focus { (super::ui::notice(super::ui::Tone::Info, &body)) } }
}

fn write(keys: &Keys, at: Instant) -> String {
    let tag = keys.sign(&[b"form", &at.0.to_be_bytes()]);
    format!("{}.{}", at.0, secrets::encode(&tag[..16]))
}

fn made_at(keys: &Keys, text: &str) -> Option<Instant> {
    let (seconds, tag) = text.split_once('.')?;
    let at: i64 = seconds.parse().ok()?;
    keys.verify(&[b"form", &at.to_be_bytes()], &secrets::decode(tag)?).then_some(Instant(at))
}

/// When a seal of the hour becomes another: the next full hour.
pub fn next_hour(now: Instant) -> Instant {
    now.plus(HOUR - now.0.rem_euclid(HOUR))
}

fn is_usable(at: Instant, now: Instant) -> bool {
    (0..=OLDEST).contains(&(now.0 - at.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seal_tells_its_time_and_nothing_else_does() {
        let keys = Keys::new(&[[1; 32]]);
        let seal = write(&keys, Instant(1_000));
        assert_eq!(made_at(&keys, &seal), Some(Instant(1_000)));
        assert_eq!(made_at(&keys, &seal.replace("1000", "1001")), None);
        assert_eq!(made_at(&Keys::new(&[[2; 32]]), &seal), None);
        assert_eq!(made_at(&keys, ""), None);
    }

    #[test]
    fn weeks_may_pass_but_not_years() {
        assert!(is_usable(Instant(0), Instant(6 * 7 * 86_400)));
        assert!(!is_usable(Instant(0), Instant(366 * 86_400)));
        assert!(!is_usable(Instant(10), Instant(9)));
    }
}
