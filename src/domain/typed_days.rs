//! Days as people type them, turned into ISO 8601: `1.3.2027`, `1. März`, `1er mars`, `March 1, 2027`, `6.3.–7.3.2027`.

use chrono::{Datelike as _, NaiveDate};

use super::time::day_of;

/// How `1/3/2027` is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Slashes {
    /// The day comes first.
    DayFirst,
    /// Nobody knows: read only where one of the two can be no month, or where both are the same.
    Unknown,
}

/// Months by their names in the languages of the site; three letters are enough where they fit one month alone.
const MONTHS: [&[&str]; 12] = [
    &["january", "januar", "jänner", "janvier", "gennaio"],
    &["february", "februar", "feber", "février", "fevrier", "febbraio"],
    &["march", "märz", "mrz", "maerz", "mars", "marzo"],
    &["april", "avril", "aprile"],
    &["may", "mai", "maggio"],
    &["june", "juni", "juin", "giugno"],
    &["july", "juli", "juillet", "luglio"],
    &["august", "août", "aout", "agosto"],
    &["september", "septembre", "settembre"],
    &["october", "oktober", "octobre", "ottobre"],
    &["november", "novembre"],
    &["december", "dezember", "décembre", "decembre", "dicembre"],
];

const WEEKDAYS: [&str; 29] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "montag",
    "dienstag",
    "mittwoch",
    "donnerstag",
    "freitag",
    "samstag",
    "sonntag",
    "lundi",
    "mardi",
    "mercredi",
    "jeudi",
    "vendredi",
    "samedi",
    "dimanche",
    "lunedì",
    "martedì",
    "mercoledì",
    "giovedì",
    "venerdì",
    "sabato",
    "domenica",
    "sonnabend",
];

/// Words between the first and the last day of a range.
const UNTIL: [&str; 8] = ["to", "until", "till", "bis", "au", "à", "al", "a"];

/// Writes every day that can be read as ISO 8601, and a range as two of them with a slash between; all
/// else stays as it was typed. A day without a year is the next such day from `today` on.
pub fn to_iso(text: &str, today: NaiveDate, slashes: Slashes) -> String {
    let chars: Vec<char> = text.chars().collect();
    let mut reader = Reader { chars: &chars, at: 0, today, slashes };
    let mut out = String::with_capacity(text.len());
    while reader.at < chars.len() {
        let Some(first) = reader.attempt(Reader::day) else {
            reader.pass(&mut out);
            continue;
        };
        out.push_str(&first.to_string());
        if let Some(last) = reader.attempt(Reader::range_end) {
            out.push('/');
            out.push_str(&last.to_string());
        }
    }
    out
}

struct Reader<'a> {
    chars: &'a [char],
    at: usize,
    today: NaiveDate,
    slashes: Slashes,
}

