//! All public polls that can still be voted in.

use actix_web::http::StatusCode;
use maud::html;

use crate::actions::poll_lists::public_polls;
use crate::actions::{self, signed_in};
use crate::web::ctx::{Ctx, Outcome};
use crate::web::error::Error;
use crate::web::page::Page;
use crate::web::ui::{self, Button};

/// Most that are listed.
const LIST_MAX: i64 = 200;

/// `GET /polls/`
pub async fn get(ctx: Ctx) -> Outcome {
    if !ctx.app.config.public_polls {
        return Err(Error::NOT_FOUND);
    }
    let (user, polls) = ctx
        .read(|tx, asker| Ok::<_, actions::Error>((signed_in(tx, asker)?, public_polls(tx, LIST_MAX)?)))
        .await?;
    let t = ctx.t;
    let body = html! {
        (ui::page_head(t.start_public(), None))
        @if polls.is_empty() {
            (ui::empty("list", t.public_nothing(), &html! { (Button::new(t.mine_new()).primary().link("/")) }))
        } @else { (super::start::rows(&ctx, &polls)) }
    };
    ctx.page(StatusCode::OK, &Page { title: t.start_public(), body, user: user.as_ref(), ..Page::default() })
}
