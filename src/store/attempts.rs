//! Attempts at secrets, counted for all nodes together. Who tried, and at what, is kept as a keyed hash.

use crate::domain::allowance::WholeAt;
use crate::params;

use super::{Result, Tx, expired};

/// What is kept of a key.
pub fn kept(tx: &mut Tx<'_>, key: &[u8; 32]) -> Result<Option<WholeAt>> {
    let whole_at = tx.query_opt("SELECT whole_at FROM attempts WHERE key = ?1", params![key])?;
    Ok(whole_at.map(WholeAt))
}

/// Keeps that of a key.
pub fn keep(tx: &mut Tx<'_>, key: &[u8; 32], whole_at: WholeAt) -> Result<()> {
    tx.execute(
        "INSERT INTO attempts (key, whole_at) VALUES (?1, ?2) \
         ON CONFLICT (key) DO UPDATE SET whole_at = excluded.whole_at",
        params![key, whole_at.0],
    )?;
    Ok(())
}

/// Forgets some of the keys whose allowance is whole.
pub fn clear(tx: &mut Tx<'_>) -> Result<u64> {
    let now = tx.now().saturating_mul(1_000);
    expired::delete(
        tx,
        now,
        "SELECT key FROM attempts WHERE whole_at <= ?1 ORDER BY whole_at LIMIT 500",
        "DELETE FROM attempts WHERE key = ?1",
    )
}
