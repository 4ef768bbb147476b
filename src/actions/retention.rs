//! How long polls are kept. A poll has a last day: its owner chooses it, within what the site allows; a new one gets
//! the site's default. It is counted from when the poll was made, its deadline or the last day that is voted on,
//! whichever is latest, and shown to everybody. Two weeks before it the owner gets a mail. Then the poll is deleted
//! as by its owner: it can be brought back for a week.

use chrono::{NaiveDate, NaiveTime};

use crate::config::Config;
use crate::domain::choice::Subject;
use crate::domain::error::{Invalid, Problem};
use crate::domain::id::PollId;
use crate::domain::mail::{MailKind, Recipient};
use crate::domain::poll::Poll;
use crate::domain::time::{self, Instant, WallTime};
use crate::store::activity::{Event, Kind, record};
use crate::store::audit::{self, Entry};
use crate::store::outbox::{self, NewMail};
use crate::store::{self, Tx};

use super::Result;

const DAY: i64 = 86_400;
/// Seconds before its last day at which the owner of a poll is told.
const WARN: i64 = 14 * DAY;
/// Seconds that a poll is kept at least after it was brought back.
const AGAIN: i64 = 30 * DAY;

/// How long the site keeps polls.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lifetime {
    /// Days that a new poll gets; 0 for no end.
    pub usual: i64,
    /// Most days that an owner can choose; 0 for as many as they like.
    pub most: i64,
}

impl Lifetime {
    /// As the site is set up.
    pub fn of(config: &Config) -> Self {
        let days = |days: usize| i64::try_from(days).unwrap_or(0);
        Self { usual: days(config.poll_lifetime_days), most: days(config.poll_lifetime_max_days) }
    }

    /// The end of a poll that counts from an instant, if the site gives it one.
    fn first(self, from: Instant) -> Option<Instant> {
        let days = match (self.usual, self.most) {
            (0, most) => most,
            (usual, 0) => usual,
            (usual, most) => usual.min(most),
        };
        (days > 0).then(|| from.plus(days * DAY))
    }

    /// The last end that an owner can choose, if there is one.
    fn last(self, from: Instant) -> Option<Instant> {
        (self.most > 0).then(|| from.plus(self.most * DAY))
    }
}

/// From when a poll's days are counted: since it was made, its deadline, or the last day that is voted on.
fn counted_from(tx: &mut Tx<'_>, poll: &Poll) -> Result<Instant> {
    let structure = store::structures::of(tx, poll)?;
    let end = |subject: &Subject| match subject {
        Subject::Text(_) => None,
        Subject::Days { last, .. } => time::shift(*last, 1).map(|day| midnight(poll, day)),
        Subject::Slot { .. } => subject.instants(poll.zone).map(|(from, to)| to.unwrap_or(from)),
    };
    let choices = structure.live_choices().filter_map(|choice| end(&choice.subject)).collect::<Vec<_>>();
    let deadline = poll.deadline.map(|at| at.instant(poll.zone));
    Ok(choices.into_iter().chain(deadline).fold(poll.created, Instant::max))
}

fn midnight(poll: &Poll, day: NaiveDate) -> Instant {
    WallTime::new(day, NaiveTime::MIN).instant(poll.zone)
}

/// The day on which a poll is deleted by itself, in its zone.
pub fn last_day(poll: &Poll) -> Option<NaiveDate> {
    poll.expires.map(|at| at.in_zone(poll.zone).date_naive())
}

/// Gives a new poll its end.
///
/// # Errors
/// Those of the store.
pub fn begin(tx: &mut Tx<'_>, poll: &Poll, lifetime: Lifetime) -> Result<()> {
    let from = counted_from(tx, poll)?;
    match lifetime.first(from) {
        Some(end) => Ok(store::polls::set_expiry(tx, poll.id, Some(end))?),
        None => Ok(()),
    }
}

/// The latest day that an owner can choose, if there is one.
///
/// # Errors
/// Those of the store.
pub fn latest_day(tx: &mut Tx<'_>, poll: &Poll, lifetime: Lifetime) -> Result<Option<NaiveDate>> {
    let from = counted_from(tx, poll)?;
    Ok(lifetime.last(from).map(|at| at.in_zone(poll.zone).date_naive()))
}

