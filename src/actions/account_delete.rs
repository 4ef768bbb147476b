//! Deleting an account, one's own or by whoever runs the site: everything of it is gone at once.

use std::collections::BTreeSet;

use crate::domain::access::Denial;
use crate::domain::error::{Invalid, Problem};
use crate::domain::group::stays_looked_after;
use crate::domain::id::{GroupId, PollId, UserId};
use crate::domain::poll::Owner;
use crate::domain::user::{Role, User};
use crate::secrets::Keys;
use crate::store::accounts::Account;
use crate::store::audit::{self, Entry};
use crate::store::{self, Tx, erasure};

use super::{Asker, Error, Result, scene, sessions, votes};

/// What becomes of polls that are the account's alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Polls {
    /// They are deleted for good.
    Delete,
    /// One of their groups gets them.
    Group(GroupId),
    /// Another account gets them; only whoever runs the site names one.
    Account(UserId),
}

/// What becomes of votes and comments.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Traces {
    /// They are deleted.
    Remove,
    /// They stay, under no name.
    Keep,
}

/// What has to be known before an account is deleted.
#[derive(Debug, Clone)]
pub struct Farewell {
    /// Whose.
    pub account: Account,
    /// Polls that are theirs alone, or of a group in which they are alone.
    pub polls: Vec<PollId>,
    /// Groups with somebody else in them, which can have the polls.
    pub heirs: Vec<(GroupId, String)>,
    /// Votes under their name.
    pub votes: usize,
    /// Polls in which they have commented.
    pub comments: usize,
    /// Groups that they have to hand over first.
    pub groups: Vec<(GroupId, String)>,
    /// Nobody else runs the site.
    pub last_admin: bool,
    alone_in: Vec<GroupId>,
}

/// What has to be known before the signed-in person's account is deleted.
///
/// # Errors
/// [`Error::Unconfirmed`] for whoever has not just shown who they are, or the denial.
pub fn farewell(tx: &mut Tx<'_>, asker: &Asker) -> Result<(User, Farewell)> {
    let user = sessions::confirmed(tx, asker)?;
    let farewell = survey(tx, user.id)?;
    Ok((user, farewell))
}

pub(super) fn survey(tx: &mut Tx<'_>, user: UserId) -> Result<Farewell> {
    let account = store::accounts::by_id(tx, user)?.ok_or(Error::NotFound)?;
    let (mut heirs, mut groups, mut alone_in, mut polls) = (vec![], vec![], vec![], vec![]);
    for membership in store::groups::of_user(tx, user)? {
        let group = membership.group;
        if membership.members < 2 {
            alone_in.push(group.id);
            continue;
        }
        let ours = group.provider.is_empty();
        let crowd = store::groups::crowd(tx, group.id)?;
        if ours && stays_looked_after(membership.admin, crowd).is_err() {
            groups.push((group.id, group.name.clone()));
        }
        heirs.push((group.id, group.name));
    }
    for poll in store::accounts::polls(tx, user)? {
        let group = store::polls::by_id(tx, poll)?.and_then(|stored| stored.poll.owner.group);
        if group.is_none_or(|group| alone_in.contains(&group)) {
            polls.push(poll);
        }
    }
    for group in &alone_in {
        let of_group = store::groups::polls(tx, *group)?;
        polls.extend(of_group.into_iter().filter(|(_, owner)| owner.is_none()).map(|(poll, _)| poll));
    }
    let last_admin = account.role == Role::Admin && !store::accounts::another_admin(tx, user)?;
    let votes = erasure::votes(tx, user)?.len();
    let comments = erasure::commented(tx, user)?.len();
    Ok(Farewell { account, polls, heirs, votes, comments, groups, last_admin, alone_in })
}

