//! What can be wrong with something that a person typed: field and problem, worded at the edge in the
//! person's language.

/// What is wrong with one field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// Nothing was given.
    Required,
    /// More than `max` characters.
    TooLong {
        /// Characters allowed.
        max: usize,
    },
    /// Control or direction-override characters, which could make a text look like another.
    BadCharacters,
    /// Not an address for mail.
    BadEmail,
    /// An address for mail that another account has.
    EmailTaken,
    /// An address for mail at a domain that may not register.
    EmailDomain,
    /// Groups have to be handed over first.
    GroupsFirst,
    /// The password that was typed the second time is another one.
    PasswordsDiffer,
    /// Not letters, digits, `-` and `_` alone.
    SlugShape,
    /// Another poll has this address.
    SlugTaken,
    /// No such time zone.
    UnknownZone,
    /// Not a day of the calendar.
    BadDay(String),
    /// A range that ends before it starts or is longer than a year.
    BadRange(String),
    /// Not a time of day.
    BadTime(String),
    /// Not a date with a time.
    BadDateTime(String),
    /// A wall time that the clocks skip on that day in this zone.
    SkippedTime(String),
    /// A wall time that comes twice that day; which one is meant must be written with its offset.
    DoubledTime {
        /// What was typed.
        time: String,
        /// Offset of the first of the two, as `+02:00`.
        first: String,
        /// Offset of the second.
        second: String,
    },
    /// A time that was moved to where the clocks skip it.
    MovedToSkipped(String),
    /// A time that was moved to where it comes twice.
    MovedToDoubled(String),
    /// Two choices that were moved to the same time.
    MovedTogether(String),
    /// A deadline that has passed.
    PastDeadline,
    /// No choice at all.
    NoChoices,
    /// The same choice twice.
    DuplicateChoice(String),
    /// A choice that is on the poll already.
    AlreadyThere,
    /// A choice that whoever proposes it has proposed, and that waits.
    AlreadyProposed,
    /// So many choices that somebody has proposed wait.
    ProposalsWait {
        /// How many may.
        max: i64,
    },
    /// Too many choices were proposed lately.
    ProposedTooOften,
    /// More than `max` choices or values.
    TooMany {
        /// How many are allowed.
        max: usize,
    },
    /// A choice that is not (any more) part of the poll.
    UnknownChoice,
    /// An answer that is not (any more) part of the poll.
    UnknownValue,
    /// Neither a name nor anonymous.
    NameNeeded,
    /// This poll wants names.
    AnonymousForbidden,
    /// Every choice wants an answer.
    BlankForbidden,
    /// More answers that take a seat than one vote may give.
    YesLimit {
        /// How many are allowed.
        max: i64,
    },
    /// The remarks of a vote on choices have more than `max` characters together.
    RemarksTooLong {
        /// Characters allowed.
        max: usize,
    },
    /// A vote without any answer and without a word.
    NothingAnswered,
    /// Not one of the colours, nor `#rrggbb`.
    BadColor,
    /// Not one of the icons.
    BadIcon,
    /// Not a number from -999.99 to 999.99.
    BadWeight,
    /// Not one of the things to choose from.
    BadOption,
    /// Viewing must not be more restricted than voting.
    AudienceOrder,
    /// Not letters, digits and `.`, `-`, `_`, `+` alone.
    UsernameShape,
    /// A name for signing in with letters of several scripts, which look alike.
    MixedScripts,
    /// Another account has this name.
    NameTaken,
    /// Later than a poll may be kept here; the last day that may be chosen.
    KeptTooLong(String),
    /// Not the code that the server printed.
    WrongSetupCode,
    /// A password of too few characters ([`super::password::MIN`]).
    PasswordTooShort,
    /// A password that is a number.
    PasswordOfDigits,
    /// A password that everybody who guesses tries first.
    PasswordCommon,
    /// A password that is nearly the name or the address of its account.
    PasswordLikeName,
    /// No such user.
    UnknownUser,
    /// Fewer than three characters, or others than letters, digits, blanks and a few signs.
    GroupName,
    /// Another group has this name.
    GroupTaken,
    /// Nobody is called this, or has this address.
    UnknownPerson(String),
    /// Belongs to the group already.
    AlreadyMember(String),
    /// Is invited already.
    AlreadyInvited(String),
    /// A value needs another beside it: the last one cannot go.
    LastValue,
    /// Not a whole number in the range that is allowed.
    BadNumber,
    /// Not a whole number from 1 to `max`.
    BadCount {
        /// The largest.
        max: i64,
    },
    /// Already has a vote here, and everybody has one.
    HasVoted,
    /// More people than may be invited in a day.
    InvitedTooMany,
    /// No such user, or one who cannot be given a vote here: which of both is nobody's business.
    NobodyToVote,
    /// Too many people were named today.
    TooManyNamed,
}

impl Problem {
    /// The same of a time that nobody typed: it was moved to another day or zone as it stands.
    pub fn of_moved(self) -> Self {
        match self {
            Self::SkippedTime(time) => Self::MovedToSkipped(time),
            Self::DoubledTime { time, .. } => Self::MovedToDoubled(time),
            other => other,
        }
    }
}

/// A problem and the field that it stands beside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldError {
    /// Name of the form's field.
    pub field: String,
    /// What is wrong with it.
    pub problem: Problem,
}

/// Everything that is wrong with a form, in the order of its fields.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Invalid(pub Vec<FieldError>);

impl Invalid {
    /// One problem alone.
    pub fn one(field: impl Into<String>, problem: Problem) -> Self {
        let mut it = Self::default();
        it.add(field, problem);
        it
    }

    /// Adds a problem.
    pub fn add(&mut self, field: impl Into<String>, problem: Problem) {
        self.0.push(FieldError { field: field.into(), problem });
    }

    /// Takes a value, or notes its problem and gives `None`.
    pub fn check<T>(&mut self, field: &str, result: Result<T, Problem>) -> Option<T> {
        result.map_err(|problem| self.add(field, problem)).ok()
    }

    /// `Ok` if nothing was wrong.
    pub fn finish(self) -> Result<(), Self> {
        if self.0.is_empty() { Ok(()) } else { Err(self) }
    }

    /// The first problem of a field.
    pub fn of(&self, field: &str) -> Option<&Problem> {
        self.0.iter().find(|e| e.field == field).map(|e| &e.problem)
    }
}
