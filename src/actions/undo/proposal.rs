//! A proposed choice that was rejected.

use serde::{Deserialize, Serialize};

use crate::domain::access::Denial;
use crate::domain::choice::Subject;
use crate::domain::id::{PublicId, UserId};
use crate::domain::proposal::Proposal;
use crate::domain::time::Instant;
use crate::domain::undo::Thing;
use crate::store::Tx;
use crate::store::trash::Whose;

use super::super::proposals::restore;
use super::super::{Asker, Result, Scene};
use super::{Gone, keep, read, write};

#[derive(Serialize, Deserialize)]
struct Data {
    proposal: String,
    user: Option<i64>,
    name: String,
    subject: String,
    created: i64,
}

/// Keeps a proposal that is being rejected.
pub fn keep_proposal(
    tx: &mut Tx<'_>,
    asker: &Asker,
    scene: &Scene,
    proposal: &Proposal,
) -> Result<Option<PublicId>> {
    let data = write(&Data {
        proposal: proposal.public_id.to_string(),
        user: proposal.user.map(|user| user.0),
        name: proposal.name.clone(),
        subject: proposal.subject.to_string(),
        created: proposal.created.0,
    });
    let whose = Whose { user: proposal.user, email: "", object: proposal.public_id.as_str() };
    let poll = Some(scene.poll.id);
    keep(tx, asker, scene.actor.user_id(), Gone { thing: Thing::Proposal, poll, group: None, whose, data })
}

/// Lets it wait again.
pub(super) fn bring_back(tx: &mut Tx<'_>, scene: &Scene, data: &str) -> Result<()> {
    let data: Data = read(data)?;
    let id = PublicId::parse(&data.proposal);
    let (Some(public_id), Ok(subject)) = (id, Subject::parse(scene.poll.kind, &data.subject)) else {
        return Err(Denial::TooLate.into());
    };
    let (user, created) = (data.user.map(UserId), Instant(data.created));
    restore(tx, scene, &Proposal { public_id, user, name: data.name, subject, created })
}
