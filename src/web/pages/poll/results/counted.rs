//! How the result came about: in a sentence, and step by step.

use maud::{Markup, html};

use crate::domain::counting::{Count, Duels, Figure, Round, Steps};
use crate::domain::id::ChoiceId;
use crate::domain::poll::Method;
use crate::domain::tally::Summary;
use crate::i18n::labels;
use crate::web::pages::poll::counting_words::{self, figure, whole};
use crate::web::ui;

use super::layout::View;

/// Duels are shown in a table of every choice against every other up to here; a larger one helps nobody.
const DUELS_MAX: usize = 20;

/// Opens to what was counted.
pub fn section(view: &View<'_>) -> Markup {
    let Some(count) = view.shown.results.count.as_ref() else { return html! {} };
    let t = view.ctx.t;
    html! {
        details .fold id="counted" {
            summary { (t.counting_how()) (ui::icon("chevron-down")) }
            div .fold-body {
                p { strong { (counting_words::name(t, count.method)) ":" } " " (counting_words::text(t, count.method)) }
                (steps(view, count))
            }
        }
    }
}

fn steps(view: &View<'_>, count: &Count) -> Markup {
    match &count.steps {
        Steps::Plain if count.method == Method::Weighted => html! {},
        Steps::Plain => figures(view, count),
        Steps::Approving(answers) => {
            let poll = &view.shown.scene.poll;
            let values = answers.iter().filter_map(|id| view.shown.structure.value(*id));
            let words: Vec<&str> = values.map(|value| labels::answer(view.ctx.t, poll, value)).collect();
            html! { p { (view.ctx.t.counting_approving(&words.join(", "))) } (figures(view, count)) }
        }
        Steps::Rounds(all) => rounds(view, count, all),
        Steps::Duels(all) => html! {
            (figures(view, count))
            @if all.choices.len() <= DUELS_MAX { (duels(view, all)) }
        },
    }
}

/// Choices that have a place, the best first.
fn by_place(count: &Count) -> Vec<&Summary> {
    let mut all: Vec<&Summary> = count.summaries.iter().filter(|summary| summary.place.is_some()).collect();
    all.sort_by_key(|summary| summary.place);
    all
}

fn name(view: &View<'_>, choice: ChoiceId) -> String {
    view.shown.structure.choice(choice).map(|choice| view.line(choice)).unwrap_or_default()
}

/// The figure of every choice with the numbers that it is made of.
fn figures(view: &View<'_>, count: &Count) -> Markup {
    let t = view.ctx.t;
    let (poll, structure) = (&view.shown.scene.poll, &view.shown.structure);
    let columns: &[&str] = match count.method {
        Method::Approval => &[t.counting_approvals()],
        Method::Score => &[t.counting_answers()],
        Method::Majority => &[t.counting_better(), t.counting_worse()],
        _ => &[],
    };
    let first = [t.counting_choice(), t.counting_place()];
    let heads: Vec<&str> = first.iter().chain(columns).chain(&[t.results_sum()]).copied().collect();
    let body = html! {
        @for summary in by_place(count) {
            tr {
                th scope="row" { (name(view, summary.choice)) }
                td data-label=(t.counting_place()) { (t.integer(summary.place.map_or(0, whole))) }
                @for (head, number) in columns.iter().zip(numbers(summary)) {
                    td data-label=(head) { (t.integer(number)) }
                }
                td data-label=(t.results_sum()) { (figure(t, poll, structure, summary).unwrap_or_default()) }
            }
        }
    };
    ui::table(t.counting_how(), &heads, &body)
}

fn numbers(summary: &Summary) -> Vec<i64> {
    match summary.figure {
        Some(Figure::Approvals(approvals)) => vec![approvals],
        Some(Figure::Mean(_)) => vec![summary.counts.iter().map(|(_, count)| count).sum()],
        Some(Figure::Grade { better, worse, .. }) => vec![better, worse],
        _ => Vec::new(),
    }
}

fn rounds(view: &View<'_>, count: &Count, all: &[Round]) -> Markup {
    let t = view.ctx.t;
    let titles: Vec<String> =
        (1..).take(all.len()).map(|round| t.counting_round(&t.integer(round))).collect();
    let heads: Vec<&str> =
        std::iter::once(t.counting_choice()).chain(titles.iter().map(String::as_str)).collect();
    let idle = all.iter().any(|round| round.idle > 0);
    let body = html! {
        @for summary in by_place(count) {
            tr {
                th scope="row" { (name(view, summary.choice)) }
                @for round in all {
                    td .num {
                        @match round.votes.iter().find(|(choice, _)| *choice == summary.choice) {
                            Some((_, votes)) => (t.number(*votes, 2)),
                            None => "–",
                        }
                        @if round.out.contains(&summary.choice) { " " span .muted { (t.counting_out()) } }
                    }
                }
            }
        }
        @if idle {
            tr {
                th scope="row" { (t.counting_idle()) }
                @for round in all { td .num { (t.integer(round.idle)) } }
            }
        }
    };
    ui::table(t.counting_how(), &heads, &body)
}

fn duels(view: &View<'_>, all: &Duels) -> Markup {
    let t = view.ctx.t;
    let names: Vec<String> = all.choices.iter().map(|choice| name(view, *choice)).collect();
    let heads: Vec<&str> =
        std::iter::once(t.counting_choice()).chain(names.iter().map(String::as_str)).collect();
    let body = html! {
        @for (row, (name, better)) in names.iter().zip(&all.better).enumerate() {
            tr {
                th scope="row" { (name) }
                @for (column, votes) in better.iter().enumerate() {
                    td .num {
                        @if row == column { "–" }
                        @else if *votes > all.better[column][row] { strong { (t.integer(*votes)) } }
                        @else { (t.integer(*votes)) }
                    }
                }
            }
        }
    };
    html! { p { (t.counting_duels()) } (ui::table(t.counting_duels_caption(), &heads, &body)) }
}
