//! From sockets to handlers and back.

use std::net::TcpListener;
use std::panic::AssertUnwindSafe;
use std::time::Duration;

use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::{Method, StatusCode, header};
use actix_web::web::{self, Bytes, Data, Payload};
use actix_web::{App as ActixApp, HttpRequest, HttpResponse, HttpServer, middleware};
use futures_util::{FutureExt as _, StreamExt as _};

use super::app::App;
use super::ctx::{Ctx, Outcome};
use super::error::Error;
use super::form::Form;
use super::router::{self, Way};
use super::routes::Route;
use super::{assets, fault};

/// Largest body that any form of ours has: a vote on a thousand choices with comments fits.
const BODY_MAX: usize = 2 * 1024 * 1024;
/// How long a body may take to arrive.
const BODY_TIME: Duration = Duration::from_secs(30);

/// Serves until the process is told to stop; then answers what has begun.
///
/// # Errors
/// If the socket cannot be served.
pub async fn run(app: App, listener: TcpListener) -> std::io::Result<()> {
    let workers = app.config.workers;
    actix_web::rt::spawn(end_open_pages(app.clone()));
    let data = Data::new(app);
    HttpServer::new(move || ActixApp::new().app_data(data.clone()).configure(configure))
        .workers(workers)
        .shutdown_timeout(20)
        .client_request_timeout(Duration::from_secs(15))
        .listen(listener)?
        .run()
        .await
}

/// Pages that are open would keep a server that stops waiting.
async fn end_open_pages(app: App) {
    use tokio::signal::unix::{SignalKind, signal};
    let (Ok(mut terminate), Ok(mut interrupt)) =
        (signal(SignalKind::terminate()), signal(SignalKind::interrupt()))
    else {
        return;
    };
    tokio::select! {
        _ = terminate.recv() => {}
        _ = interrupt.recv() => {}
    }
    app.live.close();
}

/// Registers the assets, and [`answer`] for everything else.
pub fn configure(config: &mut web::ServiceConfig) {
    let hardened = || middleware::from_fn(harden);
    config.service(web::resource("/assets/{hash}/{path:.*}").wrap(hardened()).to(assets::serve));
    config.service(web::resource("/favicon.ico").wrap(hardened()).to(assets::favicon));
    config.default_service(web::route().to(answer));
}

/// For what does not pass through [`answer`].
async fn harden<B: MessageBody>(
    request: ServiceRequest,
    next: middleware::Next<B>,
) -> Result<ServiceResponse<B>, actix_web::Error> {
    let mut response = next.call(request).await?;
    super::guard::harden(response.headers_mut());
    Ok(response)
}

/// Finds the route, guards, reads, asks the handler, and turns failures into pages.
async fn answer(request: HttpRequest, data: Data<App>, payload: Payload) -> HttpResponse {
    let app = data.get_ref().clone();
    let (route, otherwise) = match router::way(request.method(), request.match_info().as_str()) {
        Way::Route(route, parts) => (Some((route, parts)), Error::NOT_FOUND),
        Way::Method(allowed) => (None, Error::Method(allowed)),
        Way::Slash => return add_slash(&request),
        Way::Nowhere => (None, Error::NOT_FOUND),
    };
    let (ctx, read) = read(app, request, payload).await;
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
            tracing::error!(%error, "a cookie cannot be set");
        }
    }
    // Browsers keep the headers of the page that they have (RFC 9110, section 15.4.5).
    if response.status() != StatusCode::NOT_MODIFIED {
        super::guard::harden(response.headers_mut());
    }
    response
}

fn add_slash(request: &HttpRequest) -> HttpResponse {
    let query = request.uri().query().map(|query| format!("?{query}")).unwrap_or_default();
    let path = format!("{}/{query}", request.path());
    let mut response = HttpResponse::PermanentRedirect().insert_header((header::LOCATION, path)).finish();
    super::guard::harden(response.headers_mut());
    response
}

/// A panic in a page is a bug; it costs that one request and is logged.
async fn handle(route: Route, ctx: Ctx) -> Outcome {
    let answer = AssertUnwindSafe((route.handler)(ctx)).catch_unwind().await;
    answer.unwrap_or_else(|_| Err(crate::store::Error::Panicked.into()))
}

async fn read(app: App, request: HttpRequest, payload: Payload) -> (Ctx, Result<(), Error>) {
    let allowed =
        super::guard::own_host(&request, &app).and_then(|()| super::guard::same_site(&request, &app));
    let parsed = match allowed {
        Err(error) => Err(error),
        Ok(()) => fields(&request, payload).await,
    };
    match parsed {
        Ok((form, query)) => (Ctx::new(app, request, form, query), Ok(())),
        Err(error) => (Ctx::new(app, request, Form::default(), Form::default()), Err(error)),
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
