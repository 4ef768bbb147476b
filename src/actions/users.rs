//! Making and changing accounts.

use crate::domain::error::{Invalid, Problem};
use crate::domain::id::UserId;
use crate::domain::text::{self, LINE_MAX};
use crate::domain::user::{self, Role};
use crate::store::users::NewUser;
use crate::store::{self, Tx};

use super::{Error, Result};

/// Makes an account; `password` is its hash.
///
/// # Errors
/// [`super::Error::Invalid`] for a bad or taken name.
pub fn create_user(
    tx: &mut Tx<'_>,
    username: &str,
    name: &str,
    password: &str,
    role: Role,
) -> Result<UserId> {
    let mut invalid = Invalid::default();
    let username = invalid.check("username", user::new_username(username));
    let name = invalid.check("name", text::optional_line(name, LINE_MAX));
    let (Some(username), Some(name)) = (username, name) else { return Err(invalid.into()) };
    let name = if name.is_empty() { username.clone() } else { name };
    let new = NewUser {
        username,
        name,
        email: String::new(),
        email_confirmed: false,
        password: password.to_owned(),
        role,
        locale: String::new(),
        pending: false,
    };
    store::users::insert(tx, &new)?.ok_or_else(|| Invalid::one("username", Problem::NameTaken).into())
}

/// Replaces the password of an account by another, given as its hash, and ends all its sessions.
///
/// # Errors
/// [`Error::NotFound`] if there is no account of this name.
pub fn set_password(tx: &mut Tx<'_>, username: &str, password: &str) -> Result<()> {
    let user = store::users::by_username(tx, username)?.ok_or(Error::NotFound)?;
    Ok(store::users::set_password(tx, user, password)?)
}
