//! Signing somebody in, in this browser.

use crate::actions::sessions::{self, Proof, SESSION_SECONDS};
use crate::domain::id::UserId;
use crate::secrets;

use super::ctx::Ctx;
use super::error::Error;

/// Starts a session of a person who has shown who they are, in the place of the one before. The answer sets the cookie.
///
/// # Errors
/// Those of the store.
pub async fn start(ctx: &Ctx, user: UserId, proof: Proof) -> Result<(), Error> {
    let token = ctx.app.random.bytes::<{ secrets::TOKEN_BYTES }>();
    let (hash, id) = (secrets::token_hash(&token), ctx.app.random.public_id());
    let proof = Proof { agent: ctx.agent(), locale: ctx.t.locale().code(), ..proof };
    ctx.write(move |tx, asker| {
        sessions::sign_out(tx, asker)?;
        sessions::sign_in(tx, user, &hash, &id, &proof)
    })
    .await?;
    ctx.set_cookie("session", secrets::encode(&token), Some(SESSION_SECONDS / 86_400));
    Ok(())
}
