//! Ballots as orders of the choices.

use std::collections::BTreeMap;

use crate::domain::id::{ChoiceId, ValueId};
use crate::domain::poll::Method;
use crate::domain::structure::Structure;
use crate::domain::vote::Answers;

/// Most steps of counting: about a tenth of a second.
const STEPS_MAX: u64 = 50_000_000;

/// How well each ballot likes each choice that can be voted on. Ballots that say the same are counted together.
#[derive(Debug, Clone)]
pub struct Ballots {
    choices: Vec<ChoiceId>,
    /// Answers that can be given, each with its level: 1 for the least weight.
    levels: BTreeMap<ValueId, u8>,
    groups: BTreeMap<Vec<u8>, i64>,
}

impl Ballots {
    /// No ballot yet.
    pub fn new(structure: &Structure) -> Self {
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
        }
    }

    /// One ballot more. A blank answer, and one that was taken off the poll, is liked less than any other.
    pub fn add(&mut self, answers: &Answers) {
        let level =
            |choice: &ChoiceId| answers.value(*choice).and_then(|value| self.levels.get(&value)).copied();
        let likes = self.choices.iter().map(|choice| level(choice).unwrap_or(0)).collect();
        *self.groups.entry(likes).or_default() += 1;
    }

    /// Every different ballot, how well it likes each choice (0 for blank), and how many there are of it.
    pub(super) fn groups(&self) -> impl Iterator<Item = (&[u8], i64)> {
        self.groups.iter().map(|(likes, count)| (likes.as_slice(), *count))
    }

    /// The choice at a place of a ballot.
    pub(super) fn choice(&self, at: usize) -> ChoiceId {
        self.choices.get(at).copied().unwrap_or(ChoiceId(0))
    }

    /// Whether so many choices can be counted by these ballots at once.
    pub(super) fn fit(&self, method: Method, choices: usize) -> bool {
        let most = match method {
            // Its fractions are exact up to here.
            Method::Runoff => 64,
            _ => 200,
        };
        choices <= most && steps(self.groups.len(), choices) <= STEPS_MAX
    }
}

/// Steps at most: every ballot compares every two choices (or counts in every round), and paths lead over every third.
pub(super) fn steps(ballots: usize, choices: usize) -> u64 {
    let wide = |number: usize| u64::try_from(number).unwrap_or(u64::MAX);
    let pairs = wide(choices).saturating_mul(wide(choices));
    pairs.saturating_mul(wide(ballots).saturating_add(wide(choices)))
}
