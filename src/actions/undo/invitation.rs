//! An invitation to a poll.

use serde::{Deserialize, Serialize};

use crate::domain::access::{Action, Denial};
use crate::domain::id::{PublicId, UserId};
use crate::domain::invitation::{INVITATIONS_MAX, Invitation};
use crate::domain::time::Instant;
use crate::domain::undo::Thing;
use crate::store::activity::Kind;
use crate::store::trash::Whose;
use crate::store::{self, Tx};

use super::super::invitations::{note, person};
use super::super::{Asker, Result, Scene};
use super::{Gone, keep, read, write};

#[derive(Serialize, Deserialize)]
struct Data {
    invitation: String,
    user: Option<i64>,
    name: String,
    email: String,
    epoch: i64,
    created: i64,
    mailed: Option<i64>,
}

/// Keeps an invitation that is being withdrawn. `unsent`: its mail was not sent yet, and will not be.
pub fn keep_invitation(
    tx: &mut Tx<'_>,
    asker: &Asker,
    scene: &Scene,
    invitation: &Invitation,
    unsent: bool,
) -> Result<Option<PublicId>> {
    let account = invitation.user.is_some();
    let data = write(&Data {
        invitation: invitation.public_id.to_string(),
        user: invitation.user.map(|user| user.0),
        name: if account { String::new() } else { invitation.name.clone() },
        email: if account { String::new() } else { invitation.email.clone() },
        epoch: invitation.epoch,
        created: invitation.created.0,
        mailed: invitation.mailed.filter(|_| !unsent).map(|at| at.0),
    });
    let email = if account { "" } else { invitation.email.as_str() };
    let whose = Whose { user: invitation.user, email, object: invitation.public_id.as_str() };
    let (by, poll) = (scene.actor.user_id(), Some(scene.poll.id));
    keep(tx, asker, by, Gone { thing: Thing::Invitation, poll, group: None, whose, data })
}

/// Invites again by the link that they have. Whoever was invited anew meanwhile stays so.
pub(super) fn bring_back(tx: &mut Tx<'_>, asker: &Asker, scene: &Scene, data: &str) -> Result<()> {
    scene.allow(Action::Invite)?;
    let data: Data = read(data)?;
    let Some(public_id) = PublicId::parse(&data.invitation) else { return Err(Denial::TooLate.into()) };
    if store::invitations::of(tx, scene.poll.id)?.len() >= INVITATIONS_MAX {
        return Err(Denial::Full.into());
    }
    let user = data.user.map(UserId);
    let invitation = Invitation {
        public_id,
        user,
        username: String::new(),
        name: data.name,
        email: data.email,
        epoch: data.epoch,
        created: Instant(data.created),
        mailed: data.mailed.map(Instant),
        mailable: true,
    };
    let mut stopped = None;
    for person in person(&asker.keys, &scene.poll, user, &invitation.email) {
        let former = store::invitations::take_former(tx, scene.poll.id, &person)?;
        stopped = stopped.or(former.and_then(|former| former.stopped));
    }
    let by = scene.actor.user_id();
    if store::invitations::insert(tx, scene.poll.id, &invitation, stopped, by)? {
        store::invitations::opened(tx, scene.poll.id)?;
        note(tx, scene, Some(&public_id), Kind::InvitationRestored)?;
    }
    Ok(())
}
