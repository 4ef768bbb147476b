//! What waits for its second half: mailed links and ceremonies of signing in. Each serves once.

use crate::domain::id::UserId;
use crate::params;

use super::{Result, Tx, expired};

/// A token that has not expired.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// Whose, if it belongs to an account.
    pub user: Option<UserId>,
    /// JSON, as the kind wants it.
    pub data: String,
    /// When it was made, in Unix seconds.
    pub created: i64,
    /// When it serves no more, in Unix seconds.
    pub expires: i64,
}

/// Keeps a token for so many seconds. `name` is random, or the hash of what a browser holds.
pub fn put(
    tx: &mut Tx<'_>,
    name: &str,
    kind: &str,
    user: Option<UserId>,
    data: &str,
    seconds: i64,
) -> Result<()> {
    let now = tx.now();
    tx.execute(
        "INSERT INTO tokens (name, kind, user_id, data, created, expires) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        params![name, kind, user.map(|user| user.0), data, now, now + seconds],
    )?;
    Ok(())
}

/// Keeps a token that belongs to nobody, if there is none of the name; tells whether there was none.
pub fn put_once(tx: &mut Tx<'_>, name: &str, kind: &str, seconds: i64) -> Result<bool> {
    let now = tx.now();
    let made = tx.query_opt::<String>(
        "INSERT INTO tokens (name, kind, user_id, data, created, expires) VALUES (?1, ?2, NULL, '', ?3, ?4) \
         ON CONFLICT (name) DO NOTHING RETURNING name",
        params![name, kind, now, now + seconds],
    )?;
    Ok(made.is_some())
}

/// A token of a kind that has not expired, without using it up.
pub fn get(tx: &mut Tx<'_>, name: &str, kind: &str) -> Result<Option<Token>> {
    let now = tx.now();
    let found = tx.query_opt::<(Option<i64>, String, i64, i64)>(
        "SELECT user_id, data, created, expires FROM tokens WHERE name = ?1 AND kind = ?2 AND expires > ?3",
        params![name, kind, now],
    )?;
    Ok(found.map(|(user, data, created, expires)| Token { user: user.map(UserId), data, created, expires }))
}

/// Uses up a token: of two who try at once, one gets it.
pub fn take(tx: &mut Tx<'_>, name: &str, kind: &str) -> Result<Option<Token>> {
    let now = tx.now();
    let found = tx.query_opt::<(Option<i64>, String, i64, i64)>(
        "DELETE FROM tokens WHERE name = ?1 AND kind = ?2 AND expires > ?3 RETURNING user_id, data, created, expires",
        params![name, kind, now],
    )?;
    Ok(found.map(|(user, data, created, expires)| Token { user: user.map(UserId), data, created, expires }))
}

/// Drops every token of a kind that an account has.
pub fn drop_of(tx: &mut Tx<'_>, user: UserId, kind: &str) -> Result<()> {
    tx.execute("DELETE FROM tokens WHERE user_id = ?1 AND kind = ?2", params![user.0, kind])?;
    Ok(())
}

/// Forgets some of what has expired.
pub fn clear(tx: &mut Tx<'_>) -> Result<u64> {
    let now = tx.now();
    expired::delete_named(
        tx,
        now,
        "SELECT name FROM tokens WHERE expires <= ?1 ORDER BY expires LIMIT 500",
        "DELETE FROM tokens WHERE name = ?1",
    )
}
