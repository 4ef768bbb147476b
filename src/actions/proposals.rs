//! Choices that participants propose, and what the owner makes of them. See `docs/proposals.md`.

use std::net::IpAddr;

use crate::domain::access::Action;
use crate::domain::choice::Subject;
use crate::domain::error::{Invalid, Problem};
use crate::domain::id::{PublicId, UserId};
use crate::domain::poll::Proposals;
use crate::domain::proposal::{
    Outcome, Proposal, SETTLED_SECONDS, WAITING_FOR_STRANGERS_MAX, WAITING_MAX, WAITING_OF_ONE_MAX, among,
    same,
};
use crate::domain::structure::Structure;
use crate::domain::text::{self, LINE_MAX};
use crate::store::activity::{Event, Kind, record};
use crate::store::{self, Tx};

use super::attempts::{Proposer, count_proposal};
use super::undo::{keep_proposal, kept_already};
use super::{Asker, Error, Result, Scene, choices, enter, grants};

/// A choice as its form gives it.
#[derive(Debug, Clone)]
pub struct NewProposal {
    /// What is to be voted on.
    pub subject: Subject,
    /// Typed name; a signed-in person's own is taken instead.
    pub name: String,
    /// A signed-in person wants no name.
    pub anonymous: bool,
    /// Something about it looks like a machine: let the owner see it first.
    pub suspicious: bool,
    /// Where it comes from; nothing for a client without limits.
    pub client: Option<IpAddr>,
}

/// What the page for proposing shows.
#[derive(Debug, Clone)]
pub struct Desk {
    /// The poll and who looks.
    pub scene: Scene,
    /// What they have proposed and waits.
    pub own: Vec<Proposal>,
    /// What of theirs was reviewed, the last ones first.
    pub settled: Vec<(Proposal, Outcome)>,
}

/// Most proposals that were reviewed and that their proposer still sees.
const SETTLED_MAX: usize = 20;

/// Loads a poll to which the actor may propose choices.
///
/// # Errors
/// The denial.
pub fn desk(tx: &mut Tx<'_>, asker: &Asker, slug: &str) -> Result<Desk> {
    let scene = enter(tx, asker, slug, Action::Propose)?;
    let mut own = store::proposals::of(tx, &scene.poll)?;
    own.retain(|proposal| is_own(&scene, proposal));
    let mut settled = store::proposals::settled(tx, &scene.poll)?;
    settled.retain(|(proposal, _)| is_own(&scene, proposal));
    settled.truncate(SETTLED_MAX);
    Ok(Desk { scene, own, settled })
}

fn is_own(scene: &Scene, proposal: &Proposal) -> bool {
    match proposal.user {
        Some(user) => Some(user) == scene.actor.user_id(),
        None => scene.actor.grants.proposals.contains(&proposal.public_id),
    }
}

/// Proposes a choice, and tells whether it waits for the owner: where the poll wants that, where it looks like a
/// machine's, and where the owner has taken the same off the poll. Those of owners never wait.
///
/// # Errors
/// [`Error::Invalid`] beside the fields `choice`, `name` and `anonymous`, or the denial.
pub fn propose(tx: &mut Tx<'_>, asker: &Asker, slug: &str, new: &NewProposal, id: &PublicId) -> Result<bool> {
    let Desk { scene, own, settled } = desk(tx, asker, slug)?;
    let structure = scene.structure(tx)?;
    let mut invalid = Invalid::default();
    let proposer = proposer(&scene, new, &mut invalid);
    if let Some(problem) = repeated(&structure, &own, &new.subject) {
        invalid.add("choice", problem);
    }
    invalid.finish()?;
    let (user, name) = proposer;
    let created = if name.is_empty() { scene.now.day() } else { scene.now };
    let proposal = Proposal { public_id: *id, user, name, subject: new.subject.clone(), created };
    if !scene.owns() {
        check_limits(tx, asker, &scene, own.len(), new.client)?;
    }
    let waits = !scene.owns() && (new.suspicious || needs_review(&scene, &structure, &proposal.subject));
    let poll = scene.poll.id;
    if !waits {
        let event = Event { poll, kind: Kind::Added, object: None, user, at: created };
        choices::add(tx, &scene, &proposal.subject, event).map_err(at_choice)?;
        return Ok(false);
    }
    store::proposals::insert(tx, poll, &proposal)?;
    if scene.actor.user.is_none() {
        let mut grants = scene.actor.grants.clone();
        let known = own.iter().chain(settled.iter().map(|(proposal, _)| proposal));
        grants.proposals = known.map(|proposal| proposal.public_id).chain([*id]).collect();
        grants::put(tx, asker, &scene.poll, &grants)?;
    }
    store::polls::touch(tx, poll)?;
    record(tx, Event { poll, kind: Kind::Proposed, object: Some(id), user, at: created })?;
    Ok(true)
}

