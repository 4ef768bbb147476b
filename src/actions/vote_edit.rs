//! Changing a vote.

use crate::domain::access::Action;
use crate::domain::id::PublicId;
use crate::domain::vote::{Ballot, Vote};
use crate::store::activity::{Kind, forget_person, record};
use crate::store::{self, Tx};

use super::vote_cast::event;
use super::{Asker, Error, Result, Scene, enter, votes};

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

/// Replaces a vote. Answers to choices that were taken off the poll are kept. A vote that becomes
/// anonymous loses its account and its time.
///
/// # Errors
/// [`Error::Stale`] if it was changed since `revision` was read or if the form asked something else than the
/// poll does now, [`Error::Invalid`] for bad fields.
pub fn edit_vote(
    tx: &mut Tx<'_>,
    asker: &Asker,
    slug: &str,
    id: &str,
    revision: i64,
    ballot: &Ballot,
) -> Result<Vote> {
    let (scene, old) = open_vote(tx, asker, slug, id)?;
    let structure = scene.known_structure(tx)?;
    let fixed = old.user.is_some().then_some(old.name.as_str());
    let checked = ballot.check(&scene.poll.settings, &structure, fixed, &old.answers)?;
    if ballot.is_outdated(&scene.poll, &structure) {
        return Err(Error::Stale);
    }
    let at = if checked.anonymous { scene.now.day() } else { scene.now };
    let new = Vote {
        user: if checked.anonymous { None } else { old.user },
        assigned_by: if checked.anonymous { None } else { old.assigned_by },
        assigned_name: if checked.anonymous { String::new() } else { old.assigned_name.clone() },
        invitation: if checked.anonymous { None } else { old.invitation },
        name: checked.name,
        anonymous: checked.anonymous,
        comment: checked.comment,
        answers: checked.answers,
        created: if checked.anonymous { old.created.day() } else { old.created },
        updated: at,
        revision,
        ..old.clone()
    };
    votes::replace(tx, (&scene.poll, &scene.tally), &structure, (&old, &new))?;
    if new.anonymous && !old.anonymous {
        forget_person(tx, scene.poll.id, &old.public_id)?;
    }
    let hidden = if old.anonymous { &old } else { &new };
    record(tx, event(&scene, hidden, Kind::VoteEdited))?;
    Ok(new)
}
