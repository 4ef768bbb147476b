//! A password in the place of a forgotten one, by a mailed link.

use std::net::IpAddr;

use crate::domain::id::UserId;
use crate::domain::mail::{Deed, MailKind, Recipient};
use crate::domain::text;
use crate::domain::time::Instant;
use crate::secrets::{Keys, decode, encode};
use crate::store::audit::Entry;
use crate::store::identities::Link;
use crate::store::outbox::NewMail;
use crate::store::passkeys::Listed;
use crate::store::profiles::Profile;
use crate::store::tokens::Token;
use crate::store::{self, Tx};

use super::mailed::{self, Purpose};
use super::{Asker, Error, Result, attempts, ways_in};

/// Data of a token that an admin made ([`super::admin::access::make_reset`]).
pub(super) const BY_ADMIN: &str = "{}";
/// Data of a token that an admin made for an account that nothing opens yet.
pub(super) const FIRST: &str = "{\"first\":true}";

/// Mails a link to the account of this name or confirmed address, if it has one and a password of ours. Nobody is
/// told whether it does.
///
/// # Errors
/// [`Error::TooOften`] for a client that had many mails sent, or those of the store.
pub fn request(tx: &mut Tx<'_>, asker: &Asker, who: &str, client: Option<IpAddr>) -> Result<()> {
    let account = find(tx, who)?.filter(may_reset);
    // By the address, whichever way it was asked for: a name and an address are no two allowances.
    let to = text::folded(account.as_ref().map_or(who.trim(), |account| &account.email));
    let counted = attempts::count_mail(tx, &asker.keys, client, &to)?;
    match account.filter(|_| counted) {
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

// A link dies with the password and the address that it was made for. One that an admin made has no tag (it is dropped
// with the password), and gives one to an account that has none.
fn account(tx: &mut Tx<'_>, keys: &Keys, token: &Token) -> Result<Profile> {
    let user = token.user.ok_or(Error::NotFound)?;
    let account = store::profiles::get(tx, user)?.filter(Profile::is_open).ok_or(Error::NotFound)?;
    let by_admin = [BY_ADMIN, FIRST].contains(&token.data.as_str());
    let tag = decode(&token.data).filter(|tag| tag.len() == 32);
    let still = |tag: Vec<u8>| {
        let parts: [&[u8]; 3] = [b"reset", account.password.as_bytes(), account.email.as_bytes()];
        may_reset(&account) && keys.verify(&parts, &tag)
    };
    if by_admin || tag.is_some_and(still) { Ok(account) } else { Err(Error::NotFound) }
}

/// Seconds for which a second step that was switched on can be switched off by a reset: its owner was told by mail, and
/// a stranger's would otherwise keep them out. One that is older stands: a mailbox alone must not open an account that
/// wants a second step.
pub const SECOND_SECONDS: i64 = 7 * 86_400;

/// What else opens an account beside its password.
#[derive(Debug, Clone)]
pub struct Ways {
    /// The account.
    pub account: Profile,
    /// Its passkeys.
    pub passkeys: Vec<Listed>,
    /// The providers that it is linked to.
    pub providers: Vec<Link>,
    /// Since when a second step is asked for.
    pub second: Option<Instant>,
    /// It can be switched off here.
    pub second_is_new: bool,
    /// The account was made for its owner, and nothing opens it yet.
    pub first: bool,
}

/// What the account of a link has, to be kept or not.
///
/// # Errors
/// [`Error::NotFound`] for a link that does not work (any more).
pub fn ways(tx: &mut Tx<'_>, asker: &Asker, link: &mailed::Link) -> Result<Ways> {
    let token = link.look(tx, &asker.keys, Purpose::Reset)?;
    ways_of(tx, &asker.keys, &token)
}

fn ways_of(tx: &mut Tx<'_>, keys: &Keys, token: &Token) -> Result<Ways> {
    let account = account(tx, keys, token)?;
    let second = store::factors::app_since(tx, account.id)?.map(Instant);
    let passkeys = store::passkeys::of(tx, account.id)?;
    let providers = store::identities::of_user(tx, account.id)?;
    let closed = !account.has_password() && passkeys.is_empty() && providers.is_empty();
    Ok(Ways {
        first: token.data == FIRST && closed,
        passkeys,
        providers,
        second_is_new: second.is_some_and(|at| at.0 > tx.now() - SECOND_SECONDS),
        second,
        account,
    })
}

/// What stays of them. Whatever is not named goes: it may have been added while the link was on its way.
#[derive(Debug, Clone, Default)]
pub struct Kept {
    /// Names of passkeys.
    pub passkeys: Vec<String>,
    /// Names of providers.
    pub providers: Vec<String>,
    /// Not the second step. It stays in any case if it is not new.
    pub no_second: bool,
}

/// Replaces the password by another, given as its hash, takes off what is not to be kept, ends all sessions and says so
/// by mail. Choosing the first password of an account that was made for them is told to nobody.
///
/// # Errors
/// As [`ways`].
pub fn reset(
    tx: &mut Tx<'_>,
    asker: &Asker,
    link: &mailed::Link,
    password: &str,
    kept: &Kept,
) -> Result<UserId> {
    let token = link.take(tx, &asker.keys, Purpose::Reset)?;
    let ways = ways_of(tx, &asker.keys, &token)?;
    let user = ways.account.id;
    if ways.first {
        store::users::set_password(tx, user, password)?;
        note(tx, &ways.account, "password.change", "the first")?;
        return Ok(user);
    }
    let mut taken = Vec::new();
    for passkey in ways.passkeys.iter().filter(|passkey| !kept.passkeys.contains(&passkey.public_id)) {
        store::passkeys::remove(tx, user, &passkey.public_id)?;
        note(tx, &ways.account, "factor.passkey-remove", "")?;
        taken.push(Deed::PasskeyRemoved);
    }
    for link in ways.providers.iter().filter(|link| !kept.providers.contains(&link.provider)) {
        store::identities::unlink(tx, &link.provider, user)?;
        note(tx, &ways.account, "identity.disconnect", &link.provider)?;
        taken.push(Deed::Unlinked);
    }
    if ways.second_is_new && kept.no_second {
        store::factors::drop_app(tx, user)?;
        note(tx, &ways.account, "factor.app-off", "")?;
        taken.push(Deed::AppOff);
    }
    store::users::set_password(tx, user, password)?;
    note(tx, &ways.account, "password.change", "by a mailed link")?;
    ways_in::tell_all(tx, user, Deed::Password, &taken)?;
    Ok(user)
}

fn note(tx: &mut Tx<'_>, account: &Profile, action: &str, detail: &str) -> Result<()> {
    let name = account.username.as_str();
    Ok(store::audit::note(tx, &Entry { user: Some(account.id), actor: name, action, target: name, detail })?)
}
