//! Making and changing accounts.

use crate::domain::error::{Invalid, Problem};
use crate::domain::id::UserId;
use crate::domain::text::{self, LINE_MAX};
use crate::domain::user::{self, Role};
use crate::store::users::NewUser;
use crate::store::{self, Tx};

use super::{Error, Result};

/// An account that somebody makes who runs the site.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct New {
    /// Name for signing in.
    pub username: String,
    /// Name shown to others; empty for the same.
    pub name: String,
    /// Address for mail, known to be theirs; may be empty.
    pub email: String,
    /// As for [`user::email`].
    pub home: String,
    /// Hash of the password; one that begins with `!` fits none.
    pub password: String,
    /// What they may do.
    pub role: Role,
}

/// Makes an account.
///
/// # Errors
/// [`super::Error::Invalid`] for a bad or taken name or address.
pub fn create_user(tx: &mut Tx<'_>, new: New) -> Result<UserId> {
    let mut invalid = Invalid::default();
    let username = invalid.check("username", user::new_username(&new.username));
    let name = invalid.check("name", text::optional_line(&new.name, LINE_MAX));
    let email = invalid.check("email", user::optional_email(&new.email, &new.home));
    let (Some(username), Some(name), Some(email)) = (username, name, email) else {
        return Err(invalid.into());
    };
    free_address(tx, &email, None)?;
    let new = NewUser {
        name: if name.is_empty() { username.clone() } else { name },
        username,
        email_confirmed: !email.is_empty(),
        email,
        password: new.password,
        role: new.role,
        locale: String::new(),
        pending: false,
    };
    store::users::insert(tx, &new)?.ok_or_else(|| Invalid::one("username", Problem::NameTaken).into())
}

/// Refuses a confirmed address of another account than this one.
///
/// # Errors
/// [`Error::Invalid`].
pub(super) fn free_address(tx: &mut Tx<'_>, email: &str, own: Option<UserId>) -> Result<()> {
    match store::users::by_confirmed_email(tx, email)? {
        Some(other) if Some(other) != own => Err(Invalid::one("email", Problem::EmailTaken).into()),
        _ => Ok(()),
    }
}

/// Replaces the password of an account by another, given as its hash, and ends all its sessions.
///
/// # Errors
/// [`Error::NotFound`] if there is no account of this name.
pub fn set_password(tx: &mut Tx<'_>, username: &str, password: &str) -> Result<()> {
    let user = store::users::by_username(tx, username)?.ok_or(Error::NotFound)?;
    Ok(store::users::set_password(tx, user, password)?)
}
