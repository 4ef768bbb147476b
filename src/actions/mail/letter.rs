//! What a mail that waits tells its receiver at this moment; nothing if they are to get none.

use crate::domain::access::{self, Action};
use crate::domain::id::{GroupId, PublicId, UserId};
use crate::domain::mail::{Deed, MailKind};
use crate::domain::poll::Poll;
use crate::domain::time::Instant;
use crate::domain::user::{Actor, Grants, Standing};
use crate::mail::letter::{AboutAccount, Content, Letter, Once};
use crate::secrets::Capability;
use crate::store::mailing::{self, Addressee};
use crate::store::outbox::Waiting;
use crate::store::{self, Tx};

use super::super::{Result, password_reset, scene};
use super::office::{Office, zone_of};
use super::{decided, news, seat, stop::Stop};

/// Most choices that an invitation names.
const CHOICES_TOLD: usize = 5;

/// What is to be done with a mail that waits.
pub(super) enum Found {
    /// Send it.
    Letter(Box<Letter>),
    /// Send nothing: the receiver is gone, or may not know any more.
    Nobody,
    /// Wait until this moment.
    Wait(Instant),
}

/// The receiver as a person of the site, for the rules.
pub(super) struct Receiver<'a> {
    pub(super) addressee: &'a Addressee,
    pub(super) actor: Actor,
}

impl Receiver<'_> {
    /// What the database knows of them and a poll; `None` if they may not see it.
    pub(super) fn sees(&self, tx: &mut Tx<'_>, office: &Office, poll: &Poll) -> Result<Option<Standing>> {
        let standing = scene::standing(tx, &office.keys, poll, self.addressee.user.id)?;
        let now = Instant(tx.now());
        let allowed = access::allows(&self.actor, standing, poll, Action::View, now).is_ok();
        Ok(allowed.then_some(standing))
    }
}

/// Reads what a mail tells. `rows` are one mail, or news that are gathered in one.
pub(super) fn letter(tx: &mut Tx<'_>, office: &Office, rows: &[Waiting]) -> Result<Found> {
    let Some(row) = rows.first() else { return Ok(Found::Nobody) };
    let Some(user) = row.user.filter(|_| row.email.is_empty()) else { return to_address(tx, office, row) };
    let Some(addressee) = mailing::addressee(tx, user)? else { return Ok(Found::Nobody) };
    if addressee.email.is_empty() {
        return Ok(Found::Nobody);
    }
    let actor = Actor { user: Some(addressee.user.clone()), grants: Grants::default() };
    let receiver = Receiver { addressee: &addressee, actor };
    if row.kind == MailKind::News {
        return news::letter(tx, office, &receiver, rows);
    }
    let Some((content, stop)) = to_account(tx, office, &receiver, row)? else { return Ok(Found::Nobody) };
    let stop = match stop {
        Some(stop) => stop.path(tx, &office.keys)?.map(|path| office.url(&path)),
        None => None,
    };
    let to = addressee.email.clone();
    let letter = Letter { to, t: office.words_of(&addressee), zone: zone_of(&addressee), content, stop };
    Ok(Found::Letter(Box::new(letter)))
}

/// Mail about polls, groups and invitations goes to addresses alone that are known to be theirs: nobody is to be
/// pestered who never had an account here.
fn for_confirmed(kind: MailKind) -> bool {
    match kind {
        MailKind::Invitation
        | MailKind::Reminder
        | MailKind::AllAnswered
        | MailKind::VoteAssigned
        | MailKind::Decided
        | MailKind::Seat
        | MailKind::GroupInvitation
        | MailKind::News
        | MailKind::Expiry
        | MailKind::AdminLink
        | MailKind::VoteLink => true,
        MailKind::Register
        | MailKind::RegisterKnown
        | MailKind::RegisterWaiting
        | MailKind::RegisterApproved
        | MailKind::AccountMade
        | MailKind::PasswordReset
        | MailKind::AccountChanged
        | MailKind::EmailConfirm => false,
    }
}

pub(super) type Told = Option<(Content, Option<Stop>)>;

