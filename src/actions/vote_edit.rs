//! Changing a vote.

use crate::domain::access::Action;
use crate::domain::id::PublicId;
use crate::domain::vote::{Ballot, Vote};
use crate::store::activity::{Kind, forget_person, record};
use crate::store::{self, Tx};

use super::vote_cast::event;
use super::{Asker, Error, Result, Scene, enter, grants, votes};

/// Loads a vote that the actor may change.
///
/// # Errors
/// [`Error::NotFound`] for a vote of another poll, or the denial.
pub fn open_vote(tx: &mut Tx<'_>, asker: &Asker, slug: &str, id: &str) -> Result<(Scene, Vote)> {
    let (scene, vote) = find_vote(tx, asker, slug, id)?;
    scene.allow(Action::EditVote(&vote.facts()))?;
    Ok((scene, vote))
}

/// Loads a vote of a poll that the actor may see.
pub(super) fn find_vote(tx: &mut Tx<'_>, asker: &Asker, slug: &str, id: &str) -> Result<(Scene, Vote)> {
    let scene = enter(tx, asker, slug, Action::View)?;
    let id = PublicId::parse(id).ok_or(Error::NotFound)?;
    let vote = store::votes::by_public_id(tx, scene.poll.id, &id)?.ok_or(Error::NotFound)?;
    Ok((scene, vote))
}

/// Whether a vote was there that somebody has deleted lately.
///
/// # Errors
/// The denial, if the poll is not to be seen.
pub fn was_deleted(tx: &mut Tx<'_>, asker: &Asker, slug: &str, id: &str) -> Result<bool> {
    let scene = enter(tx, asker, slug, Action::View)?;
    let id = PublicId::parse(id).ok_or(Error::NotFound)?;
    Ok(store::trash::holds(tx, scene.poll.id, &id)?)
}

/// What became of a vote.
#[derive(Debug, Clone)]
pub struct Edited {
    /// The poll and who changed it.
    pub scene: Scene,
    /// The vote before.
    pub old: Vote,
    /// The vote now.
    pub new: Vote,
}

/// Replaces a vote. Answers to choices that were taken off the poll are kept. A vote that becomes
/// anonymous loses its account and its time, and gets another name in addresses and another link, for everybody
/// has seen whose the first ones are.
///
/// # Errors
/// [`Error::Stale`] if it was changed since `revision` was read or if the form asked something else than the
/// poll does now, [`Error::Invalid`] for bad fields, and a denial for taking the name off a vote that is not
/// one's own, or giving it one.
pub fn edit_vote(
    tx: &mut Tx<'_>,
    asker: &Asker,
    slug: &str,
    id: &str,
    revision: i64,
    ballot: &Ballot,
) -> Result<Edited> {
    let (scene, old) = open_vote(tx, asker, slug, id)?;
    let structure = scene.known_structure(tx)?;
    let fixed = old.user.is_some().then_some(old.name.as_str());
    let checked = ballot.check(&scene.poll.settings, &structure, fixed, &old.answers)?;
    if ballot.is_outdated(&scene.poll, &structure) {
        return Err(Error::Stale);
    }
    let facts = old.facts();
    scene.allow(if checked.anonymous {
        Action::LeaveNameless(&facts)
    } else {
        Action::LeaveNamed(&facts)
    })?;
    let hides = checked.anonymous && !old.anonymous;
    if old.revision != revision {
        return Err(Error::Stale);
    }
    let new = Vote {
        public_id: if hides { asker.random.public_id() } else { old.public_id },
        edit_epoch: if hides { Vote::FIRST_EPOCH } else { old.edit_epoch },
        revision: if hides { 1 } else { revision },
        name: checked.name,
        anonymous: checked.anonymous,
        comment: checked.comment,
        answers: checked.answers,
        updated: scene.now,
        ..old.clone()
    };
    let new = new.kept();
    if hides {
        votes::succeed(tx, (&scene.poll, &scene.tally), &structure, (&old, &new))?;
        forget_person(tx, scene.poll.id, &old.public_id)?;
        hold(tx, asker, &scene, (&old, &new))?;
    } else {
        votes::replace(tx, (&scene.poll, &scene.tally), &structure, (&old, &new))?;
    }
    let hidden = if old.anonymous { &old } else { &new };
    record(tx, event(&scene, hidden, Kind::VoteEdited))?;
    Ok(Edited { scene, old, new })
}

/// A browser that has the right to a vote has it to the vote that takes its place.
fn hold(tx: &mut Tx<'_>, asker: &Asker, scene: &Scene, (old, new): (&Vote, &Vote)) -> Result<()> {
    let grants = &scene.actor.grants;
    if grants.votes.iter().any(|(id, _)| *id == old.public_id) {
        let grants = grants.clone().without_vote(&old.public_id).with_vote(new.public_id, new.edit_epoch);
        grants::put(tx, asker, &scene.poll, &grants)?;
    }
    Ok(())
}
