//! Accounts of others.

use crate::domain::access::Denial;
use crate::domain::directory;
use crate::domain::error::Problem;
use crate::domain::id::{GroupId, UserId};
use crate::domain::mail::{MailKind, Recipient};
use crate::domain::site::SiteAction;
use crate::domain::text;
use crate::domain::user::Role;
use crate::secrets::Keys;
use crate::store::accounts::{self, Account, WORDS};
use crate::store::outbox::{self, NewMail};
use crate::store::sessions::Listed;
use crate::store::{self, Tx};

use super::super::account_delete::{self, Polls, Traces};
use super::super::factors::{self, Factors};
use super::{By, Error, Hand, PAGE, Result, enter, heir};

/// An account and what hangs on it.
#[derive(Debug, Clone)]
pub struct Shown {
    /// The account.
    pub account: Account,
    /// Groups that it belongs to.
    pub groups: Vec<(GroupId, String)>,
    /// Sessions that have not ended, the one used last first.
    pub sessions: Vec<Listed>,
    /// How it is protected.
    pub factors: Factors,
    /// Polls that it owns itself.
    pub polls: usize,
    /// Polls that nobody would own without it.
    pub only_its: usize,
    /// Groups that nobody would look after without it.
    pub in_need: Vec<String>,
    /// Nobody else can run the site.
    pub last_admin: bool,
}

/// Accounts below a key, the newest first: all, those in whose names or confirmed address all of these words are, or those
/// that wait.
///
/// # Errors
/// The denial.
pub fn list(
    tx: &mut Tx<'_>,
    hand: Hand<'_>,
    words: &str,
    waiting: bool,
    before: i64,
) -> Result<(By, Vec<Account>)> {
    let by = enter(tx, hand, SiteAction::SeeUsers)?;
    let patterns = containing(words);
    let found = match (waiting, words.trim().is_empty()) {
        (true, _) => accounts::waiting(tx, before, PAGE)?,
        (false, true) => accounts::newest(tx, before, PAGE)?,
        (false, false) => accounts::matching(tx, &patterns, before, PAGE)?,
    };
    Ok((by, found))
}

/// Patterns for `LIKE … ESCAPE '!'`, one for each word; what is more than enough words stands in the last one.
fn containing(words: &str) -> [String; WORDS] {
    let folded = text::folded(words);
    let mut words = folded.splitn(WORDS, char::is_whitespace);
    std::array::from_fn(|_| format!("%{}%", directory::escaped(words.next().unwrap_or_default().trim())))
}

/// Key of an account by its name.
///
/// # Errors
/// [`Error::NotFound`], or the denial.
pub fn by_name(tx: &mut Tx<'_>, hand: Hand<'_>, username: &str) -> Result<UserId> {
    enter(tx, hand, SiteAction::SeeUsers)?;
    store::users::by_username(tx, username)?.ok_or(Error::NotFound)
}

/// One account.
///
/// # Errors
/// [`Error::NotFound`], or the denial.
pub fn show(tx: &mut Tx<'_>, hand: Hand<'_>, user: UserId) -> Result<(By, Shown)> {
    let by = enter(tx, hand, SiteAction::SeeUsers)?;
    let account = accounts::by_id(tx, user)?.ok_or(Error::NotFound)?;
    let farewell = account_delete::survey(tx, user)?;
    let own = match hand {
        Hand::Of(asker) => asker.session.unwrap_or_default(),
        Hand::CommandLine => Default::default(),
    };
    let shown = Shown {
        only_its: farewell.polls.len(),
        in_need: farewell.groups.into_iter().map(|(_, name)| name).collect(),
        groups: store::users::groups(tx, user)?,
        sessions: store::sessions::of_user(tx, user, &own)?,
        factors: factors::of(tx, user)?,
        polls: accounts::polls(tx, user)?.len(),
        last_admin: runs_the_site(&account) && !accounts::another_admin(tx, user)?,
        account,
    };
    Ok((by, shown))
}

pub(super) fn to_manage(tx: &mut Tx<'_>, hand: Hand<'_>, user: UserId) -> Result<(By, Account)> {
    let by = enter(tx, hand, SiteAction::ManageUsers)?;
    Ok((by, accounts::by_id(tx, user)?.ok_or(Error::NotFound)?))
}

fn runs_the_site(account: &Account) -> bool {
    account.role == Role::Admin && !account.locked && !account.pending
}

/// Refuses to take the site from the last one who runs it. Two who do so to each other cannot both: the database
/// lets one transaction see the other.
fn keep_an_admin(tx: &mut Tx<'_>, account: &Account) -> Result<()> {
    if runs_the_site(account) && !accounts::another_admin(tx, account.id)? {
        return Err(Denial::LastAdmin.into());
    }
    Ok(())
}

