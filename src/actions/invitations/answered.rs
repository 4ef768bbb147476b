//! Who was invited, and who of them has answered.

use std::collections::HashSet;

use crate::domain::access::Action;
use crate::domain::invitation::Invitation;
use crate::domain::mail::{MailKind, Recipient};
use crate::domain::poll::Poll;
use crate::domain::text;
use crate::domain::time::Instant;
use crate::domain::visibility::{self, Awaited, Invitee, sight};
use crate::secrets::Keys;
use crate::store::outbox::{NewMail, queue};
use crate::store::{self, Tx};

use super::super::{Asker, Result, Scene, enter, scene};

/// Somebody who was invited, as the owner sees them.
#[derive(Debug, Clone)]
pub struct Listed {
    /// The invitation.
    pub invitation: Invitation,
    /// They have answered.
    pub answered: bool,
}

/// What the owner sees of who was invited.
#[derive(Debug, Clone)]
pub struct Guests {
    /// The poll and who looks.
    pub scene: Scene,
    /// Everybody, those who have not answered first.
    pub listed: Vec<Listed>,
    /// Days before the deadline on which those are reminded.
    pub remind_days: Option<i64>,
    /// When that is next.
    pub remind_at: Option<Instant>,
}

/// Loads who was invited.
///
/// # Errors
/// The denial.
pub fn guests(tx: &mut Tx<'_>, asker: &Asker, slug: &str) -> Result<Guests> {
    let scene = enter(tx, asker, slug, Action::Invite)?;
    let mut listed = listed(tx, &asker.keys, &scene)?;
    listed.sort_by_cached_key(|one| {
        let Invitation { name, email, public_id, .. } = &one.invitation;
        (one.answered, text::sort_key(if name.is_empty() { email } else { name }), *public_id)
    });
    let (remind_days, remind_at) = store::invitations::reminder(tx, scene.poll.id)?;
    Ok(Guests { scene, listed, remind_days, remind_at })
}

fn listed(tx: &mut Tx<'_>, keys: &Keys, scene: &Scene) -> Result<Vec<Listed>> {
    if !scene.has_invitations {
        return Ok(Vec::new());
    }
    let all = store::invitations::of(tx, scene.poll.id)?;
    let voted = store::votes::registered(tx, scene.poll.id)?;
    let answered = |invitation: &Invitation| answered(keys, &scene.poll, &voted, invitation);
    Ok(all.into_iter().map(|one| Listed { answered: answered(&one), invitation: one }).collect())
}

/// The register knows that somebody has voted, and not how.
pub(super) fn answered(keys: &Keys, poll: &Poll, voted: &HashSet<[u8; 32]>, invitation: &Invitation) -> bool {
    let names = match invitation.user {
        Some(user) => scene::persons(keys, poll, user),
        None => scene::guests(keys, poll, &invitation.public_id),
    };
    names.iter().any(|name| voted.contains(name))
}

/// What the actor may see of who was invited.
pub(in crate::actions) fn awaited(tx: &mut Tx<'_>, asker: &Asker, scene: &Scene) -> Result<Option<Awaited>> {
    let sight = sight(&scene.actor, scene.standing, &scene.poll);
    if !scene.has_invitations || !visibility::shows_awaited(sight, &scene.poll) {
        return Ok(None);
    }
    let invitee = |one: Listed| {
        let Invitation { name, email, .. } = one.invitation;
        // An address is nobody's business but the owner's.
        let name = if name.is_empty() && sight.owner { email } else { name };
        Invitee { name, answered: one.answered }
    };
    let invitees = listed(tx, &asker.keys, scene)?.into_iter().map(invitee).collect();
    Ok(visibility::awaited(sight, &scene.poll, invitees))
}

/// Tells the owner if this was the last answer that was waited for. Once; again after others were invited.
pub(in crate::actions) fn note_answer(tx: &mut Tx<'_>, asker: &Asker, scene: &Scene) -> Result<()> {
    let poll = &scene.poll;
    if !scene.has_invitations || !store::invitations::is_awaited(tx, poll.id)? {
        return Ok(());
    }
    let all = store::invitations::of(tx, poll.id)?;
    let voted = store::votes::registered(tx, poll.id)?;
    let missing = |one: &Invitation| !answered(&asker.keys, poll, &voted, one);
    if all.is_empty() || all.iter().any(missing) || !store::invitations::all_answered(tx, poll.id)? {
        return Ok(());
    }
    let owners = match (poll.owner.user, poll.owner.group) {
        (Some(user), _) => vec![user],
        (None, Some(group)) => store::users::members(tx, group)?,
        (None, None) => Vec::new(),
    };
    let due = tx.now();
    for user in owners.into_iter().filter(|user| Some(*user) != scene.actor.user_id()) {
        let (to, poll) = (Recipient::User(user), Some(poll.id));
        queue(tx, &NewMail { kind: MailKind::AllAnswered, to, poll, object: None, data: "{}", due })?;
    }
    Ok(())
}
