//! Signing in by a provider of identities: the way there and back, and passwords that a directory knows.

use std::sync::Arc;
use std::time::Duration;

use actix_web::rt::time::{Instant as Clock, sleep_until};
use actix_web::web::block;
use serde::{Deserialize, Serialize};
use subtle::ConstantTimeEq as _;
use tokio::sync::Semaphore;
use tokio::time::timeout;

use crate::actions::attempts::{self, Guesser, Pace};
use crate::actions::identities::{self, Entrance};
use crate::actions::sessions::{self, Proof};
use crate::actions::sign_on;
use crate::auth::oidc::{Ceremony, Provider};
use crate::auth::{self, Directory, Providers};
use crate::config::Config;
use crate::domain::id::UserId;
use crate::domain::identity::Identity;
use crate::domain::text::folded;
use crate::domain::time::Instant;
use crate::secrets;
use crate::store;

use super::ctx::Ctx;
use super::error::Error;
use super::limits::Deed;
use super::pages::signon::stopped::Stop;

/// Cookie that binds the way to a provider to a browser.
const COOKIE: &str = "signon";
/// Providers that are asked at the same time; each may take seconds.
const AT_ONCE: usize = 16;
/// How long a request waits for its turn to ask.
const TURN: Duration = Duration::from_secs(5);
/// A refusal takes a multiple of this, so that its time does not tell at what a directory stopped.
const STEP: Duration = Duration::from_millis(500);
/// How long a password waits while many wrong ones are typed for its account.
const PAUSE: Duration = Duration::from_secs(2);

/// The providers of the site, and places to ask them.
pub struct SignOn {
    /// All of them.
    pub providers: Providers,
    places: Arc<Semaphore>,
}

impl SignOn {
    /// Those of the configuration.
    pub fn new(config: &Config) -> Self {
        Self { providers: Providers::new(config), places: Arc::new(Semaphore::new(AT_ONCE)) }
    }

    /// The provider of this name that speaks OpenID Connect.
    pub fn oidc(&self, id: &str) -> Option<&Provider> {
        self.providers.oidc().iter().find(|provider| provider.settings.id == id)
    }

    /// The directory of this name.
    pub fn ldap(&self, id: &str) -> Option<&Directory> {
        self.providers.ldap().iter().find(|directory| directory.settings.id == id)
    }

    /// Whether there is a password to be typed on the page for signing in: one of ours, or of a directory.
    pub fn asks_for_passwords(&self, config: &Config) -> bool {
        config.local_passwords || !self.providers.ldap().is_empty()
    }
}

/// What waits for somebody to come back.
#[derive(Serialize, Deserialize)]
struct Waiting {
    provider: String,
    next: String,
    /// Hash of the browser's cookie.
    browser: String,
    /// It is to link the account of whom the token is, rather than to sign in.
    connect: bool,
}

/// Somebody who came back.
pub struct Returned {
    /// Where to go on to.
    pub next: String,
    /// The account to be linked; `None` to sign in.
    pub connect: Option<UserId>,
    /// The secrets of the way.
    pub ceremony: Ceremony,
}

/// Asks a provider on another thread: it may take seconds.
///
/// # Errors
/// [`Error::Busy`] if too many wait for theirs.
pub async fn ask<T: Send + 'static>(
    ctx: &Ctx,
    id: &str,
    question: impl FnOnce(&Provider, Instant) -> Result<T, auth::Error> + Send + 'static,
) -> Result<Result<T, auth::Error>, Error> {
    let place = timeout(TURN, Arc::clone(&ctx.app.sign_on.places).acquire_owned()).await;
    let place = place.ok().and_then(Result::ok).ok_or(Error::Busy)?;
    let (app, now, id) = (ctx.app.clone(), ctx.now, id.to_owned());
    let answer = block(move || {
        let _place = place;
        match app.sign_on.oidc(&id) {
            Some(provider) => question(provider, now),
            None => Err(auth::Error::Refused("no such provider".into())),
        }
    });
    let answer = answer.await.map_err(|_| Error::from(store::Error::Panicked))?;
    if let Err(error) = &answer {
        tracing::warn!("a provider of identities: {error}");
    }
    Ok(answer)
}

/// The address at which a provider sends people back.
pub fn back(ctx: &Ctx, id: &str) -> String {
    ctx.app.absolute(&format!("/auth/openid/{id}/callback/"))
}

