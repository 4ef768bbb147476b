//! Ways of counting in words, for pages and exports alike.

use crate::domain::answer_value::ChoiceValue;
use crate::domain::counting::{Count, Figure};
use crate::domain::poll::{Method, Poll};
use crate::domain::seats::is_sheet;
use crate::domain::structure::Structure;
use crate::domain::tally::Summary;
use crate::i18n::{T, labels};

/// What a way of counting is called.
pub fn name(t: T, method: Method) -> &'static str {
    match method {
        Method::Weighted => t.counting_weighted(),
        Method::Approval => t.counting_approval(),
        Method::Score => t.counting_score(),
        Method::Majority => t.counting_majority(),
        Method::Consensus => t.counting_consensus(),
        Method::Runoff => t.counting_runoff(),
        Method::Schulze => t.counting_schulze(),
    }
}

/// That the poll is too large for its way of counting, if it is.
pub fn too_large(t: T, poll: &Poll, count: &Count) -> Option<String> {
    count.too_large.then(|| t.counting_too_large(name(t, poll.settings.method)))
}

/// How it counts.
pub fn text(t: T, method: Method) -> &'static str {
    match method {
        Method::Weighted => t.counting_weighted_text(),
        Method::Approval => t.counting_approval_text(),
        Method::Score => t.counting_score_text(),
        Method::Majority => t.counting_majority_text(),
        Method::Consensus => t.counting_consensus_text(),
        Method::Runoff => t.counting_runoff_text(),
        Method::Schulze => t.counting_schulze_text(),
    }
}

/// What an answer that is left open comes to.
pub fn open(t: T, poll: &Poll, structure: &Structure) -> String {
    let like = |value: &ChoiceValue| t.vote_open_like(labels::answer(t, poll, value));
    let nothing = || t.vote_open_nothing().to_owned();
    if is_sheet(structure) {
        return t.seats_open().to_owned();
    }
    match poll.settings.method {
        Method::Weighted => {
            structure.live_values().find(|value| value.weight.0 == 0).map_or_else(nothing, like)
        }
        Method::Approval | Method::Majority => {
            structure.live_values().min_by_key(|value| value.weight).map_or_else(nothing, like)
        }
        Method::Score => t.vote_open_out().to_owned(),
        Method::Consensus => t.vote_open_agrees().to_owned(),
        Method::Runoff | Method::Schulze => t.vote_open_last().to_owned(),
    }
}

/// What a choice has come to: a percentage, points, a mean, a grade. Nothing if nobody answered.
pub fn figure(t: T, poll: &Poll, structure: &Structure, summary: &Summary) -> Option<String> {
    let percent = || summary.share.map(|share| t.percent(share));
    match summary.figure? {
        Figure::Weighted if poll.settings.show_score => {
            summary.score.map(|score| t.number(score.as_f64(), 2))
        }
        Figure::Weighted => percent(),
        Figure::Approvals(_) => approval(summary).map(|share| t.percent(share)),
        Figure::Mean(mean) => Some(t.counting_mean(&t.number(mean, 2))),
        Figure::Votes(votes) => Some(t.counting_votes(&t.number(votes, 2))),
        Figure::Wins(wins) => Some(t.counting_wins(&t.integer(whole(wins)))),
        Figure::Grade { value, .. } => {
            structure.value(value).map(|value| labels::answer(t, poll, value).to_owned())
        }
        Figure::Resistance(points) => Some(t.counting_resistance(&t.number(points, 1))),
    }
}

/// Part of the votes that approve; `None` where approval is not counted.
pub fn approval(summary: &Summary) -> Option<f64> {
    let Some(Figure::Approvals(approvals)) = summary.figure else { return None };
    let votes = summary.blank + summary.counts.iter().map(|(_, count)| count).sum::<i64>();
    #[expect(clippy::cast_precision_loss, reason = "nobody has 2^52 voters")]
    let share = approvals as f64 / votes as f64;
    Some(share)
}

/// A count of choices as a number to write.
pub fn whole(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}
