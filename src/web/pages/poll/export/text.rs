//! A few lines to paste into a chat.

use std::fmt::Write as _;

use crate::actions::Asker;
use crate::actions::poll_show::{Extent, Shown, show_in_time};
use crate::domain::counting::Count;
use crate::domain::poll::Method;
use crate::domain::seats::is_sheet;
use crate::domain::tally::Summary;
use crate::store::Tx;
use crate::web::ctx::{Ctx, Outcome};
use crate::web::pages::poll::counting_words::{self, figure};
use crate::web::pages::poll::labels::Labels;
use crate::web::pages::poll::results_words::counts;
use crate::web::pages::poll::seats_words;

/// Choices that are named.
const LINES_MAX: usize = 5;

/// `GET /poll/{slug}.txt`
pub async fn get(ctx: Ctx) -> Outcome {
    let slug = ctx.slug();
    let read = move |tx: &mut Tx<'_>, asker: &Asker, time| show_in_time(tx, asker, &slug, Extent::None, time);
    let shown = ctx.read_counted(read).await?;
    Ok(super::file("text/plain; charset=utf-8", None, lines(&ctx, &shown)))
}

fn lines(ctx: &Ctx, shown: &Shown) -> String {
    let t = ctx.t;
    let poll = &shown.scene.poll;
    let labels = Labels::of(ctx.t, ctx.zone, poll);
    // Writing to a String does not fail.
    let mut out = format!("{}\n", poll.title);
    for choice in shown.structure.decided() {
        let _ = writeln!(out, "{}: {}", t.badge_decided(), labels.line(poll, &choice.subject));
    }
    let votes = shown.scene.tally.votes();
    let sheet = is_sheet(&shown.structure);
    if let Some(count) = shown.results.count.as_ref().filter(|_| votes > 0 || sheet) {
        let _ = writeln!(out, "{}", t.results_voters(votes));
        if sheet {
            seats(&mut out, ctx, &labels, shown);
        } else {
            best(&mut out, ctx, &labels, (shown, count));
        }
    }
    let _ = writeln!(out, "{}", ctx.app.absolute(&format!("/poll/{}/", poll.slug)));
    out
}

/// A sign-up sheet is no contest: every choice, in the order of the poll, with what is taken of it.
fn seats(out: &mut String, ctx: &Ctx, labels: &Labels, shown: &Shown) {
    let (t, poll, structure) = (ctx.t, &shown.scene.poll, &shown.structure);
    for summary in shown.results.summaries().unwrap_or_default() {
        let Some(choice) = structure.choice(summary.choice) else { continue };
        let taken = seats_words::filled(t, structure, summary);
        let _ = writeln!(out, "– {}: {taken}", labels.line(poll, &choice.subject));
    }
}

/// The best choices, and how that was counted.
fn best(out: &mut String, ctx: &Ctx, labels: &Labels, (shown, count): (&Shown, &Count)) {
    let (t, poll, structure) = (ctx.t, &shown.scene.poll, &shown.structure);
    if let Some(why) = counting_words::too_large(t, poll, count) {
        let _ = writeln!(out, "{why}");
    } else if count.method != Method::Weighted {
        let _ = writeln!(out, "{}", t.counting_by(counting_words::name(t, count.method)));
    }
    let summaries = shown.results.summaries().unwrap_or_default();
    for (at, summary) in best_first(summaries).into_iter().take(LINES_MAX).enumerate() {
        let Some(choice) = structure.choice(summary.choice) else { continue };
        let (name, counts) = (labels.line(poll, &choice.subject), counts(t, poll, structure, summary));
        let figure = figure(t, poll, structure, summary).filter(|_| poll.settings.method != Method::Weighted);
        let _ = match (figure, summary.place) {
            (Some(figure), Some(place)) => writeln!(out, "{place}. {name}: {figure} ({counts})"),
            _ => writeln!(out, "{}. {name}: {counts}", at + 1),
        };
    }
}

fn best_first(summaries: &[Summary]) -> Vec<&Summary> {
    let mut all: Vec<&Summary> = summaries.iter().filter(|summary| summary.place.is_some()).collect();
    all.sort_by_key(|summary| summary.place);
    all
}
