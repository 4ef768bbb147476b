//! What is to be voted on, as it stands in a form: ticked and typed days, times, combinations, texts.

use std::collections::BTreeSet;

use chrono::{Datelike as _, NaiveDate};
use chrono_tz::Tz;

use crate::domain::choice::{
    CHOICES_MAX, DayTime, Kind, RANGE_MAX, Subject, read_days, read_times, readable_days, readable_times,
};
use crate::domain::error::Problem;
use crate::domain::time;
use crate::domain::typed_days::{Slashes, to_iso};
use crate::web::form::Form;

use super::grid::{self, Grid};

/// Most cells of the table of combinations; not all of them need be ticked.
const CELLS_MAX: usize = 4 * CHOICES_MAX;

/// Choices in the making.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picks {
    /// What kind of choices.
    pub kind: Kind,
    /// Ticked days.
    pub days: BTreeSet<NaiveDate>,
    /// Typed days and ranges.
    pub dates: String,
    /// Typed times.
    pub times: String,
    /// Minutes for times that were typed without an end; empty for none.
    pub length: String,
    /// Days and times of the table of combinations, if it was shown.
    pub shown: Option<(BTreeSet<NaiveDate>, Vec<DayTime>)>,
    /// Ticked combinations of that table.
    pub slots: BTreeSet<Subject>,
    /// Texts, one a line.
    pub texts: String,
    /// First day of the first month that is shown.
    pub month: NaiveDate,
}

/// Something wrong with what was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trouble {
    /// Name of the field.
    pub field: &'static str,
    /// What.
    pub problem: Problem,
    /// In which line of a field with several.
    pub line: Option<usize>,
}

impl Trouble {
    /// Beside a field.
    pub fn new(field: &'static str, problem: Problem) -> Self {
        Self { field, problem, line: None }
    }
}

impl Picks {
    /// Nothing yet.
    pub fn new(kind: Kind, today: NaiveDate) -> Self {
        Self {
            kind,
            days: BTreeSet::new(),
            dates: String::new(),
            times: String::new(),
            length: String::new(),
            shown: None,
            slots: BTreeSet::new(),
            texts: String::new(),
            month: month_of(today),
        }
    }

    /// Reads a form. Typed days become ISO 8601; `slashes` says how `1/3/2027` is meant. What cannot be read
    /// as a ticked day stays to be seen among the typed ones.
    pub fn read(form: &Form, kind: Kind, today: NaiveDate, slashes: Slashes) -> Self {
        let mut picks = Self::new(kind, today);
        let text = |name: &str| form.get(name).to_owned();
        (picks.dates, picks.times, picks.length) = (text("dates"), text("times"), text("length"));
        picks.texts = text("texts");
        picks.dates = to_iso(&picks.dates, today, slashes);
        for value in form.all("day") {
            match time::day_of(value) {
                Some(day) => drop(picks.days.insert(day)),
                None => picks.type_days(value),
            }
        }
        picks.slots = form.all("slot").filter_map(|text| Subject::parse(Kind::Datetime, text).ok()).collect();
        if form.has("shown_days") {
            let days = form.get("shown_days").split(',').filter_map(time::day_of).collect();
            picks.shown = Some((days, read_times(form.get("shown_times")).unwrap_or_default()));
        }
        let asked = time::day_of(&format!("{}-01", form.get("month")));
        let first = picks.days.first().copied().filter(|first| *first >= today);
        picks.month = asked.or(first).map_or(picks.month, month_of);
        picks
    }

    /// Adds to the typed days.
    pub(super) fn type_days(&mut self, text: &str) {
        if !self.dates.trim().is_empty() {
            self.dates.push_str(", ");
        }
        self.dates.push_str(text);
    }

    /// Every choice, in order; `zone` is that of the times, if it could be read.
    ///
    /// # Errors
    /// Everything that is wrong.
    pub fn choices(&self, zone: Option<Tz>) -> Result<Vec<Subject>, Vec<Trouble>> {
        match self.kind {
            Kind::Universal => read_lines(&self.texts),
            Kind::Date => self.ranges().map_err(|problem| vec![Trouble::new("dates", problem)]),
            Kind::Datetime => self.combinations(zone),
        }
    }

    /// Ticked and typed days and ranges of days, sorted.
    ///
    /// # Errors
    /// What is wrong with the typed ones.
    pub fn ranges(&self) -> Result<Vec<Subject>, Problem> {
        let typed = read_days(&self.dates)?;
        let ticked = self.days.iter().map(|day| Subject::Days { first: *day, last: *day });
        Ok(ticked.chain(typed).collect::<BTreeSet<_>>().into_iter().collect())
    }

