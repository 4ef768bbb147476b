//! The start page: what to ask, one's recent polls, public polls.

use maud::{Markup, html};

use crate::actions::poll_lists::public_polls;
use crate::actions::{self, recent_polls, signed_in};
use crate::domain::poll::{Poll, Voting};
use crate::domain::user::User;
use crate::web::ctx::{Ctx, Outcome};
use crate::web::page::Page;
use crate::web::ui::{self, Row, Tile, Tone};

/// Public polls on the start page.
const PUBLIC_MAX: i64 = 10;

struct Shown {
    user: Option<User>,
    recent: Vec<Poll>,
    public: Vec<Poll>,
}

/// `GET /`
pub async fn get(ctx: Ctx) -> Outcome {
    let with_public = ctx.app.config.public_polls;
    let shown = ctx
        .read(move |tx, asker| {
            let user = signed_in(tx, asker)?;
            let recent = recent_polls(tx, asker)?;
            let public = if with_public { public_polls(tx, PUBLIC_MAX)? } else { Vec::new() };
            Ok::<_, actions::Error>(Shown { user, recent, public })
        })
        .await?;
    let t = ctx.t;
    let body = html! {
        (ui::page_head(t.start_title(), Some(t.start_lead())))
        div .stack.loose {
            (kinds(&ctx, shown.user.is_some()))
            (list(&ctx, t.start_recent(), &shown.recent))
            (list(&ctx, t.start_public(), &shown.public))
            @if !shown.public.is_empty() { p { a href="/polls/" { (t.start_all_public()) } } }
        }
    };
    let page = Page {
        body,
        indexed: true,
        description: Some(t.start_lead()),
        user: shown.user.as_ref(),
        ..Page::default()
    };
    ctx.page(actix_web::http::StatusCode::OK, &page)
}

fn kinds(ctx: &Ctx, signed_in: bool) -> Markup {
    let t = ctx.t;
    if ctx.app.config.poll_creation_requires_login && !signed_in {
        return ui::notice(Tone::Info, &html! { p { (t.start_login_needed()) } });
    }
    ui::tiles(&[
        Tile { href: "/new/date/", icon: "calendar", title: t.start_days(), text: t.start_days_text() },
        Tile {
            href: "/new/datetime/",
            icon: "calendar-clock",
            title: t.start_times(),
            text: t.start_times_text(),
        },
        Tile { href: "/new/universal/", icon: "list", title: t.start_texts(), text: t.start_texts_text() },
    ])
}

/// A list of polls under a heading; nothing if there are none.
pub fn list(ctx: &Ctx, heading: &str, polls: &[Poll]) -> Markup {
    html! {
        @if !polls.is_empty() { section .stack { h2 { (heading) } (rows(ctx, polls)) } }
    }
}

/// Polls as lines that lead to them.
pub fn rows(ctx: &Ctx, polls: &[Poll]) -> Markup {
    let paths: Vec<String> = polls.iter().map(|poll| format!("/poll/{}/", poll.slug)).collect();
    ui::rows(&polls.iter().zip(&paths).map(|(poll, path)| row(ctx, poll, path)).collect::<Vec<_>>())
}

fn row<'a>(ctx: &Ctx, poll: &'a Poll, path: &'a str) -> Row<'a> {
    Row { href: path, title: &poll.title, aside: aside(ctx, poll) }
}

fn aside(ctx: &Ctx, poll: &Poll) -> Markup {
    let t = ctx.t;
    match poll.voting(ctx.now) {
        _ if poll.decided_at.is_some() => ui::badge(Some(Tone::Success), Some("check"), t.badge_decided()),
        Voting::Open => html! {},
        Voting::Over | Voting::Closed => ui::badge(None, Some("lock"), t.badge_closed()),
    }
}
