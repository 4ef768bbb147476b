//! What is voted on: a text, a day, days, or a slot of time.

use std::cmp::Ordering;
use std::collections::HashSet;
use std::fmt;

use chrono::{Duration, NaiveDate};
use chrono_tz::Tz;

use super::error::Problem;
use super::grouping;
use super::id::ChoiceId;
use super::text::{self, LINE_MAX};
use super::time::{self, Half, Instant, WallTime};

/// Most choices of a poll, deleted ones included.
pub const CHOICES_MAX: usize = 1_000;
/// Longest slot: a week, in minutes.
pub const SLOT_MAX: u32 = 7 * 24 * 60;
/// Longest range of days.
pub const RANGE_MAX: i64 = 366;

/// Wrong ones of a list that a message names.
const NAMED_MAX: usize = 3;

/// What kind of choices a poll has; fixed at creation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Texts.
    Universal,
    /// Floating days and ranges of days.
    Date,
    /// Wall times in the poll's zone.
    Datetime,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Self; 3] = [Self::Date, Self::Datetime, Self::Universal];

    /// The word in the database and in addresses.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Universal => "universal",
            Self::Date => "date",
            Self::Datetime => "datetime",
        }
    }

    /// The kind of a word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == word)
    }
}

/// What is voted on.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// A text, grouped by `/`.
    Text(String),
    /// A day or, with another last day, all days from the first to the last. No zone at all.
    Days {
        /// First day.
        first: NaiveDate,
        /// Last day, included.
        last: NaiveDate,
    },
    /// A wall time in the poll's zone, with a duration in minutes of elapsed time if it has an end.
    Slot {
        /// When it starts.
        start: WallTime,
        /// How long it takes.
        minutes: Option<u32>,
    },
}

impl Subject {
    /// Reads a choice as it stands in the database and in forms; [`fmt::Display`] writes it. Days as
    /// ISO 8601 intervals (`2027-03-06/2027-03-07`), slots as start and duration
    /// (`2027-03-01T10:00/PT90M`).
    pub fn parse(kind: Kind, input: &str) -> Result<Self, Problem> {
        match kind {
            Kind::Universal => universal(input),
            Kind::Date => days(input),
            Kind::Datetime => slot(input),
        }
    }

    /// The same, so many days later; texts stay. `None` beyond the calendar.
    pub fn shifted(&self, by: i64) -> Option<Self> {
        Some(match self {
            Self::Text(text) => Self::Text(text.clone()),
            Self::Days { first, last } => {
                Self::Days { first: time::shift(*first, by)?, last: time::shift(*last, by)? }
            }
            Self::Slot { start, minutes } => Self::Slot { start: start.shifted(by)?, minutes: *minutes },
        })
    }

    /// Fits it to the clocks of a zone: see [`WallTime::settle`].
    pub fn settle(self, zone: Tz) -> Result<Self, Problem> {
        match self {
            Self::Slot { start, minutes } => Ok(Self::Slot { start: start.settle(zone)?, minutes }),
            other => Ok(other),
        }
    }

    /// Start and end of a slot as instants; `None` for what has no instant.
    pub fn instants(&self, zone: Tz) -> Option<(Instant, Option<Instant>)> {
        let Self::Slot { start, minutes } = self else { return None };
        let start = start.instant(zone);
        Some((start, minutes.map(|minutes| start.plus(i64::from(minutes) * 60))))
    }

    /// Whether it is over: days with the last one, times with their end.
    pub fn has_passed(&self, now: Instant, today: NaiveDate, zone: Tz) -> bool {
        match self {
            Self::Text(_) => false,
            Self::Days { last, .. } => *last < today,
            Self::Slot { .. } => self.instants(zone).is_some_and(|(start, end)| end.unwrap_or(start) < now),
        }
    }

