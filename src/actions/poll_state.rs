//! Closing, reopening, deciding, deleting and bringing back.

use crate::domain::access::Action;
use crate::domain::choice::Choice;
use crate::domain::id::ChoiceId;
use crate::domain::mail::AGAIN;
use crate::domain::poll::Poll;
use crate::domain::user::Grants;
use crate::store::activity::{Event, Kind, record};
use crate::store::{self, Tx};

use super::scene::enter_to_change;
use super::{Asker, Result, Scene, enter};

/// Ends voting.
///
/// # Errors
/// The denial.
pub fn close_poll(tx: &mut Tx<'_>, asker: &Asker, slug: &str) -> Result<Poll> {
    let scene = enter(tx, asker, slug, Action::Close)?;
    let poll = Poll { closed_at: Some(scene.now), ..scene.poll.clone() };
    save(tx, &scene, poll, Kind::Closed)
}

/// Takes votes again.
///
/// # Errors
/// The denial.
pub fn reopen_poll(tx: &mut Tx<'_>, asker: &Asker, slug: &str) -> Result<Poll> {
    let scene = enter(tx, asker, slug, Action::Reopen)?;
    let poll = Poll { closed_at: None, ..scene.poll.clone() };
    save(tx, &scene, poll, Kind::Reopened)
}

/// Marks the choices that were decided for; none takes the decision back. Deciding ends voting if
/// `close` is set.
///
/// # Errors
/// [`super::Error::NotFound`] for a choice that is not part of the poll, [`super::Error::Stale`] if somebody
/// else has changed the poll since.
pub fn decide_poll(
    tx: &mut Tx<'_>,
    asker: &Asker,
    slug: &str,
    seen: Option<i64>,
    chosen: &[ChoiceId],
    close: bool,
) -> Result<Poll> {
    let scene = enter_to_change(tx, asker, slug, Action::Decide, seen)?;
    let structure = scene.structure(tx)?;
    if chosen.iter().any(|id| structure.live_choices().all(|choice| choice.id != *id)) {
        return Err(super::Error::NotFound);
    }
    for choice in structure.choices {
        let decided = chosen.contains(&choice.id);
        if decided != choice.decided {
            store::structures::put_choice(tx, scene.poll.id, &Choice { decided, ..choice })?;
        }
    }
    let decided = !chosen.is_empty();
    let closed_at =
        if decided && close { scene.poll.closed_at.or(Some(scene.now)) } else { scene.poll.closed_at };
    let poll = Poll { decided_at: decided.then_some(scene.now), closed_at, ..scene.poll.clone() };
    let poll = save(tx, &scene, poll, if decided { Kind::Decided } else { Kind::Undecided })?;
    tell_of_decision(tx, &scene, decided)?;
    Ok(poll)
}

/// Tells those who took part, some minutes later and then of how it is: who decides, thinks better of it and decides anew
/// sends one mail. A decision that was taken back is told to whom it was told.
fn tell_of_decision(tx: &mut Tx<'_>, scene: &Scene, decided: bool) -> Result<()> {
    let unsent = store::decisions::drop_unsent(tx, scene.poll.id)?;
    let sent = unsent.is_empty() && scene.poll.decided_at.is_some();
    let again = sent || unsent.iter().any(|data| data == AGAIN);
    if !decided && !again {
        return Ok(());
    }
    let data = if again { AGAIN } else { "" };
    Ok(store::decisions::queue(tx, scene.poll.id, scene.actor.user_id(), &scene.poll.locale, data)?)
}

/// Deletes a poll; it can be brought back for a week.
///
/// # Errors
/// The denial.
pub fn delete_poll(tx: &mut Tx<'_>, asker: &Asker, slug: &str) -> Result<Poll> {
    let scene = enter(tx, asker, slug, Action::Delete)?;
    let poll = Poll { deleted_at: Some(scene.now), ..scene.poll.clone() };
    save(tx, &scene, poll, Kind::Deleted)
}

/// Brings a deleted poll back.
///
/// # Errors
/// The denial.
pub fn restore_poll(tx: &mut Tx<'_>, asker: &Asker, slug: &str) -> Result<Poll> {
    let scene = enter(tx, asker, slug, Action::Restore)?;
    let poll = Poll { deleted_at: None, ..scene.poll.clone() };
    super::retention::put_off(tx, &poll)?;
    save(tx, &scene, poll, Kind::Restored)
}

/// Makes a new admin link; the old one, and every browser that opened it, loses the poll, but the one
/// that asks.
///
/// # Errors
/// The denial.
pub fn renew_admin_link(tx: &mut Tx<'_>, asker: &Asker, slug: &str) -> Result<Poll> {
    let scene = enter(tx, asker, slug, Action::HandOn)?;
    let poll = Poll { admin_epoch: scene.poll.admin_epoch + 1, ..scene.poll.clone() };
    if scene.actor.grants.admin.is_some() {
        let grants = Grants { admin: Some(poll.admin_epoch), ..scene.actor.grants.clone() };
        super::grants::put(tx, asker, &poll, &grants)?;
    }
    save(tx, &scene, poll, Kind::Edited)
}

fn save(tx: &mut Tx<'_>, scene: &Scene, poll: Poll, kind: Kind) -> Result<Poll> {
    store::polls::update(tx, &poll)?;
    if matches!(kind, Kind::Decided | Kind::Undecided) {
        store::polls::restructured(tx, poll.id)?;
    } else {
        store::polls::touch(tx, poll.id)?;
    }
    record(tx, Event { poll: poll.id, kind, object: None, user: scene.actor.user_id(), at: scene.now })?;
    Ok(poll)
}
