//! The decision as a file for calendars.

use actix_web::HttpResponse;
use actix_web::http::header;

use crate::actions;
use crate::calendar::ics;
use crate::domain::access::Action;
use crate::web::ctx::{Ctx, Outcome};
use crate::web::error::Error;

use super::frame;

/// `GET /poll/{slug}.ics`: nothing is there before a day or slot was decided for.
pub async fn get(ctx: Ctx) -> Outcome {
    let slug = ctx.slug();
    let (poll, structure) = ctx
        .read(move |tx, asker| {
            let scene = actions::enter(tx, asker, &slug, Action::View)?;
            let structure = scene.structure(tx)?;
            Ok::<_, actions::Error>((scene.poll, structure))
        })
        .await?;
    let url = ctx.app.absolute(&frame::path(&poll, ""));
    let host = ctx.app.config.public_url.host();
    let file = ics::decision(&poll, &structure, &url, host).ok_or(Error::NOT_FOUND)?;
    let name = format!("attachment; filename=\"{}.ics\"", poll.slug);
    Ok(HttpResponse::Ok()
        .content_type("text/calendar; charset=utf-8")
        .insert_header((header::CONTENT_DISPOSITION, name))
        .body(file))
}
