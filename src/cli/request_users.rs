//! What is asked about accounts.

use super::desk::Desk;
use super::failure::Failure;
use super::request::Deed;
use crate::actions::admin::{Hand, access, users};
use crate::actions::{self};
use crate::domain::time::Instant;
use crate::domain::user::Role;
use crate::store::accounts::Account;

/// Lists accounts, a line each.
pub(super) fn list(desk: &Desk, words: &str, waiting: bool) -> Result<Vec<String>, Failure> {
    let (mut lines, mut before) = (Vec::new(), i64::MAX);
    // As much as a reply can carry.
    while lines.len() < 5_000 {
        let words = words.to_owned();
        let (_, found) = desk
            .store
            .read_blocking(move |tx| users::list(tx, Hand::CommandLine, &words, waiting, before))?;
        let Some(last) = found.last() else { break };
        before = last.id.0;
        lines.extend(found.iter().map(line));
    }
    let nobody = if waiting { "no account waits to be let in" } else { "no account" };
    Ok(if lines.is_empty() { vec![nobody.to_owned()] } else { lines })
}

fn line(account: &Account) -> String {
    let Account { username, name, email, .. } = account;
    [username.as_str(), name, email, account.role.as_str(), state(account)].join("\t").trim_end().to_owned()
}

fn state(account: &Account) -> &'static str {
    match (account.pending, account.locked) {
        (true, _) => "waits to be let in",
        (false, true) => "locked",
        (false, false) => "",
    }
}

/// Does something to an account and tells what.
pub(super) fn perform(desk: &Desk, username: &str, deed: &Deed) -> Result<Vec<String>, Failure> {
    let (name, deed, keys) = (username.to_owned(), deed.clone(), desk.keys.clone());
    let home = desk.config.home().to_owned();
    let done = desk.store.write_blocking(move |tx| {
        let user = users::by_name(tx, Hand::CommandLine, &name)?;
        let told = match &deed {
            Deed::Show => return users::show(tx, Hand::CommandLine, user).map(|(_, shown)| facts(&shown)),
            Deed::Lock => users::set_locked(tx, Hand::CommandLine, user, true)
                .map(|_| "is locked, and its sessions are ended"),
            Deed::Unlock => {
                users::set_locked(tx, Hand::CommandLine, user, false).map(|_| "can be used again")
            }
            Deed::Approve => users::approve(tx, Hand::CommandLine, user).map(|_| "can be used now"),
            Deed::Role(role) => {
                let role = users::role_of(role)?;
                users::set_role(tx, Hand::CommandLine, user, role).map(|_| match role {
                    Role::User => "is a user now",
                    Role::Moderator => "is a moderator now",
                    Role::Admin => "is an admin now",
                })
            }
            Deed::Email(email) => access::set_email(tx, Hand::CommandLine, user, email, &home)
                .map(|_| "has this address now, confirmed"),
            Deed::ResetSecondFactor => access::drop_factors(tx, Hand::CommandLine, user)
                .map(|()| "has no second step and no passkey any more, and its sessions are ended"),
            Deed::Delete { polls_to } => {
                users::delete(tx, Hand::CommandLine, &keys, user, polls_to).map(|_| "is deleted")
            }
        }?;
        Ok(vec![format!("the account {name} {told}")])
    });
    done.map_err(failure)
}

/// What actions say, in words for operators.
pub(super) fn failure(error: actions::Error) -> Failure {
    use crate::domain::access::Denial;
    use crate::domain::error::Problem;
    match error {
        actions::Error::NotFound => Failure::other("there is no account of this name"),
        actions::Error::Denied(Denial::LastAdmin) => {
            Failure::other("this is the last admin: make another account an admin first")
        }
        actions::Error::Denied(Denial::NothingToDo) => Failure::other("it is so already"),
        actions::Error::Invalid(invalid) if invalid.of("heir") == Some(&Problem::Required) => Failure::other(
            "it has polls, or looks after a group alone: say who gets them with --polls-to USERNAME",
        ),
        actions::Error::Invalid(invalid) if invalid.of("heir").is_some() => {
            Failure::other("--polls-to: there is no other account of this name")
        }
        other => other.into(),
    }
}

fn facts(shown: &users::Shown) -> Vec<String> {
    let account = &shown.account;
    let groups: Vec<&str> = shown.groups.iter().map(|(_, name)| name.as_str()).collect();
    let confirmed = match (account.email.as_str(), account.confirmed) {
        ("", _) => "",
        (_, true) => " (confirmed)",
        (_, false) => " (not confirmed)",
    };
    vec![
        format!("username: {}", account.username),
        format!("name: {}", account.name),
        format!("email: {}{confirmed}", account.email),
        format!("role: {}", account.role.as_str()),
        format!("state: {}", if state(account).is_empty() { "can be used" } else { state(account) }),
        format!("since: {}", Instant(account.created).utc().format("%Y-%m-%d")),
        format!(
            "second step: {}, {} recovery codes; {} passkeys",
            if shown.factors.app { "on" } else { "off" },
            shown.factors.codes,
            shown.factors.passkeys.len()
        ),
        format!("sessions: {}", shown.sessions.len()),
        format!("polls: {}", shown.polls),
        format!("groups: {}", groups.join(", ")),
    ]
}
