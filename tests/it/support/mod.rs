//! What the integration tests share.

pub mod app;
pub mod db;
pub mod notes;
pub mod polls;
pub mod schema;
