//! Signing in and out.

use crate::domain::id::UserId;
use crate::domain::time::Instant;
use crate::store::{self, Tx};

use super::{Asker, Result};

/// Seconds that a session lasts: two weeks, as upstream.
pub const SESSION_SECONDS: i64 = 14 * 86_400;

/// Key and password hash of an account that may sign in; the password is verified outside of any
/// transaction, for that takes long on purpose.
///
/// # Errors
/// Those of the store.
pub fn credentials(tx: &mut Tx<'_>, username: &str) -> Result<Option<(UserId, String)>> {
    Ok(store::users::credentials(tx, username)?)
}

/// Starts a session for an account whose password was right.
///
/// # Errors
/// Those of the store.
pub fn sign_in(tx: &mut Tx<'_>, user: UserId, token_hash: &[u8; 32]) -> Result<()> {
    let expires = Instant(tx.now()).plus(SESSION_SECONDS);
    Ok(store::users::open_session(tx, token_hash, user, expires)?)
}

/// Ends the asker's session.
///
/// # Errors
/// Those of the store.
pub fn sign_out(tx: &mut Tx<'_>, asker: &Asker) -> Result<()> {
    match &asker.session {
        Some(session) => Ok(store::users::close_session(tx, session)?),
        None => Ok(()),
    }
}