    /// Ticked and typed days; a typed range stands for each of its days.
    ///
    /// # Errors
    /// What is wrong with the typed ones.
    pub fn single_days(&self) -> Result<BTreeSet<NaiveDate>, Problem> {
        let mut days = self.days.clone();
        for range in read_days(&self.dates)? {
            let Subject::Days { first, last } = range else { continue };
            days.extend(first.iter_days().take_while(|day| *day <= last));
            if days.len() > CHOICES_MAX + usize::try_from(RANGE_MAX).unwrap_or(0) {
                return Err(Problem::TooMany { max: CHOICES_MAX });
            }
        }
        Ok(days)
    }

    /// Ticked days, and those of the typed days and ranges that can be read.
    pub fn readable_ranges(&self) -> BTreeSet<Subject> {
        let ticked = self.days.iter().map(|day| Subject::Days { first: *day, last: *day });
        ticked.chain(readable_days(&self.dates)).collect()
    }

    /// The typed times, with the chosen length for those without an end.
    ///
    /// # Errors
    /// What is wrong with them.
    pub fn day_times(&self) -> Result<Vec<DayTime>, Problem> {
        Ok(self.with_length(read_times(&self.times)?))
    }

    fn with_length(&self, times: Vec<DayTime>) -> Vec<DayTime> {
        let usual = self.length.parse().ok().filter(|minutes| (1..=24 * 60).contains(minutes));
        let fill = |time: DayTime| DayTime { minutes: time.minutes.or(usual), ..time };
        times.into_iter().map(fill).collect::<BTreeSet<_>>().into_iter().collect()
    }

    /// Days and times as a table, as far as they can be read; none for more than a table can hold.
    pub fn grid(&self, zone: Tz) -> Option<Grid> {
        let readable = Self {
            dates: readable_days(&self.dates).iter().map(ToString::to_string).collect::<Vec<_>>().join(","),
            ..self.clone()
        };
        let days = readable.single_days().ok()?;
        let times = self.with_length(readable_times(&self.times));
        if days.len().saturating_mul(times.len()) > CELLS_MAX {
            return None;
        }
        Some(grid::grid(&days, &times, zone, |subject, day, time| {
            self.is_chosen(day, time).unwrap_or_else(|| self.slots.contains(subject))
        }))
    }

    /// What is wrong with days and times, each by itself.
    pub fn troubles(&self) -> Vec<Trouble> {
        self.both().err().unwrap_or_default()
    }

    /// `None` where the table says it.
    fn is_chosen(&self, day: NaiveDate, time: DayTime) -> Option<bool> {
        match &self.shown {
            Some((days, times)) if days.contains(&day) && times.contains(&time) => None,
            _ => Some(true),
        }
    }

    fn both(&self) -> Result<(BTreeSet<NaiveDate>, Vec<DayTime>), Vec<Trouble>> {
        let days = self.single_days().map_err(|problem| Trouble::new("dates", problem));
        let times = self.day_times().map_err(|problem| Trouble::new("times", problem));
        match (days, times) {
            (Ok(days), Ok(times)) if days.len().saturating_mul(times.len()) > CELLS_MAX => {
                Err(vec![Trouble::new("choices", Problem::TooMany { max: CHOICES_MAX })])
            }
            (Ok(days), Ok(times)) => Ok((days, times)),
            (days, times) => Err([days.err(), times.err()].into_iter().flatten().collect()),
        }
    }

    /// Combinations that no table showed are all chosen, so all of their times must exist.
    fn combinations(&self, zone: Option<Tz>) -> Result<Vec<Subject>, Vec<Trouble>> {
        let (days, times) = self.both()?;
        let mut troubles = Vec::new();
        if times.is_empty() {
            troubles.push(Trouble::new("times", Problem::Required));
        }
        let mut chosen = BTreeSet::new();
        for (day, time) in days.iter().flat_map(|day| times.iter().map(move |time| (*day, *time))) {
            let typed = time.on(day);
            let settled = match zone {
                Some(zone) => typed.settle(zone),
                None => Ok(typed),
            };
            match (settled, self.is_chosen(day, time)) {
                (Ok(slot), told) if told.unwrap_or_else(|| self.slots.contains(&slot)) => {
                    chosen.insert(slot);
                }
                (Err(problem), Some(true)) => troubles.push(Trouble::new("times", problem)),
                _ => {}
            }
        }
        if troubles.is_empty() { Ok(chosen.into_iter().collect()) } else { Err(troubles) }
    }
}

