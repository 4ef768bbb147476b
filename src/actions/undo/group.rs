//! Groups, and places in them.

use serde::{Deserialize, Serialize};

use crate::domain::access::Denial;
use crate::domain::group::{Deed, Place, Visibility};
use crate::domain::id::{GroupId, PollId, PublicId, UserId};
use crate::domain::poll::{Owner, Poll};
use crate::domain::time::Instant;
use crate::domain::undo::Thing;
use crate::domain::user::User;
use crate::store::activity::{Event, Kind, record};
use crate::store::audit::{self, Entry};
use crate::store::trash::Whose;
use crate::store::{self, Tx};

use super::super::groups::{Hall, enter, person};
use super::super::{Asker, Result, retention};
use super::{Gone, find, keep, read, write};

#[derive(Serialize, Deserialize)]
struct Group {
    name: String,
    visibility: String,
    /// Accounts, and whether they looked after it.
    members: Vec<(i64, bool)>,
    /// Accounts that were asked to join, and by whom.
    asked: Vec<(i64, Option<i64>)>,
    polls: Vec<GroupPoll>,
}

/// A poll of the group: as it was, and as the deletion left it.
#[derive(Serialize, Deserialize)]
struct GroupPoll {
    id: i64,
    created: i64,
    user: Option<i64>,
    left_to: (Option<i64>, Option<i64>),
    deleted_at: Option<i64>,
}

#[derive(Serialize, Deserialize)]
struct Member {
    user: i64,
    admin: bool,
}

/// A group that is about to be deleted.
pub struct Doomed {
    group: Group,
}

/// Takes down a group before anything of it is changed.
pub fn take_down(tx: &mut Tx<'_>, hall: &Hall) -> Result<Doomed> {
    let id = hall.group.id;
    let members = store::groups::places(tx, id)?;
    let asked = store::groups::asked(tx, id)?;
    let mut polls = Vec::new();
    for (poll, _) in store::groups::polls(tx, id)? {
        let Some(stored) = store::polls::by_id(tx, poll)? else { continue };
        let Poll { created, owner, .. } = stored.poll;
        let user = owner.user.map(|user| user.0);
        polls.push(GroupPoll {
            id: poll.0,
            created: created.0,
            user,
            left_to: (None, None),
            deleted_at: None,
        });
    }
    let (name, visibility) = (hall.group.name.clone(), hall.group.visibility.as_str().to_owned());
    Ok(Doomed { group: Group { name, visibility, members, asked, polls } })
}

/// Keeps a group that was deleted.
pub fn keep_group(tx: &mut Tx<'_>, asker: &Asker, hall: &Hall, doomed: Doomed) -> Result<Option<PublicId>> {
    let mut group = doomed.group;
    for kept in &mut group.polls {
        let Some(stored) = store::polls::by_id(tx, PollId(kept.id))? else { continue };
        let Owner { user, group } = stored.poll.owner;
        kept.left_to = (user.map(|user| user.0), group.map(|group| group.0));
        kept.deleted_at = stored.poll.deleted_at.filter(|at| at.0 == tx.now()).map(|at| at.0);
    }
    let gone =
        Gone { thing: Thing::Group, poll: None, group: None, whose: Whose::default(), data: write(&group) };
    keep(tx, asker, Some(hall.user.id), gone)
}

/// Keeps the place of somebody who was sent out of a group.
pub fn keep_member(
    tx: &mut Tx<'_>,
    asker: &Asker,
    hall: &Hall,
    user: UserId,
    place: Place,
) -> Result<Option<PublicId>> {
    let data = write(&Member { user: user.0, admin: place.admin });
    let whose = Whose { user: Some(user), ..Whose::default() };
    let gone = Gone { thing: Thing::Member, poll: None, group: Some(hall.group.id), whose, data };
    keep(tx, asker, Some(hall.user.id), gone)
}

