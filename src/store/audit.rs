//! What was done in administering the site: who, what, when; no addresses, and nothing that unmasks a vote.

use crate::domain::id::UserId;
use crate::params;

use super::{Result, Tx};

/// A line of the log.
#[derive(Debug, Clone, Copy)]
pub struct Entry<'a> {
    /// Whose account did it; `None` on the command line or by the program itself.
    pub user: Option<UserId>,
    /// Name for signing in, or where else it was done: `command line`, `site`, a provider.
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
