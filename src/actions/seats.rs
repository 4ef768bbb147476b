//! Sign-up sheets: how many seats choices have, and who has one.

use std::collections::BTreeMap;

use crate::domain::access::{Action, own_vote};
use crate::domain::choice::Choice;
use crate::domain::error::{Invalid, Problem};
use crate::domain::id::{ChoiceId, PublicId, ValueId};
use crate::domain::mail::{MailKind, Recipient, gathered};
use crate::domain::poll::{Poll, Settings};
use crate::domain::seats::{self, Arrivals, Line, Lines, Moves, News, Person};
use crate::domain::structure::Structure;
use crate::domain::time::Instant;
use crate::domain::visibility::{self, Standpoint, sight};
use crate::domain::vote::{Answers, Vote};
use crate::store::activity::{Event, Kind, record};
use crate::store::outbox::{NewMail, queue};
use crate::store::{self, Tx};

use super::scene::enter_to_change;
use super::{Asker, Result, Scene, values};

/// What the owner wants.
#[derive(Debug, Clone, Default)]
pub struct SetSeats {
    /// Seats of choices by their numbers; others stay as they are.
    pub seats: Vec<(ChoiceId, Option<i64>)>,
    /// Most choices that one vote may say yes to.
    pub yes_limit: Option<i64>,
    /// Number of the structure that the form showed, if there was one.
    pub seen: Option<i64>,
}

/// Sets how many seats choices have, and how many one person may take. With more seats the first in line move up, with
/// fewer the last who came wait; both are told. Where a choice had no seats, those come first who voted first. Says
/// whether the poll asks for yes or no by that, see [`values::fit_sheet`].
///
/// # Errors
/// [`super::Error::Invalid`] beside `seats-…` for a number of a choice that is not part of the poll,
/// [`super::Error::Stale`] if somebody else has changed the poll since, or the denial.
pub fn set_seats(tx: &mut Tx<'_>, asker: &Asker, slug: &str, new: &SetSeats) -> Result<bool> {
    let scene = enter_to_change(tx, asker, slug, Action::Edit, new.seen)?;
    let before = scene.structure(tx)?;
    for (id, seats) in &new.seats {
        let choice = before.choice(*id).filter(|choice| !choice.deleted);
        let Some(choice) = choice else {
            return Err(Invalid::one(format!("seats-{id}"), Problem::UnknownChoice).into());
        };
        if choice.seats != *seats {
            let choice = Choice { seats: *seats, ..choice.clone() };
            store::structures::put_choice(tx, scene.poll.id, &choice)?;
        }
    }
    if new.yes_limit != scene.poll.settings.yes_limit {
        let settings = Settings { yes_limit: new.yes_limit, ..scene.poll.settings.clone() };
        store::polls::update(tx, &Poll { settings, ..scene.poll.clone() })?;
    }
    let after = scene.structure(tx)?;
    restructured(tx, &scene.poll, &before, &after)?;
    let (user, at) = (scene.actor.user_id(), scene.now);
    record(tx, Event { poll: scene.poll.id, kind: Kind::Edited, object: None, user, at })?;
    let fitted = values::fit_sheet(tx, &scene, &before, &after)?;
    store::polls::restructured(tx, scene.poll.id)?;
    Ok(fitted)
}

/// Where these votes stand in the lines of a sign-up sheet, as far as the actor may see it.
pub(super) fn lines(
    tx: &mut Tx<'_>,
    scene: &Scene,
    structure: &Structure,
    votes: &[Vote],
) -> Result<Option<Lines>> {
    let sight = sight(&scene.actor, scene.standing, &scene.poll);
    let mine = |vote: &Vote| own_vote(&scene.actor, &vote.facts());
    let all = sight.owner || sight.others();
    let shown = votes.iter().filter(|vote| all || mine(vote));
    let shown: Vec<PublicId> = shown.map(|vote| vote.public_id).collect();
    if !seats::is_sheet(structure) || shown.is_empty() {
        return Ok(None);
    }
    let id = scene.poll.id;
    let lines = match (shown.as_slice(), i64::try_from(shown.len())) {
        ([vote], _) => store::seats::places(tx, id, vote)?,
        (_, Ok(count)) if count >= scene.tally.votes() => store::seats::lines(tx, id)?,
        (some, _) => store::seats::lines_of(tx, id, some)?,
    };
    if sight.owner || votes.iter().all(mine) {
        return Ok(Some(lines));
    }
    Ok(Some(lines.with_nameless(store::seats::nameless(tx, id)?)))
}

/// Where a vote stands with the choices that have seats, as far as the actor may see it.
///
/// # Errors
/// Those of the store.
pub fn places(
    tx: &mut Tx<'_>,
    scene: &Scene,
    structure: &Structure,
    vote: &Vote,
) -> Result<Vec<(ChoiceId, Standpoint)>> {
    let lines = lines(tx, scene, structure, std::slice::from_ref(vote))?;
    Ok(lines.map(|lines| visibility::places(scene.view(), structure, &lines, vote)).unwrap_or_default())
}

