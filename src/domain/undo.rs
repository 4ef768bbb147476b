//! What is deleted can be brought back for a while.

use super::time::Instant;

const HOUR: i64 = 3_600;

/// What was deleted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Thing {
    /// A vote.
    Vote,
    /// A comment.
    Comment,
    /// An invitation to a poll.
    Invitation,
    /// Choices that were taken off a poll.
    Choices,
    /// A proposed choice that was rejected.
    Proposal,
    /// A possible answer that was taken off a poll.
    Value,
    /// A group.
    Group,
    /// Somebody's place in a group.
    Member,
}

impl Thing {
    const ALL: [Self; 8] = [
        Self::Vote,
        Self::Comment,
        Self::Invitation,
        Self::Choices,
        Self::Proposal,
        Self::Value,
        Self::Group,
        Self::Member,
    ];

    /// The word in the database.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Vote => "vote",
            Self::Comment => "comment",
            Self::Invitation => "invitation",
            Self::Choices => "choices",
            Self::Proposal => "proposal",
            Self::Value => "value",
            Self::Group => "group",
            Self::Member => "member",
        }
    }

    /// The thing of a word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|thing| thing.as_str() == word)
    }
}

/// Until when something that is deleted now can be brought back: for an hour at least, and to a full hour, so that
/// what waits tells of no anonymous vote when it was deleted.
pub fn until(now: Instant) -> Instant {
    Instant((now.0.div_euclid(HOUR) + 2) * HOUR)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_can_be_brought_back_for_an_hour_and_never_for_more_than_two() {
        for now in [0, 1, 3_599, 3_600, 1_777_777_777] {
            let left = until(Instant(now)).0 - now;
            assert!((HOUR + 1..=2 * HOUR).contains(&left), "{now}: {left}");
        }
        assert_eq!(until(Instant(7_200)), until(Instant(10_799)));
    }

    #[test]
    fn every_thing_is_found_by_its_word() {
        assert!(Thing::ALL.iter().all(|thing| Thing::parse(thing.as_str()) == Some(*thing)));
        assert_eq!(Thing::parse("poll"), None);
    }
}
