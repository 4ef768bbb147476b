//! Pages of accounts.

pub mod again;
pub mod cards;
pub mod frame;
pub mod login;
pub mod logout;
pub mod overview;
pub mod passkey;
pub mod second;
pub mod security;
