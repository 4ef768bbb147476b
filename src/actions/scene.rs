//! Who asks, and the poll that they ask about.

use std::sync::Arc;

use crate::domain::access::{self, Action};
use crate::domain::directory::Directory;
use crate::domain::group::Visibility;
use crate::domain::id::{PublicId, UserId};
use crate::domain::invitation::Invitation;
use crate::domain::poll::{Audience, Poll};
use crate::domain::site::{self, SiteAction};
use crate::domain::structure::Structure;
use crate::domain::tally::Tally;
use crate::domain::time::Instant;
use crate::domain::user::{Actor, Grants, Standing, User};
use crate::domain::visibility::View;
use crate::secrets::{GuestToken, Keys, Random};
use crate::store::polls::Stored;
use crate::store::{self, Tx};

use super::{Result, grants};

/// Who asks, by the cookies of a request; turned into an actor within the transaction, so that rights
/// end with the next request.
#[derive(Debug, Clone)]
pub struct Asker {
    /// Hash of the session's token.
    pub session: Option<[u8; 32]>,
    /// Cookie of a browser without an account.
    pub guest: Option<GuestToken>,
    /// The server's keys.
    pub keys: Keys,
    /// Where new names come from.
    pub random: Random,
    /// Whom people may look up on this site: whether an account may be known by its address.
    pub open: Directory,
}

/// A poll and who looks at it.
#[derive(Debug, Clone)]
pub struct Scene {
    /// The poll.
    pub poll: Poll,
    /// Its counts.
    pub tally: Tally,
    /// Who.
    pub actor: Actor,
    /// What the database knows of them.
    pub standing: Standing,
    /// The invitation whose personal link this browser opened, as long as it holds.
    pub invitation: Option<Invitation>,
    /// Somebody was invited once.
    pub has_invitations: bool,
    /// Whose yes the owner needs: names of invitations and votes.
    pub needed: Vec<PublicId>,
    /// When.
    pub now: Instant,
    /// Name of the group that owns it, for those who may see the group.
    pub group: Option<String>,
    /// For its owners: who of those who run the site has taken it over, and until when (in Unix seconds).
    pub support: Vec<(String, i64)>,
}

impl Scene {
    /// Asks the rule.
    ///
    /// # Errors
    /// The denial.
    pub fn allow(&self, action: Action<'_>) -> Result<()> {
        Ok(access::allows(&self.actor, self.standing, &self.poll, action, self.now)?)
    }

    /// Whether the rule would allow it.
    pub fn may(&self, action: Action<'_>) -> bool {
        access::allows(&self.actor, self.standing, &self.poll, action, self.now).is_ok()
    }

    /// Whether the actor owns the poll.
    pub fn owns(&self) -> bool {
        access::owns(&self.actor, &self.poll)
    }

    /// For [`crate::domain::visibility`].
    pub fn view(&self) -> View<'_> {
        View { actor: &self.actor, standing: self.standing, poll: &self.poll, now: self.now }
    }

    /// Choices and values of the poll, for showing it or voting.
    ///
    /// # Errors
    /// Those of the store.
    pub fn known_structure(&self, tx: &mut Tx<'_>) -> Result<Arc<Structure>> {
        Ok(store::structures::known(tx, &self.poll)?)
    }

    /// Choices and values of the poll as they are at this moment, for changing them.
    ///
    /// # Errors
    /// Those of the store.
    pub fn structure(&self, tx: &mut Tx<'_>) -> Result<Structure> {
        Ok(store::structures::of(tx, &self.poll)?)
    }
}

/// The signed-in person, if any.
///
/// # Errors
/// Those of the store.
pub fn signed_in(tx: &mut Tx<'_>, asker: &Asker) -> Result<Option<User>> {
    Ok(asker.session.as_ref().map(|session| store::users::by_session(tx, session)).transpose()?.flatten())
}

/// Loads a poll through the actor, and asks the rule.
///
/// # Errors
/// [`super::Error::NotFound`] for a poll that is not there or not for this actor, else the denial.
pub fn enter(tx: &mut Tx<'_>, asker: &Asker, slug: &str, action: Action<'_>) -> Result<Scene> {
    let scene = load(tx, asker, slug)?;
    scene.allow(action)?;
    Ok(scene)
}

