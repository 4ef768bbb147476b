//! Entering a vote for somebody else: who was asked in the corridor, or has no computer.

use crate::domain::access::Action;
use crate::domain::id::{PublicId, UserId};
use crate::domain::invitation::Invitation;
use crate::domain::poll::Poll;
use crate::domain::vote::{Answers, Ballot, Vote};
use crate::store::activity::{Kind, record};
use crate::store::{self, Tx};

use super::vote_assign::{count_name, find_user, take_vote_of, tell};
use super::vote_cast::event;
use super::{Asker, Error, Result, Scene, enter, invitations, scene, votes};

/// Counts the account that is named for a vote of the asker's poll, before it is looked for: in a transaction of its own,
/// so that it counts whatever comes of it.
///
/// # Errors
/// [`Error::Invalid`] if there were too many today, or the denial.
pub fn name_voter(tx: &mut Tx<'_>, asker: &Asker, slug: &str) -> Result<()> {
    let scene = enter(tx, asker, slug, Action::VoteFor)?;
    count_name(tx, asker, &scene)
}

/// Stores a vote of somebody else: by name, or if `whom` is not empty, of an account by its name for signing in or of
/// whoever was invited by that address, who has then answered. It is marked as entered by the asker. An account is told, and
/// may take it off itself.
///
/// # Errors
/// [`Error::Invalid`] with every field that is wrong, [`Error::Stale`] if the form asked something else than the poll
/// does now, or the denial.
pub fn vote_for(
    tx: &mut Tx<'_>,
    asker: &Asker,
    slug: &str,
    ballot: &Ballot,
    whom: &str,
    id: &PublicId,
) -> Result<Poll> {
    let scene = enter(tx, asker, slug, Action::VoteFor)?;
    let structure = scene.known_structure(tx)?;
    let (user, invitation) = voter(tx, &scene, whom.trim())?;
    let fixed = user.map(|user| store::users::name(tx, user)).transpose()?.flatten();
    let mut ballot = Ballot { anonymous: false, ..ballot.clone() };
    if let Some(invitation) = invitation.as_ref().filter(|_| ballot.name.trim().is_empty()) {
        ballot.name.clone_from(&invitation.name);
    }
    let checked = ballot.check(&scene.poll.settings, &structure, fixed.as_deref(), &Answers::default())?;
    if ballot.is_outdated(&scene.poll, &structure) {
        return Err(Error::Stale);
    }
    if let Some(user) = user {
        take_vote_of(tx, &scene, &scene::persons(&asker.keys, &scene.poll, user), Some(user))?;
    }
    if let Some(invitation) = &invitation {
        take_vote_of(tx, &scene, &scene::guests(&asker.keys, &scene.poll, &invitation.public_id), None)?;
    }
    let vote = Vote {
        public_id: *id,
        user,
        assigned_by: scene.actor.user_id(),
        assigned_name: String::new(),
        invitation: invitation.map(|invitation| invitation.public_id),
        name: checked.name,
        anonymous: false,
        comment: checked.comment,
        answers: checked.answers,
        created: scene.now,
        updated: scene.now,
        revision: 1,
        edit_epoch: Vote::FIRST_EPOCH,
    };
    votes::add(tx, (&scene.poll, &scene.tally), &structure, &vote)?;
    record(tx, event(&scene, &vote, Kind::Voted))?;
    if let Some(user) = user.filter(|user| Some(*user) != scene.actor.user_id()) {
        tell(tx, asker, &scene, &vote, user)?;
    }
    invitations::note_answer(tx, asker, &scene)?;
    Ok(scene.poll)
}

/// Whose vote it is, if they are known by an account or an invitation.
fn voter(tx: &mut Tx<'_>, scene: &Scene, whom: &str) -> Result<(Option<UserId>, Option<Invitation>)> {
    if whom.is_empty() {
        return Ok((None, None));
    }
    match invitations::by_address(tx, scene, whom)? {
        Some(invitation) => Ok((None, Some(invitation))),
        None => Ok((Some(find_user(tx, whom)?), None)),
    }
}
