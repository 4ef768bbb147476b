//! Telling the owners of accounts by mail that a way in was changed.

use crate::domain::id::UserId;
use crate::domain::mail::{Deed, MailKind, Recipient};
use crate::store::outbox::NewMail;
use crate::store::{self, Tx};

use super::Result;

/// Tells the owner of an account, at the address that is known to be theirs at this moment: another that is taken later
/// changes nothing in who is told.
pub(super) fn tell(tx: &mut Tx<'_>, user: UserId, deed: Deed) -> Result<()> {
    tell_all(tx, user, deed, &[])
}

/// The same, with what was taken off at the same time, one deed for each.
pub(super) fn tell_all(tx: &mut Tx<'_>, user: UserId, deed: Deed, taken: &[Deed]) -> Result<()> {
    match store::profiles::get(tx, user)?.filter(|account| account.email_confirmed) {
        Some(account) => put(tx, user, (deed, taken), &account.email, account.mail_locale()),
        None => Ok(()),
    }
}

/// Tells it at this address, in this language (code of a locale; empty for the site's).
pub(super) fn tell_at(tx: &mut Tx<'_>, user: UserId, deed: Deed, email: &str, locale: &str) -> Result<()> {
    put(tx, user, (deed, &[]), email, locale)
}

fn put(
    tx: &mut Tx<'_>,
    user: UserId,
    (deed, taken): (Deed, &[Deed]),
    email: &str,
    locale: &str,
) -> Result<()> {
    if email.is_empty() {
        return Ok(());
    }
    let words: Vec<&str> = [deed].iter().chain(taken).map(|deed| deed.as_str()).collect();
    let (to, due) = (Recipient::Of { user, email, locale }, tx.now());
    let (kind, data) = (MailKind::AccountChanged, words.join(" "));
    Ok(store::outbox::queue(tx, &NewMail { kind, to, poll: None, object: None, data: &data, due })?)
}
