//! What browsers without an account may do, sealed so that only their cookie opens it.

use crate::domain::time::Instant;
use crate::params;

use super::{Result, Tx, expired};

/// The sealed grants under a name.
pub fn sealed(tx: &mut Tx<'_>, name: &[u8; 32]) -> Result<Option<Vec<u8>>> {
    let now = tx.now();
    tx.query_opt("SELECT sealed FROM guest_grants WHERE name = ?1 AND expires > ?2", params![name, now])
}

/// Stores sealed grants under a name.
pub fn put(tx: &mut Tx<'_>, name: &[u8; 32], sealed: &[u8], expires: Instant) -> Result<()> {
    tx.execute(
        "INSERT INTO guest_grants (name, sealed, expires) VALUES (?1, ?2, ?3) \
         ON CONFLICT (name) DO UPDATE SET sealed = excluded.sealed, expires = excluded.expires",
        params![name, sealed, expires.0],
    )?;
    Ok(())
}

/// Forgets some of what has expired.
pub fn clear(tx: &mut Tx<'_>) -> Result<u64> {
    let now = tx.now();
    expired::delete(
        tx,
        now,
        "SELECT name FROM guest_grants WHERE expires <= ?1 ORDER BY expires LIMIT 500",
        "DELETE FROM guest_grants WHERE name = ?1",
    )
}