    /// The day on which it starts; `None` for a text.
    pub fn day(&self) -> Option<NaiveDate> {
        match self {
            Self::Text(_) => None,
            Self::Days { first, .. } => Some(*first),
            Self::Slot { start, .. } => Some(start.at.date()),
        }
    }
}

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => f.write_str(text),
            Self::Days { first, last } if first == last => write!(f, "{first}"),
            Self::Days { first, last } => write!(f, "{first}/{last}"),
            Self::Slot { start, minutes: None } => write!(f, "{start}"),
            Self::Slot { start, minutes: Some(minutes) } => write!(f, "{start}/PT{minutes}M"),
        }
    }
}

/// One thing to vote on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// Number within the poll.
    pub id: ChoiceId,
    /// What is voted on.
    pub subject: Subject,
    /// Place in the order.
    pub position: i64,
    /// Taken off the poll; its votes are kept and come back with it.
    pub deleted: bool,
    /// How many can have it; `None` for as many as want to. See [`super::seats`].
    pub seats: Option<i64>,
    /// The owner decided for it.
    pub decided: bool,
}

fn universal(input: &str) -> Result<Subject, Problem> {
    let text = text::line(input, LINE_MAX)?;
    if grouping::levels(&text).is_empty() { Err(Problem::Required) } else { Ok(Subject::Text(text)) }
}

fn days(input: &str) -> Result<Subject, Problem> {
    let text = input.trim();
    let day = |text: &str| time::day_of(text.trim()).ok_or_else(|| Problem::BadDay(text.trim().to_owned()));
    if text.matches('/').count() == 2 {
        return Err(Problem::BadDay(text.to_owned()));
    }
    let (first, last) = match text.split_once('/') {
        Some((first, last)) => (day(first)?, day(last)?),
        None => (day(text)?, day(text)?),
    };
    let length = (last - first).num_days();
    if (0..RANGE_MAX).contains(&length) {
        Ok(Subject::Days { first, last })
    } else {
        Err(Problem::BadRange(text.to_owned()))
    }
}

fn slot(input: &str) -> Result<Subject, Problem> {
    let (start, minutes) = match input.trim().split_once('/') {
        Some((start, duration)) => (start, Some(iso_minutes(duration).ok_or_else(|| bad_time(input))?)),
        None => (input, None),
    };
    Ok(Subject::Slot { start: WallTime::parse(start)?, minutes })
}

fn bad_time(text: &str) -> Problem {
    Problem::BadTime(text.trim().to_owned())
}

fn iso_minutes(text: &str) -> Option<u32> {
    let minutes = text.strip_prefix("PT")?.strip_suffix('M')?;
    let minutes = minutes.bytes().all(|b| b.is_ascii_digit()).then(|| minutes.parse().ok())??;
    (1..=SLOT_MAX).contains(&minutes).then_some(minutes)
}

/// Reads days as people list them: `2027-03-01, 2027-03-06/2027-03-07`, separated by commas,
/// semicolons or blanks; `..` and `–` also make a range. Sorted; a day twice is an error.
pub fn read_days(input: &str) -> Result<Vec<Subject>, Problem> {
    sorted(all_or_wrong(day_words(input).iter().map(|word| days(word)))?)
}

/// Those of the typed days and ranges that can be read.
pub fn readable_days(input: &str) -> Vec<Subject> {
    let days: std::collections::BTreeSet<Subject> =
        day_words(input).iter().filter_map(|word| days(word).ok()).collect();
    days.into_iter().collect()
}

fn day_words(input: &str) -> Vec<String> {
    let text = input.replace("..", "/").replace('–', "/");
    let words = text.split([',', ';', ' ', '\n', '\r', '\t']).filter(|word| !word.is_empty());
    words.map(str::to_owned).collect()
}

/// A time of day with an optional duration in minutes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DayTime {
    /// When it starts.
    pub start: chrono::NaiveTime,
    /// Which of two is meant where a time comes twice: seconds east of UTC. Says nothing on other days.
    pub offset: Option<i32>,
    /// How long it takes.
    pub minutes: Option<u32>,
}

