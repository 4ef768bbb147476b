//! Withdrawing invitations.

use crate::domain::access::Action;
use crate::domain::poll::Poll;
use crate::store::{self, Tx};

use super::super::{Asker, Error, Result, enter};
use super::{find, person};

/// Withdraws an invitation: whoever was invited is a stranger from their next request on. Their vote stays, and is still
/// their one vote when they are invited again.
///
/// # Errors
/// [`Error::NotFound`] for an invitation to another poll, or the denial.
pub fn withdraw(tx: &mut Tx<'_>, asker: &Asker, slug: &str, id: &str) -> Result<Poll> {
    let scene = enter(tx, asker, slug, Action::Invite)?;
    let invitation = find(tx, &scene, id)?;
    let names = person(&asker.keys, &scene.poll, invitation.user, &invitation.email);
    let person = names.first().ok_or(Error::NotFound)?;
    store::invitations::delete(tx, scene.poll.id, &invitation.public_id, person)?;
    store::polls::touch(tx, scene.poll.id)?;
    Ok(scene.poll)
}
