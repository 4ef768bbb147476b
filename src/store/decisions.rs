//! Mail about decisions, to those who took part.

use crate::domain::id::{PollId, UserId};
use crate::domain::mail;
use crate::domain::time::Instant;
use crate::params;

use super::{Result, Tx};

/// The key of no account.
const NOBODY: i64 = 0;

/// Drops mail about a decision of a poll that was not sent yet; gives the data of what was dropped.
pub fn drop_unsent(tx: &mut Tx<'_>, poll: PollId) -> Result<Vec<String>> {
    let now = tx.now();
    tx.query_all(
        "DELETE FROM outbox WHERE poll_id = ?1 AND kind = 'decided' AND failed_at IS NULL AND leased_until <= ?2 \
         RETURNING data",
        params![poll.0, now],
    )
}

/// Queues mail about a decision to accounts that voted or were invited, but not to who watches the poll, decided, or
/// wants no mail; and to the personal links, in the language of the poll. Whether they have voted is looked at when it is
/// sent: an anonymous vote is nobody's.
pub fn queue(tx: &mut Tx<'_>, poll: PollId, by: Option<UserId>, locale: &str, data: &str) -> Result<()> {
    let now = tx.now();
    let due = mail::gathered(Instant(now)).0;
    tx.execute(
        "INSERT INTO outbox (kind, poll_id, object, user_id, email, locale, data, created, due, attempts, leased_until, \
         error) SELECT 'decided', ?1, NULL, p.user_id, '', '', ?2, ?3, ?4, 0, 0, '' FROM (SELECT user_id FROM votes \
         WHERE poll_id = ?1 AND user_id IS NOT NULL UNION SELECT user_id FROM invitations WHERE poll_id = ?1 \
         AND user_id IS NOT NULL) p WHERE p.user_id <> ?5 AND NOT EXISTS (SELECT 1 FROM watches w \
         WHERE w.poll_id = ?1 AND w.user_id = p.user_id) AND NOT EXISTS (SELECT 1 FROM invitations i \
         WHERE i.poll_id = ?1 AND i.user_id = p.user_id AND i.stopped IS NOT NULL)",
        params![poll.0, data, now, due, by.map_or(NOBODY, |user| user.0)],
    )?;
    tx.execute(
        "INSERT INTO outbox (kind, poll_id, object, user_id, email, locale, data, created, due, attempts, leased_until, \
         error) SELECT 'decided', poll_id, public_id, user_id, email, ?2, ?3, ?4, ?5, 0, 0, '' FROM invitations \
         WHERE poll_id = ?1 AND user_id IS NULL AND email <> '' AND stopped IS NULL",
        params![poll.0, locale, data, now, due],
    )?;
    Ok(())
}
