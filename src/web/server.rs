//! From sockets to handlers and back.

use std::panic::AssertUnwindSafe;
use std::rc::Rc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use actix_web::http::header::{self, HeaderMap, HeaderValue};
use actix_web::http::{ConnectionType, Method, StatusCode};
use actix_web::web::{self, Bytes, Data, Payload};
use actix_web::{HttpRequest, HttpResponse};
use futures_util::{FutureExt as _, StreamExt as _};
use tracing::Instrument as _;

use crate::metrics::Place;

use super::app::App;
use super::ctx::{Ctx, Outcome};
use super::error::Error;
use super::form::Form;
use super::noted::{self, Noted};
use super::router::{self, Way};
use super::routes::Route;
use super::{assets, fault, prefix};

/// Largest body that any form of ours has: a vote on a thousand choices with comments fits.
const BODY_MAX: usize = 2 * 1024 * 1024;
/// How long a body may take to arrive.
const BODY_TIME: Duration = Duration::from_secs(30);

/// Lets every request come to [`answer`].
pub fn configure(config: &mut web::ServiceConfig) {
    config.default_service(web::route().to(answer));
}

/// Answers a request, and notes it.
async fn answer(request: HttpRequest, data: Data<App>, payload: Payload) -> HttpResponse {
    let (app, noted) = (data.get_ref(), Noted::begin(&request, &data));
    let asked = app.traffic.asked(&request);
    let work = async {
        let (mut response, place) = respond(app, &request, payload, &noted.name).await;
        let status = response.status();
        noted.end(app, place, status, response.headers_mut());
        if app.stopping.load(Ordering::Relaxed) {
            response.head_mut().set_connection_type(ConnectionType::Close);
        }
        response
    };
    let response = work.instrument(noted.span()).await;
    match asked {
        Some(asked) => response.map_body(|_, body| asked.until_sent(body)),
        None => response,
    }
}

/// Answers assets at once, and everything else by its page, with what every answer says.
async fn respond(
    app: &App,
    request: &HttpRequest,
    payload: Payload,
    name: &Rc<str>,
) -> (HttpResponse, Place) {
    let prefix = app.prefix();
    let (mut response, place) = match inside(prefix, request) {
        Inside::Page(path) => match assets::asset(request, path) {
            Some(asset) => (asset, noted::ASSETS),
            None => page(app.clone(), request, path, payload, name).await,
        },
        Inside::Home => (to("/"), noted::NOWHERE),
        Inside::Nowhere => page(app.clone(), request, "", payload, name).await,
    };
    if !prefix.is_empty() {
        under(prefix, response.headers_mut());
    }
    // Browsers keep the headers of the page that they have (RFC 9110, section 15.4.5).
    if response.status() != StatusCode::NOT_MODIFIED {
        super::guard::harden(response.headers_mut());
        if let Some(hsts) = &app.hsts {
            response.headers_mut().insert(header::STRICT_TRANSPORT_SECURITY, hsts.clone());
        }
    }
    (response, place)
}

/// Where an address leads, with regard to the path of the site.
enum Inside<'a> {
    Page(&'a str),
    /// The path without a slash at its end, or none at all.
    Home,
    Nowhere,
}

fn inside<'a>(prefix: &str, request: &'a HttpRequest) -> Inside<'a> {
    let path = request.match_info().as_str();
    match prefix::inside(prefix, path) {
        Some(path) => Inside::Page(path),
        // What watches over nodes need not know of the path.
        None if is_for_watching(path) => Inside::Page(path),
        None if path == "/" || path == prefix => Inside::Home,
        None => Inside::Nowhere,
    }
}

/// Whether whoever watches over nodes asks there, each by its number.
pub(super) fn is_for_watching(path: &str) -> bool {
    matches!(path, "/healthz" | "/readyz" | "/metrics")
}

/// Puts the path before the address to which the browser is sent.
fn under(prefix: &str, headers: &mut HeaderMap) {
    let place = headers.get(header::LOCATION).and_then(|place| place.to_str().ok());
    let place = place.map(|place| prefix::address(prefix, place).into_owned());
    if let Some(Ok(place)) = place.map(HeaderValue::try_from) {
        headers.insert(header::LOCATION, place);
    }
}

