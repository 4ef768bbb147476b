//! Why something was not done.

use crate::domain::access::Denial;
use crate::domain::error::Invalid;
use crate::store;

/// The one vocabulary of failure; the web maps each to a status and a page.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// No such thing, or none that this actor may know of.
    #[error("not found")]
    NotFound,
    /// The rule says no.
    #[error("denied: {0:?}")]
    Denied(Denial),
    /// The person is signed in, but has to show anew who they are.
    #[error("not confirmed")]
    Unconfirmed,
    /// What was typed cannot be used.
    #[error("invalid: {0:?}")]
    Invalid(Invalid),
    /// Somebody changed the same thing in between; nothing was stored.
    #[error("changed in between")]
    Stale,
    /// Too often in a short time; seconds to wait.
    #[error("too often: again in {0} s")]
    TooOften(u64),
    /// The database could not do it.
    #[error(transparent)]
    Store(#[from] store::Error),
}

/// What actions return.
pub type Result<T, E = Error> = std::result::Result<T, E>;

impl From<Invalid> for Error {
    fn from(invalid: Invalid) -> Self {
        Self::Invalid(invalid)
    }
}

impl From<Denial> for Error {
    fn from(denial: Denial) -> Self {
        if denial == Denial::NotFound { Self::NotFound } else { Self::Denied(denial) }
    }
}
