//! Letting people in for whom a provider of identities vouches, and linking accounts to them.

use crate::domain::access::Denial;
use crate::domain::id::UserId;
use crate::domain::identity::Identity;
use crate::domain::mail::Deed;
use crate::domain::user::{Role, User};
use crate::store::accounts::Account;
use crate::store::audit::Entry;
use crate::store::users::NewUser;
use crate::store::{self, Tx};

use super::{Asker, Error, Result, email_change, sessions, ways_in};

/// A hash that fits no password.
const NO_PASSWORD: &str = "!";

/// What became of somebody for whom a provider vouches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Entrance {
    /// They may sign in.
    Open(UserId),
    /// Their account is locked.
    Locked,
    /// Their account waits for somebody who runs the site.
    Pending,
    /// An account with their address has more rights than most: whoever it belongs to has to link it themselves.
    ConnectFirst,
    /// They have no account, and this provider makes none.
    NoAccount,
}

/// What became of a wish to link an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Connected {
    /// It is linked.
    Done,
    /// Another account is linked to them.
    Taken,
    /// The account is linked to somebody else there.
    Already,
}

/// Finds the account of somebody, links one to them, or makes one; then takes over what the provider says of them.
/// `create` tells whether it may make one. Links by the provider's own name for them. If there is none, by an address
/// that the provider vouches for and that is known to be the account's, but never into an account with a role. Never
/// by the name for signing in: anybody might have chosen that.
///
/// # Errors
/// Those of the store.
pub fn enter(tx: &mut Tx<'_>, identity: &Identity, create: bool) -> Result<Entrance> {
    let known = store::identities::by_subject(tx, &identity.provider, &identity.subject)?;
    let user = match known {
        Some(user) => user,
        None => match first_time(tx, identity, create)? {
            Entrance::Open(user) => user,
            stays_out => return Ok(stays_out),
        },
    };
    let account = store::accounts::by_id(tx, user)?.ok_or(Error::NotFound)?;
    if account.locked {
        return Ok(Entrance::Locked);
    }
    if account.pending {
        return Ok(Entrance::Pending);
    }
    follow(tx, identity, user, &account)?;
    Ok(Entrance::Open(user))
}

fn first_time(tx: &mut Tx<'_>, identity: &Identity, create: bool) -> Result<Entrance> {
    let vouched = identity.email_verified && !identity.email.is_empty();
    let holder = if vouched { store::users::by_confirmed_email(tx, &identity.email)? } else { None };
    if let Some(user) = holder {
        let account = store::accounts::by_id(tx, user)?.ok_or(Error::NotFound)?;
        // Neither a role nor a second person of the same provider comes by an address.
        let linked = store::identities::of_user(tx, user)?;
        if account.role > Role::User || linked.iter().any(|link| link.provider == identity.provider) {
            return Ok(Entrance::ConnectFirst);
        }
        link(tx, identity, user, &account.username)?;
        ways_in::tell(tx, user, Deed::Linked)?;
        return Ok(Entrance::Open(user));
    }
    if !create {
        return Ok(Entrance::NoAccount);
    }
    let (user, username) = make(tx, identity, vouched)?;
    link(tx, identity, user, &username)?;
    Ok(Entrance::Open(user))
}

/// Makes an account under the first name that is free.
fn make(tx: &mut Tx<'_>, identity: &Identity, email_confirmed: bool) -> Result<(UserId, String)> {
    for username in identity.usernames() {
        let new = NewUser {
            name: identity.display_name().unwrap_or_else(|| username.clone()),
            username,
            email: if email_confirmed { identity.email.clone() } else { String::new() },
            email_confirmed,
            password: NO_PASSWORD.to_owned(),
            role: Role::User,
            locale: String::new(),
            pending: false,
        };
        if let Some(user) = store::users::insert(tx, &new)? {
            note(tx, identity, user, "user.create", &new.username, "")?;
            return Ok((user, new.username));
        }
    }
    Err(Error::Stale)
}

