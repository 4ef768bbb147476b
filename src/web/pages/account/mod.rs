//! Pages of accounts.

pub mod login;
pub mod logout;
pub mod overview;
