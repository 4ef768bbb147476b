//! Groups of others.

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

/// Deletes a group for good. Polls that nobody else owns go to the account that is named.
///
/// # Errors
/// [`Error::Invalid`] if there are such polls and nobody is named, [`Error::NotFound`] or the denial.
pub fn delete(tx: &mut Tx<'_>, hand: Hand<'_>, group: GroupId, heir_name: &str) -> Result<()> {
    let by = enter(tx, hand, SiteAction::DeleteGroup)?;
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
