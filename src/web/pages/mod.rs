//! One file a page: handler, form and view.

pub mod account;
pub mod poll;
pub mod site;
