//! The rules of polls: types, smart constructors, permissions, counting. Pure: no I/O, no clock, no
//! randomness, no web or database crate. Everything else calls in here and nothing is called from here.

pub mod access;
pub mod allowance;
pub mod answer_set;
pub mod answer_value;
pub mod choice;
pub mod comment;
pub mod counting;
pub mod directory;
pub mod error;
#[cfg(test)]
pub(crate) mod fixtures;
pub mod group;
pub mod grouping;
pub mod history;
pub mod id;
pub mod identity;
pub mod invitation;
pub mod looks;
pub mod mail;
pub mod markdown;
pub mod needed;
pub mod password;
pub mod poll;
pub mod poll_defaults;
pub mod proposal;
pub mod seats;
pub mod shelf;
pub mod sieve;
pub mod site;
pub mod slug;
pub mod structure;
pub mod tally;
pub mod text;
pub mod time;
pub mod typed_days;
pub mod undo;
pub mod user;
pub mod visibility;
pub mod vote;
pub mod vote_merge;
pub mod zone;
#[cfg(test)]
mod zones_test;
