//! Checkboxes, radio cards and groups of fields.

use maud::{Markup, Render, html};

use super::field::{described_by, field_error, field_id};
use super::icon::icon;

/// A checkbox with its words; all of it can be tapped.
#[derive(Clone, Copy, Default)]
pub struct Checkbox<'a> {
    name: &'a str,
    label: &'a str,
    value: Option<&'a str>,
    help: Option<&'a str>,
    error: Option<&'a str>,
    id: Option<&'a str>,
    checked: bool,
    disabled: bool,
    required: bool,
}

impl<'a> Checkbox<'a> {
    /// Sends `name=on` if ticked.
    pub fn new(name: &'a str, label: &'a str) -> Self {
        Self { name, label, ..Self::default() }
    }

    /// Sends this instead of `on`; give an `id` too where the name repeats.
    pub fn value(mut self, value: &'a str) -> Self {
        self.value = Some(value);
        self
    }

    /// Ticked.
    pub fn checked(mut self, checked: bool) -> Self {
        self.checked = checked;
        self
    }

    /// A sentence below.
    pub fn help(mut self, help: impl Into<Option<&'a str>>) -> Self {
        self.help = help.into();
        self
    }

    /// What is wrong.
    pub fn error(mut self, error: impl Into<Option<&'a str>>) -> Self {
        self.error = error.into();
        self
    }

    /// Another id than `f-NAME`.
    pub fn id(mut self, id: &'a str) -> Self {
        self.id = Some(id);
        self
    }

    /// Cannot be changed.
    pub fn disabled(mut self, disabled: bool) -> Self {
        self.disabled = disabled;
        self
    }

    /// Must be ticked.
    pub fn required(mut self, required: bool) -> Self {
        self.required = required;
        self
    }
}

impl Render for Checkbox<'_> {
    fn render(&self) -> Markup {
        let id = self.id.map_or_else(|| field_id(self.name), str::to_owned);
        html! {
            div .choice {
                input type="checkbox" id=(id) name=(self.name) value=[self.value] checked[self.checked]
                    disabled[self.disabled] required[self.required] aria-invalid=[self.error.map(|_| "true")]
                    aria-describedby=[described_by(&id, self.help, self.error)];
                label for=(id) { (self.label) }
                @if let Some(help) = self.help { p .help id={ (id) "-help" } { (help) } }
                @if let Some(message) = self.error { (field_error(&id, message)) }
            }
        }
    }
}

/// One card of [`RadioCards`].
#[derive(Clone, Copy)]
pub struct RadioCard<'a> {
    /// What is sent.
    pub value: &'a str,
    /// What is read.
    pub label: &'a str,
    /// A sentence that says what it means.
    pub help: Option<&'a str>,
}

/// One of a few, each with a sentence of its own.
#[derive(Clone, Copy)]
pub struct RadioCards<'a> {
    /// Name of the field; its id (for an error summary) is that of the first card.
    pub name: &'a str,
    /// The question.
    pub legend: &'a str,
    /// A sentence below the question.
    pub help: Option<&'a str>,
    /// What is wrong.
    pub error: Option<&'a str>,
    /// The cards.
    pub options: &'a [RadioCard<'a>],
    /// The value of the chosen card.
    pub chosen: &'a str,
}

impl Render for RadioCards<'_> {
    fn render(&self) -> Markup {
        let id = field_id(self.name);
        html! {
            fieldset .group aria-describedby=[described_by(&id, self.help, self.error)] {
                legend { (self.legend) }
                @if let Some(help) = self.help { p .help id={ (id) "-help" } { (help) } }
                div .card-radios {
                    @for (index, option) in self.options.iter().enumerate() {
                        label .card-radio {
                            input type="radio" name=(self.name) value=(option.value)
                                id=[(index == 0).then_some(id.as_str())] checked[option.value == self.chosen];
                            strong { (option.label) }
                            @if let Some(help) = option.help { span .help { (help) } }
                        }
                    }
                }
                @if let Some(message) = self.error { (field_error(&id, message)) }
            }
        }
    }
}

/// Fields that belong together, below a heading and one sentence on what they change.
pub fn fieldset(legend: &str, help: Option<&str>, body: &Markup) -> Markup {
    html! {
        fieldset .group {
            legend { (legend) }
            @if let Some(help) = help { p .help { (help) } }
            div .group-body { (body) }
        }
    }
}

/// Options that most people leave alone, folded away. `changed` sums up in one line what differs from
/// the defaults. Open it where a field inside has an error.
pub fn more_options(summary: &str, changed: &str, open: bool, body: &Markup) -> Markup {
    html! {
        details .more open[open] {
            summary {
                strong { (summary) }
                @if !changed.is_empty() { span .help { (changed) } }
                (icon("chevron-down"))
            }
            div .more-body { (body) }
        }
    }
}
