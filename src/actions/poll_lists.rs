//! Lists of polls.

use crate::domain::access::Action;
use crate::domain::poll::{Poll, Voting};
use crate::domain::slug::Slug;
use crate::domain::time::Instant;
use crate::store::{self, Tx};

use super::scene::enter;
use super::{Asker, Error, Result};

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