/// The account and the name under which it is proposed; neither where none is wanted.
fn proposer(scene: &Scene, new: &NewProposal, invalid: &mut Invalid) -> (Option<UserId>, String) {
    let nameless = scene.poll.settings.anonymous_allowed;
    if let Some(user) = &scene.actor.user {
        if !new.anonymous {
            return (Some(user.id), user.name.clone());
        }
        if !nameless {
            invalid.add("anonymous", Problem::AnonymousForbidden);
        }
        return (None, String::new());
    }
    let name =
        if nameless { text::optional_line(&new.name, LINE_MAX) } else { text::line(&new.name, LINE_MAX) };
    (None, invalid.check("name", name).unwrap_or_default())
}

/// What others have proposed and waits is told to nobody, so it may be proposed again.
fn repeated(structure: &Structure, own: &[Proposal], subject: &Subject) -> Option<Problem> {
    if among(subject, structure.live_choices()) {
        return Some(Problem::AlreadyThere);
    }
    own.iter().any(|mine| same(&mine.subject, subject)).then_some(Problem::AlreadyProposed)
}

fn needs_review(scene: &Scene, structure: &Structure, subject: &Subject) -> bool {
    let taken_off = among(subject, structure.choices.iter().filter(|choice| choice.deleted));
    taken_off || scene.poll.settings.proposals != Proposals::AtOnce
}

fn check_limits(
    tx: &mut Tx<'_>,
    asker: &Asker,
    scene: &Scene,
    own: usize,
    client: Option<IpAddr>,
) -> Result<()> {
    let at_choice = |problem| Error::from(Invalid::one("choice", problem));
    if i64::try_from(own).unwrap_or(i64::MAX) >= WAITING_OF_ONE_MAX {
        return Err(at_choice(Problem::ProposalsWait { max: WAITING_OF_ONE_MAX }));
    }
    let person = person(asker, scene);
    let known = scene.actor.user.is_some() || scene.actor.invitation().is_some();
    let (who, most) = if known {
        (Proposer::Known(&person), WAITING_MAX)
    } else {
        (Proposer::Stranger(&person, client), WAITING_FOR_STRANGERS_MAX)
    };
    let room = store::proposals::count(tx, scene.poll.id)? < most;
    if room && count_proposal(tx, &asker.keys, &scene.poll, who)? {
        return Ok(());
    }
    Err(at_choice(Problem::ProposedTooOften))
}

/// By what somebody's proposals are counted: the account, the personal link, or the browser. All without any are one.
fn person(asker: &Asker, scene: &Scene) -> Vec<u8> {
    match (scene.actor.user_id(), scene.actor.invitation(), &asker.guest) {
        (Some(user), _, _) => user.0.to_be_bytes().to_vec(),
        (None, Some(invitation), _) => invitation.as_str().as_bytes().to_vec(),
        (None, None, Some(guest)) => guest.name_of(&format!("proposals {}", scene.poll.anchor())).to_vec(),
        (None, None, None) => Vec::new(),
    }
}

fn at_choice(error: Error) -> Error {
    match error {
        Error::Invalid(mut invalid) => {
            invalid.0.iter_mut().for_each(|wrong| "choice".clone_into(&mut wrong.field));
            Error::Invalid(invalid)
        }
        other => other,
    }
}

/// Loads what waits for the owner, the oldest first.
///
/// # Errors
/// The denial.
pub fn waiting(tx: &mut Tx<'_>, asker: &Asker, slug: &str) -> Result<(Scene, Vec<Proposal>)> {
    let scene = enter(tx, asker, slug, Action::ReviewProposals)?;
    let all = store::proposals::of(tx, &scene.poll)?;
    Ok((scene, all))
}

