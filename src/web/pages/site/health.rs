//! Whether the site works: the process answers, and so does its database.

use actix_web::HttpResponse;

use crate::store::{Tx, check};
use crate::web::ctx::{Ctx, Outcome};

/// `GET /healthz`: 200, or 503 while the database is away.
pub async fn get(ctx: Ctx) -> Outcome {
    let answers = ctx.app.store.read(|tx: &mut Tx<'_>| check::answers(tx)).await;
    let (mut response, word) = match answers {
        Ok(()) => (HttpResponse::Ok(), "ok\n"),
        Err(error) => {
            tracing::error!(%error, "the database does not answer");
            (HttpResponse::ServiceUnavailable(), "the database does not answer\n")
        }
    };
    Ok(response.content_type("text/plain; charset=utf-8").body(word))
}
