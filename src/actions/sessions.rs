//! Signing in and out.

use crate::domain::id::{PublicId, UserId};
use crate::domain::time::Instant;
use crate::store::sessions::NewSession;
use crate::store::{self, Tx};

use super::{Asker, Result};

/// Seconds that a session lasts: two weeks, as upstream.
pub const SESSION_SECONDS: i64 = 14 * 86_400;

/// Key and password hash of an account that may sign in; the password is verified outside of any
/// transaction, for that takes long on purpose.
///
/// # Errors
/// Those of the store.
pub fn credentials(tx: &mut Tx<'_>, username: &str) -> Result<Option<(UserId, String)>> {
    Ok(store::users::credentials(tx, username)?)
}

/// How somebody has shown who they are.
#[derive(Debug, Clone, Default)]
pub struct Proof {
    /// What their browser calls itself, in few words.
    pub agent: String,
    /// Who vouched for them; empty for a password of ours.
    pub provider: String,
    /// The session there, which can end this one; may be empty.
    pub provider_session: String,
    /// What the provider wants to see at its end, sealed.
    pub id_token: Option<Vec<u8>>,
}

/// Starts a session for somebody who has shown who they are; `token` is the hash of their cookie, `id` the name of the
/// session on their list.
///
/// # Errors
/// Those of the store.
pub fn sign_in(tx: &mut Tx<'_>, user: UserId, token: &[u8; 32], id: &PublicId, proof: &Proof) -> Result<()> {
    let session = NewSession {
        token_hash: token,
        public_id: id,
        user,
        agent: &proof.agent,
        provider: &proof.provider,
        provider_session: &proof.provider_session,
        id_token: proof.id_token.as_deref(),
        expires: Instant(tx.now()).plus(SESSION_SECONDS),
    };
    Ok(store::sessions::open(tx, &session)?)
}

/// Ends the asker's session.
///
/// # Errors
/// Those of the store.
pub fn sign_out(tx: &mut Tx<'_>, asker: &Asker) -> Result<()> {
    match &asker.session {
        Some(session) => Ok(store::sessions::close(tx, session)?),
        None => Ok(()),
    }
}
