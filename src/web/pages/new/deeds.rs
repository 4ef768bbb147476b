//! The buttons that change choices in the making; each answers with the form again. With scripts most
//! of them need no round trip.

use chrono::{Datelike as _, Days, Months, NaiveDate};
use chrono_tz::Tz;

use crate::domain::choice::{CHOICES_MAX, DayTime, Kind, Subject, read_days};
use crate::web::form::Form;

use super::picks::{Picks, Trouble, month_of};

/// Does what the pressed button says: field `do`, or `drop` with a choice to take back.
///
/// # Errors
/// What is wrong with the fields that belong to the button.
pub fn apply(picks: &mut Picks, form: &Form, zone: Tz, today: NaiveDate) -> Result<(), Trouble> {
    if form.has("drop") {
        take_back(picks, form.get("drop"));
        return Ok(());
    }
    let word = form.get("do");
    let (what, which) = word.split_once(':').unwrap_or((word, ""));
    match what {
        "earlier" => picks.month = picks.month.checked_sub_months(Months::new(1)).unwrap_or(picks.month),
        "later" => picks.month = picks.month.checked_add_months(Months::new(1)).unwrap_or(picks.month),
        "week" => toggle_days(picks, &week_of(which), today),
        "weekday" => toggle_days(picks, &same_weekdays(which), today),
        "range" => add_range(picks, form)?,
        "add" => add(picks, which),
        "row" | "col" | "all" => toggle_slots(picks, word, zone),
        "slots" => show_table(picks, zone),
        _ => {}
    }
    settle_typed(picks);
    Ok(())
}

/// Typed days become ticked ones, so that the calendar shows them; ranges stay typed where they are
/// choices of their own.
fn settle_typed(picks: &mut Picks) {
    let Ok(typed) = read_days(&picks.dates) else { return };
    let ticks = |range: &&Subject| picks.kind == Kind::Datetime || !range.to_string().contains('/');
    if let Some(first) = typed.iter().filter(ticks).find_map(Subject::day) {
        look_at(picks, first);
    }
    match picks.kind {
        Kind::Datetime => {
            if let Ok(days) = picks.single_days().map_err(drop)
                && days.len() <= CHOICES_MAX
            {
                picks.days = days;
                picks.dates.clear();
            }
        }
        _ if typed.len() + picks.days.len() <= CHOICES_MAX => {
            picks.dates.clear();
            for range in typed {
                match range {
                    Subject::Days { first, last } if first == last => drop(picks.days.insert(first)),
                    other => picks.type_days(&other.to_string()),
                }
            }
        }
        _ => {}
    }
}

/// Turns the calendar to a day, unless it is shown.
fn look_at(picks: &mut Picks, day: NaiveDate) {
    let month = month_of(day);
    let next = picks.month.checked_add_months(Months::new(1));
    if month != picks.month && Some(month) != next {
        picks.month = month;
    }
}

fn take_back(picks: &mut Picks, text: &str) {
    settle_typed(picks);
    if let Some(day) = crate::domain::time::day_of(text) {
        picks.days.remove(&day);
    }
    if let Ok(typed) = read_days(&picks.dates) {
        picks.dates.clear();
        for range in typed.iter().map(ToString::to_string).filter(|range| range != text) {
            picks.type_days(&range);
        }
    }
}

/// Puts back a choice that was taken off the poll.
fn add(picks: &mut Picks, text: &str) {
    match Subject::parse(picks.kind, text) {
        Ok(Subject::Days { first, last }) if first == last => drop(picks.days.insert(first)),
        Ok(Subject::Days { .. }) => picks.type_days(text),
        Ok(slot @ Subject::Slot { .. }) => add_slot(picks, slot),
        _ => {}
    }
}

fn add_slot(picks: &mut Picks, slot: Subject) {
    let (Some(day), Some(time), Ok(times)) = (slot.day(), DayTime::of(&slot), picks.day_times()) else {
        return;
    };
    if !times.contains(&time) {
        picks.times = join(times.iter().chain([&time]));
        picks.length.clear();
    }
    // The other combinations of a new day or time are shown, but nobody asked for them.
    if let Some((days, times)) = &mut picks.shown {
        days.insert(day);
        times.push(time);
    }
    picks.days.insert(day);
    picks.slots.insert(slot);
}

/// Times as they are typed.
pub fn join<'a>(times: impl Iterator<Item = &'a DayTime>) -> String {
    times.map(ToString::to_string).collect::<Vec<_>>().join(", ")
}

fn add_range(picks: &mut Picks, form: &Form) -> Result<(), Trouble> {
    let range = format!("{}/{}", form.get("from").trim(), form.get("to").trim());
    let told = |problem| Trouble::new("from", problem);
    let range = Subject::parse(Kind::Date, &range).map_err(told)?.to_string();
    let already = read_days(&picks.dates).is_ok_and(|typed| typed.iter().any(|one| one.to_string() == range));
    if !already {
        picks.type_days(&range);
    }
    Ok(())
}

fn toggle_days(picks: &mut Picks, days: &[NaiveDate], today: NaiveDate) {
    settle_typed(picks);
    let open: Vec<NaiveDate> = days.iter().copied().filter(|day| *day >= today).collect();
    if open.iter().all(|day| picks.days.contains(day)) {
        picks.days.retain(|day| !open.contains(day));
    } else {
        picks.days.extend(open);
    }
}

