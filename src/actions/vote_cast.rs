//! Casting a vote.

use crate::domain::access::{Action, Denial};
use crate::domain::id::PublicId;
use crate::domain::poll::Poll;
use crate::domain::vote::{Answers, Ballot, CheckedBallot, Vote};
use crate::secrets::GuestToken;
use crate::store::activity::{Event, Kind, record};
use crate::store::{self, Tx};

use super::{Asker, Result, Scene, enter, grants, invitations, scene, votes};

/// What was stored.
#[derive(Debug, Clone)]
pub struct Cast {
    /// The poll.
    pub poll: Poll,
    /// Name of the vote in addresses.
    pub vote: PublicId,
    /// Epoch of its edit link.
    pub epoch: i64,
    /// The vote hangs on no account: its edit link is the only way to it.
    pub by_link: bool,
    /// This browser holds the link already.
    pub held: bool,
    /// It had been stored before, with other answers, and still has those.
    pub differs: bool,
}

/// What follows from the name of one sending.
#[derive(Debug, Clone)]
pub struct Sending {
    /// The cookie of a browser that has had none; the vote's name follows from it then.
    pub newcomer: GuestToken,
    /// The vote's name otherwise: it follows from no cookie.
    pub id: PublicId,
}

/// Stores a vote whose sender may have sent it before without hearing of it. If it is there, nothing is stored, and the sender
/// gets the right to it that was lost on the way. `None` if it was there and has been deleted lately: it does not come back by
/// itself. A newcomer gets its cookie with the answer, and is not signed in.
///
/// # Errors
/// Those of [`cast_vote`], and a denial if by now it is the vote of somebody else.
pub fn cast_once(
    tx: &mut Tx<'_>,
    asker: &Asker,
    slug: &str,
    ballot: &Ballot,
    (sending, is_newcomer): (&Sending, bool),
) -> Result<Option<Cast>> {
    let scene = enter(tx, asker, slug, Action::View)?;
    // It may have had a cookie then and none now, or the other way round.
    let names = [grants::first_name(&sending.newcomer, &asker.keys, &scene.poll), sending.id];
    let mut there = None;
    for name in &names {
        there = there.or(store::votes::by_public_id(tx, scene.poll.id, name)?);
    }
    let Some(vote) = there else {
        for name in &names {
            if store::trash::holds(tx, scene.poll.id, name)? {
                return Ok(None);
            }
        }
        let cast = if is_newcomer { cast_first } else { cast_vote };
        return cast(tx, asker, slug, ballot, &sending.id).map(Some);
    };
    let id = vote.public_id;
    if vote.user.is_some() && vote.user != scene.actor.user_id() {
        return Err(Denial::NotYours.into());
    }
    let structure = scene.known_structure(tx)?;
    let fixed = scene.actor.user.as_ref().map(|user| user.name.as_str());
    // What the poll does not take any more is another vote, too: it is looked at in the form that changes the first.
    let differs =
        ballot.check(&scene.poll.settings, &structure, fixed, &Answers::default()).map_or(true, |it| {
            (&it.name, &it.comment, &it.answers) != (&vote.name, &vote.comment, &vote.answers)
        });
    let (by_link, signed_in) = (vote.user.is_none(), fixed.is_some());
    let held = by_link && !signed_in;
    if held {
        let grants = scene.actor.grants.clone().with_vote(id, vote.edit_epoch);
        grants::put(tx, asker, &scene.poll, &grants)?;
    }
    Ok(Some(Cast { poll: scene.poll, vote: id, epoch: vote.edit_epoch, by_link, held, differs }))
}

/// Stores a vote; a second one of the same person only if it is said to be that. A named vote of a signed-in person
/// belongs to the account. An anonymous one has no tie to it at all: not even this browser is given the link, it is shown
/// once.
///
/// # Errors
/// [`super::Error::Invalid`] with every field that is wrong, [`super::Error::Stale`] if the form asked
/// something else than the poll does now, or the denial.
pub fn cast_vote(tx: &mut Tx<'_>, asker: &Asker, slug: &str, ballot: &Ballot, id: &PublicId) -> Result<Cast> {
    cast(tx, asker, slug, ballot, (id, None))
}

