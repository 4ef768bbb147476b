//! Stopping mail by the link in it, without signing in: a page with one button for people, and a POST for programs of
//! mail (RFC 8058). That the page is opened stops nothing: programs that look for viruses open every link.

use actix_web::http::StatusCode;
use maud::html;

use crate::actions::mail::{Stop, find_stop, stop};
use crate::i18n::T;
use crate::web::ctx::{Ctx, Outcome};
use crate::web::guess;
use crate::web::page::Page;
use crate::web::ui::{self, Button, Width};

/// `GET /mail/stop/{what}/{whose}/{code}/`
pub async fn get(ctx: Ctx) -> Outcome {
    guess::link(&ctx).await?;
    let (what, whose, code) = parts(&ctx);
    let found = ctx.read(move |tx, asker| find_stop(tx, &asker.keys, &what, &whose, &code)).await?;
    let t = ctx.t;
    let lead = words(t, &found);
    let body = html! {
        (ui::page_head(t.stop_title(), Some(&lead)))
        form method="post" {
            div .actions { (Button::new(t.stop_do()).primary()) }
        }
    };
    show(&ctx, t.stop_title(), body)
}

/// `POST /mail/stop/{what}/{whose}/{code}/`
pub async fn post(ctx: Ctx) -> Outcome {
    guess::link(&ctx).await?;
    let (what, whose, code) = parts(&ctx);
    ctx.write(move |tx, asker| stop(tx, &asker.keys, &what, &whose, &code)).await?;
    let t = ctx.t;
    let body = html! { (ui::page_head(t.stop_done(), Some(t.stop_done_text()))) };
    show(&ctx, t.stop_done(), body)
}

fn parts(ctx: &Ctx) -> (String, String, String) {
    (ctx.part("what"), ctx.part("whose"), ctx.part("code"))
}

fn words(t: T, stop: &Stop) -> String {
    match stop {
        Stop::Watch(poll, _) => t.stop_watch(&poll.title),
        Stop::Watches(_) => t.stop_watches().to_owned(),
        Stop::Invitations(_) => t.stop_invitations().to_owned(),
        Stop::Reminders(poll, _) => t.stop_reminders(&poll.title),
    }
}

/// The link may be passed on by a program: it shows nobody who is signed in.
fn show(ctx: &Ctx, title: &str, body: maud::Markup) -> Outcome {
    ctx.page(StatusCode::OK, &Page { title, body, width: Width::Narrow, ..Page::default() })
}
