//! Pages that links in mails lead to.

pub mod stop;
