//! One file a page: handler, form and view.

pub mod account;
pub mod site;
