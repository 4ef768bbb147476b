//! Pages of accounts.

pub mod again;
pub mod cards;
pub mod login;
pub mod logout;
pub mod overview;