/// Begins the way to a provider, to sign in or to link the account of `connect`; where to go.
///
/// # Errors
/// [`Error::NOT_FOUND`] without such a provider, or those of counting and storing.
pub async fn begin(
    ctx: &Ctx,
    id: &str,
    next: &str,
    connect: Option<UserId>,
) -> Result<Result<String, Stop>, Error> {
    let Some(provider) = ctx.app.sign_on.oidc(id) else { return Err(Error::NOT_FOUND) };
    let provider = provider.settings.id.clone();
    ctx.count(Deed::SignOn, id)?;
    let browser = browser(ctx).unwrap_or_else(|| ctx.app.random.bytes());
    let state = ctx.app.random.bytes::<{ secrets::TOKEN_BYTES }>();
    let ceremony = ceremony(ctx, &state, &browser);
    let (asked, there) = (ceremony.clone(), back(ctx, id));
    let place = match ask(ctx, id, move |provider, now| provider.way_there(now, &asked, &there)).await? {
        Ok(place) => place,
        Err(error) => return Ok(Err(Stop::of(&error))),
    };
    let waiting = Waiting {
        provider,
        next: ctx.next(next),
        browser: secrets::encode(&secrets::token_hash(&browser)),
        connect: connect.is_some(),
    };
    let data = serde_json::to_string(&waiting).unwrap_or_default();
    let name = name_of(&state);
    ctx.write(move |tx, _| sign_on::leave(tx, &name, connect, &data)).await?;
    ctx.set_cookie(COOKIE, secrets::encode(&browser), None);
    Ok(Ok(place))
}

/// Takes up the way of somebody who comes back with a state, once, in the browser in which it began.
///
/// # Errors
/// Those of the store; [`Stop::Stale`] inside if nothing waits for this state in this browser.
pub async fn take_up(ctx: &Ctx, id: &str, state: &str) -> Result<Result<Returned, Stop>, Error> {
    let (Some(state), Some(browser)) = (secrets::decode(state), browser(ctx)) else {
        return Ok(Err(Stop::Stale));
    };
    let name = name_of(&state);
    let Some(token) = ctx.write(move |tx, _| sign_on::come_back(tx, &name)).await? else {
        return Ok(Err(Stop::Stale));
    };
    let Ok(waiting) = serde_json::from_str::<Waiting>(&token.data) else { return Ok(Err(Stop::Stale)) };
    let hash = secrets::encode(&secrets::token_hash(&browser));
    let same = bool::from(hash.as_bytes().ct_eq(waiting.browser.as_bytes()));
    if !same || waiting.provider != id || waiting.connect != token.user.is_some() {
        return Ok(Err(Stop::Stale));
    }
    let ceremony = ceremony(ctx, &state, &browser);
    Ok(Ok(Returned { next: waiting.next, connect: token.user, ceremony }))
}

fn browser(ctx: &Ctx) -> Option<[u8; secrets::TOKEN_BYTES]> {
    secrets::decode(&ctx.cookie(COOKIE)?)?.try_into().ok()
}

fn name_of(state: &[u8]) -> String {
    secrets::encode(&secrets::token_hash(state))
}

/// The secrets of a way follow from its state and the browser's cookie, so that none is kept.
fn ceremony(ctx: &Ctx, state: &[u8], browser: &[u8]) -> Ceremony {
    let derive = |what: &[u8]| secrets::encode(&ctx.app.keys.sign(&[b"sign-on", what, state, browser]));
    Ceremony { state: secrets::encode(state), nonce: derive(b"nonce"), verifier: derive(b"verifier") }
}

/// What came of a password that was typed.
pub enum Typed {
    /// It is the one of this account.
    Fits(UserId, Proof),
    /// It is right, but they may not come in.
    Stopped(Stop),
    /// No directory knows it.
    Wrong,
}

/// Asks the directories one after the other for the password that was typed. It was counted as an attempt, and is not
/// one any more if it is right. The account of a person there is found by the directory's own name for them: an account
/// here that is called the same is not theirs for that.
///
/// # Errors
/// Those of the store.
pub async fn password(ctx: &Ctx, login: &str, password: &str) -> Result<Typed, Error> {
    let directories = ctx.app.sign_on.providers.ldap();
    let began = Clock::now();
    let mut dead = None;
    for directory in directories {
        let typed = match directory.identify(login, password).await {
            Ok(Some(identity)) => enter(ctx, identity, directory.settings.create_accounts).await?,
            Ok(None) => continue,
            Err(error) => {
                tracing::warn!(directory = directory.settings.id, "a directory: {error}");
                if error == auth::Error::NotMember {
                    Typed::Stopped(Stop::NotMember)
                } else {
                    // Another one may know them.
                    dead = Some(Stop::Unreachable);
                    continue;
                }
            }
        };
        forgive(ctx, login).await?;
        return Ok(typed);
    }
    if !directories.is_empty() {
        let steps = u32::try_from(began.elapsed().as_millis() / STEP.as_millis()).unwrap_or(u32::MAX);
        sleep_until(began + STEP.saturating_mul(steps.saturating_add(1))).await;
    }
    Ok(dead.map_or(Typed::Wrong, Typed::Stopped))
}

