//! What was read of polls and is still right: their choices and values, by the number that every change of
//! them raises ([`Poll::structure`]), and what came of the votes of polls for which every ballot is read, by the revision.
//! Both numbers are read in each transaction, so nothing here is ever out of date, on any node.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

use crate::domain::counting::{Count, Steps};
use crate::domain::id::PollId;
use crate::domain::poll::Poll;
use crate::domain::structure::Structure;

/// A poll, for its key may be used again for a later one, and the number of what is kept of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Version {
    created: i64,
    number: i64,
}

/// What is on its way to be known: it counts once its transaction is committed.
pub(super) struct Learned {
    poll: PollId,
    version: Version,
    what: What,
}

enum What {
    Structure(Arc<Structure>),
    Count(Arc<Count>),
}

impl Learned {
    pub(super) fn structure(poll: &Poll, structure: &Arc<Structure>) -> Self {
        let version = Version::of(poll, poll.structure);
        Self { poll: poll.id, version, what: What::Structure(Arc::clone(structure)) }
    }

    pub(super) fn count(poll: &Poll, count: &Arc<Count>) -> Self {
        let version = Version::of(poll, poll.revision);
        Self { poll: poll.id, version, what: What::Count(Arc::clone(count)) }
    }
}

impl Version {
    fn of(poll: &Poll, number: i64) -> Self {
        Self { created: poll.created.0, number }
    }
}

/// What is known.
#[derive(Default)]
pub(super) struct Known {
    structures: RwLock<Shelf<Structure>>,
    counts: RwLock<Shelf<Count>>,
}

impl Known {
    /// The structure of a poll as it is now.
    pub(super) fn structure(&self, poll: &Poll) -> Option<Arc<Structure>> {
        get(&self.structures, poll.id, Version::of(poll, poll.structure))
    }

    /// What came of a poll's votes as they are now.
    pub(super) fn count(&self, poll: &Poll) -> Option<Arc<Count>> {
        get(&self.counts, poll.id, Version::of(poll, poll.revision))
    }

    /// Keeps what a committed transaction has read.
    pub(super) fn learn(&self, learned: Vec<Learned>) {
        for Learned { poll, version, what } in learned {
            match what {
                What::Structure(structure) => put(&self.structures, poll, version, structure),
                What::Count(count) => put(&self.counts, poll, version, count),
            }
        }
    }
}

struct Shelf<T> {
    polls: HashMap<PollId, (Version, Arc<T>)>,
    items: usize,
}

impl<T> Default for Shelf<T> {
    fn default() -> Self {
        Self { polls: HashMap::new(), items: 0 }
    }
}

fn get<T>(shelf: &RwLock<Shelf<T>>, poll: PollId, wanted: Version) -> Option<Arc<T>> {
    let shelf = shelf.read().unwrap_or_else(PoisonError::into_inner);
    let (version, kept) = shelf.polls.get(&poll)?;
    (*version == wanted).then(|| Arc::clone(kept))
}

/// When there is too much, all of the old goes: it is soon read again.
fn put<T: Items>(shelf: &RwLock<Shelf<T>>, poll: PollId, version: Version, kept: Arc<T>) {
    let mut shelf = shelf.write().unwrap_or_else(PoisonError::into_inner);
    shelf.items += kept.items();
    if let Some((_, old)) = shelf.polls.insert(poll, (version, kept)) {
        shelf.items -= old.items();
    }
    if shelf.items > T::MOST {
        *shelf = Shelf::default();
    }
}

/// How much room something takes.
trait Items {
    /// Most that are kept, all polls together.
    const MOST: usize;

    fn items(&self) -> usize;
}

/// Choices and values.
impl Items for Structure {
    const MOST: usize = 40_000;

    fn items(&self) -> usize {
        self.choices.len() + self.values.len()
    }
}

/// Numbers: a few megabytes, for two hundred choices make forty thousand duels.
impl Items for Count {
    const MOST: usize = 400_000;

    fn items(&self) -> usize {
        let steps = match &self.steps {
            Steps::Plain => 0,
            Steps::Approving(values) => values.len(),
            Steps::Rounds(rounds) => rounds.iter().map(|round| round.votes.len() + round.out.len()).sum(),
            Steps::Duels(duels) => duels.better.iter().map(Vec::len).sum(),
        };
        self.summaries.iter().map(|summary| summary.counts.len() + 1).sum::<usize>() + steps
    }
}
