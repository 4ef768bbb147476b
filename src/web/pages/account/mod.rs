//! Pages of accounts.


pub mod again;
pub mod cards;
pub mod frame;
pub mod defaults;
pub mod email;
pub mod login;
pub mod logout;
pub mod mail;
pub mod overview;
pub mod passkey;
pub mod second;
pub mod security;
pub mod profile;
pub mod sessions;
