//! Times of day, and which of them on which day.

use maud::{Markup, html};

use crate::domain::choice::DayTime;
use crate::i18n::T;
use crate::web::ui::{self, Button, Field, SelectOption};

use super::deeds::join;
use super::grid::{Cell, Grid};
use super::sheet::Sheet;

/// Lengths that are offered, in minutes.
const LENGTHS: [i64; 7] = [15, 30, 45, 60, 90, 120, 180];

/// The part of the form in which times are chosen; `zone_field` says in which zone they are.
pub fn times(sheet: &Sheet<'_>, zone_field: &Markup) -> Markup {
    let t = sheet.ctx.t;
    let lengths: Vec<(String, String)> =
        LENGTHS.iter().map(|minutes| (minutes.to_string(), length(t, *minutes))).collect();
    let mut options = vec![SelectOption { value: "", label: t.new_length_none() }];
    options.extend(lengths.iter().map(|(value, label)| SelectOption { value, label }));
    let body = html! {
        div #times-fields .times-row data-part {
            (Field::text("times", t.new_times_label())
                .value(&sheet.picks.times)
                .help(t.new_times_help())
                .placeholder("9:00, 14:30-16:00")
                .error(sheet.said("times")))
            (Field::select("length", t.new_length(), &options).value(&sheet.picks.length))
        }
        (zone_field)
        div #slots data-part="told" { (table(sheet)) }
    };
    ui::fieldset(t.new_times(), Some(t.new_times_lead()), &body)
}

fn length(t: T, minutes: i64) -> String {
    let hours = t.new_hours(&t.integer(minutes / 60));
    let rest = t.new_minutes(&t.integer(minutes % 60));
    match (minutes / 60, minutes % 60) {
        (0, _) => rest,
        (_, 0) => hours,
        _ => format!("{hours} {rest}"),
    }
}

fn table(sheet: &Sheet<'_>) -> Markup {
    let t = sheet.ctx.t;
    let place = sheet.at("slots");
    let ready = sheet.picks.shown.is_some();
    match sheet.picks.grid(sheet.zone) {
        _ if !ready => html! {
            p .help { (t.new_all_combinations()) }
            (Button::new(t.new_choose_combinations()).icon("list").send("do", "slots").to(&place).unchecked())
        },
        Some(grid) if !grid.rows.is_empty() && !grid.times.is_empty() => shown(sheet, &grid, &place),
        _ => kept(sheet),
    }
}

/// Days or times cannot be read just now: what was ticked waits.
fn kept(sheet: &Sheet<'_>) -> Markup {
    let Some((days, times)) = &sheet.picks.shown else { return html! {} };
    let days: Vec<String> = days.iter().map(ToString::to_string).collect();
    html! {
        input type="hidden" name="shown_days" value=(days.join(","));
        input type="hidden" name="shown_times" value=(join(times.iter()));
        @for slot in &sheet.picks.slots { input type="hidden" name="slot" value=(slot); }
        p .help { (sheet.ctx.t.new_table_waits()) }
    }
}

fn shown(sheet: &Sheet<'_>, grid: &Grid, place: &str) -> Markup {
    let t = sheet.ctx.t;
    let days: Vec<String> = grid.rows.iter().map(|(day, _)| day.to_string()).collect();
    let count = |cells: usize| t.integer(i64::try_from(cells).unwrap_or(0));
    let heads: Vec<String> = grid.times.iter().map(|time| time_words(t, *time)).collect();
    let rows = html! {
        table .slots {
            caption .vh { (t.new_table()) }
            thead { tr {
                td { (switch(t, "all", t.new_all(), t.new_all_label(), place)) }
                @for (time, head) in grid.times.iter().zip(&heads) {
                    th scope="col" { (switch(t, &format!("col:{time}"), head, &t.new_column_label(head), place)) }
                }
            } }
            tbody { @for (day, cells) in &grid.rows { tr {
                @let name = t.day_short(*day);
                th scope="row" { (switch(t, &format!("row:{day}"), &name, &t.new_row_label(&name), place)) }
                @for (cell, head) in cells.iter().zip(&heads) { td { (tick(sheet, cell.as_ref(), &name, head)) } }
            } } }
        }
    };
    html! {
        input type="hidden" name="shown_days" value=(days.join(","));
        input type="hidden" name="shown_times" value=(join(grid.times.iter()));
        p .small.muted { (t.new_combinations(&count(grid.part("all").len()), &count(grid.chosen().count()))) }
        (ui::scroller(t.new_table(), &rows))
    }
}

/// A heading that switches its cells on or off.
fn switch(t: T, word: &str, text: &str, label: &str, place: &str) -> Markup {
    html! {
        button type="submit" name="do" value=(word) formaction=(place) formnovalidate title=(label) {
            (text) span .vh { ", " (t.new_all_label()) }
        }
    }
}

fn tick(sheet: &Sheet<'_>, cell: Option<&Cell>, day: &str, time: &str) -> Markup {
    let t = sheet.ctx.t;
    html! {
        @match cell {
            Some(cell) => {
                @let votes = sheet.votes(&cell.subject);
                label .slot {
                    input type="checkbox" name="slot" value=(cell.subject) checked[cell.chosen]
                        aria-label={ (day) ", " (time) @if let Some(votes) = &votes { ", " (votes) } };
                    @if let Some(votes) = &votes { span .small.muted aria-hidden="true" { (votes) } }
                }
            }
            None => span .muted title=(t.new_no_such_time()) { "–" span .vh { (t.new_no_such_time()) } },
        }
    }
}

/// "9:00–10:30" as the reader's language has it; an offset stays visible.
fn time_words(t: T, time: DayTime) -> String {
    let text = time.to_string();
    let rest = text.get(5..).unwrap_or("").replacen('-', "–", usize::from(time.offset.is_none()));
    format!("{}{rest}", t.time(time.start))
}
