//! Which of the votes that somebody sees they ask for. Looks at nothing but what is seen already, so it can tell nothing
//! else.

use super::id::{ChoiceId, ValueId};
use super::structure::Structure;
use super::text;
use super::visibility::{Author, Row};

/// What is asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sieve {
    /// Part of the name; empty for all.
    pub who: String,
    /// An answer, to one choice or to any.
    pub answer: Option<Given>,
    /// The choice that the answer is to be to.
    pub to: Option<ChoiceId>,
    /// Two choices that are compared.
    pub pair: Option<(ChoiceId, ChoiceId)>,
}

/// What a vote says to a choice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Given {
    /// This answer.
    Value(ValueId),
    /// None, or one that was taken off the poll.
    Blank,
}

impl Sieve {
    /// Whether votes are left out.
    pub fn sifts(&self) -> bool {
        !self.who.trim().is_empty() || self.answer.is_some()
    }

    /// Whether all votes have to be looked at.
    pub fn asks(&self) -> bool {
        self.sifts() || self.pair.is_some()
    }

    /// Whether a vote is asked for.
    pub fn keeps(&self, row: &Row, structure: &Structure) -> bool {
        let who = text::folded(self.who.trim());
        let named = match &row.author {
            _ if who.is_empty() => true,
            Author::Named(name) => text::folded(name).contains(&who),
            Author::Anonymous | Author::Hidden => false,
        };
        let said = self.answer.is_none_or(|answer| match self.to {
            Some(choice) => given(row, choice, structure) == answer,
            None => structure.live_choices().any(|choice| given(row, choice.id, structure) == answer),
        });
        named && said
    }
}

fn given(row: &Row, choice: ChoiceId, structure: &Structure) -> Given {
    let value = row.answers.value(choice).and_then(|id| structure.value(id)).filter(|value| !value.deleted);
    value.map_or(Given::Blank, |value| Given::Value(value.id))
}

/// Two choices, ballot by ballot: which of them each likes better, by the weights of their answers. Who left one blank
/// likes neither better. Each list has the places of the rows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pair {
    /// Who likes the first better.
    pub first: Vec<usize>,
    /// Who likes the second better.
    pub second: Vec<usize>,
    /// How many answered both alike.
    pub alike: usize,
    /// How many left one of them blank.
    pub open: usize,
}

/// Compares two choices.
pub fn compare(rows: &[Row], structure: &Structure, (first, second): (ChoiceId, ChoiceId)) -> Pair {
    let weight = |row: &Row, choice| match given(row, choice, structure) {
        Given::Value(id) => structure.value(id).map(|value| value.weight),
        Given::Blank => None,
    };
    let mut pair = Pair::default();
    for (place, row) in rows.iter().enumerate() {
        match (weight(row, first), weight(row, second)) {
            (Some(one), Some(other)) if one > other => pair.first.push(place),
            (Some(one), Some(other)) if one < other => pair.second.push(place),
            (Some(_), Some(_)) => pair.alike += 1,
            _ => pair.open += 1,
        }
    }
    pair
}

#[cfg(test)]
mod tests {
    use super::super::fixtures;
    use super::super::id::PublicId;
    use super::super::vote::Answers;
    use super::*;

    fn structure() -> Structure {
        fixtures::structure(2, Some(4))
    }

    fn row(author: Author, answers: &str) -> Row {
        Row {
            public_id: PublicId::parse("AAAAAAAAAAAAAAAA").expect("a name"),
            author,
            signed_in: None,
            namesake: false,
            mine: false,
            answers: Answers::from_json(answers).expect("answers"),
            comment: String::new(),
            cast: None,
            assigned: None,
            may_edit: false,
            may_delete: false,
            may_assign: false,
            places: Default::default(),
        }
    }

    fn kept(sieve: &Sieve) -> Vec<usize> {
        let rows = [
            row(Author::Named("Änne Müller".into()), r#"{"1":1,"2":2}"#),
            row(Author::Named("Ben".into()), r#"{"1":2}"#),
            row(Author::Anonymous, r#"{"1":1,"2":4}"#),
            row(Author::Hidden, "{}"),
        ];
        (0..rows.len()).filter(|at| sieve.keeps(&rows[*at], &structure())).collect()
    }

    #[test]
    fn votes_are_found_by_a_part_of_the_name_and_never_by_one_that_is_not_seen() {
        let by = |who: &str| kept(&Sieve { who: who.to_owned(), ..Sieve::default() });
        assert_eq!(by(" "), [0, 1, 2, 3]);
        assert_eq!(by("mÜLL"), [0]);
        assert_eq!(by("e"), [0, 1]);
        assert!(by("hidden").is_empty() && by("anonym").is_empty());
    }

    #[test]
    fn votes_are_found_by_an_answer_to_one_choice_or_to_any() {
        let by = |answer, to: Option<i64>| {
            kept(&Sieve { answer: Some(answer), to: to.map(ChoiceId), ..Sieve::default() })
        };
        assert_eq!(by(Given::Value(ValueId(1)), Some(1)), [0, 2]);
        assert_eq!(by(Given::Value(ValueId(2)), None), [0, 1]);
        assert_eq!(by(Given::Blank, Some(2)), [1, 2, 3], "an answer that was taken off is none");
    }

    #[test]
    fn of_two_choices_each_ballot_likes_one_better_or_none() {
        let rows: Vec<Row> = [r#"{"1":1,"2":2}"#, r#"{"1":2,"2":3}"#, r#"{"1":1,"2":1}"#, r#"{"1":1}"#]
            .map(|answers| row(Author::Anonymous, answers))
            .into();
        let pair = compare(&rows, &structure(), (ChoiceId(1), ChoiceId(2)));
        assert_eq!(pair, Pair { first: vec![0], second: vec![1], alike: 1, open: 1 });
    }
}
