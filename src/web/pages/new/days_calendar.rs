//! The months of the calendar, filled from what is picked.

use chrono::{Datelike as _, Days, Months, NaiveDate, Weekday};
use maud::{Markup, html};

use crate::domain::choice::Subject;
use crate::web::ui::{self, Button, Day, Month, Week};

use super::picks::month_of;
use super::sheet::Sheet;

const WEEKDAYS: [Weekday; 7] =
    [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri, Weekday::Sat, Weekday::Sun];

/// Two months of checkboxes (one on phones), the buttons to other months, and what is ticked in those.
pub fn calendar(sheet: &Sheet<'_>) -> Markup {
    let t = sheet.ctx.t;
    let first = sheet.picks.month;
    let shown: Vec<NaiveDate> =
        (0..2).filter_map(|ahead| first.checked_add_months(Months::new(ahead))).collect();
    let is_shown = |day: NaiveDate| shown.contains(&month_of(day));
    let place = sheet.at("days");
    let nothing_before = first <= month_of(sheet.today())
        && sheet.picks.days.first().is_none_or(|earliest| *earliest >= first);
    html! {
        div #calendar .calendar data-part data-today=(sheet.today()) data-week=(t.new_week("#"))
            data-votes=[votes_by_day(sheet)] {
            div .month-nav {
                (Button::new(t.new_earlier()).quiet().icon_only("chevron-left").send("do", "earlier").to(&place)
                    .unchecked().disabled(nothing_before))
                (Button::new(t.new_later()).quiet().icon_only("chevron-right").send("do", "later").to(&place)
                    .unchecked())
            }
            input type="hidden" name="month" value=(first.format("%Y-%m"));
            (months(sheet, &shown))
            div data-elsewhere hidden {
                @for day in sheet.picks.days.iter().filter(|day| !is_shown(**day)) {
                    input type="hidden" name="day" value=(day);
                }
            }
            p #calendar-keys hidden { (t.new_keys()) }
        }
    }
}

struct OwnedDay {
    value: String,
    number: String,
    label: String,
    votes: Option<String>,
    day: NaiveDate,
}

fn months(sheet: &Sheet<'_>, shown: &[NaiveDate]) -> Markup {
    let t = sheet.ctx.t;
    let names = WEEKDAYS.map(|weekday| (short(&t.weekday_short(weekday)), t.weekday_long(weekday)));
    let weekdays = [0, 1, 2, 3, 4, 5, 6].map(|index| {
        let (short, long) = &names[index];
        (short.as_str(), long.as_str())
    });
    let captions: Vec<String> = shown.iter().map(|month| t.month_year(*month)).collect();
    let days: Vec<Vec<OwnedDay>> = shown.iter().map(|month| days_of(sheet, *month)).collect();
    let tables: Vec<Month<'_>> = shown
        .iter()
        .zip(captions.iter().zip(&days))
        .map(|(month, (caption, days))| Month {
            caption,
            name: "day",
            week_head: Some(t.new_week_head()),
            weekdays,
            columns: Some(columns(sheet, *month, &weekdays)),
            weeks: weeks(sheet, *month, days),
        })
        .collect();
    ui::months(&tables)
}

/// "Mo" for "Mo.": the column is narrow.
fn short(name: &str) -> String {
    name.trim_end_matches('.').to_owned()
}

fn days_of(sheet: &Sheet<'_>, month: NaiveDate) -> Vec<OwnedDay> {
    let t = sheet.ctx.t;
    let days = month.iter_days().take_while(|day| day.month() == month.month());
    days.map(|day| OwnedDay {
        value: day.to_string(),
        number: day.day().to_string(),
        label: t.day_long(day),
        votes: sheet.votes(&Subject::Days { first: day, last: day }),
        day,
    })
    .collect()
}

fn weeks<'a>(sheet: &Sheet<'_>, month: NaiveDate, days: &'a [OwnedDay]) -> Vec<Week<'a>> {
    let today = sheet.today();
    let cell = |owned: &'a OwnedDay| Day {
        value: &owned.value,
        number: &owned.number,
        label: &owned.label,
        checked: sheet.picks.days.contains(&owned.day),
        today: owned.day == today,
        past: owned.day < today,
        busy: owned.votes.as_deref(),
    };
    let before = usize::try_from(month.weekday().num_days_from_monday()).unwrap_or(0);
    let rows = (before + days.len()).div_ceil(7);
    let row = |row: usize| Week {
        head: week_button(sheet, month, row),
        days: std::array::from_fn(|column| {
            (row * 7 + column).checked_sub(before).and_then(|index| days.get(index)).map(cell)
        }),
    };
    (0..rows).map(row).collect()
}

/// Ticks a whole week; it says the number of the week (ISO 8601).
fn week_button(sheet: &Sheet<'_>, month: NaiveDate, row: usize) -> Markup {
    let back = u64::from(month.weekday().num_days_from_monday());
    let ahead = u64::try_from(row).unwrap_or(0) * 7;
    let monday =
        month.checked_sub_days(Days::new(back)).and_then(|day| day.checked_add_days(Days::new(ahead)));
    let Some(monday) = monday else { return html! {} };
    let number = monday.iso_week().week().to_string();
    let label = sheet.ctx.t.new_week(&number);
    html! {
        button type="submit" name="do" value={ "week:" (monday) } formaction=(sheet.at("days")) formnovalidate
            aria-label=(label) title=(label) { (number) }
    }
}

/// Tick a weekday in the whole month.
fn columns(sheet: &Sheet<'_>, month: NaiveDate, weekdays: &[(&str, &str); 7]) -> [Markup; 7] {
    let place = sheet.at("days");
    let mut index = 0;
    weekdays.map(|(short, long)| {
        let ahead = (index + 7 - month.weekday().num_days_from_monday()) % 7;
        index += 1;
        let first = month.checked_add_days(Days::new(ahead.into())).unwrap_or(month);
        let label = sheet.ctx.t.new_weekday(long);
        html! {
            button type="submit" name="do" value={ "weekday:" (first) } formaction=(place) formnovalidate
                title=(label) { (short) span .vh { ": " (label) } }
        }
    })
}

/// For scripts: days and how many have voted on them, `2027-03-01=3 votes;…`.
fn votes_by_day(sheet: &Sheet<'_>) -> Option<String> {
    let days = sheet.counts.keys().filter_map(|subject| match subject {
        Subject::Days { first, last } if first == last => Some((first, sheet.votes(subject)?)),
        _ => None,
    });
    let pairs: Vec<String> = days.map(|(day, votes)| format!("{day}={votes}")).collect();
    (!pairs.is_empty()).then(|| pairs.join(";"))
}
