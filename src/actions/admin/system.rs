//! How the site is: counts, health, the log of what was done, what is stored.

use crate::backup::Timed;
use crate::domain::site::SiteAction;
use crate::domain::time::Instant;
use crate::store::audit::{self, Filter, Line};
use crate::store::site::Counts;
use crate::store::{self, Tx, transfer};

use super::super::upkeep;
use super::{By, Hand, PAGE, Result, enter};

/// Weeks that are shown.
pub const WEEKS: i64 = 12;
/// Most lines of the log in one file.
const EXPORT_MAX: i64 = 100_000;

/// How much there is and was.
#[derive(Debug, Clone)]
pub struct Overview {
    /// Counts of everything.
    pub counts: Counts,
    /// Polls made in each of the last weeks: when it began, how many.
    pub polls: Vec<(Instant, i64)>,
    /// Votes cast in each of them.
    pub votes: Vec<(Instant, i64)>,
    /// For those who may see how the program is.
    pub health: Option<Health>,
}

/// How the program is.
#[derive(Debug, Clone)]
pub struct Health {
    /// The engine's name.
    pub engine: &'static str,
    /// Bytes of the database.
    pub size: i64,
    /// When the hourly upkeep last ended.
    pub upkeep: Option<Instant>,
    /// Mails that wait, and that were given up.
    pub mail: (i64, i64),
    /// When the server last made a backup by itself, on whichever node.
    pub backup: Option<Instant>,
    /// The last one of each timer beside the server.
    pub timers: Vec<Timed>,
}

/// Looks the site over. Reads whole indexes, so on a thread that nobody waits for.
///
/// # Errors
/// The denial.
pub fn overview(tx: &mut Tx<'_>, hand: Hand<'_>) -> Result<(By, Overview)> {
    let by = enter(tx, hand, SiteAction::SeeCounts)?;
    let now = Instant(tx.now());
    let this = store::site::week_of(now);
    let first = this - WEEKS + 1;
    let since = store::site::week_begins(first);
    let by_week = |found: Vec<(i64, i64)>| -> Vec<(Instant, i64)> {
        let count = |week| found.iter().find(|(of, _)| *of == week).map_or(0, |(_, count)| *count);
        (first..=this).map(|week| (store::site::week_begins(week), count(week))).collect()
    };
    let polls = by_week(store::site::polls_by_week(tx, since)?);
    let votes = by_week(store::site::votes_by_week(tx, since)?);
    let may_see = by.user().is_none_or(|user| crate::domain::site::may(user.role, SiteAction::SeeSystem));
    let health = if may_see { Some(health(tx)?) } else { None };
    Ok((by, Overview { counts: store::site::counts(tx)?, polls, votes, health }))
}

fn health(tx: &mut Tx<'_>) -> Result<Health> {
    let engine = match tx.engine() {
        store::Engine::Sqlite => "SQLite",
        store::Engine::Postgres => "PostgreSQL",
    };
    let upkeep = store::facts::get(tx, upkeep::FACT)?;
    Ok(Health {
        engine,
        size: store::site::size(tx)?,
        upkeep: upkeep.and_then(|at| at.parse().ok()).map(Instant),
        mail: store::outbox::counts(tx)?,
        backup: upkeep::last_backup(tx)?,
        timers: upkeep::timers(tx)?,
    })
}

/// Sessions that have not ended, and how many accounts they belong to.
///
/// # Errors
/// The denial.
pub fn sessions(tx: &mut Tx<'_>, hand: Hand<'_>) -> Result<(By, (i64, i64))> {
    let by = enter(tx, hand, SiteAction::SeeSessions)?;
    Ok((by, store::site::sessions(tx)?))
}

/// Lines of the log below a number, the newest first.
///
/// # Errors
/// The denial.
pub fn log(tx: &mut Tx<'_>, hand: Hand<'_>, filter: &Filter, before: i64) -> Result<(By, Vec<Line>)> {
    let by = enter(tx, hand, SiteAction::ReadAudit)?;
    Ok((by, audit::newest(tx, filter, before, PAGE)?))
}

/// The whole log, or as much of it as a file should have, the newest first.
///
/// # Errors
/// The denial.
pub fn whole_log(tx: &mut Tx<'_>, hand: Hand<'_>, filter: &Filter) -> Result<Vec<Line>> {
    enter(tx, hand, SiteAction::ReadAudit)?;
    Ok(audit::newest(tx, filter, i64::MAX, EXPORT_MAX)?)
}

/// Notes that the log was taken along as a file.
///
/// # Errors
/// The denial.
pub fn note_log_file(tx: &mut Tx<'_>, hand: Hand<'_>) -> Result<()> {
    enter(tx, hand, SiteAction::ReadAudit)?.note(tx, "log.export", "", "")
}

/// Rows of every table.
///
/// # Errors
/// The denial.
pub fn tables(tx: &mut Tx<'_>, hand: Hand<'_>) -> Result<(By, Vec<(&'static str, i64)>)> {
    let by = enter(tx, hand, SiteAction::SeeSystem)?;
    Ok((by, transfer::rows(tx)?))
}

/// Lets somebody in who may see how the program is set up.
///
/// # Errors
/// The denial.
pub fn look(tx: &mut Tx<'_>, hand: Hand<'_>) -> Result<By> {
    enter(tx, hand, SiteAction::SeeSystem)
}
