//! Signing in and out.

use crate::domain::access::Denial;
use crate::domain::id::{PublicId, UserId};
use crate::domain::time::Instant;
use crate::domain::user::User;
use crate::secrets;
use crate::store::sessions::{Look, NewSession};
use crate::store::users::Credentials;
use crate::store::{self, Tx};

use super::{Asker, Error, Result, signed_in};

/// Seconds that a session lasts: two weeks, as upstream.
pub const SESSION_SECONDS: i64 = 14 * 86_400;

/// Seconds for which pages of delicate things open after somebody has shown who they are: by signing in, by their
/// password or by a passkey.
const CONFIRMED_SECONDS: i64 = 600;
/// Seconds for which what such a page has asked may be sent.
const FORM_SECONDS: i64 = 1_200;

/// The signed-in person, who has shown within ten minutes who they are: for pages that lead to something delicate.
///
/// # Errors
/// The denial of somebody who is not signed in; [`Error::Unconfirmed`], which the web answers with a page that asks
/// for the password or a passkey and leads back.
pub fn confirmed(tx: &mut Tx<'_>, asker: &Asker) -> Result<User> {
    confirmed_within(tx, asker, CONFIRMED_SECONDS)
}

/// The same for the form of such a page, with ten minutes more to fill it in.
///
/// # Errors
/// Those of [`confirmed`].
pub fn still_confirmed(tx: &mut Tx<'_>, asker: &Asker) -> Result<User> {
    confirmed_within(tx, asker, FORM_SECONDS)
}

fn confirmed_within(tx: &mut Tx<'_>, asker: &Asker, seconds: i64) -> Result<User> {
    let user = signed_in(tx, asker)?.ok_or(Error::Denied(Denial::LoginRequired))?;
    let at = match &asker.session {
        Some(session) => store::sessions::confirmed(tx, session)?,
        None => None,
    };
    if at.is_some_and(|at| at > tx.now() - seconds) { Ok(user) } else { Err(Error::Unconfirmed) }
}

/// Notes that the asker has shown anew who they are.
///
/// # Errors
/// Those of the store.
pub fn confirm(tx: &mut Tx<'_>, asker: &Asker) -> Result<()> {
    match &asker.session {
        Some(session) => Ok(store::sessions::confirm(tx, session)?),
        None => Ok(()),
    }
}

/// Key and password hash of an account that is not locked, by name or confirmed address; the password is verified outside
/// of any transaction, for that takes long on purpose.
///
/// # Errors
/// Those of the store.
pub fn credentials(tx: &mut Tx<'_>, login: &str) -> Result<Option<Credentials>> {
    Ok(store::users::credentials(tx, login)?)
}

/// Whether an account has a password of ours that somebody can know.
///
/// # Errors
/// Those of the store.
pub fn has_password(tx: &mut Tx<'_>, user: UserId) -> Result<bool> {
    Ok(store::users::password(tx, user)?.is_some_and(|hash| secrets::is_usable(&hash)))
}

/// Replaces a hash of a password that is not made as we make them by one that is.
///
/// # Errors
/// Those of the store.
pub fn rehash(tx: &mut Tx<'_>, user: UserId, old: &str, new: &str) -> Result<()> {
    Ok(store::users::rehash(tx, user, old, new)?)
}

/// How somebody has shown who they are.
#[derive(Debug, Clone, Default)]
pub struct Proof {
    /// The hash that their password fitted. It was looked at before the transaction, and opens nothing any more if
    /// another has taken its place since.
    pub password: Option<String>,
    /// A password is all that they have shown, of ours or of a directory: it opens no account with a second step, also not
    /// one that was switched on in this moment.
    pub first_step: bool,
    /// What their browser calls itself, in few words.
    pub agent: String,
    /// Code of the language of the page; may be empty.
    pub locale: &'static str,
    /// Who vouched for them; empty for a password of ours.
    pub provider: String,
    /// The session there, which can end this one; may be empty.
    pub provider_session: String,
    /// What the provider wants to see at its end, sealed.
    pub id_token: Option<Vec<u8>>,
}

/// Starts a session for somebody who has shown who they are; `token` is the hash of their cookie, `id` the name of the
/// session on their list.
///
/// # Errors
/// [`Error::Stale`] if the account was locked or deleted, its password changed, or a second step switched on that they have
/// not passed, since they have shown it.
pub fn sign_in(tx: &mut Tx<'_>, user: UserId, token: &[u8; 32], id: &PublicId, proof: &Proof) -> Result<()> {
    if !store::users::may_enter(tx, user, proof.password.as_deref())? {
        return Err(Error::Stale);
    }
    if proof.first_step && store::factors::app(tx, user)?.is_some() {
        return Err(Error::Stale);
    }
    store::users::speaks(tx, user, proof.locale)?;
    let session = NewSession {
        token_hash: token,
        public_id: id,
        user,
        agent: &proof.agent,
        provider: &proof.provider,
        provider_session: &proof.provider_session,
        id_token: proof.id_token.as_deref(),
        expires: Instant(tx.now()).plus(SESSION_SECONDS),
    };
    Ok(store::sessions::open(tx, &session)?)
}

/// How the person of a session wants to see pages.
///
/// # Errors
/// Those of the store.
pub fn look(tx: &mut Tx<'_>, session: &[u8; 32]) -> Result<Option<Look>> {
    Ok(store::sessions::look(tx, session)?)
}

/// Notes the hour in which a session was used.
///
/// # Errors
/// Those of the store.
pub fn see(tx: &mut Tx<'_>, session: &[u8; 32]) -> Result<()> {
    Ok(store::sessions::see(tx, session)?)
}

/// Ends the asker's session.
///
/// # Errors
/// Those of the store.
pub fn sign_out(tx: &mut Tx<'_>, asker: &Asker) -> Result<()> {
    match &asker.session {
        Some(session) => Ok(store::sessions::close(tx, session)?),
        None => Ok(()),
    }
}

/// The sessions of the signed-in person.
///
/// # Errors
/// The denial of somebody who is not signed in.
pub fn mine(tx: &mut Tx<'_>, asker: &Asker) -> Result<(User, Vec<store::sessions::Listed>)> {
    let (user, current) = current(tx, asker)?;
    let listed = store::sessions::of_user(tx, user.id, &current)?;
    Ok((user, listed))
}

/// Ends one of them by its name on the list.
///
/// # Errors
/// [`Error::NotFound`] if it is none of theirs, or the denial.
pub fn end(tx: &mut Tx<'_>, asker: &Asker, id: &str) -> Result<()> {
    let (user, _) = current(tx, asker)?;
    let id = PublicId::parse(id).ok_or(Error::NotFound)?;
    if store::sessions::close_listed(tx, user.id, &id)? { Ok(()) } else { Err(Error::NotFound) }
}

/// Ends all of them but the one that asks.
///
/// # Errors
/// The denial.
pub fn end_others(tx: &mut Tx<'_>, asker: &Asker) -> Result<()> {
    let (user, current) = current(tx, asker)?;
    Ok(store::sessions::close_others(tx, user.id, &current)?)
}

fn current(tx: &mut Tx<'_>, asker: &Asker) -> Result<(User, [u8; 32])> {
    let user = signed_in(tx, asker)?.ok_or(Error::Denied(Denial::LoginRequired))?;
    Ok((user, asker.session.unwrap_or_default()))
}
