//! The method of Schulze ("A new monotonic, clone-independent, reversal symmetric, and Condorcet-consistent single-winner
//! election method", Social Choice and Welfare 36, 2011), with winning votes: one choice beats another one if a chain of
//! duels leads from it to the other whose weakest win is stronger than in any chain back.

use crate::domain::id::ChoiceId;
use crate::domain::tally::Summary;

use super::{Ballots, Figure, put};

/// Every choice against every other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Duels {
    /// Who takes part.
    pub choices: Vec<ChoiceId>,
    /// In each row, how many ballots like the row's choice better than each other one.
    pub better: Vec<Vec<i64>>,
}

/// Counts by duels. A choice has its place after all that beat it.
pub(super) fn count(ballots: &Ballots, stand: &[usize], summaries: &mut [Summary]) -> Duels {
    let better = duels(ballots, stand);
    let strength = strongest(&better);
    let beats = |a: usize, b: usize| strength[a][b] > strength[b][a];
    let all = 0..stand.len();
    for (number, at) in stand.iter().enumerate() {
        let wins = all.clone().filter(|other| beats(number, *other)).count();
        let losses = all.clone().filter(|other| beats(*other, number)).count();
        summaries[*at].figure = Some(Figure::Wins(wins));
        put(&mut summaries[*at], losses + 1);
    }
    Duels { choices: stand.iter().map(|at| ballots.choice(*at)).collect(), better }
}

fn duels(ballots: &Ballots, stand: &[usize]) -> Vec<Vec<i64>> {
    let mut better = vec![vec![0; stand.len()]; stand.len()];
    for (likes, count) in ballots.groups() {
        for (row, a) in better.iter_mut().zip(stand) {
            for (cell, b) in row.iter_mut().zip(stand) {
                *cell += if likes[*a] > likes[*b] { count } else { 0 };
            }
        }
    }
    better
}

/// How strong the strongest chain from each choice to each other is (Floyd and Warshall).
fn strongest(better: &[Vec<i64>]) -> Vec<Vec<i64>> {
    let won = |a: usize, b: usize| if better[a][b] > better[b][a] { better[a][b] } else { 0 };
    let all = 0..better.len();
    let mut strength: Vec<Vec<i64>> = all.clone().map(|a| all.clone().map(|b| won(a, b)).collect()).collect();
    for over in all.clone() {
        let onward = strength[over].clone();
        for (from, row) in strength.iter_mut().enumerate().filter(|(from, _)| *from != over) {
            let before = row[over];
            for (to, (cell, after)) in row.iter_mut().zip(&onward).enumerate() {
                if to != from {
                    *cell = (*cell).max(before.min(*after));
                }
            }
        }
    }
    strength
}