fn to_account(tx: &mut Tx<'_>, office: &Office, receiver: &Receiver<'_>, row: &Waiting) -> Result<Told> {
    let addressee = receiver.addressee;
    if for_confirmed(row.kind) && !addressee.confirmed {
        return Ok(None);
    }
    Ok(match row.kind {
        MailKind::Invitation | MailKind::Reminder => asked(tx, office, receiver, row)?,
        MailKind::GroupInvitation => {
            let group = row.object.as_deref().and_then(|id| id.parse().ok()).map(GroupId);
            let invited =
                group.map(|group| mailing::invited_to_group(tx, addressee.user.id, group)).transpose()?;
            invited.flatten().filter(|_| addressee.takes_invitations).map(|(name, by)| {
                let stop = Stop::Invitations(addressee.user.id);
                (Content::Group { name, by, url: office.url("/groups/") }, Some(stop))
            })
        }
        MailKind::AllAnswered => seen(tx, office, receiver, row)?.map(|poll| {
            let url = office.poll_url(&poll, "");
            (Content::AllAnswered { poll, url }, None)
        }),
        MailKind::VoteAssigned => {
            let told = assigned(tx, office, receiver, row)?.filter(|_| addressee.takes_invitations);
            told.map(|content| (content, Some(Stop::Invitations(addressee.user.id))))
        }
        MailKind::Decided => decided::to_account(tx, office, receiver, row)?,
        MailKind::Seat => seat::to_account(tx, office, receiver, row)?,
        MailKind::Expiry => match seen(tx, office, receiver, row)? {
            Some(poll) => mailing::expires(tx, poll.id)?.map(|at| {
                let url = office.poll_url(&poll, "settings/");
                (Content::Expiry { poll, at: Instant(at), url }, None)
            }),
            None => None,
        },
        MailKind::RegisterWaiting => {
            let user = row.object.as_deref().and_then(|id| id.parse().ok()).map(UserId);
            let account = user.map(|user| store::accounts::by_id(tx, user)).transpose()?.flatten();
            account.filter(|account| account.pending).map(|account| {
                let url = office.url(&format!("/admin/users/{}/", account.id));
                (Content::Waiting { username: account.username, name: account.name, url }, None)
            })
        }
        _ => plain(tx, office, row)?.map(|content| (content, None)),
    })
}

fn to_address(tx: &mut Tx<'_>, office: &Office, row: &Waiting) -> Result<Found> {
    let told = match row.kind {
        MailKind::Invitation | MailKind::Reminder => personal(tx, office, row)?,
        MailKind::Decided => decided::to_address(tx, office, row)?,
        MailKind::Seat => seat::to_address(tx, office, row)?,
        _ => plain(tx, office, row)?.map(|content| (content, None)),
    };
    let Some((content, stop)) = told else { return Ok(Found::Nobody) };
    let stop = match stop {
        Some(stop) => stop.path(tx, &office.keys)?.map(|path| office.url(&path)),
        None => None,
    };
    let letter = Letter { to: row.email.clone(), t: office.words(&row.locale), zone: None, content, stop };
    Ok(Found::Letter(Box::new(letter)))
}

/// Mail that goes to accounts and addresses alike.
fn plain(tx: &mut Tx<'_>, office: &Office, row: &Waiting) -> Result<Option<Content>> {
    let account = |what, path: &str| Some(Content::Account { what, url: office.url(path) });
    Ok(match row.kind {
        MailKind::Register => once(tx, office, row, Once::Register)?,
        MailKind::AccountMade => made(tx, office, row)?,
        MailKind::PasswordReset => once(tx, office, row, Once::Reset)?,
        MailKind::EmailConfirm => once(tx, office, row, Once::Email)?,
        MailKind::RegisterKnown => account(AboutAccount::Known, "/login/"),
        MailKind::RegisterApproved => account(AboutAccount::Approved, "/login/"),
        MailKind::AccountChanged => changed(tx, office, row)?,
        MailKind::AdminLink => admin_link(tx, office, row)?,
        MailKind::VoteLink => vote_link(tx, office, row)?,
        _ => None,
    })
}

