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

/// Who vouched for the person of a session, and what they want to see at its end; `None` for a password of ours.
pub fn proof(tx: &mut Tx<'_>, token_hash: &[u8; 32]) -> Result<Option<(String, Option<Vec<u8>>)>> {
    tx.query_opt(
        "SELECT provider, id_token FROM sessions WHERE token_hash = ?1 AND provider <> ''",
        params![token_hash],
    )
}

/// Ends the sessions that began with a session at a provider; tells how many.
pub fn close_of_provider(tx: &mut Tx<'_>, provider: &str, provider_session: &str) -> Result<u64> {
    tx.execute(
        "DELETE FROM sessions WHERE provider = ?1 AND provider_session = ?2 AND provider_session <> ''",
        params![provider, provider_session],
    )
}

/// Ends the sessions of an account that a provider vouched for, but for one; tells how many.
pub fn close_of_user_at(
    tx: &mut Tx<'_>,
    user: UserId,
    provider: &str,
    but: Option<&[u8; 32]>,
) -> Result<u64> {
    let none = [0; 32];
    tx.execute(
        "DELETE FROM sessions WHERE user_id = ?1 AND provider = ?2 AND token_hash <> ?3",
        params![user.0, provider, but.unwrap_or(&none)],
    )
}

/// Ends all sessions of an account.
pub fn close_all(tx: &mut Tx<'_>, user: UserId) -> Result<()> {
    tx.execute("DELETE FROM sessions WHERE user_id = ?1", params![user.0])?;
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
