//! What a browser without an account may do: given when it makes something, or when it opens a link.

use serde::{Deserialize, Serialize};

use crate::domain::id::PublicId;
use crate::domain::poll::{self, Poll};
use crate::domain::user::Grants;
use crate::secrets::{Capability, GuestToken};
use crate::store::{self, Tx};

use super::{Asker, Error, Result};

/// Days for which a browser keeps its grants after it last got one, and its cookies.
pub const GRANT_DAYS: i64 = 365;

#[derive(Default, Serialize, Deserialize)]
struct Stored {
    admin: Option<i64>,
    votes: Vec<(String, i64)>,
    comments: Vec<String>,
}

/// The grants of this browser for a poll.
pub(super) fn of(tx: &mut Tx<'_>, asker: &Asker, poll: &Poll) -> Result<Grants> {
    let Some(guest) = &asker.guest else { return Ok(Grants::default()) };
    let stored = read(tx, guest, &poll.anchor())?.unwrap_or_default();
    let id = |text: &String| PublicId::parse(text);
    Ok(Grants {
        admin: stored.admin,
        votes: stored.votes.iter().filter_map(|(vote, epoch)| Some((id(vote)?, *epoch))).collect(),
        comments: stored.comments.iter().filter_map(id).collect(),
    })
}

/// Whether this browser has any grant for the poll at an address that was made at that time.
pub(super) fn exist(tx: &mut Tx<'_>, asker: &Asker, slug: &str, created: i64) -> Result<bool> {
    let Some(guest) = &asker.guest else { return Ok(false) };
    Ok(store::guests::sealed(tx, &guest.name_of(&poll::anchor(slug, created)))?.is_some())
}

/// Gives this browser the right to a vote.
pub(super) fn give_vote(
    tx: &mut Tx<'_>,
    asker: &Asker,
    poll: &Poll,
    vote: &PublicId,
    epoch: i64,
) -> Result<()> {
    give(tx, asker, poll, |stored| {
        stored.votes.retain(|(id, _)| id != vote.as_str());
        stored.votes.push((vote.to_string(), epoch));
    })
}

/// Takes back this browser's right to a vote that is gone, so that it no longer counts as having voted.
pub(super) fn take_vote(tx: &mut Tx<'_>, asker: &Asker, poll: &Poll, vote: &PublicId) -> Result<()> {
    give(tx, asker, poll, |stored| stored.votes.retain(|(id, _)| id != vote.as_str()))
}

/// Gives this browser the right to its comment.
pub(super) fn give_comment(tx: &mut Tx<'_>, asker: &Asker, poll: &Poll, comment: &PublicId) -> Result<()> {
    give(tx, asker, poll, |stored| stored.comments.push(comment.to_string()))
}

/// Gives this browser the right of the poll's owner.
pub(super) fn give_admin(tx: &mut Tx<'_>, asker: &Asker, poll: &Poll) -> Result<()> {
    give(tx, asker, poll, |stored| stored.admin = Some(poll.admin_epoch))
}

fn give(tx: &mut Tx<'_>, asker: &Asker, poll: &Poll, change: impl FnOnce(&mut Stored)) -> Result<()> {
    let Some(guest) = &asker.guest else { return Ok(()) };
    let mut stored = read(tx, guest, &poll.anchor())?.unwrap_or_default();
    change(&mut stored);
    write(tx, asker, guest, &poll.anchor(), &stored)
}

/// Opens a poll's admin link: this browser owns the poll from now on.
///
/// # Errors
/// [`Error::NotFound`] if the code does not open it (any more).
pub fn open_admin_link(tx: &mut Tx<'_>, asker: &Asker, slug: &str, code: &str) -> Result<()> {
    let poll = store::polls::by_slug(tx, slug)?.ok_or(Error::NotFound)?.poll;
    let opens =
        poll.admin_epoch > 0 && Capability::Admin(&poll.anchor()).opens(code, poll.admin_epoch, &asker.keys);
    if !opens {
        return Err(Error::NotFound);
    }
    give_admin(tx, asker, &poll)
}

/// Opens a vote's edit link: this browser may change the vote from now on.
///
/// # Errors
/// [`Error::NotFound`] if the code does not open it (any more).
pub fn open_vote_link(tx: &mut Tx<'_>, asker: &Asker, slug: &str, vote: &str, code: &str) -> Result<()> {
    let poll = store::polls::by_slug(tx, slug)?.ok_or(Error::NotFound)?.poll;
    let id = PublicId::parse(vote).ok_or(Error::NotFound)?;
    let vote = store::votes::by_public_id(tx, poll.id, &id)?.ok_or(Error::NotFound)?;
    let capability_poll = poll.anchor();
    if !Capability::Vote(&capability_poll, id.as_str()).opens(code, vote.edit_epoch, &asker.keys) {
        return Err(Error::NotFound);
    }
    give_vote(tx, asker, &poll, &id, vote.edit_epoch)
}

fn read(tx: &mut Tx<'_>, guest: &GuestToken, subject: &str) -> Result<Option<Stored>> {
    let sealed = store::guests::sealed(tx, &guest.name_of(subject))?;
    let plain = sealed.and_then(|sealed| guest.open(subject, &sealed));
    Ok(plain.and_then(|plain| serde_json::from_slice(&plain).ok()))
}

fn write(tx: &mut Tx<'_>, asker: &Asker, guest: &GuestToken, subject: &str, stored: &Stored) -> Result<()> {
    let plain = serde_json::to_vec(stored).unwrap_or_default();
    let Some(sealed) = guest.seal(subject, &plain, &asker.random) else { return Ok(()) };
    let expires = crate::domain::time::Instant(tx.now()).plus(GRANT_DAYS * 86_400);
    Ok(store::guests::put(tx, &guest.name_of(subject), &sealed, expires)?)
}
