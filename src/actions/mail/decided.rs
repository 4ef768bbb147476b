//! A decision, told to those who voted, as it is at this moment.

use crate::calendar::ics;
use crate::domain::id::PublicId;
use crate::domain::mail::AGAIN;
use crate::domain::poll::Poll;
use crate::mail::letter::Content;
use crate::secrets::Capability;
use crate::store::outbox::Waiting;
use crate::store::{self, Tx, mailing};

use super::super::{Result, scene};
use super::letter::{Receiver, Told, poll_of};
use super::office::Office;
use super::stop::Stop;

/// To an account that has voted and takes such mail.
pub(super) fn to_account(
    tx: &mut Tx<'_>,
    office: &Office,
    receiver: &Receiver<'_>,
    row: &Waiting,
) -> Result<Told> {
    let Some(poll) = poll_of(tx, row)?.filter(|_| receiver.addressee.takes_invitations) else {
        return Ok(None);
    };
    let standing = receiver.sees(tx, office, &poll)?;
    if !standing.is_some_and(|standing| standing.voted) {
        return Ok(None);
    }
    let url = office.poll_url(&poll, "");
    let stop = Stop::Invitations(receiver.addressee.user.id);
    Ok(content(tx, office, poll, row, url)?.map(|content| (content, Some(stop))))
}

/// To somebody who has voted by a personal link that still works.
pub(super) fn to_address(tx: &mut Tx<'_>, office: &Office, row: &Waiting) -> Result<Told> {
    let Some(poll) = poll_of(tx, row)? else { return Ok(None) };
    let name = row.object.as_deref().unwrap_or_default();
    let Some(invited) = mailing::invited(tx, poll.id, name)? else { return Ok(None) };
    let unwanted = invited.user.is_some() || invited.stopped || invited.email != row.email;
    let Some(invitation) = PublicId::parse(name).filter(|_| !unwanted) else { return Ok(None) };
    let mut voted = false;
    for person in scene::guests(&office.keys, &poll, &invitation) {
        voted = voted || store::votes::is_registered(tx, poll.id, &person)?;
    }
    if !voted {
        return Ok(None);
    }
    let code = Capability::Invitation(&poll.anchor(), name).code(invited.epoch, &office.keys);
    let url = office.poll_url(&poll, &format!("invitation/{name}/{code}/"));
    let stop = Stop::Reminders(Box::new(poll.clone()), invitation);
    Ok(content(tx, office, poll, row, url)?.map(|content| (content, Some(stop))))
}

/// The calendar file has the poll's own address: people hand such files on.
fn content(
    tx: &mut Tx<'_>,
    office: &Office,
    poll: Poll,
    row: &Waiting,
    url: String,
) -> Result<Option<Content>> {
    let personal = row.user.is_none();
    if poll.decided_at.is_none() {
        let told_before = row.data == AGAIN;
        let choices = Vec::new();
        return Ok(told_before.then_some(Content::Decided { poll, choices, calendar: None, personal, url }));
    }
    let structure = store::structures::of(tx, &poll)?;
    let choices = structure.decided().map(|choice| choice.subject.clone()).collect();
    let host = office.config.public_url.host();
    let calendar = ics::decision(&poll, &structure, &office.poll_url(&poll, ""), host);
    Ok(Some(Content::Decided { poll, choices, calendar, personal, url }))
}