impl DayTime {
    /// The slot of this time on a day.
    pub fn on(self, day: NaiveDate) -> Subject {
        let start = WallTime { at: day.and_time(self.start), offset: self.offset };
        Subject::Slot { start, minutes: self.minutes }
    }

    /// The time of a slot, whatever its day; `None` for another kind of choice.
    pub fn of(subject: &Subject) -> Option<Self> {
        let Subject::Slot { start, minutes } = subject else { return None };
        Some(Self { start: start.at.time(), offset: start.offset, minutes: *minutes })
    }
}

/// Of a time that comes twice, the one with the greater offset is the earlier, as for [`WallTime`].
impl Ord for DayTime {
    fn cmp(&self, other: &Self) -> Ordering {
        let offset = other.offset.cmp(&self.offset);
        self.start.cmp(&other.start).then(offset).then(self.minutes.cmp(&other.minutes))
    }
}

impl PartialOrd for DayTime {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for DayTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.start.format("%H:%M"))?;
        if let Some(offset) = self.offset {
            write!(f, "@{}", time::offset_text(offset))?;
        }
        match self.minutes {
            None => Ok(()),
            Some(minutes) => {
                let end = self.start.overflowing_add_signed(Duration::minutes(i64::from(minutes))).0;
                if minutes < 24 * 60 {
                    write!(f, "-{}", end.format("%H:%M"))
                } else {
                    write!(f, " {minutes}m")
                }
            }
        }
    }
}

/// Reads times of day as people list them: `9:00-10:30, 14:30, 16 1h30, 2pm to 3pm`. A time after a dash
/// is the end, on the next day if it is not later; a duration may follow instead (`90m`, `1h`, `1h30`).
pub fn read_times(input: &str) -> Result<Vec<DayTime>, Problem> {
    let times = pieces(input).map(|piece| day_time(piece).ok_or_else(|| bad_time(piece)));
    sorted(all_or_wrong(times)?)
}

/// Those of the typed times that can be read.
pub fn readable_times(input: &str) -> Vec<DayTime> {
    let times: std::collections::BTreeSet<DayTime> = pieces(input).filter_map(day_time).collect();
    times.into_iter().collect()
}

fn pieces(input: &str) -> impl Iterator<Item = &str> {
    input.split([',', ';', '\n', '\r']).map(str::trim).filter(|piece| !piece.is_empty())
}

/// Everything, or one problem that names up to three of the wrong ones.
fn all_or_wrong<T>(read: impl Iterator<Item = Result<T, Problem>>) -> Result<Vec<T>, Problem> {
    let (mut good, mut bad) = (Vec::new(), Vec::new());
    for one in read {
        match one {
            Ok(one) => good.push(one),
            Err(problem) => bad.push(problem),
        }
    }
    let words: Vec<&str> = bad
        .iter()
        .filter_map(|problem| match problem {
            Problem::BadTime(text) | Problem::BadDay(text) => Some(text.as_str()),
            _ => None,
        })
        .take(NAMED_MAX)
        .collect();
    let words = words.join(", ");
    match bad.into_iter().next() {
        None => Ok(good),
        Some(Problem::BadTime(_)) => Err(Problem::BadTime(words)),
        Some(Problem::BadDay(_)) => Err(Problem::BadDay(words)),
        Some(other) => Err(other),
    }
}

fn day_time(piece: &str) -> Option<DayTime> {
    let piece = [" to ", " bis ", " à ", " alle ", "–", "—"]
        .iter()
        .fold(piece.to_lowercase(), |text, sign| text.replace(sign, "-"));
    // A time that says its half of the day or its hours in words may hold a blank.
    let words = [" am", " pm", " a.m.", " p.m.", " uhr"];
    let piece = words.iter().fold(piece, |text, word| text.replace(word, word.trim_start()));
    let (start, rest) = piece.split_at(piece.find(['-', ' ', '\t', '@']).unwrap_or(piece.len()));
    let (mut start, half) = time::typed_time(start)?;
    let (offset, rest) = day_offset(rest.trim_start())?;
    let minutes = match rest.trim_start() {
        "" => None,
        rest => match rest.strip_prefix('-') {
            None => Some(length_minutes(rest)?),
            Some(end) => {
                let (end, of_end) = time::typed_time(end)?;
                if let (None, Some(of_end)) = (half, of_end) {
                    start = start_before(start, end, of_end)?;
                }
                Some(minutes_until(start, end)?)
            }
        },
    };
    Some(DayTime { start, offset, minutes })
}

