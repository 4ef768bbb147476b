//! bitpoll.
pub mod domain;
pub mod i18n;
pub mod secrets;
pub mod web;
pub mod store;
