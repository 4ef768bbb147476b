//! How many are signed in.

use actix_web::http::StatusCode;
use maud::html;

use crate::actions::admin::{Hand, system};
use crate::web::ctx::{Ctx, Outcome};
use crate::web::ui;

use super::{Tab, console};

/// `GET /admin/sessions/`
pub async fn get(ctx: Ctx) -> Outcome {
    let (by, (sessions, accounts)) = ctx.read_long(|tx, asker| system::sessions(tx, Hand::Of(asker))).await?;
    let t = ctx.t;
    let facts = [
        (t.admin_sessions_open(), html! { (t.integer(sessions)) }),
        (t.admin_sessions_accounts(), html! { (t.integer(accounts)) }),
    ];
    let body = html! {
        (ui::facts(&facts))
        p .muted { (t.admin_sessions_text()) }
        p { a href="/admin/users/" { (t.admin_users()) } }
    };
    console(&ctx, StatusCode::OK, &by, Tab::Sessions, None, &body)
}
