//! Inviting people to a poll, and reminding those who have not answered.

use std::collections::HashSet;
use std::net::IpAddr;

use crate::domain::access::{Action, Denial};
use crate::domain::error::{Invalid, Problem};
use crate::domain::id::{PublicId, UserId};
use crate::domain::invitation::{Entry, INVITATIONS_MAX, Invitation, remind_at};
use crate::domain::mail::{MailKind, Recipient};
use crate::domain::poll::{Poll, Voting};
use crate::domain::text;
use crate::domain::time::Instant;
use crate::domain::visibility::{self, Awaited, Invitee, sight};
use crate::secrets::Keys;
use crate::store::outbox::{NewMail, queue};
use crate::store::{self, Tx};

use super::attempts::{Inviter, count_invitation, count_poll_mail};
use super::{Asker, Error, Result, Scene, enter, scene};

/// How invitations go out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Post {
    /// The site sends mail.
    pub sends: bool,
    /// It also does for owners without an account.
    pub for_guests: bool,
    /// Address of the client, for limits.
    pub client: Option<IpAddr>,
    /// It has no limits.
    pub exempt: bool,
}

/// What became of an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// Invited; a group with so many who were not yet.
    Invited(usize),
    /// Was invited before.
    Already,
    /// There is no such user or group, or none that this person may see.
    Unknown,
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
        !matches!(self, Self::Invited(_) | Self::Already)
    }
}

/// Somebody who was invited, as the owner sees them.
#[derive(Debug, Clone)]
pub struct Listed {
    /// The invitation.
    pub invitation: Invitation,
    /// They have answered.
    pub answered: bool,
}

/// What the owner sees of who was invited.
#[derive(Debug, Clone)]
pub struct Guests {
    /// The poll and who looks.
    pub scene: Scene,
    /// Everybody, those who have not answered first.
    pub listed: Vec<Listed>,
    /// Days before the deadline on which those are reminded.
    pub remind_days: Option<i64>,
    /// When that is next.
    pub remind_at: Option<Instant>,
}

/// Loads who was invited.
///
/// # Errors
/// The denial.
pub fn guests(tx: &mut Tx<'_>, asker: &Asker, slug: &str) -> Result<Guests> {
    let scene = enter(tx, asker, slug, Action::Invite)?;
    let mut listed = listed(tx, &asker.keys, &scene)?;
    listed.sort_by_cached_key(|one| {
        let Invitation { name, email, public_id, .. } = &one.invitation;
        (one.answered, text::sort_key(if name.is_empty() { email } else { name }), *public_id)
    });
    let (remind_days, remind_at) = store::invitations::reminder(tx, scene.poll.id)?;
    Ok(Guests { scene, listed, remind_days, remind_at })
}

fn listed(tx: &mut Tx<'_>, keys: &Keys, scene: &Scene) -> Result<Vec<Listed>> {
    if !scene.has_invitations {
        return Ok(Vec::new());
    }
    let all = store::invitations::of(tx, scene.poll.id)?;
    let voted = store::votes::registered(tx, scene.poll.id)?;
    let answered = |invitation: &Invitation| answered(keys, &scene.poll, &voted, invitation);
    Ok(all.into_iter().map(|one| Listed { answered: answered(&one), invitation: one }).collect())
}

/// The register knows that somebody has voted, and not how.
fn answered(keys: &Keys, poll: &Poll, voted: &HashSet<[u8; 32]>, invitation: &Invitation) -> bool {
    let names = match invitation.user {
        Some(user) => scene::persons(keys, poll, user),
        None => scene::guests(keys, poll, &invitation.public_id),
    };
    names.iter().any(|name| voted.contains(name))
}

/// What the actor may see of who was invited.
pub(super) fn awaited(tx: &mut Tx<'_>, asker: &Asker, scene: &Scene) -> Result<Option<Awaited>> {
    let sight = sight(&scene.actor, scene.standing, &scene.poll);
    if !scene.has_invitations || !visibility::shows_awaited(sight, &scene.poll) {
        return Ok(None);
    }
    let invitee = |one: Listed| {
        let Invitation { name, email, .. } = one.invitation;
        // An address is nobody's business but the owner's.
        let name = if name.is_empty() && sight.owner { email } else { name };
        Invitee { name, answered: one.answered }
    };
    let invitees = listed(tx, &asker.keys, scene)?.into_iter().map(invitee).collect();
    Ok(visibility::awaited(sight, &scene.poll, invitees))
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
        store::polls::touch(tx, scene.poll.id)?;
    }
    Ok((scene.poll, fates))
}

