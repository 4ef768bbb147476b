//! How full a sign-up sheet is, and which seats one's own votes have.

use maud::{Markup, Render as _, html};

use crate::domain::seats::Filled;
use crate::domain::tally::Summary;
use crate::domain::visibility::{Row, Standpoint};
use crate::web::pages::poll::results_words::author;
use crate::web::ui::{self, Best, Tone};

use super::layout::View;

/// Choices with free seats that are named; of more only how many there are.
const NAMED_MAX: usize = 8;

/// In place of the best choice: how many seats are free and where, or that all are taken, and how many wait. `needed` are
/// lines about those whose yes is needed.
pub fn overview(view: &View<'_>, summaries: &[Summary], needed: &[String], actions: Markup) -> Markup {
    let t = view.ctx.t;
    let structure = &view.shown.structure;
    let filled = summaries.iter().filter_map(|summary| {
        Some((view.line(structure.choice(summary.choice)?), Filled::of(structure, summary)?))
    });
    let filled: Vec<(String, Filled)> = filled.collect();
    let sum = |of: fn(Filled) -> i64| filled.iter().map(|(_, filled)| of(*filled)).sum::<i64>();
    let (all, left, waiting) = (sum(|filled| filled.seats), sum(Filled::left), sum(Filled::waiting));
    let title = if left > 0 { t.seats_free(&t.integer(left), &t.integer(all)) } else { t.seats_gone(all) };
    let some = |of: fn(Filled) -> i64| {
        let lines = filled.iter().filter(|(_, filled)| of(*filled) > 0);
        named(view, lines.map(|(line, filled)| t.seats_free_of(line, &t.integer(of(*filled)))).collect())
    };
    let unlimited = structure.live_choices().filter(|choice| choice.seats.is_none());
    let unlimited: Vec<String> = unlimited.map(|choice| view.line(choice)).collect();
    let votes = view.shown.scene.tally.votes();
    let mut more = vec![if votes > 0 { t.results_voters(votes) } else { t.results_no_votes().to_owned() }];
    if waiting > 0 {
        more.push(t.seats_list(&some(Filled::waiting)));
    }
    if !unlimited.is_empty() {
        more.push(t.seats_unlimited(&named(view, unlimited)));
    }
    more.extend(needed.iter().cloned());
    let more: Vec<&str> = more.iter().map(String::as_str).collect();
    let (kicker, icon, detail) = (t.seats_title(), "users", some(Filled::left));
    Best { kicker, icon, title: &title, there: "", detail: &detail, more: &more, actions }.render()
}

/// Choices in one line; they hold commas themselves: "Mon, 1 Mar".
fn named(view: &View<'_>, mut lines: Vec<String>) -> String {
    let more = lines.len().saturating_sub(NAMED_MAX);
    lines.truncate(NAMED_MAX);
    let named = lines.join("; ");
    let count = view.ctx.t.integer(i64::try_from(more).unwrap_or(i64::MAX));
    if more > 0 { view.ctx.t.results_runners_more(&count, &named) } else { named }
}

/// A line for the seats of each own vote, and one for those that it waits for; nothing where there are no seats.
pub fn section(view: &View<'_>) -> Markup {
    let own: Vec<&Row> = view.shown.results.rows.iter().filter(|row| row.mine).collect();
    let several = own.len() > 1;
    html! { @for row in own { (of_row(view, row, several)) } }
}

fn of_row(view: &View<'_>, row: &Row, several: bool) -> Markup {
    let t = view.ctx.t;
    let (mut seats, mut waits) = (Vec::new(), Vec::new());
    for (id, stands) in &row.places {
        let Some(choice) = view.shown.structure.choice(*id) else { continue };
        let line = view.line(choice);
        match stands {
            Standpoint::Seat => seats.push(line),
            Standpoint::Waits(None) => waits.push(line),
            Standpoint::Waits(Some(number)) => {
                let number = t.integer(i64::try_from(*number).unwrap_or(i64::MAX));
                waits.push(t.seats_mine_number(&line, &number));
            }
        }
    }
    let name = author(t, &row.author);
    let (has, waiting) = match several {
        true => (t.seats_mine_of(name), t.seats_mine_waits_of(name)),
        false => (t.seats_mine().to_owned(), t.seats_mine_waits().to_owned()),
    };
    // Choices hold commas themselves: "Mon, 1 Mar".
    let said = |tone, words: &str, choices: &[String]| {
        html! { @if !choices.is_empty() {
            (ui::notice(tone, &html! { p { (words) " " strong { (choices.join("; ")) } } }))
        } }
    };
    html! { (said(Tone::Success, &has, &seats)) (said(Tone::Info, &waiting, &waits)) }
}
