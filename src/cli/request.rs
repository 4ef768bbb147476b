//! What can be asked of whoever has the database open.

use serde::{Deserialize, Serialize};

use super::desk::Desk;
use super::failure::Failure;
use super::{demo, doctor};
use crate::actions::{self, users};
use crate::domain::user::Role;

/// A command that needs the database.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Request {
    /// Make an account.
    CreateUser {
        /// Name for signing in.
        username: String,
        /// Name shown to others; empty for the same.
        name: String,
        /// Hash of the password.
        password: String,
        /// It is marked for the administration pages to come.
        admin: bool,
    },
    /// Replace a password and end all sessions.
    SetPassword {
        /// Name for signing in.
        username: String,
        /// Hash of the password.
        password: String,
    },
    /// Make the polls for trying out.
    Demo,
    /// Look the database over.
    Inspect,
}

/// Does what is asked and returns the lines to print.
pub(super) fn perform(desk: &Desk, request: &Request) -> Result<Vec<String>, Failure> {
    match request.clone() {
        Request::CreateUser { username, name, password, admin } => {
            let role = if admin { Role::Admin } else { Role::User };
            let told = format!("the account {username} is made");
            desk.store.write_blocking(move |tx| users::create_user(tx, &username, &name, &password, role))?;
            Ok(vec![told])
        }
        Request::SetPassword { username, password } => {
            let told = format!("the password of {username} is changed, and all its sessions are ended");
            desk.store.write_blocking(move |tx| users::set_password(tx, &username, &password)).map_err(
                |error| match error {
                    actions::Error::NotFound => Failure::other("there is no account of this name"),
                    other => other.into(),
                },
            )?;
            Ok(vec![told])
        }
        Request::Demo => demo::seed(desk),
        Request::Inspect => doctor::inspect(desk),
    }
}