/// Brings back a group or a place in one, and gives the name of the group if there is more to do in it than to look at
/// the list. Asked again, it is so already.
///
/// # Errors
/// [`Denial::TooLate`] if it is not there (any more) or somebody else has deleted it, else the denial of what would be
/// broken by it.
pub fn undo_of_group(tx: &mut Tx<'_>, asker: &Asker, name: &str) -> Result<(Thing, Option<String>)> {
    let user = person(tx, asker)?;
    let kept = find(tx, asker, Some(user.id), name)?;
    let done = kept.data.is_empty();
    let of = match (kept.thing, kept.group) {
        (Thing::Group, _) => {
            if !done {
                bring_group_back(tx, &user, &kept.data)?;
            }
            None
        }
        (Thing::Member, Some(group)) => {
            let group = store::groups::by_id(tx, group)?.ok_or(Denial::TooLate)?;
            let hall = enter(tx, asker, &group.name, Deed::Invite)?;
            if !done {
                bring_member_back(tx, &hall, &kept.data)?;
            }
            Some(group.name)
        }
        _ => return Err(Denial::TooLate.into()),
    };
    store::trash::empty(tx, &kept.name)?;
    Ok((kept.thing, of))
}

fn bring_member_back(tx: &mut Tx<'_>, hall: &Hall, data: &str) -> Result<()> {
    let Member { user, admin } = read(data)?;
    store::groups::uninvite(tx, hall.group.id, UserId(user))?;
    store::groups::rejoin(tx, hall.group.id, UserId(user), admin)?;
    let username = store::users::username(tx, UserId(user))?.unwrap_or_default();
    hall.note(tx, "group.add", &username)
}

fn bring_group_back(tx: &mut Tx<'_>, user: &User, data: &str) -> Result<()> {
    let group: Group = read(data)?;
    let visibility = Visibility::parse(&group.visibility).map_err(|_| Denial::TooLate)?;
    let id = store::groups::insert(tx, &group.name, visibility)?.ok_or(Denial::NameTaken)?;
    for (member, admin) in group.members {
        store::groups::rejoin(tx, id, UserId(member), admin)?;
    }
    for (asked, by) in group.asked {
        store::groups::ask_again(tx, id, UserId(asked), by.map(UserId))?;
    }
    for kept in &group.polls {
        bring_poll_back(tx, user, id, kept)?;
    }
    let (by, actor) = (Some(user.id), user.username.as_str());
    let detail = format!("{} polls", group.polls.len());
    let entry = Entry { user: by, actor, action: "group.restore", target: &group.name, detail: &detail };
    Ok(audit::note(tx, &entry)?)
}

/// A poll that has gone on to somebody else meanwhile stays there, and so does one of a group that they have left.
fn bring_poll_back(tx: &mut Tx<'_>, user: &User, group: GroupId, kept: &GroupPoll) -> Result<()> {
    let Some(stored) = store::polls::by_id(tx, PollId(kept.id))? else { return Ok(()) };
    let poll = stored.poll;
    let (left_user, left_group) = kept.left_to;
    let as_left = Owner { user: left_user.map(UserId), group: left_group.map(GroupId) };
    let theirs = poll.owner.group.is_none_or(|group| user.groups.contains(&group));
    if poll.created.0 != kept.created || poll.owner != as_left || !theirs {
        return Ok(());
    }
    let owner = Owner { user: kept.user.map(UserId), group: Some(group) };
    store::polls::give(tx, poll.id, owner)?;
    let deleted = poll.deleted_at.is_some() && poll.deleted_at.map(|at| at.0) == kept.deleted_at;
    if deleted {
        store::polls::undelete(tx, poll.id)?;
        retention::put_off(tx, &poll)?;
    }
    let kind = if deleted { Kind::Restored } else { Kind::Edited };
    let at = Instant(tx.now());
    Ok(record(tx, Event { poll: poll.id, kind, object: None, user: Some(user.id), at })?)
}
