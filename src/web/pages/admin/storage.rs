//! What is stored: rows of every table, and how long things are kept.

use actix_web::http::StatusCode;
use maud::html;

use crate::actions::admin::{Hand, system};
use crate::web::ctx::{Ctx, Outcome};
use crate::web::ui;

use super::{Tab, console};

/// `GET /admin/storage/`
pub async fn get(ctx: Ctx) -> Outcome {
    let (by, tables) = ctx.read_long(|tx, asker| system::tables(tx, Hand::Of(asker))).await?;
    let t = ctx.t;
    let rows = html! {
        @for (name, count) in &tables { tr { th scope="row" { code { (name) } } td .num { (t.integer(*count)) } } }
    };
    let body = html! {
        (ui::table(t.admin_storage(), &[t.admin_table(), t.admin_rows()], &rows))
    };
    console(&ctx, StatusCode::OK, &by, Tab::Storage, None, &body)
}