impl Reader<'_> {
    /// Reads something, or stays where it was.
    fn attempt<T>(&mut self, read: impl Fn(&mut Self) -> Option<T>) -> Option<T> {
        let before = self.at;
        let read = read(self);
        if read.is_none() {
            self.at = before;
        }
        read
    }

    /// Copies a separator, or a word up to the next one.
    fn pass(&mut self, out: &mut String) {
        let is_separator = |c: char| c.is_whitespace() || [',', ';'].contains(&c);
        let start = self.at;
        self.at += 1;
        if !is_separator(self.chars[start]) {
            while self.peek().is_some_and(|c| !is_separator(c)) {
                self.at += 1;
            }
        }
        out.extend(&self.chars[start..self.at]);
    }

    /// `mar` is March, and a Tuesday in French and Italian: whatever makes a day of the rest.
    fn day(&mut self) -> Option<NaiveDate> {
        let after_weekday = self.attempt(|it| {
            it.weekday()?;
            it.bare_day()
        });
        after_weekday.or_else(|| self.attempt(Self::bare_day))
    }

    fn bare_day(&mut self) -> Option<NaiveDate> {
        let day = self
            .attempt(Self::iso)
            .or_else(|| self.attempt(Self::dotted))
            .or_else(|| self.attempt(Self::slashed))
            .or_else(|| self.attempt(Self::day_and_month))
            .or_else(|| self.attempt(Self::month_and_day))?;
        self.peek().is_none_or(|c| !c.is_alphanumeric()).then_some(day)
    }

    fn range_end(&mut self) -> Option<NaiveDate> {
        self.blanks();
        let sign = self.attempt(|it| it.dots()).is_some()
            || self.eat(&['-', '–', '—', '−', '/'])
            || self.attempt(|it| it.word().filter(|word| UNTIL.contains(&word.as_str()))).is_some();
        self.blanks();
        if sign { self.day() } else { None }
    }

    fn dots(&mut self) -> Option<()> {
        (self.eat(&['.']) && self.eat(&['.'])).then_some(())
    }

    /// `Mon`, `Mo.,`, `Samstag`.
    fn weekday(&mut self) -> Option<()> {
        let word = self.word()?;
        let known = word.chars().count() >= 2 && WEEKDAYS.iter().any(|name| name.starts_with(&word));
        self.eat(&['.']);
        self.eat(&[',']);
        self.blanks();
        known.then_some(())
    }

    /// `2027-3-1`
    fn iso(&mut self) -> Option<NaiveDate> {
        let year = self.number(4, 4)?;
        let month = self.after('-')?;
        let day = self.after('-')?;
        date(year, month, day)
    }

    /// `1.3.2027`, `1.3.27`, `1.3.`
    fn dotted(&mut self) -> Option<NaiveDate> {
        let day = self.number(1, 2)?;
        self.eat(&['.']).then_some(())?;
        self.blanks();
        let month = self.number(1, 2)?;
        self.eat(&['.']).then_some(())?;
        match self.attempt(Self::year) {
            Some(year) => date(year, month, day),
            None => self.next(month, day),
        }
    }

    /// `1/3/2027`
    fn slashed(&mut self) -> Option<NaiveDate> {
        let one = self.number(1, 2)?;
        let two = self.after('/')?;
        self.eat(&['/']).then_some(())?;
        let year = self.number(4, 4)?;
        match self.slashes {
            Slashes::DayFirst => date(year, two, one),
            Slashes::Unknown if one == two || one > 12 => date(year, two, one),
            Slashes::Unknown if two > 12 => date(year, one, two),
            Slashes::Unknown => None,
        }
    }

    /// `1. März 2027`, `1st March`
    fn day_and_month(&mut self) -> Option<NaiveDate> {
        let day = self.number(1, 2)?;
        self.ordinal();
        self.blanks();
        let month = self.month()?;
        self.with_year(month, day)
    }

    /// `March 1, 2027`
    fn month_and_day(&mut self) -> Option<NaiveDate> {
        let month = self.month()?;
        self.blanks();
        let day = self.number(1, 2)?;
        self.ordinal();
        let year = self.attempt(|it| {
            it.eat(&[',']);
            it.blanks();
            it.lone_year()
        });
        year.map_or_else(|| self.next(month, day), |year| date(year, month, day))
    }

    fn with_year(&mut self, month: u32, day: u32) -> Option<NaiveDate> {
        let year = self.attempt(|it| {
            it.blanks();
            it.lone_year()
        });
        year.map_or_else(|| self.next(month, day), |year| date(year, month, day))
    }

    /// Four digits that begin no ISO day.
    fn lone_year(&mut self) -> Option<u32> {
        let before = self.at;
        let starts_iso = self.attempt(Self::iso).is_some();
        self.at = before;
        if starts_iso { None } else { self.number(4, 4) }
    }

    fn year(&mut self) -> Option<u32> {
        let short = self.attempt(|it| it.number(2, 2));
        if let Some(short) = short {
            return Some(2000 + short);
        }
        self.blanks();
        self.lone_year()
    }

    fn ordinal(&mut self) {
        let suffix = |it: &mut Self| {
            it.word().filter(|word| ["st", "nd", "rd", "th", "er", "º"].contains(&word.as_str()))
        };
        if self.attempt(suffix).is_none() {
            self.eat(&['.', '°']);
        }
    }

    fn month(&mut self) -> Option<u32> {
        let word = self.word()?;
        self.eat(&['.']);
        let is = |names: &[&str]| {
            names.iter().any(|name| name.starts_with(&word) || word == "sept" && *name == "september")
        };
        let mut found = (1..).zip(MONTHS).filter(|(_, names)| word.chars().count() >= 3 && is(names));
        // `jui` is the beginning of two.
        let (number, _) = found.next()?;
        found.next().is_none().then_some(number)
    }

    /// The next such day from today on: within eight years there is a 29 February.
    fn next(&self, month: u32, day: u32) -> Option<NaiveDate> {
        let this = u32::try_from(self.today.year()).ok()?;
        (this..=this + 8).filter_map(|year| date(year, month, day)).find(|day| *day >= self.today)
    }

    fn after(&mut self, sign: char) -> Option<u32> {
        self.eat(&[sign]).then_some(())?;
        self.number(1, 2)
    }

    /// As many digits as there are, if they are neither too few nor too many.
    fn number(&mut self, min: usize, max: usize) -> Option<u32> {
        let digits: String =
            self.chars[self.at..].iter().take_while(|c| c.is_ascii_digit()).take(max + 1).collect();
        if !(min..=max).contains(&digits.len()) {
            return None;
        }
        self.at += digits.len();
        digits.parse().ok()
    }

    fn word(&mut self) -> Option<String> {
        let letters: String =
            self.chars[self.at..].iter().take_while(|c| c.is_alphabetic()).take(12).collect();
        self.at += letters.chars().count();
        (!letters.is_empty()).then(|| letters.to_lowercase())
    }

    fn blanks(&mut self) {
        while self.peek().is_some_and(|c| c == ' ' || c == '\u{a0}' || c == '\t') {
            self.at += 1;
        }
    }

    fn eat(&mut self, any: &[char]) -> bool {
        let found = self.peek().is_some_and(|c| any.contains(&c));
        self.at += usize::from(found);
        found
    }

    fn peek(&self) -> Option<char> {
        self.chars.get(self.at).copied()
    }
}

