//! Mail that waits or was given up.

use actix_web::http::StatusCode;
use maud::{Markup, html};

use crate::actions::admin::{Hand, mail};
use crate::domain::time::Instant;
use crate::store::outbox::Listed;
use crate::web::ctx::{Ctx, Outcome};
use crate::web::flash::Flash;
use crate::web::ui::{self, Button, Tone};

use super::{Tab, console, number, when};

/// `GET /admin/mail/`
pub async fn get(ctx: Ctx) -> Outcome {
    let (by, queue) = ctx.read(|tx, asker| mail::show(tx, Hand::Of(asker))).await?;
    let t = ctx.t;
    let (waiting, failed) = queue.counts;
    let body = html! {
        @if let Some(off) = off(&ctx, waiting) { (ui::notice(Tone::Info, &html! { p { (off) } })) }
        p { (t.admin_mail_queue(&t.integer(failed), &t.integer(waiting))) }
        @if queue.waiting.is_empty() && queue.failed.is_empty() { (ui::empty("mail", t.admin_mail_nothing(), &html! {})) }
        (list(&ctx, t.admin_mail_failed(), &queue.failed))
        (list(&ctx, t.admin_mail_waiting(), &queue.waiting))
    };
    console(&ctx, StatusCode::OK, &by, Tab::Mail, None, &body)
}

/// `POST /admin/mail/{letter}/retry/`
pub async fn retry(ctx: Ctx) -> Outcome {
    let id = number(&ctx, "letter")?;
    ctx.write(move |tx, asker| mail::try_again(tx, Hand::Of(asker), id)).await?;
    ctx.redirect("/admin/mail/", Some(Flash::MailRetried))
}

/// `POST /admin/mail/{letter}/drop/`
pub async fn drop(ctx: Ctx) -> Outcome {
    let id = number(&ctx, "letter")?;
    ctx.write(move |tx, asker| mail::drop(tx, Hand::Of(asker), id)).await?;
    ctx.redirect("/admin/mail/", Some(Flash::MailDropped))
}

/// On a site that sends no mail: that it is so, and what becomes of what waits.
pub(super) fn off(ctx: &Ctx, waiting: i64) -> Option<&'static str> {
    let t = ctx.t;
    let words = || if waiting > 0 { t.admin_mail_off_waiting() } else { t.admin_mail_off() };
    (!ctx.app.config.mails()).then(words)
}

fn list(ctx: &Ctx, heading: &str, mails: &[Listed]) -> Markup {
    let t = ctx.t;
    let heads = [
        t.admin_log_action(),
        t.admin_log_target(),
        t.admin_mail_due(),
        t.admin_mail_tries(),
        t.admin_state(),
    ];
    let rows = html! {
        @for mail in mails {
            @let path = format!("/admin/mail/{}/", mail.id);
            tr {
                td { code { (mail.kind) } }
                td data-label=(heads[1]) { @match &mail.username { Some(name) => (name), None => (mail.email) } }
                td .when data-label=(heads[2]) { (when(ctx, Instant(mail.due))) }
                td data-label=(heads[3]) { @if mail.attempts > 0 { (t.integer(mail.attempts)) ": " } (mail.error) }
                td {
                    div .cluster.tight {
                        form method="post" action={ (path) "retry/" } { (Button::new(t.admin_mail_retry()).slim()) }
                        form method="post" action={ (path) "drop/" } { (Button::new(t.admin_mail_drop()).slim()) }
                    }
                }
            }
        }
    };
    html! { @if !mails.is_empty() { section .stack { h2 { (heading) } (ui::table(heading, &heads, &rows)) } } }
}
