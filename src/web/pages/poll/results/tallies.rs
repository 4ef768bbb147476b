//! One bar a choice.

use std::collections::BTreeMap;

use maud::{Markup, html};

use crate::domain::choice::Choice;
use crate::domain::id::ValueId;
use crate::domain::seats::{Filled, taking};
use crate::domain::tally::Summary;
use crate::web::pages::poll::seats_words;
use crate::web::ui::{Answer, Part, Tally, icon, tallies};

use super::layout::View;

/// Bars that are shown at once; the rest opens.
const OPEN_MAX: usize = 12;

/// The bars of all choices that the filter leaves.
pub fn section(view: &View<'_>) -> Markup {
    let answers: Vec<Answer<'_>> = view.answers.iter().map(|answer| answer.as_ui()).collect();
    let lines: Vec<Line<'_>> = view.columns.iter().filter_map(|choice| Line::new(view, choice)).collect();
    let counts = lines.iter().flat_map(|line| &line.summary.counts).map(|(_, count)| *count);
    let numbers: Numbers = counts.map(|count| (count, view.ctx.t.integer(count))).collect();
    let bars: Vec<Tally<'_>> = lines.iter().map(|line| line.bar(view, &answers, &numbers)).collect();
    let (first, rest) = bars.split_at(bars.len().min(OPEN_MAX));
    html! {
        section .stack {
            h2 { (view.ctx.t.results_sums()) }
            (tallies(first))
            @if !rest.is_empty() {
                details .fold { summary { (view.ctx.t.results_more_sums(&view.ctx.t.integer(i64::try_from(rest.len()).unwrap_or(0)))) (icon("chevron-down")) } (tallies(rest)) }
            }
        }
    }
}

/// Counts as the reader writes them: few different ones, each on many lines.
type Numbers = BTreeMap<i64, String>;

struct Line<'a> {
    name: String,
    there: Option<String>,
    score: String,
    waiting: Option<String>,
    summary: &'a Summary,
}

impl<'a> Line<'a> {
    fn new(view: &View<'a>, choice: &Choice) -> Option<Self> {
        let summary = view.summary(choice)?;
        let waiting = seats_words::waiting(view.ctx.t, &view.shown.structure, summary);
        let (name, there) = (view.line(choice), view.there(choice));
        Some(Self { name, there, score: view.score(summary), waiting, summary })
    }

    fn bar<'b>(&'b self, view: &View<'_>, answers: &'b [Answer<'b>], numbers: &'b Numbers) -> Tally<'b> {
        let count = |count: i64| u32::try_from(count).unwrap_or(0);
        let number = |count: &i64| numbers.get(count).map_or("", String::as_str);
        let structure = &view.shown.structure;
        let thin = |value| structure.value(value).is_some_and(|value| value.weight.0 <= 0);
        let parts = self.summary.counts.iter().zip(answers);
        let mut bar = Bar::of(view, self.summary);
        Tally {
            name: &self.name,
            there: self.there.as_deref(),
            score: &self.score,
            note: self.waiting.as_deref(),
            best: view.is_best(self.summary).then_some(view.ctx.t.results_best_badge()),
            parts: parts
                .map(|((value, n), answer)| Part {
                    answer,
                    count: count(*n),
                    drawn: count(bar.takes(*value, *n)),
                    number: number(n),
                    thin: thin(*value),
                })
                .collect(),
            total: count(bar.whole),
        }
    }
}

/// What a bar is as long as: all votes, or of a sign-up sheet the seats, which those fill who have one.
struct Bar {
    whole: i64,
    left: i64,
    /// The answers that are drawn; `None` for all.
    taking: Option<Vec<ValueId>>,
}

impl Bar {
    fn of(view: &View<'_>, summary: &Summary) -> Self {
        let structure = &view.shown.structure;
        let filled = Filled::of(structure, summary);
        let whole = filled.map_or_else(|| view.shown.scene.tally.votes(), |filled| filled.seats);
        Self { whole, left: whole, taking: view.sheet.then(|| taking(structure)) }
    }

    /// How much of it an answer takes that so many gave.
    fn takes(&mut self, value: ValueId, count: i64) -> i64 {
        if self.taking.as_ref().is_some_and(|taking| !taking.contains(&value)) {
            return 0;
        }
        let takes = count.min(self.left);
        self.left -= takes;
        takes
    }
}
