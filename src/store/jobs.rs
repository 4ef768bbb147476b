//! Which node does what is to be done from time to time: a row a job, leased by the node that does it.

use crate::params;

use super::{Result, Tx};

/// Further ahead than any job is due or leased: what is, was written by a clock that went wrong.
const NEVER: i64 = 7 * 86_400;

/// Leases a job that is due and that no node is at; `false` if it is not this node's turn. The lease ends by
/// itself after so many seconds, so that a node that dies leaves the job to another.
pub fn lease(tx: &mut Tx<'_>, name: &str, seconds: i64) -> Result<bool> {
    let now = tx.now();
    let leased = tx.execute(
        "INSERT INTO jobs (name, due, leased_until) VALUES (?1, ?2, ?3) \
         ON CONFLICT (name) DO UPDATE SET leased_until = excluded.leased_until \
         WHERE (jobs.due <= ?2 OR jobs.due > ?4) AND (jobs.leased_until <= ?2 OR jobs.leased_until > ?4)",
        params![name, now, now + seconds, now + NEVER],
    )?;
    Ok(leased == 1)
}

/// Ends the lease of a job that is done; it is due again after so many seconds.
pub fn done(tx: &mut Tx<'_>, name: &str, seconds: i64) -> Result<()> {
    let now = tx.now();
    tx.execute("UPDATE jobs SET due = ?2, leased_until = 0 WHERE name = ?1", params![name, now + seconds])?;
    Ok(())
}
