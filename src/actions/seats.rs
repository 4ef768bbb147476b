//! Sign-up sheets: how many seats choices have, and who has one.

use std::collections::BTreeMap;

use crate::domain::access::Action;
use crate::domain::choice::Choice;
use crate::domain::error::{Invalid, Problem};
use crate::domain::id::{ChoiceId, PublicId, ValueId};
use crate::domain::mail::{MailKind, Recipient, gathered};
use crate::domain::poll::{Poll, Settings};
use crate::domain::seats::{self, Line, Lines, Moves, News};
use crate::domain::structure::Structure;
use crate::domain::time::Instant;
use crate::domain::visibility::{self, Standpoint};
use crate::domain::vote::{Answers, Vote};
use crate::store::activity::{Event, Kind, record};
use crate::store::outbox::{NewMail, queue};
use crate::store::{self, Tx};

use super::scene::enter_to_change;
use super::{Asker, Result, Scene};

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
/// fewer the last who came wait; both are told. Where a choice had no seats, those come first who voted first.
///
/// # Errors
/// [`super::Error::Invalid`] beside `seats-…` for a number of a choice that is not part of the poll,
/// [`super::Error::Stale`] if somebody else has changed the poll since, or the denial.
pub fn set_seats(tx: &mut Tx<'_>, asker: &Asker, slug: &str, new: &SetSeats) -> Result<()> {
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
    store::polls::restructured(tx, scene.poll.id)?;
    let (user, at) = (scene.actor.user_id(), scene.now);
    Ok(record(tx, Event { poll: scene.poll.id, kind: Kind::Edited, object: None, user, at })?)
}

/// The lines of a poll that has seats.
pub(super) fn lines(tx: &mut Tx<'_>, poll: &Poll, structure: &Structure) -> Result<Option<Lines>> {
    if !structure.has_seats() {
        return Ok(None);
    }
    Ok(Some(store::seats::lines(tx, poll.id)?))
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
    let lines = lines(tx, &scene.poll, structure)?;
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
    if !structure.has_seats() {
        return Ok(());
    }
    let taking = seats::taking(structure);
    let mut told = Told::default();
    for choice in structure.choices.iter().filter(|choice| choice.seats.is_some()) {
        match (wants(before, choice.id, &taking), wants(after, choice.id, &taking)) {
            (false, true) => store::seats::join(tx, poll.id, choice.id, vote)?,
            (true, false) => {
                let old = store::seats::line(tx, poll.id, choice.id)?;
                store::seats::leave(tx, poll.id, choice.id, vote)?;
                let new = Line(old.0.iter().filter(|one| *one != vote).copied().collect());
                told.add(choice, seats::moves((&old, choice.seats), (&new, choice.seats)));
            }
            _ => {}
        }
    }
    told.tell(tx, poll)
}

fn wants(answers: &Answers, choice: ChoiceId, taking: &[ValueId]) -> bool {
    answers.value(choice).is_some_and(|value| taking.contains(&value))
}

/// Makes the lines fit after the owner changed seats, choices or answers, and tells who has or has lost a seat by that.
/// Whoever wants a seat already keeps their place.
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
    let mut told = Told::default();
    for (choice, had) in changed {
        let wanting = |taking: &[ValueId]| -> Vec<PublicId> {
            let wanting = votes.iter().filter(|vote| wants(&vote.answers, choice.id, taking));
            wanting.map(|vote| vote.public_id).collect()
        };
        let was = match had {
            Some(_) => store::seats::line(tx, poll.id, choice.id)?,
            None => Line(wanting(&taking.0)),
        };
        let now = was.renewed(wanting(&taking.1));
        let kept = if choice.seats.is_some() { now.clone() } else { Line::default() };
        store::seats::put(tx, poll.id, choice.id, &kept)?;
        told.add(choice, seats::moves((&was, had), (&now, choice.seats)));
    }
    told.tell(tx, poll)
}

/// Sorts votes as they came. Of one without a name the day alone is known: it may have come at any hour, so it goes behind
/// all others of that day and overtakes none of them.
fn arrived(vote: &Vote) -> (Instant, bool, Instant, PublicId) {
    (vote.created.day(), vote.anonymous, vote.created, vote.public_id)
}

/// Whom a change has moved.
#[derive(Default)]
struct Told(BTreeMap<PublicId, News>);

impl Told {
    fn add(&mut self, choice: &Choice, moves: Moves) {
        if choice.deleted {
            return;
        }
        for vote in moves.up {
            self.0.entry(vote).or_default().up.push(choice.id);
        }
        for vote in moves.down {
            self.0.entry(vote).or_default().down.push(choice.id);
        }
    }

    /// Queues mail to those who can get some: an account, or somebody with a personal link. Like news they come some
    /// minutes later, so that they do not tell the second of somebody else's vote. All others see it on the page.
    fn tell(self, tx: &mut Tx<'_>, poll: &Poll) -> Result<()> {
        for (id, news) in self.0 {
            let Some(vote) = store::votes::by_public_id(tx, poll.id, &id)? else { continue };
            let link = vote.invitation.filter(|_| vote.user.is_none());
            let link = link.map(|link| store::invitations::by_public_id(tx, poll.id, &link)).transpose()?;
            let link = link.flatten().filter(|link| !link.email.is_empty());
            let to = match (vote.user, &link) {
                (Some(user), _) => Recipient::User(user),
                (None, Some(link)) => Recipient::Address { email: &link.email, locale: &poll.locale },
                (None, None) => continue,
            };
            let (object, data) = (Some(id.as_str()), news.to_string());
            let (poll, due) = (Some(poll.id), gathered(Instant(tx.now())).0);
            queue(tx, &NewMail { kind: MailKind::Seat, to, poll, object, data: &data, due })?;
        }
        Ok(())
    }
}
