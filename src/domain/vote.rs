//! Votes: one participant's answers, read and replaced as a whole.

use std::fmt;

use serde::de::{self, Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde::ser::{Serialize, SerializeSeq, Serializer};

use super::error::{Invalid, Problem};
use super::id::{ChoiceId, PublicId, UserId, ValueId};
use super::poll::{Poll, Settings};
use super::seats;
use super::structure::Structure;
use super::text::{self, CELL_COMMENT_MAX, CELL_COMMENTS_MAX, COMMENT_MAX, LINE_MAX};
use super::time::Instant;

/// One cell: an answer, a comment, or both.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct VoteChoice {
    /// The answer; `None` is blank.
    pub value: Option<ValueId>,
    /// What the participant remarks on this choice; empty for nothing.
    pub comment: String,
    /// A rank or grade, for methods that count numbers.
    pub number: Option<i64>,
}

/// The answers of one vote, by choice. Blank cells are not stored.
///
/// As JSON an object of cells: `{"1":2,"3":[4,"late"],"5":[null,"?",7]}`, where a lone number is the
/// answer value and a list is value, comment and number.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Answers(Vec<(ChoiceId, VoteChoice)>);

impl Answers {
    /// The cell of a choice.
    pub fn get(&self, choice: ChoiceId) -> Option<&VoteChoice> {
        self.place(choice).ok().and_then(|at| self.0.get(at)).map(|(_, cell)| cell)
    }

    /// Puts a cell in the place of the one that the choice had.
    pub fn set(&mut self, choice: ChoiceId, cell: VoteChoice) {
        match self.place(choice) {
            Ok(at) => self.0[at].1 = cell,
            Err(at) => self.0.insert(at, (choice, cell)),
        }
    }

    /// Leaves only the cells of these choices.
    pub fn retain(&mut self, mut keep: impl FnMut(ChoiceId) -> bool) {
        self.0.retain(|(choice, _)| keep(*choice));
    }

    /// Every cell, in the order of the choices' numbers.
    pub fn cells(&self) -> impl Iterator<Item = (ChoiceId, &VoteChoice)> + '_ {
        self.0.iter().map(|(choice, cell)| (*choice, cell))
    }

    /// Where a choice is, or where it would be.
    fn place(&self, choice: ChoiceId) -> Result<usize, usize> {
        self.0.binary_search_by_key(&choice, |(choice, _)| *choice)
    }

    /// The answer to a choice; `None` if blank.
    pub fn value(&self, choice: ChoiceId) -> Option<ValueId> {
        self.get(choice).and_then(|cell| cell.value)
    }

    /// Every answer that is not blank.
    pub fn values(&self) -> impl Iterator<Item = (ChoiceId, ValueId)> + '_ {
        self.cells().filter_map(|(choice, cell)| cell.value.map(|value| (choice, value)))
    }

    /// Reads what [`Answers::to_json`] wrote.
    pub fn from_json(json: &str) -> Result<Self, serde_json::Error> {
        match lone_numbers(json.as_bytes()) {
            Some(answers) => Ok(answers),
            None => serde_json::from_str(json),
        }
    }

    /// The column of the database.
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }
}

impl Serialize for Answers {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.cells().map(|(choice, cell)| (choice.0, cell)))
    }
}

/// Reads answers without remarks, `{"1":2,"3":4}`: most votes of most polls, by a profile in a
/// third of the time that serde takes.
/// `None` for anything else.
fn lone_numbers(json: &[u8]) -> Option<Answers> {
    let mut rest = json.strip_prefix(b"{")?.strip_suffix(b"}")?;
    let mut cells: Vec<(ChoiceId, VoteChoice)> = Vec::with_capacity(rest.split(|byte| *byte == b',').count());
    while !rest.is_empty() {
        let (choice, after) = digits(rest.strip_prefix(b"\"")?)?;
        let (value, after) = digits(after.strip_prefix(b"\":")?)?;
        let in_order = cells.last().is_none_or(|(last, _)| *last < ChoiceId(choice));
        rest = match after {
            [] => after,
            [b',', next @ ..] if !next.is_empty() => next,
            _ => return None,
        };
        if !in_order {
            return None;
        }
        cells.push((ChoiceId(choice), VoteChoice { value: Some(ValueId(value)), ..VoteChoice::default() }));
    }
    Some(Answers(cells))
}

