//! Sign-up sheets: choices with so many seats, and who has one.
//!
//! Whoever gives a choice the best answer takes a seat, in the order in which they did so; whoever comes when all are
//! gone waits. So nothing has to be moved when somebody leaves or the owner adds a seat: who stands where follows from the
//! line and the number of seats, and who is to be told from the difference between two of them.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use super::choice::Choice;
use super::error::Problem;
use super::id::{ChoiceId, PublicId, UserId, ValueId};
use super::poll::Settings;
use super::structure::Structure;
use super::tally::Summary;
use super::vote::Answers;

/// Most seats of a choice, and most choices that a person's limit can name.
pub const SEATS_MAX: i64 = 9_999;

/// Reads a number of seats or a limit: from 1 to [`SEATS_MAX`]; nothing typed is none.
///
/// # Errors
/// [`Problem::BadCount`].
pub fn read(input: &str) -> Result<Option<i64>, Problem> {
    let text = input.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let number = text.parse().ok().filter(|number| (1..=SEATS_MAX).contains(number));
    number.map(Some).ok_or(Problem::BadCount { max: SEATS_MAX })
}

/// The answers that take a seat, and that a person's limit counts: those with the highest weight of all that can be
/// given, where that is above nothing.
pub fn taking(structure: &Structure) -> Vec<ValueId> {
    let best = structure.live_values().map(|value| value.weight).max().filter(|weight| weight.0 > 0);
    structure.live_values().filter(|value| Some(value.weight) == best).map(|value| value.id).collect()
}

/// Whether it is a sign-up sheet: seats that somebody can take. It is no contest, so nothing is the best of it.
pub fn is_sheet(structure: &Structure) -> bool {
    structure.live_choices().any(|choice| choice.seats.is_some()) && !taking(structure).is_empty()
}

/// How many answers that take a seat ([`taking`]) a vote needs for what it leaves open to be meant so: one of a sign-up
/// sheet, of which nobody must have more, or else as many as one person may have. `None` where nothing can be left open,
/// or what is open is still to be answered.
pub fn enough(structure: &Structure, settings: &Settings) -> Option<usize> {
    let most = settings.yes_limit.filter(|_| !taking(structure).is_empty());
    let enough = if is_sheet(structure) { Some(1) } else { most };
    let enough = enough.filter(|_| !settings.forbid_blank)?;
    Some(usize::try_from(enough).unwrap_or(usize::MAX))
}

/// Whether a vote with so many answers that take a seat has [`enough`].
pub fn has_enough(structure: &Structure, settings: &Settings, had: usize) -> bool {
    enough(structure, settings).is_some_and(|enough| had >= enough)
}

/// How many answers of a vote to the choices of the poll take a seat.
pub fn had(structure: &Structure, answers: &Answers) -> usize {
    let taking = taking(structure);
    let value = |choice: &Choice| answers.value(choice.id);
    structure.live_choices().filter_map(value).filter(|value| taking.contains(value)).count()
}

/// How many seats of a choice can be taken; `None` for one without a limit, and where no answer takes a seat.
pub fn seats_of(structure: &Structure, choice: &Choice) -> Option<i64> {
    choice.seats.filter(|_| !taking(structure).is_empty())
}

/// Where a vote stands with a choice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// It has a seat.
    Seat,
    /// It waits, as so manyth, from 1.
    Waiting(usize),
}

/// The votes that want a seat of one choice, in order of arrival.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Line(pub Vec<PublicId>);

impl Line {
    /// Where a vote stands with so many seats, or with as many as are wanted; `None` for one that wants none.
    pub fn place(&self, vote: &PublicId, seats: Option<i64>) -> Option<Place> {
        let at = self.0.iter().position(|one| one == vote)?;
        Some(place_at(at, seats))
    }

    /// Those who have a seat.
    fn seated(&self, seats: Option<i64>) -> &[PublicId] {
        let seats = seats.map_or(usize::MAX, |seats| usize::try_from(seats).unwrap_or(0));
        &self.0[..self.0.len().min(seats)]
    }

    /// Those who wait.
    fn waiting(&self, seats: Option<i64>) -> &[PublicId] {
        &self.0[self.seated(seats).len()..]
    }
}

/// Everybody who came for a seat of one choice and has not taken that answer back, in order of arrival, and whether the
/// answer takes a seat now: an owner who takes it off, or weighs it less, may think better of it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Arrivals(pub Vec<(PublicId, bool)>);

impl Arrivals {
    /// Those whose answer takes a seat.
    pub fn line(&self) -> Line {
        Line(self.0.iter().filter(|(_, stands)| *stands).map(|(vote, _)| *vote).collect())
    }

