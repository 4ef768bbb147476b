//! Why a command did not do its work.

use crate::config::Problem;
use crate::domain::error::{FieldError, Invalid, Problem as Wrong};
use crate::{actions, backup, store};

/// What is told and how the program ends.
#[derive(Debug)]
pub(super) struct Failure {
    /// Lines for standard error.
    pub lines: Vec<String>,
    /// Exit code.
    pub code: u8,
}

impl Failure {
    /// Exit code for a wrong command line or configuration.
    pub(super) const USAGE: u8 = 2;

    /// A wrong command line or configuration.
    pub(super) fn usage(line: impl Into<String>) -> Self {
        Self { lines: vec![line.into()], code: Self::USAGE }
    }

    /// Anything else.
    pub(super) fn other(line: impl Into<String>) -> Self {
        Self { lines: vec![line.into()], code: 1 }
    }
}

impl From<Vec<Problem>> for Failure {
    fn from(problems: Vec<Problem>) -> Self {
        Self { lines: problems.iter().map(ToString::to_string).collect(), code: Self::USAGE }
    }
}

impl From<actions::Error> for Failure {
    fn from(error: actions::Error) -> Self {
        match error {
            actions::Error::Invalid(Invalid(problems)) => {
                let line =
                    |FieldError { field, problem }: &FieldError| format!("{field}: {}", words(problem));
                Self { lines: problems.iter().map(line).collect(), code: 1 }
            }
            other => Self::other(other.to_string()),
        }
    }
}

impl From<store::Error> for Failure {
    fn from(error: store::Error) -> Self {
        match error {
            store::Error::Setting(line) => Self::usage(line),
            other => Self::other(other.to_string()),
        }
    }
}

impl From<backup::Error> for Failure {
    fn from(error: backup::Error) -> Self {
        match error {
            backup::Error::Store(error) => error.into(),
            other => Self::other(other.to_string()),
        }
    }
}

impl From<backup::BadExport> for Failure {
    fn from(error: backup::BadExport) -> Self {
        match error {
            backup::BadExport::Store(error) => error.into(),
            other => Self::other(other.to_string()),
        }
    }
}

/// What the command line can meet, in words for operators.
fn words(problem: &Wrong) -> String {
    match problem {
        Wrong::Required => "must not be empty".to_owned(),
        Wrong::TooLong { max } => format!("must have at most {max} characters"),
        Wrong::BadCharacters => "holds characters that cannot be seen".to_owned(),
        Wrong::UsernameShape => "must be letters, digits and . + - _".to_owned(),
        Wrong::BadEmail => "must be an address for mail".to_owned(),
        Wrong::EmailTaken => "another account has this address".to_owned(),
        Wrong::MixedScripts => "must have letters of one script, such as Latin or Cyrillic, alone".to_owned(),
        Wrong::NameTaken => "another account has this name, or one that looks like it".to_owned(),
        other => format!("{other:?}"),
    }
}
