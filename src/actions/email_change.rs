//! Another address for mail, once a link that was mailed there came back.

use std::net::IpAddr;

use crate::domain::error::Invalid;
use crate::domain::id::UserId;
use crate::domain::mail::{Deed, MailKind, Recipient};
use crate::domain::text;
use crate::domain::user::{self, User};
use crate::store::audit::{self, Entry};
use crate::store::outbox::NewMail;
use crate::store::{self, Tx};

use super::mailed::{Link, Purpose};
use super::{Asker, Error, Result, attempts, profile, sessions, ways_in};

/// Mails a link to another address of the signed-in person, who has just shown who they are, in the language of the page. Whether somebody else has
/// the address is told to that somebody alone.
///
/// # Errors
/// [`Error::Invalid`] for what is no address, [`Error::TooOften`], [`Error::Unconfirmed`] or the denial.
pub fn request(
    tx: &mut Tx<'_>,
    asker: &Asker,
    email: &str,
    home: &str,
    locale: &str,
    client: Option<IpAddr>,
) -> Result<()> {
    let user = sessions::still_confirmed(tx, asker)?;
    let email = user::email(email, home).map_err(|problem| Invalid::one("email", problem))?;
    if !attempts::count_mail(tx, &asker.keys, client, &text::folded(&email))? {
        return Ok(());
    }
    let purpose = Purpose::Email;
    store::tokens::drop_of(tx, user.id, purpose.kind())?;
    let (token, due) = (asker.random.public_id(), tx.now());
    let known = store::users::by_confirmed_email(tx, &email)?;
    let (kind, to, object) = match known {
        Some(other) => (MailKind::RegisterKnown, Recipient::User(other), None),
        None => {
            let data = &email;
            store::tokens::put(tx, token.as_str(), purpose.kind(), Some(user.id), data, purpose.seconds())?;
            let to = Recipient::Of { user: user.id, email: &email, locale };
            (MailKind::EmailConfirm, to, Some(token.as_str()))
        }
    };
    Ok(store::outbox::queue(tx, &NewMail { kind, to, poll: None, object, data: "", due })?)
}

/// The person and the address that the link confirms. It works only for whoever asked for it: a stranger at a mistyped
/// address gets nothing.
///
/// # Errors
/// [`Error::NotFound`] for a link that does not work (any more), or the denial.
pub fn look(tx: &mut Tx<'_>, asker: &Asker, link: &Link) -> Result<(User, String)> {
    let (user, _) = profile::mine(tx, asker)?;
    let token = link.look(tx, &asker.keys, Purpose::Email)?;
    if token.user == Some(user.id) { Ok((user, token.data)) } else { Err(Error::NotFound) }
}

/// Takes the address that the link confirms, and tells the old one.
///
/// # Errors
/// As [`look`]; [`Error::NotFound`] too if somebody else has got the address meanwhile.
pub fn confirm(tx: &mut Tx<'_>, asker: &Asker, link: &Link) -> Result<()> {
    let (user, email) = look(tx, asker, link)?;
    link.take(tx, &asker.keys, Purpose::Email)?;
    let known = store::users::by_confirmed_email(tx, &email)?;
    if known.is_some_and(|other| other != user.id) {
        return Err(Error::NotFound);
    }
    let (_, before) = profile::mine(tx, asker)?;
    replace(tx, user.id, &before.email, before.mail_locale(), &email)?;
    let (actor, action) = (user.username.as_str(), "account.email");
    Ok(audit::note(tx, &Entry { user: Some(user.id), actor, action, target: actor, detail: "" })?)
}

/// Gives an account an address that is known to be theirs. Links that went to the one before, or that an admin made, end
/// with it; both are told.
pub(super) fn replace(tx: &mut Tx<'_>, user: UserId, before: &str, locale: &str, email: &str) -> Result<()> {
    store::profiles::set_email(tx, user, email)?;
    store::tokens::drop_of(tx, user, Purpose::Reset.kind())?;
    store::tokens::drop_of(tx, user, Purpose::Email.kind())?;
    if before == email {
        return Ok(());
    }
    ways_in::tell_at(tx, user, Deed::EmailLeft, before, locale)?;
    ways_in::tell(tx, user, Deed::EmailTaken)
}
