//! Sends somebody on to a provider after a form. Browsers do not follow a form to another site, which is one wall
//! against stolen forms (`form-action` of the Content-Security-Policy); so it is a page that leads on by itself.

use actix_web::http::StatusCode;
use actix_web::http::header::{HeaderName, HeaderValue};
use maud::html;

use crate::web::ctx::{Ctx, Outcome};
use crate::web::error::Error;
use crate::web::page::Page;
use crate::web::ui::{self, Button, Width};

/// A page that leads on to `place`.
///
/// # Errors
/// [`Error::Malformed`] if the address cannot stand in a header.
pub fn page(ctx: &Ctx, title: &str, lead: &str, place: &str) -> Outcome {
    let t = ctx.t;
    let body = html! {
        (ui::page_head(title, Some(lead)))
        div .actions { (Button::new(t.signon_go_on()).primary().link(place)) }
    };
    let mut answer =
        ctx.page(StatusCode::OK, &Page { title, body, width: Width::Narrow, ..Page::default() })?;
    let refresh = HeaderValue::from_str(&format!("0; url={place}")).map_err(|_| Error::Malformed)?;
    answer.headers_mut().insert(HeaderName::from_static("refresh"), refresh);
    Ok(answer)
}