/// Puts a proposed choice on the poll, and lets no other wait that says the same. `false` if it waits no more: a form that
/// arrives twice does no harm.
///
/// # Errors
/// [`Error::Invalid`] beside `choice` if there is no room, or the denial.
pub fn accept(tx: &mut Tx<'_>, asker: &Asker, slug: &str, id: &str) -> Result<bool> {
    let (scene, Some(proposal)) = find(tx, asker, slug, id)? else { return Ok(false) };
    let poll = scene.poll.id;
    for other in store::proposals::of(tx, &scene.poll)? {
        if same(&other.subject, &proposal.subject) {
            settle(tx, &scene, &other, Outcome::Accepted)?;
        }
    }
    let structure = scene.structure(tx)?;
    if among(&proposal.subject, structure.live_choices()) {
        store::polls::touch(tx, poll)?;
    } else {
        let event = event(&scene, Kind::ProposalAccepted, Some(&proposal.public_id));
        choices::add(tx, &scene, &proposal.subject, event).map_err(at_choice)?;
    }
    Ok(true)
}

/// What became of a wish to reject a proposal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rejected {
    /// It is rejected, and can be brought back under this name.
    Gone(Option<PublicId>),
    /// It waits no more, for whatever reason.
    WaitsNoMore,
}

/// Rejects a proposed choice. Asked again by the same person, it is so already.
///
/// # Errors
/// The denial.
pub fn reject(tx: &mut Tx<'_>, asker: &Asker, slug: &str, id: &str) -> Result<Rejected> {
    let (scene, found) = find(tx, asker, slug, id)?;
    let Some(proposal) = found else {
        let kept = kept_already(tx, asker, &scene, id)?;
        return Ok(kept.map_or(Rejected::WaitsNoMore, |name| Rejected::Gone(Some(name))));
    };
    settle(tx, &scene, &proposal, Outcome::Rejected)?;
    store::polls::touch(tx, scene.poll.id)?;
    record(tx, event(&scene, Kind::ProposalRejected, Some(&proposal.public_id)))?;
    Ok(Rejected::Gone(keep_proposal(tx, asker, &scene, &proposal)?))
}

fn settle(tx: &mut Tx<'_>, scene: &Scene, proposal: &Proposal, outcome: Outcome) -> Result<()> {
    let oldest = scene.now.plus(-SETTLED_SECONDS);
    Ok(store::proposals::settle(tx, scene.poll.id, &proposal.public_id, outcome, oldest)?)
}

/// One that waits in this poll, for its owner; `None` for any other.
fn find(tx: &mut Tx<'_>, asker: &Asker, slug: &str, id: &str) -> Result<(Scene, Option<Proposal>)> {
    let scene = enter(tx, asker, slug, Action::ReviewProposals)?;
    let id = PublicId::parse(id).ok_or(Error::NotFound)?;
    let proposal = store::proposals::by_public_id(tx, &scene.poll, &id)?;
    Ok((scene, proposal))
}

/// What the owner did.
pub(super) fn event<'a>(scene: &Scene, kind: Kind, object: Option<&'a PublicId>) -> Event<'a> {
    Event { poll: scene.poll.id, kind, object, user: scene.actor.user_id(), at: scene.now }
}

/// Brings back one that was rejected, unless the poll has the same choice by now.
///
/// # Errors
/// The denial.
pub(super) fn restore(tx: &mut Tx<'_>, scene: &Scene, proposal: &Proposal) -> Result<()> {
    scene.allow(Action::ReviewProposals)?;
    let structure = scene.structure(tx)?;
    let there = store::proposals::by_public_id(tx, &scene.poll, &proposal.public_id)?.is_some();
    if there || among(&proposal.subject, structure.live_choices()) {
        return Ok(());
    }
    // In the place of what is known of its end.
    store::proposals::delete(tx, scene.poll.id, &proposal.public_id)?;
    store::proposals::insert(tx, scene.poll.id, proposal)?;
    store::polls::touch(tx, scene.poll.id)?;
    Ok(record(tx, event(scene, Kind::ProposalRestored, Some(&proposal.public_id)))?)
}
