//! The integration tests: one binary.
// Tells clippy that the helpers are tests too, and may unwrap.
#![cfg(test)]

mod access_matrix;
mod actions;
mod bad_input;
mod build;
mod cli;
mod clocks;
mod comments;
mod compatible;
mod cost;
mod crash;
mod decision;
mod directory;
mod groups;
mod injection;
mod layers;
mod limits;
mod lists;
mod live;
mod mail;
mod meanwhile;
mod new_poll;
mod nodes;
mod owner;
mod postgres_faults;
mod postgres_tls;
mod registration;
mod security;
mod shared;
mod sign_on_config;
mod sign_on_identities;
mod sign_on_ldap;
mod sign_on_oidc;
mod site;
mod store_engine;
mod store_plans;
mod store_polls;
mod store_postgres;
mod store_schema;
mod store_speed;
mod store_sqlite;
mod support;
mod transfer;
mod visibility;
mod voting;
