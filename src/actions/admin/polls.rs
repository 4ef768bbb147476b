//! Polls of others: what is known of them, but never a vote.

use crate::domain::access::Denial;
use crate::domain::id::UserId;
use crate::domain::poll::{Poll, UNDELETE_SECONDS};
use crate::domain::site::{self, SiteAction};
use crate::domain::text;
use crate::domain::time::Instant;
use crate::store::activity::{Event, Kind, record};
use crate::store::polls::Stored;
use crate::store::site::PollLine;
use crate::store::{self, Tx};

use super::{By, Error, Hand, PAGE, Result, SUPPORT_SECONDS, enter};

/// Polls that one step of a search reads.
const STEP: i64 = 500;
/// Steps of one search: whoever looks for something rare among more polls asks again for the older ones.
const STEPS: usize = 10;

/// A poll and what is known of it.
#[derive(Debug, Clone)]
pub struct Shown {
    /// The poll with its counts.
    pub stored: Stored,
    /// Name for signing in of the account that owns it.
    pub username: Option<String>,
    /// Name of the group that owns it.
    pub group: Option<String>,
    /// Choices to vote on.
    pub choices: usize,
    /// Comments, the held ones too.
    pub comments: usize,
    /// When something last happened to it.
    pub last: Option<Instant>,
    /// Who has taken it over, and until when.
    pub support: Vec<(String, i64)>,
    /// Whoever asks has taken it over.
    pub mine: bool,
    /// Whoever asks may take it over.
    pub may_take_over: bool,
}

/// A page of polls.
#[derive(Debug, Clone)]
pub struct Listed {
    /// The newest first.
    pub polls: Vec<PollLine>,
    /// The key below which the next page begins, if there may be one.
    pub further: Option<i64>,
}

/// Polls below a key whose question or address has a text in it, or whose owner's name it is; the newest first. One
/// search reads some thousands of polls at most.
///
/// # Errors
/// The denial.
pub fn list(tx: &mut Tx<'_>, hand: Hand<'_>, wanted: &str, before: i64) -> Result<(By, Listed)> {
    let by = enter(tx, hand, SiteAction::SeePolls)?;
    let wanted = text::folded(wanted);
    if wanted.is_empty() {
        let polls = store::site::polls(tx, before, PAGE)?;
        let further = polls.last().filter(|_| is_full(&polls)).map(|poll| poll.id.0);
        return Ok((by, Listed { polls, further }));
    }
    let owner = store::users::by_username(tx, &wanted)?;
    let mut listed = Listed { polls: Vec::new(), further: Some(before) };
    for _ in 0..STEPS {
        let Some(before) = listed.further.filter(|_| !is_full(&listed.polls)) else { break };
        let step = store::site::polls(tx, before, STEP)?;
        listed.further = step.last().map(|poll| poll.id.0);
        listed.polls.extend(step.into_iter().filter(|poll| fits(poll, &wanted, owner)));
    }
    if is_full(&listed.polls) {
        listed.polls.truncate(usize::try_from(PAGE).unwrap_or(0));
        listed.further = listed.polls.last().map(|poll| poll.id.0);
    }
    Ok((by, listed))
}

fn is_full(polls: &[PollLine]) -> bool {
    i64::try_from(polls.len()).is_ok_and(|count| count >= PAGE)
}

fn fits(poll: &PollLine, wanted: &str, owner: Option<UserId>) -> bool {
    text::folded(&poll.title).contains(wanted)
        || text::folded(&poll.slug).contains(wanted)
        || owner.is_some() && poll.user == owner
}

