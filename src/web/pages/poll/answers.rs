//! Answer values as the pieces of pages want them.

use crate::domain::answer_value::{ChoiceValue, Color};
use crate::domain::id::ValueId;
use crate::domain::structure::Structure;
use crate::web::ui::Answer;

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
    /// An answer value with its texts.
    pub fn of(value: &ChoiceValue) -> Self {
        Self {
            id: value.id,
            value: value.id.to_string(),
            label: value.title.clone(),
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
pub fn answers(structure: &Structure) -> Vec<OwnedAnswer> {
    structure.live_values().map(OwnedAnswer::of).collect()
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
