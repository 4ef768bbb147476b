//! What happened: notices, summaries of errors, badges, empty states.

use maud::{Markup, html};

use super::field::field_id;
use super::icon::icon;

/// How serious something is; gives colour and symbol.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Good to know.
    Info,
    /// It worked.
    Success,
    /// Mind this.
    Warning,
    /// It failed, or cannot be undone.
    Danger,
}

impl Tone {
    fn parts(self) -> (&'static str, &'static str) {
        match self {
            Self::Info => ("info", "info"),
            Self::Success => ("success", "check"),
            Self::Warning => ("warning", "warning"),
            Self::Danger => ("danger", "warning"),
        }
    }
}

/// A short message that is part of the page.
pub fn notice(tone: Tone, body: &Markup) -> Markup {
    let (class, symbol) = tone.parts();
    html! { div class={ "notice " (class) } { (icon(symbol)) div { (body) } } }
}

/// A message about what was just done; screen readers read it out.
pub fn flash(tone: Tone, text: &str) -> Markup {
    let (class, symbol) = tone.parts();
    let role = if tone == Tone::Danger { "alert" } else { "status" };
    html! { div class={ "notice " (class) } role=(role) { (icon(symbol)) div { (text) } } }
}

/// [`flash`] with a button beside it.
pub fn flash_with(tone: Tone, text: &str, button: &Markup) -> Markup {
    let (class, symbol) = tone.parts();
    html! { div class={ "notice with-button " (class) } { (icon(symbol)) div role="status" { (text) } (button) } }
}

/// All errors of a form, each with a link to its field; gets the focus. `errors` are (field name, message);
/// an empty name stands for the form as a whole. Nothing if there are none.
pub fn error_summary(heading: &str, errors: &[(&str, &str)]) -> Markup {
    html! {
        @if !errors.is_empty() {
            div .error-summary role="alert" tabindex="-1" data-focus {
                h2 { (heading) }
                ul {
                    @for (name, message) in errors {
                        li {
                            @if name.is_empty() { (message) } @else { a href={ "#" (field_id(name)) } { (message) } }
                        }
                    }
                }
            }
        }
    }
}

/// A word about the state of a thing: closed, draft, decided. `None` is grey.
pub fn badge(tone: Option<Tone>, icon_name: Option<&str>, text: &str) -> Markup {
    let class = tone.map_or("", |tone| tone.parts().0);
    html! { span class={ "badge " (class) } { @if let Some(name) = icon_name { (icon(name)) } (text) } }
}

/// Nothing here yet: says so, and what to do about it.
pub fn empty(icon_name: &str, title: &str, body: &Markup) -> Markup {
    html! { div .empty { (icon(icon_name)) strong { (title) } (body) } }
}

/// One chip: something chosen that its button takes back.
#[derive(Clone, Copy)]
pub struct Chip<'a> {
    /// What is seen.
    pub label: &'a str,
    /// What the button says to a screen reader, such as "Remove 3 March".
    pub remove: &'a str,
    /// The value that the button sends.
    pub value: &'a str,
}

/// Chosen things as buttons that send `name=value` to take one back.
pub fn chips(name: &str, chips: &[Chip]) -> Markup {
    html! {
        ul .chips {
            @for chip in chips {
                li {
                    button .chip type="submit" name=(name) value=(chip.value) aria-label=(chip.remove) formnovalidate {
                        (chip.label) (icon("close"))
                    }
                }
            }
        }
    }
}
