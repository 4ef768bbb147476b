//! Pages of accounts.

pub mod again;
pub mod cards;
pub mod data;
pub mod defaults;
pub mod delete;
pub mod email;
pub mod frame;
pub mod login;
pub mod logout;
pub mod mail;
pub mod overview;
pub mod passkey;
pub mod profile;
pub mod second;
pub mod security;
pub mod sessions;
