//! Rows whose time is over.

use crate::params;

use super::{Result, Tx};

/// Deletes the rows whose keys `find` gives for a time, one by one, and tells how many. `find` has a limit, so that a
/// transaction stays short however much there is.
pub(super) fn delete(tx: &mut Tx<'_>, now: i64, find: &'static str, delete: &'static str) -> Result<u64> {
    let keys: Vec<Vec<u8>> = tx.query_all(find, params![now])?;
    for key in &keys {
        tx.execute(delete, params![key])?;
    }
    Ok(keys.len() as u64)
}

/// [`delete`] for keys that are text.
pub(super) fn delete_named(
    tx: &mut Tx<'_>,
    now: i64,
    find: &'static str,
    delete: &'static str,
) -> Result<u64> {
    let keys: Vec<String> = tx.query_all(find, params![now])?;
    for key in &keys {
        tx.execute(delete, params![key])?;
    }
    Ok(keys.len() as u64)
}