/// A way into an account was changed. Who can have another password mailed is led there.
fn changed(tx: &mut Tx<'_>, office: &Office, row: &Waiting) -> Result<Option<Content>> {
    let mut deeds = row.data.split_whitespace().filter_map(Deed::parse);
    let Some(deed) = deeds.next() else { return Ok(None) };
    let taken = deeds.collect();
    let account = row.user.map(|user| store::profiles::get(tx, user)).transpose()?.flatten();
    let reset = office.config.local_passwords
        && deed != Deed::EmailLeft
        && account.is_some_and(|account| password_reset::may_reset(&account));
    let url = office.url(if reset { "/registration/password_reset/" } else { "/login/" });
    Ok(Some(Content::Changed { deed, taken, reset, url }))
}

/// A link to choose the first password of an account.
fn made(tx: &mut Tx<'_>, office: &Office, row: &Waiting) -> Result<Option<Content>> {
    let account = row.user.map(|user| store::profiles::get(tx, user)).transpose()?.flatten();
    let Some(account) = account else { return Ok(None) };
    once(tx, office, row, Once::Made { username: account.username })
}

/// A link that serves once, as long as it serves.
fn once(tx: &mut Tx<'_>, office: &Office, row: &Waiting, what: Once) -> Result<Option<Content>> {
    let (page, kind) = match &what {
        Once::Register => ("create_account", "register"),
        Once::Made { .. } | Once::Reset => ("reset", "reset"),
        Once::Email => ("change_email", "email"),
    };
    let name = row.object.as_deref().unwrap_or_default();
    let token = store::tokens::get(tx, name, kind)?;
    Ok(token.map(|token| {
        let url = office.token_url(page, kind, name);
        Content::Link { what, url, until: Instant(token.expires) }
    }))
}

/// A poll that is not deleted.
pub(super) fn poll_of(tx: &mut Tx<'_>, row: &Waiting) -> Result<Option<Poll>> {
    let Some(poll) = row.poll else { return Ok(None) };
    let stored = store::polls::by_id(tx, poll)?;
    Ok(stored.map(|stored| stored.poll).filter(|poll| poll.deleted_at.is_none()))
}

/// A poll that the receiver may see.
fn seen(tx: &mut Tx<'_>, office: &Office, receiver: &Receiver<'_>, row: &Waiting) -> Result<Option<Poll>> {
    let Some(poll) = poll_of(tx, row)? else { return Ok(None) };
    Ok(receiver.sees(tx, office, &poll)?.map(|_| poll))
}

/// A vote was linked to an account by somebody else, and still is.
fn assigned(
    tx: &mut Tx<'_>,
    office: &Office,
    receiver: &Receiver<'_>,
    row: &Waiting,
) -> Result<Option<Content>> {
    let Some(poll) = poll_of(tx, row)? else { return Ok(None) };
    let Some(standing) = receiver.sees(tx, office, &poll)? else { return Ok(None) };
    let Some(id) = row.object.as_deref().and_then(PublicId::parse) else { return Ok(None) };
    let user = receiver.addressee.user.id;
    let vote = store::votes::by_public_id(tx, poll.id, &id)?.filter(|vote| vote.user == Some(user));
    let Some((vote, by)) = vote.and_then(|vote| vote.assigned_by.map(|by| (vote, by))) else {
        return Ok(None);
    };
    let by = store::users::name(tx, by)?.unwrap_or_default();
    let url = office.poll_url(&poll, &format!("vote/{id}/assign/"));
    let (facts, now) = (vote.facts(), Instant(tx.now()));
    let deletable = access::allows(&receiver.actor, standing, &poll, Action::DeleteVote(&facts), now).is_ok();
    Ok(Some(Content::Assigned { poll, by, entered: vote.assigned_name.is_empty(), deletable, url }))
}