/// [`cast_vote`] by a browser that gets its cookie with the answer: there is nothing to look for that it might hold, and
/// nothing to keep, for the name of its vote follows from the cookie. `id` is that of a vote that is none of the
/// browser's.
///
/// # Errors
/// Those of [`cast_vote`].
pub fn cast_first(
    tx: &mut Tx<'_>,
    asker: &Asker,
    slug: &str,
    ballot: &Ballot,
    id: &PublicId,
) -> Result<Cast> {
    let stranger = Asker { guest: None, ..asker.clone() };
    cast(tx, &stranger, slug, ballot, (id, asker.guest.as_ref()))
}

fn cast(
    tx: &mut Tx<'_>,
    asker: &Asker,
    slug: &str,
    ballot: &Ballot,
    (id, newcomer): (&PublicId, Option<&GuestToken>),
) -> Result<Cast> {
    let action = if ballot.another { Action::Vote } else { Action::VoteFirst };
    let scene = enter(tx, asker, slug, action)?;
    let structure = scene.known_structure(tx)?;
    let account = scene.actor.user.as_ref();
    let fixed = account.map(|user| user.name.as_str());
    let checked = ballot.check(&scene.poll.settings, &structure, fixed, &Answers::default())?;
    if ballot.is_outdated(&scene.poll, &structure) {
        return Err(super::Error::Stale);
    }
    note_persons(tx, asker, &scene)?;
    let held = account.is_none();
    let first = newcomer.filter(|_| held);
    let first = first.map(|guest| grants::first_name(guest, &asker.keys, &scene.poll));
    let id = first.unwrap_or(*id);
    let vote = new_vote(&scene, checked, &id);
    votes::add(tx, (&scene.poll, &scene.tally), &structure, &vote)?;
    record(tx, event(&scene, &vote, Kind::Voted))?;
    if let Some(user) = vote.user {
        store::watches::add_by_itself(tx, scene.poll.id, user)?;
    }
    if scene.standing.invited {
        invitations::note_answer(tx, asker, &scene)?;
    }
    let by_link = vote.user.is_none();
    if held && first.is_none() {
        let grants = scene.actor.grants.clone().with_vote(id, vote.edit_epoch);
        grants::put(tx, asker, &scene.poll, &grants)?;
    }
    Ok(Cast { poll: scene.poll, vote: id, epoch: vote.edit_epoch, by_link, held, differs: false })
}

/// What is noted of something that happened to a vote; of an anonymous one neither who nor when.
pub(super) fn event<'a>(scene: &Scene, vote: &'a Vote, kind: Kind) -> Event<'a> {
    let user = if vote.anonymous { None } else { scene.actor.user_id() };
    let at = if vote.anonymous { scene.now.day() } else { scene.now };
    Event { poll: scene.poll.id, kind, object: Some(&vote.public_id), user, at }
}

/// One vote a person holds in a race as well: the register refuses the second.
pub(super) fn note_persons(tx: &mut Tx<'_>, asker: &Asker, scene: &Scene) -> Result<()> {
    let mut first = true;
    for names in scene::persons_of(&asker.keys, &scene.poll, &scene.actor) {
        let Some(person) = names.first() else { continue };
        first &= store::votes::register(tx, scene.poll.id, person)?;
    }
    if !first && scene.poll.settings.one_vote_per_user {
        return Err(Denial::AlreadyVoted.into());
    }
    Ok(())
}

fn new_vote(scene: &Scene, ballot: CheckedBallot, id: &PublicId) -> Vote {
    let user = scene.actor.user_id();
    let vote = Vote {
        public_id: *id,
        user,
        assigned_by: None,
        assigned_name: String::new(),
        invitation: scene.actor.invitation().filter(|_| user.is_none()),
        name: ballot.name,
        anonymous: ballot.anonymous,
        comment: ballot.comment,
        answers: ballot.answers,
        created: scene.now,
        updated: scene.now,
        revision: 1,
        edit_epoch: Vote::FIRST_EPOCH,
    };
    vote.kept()
}
