//! Counting: how many gave which answer, and what that makes.

use std::collections::BTreeMap;

use super::answer_value::Weight;
use super::counting::Figure;
use super::id::{ChoiceId, ValueId};
use super::structure::Structure;
use super::vote::Answers;

/// Votes of a poll, and how many of them gave each answer to each choice. Kept beside the poll and
/// changed with every vote; adding up all votes gives the same.
///
/// As JSON `[votes,{"choice":{"value":count}}]`.
#[derive(Debug, Clone, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
pub struct Tally(i64, BTreeMap<i64, BTreeMap<i64, i64>>);

impl Tally {
    /// Counts every vote anew.
    pub fn of<'a>(votes: impl IntoIterator<Item = &'a Answers>) -> Self {
        let mut tally = Self::default();
        for answers in votes {
            tally.add(answers);
        }
        tally
    }

    /// All votes of the poll, blank ones too.
    pub fn votes(&self) -> i64 {
        self.0
    }

    /// How many gave this answer to this choice.
    pub fn count(&self, choice: ChoiceId, value: ValueId) -> i64 {
        self.1.get(&choice.0).and_then(|counts| counts.get(&value.0)).copied().unwrap_or(0)
    }

    /// How many gave any answer to this choice, taken-off values included.
    pub fn answered(&self, choice: ChoiceId) -> i64 {
        self.1.get(&choice.0).map_or(0, |counts| counts.values().sum())
    }

    /// How many used this answer, over all choices.
    pub fn uses(&self, value: ValueId) -> i64 {
        self.1.values().filter_map(|counts| counts.get(&value.0)).sum()
    }

    /// One vote more.
    pub fn add(&mut self, answers: &Answers) {
        self.0 += 1;
        self.change(answers, 1);
    }

    /// One vote less.
    pub fn remove(&mut self, answers: &Answers) {
        self.0 -= 1;
        self.change(answers, -1);
    }

    fn change(&mut self, answers: &Answers, by: i64) {
        for (choice, value) in answers.values() {
            let counts = self.1.entry(choice.0).or_default();
            let count = counts.entry(value.0).or_default();
            *count += by;
            if *count == 0 {
                counts.remove(&value.0);
            }
            if counts.is_empty() {
                self.1.remove(&choice.0);
            }
        }
    }

    /// The column of the database.
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Reads what [`Tally::to_json`] wrote.
    pub fn from_json(json: &str) -> Result<Self, serde_json::Error> {
        serde_json::from_str(json)
    }
}

/// What one choice has come to.
#[derive(Debug, Clone, PartialEq)]
pub struct Summary {
    /// Which choice.
    pub choice: ChoiceId,
    /// How many gave each answer, in the order of the answers; answers that nobody gave are 0.
    pub counts: Vec<(ValueId, i64)>,
    /// How many left it blank.
    pub blank: i64,
    /// Sum of the weights; `None` if nobody answered.
    pub score: Option<Weight>,
    /// The score through the number of all votes: blank counts as 0. 1.0 is 100 %. Below 0 or above 1
    /// with weights outside 0 to 1.
    pub share: Option<f64>,
    /// Its place by the poll's way of counting, 1 for the best; equal ones share it. `None` if nobody answered.
    pub place: Option<usize>,
    /// It is (one of) the best: by [`super::counting::count`] what has the first place, and by [`super::needed::judge`] the
    /// first of what suits everybody who is needed.
    pub best: bool,
    /// What the way of counting makes of it; `None` if nobody answered.
    pub figure: Option<Figure>,
}

/// The summary of every choice that can be voted on, by upstream's formula: `share = Σ weight / votes`,
/// where a blank cell adds nothing but its vote is counted. Answers that were taken off the poll count
/// as blank until they come back. Places are given by [`super::counting::count`].
pub fn summaries(tally: &Tally, structure: &Structure) -> Vec<Summary> {
    structure.live_choices().map(|choice| summary(tally, structure, choice.id)).collect()
}

fn summary(tally: &Tally, structure: &Structure, choice: ChoiceId) -> Summary {
    let counts: Vec<_> =
        structure.live_values().map(|value| (value.id, tally.count(choice, value.id))).collect();
    let answered: i64 = counts.iter().map(|(_, count)| count).sum();
    let hundredths =
        structure.live_values().zip(&counts).map(|(value, (_, count))| value.weight.0 * count).sum();
    let score = (answered > 0).then_some(Weight(hundredths));
    #[expect(clippy::cast_precision_loss, reason = "nobody has 2^52 voters")]
    let votes = tally.votes() as f64;
    Summary {
        choice,
        counts,
        blank: tally.votes() - answered,
        score,
        share: score.map(|score| score.as_f64() / votes),
        place: None,
        best: false,
        figure: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::answer_set::AnswerSet;
    use crate::domain::answer_value::ChoiceValue;
    use crate::domain::choice::{Choice, Subject};

    fn structure(choices: i64) -> Structure {
        let choices = (1..=choices).map(|id| Choice {
            id: ChoiceId(id),
            subject: Subject::Text(format!("c{id}")),
            position: id,
            deleted: false,
            seats: None,
            decided: false,
        });
        let values = AnswerSet::Usual.values(["yes", "no", "maybe", "rather not"]).into_iter().zip(1..).map(
            |(value, id)| ChoiceValue {
                id: ValueId(id),
                title: value.title,
                color: value.color,
                icon: value.icon,
                weight: value.weight,
                deleted: false,
            },
        );
        Structure::new(choices.collect(), values.collect())
    }

    fn votes(jsons: &[&str]) -> Vec<Answers> {
        jsons.iter().map(|json| Answers::from_json(json).unwrap()).collect()
    }

    #[test]
    fn blank_answers_count_as_nothing_among_all_votes() {
        // Upstream's examples: yes+yes+yes of 3 votes is 100 %; maybe + no + blank is 0.5 / 3.
        let tally = Tally::of(&votes(&[r#"{"1":1,"2":3}"#, r#"{"1":1,"2":2}"#, r#"{"1":1}"#]));
        let all = summaries(&tally, &structure(3));
        assert_eq!(all[0].share, Some(1.0));
        assert_eq!(all[1].score, Some(Weight(50)));
        assert_eq!(format!("{:.4}", all[1].share.unwrap()), "0.1667");
        assert_eq!((all[1].blank, all[2].blank), (1, 3));
        assert_eq!((all[2].score, all[2].share), (None, None));
    }

    #[test]
    fn a_value_that_was_taken_off_counts_again_when_it_comes_back() {
        let tally = Tally::of(&votes(&[r#"{"1":1}"#]));
        let mut structure = structure(1);
        structure.values[0].deleted = true;
        assert_eq!(summaries(&tally, &structure)[0].score, None);
        structure.values[0].deleted = false;
        assert_eq!(summaries(&tally, &structure)[0].score, Some(Weight(100)));
    }

    #[test]
    fn removing_what_was_added_leaves_nothing() {
        let all = votes(&[r#"{"1":1,"2":[3,"late"]}"#, r#"{"2":[null,"?"]}"#]);
        let mut tally = Tally::of(&all);
        assert_eq!(Tally::from_json(&tally.to_json()).unwrap(), tally);
        all.iter().for_each(|answers| tally.remove(answers));
        assert_eq!(tally, Tally::default());
    }
}
