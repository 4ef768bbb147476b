//! What was read of polls and is still right: their choices and values, by the number that every change of
//! them raises ([`Poll::structure`]). The number itself is read in each transaction, so nothing here is ever
//! out of date, on any node.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

use crate::domain::id::PollId;
use crate::domain::poll::Poll;
use crate::domain::structure::Structure;

/// Most choices and values that are kept, all polls together.
const ITEMS_MAX: usize = 40_000;

/// A poll, for its key may be used again for a later one, and the number of its structure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Version {
    created: i64,
    structure: i64,
}

/// One structure on its way to be known: it counts once its transaction is committed.
pub(super) struct Learned {
    poll: PollId,
    version: Version,
    structure: Arc<Structure>,
}

impl Learned {
    pub(super) fn new(poll: &Poll, structure: &Arc<Structure>) -> Self {
        Self { poll: poll.id, version: Version::of(poll), structure: Arc::clone(structure) }
    }
}

impl Version {
    fn of(poll: &Poll) -> Self {
        Self { created: poll.created.0, structure: poll.structure }
    }
}

/// The structures that are known.
#[derive(Default)]
pub(super) struct Known(RwLock<Shelf>);

#[derive(Default)]
struct Shelf {
    polls: HashMap<PollId, (Version, Arc<Structure>)>,
    items: usize,
}

impl Known {
    /// The structure of a poll as it is now.
    pub(super) fn get(&self, poll: &Poll) -> Option<Arc<Structure>> {
        let shelf = self.0.read().unwrap_or_else(PoisonError::into_inner);
        let (version, structure) = shelf.polls.get(&poll.id)?;
        (*version == Version::of(poll)).then(|| Arc::clone(structure))
    }

    /// Keeps what a committed transaction has read. When there is too much, all of the old goes: it is soon
    /// read again.
    pub(super) fn learn(&self, learned: Vec<Learned>) {
        if learned.is_empty() {
            return;
        }
        let mut shelf = self.0.write().unwrap_or_else(PoisonError::into_inner);
        for Learned { poll, version, structure } in learned {
            shelf.items += items(&structure);
            if let Some((_, old)) = shelf.polls.insert(poll, (version, structure)) {
                shelf.items -= items(&old);
            }
            if shelf.items > ITEMS_MAX {
                *shelf = Shelf::default();
            }
        }
    }
}

fn items(structure: &Structure) -> usize {
    structure.choices.len() + structure.values.len()
}