/// Finds the route, guards, reads, asks the handler, and turns failures into pages.
async fn page(
    app: App,
    request: &HttpRequest,
    path: &str,
    payload: Payload,
    name: &Rc<str>,
) -> (HttpResponse, Place) {
    let (route, otherwise) = match router::way(request.method(), path) {
        Way::Route(route, parts) => (Some((route, parts)), Error::NOT_FOUND),
        Way::Method(allowed) => (None, Error::Method(allowed)),
        Way::Slash => return (add_slash(&app, request), noted::NOWHERE),
        Way::Nowhere => (None, Error::NOT_FOUND),
    };
    let (ctx, read) = read(app, request.clone(), payload, Rc::clone(name)).await;
    let ctx = if read.is_ok() { ctx.of_account().await } else { ctx };
    let (ctx, route) = match route {
        Some((route, parts)) => (ctx.at(route.path, parts), Some(route)),
        None => (ctx, None),
    };
    let outcome = match (read, route) {
        (Err(error), _) => Err(error),
        (Ok(()), None) => Err(otherwise),
        (Ok(()), Some(route)) => handle(route, ctx.clone()).await,
    };
    let mut response = match outcome {
        Ok(response) => response,
        Err(error) => fault::page(&ctx, &error).await,
    };
    for cookie in ctx.cookies_to_set() {
        if let Err(error) = response.add_cookie(&cookie) {
            tracing::error!("a cookie cannot be set: {error}");
        }
    }
    (response, noted::place(route.as_ref()))
}

fn add_slash(app: &App, request: &HttpRequest) -> HttpResponse {
    let query = request.uri().query().map(|query| format!("?{query}")).unwrap_or_default();
    to(&format!("{}/{query}", app.path(request)))
}

fn to(place: &str) -> HttpResponse {
    HttpResponse::PermanentRedirect().insert_header((header::LOCATION, place)).finish()
}

/// A panic in a page is a bug; it costs that one request and is logged.
async fn handle(route: Route, ctx: Ctx) -> Outcome {
    let answer = AssertUnwindSafe((route.handler)(ctx)).catch_unwind().await;
    answer.unwrap_or_else(|_| Err(crate::store::Error::Panicked.into()))
}

async fn read(app: App, request: HttpRequest, payload: Payload, name: Rc<str>) -> (Ctx, Result<(), Error>) {
    let allowed =
        super::guard::own_host(&request, &app).and_then(|()| super::guard::same_site(&request, &app));
    let parsed = match allowed {
        Err(error) => Err(error),
        Ok(()) => fields(&request, payload).await,
    };
    match parsed {
        Ok((form, query)) => (Ctx::new(app, request, form, query, name), Ok(())),
        Err(error) => (Ctx::new(app, request, Form::default(), Form::default(), name), Err(error)),
    }
}

async fn fields(request: &HttpRequest, payload: Payload) -> Result<(Form, Form), Error> {
    let query = Form::parse(request.uri().query().unwrap_or("").as_bytes()).map_err(|_| Error::Malformed)?;
    if request.method() != Method::POST {
        return Ok((Form::default(), query));
    }
    let declared =
        request.headers().get(header::CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse().ok());
    if declared.is_some_and(|length: usize| length > BODY_MAX) {
        return Err(Error::TooLarge);
    }
    let body = actix_web::rt::time::timeout(BODY_TIME, body(payload)).await.map_err(|_| Error::TooSlow)??;
    Ok((Form::parse(&body).map_err(|_| Error::Malformed)?, query))
}

async fn body(mut payload: Payload) -> Result<Vec<u8>, Error> {
    let mut body = Vec::new();
    while let Some(chunk) = payload.next().await {
        let chunk: Bytes = chunk.map_err(|_| Error::Malformed)?;
        if body.len() + chunk.len() > BODY_MAX {
            return Err(Error::TooLarge);
        }
        body.extend_from_slice(&chunk);
    }
    Ok(body)
}
