//! Methods that add up: weights, approvals, means, resistance.

use crate::domain::answer_value::Weight;
use crate::domain::id::ValueId;
use crate::domain::structure::Structure;
use crate::domain::tally::Summary;

use super::{Figure, Steps, place, shown};

/// By the sum of the weights; blank adds nothing.
pub(super) fn weighted(summaries: &mut [Summary]) -> Steps {
    let sums: Vec<i64> = summaries.iter().map(|summary| summary.score.map_or(0, |score| score.0)).collect();
    by(summaries, &sums, |_| Figure::Weighted);
    Steps::Plain
}

/// The answers that approve: such as weigh at least the middle between the least and the greatest weight.
pub fn approving(structure: &Structure) -> Vec<ValueId> {
    let (least, greatest) = extremes(structure);
    let approves = |weight: Weight| weight.0 * 2 >= least + greatest;
    structure.live_values().filter(|value| approves(value.weight)).map(|value| value.id).collect()
}

/// By how many approve (Brams and Fishburn, "Approval Voting", American Political Science Review 72, 1978): with an
/// answer that weighs at least the middle between the least and the greatest weight. Gives those answers.
pub(super) fn approval(structure: &Structure, summaries: &mut [Summary]) -> Vec<ValueId> {
    let approving = approving(structure);
    let given = |summary: &Summary| {
        summary.counts.iter().filter(|(value, _)| approving.contains(value)).map(|(_, count)| count).sum()
    };
    let sums: Vec<i64> = summaries.iter().map(given).collect();
    by(summaries, &sums, Figure::Approvals);
    approving
}

/// By the mean weight of those who answered (range voting: Smith, "Range voting", 2000).
pub(super) fn score(summaries: &mut [Summary]) -> Steps {
    let of = |summary: &Summary| {
        let answered: i64 = summary.counts.iter().map(|(_, count)| count).sum();
        (summary.score.map_or(0, |score| score.0), answered)
    };
    let means: Vec<(i64, i64)> = summaries.iter().map(of).collect();
    let stand = standing(summaries);
    for at in &stand {
        let (sum, answered) = means[*at];
        summaries[*at].figure = Some(Figure::Mean(Weight(sum).as_f64() / shown(answered)));
    }
    let product = |sum: i64, answered: i64| i128::from(sum) * i128::from(answered);
    place(summaries, &stand, |a, b| product(means[a].0, means[b].1).cmp(&product(means[b].0, means[a].1)));
    Steps::Plain
}

/// By the least resistance (Visotschnig and Schrotta, "Das SK-Prinzip", 2005): 10 points for the answer of the least
/// weight, none for that of the greatest, in proportion between them; blank resists nothing.
pub(super) fn consensus(structure: &Structure, summaries: &mut [Summary]) -> Steps {
    let (least, greatest) = extremes(structure);
    let against = |value: &ValueId| structure.value(*value).map_or(0, |value| greatest - value.weight.0);
    let given =
        |summary: &Summary| -summary.counts.iter().map(|(value, count)| against(value) * count).sum::<i64>();
    let sums: Vec<i64> = summaries.iter().map(given).collect();
    let range = shown((greatest - least).max(1));
    by(summaries, &sums, |sum| Figure::Resistance(10.0 * shown(-sum) / range));
    Steps::Plain
}

/// The greatest sum first.
fn by(summaries: &mut [Summary], sums: &[i64], figure: impl Fn(i64) -> Figure) {
    let stand = standing(summaries);
    for at in &stand {
        summaries[*at].figure = Some(figure(sums[*at]));
    }
    place(summaries, &stand, |a, b| sums[a].cmp(&sums[b]));
}

/// Choices that somebody answered.
fn standing(summaries: &[Summary]) -> Vec<usize> {
    (0..summaries.len()).filter(|at| summaries[*at].score.is_some()).collect()
}

/// The least and the greatest weight of the answers that can be given.
fn extremes(structure: &Structure) -> (i64, i64) {
    let weights = || structure.live_values().map(|value| value.weight.0);
    (weights().min().unwrap_or(0), weights().max().unwrap_or(0))
}
