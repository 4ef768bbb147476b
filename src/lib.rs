//! bitpoll.
pub mod actions;
pub mod cli;
pub mod calendar;
pub mod config;
pub mod domain;
pub mod i18n;
pub mod secrets;
pub mod store;
pub mod web;
