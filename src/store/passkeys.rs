//! Passkeys of accounts.

use crate::domain::id::{PublicId, UserId};
use crate::domain::time::Instant;
use crate::params;

use super::{Result, Tx};

/// A passkey as its owner sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// Its name in addresses.
    pub public_id: String,
    /// What its owner calls it.
    pub name: String,
    /// When it was added.
    pub created: Instant,
    /// When somebody last signed in with it.
    pub used: Option<Instant>,
}

/// A passkey as it is verified.
#[derive(Debug, Clone)]
pub struct Known {
    /// Whose.
    pub user: UserId,
    /// What is known of it: JSON.
    pub credential: String,
}

/// The passkeys of an account, the oldest first.
pub fn of(tx: &mut Tx<'_>, user: UserId) -> Result<Vec<Listed>> {
    let rows = tx.query_all::<(String, String, i64, Option<i64>)>(
        "SELECT public_id, name, created, used FROM passkeys WHERE user_id = ?1",
        params![user.0],
    )?;
    let listed = |(public_id, name, created, used): (String, String, i64, Option<i64>)| Listed {
        public_id,
        name,
        created: Instant(created),
        used: used.map(Instant),
    };
    let mut all: Vec<Listed> = rows.into_iter().map(listed).collect();
    all.sort_by(|one, other| (one.created, &one.public_id).cmp(&(other.created, &other.public_id)));
    Ok(all)
}

/// The ids of an account's credentials.
pub fn credentials(tx: &mut Tx<'_>, user: UserId) -> Result<Vec<Vec<u8>>> {
    tx.query_all("SELECT credential_id FROM passkeys WHERE user_id = ?1", params![user.0])
}

/// The passkey of a credential, if whoever has it may sign in.
pub fn by_credential(tx: &mut Tx<'_>, id: &[u8]) -> Result<Option<Known>> {
    let found = tx.query_opt::<(i64, String)>(
        "SELECT p.user_id, p.credential FROM passkeys p JOIN users u ON u.id = p.user_id \
         WHERE p.credential_id = ?1 AND u.locked = 0 AND u.pending = 0",
        params![id],
    )?;
    Ok(found.map(|(user, credential)| Known { user: UserId(user), credential }))
}

/// Keeps a new passkey; `false` if some account has it already.
pub fn put(tx: &mut Tx<'_>, id: &[u8], public_id: &PublicId, name: &str, of: &Known) -> Result<bool> {
    let now = tx.now();
    let put = tx.execute(
        "INSERT INTO passkeys (credential_id, public_id, user_id, name, credential, created) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT DO NOTHING",
        params![id, public_id.as_str(), of.user.0, name, &of.credential, now],
    )?;
    Ok(put > 0)
}

/// Notes that a passkey was used, and what is known of it since, if nobody else has used it meanwhile: `false` otherwise.
pub fn used(tx: &mut Tx<'_>, id: &[u8], before: &str, after: &str) -> Result<bool> {
    let now = tx.now();
    let sql = "UPDATE passkeys SET credential = ?3, used = ?4 WHERE credential_id = ?1 AND credential = ?2";
    Ok(tx.execute(sql, params![id, before, after, now])? > 0)
}

/// Gives a passkey of an account another name; `false` if there is none.
pub fn rename(tx: &mut Tx<'_>, user: UserId, public_id: &str, name: &str) -> Result<bool> {
    let sql = "UPDATE passkeys SET name = ?3 WHERE public_id = ?2 AND user_id = ?1";
    Ok(tx.execute(sql, params![user.0, public_id, name])? > 0)
}

/// Removes a passkey of an account; `false` if there is none.
pub fn remove(tx: &mut Tx<'_>, user: UserId, public_id: &str) -> Result<bool> {
    let sql = "DELETE FROM passkeys WHERE public_id = ?2 AND user_id = ?1";
    Ok(tx.execute(sql, params![user.0, public_id])? > 0)
}

/// Removes all passkeys of an account.
pub fn remove_all(tx: &mut Tx<'_>, user: UserId) -> Result<()> {
    tx.execute("DELETE FROM passkeys WHERE user_id = ?1", params![user.0])?;
    Ok(())
}
