//! Choices that participants propose.

use super::choice::{Choice, Subject};
use super::grouping;
use super::id::{PublicId, UserId};
use super::text;
use super::time::Instant;

/// Most proposals of one poll that wait.
pub const WAITING_MAX: i64 = 80;
/// When so many wait, whoever has neither an account nor a personal link proposes no more.
pub const WAITING_FOR_STRANGERS_MAX: i64 = 60;
/// Most of them that are one person's.
pub const WAITING_OF_ONE_MAX: i64 = 5;

/// Seconds for which it is kept what has become of a proposal, from when it was made: 90 days.
pub const SETTLED_SECONDS: i64 = 90 * 86_400;

/// What has become of a proposal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It is a choice of the poll.
    Accepted,
    /// It was rejected.
    Rejected,
}

impl Outcome {
    /// The word in the database; one that waits has none there.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Accepted => "accepted",
            Self::Rejected => "rejected",
        }
    }

    /// Reads such a word.
    pub fn parse(word: &str) -> Option<Self> {
        [Self::Accepted, Self::Rejected].into_iter().find(|outcome| outcome.as_str() == word)
    }
}

/// A choice that somebody proposes and that waits for the poll's owner.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// Name in addresses.
    pub public_id: PublicId,
    /// The account of whoever proposes it.
    pub user: Option<UserId>,
    /// Their name; empty for somebody who wants none.
    pub name: String,
    /// What is to be voted on.
    pub subject: Subject,
    /// When it was proposed; the day alone where there is no name.
    pub created: Instant,
}

/// Whether two choices are the same to people: texts in any case, and however their levels are written.
pub fn same(one: &Subject, other: &Subject) -> bool {
    match (one, other) {
        (Subject::Text(one), Subject::Text(other)) => folded(one) == folded(other),
        (one, other) => one == other,
    }
}

fn folded(text: &str) -> Vec<String> {
    grouping::levels(text).iter().map(|level| text::folded(level)).collect()
}

/// Whether one of the choices is the same.
pub fn among<'a>(subject: &Subject, choices: impl IntoIterator<Item = &'a Choice>) -> bool {
    choices.into_iter().any(|choice| same(&choice.subject, subject))
}

#[cfg(test)]
mod tests {
    use super::super::choice::Kind;
    use super::*;

    #[test]
    fn what_reads_the_same_is_the_same() {
        let text = |text: &str| Subject::parse(Kind::Universal, text).unwrap();
        assert!(same(&text("Sushi/Maki"), &text(" sushi / MAKI ")));
        assert!(!same(&text("Sushi/Maki"), &text(r"Sushi\/Maki")), "one level is not two");
        assert!(!same(&text("Sushi"), &text("Sushi/Maki")));
        let slot = |text: &str| Subject::parse(Kind::Datetime, text).unwrap();
        assert!(same(&slot("2027-04-05T10:00/PT60M"), &slot("2027-04-05T10:00/PT60M")));
        assert!(
            !same(&slot("2027-04-05T10:00/PT60M"), &slot("2027-04-05T10:00")),
            "until when is another matter"
        );
    }
}
