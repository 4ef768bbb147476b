//! Signing in by providers of identities.

pub mod backchannel;
pub mod buttons;
pub mod callback;
pub mod connections;
pub mod login;
pub mod onward;
pub mod stopped;