/// Monday to Sunday around a day.
fn week_of(text: &str) -> Vec<NaiveDate> {
    let Some(day) = crate::domain::time::day_of(text) else { return Vec::new() };
    let back = Days::new(day.weekday().num_days_from_monday().into());
    day.checked_sub_days(back).map_or_else(Vec::new, |monday| monday.iter_days().take(7).collect())
}

/// All days of a day's month with its weekday.
fn same_weekdays(text: &str) -> Vec<NaiveDate> {
    let Some(day) = crate::domain::time::day_of(text) else { return Vec::new() };
    let month = month_of(day).iter_days().take_while(|other| other.month() == day.month());
    month.filter(|other| other.weekday() == day.weekday()).collect()
}

fn toggle_slots(picks: &mut Picks, word: &str, zone: Tz) {
    let Some(grid) = picks.grid(zone) else { return };
    let part: Vec<_> = grid.part(word).into_iter().cloned().collect();
    let all = part.iter().all(|cell| cell.chosen);
    show_table(picks, zone);
    for cell in part {
        _ = if all { picks.slots.remove(&cell.subject) } else { picks.slots.insert(cell.subject) };
    }
}

/// From now on the table says which combinations are meant.
fn show_table(picks: &mut Picks, zone: Tz) {
    let Some(grid) = picks.grid(zone) else { return };
    picks.slots = grid.chosen().cloned().collect();
    picks.shown = Some((grid.rows.iter().map(|(day, _)| *day).collect(), grid.times));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::time::day_of;
    use crate::domain::typed_days::Slashes;
    use chrono_tz::Europe::Berlin;

    fn after(kind: Kind, form: &str) -> Picks {
        let form = Form::parse(form.as_bytes()).unwrap();
        let today = day_of("2027-03-10").unwrap();
        let mut picks = Picks::read(&form, kind, today, Slashes::Unknown);
        apply(&mut picks, &form, Berlin, today).unwrap();
        picks
    }

    fn days(picks: &Picks) -> Vec<String> {
        picks.days.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn months_move_and_ticks_stay() {
        let picks = after(Kind::Date, "month=2027-12&day=2027-03-20&do=later");
        assert_eq!(
            (picks.month.to_string().as_str(), days(&picks)),
            ("2028-01-01", vec!["2027-03-20".into()])
        );
    }

    #[test]
    fn typed_days_are_ticked_and_the_calendar_turns_to_them() {
        let picks = after(Kind::Date, "dates=2027-06-20,2027-03-12&do=refresh");
        assert_eq!(days(&picks), ["2027-03-12", "2027-06-20"]);
        assert_eq!((picks.month.to_string().as_str(), picks.dates.as_str()), ("2027-03-01", ""));
        assert_eq!(after(Kind::Date, "dates=2027-06-20&do=refresh").month.to_string(), "2027-06-01");
        let range = after(Kind::Date, "dates=2027-06-19/2027-06-20&month=2027-03&do=later");
        assert_eq!(range.month.to_string(), "2027-04-01");
    }

    #[test]
    fn a_week_is_ticked_without_its_past_and_unticked_again() {
        let picks = after(Kind::Date, "do=week:2027-03-08");
        assert_eq!(days(&picks), ["2027-03-10", "2027-03-11", "2027-03-12", "2027-03-13", "2027-03-14"]);
        let full =
            "day=2027-03-10&day=2027-03-11&day=2027-03-12&day=2027-03-13&day=2027-03-14&do=week:2027-03-08";
        assert!(days(&after(Kind::Date, full)).is_empty());
    }

    #[test]
    fn a_weekday_is_ticked_in_its_month() {
        assert_eq!(
            days(&after(Kind::Date, "do=weekday:2027-03-02")),
            ["2027-03-16", "2027-03-23", "2027-03-30"]
        );
    }

    #[test]
    fn a_range_is_added_once_and_can_be_taken_back() {
        let picks = after(Kind::Date, "dates=2027-03-20&from=2027-03-13&to=2027-03-14&do=range");
        assert_eq!(
            (picks.dates.as_str(), days(&picks)),
            ("2027-03-13/2027-03-14", vec!["2027-03-20".into()])
        );
        let picks = after(Kind::Date, "dates=2027-03-13/2027-03-14,2027-03-20&drop=2027-03-13/2027-03-14");
        assert_eq!((picks.dates.as_str(), days(&picks)), ("", vec!["2027-03-20".into()]));
    }

    #[test]
    fn the_table_starts_with_all_combinations_and_a_row_can_be_switched() {
        let shown = after(Kind::Datetime, "dates=2027-03-13/2027-03-14&times=9,14&do=slots");
        assert_eq!(shown.slots.len(), 4);
        let less = after(Kind::Datetime, "dates=2027-03-13/2027-03-14&times=9,14&do=row:2027-03-13");
        assert_eq!(less.slots.len(), 2);
        let more = after(
            Kind::Datetime,
            "day=2027-03-13&times=9,14&shown_days=2027-03-13&shown_times=9,14&slot=2027-03-13T09:00&do=all",
        );
        assert_eq!(more.slots.len(), 2);
    }

    #[test]
    fn a_slot_that_was_taken_off_comes_back_alone() {
        let picks = after(
            Kind::Datetime,
            "day=2027-03-13&times=9&shown_days=2027-03-13&shown_times=9&slot=2027-03-13T09:00\
             &do=add:2027-03-14T14:00/PT60M",
        );
        let chosen = picks.choices(Some(Berlin)).unwrap();
        let chosen: Vec<String> = chosen.iter().map(ToString::to_string).collect();
        assert_eq!(chosen, ["2027-03-13T09:00", "2027-03-14T14:00/PT60M"]);
    }
}
