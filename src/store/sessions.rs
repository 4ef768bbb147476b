//! Who is signed in, in which browser.

use crate::domain::id::{PublicId, UserId};
use crate::domain::time::Instant;
use crate::params;

use super::{Result, Tx, expired};

/// A session that begins.
#[derive(Debug, Clone)]
pub struct NewSession<'a> {
    /// Hash of the token in the browser's cookie.
    pub token_hash: &'a [u8; 32],
    /// Its name on the list of sessions.
    pub public_id: &'a PublicId,
    /// Whose.
    pub user: UserId,
    /// What the browser calls itself, in few words.
    pub agent: &'a str,
    /// Who vouched for the person; empty for a password of ours.
    pub provider: &'a str,
    /// The session there, which can end this one; may be empty.
    pub provider_session: &'a str,
    /// What the provider wants to see at its end, sealed.
    pub id_token: Option<&'a [u8]>,
    /// When it ends.
    pub expires: Instant,
}

/// Starts a session.
pub fn open(tx: &mut Tx<'_>, session: &NewSession<'_>) -> Result<()> {
    let (now, hour) = (tx.now(), hour(tx.now()));
    tx.execute(
        "INSERT INTO sessions (token_hash, public_id, user_id, agent, provider, provider_session, id_token, created, \
         confirmed, seen, expires) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?8, ?10, ?9)",
        params![
            session.token_hash,
            session.public_id.as_str(),
            session.user.0,
            session.agent,
            session.provider,
            session.provider_session,
            session.id_token,
            now,
            session.expires.0,
            hour
        ],
    )?;
    Ok(())
}

/// When the person of a session last showed who they are, in Unix seconds.
pub fn confirmed(tx: &mut Tx<'_>, token_hash: &[u8; 32]) -> Result<Option<i64>> {
    tx.query_opt("SELECT confirmed FROM sessions WHERE token_hash = ?1", params![token_hash])
}

/// Notes that the person of a session has shown anew who they are.
pub fn confirm(tx: &mut Tx<'_>, token_hash: &[u8; 32]) -> Result<()> {
    let now = tx.now();
    tx.execute("UPDATE sessions SET confirmed = ?2 WHERE token_hash = ?1", params![token_hash, now])?;
    Ok(())
}

/// The full hour before an instant.
fn hour(now: i64) -> i64 {
    now - now.rem_euclid(3_600)
}

/// How the person of a session wants to see pages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Look {
    /// Code of their language; empty for the browser's.
    pub locale: String,
    /// Their zone; empty for the browser's.
    pub zone: String,
    /// `light` or `dark`; empty for the browser's.
    pub theme: String,
    /// The session was not noted as seen in this hour.
    pub unseen: bool,
}

/// How the person of a session that has not ended wants to see pages.
pub fn look(tx: &mut Tx<'_>, token_hash: &[u8; 32]) -> Result<Option<Look>> {
    let now = tx.now();
    let found = tx.query_opt::<(String, String, String, i64)>(
        "SELECT u.locale, u.zone, u.theme, s.seen FROM sessions s JOIN users u ON u.id = s.user_id \
         WHERE s.token_hash = ?1 AND s.expires > ?2 AND u.locked = 0 AND u.pending = 0",
        params![token_hash, now],
    )?;
    Ok(found.map(|(locale, zone, theme, seen)| Look { locale, zone, theme, unseen: seen < hour(now) }))
}

/// Notes the hour in which a session was used.
pub fn see(tx: &mut Tx<'_>, token_hash: &[u8; 32]) -> Result<()> {
    let hour = hour(tx.now());
    tx.execute(
        "UPDATE sessions SET seen = ?2 WHERE token_hash = ?1 AND seen < ?2",
        params![token_hash, hour],
    )?;
    Ok(())
}

/// A session on the list of its person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// Its name on the list.
    pub id: String,
    /// What the browser calls itself.
    pub agent: String,
    /// Who vouched for the person; empty for a password of ours.
    pub provider: String,
    /// When it began, in Unix seconds.
    pub created: i64,
    /// When it was last used, to the hour.
    pub seen: i64,
    /// It is the one that asks.
    pub current: bool,
}