/// Notes what a vote takes and gives back. Called while the vote is there: after it came, before it goes.
pub(super) fn voted(
    tx: &mut Tx<'_>,
    poll: &Poll,
    structure: &Structure,
    vote: &PublicId,
    (before, after): (&Answers, &Answers),
) -> Result<()> {
    let taking = seats::taking(structure);
    let takes = |value: Option<ValueId>| value.is_some_and(|value| taking.contains(&value));
    let (mut left, mut joined) = (Vec::new(), Vec::new());
    for choice in structure.choices.iter().filter(|choice| choice.seats.is_some()) {
        let (old, new) = (before.value(choice.id), after.value(choice.id));
        if old == new || (takes(old) && takes(new)) {
            continue;
        }
        // An answer that takes no seat at the moment may have kept a place, which goes with it.
        left.extend(old.map(|_| choice.id));
        joined.extend(takes(new).then_some(choice.id));
    }
    let mut told = Told::default();
    if !left.is_empty() {
        for (id, person) in store::seats::next(tx, poll.id, vote, &left)? {
            if let Some(choice) = structure.choice(id) {
                told.add(choice, Moves { up: vec![person.vote], ..Moves::default() });
                told.people.insert(person.vote, person);
            }
        }
        store::seats::leave(tx, poll.id, vote, &left)?;
    }
    if !joined.is_empty() {
        store::seats::join(tx, poll.id, vote, &joined)?;
    }
    told.tell(tx, poll)
}

fn wants(answers: &Answers, choice: ChoiceId, taking: &[ValueId]) -> bool {
    answers.value(choice).is_some_and(|value| taking.contains(&value))
}

/// Makes the lines fit after the owner changed seats, choices or answers, and tells who has or has lost a seat by that.
/// Whoever wants a seat already keeps their place, and so does whoever wanted one as long as the answer stays.
pub(super) fn restructured(
    tx: &mut Tx<'_>,
    poll: &Poll,
    before: &Structure,
    after: &Structure,
) -> Result<()> {
    let taking = (seats::taking(before), seats::taking(after));
    let changed = after.choices.iter().filter_map(|choice| {
        let had = before.choice(choice.id).and_then(|old| old.seats);
        let limited = had.is_some() || choice.seats.is_some();
        (limited && (had != choice.seats || taking.0 != taking.1)).then_some((choice, had))
    });
    let changed: Vec<_> = changed.collect();
    if changed.is_empty() {
        return Ok(());
    }
    let mut votes: Vec<Vote> = Vec::new();
    store::votes::each(tx, poll.id, None, |vote| votes.push(vote))?;
    votes.sort_by_key(arrived);
    let mut places = store::seats::arrivals(tx, poll.id)?;
    let mut told = Told::default();
    for (choice, had) in changed {
        let wanting = |taking: &[ValueId]| -> Vec<PublicId> {
            let wanting = votes.iter().filter(|vote| wants(&vote.answers, choice.id, taking));
            wanting.map(|vote| vote.public_id).collect()
        };
        let came = places.remove(&choice.id).unwrap_or_default();
        let was = if had.is_some() { came.line() } else { Line(wanting(&taking.0)) };
        let now = came.renewed(wanting(&taking.1));
        told.add(choice, seats::moves((&was, had), (&now.line(), choice.seats)));
        let now = if choice.seats.is_some() { now } else { Arrivals::default() };
        if now != came {
            if !came.0.is_empty() {
                store::seats::clear(tx, poll.id, choice.id)?;
            }
            store::seats::fill(tx, poll.id, choice.id, &now)?;
        }
    }
    let people = votes
        .into_iter()
        .map(|Vote { public_id: vote, user, invitation, .. }| (vote, Person { vote, user, invitation }));
    told.people = people.collect();
    told.tell(tx, poll)
}

/// Sorts votes as they came. Of one without a name the day alone is known: it may have come at any hour, so it goes behind
/// all others of that day and overtakes none of them.
fn arrived(vote: &Vote) -> (Instant, bool, Instant, PublicId) {
    (vote.created.day(), vote.anonymous, vote.created, vote.public_id)
}

/// Whom a change has moved.
#[derive(Default)]
struct Told {
    news: BTreeMap<PublicId, News>,
    people: BTreeMap<PublicId, Person>,
}

impl Told {
    fn add(&mut self, choice: &Choice, moves: Moves) {
        if choice.deleted {
            return;
        }
        let Moves { up, down, unseated, unlisted } = moves;
        let mut add = |votes: Vec<PublicId>, place: fn(&mut News) -> &mut Vec<ChoiceId>| {
            for vote in votes {
                place(self.news.entry(vote).or_default()).push(choice.id);
            }
        };
        add(up, |news| &mut news.up);
        add(down, |news| &mut news.down);
        add(unseated, |news| &mut news.unseated);
        add(unlisted, |news| &mut news.unlisted);
    }

    /// Queues mail to those who can get some: an account, or somebody with a personal link. Like news they come some
    /// minutes later, all at a full five minutes, so that they do not tell the second of somebody else's vote. All others
    /// see it on the page.
    fn tell(mut self, tx: &mut Tx<'_>, poll: &Poll) -> Result<()> {
        if self.news.is_empty() {
            return Ok(());
        }
        for (vote, older) in store::outbox::waiting_seats(tx, poll.id)? {
            if let Some(news) = PublicId::parse(&vote).and_then(|vote| self.news.get_mut(&vote)) {
                news.remove_needless(&News::parse(&older));
            }
        }
        let due = gathered(Instant(tx.now())).0;
        for (id, news) in self.news.into_iter().filter(|(_, news)| !news.is_empty()) {
            let Some(person) = self.people.get(&id) else { continue };
            let link = person.invitation.filter(|_| person.user.is_none());
            let link = link.map(|link| store::invitations::by_public_id(tx, poll.id, &link)).transpose()?;
            let link = link.flatten().filter(|link| !link.email.is_empty());
            let to = match (person.user, &link) {
                (Some(user), _) => Recipient::User(user),
                (None, Some(link)) => Recipient::Address { email: &link.email, locale: &poll.locale },
                (None, None) => continue,
            };
            let (poll, object, data) = (Some(poll.id), Some(id.as_str()), news.to_string());
            queue(tx, &NewMail { kind: MailKind::Seat, to, poll, object, data: &data, due })?;
        }
        Ok(())
    }
}
