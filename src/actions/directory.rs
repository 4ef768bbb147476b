//! Finding people by name, without handing out the list of who is here.

use crate::domain::access::Denial;
use crate::domain::directory::{Directory, HITS_MAX, Term};
use crate::store::Tx;
use crate::store::directory::{self, Found};

use super::{Asker, Error, Result, signed_in};

/// People whom a signed-in person may mean. More than a few hits are none, but for a whole name.
///
/// # Errors
/// [`Denial::LoginRequired`] for a guest, or those of the store.
pub fn suggest(tx: &mut Tx<'_>, asker: &Asker, open: Directory, input: &str) -> Result<Vec<Found>> {
    let user = signed_in(tx, asker)?.ok_or(Error::Denied(Denial::LoginRequired))?;
    let Some(term) = Term::read(input).filter(|_| open != Directory::Off) else { return Ok(Vec::new()) };
    let limit = i64::try_from(HITS_MAX).unwrap_or(i64::MAX).saturating_add(1);
    let mut found = match (&term.patterns, open) {
        (Some(patterns), Directory::Members) => directory::among_members(tx, user.id, patterns, limit)?,
        (Some(patterns), Directory::Everybody) => directory::among_all(tx, patterns, limit)?,
        _ => Vec::new(),
    };
    if found.len() > HITS_MAX {
        found.clear();
    }
    found.sort_by(|a, b| (&a.name, &a.username).cmp(&(&b.name, &b.username)));
    if let Some(exact) = resolve(tx, open, &term.whole)? {
        found.retain(|other| other.id != exact.id);
        found.insert(0, exact);
    }
    Ok(found)
}

/// The account that a whole name for signing in names, or a confirmed address of mail: that tells whose it is, and so
/// only where people may be looked up at all.
///
/// # Errors
/// Those of the store.
pub fn resolve(tx: &mut Tx<'_>, open: Directory, input: &str) -> Result<Option<Found>> {
    let Some(term) = Term::read(input) else { return Ok(None) };
    // An address is whose it is known to be, also where somebody is called like it.
    let addressed = match open != Directory::Off && term.whole.contains('@') {
        true => directory::by_address(tx, &term.whole)?,
        false => None,
    };
    match addressed {
        Some(found) => Ok(Some(found)),
        None => Ok(directory::by_username(tx, &term.whole)?),
    }
}
