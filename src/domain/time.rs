//! Three kinds of time that are never mixed: a floating day, a wall time in the poll's zone, an instant.

use std::cmp::Ordering;
use std::fmt;

use chrono::{
    DateTime, Days, Duration, FixedOffset, MappedLocalTime, NaiveDate, NaiveDateTime, NaiveTime, Offset,
    TimeZone,
};
use chrono_tz::Tz;

use super::error::Problem;
use super::zone;

/// A point in time: unix seconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Instant(pub i64);

impl Instant {
    /// As read off a clock in a zone. The far past for what no calendar holds.
    pub fn in_zone(self, zone: Tz) -> DateTime<Tz> {
        DateTime::from_timestamp(self.0, 0).unwrap_or_default().with_timezone(&zone)
    }

    /// As read off a clock in UTC.
    pub fn utc(self) -> NaiveDateTime {
        DateTime::from_timestamp(self.0, 0).unwrap_or_default().naive_utc()
    }

    /// Midnight UTC of the same day: all that is kept of an anonymous vote's time.
    pub fn day(self) -> Self {
        Self(self.0 - self.0.rem_euclid(86_400))
    }

    /// So many seconds later.
    pub fn plus(self, seconds: i64) -> Self {
        Self(self.0.saturating_add(seconds))
    }
}

/// A wall time of a zone that stands elsewhere (the poll's). For one that comes twice, the offset says
/// which is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct WallTime {
    /// What the clock on the wall shows, to the minute.
    pub at: NaiveDateTime,
    /// Seconds east of UTC; only kept for a time that comes twice.
    pub offset: Option<i32>,
}

impl WallTime {
    /// A wall time without an offset.
    pub fn new(day: NaiveDate, time: NaiveTime) -> Self {
        Self { at: day.and_time(time), offset: None }
    }

    /// Reads `2027-03-01T10:00`, with a blank for the `T`, with seconds, or with an offset behind
    /// (`+02:00`): ISO 8601 as browsers, people and our database write it.
    pub fn parse(input: &str) -> Result<Self, Problem> {
        let bad = || Problem::BadDateTime(input.to_owned());
        let text = input.trim();
        let (day, rest) = text.split_once(['T', ' ']).ok_or_else(bad)?;
        let (time, offset) = split_offset(rest.trim()).ok_or_else(bad)?;
        Ok(Self { at: day_of(day).ok_or_else(bad)?.and_time(time_of(time).ok_or_else(bad)?), offset })
    }

    /// Whether clocks in this zone show this time exactly once, and if twice, whether the offset says
    /// which. The offset is dropped where it says nothing.
    pub fn settle(self, zone: Tz) -> Result<Self, Problem> {
        let text = || self.at.format("%Y-%m-%d %H:%M").to_string();
        match zone.from_local_datetime(&self.at) {
            MappedLocalTime::Single(_) => Ok(Self { offset: None, ..self }),
            MappedLocalTime::None => Err(Problem::SkippedTime(text())),
            MappedLocalTime::Ambiguous(first, second) => {
                let offsets =
                    [first.offset().fix().local_minus_utc(), second.offset().fix().local_minus_utc()];
                match self.offset {
                    Some(offset) if offsets.contains(&offset) => Ok(self),
                    _ => Err(Problem::DoubledTime {
                        time: text(),
                        first: offset_text(offsets[0]),
                        second: offset_text(offsets[1]),
                    }),
                }
            }
        }
    }

    /// The instant that is meant. Total, because a zone's rules may change under a stored time: of two
    /// it takes the one that the offset names, else the first; a skipped one is read with the offset
    /// before the gap (RFC 5545, section 3.3.5).
    pub fn instant(self, zone: Tz) -> Instant {
        let at = match zone.from_local_datetime(&self.at) {
            MappedLocalTime::Single(at) => at.timestamp(),
            MappedLocalTime::Ambiguous(first, second) => {
                let later = self.offset == Some(second.offset().fix().local_minus_utc());
                if later { second.timestamp() } else { first.timestamp() }
            }
            MappedLocalTime::None => {
                self.at.and_utc().timestamp() - i64::from(offset_before_gap(self.at, zone))
            }
        };
        Instant(at)
    }

    /// The same clock time so many days later, to be settled there: what the offset says it says of
    /// another day then.
    pub fn shifted(self, days: i64) -> Option<Self> {
        Some(Self { at: shift(self.at.date(), days)?.and_time(self.at.time()), ..self })
    }
}

/// The offset, in seconds east of UTC, that ended with the gap in which this time lies. Clocks skip three
/// hours at most, but for islands that crossed the date line and skipped a day.
fn offset_before_gap(at: NaiveDateTime, zone: Tz) -> i32 {
    let earlier = |hours| zone.from_local_datetime(&(at - Duration::hours(hours))).latest();
    [3, 27].into_iter().find_map(earlier).map_or(0, |before| before.offset().fix().local_minus_utc())
}

