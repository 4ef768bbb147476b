//! A vote, the poll's counts and the lines for its seats, which only ever change together. Every way by which a vote comes,
//! changes or goes leads through here.

use crate::domain::poll::Poll;
use crate::domain::structure::Structure;
use crate::domain::tally::Tally;
use crate::domain::vote::{Answers, Vote};
use crate::store::{self, Tx};

use super::{Error, Result, seats};

/// Stores a new vote. `tally` are the counts before.
///
/// # Errors
/// Those of the store.
pub(super) fn add(
    tx: &mut Tx<'_>,
    (poll, tally): (&Poll, &Tally),
    structure: &Structure,
    vote: &Vote,
) -> Result<()> {
    store::votes::insert(tx, poll.id, vote)?;
    let mut tally = tally.clone();
    tally.add(&vote.answers);
    store::polls::set_tally(tx, poll.id, &tally)?;
    seats::voted(tx, poll, structure, &vote.public_id, (&Answers::default(), &vote.answers))
}

/// Stores what became of a vote.
///
/// # Errors
/// [`Error::Stale`] if it has changed since it was loaded, or those of the store.
pub(super) fn replace(
    tx: &mut Tx<'_>,
    (poll, tally): (&Poll, &Tally),
    structure: &Structure,
    (old, new): (&Vote, &Vote),
) -> Result<()> {
    if !store::votes::replace(tx, poll.id, new)? {
        return Err(Error::Stale);
    }
    counted(tx, (poll, tally), structure, (old, new))
}

/// Puts a vote in the place of one that has another name in addresses: the places in lines stay.
///
/// # Errors
/// Those of the store.
pub(super) fn succeed(
    tx: &mut Tx<'_>,
    (poll, tally): (&Poll, &Tally),
    structure: &Structure,
    (old, new): (&Vote, &Vote),
) -> Result<()> {
    store::votes::insert(tx, poll.id, new)?;
    store::seats::hand_over(tx, poll.id, &old.public_id, &new.public_id)?;
    store::votes::delete(tx, poll.id, &old.public_id)?;
    counted(tx, (poll, tally), structure, (old, new))
}

fn counted(
    tx: &mut Tx<'_>,
    (poll, tally): (&Poll, &Tally),
    structure: &Structure,
    (old, new): (&Vote, &Vote),
) -> Result<()> {
    let mut tally = tally.clone();
    tally.remove(&old.answers);
    tally.add(&new.answers);
    store::polls::set_tally(tx, poll.id, &tally)?;
    seats::voted(tx, poll, structure, &new.public_id, (&old.answers, &new.answers))
}

/// Deletes a vote. Its seats go first: who moves up is found while it is there.
///
/// # Errors
/// Those of the store.
pub(super) fn remove(
    tx: &mut Tx<'_>,
    (poll, tally): (&Poll, &Tally),
    structure: &Structure,
    vote: &Vote,
) -> Result<()> {
    seats::voted(tx, poll, structure, &vote.public_id, (&vote.answers, &Answers::default()))?;
    store::votes::delete(tx, poll.id, &vote.public_id)?;
    let mut tally = tally.clone();
    tally.remove(&vote.answers);
    Ok(store::polls::set_tally(tx, poll.id, &tally)?)
}
