//! Stopping mail by a link in it, without signing in (RFC 8058).

use crate::domain::id::{PublicId, UserId};
use crate::domain::poll::Poll;
use crate::secrets::{Capability, Keys};
use crate::store::{self, Tx};

use super::super::{Error, Result};

/// What a link stops.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stop {
    /// Watching one poll.
    Watch(Box<Poll>, UserId),
    /// Watching any poll.
    Watches(UserId),
    /// Invitations by mail.
    Invitations(UserId),
    /// Mail about one invitation.
    Reminders(Box<Poll>, PublicId),
}

impl Stop {
    fn what(&self) -> &'static str {
        match self {
            Self::Watch(..) => "watch",
            Self::Watches(_) => "watches",
            Self::Invitations(_) => "invitations",
            Self::Reminders(..) => "reminders",
        }
    }

    /// The part of the address that says whose it is.
    fn whose(&self) -> String {
        match self {
            Self::Watch(poll, user) => format!("{user}.{}", poll.slug),
            Self::Watches(user) | Self::Invitations(user) => user.to_string(),
            Self::Reminders(poll, invitation) => format!("{invitation}.{}", poll.slug),
        }
    }

    /// What is signed: keys and addresses of what is gone may be used again, and must not inherit the link.
    fn signed(&self, tx: &mut Tx<'_>) -> Result<Option<String>> {
        let user = match self {
            Self::Watch(_, user) | Self::Watches(user) | Self::Invitations(user) => Some(*user),
            Self::Reminders(..) => None,
        };
        let made = match user {
            Some(user) => match store::mailing::made(tx, user)? {
                Some(made) => made.to_string(),
                None => return Ok(None),
            },
            None => String::new(),
        };
        let anchor = match self {
            Self::Watch(poll, _) | Self::Reminders(poll, _) => poll.anchor(),
            _ => String::new(),
        };
        Ok(Some(format!("{}@{made}/{anchor}", self.whose())))
    }

    /// The path of the link.
    pub(super) fn path(&self, tx: &mut Tx<'_>, keys: &Keys) -> Result<Option<String>> {
        let Some(signed) = self.signed(tx)? else { return Ok(None) };
        let code = Capability::Unsubscribe(self.what(), &signed).code(0, keys);
        Ok(Some(format!("/mail/stop/{}/{}/{code}/", self.what(), self.whose())))
    }
}

/// What a link stops.
///
/// # Errors
/// [`Error::NotFound`] for one that is none of ours.
pub fn find_stop(tx: &mut Tx<'_>, keys: &Keys, what: &str, whose: &str, code: &str) -> Result<Stop> {
    let named = named(tx, what, whose)?.ok_or(Error::NotFound)?;
    let signed = named.signed(tx)?.ok_or(Error::NotFound)?;
    if Capability::Unsubscribe(named.what(), &signed).opens(code, 0, keys) {
        Ok(named)
    } else {
        Err(Error::NotFound)
    }
}

fn named(tx: &mut Tx<'_>, what: &str, whose: &str) -> Result<Option<Stop>> {
    let user = |text: &str| text.parse().ok().map(UserId);
    Ok(match what {
        "watches" => user(whose).map(Stop::Watches),
        "invitations" => user(whose).map(Stop::Invitations),
        "watch" | "reminders" => {
            let Some((first, slug)) = whose.split_once('.') else { return Ok(None) };
            let Some(stored) = store::polls::by_slug(tx, slug)? else { return Ok(None) };
            let poll = Box::new(stored.poll);
            match what {
                "watch" => user(first).map(|user| Stop::Watch(poll, user)),
                _ => PublicId::parse(first).map(|invitation| Stop::Reminders(poll, invitation)),
            }
        }
        _ => None,
    })
}

/// Stops the mail that a link names; again does no harm.
///
/// # Errors
/// Those of [`find_stop`].
pub fn stop(tx: &mut Tx<'_>, keys: &Keys, what: &str, whose: &str, code: &str) -> Result<Stop> {
    let found = find_stop(tx, keys, what, whose, code)?;
    match &found {
        Stop::Watch(poll, user) => store::watches::remove(tx, poll.id, *user).map(drop)?,
        Stop::Watches(user) => store::mailing::stop_watches(tx, *user)?,
        Stop::Invitations(user) => store::mailing::stop_invitations(tx, *user)?,
        Stop::Reminders(poll, invitation) => store::mailing::stop_reminders(tx, poll.id, invitation)?,
    }
    Ok(found)
}
