//! A poll to take along. Every export is made of [`VisibleResults`](crate::domain::visibility::VisibleResults),
//! as the page is.

pub mod csv;
pub mod json;
pub mod text;

use actix_web::HttpResponse;
use actix_web::http::header;

use crate::actions::poll_show::{Extent, Shown, show_poll};
use crate::domain::visibility::{Author, Row};
use crate::i18n::T;
use crate::web::ctx::Ctx;
use crate::web::error::Error;

/// Loads a poll with all rows that the reader may see.
async fn load(ctx: &Ctx) -> Result<Shown, Error> {
    let slug = ctx.slug();
    ctx.read_long(move |tx, asker| show_poll(tx, asker, &slug, Extent::All)).await
}

/// The author of a row in words.
fn author(t: T, row: &Row) -> String {
    match &row.author {
        Author::Named(name) => name.clone(),
        Author::Anonymous => t.results_anonymous().to_owned(),
        Author::Hidden => t.results_hidden().to_owned(),
    }
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
