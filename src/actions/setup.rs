//! The first one who runs the site: whoever has read the code that the server printed, or the name and password of
//! the configuration. Over once there is somebody.

use subtle::ConstantTimeEq as _;

use crate::domain::error::{Invalid, Problem};
use crate::domain::id::UserId;
use crate::domain::user::Role;
use crate::secrets;
use crate::store::audit::{self, Entry};
use crate::store::{self, Tx};

use super::users::{self, New};
use super::{Error, Result};

/// The fact that holds the hash of the code.
const FACT: &str = "setup";

/// Whether nobody runs the site yet.
///
/// # Errors
/// Those of the store.
pub fn is_open(tx: &mut Tx<'_>) -> Result<bool> {
    Ok(!store::accounts::any_admin(tx)?)
}

/// Lets this code, and no earlier one, make the first admin; `false` if there is one already.
///
/// # Errors
/// Those of the store.
pub fn prepare(tx: &mut Tx<'_>, code: &str) -> Result<bool> {
    let open = is_open(tx)?;
    if open {
        store::facts::put(tx, FACT, &hash(code))?;
    } else {
        store::facts::drop(tx, FACT)?;
    }
    Ok(open)
}

/// Makes the first admin for whoever has the code. Of two at once one gets it.
///
/// # Errors
/// [`Error::NotFound`] once somebody runs the site, [`Error::Invalid`] for another code, or a bad or taken name or
/// address.
pub fn claim(tx: &mut Tx<'_>, code: &str, new: New) -> Result<UserId> {
    if !is_open(tx)? {
        return Err(Error::NotFound);
    }
    fits(tx, code)?;
    make(tx, new, "set-up page")
}

/// Whether this is the code.
///
/// # Errors
/// [`Error::NotFound`] once somebody runs the site, [`Error::Invalid`] for another code.
pub fn look(tx: &mut Tx<'_>, code: &str) -> Result<()> {
    if is_open(tx)? { fits(tx, code) } else { Err(Error::NotFound) }
}

fn fits(tx: &mut Tx<'_>, code: &str) -> Result<()> {
    let known = store::facts::get(tx, FACT)?.unwrap_or_default();
    let right = bool::from(known.as_bytes().ct_eq(hash(code).as_bytes()));
    if right { Ok(()) } else { Err(Invalid::one("code", Problem::WrongSetupCode).into()) }
}

/// Makes the first admin of the configuration; nothing once somebody runs the site.
///
/// # Errors
/// [`Error::Invalid`] for a bad or taken name.
pub fn configure(tx: &mut Tx<'_>, username: &str, password: &str) -> Result<bool> {
    if !is_open(tx)? {
        return Ok(false);
    }
    let new = New { username: username.to_owned(), password: password.to_owned(), ..New::default() };
    make(tx, new, "the configuration").map(|_| true)
}

fn make(tx: &mut Tx<'_>, new: New, actor: &str) -> Result<UserId> {
    let username = new.username.trim().to_owned();
    let user = users::create_user(tx, New { role: Role::Admin, ..new })?;
    store::facts::drop(tx, FACT)?;
    let (target, detail) = (username.as_str(), Role::Admin.as_str());
    let entry = Entry { user: None, actor, action: "user.create", target, detail };
    audit::note(tx, &entry)?;
    Ok(user)
}

fn hash(code: &str) -> String {
    secrets::encode(&secrets::token_hash(code.trim().as_bytes()))
}
