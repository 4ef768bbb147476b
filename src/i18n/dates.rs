//! Days, months and times as each language writes them.
//!
//! ICU4X knows the names; what stands where is said by patterns in the catalogues (`date-…`), because
//! the medium lengths of CLDR write months as numbers in some languages. Times have 24 hours in every
//! language: a list of slots has no room for a mistaken half of the day.

use super::T;
use super::memo::Memo;
use super::per_locale::{PerLocale, compiled_in};
use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, NaiveTime, Timelike, Utc, Weekday};
use chrono_tz::Tz;
use icu_calendar::Gregorian;
use icu_datetime::input::{Date, DateTime as IcuDateTime, Time};
use icu_datetime::pattern::{DateTimePattern, FixedCalendarDateTimeNames};
use writeable::TryWriteable;

thread_local! {
    static FORMATTERS: PerLocale<[Formatter; Style::ALL.len()]> = const { PerLocale::new() };
    static MEMO: Memo = const { Memo::new() };
}

/// The ways to write a date or a time.
#[derive(Clone, Copy)]
enum Style {
    DayLong,
    Day,
    DayShort,
    MonthYear,
    Month,
    WeekdayLong,
    WeekdayShort,
    Time,
    Wall,
}

impl Style {
    /// In the order of their numbers, which index the formatters.
    const ALL: [Self; 9] = [
        Self::DayLong,
        Self::Day,
        Self::DayShort,
        Self::MonthYear,
        Self::Month,
        Self::WeekdayLong,
        Self::WeekdayShort,
        Self::Time,
        Self::Wall,
    ];

    fn pattern(self, t: T) -> &'static str {
        match self {
            Self::DayLong => t.date_day_long(),
            Self::Day => t.date_day(),
            Self::DayShort => t.date_day_short(),
            Self::MonthYear => t.date_month_year(),
            Self::Month => "LLLL",
            Self::WeekdayLong => "cccc",
            Self::WeekdayShort => "ccc",
            Self::Time => t.date_time(),
            Self::Wall => t.date_wall(),
        }
    }
}

impl T {
    /// "Monday, 1 March 2027", "Montag, 1. März 2027".
    pub fn day_long(self, day: NaiveDate) -> String {
        self.date(Style::DayLong, day)
    }

    /// "Mon, 1 Mar 2027", "Mo., 1. März 2027".
    pub fn day(self, day: NaiveDate) -> String {
        self.date(Style::Day, day)
    }

    /// A day without its year: "Mon, 1 Mar", "Mo., 1. März".
    pub fn day_short(self, day: NaiveDate) -> String {
        self.date(Style::DayShort, day)
    }

    /// The month of this day with its year: "March 2027", "März 2027".
    pub fn month_year(self, day: NaiveDate) -> String {
        self.date(Style::MonthYear, day)
    }

    /// The month of this day: "March", "März".
    pub fn month(self, day: NaiveDate) -> String {
        self.date(Style::Month, day)
    }

    /// "Monday", "Montag".
    pub fn weekday_long(self, weekday: Weekday) -> String {
        self.date(Style::WeekdayLong, some_day_on(weekday))
    }

    /// "Mon", "Mo".
    pub fn weekday_short(self, weekday: Weekday) -> String {
        self.date(Style::WeekdayShort, some_day_on(weekday))
    }

    /// Hours and minutes: "14:30".
    pub fn time(self, time: NaiveTime) -> String {
        let minute = time.num_seconds_from_midnight() / 60;
        self.text(Style::Time, minute.into(), NaiveDate::default().and_time(time))
    }

    /// A day and the time of that day, without a zone: "Mon, 1 Mar 2027, 14:30".
    pub fn wall(self, wall: NaiveDateTime) -> String {
        self.text(Style::Wall, wall.and_utc().timestamp().div_euclid(60), wall)
    }

    /// What calendar and clock of this zone show at an instant. The zone itself is not written: the
    /// page says it once.
    pub fn instant(self, instant: DateTime<Utc>, zone: Tz) -> String {
        self.wall(instant.with_timezone(&zone).naive_local())
    }

    fn date(self, style: Style, day: NaiveDate) -> String {
        self.text(style, day.num_days_from_ce().into(), day.and_time(NaiveTime::MIN))
    }

    /// The text of a moment, remembered by style and `number`, which tells apart what the style shows.
    /// Days that ICU4X refuses (beyond the year 9999) are written as ISO 8601 has them.
    fn text(self, style: Style, number: i64, moment: NaiveDateTime) -> String {
        let make = |tag| Style::ALL.map(|style| Formatter::new(&tag, style.pattern(self)));
        let format = || match icu(moment) {
            Some(moment) => FORMATTERS.with(|all| all.get(self.0, make)[style as usize].format(&moment)),
            None => moment.to_string(),
        };
        let kind = self.0 as usize * Style::ALL.len() + style as usize;
        MEMO.with(|memo| memo.get((kind, number), format))
    }
}

