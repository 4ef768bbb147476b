//! bitpoll.
pub mod domain;
