//! Between a right password and the session: whoever has a second step is asked for it first.

use serde::{Deserialize, Serialize};

use crate::actions::factors;
use crate::actions::sessions::Proof;
use crate::domain::id::UserId;
use crate::secrets;

use super::ctx::{Ctx, Outcome};
use super::error::Error;
use super::flash::Flash;
use super::session;

/// Cookie of a browser that is between its two steps. It gives no right to anything but typing the code.
const COOKIE: &str = "second";

/// What to do after the second step.
#[derive(Serialize, Deserialize)]
struct Afterwards {
    next: String,
    provider: String,
}

/// Goes on after a right password: to the second step if the account has one, else into the session and to `next`.
///
/// # Errors
/// Those of the store.
pub async fn after_password(ctx: &Ctx, user: UserId, proof: Proof, next: &str) -> Outcome {
    let token = ctx.app.random.bytes::<{ secrets::TOKEN_BYTES }>();
    let afterwards = Afterwards { next: ctx.next(next), provider: proof.provider.clone() };
    let (name, data) = (name_of(&token), serde_json::to_string(&afterwards).unwrap_or_default());
    let hash = proof.password.clone();
    let begun =
        ctx.write(move |tx, _| factors::begin_second(tx, user, hash.as_deref(), &name, &data)).await?;
    if begun {
        ctx.set_cookie(COOKIE, secrets::encode(&token), None);
        return ctx.redirect("/login/second/", None);
    }
    enter(ctx, user, Proof { first_step: true, ..proof }, next).await
}

/// Goes on after the second step, to what was kept in the first.
///
/// # Errors
/// Those of the store.
pub async fn after_code(ctx: &Ctx, user: UserId, data: &str) -> Outcome {
    forget(ctx);
    let proof =
        Proof { provider: read(data).map(|kept| kept.provider).unwrap_or_default(), ..Proof::default() };
    enter(ctx, user, proof, &next_of(data)).await
}

/// Where what was kept in the first step leads.
pub fn next_of(data: &str) -> String {
    read(data).map(|kept| kept.next).unwrap_or_default()
}

fn read(data: &str) -> Option<Afterwards> {
    serde_json::from_str(data).ok()
}

async fn enter(ctx: &Ctx, user: UserId, proof: Proof, next: &str) -> Outcome {
    session::start(ctx, user, proof).await?;
    ctx.redirect(&ctx.next(next), Some(Flash::SignedIn))
}

/// The name under which this browser's first step is kept.
///
/// # Errors
/// Not found, if it has made none.
pub fn name(ctx: &Ctx) -> Result<String, Error> {
    let token = ctx.cookie(COOKIE).and_then(|text| secrets::decode(&text)).ok_or(Error::NOT_FOUND)?;
    Ok(name_of(&token))
}

/// Forgets the first step.
pub fn forget(ctx: &Ctx) {
    ctx.clear_cookie(COOKIE);
}

fn name_of(token: &[u8]) -> String {
    secrets::encode(&secrets::token_hash(token))
}
