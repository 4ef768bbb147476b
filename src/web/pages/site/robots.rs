//! Search engines may list the start page alone, as upstream.

use actix_web::HttpResponse;

use crate::web::ctx::{Ctx, Outcome};

/// `GET /robots.txt`
pub async fn get(_ctx: Ctx) -> Outcome {
    Ok(HttpResponse::Ok()
        .content_type("text/plain; charset=utf-8")
        .body("User-agent: *\nDisallow: /\nAllow: /$\n"))
}
