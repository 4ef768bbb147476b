//! Passkeys: adding, using, naming and removing them. What browsers answer is verified outside of any transaction.

use crate::domain::error::Invalid;
use crate::domain::id::{PublicId, UserId};
use crate::domain::mail::Deed;
use crate::domain::text::{self, LINE_MAX};
use crate::domain::user::User;
use crate::secrets::Keys;
use crate::store::passkeys::{Known, Listed};
use crate::store::{self, Tx};

use super::factors::note;
use super::{Asker, Error, Result, sessions};

/// Seconds that a ceremony may take.
const CEREMONY_SECONDS: i64 = 300;
/// Most passkeys of an account.
const PASSKEYS_MAX: usize = 50;

/// What a ceremony is for: each has its own kind of token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ceremony {
    /// Adding a passkey to an account.
    Add,
    /// Signing in, or showing anew who one is.
    SignIn,
}

impl Ceremony {
    fn kind(self) -> &'static str {
        match self {
            Self::Add => "passkey-add",
            Self::SignIn => "passkey",
        }
    }
}

/// The name of a person to authenticators: it tells nothing of them, and is as long as a UUID.
pub fn handle(keys: &Keys, user: UserId) -> [u8; 16] {
    let mut handle = [0; 16];
    handle.copy_from_slice(&keys.sign(&handle_parts(&user.0.to_be_bytes()))[..16]);
    handle
}

/// Whether this is a person's name to authenticators, by any key of the ring.
pub fn is_handle(keys: &Keys, user: UserId, handle: &[u8]) -> bool {
    handle.len() == 16 && keys.verify(&handle_parts(&user.0.to_be_bytes()), handle)
}

fn handle_parts(user: &[u8]) -> [&[u8]; 2] {
    [b"passkey user", user]
}

/// Who is about to add a passkey, and the credentials that they have.
///
/// # Errors
/// [`Error::Stale`] if there are too many; those of [`sessions::still_confirmed`].
pub fn before_adding(tx: &mut Tx<'_>, asker: &Asker) -> Result<(User, Vec<Vec<u8>>)> {
    let user = sessions::still_confirmed(tx, asker)?;
    let credentials = store::passkeys::credentials(tx, user.id)?;
    if credentials.len() >= PASSKEYS_MAX { Err(Error::Stale) } else { Ok((user, credentials)) }
}

/// Keeps the state of a ceremony until the browser answers, once and within five minutes.
///
/// # Errors
/// Those of the store.
pub fn begin(
    tx: &mut Tx<'_>,
    what: Ceremony,
    user: Option<UserId>,
    name: &PublicId,
    state: &str,
) -> Result<()> {
    Ok(store::tokens::put(tx, name.as_str(), what.kind(), user, state, CEREMONY_SECONDS)?)
}

/// Uses up the state of a ceremony.
///
/// # Errors
/// [`Error::NotFound`] if there is none: it took too long, or was answered already.
pub fn take(tx: &mut Tx<'_>, what: Ceremony, name: &str) -> Result<(Option<UserId>, String)> {
    let name = named(name)?;
    let token = store::tokens::take(tx, name.as_str(), what.kind())?.ok_or(Error::NotFound)?;
    Ok((token.user, token.data))
}

/// Adds a verified passkey. `given` is what its owner calls it.
///
/// # Errors
/// [`Error::Invalid`] for a bad name, [`Error::Stale`] if the authenticator was added before; those of
/// [`sessions::still_confirmed`].
pub fn add(
    tx: &mut Tx<'_>,
    asker: &Asker,
    id: &[u8],
    public_id: &PublicId,
    given: &str,
    known: &Known,
) -> Result<()> {
    let user = sessions::still_confirmed(tx, asker)?;
    let name = name(given)?;
    if user.id != known.user || !store::passkeys::put(tx, id, public_id, &name, known)? {
        return Err(Error::Stale);
    }
    note(tx, &user, "factor.passkey-add", Deed::PasskeyAdded)
}

/// The passkey of a credential, if its owner may sign in.
///
/// # Errors
/// Those of the store.
pub fn known(tx: &mut Tx<'_>, id: &[u8]) -> Result<Option<Known>> {
    Ok(store::passkeys::by_credential(tx, id)?)
}

/// Notes that a verified passkey was used.
///
/// # Errors
/// [`Error::Stale`] if it was used by somebody else in the same moment, as one that was copied could be.
pub fn used(tx: &mut Tx<'_>, id: &[u8], before: &str, after: &str) -> Result<()> {
    if store::passkeys::used(tx, id, before, after)? { Ok(()) } else { Err(Error::Stale) }
}

/// A passkey of one's own, to be changed.
///
/// # Errors
/// [`Error::NotFound`]; those of [`sessions::confirmed`].
pub fn own(tx: &mut Tx<'_>, asker: &Asker, public_id: &str) -> Result<(User, Listed)> {
    let user = sessions::confirmed(tx, asker)?;
    let all = store::passkeys::of(tx, user.id)?;
    let found = all.into_iter().find(|passkey| passkey.public_id == public_id).ok_or(Error::NotFound)?;
    Ok((user, found))
}

/// Gives a passkey of one's own another name.
///
/// # Errors
/// [`Error::Invalid`] for a bad name, [`Error::NotFound`]; those of [`sessions::still_confirmed`].
pub fn rename(tx: &mut Tx<'_>, asker: &Asker, public_id: &str, given: &str) -> Result<()> {
    let user = sessions::still_confirmed(tx, asker)?;
    let name = name(given)?;
    if store::passkeys::rename(tx, user.id, named(public_id)?.as_str(), &name)? {
        Ok(())
    } else {
        Err(Error::NotFound)
    }
}

/// Removes a passkey of one's own.
///
/// # Errors
/// [`Error::NotFound`]; those of [`sessions::still_confirmed`].
pub fn remove(tx: &mut Tx<'_>, asker: &Asker, public_id: &str) -> Result<()> {
    let user = sessions::still_confirmed(tx, asker)?;
    if !store::passkeys::remove(tx, user.id, named(public_id)?.as_str())? {
        return Err(Error::NotFound);
    }
    note(tx, &user, "factor.passkey-remove", Deed::PasskeyRemoved)
}

fn name(given: &str) -> Result<String> {
    Ok(text::line(given, LINE_MAX).map_err(|problem| Invalid::one("name", problem))?)
}

/// A name of a passkey or ceremony, as it came from outside.
fn named(text: &str) -> Result<PublicId> {
    PublicId::parse(text).ok_or(Error::NotFound)
}
