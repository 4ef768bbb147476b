//! Names while they are typed, for `people.js`.

use actix_web::HttpResponse;

use crate::actions::directory::suggest;
use crate::actions::{self, signed_in};
use crate::domain::access::Denial;
use crate::web::ctx::{Ctx, Outcome};
use crate::web::limits::Deed;

/// `GET /autocomplete?term=`
pub async fn get(ctx: Ctx) -> Outcome {
    let user = ctx.read(signed_in).await?.ok_or(actions::Error::Denied(Denial::LoginRequired))?;
    ctx.count(Deed::LookUp, &user.username)?;
    let (term, open) = (ctx.query.get("term").to_owned(), ctx.app.config.directory);
    let found = ctx.read(move |tx, asker| suggest(tx, asker, open, &term)).await?;
    let people: Vec<_> = found
        .iter()
        .map(|person| serde_json::json!({ "username": person.username, "name": person.name }))
        .collect();
    Ok(HttpResponse::Ok().json(serde_json::json!({ "users": people })))
}