    /// The same when these want a seat: whoever came before keeps the place, others come behind them.
    pub fn renewed(&self, wanting: Vec<PublicId>) -> Self {
        let now: BTreeSet<PublicId> = wanting.iter().copied().collect();
        let before: BTreeSet<PublicId> = self.0.iter().map(|(vote, _)| *vote).collect();
        let known = self.0.iter().map(|(vote, _)| (*vote, now.contains(vote)));
        let new = wanting.into_iter().filter(|vote| !before.contains(vote)).map(|vote| (vote, true));
        Self(known.chain(new).collect())
    }
}

/// Somebody who voted, as far as it is needed to tell them something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Person {
    /// Name of the vote in addresses.
    pub vote: PublicId,
    /// The account.
    pub user: Option<UserId>,
    /// The personal link by which it was cast.
    pub invitation: Option<PublicId>,
}

fn place_at(at: usize, seats: Option<i64>) -> Place {
    let seats = seats.map_or(usize::MAX, |seats| usize::try_from(seats).unwrap_or(0));
    match at.checked_sub(seats) {
        None => Place::Seat,
        Some(before) => Place::Waiting(before + 1),
    }
}

/// Who stands elsewhere than before, and is to be told.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Moves {
    /// They had no seat, and have one.
    pub up: Vec<PublicId>,
    /// They did not wait, and do.
    pub down: Vec<PublicId>,
    /// They had a seat, and their answer takes none any more.
    pub unseated: Vec<PublicId>,
    /// They waited, and their answer takes no seat any more.
    pub unlisted: Vec<PublicId>,
}

/// What became of the seats of one choice when its owner changed something.
pub fn moves(before: (&Line, Option<i64>), after: (&Line, Option<i64>)) -> Moves {
    let (sat, waited) = (before.0.seated(before.1), before.0.waiting(before.1));
    let (sits, waits) = (after.0.seated(after.1), after.0.waiting(after.1));
    let without = |all: &[PublicId], others: &[&[PublicId]]| {
        let others: BTreeSet<&PublicId> = others.iter().copied().flatten().collect();
        all.iter().filter(|vote| !others.contains(vote)).copied().collect()
    };
    Moves {
        up: without(sits, &[sat]),
        down: without(waits, &[waited]),
        unseated: without(sat, &[sits, waits]),
        unlisted: without(waited, &[sits, waits]),
    }
}

/// What somebody is told: where they have a seat now, where they wait, and where they do neither any more.
///
/// As text `+3 +5 -2 =7 ~8`, of the choices' numbers.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct News {
    /// They have a seat.
    pub up: Vec<ChoiceId>,
    /// They wait.
    pub down: Vec<ChoiceId>,
    /// They had a seat, and their answer takes none any more.
    pub unseated: Vec<ChoiceId>,
    /// They waited, and their answer takes no seat any more.
    pub unlisted: Vec<ChoiceId>,
}

impl News {
    /// Takes out what need not be told beside older news that wait still: each is told as it is when it is sent, so those
    /// say it already, or say nothing to somebody who is back where they were.
    pub fn remove_needless(&mut self, older: &Self) {
        self.up.retain(|id| !older.up.contains(id) && !older.unseated.contains(id));
        self.down.retain(|id| !older.down.contains(id) && !older.unlisted.contains(id));
        let told = |id: &ChoiceId| older.unseated.contains(id) || older.unlisted.contains(id);
        self.unseated.retain(|id| !told(id));
        self.unlisted.retain(|id| !told(id));
    }

    /// There is nothing to tell.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Reads what was written; what cannot be read is nothing.
    pub fn parse(text: &str) -> Self {
        let mut news = Self::default();
        for word in text.split_whitespace() {
            match (word.split_at_checked(1), word.get(1..).and_then(|id| id.parse().ok())) {
                (Some(("+", _)), Some(id)) => news.up.push(id),
                (Some(("-", _)), Some(id)) => news.down.push(id),
                (Some(("=", _)), Some(id)) => news.unseated.push(id),
                (Some(("~", _)), Some(id)) => news.unlisted.push(id),
                _ => {}
            }
        }
        news
    }
}

impl fmt::Display for News {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let all = [("+", &self.up), ("-", &self.down), ("=", &self.unseated), ("~", &self.unlisted)];
        let words = all.iter().flat_map(|(sign, ids)| ids.iter().map(move |id| format!("{sign}{id}")));
        let words: Vec<_> = words.collect();
        f.write_str(&words.join(" "))
    }
}

