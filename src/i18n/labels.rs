//! Choices, answers and deadlines in words.

use chrono::{Datelike as _, NaiveDate};
use chrono_tz::Tz;

use crate::domain::answer_set::AnswerSet;
use crate::domain::answer_value::{ChoiceValue, NewValue};
use crate::domain::choice::{Kind, Subject};
use crate::domain::grouping;
use crate::domain::poll::Poll;
use crate::domain::time::{Instant, WallTime, offset_text};

use super::{Locale, T};

/// Words for the choices of one poll and one reader.
#[derive(Debug, Clone, Copy)]
pub struct Labels {
    t: T,
    zone: Tz,
    /// The reader's zone where it tells other times than the poll's.
    viewer: Option<Tz>,
}

impl Labels {
    /// For a poll, a language, and the reader's zone if it is known.
    pub fn of(t: T, reader: Option<Tz>, poll: &Poll) -> Self {
        let viewer = reader.filter(|zone| poll.kind == Kind::Datetime && *zone != poll.zone);
        let (zone, viewer) = match viewer {
            Some(viewer) if poll.settings.use_viewer_zone => (viewer, Some(poll.zone)),
            other => (poll.zone, other),
        };
        Self { t, zone, viewer }
    }

    /// Zone in which times are shown.
    pub fn zone(&self) -> Tz {
        self.zone
    }

    /// The other zone: the reader's, or the poll's if the reader's comes first. `None` if there is one
    /// zone alone.
    pub fn other_zone(&self) -> Option<Tz> {
        self.viewer
    }

    /// What stands above choices without a heading that come after some with one.
    pub fn rest(&self) -> &'static str {
        self.t.vote_rest()
    }

    /// The levels of headings above a choice: month and day, day and time, or the parts of a text.
    pub fn levels(&self, poll: &Poll, subject: &Subject) -> Vec<String> {
        match subject {
            Subject::Text(text) => grouping::levels(text),
            Subject::Days { first, last } => vec![days(self.t, *first, *last)],
            Subject::Slot { start, minutes } => {
                let (day, time) = self.slot(poll, *start, *minutes, self.zone);
                vec![day, time]
            }
        }
    }

    /// A choice in one line.
    pub fn line(&self, poll: &Poll, subject: &Subject) -> String {
        match subject {
            Subject::Text(text) => grouping::line(text),
            Subject::Days { first, last } => days(self.t, *first, *last),
            Subject::Slot { start, minutes } => {
                let (day, time) = self.slot(poll, *start, *minutes, self.zone);
                format!("{day}, {time}")
            }
        }
    }

    /// A slot in the other zone; `None` if there is none or its clocks show the same.
    pub fn elsewhere(&self, poll: &Poll, subject: &Subject) -> Option<String> {
        let (Subject::Slot { start, minutes }, Some(zone)) = (subject, self.viewer) else { return None };
        let (day, time) = self.slot(poll, *start, *minutes, zone);
        let here = self.slot(poll, *start, *minutes, self.zone);
        if day != here.0 {
            return Some(format!("{day}, {time}"));
        }
        (time != here.1).then_some(time)
    }

    /// [`elsewhere`](Self::elsewhere) with whose time that is, where its zone does not stand beside it.
    pub fn elsewhere_said(&self, poll: &Poll, subject: &Subject) -> Option<String> {
        let time = self.elsewhere(poll, subject)?;
        let is_polls = self.viewer == Some(poll.zone);
        Some(if is_polls { self.t.label_poll_time(&time) } else { self.t.label_your_time(&time) })
    }

    /// [`elsewhere`](Self::elsewhere) with its day even where that is the same: for a line that names several.
    pub fn elsewhere_in_full(&self, poll: &Poll, subject: &Subject) -> Option<String> {
        let (Subject::Slot { start, minutes }, Some(zone)) = (subject, self.viewer) else { return None };
        let (day, time) = self.slot(poll, *start, *minutes, zone);
        self.elsewhere(poll, subject).map(|_| format!("{day}, {time}"))
    }

    /// End of voting, with its zone.
    pub fn deadline(&self, poll: &Poll, at: WallTime) -> String {
        format!("{} ({})", self.t.wall(at.at), poll.zone.name())
    }

    /// An instant in the zone in which times are shown.
    pub fn instant(&self, at: Instant) -> String {
        self.t.wall(at.in_zone(self.zone).naive_local())
    }

    fn slot(&self, poll: &Poll, start: WallTime, minutes: Option<u32>, zone: Tz) -> (String, String) {
        let from = start.instant(poll.zone).in_zone(zone);
        let mut time = self.t.time(from.time());
        if let Some(offset) = start.offset.filter(|_| zone == poll.zone) {
            time = format!("{time} ({})", offset_text(offset));
        }
        if let Some(minutes) = minutes {
            let to = start.instant(poll.zone).plus(i64::from(minutes) * 60).in_zone(zone);
            let end = self.t.time(to.time());
            let days = (to.date_naive() - from.date_naive()).num_days();
            time = match days {
                0 => format!("{time}–{end}"),
                1 => format!("{time}–{end} {}", self.t.label_next_day()),
                _ => format!("{time} – {}, {end}", self.t.day_short(to.date_naive())),
            };
        }
        (self.t.day(from.date_naive()), time)
    }
}

