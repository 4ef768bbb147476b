//! `bitpoll demo`: polls for trying out and for pictures. The same people give the same answers every time;
//! days are counted from a Monday two weeks ahead.

use chrono::{Datelike as _, NaiveDate};
use chrono_tz::Europe::Berlin;

use super::demo_polls::{DAYS, DemoPoll, NAMES, POLLS};
use super::desk::Desk;
use super::failure::Failure;
use crate::actions::comments::{NewComment, add_comment};
use crate::actions::poll_create::{NewPoll, create_poll};
use crate::actions::poll_state::decide_poll;
use crate::actions::vote_cast::cast_vote;
use crate::actions::{self, Asker};
use crate::domain::answer_set::AnswerSet;
use crate::domain::choice::Subject;
use crate::domain::error::Problem;
use crate::domain::id::ChoiceId;
use crate::domain::poll::{Details, Poll, Settings};
use crate::domain::slug::Slug;
use crate::domain::time::{Instant, shift};
use crate::domain::vote::{Ballot, BallotCell};
use crate::i18n::Locale;
use crate::secrets::Capability;
use crate::store;

/// Makes the polls that are not there yet and returns their addresses.
pub(super) fn seed(desk: &Desk) -> Result<Vec<String>, Failure> {
    let mut lines = Vec::new();
    for demo in POLLS {
        let there = desk.store.read_blocking(|tx| store::polls::by_slug(tx, demo.slug))?;
        let poll = match there {
            Some(stored) => stored.poll,
            None => make(desk, demo)?,
        };
        let code = Capability::Admin(&poll.anchor()).code(poll.admin_epoch, &desk.keys);
        let address = format!("{}/poll/{}/", desk.config.public_url, poll.slug);
        lines.push(poll.title.clone());
        lines.push(format!("  {address}"));
        lines.push(format!("  admin link: {address}key/{code}/"));
    }
    Ok(lines)
}

fn make(desk: &Desk, demo: &'static DemoPoll) -> Result<Poll, Failure> {
    let owner = desk.guest();
    let new = new_poll(demo, first_day(Instant(desk.store.now())))
        .map_err(|problem| Failure::other(format!("{}: {problem:?}", demo.slug)))?;
    let choices = new.choices.len();
    let asker = owner.clone();
    let poll = desk.store.write_blocking(move |tx| create_poll(tx, &asker, &new))?;
    let mut dice = Dice::of(demo.slug);
    for person in 0..demo.votes {
        let ballot = ballot(demo, person, choices, &mut dice);
        vote(desk, demo.slug, ballot)?;
    }
    for (name, text) in demo.comments {
        comment(desk, demo.slug, name, text)?;
    }
    if !demo.decided.is_empty() {
        let chosen: Vec<ChoiceId> = demo.decided.iter().map(|id| ChoiceId(*id)).collect();
        desk.store.write_blocking(move |tx| decide_poll(tx, &owner, demo.slug, None, &chosen, true))?;
    }
    Ok(poll)
}

/// A Monday, at least two weeks ahead.
fn first_day(now: Instant) -> NaiveDate {
    let today = now.in_zone(Berlin).date_naive();
    let to_monday = (7 - i64::from(today.weekday().num_days_from_monday())) % 7;
    shift(today, 14 + to_monday).unwrap_or(today)
}

fn new_poll(demo: &DemoPoll, monday: NaiveDate) -> Result<NewPoll, Problem> {
    let [yes, no, maybe, rather_not] = match demo.locale {
        Locale::En => ["yes", "no", "maybe", "rather not"],
        Locale::De => ["ja", "nein", "vielleicht", "eher nicht"],
        Locale::Fr => ["oui", "non", "peut-être", "plutôt non"],
        Locale::It => ["sì", "no", "forse", "piuttosto no"],
    };
    let choice = |text: &&str| Subject::parse(demo.kind, &with_days(text, monday));
    Ok(NewPoll {
        details: Details {
            title: demo.title.to_owned(),
            description: demo.description.to_owned(),
            zone: Berlin,
            deadline: None,
            settings: Settings {
                public_listing: demo.public,
                hide_participants: demo.hidden,
                results: demo.results,
                ..Settings::default()
            },
        },
        kind: demo.kind,
        slug: Slug::parse(demo.slug)?,
        slug_field: "slug",
        choices: demo.choices.iter().map(choice).collect::<Result<_, _>>()?,
        seats: Vec::new(),
        values: AnswerSet::Usual.values([yes, no, maybe, rather_not]),
        locale: demo.locale.code().to_owned(),
        group: String::new(),
    })
}

