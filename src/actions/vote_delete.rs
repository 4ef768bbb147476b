//! Deleting a vote.

use crate::domain::access::{Action, own_vote};
use crate::domain::comment::Comment;
use crate::domain::id::{PublicId, UserId};
use crate::domain::vote::Vote;
use crate::store::activity::{Kind, record};
use crate::store::{self, Tx};

use super::undo::keep_vote;
use super::vote_cast::event;
use super::vote_edit::find_vote;
use super::{Asker, Result, Scene, grants, scene, votes};

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
/// only a participant who deletes it while signed in is let vote again. Gives the name under which it is brought back.
///
/// # Errors
/// As [`deletable_vote`].
pub fn delete_vote(tx: &mut Tx<'_>, asker: &Asker, slug: &str, id: &str) -> Result<Option<PublicId>> {
    let (scene, vote) = deletable_vote(tx, asker, slug, id)?;
    let freed = remove(tx, asker, &scene, &vote)?;
    keep_vote(tx, asker, &scene, &vote, freed)
}

/// What somebody without an account has left in a poll: a vote, and what this browser has said there.
///
/// # Errors
/// [`super::Error::NotFound`] for a vote of another poll, or the denial.
pub fn own_data(tx: &mut Tx<'_>, asker: &Asker, slug: &str, id: &str) -> Result<(Scene, Vote, Vec<Comment>)> {
    let (scene, vote) = find_vote(tx, asker, slug, id)?;
    scene.allow(Action::OwnData(&vote.facts()))?;
    let mut comments = Vec::new();
    for id in &scene.actor.grants.comments {
        let comment = store::comments::by_public_id(tx, scene.poll.id, id)?;
        comments.extend(comment.filter(|comment| comment.user.is_none()));
    }
    Ok((scene, vote, comments))
}

/// Erases all of that, whether votes are still taken or not, and mail that waits to carry the vote's link.
///
/// # Errors
/// As [`own_data`].
pub fn erase_own_data(tx: &mut Tx<'_>, asker: &Asker, slug: &str, id: &str) -> Result<()> {
    let (mut scene, vote, comments) = own_data(tx, asker, slug, id)?;
    for comment in &scene.actor.grants.comments {
        store::trash::forget(tx, scene.poll.id, comment)?;
    }
    for comment in &comments {
        store::comments::delete(tx, comment.id)?;
        scene.actor.grants.comments.retain(|id| *id != comment.public_id);
    }
    for proposal in std::mem::take(&mut scene.actor.grants.proposals) {
        store::trash::forget(tx, scene.poll.id, &proposal)?;
        store::proposals::delete(tx, scene.poll.id, &proposal)?;
    }
    store::erasure::forget_vote_mail(tx, scene.poll.id, &vote.public_id)?;
    remove(tx, asker, &scene, &vote)?;
    Ok(())
}

/// Whether its participant is let vote again.
fn remove(tx: &mut Tx<'_>, asker: &Asker, scene: &Scene, vote: &Vote) -> Result<bool> {
    let structure = scene.known_structure(tx)?;
    votes::remove(tx, (&scene.poll, &scene.tally), &structure, vote)?;
    let freed = forget_person(tx, asker, scene, vote)?;
    if own_vote(&scene.actor, &vote.facts()) {
        let grants = scene.actor.grants.clone().without_vote(&vote.public_id);
        grants::put(tx, asker, &scene.poll, &grants)?;
    }
    record(tx, event(scene, vote, Kind::VoteDeleted))?;
    Ok(freed)
}

/// Whether it is known whose vote it was.
fn forget_person(tx: &mut Tx<'_>, asker: &Asker, scene: &Scene, vote: &Vote) -> Result<bool> {
    let own = vote.anonymous && !scene.owns();
    let user = vote.user.or(if own { scene.actor.user_id() } else { None });
    let invitation = vote.invitation.or(if own { scene.actor.invitation() } else { None });
    if let Some(user) = user {
        forget_account(tx, asker, scene, user)?;
    }
    let known = own || !vote.anonymous;
    let Some(invitation) = invitation else { return Ok(known) };
    if store::votes::of_invitation(tx, scene.poll.id, &invitation)?.is_empty() {
        for person in scene::guests(&asker.keys, &scene.poll, &invitation) {
            store::votes::unregister(tx, scene.poll.id, &person)?;
        }
    }
    Ok(known)
}

/// Lets an account vote that has no vote under its name any more.
pub(super) fn forget_account(tx: &mut Tx<'_>, asker: &Asker, scene: &Scene, user: UserId) -> Result<()> {
    if store::votes::of_user(tx, scene.poll.id, user)?.is_empty() {
        for person in scene::persons(&asker.keys, &scene.poll, user) {
            store::votes::unregister(tx, scene.poll.id, &person)?;
        }
    }
    Ok(())
}
