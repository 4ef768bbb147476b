//! What came of the votes of a poll. Ways of counting that ask for orders read every ballot, once for each revision.

use std::sync::Arc;

use crate::domain::access::Action;
use crate::domain::counting::{self, Ballots, Cast, Count};
use crate::domain::structure::Structure;
use crate::store::{self, Tx};

use super::{Asker, Result, Scene, enter};

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
pub type Counted = (Scene, Arc<Structure>, Arc<Count>);

/// A poll with what came of it, for whoever may decide it; `None` if there is too little time for that.
///
/// # Errors
/// [`super::Error::NotFound`] or the denial.
pub fn to_decide(tx: &mut Tx<'_>, asker: &Asker, slug: &str, time: Time) -> Result<Option<Counted>> {
    let scene = enter(tx, asker, slug, Action::Decide)?;
    let structure = scene.known_structure(tx)?;
    let count = count(tx, &scene, &structure, time)?;
    Ok(count.map(|count| (scene, structure, count)))
}
