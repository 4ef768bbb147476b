//! Linking a vote to an account.

use crate::domain::access::{Action, Denial, own_vote};
use crate::domain::error::{Invalid, Problem};
use crate::domain::id::UserId;
use crate::domain::mail::{MailKind, Recipient};
use crate::domain::poll::Poll;
use crate::domain::vote::Vote;
use crate::store::activity::{Kind, record};
use crate::store::outbox::{NewMail, queue};
use crate::store::{self, Tx};

use super::attempts::{Inviter, count_invitation, count_vote_mail};
use super::vote_cast::event;
use super::vote_delete::forget_account;
use super::vote_edit::find_vote;
use super::{Asker, Error, Result, Scene, invitations, scene};

/// Field of a name for signing in.
pub const FIELD: &str = "username";

/// Whose a vote is to be.
#[derive(Debug, Clone)]
pub enum To {
    /// The asker's, who cast it without an account.
    Me,
    /// An account by its name for signing in.
    User(String),
}

/// What can be done with a vote's link to an account.
#[derive(Debug, Clone)]
pub struct Assignable {
    /// The poll and who looks.
    pub scene: Scene,
    /// The vote.
    pub vote: Vote,
    /// It can be taken off the account that it was linked to; else it can be linked to one.
    pub back: bool,
    /// It is the asker's own.
    pub own: bool,
}

/// Loads a vote that the actor may link to an account, or take off one.
///
/// # Errors
/// [`Error::NotFound`] for a vote of another poll, or the denial.
pub fn assignable(tx: &mut Tx<'_>, asker: &Asker, slug: &str, id: &str) -> Result<Assignable> {
    let (scene, vote) = find_vote(tx, asker, slug, id)?;
    let facts = vote.facts();
    let back = vote.user.is_some();
    scene.allow(if back { Action::UnassignVote(&facts) } else { Action::AssignVote(&facts) })?;
    let own = own_vote(&scene.actor, &facts);
    Ok(Assignable { scene, vote, back, own })
}

/// Counts the account that the owner names for a vote, before it is looked for: in a transaction of its own, so that it
/// counts whatever comes of it.
///
/// # Errors
/// [`Error::Invalid`] if there were too many today, or the denial.
pub fn name_holder(tx: &mut Tx<'_>, asker: &Asker, slug: &str, id: &str) -> Result<()> {
    let (scene, vote) = find_vote(tx, asker, slug, id)?;
    scene.allow(Action::AssignVote(&vote.facts()))?;
    if !scene.owns() {
        return Err(Denial::NotYours.into());
    }
    count_name(tx, asker, &scene)
}

/// Counts it as an invitation: it tells who has an account, and mails them.
pub(super) fn count_name(tx: &mut Tx<'_>, asker: &Asker, scene: &Scene) -> Result<()> {
    let me = scene.actor.user_id().ok_or(Error::NotFound)?;
    if count_invitation(tx, &asker.keys, Inviter::Account(me))? {
        Ok(())
    } else {
        Err(Invalid::one(FIELD, Problem::TooManyNamed).into())
    }
}

/// Links a vote to an account, whose name it has from now on. The owner of the poll does so for anybody, and that is
/// noted; whoever cast the vote takes it into their own.
///
/// # Errors
/// [`Error::Invalid`] beside [`FIELD`] for somebody who is not there or has voted already, or the denial.
pub fn assign_vote(tx: &mut Tx<'_>, asker: &Asker, slug: &str, id: &str, to: &To) -> Result<Poll> {
    let (scene, vote) = find_vote(tx, asker, slug, id)?;
    scene.allow(Action::AssignVote(&vote.facts()))?;
    let me = scene.actor.user_id().ok_or(Error::NotFound)?;
    let own = own_vote(&scene.actor, &vote.facts());
    let (user, by) = match to {
        To::Me if own => (me, None),
        To::User(name) if scene.owns() => (find_user(tx, name)?, Some(me)),
        _ => return Err(Denial::NotYours.into()),
    };
    take_vote_of(tx, &scene, &scene::persons(&asker.keys, &scene.poll, user), Some(user))?;
    let name = store::users::name(tx, user)?.unwrap_or_default();
    let assigned_name = if by.is_some() { vote.name.clone() } else { String::new() };
    let new = Vote { user: Some(user), assigned_by: by, assigned_name, name, updated: scene.now, ..vote };
    save(tx, &scene, &new)?;
    if user != me {
        tell(tx, asker, &scene, &new, user)?;
    }
    invitations::note_answer(tx, asker, &scene)?;
    Ok(scene.poll)
}