/// An account is asked to vote. One that has voted is not reminded.
fn asked(tx: &mut Tx<'_>, office: &Office, receiver: &Receiver<'_>, row: &Waiting) -> Result<Told> {
    let Some(poll) = poll_of(tx, row)? else { return Ok(None) };
    let Some(standing) = receiver.sees(tx, office, &poll)? else { return Ok(None) };
    let name = row.object.as_deref().unwrap_or_default();
    let Some(invited) = mailing::invited(tx, poll.id, name)? else { return Ok(None) };
    let user = receiver.addressee.user.id;
    let again = row.kind == MailKind::Reminder;
    let unwanted = invited.user != Some(user)
        || invited.stopped
        || !receiver.addressee.takes_invitations
        || (again && standing.voted);
    let Some(invitation) = PublicId::parse(name).filter(|_| !unwanted) else { return Ok(None) };
    let stop = match again {
        true => Stop::Reminders(Box::new(poll.clone()), invitation),
        false => Stop::Invitations(user),
    };
    let url = office.poll_url(&poll, "vote/");
    let content = asks(tx, poll, Ask { by: invited.by, again, personal: false, url })?;
    Ok(Some((content, Some(stop))))
}

/// Somebody without an account is asked to vote, by a link of their own. One who has voted is not reminded.
fn personal(tx: &mut Tx<'_>, office: &Office, row: &Waiting) -> Result<Told> {
    let Some(poll) = poll_of(tx, row)? else { return Ok(None) };
    let name = row.object.as_deref().unwrap_or_default();
    let Some(invited) = mailing::invited(tx, poll.id, name)? else { return Ok(None) };
    let unwanted = invited.user.is_some() || invited.stopped || invited.email != row.email;
    let Some(invitation) = PublicId::parse(name).filter(|_| !unwanted) else { return Ok(None) };
    let again = row.kind == MailKind::Reminder;
    for person in scene::guests(&office.keys, &poll, &invitation) {
        if again && store::votes::is_registered(tx, poll.id, &person)? {
            return Ok(None);
        }
    }
    let code = Capability::Invitation(&poll.anchor(), name).code(invited.epoch, &office.keys);
    let url = office.poll_url(&poll, &format!("invitation/{name}/{code}/"));
    let stop = Stop::Reminders(Box::new(poll.clone()), invitation);
    let content = asks(tx, poll, Ask { by: invited.by, again, personal: true, url })?;
    Ok(Some((content, Some(stop))))
}

struct Ask {
    by: Option<String>,
    again: bool,
    personal: bool,
    url: String,
}

/// What they are asked: the poll, and the first of what can be chosen.
fn asks(tx: &mut Tx<'_>, poll: Poll, ask: Ask) -> Result<Content> {
    let structure = store::structures::known(tx, &poll)?;
    let choices: Vec<_> =
        structure.live_choices().take(CHOICES_TOLD).map(|choice| choice.subject.clone()).collect();
    let more = structure.live_choices().count() - choices.len();
    let Ask { by, again, personal, url } = ask;
    Ok(Content::Asked { poll, by, choices, more, again, personal, url })
}

/// The admin link, if it is still the one of when it was asked for.
fn admin_link(tx: &mut Tx<'_>, office: &Office, row: &Waiting) -> Result<Option<Content>> {
    let Some(poll) = poll_of(tx, row)? else { return Ok(None) };
    if poll.admin_epoch == 0 || row.data != poll.admin_epoch.to_string() {
        return Ok(None);
    }
    let code = Capability::Admin(&poll.anchor()).code(poll.admin_epoch, &office.keys);
    Ok(Some(Content::AdminLink { url: office.poll_url(&poll, &format!("key/{code}/")) }))
}

/// The edit link of a vote that hangs on no account.
fn vote_link(tx: &mut Tx<'_>, office: &Office, row: &Waiting) -> Result<Option<Content>> {
    let Some(poll) = poll_of(tx, row)? else { return Ok(None) };
    let Some(id) = row.object.as_deref().and_then(PublicId::parse) else { return Ok(None) };
    let vote = store::votes::by_public_id(tx, poll.id, &id)?.filter(|vote| vote.user.is_none());
    Ok(vote.map(|vote| {
        let code = Capability::Vote(&poll.anchor(), id.as_str()).code(vote.edit_epoch, &office.keys);
        Content::VoteLink { url: office.poll_url(&poll, &format!("vote/{id}/key/{code}/")) }
    }))
}
