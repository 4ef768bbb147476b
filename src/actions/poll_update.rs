//! Changing a poll's words, zone, settings and owner.

use std::collections::HashSet;

use crate::domain::access::{Action, Denial};
use crate::domain::choice::{Choice, Subject, fit_moved};
use crate::domain::error::{Invalid, Problem};
use crate::domain::id::{GroupId, UserId};
use crate::domain::poll::{self, Details, Owner, Poll};
use crate::store::activity::{Event, Kind, record};
use crate::store::audit::{self, Entry};
use crate::store::{self, Tx};

use super::scene::enter_to_change;
use super::{Asker, Error, Result, Scene, enter, invitations};

/// What the settings form gives.
#[derive(Debug, Clone)]
pub struct UpdatePoll {
    /// Words and settings.
    pub details: Details,
    /// Who is to own it; `None` leaves the owner alone.
    pub owner: Option<NewOwner>,
    /// Number of the structure that the form showed, if there was one.
    pub seen: Option<i64>,
}

/// A new owner as typed.
#[derive(Debug, Clone)]
pub struct NewOwner {
    /// Name of an account; empty for none.
    pub username: String,
    /// One of the asker's groups.
    pub group: Option<GroupId>,
}

/// Who owns a poll now, and whom its settings form offers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnerNow {
    /// Name of the account; empty for none.
    pub username: String,
    /// The asker's groups.
    pub groups: Vec<(GroupId, String)>,
}

/// What the settings form says of the owner.
///
/// # Errors
/// Those of the store.
pub fn owner_now(tx: &mut Tx<'_>, scene: &Scene) -> Result<OwnerNow> {
    let username = scene.poll.owner.user.map(|user| store::users::username(tx, user)).transpose()?.flatten();
    let groups = scene.actor.user_id().map(|user| store::users::groups(tx, user)).transpose()?;
    Ok(OwnerNow { username: username.unwrap_or_default(), groups: groups.unwrap_or_default() })
}

/// Stores changed settings. A changed zone keeps what the clocks show. Without an account nobody names another
/// owner: the answer would tell which accounts there are.
///
/// # Errors
/// [`Error::Invalid`] for an owner that is not there, a new deadline that has passed, or a zone in which a
/// choice would be at no time or at the time of another; [`Error::Stale`] if somebody else has changed the
/// poll since.
pub fn update_poll(tx: &mut Tx<'_>, asker: &Asker, slug: &str, update: &UpdatePoll) -> Result<Poll> {
    let scene = enter_to_change(tx, asker, slug, Action::Edit, update.seen)?;
    let old = scene.poll.clone();
    let Details { title, description, zone, deadline, settings } = update.details.clone();
    if (deadline, zone) != (old.deadline, old.zone) {
        poll::check_deadline(deadline, zone, scene.now)?;
    }
    let new_owner = update.owner.as_ref().filter(|_| scene.actor.user.is_some());
    let owner = new_owner.map_or(Ok(old.owner), |new| owner(tx, &scene, new))?;
    if owner != old.owner {
        scene.allow(Action::HandOn)?;
    }
    let poll = Poll { title, description, zone, deadline, settings, ..old.clone() };
    let user = scene.actor.user_id();
    store::polls::update(tx, &poll)?;
    if poll.zone != old.zone {
        resettle(tx, &scene, &poll)?;
    }
    if (poll.deadline, poll.zone) != (old.deadline, old.zone) {
        invitations::reschedule(tx, &poll, scene.now)?;
    }
    match () {
        () if owner != old.owner => store::polls::give(tx, poll.id, owner)?,
        () if poll == old => store::polls::touch(tx, poll.id)?,
        () => store::polls::restructured(tx, poll.id)?,
    }
    if let Some(new) = new_owner.filter(|_| owner != old.owner) {
        let to = if owner.group == old.owner.group { new.username.trim() } else { "another group" };
        note_owner(tx, &scene, to)?;
    }
    record(tx, Event { poll: poll.id, kind: Kind::Edited, object: None, user, at: scene.now })?;
    Ok(poll)
}

