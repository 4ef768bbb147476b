//! The pages that people see.

pub mod ui;
