//! Being told of news: the button on the page of a poll.

use maud::{Markup, html};

use crate::actions::poll_show::Shown;
use crate::actions::watching::toggle;
use crate::web::ctx::{Ctx, Outcome};
use crate::web::flash::Flash;
use crate::web::ui;

use super::frame::path;

/// `POST /poll/{slug}/watch/`: begins, or ends it.
pub async fn post(ctx: Ctx) -> Outcome {
    let slug = ctx.slug();
    let (poll, watches) = ctx.write(move |tx, asker| toggle(tx, asker, &slug)).await?;
    ctx.redirect(&path(&poll, ""), Some(if watches { Flash::Watching } else { Flash::NotWatching }))
}

/// The button, and what is mailed; nothing for those who cannot be told.
pub fn section(ctx: &Ctx, shown: &Shown) -> Markup {
    let t = ctx.t;
    let Some(watching) = shown.watching else { return html! {} };
    if !ctx.app.sends_mail() && !watching {
        return html! {};
    }
    html! {
        form .follow.small.no-print #watch method="post" action=(path(&shown.scene.poll, "watch/")) {
            span .muted { @if watching { (t.watch_on()) } @else { (t.watch_off()) } }
            button .btn.quiet.slim type="submit" {
                (ui::icon("bell")) @if watching { (t.watch_stop()) } @else { (t.watch_start()) }
            }
        }
    }
}
