//! The integration tests: one binary.

mod cli;
mod layers;
mod store_engine;
mod support;
