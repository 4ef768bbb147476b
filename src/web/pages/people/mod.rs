//! Finding other people.

pub mod suggest;