fn link(tx: &mut Tx<'_>, identity: &Identity, user: UserId, username: &str) -> Result<()> {
    // Two first sign-ins at the same time: the later one is asked to try again.
    if !store::identities::link(tx, &identity.provider, &identity.subject, user)? {
        return Err(Error::Stale);
    }
    note(tx, identity, user, "identity.connect", username, &identity.provider)
}

/// Takes over name, address, role and groups.
fn follow(tx: &mut Tx<'_>, identity: &Identity, user: UserId, account: &Account) -> Result<()> {
    if let Some(name) = identity.display_name().filter(|name| *name != account.name) {
        store::identities::follow_name(tx, user, &name)?;
    }
    follow_email(tx, identity, user, account)?;
    follow_role(tx, identity, user, account)?;
    match identity.group_names() {
        Some(names) => follow_groups(tx, identity, user, &account.username, &names),
        None => Ok(()),
    }
}

/// An address that nobody vouches for, or that is another account's, changes nothing.
fn follow_email(tx: &mut Tx<'_>, identity: &Identity, user: UserId, account: &Account) -> Result<()> {
    let same = account.email == identity.email && account.confirmed;
    if !identity.email_verified || identity.email.is_empty() || same {
        return Ok(());
    }
    match store::users::by_confirmed_email(tx, &identity.email)? {
        Some(holder) if holder != user => Ok(()),
        _ => {
            email_change::replace(tx, user, &account.email, "", &identity.email)?;
            note(tx, identity, user, "user.email", &account.username, "")
        }
    }
}

fn follow_role(tx: &mut Tx<'_>, identity: &Identity, user: UserId, account: &Account) -> Result<()> {
    let role = match (identity.admin, account.role) {
        (Some(true), role) if role != Role::Admin => Role::Admin,
        (Some(false), Role::Admin) => Role::User,
        _ => return Ok(()),
    };
    // Somebody has to run the site, whatever the provider says: else whoever finds the set-up page first would.
    if account.role == Role::Admin && !store::accounts::another_admin(tx, user)? {
        return Ok(());
    }
    store::accounts::set_role(tx, user, role)?;
    note(tx, identity, user, "user.role", &account.username, role.as_str())
}

/// Joins and leaves groups of this provider; groups of others, and ours, are not touched.
fn follow_groups(
    tx: &mut Tx<'_>,
    identity: &Identity,
    user: UserId,
    username: &str,
    names: &[String],
) -> Result<()> {
    let before = store::identities::mirrored(tx, user, &identity.provider)?;
    let mut now = Vec::with_capacity(names.len());
    for name in names {
        let Some(group) = store::identities::group_of_provider(tx, &identity.provider, name)? else {
            continue;
        };
        if !before.iter().any(|(known, _)| *known == group) {
            store::groups::join(tx, group, user, false)?;
            note(tx, identity, user, "group.join", username, name)?;
        }
        now.push(group);
    }
    for (group, name) in before.iter().filter(|(group, _)| !now.contains(group)) {
        store::groups::part(tx, *group, user)?;
        note(tx, identity, user, "group.leave", username, name)?;
    }
    Ok(())
}

/// Links the account of the signed-in person to somebody for whom a provider vouches: from now on that is a way in.
///
/// # Errors
/// Those of [`sessions::still_confirmed`].
pub fn connect(tx: &mut Tx<'_>, asker: &Asker, identity: &Identity) -> Result<Connected> {
    let user = sessions::still_confirmed(tx, asker)?;
    match store::identities::by_subject(tx, &identity.provider, &identity.subject)? {
        Some(holder) if holder == user.id => return Ok(Connected::Done),
        Some(_) => return Ok(Connected::Taken),
        None => {}
    }
    let links = store::identities::of_user(tx, user.id)?;
    if links.iter().any(|link| link.provider == identity.provider) {
        return Ok(Connected::Already);
    }
    link(tx, identity, user.id, &user.username)?;
    ways_in::tell(tx, user.id, Deed::Linked)?;
    Ok(Connected::Done)
}

