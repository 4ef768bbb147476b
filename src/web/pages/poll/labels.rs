//! Choices, answers and deadlines in words.

pub use crate::i18n::labels::{Labels, answer, days, days_near};