/// The start of `9-10pm`, and of `11-1pm`: in the half of the end, or in the other where that would be later.
fn start_before(start: chrono::NaiveTime, end: chrono::NaiveTime, half: Half) -> Option<chrono::NaiveTime> {
    let other = if half == Half::Am { Half::Pm } else { Half::Am };
    let same = time::in_half(start, half)?;
    if same < end { Some(same) } else { time::in_half(start, other) }
}

/// `@+02:00` before the rest.
fn day_offset(text: &str) -> Option<(Option<i32>, &str)> {
    let Some(text) = text.strip_prefix('@') else { return Some((None, text)) };
    let (offset, rest) = text.split_at_checked(6)?;
    let sign = if offset.starts_with('-') { -1 } else { 1 };
    let seconds = chrono::Timelike::num_seconds_from_midnight(&time::time_of(offset.get(1..)?)?);
    Some((Some(sign * i32::try_from(seconds).ok()?), rest))
}

fn minutes_until(start: chrono::NaiveTime, end: chrono::NaiveTime) -> Option<u32> {
    let minutes = (end - start).num_minutes().rem_euclid(24 * 60);
    if minutes == 0 { Some(24 * 60) } else { u32::try_from(minutes).ok() }
}

/// A duration in whole hours and minutes: `90m`, `90min`, `1h`, `1h30`.
fn length_minutes(text: &str) -> Option<u32> {
    let text = text.to_lowercase();
    let number =
        |digits: &str| digits.bytes().all(|b| b.is_ascii_digit()).then(|| digits.parse::<u32>().ok())?;
    let minutes = match text.split_once('h') {
        Some((hours, "")) => number(hours)?.checked_mul(60)?,
        Some((hours, rest)) => number(hours)?
            .checked_mul(60)?
            .checked_add(number(rest.trim_end_matches("min").trim_end_matches('m'))?)?,
        None => number(text.strip_suffix("min").or_else(|| text.strip_suffix('m'))?.trim())?,
    };
    (1..=SLOT_MAX).contains(&minutes).then_some(minutes)
}

/// Fits choices that were moved to another day or zone, unchanged otherwise, to the clocks there.
///
/// # Errors
/// The first time that the clocks there skip or show twice, or that two choices have become.
pub fn fit_moved(choices: impl IntoIterator<Item = Subject>, zone: Tz) -> Result<Vec<Subject>, Problem> {
    let mut seen = HashSet::new();
    let fit = |choice: Subject| {
        let fitted = choice.settle(zone).map_err(Problem::of_moved)?;
        match &fitted {
            Subject::Slot { start, .. } if !seen.insert(fitted.clone()) => {
                Err(Problem::MovedTogether(start.at.format("%Y-%m-%d %H:%M").to_string()))
            }
            _ => Ok(fitted),
        }
    };
    choices.into_iter().map(fit).collect()
}

