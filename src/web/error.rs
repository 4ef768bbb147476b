//! From failures to statuses and pages: the one place where this is decided.

use actix_web::http::StatusCode;

use crate::actions;
use crate::domain::access::Denial;
use crate::store;

/// Why a request was not answered as it wished.
#[derive(Debug)]
pub enum Error {
    /// An action was not done.
    Action(actions::Error),
    /// The body or the address cannot be read.
    Malformed,
    /// The body is larger than anything that this site takes.
    TooLarge,
    /// The body did not arrive in time.
    TooSlow,
    /// The page is there, but for these methods alone.
    Method(&'static str),
    /// Another site sent the request.
    CrossSite,
    /// This server is not the host that was asked for.
    WrongHost,
    /// Too much is asked of this server at once.
    Busy,
}

impl From<actions::Error> for Error {
    fn from(error: actions::Error) -> Self {
        Self::Action(error)
    }
}

impl From<store::Error> for Error {
    fn from(error: store::Error) -> Self {
        Self::Action(error.into())
    }
}

impl Error {
    /// No such page.
    pub const NOT_FOUND: Self = Self::Action(actions::Error::NotFound);

    /// The status of the answer.
    pub fn status(&self) -> StatusCode {
        match self {
            Self::Action(error) => action_status(error),
            Self::Malformed => StatusCode::BAD_REQUEST,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::TooSlow => StatusCode::REQUEST_TIMEOUT,
            Self::Method(_) => StatusCode::METHOD_NOT_ALLOWED,
            Self::CrossSite => StatusCode::FORBIDDEN,
            Self::WrongHost => StatusCode::MISDIRECTED_REQUEST,
            Self::Busy => StatusCode::SERVICE_UNAVAILABLE,
        }
    }
}

fn action_status(error: &actions::Error) -> StatusCode {
    match error {
        actions::Error::NotFound => StatusCode::NOT_FOUND,
        actions::Error::Denied(denial) => denial_status(*denial),
        actions::Error::Unconfirmed => StatusCode::FORBIDDEN,
        actions::Error::Invalid(_) => StatusCode::UNPROCESSABLE_ENTITY,
        actions::Error::Stale => StatusCode::CONFLICT,
        actions::Error::TooOften(_) => StatusCode::TOO_MANY_REQUESTS,
        actions::Error::Store(error) => store_status(error),
    }
}

fn denial_status(denial: Denial) -> StatusCode {
    match denial {
        Denial::NotFound => StatusCode::NOT_FOUND,
        Denial::Deleted | Denial::TooLate => StatusCode::GONE,
        Denial::LoginRequired
        | Denial::InvitedOnly
        | Denial::NotInvited
        | Denial::NotYours
        | Denial::NotOwner
        | Denial::Over
        | Denial::Closed
        | Denial::AlreadyVoted
        | Denial::VotedByAccount
        | Denial::VotedByLink
        | Denial::Nameless
        | Denial::NothingShown
        | Denial::CommentsOff
        | Denial::ProposalsOff
        | Denial::NotGroupAdmin
        | Denial::Mirrored => StatusCode::FORBIDDEN,
        Denial::NothingToDo
        | Denial::VotedAgain
        | Denial::NameTaken
        | Denial::Full
        | Denial::LastAdmin
        | Denial::LastGroupAdmin => StatusCode::CONFLICT,
    }
}

fn store_status(error: &store::Error) -> StatusCode {
    match error {
        store::Error::Busy | store::Error::Unavailable(_) | store::Error::Refused(_) => {
            StatusCode::SERVICE_UNAVAILABLE
        }
        store::Error::Full => StatusCode::INSUFFICIENT_STORAGE,
        _ => StatusCode::INTERNAL_SERVER_ERROR,
    }
}
