//! People whose yes the owner needs. They are marked by their invitation, or by their vote if they were not invited: only
//! such as vote under a name can be. What the marks make of the results is for those alone who see all votes with names:
//! others could read from the best choice how somebody voted.

use std::collections::{HashMap, HashSet};

use crate::domain::access::Action;
use crate::domain::error::{Invalid, Problem};
use crate::domain::id::{PublicId, UserId};
use crate::domain::invitation::Invitation;
use crate::domain::needed::{NEEDED_MAX, Needed};
use crate::domain::poll::Poll;
use crate::domain::text;
use crate::domain::visibility::Sight;
use crate::domain::vote::Vote;
use crate::store::activity::{Event, Kind, record};
use crate::store::{self, Tx};

use super::{Asker, Error, Result, Scene, enter};

/// Somebody whose yes can be needed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// Name of the invitation or vote in addresses.
    pub id: PublicId,
    /// Names of the votes of somebody invited: by one of these they may have been marked before they were.
    pub votes: Vec<PublicId>,
    /// What to call them.
    pub name: String,
    /// They were invited.
    pub invited: bool,
    /// Their yes is needed.
    pub needed: bool,
}

impl Candidate {
    /// Whether they are meant by one of these names.
    pub fn is_among(&self, ids: &HashSet<&str>) -> bool {
        self.ids().any(|id| ids.contains(id))
    }

    fn ids(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&self.id).chain(&self.votes).map(PublicId::as_str)
    }
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
    let places = invited.iter().zip(0_usize..);
    let accounts: HashMap<UserId, usize> =
        places.clone().filter_map(|(one, at)| Some((one.user?, at))).collect();
    let links: HashMap<PublicId, usize> =
        places.filter(|(one, _)| one.user.is_none()).map(|(one, at)| (one.public_id, at)).collect();
    let candidate = |id, name, invited| Candidate { id, votes: Vec::new(), name, invited, needed: false };
    let mut all: Vec<Candidate> =
        invited.iter().map(|one| candidate(one.public_id, called(one), true)).collect();
    for voter in store::votes::named(tx, poll)? {
        let by_account = voter.user.and_then(|user| accounts.get(&user));
        let by_link = || voter.invitation.and_then(|link| links.get(&link));
        match by_account.or_else(by_link).and_then(|at| all.get_mut(*at)) {
            Some(one) => one.votes.push(voter.public_id),
            None => all.push(candidate(voter.public_id, voter.name, false)),
        }
    }
    let marked: HashSet<&str> = scene.needed.iter().map(PublicId::as_str).collect();
    for one in &mut all {
        one.needed = one.is_among(&marked);
    }
    all.sort_by_cached_key(|one| (text::sort_key(&one.name), one.id));
    Ok(all)
}

/// Stores whose yes is needed, of somebody invited by their invitation. `seen` are the names, with spaces between, that
/// were marked when the form was opened; `None` from callers without a form, of whose names those are passed over that
/// are not there any more.
///
/// # Errors
/// [`Error::Stale`] if other people are marked since, or somebody marked now is not there any more; [`Error::Invalid`]
/// for more than [`NEEDED_MAX`]; or the denial.
pub fn set_needed(
    tx: &mut Tx<'_>,
    asker: &Asker,
    slug: &str,
    ids: &[String],
    seen: Option<&str>,
) -> Result<Poll> {
    let (scene, all) = candidates(tx, asker, slug)?;
    let ids: HashSet<&str> = ids.iter().map(String::as_str).collect();
    if let Some(seen) = seen {
        let seen: HashSet<&str> = seen.split(' ').collect();
        let there: HashSet<&str> = all.iter().flat_map(Candidate::ids).collect();
        if !ids.is_subset(&there) || all.iter().any(|one| one.is_among(&seen) != one.needed) {
            return Err(Error::Stale);
        }
    }
    let chosen: Vec<PublicId> = all.iter().filter(|one| one.is_among(&ids)).map(|one| one.id).collect();
    if chosen.len() > NEEDED_MAX {
        return Err(Invalid::one("needed", Problem::TooMany { max: NEEDED_MAX }).into());
    }
    store::polls::set_needed(tx, scene.poll.id, &chosen)?;
    let user = scene.actor.user_id();
    record(tx, Event { poll: scene.poll.id, kind: Kind::Edited, object: None, user, at: scene.now })?;
    Ok(scene.poll)
}

/// Everybody who is needed, by name, with what they answered under their name, for those who see all votes with names;
/// nobody for others. `loaded` are all votes of the poll, where they are loaded anyway.
pub(super) fn people(
    tx: &mut Tx<'_>,
    scene: &Scene,
    sight: Sight,
    loaded: Option<&[Vote]>,
) -> Result<Vec<Needed>> {
    if scene.needed.is_empty() || !sight.others() {
        return Ok(Vec::new());
    }
    let poll = scene.poll.id;
    let read;
    let votes = match loaded {
        Some(votes) => votes,
        None => {
            read = store::votes::of_people(tx, poll, &scene.needed)?;
            &read
        }
    };
    let marked: HashSet<PublicId> = scene.needed.iter().copied().collect();
    let by_vote: HashMap<PublicId, &Vote> = votes
        .iter()
        .filter(|vote| marked.contains(&vote.public_id))
        .map(|vote| (vote.public_id, vote))
        .collect();
    let others: Vec<PublicId> = scene.needed.iter().copied().filter(|id| !by_vote.contains_key(id)).collect();
    let invited =
        if scene.has_invitations { store::invitations::some(tx, poll, &others)? } else { Vec::new() };
    // Who has become anonymous is nobody's yes, nor is it said that they were.
    let named = scene.needed.iter().filter_map(|id| by_vote.get(id)).filter(|vote| !vote.anonymous);
    let mut all: Vec<Needed> = named
        .map(|vote| Needed { name: vote.name.clone(), answers: Some(vote.answers.clone()) })
        .chain(invited.iter().map(|one| answered(one, votes)))
        .collect();
    all.sort_by_cached_key(|one| text::sort_key(&one.name));
    Ok(all)
}

/// Somebody invited, with what they answered.
fn answered(one: &Invitation, votes: &[Vote]) -> Needed {
    let theirs = votes.iter().filter(|vote| match one.user {
        Some(user) => vote.user == Some(user),
        None => vote.invitation == Some(one.public_id),
    });
    // The last one that they cast is what they think now.
    let vote = theirs.filter(|vote| !vote.anonymous).max_by_key(|vote| (vote.created, vote.public_id));
    Needed { name: called(one), answers: vote.map(|vote| vote.answers.clone()) }
}

/// An address is for the owner alone; what stands before its sign is enough to know who is meant.
fn called(one: &Invitation) -> String {
    if one.name.is_empty() {
        one.email.split('@').next().unwrap_or_default().to_owned()
    } else {
        one.name.clone()
    }
}
