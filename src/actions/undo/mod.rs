//! Bringing back what was deleted: by whoever deleted it, for an hour, as far as they still may and no rule would be
//! broken by it. See `docs/undo.md`.

mod comment;
mod group;
mod invitation;
mod proposal;
mod structure;
mod vote;

use crate::domain::access::{Action, Denial};
use crate::domain::id::{GroupId, PollId, PublicId, UserId};
use crate::domain::time::Instant;
use crate::domain::undo::{Thing, until};
use crate::store::trash::{Kept, Whose};
use crate::store::{self, Tx};

use super::{Asker, Error, Result, Scene, enter};

pub(super) use comment::keep_comment;
pub use group::undo_of_group;
pub(super) use group::{keep_group, keep_member, take_down};
pub(super) use invitation::keep_invitation;
pub(super) use proposal::keep_proposal;
pub(super) use structure::{keep_choices, keep_value};
pub(super) use vote::keep_vote;

/// Something that is being deleted.
struct Gone<'a> {
    thing: Thing,
    poll: Option<PollId>,
    group: Option<GroupId>,
    whose: Whose<'a>,
    /// JSON.
    data: String,
}

/// Keeps something for whoever deletes it, by account or by browser, and gives the name under which they bring it back.
fn keep(tx: &mut Tx<'_>, asker: &Asker, by: Option<UserId>, gone: Gone<'_>) -> Result<Option<PublicId>> {
    let name = asker.random.public_id();
    let holder = match (by, &asker.guest) {
        (Some(user), _) => asker.keys.sign(&holder_by_account(&name, &user.0.to_be_bytes())),
        (None, Some(guest)) => guest.name_of(&subject(&name)),
        (None, None) => return Ok(None),
    };
    let Gone { thing, poll, group, whose, data } = gone;
    let expires = until(Instant(tx.now()));
    store::trash::put(tx, &Kept { name, thing, poll, group, holder, data, expires }, whose)?;
    Ok(Some(name))
}

/// Something that whoever looks has deleted and can bring back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Undoable {
    /// The name under which it is brought back.
    pub name: PublicId,
    /// What it was.
    pub thing: Thing,
    /// Until when.
    pub until: Instant,
}

/// What whoever looks has deleted in a poll and can bring back, the last first.
pub(super) fn undoable(tx: &mut Tx<'_>, asker: &Asker, scene: &Scene) -> Result<Vec<Undoable>> {
    let mut all = store::trash::of_poll(tx, scene.poll.id)?;
    all.retain(|one| holds(asker, scene.actor.user_id(), &one.name, &one.holder));
    all.sort_by_key(|one| (-one.expires.0, one.name));
    Ok(all.into_iter().map(|one| Undoable { name: one.name, thing: one.thing, until: one.expires }).collect())
}

/// The name under which whoever looks brings back what they have deleted in a poll already, by its name in addresses.
pub(super) fn kept_already(
    tx: &mut Tx<'_>,
    asker: &Asker,
    scene: &Scene,
    object: &str,
) -> Result<Option<PublicId>> {
    let all = store::trash::of_object(tx, scene.poll.id, object)?;
    let mine = all.into_iter().find(|one| holds(asker, scene.actor.user_id(), &one.name, &one.holder));
    Ok(mine.map(|one| one.name))
}

/// What somebody has deleted under a name, if it is in time.
fn find(tx: &mut Tx<'_>, asker: &Asker, by: Option<UserId>, name: &str) -> Result<Kept> {
    let name = PublicId::parse(name).ok_or(Error::NotFound)?;
    let kept = store::trash::by_name(tx, &name)?.filter(|kept| holds(asker, by, &kept.name, &kept.holder));
    kept.ok_or(Error::Denied(Denial::TooLate))
}

fn holds(asker: &Asker, by: Option<UserId>, name: &PublicId, holder: &[u8; 32]) -> bool {
    use subtle::ConstantTimeEq as _;
    let by_account =
        by.is_some_and(|user| asker.keys.verify(&holder_by_account(name, &user.0.to_be_bytes()), holder));
    let by_browser = |guest: &crate::secrets::GuestToken| {
        bool::from(guest.name_of(&subject(name)).as_slice().ct_eq(holder.as_slice()))
    };
    by_account || asker.guest.as_ref().is_some_and(by_browser)
}

fn holder_by_account<'a>(name: &'a PublicId, user: &'a [u8; 8]) -> [&'a [u8]; 3] {
    [b"undo", name.as_str().as_bytes(), user]
}

fn subject(name: &PublicId) -> String {
    format!("undo {name}")
}

/// Brings back what was deleted in a poll, and tells what it was. Asked again, it is so already.
///
/// # Errors
/// [`Denial::TooLate`] if it is not there (any more) or somebody else has deleted it, else the denial of what would be
/// broken by it.
pub fn undo_in_poll(tx: &mut Tx<'_>, asker: &Asker, slug: &str, name: &str) -> Result<Thing> {
    let scene = enter(tx, asker, slug, Action::View)?;
    let kept = find(tx, asker, scene.actor.user_id(), name)?;
    if kept.poll != Some(scene.poll.id) {
        return Err(Denial::TooLate.into());
    }
    if !kept.data.is_empty() {
        bring_back(tx, asker, &scene, &kept)?;
        store::trash::empty(tx, &kept.name)?;
    }
    Ok(kept.thing)
}

fn bring_back(tx: &mut Tx<'_>, asker: &Asker, scene: &Scene, kept: &Kept) -> Result<()> {
    match kept.thing {
        Thing::Vote => vote::bring_back(tx, asker, scene, &kept.data),
        Thing::Comment => comment::bring_back(tx, scene, &kept.data),
        Thing::Invitation => invitation::bring_back(tx, asker, scene, &kept.data),
        Thing::Choices => structure::bring_choices_back(tx, scene, &kept.data),
        Thing::Proposal => proposal::bring_back(tx, scene, &kept.data),
        Thing::Value => structure::bring_value_back(tx, scene, &kept.data),
        Thing::Group | Thing::Member => Err(Denial::TooLate.into()),
    }
}

/// What was kept by another version of the program is worth as much as nothing.
fn read<'a, T: serde::Deserialize<'a>>(data: &'a str) -> Result<T> {
    serde_json::from_str(data).map_err(|_| Error::Denied(Denial::TooLate))
}

fn write<T: serde::Serialize>(data: &T) -> String {
    serde_json::to_string(data).unwrap_or_default()
}
