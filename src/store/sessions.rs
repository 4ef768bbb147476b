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
    let now = tx.now();
    tx.execute(
        "INSERT INTO sessions (token_hash, public_id, user_id, agent, provider, provider_session, id_token, created, \
         confirmed, seen, expires) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?8, ?8, ?9)",
        params![
            session.token_hash,
            session.public_id.as_str(),
            session.user.0,
            session.agent,
            session.provider,
            session.provider_session,
            session.id_token,
            now,
            session.expires.0
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

/// Ends a session.
pub fn close(tx: &mut Tx<'_>, token_hash: &[u8; 32]) -> Result<()> {
    tx.execute("DELETE FROM sessions WHERE token_hash = ?1", params![token_hash])?;
    Ok(())
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