/// How the signed-in person can sign in.
#[derive(Debug, Clone)]
pub struct Ways {
    /// Who they are.
    pub user: User,
    /// Names of the providers that the account is linked to.
    pub providers: Vec<String>,
    /// There is another way beside the providers.
    pub own: bool,
}

impl Ways {
    /// Whether a provider can be given up: one of `known` remains, or a way without a provider.
    pub fn may_disconnect(&self, provider: &str, known: &[String]) -> bool {
        let another = |other: &&String| *other != provider && known.contains(other);
        self.own || self.providers.iter().any(|other| another(&other))
    }
}

/// How the signed-in person can sign in; `local` tells whether passwords of ours count.
///
/// # Errors
/// Those of [`sessions::confirmed`].
pub fn ways(tx: &mut Tx<'_>, asker: &Asker, local: bool) -> Result<Ways> {
    let user = sessions::confirmed(tx, asker)?;
    ways_of(tx, user, local)
}

fn ways_of(tx: &mut Tx<'_>, user: User, local: bool) -> Result<Ways> {
    let own =
        local && (sessions::has_password(tx, user.id)? || store::identities::passkeys(tx, user.id)? > 0);
    let links = store::identities::of_user(tx, user.id)?;
    Ok(Ways { providers: links.into_iter().map(|link| link.provider).collect(), user, own })
}

/// Ends the link of the signed-in person's account to a provider, and the other sessions that came from it. `known` are
/// the providers that there are.
///
/// # Errors
/// Those of [`sessions::still_confirmed`], [`Error::NotFound`] if there is no link, [`Denial::NothingToDo`] if no other way to sign in would remain.
pub fn disconnect(
    tx: &mut Tx<'_>,
    asker: &Asker,
    provider: &str,
    known: &[String],
    local: bool,
) -> Result<()> {
    let user = sessions::still_confirmed(tx, asker)?;
    let ways = ways_of(tx, user, local)?;
    if !ways.providers.iter().any(|linked| linked == provider) {
        return Err(Error::NotFound);
    }
    if !ways.may_disconnect(provider, known) {
        return Err(Denial::NothingToDo.into());
    }
    store::identities::unlink(tx, provider, ways.user.id)?;
    store::sessions::close_of_user_at(tx, ways.user.id, provider, asker.session.as_ref())?;
    let entry = Entry {
        user: Some(ways.user.id),
        actor: &ways.user.username,
        action: "identity.disconnect",
        target: &ways.user.username,
        detail: provider,
    };
    store::audit::note(tx, &entry)?;
    ways_in::tell(tx, ways.user.id, Deed::Unlinked)
}

/// Ends sessions because the provider says so: those of a session there, or all of a person that came from it. `once`
/// is the name of the message, which counts once.
///
/// # Errors
/// [`Error::Stale`] for a message that was here before.
pub fn end_sessions(
    tx: &mut Tx<'_>,
    provider: &str,
    subject: Option<&str>,
    session: Option<&str>,
    once: &str,
) -> Result<u64> {
    if !store::tokens::put_once(tx, once, "logout", LOGOUT_SECONDS)? {
        return Err(Error::Stale);
    }
    let ended = match (session, subject) {
        (Some(session), _) => store::sessions::close_of_provider(tx, provider, session)?,
        (None, Some(subject)) => match store::identities::by_subject(tx, provider, subject)? {
            Some(user) => store::sessions::close_of_user_at(tx, user, provider, None)?,
            None => 0,
        },
        (None, None) => 0,
    };
    let detail = ended.to_string();
    let entry = Entry { user: None, actor: provider, action: "session.end", target: "", detail: &detail };
    store::audit::note(tx, &entry)?;
    Ok(ended)
}

/// Seconds for which a provider's message is remembered; older ones are refused anyway.
pub const LOGOUT_SECONDS: i64 = 3_600;

fn note(
    tx: &mut Tx<'_>,
    identity: &Identity,
    user: UserId,
    action: &str,
    target: &str,
    detail: &str,
) -> Result<()> {
    let entry = Entry { user: Some(user), actor: &identity.provider, action, target, detail };
    Ok(store::audit::note(tx, &entry)?)
}
