//! Running the site: accounts, polls, comments, groups and mail of others. Each verb asks the rule
//! ([`crate::domain::site`]) with the role that the account has in this transaction, and notes what was done.

pub mod access;
pub mod comments;
pub mod groups;
pub mod mail;
pub mod polls;
pub mod system;
pub mod users;

use crate::domain::id::UserId;
use crate::domain::site::{self, SiteAction};
use crate::domain::user::User;
use crate::store::accounts::{self, Account};
use crate::store::audit::{self, Entry};
use crate::store::{self, Tx};

use super::{Asker, Error, Result, sessions, signed_in};

/// Entries of a page of any list.
pub const PAGE: i64 = 50;
/// Seconds for which a poll that was taken over is owned: a week.
pub const SUPPORT_SECONDS: i64 = 7 * 86_400;

/// Who runs the site here.
#[derive(Debug, Clone, Copy)]
pub enum Hand<'a> {
    /// Somebody in a browser.
    Of(&'a Asker),
    /// Whoever may open the database anyway.
    CommandLine,
}

/// Somebody who was let in.
#[derive(Debug, Clone)]
pub struct By(Option<User>);

impl By {
    /// The account; none on the command line.
    pub fn user(&self) -> Option<&User> {
        self.0.as_ref()
    }

    /// Key of the account.
    pub fn id(&self) -> Option<UserId> {
        self.0.as_ref().map(|user| user.id)
    }

    /// Notes what they did.
    fn note(&self, tx: &mut Tx<'_>, action: &str, target: &str, detail: &str) -> Result<()> {
        let actor = self.0.as_ref().map_or("command line", |user| user.username.as_str());
        Ok(audit::note(tx, &Entry { user: self.id(), actor, action, target, detail })?)
    }

    /// Notes what they did to an account that is gone now, which may have been their own.
    fn note_of(&self, tx: &mut Tx<'_>, gone: UserId, action: &str, target: &str, detail: &str) -> Result<()> {
        if self.id() == Some(gone) {
            return Ok(audit::note(tx, &Entry { user: None, actor: target, action, target, detail })?);
        }
        self.note(tx, action, target, detail)
    }
}

/// Lets somebody in who may do this.
///
/// # Errors
/// [`Error::NotFound`] or the denial.
pub fn enter(tx: &mut Tx<'_>, hand: Hand<'_>, action: SiteAction) -> Result<By> {
    let Hand::Of(asker) = hand else { return Ok(By(None)) };
    let user = signed_in(tx, asker)?;
    site::allows(user.as_ref(), action)?;
    if action.is_delicate() {
        sessions::still_confirmed(tx, asker)?;
    }
    Ok(By(user))
}

/// The account that is named as heir of something that somebody must own, and can use.
fn heir(tx: &mut Tx<'_>, name: &str, not: Option<UserId>) -> Result<Account> {
    use crate::domain::error::{Invalid, Problem};
    if name.trim().is_empty() {
        return Err(Invalid::one("heir", Problem::Required).into());
    }
    let found = store::users::by_username(tx, name.trim())?.filter(|user| Some(*user) != not);
    let account = found.map(|user| accounts::by_id(tx, user)).transpose()?.flatten();
    let usable = account.filter(|account| !account.locked && !account.pending);
    usable.ok_or_else(|| Error::Invalid(Invalid::one("heir", Problem::UnknownUser)))
}
