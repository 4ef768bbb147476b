//! Accounts as providers of identities know them.

use crate::domain::id::{GroupId, UserId};
use crate::domain::text;
use crate::params;

use super::{Result, Tx};

/// A provider that an account is linked to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Name of the provider in the configuration.
    pub provider: String,
    /// Since when, in Unix seconds.
    pub created: i64,
}

/// Whose account it is that a provider calls so.
pub fn by_subject(tx: &mut Tx<'_>, provider: &str, subject: &str) -> Result<Option<UserId>> {
    let sql = "SELECT user_id FROM identities WHERE provider = ?1 AND subject = ?2";
    Ok(tx.query_opt::<i64>(sql, params![provider, subject])?.map(UserId))
}

/// The providers of an account.
pub fn of_user(tx: &mut Tx<'_>, user: UserId) -> Result<Vec<Link>> {
    let found = tx.query_all::<(String, i64)>(
        "SELECT provider, created FROM identities WHERE user_id = ?1",
        params![user.0],
    )?;
    Ok(found.into_iter().map(|(provider, created)| Link { provider, created }).collect())
}

/// Links an account to somebody at a provider; `false` if another is linked to them.
pub fn link(tx: &mut Tx<'_>, provider: &str, subject: &str, user: UserId) -> Result<bool> {
    let now = tx.now();
    let made = tx.query_opt::<String>(
        "INSERT INTO identities (provider, subject, user_id, created) VALUES (?1, ?2, ?3, ?4) \
         ON CONFLICT (provider, subject) DO NOTHING RETURNING provider",
        params![provider, subject, user.0, now],
    )?;
    Ok(made.is_some())
}

/// Ends the link of an account to a provider; tells whether there was one.
pub fn unlink(tx: &mut Tx<'_>, provider: &str, user: UserId) -> Result<bool> {
    let sql = "DELETE FROM identities WHERE user_id = ?1 AND provider = ?2";
    Ok(tx.execute(sql, params![user.0, provider])? > 0)
}

/// Takes over the name that others see.
pub fn follow_name(tx: &mut Tx<'_>, user: UserId, name: &str) -> Result<()> {
    let sql = "UPDATE users SET display_name = ?2, name_folded = ?3 WHERE id = ?1";
    tx.execute(sql, params![user.0, name, &text::folded(name)])?;
    Ok(())
}

/// How many passkeys an account has.
pub fn passkeys(tx: &mut Tx<'_>, user: UserId) -> Result<i64> {
    tx.query_one("SELECT COUNT(*) FROM passkeys WHERE user_id = ?1", params![user.0])
}

/// Groups of an account of which a provider says who belongs to them.
pub fn mirrored(tx: &mut Tx<'_>, user: UserId, provider: &str) -> Result<Vec<(GroupId, String)>> {
    let found = tx.query_all::<(i64, String)>(
        "SELECT g.id, g.name FROM memberships m JOIN user_groups g ON g.id = m.group_id \
         WHERE m.user_id = ?1 AND g.provider = ?2",
        params![user.0, provider],
    )?;
    Ok(found.into_iter().map(|(id, name)| (GroupId(id), name)).collect())
}

/// The group of this name if it is the provider's; it is made if there is none. `None` if it is somebody else's.
pub fn group_of_provider(tx: &mut Tx<'_>, provider: &str, name: &str) -> Result<Option<GroupId>> {
    let (now, folded) = (tx.now(), text::folded(name));
    let made = tx.query_opt::<i64>(
        "INSERT INTO user_groups (name, name_folded, visibility, provider, created) \
         VALUES (?1, ?2, 'members', ?3, ?4) ON CONFLICT (name_folded) DO NOTHING RETURNING id",
        params![name, &folded, provider, now],
    )?;
    if let Some(id) = made {
        return Ok(Some(GroupId(id)));
    }
    let sql = "SELECT id FROM user_groups WHERE name_folded = ?1 AND provider = ?2";
    Ok(tx.query_opt::<i64>(sql, params![&folded, provider])?.map(GroupId))
}
