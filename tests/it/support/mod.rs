//! What the integration tests share.

pub mod app;
pub mod cluster;
pub mod crowd;
pub mod db;
pub mod directory;
pub mod identity_provider;
pub mod line;
pub mod logged;
pub mod mailbox;
pub mod nginx;
pub mod node;
pub mod notes;
pub mod pebble;
pub mod people;
pub mod polls;
pub mod schema;
pub mod site_map;
pub mod smtp;
pub mod statements;
pub mod tls_client;
pub mod world;
