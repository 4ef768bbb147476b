//! The pages that people see.

pub mod assets;
pub mod ui;