/// Whoever holds the admin link of a poll that belongs to no account takes it into theirs. The link ends with
/// that, as whenever a poll is handed over.
///
/// # Errors
/// [`Denial::NothingToDo`] if it belongs to an account or a group, [`Denial::LoginRequired`] for a guest.
pub fn take_poll(tx: &mut Tx<'_>, asker: &Asker, slug: &str) -> Result<Poll> {
    let scene = enter(tx, asker, slug, Action::HandOn)?;
    if scene.poll.owner != Owner::default() {
        return Err(Error::Denied(Denial::NothingToDo));
    }
    let user = scene.actor.user_id().ok_or(Error::Denied(Denial::LoginRequired))?;
    let poll = scene.poll.id;
    store::polls::give(tx, poll, Owner::account(user))?;
    note_owner(tx, &scene, "taken")?;
    record(tx, Event { poll, kind: Kind::Edited, object: None, user: Some(user), at: scene.now })?;
    Ok(scene.poll)
}

/// Who owns a poll is noted for those who run the site, for it may be disputed.
fn note_owner(tx: &mut Tx<'_>, scene: &Scene, detail: &str) -> Result<()> {
    let user = scene.actor.user.as_ref();
    let entry = Entry {
        user: user.map(|user| user.id),
        actor: user.map_or("", |user| &user.username),
        action: "poll.owner",
        target: scene.poll.slug.as_str(),
        detail,
    };
    Ok(audit::note(tx, &entry)?)
}

/// An offset that named one of two equal times says nothing in another zone. What was taken off follows as
/// far as it can, and stays as it was otherwise.
fn resettle(tx: &mut Tx<'_>, scene: &Scene, poll: &Poll) -> Result<()> {
    let (gone, live): (Vec<_>, Vec<_>) =
        scene.structure(tx)?.choices.into_iter().partition(|choice| choice.deleted);
    let fitted = fit_moved(live.iter().map(|choice| choice.subject.clone()), poll.zone)
        .map_err(|problem| Invalid::one("zone", problem))?;
    let mut used: HashSet<Subject> = fitted.iter().cloned().collect();
    let of_gone =
        |choice: &Choice| choice.subject.clone().settle(poll.zone).unwrap_or(choice.subject.clone());
    let gone = gone.into_iter().map(|choice| (of_gone(&choice), choice));
    for (subject, choice) in fitted.into_iter().zip(live).chain(gone) {
        let free = !choice.deleted || used.insert(subject.clone());
        if free && subject != choice.subject {
            store::structures::put_choice(tx, poll.id, &Choice { subject, ..choice })?;
        }
    }
    Ok(())
}

fn owner(tx: &mut Tx<'_>, scene: &Scene, new: &NewOwner) -> Result<Owner> {
    let unknown = || Error::Invalid(Invalid::one("owner", Problem::UnknownUser));
    let user: Option<UserId> = match new.username.trim() {
        "" => None,
        name => Some(account(tx, &scene.poll.owner, name)?.ok_or_else(unknown)?),
    };
    let keeps = new.group == scene.poll.owner.group;
    if new.group.is_some_and(|group| !keeps && !scene.actor.in_group(group)) {
        return Err(Invalid::one("group", Problem::BadOption).into());
    }
    // Only a poll that no account has yet may stay with whoever holds its link.
    let nobody = user.is_none() && new.group.is_none() && scene.poll.owner != Owner::default();
    if nobody {
        Err(Invalid::one("owner", Problem::Required).into())
    } else {
        Ok(Owner { user, group: new.group })
    }
}

/// An account by its name that can use what it gets: one that is locked or waits to be let in is like none, unless it
/// owns the poll anyway.
fn account(tx: &mut Tx<'_>, now: &Owner, name: &str) -> Result<Option<UserId>> {
    let Some(user) = store::users::by_username(tx, name)? else { return Ok(None) };
    let usable = now.user == Some(user) || store::users::may_enter(tx, user, None)?;
    Ok(usable.then_some(user))
}
