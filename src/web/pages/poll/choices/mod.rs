//! Changing what a poll asks.

pub mod page;
pub mod seats;
pub mod text_rows;
pub mod texts;
pub mod times;