fn sorted<T: Ord + ToString>(mut items: Vec<T>) -> Result<Vec<T>, Problem> {
    items.sort();
    match items.windows(2).find(|pair| pair[0] == pair[1]) {
        Some(pair) => Err(Problem::DuplicateChoice(pair[0].to_string())),
        None => Ok(items),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn times(input: &str) -> Result<Vec<String>, Problem> {
        read_times(input).map(|times| times.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn choices_read_back_as_they_were_written() {
        for (kind, text) in [
            (Kind::Universal, r"Mon/Morning \/ noon"),
            (Kind::Date, "2027-03-01"),
            (Kind::Date, "2027-03-06/2027-03-07"),
            (Kind::Datetime, "2027-03-01T10:00"),
            (Kind::Datetime, "2027-03-01T10:00/PT90M"),
            (Kind::Datetime, "2027-10-31T02:30+01:00/PT90M"),
        ] {
            assert_eq!(Subject::parse(kind, text).unwrap().to_string(), text);
        }
    }

    #[test]
    fn days_are_read_in_any_order_and_sorted() {
        let days = read_days("2027-03-08; 2027-03-01\n2027-03-06..2027-03-07").unwrap();
        let texts: Vec<_> = days.iter().map(ToString::to_string).collect();
        assert_eq!(texts, ["2027-03-01", "2027-03-06/2027-03-07", "2027-03-08"]);
    }

    #[test]
    fn a_day_twice_or_impossible_is_told() {
        assert_eq!(read_days("2027-03-01 2027-03-01"), Err(Problem::DuplicateChoice("2027-03-01".into())));
        assert_eq!(read_days("2027-02-30"), Err(Problem::BadDay("2027-02-30".into())));
        assert_eq!(
            read_days("2027-03-07/2027-03-06"),
            Err(Problem::BadRange("2027-03-07/2027-03-06".into()))
        );
    }

    #[test]
    fn times_are_read_with_an_end_or_a_length() {
        assert_eq!(times("14:30, 9-10:30").unwrap(), ["09:00-10:30", "14:30"]);
        assert_eq!(times("9 1h30; 22:00-01:00").unwrap(), ["09:00-10:30", "22:00-01:00"]);
        assert_eq!(times("9:00 90m").unwrap(), ["09:00-10:30"]);
        assert_eq!(times("25:00"), Err(Problem::BadTime("25:00".into())));
        assert_eq!(times("2:30@-04:00-3:00").unwrap(), ["02:30@-04:00-03:00"]);
        assert_eq!(
            times("2:30@+01:00, 2:30@+02:00").unwrap(),
            ["02:30@+02:00", "02:30@+01:00"],
            "the earlier first"
        );
        assert_eq!(
            times("9am, 14-16 Uhr; 9:30 pm to 11pm, 11-1pm, 7-8pm").unwrap(),
            ["09:00", "11:00-13:00", "14:00-16:00", "19:00-20:00", "21:30-23:00"]
        );
        assert_eq!(times("x, 9, y, 25, z"), Err(Problem::BadTime("x, y, 25".into())));
        assert_eq!(times("9, 9:00"), Err(Problem::DuplicateChoice("09:00".into())));
    }

    #[test]
    fn times_that_were_moved_are_refused_where_no_clock_shows_them_just_once() {
        let fit = |texts: &[&str], zone| {
            let slots = texts.iter().map(|text| Subject::parse(Kind::Datetime, text).unwrap());
            fit_moved(slots, zone).map(|fitted| fitted.iter().map(ToString::to_string).collect::<Vec<_>>())
        };
        let both = ["2027-10-31T02:30+02:00/PT60M", "2027-10-31T02:30+01:00/PT60M"];
        let at = |time: &str| format!("{time} 02:30");
        assert_eq!(fit(&both, chrono_tz::Europe::Berlin).unwrap(), both);
        assert_eq!(fit(&both, Tz::UTC), Err(Problem::MovedTogether(at("2027-10-31"))));
        assert_eq!(fit(&both[..1], Tz::UTC).unwrap(), ["2027-10-31T02:30/PT60M"]);
        let berlin = |text| fit(&[text], chrono_tz::Europe::Berlin);
        assert_eq!(berlin("2027-10-31T02:30"), Err(Problem::MovedToDoubled(at("2027-10-31"))));
        assert_eq!(berlin("2027-03-28T02:30"), Err(Problem::MovedToSkipped(at("2027-03-28"))));
    }
}
