//! A vote.

use serde::{Deserialize, Serialize};

use crate::domain::access::{Action, Denial, own_vote};
use crate::domain::id::{PublicId, UserId};
use crate::domain::time::Instant;
use crate::domain::undo::Thing;
use crate::domain::vote::{Answers, Vote};
use crate::store::activity::{self, Kind, record};
use crate::store::trash::Whose;
use crate::store::{self, Tx};

use super::super::vote_cast::event;
use super::super::{Asker, Result, Scene, grants, scene, votes};
use super::{Gone, keep, read, write};

#[derive(Serialize, Deserialize)]
struct Data {
    vote: String,
    user: Option<i64>,
    assigned_by: Option<i64>,
    assigned_name: String,
    invitation: Option<String>,
    name: String,
    anonymous: bool,
    comment: String,
    answers: String,
    created: i64,
    updated: i64,
    revision: i64,
    edit_epoch: i64,
    /// Whoever deleted it was its voter.
    own: bool,
    /// Their browser could change it.
    granted: bool,
    /// Who voted was let vote again.
    freed: bool,
    /// They deleted it while they were signed in.
    account: bool,
}

/// Keeps a vote that is being deleted. `freed`: whoever cast it may vote again.
pub fn keep_vote(
    tx: &mut Tx<'_>,
    asker: &Asker,
    scene: &Scene,
    vote: &Vote,
    freed: bool,
) -> Result<Option<PublicId>> {
    let data = Data {
        vote: vote.public_id.to_string(),
        user: vote.user.map(|user| user.0),
        assigned_by: vote.assigned_by.map(|user| user.0),
        assigned_name: vote.assigned_name.clone(),
        invitation: vote.invitation.map(|invitation| invitation.to_string()),
        name: vote.name.clone(),
        anonymous: vote.anonymous,
        comment: vote.comment.clone(),
        answers: vote.answers.to_json(),
        created: vote.created.0,
        updated: vote.updated.0,
        revision: vote.revision,
        edit_epoch: vote.edit_epoch,
        own: own_vote(&scene.actor, &vote.facts()),
        granted: scene.actor.grants.votes.iter().any(|(id, _)| *id == vote.public_id),
        freed,
        account: scene.actor.user.is_some(),
    };
    let whose = Whose { user: vote.user, email: "", object: vote.public_id.as_str() };
    let (poll, data) = (Some(scene.poll.id), write(&data));
    keep(tx, asker, scene.actor.user_id(), Gone { thing: Thing::Vote, poll, group: None, whose, data })
}

/// Brings a vote back as it was. Whoever has voted again meanwhile has one vote. Where it had a seat it comes last in
/// line: others have moved up and know it.
pub(super) fn bring_back(tx: &mut Tx<'_>, asker: &Asker, scene: &Scene, data: &str) -> Result<()> {
    let data: Data = read(data)?;
    let Some(vote) = vote(tx, &data)? else { return Err(Denial::TooLate.into()) };
    scene.allow(Action::BringVoteBack { own: data.own })?;
    if store::votes::exists(tx, scene.poll.id, &vote.public_id)? {
        return Ok(());
    }
    if data.freed {
        register(tx, asker, scene, &vote, data.account)?;
    }
    let structure = scene.known_structure(tx)?;
    votes::add(tx, (&scene.poll, &scene.tally), &structure, &vote)?;
    if data.granted {
        let grants = scene.actor.grants.clone().with_vote(vote.public_id, vote.edit_epoch);
        grants::put(tx, asker, &scene.poll, &grants)?;
    }
    activity::unsay_deletion(tx, scene.poll.id, &vote.public_id)?;
    Ok(record(tx, event(scene, &vote, Kind::VoteRestored))?)
}

/// Notes again that they have voted: the register refuses who has meanwhile, where that is once. Of an anonymous vote
/// that is whoever asks, as when it was deleted.
fn register(tx: &mut Tx<'_>, asker: &Asker, scene: &Scene, vote: &Vote, account: bool) -> Result<()> {
    let mine = vote.anonymous;
    let user = vote.user.or(if mine && account { scene.actor.user_id() } else { None });
    let invitation = vote.invitation.or(if mine { scene.actor.invitation() } else { None });
    let account = user.map(|user| scene::persons(&asker.keys, &scene.poll, user));
    let guest = invitation.map(|invitation| scene::guests(&asker.keys, &scene.poll, &invitation));
    for names in account.into_iter().chain(guest) {
        let mut known = false;
        for name in &names {
            known = known || store::votes::is_registered(tx, scene.poll.id, name)?;
        }
        if known && scene.poll.settings.one_vote_per_user {
            return Err(Denial::VotedAgain.into());
        }
        if let Some(name) = names.first().filter(|_| !known) {
            store::votes::register(tx, scene.poll.id, name)?;
        }
    }
    Ok(())
}

fn vote(tx: &mut Tx<'_>, data: &Data) -> Result<Option<Vote>> {
    let (Some(public_id), Ok(answers)) = (PublicId::parse(&data.vote), Answers::from_json(&data.answers))
    else {
        return Ok(None);
    };
    let assigned_by = data.assigned_by.map(UserId);
    let assigned_by = match assigned_by {
        Some(user) if store::users::username(tx, user)?.is_some() => assigned_by,
        _ => None,
    };
    Ok(Some(Vote {
        public_id,
        user: data.user.map(UserId),
        assigned_by,
        assigned_name: data.assigned_name.clone(),
        invitation: data.invitation.as_deref().and_then(PublicId::parse),
        name: data.name.clone(),
        anonymous: data.anonymous,
        comment: data.comment.clone(),
        answers,
        created: Instant(data.created),
        updated: Instant(data.updated),
        revision: data.revision + 1,
        edit_epoch: data.edit_epoch,
    }))
}
