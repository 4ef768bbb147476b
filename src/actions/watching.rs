//! Being told what happens to a poll.

use crate::domain::access::Action;
use crate::domain::poll::Poll;
use crate::store::{self, Tx};

use super::scene::load;
use super::{Asker, Result, Scene};

/// Whether the actor watches the poll; `None` for somebody who does not and may not.
pub(super) fn state(tx: &mut Tx<'_>, scene: &Scene) -> Result<Option<bool>> {
    let Some(user) = scene.actor.user_id() else { return Ok(None) };
    let watches = store::watches::watches(tx, scene.poll.id, user)?;
    Ok((watches || scene.may(Action::Watch)).then_some(watches))
}

/// Lets the asker watch a poll, or ends that if they do; tells which. Ending it takes no right to the poll.
///
/// # Errors
/// The denial.
pub fn toggle(tx: &mut Tx<'_>, asker: &Asker, slug: &str) -> Result<(Poll, bool)> {
    let scene = load(tx, asker, slug)?;
    if let Some(user) = scene.actor.user_id()
        && scene.poll.deleted_at.is_none()
        && store::watches::remove(tx, scene.poll.id, user)?
    {
        return Ok((scene.poll, false));
    }
    scene.allow(Action::Watch)?;
    if let Some(user) = scene.actor.user_id() {
        store::watches::add(tx, scene.poll.id, user)?;
    }
    Ok((scene.poll, true))
}
