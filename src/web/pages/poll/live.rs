//! `GET /poll/{slug}/live/`: tells an open page of results that it has changed, by server-sent events (HTML
//! standard, section 9.2). An event carries the validator of the page as this viewer sees it (the first one, without
//! filters: so one page is made for all who see the same), so it is sent only when something has changed that they
//! may see, and tells nothing else.

use std::convert::Infallible;
use std::time::Duration;

use actix_web::HttpResponse;
use actix_web::http::Method;
use actix_web::http::header::{self, HeaderValue};
use actix_web::rt::time::{Instant, Interval, interval, sleep};
use actix_web::web::Bytes;
use futures_util::stream;

use super::results;
use crate::actions::{self, Asker};
use crate::domain::access::Action;
use crate::domain::id::UserId;
use crate::store::{Tx, Watch};
use crate::web::ctx::{Ctx, Outcome};
use crate::web::error::Error;
use crate::web::live::Place;

/// How often something is said in any case: so that what broke is noticed, and a page that changes by itself (a
/// deadline) is looked at.
const SILENCE: Duration = Duration::from_secs(25);
/// Time between two looks, so that many changes are one; longer when many pages are open.
const PAUSE: Duration = Duration::from_millis(500);
/// For so many open pages it grows by itself.
const CROWD: u32 = 200;

/// `GET /poll/{slug}/live/`
pub async fn get(ctx: Ctx) -> Outcome {
    let slug = ctx.slug();
    let open = move |tx: &mut Tx<'_>, asker: &Asker| {
        let scene = actions::enter(tx, asker, &slug, Action::View)?;
        Ok::<_, actions::Error>((scene.poll.id, scene.actor.user_id()))
    };
    let (poll, user) = ctx.read(open).await?;
    let watch = ctx.app.store.watch(poll);
    let account = user.map(|user| (user, ctx.app.store.watch(user)));
    let place = ctx.app.live.enter(ctx.limited_client()).ok_or(Error::Busy)?;
    let mut response = HttpResponse::Ok();
    response.content_type("text/event-stream");
    // nginx would collect what comes in pieces.
    response.insert_header((header::HeaderName::from_static("x-accel-buffering"), "no"));
    if ctx.request.method() == Method::HEAD {
        return Ok(response.finish());
    }
    let path = format!("/poll/{}/", ctx.slug());
    let mut beat = interval(SILENCE);
    let began = beat.tick().await;
    let listener = Listener { path, ctx, watch, account, place, beat, began, seen: None };
    Ok(response.streaming(stream::unfold(listener, Listener::next)))
}

struct Listener {
    /// Of the page.
    path: String,
    ctx: Ctx,
    /// Of the poll.
    watch: Watch,
    /// Who is signed in, and changes of what they may do.
    account: Option<(UserId, Watch)>,
    place: Place,
    beat: Interval,
    began: Instant,
    seen: Option<HeaderValue>,
}

impl Listener {
    /// The next thing to say, after however long; the end when the server stops, the poll is not to be seen any more, or
    /// whoever was signed in is not. All of that is looked at before anything is said, and at least as often as something
    /// is. A change that this viewer may not see is not told, and does not move when another one is.
    async fn next(mut self) -> Option<(Result<Bytes, Infallible>, Self)> {
        let mut beat = false;
        loop {
            if self.seen.is_some() {
                tokio::select! {
                    () = self.place.closed() => return None,
                    _ = self.beat.tick() => beat = true,
                    () = change(&mut self.watch, &mut self.account, &self.ctx, self.began) => {}
                }
            }
            let etag = self.look().await?;
            if self.seen.as_ref() != Some(&etag) {
                let event = format!("event: page\ndata: {}\n\n", etag.to_str().unwrap_or_default());
                self.seen = Some(etag);
                return Some((Ok(Bytes::from(event)), self));
            }
            if beat {
                return Some((Ok(Bytes::from_static(b":\n\n")), self));
            }
        }
    }

    /// Whether the page is still that of whoever began to read it. Their browser comes back as who it is now.
    async fn is_still_signed_in(&self) -> bool {
        let Some((user, _)) = &self.account else { return true };
        let now = self.ctx.peek(actions::signed_in).await;
        now.is_ok_and(|now| now.is_some_and(|now| now.id == *user))
    }

    /// The validator of the page as it is now.
    async fn look(&self) -> Option<HeaderValue> {
        let _turn = self.ctx.app.live.look().await?;
        if !self.is_still_signed_in().await {
            return None;
        }
        match results::page(&self.ctx.asking_now(&self.path)).await {
            Ok(page) => Some(page.etag.clone()),
            Err(error) => {
                if let Error::Action(actions::Error::Store(error)) = error {
                    tracing::warn!("an open page is not told any more: {error}");
                }
                None
            }
        }
    }
}

/// Returns when something has changed, of the poll or of what its reader may do, and it is time to look. Looks are at fixed times after the beginning, whatever
/// changes when: so the time at which one change is told does not tell of others.
async fn change(poll: &mut Watch, account: &mut Option<(UserId, Watch)>, ctx: &Ctx, began: Instant) {
    match account {
        None => poll.changed().await,
        Some((_, rights)) => tokio::select! {
            () = poll.changed() => {}
            () = rights.changed() => {}
        },
    }
    let crowds = u32::try_from(ctx.app.live.open()).unwrap_or(u32::MAX) / CROWD;
    let step = (PAUSE * (1 + crowds)).as_nanos();
    let over = began.elapsed().as_nanos() % step;
    sleep(Duration::from_nanos(u64::try_from(step - over).unwrap_or(0))).await;
}
