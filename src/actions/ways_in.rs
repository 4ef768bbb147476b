//! Telling the owners of accounts by mail that a way in was changed.

use crate::domain::id::UserId;
use crate::domain::mail::{Deed, MailKind, Recipient};
use crate::store::outbox::NewMail;
use crate::store::{self, Tx};

use super::Result;

/// Tells the owner of an account, at the address that is known to be theirs at this moment: another that is taken later
/// changes nothing in who is told.
pub(super) fn tell(tx: &mut Tx<'_>, user: UserId, deed: Deed) -> Result<()> {
    match store::profiles::get(tx, user)?.filter(|account| account.email_confirmed) {
        Some(account) => tell_at(tx, user, deed, &account.email, account.mail_locale()),
        None => Ok(()),
    }
}

/// Tells it at this address, in this language (code of a locale; empty for the site's).
pub(super) fn tell_at(tx: &mut Tx<'_>, user: UserId, deed: Deed, email: &str, locale: &str) -> Result<()> {
    if email.is_empty() {
        return Ok(());
    }
    let (to, due) = (Recipient::Of { user, email, locale }, tx.now());
    let (kind, data) = (MailKind::AccountChanged, deed.as_str());
    Ok(store::outbox::queue(tx, &NewMail { kind, to, poll: None, object: None, data, due })?)
}
