//! Deleting a vote.

use crate::domain::access::{Action, own_vote};
use crate::domain::vote::Vote;
use crate::store::activity::{Kind, record};
use crate::store::{self, Tx};

use super::vote_cast::event;
use super::vote_edit::find_vote;
use super::{Asker, Result, Scene, grants, scene};

/// Loads a vote that the actor may delete.
///
/// # Errors
/// [`super::Error::NotFound`] for a vote of another poll, or the denial.
pub fn deletable_vote(tx: &mut Tx<'_>, asker: &Asker, slug: &str, id: &str) -> Result<(Scene, Vote)> {
    let (scene, vote) = find_vote(tx, asker, slug, id)?;
    scene.allow(Action::DeleteVote(&vote.facts()))?;
    Ok((scene, vote))
}

/// Loads a vote whose edit link the actor may see.
///
/// # Errors
/// [`super::Error::NotFound`] for a vote of another poll, or the denial.
pub fn linked_vote(tx: &mut Tx<'_>, asker: &Asker, slug: &str, id: &str) -> Result<(Scene, Vote)> {
    let (scene, vote) = find_vote(tx, asker, slug, id)?;
    scene.allow(Action::ShowVoteLink(&vote.facts()))?;
    Ok((scene, vote))
}

/// Deletes a vote; its participant may vote again. Of an anonymous vote nobody knows whose it was, so
/// only a participant who deletes it while signed in is let vote again.
///
/// # Errors
/// As [`deletable_vote`].
pub fn delete_vote(tx: &mut Tx<'_>, asker: &Asker, slug: &str, id: &str) -> Result<()> {
    let (scene, vote) = deletable_vote(tx, asker, slug, id)?;
    store::votes::delete(tx, scene.poll.id, &vote.public_id)?;
    let mut tally = scene.tally.clone();
    tally.remove(&vote.answers);
    store::polls::set_tally(tx, scene.poll.id, &tally)?;
    forget_person(tx, asker, &scene, &vote)?;
    if own_vote(&scene.actor, &vote.facts()) {
        let grants = scene.actor.grants.clone().without_vote(&vote.public_id);
        grants::put(tx, asker, &scene.poll, &grants)?;
    }
    Ok(record(tx, event(&scene, &vote, Kind::VoteDeleted))?)
}

fn forget_person(tx: &mut Tx<'_>, asker: &Asker, scene: &Scene, vote: &Vote) -> Result<()> {
    let own = if vote.anonymous && !scene.owns() { scene.actor.user_id() } else { None };
    let Some(user) = vote.user.or(own) else { return Ok(()) };
    if !store::votes::of_user(tx, scene.poll.id, user)?.is_empty() {
        return Ok(());
    }
    for person in scene::persons(&asker.keys, &scene.poll, user) {
        store::votes::unregister(tx, scene.poll.id, &person)?;
    }
    Ok(())
}
