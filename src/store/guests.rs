//! What browsers without an account may do, sealed so that only their cookie opens it.

use crate::domain::time::Instant;
use crate::params;

use super::{Result, Tx};

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

/// Forgets what is stored under a name, if anything is.
pub fn forget(tx: &mut Tx<'_>, name: &[u8]) -> Result<()> {
    tx.execute("DELETE FROM guest_grants WHERE name = ?1", params![name])?;
    Ok(())
}

/// Parts that are looked through for what has expired, one at a time.
pub const PARTS: u8 = 24;

/// Forgets some of what has expired in a part of all names, from 0. Names are hashes: no part is much larger than another.
/// There is no index by expiry, for within a day that is one by names: each vote would change a page of it that lies
/// anywhere, as it does one of the table.
pub fn clear(tx: &mut Tx<'_>, part: u8) -> Result<u64> {
    let first = |part: u8| u8::try_from(u16::from(part) * 256 / u16::from(PARTS)).ok();
    let from = [first(part).unwrap_or(u8::MAX)];
    let to = first(part + 1).map_or(vec![u8::MAX; 33], |byte| vec![byte]);
    let names: Vec<Vec<u8>> = tx.query_all(
        "SELECT name FROM guest_grants WHERE name >= ?1 AND name < ?2 AND expires <= ?3 LIMIT 500",
        params![&from, &to, tx.now()],
    )?;
    for name in &names {
        forget(tx, name)?;
    }
    Ok(names.len() as u64)
}
