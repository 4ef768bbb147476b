//! Who is told what happens to a poll.

use crate::domain::id::{PollId, UserId};
use crate::params;

use super::{Result, Tx};

/// Whether an account watches a poll.
pub fn watches(tx: &mut Tx<'_>, poll: PollId, user: UserId) -> Result<bool> {
    let found = tx.query_one::<i64>(
        "SELECT COUNT(*) FROM watches WHERE poll_id = ?1 AND user_id = ?2",
        params![poll.0, user.0],
    )?;
    Ok(found > 0)
}

/// Lets an account watch a poll.
pub fn add(tx: &mut Tx<'_>, poll: PollId, user: UserId) -> Result<()> {
    let now = tx.now();
    tx.execute(
        "INSERT INTO watches (poll_id, user_id, created) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING",
        params![poll.0, user.0, now],
    )?;
    Ok(())
}

/// Lets an account watch a poll if it watches by itself what it takes part in.
pub fn add_by_itself(tx: &mut Tx<'_>, poll: PollId, user: UserId) -> Result<()> {
    let now = tx.now();
    tx.execute(
        "INSERT INTO watches (poll_id, user_id, created) \
         SELECT ?1, id, ?3 FROM users WHERE id = ?2 AND auto_watch = 1 ON CONFLICT DO NOTHING",
        params![poll.0, user.0, now],
    )?;
    Ok(())
}

/// Ends that; `false` if it was not so. News that were not sent yet stay unsent.
pub fn remove(tx: &mut Tx<'_>, poll: PollId, user: UserId) -> Result<bool> {
    let gone =
        tx.execute("DELETE FROM watches WHERE poll_id = ?1 AND user_id = ?2", params![poll.0, user.0])?;
    if gone == 1 {
        tx.execute(
            "DELETE FROM outbox WHERE kind = 'news' AND poll_id = ?1 AND user_id = ?2",
            params![poll.0, user.0],
        )?;
    }
    Ok(gone == 1)
}
