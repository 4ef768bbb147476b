//! The page of a poll: the decision or the best choice first, then sums, then every vote, then comments.

mod asked;
mod awaited;
mod best;
mod choices;
mod columns;
mod compare;
mod counted;
mod filter;
mod layout;
mod menu;
mod remarks;
mod seats;
mod table;
mod tallies;

use std::sync::Arc;

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::http::header::{self, HeaderValue};

use crate::actions;
use crate::actions::poll_show::{Shown, sift_poll};
use crate::domain::poll::Voting;
use crate::domain::time::Instant;
use crate::domain::user::Actor;
use crate::store;
use crate::web::ctx::{Ctx, Outcome};
use crate::web::encoding::Encoding;
use crate::web::error::Error;
use crate::web::ready::{Key, Look, Page as ReadyPage, State};
use crate::web::spam::next_hour;

/// `GET /poll/{slug}/`
pub async fn get(ctx: Ctx) -> Outcome {
    let page = page(&ctx).await?;
    Ok(answer(&ctx, &page))
}

/// The bars of the page by themselves.
pub fn bars(ctx: &Ctx, shown: &Shown) -> maud::Markup {
    tallies::section(&layout::View::new(ctx, shown))
}

/// The page as this request is to see it: kept from before, or rendered.
///
/// # Errors
/// If the poll is not to be seen.
pub async fn page(ctx: &Ctx) -> Result<Arc<ReadyPage>, Error> {
    let key = Key { slug: ctx.slug(), page: page_number(ctx), look: look(ctx) };
    let may_be_kept = ctx.is_plain_visitor();
    if let Some(page) = ctx.app.ready.get(&key).filter(|_| may_be_kept)
        && let Some(state) = plain_state(ctx, &key.slug).await?
        && page.holds(state, ctx.now)
    {
        return Ok(page);
    }
    let (slug, number) = (key.slug.clone(), key.page);
    let sieve = asked::Asked::of(ctx).sieve();
    let read = move |tx: &mut store::Tx<'_>, asker: &actions::Asker, time| {
        sift_poll(tx, asker, &slug, (&sieve, number), time)
    };
    let shown = ctx.read_counted(read).await?;
    let poll = &shown.scene.poll;
    let state = State { created: poll.created.0, revision: poll.revision };
    let page = Arc::new(ReadyPage::new(state, holds_until(ctx, &shown), layout::render(ctx, &shown)));
    // A page beyond the last shows the last: kept under its own number alone.
    if may_be_kept && shown.scene.actor == Actor::default() && key.page == shown.page {
        ctx.app.ready.put(key, Arc::clone(&page));
    }
    Ok(page)
}

/// The state of the poll, if this request sees what every visitor with the link sees.
async fn plain_state(ctx: &Ctx, slug: &str) -> Result<Option<State>, Error> {
    let slug = slug.to_owned();
    let glance = move |tx: &mut store::Tx<'_>, asker: &actions::Asker| {
        actions::poll_show::plain_revision(tx, asker, &slug)
    };
    // Without a cookie there is nothing but the poll to look at.
    let state = if ctx.asker.guest.is_none() { ctx.peek(glance).await? } else { ctx.read(glance).await? };
    Ok(state.map(|(created, revision)| State { created, revision }))
}

/// A deadline ahead changes the page when it passes, and every hour changes the seal of the comment form.
fn holds_until(ctx: &Ctx, shown: &Shown) -> Instant {
    let poll = &shown.scene.poll;
    let hour = next_hour(ctx.now);
    let open = poll.voting(ctx.now) == Voting::Open;
    let deadline = poll.deadline.filter(|_| open).map(|deadline| deadline.instant(poll.zone));
    deadline.map_or(hour, |deadline| deadline.min(hour))
}

fn page_number(ctx: &Ctx) -> i64 {
    ctx.query.get("page").parse().unwrap_or(1)
}

/// What the page depends on beside the poll: language, theme and zone of the reader.
fn look(ctx: &Ctx) -> Look {
    Look { locale: ctx.t.locale(), theme: ctx.theme, zone: ctx.zone }
}

static KEPT_BY_BROWSERS: HeaderValue = HeaderValue::from_static("private, no-cache");
static DEPENDS_ON: HeaderValue = HeaderValue::from_static("Accept-Encoding, Accept-Language, Cookie");

/// A validator without the mark of a weak one: weak comparison (RFC 9110, section 8.8.3.2).
fn opaque(tag: &str) -> &str {
    tag.trim().trim_start_matches("W/")
}

fn answer(ctx: &Ctx, page: &ReadyPage) -> HttpResponse {
    let known = ctx.request.headers().get(header::IF_NONE_MATCH).and_then(|value| value.to_str().ok());
    let own = page.etag.to_str().map(opaque).unwrap_or_default();
    let fresh = known.is_some_and(|known| known.split(',').any(|tag| opaque(tag) == own));
    let encoding = Encoding::of(ctx.request.headers());
    let mut response = HttpResponse::build(if fresh { StatusCode::NOT_MODIFIED } else { StatusCode::OK });
    response.insert_header((header::ETAG, page.etag.clone()));
    response.insert_header((header::CACHE_CONTROL, KEPT_BY_BROWSERS.clone()));
    response.insert_header((header::VARY, DEPENDS_ON.clone()));
    if fresh {
        return response.finish();
    }
    response.insert_header((header::CONTENT_TYPE, "text/html; charset=utf-8"));
    if let Some(name) = encoding.name() {
        response.insert_header((header::CONTENT_ENCODING, name));
    }
    response.body(page.body(encoding))
}