/// One poll.
///
/// # Errors
/// [`Error::NotFound`] or the denial.
pub fn show(tx: &mut Tx<'_>, hand: Hand<'_>, slug: &str) -> Result<(By, Shown)> {
    let by = enter(tx, hand, SiteAction::SeePolls)?;
    let stored = store::polls::by_slug(tx, slug)?.ok_or(Error::NotFound)?;
    let poll = &stored.poll;
    let username = poll.owner.user.map(|user| store::users::username(tx, user)).transpose()?.flatten();
    let group = poll.owner.group.map(|group| store::site::group(tx, group)).transpose()?.flatten();
    let shown = Shown {
        username,
        group: group.map(|group| group.name),
        choices: store::structures::of(tx, poll)?.live_choices().count(),
        comments: store::comments::of(tx, poll.id)?.len(),
        last: store::site::last_activity(tx, poll.id)?,
        support: store::support::of(tx, poll.id)?,
        mine: by.id().map_or(Ok(false), |user| store::support::lasts(tx, poll.id, user))?,
        may_take_over: by.user().is_some_and(|user| site::may(user.role, SiteAction::TakePollOver)),
        stored,
    };
    Ok((by, shown))
}

/// Deletes a poll; it can be brought back for a week.
///
/// # Errors
/// [`Error::NotFound`] or the denial.
pub fn delete(tx: &mut Tx<'_>, hand: Hand<'_>, slug: &str) -> Result<Poll> {
    let (by, poll) = to_change(tx, hand, slug, SiteAction::DeletePoll)?;
    if poll.deleted_at.is_some() {
        return Err(Denial::NothingToDo.into());
    }
    let poll = Poll { deleted_at: Some(Instant(tx.now())), ..poll };
    save(tx, &by, poll, Kind::Deleted, "poll.delete")
}

/// Brings a deleted poll back.
///
/// # Errors
/// [`Error::NotFound`] or the denial.
pub fn restore(tx: &mut Tx<'_>, hand: Hand<'_>, slug: &str) -> Result<Poll> {
    let (by, poll) = to_change(tx, hand, slug, SiteAction::DeletePoll)?;
    let now = Instant(tx.now());
    match poll.deleted_at {
        None => Err(Denial::NothingToDo.into()),
        Some(at) if now >= at.plus(UNDELETE_SECONDS) => Err(Error::NotFound),
        Some(_) => {
            let poll = Poll { deleted_at: None, ..poll };
            crate::actions::retention::put_off(tx, &poll)?;
            save(tx, &by, poll, Kind::Restored, "poll.restore")
        }
    }
}

/// Lets whoever asks own a poll for a week, so that they can help. Owners see it on their pages.
///
/// # Errors
/// [`Error::NotFound`] or the denial.
pub fn take_over(tx: &mut Tx<'_>, hand: Hand<'_>, slug: &str) -> Result<Poll> {
    let (by, poll) = to_change(tx, hand, slug, SiteAction::TakePollOver)?;
    let user = by.id().ok_or(Error::NotFound)?;
    store::support::begin(tx, poll.id, user, SUPPORT_SECONDS)?;
    trace(tx, &by, poll, Kind::TakenOver, "poll.take-over")
}

/// Gives a poll back that was taken over.
///
/// # Errors
/// [`Error::NotFound`] or the denial.
pub fn give_back(tx: &mut Tx<'_>, hand: Hand<'_>, slug: &str) -> Result<Poll> {
    let (by, poll) = to_change(tx, hand, slug, SiteAction::TakePollOver)?;
    let user = by.id().ok_or(Error::NotFound)?;
    if !store::support::end(tx, poll.id, user)? {
        return Err(Denial::NothingToDo.into());
    }
    trace(tx, &by, poll, Kind::GivenBack, "poll.give-back")
}

fn to_change(tx: &mut Tx<'_>, hand: Hand<'_>, slug: &str, action: SiteAction) -> Result<(By, Poll)> {
    let by = enter(tx, hand, action)?;
    Ok((by, store::polls::by_slug(tx, slug)?.ok_or(Error::NotFound)?.poll))
}

fn save(tx: &mut Tx<'_>, by: &By, poll: Poll, kind: Kind, action: &str) -> Result<Poll> {
    store::polls::update(tx, &poll)?;
    trace(tx, by, poll, kind, action)
}

fn trace(tx: &mut Tx<'_>, by: &By, poll: Poll, kind: Kind, action: &str) -> Result<Poll> {
    store::polls::touch(tx, poll.id)?;
    let at = Instant(tx.now());
    record(tx, Event { poll: poll.id, kind, object: None, user: by.id(), at })?;
    by.note(tx, action, poll.slug.as_str(), "")?;
    Ok(poll)
}