/// As the clocks go: of two equal times the one with the greater offset comes first.
impl Ord for WallTime {
    fn cmp(&self, other: &Self) -> Ordering {
        self.at.cmp(&other.at).then_with(|| other.offset.cmp(&self.offset))
    }
}

impl PartialOrd for WallTime {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for WallTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.at.format("%Y-%m-%dT%H:%M"))?;
        self.offset.map_or(Ok(()), |offset| f.write_str(&offset_text(offset)))
    }
}

/// An offset as `+02:00`.
pub fn offset_text(seconds: i32) -> String {
    FixedOffset::east_opt(seconds).map_or_else(String::new, |offset| offset.to_string())
}

/// A day of the years 1900 to 2999, `2027-03-01`.
pub fn day_of(text: &str) -> Option<NaiveDate> {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    if text.len() != 10 || digits != 8 {
        return None;
    }
    let day = NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()?;
    (1900..3000).contains(&chrono::Datelike::year(&day)).then_some(day)
}

/// A time of day, `9`, `9:30`, `09:30`, `09:30:00` or `9.30`; seconds are dropped. `24:00` is not a time.
pub fn time_of(text: &str) -> Option<NaiveTime> {
    let mut parts = text.split([':', '.']);
    let mut number = |optional: bool| match parts.next() {
        None if optional => Some(0),
        Some(part) if (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit()) => {
            part.parse::<u32>().ok()
        }
        _ => None,
    };
    let (hour, minute, _second) = (number(false)?, number(true)?, number(true)?);
    if parts.next().is_some() { None } else { NaiveTime::from_hms_opt(hour, minute, 0) }
}

/// Which half of the day a clock of twelve hours means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Half {
    /// Before noon.
    Am,
    /// From noon on.
    Pm,
}

/// A time of day as people type it: what [`time_of`] reads, and `9h30`, `9 Uhr`, `9am`, `9:30 p.m.`. The half
/// of the day is there if it was typed.
pub fn typed_time(text: &str) -> Option<(NaiveTime, Option<Half>)> {
    let text = text.trim().to_lowercase().replace("a.m.", "am").replace("p.m.", "pm");
    let halves = [("am", Half::Am), ("pm", Half::Pm)];
    let half = halves.into_iter().find_map(|(end, half)| Some((text.strip_suffix(end)?, half)));
    if let Some((clock, half)) = half {
        return Some((in_half(time_of(clock.trim_end())?, half)?, Some(half)));
    }
    let clock = text.strip_suffix("uhr").map_or(text.as_str(), str::trim_end);
    let clock = match clock.split_once('h') {
        Some((hours, "")) => hours.trim_end().to_owned(),
        Some((hours, minutes)) => format!("{hours}:{minutes}"),
        None => clock.to_owned(),
    };
    Some((time_of(&clock)?, None))
}

/// What a clock of twelve hours shows, in one half of the day: 12 is its first hour.
pub fn in_half(time: NaiveTime, half: Half) -> Option<NaiveTime> {
    let hour = chrono::Timelike::hour(&time);
    let start = if half == Half::Am { 0 } else { 12 };
    (1..=12).contains(&hour).then_some(())?;
    chrono::Timelike::with_hour(&time, hour % 12 + start)
}

/// A day so many days later or earlier.
pub fn shift(day: NaiveDate, days: i64) -> Option<NaiveDate> {
    let count = Days::new(days.unsigned_abs());
    let there = if days < 0 { day.checked_sub_days(count) } else { day.checked_add_days(count) }?;
    day_of(&there.to_string())
}

/// A zone by any of its names in the IANA database, under its current one: see [`super::zone::current`].
pub fn zone_of(name: &str) -> Result<Tz, Problem> {
    name.trim().parse().map(zone::current).map_err(|_| Problem::UnknownZone)
}