/// How many votes want a seat of a choice, or would if it had some.
pub fn wanted(structure: &Structure, summary: &Summary) -> i64 {
    let taking = taking(structure);
    summary.counts.iter().filter(|(value, _)| taking.contains(value)).map(|(_, count)| count).sum()
}

/// How full a choice is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Filled {
    /// Seats that it has.
    pub seats: i64,
    /// Votes that want one.
    pub wanted: i64,
}

impl Filled {
    /// What a choice with seats ([`seats_of`]) has come to.
    pub fn of(structure: &Structure, summary: &Summary) -> Option<Self> {
        let seats = seats_of(structure, structure.choice(summary.choice)?)?;
        Some(Self { seats, wanted: wanted(structure, summary) })
    }

    /// Seats that are taken.
    pub fn taken(self) -> i64 {
        self.wanted.min(self.seats)
    }

    /// Seats that are free.
    pub fn left(self) -> i64 {
        self.seats - self.taken()
    }

    /// Votes that wait.
    pub fn waiting(self) -> i64 {
        self.wanted - self.taken()
    }
}

/// Where votes stand in the lines of a poll, for showing: those votes alone that are shown.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Lines {
    /// How many stand before a vote.
    before: BTreeMap<(ChoiceId, PublicId), usize>,
    /// Choices in whose line somebody voted without a name.
    nameless: BTreeSet<ChoiceId>,
}

impl Lines {
    /// Adds a vote behind so many others.
    pub fn put(&mut self, choice: ChoiceId, vote: PublicId, before: usize) {
        self.before.insert((choice, vote), before);
    }

    /// The same, knowing in whose lines somebody voted without a name.
    #[must_use]
    pub fn with_nameless(self, choices: impl IntoIterator<Item = ChoiceId>) -> Self {
        Self { nameless: choices.into_iter().collect(), ..self }
    }

    /// Where a vote stands with a choice of so many seats.
    pub fn place(&self, choice: ChoiceId, seats: i64, vote: &PublicId) -> Option<Place> {
        self.before.get(&(choice, *vote)).map(|before| place_at(*before, Some(seats)))
    }

