//! Accounts as those who run the site see and change them.

use crate::domain::id::{PollId, UserId};
use crate::domain::user::Role;
use crate::params;

use super::{Error, FromRow, Result, Row, Tx};

/// Words that can be looked for at once.
pub const WORDS: usize = 3;

/// An account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// Its key.
    pub id: UserId,
    /// Name for signing in.
    pub username: String,
    /// Name shown to others.
    pub name: String,
    /// Address for mail; may be empty.
    pub email: String,
    /// The address is known to be theirs.
    pub confirmed: bool,
    /// What they may do.
    pub role: Role,
    /// They cannot sign in.
    pub locked: bool,
    /// They wait to be let in.
    pub pending: bool,
    /// When it was made, in Unix seconds.
    pub created: i64,
}

impl FromRow for Account {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        Ok(Self {
            id: UserId(row.get(0)?),
            username: row.get(1)?,
            name: row.get(2)?,
            email: row.get(3)?,
            confirmed: row.get::<Option<String>>(4)?.is_some(),
            role: Role::parse(row.str_ref(5)?).ok_or_else(|| Error::Corrupt("a role".into()))?,
            locked: row.get(6)?,
            pending: row.get(7)?,
            created: row.get(8)?,
        })
    }
}

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT id, username, display_name, email, email_key, role, locked, pending, created FROM users ",
            $rest
        )
    };
}

/// One account.
pub fn by_id(tx: &mut Tx<'_>, user: UserId) -> Result<Option<Account>> {
    tx.query_opt(select!("WHERE id = ?1"), params![user.0])
}

/// Accounts below a key, the newest first.
pub fn newest(tx: &mut Tx<'_>, before: i64, limit: i64) -> Result<Vec<Account>> {
    tx.query_all(select!("WHERE id < ?1 ORDER BY id DESC LIMIT ?2"), params![before, limit])
}

/// Accounts below a key in whose name for signing in, name and confirmed address each of the patterns is, the newest first.
/// It looks at one after the other until enough are found.
pub fn matching(
    tx: &mut Tx<'_>,
    patterns: &[String; WORDS],
    before: i64,
    limit: i64,
) -> Result<Vec<Account>> {
    let [first, second, third] = patterns;
    tx.query_all(
        select!(
            "WHERE id < ?1 AND username_folded || ' ' || name_folded || ' ' || COALESCE(email_key, '') \
             LIKE ?2 ESCAPE '!' AND username_folded || ' ' || name_folded || ' ' || COALESCE(email_key, '') \
             LIKE ?3 ESCAPE '!' AND username_folded || ' ' || name_folded || ' ' || COALESCE(email_key, '') \
             LIKE ?4 ESCAPE '!' ORDER BY id DESC LIMIT ?5"
        ),
        params![before, first, second, third, limit],
    )
}

/// Accounts below a key that wait to be let in, the newest first.
pub fn waiting(tx: &mut Tx<'_>, before: i64, limit: i64) -> Result<Vec<Account>> {
    tx.query_all(select!("WHERE pending = 1 AND id < ?1 ORDER BY id DESC LIMIT ?2"), params![before, limit])
}

/// Accounts of a role.
pub fn of_role(tx: &mut Tx<'_>, role: Role) -> Result<Vec<Account>> {
    tx.query_all(select!("WHERE role = ?1 ORDER BY id"), params![role.as_str()])
}

/// Whether somebody besides this account can run the site.
pub fn another_admin(tx: &mut Tx<'_>, besides: UserId) -> Result<bool> {
    let found = tx.query_opt::<i64>(
        "SELECT id FROM users WHERE role = 'admin' AND locked = 0 AND pending = 0 AND id <> ?1 LIMIT 1",
        params![besides.0],
    )?;
    Ok(found.is_some())
}

/// Whether there is anybody who can run the site.
pub fn any_admin(tx: &mut Tx<'_>) -> Result<bool> {
    another_admin(tx, UserId(0))
}

/// Gives an account a role.
pub fn set_role(tx: &mut Tx<'_>, user: UserId, role: Role) -> Result<()> {
    tx.execute("UPDATE users SET role = ?2 WHERE id = ?1", params![user.0, role.as_str()])?;
    tx.changed(user);
    Ok(())
}

/// Locks an account or unlocks it.
pub fn set_locked(tx: &mut Tx<'_>, user: UserId, locked: bool) -> Result<()> {
    tx.execute("UPDATE users SET locked = ?2 WHERE id = ?1", params![user.0, locked])?;
    tx.changed(user);
    Ok(())
}

/// Lets an account in that waits.
pub fn approve(tx: &mut Tx<'_>, user: UserId) -> Result<()> {
    tx.execute("UPDATE users SET pending = 0 WHERE id = ?1", params![user.0])?;
    Ok(())
}

/// Polls that an account owns itself, the deleted ones too.
pub fn polls(tx: &mut Tx<'_>, user: UserId) -> Result<Vec<PollId>> {
    let found = tx.query_all::<i64>("SELECT id FROM polls WHERE user_id = ?1", params![user.0])?;
    Ok(found.into_iter().map(PollId).collect())
}

/// Deletes an account for good, with everything that is its own alone. Votes and comments keep their names,
/// and votes that it entered for others the mark that somebody did.
pub fn delete(tx: &mut Tx<'_>, user: UserId) -> Result<()> {
    tx.execute(
        "UPDATE votes SET assigned_name = name, revision = revision + 1 WHERE assigned_by = ?1 AND assigned_name = ''",
        params![user.0],
    )?;
    tx.execute("DELETE FROM users WHERE id = ?1", params![user.0])?;
    tx.changed(user);
    Ok(())
}
