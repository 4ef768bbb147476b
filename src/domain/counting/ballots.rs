//! Ballots as orders of the choices.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use crate::domain::id::{ChoiceId, ValueId};
use crate::domain::poll::Method;
use crate::domain::structure::Structure;
use crate::domain::tally::Tally;
use crate::domain::vote::Answers;

/// Most steps of counting: about a tenth of a second.
const STEPS_MAX: u64 = 50_000_000;

/// Steps that nobody waits for.
const STEPS_FEW: u64 = 500_000;

/// How well each ballot likes each choice that can be voted on. Ballots that say the same are counted together. When there
/// are too many to be counted, none are kept.
#[derive(Debug, Clone)]
pub struct Ballots {
    choices: Vec<ChoiceId>,
    /// Answers that can be given, each with its level: 1 for the least weight.
    levels: BTreeMap<ValueId, u8>,
    groups: BTreeMap<Vec<u8>, i64>,
    /// Different ballots at most; `None` once there are too many, or too many choices.
    room: Option<usize>,
}

impl Ballots {
    /// No ballot yet of a poll that is counted so, and of whose votes so much is known.
    pub fn new(method: Method, structure: &Structure, tally: &Tally) -> Self {
        let mut weights: Vec<_> = structure.live_values().map(|value| value.weight).collect();
        weights.sort_unstable();
        weights.dedup();
        // A poll has at most 50 answers.
        let level =
            |weight| u8::try_from(weights.partition_point(|other| *other <= weight)).unwrap_or(u8::MAX);
        Self {
            choices: structure.live_choices().map(|choice| choice.id).collect(),
            levels: structure.live_values().map(|value| (value.id, level(value.weight))).collect(),
            groups: BTreeMap::new(),
            room: room(method, standing(structure, tally)),
        }
    }

    /// One ballot more, unless there are too many: then no other need be added. A blank answer, and one that was taken off
    /// the poll, is liked less than any other.
    pub fn add(&mut self, answers: &Answers) -> ControlFlow<()> {
        let Some(room) = self.room else { return ControlFlow::Break(()) };
        let level =
            |choice: &ChoiceId| answers.value(*choice).and_then(|value| self.levels.get(&value)).copied();
        let likes = self.choices.iter().map(|choice| level(choice).unwrap_or(0)).collect();
        *self.groups.entry(likes).or_default() += 1;
        if self.groups.len() <= room {
            return ControlFlow::Continue(());
        }
        self.groups = BTreeMap::new();
        self.room = None;
        ControlFlow::Break(())
    }

    /// Every different ballot, how well it likes each choice (0 for blank), and how many there are of it.
    pub(super) fn groups(&self) -> impl Iterator<Item = (&[u8], i64)> {
        self.groups.iter().map(|(likes, count)| (likes.as_slice(), *count))
    }

    /// The choice at a place of a ballot.
    pub(super) fn choice(&self, at: usize) -> ChoiceId {
        self.choices.get(at).copied().unwrap_or(ChoiceId(0))
    }

    /// Whether they can be counted at once.
    pub(super) fn fit(&self) -> bool {
        self.room.is_some()
    }
}

/// Whether a poll with these votes is counted so quickly, ballots and all, that nobody else waits for it.
pub fn is_quick(method: Method, structure: &Structure, tally: &Tally) -> bool {
    let votes = usize::try_from(tally.votes()).unwrap_or(usize::MAX);
    !method.orders() || steps(votes, standing(structure, tally)) <= STEPS_FEW
}

/// Choices that somebody answered.
fn standing(structure: &Structure, tally: &Tally) -> usize {
    let answered =
        |choice: &ChoiceId| structure.live_values().any(|value| tally.count(*choice, value.id) > 0);
    structure.live_choices().filter(|choice| answered(&choice.id)).count()
}

/// Different ballots at most by which so many choices can be counted; `None` if those are too many by themselves.
pub(super) fn room(method: Method, choices: usize) -> Option<usize> {
    let most = match method {
        // Its fractions are exact up to here.
        Method::Runoff => 64,
        _ => 200,
    };
    let pairs = wide(choices).saturating_mul(wide(choices)).max(1);
    let ballots = usize::try_from(STEPS_MAX / pairs).unwrap_or(usize::MAX);
    (choices <= most).then(|| ballots.saturating_sub(choices))
}

/// Steps at most: every ballot compares every two choices (or counts in every round), and paths lead over every third.
pub(super) fn steps(ballots: usize, choices: usize) -> u64 {
    let pairs = wide(choices).saturating_mul(wide(choices));
    pairs.saturating_mul(wide(ballots).saturating_add(wide(choices)))
}

fn wide(number: usize) -> u64 {
    u64::try_from(number).unwrap_or(u64::MAX)
}
