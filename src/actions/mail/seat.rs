//! A seat that was given or lost, told to whoever voted, as it is at this moment.

use crate::domain::id::{ChoiceId, PublicId};
use crate::domain::poll::Poll;
use crate::domain::seats::{self, News, Place};
use crate::domain::structure::Structure;
use crate::domain::vote::Vote;
use crate::mail::letter::Content;
use crate::secrets::Capability;
use crate::store::outbox::Waiting;
use crate::store::{self, Tx, mailing};

use super::super::Result;
use super::letter::{Receiver, Told, poll_of};
use super::office::Office;
use super::stop::Stop;

/// To an account that takes such mail, about a vote that is still its own.
pub(super) fn to_account(
    tx: &mut Tx<'_>,
    office: &Office,
    receiver: &Receiver<'_>,
    row: &Waiting,
) -> Result<Told> {
    let Some(poll) = poll_of(tx, row)?.filter(|_| receiver.addressee.takes_invitations) else {
        return Ok(None);
    };
    let user = receiver.addressee.user.id;
    if receiver.sees(tx, office, &poll)?.is_none() {
        return Ok(None);
    }
    let Some(vote) = vote_of(tx, &poll, row)?.filter(|vote| vote.user == Some(user)) else {
        return Ok(None);
    };
    let url = office.poll_url(&poll, "");
    let content = content(tx, poll, &vote, row, url)?;
    Ok(content.map(|content| (content, Some(Stop::Invitations(user)))))
}

/// To somebody who has voted by a personal link that still works.
pub(super) fn to_address(tx: &mut Tx<'_>, office: &Office, row: &Waiting) -> Result<Told> {
    let Some(poll) = poll_of(tx, row)? else { return Ok(None) };
    let Some(vote) = vote_of(tx, &poll, row)?.filter(|vote| vote.user.is_none()) else { return Ok(None) };
    let Some(link) = vote.invitation else { return Ok(None) };
    let invited = mailing::invited(tx, poll.id, link.as_str())?;
    let wanted = |one: &mailing::Invited| one.user.is_none() && !one.stopped && one.email == row.email;
    let Some(invited) = invited.filter(wanted) else { return Ok(None) };
    let code = Capability::Invitation(&poll.anchor(), link.as_str()).code(invited.epoch, &office.keys);
    let url = office.poll_url(&poll, &format!("invitation/{link}/{code}/"));
    let stop = Stop::Reminders(Box::new(poll.clone()), link);
    Ok(content(tx, poll, &vote, row, url)?.map(|content| (content, Some(stop))))
}

fn vote_of(tx: &mut Tx<'_>, poll: &Poll, row: &Waiting) -> Result<Option<Vote>> {
    let Some(id) = row.object.as_deref().and_then(PublicId::parse) else { return Ok(None) };
    Ok(store::votes::by_public_id(tx, poll.id, &id)?)
}

/// What still holds of it; `None` if nothing does.
fn content(tx: &mut Tx<'_>, poll: Poll, vote: &Vote, row: &Waiting, url: String) -> Result<Option<Content>> {
    let structure = store::structures::known(tx, &poll)?;
    let News { up, down } = News::parse(&row.data);
    let (mut seats, mut waits) = (Vec::new(), Vec::new());
    for (id, told_up) in up.into_iter().map(|id| (id, true)).chain(down.into_iter().map(|id| (id, false))) {
        let Some(choice) = structure.choice(id).filter(|choice| !choice.deleted) else { continue };
        match (place(tx, &poll, &structure, vote, id)?, told_up) {
            (Some(Place::Seat), true) => seats.push(choice.subject.clone()),
            (Some(Place::Waiting(_)), false) => waits.push(choice.subject.clone()),
            _ => {}
        }
    }
    let personal = row.user.is_none();
    let any = !seats.is_empty() || !waits.is_empty();
    Ok(any.then_some(Content::Seat { poll, seats, waits, personal, url }))
}

fn place(
    tx: &mut Tx<'_>,
    poll: &Poll,
    structure: &Structure,
    vote: &Vote,
    id: ChoiceId,
) -> Result<Option<Place>> {
    let limit = structure.choice(id).and_then(|choice| choice.seats);
    if limit.is_none() {
        // Without a limit there is no line any more.
        let wants = vote.answers.value(id).is_some_and(|value| seats::taking(structure).contains(&value));
        return Ok(wants.then_some(Place::Seat));
    }
    Ok(store::seats::line(tx, poll.id, id)?.place(&vote.public_id, limit))
}