fn usual(t: T) -> [&'static str; 4] {
    [t.new_answer_yes(), t.new_answer_no(), t.new_answer_maybe(), t.new_answer_rather_not()]
}

/// A set of answers in words of this language.
pub fn answer_set(t: T, set: AnswerSet) -> Vec<NewValue> {
    match set {
        AnswerSet::Two => set.values([t.new_answer_yes(), t.new_answer_no()]),
        AnswerSet::Usual => set.values(usual(t)),
        AnswerSet::Three => set.values([t.new_answer_yes(), t.new_answer_maybe(), t.new_answer_no()]),
        AnswerSet::Grades => set.values(grades(t)),
        AnswerSet::Points => set.values((0..=10_i64).rev().map(|points| points.to_string())),
        AnswerSet::Ranks => set.values(ranks(t)),
    }
}

fn grades(t: T) -> [&'static str; 6] {
    [
        t.answers_excellent(),
        t.answers_very_good(),
        t.answers_good(),
        t.answers_fair(),
        t.answers_poor(),
        t.answers_reject(),
    ]
}

fn ranks(t: T) -> [&'static str; 5] {
    [t.answers_first(), t.answers_second(), t.answers_third(), t.answers_fourth(), t.answers_fifth()]
}

/// Whether the answers of a poll are still those that it began with, or a set that was taken, in any language.
pub fn are_ready_made(values: &[ChoiceValue]) -> bool {
    AnswerSet::ALL.into_iter().any(|set| are_set(values, set))
}

/// Whether the answers of a poll are this set, in any language.
pub fn are_set(values: &[ChoiceValue], set: AnswerSet) -> bool {
    let like = |value: &ChoiceValue, new: &NewValue| {
        let NewValue { title, color, icon, weight } = new;
        !value.deleted
            && (&value.title, value.color, value.icon, value.weight) == (title, *color, *icon, *weight)
    };
    Locale::ALL.iter().copied().map(T).map(|t| answer_set(t, set)).any(|set| {
        set.len() == values.len() && values.iter().all(|value| set.iter().any(|new| like(value, new)))
    })
}

/// The word of an answer. As long as it is one of those that come with the site, in the language of the poll's creator, readers see it in
/// theirs; one that was edited stays as it is.
pub fn answer<'a>(t: T, poll: &Poll, value: &'a ChoiceValue) -> &'a str {
    let home = Locale::from_code(&poll.locale).filter(|home| *home != t.locale());
    let Some(home) = home.map(T) else { return &value.title };
    let mut pairs = usual(home)
        .into_iter()
        .zip(usual(t))
        .chain(grades(home).into_iter().zip(grades(t)))
        .chain(ranks(home).into_iter().zip(ranks(t)));
    pairs.find(|(own, _)| *own == value.title).map_or(value.title.as_str(), |(_, word)| word)
}

/// The same without a year, where nobody can mistake it.
pub fn days_near(t: T, first: NaiveDate, last: NaiveDate) -> String {
    let start = t.day_short(first);
    if first == last { start } else { format!("{start} – {}", t.day_short(last)) }
}

/// A day, or all days from the first to the last: "Mon, 1 Mar – Fri, 5 Mar 2027".
pub fn days(t: T, first: NaiveDate, last: NaiveDate) -> String {
    if first == last {
        return t.day(first);
    }
    let start = if first.year() == last.year() { t.day_short(first) } else { t.day(first) };
    format!("{start} – {}", t.day(last))
}
