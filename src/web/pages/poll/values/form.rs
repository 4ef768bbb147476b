//! The form of one answer.

use maud::{Markup, html};

use crate::actions::Scene;
use crate::domain::answer_value::{ChoiceValue, Color, ICONS, NewValue, PALETTE};
use crate::domain::poll::Poll;
use crate::domain::text::LINE_MAX;
use crate::i18n::{T, labels};
use crate::web::ctx::Ctx;
use crate::web::form::Form;
use crate::web::messages::Messages;
use crate::web::pages::poll::frame;
use crate::web::ui::{self, Button, Field};

use super::words;

/// What is sent in place of a colour's name for one of the owner's own.
const OWN: &str = "custom";
/// What the field for an own colour starts with.
const FIRST_OWN: &str = "#2f4fb5";

/// What stands in the form.
pub struct Typed {
    /// Number of the answer that is changed; empty for a new one.
    pub id: String,
    title: String,
    color: String,
    custom: String,
    icon: String,
    weight: String,
}

impl Default for Typed {
    fn default() -> Self {
        Self {
            id: String::new(),
            title: String::new(),
            color: "blue".to_owned(),
            custom: FIRST_OWN.to_owned(),
            icon: "star".to_owned(),
            weight: "0.5".to_owned(),
        }
    }
}

impl Typed {
    /// An answer as it is.
    pub fn of(t: T, poll: &Poll, value: &ChoiceValue) -> Self {
        let (color, custom) = match value.color {
            Color::Named(name) => (name.to_owned(), FIRST_OWN.to_owned()),
            own => (OWN.to_owned(), own.to_string()),
        };
        Self {
            id: value.id.to_string(),
            title: labels::answer(t, poll, value).to_owned(),
            color,
            custom,
            icon: value.icon.to_owned(),
            weight: value.weight.to_string(),
        }
    }

    /// An answer as it was typed. A row's button sends no fields: then the form is empty.
    pub fn read(form: &Form) -> Self {
        if !form.has("title") {
            return Self::default();
        }
        let text = |name: &str| form.get(name).to_owned();
        Self {
            id: text("id"),
            title: text("title"),
            color: text("color"),
            custom: text("custom"),
            icon: text("icon"),
            weight: text("weight"),
        }
    }

    /// The answer that is meant.
    pub fn check(&self) -> Result<NewValue, crate::actions::Error> {
        let color = if self.color == OWN { &self.custom } else { &self.color };
        Ok(NewValue::parse(&self.title, color, &self.icon, &self.weight)?)
    }
}

/// The form: a new answer, or one that is changed. `seen` is [`super::super::told::seen_field`].
pub fn form(ctx: &Ctx, scene: &Scene, typed: &Typed, seen: &Markup, messages: &Messages) -> Markup {
    let t = ctx.t;
    let path = frame::path(&scene.poll, "edit/choicevalues/");
    let is_new = typed.id.is_empty();
    html! {
        section #form .panel {
            form .form method="post" action=(path) {
                h2 { @if is_new { (t.values_add()) } @else { (t.values_edit(&typed.title)) } }
                input type="hidden" name="id" value=(typed.id);
                (seen)
                (Field::text("title", t.values_word()).value(&typed.title).required(true).maxlength(LINE_MAX)
                    .error(messages.of("title")))
                (Field::text("weight", t.values_weight()).value(&typed.weight).required(true).inputmode("decimal")
                    .help(t.values_weight_help()).error(messages.of("weight")))
                (colors(ctx, typed, messages.of("color")))
                (icons(ctx, typed, messages.of("icon")))
                div .actions {
                    (Button::new(if is_new { t.values_add() } else { t.values_save() }).primary()
                        .send("do", if is_new { "add" } else { "edit" }))
                    @if !is_new { (Button::new(t.values_cancel()).link(&path)) }
                }
            }
        }
    }
}

fn colors(ctx: &Ctx, typed: &Typed, error: Option<&str>) -> Markup {
    let t = ctx.t;
    html! {
        fieldset .group aria-describedby=[error.map(|_| "f-color-error")] {
            legend { (t.values_color()) }
            div .picks.words {
                @for (index, name) in PALETTE.into_iter().enumerate() {
                    label .pick.{ "v-" (name) } {
                        input type="radio" name="color" value=(name) checked[typed.color == name]
                            id=[(index == 0).then_some("f-color")];
                        span .pick-face { (words::color(t, name)) }
                    }
                }
                label .pick {
                    input #own-color type="radio" name="color" value=(OWN) checked[typed.color == OWN];
                    span .pick-face { (t.values_own_color()) }
                }
            }
            @if let Some(message) = error { (ui::field_error("f-color", message)) }
            (Field::colour("custom", t.values_own_color()).value(&typed.custom).help(t.values_own_help()))
        }
    }
}

fn icons(ctx: &Ctx, typed: &Typed, error: Option<&str>) -> Markup {
    html! {
        fieldset .group aria-describedby=[error.map(|_| "f-icon-error")] {
            legend { (ctx.t.values_icon()) }
            div .picks {
                @for (index, name) in ICONS.into_iter().enumerate() {
                    @let word = words::icon(ctx.t, name);
                    label .pick title=(word) {
                        input type="radio" name="icon" value=(name) checked[typed.icon == name]
                            id=[(index == 0).then_some("f-icon")];
                        span .pick-face { (ui::icon(name)) span .vh { (word) } }
                    }
                }
            }
            @if let Some(message) = error { (ui::field_error("f-icon", message)) }
        }
    }
}