/// Loads a poll to change it. `seen` is the number of the structure ([`Poll::structure`]) that the form
/// showed; `None` from callers without a form, who change whatever there is.
///
/// # Errors
/// [`super::Error::Stale`] if somebody else has changed the poll since, else those of [`enter`].
pub(super) fn enter_to_change(
    tx: &mut Tx<'_>,
    asker: &Asker,
    slug: &str,
    action: Action<'_>,
    seen: Option<i64>,
) -> Result<Scene> {
    let scene = enter(tx, asker, slug, action)?;
    let fresh = seen.is_none_or(|seen| seen == scene.poll.structure);
    if fresh { Ok(scene) } else { Err(super::Error::Stale) }
}

/// Loads a poll through the actor; nothing is asked yet.
pub(super) fn load(tx: &mut Tx<'_>, asker: &Asker, slug: &str) -> Result<Scene> {
    let stored = store::polls::by_slug(tx, slug)?.ok_or(super::Error::NotFound)?;
    let user = signed_in(tx, asker)?;
    meet(tx, asker, stored, user)
}

/// The scene of a poll that is loaded already; nothing is asked yet.
pub(super) fn meet(tx: &mut Tx<'_>, asker: &Asker, stored: Stored, user: Option<User>) -> Result<Scene> {
    let mut grants = grants::of(tx, asker, &stored.poll)?;
    let holds_vote = set_deleted_aside(tx, &stored.poll, &mut grants)?;
    if let Some(admin) = user.as_ref().filter(|user| site::may(user.role, SiteAction::TakePollOver)) {
        grants.support = store::support::lasts(tx, stored.poll.id, admin.id)?;
    }
    let mut invited = false;
    if let Some(user) = user.as_ref().filter(|_| stored.has_invitations) {
        invited = store::users::is_invited(tx, stored.poll.id, user.id)?;
    }
    // Who is invited by account is invited once, whatever links this browser has opened.
    let link = grants.invitation.take().filter(|_| !invited);
    let invitation = link.map(|link| holding(tx, &stored.poll, link)).transpose()?.flatten();
    grants.invitation = invitation.as_ref().map(|invitation| (invitation.public_id, invitation.epoch));
    let actor = Actor { user, grants };
    let invited = invited || invitation.is_some();
    let mut standing = Standing { invited, ..Standing::default() };
    for person in persons_of(&asker.keys, &stored.poll, &actor).concat() {
        standing.voted = standing.voted || store::votes::is_registered(tx, stored.poll.id, &person)?;
    }
    standing.own = has_own(tx, &stored.poll, &actor, standing.voted, holds_vote)?;
    standing.voted_otherwise = has_voted_otherwise(tx, asker, &stored, &actor, invitation.as_ref())?;
    let now = Instant(tx.now());
    let owns = access::owns(&actor, &stored.poll);
    let support = if owns { store::support::of(tx, stored.poll.id)? } else { Vec::new() };
    let Stored { poll, tally, has_invitations, needed } = stored;
    let group = actor.user.as_ref().map(|user| owning_group(tx, &poll, user)).transpose()?.flatten();
    Ok(Scene { poll, tally, actor, standing, invitation, has_invitations, needed, now, group, support })
}

