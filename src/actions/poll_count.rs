//! What came of the votes of a poll. Ways of counting that ask for orders read every ballot, once for each revision.

use std::sync::Arc;

use crate::domain::access::Action;
use crate::domain::counting::{self, Ballots, Cast, Count};
use crate::domain::needed::{Verdict, judge};
use crate::domain::structure::Structure;
use crate::domain::visibility::sight;
use crate::store::{self, Tx};

use super::{Asker, Result, Scene, enter, needed};

/// How long reading may take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Time {
    /// Others wait for this thread.
    Little,
    /// As long as it takes.
    Enough,
}

/// Counts a poll, for somebody who may see what comes of it; `None` if there is too little time for that.
///
/// # Errors
/// Those of the store.
pub fn count(
    tx: &mut Tx<'_>,
    scene: &Scene,
    structure: &Structure,
    time: Time,
) -> Result<Option<Arc<Count>>> {
    let (poll, tally, method) = (&scene.poll, &scene.tally, scene.poll.settings.method);
    if !method.orders() {
        let cast = Cast { tally, ballots: None };
        return Ok(Some(Arc::new(counting::count(method, structure, cast))));
    }
    if let Some(count) = store::votes::known_count(tx, poll) {
        return Ok(Some(count));
    }
    if time == Time::Little && !counting::is_quick(method, structure, tally) {
        return Ok(None);
    }
    let mut ballots = Ballots::new(method, structure, tally);
    store::votes::each_ballot(tx, poll.id, |answers| ballots.add(answers))?;
    let cast = Cast { tally, ballots: Some(&ballots) };
    let count = Arc::new(counting::count(method, structure, cast));
    store::votes::learn_count(tx, poll, &count);
    Ok(Some(count))
}

/// A poll with what it asks and what came of it.
#[derive(Debug, Clone)]
pub struct Counted {
    /// The poll and who decides.
    pub scene: Scene,
    /// What it asks.
    pub structure: Arc<Structure>,
    /// What came of it; the best choices are those that the page of results names.
    pub count: Arc<Count>,
    /// What comes of it that somebody's yes is needed.
    pub needed: Option<Verdict>,
}

/// A poll with what came of it, for whoever may decide it; `None` if there is too little time for that.
///
/// # Errors
/// [`super::Error::NotFound`] or the denial.
pub fn to_decide(tx: &mut Tx<'_>, asker: &Asker, slug: &str, time: Time) -> Result<Option<Counted>> {
    let scene = enter(tx, asker, slug, Action::Decide)?;
    let structure = scene.known_structure(tx)?;
    let Some(mut count) = count(tx, &scene, &structure, time)? else { return Ok(None) };
    let sight = sight(&scene.actor, scene.standing, &scene.poll);
    let people = needed::people(tx, &scene, sight, None)?;
    let needed = (!people.is_empty()).then(|| judge(people, &structure, Some(Arc::make_mut(&mut count))));
    Ok(Some(Counted { scene, structure, count, needed }))
}
