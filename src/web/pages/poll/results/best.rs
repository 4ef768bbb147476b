//! The answer first: the best choice so far, and what to do next.

use maud::{Markup, Render as _, html};

use crate::domain::access::Action;
use crate::domain::choice::Subject;
use crate::domain::poll::Voting;
use crate::domain::tally::Summary;
use crate::web::pages::poll::frame::path;
use crate::web::pages::poll::results_words::{self, counts};
use crate::web::pages::poll::vote_own;
use crate::web::ui::{Best, Button};

use super::layout::View;
use super::seats;

/// Best choices that are named; of more only how many there are.
const NAMED_MAX: usize = 3;

/// The best choices, or that nobody has voted.
pub fn section(view: &View<'_>) -> Markup {
    let t = view.ctx.t;
    let scene = &view.shown.scene;
    let actions = actions(view);
    if scene.poll.decided_at.is_some() {
        // The decision says it already.
        return html! { @if !actions.0.trim().is_empty() { div .actions { (actions) } } };
    }
    if let Some(summaries) = view.shown.results.summaries().filter(|_| view.sheet) {
        return seats::overview(view, summaries, &needed(view), actions);
    }
    let Some(summaries) = view.shown.results.summaries().filter(|_| scene.tally.votes() > 0) else {
        let known = view.shown.results.votes.is_some();
        let nothing = !known && actions.0.trim().is_empty();
        return html! {
            @if !nothing { section .best {
                @if known { h2 { (t.results_no_votes()) } }
                div .actions { (actions) }
            } }
        };
    };
    let best: Vec<_> = scene_choices(view, summaries);
    let named: Vec<String> = best.iter().take(NAMED_MAX).map(|(line, _)| line.clone()).collect();
    let title = match best.len() {
        0 => t.results_nothing_yet().to_owned(),
        count if count <= NAMED_MAX => named.join(t.results_or()),
        count => t.results_many_best(i64::try_from(count).unwrap_or(i64::MAX)),
    };
    let there = (best.len() <= NAMED_MAX).then(|| there(view, summaries)).flatten().unwrap_or_default();
    // Of several the counts differ, though they come to the same.
    let detail = match best.as_slice() {
        [(_, summary)] => counts(t, &scene.poll, &view.shown.structure, summary),
        _ => String::new(),
    };
    let voters = t.results_voters(scene.tally.votes());
    let lines: Vec<String> =
        std::iter::once(voters).chain(runner_up(view, summaries)).chain(needed(view)).collect();
    let more: Vec<&str> = lines.iter().map(String::as_str).collect();
    let over = scene.poll.voting(view.ctx.now) != Voting::Open;
    let (kicker, icon) = (if over { t.results_best_over() } else { t.results_best() }, "star");
    Best { kicker, icon, title: &title, there: &there, detail: &detail, more: &more, actions }.render()
}

/// The best choices by the reader's clocks, with the zone, if they show other times.
fn there(view: &View<'_>, summaries: &[Summary]) -> Option<String> {
    let zone = view.labels.other_zone()?.name().replace('_', " ");
    let (poll, structure) = (&view.shown.scene.poll, &view.shown.structure);
    let best = summaries.iter().filter(|summary| summary.best);
    let best =
        best.map(|summary| Some(&structure.choice(summary.choice)?.subject)).collect::<Option<Vec<_>>>()?;
    let time = |subject: &&Subject| match best.len() {
        1 => view.labels.elsewhere(poll, subject),
        _ => view.labels.elsewhere_in_full(poll, subject),
    };
    let times: Vec<String> = best.iter().map(time).collect::<Option<_>>()?;
    (!times.is_empty()).then(|| format!("{} ({zone})", times.join(view.ctx.t.results_or())))
}

fn scene_choices<'a>(view: &View<'_>, summaries: &'a [Summary]) -> Vec<(String, &'a Summary)> {
    let best = summaries.iter().filter(|summary| summary.best);
    best.filter_map(|summary| Some((view.line(view.shown.structure.choice(summary.choice)?), summary)))
        .collect()
}

fn runner_up(view: &View<'_>, summaries: &[Summary]) -> Option<String> {
    let t = view.ctx.t;
    let fits = view.shown.needed.as_ref().map(|verdict| &verdict.fits).filter(|fits| !fits.is_empty());
    let suits = |summary: &&Summary| fits.is_none_or(|fits| fits.contains(&summary.choice));
    let next = summaries.iter().filter(|summary| !summary.best && summary.place.is_some()).filter(suits);
    let next = next.min_by_key(|summary| summary.place)?;
    let equal = summaries.iter().filter(|summary| summary.place == next.place && !summary.best).filter(suits);
    let lines: Vec<String> =
        equal.filter_map(|summary| Some(view.line(view.shown.structure.choice(summary.choice)?))).collect();
    let more = i64::try_from(lines.len().saturating_sub(NAMED_MAX)).unwrap_or(0);
    // Choices hold commas themselves: "Mon, 1 Mar".
    let named = lines.iter().take(NAMED_MAX).map(String::as_str).collect::<Vec<_>>().join("; ");
    let named = if more > 0 { t.results_runners_more(&t.integer(more), &named) } else { named };
    Some(t.results_runner_up(&named, &view.score(next)))
}

/// What comes of it that somebody's yes is needed.
fn needed(view: &View<'_>) -> Vec<String> {
    let shown = view.shown;
    let words = |verdict| {
        results_words::needed(view.ctx.t, &view.labels, &shown.scene.poll, &shown.structure, verdict)
    };
    shown.needed.as_ref().map(words).unwrap_or_default()
}

fn actions(view: &View<'_>) -> Markup {
    let t = view.ctx.t;
    let scene = &view.shown.scene;
    let to = |rest: &str| path(&scene.poll, rest);
    let returns = scene.may(Action::ReturnToVote);
    html! {
        @match view.shown.own.as_slice() {
            [] => {}
            [vote] => (Button::new(t.results_edit_mine()).primary().icon("edit").link(&to(&format!("vote/{vote}/edit/")))),
            [..] => (Button::new(t.vote_own_title()).primary().icon("edit").link(&to("vote/"))),
        }
        @if returns { (vote_own::more(view.ctx, scene)) }
        @else if scene.may(Action::Vote) { (Button::new(t.tab_vote()).icon("check").primary().link(&to("vote/"))) }
        @if scene.may(Action::Decide) {
            @let decided = scene.poll.decided_at.is_some();
            (Button::new(if decided { t.results_decide_again() } else { t.results_decide() }).icon("flag").link(&to("decide/")))
        }
        @if view.shown.results.sight.owner {
            (Button::new(t.needed_title()).quiet().icon("users").link(&to("needed/")))
        }
        @if !returns && scene.may(Action::VoteFor) {
            (Button::new(t.vote_for_title()).quiet().icon("plus").link(&to("vote/for/")))
        }
        @if scene.may(Action::Close) {
            form method="post" action=(to("close/")) { (Button::new(t.results_close()).quiet().icon("lock")) }
        }
        @if scene.may(Action::Reopen) {
            form method="post" action=(to("reopen/")) { (Button::new(t.results_reopen()).quiet().icon("undo")) }
        }
    }
}
