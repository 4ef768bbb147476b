//! What the program does by itself from time to time.

use crate::domain::poll::UNDELETE_SECONDS;
use crate::domain::time::Instant;
use crate::store::{self, Tx};

use super::Result;

/// Deletes for good one poll whose time to be brought back is over; `false` if there is none left. One
/// a transaction, so that votes go between.
///
/// # Errors
/// Those of the store.
pub fn purge_one_poll(tx: &mut Tx<'_>) -> Result<bool> {
    let before = Instant(tx.now()).plus(-UNDELETE_SECONDS);
    Ok(store::polls::purge_one(tx, before)?)
}

/// Forgets sessions and guests' grants that have expired.
///
/// # Errors
/// Those of the store.
pub fn clear_expired(tx: &mut Tx<'_>) -> Result<u64> {
    Ok(store::users::clear_sessions(tx)? + store::guests::clear(tx)?)
}
