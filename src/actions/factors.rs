//! The second step of signing in: setting it up, passing it, ending it.

use std::net::IpAddr;

use crate::domain::access::Denial;
use crate::domain::id::UserId;
use crate::domain::mail::Deed;
use crate::domain::user::User;
use crate::secrets::{TotpSecret, recovery};
use crate::store::audit::Entry;
use crate::store::{self, Tx};

use super::{Asker, Error, Result, attempts, sessions, ways_in};

/// Seconds between a right password and its code.
pub const SECOND_SECONDS: i64 = 600;
/// Kind of the token that waits for the code.
const SECOND: &str = "second";

/// How an account is protected beside its password.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Factors {
    /// It has a password of ours.
    pub password: bool,
    /// An app makes codes for it.
    pub app: bool,
    /// Recovery codes that are left.
    pub codes: i64,
    /// Its passkeys.
    pub passkeys: Vec<store::passkeys::Listed>,
}

impl Factors {
    /// There is something to show beside the password, or instead of it.
    pub fn has_any(&self) -> bool {
        self.app || !self.passkeys.is_empty()
    }
}

/// How an account is protected.
///
/// # Errors
/// Those of the store.
pub fn of(tx: &mut Tx<'_>, user: UserId) -> Result<Factors> {
    Ok(Factors {
        password: sessions::has_password(tx, user)?,
        app: store::factors::app(tx, user)?.is_some(),
        codes: store::factors::codes_left(tx, user)?,
        passkeys: store::passkeys::of(tx, user)?,
    })
}

/// What became of a code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Tried<T> {
    /// It was right.
    Right(T),
    /// It was not, or was used before.
    Wrong,
    /// Too many were tried; seconds to wait.
    TooOften(u64),
}

/// Turns the second step on, once a code has shown that the app knows the secret, and keeps new recovery codes.
///
/// # Errors
/// [`Error::Stale`] if it is on already; those of [`sessions::still_confirmed`].
pub fn turn_on(
    tx: &mut Tx<'_>,
    asker: &Asker,
    client: Option<IpAddr>,
    secret: &TotpSecret,
    code: &str,
    codes: &[String],
) -> Result<Tried<()>> {
    let user = sessions::still_confirmed(tx, asker)?;
    if !sessions::has_password(tx, user.id)? {
        return Err(Error::Denied(Denial::NothingToDo));
    }
    let allowance = match attempts::take_code(tx, &asker.keys, client, user.id)? {
        Ok(allowance) => allowance,
        Err(wait) => return Ok(Tried::TooOften(wait)),
    };
    let Some(step) = secret.step(code, tx.now()) else {
        allowance.keep(tx)?;
        return Ok(Tried::Wrong);
    };
    let sealed = secret.seal(user.id, &asker.keys, &asker.random).ok_or(Error::Stale)?;
    if !store::factors::put_app(tx, user.id, &sealed, step)? {
        return Err(Error::Stale);
    }
    keep_codes(tx, asker, user.id, codes)?;
    note(tx, &user, "factor.app-on", Deed::AppOn)?;
    Ok(Tried::Right(()))
}

/// Turns the second step off: no app, no recovery codes.
///
/// # Errors
/// Those of [`sessions::still_confirmed`].
pub fn turn_off(tx: &mut Tx<'_>, asker: &Asker) -> Result<()> {
    let user = sessions::still_confirmed(tx, asker)?;
    store::factors::drop_app(tx, user.id)?;
    note(tx, &user, "factor.app-off", Deed::AppOff)
}

/// Replaces the recovery codes by these.
///
/// # Errors
/// [`Error::Stale`] if the second step is off; those of [`sessions::still_confirmed`].
pub fn renew_codes(tx: &mut Tx<'_>, asker: &Asker, codes: &[String]) -> Result<()> {
    let user = sessions::still_confirmed(tx, asker)?;
    if store::factors::app(tx, user.id)?.is_none() {
        return Err(Error::Stale);
    }
    keep_codes(tx, asker, user.id, codes)?;
    note(tx, &user, "factor.codes-new", Deed::CodesNew)
}

