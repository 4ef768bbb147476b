//! Changing what a poll asks.

pub mod page;
pub mod text_rows;
pub mod texts;
pub mod times;