/// Everybody who was invited and whom this owner may invite to another poll.
pub(super) fn lasting(tx: &mut Tx<'_>, scene: &Scene) -> Result<Vec<Invitation>> {
    if !scene.has_invitations {
        return Ok(Vec::new());
    }
    let account = scene.actor.user.is_some();
    let all = store::invitations::of(tx, scene.poll.id)?;
    Ok(all.into_iter().filter(|one| account || one.user.is_none()).collect())
}

/// Invites to a copy whoever was invited to the old poll, and reminds them as many days before its deadline.
pub(super) fn invite_again(
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
        let Some(me) = self.scene.actor.user.as_ref() else {
            return match entry {
                Entry::Mail { name, email } => self.one(tx, None, name, email),
                _ => Ok(Fate::NeedsAccount),
            };
        };
        // A name for signing in may look like an address.
        let word = match entry {
            Entry::Mail { name, email } if name.is_empty() => email,
            Entry::Mail { name, email } => return self.one(tx, None, name, email),
            Entry::Name(word) | Entry::Bad(word) => word,
        };
        if let Some(user) = store::users::by_username(tx, word)? {
            return self.one(tx, Some(user), "", "");
        }
        if let Entry::Mail { email, .. } = entry {
            return self.one(tx, None, "", email);
        }
        match store::users::members_seen(tx, word, me.id)? {
            members if members.is_empty() => Ok(Fate::Unknown),
            members => self.all(tx, &members),
        }
    }

    /// Every member beside the first counts like an entry of their own.
    fn all(&mut self, tx: &mut Tx<'_>, members: &[UserId]) -> Result<Fate> {
        let mut invited = 0;
        for member in members {
            if store::users::is_invited(tx, self.scene.poll.id, *member)? {
                continue;
            }
            if invited > 0 && !self.counted(tx)? {
                return Ok(Fate::TooMany);
            }
            match self.one(tx, Some(*member), "", "")? {
                Fate::Invited(_) => invited += 1,
                Fate::Full => return Ok(Fate::Full),
                _ => {}
            }
        }
        Ok(if invited == 0 { Fate::Already } else { Fate::Invited(invited) })
    }

    fn one(&mut self, tx: &mut Tx<'_>, user: Option<UserId>, name: &str, email: &str) -> Result<Fate> {
        if self.room == 0 {
            return Ok(Fate::Full);
        }
        let now = self.scene.now;
        let mails = self.post.mails(self.scene);
        let invitation = Invitation {
            public_id: self.asker.random.public_id(),
            user,
            name: name.to_owned(),
            email: email.to_owned(),
            epoch: 1,
            created: now,
            mailed: None,
        };
        let by = self.scene.actor.user_id();
        if !store::invitations::insert(tx, self.scene.poll.id, &invitation, by)? {
            return Ok(Fate::Already);
        }
        self.room -= 1;
        self.invited += 1;
        if mails {
            send(tx, &self.asker.keys, &self.scene.poll, &invitation, MailKind::Invitation)?;
        }
        Ok(Fate::Invited(1))
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

impl Post {
    /// Whether mail goes out for this owner now: not about a poll that takes no votes.
    pub fn mails(self, scene: &Scene) -> bool {
        let open = scene.poll.voting(scene.now) == Voting::Open;
        self.sends && open && (self.for_guests || scene.actor.user.is_some())
    }
}

/// Mails somebody who was invited; `false` if the last mail is not long ago, also by an invitation that was withdrawn.
fn send(tx: &mut Tx<'_>, keys: &Keys, poll: &Poll, invitation: &Invitation, kind: MailKind) -> Result<bool> {
    let to = who(invitation.user, &invitation.email);
    let taken = count_poll_mail(tx, keys, poll, &to)?
        && store::invitations::take_mail(tx, poll.id, &invitation.public_id)?;
    if taken {
        mail(tx, poll, invitation, kind)?;
    }
    Ok(taken)
}

/// What names somebody who is invited, whatever the invitation is called.
fn who(user: Option<UserId>, email: &str) -> Vec<u8> {
    match user {
        Some(user) => user.0.to_be_bytes().to_vec(),
        None => text::folded(email).into_bytes(),
    }
}

/// Whether somebody has said at an earlier invitation to this poll that they want no more mail about it.
pub(super) fn has_stopped(
    tx: &mut Tx<'_>,
    keys: &Keys,
    poll: &Poll,
    user: Option<UserId>,
    email: &str,
) -> Result<bool> {
    let names: Vec<_> = keys.sign_all(&[b"invited", poll.anchor().as_bytes(), &who(user, email)]).collect();
    for name in &names {
        if store::invitations::has_stopped(tx, poll.id, name)? {
            return Ok(true);
        }
    }
    Ok(false)
}

fn mail(tx: &mut Tx<'_>, poll: &Poll, invitation: &Invitation, kind: MailKind) -> Result<()> {
    let to = match invitation.user {
        Some(user) => Recipient::User(user),
        None => Recipient::Address { email: &invitation.email, locale: &poll.locale },
    };
    let object = Some(invitation.public_id.as_str());
    let due = tx.now();
    Ok(queue(tx, &NewMail { kind, to, poll: Some(poll.id), object, data: "{}", due })?)
}

fn find(tx: &mut Tx<'_>, scene: &Scene, id: &str) -> Result<Invitation> {
    let id = PublicId::parse(id).ok_or(Error::NotFound)?;
    store::invitations::by_public_id(tx, scene.poll.id, &id)?.ok_or(Error::NotFound)
}

/// The invitation that went to this address, if any did.
pub(super) fn by_address(tx: &mut Tx<'_>, scene: &Scene, address: &str) -> Result<Option<Invitation>> {
    if !scene.has_invitations || !address.contains('@') {
        return Ok(None);
    }
    let (all, wanted) = (store::invitations::of(tx, scene.poll.id)?, text::folded(address));
    Ok(all.into_iter().find(|one| one.user.is_none() && text::folded(&one.email) == wanted))
}

/// Sends the mail of an invitation again; `false` if the last one is not long ago.
///
/// # Errors
/// [`Error::NotFound`] for an invitation to another poll, or the denial; it is one that there is nothing to do for
/// somebody who has answered, and where no mail goes out.
pub fn resend(tx: &mut Tx<'_>, asker: &Asker, slug: &str, id: &str, post: Post) -> Result<bool> {
    let scene = enter(tx, asker, slug, Action::Invite)?;
    let invitation = find(tx, &scene, id)?;
    let voted = store::votes::registered(tx, scene.poll.id)?;
    if !post.mails(&scene) || answered(&asker.keys, &scene.poll, &voted, &invitation) {
        return Err(Denial::NothingToDo.into());
    }
    send(tx, &asker.keys, &scene.poll, &invitation, MailKind::Invitation)
}

/// Withdraws an invitation: whoever was invited is a stranger from their next request on. Their vote stays.
///
/// # Errors
/// [`Error::NotFound`] for an invitation to another poll, or the denial.
pub fn withdraw(tx: &mut Tx<'_>, asker: &Asker, slug: &str, id: &str) -> Result<Poll> {
    let scene = enter(tx, asker, slug, Action::Invite)?;
    let invitation = find(tx, &scene, id)?;
    let named = who(invitation.user, &invitation.email);
    let person = asker.keys.sign(&[b"invited", scene.poll.anchor().as_bytes(), &named]);
    store::invitations::delete(tx, scene.poll.id, &invitation.public_id, &person)?;
    store::polls::touch(tx, scene.poll.id)?;
    Ok(scene.poll)
}

/// Reminds everybody who has not answered and got no mail lately; tells how many.
///
/// # Errors
/// The denial; it is one that there is nothing to do where no mail goes out.
pub fn remind(tx: &mut Tx<'_>, asker: &Asker, slug: &str, post: Post) -> Result<usize> {
    let scene = enter(tx, asker, slug, Action::Invite)?;
    if !post.mails(&scene) {
        return Err(Denial::NothingToDo.into());
    }
    remind_all(tx, &asker.keys, &scene.poll)
}

fn remind_all(tx: &mut Tx<'_>, keys: &Keys, poll: &Poll) -> Result<usize> {
    let all = store::invitations::of(tx, poll.id)?;
    let voted = store::votes::registered(tx, poll.id)?;
    let mut reminded = 0;
    for invitation in all.iter().filter(|one| !answered(keys, poll, &voted, one)) {
        if send(tx, keys, poll, invitation, MailKind::Reminder)? {
            reminded += 1;
        }
    }
    Ok(reminded)
}

/// Lets those who have not answered be reminded so many days before the deadline; `None` for never.
///
/// # Errors
/// The denial.
pub fn schedule(tx: &mut Tx<'_>, asker: &Asker, slug: &str, days: Option<i64>) -> Result<Poll> {
    let scene = enter(tx, asker, slug, Action::Invite)?;
    set_reminder(tx, &scene.poll, days, scene.now)?;
    Ok(scene.poll)
}

/// Finds out anew when the reminder of a poll is due whose deadline or zone was changed.
pub(super) fn reschedule(tx: &mut Tx<'_>, poll: &Poll, now: Instant) -> Result<()> {
    match store::invitations::reminder(tx, poll.id)? {
        (None, _) => Ok(()),
        (days, _) => set_reminder(tx, poll, days, now),
    }
}

fn set_reminder(tx: &mut Tx<'_>, poll: &Poll, days: Option<i64>, now: Instant) -> Result<()> {
    let deadline = poll.deadline.map(|deadline| deadline.instant(poll.zone));
    Ok(store::invitations::set_reminder(tx, poll.id, days, remind_at(deadline, days, now))?)
}

/// Whether the reminders of any poll are due.
///
/// # Errors
/// Those of the store.
pub fn is_reminder_due(tx: &mut Tx<'_>) -> Result<bool> {
    Ok(store::invitations::due(tx)?.is_some())
}

/// Sends the reminders of one poll that are due; `false` if there are none. They are taken off the calendar in the same
/// transaction, so that of several nodes one sends them. Nothing is sent about a poll that takes no votes any more, nor
/// while the site sends no mail.
///
/// # Errors
/// Those of the store.
pub fn remind_one_poll(tx: &mut Tx<'_>, keys: &Keys, post: Post) -> Result<bool> {
    let Some(slug) = store::invitations::due(tx)? else { return Ok(false) };
    let Some(stored) = store::polls::by_slug(tx, &slug)? else { return Ok(false) };
    let poll = stored.poll;
    let (days, _) = store::invitations::reminder(tx, poll.id)?;
    store::invitations::set_reminder(tx, poll.id, days, None)?;
    let open = poll.deleted_at.is_none() && poll.voting(Instant(tx.now())) == Voting::Open;
    let of_guest = poll.owner.user.is_none() && poll.owner.group.is_none();
    if open && post.sends && (post.for_guests || !of_guest) {
        remind_all(tx, keys, &poll)?;
    }
    Ok(true)
}

/// Tells the owner if this was the last answer that was waited for. Once; again after others were invited.
pub(super) fn note_answer(tx: &mut Tx<'_>, asker: &Asker, scene: &Scene) -> Result<()> {
    let poll = &scene.poll;
    if !scene.has_invitations || !store::invitations::is_awaited(tx, poll.id)? {
        return Ok(());
    }
    let all = store::invitations::of(tx, poll.id)?;
    let voted = store::votes::registered(tx, poll.id)?;
    let missing = |one: &Invitation| !answered(&asker.keys, poll, &voted, one);
    if all.is_empty() || all.iter().any(missing) || !store::invitations::all_answered(tx, poll.id)? {
        return Ok(());
    }
    let owners = match (poll.owner.user, poll.owner.group) {
        (Some(user), _) => vec![user],
        (None, Some(group)) => store::users::members(tx, group)?,
        (None, None) => Vec::new(),
    };
    let due = tx.now();
    for user in owners.into_iter().filter(|user| Some(*user) != scene.actor.user_id()) {
        let (to, poll) = (Recipient::User(user), Some(poll.id));
        queue(tx, &NewMail { kind: MailKind::AllAnswered, to, poll, object: None, data: "{}", due })?;
    }
    Ok(())
}
