//! Withdrawing invitations.

use crate::domain::access::Action;
use crate::domain::id::PublicId;
use crate::store::activity::Kind;
use crate::store::{self, Tx};

use super::super::undo::keep_invitation;
use super::super::{Asker, Error, Result, enter};
use super::{find, note, person};

/// Withdraws an invitation: whoever was invited is a stranger from their next request on. Their vote stays, and is still
/// their one vote when they are invited again. Gives the name under which it is brought back.
///
/// # Errors
/// [`Error::NotFound`] for an invitation to another poll, or the denial.
pub fn withdraw(tx: &mut Tx<'_>, asker: &Asker, slug: &str, id: &str) -> Result<Option<PublicId>> {
    let scene = enter(tx, asker, slug, Action::Invite)?;
    let invitation = find(tx, &scene, id)?;
    let names = person(&asker.keys, &scene.poll, invitation.user, &invitation.email);
    let person = names.first().ok_or(Error::NotFound)?;
    let unsent = store::invitations::delete(tx, scene.poll.id, &invitation.public_id, person)?;
    note(tx, &scene, None, Kind::Withdrawn)?;
    keep_invitation(tx, asker, &scene, &invitation, unsent)
}