/// Takes a vote off the account that it was linked to: it has its old name again, and the account may vote. What the
/// owner has entered for somebody keeps its name and its mark.
///
/// # Errors
/// [`Error::NotFound`] for a vote of another poll, or the denial.
pub fn unassign_vote(tx: &mut Tx<'_>, asker: &Asker, slug: &str, id: &str) -> Result<Poll> {
    let (scene, vote) = find_vote(tx, asker, slug, id)?;
    scene.allow(Action::UnassignVote(&vote.facts()))?;
    let user = vote.user.ok_or(Error::NotFound)?;
    let entered = vote.assigned_name.is_empty();
    let new = Vote {
        user: None,
        assigned_by: vote.assigned_by.filter(|_| entered),
        name: if entered { vote.name.clone() } else { vote.assigned_name.clone() },
        assigned_name: String::new(),
        updated: scene.now,
        ..vote
    };
    save(tx, &scene, &new)?;
    forget_account(tx, asker, &scene, user)?;
    Ok(scene.poll)
}

fn save(tx: &mut Tx<'_>, scene: &Scene, vote: &Vote) -> Result<()> {
    if !store::votes::replace(tx, scene.poll.id, vote)? {
        return Err(Error::Stale);
    }
    store::polls::touch(tx, scene.poll.id)?;
    Ok(record(tx, event(scene, vote, Kind::VoteAssigned))?)
}

/// An account that can be used, by its name for signing in.
pub(super) fn find_user(tx: &mut Tx<'_>, name: &str) -> Result<UserId> {
    match store::users::by_username(tx, name.trim())? {
        Some(user) if store::users::may_enter(tx, user, None)? => Ok(user),
        _ => Err(Invalid::one(FIELD, Problem::NobodyToVote).into()),
    }
}

/// Notes in the register that somebody, by all their names there, has voted, unless they have and everybody has one vote.
/// That an account has is told where the asker knows or may see it; of others nobody learns that they have voted without
/// their name. (`None`: somebody who was invited by their address.)
pub(super) fn take_vote_of(
    tx: &mut Tx<'_>,
    scene: &Scene,
    names: &[[u8; 32]],
    account: Option<UserId>,
) -> Result<()> {
    let mut voted = false;
    for name in names {
        voted = voted || store::votes::is_registered(tx, scene.poll.id, name)?;
    }
    if voted && scene.poll.settings.one_vote_per_user {
        let known = match account {
            Some(user) => {
                scene.actor.user_id() == Some(user)
                    || !store::votes::of_user(tx, scene.poll.id, user)?.is_empty()
                    || store::users::is_invited(tx, scene.poll.id, user)?
            }
            None => true,
        };
        let problem = if known { Problem::HasVoted } else { Problem::NobodyToVote };
        return Err(Invalid::one(FIELD, problem).into());
    }
    if let Some(name) = names.first() {
        store::votes::register(tx, scene.poll.id, name)?;
    }
    Ok(())
}

/// Tells somebody that a vote has their name: those who take invitations by mail, and not again and again.
pub(super) fn tell(tx: &mut Tx<'_>, asker: &Asker, scene: &Scene, vote: &Vote, user: UserId) -> Result<()> {
    if !store::groups::wants_mail(tx, user)? || !count_vote_mail(tx, &asker.keys, &scene.poll, user)? {
        return Ok(());
    }
    let (kind, to, poll) = (MailKind::VoteAssigned, Recipient::User(user), Some(scene.poll.id));
    let (object, due) = (Some(vote.public_id.as_str()), tx.now());
    Ok(queue(tx, &NewMail { kind, to, poll, object, data: "{}", due })?)
}
