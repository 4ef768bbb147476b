//! What happened to a poll, for its owner: who changed what and when, and what can be brought back.

use actix_web::http::StatusCode;
use maud::{Markup, html};

use crate::actions::activity::{Activity, Line, activity};
use crate::actions::undo::Undoable;
use crate::domain::history::Entry;
use crate::domain::poll::Poll;
use crate::domain::time::Instant;
use crate::domain::undo::Thing;
use crate::i18n::T;
use crate::store::activity::Kind;
use crate::web::ctx::{Ctx, Outcome};
use crate::web::ui::{self, Button, Pagination, Width};

use super::frame::{self, PollPage, Tab, path};
use super::labels::Labels;

/// `GET /poll/{slug}/activity/`; `?page=2` shows what was before.
pub async fn get(ctx: Ctx) -> Outcome {
    let (slug, page) = (ctx.slug(), ctx.query.get("page").parse().unwrap_or(1));
    let shown = ctx.read_long(move |tx, asker| activity(tx, asker, &slug, page)).await?;
    let t = ctx.t;
    let labels = Labels::of(t, ctx.zone, &shown.scene.poll);
    let body = html! {
        (undoables(&ctx, &shown, &labels))
        section .stack {
            h2 { (t.activity_title()) }
            p .muted { (t.activity_text()) }
            @if shown.lines.is_empty() { (ui::empty("clock", t.activity_none(), &html! {})) } @else { (table(t, &shown.scene.poll, &labels, &shown.lines)) }
            @if shown.cut && shown.page == shown.pages { p .muted { (t.activity_cut()) } }
            (pages(t, &shown))
        }
    };
    let (scene, title) = (&shown.scene, Some(t.activity_title()));
    let page = PollPage {
        scene,
        tab: Tab::Settings,
        title,
        body,
        scripts: &[],
        answers: None,
        width: Width::Normal,
    };
    frame::poll_page(&ctx, StatusCode::OK, &page)
}

fn table(t: T, poll: &Poll, labels: &Labels, lines: &[Entry<Line>]) -> Markup {
    let heads = [t.activity_when(), t.activity_what(), t.activity_who()];
    let rows = html! {
        @for line in lines {
            tr {
                th scope="row" { (when(t, labels, line.at, line.coarse)) }
                td data-label=(t.activity_what()) { span { (what(t, line)) (choices(poll, labels, line)) } }
                td data-label=(t.activity_who()) { (line.what.by.as_deref().unwrap_or("–")) }
            }
        }
    };
    ui::table(t.activity_title(), &heads, &rows)
}

fn when(t: T, labels: &Labels, at: Instant, coarse: bool) -> String {
    if coarse { t.day(at.utc().date()) } else { labels.instant(at) }
}

/// Which choices it was about.
fn choices(poll: &Poll, labels: &Labels, line: &Entry<Line>) -> Markup {
    let named = line.what.choices.iter().map(|subject| labels.line(poll, subject));
    // Choices hold commas themselves: "Mon, 1 Mar".
    let named = named.collect::<Vec<_>>().join("; ");
    html! { @if !named.is_empty() { " – " strong { (named) } } }
}

/// What happened, and to whose vote or comment.
fn what(t: T, line: &Entry<Line>) -> String {
    let count = line.count;
    if line.coarse {
        return match line.what.kind {
            Kind::Voted => t.activity_anonymous_voted(count),
            Kind::VoteEdited => t.activity_anonymous_edited(count),
            Kind::VoteDeleted => t.activity_anonymous_deleted(count),
            Kind::Proposed => t.activity_anonymous_proposed(count),
            Kind::Added => t.activity_anonymous_added(count),
            _ => t.activity_anonymous_other(count),
        };
    }
    let words = words(t, line.what.kind);
    match line.what.of.as_deref() {
        Some(name) => format!("{words}: {}", t.who(name)),
        None => words.to_owned(),
    }
}

fn words(t: T, kind: Kind) -> &'static str {
    match kind {
        Kind::Created => t.activity_created(),
        Kind::Edited => t.activity_edited(),
        Kind::Choices => t.activity_choices(),
        Kind::Values => t.activity_values(),
        Kind::Voted => t.activity_voted(),
        Kind::VoteEdited => t.activity_vote_edited(),
        Kind::VoteDeleted => t.activity_vote_deleted(),
        Kind::VoteRestored => t.activity_vote_restored(),
        Kind::VoteAssigned => t.activity_vote_assigned(),
        Kind::Commented => t.activity_commented(),
        Kind::CommentEdited => t.activity_comment_edited(),
        Kind::CommentDeleted => t.activity_comment_deleted(),
        Kind::CommentRestored => t.activity_comment_restored(),
        Kind::CommentApproved => t.activity_comment_approved(),
        Kind::Proposed => t.activity_proposed(),
        Kind::Added => t.activity_added(),
        Kind::ProposalAccepted => t.activity_proposal_accepted(),
        Kind::ProposalRejected => t.activity_proposal_rejected(),
        Kind::ProposalRestored => t.activity_proposal_restored(),
        Kind::Invited => t.activity_invited(),
        Kind::Withdrawn => t.activity_withdrawn(),
        Kind::InvitationRestored => t.activity_invitation_restored(),
        Kind::Closed => t.activity_closed(),
        Kind::Reopened => t.activity_reopened(),
        Kind::Decided => t.activity_decided(),
        Kind::Undecided => t.activity_undecided(),
        Kind::Deleted => t.activity_deleted(),
        Kind::Restored => t.activity_restored(),
        Kind::TakenOver => t.activity_taken_over(),
        Kind::GivenBack => t.activity_given_back(),
    }
}

/// What whoever looks has deleted lately, each with its button.
fn undoables(ctx: &Ctx, shown: &Activity, labels: &Labels) -> Markup {
    let t = ctx.t;
    let line = |one: &Undoable| {
        let until = t.undo_until(&labels.instant(one.until));
        html! {
            div .cluster {
                strong { (thing(t, one.thing)) }
                span .muted.small { (until) }
                form method="post" action=(path(&shown.scene.poll, &format!("undo/{}/", one.name))) {
                    (Button::new(t.undo_do()).slim().icon("undo"))
                }
            }
        }
    };
    html! {
        @if !shown.undoable.is_empty() {
            section .stack #undo {
                h2 { (t.undo_title()) }
                @for one in &shown.undoable { (line(one)) }
            }
        }
    }
}

fn thing(t: T, thing: Thing) -> &'static str {
    match thing {
        Thing::Vote => t.activity_vote_deleted(),
        Thing::Comment => t.activity_comment_deleted(),
        Thing::Invitation => t.activity_withdrawn(),
        Thing::Choices => t.undo_choices(),
        Thing::Proposal => t.activity_proposal_rejected(),
        Thing::Value => t.undo_value(),
        // They belong to no poll.
        Thing::Group | Thing::Member => "",
    }
}

fn pages(t: T, shown: &Activity) -> Markup {
    let number = |number: usize| t.integer(i64::try_from(number).unwrap_or(i64::MAX));
    let href = |page: usize| path(&shown.scene.poll, &format!("activity/?page={page}"));
    let (newer, older) = (href(shown.page.saturating_sub(1)), href(shown.page + 1));
    html! {
        @if shown.pages > 1 {
            (ui::pagination(Pagination {
                label: t.activity_pages(),
                position: &t.results_page(&number(shown.page), &number(shown.pages)),
                previous: (t.activity_newer(), (shown.page > 1).then_some(newer.as_str())),
                next: (t.activity_older(), (shown.page < shown.pages).then_some(older.as_str())),
            }))
        }
    }
}