/// The number that a text begins with, and what follows; `None` for one that JSON would not write so, or that
/// might not fit.
fn digits(text: &[u8]) -> Option<(i64, &[u8])> {
    let (number, rest) = text.split_at(text.iter().take_while(|byte| byte.is_ascii_digit()).count());
    let written = matches!(number, [b'0'] | [b'1'..=b'9', ..]) && number.len() <= 18;
    let value = || number.iter().fold(0, |value, digit| value * 10 + i64::from(digit - b'0'));
    written.then(|| (value(), rest))
}

impl<'de> Deserialize<'de> for Answers {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(AnswersVisitor)
    }
}

struct AnswersVisitor;

impl<'de> Visitor<'de> for AnswersVisitor {
    type Value = Answers;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("cells by the numbers of their choices")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Answers, A::Error> {
        let mut answers = Answers::default();
        while let Some((choice, cell)) = map.next_entry::<i64, VoteChoice>()? {
            answers.set(ChoiceId(choice), cell);
        }
        Ok(answers)
    }
}

impl Serialize for VoteChoice {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let value = self.value.map(|value| value.0);
        match (value, self.comment.as_str(), self.number) {
            (Some(value), "", None) => serializer.serialize_i64(value),
            (value, comment, number) => {
                let mut cell = serializer.serialize_seq(Some(3))?;
                cell.serialize_element(&value)?;
                cell.serialize_element(comment)?;
                if number.is_some() {
                    cell.serialize_element(&number)?;
                }
                cell.end()
            }
        }
    }
}

impl<'de> Deserialize<'de> for VoteChoice {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(CellVisitor)
    }
}

struct CellVisitor;

impl<'de> Visitor<'de> for CellVisitor {
    type Value = VoteChoice;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the number of an answer, or [answer, comment, number]")
    }

    fn visit_i64<E: de::Error>(self, value: i64) -> Result<VoteChoice, E> {
        Ok(VoteChoice { value: Some(ValueId(value)), ..VoteChoice::default() })
    }

    fn visit_u64<E: de::Error>(self, value: u64) -> Result<VoteChoice, E> {
        self.visit_i64(i64::try_from(value).map_err(E::custom)?)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut cell: A) -> Result<VoteChoice, A::Error> {
        let value = cell.next_element::<Option<i64>>()?.flatten().map(ValueId);
        let comment = cell.next_element::<String>()?.unwrap_or_default();
        let number = cell.next_element::<Option<i64>>()?.flatten();
        Ok(VoteChoice { value, comment, number })
    }
}

/// One participant's vote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Vote {
    /// Name in addresses, and with the poll its key.
    pub public_id: PublicId,
    /// The signed-in participant; never set for an anonymous vote.
    pub user: Option<UserId>,
    /// Who linked the vote to the participant afterwards, or entered it for them.
    pub assigned_by: Option<UserId>,
    /// The name before that, to be given back; empty if nobody did.
    pub assigned_name: String,
    /// The personal link by which it was cast; never that of an anonymous vote.
    pub invitation: Option<PublicId>,
    /// Name as it was given; empty for an anonymous vote.
    pub name: String,
    /// The participant wants no name.
    pub anonymous: bool,
    /// Remark on the whole.
    pub comment: String,
    /// The answers.
    pub answers: Answers,
    /// When it was cast; the day alone if anonymous.
    pub created: Instant,
    /// When it was last changed.
    pub updated: Instant,
    /// Raised by every change: two tabs that edit the same vote notice each other.
    pub revision: i64,
    /// Epoch of the edit link.
    pub edit_epoch: i64,
}

impl Vote {
    /// Epoch of the edit link of a new vote.
    pub const FIRST_EPOCH: i64 = 1;

