//! The form that filters, sorts and compares.

use maud::{Markup, html};

use crate::domain::visibility::Rows;
use crate::web::pages::poll::frame::path;
use crate::web::ui::{self, Button, Field, SelectOption};

use super::asked::{Asked, BLANK};
use super::columns::{has_minimum, in_points};
use super::layout::View;

/// Choices, and votes, from which a filter is offered.
const FILTER_FROM: usize = 4;

/// The form, and what it leaves; nothing where there is little to look for.
pub fn form(view: &View<'_>) -> Markup {
    let t = view.ctx.t;
    let asked = Asked::of(view.ctx);
    let shown = view.shown;
    let choices = shown.structure.live_choices().count();
    let seen = shown.results.count.is_some() && shown.scene.tally.votes() > 0;
    let many = choices >= FILTER_FROM || shown.results.rows.len() > FILTER_FROM;
    if !seen || !(many || asked.any()) {
        return html! {};
    }
    let active = asked.any();
    let home = format!("{}#votes", path(&shown.scene.poll, ""));
    html! {
        details .filter open[active] {
            summary { (ui::icon("filter")) (t.filter_title()) }
            form method="get" action=(home) {
                @if shown.results.sight.rows == Rows::All { (votes(view, &asked)) }
                (of_choices(view, &asked))
                (pair(view, &asked))
                div .actions {
                    (Button::new(t.filter_apply()))
                    @if active { (Button::new(t.filter_reset()).quiet().link(&home)) }
                }
            }
        }
        (left(view, choices))
    }
}

fn number(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// How much is left of votes and choices.
fn left(view: &View<'_>, choices: usize) -> Markup {
    let t = view.ctx.t;
    let hidden = if view.pair.is_some() { 0 } else { choices - view.columns.len() };
    html! {
        @if let Some((found, all)) = view.shown.sifted {
            p role="status" { strong { (t.filter_found(&t.integer(number(all)), &t.integer(number(found)))) } }
        }
        @if hidden > 0 { p role="status" { strong { (t.filter_hidden(number(hidden))) } } }
    }
}

/// By name, and by answer.
fn votes(view: &View<'_>, asked: &Asked<'_>) -> Markup {
    let t = view.ctx.t;
    let answers: Vec<(String, &str)> =
        view.answers.iter().map(|answer| (answer.id.to_string(), answer.label.as_str())).collect();
    let mut values = vec![SelectOption { value: "", label: t.filter_any() }];
    values.extend(answers.iter().map(|(value, label)| SelectOption { value, label }));
    values.push(SelectOption { value: BLANK, label: t.filter_blank() });
    let choices = choices(view);
    let choices = options(&choices, t.filter_to_any());
    html! {
        div .cluster {
            @if view.shown.results.sight.names { (Field::text("who", t.filter_who()).value(asked.get("who"))) }
            (Field::select("value", t.filter_answer(), &values).value(asked.get("value")))
            (Field::select("to", t.filter_to(), &choices).value(asked.get("to")))
        }
    }
}

/// By words and result, and in which order.
fn of_choices(view: &View<'_>, asked: &Asked<'_>) -> Markup {
    let t = view.ctx.t;
    let label = if in_points(view.shown) { t.filter_min_score() } else { t.filter_min_percent() };
    let orders = [
        SelectOption { value: "", label: t.filter_order_poll() },
        SelectOption { value: "score", label: t.filter_order_best() },
    ];
    html! {
        div .cluster {
            (Field::text("find", t.filter_find()).value(asked.get("find")))
            @if has_minimum(view.shown) { (Field::number("min", label).value(asked.get("min")).min("0")) }
            @if !view.sheet { (Field::select("sort", t.filter_order(), &orders).value(asked.get("sort"))) }
        }
    }
}

/// Two choices side by side.
fn pair(view: &View<'_>, asked: &Asked<'_>) -> Markup {
    let t = view.ctx.t;
    let choices = choices(view);
    let choices = options(&choices, t.filter_none());
    html! {
        div .cluster {
            (Field::select("a", t.filter_compare(), &choices).value(asked.get("a")))
            (Field::select("b", t.filter_with(), &choices).value(asked.get("b")))
        }
    }
}

fn choices(view: &View<'_>) -> Vec<(String, String)> {
    view.shown.structure.live_choices().map(|choice| (choice.id.to_string(), view.line(choice))).collect()
}

fn options<'a>(choices: &'a [(String, String)], none: &'a str) -> Vec<SelectOption<'a>> {
    let all = choices.iter().map(|(value, label)| SelectOption { value, label });
    std::iter::once(SelectOption { value: "", label: none }).chain(all).collect()
}
