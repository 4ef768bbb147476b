//! The integration tests: one binary.

mod layers;
mod store_engine;
mod support;
