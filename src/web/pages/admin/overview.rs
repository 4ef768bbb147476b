//! The console's first page: how much there is, and how the program is.

use actix_web::http::StatusCode;
use maud::{Markup, html};

use crate::actions::admin::system::{self, Health};
use crate::actions::admin::{Hand, system::Overview};
use crate::web::ctx::{Ctx, Outcome};
use crate::web::ui::{self, Tone};

use super::{Tab, backups, chart, console, lacks, mail, when};

/// `GET /admin/`
pub async fn get(ctx: Ctx) -> Outcome {
    let (by, overview) = ctx.read_long(|tx, asker| system::overview(tx, Hand::Of(asker))).await?;
    let t = ctx.t;
    let runs = overview.health.is_some();
    let body = html! {
        @if runs { (lacks(&ctx)) }
        @if let Some(health) = &overview.health { (backups::notice(&ctx, health)) }
        @if runs && overview.counts.waiting > 0 {
            (ui::notice(Tone::Warning, &html! {
                p { a href="/admin/users/?waiting=1" { (t.admin_waiting(overview.counts.waiting)) } }
            }))
        }
        @if overview.counts.held > 0 {
            (ui::notice(Tone::Info, &html! {
                p { a href="/admin/comments/?held=1" { (t.admin_held(overview.counts.held)) } }
            }))
        }
        (counts(&ctx, &overview))
        div .charts {
            (chart::weeks(&ctx, t.admin_polls_by_week(), &overview.polls))
            (chart::weeks(&ctx, t.admin_votes_by_week(), &overview.votes))
        }
        @if let Some(health) = &overview.health { (health_of(&ctx, health)) }
    };
    console(&ctx, StatusCode::OK, &by, Tab::Overview, None, &body)
}

fn counts(ctx: &Ctx, overview: &Overview) -> Markup {
    let t = ctx.t;
    let counts = &overview.counts;
    let all = [
        (t.admin_polls(), counts.polls),
        (t.admin_votes(), counts.votes),
        (t.admin_comments(), counts.comments),
        (t.admin_users(), counts.users),
        (t.admin_groups(), counts.groups),
    ];
    html! {
        dl .counts { @for (name, count) in all { div { dt { (name) } dd { (t.integer(count)) } } } }
    }
}

fn health_of(ctx: &Ctx, health: &Health) -> Markup {
    let t = ctx.t;
    let (waiting, failed) = health.mail;
    let upkeep = health.upkeep.map_or(t.admin_never().to_owned(), |at| when(ctx, at));
    let free = free_bytes(ctx).map_or(t.admin_unknown().to_owned(), |bytes| size(ctx, bytes));
    let facts = [
        (t.admin_version(), html! { "Bitpoll " (env!("CARGO_PKG_VERSION")) }),
        (t.admin_database(), html! { (health.engine) ", " (size(ctx, health.size)) }),
        (t.admin_free(), html! { (free) }),
        (
            t.admin_mail(),
            html! {
                @if let Some(off) = mail::off(ctx, waiting) { (off) " " }
                (t.admin_mail_queue(&t.integer(failed), &t.integer(waiting)))
            },
        ),
        (t.admin_upkeep(), html! { (upkeep) }),
        (t.admin_backups(), backups::fact(ctx, health)),
    ];
    html! { section .stack { h2 { (t.admin_health()) } (ui::facts(&facts)) } }
}

/// Bytes that the data directory's disk has left for us.
fn free_bytes(ctx: &Ctx) -> Option<i64> {
    let disk = rustix::fs::statvfs(&ctx.app.config.data_dir).ok()?;
    i64::try_from(disk.f_bavail.saturating_mul(disk.f_frsize)).ok()
}

/// A size in words.
fn size(ctx: &Ctx, bytes: i64) -> String {
    #[expect(clippy::cast_precision_loss, reason = "a size for people")]
    let megabytes = bytes as f64 / 1_048_576.0;
    if megabytes < 1_024.0 {
        format!("{} MiB", ctx.t.number(megabytes, 1))
    } else {
        format!("{} GiB", ctx.t.number(megabytes / 1_024.0, 1))
    }
}
