//! Groups of others.

use crate::domain::access::Denial;
use crate::domain::error::{Invalid, Problem};
use crate::domain::group::{self, Visibility};
use crate::domain::id::GroupId;
use crate::domain::poll::Owner;
use crate::domain::site::SiteAction;
use crate::store::site::GroupLine;
use crate::store::{self, Tx};

use super::{By, Error, Hand, PAGE, Result, enter, heir};

/// A group and who belongs to it.
#[derive(Debug, Clone)]
pub struct Shown {
    /// The group.
    pub group: GroupLine,
    /// Members: key, name for signing in, name, whether they run the group.
    pub members: Vec<(i64, String, String, bool)>,
    /// Polls that nobody would own without it.
    pub only_its: usize,
}

/// Groups below a key, the newest first.
///
/// # Errors
/// The denial.
pub fn list(tx: &mut Tx<'_>, hand: Hand<'_>, before: i64) -> Result<(By, Vec<GroupLine>)> {
    let by = enter(tx, hand, SiteAction::SeeGroups)?;
    Ok((by, store::site::groups(tx, before, PAGE)?))
}

/// One group.
///
/// # Errors
/// [`Error::NotFound`] or the denial.
pub fn show(tx: &mut Tx<'_>, hand: Hand<'_>, group: GroupId) -> Result<(By, Shown)> {
    let by = enter(tx, hand, SiteAction::SeeGroups)?;
    let line = store::site::group(tx, group)?.ok_or(Error::NotFound)?;
    let members = store::site::members(tx, group)?;
    let only_its = store::site::only_of_group(tx, group)?.len();
    Ok((by, Shown { group: line, members, only_its }))
}

/// Key of a group by its name.
///
/// # Errors
/// [`Error::NotFound`], or the denial.
pub fn by_name(tx: &mut Tx<'_>, hand: Hand<'_>, name: &str) -> Result<GroupId> {
    enter(tx, hand, SiteAction::SeeGroups)?;
    store::groups::by_name(tx, name)?.map(|group| group.id).ok_or(Error::NotFound)
}

/// Makes a group that one account looks after.
///
/// # Errors
/// [`Error::Invalid`] for a bad or taken name, or where there is no such account; or the denial.
pub fn create(
    tx: &mut Tx<'_>,
    hand: Hand<'_>,
    name: &str,
    visibility: Visibility,
    admin: &str,
) -> Result<GroupId> {
    let by = enter(tx, hand, SiteAction::ManageGroups)?;
    let name = group::name(name).map_err(|problem| Invalid::one("name", problem))?;
    let admin = heir(tx, admin, None)?;
    let made = store::groups::insert(tx, &name, visibility)?;
    let made = made.ok_or_else(|| Invalid::one("name", Problem::GroupTaken))?;
    store::groups::join(tx, made, admin.id, true)?;
    by.note(tx, "group.create", &name, &admin.username)?;
    Ok(made)
}

/// Makes somebody a member of a group, without asking them; with `admin` one who looks after it.
///
/// # Errors
/// [`Error::Invalid`] where there is no such account, [`Error::NotFound`], or the denial: of what is so already, or of a
/// group of a provider of identities.
pub fn add(tx: &mut Tx<'_>, hand: Hand<'_>, group: GroupId, username: &str, admin: bool) -> Result<()> {
    let by = enter(tx, hand, SiteAction::ManageGroups)?;
    let user = heir(tx, username, None)?;
    let place = store::groups::place(tx, group, user.id)?;
    let name = ours(tx, group)?;
    if place.member && (place.admin || !admin) {
        return Err(Denial::NothingToDo.into());
    }
    store::groups::uninvite(tx, group, user.id)?;
    store::groups::join(tx, group, user.id, admin)?;
    store::groups::set_admin(tx, group, user.id, admin)?;
    let (action, role) = if place.member { ("group.role", ": admin") } else { ("group.add", "") };
    by.note(tx, action, &name, &format!("{}{role}", user.username))
}

/// Takes somebody out of a group.
///
/// # Errors
/// [`Error::Invalid`] for whoever is no member, [`Error::NotFound`], or the denial: of the last one who looks after it, or
/// of a group of a provider of identities.
pub fn remove(tx: &mut Tx<'_>, hand: Hand<'_>, group: GroupId, username: &str) -> Result<()> {
    let by = enter(tx, hand, SiteAction::ManageGroups)?;
    let name = ours(tx, group)?;
    let user = store::users::by_username(tx, username)?;
    let place = user.map(|user| store::groups::place(tx, group, user)).transpose()?.unwrap_or_default();
    let Some(user) = user.filter(|_| place.member) else {
        return Err(Invalid::one("member", Problem::UnknownUser).into());
    };
    group::stays_looked_after(place.admin, store::groups::crowd(tx, group)?)?;
    store::groups::part(tx, group, user)?;
    let username = store::users::username(tx, user)?.unwrap_or_default();
    by.note(tx, "group.remove", &name, &username)
}

/// The name of a group of our own: of others a provider says who belongs to them.
fn ours(tx: &mut Tx<'_>, group: GroupId) -> Result<String> {
    let group = store::groups::by_id(tx, group)?.ok_or(Error::NotFound)?;
    if group.provider.is_empty() { Ok(group.name) } else { Err(Denial::Mirrored.into()) }
}

/// Deletes a group for good. Polls that nobody else owns go to the account that is named.
///
/// # Errors
/// [`Error::Invalid`] if there are such polls and nobody is named, [`Error::NotFound`] or the denial.
pub fn delete(tx: &mut Tx<'_>, hand: Hand<'_>, group: GroupId, heir_name: &str) -> Result<()> {
    let by = enter(tx, hand, SiteAction::ManageGroups)?;
    let line = store::site::group(tx, group)?.ok_or(Error::NotFound)?;
    let polls = store::site::only_of_group(tx, group)?;
    let mut detail = String::new();
    if !polls.is_empty() {
        let to = heir(tx, heir_name, None)?;
        for poll in &polls {
            store::polls::give(tx, *poll, Owner::account(to.id))?;
        }
        detail = format!("{}: {} polls", to.username, polls.len());
    }
    store::groups::delete(tx, group)?;
    by.note(tx, "group.delete", &line.name, &detail)
}
