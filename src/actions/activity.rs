//! What happened to a poll, for its owner.

use crate::domain::access::Action;
use crate::domain::choice::Subject;
use crate::domain::history::{self, Entry};
use crate::domain::id::{PublicId, UserId};
use crate::store::activity::{self, Kind, Noted};
use crate::store::{self, Tx};

use super::undo::{Undoable, undoable};
use super::{Asker, Result, Scene, enter};

/// Lines on one page.
pub const PAGE: usize = 50;
/// Most events that are looked at; what was before them is kept, but not shown.
const EVENTS_MAX: usize = 20_000;

/// What happened, as the owner sees it.
#[derive(Debug, Clone)]
pub struct Line {
    /// What.
    pub kind: Kind,
    /// Whose vote or comment it was, if it is there and has a name.
    pub of: Option<String>,
    /// The choices that it was about, as far as that is known.
    pub choices: Vec<Subject>,
    /// The account that did it.
    pub by: Option<String>,
    noted: Noted,
}

/// A page of what happened.
#[derive(Debug, Clone)]
pub struct Activity {
    /// The poll and who looks.
    pub scene: Scene,
    /// The last first.
    pub lines: Vec<Entry<Line>>,
    /// Which page this is, from 1.
    pub page: usize,
    /// How many there are.
    pub pages: usize,
    /// There is more than is looked at.
    pub cut: bool,
    /// What whoever looks has deleted and can bring back.
    pub undoable: Vec<Undoable>,
}

/// Loads a page of what happened to a poll. Of anonymous votes there is no more than how many were cast, changed or deleted
/// on a day: neither names nor times, nor an order from which times could be read. For that all of it is read, which takes
/// long; where a page begins cannot be told by an address without telling how many of them were before.
///
/// # Errors
/// The denial.
pub fn activity(tx: &mut Tx<'_>, asker: &Asker, slug: &str, page: usize) -> Result<Activity> {
    let scene = enter(tx, asker, slug, Action::Edit)?;
    let entry = |noted: Noted| Entry { at: noted.at, coarse: is_coarse(&noted), count: 1, what: line(noted) };
    let mut all = activity::of(tx, scene.poll.id, i64::try_from(EVENTS_MAX + 1).unwrap_or(i64::MAX))?;
    let cut = all.len() > EVENTS_MAX;
    all.truncate(EVENTS_MAX);
    let all = all.into_iter().map(entry).collect();
    let all = history::arranged(all, |line: &Line| line.kind as usize);
    let pages = all.len().div_ceil(PAGE).max(1);
    let page = page.clamp(1, pages);
    let mut lines: Vec<_> = all.into_iter().skip((page - 1) * PAGE).take(PAGE).collect();
    name(tx, &scene, &mut lines)?;
    let undoable = undoable(tx, asker, &scene)?;
    Ok(Activity { scene, lines, page, pages, cut, undoable })
}

fn line(noted: Noted) -> Line {
    Line { kind: noted.kind, of: None, choices: Vec::new(), by: None, noted }
}

/// What is noted of an anonymous vote, or of a choice that was proposed without a name.
fn is_coarse(noted: &Noted) -> bool {
    (is_of_vote(noted.kind) || matches!(noted.kind, Kind::Proposed | Kind::Added))
        && noted.user.is_none()
        && noted.at == noted.at.day()
}

fn is_of_vote(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Voted | Kind::VoteEdited | Kind::VoteDeleted | Kind::VoteRestored | Kind::VoteAssigned
    )
}

fn is_of_proposal(kind: Kind) -> bool {
    matches!(kind, Kind::Proposed | Kind::ProposalAccepted | Kind::ProposalRejected | Kind::ProposalRestored)
}

/// Finds the names of one page.
fn name(tx: &mut Tx<'_>, scene: &Scene, lines: &mut [Entry<Line>]) -> Result<()> {
    let mut users: Vec<UserId> = lines.iter().filter_map(|line| line.what.noted.user).collect();
    users.sort_unstable();
    users.dedup();
    let names = store::users::names(tx, &users)?;
    for line in lines.iter_mut().filter(|line| !line.coarse).map(|line| &mut line.what) {
        line.by = names.iter().find(|(id, _)| Some(*id) == line.noted.user).map(|(_, name)| name.clone());
        if let Some(object) = line.noted.object {
            line.of = name_of(tx, scene, line.kind, &object)?.filter(|name| line.by.as_ref() != Some(name));
            if is_of_proposal(line.kind) {
                line.choices.extend(store::proposals::subject(tx, &scene.poll, &object)?);
            }
        }
        // What was decided before is not known any more.
        if line.kind == Kind::Decided && scene.poll.decided_at == Some(line.noted.at) {
            let structure = scene.structure(tx)?;
            line.choices = structure.decided().map(|choice| choice.subject.clone()).collect();
        }
    }
    Ok(())
}

fn name_of(tx: &mut Tx<'_>, scene: &Scene, kind: Kind, object: &PublicId) -> Result<Option<String>> {
    let poll = scene.poll.id;
    Ok(match kind {
        _ if is_of_vote(kind) => {
            store::votes::by_public_id(tx, poll, object)?.filter(|vote| !vote.anonymous).map(|vote| vote.name)
        }
        Kind::Commented | Kind::CommentEdited | Kind::CommentRestored | Kind::CommentApproved => {
            store::comments::by_public_id(tx, poll, object)?.map(|comment| comment.name)
        }
        Kind::Proposed | Kind::ProposalRestored => store::proposals::by_public_id(tx, &scene.poll, object)?
            .map(|one| one.name)
            .filter(|name| !name.is_empty()),
        Kind::InvitationRestored => store::invitations::by_public_id(tx, poll, object)?.map(|one| one.name),
        _ => None,
    })
}
