//! Deleting a group; its polls go elsewhere first, or with it.

use crate::domain::error::{Invalid, Problem};
use crate::domain::group::Deed;
use crate::domain::id::{GroupId, PublicId, UserId};
use crate::domain::poll::Owner;
use crate::domain::time::Instant;
use crate::store::activity::{Event, Kind, record};
use crate::store::{self, Tx};

use super::groups::{Hall, enter};
use super::undo::{keep_group, take_down};
use super::{Asker, Error, Result};

/// Where the polls of a group go when it is deleted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Heir {
    /// To whoever deletes it.
    Me,
    /// To another group of theirs.
    Group(String),
    /// Nowhere: they are deleted, too, and whoever deletes them can bring them back for a week.
    Nobody,
}

/// A group that is to be deleted.
#[derive(Debug, Clone)]
pub struct Doomed {
    /// The group and who asks.
    pub hall: Hall,
    /// How many polls belong to it.
    pub polls: i64,
    /// Other groups that can have them.
    pub groups: Vec<String>,
}

/// What has to be known before a group is deleted.
///
/// # Errors
/// Those of [`enter`].
pub fn doomed(tx: &mut Tx<'_>, asker: &Asker, name: &str) -> Result<Doomed> {
    let hall = enter(tx, asker, name, Deed::Delete)?;
    let polls = store::groups::count_polls(tx, hall.group.id)?;
    let all = store::users::groups(tx, hall.user.id)?;
    let groups = all.into_iter().filter(|(id, _)| *id != hall.group.id).map(|(_, name)| name).collect();
    Ok(Doomed { hall, polls, groups })
}

/// Deletes a group. What an account owns beside it stays with the account. Gives the name under which it is brought back.
///
/// # Errors
/// [`Error::Invalid`] for an heir that is no other group of theirs, else those of [`enter`].
pub fn delete_group(tx: &mut Tx<'_>, asker: &Asker, name: &str, heir: &Heir) -> Result<Option<PublicId>> {
    let hall = enter(tx, asker, name, Deed::Delete)?;
    let (me, to) = (hall.user.id, new_group(tx, &hall, heir)?);
    let at = Instant(tx.now());
    let down = take_down(tx, &hall)?;
    let polls = store::groups::polls(tx, hall.group.id)?;
    for (poll, owner) in &polls {
        // Somebody has to be able to bring back what is deleted.
        let user: Option<UserId> = if to.is_some() { *owner } else { owner.or(Some(me)) };
        store::polls::give(tx, *poll, Owner { user, group: to })?;
        let deletes = *heir == Heir::Nobody && owner.is_none();
        if deletes {
            store::groups::delete_poll(tx, *poll)?;
        }
        let kind = if deletes { Kind::Deleted } else { Kind::Edited };
        record(tx, Event { poll: *poll, kind, object: None, user: Some(me), at })?;
    }
    store::groups::delete(tx, hall.group.id)?;
    hall.note(tx, "group.delete", &format!("{} polls", polls.len()))?;
    keep_group(tx, asker, &hall, down)
}

fn new_group(tx: &mut Tx<'_>, hall: &Hall, heir: &Heir) -> Result<Option<GroupId>> {
    let Heir::Group(name) = heir else { return Ok(None) };
    let other = store::groups::by_name(tx, name)?.map(|group| group.id);
    let mine = other.filter(|id| *id != hall.group.id && hall.user.groups.contains(id));
    let bad = || Error::from(Invalid::one("heir", Problem::BadOption));
    mine.map(Some).ok_or_else(bad)
}
