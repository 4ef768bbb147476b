//! Choices and deadlines in words.

pub use crate::i18n::labels::{Labels, days, days_near};
