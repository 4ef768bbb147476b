//! What is answered where no TLS is spoken though the site wants it: where the site is, and what authorities that give
//! certificates ask (HTTP-01).

use actix_web::http::header;
use actix_web::web::{self, Data};
use actix_web::{HttpRequest, HttpResponse};

use super::app::App;
use super::guard::without_port;
use crate::acme;

/// Where authorities ask (RFC 8555, section 8.3).
const CHALLENGES: &str = "/.well-known/acme-challenge/";

/// Lets every request come to one answer.
pub fn configure(config: &mut web::ServiceConfig) {
    config.default_service(web::route().to(answer));
}

async fn answer(request: HttpRequest, app: Data<App>) -> HttpResponse {
    let mut response = match request.path().strip_prefix(CHALLENGES) {
        Some(token) => challenge(&app, token.to_owned()).await,
        None => to_site(&request, &app),
    };
    super::guard::harden(response.headers_mut());
    response
}

async fn challenge(app: &App, token: String) -> HttpResponse {
    match app.store.read(move |tx| acme::challenge_of(tx, &token)).await {
        Ok(Some(answer)) => HttpResponse::Ok().content_type("application/octet-stream").body(answer),
        Ok(None) => HttpResponse::NotFound().finish(),
        Err(error) => {
            tracing::error!("acme: an authority cannot be answered: {error}");
            HttpResponse::ServiceUnavailable().finish()
        }
    }
}

/// To the same path at the address of the site. Forms are sent again as they were.
fn to_site(request: &HttpRequest, app: &App) -> HttpResponse {
    let path = request.uri().path_and_query().map_or("/", |path| path.as_str());
    let path = if path.starts_with('/') { path } else { "/" };
    let host = request.headers().get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    let place = format!("{}{path}", app.config.origin_for(without_port(host)));
    HttpResponse::PermanentRedirect().insert_header((header::LOCATION, place)).finish()
}
