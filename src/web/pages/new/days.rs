//! Days: calendar, chosen ones, and fields to type them.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use maud::{Markup, html};

use crate::domain::choice::{CHOICES_MAX, Kind, Subject};
use crate::web::pages::poll::labels;
use crate::web::ui::{self, Button, Field, icon};

use super::days_calendar::calendar;
use super::sheet::{Sheet, choices_error};

/// The part of the form in which days are chosen.
pub fn days(sheet: &Sheet<'_>) -> Markup {
    let t = sheet.ctx.t;
    let body = html! {
        (choices_error(sheet))
        (calendar(sheet))
        (chosen(sheet))
        (typed(sheet))
    };
    html! { div #days .days { (ui::fieldset(t.new_days(), Some(t.new_days_help()), &body)) } }
}

/// Everything that is chosen, each with a button that takes it back.
fn chosen(sheet: &Sheet<'_>) -> Markup {
    let t = sheet.ctx.t;
    let all: Vec<Subject> = match sheet.picks.kind {
        Kind::Datetime => singles(sheet.picks.readable_ranges()),
        _ => sheet.picks.readable_ranges().into_iter().collect(),
    };
    let place = sheet.at("days");
    html! {
        div .chosen {
            p #days-count .small.muted role="status" data-part="told" {
                (t.new_days_chosen(i64::try_from(all.len()).unwrap_or(i64::MAX)))
            }
            div #days-chips data-part="told" {
                @if !all.is_empty() {
                    ul .chips { @for subject in all.iter().take(CHOICES_MAX) { li { (chip(sheet, subject, &place)) } } }
                }
            }
        }
    }
}

/// Each day of ranges by itself; no more than are shown.
fn singles(ranges: BTreeSet<Subject>) -> Vec<Subject> {
    let days = ranges.into_iter().flat_map(|range| match range {
        Subject::Days { first, last } => first.iter_days().take_while(|day| *day <= last).collect(),
        _ => Vec::new(),
    });
    let days: BTreeSet<NaiveDate> = days.take(CHOICES_MAX + 1).collect();
    days.into_iter().map(|day| Subject::Days { first: day, last: day }).collect()
}

fn chip(sheet: &Sheet<'_>, subject: &Subject, place: &str) -> Markup {
    let t = sheet.ctx.t;
    let Subject::Days { first, last } = subject else { return html! {} };
    let label = if sheet.is_near(*first) && sheet.is_near(*last) {
        labels::days_near(t, *first, *last)
    } else {
        labels::days(t, *first, *last)
    };
    let votes = sheet.votes(subject);
    html! {
        button .chip type="submit" name="drop" value=(subject) formaction=(place) formnovalidate {
            (label) @if let Some(votes) = votes { " " span .muted { (votes) } }
            span .vh { ": " (t.new_take_back(&label)) }
            (icon("close"))
        }
    }
}

/// For people who rather type, and for ranges of days.
fn typed(sheet: &Sheet<'_>) -> Markup {
    let t = sheet.ctx.t;
    let ranges = sheet.picks.kind == Kind::Date;
    html! {
        div #days-typed .stack data-part {
            (Field::text("dates", t.new_dates())
                .value(&sheet.picks.dates)
                .help(if ranges { t.new_dates_help_ranges() } else { t.new_dates_help() })
                .error(sheet.said("dates")))
        }
        @if ranges { (range(sheet)) }
    }
}

/// Several days that are one choice, such as a weekend.
fn range(sheet: &Sheet<'_>) -> Markup {
    let t = sheet.ctx.t;
    let error = sheet.said("from");
    let form = &sheet.ctx.form;
    let (from, to) = if error.is_some() { (form.get("from"), form.get("to")) } else { ("", "") };
    html! {
        details .fold open[error.is_some()] {
            summary { (t.new_range()) (icon("chevron-down")) }
            div #range .row-fields.fold-body data-part {
                (Field::date("from", t.new_from()).value(from).error(error))
                (Field::date("to", t.new_to()).value(to))
                (Button::new(t.new_add_range()).icon("plus").send("do", "range").to(&sheet.at("days")).unchecked())
            }
        }
    }
}
