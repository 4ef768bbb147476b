//! A poll to take along. Every export is made of [`VisibleResults`](crate::domain::visibility::VisibleResults),
//! as the page is.

pub mod csv;
pub mod json;
pub mod text;

use actix_web::HttpResponse;
use actix_web::http::header;

use crate::actions;
use crate::actions::poll_show::{Extent, Shown, show_poll};
use crate::domain::slug::Slug;
use crate::domain::time::Instant;
use crate::i18n::T;
use crate::web::ctx::Ctx;
use crate::web::error::Error;
use crate::web::pages::poll::labels::Labels;

/// Loads a poll with all rows that the reader may see and makes a text of it, on a blocking thread: many votes
/// take long.
async fn made(ctx: &Ctx, make: fn(T, Labels, Instant, &Shown) -> String) -> Result<(Slug, String), Error> {
    let (slug, t, zone, now) = (ctx.slug(), ctx.t, ctx.zone, ctx.now);
    ctx.read_long(move |tx, asker| {
        let shown = show_poll(tx, asker, &slug, Extent::All)?;
        let text = make(t, Labels::of(t, zone, &shown.scene.poll), now, &shown);
        Ok::<_, actions::Error>((shown.scene.poll.slug, text))
    })
    .await
}

/// A file as an answer; `file` is its whole name, or `None` to show it in the browser.
fn file(content_type: &'static str, file: Option<&str>, body: String) -> HttpResponse {
    let mut response = HttpResponse::Ok();
    response.insert_header((header::CONTENT_TYPE, content_type));
    response.insert_header(("x-robots-tag", "noindex"));
    if let Some(name) = file {
        // A slug is letters, digits, `-` and `_`: nothing to escape.
        response.insert_header((header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")));
    }
    response.body(body)
}
