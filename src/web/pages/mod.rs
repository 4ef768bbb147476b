//! One file a page: handler, form and view.

pub mod account;
pub mod admin;
pub mod groups;
pub mod mail;
pub mod new;
pub mod people;
pub mod poll;
pub mod registration;
pub mod signon;
pub mod site;
