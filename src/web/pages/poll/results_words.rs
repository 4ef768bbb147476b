//! Results in words, for pages and exports alike.

use maud::{Markup, html};

use crate::domain::needed::Verdict;
use crate::domain::poll::Poll;
use crate::domain::seats::is_sheet;
use crate::domain::structure::Structure;
use crate::domain::tally::Summary;
use crate::domain::visibility::Author;
use crate::i18n::{T, labels};

use super::labels::Labels;

/// Who voted.
pub fn author(t: T, author: &Author) -> &str {
    match author {
        Author::Named(name) => t.who(name),
        Author::Anonymous => t.results_anonymous(),
        Author::Hidden => t.results_hidden(),
    }
}

/// Says of somebody without an account that they are a guest, where their name can be taken for that of somebody with one.
pub fn namesake(t: T, namesake: bool) -> Markup {
    html! {
        @if namesake {
            " " span .badge title=(t.results_guest_help()) { (t.results_guest()) span .vh { ", " (t.results_guest_help()) } }
        }
    }
}

/// "9 × Yes, 2 × Maybe": what one choice has come to, of the answers that can be given.
pub fn counts(t: T, poll: &Poll, structure: &Structure, summary: &Summary) -> String {
    let given = summary.counts.iter().filter(|(_, count)| *count > 0);
    let words = given.filter_map(|(id, count)| {
        let value = structure.live_values().find(|value| value.id == *id)?;
        Some(format!("{} × {}", t.integer(*count), labels::answer(t, poll, value)))
    });
    words.collect::<Vec<_>>().join(", ")
}

/// People who are named on one line.
const PEOPLE_MAX: usize = 6;

/// Whose yes is needed, who of them has not answered, and what comes of it: a line for each.
pub fn needed(t: T, labels: &Labels, poll: &Poll, structure: &Structure, verdict: &Verdict) -> Vec<String> {
    let mut lines = vec![t.needed_names(&listed(t, &verdict.names))];
    if !verdict.waiting.is_empty() {
        let names = listed(t, &verdict.waiting);
        let sheet = is_sheet(structure);
        lines.push(if sheet { t.needed_waiting_sheet(&names) } else { t.needed_waiting(&names) });
    }
    let choice =
        |id| structure.choice(id).map(|choice| labels.line(poll, &choice.subject)).unwrap_or_default();
    match &verdict.spoiled {
        _ if verdict.fits.is_empty() => lines.push(t.needed_nothing().to_owned()),
        Some((id, names)) => lines.push(t.needed_spoiled(&choice(*id), &listed(t, names))),
        None => {}
    }
    lines
}

/// Some names, and how many more there are.
fn listed(t: T, names: &[String]) -> String {
    let more = i64::try_from(names.len().saturating_sub(PEOPLE_MAX)).unwrap_or(0);
    let some: Vec<&str> = names.iter().take(PEOPLE_MAX).map(|name| t.who(name)).collect();
    let some = some.join(", ");
    if more > 0 { t.needed_more(&t.integer(more), &some) } else { some }
}