/// Stores the day that the owner of a poll chose, or none; whoever calls this has asked the rule. `typed` is the text
/// of the field `expires`. The day that stands already is always right.
///
/// # Errors
/// [`super::Error::Invalid`] for no day, one that has passed or one that is too late.
pub fn choose(tx: &mut Tx<'_>, poll: &Poll, typed: &str, lifetime: Lifetime) -> Result<()> {
    let bad = |problem| Invalid::one("expires", problem);
    let typed = typed.trim();
    let latest = latest_day(tx, poll, lifetime)?;
    let day = match (typed.is_empty(), latest) {
        (true, latest) => latest,
        (false, _) => {
            Some(time::day_of(typed).ok_or_else(|| bad(Problem::BadDay(typed.chars().take(40).collect())))?)
        }
    };
    if day == last_day(poll) {
        return Ok(());
    }
    let end = day.map(|day| midnight(poll, day));
    if end.is_some_and(|end| end.0 <= tx.now()) {
        return Err(bad(Problem::PastDeadline).into());
    }
    if let (Some(day), Some(latest)) = (day, latest)
        && day > latest
    {
        return Err(bad(Problem::KeptTooLong(latest.to_string())).into());
    }
    Ok(store::polls::set_expiry(tx, poll.id, end)?)
}

/// Keeps a poll that was brought back for a while, if its time was over.
///
/// # Errors
/// Those of the store.
pub(super) fn put_off(tx: &mut Tx<'_>, poll: &Poll) -> Result<()> {
    let until = Instant(tx.now()).plus(AGAIN);
    match poll.expires {
        Some(at) if at.0 <= tx.now() => Ok(store::polls::set_expiry(tx, poll.id, Some(until))?),
        _ => Ok(()),
    }
}

/// Gives an end to the next poll that has none, where the site wants one: all the days that it allows, from now on.
/// `None` if no poll behind this one has none.
///
/// # Errors
/// Those of the store.
pub fn bound_one(tx: &mut Tx<'_>, lifetime: Lifetime, after: PollId) -> Result<Option<PollId>> {
    if lifetime.most == 0 {
        return Ok(None);
    }
    let Some(stored) = store::polls::everlasting(tx, after)? else { return Ok(None) };
    let from = counted_from(tx, &stored.poll)?.max(Instant(tx.now()));
    store::polls::set_expiry(tx, stored.poll.id, lifetime.last(from))?;
    Ok(Some(stored.poll.id))
}

/// Tells the owner of one poll that it will be deleted: the account, or everybody in the group. `false` if there is
/// nobody to tell.
///
/// # Errors
/// Those of the store.
pub fn warn_one(tx: &mut Tx<'_>) -> Result<bool> {
    let before = Instant(tx.now()).plus(WARN);
    let Some(stored) = store::polls::to_warn(tx, before)? else { return Ok(false) };
    let poll = &stored.poll;
    let mut owners: Vec<_> = poll.owner.user.into_iter().collect();
    if let Some(group) = poll.owner.group {
        let members = store::site::members(tx, group)?;
        owners.extend(members.into_iter().map(|(id, ..)| crate::domain::id::UserId(id)));
    }
    owners.sort_unstable();
    owners.dedup();
    let due = tx.now();
    for owner in owners {
        let mail = NewMail {
            kind: MailKind::Expiry,
            to: Recipient::User(owner),
            poll: Some(poll.id),
            object: None,
            data: "{}",
            due,
        };
        outbox::queue(tx, &mail)?;
    }
    store::polls::warned(tx, poll.id)?;
    Ok(true)
}

/// Deletes one poll whose time is over; it can be brought back for a week. One that has got a later day meanwhile is
/// kept until two weeks after that. `false` if there is none.
///
/// # Errors
/// Those of the store.
pub fn delete_one(tx: &mut Tx<'_>) -> Result<bool> {
    let now = Instant(tx.now());
    let Some(stored) = store::polls::expired(tx, now)? else { return Ok(false) };
    let from = counted_from(tx, &stored.poll)?;
    if from > now {
        store::polls::set_expiry(tx, stored.poll.id, Some(from.plus(WARN)))?;
        return Ok(true);
    }
    let poll = Poll { deleted_at: Some(now), ..stored.poll };
    store::polls::update(tx, &poll)?;
    store::polls::touch(tx, poll.id)?;
    record(tx, Event { poll: poll.id, kind: Kind::Deleted, object: None, user: None, at: now })?;
    let target = poll.slug.as_str();
    audit::note(tx, &Entry { user: None, actor: "the site", action: "poll.expire", target, detail: "" })?;
    Ok(true)
}