/// A pattern (UTS #35, part 4) and the names that it needs.
struct Formatter {
    pattern: DateTimePattern,
    names: FixedCalendarDateTimeNames<Gregorian>,
}

impl Formatter {
    fn new(tag: &icu_locale_core::Locale, pattern: &str) -> Self {
        let pattern = compiled_in(DateTimePattern::try_from_pattern_str(pattern));
        let mut names = compiled_in(FixedCalendarDateTimeNames::try_new(tag.into()));
        compiled_in(names.include_for_pattern(&pattern));
        Self { pattern, names }
    }

    fn format(&self, moment: &IcuDateTime<Gregorian>) -> String {
        // The Err has a text too, with a mark in the place of a name that is not loaded.
        let text = self.names.with_pattern_unchecked(&self.pattern).format(moment);
        text.try_write_to_string().unwrap_or_else(|(_, text)| text).into_owned()
    }
}

/// Seconds are not shown anywhere, so they are left out.
fn icu(moment: NaiveDateTime) -> Option<IcuDateTime<Gregorian>> {
    let small = |number: u32| u8::try_from(number).ok();
    Some(IcuDateTime {
        date: Date::try_new_gregorian(moment.year(), small(moment.month())?, small(moment.day())?).ok()?,
        time: Time::try_new(small(moment.hour())?, small(moment.minute())?, 0, 0).ok()?,
    })
}

/// The first day of the calendar that falls on this weekday (1 January of year 1 was a Monday).
fn some_day_on(weekday: Weekday) -> NaiveDate {
    let from_monday = weekday.num_days_from_monday().cast_signed();
    NaiveDate::from_num_days_from_ce_opt(1 + from_monday).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Locale;

    const EN: T = T(Locale::En);
    const DE: T = T(Locale::De);

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_day_is_written_as_the_language_has_it() {
        let monday = day("2027-03-01");
        assert_eq!(EN.day_long(monday), "Monday, 1 March 2027");
        assert_eq!(DE.day_long(monday), "Montag, 1. März 2027");
        assert_eq!(EN.day(monday), "Mon, 1 Mar 2027");
        assert_eq!(DE.day(monday), "Mo., 1. März 2027");
        assert_eq!(DE.day(day("2026-12-31")), "Do., 31. Dez. 2026");
        assert_eq!(EN.day_short(monday), "Mon, 1 Mar");
        assert_eq!(DE.day_short(monday), "Mo., 1. März");
    }

    #[test]
    fn the_patterns_of_every_language_are_understood() {
        for &locale in Locale::ALL {
            for style in Style::ALL {
                let text = T(locale).date(style, day("2027-03-01"));
                assert!(!text.is_empty() && !text.contains('{'), "{} {}", locale.code(), text);
            }
        }
    }

    #[test]
    fn months_have_their_full_names() {
        let day = day("2026-12-31");
        assert_eq!((EN.month(day), DE.month(day)), ("December".into(), "Dezember".into()));
        assert_eq!(
            (EN.month_year(day), DE.month_year(day)),
            ("December 2026".into(), "Dezember 2026".into())
        );
    }

    #[test]
    fn weekdays_have_a_long_and_a_short_name() {
        assert_eq!(
            (EN.weekday_long(Weekday::Sun), DE.weekday_long(Weekday::Sun)),
            ("Sunday".into(), "Sonntag".into())
        );
        assert_eq!(
            (EN.weekday_short(Weekday::Mon), DE.weekday_short(Weekday::Mon)),
            ("Mon".into(), "Mo".into())
        );
        assert_eq!(EN.weekday_long(Weekday::Mon), "Monday");
    }

    #[test]
    fn times_have_24_hours_in_every_language() {
        let early = NaiveTime::from_hms_opt(9, 5, 59).unwrap();
        let late = NaiveTime::from_hms_opt(14, 30, 0).unwrap();
        for &locale in Locale::ALL {
            assert_eq!(T(locale).time(late), "14:30");
            assert_eq!(T(locale).time(early), "09:05");
            assert_eq!(T(locale).time(NaiveTime::MIN), "00:00");
        }
    }

    #[test]
    fn an_instant_is_shown_by_the_clock_of_the_zone() {
        let instant = "2027-02-28T23:30:00Z".parse().unwrap();
        assert_eq!(EN.instant(instant, chrono_tz::Europe::Berlin), "Mon, 1 Mar 2027, 00:30");
        assert_eq!(DE.instant(instant, chrono_tz::Europe::Berlin), "Mo., 1. März 2027, 00:30");
        assert_eq!(EN.instant(instant, chrono_tz::America::New_York), "Sun, 28 Feb 2027, 18:30");
    }

    #[test]
    fn days_beyond_the_calendar_are_still_written() {
        assert_eq!(EN.wall(NaiveDate::MAX.into()), "+262142-12-31 00:00:00");
        assert_eq!(DE.wall(NaiveDate::MIN.into()), "-262143-01-01 00:00:00");
    }
}
