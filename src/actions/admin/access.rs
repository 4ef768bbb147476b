//! How others get into their accounts, as those see and change it who run the site.

use crate::domain::access::Denial;
use crate::domain::error::Invalid;
use crate::domain::id::{PublicId, UserId};
use crate::domain::mail::{Deed, MailKind};
use crate::domain::site::SiteAction;
use crate::domain::user;
use crate::store::accounts::Account;
use crate::store::{self, Tx};

use super::super::mailed::Purpose;
use super::super::password_reset::{BY_ADMIN, FIRST};
use super::super::users::{self, New};
use super::super::{email_change, factors, ways_in};
use super::users::{queue, to_manage};
use super::{By, Error, Hand, Result, enter};

/// Seconds for which a link to choose another password works: three days.
pub const RESET_SECONDS: i64 = 3 * 86_400;

/// What becomes of a link to choose a password.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// It is shown once, to be handed on.
    Shown,
    /// It is mailed to the account's address.
    Mailed,
}

/// Lets somebody in who may make accounts.
///
/// # Errors
/// The denial.
pub fn look(tx: &mut Tx<'_>, hand: Hand<'_>) -> Result<By> {
    enter(tx, hand, SiteAction::ManageUsers)
}

/// Makes an account.
///
/// # Errors
/// [`Error::Invalid`] for a bad or taken name or address, or the denial.
pub fn create(tx: &mut Tx<'_>, hand: Hand<'_>, new: New) -> Result<UserId> {
    let by = enter(tx, hand, SiteAction::ManageUsers)?;
    let (username, role) = (new.username.trim().to_owned(), new.role);
    let user = users::create_user(tx, new)?;
    by.note(tx, "user.create", &username, role.as_str())?;
    Ok(user)
}

/// Makes an account, and a link under this name to choose a password.
///
/// # Errors
/// Those of [`create`].
pub fn create_by_link(
    tx: &mut Tx<'_>,
    hand: Hand<'_>,
    new: New,
    token: &PublicId,
    way: Way,
) -> Result<UserId> {
    let user = create(tx, hand, new)?;
    let (_, account) = to_manage(tx, hand, user)?;
    put_link(tx, &account, token, way)?;
    Ok(user)
}

/// Makes a link to choose another password under this name, in the place of earlier ones.
///
/// # Errors
/// [`Error::NotFound`] or the denial, also of mail for an account whose address is not known to be theirs.
pub fn make_reset(
    tx: &mut Tx<'_>,
    hand: Hand<'_>,
    user: UserId,
    token: &PublicId,
    way: Way,
) -> Result<Account> {
    let (by, account) = to_manage(tx, hand, user)?;
    put_link(tx, &account, token, way)?;
    let how = if way == Way::Mailed { "mailed" } else { "shown" };
    by.note(tx, "user.reset-link", &account.username, how)?;
    Ok(account)
}

/// What an account needs that nothing opens yet is a first password, and other words.
fn put_link(tx: &mut Tx<'_>, account: &Account, token: &PublicId, way: Way) -> Result<()> {
    if way == Way::Mailed && !account.confirmed {
        return Err(Denial::NothingToDo.into());
    }
    let purpose = Purpose::Reset.kind();
    let profile = store::profiles::get(tx, account.id)?.ok_or(Error::NotFound)?;
    let opened = profile.has_password()
        || !store::identities::of_user(tx, account.id)?.is_empty()
        || !store::passkeys::of(tx, account.id)?.is_empty();
    let (kind, data) = match opened {
        true => (MailKind::PasswordReset, BY_ADMIN),
        false => (MailKind::AccountMade, FIRST),
    };
    store::tokens::drop_of(tx, account.id, purpose)?;
    store::tokens::put(tx, token.as_str(), purpose, Some(account.id), data, RESET_SECONDS)?;
    match way {
        Way::Mailed => queue(tx, kind, account.id, Some(token.as_str())),
        Way::Shown => Ok(()),
    }
}

/// Replaces a password by another, given as its hash, and ends all sessions.
///
/// # Errors
/// [`Error::NotFound`] or the denial.
pub fn set_password(tx: &mut Tx<'_>, hand: Hand<'_>, user: UserId, password: &str) -> Result<()> {
    let (by, account) = to_manage(tx, hand, user)?;
    store::users::set_password(tx, user, password)?;
    ways_in::tell(tx, user, Deed::Password)?;
    by.note(tx, "user.password", &account.username, "")
}

/// Gives an account an address, or confirms the one that it has: whoever runs the site vouches that it is theirs. One
/// that was known to be theirs before is told. `home` is as for [`user::email`].
///
/// # Errors
/// [`Error::Invalid`] for what is no address or that of another, [`Error::NotFound`] or the denial.
pub fn set_email(tx: &mut Tx<'_>, hand: Hand<'_>, user: UserId, email: &str, home: &str) -> Result<Account> {
    let (by, account) = to_manage(tx, hand, user)?;
    let email = user::email(email, home).map_err(|problem| Invalid::one("email", problem))?;
    if account.confirmed && account.email == email {
        return Err(Denial::NothingToDo.into());
    }
    users::free_address(tx, &email, Some(user))?;
    let profile = store::profiles::get(tx, user)?.ok_or(Error::NotFound)?;
    let before = if profile.email_confirmed { profile.email.as_str() } else { "" };
    email_change::replace(tx, user, before, profile.mail_locale(), &email)?;
    let how = if account.email == email { "confirmed" } else { "changed" };
    by.note(tx, "user.email", &account.username, how)?;
    Ok(account)
}

/// Ends all sessions of an account.
///
/// # Errors
/// [`Error::NotFound`] or the denial.
pub fn end_sessions(tx: &mut Tx<'_>, hand: Hand<'_>, user: UserId) -> Result<()> {
    let (by, account) = to_manage(tx, hand, user)?;
    let ended = store::sessions::close_all(tx, user)?;
    note_ended(tx, &by, &account, ended)
}

/// Ends one session of an account by its name on the list.
///
/// # Errors
/// [`Error::NotFound`] if it has none of that name, or the denial.
pub fn end_session(tx: &mut Tx<'_>, hand: Hand<'_>, user: UserId, id: &str) -> Result<()> {
    let (by, account) = to_manage(tx, hand, user)?;
    let id = PublicId::parse(id).ok_or(Error::NotFound)?;
    if !store::sessions::close_listed(tx, user, &id)? {
        return Err(Error::NotFound);
    }
    note_ended(tx, &by, &account, 1)
}

fn note_ended(tx: &mut Tx<'_>, by: &By, account: &Account, ended: u64) -> Result<()> {
    by.note(tx, "user.end-sessions", &account.username, &ended.to_string())
}

/// Takes app, recovery codes and passkeys from an account whose owner has lost them, and ends its sessions.
///
/// # Errors
/// [`Error::NotFound`] or the denial, also if it has none.
pub fn drop_factors(tx: &mut Tx<'_>, hand: Hand<'_>, user: UserId) -> Result<()> {
    let (by, account) = to_manage(tx, hand, user)?;
    if !factors::of(tx, user)?.has_any() {
        return Err(Denial::NothingToDo.into());
    }
    factors::drop_all(tx, user)?;
    by.note(tx, "factor.reset", &account.username, "")
}
