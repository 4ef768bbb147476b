//! A password in the place of a forgotten one, by a mailed link.

use std::net::IpAddr;

use crate::domain::id::UserId;
use crate::domain::mail::{MailKind, Recipient};
use crate::domain::text;
use crate::secrets::{Keys, decode, encode};
use crate::store::outbox::NewMail;
use crate::store::profiles::Profile;
use crate::store::{self, Tx};

use super::mailed::{Link, Purpose};
use super::{Asker, Error, Result, attempts};

/// Data of a token that an admin made ([`super::admin::users::make_reset`]).
const BY_ADMIN: &str = "{}";

/// Mails a link to the account of this name or confirmed address, if it has one and a password of ours. Nobody is
/// told whether it does.
///
/// # Errors
/// [`Error::TooOften`] for a client that had many mails sent, or those of the store.
pub fn request(tx: &mut Tx<'_>, asker: &Asker, who: &str, client: Option<IpAddr>) -> Result<()> {
    let counted = attempts::count_mail(tx, &asker.keys, client, &text::folded(who.trim()))?;
    let account = find(tx, who)?.filter(|account| counted && may_reset(account));
    match account {
        Some(account) => send(tx, asker, &account),
        None => Ok(()),
    }
}

/// Mails a link to an account.
///
/// # Errors
/// Those of the store.
pub fn send(tx: &mut Tx<'_>, asker: &Asker, account: &Profile) -> Result<()> {
    let (token, purpose) = (asker.random.public_id(), Purpose::Reset);
    let data = encode(&asker.keys.sign(&[b"reset", account.password.as_bytes(), account.email.as_bytes()]));
    store::tokens::put(tx, token.as_str(), purpose.kind(), Some(account.id), &data, purpose.seconds())?;
    let (kind, to, due) = (MailKind::PasswordReset, Recipient::User(account.id), tx.now());
    let object = Some(token.as_str());
    Ok(store::outbox::queue(tx, &NewMail { kind, to, poll: None, object, data: "", due })?)
}

/// Whether the password of an account can be replaced by mail: its address is known to be theirs, and there is a
/// password of ours.
pub fn may_reset(account: &Profile) -> bool {
    account.is_open() && account.email_confirmed && account.has_password()
}

// An address comes before a name: names may look like addresses, and are chosen freely.
fn find(tx: &mut Tx<'_>, who: &str) -> Result<Option<Profile>> {
    let who = who.trim();
    let by_email = store::users::by_confirmed_email(tx, who)?;
    let by_name = store::users::by_username(tx, who)?;
    let found = by_email.or(by_name);
    Ok(found.map(|user| store::profiles::get(tx, user)).transpose()?.flatten())
}

/// The account whose password the link replaces.
///
/// # Errors
/// [`Error::NotFound`] for a link that does not work (any more).
pub fn look(tx: &mut Tx<'_>, asker: &Asker, link: &Link) -> Result<Profile> {
    let token = link.look(tx, &asker.keys, Purpose::Reset)?;
    account(tx, &asker.keys, token.user, &token.data)
}

// A link dies with the password and the address that it was made for. One that an admin made has no tag (it is dropped
// with the password), and gives one to an account that has none.
fn account(tx: &mut Tx<'_>, keys: &Keys, user: Option<UserId>, data: &str) -> Result<Profile> {
    let user = user.ok_or(Error::NotFound)?;
    let account = store::profiles::get(tx, user)?.filter(Profile::is_open).ok_or(Error::NotFound)?;
    let tag = decode(data).filter(|tag| tag.len() == 32);
    let still = |tag: Vec<u8>| {
        let parts: [&[u8]; 3] = [b"reset", account.password.as_bytes(), account.email.as_bytes()];
        may_reset(&account) && keys.verify(&parts, &tag)
    };
    if data == BY_ADMIN || tag.is_some_and(still) { Ok(account) } else { Err(Error::NotFound) }
}

/// Replaces the password by another, given as its hash, ends all sessions and says so by mail.
///
/// # Errors
/// As [`look`].
pub fn reset(tx: &mut Tx<'_>, asker: &Asker, link: &Link, password: &str) -> Result<UserId> {
    let token = link.take(tx, &asker.keys, Purpose::Reset)?;
    let account = account(tx, &asker.keys, token.user, &token.data)?;
    store::users::set_password(tx, account.id, password)?;
    let (kind, to, due) = (MailKind::PasswordChanged, Recipient::User(account.id), tx.now());
    store::outbox::queue(tx, &NewMail { kind, to, poll: None, object: None, data: "", due })?;
    Ok(account.id)
}
