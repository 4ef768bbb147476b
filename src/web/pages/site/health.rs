//! For whatever watches over the server: whether the process lives, whether it can do its work, and how it fares.

use actix_web::HttpResponse;

use crate::metrics::CONTENT_TYPE;
use crate::web::ctx::{Ctx, Outcome};
use crate::web::error::Error;
use crate::web::watch;

/// `GET /healthz`: the process answers. Asks nothing else, so that a server whose database is away is not restarted.
pub async fn get(_ctx: Ctx) -> Outcome {
    Ok(HttpResponse::Ok().content_type("text/plain; charset=utf-8").body("ok\n"))
}

/// `GET /readyz`: 200, with a line for each thing that will need somebody, or 503 with one for each that is missing.
pub async fn ready(ctx: Ctx) -> Outcome {
    Ok(readiness(&ctx.app).await)
}

/// The answer of `/readyz`.
pub async fn readiness(app: &crate::web::App) -> HttpResponse {
    let found = watch::readiness(app).await;
    let is_ready = found.wrong.is_empty();
    let mut response = if is_ready { HttpResponse::Ok() } else { HttpResponse::ServiceUnavailable() };
    let ok = is_ready.then_some("ok");
    let lines: Vec<&str> = ok.into_iter().chain(found.wrong).chain(found.worries).collect();
    let text = lines.join("\n") + "\n";
    response.content_type("text/plain; charset=utf-8").body(text)
}

/// `GET /metrics`: for whoever has the token; without a token in the configuration there is no such page here.
pub async fn metrics(ctx: Ctx) -> Outcome {
    let token = &ctx.app.config.metrics_token;
    if token.is_empty() || !watch::is_allowed(&ctx.request, token) {
        return Err(Error::NOT_FOUND);
    }
    Ok(measured(&ctx.app).await)
}

/// The answer of `/metrics`.
pub async fn measured(app: &crate::web::App) -> HttpResponse {
    HttpResponse::Ok().content_type(CONTENT_TYPE).body(watch::metrics(app).await)
}
