//! Whether the process answers.

use actix_web::HttpResponse;

use crate::web::ctx::{Ctx, Outcome};

/// `GET /healthz`
pub async fn get(_ctx: Ctx) -> Outcome {
    Ok(HttpResponse::Ok().content_type("text/plain; charset=utf-8").body("ok\n"))
}
