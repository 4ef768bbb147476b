//! Polls that somebody who runs the site has taken over for a while, to help.

use crate::domain::id::{PollId, UserId};
use crate::params;

use super::{Result, Tx};

/// Lets an account own a poll for so many seconds.
pub fn begin(tx: &mut Tx<'_>, poll: PollId, user: UserId, seconds: i64) -> Result<()> {
    let now = tx.now();
    tx.execute(
        "INSERT INTO support (poll_id, user_id, created, expires) VALUES (?1, ?2, ?3, ?4) \
         ON CONFLICT (poll_id, user_id) DO UPDATE SET expires = excluded.expires",
        params![poll.0, user.0, now, now + seconds],
    )?;
    Ok(())
}

/// Whether an account owns a poll in this way.
pub fn lasts(tx: &mut Tx<'_>, poll: PollId, user: UserId) -> Result<bool> {
    let now = tx.now();
    let found = tx.query_opt::<i64>(
        "SELECT expires FROM support WHERE poll_id = ?1 AND user_id = ?2 AND expires > ?3",
        params![poll.0, user.0, now],
    )?;
    Ok(found.is_some())
}

/// Names of those who own a poll in this way, and until when. Whoever runs the site no longer does not.
pub fn of(tx: &mut Tx<'_>, poll: PollId) -> Result<Vec<(String, i64)>> {
    let now = tx.now();
    tx.query_all(
        "SELECT u.display_name, s.expires FROM support s JOIN users u ON u.id = s.user_id \
         WHERE s.poll_id = ?1 AND s.expires > ?2 AND u.role = 'admin' AND u.locked = 0",
        params![poll.0, now],
    )
}

/// Takes the right back; `false` if there was none.
pub fn end(tx: &mut Tx<'_>, poll: PollId, user: UserId) -> Result<bool> {
    let sql = "DELETE FROM support WHERE poll_id = ?1 AND user_id = ?2";
    Ok(tx.execute(sql, params![poll.0, user.0])? > 0)
}

/// Forgets what has ended.
pub fn clear(tx: &mut Tx<'_>) -> Result<u64> {
    let now = tx.now();
    tx.execute("DELETE FROM support WHERE expires <= ?1", params![now])
}
