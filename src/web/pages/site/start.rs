//! The start page: what to ask, one's recent polls, public polls.

use maud::{Markup, html};

use crate::actions::poll_lists::{public_polls, recent_polls};
use crate::actions::shelf;
use crate::actions::{self, signed_in};
use crate::domain::poll::Poll;
use crate::domain::shelf::Wish;
use crate::domain::user::User;
use crate::web::ctx::{Ctx, Outcome};
use crate::web::page::Page;
use crate::web::pages::account::cards;
use crate::web::ui::{self, Row, Tile, Tone};

/// Public polls on the start page.
const PUBLIC_MAX: i64 = 10;
/// One's own polls on the start page; all of them are on a page of their own.
const MINE_MAX: usize = 5;

struct Shown {
    user: Option<User>,
    recent: Vec<Poll>,
    mine: Option<shelf::Page>,
    public: Vec<Poll>,
}

/// `GET /`
pub async fn get(ctx: Ctx) -> Outcome {
    let with_public = ctx.app.config.public_polls;
    let slugs = ctx.recent();
    let shown = ctx
        .read(move |tx, asker| {
            let user = signed_in(tx, asker)?;
            let recent = recent_polls(tx, asker, &slugs)?;
            let mine = user.as_ref().map(|_| shelf::page(tx, asker, &Wish::default(), 1)).transpose()?;
            let public = if with_public { public_polls(tx, PUBLIC_MAX)? } else { Vec::new() };
            Ok::<_, actions::Error>(Shown { user, recent, mine, public })
        })
        .await?;
    let t = ctx.t;
    let body = html! {
        (ui::page_head(t.start_title(), Some(&lead(&ctx, shown.user.is_some()))))
        div .stack.loose {
            (kinds(&ctx, shown.user.is_some()))
            @if let Some(mine) = &shown.mine { (own(&ctx, mine)) }
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

/// What this is for; that it needs no account is news only to those who have none.
fn lead(ctx: &Ctx, signed_in: bool) -> String {
    let t = ctx.t;
    if signed_in || ctx.app.config.poll_creation_requires_login {
        return t.start_lead().to_owned();
    }
    format!("{} {}", t.start_lead(), t.start_no_account())
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

/// One's own newest polls, and the way to all of them.
fn own(ctx: &Ctx, mine: &shelf::Page) -> Markup {
    let t = ctx.t;
    html! {
        @if !mine.polls.is_empty() {
            section .stack { h2 { (t.frame_my_polls()) } (cards::rows(ctx, mine, MINE_MAX, "/")) }
        }
        p { a href="/settings/" { (t.start_all_mine()) } }
    }
}

/// Polls as lines that lead to them.
pub fn rows(ctx: &Ctx, polls: &[Poll]) -> Markup {
    let paths: Vec<String> = polls.iter().map(path).collect();
    ui::rows(&polls.iter().zip(&paths).map(|(poll, path)| row(ctx, poll, path)).collect::<Vec<_>>())
}

fn path(poll: &Poll) -> String {
    format!("/poll/{}/", poll.slug)
}

fn row<'a>(ctx: &Ctx, poll: &'a Poll, path: &'a str) -> Row<'a> {
    Row { href: path, title: &poll.title, aside: aside(ctx, poll) }
}

/// When it was made, and whether it can be voted in.
fn aside(ctx: &Ctx, poll: &Poll) -> Markup {
    let t = ctx.t;
    let zone = ctx.zone.unwrap_or(ctx.app.config.zone);
    let made = t.day(poll.created.in_zone(zone).date_naive());
    html! {
        span .muted.small { (made) }
        (cards::state(ctx, poll))
    }
}
