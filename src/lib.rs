//! bitpoll.
pub mod domain;
pub mod secrets;
