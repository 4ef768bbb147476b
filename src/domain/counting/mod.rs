//! Ways of counting. A ballot is the same for all of them, one answer a choice, and the weight of an answer says how well
//! it likes the choice; a [`Method`] only says what is made of that. So a poll can be counted otherwise at any time.
//!
//! Everything is counted in whole numbers, so that equal is equal; numbers with a point are made at the end, to be shown.
//! A choice that nobody answered takes no part, whatever the method.

mod ballots;
mod majority;
mod runoff;
mod schulze;
mod sums;
#[cfg(test)]
mod tests;

pub use ballots::{Ballots, is_quick};
pub use runoff::Round;
pub use schulze::Duels;
pub use sums::approving;

use super::id::ValueId;
use super::poll::Method;
use super::structure::Structure;
use super::tally::{self, Summary, Tally};

/// What a method makes of one choice, as it is shown.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Figure {
    /// The sum of weights, or its share: both are in the [`Summary`].
    Weighted,
    /// How many approve.
    Approvals(i64),
    /// Mean weight of those who answered.
    Mean(f64),
    /// Votes in the last round that the choice was in; shared ones make fractions.
    Votes(f64),
    /// How many other choices it is ahead of, be it by a chain of duels.
    Wins(usize),
    /// An answer of the median grade, and how many graded it better and worse.
    Grade {
        /// The first answer with the median weight.
        value: ValueId,
        /// Better grades.
        better: i64,
        /// Worse grades, blank ones too.
        worse: i64,
    },
    /// Points of resistance, at most 10 a vote.
    Resistance(f64),
}

/// How a method came to its result, as far as the figures do not say it.
#[derive(Debug, Clone, PartialEq)]
pub enum Steps {
    /// The figures say it.
    Plain,
    /// The answers that approve.
    Approving(Vec<ValueId>),
    /// Who went out when.
    Rounds(Vec<Round>),
    /// Every choice against every other.
    Duels(Duels),
}

/// A poll, counted.
#[derive(Debug, Clone, PartialEq)]
pub struct Count {
    /// How it was counted.
    pub method: Method,
    /// It was to be counted otherwise, but is too large for that.
    pub too_large: bool,
    /// Every choice that can be voted on, in the order of the poll.
    pub summaries: Vec<Summary>,
    /// How it went.
    pub steps: Steps,
}

/// All votes of a poll.
#[derive(Debug, Clone, Copy)]
pub struct Cast<'a> {
    /// How many gave which answer.
    pub tally: &'a Tally,
    /// Every ballot, for a poll whose [`Method::orders`]; `None` where nobody asks for places.
    pub ballots: Option<&'a Ballots>,
}

/// Counts a poll. Without the ballots that the method needs, or if there are more of them or more choices than can be
/// counted at once, weights are counted.
pub fn count(method: Method, structure: &Structure, cast: Cast<'_>) -> Count {
    let Cast { tally, ballots } = cast;
    let mut summaries = tally::summaries(tally, structure);
    let stand: Vec<usize> = (0..summaries.len()).filter(|at| summaries[*at].score.is_some()).collect();
    let fits = ballots.filter(|ballots| ballots.fit());
    let too_large = method.orders() && ballots.is_some() && fits.is_none();
    let (method, steps) = match (method, fits) {
        (Method::Runoff, Some(ballots)) => {
            (method, Steps::Rounds(runoff::count(ballots, &stand, &mut summaries)))
        }
        (Method::Schulze, Some(ballots)) => {
            (method, Steps::Duels(schulze::count(ballots, &stand, &mut summaries)))
        }
        (Method::Approval, _) => (method, Steps::Approving(sums::approval(structure, &mut summaries))),
        (Method::Score, _) => (method, sums::score(&mut summaries)),
        (Method::Majority, _) => (method, majority::count(structure, tally, &stand, &mut summaries)),
        (Method::Consensus, _) => (method, sums::consensus(structure, &mut summaries)),
        (Method::Weighted | Method::Runoff | Method::Schulze, _) => {
            (Method::Weighted, sums::weighted(&mut summaries))
        }
    };
    Count { method, too_large, summaries, steps }
}

/// Gives places by an order: `better` says how one choice compares with another one, and greater is better. Equal ones
/// share a place, and the places after it stay free.
fn place(
    summaries: &mut [Summary],
    stand: &[usize],
    mut order: impl FnMut(usize, usize) -> std::cmp::Ordering,
) {
    let mut sorted = stand.to_vec();
    sorted.sort_by(|a, b| order(*b, *a));
    let mut place = 1;
    for (at, index) in sorted.iter().enumerate() {
        if at > 0 && order(sorted[at - 1], *index).is_ne() {
            place = at + 1;
        }
        put(&mut summaries[*index], place);
    }
}

fn put(summary: &mut Summary, place: usize) {
    summary.place = Some(place);
    summary.best = place == 1;
}

/// A count as a number to show.
#[expect(clippy::cast_precision_loss, reason = "only shown")]
fn shown(count: i64) -> f64 {
    count as f64
}
