//! The way to a provider of identities and back, as far as the database knows of it.

use crate::domain::id::UserId;
use crate::store::tokens::Token;
use crate::store::{self, Tx};

use super::{Asker, Result, signed_in};

/// Kind of the token that waits for somebody to come back.
const KIND: &str = "oidc";
/// Seconds that somebody may take at the provider.
const AWAY: i64 = 600;

/// Keeps under a name what is to be done when somebody comes back; `connect` is the account that they want to link.
///
/// # Errors
/// Those of the store.
pub fn leave(tx: &mut Tx<'_>, name: &str, connect: Option<UserId>, data: &str) -> Result<()> {
    Ok(store::tokens::put(tx, name, KIND, connect, data, AWAY)?)
}

/// Takes up what was kept, once; nothing if they took too long, or never left.
///
/// # Errors
/// Those of the store.
pub fn come_back(tx: &mut Tx<'_>, name: &str) -> Result<Option<Token>> {
    Ok(store::tokens::take(tx, name, KIND)?)
}

/// Which provider vouched for the signed-in person, and what it wants to see when they sign out there, sealed.
///
/// # Errors
/// Those of the store.
pub fn way_out(tx: &mut Tx<'_>, asker: &Asker) -> Result<Option<(String, Option<Vec<u8>>)>> {
    match (&asker.session, signed_in(tx, asker)?) {
        (Some(session), Some(_)) => Ok(store::sessions::proof(tx, session)?),
        _ => Ok(None),
    }
}