/// First day of a day's month.
pub fn month_of(day: NaiveDate) -> NaiveDate {
    day.with_day(1).unwrap_or(day)
}

fn read_lines(texts: &str) -> Result<Vec<Subject>, Vec<Trouble>> {
    let mut troubles = Vec::new();
    let mut choices = Vec::new();
    for (line, number) in texts.lines().zip(1..).filter(|(line, _)| !line.trim().is_empty()) {
        match Subject::parse(Kind::Universal, line) {
            Ok(choice) => choices.push(choice),
            Err(problem) => troubles.push(Trouble { field: "texts", problem, line: Some(number) }),
        }
    }
    if troubles.is_empty() { Ok(choices) } else { Err(troubles) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono_tz::Europe::Berlin;

    fn day(text: &str) -> NaiveDate {
        time::day_of(text).unwrap()
    }

    fn picks(kind: Kind, form: &str) -> Picks {
        Picks::read(&Form::parse(form.as_bytes()).unwrap(), kind, day("2027-03-01"), Slashes::Unknown)
    }

    fn chosen(picks: &Picks) -> Vec<String> {
        picks.choices(Some(Berlin)).unwrap().iter().map(ToString::to_string).collect()
    }

    #[test]
    fn ticked_and_typed_days_are_merged() {
        let picks = picks(Kind::Date, "day=2027-03-08&day=2027-03-01&dates=2027-03-01,2027-03-06/2027-03-07");
        assert_eq!(chosen(&picks), ["2027-03-01", "2027-03-06/2027-03-07", "2027-03-08"]);
    }

    #[test]
    fn an_impossible_day_is_told_wherever_it_came_from() {
        let told = picks(Kind::Date, "day=2027-02-30").choices(None);
        assert_eq!(told, Err(vec![Trouble::new("dates", Problem::BadDay("2027-02-30".into()))]));
    }

    #[test]
    fn without_a_table_every_combination_counts() {
        let picks = picks(Kind::Datetime, "dates=2027-03-06/2027-03-07&times=9-10,14");
        assert_eq!(
            chosen(&picks),
            ["2027-03-06T09:00/PT60M", "2027-03-06T14:00", "2027-03-07T09:00/PT60M", "2027-03-07T14:00"]
        );
    }

    #[test]
    fn a_table_tells_what_it_showed_and_new_days_have_all_times() {
        let form = "day=2027-03-06&day=2027-03-07&times=9,14&shown_days=2027-03-06&shown_times=09:00,14:00\
                    &slot=2027-03-06T09:00&slot=2027-03-05T09:00";
        assert_eq!(
            chosen(&picks(Kind::Datetime, form)),
            ["2027-03-06T09:00", "2027-03-07T09:00", "2027-03-07T14:00"]
        );
    }

    #[test]
    fn a_time_without_an_end_takes_the_chosen_length() {
        let picks = picks(Kind::Datetime, "day=2027-03-06&times=9,14-16&length=45");
        assert_eq!(chosen(&picks), ["2027-03-06T09:00/PT45M", "2027-03-06T14:00/PT120M"]);
    }

    #[test]
    fn a_skipped_time_is_told_unless_its_box_is_not_there() {
        let all = picks(Kind::Datetime, "day=2027-03-28&day=2027-03-29&times=2:30");
        assert!(matches!(all.choices(Some(Berlin)).unwrap_err()[0].problem, Problem::SkippedTime(_)));
        let form = "day=2027-03-28&day=2027-03-29&times=2:30&shown_days=2027-03-28,2027-03-29\
                    &shown_times=02:30&slot=2027-03-29T02:30";
        assert_eq!(chosen(&picks(Kind::Datetime, form)), ["2027-03-29T02:30"]);
    }

    #[test]
    fn a_bad_line_is_named() {
        let long = format!("texts=Pizza%0A%0A{}", "x".repeat(81));
        let told = picks(Kind::Universal, &long).choices(None).unwrap_err();
        assert_eq!(told[0].line, Some(3));
    }

    #[test]
    fn too_many_combinations_are_told_before_any_is_made() {
        let form = "dates=2027-01-01/2027-12-31&times=8,9,10,11,12,13,14,15,16,17,18";
        let told = picks(Kind::Datetime, form).choices(Some(Berlin)).unwrap_err();
        assert_eq!(told, [Trouble::new("choices", Problem::TooMany { max: CHOICES_MAX })]);
    }
}
