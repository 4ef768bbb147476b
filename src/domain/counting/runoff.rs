//! Instant-runoff voting: in every round a ballot is for the choices that it likes most of those left, in equal parts if
//! they are several; the choice with the fewest votes goes out. Those who are last together go out together, unless
//! nobody would be left. A ballot that answered none of those left counts no more.

use crate::domain::id::ChoiceId;
use crate::domain::tally::Summary;

use super::{Ballots, Figure, put, shown};

/// One round.
#[derive(Debug, Clone, PartialEq)]
pub struct Round {
    /// Votes of every choice that is left.
    pub votes: Vec<(ChoiceId, f64)>,
    /// Choices that go out after it; none if those left are best together.
    pub out: Vec<ChoiceId>,
    /// Ballots that count no more.
    pub idle: i64,
}

/// Counts in rounds. At most 64 choices: more could share a vote in parts that a number does not hold.
pub(super) fn count(ballots: &Ballots, stand: &[usize], summaries: &mut [Summary]) -> Vec<Round> {
    let unit = (1..=stand.len()).fold(1_u128, |unit, parts| least_common(unit, wide(parts)));
    let mut left = stand.to_vec();
    let mut rounds = Vec::new();
    while !left.is_empty() {
        let (votes, idle) = round(ballots, &left, unit);
        let fewest = votes.iter().min().copied().unwrap_or(0);
        let last: Vec<usize> =
            left.iter().zip(&votes).filter(|(_, votes)| **votes == fewest).map(|(at, _)| *at).collect();
        let ends = last.len() == left.len();
        let place = left.len() - last.len() + 1;
        last.iter().for_each(|at| put(&mut summaries[*at], place));
        // The one that is left after the others needs no round.
        if left.len() > 1 || rounds.is_empty() {
            let votes = || left.iter().zip(&votes).map(|(at, votes)| (*at, parts(*votes, unit)));
            votes().for_each(|(at, votes)| summaries[at].figure = Some(Figure::Votes(votes)));
            rounds.push(Round {
                votes: votes().map(|(at, votes)| (ballots.choice(at), votes)).collect(),
                out: if ends { Vec::new() } else { last.iter().map(|at| ballots.choice(*at)).collect() },
                idle,
            });
        }
        left.retain(|at| !last.contains(at));
    }
    rounds
}

/// Votes of each choice that is left, in parts of a vote, and how many ballots have none.
fn round(ballots: &Ballots, left: &[usize], unit: u128) -> (Vec<u128>, i64) {
    let mut votes = vec![0; left.len()];
    let mut idle = 0;
    for (likes, count) in ballots.groups() {
        let most = left.iter().map(|at| likes[*at]).max().unwrap_or(0);
        if most == 0 {
            idle += count;
            continue;
        }
        let equal = left.iter().filter(|at| likes[**at] == most).count();
        let share = unit / wide(equal) * u128::try_from(count).unwrap_or(0);
        left.iter()
            .zip(&mut votes)
            .filter(|(at, _)| likes[**at] == most)
            .for_each(|(_, votes)| *votes += share);
    }
    (votes, idle)
}

/// Votes as a number to show: whole ones and the rest.
fn parts(votes: u128, unit: u128) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "only shown")]
    let rest = (votes % unit) as f64 / unit as f64;
    shown(i64::try_from(votes / unit).unwrap_or(i64::MAX)) + rest
}

fn wide(number: usize) -> u128 {
    u128::try_from(number).unwrap_or(u128::MAX)
}

fn least_common(a: u128, b: u128) -> u128 {
    let (mut divisor, mut rest) = (a, b);
    while rest > 0 {
        (divisor, rest) = (rest, divisor % rest);
    }
    a / divisor * b
}
