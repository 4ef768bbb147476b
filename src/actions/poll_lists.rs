//! Lists of polls.

use crate::domain::access::{self, Action};
use crate::domain::poll::{Poll, Voting};
use crate::domain::slug::Slug;
use crate::domain::time::Instant;
use crate::domain::user::{Actor, Standing, User};
use crate::store::polls::Stored;
use crate::store::{self, Tx};

use super::scene::{enter, meet};
use super::{Asker, Error, Result, signed_in};

/// Polls of a signed-in person.
#[derive(Debug, Clone, Default)]
pub struct MyPolls {
    /// Owned by the account or one of its groups, with their counts.
    pub owned: Vec<Stored>,
    /// Voted in under the account's name.
    pub voted: Vec<Poll>,
}

/// Public polls that can still be voted in, the newest first.
///
/// # Errors
/// Those of the store.
pub fn public_polls(tx: &mut Tx<'_>, limit: i64) -> Result<Vec<Poll>> {
    let now = Instant(tx.now());
    let (mut open, mut seen, wanted) = (Vec::new(), 0, usize::try_from(limit).unwrap_or(0));
    // What was asked for and is over ended within two days: the loop is short.
    while open.len() < wanted {
        let page = store::polls::listed(tx, now, limit, seen)?;
        if page.is_empty() {
            break;
        }
        seen += limit;
        open.extend(
            page.into_iter().map(|stored| stored.poll).filter(|poll| poll.voting(now) == Voting::Open),
        );
    }
    open.truncate(wanted);
    Ok(open)
}

/// Those of the polls at these addresses that the asker may see, in that order.
///
/// # Errors
/// Those of the store.
pub fn recent_polls(tx: &mut Tx<'_>, asker: &Asker, slugs: &[Slug]) -> Result<Vec<Poll>> {
    let mut polls = Vec::with_capacity(slugs.len());
    for slug in slugs {
        match enter(tx, asker, slug.as_str(), Action::View) {
            Ok(scene) => polls.push(scene.poll),
            Err(Error::NotFound | Error::Denied(_)) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(polls)
}

/// Polls that the signed-in person owns, or has voted in and may still see; empty for a guest.
///
/// # Errors
/// Those of the store.
pub fn my_polls(tx: &mut Tx<'_>, asker: &Asker) -> Result<MyPolls> {
    let Some(user) = signed_in(tx, asker)? else { return Ok(MyPolls::default()) };
    let owned = store::polls::owned(tx, user.id)?;
    let mut voted = Vec::new();
    for stored in store::polls::voted_in(tx, user.id)? {
        let poll = stored.poll.clone();
        if owned.iter().all(|own| own.poll.id != poll.id) && may_view(tx, asker, stored, &user)? {
            voted.push(poll);
        }
    }
    Ok(MyPolls { owned, voted })
}

/// Whether a person may open a poll. Most are open to everybody with an account; only for others the
/// database is asked for invitations and grants, which never take a right away.
fn may_view(tx: &mut Tx<'_>, asker: &Asker, stored: Stored, user: &User) -> Result<bool> {
    let actor = Actor { user: Some(user.clone()), ..Actor::default() };
    let now = Instant(tx.now());
    let by_account = access::allows(&actor, Standing::default(), &stored.poll, Action::View, now).is_ok();
    Ok(by_account || meet(tx, asker, stored, actor.user)?.may(Action::View))
}