    /// The same as it is kept: of one without a name nothing that leads to its person or tells its hour.
    #[must_use]
    pub fn kept(self) -> Self {
        if !self.anonymous {
            return self;
        }
        Self {
            user: None,
            assigned_by: None,
            assigned_name: String::new(),
            invitation: None,
            name: String::new(),
            created: self.created.day(),
            updated: self.updated.day(),
            ..self
        }
    }
}

/// A vote as its form gives it, before it was looked at.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Ballot {
    /// Name that was typed.
    pub name: String,
    /// Whether the box was ticked.
    pub anonymous: bool,
    /// Remark on the whole.
    pub comment: String,
    /// Choice number, value number (empty: blank) and comment, as text.
    pub cells: Vec<BallotCell>,
    /// What the form asked, see [`Structure::wording`]; empty where that is not known, and not compared.
    pub wording: String,
    /// It is meant as one more vote beside those that whoever casts it has already.
    pub another: bool,
}

/// One row of the form.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct BallotCell {
    /// Number of the choice.
    pub choice: String,
    /// Number of the value; empty is blank.
    pub value: String,
    /// Remark on this choice.
    pub comment: String,
}

/// A vote that may be stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckedBallot {
    /// Name; empty if anonymous.
    pub name: String,
    /// No name wanted.
    pub anonymous: bool,
    /// Remark on the whole.
    pub comment: String,
    /// The answers.
    pub answers: Answers,
}

impl Ballot {
    /// Whether the form asked something else than the poll does now.
    pub fn is_outdated(&self, poll: &Poll, structure: &Structure) -> bool {
        !self.wording.is_empty() && self.wording != structure.wording(poll)
    }

    /// Looks at everything at once. `fixed_name` is the name of a signed-in participant or of the vote
    /// that is edited without a new name. `kept` are the cells of the vote before, of which answers to
    /// choices that were taken off the poll are kept.
    pub fn check(
        &self,
        settings: &Settings,
        structure: &Structure,
        fixed_name: Option<&str>,
        kept: &Answers,
    ) -> Result<CheckedBallot, Invalid> {
        let mut invalid = Invalid::default();
        let name = self
            .check_name(settings, fixed_name)
            .map_err(|problem| invalid.add("name", problem))
            .unwrap_or_default();
        let comment =
            invalid.check("comment", text::paragraphs(&self.comment, COMMENT_MAX)).unwrap_or_default();
        let mut answers = self.check_cells(structure, &mut invalid);
        if settings.forbid_blank {
            for choice in structure.live_choices().filter(|choice| answers.value(choice.id).is_none()) {
                invalid.add(format!("a{}", choice.id), Problem::BlankForbidden);
            }
        }
        self.check_limit(settings, structure, &answers, &mut invalid);
        let silent = self.says_nothing() && !settings.forbid_blank;
        if let Some(first) = structure.live_choices().next().filter(|_| silent) {
            invalid.add(format!("a{}", first.id), Problem::NothingAnswered);
        }
        for (choice, cell) in kept.cells() {
            if structure.choice(choice).is_some_and(|choice| choice.deleted) {
                answers.set(choice, cell.clone());
            }
        }
        invalid.finish()?;
        Ok(CheckedBallot { name, anonymous: self.anonymous, comment, answers })
    }

    /// Neither an answer nor a remark: sent by mistake. Upstream stores such votes; they would count among
    /// the votes that percentages are made of.
    fn says_nothing(&self) -> bool {
        let blank = |cell: &BallotCell| cell.value.trim().is_empty() && cell.comment.trim().is_empty();
        self.comment.trim().is_empty() && self.cells.iter().all(blank)
    }

    /// Beside the first answer that is too much, for there the reader begins to take some back.
    fn check_limit(
        &self,
        settings: &Settings,
        structure: &Structure,
        answers: &Answers,
        invalid: &mut Invalid,
    ) {
        let Some(max) = settings.yes_limit else { return };
        let taking = seats::taking(structure);
        let mut wanted = structure
            .live_choices()
            .filter(|choice| answers.value(choice.id).is_some_and(|value| taking.contains(&value)));
        let allowed = usize::try_from(max).unwrap_or(usize::MAX);
        if let Some(choice) = wanted.nth(allowed) {
            invalid.add(format!("a{}", choice.id), Problem::YesLimit { max });
        }
    }

