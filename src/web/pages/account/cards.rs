//! Polls on somebody's own list, as lines that lead to them.

use maud::{Markup, html};

use crate::actions::shelf::Page as List;
use crate::domain::poll::{Poll, Voting};
use crate::domain::shelf::Card;
use crate::store::polls::Stored;
use crate::web::ctx::Ctx;
use crate::web::pages::poll::frame::voting_time;
use crate::web::ui::{self, Button, Row, Tone};

/// The lines, but no more than so many; `here` is the address of this page, to come back to.
pub fn rows(ctx: &Ctx, list: &List, most: usize, here: &str) -> Markup {
    let lines: Vec<(String, &str, Markup)> = list
        .polls
        .iter()
        .take(most)
        .map(|(card, stored)| {
            let href = format!("/poll/{}/", stored.poll.slug);
            (href, stored.poll.title.as_str(), aside(ctx, list, card, stored, here))
        })
        .collect();
    let rows: Vec<Row<'_>> =
        lines.iter().map(|(href, title, aside)| Row { href, title, aside: aside.clone() }).collect();
    ui::rows(&rows)
}

fn aside(ctx: &Ctx, list: &List, card: &Card, stored: &Stored, here: &str) -> Markup {
    html! {
        (put_away(ctx, card, &stored.poll, here))
        div .cluster.tight.full {
            (state(ctx, &stored.poll))
            (ties(ctx, list, card, &stored.poll))
            span .muted.small { (facts(ctx, card, stored)) }
        }
    }
}

/// Decided, open or closed.
pub fn state(ctx: &Ctx, poll: &Poll) -> Markup {
    let t = ctx.t;
    match poll.voting(ctx.now) {
        _ if poll.decided_at.is_some() => ui::badge(Some(Tone::Success), Some("check"), t.badge_decided()),
        Voting::Open => ui::badge(Some(Tone::Info), None, t.badge_open()),
        Voting::Over | Voting::Closed => ui::badge(None, Some("lock"), t.badge_closed()),
    }
}

/// What the reader has to do with it.
fn ties(ctx: &Ctx, list: &List, card: &Card, poll: &Poll) -> Markup {
    let t = ctx.t;
    let group =
        list.groups.iter().find(|(id, _)| poll.owner.group == Some(*id)).map(|(_, name)| name.as_str());
    let labels = [
        (card.ties.owner, "key", t.tie_owner()),
        (group.is_some(), "users", group.unwrap_or_default()),
        (card.ties.voted, "check", t.tie_voted()),
        (card.ties.invited && !card.ties.voted, "mail", t.tie_invited()),
        (card.ties.watched, "bell", t.tie_watched()),
    ];
    html! { @for (_, icon, label) in labels.iter().filter(|(holds, ..)| *holds) { (ui::badge(None, Some(icon), label)) } }
}

/// Until when, how many have voted if the reader may know, and since when.
fn facts(ctx: &Ctx, card: &Card, stored: &Stored) -> String {
    let t = ctx.t;
    let zone = ctx.zone.unwrap_or(ctx.app.config.zone);
    let made = t.tie_made(&t.day(stored.poll.created.in_zone(zone).date_naive()));
    let deadline = voting_time(ctx, &stored.poll);
    let votes = card.owned().then(|| t.choices_votes(stored.tally.votes()));
    [votes, deadline, Some(made)].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

fn put_away(ctx: &Ctx, card: &Card, poll: &Poll, here: &str) -> Markup {
    let t = ctx.t;
    let (value, icon, label) = if card.archived {
        ("restore", "undo", t.mine_unarchive_one(&poll.title))
    } else {
        ("archive", "archive", t.mine_archive_one(&poll.title))
    };
    html! {
        form method="post" action={ "/poll/" (poll.slug) "/archive/" } {
            input type="hidden" name="next" value=(here);
            (Button::new(&label).quiet().icon_only(icon).send("do", value))
        }
    }
}
