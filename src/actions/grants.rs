//! What a browser without an account may do: given when it makes something, or when it opens a link.

use serde::{Deserialize, Serialize};

use crate::domain::id::{PollId, PublicId};
use crate::domain::poll::{self, Poll};
use crate::domain::time::Instant;
use crate::domain::user::Grants;
use crate::domain::vote::Vote;
use crate::secrets::{Capability, GuestToken, Keys};
use crate::store::{self, Tx};

use super::{Asker, Error, Result};

/// Days for which a browser keeps its grants after it last got one, and its cookies.
pub const GRANT_DAYS: i64 = 365;

#[derive(Default, PartialEq, Serialize, Deserialize)]
struct Stored {
    admin: Option<i64>,
    votes: Vec<(String, i64)>,
    comments: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    proposals: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    invitation: Option<(String, i64)>,
}

/// The grants of this browser for a poll.
pub(super) fn of(tx: &mut Tx<'_>, asker: &Asker, poll: &Poll) -> Result<Grants> {
    let Some(guest) = &asker.guest else { return Ok(Grants::default()) };
    let subject = poll.anchor();
    let sealed = store::guests::sealed(tx, &guest.name_of(&subject))?;
    let plain = sealed.and_then(|sealed| guest.open(&subject, &sealed));
    let stored: Stored = plain.and_then(|plain| serde_json::from_slice(&plain).ok()).unwrap_or_default();
    let id = |text: &String| PublicId::parse(text);
    let mut votes: Vec<_> =
        stored.votes.iter().filter_map(|(vote, epoch)| Some((id(vote)?, *epoch))).collect();
    votes.extend(first_vote(tx, asker, poll.id, &subject)?.filter(|first| !votes.contains(first)));
    Ok(Grants {
        admin: stored.admin,
        votes,
        gone: Vec::new(),
        comments: stored.comments.iter().filter_map(id).collect(),
        proposals: stored.proposals.iter().filter_map(id).collect(),
        support: false,
        invitation: stored.invitation.and_then(|(invitation, epoch)| Some((id(&invitation)?, epoch))),
    })
}

/// The vote that came with the first cookie of this browser: nothing is stored of it, for its name follows from the cookie
/// ([`first_name`]). It is as if the first edit link had been stored.
fn first_vote(
    tx: &mut Tx<'_>,
    asker: &Asker,
    poll: PollId,
    subject: &str,
) -> Result<Option<(PublicId, i64)>> {
    let names = asker.guest.as_ref().map(|guest| guest.first_votes(subject, &asker.keys));
    for vote in names.unwrap_or_default() {
        if store::votes::exists(tx, poll, &vote)? {
            return Ok(Some((vote, Vote::FIRST_EPOCH)));
        }
    }
    Ok(None)
}

/// What the first vote of a browser is called in addresses, if it is cast with this cookie.
pub(super) fn first_name(guest: &GuestToken, keys: &Keys, poll: &Poll) -> PublicId {
    guest.first_vote(&poll.anchor(), keys)
}

/// Whether this browser has any grant for the poll at an address, which has that key and was made at that time.
pub(super) fn exist(tx: &mut Tx<'_>, asker: &Asker, slug: &str, poll: PollId, created: i64) -> Result<bool> {
    let Some(guest) = &asker.guest else { return Ok(false) };
    let subject = poll::anchor(slug, created);
    let is_stored = store::guests::sealed(tx, &guest.name_of(&subject))?.is_some();
    Ok(is_stored || first_vote(tx, asker, poll, &subject)?.is_some())
}

/// Keeps what this browser may do with a poll, in the place of what it might before.
pub(super) fn put(tx: &mut Tx<'_>, asker: &Asker, poll: &Poll, grants: &Grants) -> Result<()> {
    let Some(guest) = &asker.guest else { return Ok(()) };
    let subject = poll.anchor();
    let stored = Stored {
        admin: grants.admin,
        votes: grants
            .votes
            .iter()
            .chain(&grants.gone)
            .map(|(vote, epoch)| (vote.to_string(), *epoch))
            .collect(),
        comments: grants.comments.iter().map(ToString::to_string).collect(),
        proposals: grants.proposals.iter().map(ToString::to_string).collect(),
        invitation: grants.invitation.map(|(invitation, epoch)| (invitation.to_string(), epoch)),
    };
    let name = guest.name_of(&subject);
    if stored == Stored::default() {
        return Ok(store::guests::forget(tx, &name)?);
    }
    let plain = serde_json::to_vec(&stored).unwrap_or_default();
    let Some(sealed) = guest.seal(&subject, &plain, &asker.random) else { return Ok(()) };
    // At the end of a day: the second would tell which row came with which vote.
    let expires = Instant((tx.now().div_euclid(86_400) + GRANT_DAYS + 1) * 86_400);
    Ok(store::guests::put(tx, &name, &sealed, expires)?)
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
    let grants = Grants { admin: Some(poll.admin_epoch), ..of(tx, asker, &poll)? };
    put(tx, asker, &poll, &grants)
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
    let grants = of(tx, asker, &poll)?.with_vote(id, vote.edit_epoch);
    put(tx, asker, &poll, &grants)
}

/// Opens a personal link: this browser is whoever was invited from now on.
///
/// # Errors
/// [`Error::NotFound`] if the code does not open it (any more).
pub fn open_invitation(
    tx: &mut Tx<'_>,
    asker: &Asker,
    slug: &str,
    invitation: &str,
    code: &str,
) -> Result<()> {
    let poll = store::polls::by_slug(tx, slug)?.ok_or(Error::NotFound)?.poll;
    let id = PublicId::parse(invitation).ok_or(Error::NotFound)?;
    let invitation = store::invitations::by_public_id(tx, poll.id, &id)?.ok_or(Error::NotFound)?;
    let link = Capability::Invitation(&poll.anchor(), id.as_str()).opens(code, invitation.epoch, &asker.keys);
    if !link || invitation.user.is_some() {
        return Err(Error::NotFound);
    }
    let grants = Grants { invitation: Some((id, invitation.epoch)), ..of(tx, asker, &poll)? };
    put(tx, asker, &poll, &grants)
}