    fn check_name(&self, settings: &Settings, fixed: Option<&str>) -> Result<String, Problem> {
        if self.anonymous {
            return if settings.anonymous_allowed {
                Ok(String::new())
            } else {
                Err(Problem::AnonymousForbidden)
            };
        }
        match fixed {
            Some(name) => Ok(name.to_owned()),
            None => text::line(&self.name, LINE_MAX).map_err(|problem| match problem {
                Problem::Required => Problem::NameNeeded,
                other => other,
            }),
        }
    }

    fn check_cells(&self, structure: &Structure, invalid: &mut Invalid) -> Answers {
        let mut answers = Answers::default();
        let mut said = 0;
        for cell in &self.cells {
            let field = format!("a{}", cell.choice);
            let comment_field = format!("n{}", cell.choice);
            let comment = invalid
                .check(&comment_field, text::optional_line(&cell.comment, CELL_COMMENT_MAX))
                .unwrap_or_default();
            let (value, choice) =
                match (structure.read_value(&cell.value), structure.read_choice(&cell.choice)) {
                    (_, Err(_)) if cell.value.is_empty() && comment.is_empty() => continue,
                    (_, Err(problem)) | (Err(problem), Ok(_)) => {
                        invalid.add(field, problem);
                        continue;
                    }
                    (Ok(value), Ok(choice)) => (value, choice),
                };
            said += comment.chars().count();
            if said > CELL_COMMENTS_MAX {
                invalid.add(comment_field, Problem::RemarksTooLong { max: CELL_COMMENTS_MAX });
                break;
            }
            if value.is_some() || !comment.is_empty() {
                answers.set(choice, VoteChoice { value, comment, number: None });
            }
        }
        answers
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn answers_read_back_as_they_were_written() {
        let json = r#"{"1":2,"3":[4,"late"],"5":[null,"?",7]}"#;
        let answers = Answers::from_json(json).unwrap();
        assert_eq!(answers.value(ChoiceId(1)), Some(ValueId(2)));
        assert_eq!(answers.get(ChoiceId(3)).unwrap().comment, "late");
        assert_eq!(answers.value(ChoiceId(5)), None);
        assert_eq!(answers.to_json(), json);
    }

    #[test]
    fn nobody_writes_a_book_into_a_vote() {
        let structure = crate::domain::fixtures::structure(500, None);
        let told = |choices: usize| {
            let cell = |number: usize| BallotCell {
                choice: number.to_string(),
                value: "1".to_owned(),
                comment: "é".repeat(CELL_COMMENT_MAX),
            };
            let cells = (1..=choices).map(cell).collect();
            let ballot = Ballot { name: "Ann".into(), cells, ..Ballot::default() };
            let checked = ballot.check(&Settings::default(), &structure, None, &Answers::default());
            checked.map_or_else(|invalid| invalid.0.len(), |_| 0)
        };
        assert_eq!((told(20), told(21), told(500)), (0, 1, 1));
    }

    #[test]
    fn a_number_below_zero_reads_back_alone_as_it_does_in_a_list() {
        let answers = Answers::from_json(r#"{"6":[-34]}"#).unwrap();
        assert_eq!(answers.to_json(), r#"{"6":-34}"#);
        assert_eq!(Answers::from_json(&answers.to_json()).unwrap(), answers);
    }

    #[test]
    fn answers_without_remarks_are_read_at_once() {
        let read = lone_numbers(br#"{"1":2,"12":4}"#).unwrap();
        assert_eq!(
            read.values().collect::<Vec<_>>(),
            [(ChoiceId(1), ValueId(2)), (ChoiceId(12), ValueId(4))]
        );
        assert_eq!(lone_numbers(b"{}"), Some(Answers::default()));
    }

    proptest! {
        #[test]
        fn what_is_read_at_once_is_what_serde_reads(json in r#"\{("[0-9]{1,3}":[0-9]{1,20},?| ?){0,4}\}"#) {
            if let Some(read) = lone_numbers(json.as_bytes()) {
                prop_assert_eq!(serde_json::from_str::<Answers>(&json).ok(), Some(read));
            }
        }
    }
}
