//! People as others find them: those who may sign in.

use crate::domain::id::UserId;
use crate::params;

use super::{FromRow, Result, Row, Tx};

/// Somebody who was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Key of the account.
    pub id: UserId,
    /// Name for signing in.
    pub username: String,
    /// Name shown to others.
    pub name: String,
}

impl FromRow for Found {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        Ok(Self { id: UserId(row.get(0)?), username: row.get(1)?, name: row.get(2)? })
    }
}

/// Whose name for signing in this is, folded.
pub fn by_username(tx: &mut Tx<'_>, folded: &str) -> Result<Option<Found>> {
    tx.query_opt(
        "SELECT id, username, display_name FROM users WHERE username_folded = ?1 AND locked = 0 AND pending = 0",
        params![folded],
    )
}

/// Whose confirmed address this is, folded.
pub fn by_address(tx: &mut Tx<'_>, folded: &str) -> Result<Option<Found>> {
    tx.query_opt(
        "SELECT id, username, display_name FROM users WHERE email_key = ?1 AND locked = 0 AND pending = 0",
        params![folded],
    )
}

/// Members of the groups of an account, itself too, whose names fit one of three patterns
/// ([`crate::domain::directory::Term`]).
pub fn among_members(
    tx: &mut Tx<'_>,
    user: UserId,
    patterns: &[String; 3],
    limit: i64,
) -> Result<Vec<Found>> {
    let [username, name, later] = patterns;
    tx.query_all(
        "SELECT DISTINCT u.id, u.username, u.display_name FROM memberships mine \
         JOIN memberships theirs ON theirs.group_id = mine.group_id JOIN users u ON u.id = theirs.user_id \
         WHERE mine.user_id = ?1 AND u.locked = 0 AND u.pending = 0 AND (u.username_folded LIKE ?2 ESCAPE '!' \
         OR u.name_folded LIKE ?3 ESCAPE '!' OR u.name_folded LIKE ?4 ESCAPE '!') LIMIT ?5",
        params![user.0, username, name, later, limit],
    )
}

/// The same among everybody.
pub fn among_all(tx: &mut Tx<'_>, patterns: &[String; 3], limit: i64) -> Result<Vec<Found>> {
    let [username, name, later] = patterns;
    tx.query_all(
        "SELECT id, username, display_name FROM users WHERE locked = 0 AND pending = 0 AND \
         (username_folded LIKE ?1 ESCAPE '!' OR name_folded LIKE ?2 ESCAPE '!' OR name_folded LIKE ?3 ESCAPE '!') \
         LIMIT ?4",
        params![username, name, later, limit],
    )
}