/// The sessions of an account that have not ended, the one used last first.
pub fn of_user(tx: &mut Tx<'_>, user: UserId, current: &[u8; 32]) -> Result<Vec<Listed>> {
    let now = tx.now();
    let rows = tx.query_all::<(Vec<u8>, String, String, String, i64, i64)>(
        "SELECT token_hash, public_id, agent, provider, created, seen FROM sessions WHERE user_id = ?1 \
         AND expires > ?2",
        params![user.0, now],
    )?;
    let listed = |(hash, id, agent, provider, created, seen): (Vec<u8>, String, String, String, i64, i64)| {
        Listed { current: hash == current, id, agent, provider, created, seen }
    };
    let mut all: Vec<Listed> = rows.into_iter().map(listed).collect();
    all.sort_by_key(|it| (!it.current, -it.seen, -it.created));
    Ok(all)
}

/// Ends a session of an account by its name on the list; `false` if it has none of that name.
pub fn close_listed(tx: &mut Tx<'_>, user: UserId, id: &PublicId) -> Result<bool> {
    let gone = tx.execute(
        "DELETE FROM sessions WHERE user_id = ?1 AND public_id = ?2",
        params![user.0, id.as_str()],
    )?;
    tx.changed(user);
    Ok(gone > 0)
}

/// Ends all sessions of an account but one.
pub fn close_others(tx: &mut Tx<'_>, user: UserId, kept: &[u8; 32]) -> Result<()> {
    tx.execute("DELETE FROM sessions WHERE user_id = ?1 AND token_hash <> ?2", params![user.0, kept])?;
    tx.changed(user);
    Ok(())
}

/// Ends a session.
pub fn close(tx: &mut Tx<'_>, token_hash: &[u8; 32]) -> Result<()> {
    let sql = "DELETE FROM sessions WHERE token_hash = ?1 RETURNING user_id";
    if let Some(user) = tx.query_opt::<i64>(sql, params![token_hash])? {
        tx.changed(UserId(user));
    }
    Ok(())
}

/// Who vouched for the person of a session, and what they want to see at its end; `None` for a password of ours.
pub fn proof(tx: &mut Tx<'_>, token_hash: &[u8; 32]) -> Result<Option<(String, Option<Vec<u8>>)>> {
    tx.query_opt(
        "SELECT provider, id_token FROM sessions WHERE token_hash = ?1 AND provider <> ''",
        params![token_hash],
    )
}

/// Ends the sessions that began with a session at a provider; tells how many.
pub fn close_of_provider(tx: &mut Tx<'_>, provider: &str, provider_session: &str) -> Result<u64> {
    let ended = tx.query_all::<i64>(
        "DELETE FROM sessions WHERE provider = ?1 AND provider_session = ?2 AND provider_session <> '' \
         RETURNING user_id",
        params![provider, provider_session],
    )?;
    ended.iter().for_each(|user| tx.changed(UserId(*user)));
    Ok(ended.len() as u64)
}

/// Ends the sessions of an account that a provider vouched for, but for one; tells how many.
pub fn close_of_user_at(
    tx: &mut Tx<'_>,
    user: UserId,
    provider: &str,
    but: Option<&[u8; 32]>,
) -> Result<u64> {
    let none = [0; 32];
    tx.changed(user);
    tx.execute(
        "DELETE FROM sessions WHERE user_id = ?1 AND provider = ?2 AND token_hash <> ?3",
        params![user.0, provider, but.unwrap_or(&none)],
    )
}

/// Ends all sessions of an account; tells how many.
pub fn close_all(tx: &mut Tx<'_>, user: UserId) -> Result<u64> {
    tx.changed(user);
    tx.execute("DELETE FROM sessions WHERE user_id = ?1", params![user.0])
}

/// Forgets some of the sessions that have ended.
pub fn clear(tx: &mut Tx<'_>) -> Result<u64> {
    let now = tx.now();
    expired::delete(
        tx,
        now,
        "SELECT token_hash FROM sessions WHERE expires <= ?1 ORDER BY expires LIMIT 500",
        "DELETE FROM sessions WHERE token_hash = ?1",
    )
}
