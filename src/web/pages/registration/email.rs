//! Another address for mail: behind the link that was mailed there.

use actix_web::http::StatusCode;
use maud::html;

use crate::actions::email_change;
use crate::web::ctx::{Ctx, Outcome};
use crate::web::flash::Flash;
use crate::web::page::Page;
use crate::web::ui::{self, Button, Width};

use super::link;

/// Where to get another link.
const AGAIN: &str = "/settings/email/";

/// `GET /registration/change_email/{token}/{code}/`: changes nothing.
pub async fn get(ctx: Ctx) -> Outcome {
    let opened = link::of(&ctx);
    let (user, email) = match ctx.read(move |tx, asker| email_change::look(tx, asker, &opened)).await {
        Ok(found) => found,
        Err(error) => return link::dead(&ctx, error, AGAIN),
    };
    let t = ctx.t;
    let lead = t.email_confirm_lead(&email, &user.username);
    let body = html! {
        (ui::page_head(t.email_confirm_title(), Some(&lead)))
        form method="post" { div .actions { (Button::new(t.email_confirm()).primary()) } }
    };
    let title = t.email_confirm_title();
    ctx.page(
        StatusCode::OK,
        &Page { title, body, width: Width::Narrow, user: Some(&user), ..Page::default() },
    )
}

/// `POST /registration/change_email/{token}/{code}/`
pub async fn post(ctx: Ctx) -> Outcome {
    let opened = link::of(&ctx);
    match ctx.write(move |tx, asker| email_change::confirm(tx, asker, &opened)).await {
        Ok(()) => ctx.redirect("/settings/mail/", Some(Flash::EmailChanged)),
        Err(error) => link::dead(&ctx, error, AGAIN),
    }
}
