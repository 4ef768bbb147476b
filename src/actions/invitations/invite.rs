//! Inviting people.

use crate::domain::access::Action;
use crate::domain::directory::Directory;
use crate::domain::error::{Invalid, Problem};
use crate::domain::id::UserId;
use crate::domain::invitation::{Entry, INVITATIONS_MAX, Invitation};
use crate::domain::mail::MailKind;
use crate::domain::poll::Poll;
use crate::domain::text;
use crate::store::activity::Kind;
use crate::store::{self, Tx};

use super::super::attempts::{Inviter, count_invitation};
use super::super::{Asker, Result, Scene, enter};
use super::remind::set_reminder;
use super::{Post, note, person, send};

/// What became of an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// Invited.
    Invited {
        /// So many; of a group those who were not invited yet.
        people: usize,
        /// So many of them have no address that mail could go to.
        unmailed: usize,
    },
    /// Was invited before.
    Already,
    /// There is no such user or group, or none that this person may see.
    Unknown,
    /// A user and a group have this name.
    Ambiguous,
    /// A group without anybody else in it.
    Alone,
    /// Not an address.
    Bad,
    /// Users and groups are invited by people with an account alone.
    NeedsAccount,
    /// The poll has as many as it can have.
    Full,
    /// Too many were invited today.
    TooMany,
}

impl Fate {
    /// Whether it stays to be typed again.
    pub fn is_left(self) -> bool {
        !matches!(self, Self::Invited { .. } | Self::Already | Self::Alone)
    }

    /// Whether everything went as it was asked for.
    pub fn is_plain(self) -> bool {
        matches!(self, Self::Invited { unmailed: 0, .. })
    }
}

/// Invites people, and tells what became of each entry. A group stands for those who are its members now.
///
/// # Errors
/// The denial.
pub fn invite(
    tx: &mut Tx<'_>,
    asker: &Asker,
    slug: &str,
    entries: &[Entry],
    post: Post,
) -> Result<(Poll, Vec<(Entry, Fate)>)> {
    let scene = enter(tx, asker, slug, Action::Invite)?;
    let known = if scene.has_invitations { store::invitations::of(tx, scene.poll.id)?.len() } else { 0 };
    let room = INVITATIONS_MAX.saturating_sub(known);
    let mut inviting = Inviting { asker, scene: &scene, post, room, invited: 0 };
    let mut fates = Vec::with_capacity(entries.len());
    for entry in entries {
        fates.push((entry.clone(), inviting.entry(tx, entry)?));
    }
    if inviting.invited > 0 {
        store::invitations::opened(tx, scene.poll.id)?;
        note(tx, &scene, None, Kind::Invited)?;
    }
    Ok((scene.poll, fates))
}

/// Everybody who was invited and whom this owner may invite to another poll.
pub(in crate::actions) fn lasting(tx: &mut Tx<'_>, scene: &Scene) -> Result<Vec<Invitation>> {
    if !scene.has_invitations {
        return Ok(Vec::new());
    }
    let account = scene.actor.user.is_some();
    let all = store::invitations::of(tx, scene.poll.id)?;
    Ok(all.into_iter().filter(|one| account || one.user.is_none()).collect())
}

/// Invites to a copy whoever was invited to the old poll, and reminds them as many days before its deadline.
pub(in crate::actions) fn invite_again(
    tx: &mut Tx<'_>,
    asker: &Asker,
    old: &Scene,
    copy: &Poll,
    post: Post,
) -> Result<()> {
    let scene = enter(tx, asker, copy.slug.as_str(), Action::Invite)?;
    let mut inviting = Inviting { asker, scene: &scene, post, room: INVITATIONS_MAX, invited: 0 };
    for one in lasting(tx, old)? {
        if !inviting.counted(tx)? {
            return Err(Invalid::one("invite", Problem::InvitedTooMany).into());
        }
        let (name, email) =
            if one.user.is_some() { ("", "") } else { (one.name.as_str(), one.email.as_str()) };
        inviting.one(tx, one.user, name, email)?;
    }
    store::invitations::opened(tx, scene.poll.id)?;
    note(tx, &scene, None, Kind::Invited)?;
    let (days, _) = store::invitations::reminder(tx, old.poll.id)?;
    set_reminder(tx, &scene.poll, days, scene.now)
}

struct Inviting<'a> {
    asker: &'a Asker,
    scene: &'a Scene,
    post: Post,
    room: usize,
    invited: usize,
}

