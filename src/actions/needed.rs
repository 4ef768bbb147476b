//! People whose yes the owner needs. They are marked by their invitation, or by their vote if they were not invited: only
//! such as vote under a name can be. What the marks make of the results is for those alone who see all votes with names:
//! others could read from the best choice how somebody voted.

use std::collections::HashSet;

use crate::domain::access::Action;
use crate::domain::error::{Invalid, Problem};
use crate::domain::id::{PublicId, UserId};
use crate::domain::invitation::Invitation;
use crate::domain::needed::{NEEDED_MAX, Needed, Verdict, judge};
use crate::domain::poll::Poll;
use crate::domain::structure::Structure;
use crate::domain::text;
use crate::domain::visibility::VisibleResults;
use crate::domain::vote::Vote;
use crate::store::activity::{Event, Kind, record};
use crate::store::{self, Tx};

use super::{Asker, Result, Scene, enter};

/// Somebody whose yes can be needed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// Name of the invitation or vote in addresses.
    pub id: PublicId,
    /// What to call them.
    pub name: String,
    /// They were invited.
    pub invited: bool,
    /// Their yes is needed.
    pub needed: bool,
}

/// Loads everybody whose yes can be needed: who was invited, and who voted under a name, by name.
///
/// # Errors
/// The denial.
pub fn candidates(tx: &mut Tx<'_>, asker: &Asker, slug: &str) -> Result<(Scene, Vec<Candidate>)> {
    let scene = enter(tx, asker, slug, Action::Edit)?;
    let all = of(tx, &scene)?;
    Ok((scene, all))
}

fn of(tx: &mut Tx<'_>, scene: &Scene) -> Result<Vec<Candidate>> {
    let poll = scene.poll.id;
    let invited = if scene.has_invitations { store::invitations::of(tx, poll)? } else { Vec::new() };
    let needed = |id: &PublicId| scene.needed.contains(id);
    let mut all: Vec<Candidate> = invited
        .iter()
        .map(|one| Candidate {
            id: one.public_id,
            name: called(one),
            invited: true,
            needed: needed(&one.public_id),
        })
        .collect();
    let accounts: HashSet<UserId> = invited.iter().filter_map(|one| one.user).collect();
    let links: HashSet<PublicId> =
        invited.iter().filter(|one| one.user.is_none()).map(|one| one.public_id).collect();
    for voter in store::votes::named(tx, poll)? {
        let by_account = voter.user.is_some_and(|user| accounts.contains(&user));
        if !by_account && !voter.invitation.is_some_and(|link| links.contains(&link)) {
            let needed = needed(&voter.public_id);
            all.push(Candidate { id: voter.public_id, name: voter.name, invited: false, needed });
        }
    }
    all.sort_by_cached_key(|one| (text::sort_key(&one.name), one.id));
    Ok(all)
}

/// Stores whose yes is needed.
///
/// # Errors
/// [`super::Error::Invalid`] for more than [`NEEDED_MAX`], or the denial. Who is not there any more is passed over.
pub fn set_needed(tx: &mut Tx<'_>, asker: &Asker, slug: &str, ids: &[String]) -> Result<Poll> {
    let (scene, all) = candidates(tx, asker, slug)?;
    let ids: HashSet<&str> = ids.iter().map(String::as_str).collect();
    let chosen: Vec<PublicId> =
        all.iter().filter(|one| ids.contains(one.id.as_str())).map(|one| one.id).collect();
    if chosen.len() > NEEDED_MAX {
        return Err(Invalid::one("needed", Problem::TooMany { max: NEEDED_MAX }).into());
    }
    store::polls::set_needed(tx, scene.poll.id, &chosen)?;
    let user = scene.actor.user_id();
    record(tx, Event { poll: scene.poll.id, kind: Kind::Edited, object: None, user, at: scene.now })?;
    Ok(scene.poll)
}

/// Lets the best choices be such as suit everybody who is needed, for those who see all votes with names.
pub(super) fn apply(
    tx: &mut Tx<'_>,
    scene: &Scene,
    structure: &Structure,
    results: &mut VisibleResults,
) -> Result<Option<Verdict>> {
    if scene.needed.is_empty() || !results.sight.others() {
        return Ok(None);
    }
    let mut needed = Vec::with_capacity(scene.needed.len());
    for id in &scene.needed {
        needed.extend(person(tx, scene, id)?);
    }
    if needed.is_empty() {
        return Ok(None);
    }
    needed.sort_by_cached_key(|one| text::sort_key(&one.name));
    Ok(Some(judge(needed, structure, results.count.as_mut())))
}

/// Somebody who is needed, with what they answered under their name. Nobody, if they are gone or have become anonymous.
fn person(tx: &mut Tx<'_>, scene: &Scene, id: &PublicId) -> Result<Option<Needed>> {
    let poll = scene.poll.id;
    if let Some(vote) = store::votes::by_public_id(tx, poll, id)? {
        return Ok((!vote.anonymous).then_some(Needed { name: vote.name, answers: Some(vote.answers) }));
    }
    let Some(one) = store::invitations::by_public_id(tx, poll, id)? else { return Ok(None) };
    let votes: Vec<Vote> = match one.user {
        Some(user) => store::votes::of_user(tx, poll, user)?,
        None => store::votes::of_invitation(tx, poll, &one.public_id)?,
    };
    // The last one that they cast is what they think now.
    let vote = votes.into_iter().rfind(|vote| !vote.anonymous);
    Ok(Some(Needed { name: called(&one), answers: vote.map(|vote| vote.answers) }))
}

/// An address is for the owner alone; what stands before its sign is enough to know who is meant.
fn called(one: &Invitation) -> String {
    if one.name.is_empty() {
        one.email.split('@').next().unwrap_or_default().to_owned()
    } else {
        one.name.clone()
    }
}