/// Whether somebody who is invited as an account and by its confirmed address has voted as the other one. Only where an
/// address may be looked up anyway: the owner, who has the personal link, too, would learn by it whose it is.
fn has_voted_otherwise(
    tx: &mut Tx<'_>,
    asker: &Asker,
    stored: &Stored,
    actor: &Actor,
    invitation: Option<&Invitation>,
) -> Result<bool> {
    let poll = &stored.poll;
    let for_invited = poll.settings.vote_audience == Audience::Invited && stored.has_invitations;
    if !for_invited || !poll.settings.one_vote_per_user || asker.open == Directory::Off {
        return Ok(false);
    }
    let names = match (actor.user_id(), invitation) {
        (None, Some(link)) => match store::invitations::account_of(tx, poll.id, &link.public_id)? {
            Some(user) => persons(&asker.keys, poll, user),
            None => Vec::new(),
        },
        (Some(user), None) => match store::invitations::link_of(tx, poll.id, user)? {
            Some(link) => guests(&asker.keys, poll, &link),
            None => Vec::new(),
        },
        _ => Vec::new(),
    };
    for name in names {
        if store::votes::is_registered(tx, poll.id, &name)? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Its name, if the account may see it.
fn owning_group(tx: &mut Tx<'_>, poll: &Poll, user: &User) -> Result<Option<String>> {
    let Some(id) = poll.owner.group else { return Ok(None) };
    let group = store::groups::by_id(tx, id)?;
    let seen = group.filter(|group| user.groups.contains(&id) || group.visibility == Visibility::SignedIn);
    Ok(seen.map(|group| group.name))
}

/// The invitation of a personal link that was opened, unless it was withdrawn.
fn holding(tx: &mut Tx<'_>, poll: &Poll, link: (PublicId, i64)) -> Result<Option<Invitation>> {
    let (id, epoch) = link;
    let found = store::invitations::by_public_id(tx, poll.id, &id)?;
    Ok(found.filter(|invitation| invitation.epoch == epoch && invitation.user.is_none()))
}

/// A vote that somebody else deleted no longer counts as cast by this browser, as long as it is not brought back. Tells
/// whether the browser still holds one of the others: it does not once that hangs on an account, or its link was renewed.
fn set_deleted_aside(tx: &mut Tx<'_>, poll: &Poll, grants: &mut Grants) -> Result<bool> {
    let mut holds = false;
    for granted in std::mem::take(&mut grants.votes) {
        let holder = store::votes::holder(tx, poll.id, &granted.0)?;
        holds |= holder == Some((None, granted.1));
        if holder.is_some() { grants.votes.push(granted) } else { grants.gone.push(granted) }
    }
    Ok(holds)
}

/// Whether there is a vote that this actor can come back to. Whoever opens a personal link and has not voted by it may be
/// somebody else than has voted in this browser before.
fn has_own(tx: &mut Tx<'_>, poll: &Poll, actor: &Actor, voted: bool, holds_vote: bool) -> Result<bool> {
    let invitation = actor.invitation();
    if !voted {
        return Ok(holds_vote && (invitation.is_none() || actor.user.is_some()));
    }
    if holds_vote {
        return Ok(true);
    }
    let by_account = actor.user_id().map(|user| store::votes::has_user(tx, poll.id, user)).transpose()?;
    let by_link = invitation.map(|link| store::votes::has_invitation(tx, poll.id, &link)).transpose()?;
    Ok(by_account == Some(true) || by_link == Some(true))
}

/// What the database knows of an account and a poll.
pub(super) fn standing(tx: &mut Tx<'_>, keys: &Keys, poll: &Poll, user: UserId) -> Result<Standing> {
    let invited = store::users::is_invited(tx, poll.id, user)?;
    let mut voted = false;
    for person in persons(keys, poll, user) {
        voted = voted || store::votes::is_registered(tx, poll.id, &person)?;
    }
    Ok(Standing { invited, voted, ..Standing::default() })
}

/// The names in a poll's register of everybody that this actor is: the account, and whoever was invited by the personal
/// link; of each by the newest key first.
pub(super) fn persons_of(keys: &Keys, poll: &Poll, actor: &Actor) -> Vec<Vec<[u8; 32]>> {
    let account = actor.user_id().map(|user| persons(keys, poll, user));
    let guest = actor.invitation().map(|invitation| guests(keys, poll, &invitation));
    account.into_iter().chain(guest).collect()
}

/// The names of an account in a poll's register, by the newest key first.
pub(super) fn persons(keys: &Keys, poll: &Poll, user: UserId) -> Vec<[u8; 32]> {
    keys.sign_all(&[b"voted", poll.anchor().as_bytes(), &user.0.to_be_bytes()]).collect()
}

/// The names in a poll's register of somebody with a personal link, by the newest key first.
pub(super) fn guests(keys: &Keys, poll: &Poll, invitation: &PublicId) -> Vec<[u8; 32]> {
    keys.sign_all(&[b"voted by invitation", poll.anchor().as_bytes(), invitation.as_str().as_bytes()])
        .collect()
}