async fn enter(ctx: &Ctx, identity: Identity, create: bool) -> Result<Typed, Error> {
    let provider = identity.provider.clone();
    let entrance = ctx.write(move |tx, _| identities::enter(tx, &identity, create)).await?;
    Ok(match Stop::at(entrance) {
        Ok(user) => Typed::Fits(user, Proof { provider, ..Proof::default() }),
        Err(stop) => Typed::Stopped(stop),
    })
}

/// Asks one directory whether this is the password of somebody whose entry is to be linked; counted like any other.
///
/// # Errors
/// [`actions::Error::TooOften`], or those of the store.
pub async fn prove(
    ctx: &Ctx,
    id: &str,
    login: &str,
    password: &str,
) -> Result<Result<Option<Identity>, Stop>, Error> {
    let Some(directory) = ctx.app.sign_on.ldap(id) else { return Err(Error::NOT_FOUND) };
    if let Some(guesser) = guesser(ctx, login) {
        let pace = ctx.write(move |tx, _| attempts::count_password(tx, &guesser)).await?;
        if pace == Pace::Slow {
            sleep_until(Clock::now() + PAUSE).await;
        }
    }
    match directory.identify(login, password).await {
        Ok(Some(identity)) => {
            forgive(ctx, login).await?;
            Ok(Ok(Some(identity)))
        }
        Ok(None) => Ok(Ok(None)),
        Err(error) => {
            tracing::warn!(directory = id, "a directory: {error}");
            Ok(Err(Stop::of(&error)))
        }
    }
}

/// Takes an attempt back. What was counted for the account alone stays: by it, many right ones slow nobody down.
async fn forgive(ctx: &Ctx, login: &str) -> Result<(), Error> {
    match guesser(ctx, login) {
        Some(guesser) => ctx.write(move |tx, _| attempts::uncount_password(tx, &guesser, Pace::Slow)).await,
        None => Ok(()),
    }
}

fn guesser(ctx: &Ctx, login: &str) -> Option<Guesser> {
    let counted = !ctx.app.limits.is_exempt(ctx.client);
    counted.then(|| Guesser::new(&ctx.app.keys, ctx.client, &folded(login)))
}

/// Purpose under which the token of a provider is sealed.
const PURPOSE: &[&[u8]] = &[b"id token"];

/// What a session keeps of somebody for whom a provider vouched.
pub fn proof(ctx: &Ctx, provider: &str, session: String, id_token: &str) -> Proof {
    let id_token = ctx.app.keys.seal(PURPOSE, id_token.as_bytes(), &ctx.app.random);
    Proof { provider: provider.to_owned(), provider_session: session, id_token, ..Proof::default() }
}

/// Where the signed-in person is sent to sign out at the provider that they came from; `None` if they came from none, or
/// it cannot be told: then they are at least signed out here.
///
/// # Errors
/// Those of the store.
pub async fn way_out(ctx: &Ctx) -> Result<Option<(String, String)>, Error> {
    let Some((id, Some(sealed))) = ctx.read(sign_on::way_out).await? else { return Ok(None) };
    let Some(provider) = ctx.app.sign_on.oidc(&id).filter(|provider| provider.settings.sign_out) else {
        return Ok(None);
    };
    let name = provider.settings.name.clone();
    let token = ctx.app.keys.open(PURPOSE, &sealed).and_then(|token| String::from_utf8(token).ok());
    let Some(token) = token else { return Ok(None) };
    let home = ctx.app.absolute("/");
    let place = ask(ctx, &id, move |provider, now| provider.way_out(now, &token, &home)).await;
    Ok(place.ok().and_then(Result::ok).flatten().map(|place| (name, place)))
}

/// The account of the signed-in person, who has shown not long ago who they are.
///
/// # Errors
/// Those of [`sessions::still_confirmed`].
pub async fn required(ctx: &Ctx) -> Result<UserId, Error> {
    Ok(ctx.read(sessions::still_confirmed).await?.id)
}

impl Stop {
    /// The account that is open, or why none is.
    pub fn at(entrance: Entrance) -> Result<UserId, Self> {
        match entrance {
            Entrance::Open(user) => Ok(user),
            Entrance::Locked => Err(Self::Locked),
            Entrance::Pending => Err(Self::Pending),
            Entrance::ConnectFirst => Err(Self::ConnectFirst),
            Entrance::NoAccount => Err(Self::NoAccount),
        }
    }

    /// Why a provider did not say who it is.
    pub fn of(error: &auth::Error) -> Self {
        match error {
            auth::Error::Unreachable(_) => Self::Unreachable,
            auth::Error::Refused(_) => Self::Refused,
            auth::Error::NotMember => Self::NotMember,
        }
    }
}
