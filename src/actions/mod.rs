//! Use cases, one function a verb. Each takes a transaction and who asks, loads through the actor
//! (what cannot be reached is not found), asks the rule, changes, and notes what happened. Web, jobs and
//! command line all call these.

mod error;
mod grants;
mod scene;
mod ways_in;

pub mod account_delete;
pub mod account_export;
pub mod activity;
pub mod admin;
pub mod attempts;
pub mod choices;
pub mod comments;
pub mod directory;
pub mod email_change;
pub mod factors;
pub mod group_delete;
pub mod group_members;
pub mod groups;
pub mod identities;
pub mod invitations;
pub mod mail;
pub mod mailed;
pub mod needed;
pub mod passkeys;
pub mod password_change;
pub mod password_reset;
pub mod poll_copy;
pub mod poll_count;
pub mod poll_create;
pub mod poll_lists;
pub mod poll_show;
pub mod poll_state;
pub mod poll_update;
pub mod profile;
pub mod proposals;
pub mod registration;
pub mod retention;
pub mod seats;
pub mod sessions;
pub mod setup;
pub mod shelf;
pub mod sign_on;
pub mod site_keys;
pub mod site_settings;
pub mod undo;
pub mod upkeep;
pub mod users;
pub mod values;
pub mod vote_assign;
pub mod vote_cast;
pub mod vote_delete;
pub mod vote_edit;
pub mod vote_for;
mod votes;
pub mod watching;

pub use error::{Error, Result};
pub use grants::{GRANT_DAYS, open_admin_link, open_invitation, open_vote_link};
pub use scene::{Asker, Scene, enter, signed_in};
