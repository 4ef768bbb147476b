//! What a poll asks: its choices and the possible answers.

use super::answer_value::ChoiceValue;
use super::choice::Choice;
use super::error::Problem;
use super::id::{ChoiceId, ValueId};

/// Choices and answer values of one poll, deleted ones included.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Structure {
    /// In the order of the poll.
    pub choices: Vec<Choice>,
    /// By weight, the highest first, then by title.
    pub values: Vec<ChoiceValue>,
}

impl Structure {
    /// Puts choices and values in their order.
    pub fn new(mut choices: Vec<Choice>, mut values: Vec<ChoiceValue>) -> Self {
        choices.sort_by_key(|choice| (choice.position, choice.id));
        values.sort_by(|a, b| {
            b.weight.cmp(&a.weight).then_with(|| a.title.cmp(&b.title)).then(a.id.cmp(&b.id))
        });
        Self { choices, values }
    }

    /// A choice by its number.
    pub fn choice(&self, id: ChoiceId) -> Option<&Choice> {
        self.choices.iter().find(|choice| choice.id == id)
    }

    /// A value by its number.
    pub fn value(&self, id: ValueId) -> Option<&ChoiceValue> {
        self.values.iter().find(|value| value.id == id)
    }

    /// Choices that can be voted on.
    pub fn live_choices(&self) -> impl Iterator<Item = &Choice> + Clone {
        self.choices.iter().filter(|choice| !choice.deleted)
    }

    /// Answers that can be given.
    pub fn live_values(&self) -> impl Iterator<Item = &ChoiceValue> + Clone {
        self.values.iter().filter(|value| !value.deleted)
    }

    /// A choice of a form: must be part of the poll now.
    pub fn read_choice(&self, number: &str) -> Result<ChoiceId, Problem> {
        let id = number.parse().map_err(|_| Problem::UnknownChoice)?;
        self.live_choices()
            .find(|choice| choice.id == id)
            .map(|choice| choice.id)
            .ok_or(Problem::UnknownChoice)
    }

    /// An answer of a form: blank, or part of the poll now.
    pub fn read_value(&self, number: &str) -> Result<Option<ValueId>, Problem> {
        if number.is_empty() {
            return Ok(None);
        }
        let id = number.parse().map_err(|_| Problem::UnknownValue)?;
        self.live_values()
            .find(|value| value.id == id)
            .map(|value| Some(value.id))
            .ok_or(Problem::UnknownValue)
    }

    /// Choices that the owner decided for.
    pub fn decided(&self) -> impl Iterator<Item = &Choice> {
        self.live_choices().filter(|choice| choice.decided)
    }
}
