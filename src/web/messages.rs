//! What is wrong with a form, in words.

use maud::Markup;

use super::ui;
use crate::i18n::T;

/// Names of fields and the messages beside them, in the order in which they are told.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Messages(Vec<(String, String)>);

impl Messages {
    /// Adds a message.
    pub fn add(&mut self, field: &str, words: String) {
        self.0.push((field.to_owned(), words));
    }

    /// The first message beside a field.
    pub fn of(&self, field: &str) -> Option<&str> {
        self.iter().find(|(name, _)| *name == field).map(|(_, words)| words)
    }

    /// Fields and messages.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(field, words)| (field.as_str(), words.as_str()))
    }

    /// The list on top of a form, whose lines lead to the fields.
    pub fn summary(&self, t: T) -> Markup {
        ui::error_summary(t.form_errors(), &self.iter().collect::<Vec<_>>())
    }
}

impl FromIterator<(String, String)> for Messages {
    fn from_iter<I: IntoIterator<Item = (String, String)>>(all: I) -> Self {
        Self(all.into_iter().collect())
    }
}

impl Extend<(String, String)> for Messages {
    fn extend<I: IntoIterator<Item = (String, String)>>(&mut self, more: I) {
        self.0.extend(more);
    }
}

impl IntoIterator for Messages {
    type Item = (String, String);
    type IntoIter = std::vec::IntoIter<(String, String)>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}