/// Gives an account a role; its sessions go on with it at once.
///
/// # Errors
/// [`Error::NotFound`] or the denial, which the last admin gets too.
pub fn set_role(tx: &mut Tx<'_>, hand: Hand<'_>, user: UserId, role: Role) -> Result<Account> {
    let (by, account) = to_manage(tx, hand, user)?;
    if account.role == role {
        return Err(Denial::NothingToDo.into());
    }
    if role != Role::Admin {
        keep_an_admin(tx, &account)?;
    }
    accounts::set_role(tx, user, role)?;
    let change = format!("{} → {}", account.role.as_str(), role.as_str());
    by.note(tx, "user.role", &account.username, &change)?;
    Ok(account)
}

/// Locks an account, which ends its sessions at once, or unlocks it.
///
/// # Errors
/// [`Error::NotFound`] or the denial, which the last admin gets too.
pub fn set_locked(tx: &mut Tx<'_>, hand: Hand<'_>, user: UserId, locked: bool) -> Result<Account> {
    let (by, account) = to_manage(tx, hand, user)?;
    if account.locked == locked {
        return Err(Denial::NothingToDo.into());
    }
    if locked {
        keep_an_admin(tx, &account)?;
        store::sessions::close_all(tx, user)?;
    }
    accounts::set_locked(tx, user, locked)?;
    by.note(tx, if locked { "user.lock" } else { "user.unlock" }, &account.username, "")?;
    Ok(account)
}

/// Lets an account in that waits, and tells it so by mail.
///
/// # Errors
/// [`Error::NotFound`] or the denial.
pub fn approve(tx: &mut Tx<'_>, hand: Hand<'_>, user: UserId) -> Result<Account> {
    let (by, account) = to_manage(tx, hand, user)?;
    if !account.pending {
        return Err(Denial::NothingToDo.into());
    }
    accounts::approve(tx, user)?;
    if !account.email.is_empty() {
        queue(tx, MailKind::RegisterApproved, user, None)?;
    }
    by.note(tx, "user.approve", &account.username, "")?;
    Ok(account)
}

/// Refuses an account that waits: it is gone.
///
/// # Errors
/// [`Error::NotFound`] or the denial.
pub fn refuse(tx: &mut Tx<'_>, hand: Hand<'_>, keys: &Keys, user: UserId) -> Result<Account> {
    let (by, account) = to_manage(tx, hand, user)?;
    if !account.pending {
        return Err(Denial::NothingToDo.into());
    }
    let farewell = account_delete::survey(tx, user)?;
    let instead = account_delete::erase(tx, keys, &farewell, Some(Polls::Delete), Traces::Remove)?;
    by.note_of(tx, user, "user.refuse", &instead, "")?;
    Ok(account)
}

/// Deletes an account for good, as its owner would. What would be left to nobody goes to the account that is named:
/// its polls, and looking after groups that nobody else looks after. Votes and comments stay under no name.
///
/// # Errors
/// [`Error::Invalid`] if there is such a thing and nobody is named, [`Error::NotFound`] or the denial, which the last
/// admin gets too.
pub fn delete(
    tx: &mut Tx<'_>,
    hand: Hand<'_>,
    keys: &Keys,
    user: UserId,
    heir_name: &str,
) -> Result<Account> {
    let (by, account) = to_manage(tx, hand, user)?;
    keep_an_admin(tx, &account)?;
    let farewell = account_delete::survey(tx, user)?;
    let (polls, groups) = (farewell.polls.len(), farewell.groups.len());
    let needs_heir = polls + groups > 0;
    let heir = needs_heir.then(|| heir(tx, heir_name, Some(user))).transpose()?;
    let mut detail = String::new();
    if let Some(heir) = &heir {
        for (group, _) in &farewell.groups {
            store::groups::join(tx, *group, heir.id, true)?;
            store::groups::set_admin(tx, *group, heir.id, true)?;
        }
        detail = format!("{}: {polls} polls, {groups} groups", heir.username);
    }
    let polls = heir.map(|heir| Polls::Account(heir.id));
    let instead = account_delete::erase(tx, keys, &farewell, polls, Traces::Keep)?;
    by.note_of(tx, user, "user.delete", &instead, &detail)?;
    Ok(account)
}

pub(super) fn queue(tx: &mut Tx<'_>, kind: MailKind, user: UserId, object: Option<&str>) -> Result<()> {
    let due = tx.now();
    let mail = NewMail { kind, to: Recipient::User(user), poll: None, object, data: "{}", due };
    Ok(outbox::queue(tx, &mail)?)
}

/// A role by its word.
///
/// # Errors
/// [`Error::Invalid`] for another word.
pub fn role_of(word: &str) -> Result<Role> {
    let bad = || crate::domain::error::Invalid::one("role", Problem::BadOption).into();
    Role::parse(word).ok_or_else(bad)
}
