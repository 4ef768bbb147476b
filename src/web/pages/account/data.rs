//! Everything that is known of oneself, to take along.

use actix_web::HttpResponse;
use actix_web::http::{StatusCode, header};
use maud::html;
use serde_json::Value;

use crate::actions::poll_show::{Extent, show_poll};
use crate::actions::{self, account_export, profile};
use crate::web::ctx::{Ctx, Outcome};
use crate::web::pages::poll::export::json::document;
use crate::web::ui::Button;

use super::frame::{self, AccountPage, Tab};

/// Bytes of polls from which on the others are only named: each has an export of its own.
const POLLS_MAX: usize = 16 * 1024 * 1024;

/// `GET /settings/data/`
pub async fn get(ctx: Ctx) -> Outcome {
    let (user, _) = ctx.read(profile::mine).await?;
    let t = ctx.t;
    let body = html! {
        div .stack.loose {
            section .stack.tight {
                h2 { (t.data_export_title()) }
                p { (t.data_export_text()) }
                div { (Button::new(t.data_export()).primary().icon("download").download("/settings/data/account.json")) }
            }
            section .stack.tight {
                h2 { (t.account_delete_title()) }
                p { (t.data_delete_text()) }
                div { (Button::new(t.data_delete()).icon("trash").link("/settings/delete/")) }
            }
        }
    };
    let (tab, title) = (Tab::Data, t.data_title());
    let page = AccountPage { user: &user, tab, title, lead: None, body, scripts: &[] };
    frame::page(&ctx, StatusCode::OK, &page)
}

/// `GET /settings/data/account.json`
pub async fn file(ctx: Ctx) -> Outcome {
    let (t, now) = (ctx.t, ctx.now);
    let text = ctx
        .read_long(move |tx, asker| {
            let (mut all, owned) = account_export::account(tx, asker)?;
            let (mut polls, mut left, mut bytes) = (Vec::new(), Vec::new(), 0);
            for slug in owned {
                if bytes > POLLS_MAX {
                    left.push(Value::from(slug));
                    continue;
                }
                let mut poll = document(t, now, &show_poll(tx, asker, &slug, Extent::All)?);
                poll["address"] = Value::from(slug);
                bytes += poll.to_string().len();
                polls.push(poll);
            }
            all["polls"] = Value::from(polls);
            all["polls not here"] = Value::from(left);
            Ok::<_, actions::Error>(format!("{all:#}\n"))
        })
        .await?;
    ctx.write(account_export::note).await?;
    Ok(json_file("account.json", text))
}

/// A file of JSON to save.
pub fn json_file(name: &'static str, text: String) -> HttpResponse {
    let disposition = format!("attachment; filename=\"{name}\"");
    HttpResponse::Ok()
        .content_type("application/json")
        .insert_header((header::CONTENT_DISPOSITION, disposition))
        .body(text)
}