/// Puts days for `Mon1` (the first Monday) to `Sun2`.
fn with_days(text: &str, monday: NaiveDate) -> String {
    let mut text = text.to_owned();
    for (name, count) in DAYS.iter().zip(0..) {
        for week in 0..2 {
            let day = shift(monday, week * 7 + count).map_or_else(String::new, |day| day.to_string());
            text = text.replace(&format!("{name}{}", week + 1), &day);
        }
    }
    text
}

fn ballot(demo: &DemoPoll, person: usize, choices: usize, dice: &mut Dice) -> Ballot {
    let mood = dice.roll(4);
    let mut cells = Vec::new();
    for choice in 1..=choices {
        // Some choices suit most people, and some people are free on most days.
        let liking = demo.liked.get(choice - 1).copied().unwrap_or(5) + mood;
        let luck = dice.roll(12);
        let value = match liking.saturating_sub(luck) {
            4.. => "1",
            2..=3 => "3",
            1 => "4",
            0 if luck == 11 => "",
            0 => "2",
        };
        let remark = demo
            .remarks
            .get(dice.roll(12 * choices))
            .filter(|_| !value.is_empty())
            .copied()
            .unwrap_or_default();
        cells.push(BallotCell {
            choice: choice.to_string(),
            value: value.to_owned(),
            comment: remark.to_owned(),
        });
    }
    let anonymous = person % 9 == 8;
    let name = NAMES[(person * 7 + demo.slug.len()) % NAMES.len()].to_owned();
    Ballot { name, anonymous, cells, ..Ballot::default() }
}

fn stranger(desk: &Desk) -> Asker {
    Asker { guest: None, ..desk.guest() }
}

fn vote(desk: &Desk, slug: &'static str, ballot: Ballot) -> actions::Result<()> {
    let (asker, id) = (stranger(desk), desk.random.public_id());
    desk.store.write_blocking(move |tx| cast_vote(tx, &asker, slug, &ballot, &id)).map(drop)
}

fn comment(desk: &Desk, slug: &'static str, name: &str, text: &str) -> actions::Result<()> {
    let (asker, id) = (stranger(desk), desk.random.public_id());
    let new = NewComment { name: name.to_owned(), text: text.to_owned(), suspicious: false };
    desk.store.write_blocking(move |tx| add_comment(tx, &asker, slug, &new, &id)).map(drop)
}

/// Numbers that look thrown and are the same every time (Knuth's MMIX generator); nothing secret is made of
/// them.
struct Dice(u64);

impl Dice {
    fn of(text: &str) -> Self {
        Self(text.bytes().fold(7, |sum, byte| sum * 31 % 1_000_003 + u64::from(byte)))
    }

    /// From 0 to one below `sides`.
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % sides
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn every_poll_can_be_made_on_every_day() {
        for day in 0..400 {
            let monday = first_day(Instant(1_803_902_400 + day * 86_400));
            assert_eq!(monday.weekday(), chrono::Weekday::Mon);
            for demo in POLLS {
                let poll = new_poll(demo, monday).unwrap();
                for choice in poll.choices {
                    choice.settle(Berlin).unwrap();
                }
            }
        }
    }

    #[test]
    fn nobody_votes_twice_and_the_answers_differ() {
        for demo in POLLS {
            let mut dice = Dice::of(demo.slug);
            let ballots: Vec<_> =
                (0..demo.votes).map(|person| ballot(demo, person, demo.choices.len(), &mut dice)).collect();
            let names: HashSet<_> = ballots.iter().map(|ballot| &ballot.name).collect();
            assert_eq!(names.len(), ballots.len(), "{}", demo.slug);
            let values: HashSet<_> =
                ballots.iter().flat_map(|ballot| &ballot.cells).map(|cell| cell.value.as_str()).collect();
            assert!(values.len() >= 4, "{}: {values:?}", demo.slug);
        }
    }
}