fn date(year: u32, month: u32, day: u32) -> Option<NaiveDate> {
    day_of(&format!("{year:04}-{month:02}-{day:02}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn iso(text: &str) -> String {
        to_iso(text, day_of("2027-02-10").unwrap(), Slashes::Unknown)
    }

    #[test]
    fn days_are_read_as_people_write_them() {
        for (typed, read) in [
            ("2027-03-01", "2027-03-01"),
            ("2027-3-1", "2027-03-01"),
            ("1.3.2027", "2027-03-01"),
            ("01.03.2027", "2027-03-01"),
            ("1. 3. 2027", "2027-03-01"),
            ("1.3.27", "2027-03-01"),
            ("1.3.", "2027-03-01"),
            ("1.2.", "2028-02-01"),
            ("29.2.", "2028-02-29"),
            ("1. März 2027", "2027-03-01"),
            ("1. Mrz", "2027-03-01"),
            ("Sa., 6. März", "2027-03-06"),
            ("1 March 2027", "2027-03-01"),
            ("March 1, 2027", "2027-03-01"),
            ("Mar 1st", "2027-03-01"),
            ("Sept 3, 4. Dez", "2027-09-03, 2027-12-04"),
            ("1.3., 2.3.; 4.3.", "2027-03-01, 2027-03-02; 2027-03-04"),
            ("1.3. 2027-03-04", "2027-03-01 2027-03-04"),
            ("1er mars 2027", "2027-03-01"),
            ("mar. 2 mars, sam 14 août", "2027-03-02, 2027-08-14"),
            ("3 juin; 4 juil.", "2027-06-03; 2027-07-04"),
            ("mar 3", "2027-03-03"),
            ("lun 1° marzo, 2 gennaio 2028", "2027-03-01, 2028-01-02"),
            ("6 mars au 7 mars", "2027-03-06/2027-03-07"),
            ("5 luglio 2027 al 6 luglio 2027", "2027-07-05/2027-07-06"),
        ] {
            assert_eq!(iso(typed), read, "{typed}");
        }
    }

    #[test]
    fn ranges_have_many_signs() {
        for sign in ["/", "-", "–", " - ", " – ", " to ", " bis ", ".."] {
            assert_eq!(iso(&format!("2027-03-06{sign}2027-03-07")), "2027-03-06/2027-03-07", "{sign}");
            assert_eq!(iso(&format!("6.3.2027{sign}7.3.2027")), "2027-03-06/2027-03-07", "{sign}");
        }
        assert_eq!(iso("6 March - 7 March"), "2027-03-06/2027-03-07");
    }

    #[test]
    fn with_slashes_only_what_cannot_be_mistaken_is_read() {
        let german = |text| to_iso(text, day_of("2027-02-10").unwrap(), Slashes::DayFirst);
        assert_eq!(german("1/3/2027"), "2027-03-01");
        assert_eq!(iso("1/3/2027"), "1/3/2027");
        assert_eq!(
            (iso("3/15/2027"), iso("15/3/2027"), iso("3/3/2027")),
            ("2027-03-15".into(), "2027-03-15".into(), "2027-03-03".into())
        );
    }

    #[test]
    fn what_is_no_day_stays_as_it_is() {
        for text in [
            "",
            "tomorrow",
            "3 jui",
            "2027-02-30",
            "31.4.2027",
            "2027-03-011",
            "12",
            "1.3",
            "May",
            "32 May",
            "é٣.٣.",
        ] {
            assert_eq!(iso(text), text);
        }
    }

    #[test]
    fn what_was_read_is_read_again_as_the_same() {
        let once = iso("6.3.-7.3., March 9, foo 1/2/2027 - 3");
        assert_eq!(iso(&once), once);
    }
}
