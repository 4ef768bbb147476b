//! Pages about the site.

pub mod about;
pub mod health;
pub mod imprint;
pub mod language;
pub mod licenses;
pub mod manifest;
pub mod polls;
pub mod privacy;
pub mod problems;
pub mod robots;
pub mod setup;
pub mod start;
pub mod technical;
pub mod text;
pub mod theme;
