//! What the reader can do with the table: filter and sort its columns, take it along.

use maud::{Markup, html};

use crate::actions::poll_show::Shown;
use crate::domain::choice::Choice;
use crate::domain::poll::Method;
use crate::domain::tally::Summary;
use crate::web::ctx::Ctx;
use crate::web::pages::poll::counting_words::approval;
use crate::web::pages::poll::frame::path;
use crate::web::ui::{self, Button, Field, Link, SelectOption};

use super::layout::View;

/// Choices from which a filter is offered.
const FILTER_FROM: usize = 4;

/// The columns that the query asks for: at least `min` percent (or points), `sort=score` the best first.
pub fn columns<'a>(ctx: &Ctx, shown: &'a Shown) -> Vec<&'a Choice> {
    let mut columns: Vec<&Choice> = shown.structure.live_choices().collect();
    let Some(summaries) = shown.results.summaries() else { return columns };
    let summary = |choice: &Choice| summaries.iter().find(|summary| summary.choice == choice.id);
    if let Some(min) = minimum(ctx).filter(|_| has_minimum(shown)) {
        let points = in_points(shown);
        columns.retain(|choice| summary(choice).is_some_and(|summary| reached(summary, points) >= min));
    }
    if ctx.query.get("sort") == "score" {
        columns.sort_by_key(|choice| summary(choice).and_then(|summary| summary.place).unwrap_or(usize::MAX));
    }
    columns
}

/// Whether choices have percentages or points of which more is better.
fn has_minimum(shown: &Shown) -> bool {
    let method = shown.results.count.as_ref().map(|count| count.method);
    matches!(method, Some(Method::Weighted | Method::Approval))
}

/// Points instead of percentages.
fn in_points(shown: &Shown) -> bool {
    let method = shown.results.count.as_ref().map(|count| count.method);
    shown.scene.poll.settings.show_score && method == Some(Method::Weighted)
}

fn minimum(ctx: &Ctx) -> Option<f64> {
    let min: f64 = ctx.query.get("min").trim().replace(',', ".").parse().ok()?;
    (min.is_finite() && min > 0.0).then_some(min)
}

fn reached(summary: &Summary, points: bool) -> f64 {
    if points {
        summary.score.map_or(0.0, |score| score.as_f64())
    } else {
        approval(summary).or(summary.share).unwrap_or(0.0) * 100.0
    }
}

/// The form that filters and sorts; works by reloading.
pub fn filter(view: &View<'_>) -> Markup {
    let t = view.ctx.t;
    let all = view.shown.structure.live_choices().count();
    if all < FILTER_FROM || view.shown.results.count.is_none() || view.shown.scene.tally.votes() == 0 {
        return html! {};
    }
    let hidden = all - view.columns.len();
    let has_minimum = has_minimum(view.shown);
    let active = (has_minimum && minimum(view.ctx).is_some()) || view.ctx.query.get("sort") == "score";
    let label = if in_points(view.shown) { t.filter_min_score() } else { t.filter_min_percent() };
    let orders = [
        SelectOption { value: "", label: t.filter_order_poll() },
        SelectOption { value: "score", label: t.filter_order_best() },
    ];
    html! {
        details .filter open[active] {
            summary { (ui::icon("filter")) (t.filter_title()) }
            form method="get" action={ (path(&view.shown.scene.poll, "")) "#votes" } {
                div .cluster {
                    @if has_minimum { (Field::number("min", label).value(view.ctx.query.get("min")).min("0")) }
                    (Field::select("sort", t.filter_order(), &orders).value(view.ctx.query.get("sort")))
                    (Button::new(t.filter_apply()))
                    @if active { (Button::new(t.filter_reset()).quiet().link(&format!("{}#votes", path(&view.shown.scene.poll, "")))) }
                }
            }
        }
        @if hidden > 0 { p role="status" { strong { (t.filter_hidden(i64::try_from(hidden).unwrap_or(0))) } } }
    }
}

/// The menu of exports.
pub fn exports(view: &View<'_>) -> Markup {
    let t = view.ctx.t;
    let base = format!("/poll/{}", view.shown.scene.poll.slug);
    let (csv, json, text) = (format!("{base}.csv"), format!("{base}.json"), format!("{base}.txt"));
    let print = path(&view.shown.scene.poll, "print/");
    let link = |href, label, icon| Link { href, label, icon: Some(icon), current: false };
    html! {
        (ui::menu(t.export_menu(), "download", true, &html! {
            (ui::menu_links(&[
                link(&csv, t.export_csv(), "download"), link(&json, t.export_json(), "download"),
                link(&text, t.export_text(), "copy"), link(&print, t.export_print(), "print"),
            ]))
            @if view.shown.results.sight.owner {
                (ui::menu_links(&[link(&path(&view.shown.scene.poll, "activity/"), t.activity_title(), "clock")]))
            }
        }))
    }
}