fn keep_codes(tx: &mut Tx<'_>, asker: &Asker, user: UserId, codes: &[String]) -> Result<()> {
    let tags: Vec<[u8; 32]> =
        codes.iter().filter_map(|code| recovery::tags(code, user, &asker.keys).first().copied()).collect();
    Ok(store::factors::put_codes(tx, user, &tags)?)
}

/// Notes in the audit log that somebody changed a way in to their account, and tells them by mail: it may not have been
/// they.
pub(super) fn note(tx: &mut Tx<'_>, user: &User, action: &str, deed: Deed) -> Result<()> {
    let entry =
        Entry { user: Some(user.id), actor: &user.username, action, target: &user.username, detail: "" };
    store::audit::note(tx, &entry)?;
    ways_in::tell(tx, user.id, deed)
}

/// After a right password: keeps a token for the second step, if the account has one. `hash` is that of the password, if
/// it is one of ours; `name` the hash of what the browser holds meanwhile, `data` what to do afterwards. Tells whether it
/// has. The token dies with the password.
///
/// # Errors
/// [`Error::Stale`] if the account was locked or deleted, or its password changed, since it was looked at.
pub fn begin_second(
    tx: &mut Tx<'_>,
    user: UserId,
    hash: Option<&str>,
    name: &str,
    data: &str,
) -> Result<bool> {
    if !store::users::may_enter(tx, user, hash)? {
        return Err(Error::Stale);
    }
    let wanted = store::factors::app(tx, user)?.is_some();
    if wanted {
        store::tokens::put(tx, name, SECOND, Some(user), data, SECOND_SECONDS)?;
    }
    Ok(wanted)
}

/// What a browser that is between its two steps is to do afterwards; nothing if it is not.
///
/// # Errors
/// Those of the store.
pub fn waits_for_second(tx: &mut Tx<'_>, name: &str) -> Result<Option<String>> {
    Ok(store::tokens::get(tx, name, SECOND)?.map(|token| token.data))
}

/// The second step: counted, looked at and used up in one transaction, so that of many at once no more are looked at
/// than allowed, and one that is right lets in once. The account and what to do afterwards.
///
/// # Errors
/// [`Error::NotFound`] if the browser is not between its two steps (any more).
pub fn pass_second(
    tx: &mut Tx<'_>,
    asker: &Asker,
    client: Option<IpAddr>,
    name: &str,
    code: &str,
) -> Result<Tried<(UserId, String)>> {
    let token = store::tokens::get(tx, name, SECOND)?.ok_or(Error::NotFound)?;
    let user = token.user.ok_or(Error::NotFound)?;
    let allowance = match attempts::take_code(tx, &asker.keys, client, user)? {
        Ok(allowance) => allowance,
        Err(wait) => return Ok(Tried::TooOften(wait)),
    };
    if !use_up(tx, asker, user, code)? {
        allowance.keep(tx)?;
        return Ok(Tried::Wrong);
    }
    store::tokens::take(tx, name, SECOND)?.ok_or(Error::NotFound)?;
    Ok(Tried::Right((user, token.data)))
}

fn use_up(tx: &mut Tx<'_>, asker: &Asker, user: UserId, code: &str) -> Result<bool> {
    let sealed = store::factors::app(tx, user)?;
    let secret = sealed.and_then(|sealed| TotpSecret::open(&sealed, user, &asker.keys));
    if let Some(step) = secret.and_then(|secret| secret.step(code, tx.now())) {
        return Ok(store::factors::use_step(tx, user, step)?);
    }
    for tag in recovery::tags(code, user, &asker.keys) {
        if store::factors::use_code(tx, user, &tag)? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Takes every second factor and passkey from an account whose owner has lost them, and ends its sessions.
///
/// # Errors
/// Those of the store.
pub(super) fn drop_all(tx: &mut Tx<'_>, user: UserId) -> Result<()> {
    store::factors::drop_app(tx, user)?;
    store::passkeys::remove_all(tx, user)?;
    store::tokens::drop_of(tx, user, SECOND)?;
    store::sessions::close_all(tx, user)?;
    ways_in::tell(tx, user, Deed::FactorsReset)
}
