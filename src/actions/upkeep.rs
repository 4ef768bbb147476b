//! What the program does by itself from time to time.

use crate::backup::{Standing, Timed};
use crate::config::Config;
use crate::domain::poll::UNDELETE_SECONDS;
use crate::domain::time::Instant;
use crate::store::jobs::Lease;
use crate::store::{self, Tx};

use super::Result;

/// The name under which nodes lease the upkeep.
const JOB: &str = "upkeep";
/// The fact that tells when it last ended, in Unix seconds.
pub const FACT: &str = "upkeep";
/// Seconds from one upkeep to the next.
const EVERY: i64 = 3_600;
/// Seconds for which mail that was given up can be looked at, and tried again.
const GIVEN_UP_SECONDS: i64 = 30 * 86_400;
/// Seconds after which another node takes over from one that does not end it.
const LEASE: i64 = 900;

/// Deletes for good one poll whose time to be brought back is over; `false` if there is none left. One
/// a transaction, so that votes go between.
///
/// # Errors
/// Those of the store.
pub fn purge_one_poll(tx: &mut Tx<'_>) -> Result<bool> {
    let before = Instant(tx.now()).plus(-UNDELETE_SECONDS);
    Ok(store::polls::purge_one(tx, before)?)
}

/// Forgets some of the sessions, tokens and guests' grants that have expired, of the attempts that count no more, of what
/// was deleted and can be brought back no more, and of the mail that was given up long ago; tells how many. Again until there are none, so that votes go between.
///
/// # Errors
/// Those of the store.
pub fn clear_expired(tx: &mut Tx<'_>) -> Result<u64> {
    let given_up = tx.now() - GIVEN_UP_SECONDS;
    let part = grants_part(tx.now());
    Ok(store::sessions::clear(tx)?
        + store::tokens::clear(tx)?
        + store::guests::clear(tx, part)?
        + store::support::clear(tx)?
        + store::attempts::clear(tx)?
        + store::trash::clear(tx)?
        + store::outbox::clear_failed(tx, given_up)?)
}

/// Which part of the guests' grants is looked through in this hour: all of them in a day.
fn grants_part(now: i64) -> u8 {
    u8::try_from(now.div_euclid(EVERY).rem_euclid(i64::from(store::guests::PARTS))).unwrap_or(0)
}

/// Tells whether it is this node's turn to do the upkeep. Nodes that share a database ask, and one does it.
///
/// # Errors
/// Those of the store.
pub fn begin(tx: &mut Tx<'_>) -> Result<Option<Lease>> {
    Ok(store::jobs::lease(tx, JOB, LEASE)?)
}

/// Ends the upkeep, until it is due again; one that took so long that another node has begun it ends with that one.
///
/// # Errors
/// Those of the store.
pub fn end(tx: &mut Tx<'_>, lease: Lease) -> Result<()> {
    let now = tx.now();
    store::facts::put(tx, FACT, &now.to_string())?;
    store::jobs::done(tx, JOB, lease, EVERY)?;
    Ok(())
}

/// The name under which nodes lease the making of backups.
const BACKUP: &str = "backup";
/// The fact that tells when the last backup was made, in Unix seconds.
const BACKUP_FACT: &str = "backup";
/// The fact that tells of the timers beside the server when each last made one, a line each.
const TIMERS_FACT: &str = "backup-timer";
/// Timers that are known; of more those that made one longest ago are forgotten.
const TIMERS_MAX: usize = 16;
/// Seconds after which a backup that failed is tried again.
const BACKUP_AGAIN: i64 = 3_600;
/// Seconds after which another node takes over from one that does not end its backup.
const BACKUP_LEASE: i64 = 7_200;

/// Tells whether it is time for a backup, and this node's turn to make it.
///
/// # Errors
/// Those of the store.
pub fn begin_backup(tx: &mut Tx<'_>) -> Result<Option<Lease>> {
    Ok(store::jobs::lease(tx, BACKUP, BACKUP_LEASE)?)
}

/// Notes that a backup was made; the next one is due after so many seconds.
///
/// # Errors
/// Those of the store.
pub fn end_backup(tx: &mut Tx<'_>, lease: Lease, every: i64) -> Result<()> {
    let now = tx.now();
    store::facts::put(tx, BACKUP_FACT, &now.to_string())?;
    store::jobs::done(tx, BACKUP, lease, every)?;
    Ok(())
}

/// Notes that a backup was not made, so that it is tried again soon.
///
/// # Errors
/// Those of the store.
pub fn put_off_backup(tx: &mut Tx<'_>, lease: Lease) -> Result<()> {
    store::jobs::done(tx, BACKUP, lease, BACKUP_AGAIN)?;
    Ok(())
}

/// When the server last made a backup by itself.
///
/// # Errors
/// Those of the store.
pub fn last_backup(tx: &mut Tx<'_>) -> Result<Option<Instant>> {
    let at = store::facts::get(tx, BACKUP_FACT)?;
    Ok(at.and_then(|at| at.parse().ok()).map(Instant))
}

/// Notes that a timer beside the server made a backup; nothing if none makes any more.
///
/// # Errors
/// Those of the store.
pub fn note_timer(tx: &mut Tx<'_>, made: Option<Timed>) -> Result<()> {
    let Some(made) = made else { return Ok(store::facts::drop(tx, TIMERS_FACT).map(|_| ())?) };
    let mut timers = timers(tx)?;
    timers.retain(|timer| timer.place != made.place && !timer.place.is_empty());
    timers.push(made);
    timers.drain(..timers.len().saturating_sub(TIMERS_MAX));
    let lines: Vec<String> = timers.iter().map(ToString::to_string).collect();
    Ok(store::facts::put(tx, TIMERS_FACT, &lines.join("\n"))?)
}

/// How the site stands with backups, as far as the database knows it.
///
/// # Errors
/// Those of the store.
pub fn backups(tx: &mut Tx<'_>, config: &Config) -> Result<Standing> {
    let server = last_backup(tx)?.map(|at| at.0);
    Ok(Standing::noted(config, server, &timers(tx)?))
}

/// The last backup of each timer beside the server.
///
/// # Errors
/// Those of the store.
pub fn timers(tx: &mut Tx<'_>) -> Result<Vec<Timed>> {
    let noted = store::facts::get(tx, TIMERS_FACT)?.unwrap_or_default();
    Ok(noted.lines().filter_map(|line| line.parse().ok()).collect())
}

/// Forgets some lines of the log that are older than so many days; tells how many. Again until there are none.
///
/// # Errors
/// Those of the store.
pub fn clear_log(tx: &mut Tx<'_>, days: usize) -> Result<u64> {
    let days = i64::try_from(days).unwrap_or(i64::MAX / 86_400);
    let before = Instant(tx.now()).plus(-days * 86_400);
    Ok(store::audit::clear(tx, before)?)
}