/// Deletes the signed-in person's account and everything that tells of it. `polls` may be missing where there are none.
///
/// # Errors
/// [`Error::Invalid`] for a choice that is missing or not among the groups, or where a group has to be handed over
/// first; [`Denial::LastAdmin`]; [`Error::Unconfirmed`] or the denial.
pub fn delete(tx: &mut Tx<'_>, asker: &Asker, polls: Option<Polls>, traces: Traces) -> Result<()> {
    let user = sessions::still_confirmed(tx, asker)?;
    let farewell = survey(tx, user.id)?;
    if farewell.last_admin {
        return Err(Denial::LastAdmin.into());
    }
    if !farewell.groups.is_empty() {
        return Err(Invalid::one("groups", Problem::GroupsFirst).into());
    }
    let instead = erase(tx, &asker.keys, &farewell, polls, traces)?;
    let (actor, action) = (instead.as_str(), "account.delete");
    Ok(audit::note(tx, &Entry { user: None, actor, action, target: actor, detail: "" })?)
}

/// Deletes an account and everything that tells of it: sessions, ways to sign in, memberships, invitations, watched
/// polls, links and mail that waits, and its names in the log. Gives what the log calls it from then on.
///
/// # Errors
/// [`Error::Invalid`] for what becomes of its polls, if that is missing or not among the groups.
pub(super) fn erase(
    tx: &mut Tx<'_>,
    keys: &Keys,
    farewell: &Farewell,
    polls: Option<Polls>,
    traces: Traces,
) -> Result<String> {
    dispose(tx, farewell, polls)?;
    leave(tx, keys, farewell, traces)?;
    let account = &farewell.account;
    let (user, email) = (account.id, account.email.as_str());
    for poll in erasure::invited(tx, user, email)? {
        store::polls::touch(tx, poll)?;
    }
    erasure::forget_asked(tx, user)?;
    if account.confirmed {
        erasure::forget_address(tx, email)?;
    }
    let instead = format!("former account {user}");
    erasure::forget_in_log(tx, user, &account.username, &instead)?;
    store::accounts::delete(tx, user)?;
    Ok(instead)
}

/// No poll is left to nobody.
fn dispose(tx: &mut Tx<'_>, farewell: &Farewell, polls: Option<Polls>) -> Result<()> {
    let missing = || Error::Invalid(Invalid::one("polls", Problem::Required));
    for poll in &farewell.polls {
        match polls.ok_or_else(missing)? {
            Polls::Delete => erasure::delete_poll(tx, *poll)?,
            Polls::Group(group) if farewell.heirs.iter().any(|(heir, _)| *heir == group) => {
                store::polls::give(tx, *poll, Owner { user: None, group: Some(group) })?;
            }
            Polls::Account(heir) => store::polls::give(tx, *poll, Owner::account(heir))?,
            Polls::Group(_) => return Err(Invalid::one("polls", Problem::BadOption).into()),
        }
    }
    for group in &farewell.alone_in {
        store::groups::delete(tx, *group)?;
    }
    for (group, _) in &farewell.heirs {
        store::groups::part(tx, *group, farewell.account.id)?;
    }
    Ok(())
}

fn leave(tx: &mut Tx<'_>, keys: &Keys, farewell: &Farewell, traces: Traces) -> Result<()> {
    let user = farewell.account.id;
    let said_in = erasure::commented(tx, user)?;
    let proposed_in = erasure::proposed_in(tx, user)?;
    for (poll, vote) in erasure::votes(tx, user)? {
        let Some(stored) = store::polls::by_id(tx, poll)? else { continue };
        for person in scene::persons(keys, &stored.poll, user) {
            store::votes::unregister(tx, poll, &person)?;
        }
        if traces == Traces::Remove {
            let Some(gone) = store::votes::by_public_id(tx, poll, &vote)? else { continue };
            let structure = store::structures::known(tx, &stored.poll)?;
            votes::remove(tx, (&stored.poll, &stored.tally), &structure, &gone)?;
        } else {
            store::polls::touch(tx, poll)?;
        }
    }
    match traces {
        Traces::Remove => {
            erasure::delete_comments(tx, user)?;
            erasure::delete_proposals(tx, user)?;
        }
        Traces::Keep => {
            erasure::part_from_votes(tx, user)?;
            erasure::part_from_comments(tx, user)?;
            erasure::part_from_proposals(tx, user)?;
        }
    }
    for poll in said_in.into_iter().chain(proposed_in).collect::<BTreeSet<_>>() {
        store::polls::touch(tx, poll)?;
    }
    Ok(())
}
