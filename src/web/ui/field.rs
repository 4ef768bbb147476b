//! Form fields: label, help and error stay together and are told to screen readers.

use maud::{Markup, PreEscaped, Render, html};

use super::icon::icon;

/// The id that a field of this name has; an error summary links to it.
pub fn field_id(name: &str) -> String {
    format!("f-{name}")
}

/// The line that says what is wrong with a field; `id` is the field's.
pub fn field_error(id: &str, message: &str) -> Markup {
    html! { p .error id={ (id) "-error" } { (icon("warning")) span { (message) } } }
}

#[derive(Clone, Copy)]
enum Control<'a> {
    Input(&'static str),
    Textarea(u8),
    Select(&'a [SelectOption<'a>]),
}

/// One entry of a select.
#[derive(Clone, Copy)]
pub struct SelectOption<'a> {
    /// What is sent.
    pub value: &'a str,
    /// What is read.
    pub label: &'a str,
}

/// A labelled field. `(Field::text("title", "Question").value(&v).error(err).required())`
#[derive(Clone, Copy)]
pub struct Field<'a> {
    name: &'a str,
    label: &'a str,
    control: Control<'a>,
    value: &'a str,
    optional: Option<&'a str>,
    help: Option<&'a str>,
    error: Option<&'a str>,
    placeholder: Option<&'a str>,
    autocomplete: Option<&'a str>,
    inputmode: Option<&'a str>,
    hook: Option<&'a str>,
    list: Option<&'a str>,
    min: Option<&'a str>,
    step: Option<&'a str>,
    maxlength: Option<usize>,
    required: bool,
    label_hidden: bool,
}

macro_rules! kinds {
    ($($(#[$doc:meta])* $name:ident = $kind:literal;)*) => {
        $($(#[$doc])* pub fn $name(name: &'a str, label: &'a str) -> Self {
            Self::new(name, label, Control::Input($kind))
        })*
    };
}

macro_rules! setters {
    ($($(#[$doc:meta])* $field:ident;)*) => {
        $($(#[$doc])* pub fn $field(mut self, $field: impl Into<Option<&'a str>>) -> Self {
            self.$field = $field.into();
            self
        })*
    };
}

macro_rules! flags {
    ($($(#[$doc:meta])* $field:ident;)*) => {
        $($(#[$doc])* pub fn $field(mut self, yes: bool) -> Self {
            self.$field = yes;
            self
        })*
    };
}

impl<'a> Field<'a> {
    kinds! {
        /// One line of text.
        text = "text";
        /// A password; set `autocomplete` to `current-password` or `new-password`.
        password = "password";
        /// A number.
        number = "number";
        /// A day, as `YYYY-MM-DD`.
        date = "date";
        /// A day and time without zone, as `YYYY-MM-DDTHH:MM`.
        datetime = "datetime-local";
        /// A colour, as `#rrggbb`.
        colour = "color";
    }

    /// Several lines of text; grows with it where browsers can.
    pub fn textarea(name: &'a str, label: &'a str, rows: u8) -> Self {
        Self::new(name, label, Control::Textarea(rows))
    }

    /// One entry out of a list; `value` is the chosen one.
    pub fn select(name: &'a str, label: &'a str, options: &'a [SelectOption<'a>]) -> Self {
        Self::new(name, label, Control::Select(options))
    }

    setters! {
        /// A sentence below the label.
        help;
        /// What is wrong.
        error;
        /// An example inside the empty field; never the only explanation.
        placeholder;
        /// What browsers may fill in (`name`, `email`, `one-time-code` …).
        autocomplete;
        /// The keyboard that phones show (`numeric`, `email` …).
        inputmode;
        /// The word "optional" in the reader's language, shown behind the label.
        optional;
        /// `data-hook`, for a script.
        hook;
        /// The id of a `datalist`.
        list;
        /// Least value.
        min;
        /// Step between values; `any` for every number.
        step;
    }

    flags! {
        /// Browsers ask for it before sending.
        required;
        /// The label is read out only, because the place makes it plain to the eye.
        label_hidden;
    }

    /// What stands in the field.
    pub fn value(mut self, value: &'a str) -> Self {
        self.value = value;
        self
    }

    /// Most characters (UTF-16 units, as browsers count them).
    pub fn maxlength(mut self, units: usize) -> Self {
        self.maxlength = Some(units);
        self
    }

    fn new(name: &'a str, label: &'a str, control: Control<'a>) -> Self {
        Self {
            name,
            label,
            control,
            value: "",
            optional: None,
            help: None,
            error: None,
            placeholder: None,
            autocomplete: None,
            inputmode: None,
            hook: None,
            list: None,
            min: None,
            step: None,
            maxlength: None,
            required: false,
            label_hidden: false,
        }
    }

    fn control(&self, id: &str) -> Markup {
        let described = described_by(id, self.help, self.error);
        let invalid = self.error.map(|_| "true");
        match self.control {
            Control::Input(kind) => {
                // A password is never sent back to the browser.
                let value = (kind != "password" && !self.value.is_empty()).then_some(self.value);
                html! {
                    input .input type=(kind) id=(id) name=(self.name) value=[value] aria-describedby=[described]
                        aria-invalid=[invalid] placeholder=[self.placeholder] autocomplete=[self.autocomplete]
                        inputmode=[self.inputmode] list=[self.list] min=[self.min] step=[self.step]
                        maxlength=[self.maxlength] data-hook=[self.hook] required[self.required]
                       ;
                }
            }
            Control::Textarea(rows) => html! {
                textarea .input id=(id) name=(self.name) rows=(rows) aria-describedby=[described]
                    aria-invalid=[invalid] placeholder=[self.placeholder] autocomplete=[self.autocomplete]
                    maxlength=[self.maxlength] data-hook=[self.hook] required[self.required]
                    {
                    // A parser drops the first line break after the tag.
                    (PreEscaped("\n")) (self.value)
                }
            },
            Control::Select(options) => html! {
                select .input id=(id) name=(self.name) aria-describedby=[described] aria-invalid=[invalid]
                    autocomplete=[self.autocomplete] data-hook=[self.hook] required[self.required]
                    {
                    @for option in options {
                        option value=(option.value) selected[option.value == self.value] { (option.label) }
                    }
                }
            },
        }
    }
}

impl Render for Field<'_> {
    fn render(&self) -> Markup {
        let id = field_id(self.name);
        html! {
            div .field {
                label .vh[self.label_hidden] for=(id) {
                    (self.label)
                    @if let Some(word) = self.optional { " " span .optional { "(" (word) ")" } }
                }
                @if let Some(help) = self.help { p .help id={ (id) "-help" } { (help) } }
                (self.control(&id))
                @if let Some(message) = self.error { (field_error(&id, message)) }
            }
        }
    }
}

/// The ids of help and error of a field, for `aria-describedby`.
pub(super) fn described_by(id: &str, help: Option<&str>, error: Option<&str>) -> Option<String> {
    let ids: Vec<String> = [error.map(|_| format!("{id}-error")), help.map(|_| format!("{id}-help"))]
        .into_iter()
        .flatten()
        .collect();
    (!ids.is_empty()).then(|| ids.join(" "))
}
