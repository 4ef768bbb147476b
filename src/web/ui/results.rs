//! What came out: the answer first, then bars.

use maud::{Markup, Render, html};

use super::answer::Answer;
use super::icon::icon;
use super::message::{Tone, badge};

/// The best choice so far, or the decision.
#[derive(Clone)]
pub struct Best<'a> {
    /// What kind of answer this is: "Best so far", "Decided".
    pub kicker: &'a str,
    /// Its icon.
    pub icon: &'a str,
    /// The choice.
    pub title: &'a str,
    /// The same by the reader's clocks; empty where they show nothing else.
    pub there: &'a str,
    /// "9 of 12 can, 2 maybe".
    pub detail: &'a str,
    /// Runners-up, and who is missing: a line each.
    pub more: &'a [&'a str],
    /// Buttons.
    pub actions: Markup,
}

impl Render for Best<'_> {
    fn render(&self) -> Markup {
        html! {
            section .best {
                p .kicker { (icon(self.icon)) (self.kicker) }
                h2 { (self.title) }
                @if !self.there.is_empty() { p .muted { (self.there) } }
                @if !self.detail.is_empty() { p { (self.detail) } }
                @for line in self.more { p .runners.small { (line) } }
                @if !self.actions.0.is_empty() { div .actions { (self.actions) } }
            }
        }
    }
}

/// How many gave one answer.
#[derive(Clone, Copy)]
pub struct Part<'a> {
    /// The answer.
    pub answer: &'a Answer<'a>,
    /// How many.
    pub count: u32,
    /// How much of the bar they take.
    pub drawn: u32,
    /// The same as the reader writes it.
    pub number: &'a str,
    /// Counts for nothing, or against it: drawn thin, or a choice that all are against looks like the best.
    pub thin: bool,
}

/// One choice with a bar.
#[derive(Clone)]
pub struct Tally<'a> {
    /// The choice.
    pub name: &'a str,
    /// The same by the reader's clocks, if they show another time.
    pub there: Option<&'a str>,
    /// What it comes to: "82 %".
    pub score: &'a str,
    /// More about it: how many seats are taken.
    pub note: Option<&'a str>,
    /// One of the best.
    pub best: Option<&'a str>,
    /// Counts per answer, in the order of the answers.
    pub parts: Vec<Part<'a>>,
    /// How many could have answered, or the seats: the length of the whole bar.
    pub total: u32,
}

/// Bars, one line a choice.
pub fn tallies(tallies: &[Tally]) -> Markup {
    html! {
        ul .tally {
            @for tally in tallies {
                li {
                    span .name {
                        (tally.name)
                        @if let Some(there) = tally.there { " " span .there { (there) } }
                        @if let Some(word) = tally.best { " " (badge(Some(Tone::Success), Some("star"), word)) }
                    }
                    span .score { (tally.score) }
                    (bar(&tally.parts, tally.total))
                    span .parts {
                        @for part in tally.parts.iter().filter(|part| part.count > 0) {
                            span class={ "i i-" (part.answer.icon) } { (part.number) " " (part.answer.label) }
                        }
                        @if let Some(note) = tally.note { span .seats-said { (icon("users")) span { (note) } } }
                    }
                }
            }
        }
    }
}

/// The bar alone; the words beside it say the same.
fn bar(parts: &[Part], total: u32) -> Markup {
    let starts = parts.iter().scan(0, |end, part| {
        let start = *end;
        *end += part.drawn;
        Some(start)
    });
    html! {
        svg .bar viewBox={ "0 0 " (total.max(1)) " 1" } preserveAspectRatio="none" aria-hidden="true" {
            @for (part, start) in parts.iter().zip(starts).filter(|(part, _)| part.drawn > 0) {
                @let (y, height) = if part.thin { (".35", ".3") } else { ("0", "1") };
                rect class=(part.answer.colour) x=(start) width=(part.drawn) y=(y) height=(height) {}
            }
        }
    }
}
