//! Backups on the console's first page: when the last one was made, where it is, and what to do if there is none.

use maud::{Markup, html};

use crate::backup::{self, Keep};
use crate::domain::time::Instant;
use crate::web::ctx::Ctx;
use crate::web::ui::{self, Tone};

use super::when;

/// What is wrong with backups. `made` is when the server last made one by itself.
pub(super) fn notice(ctx: &Ctx, made: Option<Instant>) -> Markup {
    let t = ctx.t;
    let keep = Keep::of(&ctx.app.config);
    let by_itself = ctx.app.config.backup_dir.is_some() && keep.every().is_some();
    let wrong = match newest(ctx, made) {
        _ if !by_itself => Some(t.admin_backups_none().to_owned()),
        Some(at) if keep.is_overdue(at.0, ctx.now.0) => Some(t.admin_backups_late(&when(ctx, at))),
        _ => None,
    };
    html! { @if let Some(words) = wrong { (ui::notice(Tone::Warning, &html! { p { (words) } })) } }
}

/// The last backup, how old it is, and where it is.
pub(super) fn fact(ctx: &Ctx, made: Option<Instant>) -> Markup {
    let t = ctx.t;
    let folder = ctx.app.config.backup_dir.as_ref().map(|folder| folder.display().to_string());
    let last = match newest(ctx, made) {
        Some(at) => format!("{} ({})", when(ctx, at), age(ctx, at)),
        None => t.admin_never().to_owned(),
    };
    html! { (last) @if let Some(folder) = folder { " · " code .admin-text { (folder) } } }
}

/// The newest that is known of: of this machine's directory, or made by another node.
fn newest(ctx: &Ctx, made: Option<Instant>) -> Option<Instant> {
    let folder = ctx.app.config.backup_dir.as_deref();
    let here = folder.and_then(|folder| Some(Instant(backup::list(folder).ok()?.first()?.name.at)));
    here.max(made)
}

fn age(ctx: &Ctx, at: Instant) -> String {
    let hours = (ctx.now.0 - at.0).max(0) / 3_600;
    if hours < 48 { ctx.t.admin_hours_ago(hours) } else { ctx.t.admin_days_ago(hours / 24) }
}
