//! `GET /poll/{slug}/live/`: tells an open page of results that it has changed, by server-sent events (HTML
//! standard, section 9.2). An event carries the validator of the page as this viewer sees it, so it is sent only
//! when something has changed that they may see, and tells nothing else.

use std::convert::Infallible;
use std::time::Duration;

use actix_web::HttpResponse;
use actix_web::http::Method;
use actix_web::http::header::{self, HeaderValue};
use actix_web::rt::time::{Interval, interval, sleep};
use actix_web::web::Bytes;
use futures_util::stream;

use super::results;
use crate::actions;
use crate::domain::access::Action;
use crate::store::Watch;
use crate::web::ctx::{Ctx, Outcome};
use crate::web::error::Error;
use crate::web::live::Place;

/// How often something is said in any case: so that what broke is noticed, and a page that changes by itself (a
/// deadline) is looked at.
const SILENCE: Duration = Duration::from_secs(25);
/// Pause after a change, so that many changes are one; longer when many pages are open.
const PAUSE: Duration = Duration::from_millis(500);
/// For so many open pages the pause grows by itself.
const CROWD: u32 = 200;

/// `GET /poll/{slug}/live/`
pub async fn get(ctx: Ctx) -> Outcome {
    let slug = ctx.slug();
    let poll = ctx.read(move |tx, asker| {
        Ok::<_, actions::Error>(actions::enter(tx, asker, &slug, Action::View)?.poll.id)
    });
    let watch = ctx.app.store.watch(poll.await?);
    let place = ctx.app.live.enter().ok_or(Error::Busy)?;
    let mut response = HttpResponse::Ok();
    response.content_type("text/event-stream");
    // nginx would collect what comes in pieces.
    response.insert_header((header::HeaderName::from_static("x-accel-buffering"), "no"));
    if ctx.request.method() == Method::HEAD {
        return Ok(response.finish());
    }
    // The first tick comes at once, and the page is looked at with it.
    let path = format!("/poll/{}/", ctx.slug());
    let listener = Listener { path, ctx, watch, place, beat: interval(SILENCE), seen: None };
    Ok(response.streaming(stream::unfold(listener, Listener::next)))
}

struct Listener {
    /// Of the page.
    path: String,
    ctx: Ctx,
    watch: Watch,
    place: Place,
    beat: Interval,
    seen: Option<HeaderValue>,
}

impl Listener {
    /// The next thing to say, after however long; the end when the server stops or the poll is not to be seen any
    /// more. A change that this viewer may not see is not told, and delays nothing: not even by when something is
    /// said does it show.
    async fn next(mut self) -> Option<(Result<Bytes, Infallible>, Self)> {
        loop {
            let beat = tokio::select! {
                () = self.place.closed() => return None,
                _ = self.beat.tick() => true,
                () = change(&mut self.watch, &self.ctx) => false,
            };
            let page = results::page(&self.ctx.asking_now(&self.path)).await.ok()?;
            if self.seen.as_ref() != Some(&page.etag) {
                let event = format!("event: page\ndata: {}\n\n", page.etag.to_str().unwrap_or_default());
                self.seen = Some(page.etag.clone());
                return Some((Ok(Bytes::from(event)), self));
            }
            if beat {
                return Some((Ok(Bytes::from_static(b":\n\n")), self));
            }
        }
    }
}

/// Returns a while after something has changed.
async fn change(watch: &mut Watch, ctx: &Ctx) {
    watch.changed().await;
    let crowds = u32::try_from(ctx.app.live.open()).unwrap_or(u32::MAX) / CROWD;
    sleep(PAUSE * (1 + crowds)).await;
}
