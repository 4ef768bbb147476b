//! Majority judgement (Balinski and Laraki, "Majority Judgment", 2011): the answers are grades, ordered by their weights;
//! the median grade decides. Of an even number the lower one of the middle two is the median. Where medians are equal, one
//! vote of that grade is taken off each until they differ.

use std::cmp::Ordering;

use crate::domain::answer_value::Weight;
use crate::domain::id::ChoiceId;
use crate::domain::structure::Structure;
use crate::domain::tally::{Summary, Tally};

use super::{Figure, Steps, place};

/// Grades of one choice.
struct Grades {
    /// How many gave at most each grade, from the least grade on; the last is all votes.
    upto: Vec<i64>,
}

impl Grades {
    fn votes(&self) -> i64 {
        self.upto.last().copied().unwrap_or(0)
    }

    /// The grade at a place among all votes of the choice, the worst at 0.
    fn at(&self, place: i64) -> usize {
        self.upto.partition_point(|upto| *upto <= place)
    }

    /// The lower median.
    fn median(&self) -> usize {
        self.at((self.votes() - 1) / 2)
    }

    /// The two grades that come after so many pairs were taken off around the middle. Votes are taken off from the
    /// middle outwards, now below and now above, so these pairs in their order are all medians in turn.
    fn pair(&self, taken: i64) -> (usize, usize) {
        let middle = (self.votes() - 1) / 2;
        let upper = middle + 1 - self.votes() % 2;
        (self.at(middle - taken), self.at(upper + taken))
    }

    /// How many pairs must be taken off until another grade comes.
    fn next(&self, taken: i64) -> i64 {
        let middle = (self.votes() - 1) / 2;
        let upper = middle + 1 - self.votes() % 2;
        let (low, high) = self.pair(taken);
        let below = low.checked_sub(1).map_or(0, |below| self.upto[below]);
        (middle - below + 1).min(self.upto[high] - upper)
    }

    /// Both have the same number of votes.
    fn compare(&self, other: &Self) -> Ordering {
        let last = (self.votes() - 1) / 2;
        let mut taken = 0;
        while taken <= last {
            match self.pair(taken).cmp(&other.pair(taken)) {
                Ordering::Equal => taken = self.next(taken).min(other.next(taken)),
                different => return different,
            }
        }
        Ordering::Equal
    }
}

/// Counts by grades; a blank answer, and one that was taken off the poll, is the worst grade.
pub(super) fn count(
    structure: &Structure,
    tally: &Tally,
    stand: &[usize],
    summaries: &mut [Summary],
) -> Steps {
    let mut scale: Vec<Weight> = structure.live_values().map(|value| value.weight).collect();
    scale.sort_unstable();
    scale.dedup();
    let grades: Vec<Grades> =
        summaries.iter().map(|summary| graded(structure, tally, &scale, summary.choice)).collect();
    for at in stand {
        let of = &grades[*at];
        let median = of.median();
        let named = structure.live_values().find(|value| scale.get(median) == Some(&value.weight));
        summaries[*at].figure = named.map(|value| Figure::Grade {
            value: value.id,
            better: of.votes() - of.upto[median],
            worse: median.checked_sub(1).map_or(0, |below| of.upto[below]),
        });
    }
    place(summaries, stand, |a, b| grades[a].compare(&grades[b]));
    Steps::Plain
}

fn graded(structure: &Structure, tally: &Tally, scale: &[Weight], choice: ChoiceId) -> Grades {
    let mut counts = vec![0; scale.len()];
    for value in structure.live_values() {
        if let Ok(grade) = scale.binary_search(&value.weight) {
            counts[grade] += tally.count(choice, value.id);
        }
    }
    let better: i64 = counts.iter().skip(1).sum();
    if let Some(worst) = counts.first_mut() {
        *worst = tally.votes() - better;
    }
    let mut upto = 0;
    let running = counts.iter().map(|count| {
        upto += count;
        upto
    });
    Grades { upto: running.collect() }
}
