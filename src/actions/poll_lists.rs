//! Lists of polls.

use crate::domain::poll::{Poll, Voting};
use crate::domain::time::Instant;
use crate::store::{self, Tx};

use super::{Asker, Result, signed_in};

/// Polls of a signed-in person.
#[derive(Debug, Clone, Default)]
pub struct MyPolls {
    /// Owned by the account or one of its groups.
    pub owned: Vec<Poll>,
    /// Voted in under the account's name.
    pub voted: Vec<Poll>,
}

/// Public polls that can still be voted in, the newest first.
///
/// # Errors
/// Those of the store.
pub fn public_polls(tx: &mut Tx<'_>, limit: i64) -> Result<Vec<Poll>> {
    let now = Instant(tx.now());
    let listed = store::polls::listed(tx, limit)?.into_iter().map(|stored| stored.poll);
    Ok(listed.filter(|poll| poll.voting(now) == Voting::Open).collect())
}

/// Polls that the signed-in person owns or has voted in; empty for a guest.
///
/// # Errors
/// Those of the store.
pub fn my_polls(tx: &mut Tx<'_>, asker: &Asker) -> Result<MyPolls> {
    let Some(user) = signed_in(tx, asker)? else { return Ok(MyPolls::default()) };
    let polls =
        |stored: Vec<store::polls::Stored>| stored.into_iter().map(|stored| stored.poll).collect::<Vec<_>>();
    let owned = polls(store::polls::owned(tx, user.id)?);
    let mut voted = polls(store::polls::voted_in(tx, user.id)?);
    voted.retain(|poll| owned.iter().all(|own| own.id != poll.id));
    Ok(MyPolls { owned, voted })
}
