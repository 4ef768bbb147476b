//! Whether the site works: the process answers, so does its database, and the links that it makes open elsewhere.

use actix_web::HttpResponse;

use crate::actions::site_keys;
use crate::store::{Tx, check};
use crate::web::ctx::{Ctx, Outcome};

/// `GET /healthz`: 200, or 503 while the database is away.
pub async fn get(ctx: Ctx) -> Outcome {
    let keys = ctx.app.keys.clone();
    let answers = ctx.app.store.read(move |tx: &mut Tx<'_>| {
        check::answers(tx)?;
        site_keys::are_known(tx, &keys)
    });
    let (mut response, word) = match answers.await {
        Ok(true) => (HttpResponse::Ok(), "ok\n"),
        Ok(false) => {
            tracing::error!(
                "another secret_key_file was accepted for this database: start this server with that"
            );
            (HttpResponse::ServiceUnavailable(), "the keys are not those of the database\n")
        }
        Err(error) => {
            tracing::error!(%error, "the database does not answer");
            (HttpResponse::ServiceUnavailable(), "the database does not answer\n")
        }
    };
    Ok(response.content_type("text/plain; charset=utf-8").body(word))
}