fn split_offset(text: &str) -> Option<(&str, Option<i32>)> {
    let Some(at) = text.rfind(['+', '-', '−']) else { return Some((text, None)) };
    let (time, sign_and_offset) = text.split_at(at);
    let mut chars = sign_and_offset.chars();
    let sign = if chars.next() == Some('+') { 1 } else { -1 };
    let offset = time_of(chars.as_str())?;
    let seconds = i32::try_from(chrono::Timelike::num_seconds_from_midnight(&offset)).ok()?;
    (seconds <= 15 * 3600).then_some((time.trim(), Some(sign * seconds)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono_tz::Europe::Berlin;

    fn wall(text: &str) -> WallTime {
        WallTime::parse(text).unwrap()
    }

    #[test]
    fn a_wall_time_reads_back_as_it_was_written() {
        for text in ["2027-03-01T10:00", "2027-10-31T02:30+01:00", "2027-10-31T02:30-05:00"] {
            assert_eq!(wall(text).to_string(), text);
        }
        assert_eq!(wall("2027-03-01 9:05").to_string(), "2027-03-01T09:05");
        assert_eq!(wall("2027-03-01T10:00:00").to_string(), "2027-03-01T10:00");
    }

    #[test]
    fn impossible_days_and_times_are_refused() {
        for bad in [
            "",
            "2027-02-29 10:00",
            "2027-3-1 10:00",
            "2027-03-01 24:00",
            "2027-03-01 10:60",
            "2027-03-01",
            "10:00",
            "99999-01-01 10:00",
            "2027-03-01 10:00+99:00",
            "2027-03-01 1०:00",
        ] {
            assert!(WallTime::parse(bad).is_err(), "{bad:?}");
        }
    }

    #[test]
    fn a_skipped_time_is_told() {
        assert!(matches!(wall("2027-03-28 02:30").settle(Berlin), Err(Problem::SkippedTime(_))));
    }

    #[test]
    fn of_a_doubled_time_the_offset_says_which_is_meant() {
        let doubled = wall("2027-10-31 02:30");
        let told = doubled.settle(Berlin);
        assert!(
            matches!(told, Err(Problem::DoubledTime { first, second, .. }) if first == "+02:00" && second == "+01:00")
        );
        let later = wall("2027-10-31 02:30+01:00").settle(Berlin).unwrap();
        assert_eq!(later.instant(Berlin).0 - doubled.instant(Berlin).0, 3600);
    }

    #[test]
    fn of_two_equal_times_the_first_sorts_first() {
        let (first, second) = (wall("2027-10-31 02:30+02:00"), wall("2027-10-31 02:30+01:00"));
        assert!(first < second && first.instant(Berlin) < second.instant(Berlin));
    }

    #[test]
    fn an_offset_that_says_nothing_is_dropped() {
        assert_eq!(wall("2027-03-01 10:00+05:00").settle(Berlin).unwrap(), wall("2027-03-01 10:00"));
    }

    #[test]
    fn a_stored_time_that_a_zone_skips_is_read_with_the_offset_before_the_gap() {
        assert_eq!(wall("2027-03-28 02:30").instant(Berlin), wall("2027-03-28 03:30").instant(Berlin));
    }

    #[test]
    fn a_skipped_time_is_read_with_the_offset_before_the_gap_everywhere_on_earth() {
        for (zone, skipped, utc) in [
            (chrono_tz::Pacific::Auckland, "2026-09-27 02:30", "2026-09-26 14:30:00"),
            (chrono_tz::Australia::Sydney, "2026-10-04 02:30", "2026-10-03 16:30:00"),
            (chrono_tz::Australia::Lord_Howe, "2026-10-04 02:15", "2026-10-03 15:45:00"),
            (chrono_tz::America::New_York, "2027-03-14 02:30", "2027-03-14 07:30:00"),
            (chrono_tz::Pacific::Apia, "2011-12-30 12:00", "2011-12-30 22:00:00"),
        ] {
            assert!(matches!(wall(skipped).settle(zone), Err(Problem::SkippedTime(_))), "{zone}");
            assert_eq!(wall(skipped).instant(zone).utc().to_string(), utc, "{zone}");
        }
    }

    #[test]
    fn a_time_that_is_not_moved_stays_the_one_of_two_that_it_was() {
        let second = wall("2027-10-31 02:30+01:00");
        assert_eq!(second.shifted(0), Some(second));
        assert_eq!(second.shifted(7).unwrap().settle(Berlin).unwrap(), wall("2027-11-07 02:30"));
    }

    #[test]
    fn times_are_read_as_people_write_them() {
        assert_eq!(time_of("9"), NaiveTime::from_hms_opt(9, 0, 0));
        assert_eq!(time_of("9.30"), NaiveTime::from_hms_opt(9, 30, 0));
        assert_eq!(time_of("24:00"), None);
        assert_eq!(time_of("9:"), None);
    }

    #[test]
    fn typed_times_have_halves_and_words() {
        for (typed, read) in [
            ("9am", "09:00"),
            ("9 am", "09:00"),
            ("9:30PM", "21:30"),
            ("9.30 p.m.", "21:30"),
            ("12am", "00:00"),
            ("12:15pm", "12:15"),
            ("9h", "09:00"),
            ("9h30", "09:30"),
            ("14 Uhr", "14:00"),
            ("9.30", "09:30"),
        ] {
            let time = typed_time(typed).map(|(time, _)| time.format("%H:%M").to_string());
            assert_eq!(time.as_deref(), Some(read), "{typed}");
        }
        for bad in ["13pm", "0am", "am", "9x", "9h3h", "", "25", "uhr"] {
            assert_eq!(typed_time(bad), None, "{bad}");
        }
    }
}
