//! What can be guessed: passwords that are typed and links that are opened, counted before they are looked at. Passwords
//! are hashed anew where they are right and the hash is old.

use std::time::Duration;

use actix_web::rt::time::sleep;

use crate::actions::attempts::{self, Guesser, Pace};
use crate::actions::sessions;
use crate::domain::id::UserId;
use crate::domain::text::folded;
use crate::secrets;

use super::ctx::Ctx;
use super::error::Error;

/// How long a password waits while many wrong ones are typed for its account.
const PAUSE: Duration = Duration::from_secs(2);

/// An account and the hash that the password fitted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// The account.
    pub user: UserId,
    /// The hash, as it is stored now: see [`sessions::Proof::password`].
    pub hash: String,
    /// It waits until somebody who runs the site lets it in, and may not sign in before.
    pub pending: bool,
}

/// Counts the opening of a link, or of another code that gives a right: a guess costs as much as a hit.
///
/// # Errors
/// [`crate::actions::Error::TooOften`], or those of the store.
pub async fn link(ctx: &Ctx) -> Result<(), Error> {
    if !ctx.app.limits.is_exempt(ctx.client) {
        let client = ctx.client;
        ctx.write(move |tx, asker| attempts::count_link(tx, &asker.keys, client)).await?;
    }
    Ok(())
}

/// The account that this password belongs to, by its name or its address. Nothing for a wrong password, for a name that
/// nobody has, and for an account that is locked: nobody can tell which, also not by the time that it takes.
///
/// # Errors
/// [`crate::actions::Error::TooOften`], [`Error::Busy`], or those of the store.
pub async fn password(ctx: &Ctx, login: &str, password: &str) -> Result<Option<Known>, Error> {
    // Nobody is counted on networks without limits.
    if ctx.app.limits.is_exempt(ctx.client) {
        return verify(ctx, login, password).await;
    }
    let guesser = Guesser::new(&ctx.app.keys, ctx.client, &folded(login));
    let count = guesser.clone();
    let pace = ctx.write(move |tx, _| attempts::count_password(tx, &count)).await?;
    if pace == Pace::Slow {
        sleep(PAUSE).await;
    }
    let verified = verify(ctx, login, password).await;
    if !matches!(verified, Ok(None)) {
        ctx.write(move |tx, _| attempts::uncount_password(tx, &guesser, pace)).await?;
    }
    verified
}

/// After a wrong password: so many of them are noted in the log.
///
/// # Errors
/// Those of the store.
pub async fn wrong(ctx: &Ctx, login: &str) -> Result<(), Error> {
    if ctx.app.limits.is_exempt(ctx.client) {
        return Ok(());
    }
    let (keys, login) = (ctx.app.keys.clone(), login.to_owned());
    let guesser = Guesser::new(&keys, ctx.client, &folded(&login));
    ctx.write(move |tx, _| attempts::note_wrong_password(tx, &keys, &guesser, &login)).await
}

async fn verify(ctx: &Ctx, login: &str, password: &str) -> Result<Option<Known>, Error> {
    let name = login.to_owned();
    let found = ctx.read(move |tx, _| sessions::credentials(tx, &name)).await?;
    let hash = found.as_ref().map(|found| found.password.clone());
    let fits = ctx.app.passwords.verify(password.to_owned(), hash).await?;
    let Some(found) = found.filter(|_| fits) else { return Ok(None) };
    let hash = renew(ctx, found.user, found.password, password).await?;
    Ok(Some(Known { user: found.user, hash, pending: found.pending }))
}

/// Hashes a right password as we do, where it was hashed otherwise; the hash that is there then.
async fn renew(ctx: &Ctx, user: UserId, hash: String, password: &str) -> Result<String, Error> {
    if !secrets::is_outdated(&hash) {
        return Ok(hash);
    }
    let new = ctx.app.passwords.hash(password.to_owned(), ctx.app.random.clone()).await?;
    let stored = new.clone();
    ctx.write(move |tx, _| sessions::rehash(tx, user, &hash, &stored)).await?;
    Ok(new)
}
