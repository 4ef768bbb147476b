//! Results in words, for pages and exports alike.

use maud::{Markup, html};

use crate::domain::poll::Poll;
use crate::domain::structure::Structure;
use crate::domain::tally::Summary;
use crate::domain::visibility::Author;
use crate::i18n::{T, labels};

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
