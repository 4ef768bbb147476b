//! Answer values as the pieces of pages want them.

use crate::domain::answer_value::{ChoiceValue, Color};
use crate::domain::id::ValueId;
use crate::domain::poll::Poll;
use crate::domain::structure::Structure;
use crate::i18n::T;
use crate::web::ui::Answer;

use super::labels;

/// An answer with its texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnedAnswer {
    /// Number of the value.
    pub id: ValueId,
    /// The same as text, as forms send it.
    pub value: String,
    /// Its word.
    pub label: String,
    /// Its icon.
    pub icon: &'static str,
    /// Its class of colour.
    pub class: String,
}

impl OwnedAnswer {
    /// An answer value of a poll with its texts, in the reader's language.
    pub fn of(t: T, poll: &Poll, value: &ChoiceValue) -> Self {
        Self {
            id: value.id,
            value: value.id.to_string(),
            label: labels::answer(t, poll, value).to_owned(),
            icon: value.icon,
            class: color_class(value.color),
        }
    }

    /// For the shared pieces.
    pub fn as_ui(&self) -> Answer<'_> {
        Answer { value: &self.value, label: &self.label, icon: self.icon, colour: &self.class }
    }
}

/// The answers that can be given, in their order.
pub fn answers(t: T, poll: &Poll, structure: &Structure) -> Vec<OwnedAnswer> {
    structure.live_values().map(|value| OwnedAnswer::of(t, poll, value)).collect()
}

/// The class that gives a colour.
pub fn color_class(color: Color) -> String {
    match color {
        Color::Named(name) => format!("v-{name}"),
        Color::Custom(rgb) => format!("v-c{rgb:06x}"),
    }
}

/// Address of the stylesheet of a poll's custom colours; `None` if it has none.
pub fn stylesheet(structure: &Structure) -> Option<String> {
    let mut custom: Vec<String> = structure
        .values
        .iter()
        .filter_map(|value| match value.color {
            Color::Custom(rgb) => Some(format!("{rgb:06x}")),
            Color::Named(_) => None,
        })
        .collect();
    custom.sort();
    custom.dedup();
    (!custom.is_empty()).then(|| format!("/colors/{}.css", custom.join("-")))
}
