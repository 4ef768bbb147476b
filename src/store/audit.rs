//! What was done in administering the site: who, what, when; no addresses, and nothing that unmasks a vote.

use crate::domain::id::UserId;
use crate::domain::time::Instant;
use crate::params;

use super::{FromRow, Result, Row, Tx};

/// A line of the log.
#[derive(Debug, Clone, Copy)]
pub struct Entry<'a> {
    /// Whose account did it; `None` on the command line or by the program itself.
    pub user: Option<UserId>,
    /// Name for signing in, or where else it was done: `command line`, `the site`, a provider. Words with a space are nobody's
    /// name, and are put into the reader's language where they are shown.
    pub actor: &'a str,
    /// What: `user.lock`, `poll.take-over` …
    pub action: &'a str,
    /// To whom or what: a name for signing in, an address of a poll, a group's name.
    pub target: &'a str,
    /// How, in few words; may be empty.
    pub detail: &'a str,
}

/// Notes what was done, in the transaction that does it.
pub fn note(tx: &mut Tx<'_>, entry: &Entry<'_>) -> Result<()> {
    let now = tx.now();
    tx.execute(
        "INSERT INTO audit (at, user_id, actor, action, target, detail) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        params![now, entry.user.map(|user| user.0), entry.actor, entry.action, entry.target, entry.detail],
    )?;
    Ok(())
}

/// A line as it is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Number of the line: later ones are greater.
    pub id: i64,
    /// When.
    pub at: Instant,
    /// Who.
    pub actor: String,
    /// What.
    pub action: String,
    /// To whom or what.
    pub target: String,
    /// How.
    pub detail: String,
}

impl FromRow for Line {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        Ok(Self {
            id: row.get(0)?,
            at: Instant(row.get(1)?),
            actor: row.get(2)?,
            action: row.get(3)?,
            target: row.get(4)?,
            detail: row.get(5)?,
        })
    }
}

/// Which lines; an empty text stands for all.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Done by this one.
    pub actor: String,
    /// Of this kind.
    pub action: String,
    /// To this one.
    pub target: String,
}

macro_rules! select {
    ($rest:literal) => {
        concat!("SELECT id, at, actor, action, target, detail FROM audit ", $rest)
    };
}

/// Lines below a number, the newest first. The database looks by what selects best, of each an index knows.
pub fn newest(tx: &mut Tx<'_>, filter: &Filter, before: i64, limit: i64) -> Result<Vec<Line>> {
    let Filter { actor, action, target } = filter;
    if !target.is_empty() {
        return tx.query_all(
            select!(
                "WHERE target = ?1 AND id < ?4 AND (?2 = '' OR actor = ?2) AND (?3 = '' OR action = ?3) \
                 ORDER BY id DESC LIMIT ?5"
            ),
            params![target, actor, action, before, limit],
        );
    }
    if !actor.is_empty() {
        return tx.query_all(
            select!("WHERE actor = ?1 AND id < ?3 AND (?2 = '' OR action = ?2) ORDER BY id DESC LIMIT ?4"),
            params![actor, action, before, limit],
        );
    }
    if !action.is_empty() {
        return tx.query_all(
            select!("WHERE action = ?1 AND id < ?2 ORDER BY id DESC LIMIT ?3"),
            params![action, before, limit],
        );
    }
    tx.query_all(select!("WHERE id < ?1 ORDER BY id DESC LIMIT ?2"), params![before, limit])
}

/// Forgets some of the lines from before an instant; tells how many.
pub fn clear(tx: &mut Tx<'_>, before: Instant) -> Result<u64> {
    let sql = "SELECT id FROM audit WHERE at < ?1 ORDER BY at LIMIT 500";
    let old = tx.query_all::<i64>(sql, params![before.0])?;
    for id in &old {
        tx.execute("DELETE FROM audit WHERE id = ?1", params![*id])?;
    }
    Ok(old.len() as u64)
}
