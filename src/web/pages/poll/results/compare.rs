//! Two choices side by side, ballot by ballot.

use maud::{Markup, html};

use crate::domain::visibility::Author;
use crate::web::pages::poll::results_words::author;

use super::layout::View;

/// Names that each side shows.
const NAMES_MAX: usize = 40;

/// How many like which of the two better, and who; nothing unless two are compared by somebody who sees all votes.
pub fn section(view: &View<'_>) -> Markup {
    let t = view.ctx.t;
    let (Some((a, b)), Some(pair)) = (view.pair, view.shown.pair.as_ref()) else { return html! {} };
    let name = |id| view.shown.structure.choice(id).map(|choice| view.line(choice)).unwrap_or_default();
    let (first, second) = (name(a), name(b));
    let number = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
    html! {
        section .stack #compare {
            h2 { (t.compare_title(&first, &second)) }
            div .versus {
                (side(view, &t.compare_better(&first, number(pair.first.len())), &pair.first))
                (side(view, &t.compare_better(&second, number(pair.second.len())), &pair.second))
            }
            p .muted {
                (t.compare_alike(number(pair.alike)))
                @if pair.open > 0 { " " (t.compare_open(number(pair.open))) }
            }
        }
    }
}

fn side(view: &View<'_>, head: &str, who: &[Author]) -> Markup {
    let t = view.ctx.t;
    let named = view.shown.results.sight.names;
    let more = i64::try_from(who.len().saturating_sub(NAMES_MAX)).unwrap_or(0);
    html! {
        div {
            h3 { (head) }
            @if named && !who.is_empty() {
                ul {
                    @for one in who.iter().take(NAMES_MAX) { li { (author(t, one)) } }
                    @if more > 0 { li .muted { (t.compare_more(&t.integer(more))) } }
                }
            }
        }
    }
}
