//! What came out: the answer first, bars, then the whole table.

use maud::{Markup, Render, html};

use super::answer::Answer;
use super::data::scroller;
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
                p { (self.detail) }
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
    /// Count and word: "9 yes".
    pub words: &'a str,
}

/// One choice with a bar.
#[derive(Clone)]
pub struct Tally<'a> {
    /// The choice.
    pub name: &'a str,
    /// What it comes to: "82 %".
    pub score: &'a str,
    /// One of the best.
    pub best: Option<&'a str>,
    /// Counts per answer, in the order of the answers.
    pub parts: Vec<Part<'a>>,
    /// How many could have answered: the length of the whole bar.
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
                        @if let Some(word) = tally.best { " " (badge(Some(Tone::Success), Some("star"), word)) }
                    }
                    span .score { (tally.score) }
                    (bar(&tally.parts, tally.total))
                    span .parts {
                        @for part in tally.parts.iter().filter(|part| part.count > 0) {
                            span { (icon(part.answer.icon)) (part.words) }
                        }
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
        *end += part.count;
        Some(start)
    });
    html! {
        svg .bar viewBox={ "0 0 " (total.max(1)) " 1" } preserveAspectRatio="none" aria-hidden="true" {
            @for (part, start) in parts.iter().zip(starts).filter(|(part, _)| part.count > 0) {
                rect class=(part.answer.colour) x=(start) width=(part.count) height="1" {}
            }
        }
    }
}

/// A column of the table: a choice.
#[derive(Clone, Copy)]
pub struct Column<'a> {
    /// The choice.
    pub label: &'a str,
    /// One of the best; the word is read out ("best").
    pub best: Option<&'a str>,
}

/// What one person said to one choice.
#[derive(Clone, Copy)]
pub enum Cell<'a> {
    /// An answer, and whether a comment goes with it (then the words that say so).
    Said(&'a Answer<'a>, Option<&'a str>),
    /// No answer; the words for it.
    Nothing(&'a str),
    /// A number or other short text.
    Text(&'a str),
}

/// One line of the table: a person, or a sum.
#[derive(Clone)]
pub struct ResultRow<'a> {
    /// Who; may hold links and badges.
    pub name: Markup,
    /// The reader's own.
    pub own: bool,
    /// One cell a column.
    pub cells: Vec<Cell<'a>>,
}

/// The table of all votes: names stay at the start, choices on top.
#[derive(Clone, Copy)]
pub struct ResultTable<'a> {
    /// Names the table.
    pub caption: &'a str,
    /// Above the names.
    pub corner: &'a str,
    /// Headings over several columns (months, days) with their span; empty for none.
    pub heads: &'a [(&'a str, usize)],
    /// The choices.
    pub columns: &'a [Column<'a>],
    /// The votes; the reader's own first.
    pub rows: &'a [ResultRow<'a>],
    /// Sums at the end.
    pub sums: &'a [ResultRow<'a>],
}

impl Render for ResultTable<'_> {
    fn render(&self) -> Markup {
        let table = html! {
            table .results {
                caption .vh { (self.caption) }
                thead { (self.head()) }
                tbody { @for row in self.rows { (result_row(row)) } }
                @if !self.sums.is_empty() { tfoot { @for row in self.sums { (result_row(row)) } } }
            }
        };
        scroller(self.caption, &table)
    }
}

impl ResultTable<'_> {
    fn head(&self) -> Markup {
        html! {
            @if !self.heads.is_empty() {
                tr {
                    td {}
                    @for (label, span) in self.heads { th .over scope="colgroup" colspan=(span) { span { (label) } } }
                }
            }
            tr {
                th scope="col" { (self.corner) }
                @for column in self.columns {
                    th scope="col" .best-col[column.best.is_some()] {
                        (column.label)
                        @if let Some(word) = column.best { span .vh { ", " (word) } }
                    }
                }
            }
        }
    }
}

fn result_row(row: &ResultRow) -> Markup {
    html! {
        tr .own[row.own] {
            th scope="row" { (row.name) }
            @for cell in &row.cells { (result_cell(cell)) }
        }
    }
}

fn result_cell(cell: &Cell) -> Markup {
    match cell {
        Cell::Said(answer, note) => html! {
            td class={ (answer.colour) @if note.is_some() { " note" } } title=(answer.label) {
                (icon(answer.icon))
                span .vh { (answer.label) @if let Some(words) = note { ", " (words) } }
            }
        },
        Cell::Nothing(words) => html! { td .none { span aria-hidden="true" { "–" } span .vh { (words) } } },
        Cell::Text(text) => html! { td { (text) } },
    }
}
