//! Backups on the console's first page: when the last one was made, where it is, and what to do if there is none.

use maud::{Markup, html};

use crate::actions::admin::system::Health;
use crate::backup::{Late, Standing};
use crate::domain::time::Instant;
use crate::web::ctx::Ctx;
use crate::web::ui::{self, Tone};

use super::when;

fn standing(ctx: &Ctx, health: &Health) -> Standing {
    Standing::of(&ctx.app.config, health.backup.map(|at| at.0), &health.timers)
}

/// What is wrong with backups.
pub(super) fn notice(ctx: &Ctx, health: &Health) -> Markup {
    let (t, standing) = (ctx.t, standing(ctx, health));
    let wrong = match standing.late(ctx.now.0) {
        _ if standing.every.is_none() => Some(t.admin_backups_none().to_owned()),
        Some(Late::All(newest)) => Some(t.admin_backups_late(&when(ctx, Instant(newest)))),
        Some(Late::Timer(timer)) => {
            Some(t.admin_backups_timer_late(&timer.place, &when(ctx, Instant(timer.at))))
        }
        None => None,
    };
    html! { @if let Some(words) = wrong { (ui::notice(Tone::Warning, &html! { p { (words) } })) } }
}

/// The last backup, how old it is, and where it is.
pub(super) fn fact(ctx: &Ctx, health: &Health) -> Markup {
    let standing = standing(ctx, health);
    let last = match standing.newest.map(Instant) {
        Some(at) => format!("{} ({})", when(ctx, at), age(ctx, at)),
        None => ctx.t.admin_never().to_owned(),
    };
    // One that was made elsewhere is not in this machine's directory.
    let folder = ctx.app.config.backup_dir.as_ref().filter(|_| standing.is_here || standing.newest.is_none());
    html! { (last) @if let Some(folder) = folder { " · " code .admin-text { (folder.display()) } } }
}

fn age(ctx: &Ctx, at: Instant) -> String {
    let hours = (ctx.now.0 - at.0).max(0) / 3_600;
    if hours < 48 { ctx.t.admin_hours_ago(hours) } else { ctx.t.admin_days_ago(hours / 24) }
}
