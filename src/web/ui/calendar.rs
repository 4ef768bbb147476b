//! A month in which days can be ticked.

use maud::{Markup, html};

/// A day that can be ticked.
#[derive(Clone, Copy)]
pub struct Day<'a> {
    /// What the checkbox sends, `YYYY-MM-DD`.
    pub value: &'a str,
    /// Day of the month as it is written.
    pub number: &'a str,
    /// The whole date, read out.
    pub label: &'a str,
    /// Chosen.
    pub checked: bool,
    /// The reader's today.
    pub today: bool,
    /// Over, and so not to be chosen (unless it is already).
    pub past: bool,
    /// Something else is on that day; the words that say so.
    pub busy: Option<&'a str>,
}

/// A week: seven places, empty outside of the month.
#[derive(Clone)]
pub struct Week<'a> {
    /// Its heading: week number, or a button that ticks all of it.
    pub head: Markup,
    /// Its days, from the first day of the week on.
    pub days: [Option<Day<'a>>; 7],
}

/// A month as a table of checkboxes; works without script.
#[derive(Clone)]
pub struct Month<'a> {
    /// "March 2026".
    pub caption: &'a str,
    /// Name of every checkbox.
    pub name: &'a str,
    /// Heading of the column of weeks, read out only ("Week"); none leaves the column out.
    pub week_head: Option<&'a str>,
    /// Weekdays as they are written, and whole as they are read out.
    pub weekdays: [(&'a str, &'a str); 7],
    /// Buttons that tick a whole column, in place of the words.
    pub columns: Option<[Markup; 7]>,
    /// The weeks.
    pub weeks: Vec<Week<'a>>,
}

/// Months beside each other; below each other on phones.
pub fn months(months: &[Month]) -> Markup {
    html! { div .months data-calendar { @for month in months { (month_table(month)) } } }
}

fn month_table(month: &Month) -> Markup {
    html! {
        table .month {
            caption { (month.caption) }
            thead {
                tr {
                    @if let Some(head) = month.week_head { th scope="col" { span .vh { (head) } } }
                    @for (index, (short, long)) in month.weekdays.iter().enumerate() {
                        th scope="col" abbr=(long) {
                            @match &month.columns { Some(columns) => (columns[index]), None => (short) }
                        }
                    }
                }
            }
            tbody {
                @for week in &month.weeks {
                    tr {
                        @if month.week_head.is_some() { th scope="row" { (week.head) } }
                        @for day in &week.days { td { @if let Some(day) = day { (day_box(month.name, day)) } } }
                    }
                }
            }
        }
    }
}

fn day_box(name: &str, day: &Day) -> Markup {
    html! {
        label .day .today[day.today] .busy[day.busy.is_some()] title=[day.busy] {
            input type="checkbox" name=(name) value=(day.value) checked[day.checked]
                disabled[day.past && !day.checked] aria-current=[day.today.then_some("date")]
                aria-label={ (day.label) @if let Some(words) = day.busy { ", " (words) } };
            span aria-hidden="true" { (day.number) }
        }
    }
}
