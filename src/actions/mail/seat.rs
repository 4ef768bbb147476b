//! A seat that was given or lost, told to whoever voted, as it is at this moment.

use crate::domain::choice::{Choice, Subject};
use crate::domain::id::{ChoiceId, PublicId};
use crate::domain::poll::Poll;
use crate::domain::seats::{self, News, Place};
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
    let lines = store::seats::places(tx, poll.id, &vote.public_id)?;
    let taking = seats::taking(&structure);
    let place = |choice: &Choice| match choice.seats {
        Some(seats) => lines.place(choice.id, seats, &vote.public_id),
        // Without a limit there is no line any more.
        None => vote.answers.value(choice.id).filter(|value| taking.contains(value)).map(|_| Place::Seat),
    };
    let holding = |told: Vec<ChoiceId>, holds: fn(Option<Place>) -> bool| -> Vec<Subject> {
        let choices = told.into_iter().filter_map(|id| structure.choice(id));
        let choices = choices.filter(|choice| !choice.deleted && holds(place(choice)));
        choices.map(|choice| choice.subject.clone()).collect()
    };
    let News { up, down, unseated, unlisted } = News::parse(&row.data);
    let seats = holding(up, |place| place == Some(Place::Seat));
    let waits = holding(down, |place| matches!(place, Some(Place::Waiting(_))));
    // Whoever took the answer back knows it.
    let out = [unseated, unlisted].concat().into_iter().filter(|id| vote.answers.value(*id).is_some());
    let out = holding(out.collect(), |place| place.is_none());
    let personal = row.user.is_none();
    let any = !seats.is_empty() || !waits.is_empty() || !out.is_empty();
    Ok(any.then_some(Content::Seat { poll, seats, waits, out, personal, url }))
}
