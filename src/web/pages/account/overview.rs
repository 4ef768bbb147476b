//! A signed-in person's polls.

use actix_web::http::StatusCode;
use maud::html;

use crate::actions::poll_lists::my_polls;
use crate::actions::{self, signed_in};
use crate::domain::access::Denial;
use crate::web::ctx::{Ctx, Outcome};
use crate::web::page::Page;
use crate::web::pages::site::start;
use crate::web::ui::{self, Button};

/// `GET /settings/`
pub async fn get(ctx: Ctx) -> Outcome {
    let (user, polls) = ctx
        .read(|tx, asker| {
            let user = signed_in(tx, asker)?.ok_or(actions::Error::Denied(Denial::LoginRequired))?;
            Ok::<_, actions::Error>((user, my_polls(tx, asker)?))
        })
        .await?;
    let t = ctx.t;
    let nothing = polls.owned.is_empty() && polls.voted.is_empty();
    let body = html! {
        (ui::page_head(t.frame_my_polls(), None))
        div .stack.loose {
            @if nothing {
                (ui::empty("list", t.mine_nothing(), &html! { (Button::new(t.mine_new()).primary().link("/")) }))
            }
            (start::owned(&ctx, &polls.owned, usize::MAX))
            (start::list(&ctx, t.mine_voted(), &polls.voted))
        }
    };
    ctx.page(StatusCode::OK, &Page { title: t.frame_my_polls(), body, user: Some(&user), ..Page::default() })
}
