//! The integration tests: one binary.
// Tells clippy that the helpers are tests too, and may unwrap.
#![cfg(test)]

mod build;
mod cli;
mod comments;
mod layers;
mod new_poll;
mod site;
mod store_engine;
mod store_postgres;
mod store_schema;
mod store_speed;
mod store_sqlite;
mod support;
mod voting;
