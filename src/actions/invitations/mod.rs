//! Inviting people to a poll, knowing who has answered, and reminding those who have not.

mod answered;
mod invite;
mod remind;
mod withdraw;

use std::net::IpAddr;

use crate::domain::id::{PublicId, UserId};
use crate::domain::invitation::Invitation;
use crate::domain::mail::{MailKind, Recipient};
use crate::domain::poll::{Poll, Voting};
use crate::domain::text;
use crate::secrets::Keys;
use crate::store::activity::{Event, Kind, record};
use crate::store::outbox::{NewMail, queue};
use crate::store::{self, Tx};

use super::attempts::count_poll_mail;
use super::{Error, Result, Scene};

pub use answered::{Guests, Listed, guests};
pub(super) use answered::{awaited, note_answer};
pub use invite::{Fate, invite};
pub(super) use invite::{invite_again, lasting};
pub(super) use remind::reschedule;
pub use remind::{Reminded, is_reminder_due, remind, remind_one_poll, resend, schedule};
pub use withdraw::withdraw;

/// How invitations go out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Post {
    /// The site sends mail.
    pub sends: bool,
    /// It also does for owners without an account.
    pub for_guests: bool,
    /// Address of the client, for limits.
    pub client: Option<IpAddr>,
    /// It has no limits.
    pub exempt: bool,
}

impl Post {
    /// Whether mail goes out for this owner now: not about a poll that takes no votes.
    pub fn mails(self, scene: &Scene) -> bool {
        let open = scene.poll.voting(scene.now) == Voting::Open;
        self.sends && open && (self.for_guests || scene.actor.user.is_some())
    }
}

/// Mails somebody who was invited; `false` if there is no address, or if the last mail is not long ago, also by an invitation that was withdrawn.
fn send(tx: &mut Tx<'_>, keys: &Keys, poll: &Poll, invitation: &Invitation, kind: MailKind) -> Result<bool> {
    let to = who(invitation.user, &invitation.email);
    let taken = invitation.mailable
        && count_poll_mail(tx, keys, poll, &to)?
        && store::invitations::take_mail(tx, poll.id, &invitation.public_id)?;
    if taken {
        mail(tx, poll, invitation, kind)?;
    }
    Ok(taken)
}

/// Hashes that name somebody for this poll, whatever their invitation is called, by the newest key first.
pub(super) fn person(keys: &Keys, poll: &Poll, user: Option<UserId>, email: &str) -> Vec<[u8; 32]> {
    keys.sign_all(&[b"invited", poll.anchor().as_bytes(), &who(user, email)]).collect()
}

fn who(user: Option<UserId>, email: &str) -> Vec<u8> {
    match user {
        Some(user) => user.0.to_be_bytes().to_vec(),
        None => text::folded(email).into_bytes(),
    }
}

fn mail(tx: &mut Tx<'_>, poll: &Poll, invitation: &Invitation, kind: MailKind) -> Result<()> {
    let to = match invitation.user {
        Some(user) => Recipient::User(user),
        None => Recipient::Address { email: &invitation.email, locale: &poll.locale },
    };
    let object = Some(invitation.public_id.as_str());
    let due = tx.now();
    Ok(queue(tx, &NewMail { kind, to, poll: Some(poll.id), object, data: "{}", due })?)
}

/// Notes something about who is invited.
pub(super) fn note(tx: &mut Tx<'_>, scene: &Scene, object: Option<&PublicId>, kind: Kind) -> Result<()> {
    store::polls::touch(tx, scene.poll.id)?;
    let user = scene.actor.user_id();
    Ok(record(tx, Event { poll: scene.poll.id, kind, object, user, at: scene.now })?)
}

fn find(tx: &mut Tx<'_>, scene: &Scene, id: &str) -> Result<Invitation> {
    let id = PublicId::parse(id).ok_or(Error::NotFound)?;
    store::invitations::by_public_id(tx, scene.poll.id, &id)?.ok_or(Error::NotFound)
}

/// The invitation that went to this address, if any did.
pub(super) fn by_address(tx: &mut Tx<'_>, scene: &Scene, address: &str) -> Result<Option<Invitation>> {
    if !scene.has_invitations || !address.contains('@') {
        return Ok(None);
    }
    let (all, wanted) = (store::invitations::of(tx, scene.poll.id)?, text::folded(address));
    Ok(all.into_iter().find(|one| one.user.is_none() && text::folded(&one.email) == wanted))
}
