//! Mailing those who have not answered: again, all of them, or some days before the deadline.

use crate::domain::access::{Action, Denial};
use crate::domain::invitation::remind_at;
use crate::domain::mail::MailKind;
use crate::domain::poll::{Poll, Voting};
use crate::domain::time::Instant;
use crate::secrets::Keys;
use crate::store::{self, Tx};

use super::super::{Asker, Result, enter};
use super::answered::answered;
use super::{Post, find, send};

/// Sends the mail of an invitation again; `false` if the last one is not long ago.
///
/// # Errors
/// [`Error::NotFound`] for an invitation to another poll, or the denial; it is one that there is nothing to do for
/// somebody who has answered or has no address, and where no mail goes out.
pub fn resend(tx: &mut Tx<'_>, asker: &Asker, slug: &str, id: &str, post: Post) -> Result<bool> {
    let scene = enter(tx, asker, slug, Action::Invite)?;
    let invitation = find(tx, &scene, id)?;
    let voted = store::votes::registered(tx, scene.poll.id)?;
    if !post.mails(&scene) || !invitation.mailable || answered(&asker.keys, &scene.poll, &voted, &invitation)
    {
        return Err(Denial::NothingToDo.into());
    }
    send(tx, &asker.keys, &scene.poll, &invitation, MailKind::Invitation)
}

/// What came of reminding those who have not answered.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Reminded {
    /// So many are reminded.
    pub sent: usize,
    /// Not these: their last mail is not long ago.
    pub later: Vec<String>,
    /// Nor these: they have no address that mail could go to.
    pub unmailable: Vec<String>,
}

/// Reminds everybody who has not answered and got no mail lately; tells whom not.
///
/// # Errors
/// The denial; it is one that there is nothing to do where no mail goes out.
pub fn remind(tx: &mut Tx<'_>, asker: &Asker, slug: &str, post: Post) -> Result<Reminded> {
    let scene = enter(tx, asker, slug, Action::Invite)?;
    if !post.mails(&scene) {
        return Err(Denial::NothingToDo.into());
    }
    remind_all(tx, &asker.keys, &scene.poll)
}

fn remind_all(tx: &mut Tx<'_>, keys: &Keys, poll: &Poll) -> Result<Reminded> {
    let all = store::invitations::of(tx, poll.id)?;
    let voted = store::votes::registered(tx, poll.id)?;
    let mut reminded = Reminded::default();
    for invitation in all.iter().filter(|one| !answered(keys, poll, &voted, one)) {
        let called = if invitation.name.is_empty() { &invitation.email } else { &invitation.name };
        if !invitation.mailable {
            reminded.unmailable.push(called.clone());
        } else if send(tx, keys, poll, invitation, MailKind::Reminder)? {
            reminded.sent += 1;
        } else {
            reminded.later.push(called.clone());
        }
    }
    Ok(reminded)
}

/// Lets those who have not answered be reminded so many days before the deadline; `None` for never.
///
/// # Errors
/// The denial.
pub fn schedule(tx: &mut Tx<'_>, asker: &Asker, slug: &str, days: Option<i64>) -> Result<Poll> {
    let scene = enter(tx, asker, slug, Action::Invite)?;
    set_reminder(tx, &scene.poll, days, scene.now)?;
    Ok(scene.poll)
}

/// Finds out anew when the reminder of a poll is due whose deadline or zone was changed.
pub(in crate::actions) fn reschedule(tx: &mut Tx<'_>, poll: &Poll, now: Instant) -> Result<()> {
    match store::invitations::reminder(tx, poll.id)? {
        (None, _) => Ok(()),
        (days, _) => set_reminder(tx, poll, days, now),
    }
}

pub(super) fn set_reminder(tx: &mut Tx<'_>, poll: &Poll, days: Option<i64>, now: Instant) -> Result<()> {
    let deadline = poll.deadline.map(|deadline| deadline.instant(poll.zone));
    Ok(store::invitations::set_reminder(tx, poll.id, days, remind_at(deadline, days, now))?)
}

/// Whether the reminders of any poll are due.
///
/// # Errors
/// Those of the store.
pub fn is_reminder_due(tx: &mut Tx<'_>) -> Result<bool> {
    Ok(store::invitations::due(tx)?.is_some())
}

/// Sends the reminders of one poll that are due; `false` if there are none. They are taken off the calendar in the same
/// transaction, so that of several nodes one sends them. Nothing is sent about a poll that takes no votes any more, nor
/// while the site sends no mail.
///
/// # Errors
/// Those of the store.
pub fn remind_one_poll(tx: &mut Tx<'_>, keys: &Keys, post: Post) -> Result<bool> {
    let Some(slug) = store::invitations::due(tx)? else { return Ok(false) };
    let Some(stored) = store::polls::by_slug(tx, &slug)? else { return Ok(false) };
    let poll = stored.poll;
    let (days, _) = store::invitations::reminder(tx, poll.id)?;
    store::invitations::set_reminder(tx, poll.id, days, None)?;
    let open = poll.deleted_at.is_none() && poll.voting(Instant(tx.now())) == Voting::Open;
    let of_guest = poll.owner.user.is_none() && poll.owner.group.is_none();
    if open && post.sends && (post.for_guests || !of_guest) {
        remind_all(tx, keys, &poll)?;
    }
    Ok(true)
}
