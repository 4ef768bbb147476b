//! One's own list of polls.

use crate::domain::access::{Action, Denial};
use crate::domain::id::{GroupId, UserId};
use crate::domain::poll::{Poll, UNDELETE_SECONDS};
use crate::domain::shelf::{self, Card, Show, Wish};
use crate::domain::text;
use crate::domain::time::Instant;
use crate::domain::user::User;
use crate::store::polls::{PAGE, Stored};
use crate::store::{self, Tx};

use super::groups::person;
use super::{Asker, Error, Result, enter};

/// One page of a list.
#[derive(Debug, Clone)]
pub struct Page {
    /// Whose.
    pub user: User,
    /// Their groups by name.
    pub groups: Vec<(GroupId, String)>,
    /// What stands on the page, in order.
    pub polls: Vec<(Card, Stored)>,
    /// How many come before.
    pub before: usize,
    /// How many fit the wish.
    pub all: usize,
    /// How many there would be of each [`Show`].
    pub counts: [usize; Show::ALL.len()],
    /// How many were put away.
    pub archived: usize,
    /// Those that are theirs and were deleted, as long as that can be undone; with the first page of all.
    pub deleted: Vec<Poll>,
}

/// A page of one's own list, from 1 on; one behind the last is the last. Whatever the list holds, this takes five
/// statements, and one more where something can be brought back.
///
/// # Errors
/// [`Denial::LoginRequired`], [`Error::NotFound`] for a group that is none of theirs, or those of the store.
pub fn page(tx: &mut Tx<'_>, asker: &Asker, wish: &Wish, number: usize) -> Result<Page> {
    let user = person(tx, asker)?;
    let groups = store::users::groups(tx, user.id)?;
    let mut cards = store::shelf::cards(tx, user.id)?;
    if !wish.group.is_empty() {
        let folded = text::folded(&wish.group);
        let named = |(_, name): &&(GroupId, String)| text::folded(name) == folded;
        let (group, _) = groups.iter().find(named).ok_or(Error::NotFound)?;
        cards.retain(|card| card.ties.group && card.group == Some(*group));
    }
    let shelf = shelf::pick(cards, wish, Instant(tx.now()));
    let all = shelf.cards.len();
    let last = all.div_ceil(PAGE).max(1);
    let before = (number.clamp(1, last) - 1) * PAGE;
    let cards: Vec<Card> = shelf.cards.into_iter().skip(before).take(PAGE).collect();
    let ids: Vec<_> = cards.iter().map(|card| card.id).collect();
    let mut found = store::polls::some(tx, &ids)?;
    let mut with_poll = |card: Card| {
        let index = found.iter().position(|stored| stored.poll.id == card.id)?;
        Some((card, found.swap_remove(index)))
    };
    let polls = cards.into_iter().filter_map(&mut with_poll).collect();
    let whole = before == 0 && *wish == Wish::default();
    let deleted = if whole { deleted(tx, user.id)? } else { Vec::new() };
    Ok(Page { user, groups, polls, before, all, counts: shelf.counts, archived: shelf.archived, deleted })
}

/// Polls of an account that it can bring back, the last deleted first.
fn deleted(tx: &mut Tx<'_>, user: UserId) -> Result<Vec<Poll>> {
    let since = Instant(tx.now()).plus(-UNDELETE_SECONDS);
    let ids = store::shelf::deleted(tx, user, since)?;
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let mut polls: Vec<Poll> = store::polls::some(tx, &ids)?.into_iter().map(|stored| stored.poll).collect();
    polls.sort_by_key(|poll| poll.deleted_at.map(|at| -at.0));
    Ok(polls)
}

/// Puts a poll away from one's own list, or takes it out again; nobody else notices.
///
/// # Errors
/// [`Denial::LoginRequired`] for a guest, else the denial.
pub fn put_away(tx: &mut Tx<'_>, asker: &Asker, slug: &str, away: bool) -> Result<()> {
    let scene = enter(tx, asker, slug, Action::View)?;
    let user = scene.actor.user_id().ok_or(Error::Denied(Denial::LoginRequired))?;
    Ok(store::shelf::put_away(tx, user, scene.poll.id, away)?)
}