impl Inviting<'_> {
    fn entry(&mut self, tx: &mut Tx<'_>, entry: &Entry) -> Result<Fate> {
        if matches!(entry, Entry::Bad(_)) {
            return Ok(Fate::Bad);
        }
        if !self.counted(tx)? {
            return Ok(Fate::TooMany);
        }
        let Some(me) = self.scene.actor.user_id() else {
            return match entry {
                Entry::Mail { name, email } => self.one(tx, None, name, email),
                _ => Ok(Fate::NeedsAccount),
            };
        };
        match entry {
            // A name for signing in may look like an address.
            Entry::Mail { name, email } => match self.user(tx, name.is_empty().then_some(email.as_str()))? {
                Some(user) => self.one(tx, Some(user), "", ""),
                None if self.is_known(tx, email)? => Ok(Fate::Already),
                None => self.one(tx, None, name, email),
            },
            Entry::Name(word) => {
                let (user, group) = (self.user(tx, Some(word))?, store::users::members_seen(tx, word, me)?);
                match (user, group.is_empty()) {
                    (Some(_), false) => Ok(Fate::Ambiguous),
                    (Some(user), true) => self.one(tx, Some(user), "", ""),
                    (None, _) => self.all(tx, me, &group),
                }
            }
            Entry::User(word) => match self.user(tx, Some(word))? {
                Some(user) => self.one(tx, Some(user), "", ""),
                None => Ok(Fate::Unknown),
            },
            Entry::Group(word) => {
                let group = store::users::members_seen(tx, word, me)?;
                self.all(tx, me, &group)
            }
            Entry::Bad(_) => Ok(Fate::Bad),
        }
    }

    /// Nobody whose account is locked or waits: they are not to be found elsewhere either.
    fn user(&self, tx: &mut Tx<'_>, name: Option<&str>) -> Result<Option<UserId>> {
        match name.map(|name| store::users::by_username(tx, name)).transpose()?.flatten() {
            Some(user) if store::users::may_enter(tx, user, None)? => Ok(Some(user)),
            _ => Ok(None),
        }
    }

    /// Whether an address is that of an account that is invited already: told where it could be looked up anyway.
    fn is_known(&self, tx: &mut Tx<'_>, email: &str) -> Result<bool> {
        let found = if self.asker.open == Directory::Off {
            None
        } else {
            store::directory::by_address(tx, &text::folded(email))?
        };
        found.map_or(Ok(false), |found| Ok(store::users::is_invited(tx, self.scene.poll.id, found.id)?))
    }

    /// The members of a group, without whoever invites. Every one beside the first counts like an entry of their own.
    fn all(&mut self, tx: &mut Tx<'_>, me: UserId, members: &[UserId]) -> Result<Fate> {
        if members.is_empty() {
            return Ok(Fate::Unknown);
        }
        let (mut invited, mut unreached) = (0, 0);
        for member in members.iter().filter(|member| **member != me) {
            if store::users::is_invited(tx, self.scene.poll.id, *member)? {
                continue;
            }
            if invited > 0 && !self.counted(tx)? {
                return Ok(Fate::TooMany);
            }
            match self.one(tx, Some(*member), "", "")? {
                Fate::Invited { people, unmailed } => {
                    (invited, unreached) = (invited + people, unreached + unmailed)
                }
                Fate::Full => return Ok(Fate::Full),
                _ => {}
            }
        }
        Ok(match invited {
            0 if members == [me] => Fate::Alone,
            0 => Fate::Already,
            people => Fate::Invited { people, unmailed: unreached },
        })
    }

    /// Whoever was invited before has the name that they had then, so that what is registered of it still counts.
    fn one(&mut self, tx: &mut Tx<'_>, user: Option<UserId>, name: &str, email: &str) -> Result<Fate> {
        if self.room == 0 {
            return Ok(Fate::Full);
        }
        let (keys, poll) = (&self.asker.keys, &self.scene.poll);
        let mut former = None;
        for person in person(keys, poll, user, email) {
            former = former.or(store::invitations::take_former(tx, poll.id, &person)?);
        }
        let invitation = Invitation {
            public_id: former
                .as_ref()
                .map_or_else(|| self.asker.random.public_id(), |former| former.public_id),
            user,
            username: String::new(),
            name: name.to_owned(),
            email: email.to_owned(),
            epoch: former.as_ref().map_or(1, |former| former.epoch + 1),
            created: self.scene.now,
            mailed: None,
            mailable: user.map_or(Ok(true), |user| store::users::is_mailable(tx, user))?,
        };
        let stopped = former.and_then(|former| former.stopped);
        let by = self.scene.actor.user_id();
        if !store::invitations::insert(tx, poll.id, &invitation, stopped, by)? {
            return Ok(Fate::Already);
        }
        self.room -= 1;
        self.invited += 1;
        let mails = self.post.mails(self.scene);
        if mails {
            send(tx, keys, poll, &invitation, MailKind::Invitation)?;
        }
        Ok(Fate::Invited { people: 1, unmailed: usize::from(mails && !invitation.mailable) })
    }

    fn counted(&self, tx: &mut Tx<'_>) -> Result<bool> {
        if self.post.exempt {
            return Ok(true);
        }
        let anchor = self.scene.poll.anchor();
        let inviter = match self.scene.actor.user_id() {
            Some(user) => Inviter::Account(user),
            None => Inviter::Guest(self.post.client, &anchor),
        };
        count_invitation(tx, &self.asker.keys, inviter)
    }
}