    /// Whether somebody in the line of a choice voted without a name: who waits would tell at what hour.
    pub fn has_anonymous(&self, choice: ChoiceId) -> bool {
        self.nameless.contains(&choice)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn id(number: usize) -> PublicId {
        PublicId::parse(&format!("vote{number:012}")).unwrap()
    }

    fn line(numbers: &[usize]) -> Line {
        Line(numbers.iter().copied().map(id).collect())
    }

    #[test]
    fn whoever_comes_first_sits_and_the_others_wait_in_their_order() {
        let three = line(&[7, 2, 5, 9]);
        let places = [7, 2, 5, 9, 1].map(|number| three.place(&id(number), Some(2)));
        assert_eq!(
            places,
            [Some(Place::Seat), Some(Place::Seat), Some(Place::Waiting(1)), Some(Place::Waiting(2)), None]
        );
        assert_eq!(three.place(&id(9), None), Some(Place::Seat), "without a limit all have one");
    }

    #[test]
    fn numbers_of_seats_are_read_as_they_are_meant() {
        assert_eq!((read(" 12 "), read("")), (Ok(Some(12)), Ok(None)));
        for bad in ["0", "-1", "10000", "2.5", "two"] {
            assert_eq!(read(bad), Err(Problem::BadCount { max: SEATS_MAX }), "{bad}");
        }
    }

    #[test]
    fn who_wants_a_seat_still_keeps_the_place_and_who_does_anew_comes_last() {
        let came = Arrivals([3, 1, 2].map(|number| (id(number), true)).to_vec());
        let later = came.renewed(vec![id(1), id(2), id(4), id(5)]);
        assert_eq!(later.line(), line(&[1, 2, 4, 5]));
        assert_eq!(later.renewed(vec![id(5), id(3)]).line(), line(&[3, 5]), "the old place was kept");
    }

    #[test]
    fn what_somebody_is_told_reads_back() {
        let news = News {
            up: vec![ChoiceId(3), ChoiceId(5)],
            down: vec![ChoiceId(2)],
            unseated: vec![ChoiceId(7)],
            unlisted: vec![ChoiceId(8)],
        };
        let text = "+3 +5 -2 =7 ~8";
        assert_eq!((news.to_string().as_str(), News::parse(text)), (text, news));
        assert!(News::parse("+ x -é 7 +0x = ~").is_empty());
    }

    #[test]
    fn nobody_is_told_twice_or_that_all_is_as_it_was() {
        let left = |older: &str, new: &str| {
            let mut new = News::parse(new);
            new.remove_needless(&News::parse(older));
            new.to_string()
        };
        assert_eq!(left("=1 ~2", "+1 -2"), "", "back before they heard that they were out");
        assert_eq!(left("~1 =2", "+1 -2"), "+1 -2", "they stand elsewhere than before");
        assert_eq!(left("+1 -2 =3 ~4", "+1 -2 ~3 =4 +5"), "+5", "said already");
        assert_eq!(left("-1 +2 +3", "+1 -2 =3"), "+1 -2 =3");
    }

    /// Somebody comes, somebody leaves, or the owner changes the number of seats.
    #[derive(Debug, Clone)]
    enum Deed {
        Come,
        Leave(prop::sample::Index),
        Seats(Option<i64>),
    }

    fn deed() -> impl Strategy<Value = Deed> {
        prop_oneof![
            3 => Just(Deed::Come),
            2 => any::<prop::sample::Index>().prop_map(Deed::Leave),
            1 => prop::option::weighted(0.8, 1..6_i64).prop_map(Deed::Seats),
        ]
    }

    proptest! {
        #[test]
        fn seats_never_exceed_and_nobody_overtakes(deeds in prop::collection::vec(deed(), 1..40)) {
            let (mut now, mut seats) = (Line::default(), Some(2));
            for (number, deed) in deeds.into_iter().enumerate() {
                let (before, had) = (now.clone(), seats);
                let left = match deed {
                    Deed::Come => { now.0.push(id(number)); None }
                    Deed::Leave(at) if !now.0.is_empty() => Some(now.0.remove(at.index(now.0.len()))),
                    Deed::Leave(_) => None,
                    Deed::Seats(other) => { seats = other; None }
                };
                let sitting = now.seated(seats);
                prop_assert!(seats.is_none_or(|seats| sitting.len() as i64 <= seats));
                prop_assert!(sitting.len() == now.0.len() || Some(sitting.len() as i64) == seats, "no seat is free while somebody waits");
                // Order of arrival: who sits came before who waits, and places count up by one.
                for (at, vote) in now.waiting(seats).iter().enumerate() {
                    prop_assert_eq!(now.place(vote, seats), Some(Place::Waiting(at + 1)));
                }
                let told = moves((&before, had), (&now, seats));
                if let Some(left) = left {
                    let sat = before.place(&left, had) == Some(Place::Seat);
                    let first = before.waiting(had).first();
                    let up: Vec<_> = first.copied().into_iter().filter(|_| sat).collect();
                    let (unseated, unlisted) = if sat { (vec![left], vec![]) } else { (vec![], vec![left]) };
                    let exactly = Moves { up, unseated, unlisted, ..Moves::default() };
                    prop_assert_eq!(told, exactly, "exactly the first one moves up");
                } else if had == seats {
                    let new = now.0[before.0.len()..].to_vec();
                    let sits = new.first().is_some_and(|vote| now.place(vote, seats) == Some(Place::Seat));
                    let (up, down) = if sits { (new, vec![]) } else { (vec![], new) };
                    prop_assert_eq!(told, Moves { up, down, ..Moves::default() }, "who comes moves nobody else");
                } else {
                    prop_assert!(told.up.is_empty() || told.down.is_empty(), "more seats move up, fewer move down");
                    prop_assert!(told.unseated.is_empty() && told.unlisted.is_empty());
                    prop_assert_eq!(told.down.as_slice(), &before.seated(had)[sitting.len().min(before.seated(had).len())..]);
                }
            }
        }

        #[test]
        fn a_place_in_the_line_only_gets_better_as_long_as_the_seats_stay(
            leaving in prop::collection::vec(any::<prop::sample::Index>(), 0..8), seats in 1..4_i64,
        ) {
            let mut now = line(&(0..10).collect::<Vec<_>>());
            let mut best = now.place(&id(9), Some(seats));
            for at in leaving {
                let at = at.index(now.0.len() - 1);
                now.0.remove(at);
                let place = now.place(&id(9), Some(seats));
                let rank = |place| match place { Some(Place::Waiting(number)) => number, _ => 0 };
                prop_assert!(rank(place) <= rank(best) && rank(place) + 1 >= rank(best));
                best = place;
            }
        }

        #[test]
        fn what_is_counted_is_what_sits_and_waits(wanted in 0..30_i64, seats in 1..20_i64) {
            let filled = Filled { seats, wanted };
            prop_assert_eq!(filled.taken() + filled.left(), seats);
            prop_assert_eq!(filled.taken() + filled.waiting(), wanted);
            prop_assert!(filled.left() == 0 || filled.waiting() == 0);
        }
    }
}
