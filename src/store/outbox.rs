//! Mail that waits to be sent: names and ids, composed when it is sent.

use crate::domain::id::PollId;
use crate::domain::mail::{MailKind, Recipient};
use crate::params;

use super::{Result, Tx};

/// A mail to be sent.
#[derive(Debug, Clone, Copy)]
pub struct NewMail<'a> {
    /// What about.
    pub kind: MailKind,
    /// To whom.
    pub to: Recipient<'a>,
    /// About which poll.
    pub poll: Option<PollId>,
    /// About which vote, comment, invitation, token …
    pub object: Option<&'a str>,
    /// JSON, as the kind wants it; nothing secret.
    pub data: &'a str,
    /// Not before, in Unix seconds.
    pub due: i64,
}

/// Queues a mail in the transaction of what it tells of.
pub fn queue(tx: &mut Tx<'_>, mail: &NewMail<'_>) -> Result<()> {
    let (user, email, locale) = match mail.to {
        Recipient::User(user) => (Some(user.0), "", ""),
        Recipient::Address { email, locale } => (None, email, locale),
    };
    let now = tx.now();
    tx.execute(
        "INSERT INTO outbox (kind, poll_id, object, user_id, email, locale, data, created, due, attempts, \
         leased_until, error) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, 0, 0, '')",
        params![
            mail.kind.as_str(),
            mail.poll.map(|poll| poll.0),
            mail.object,
            user,
            email,
            locale,
            mail.data,
            now,
            mail.due
        ],
    )?;
    Ok(())
}
