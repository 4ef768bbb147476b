//! bitpoll.
pub mod domain;
pub mod secrets;
pub mod web;
