//! bitpoll.
pub mod acme;
pub mod actions;
pub mod auth;
pub mod backup;
pub mod calendar;
pub mod cli;
pub mod config;
pub mod domain;
pub mod i18n;
pub mod mail;
pub mod memory;
pub mod metrics;
pub mod secrets;
pub mod store;
pub mod tls;
pub mod web;
