//! Which node does what is to be done from time to time: a row a job, leased by the node that does it.

use crate::params;

use super::{Result, Tx};

/// Further ahead than any job is due or leased: what is, was written by a clock that went wrong.
const NEVER: i64 = 7 * 86_400;

/// That this node does a job: good until another node takes it, which it may once the lease has ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lease {
    /// Unix seconds. No two leases of a job end at the same time, so this tells whose one is.
    until: i64,
}

/// Leases a job that is due and that no node is at; nothing if it is not this node's turn. The lease ends by
/// itself after so many seconds, so that a node that dies leaves the job to another.
pub fn lease(tx: &mut Tx<'_>, name: &str, seconds: i64) -> Result<Option<Lease>> {
    let now = tx.now();
    let until = now + seconds;
    let leased = tx.execute(
        "INSERT INTO jobs (name, due, leased_until) VALUES (?1, ?2, ?3) \
         ON CONFLICT (name) DO UPDATE SET leased_until = excluded.leased_until \
         WHERE (jobs.due <= ?2 OR jobs.due > ?4) AND (jobs.leased_until <= ?2 OR jobs.leased_until > ?4)",
        params![name, now, until, now + NEVER],
    )?;
    Ok((leased == 1).then_some(Lease { until }))
}

/// Ends the lease of a job that is done; it is due again after so many seconds. `false` if another node has taken it over
/// meanwhile: then nothing changes.
pub fn done(tx: &mut Tx<'_>, name: &str, lease: Lease, seconds: i64) -> Result<bool> {
    let now = tx.now();
    let ended = tx.execute(
        "UPDATE jobs SET due = ?3, leased_until = 0 WHERE name = ?1 AND leased_until = ?2",
        params![name, lease.until, now + seconds],
    )?;
    Ok(ended == 1)
}
