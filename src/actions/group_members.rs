//! Who comes into a group, who leaves it, and who looks after it.

use crate::domain::directory::Directory;
use crate::domain::error::{Invalid, Problem};
use crate::domain::group::{Deed, INVITED_MAX};
use crate::domain::id::PublicId;
use crate::domain::mail::{MailKind, Recipient};
use crate::store::directory::Found;
use crate::store::outbox::{self, NewMail};
use crate::store::{self, Tx};

use super::attempts::{Inviter, count_group_mail, count_invitation};
use super::groups::{Hall, enter};
use super::undo::keep_member;
use super::{Asker, Error, Result, directory};

/// What came of inviting people.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Invited {
    /// Names of those who are asked now.
    pub asked: Vec<String>,
    /// What was typed and could not be asked, and why.
    pub refused: Vec<(String, Problem)>,
}

/// What an admin does to a member.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    /// Sends them out.
    Kick,
    /// Lets them look after the group.
    Grant,
    /// Lets them look after it no longer.
    Revoke,
}

impl Turn {
    /// The turn of a form's word, as upstream.
    pub fn parse(word: &str) -> Option<Self> {
        match word {
            "kick" => Some(Self::Kick),
            "grant_admin" => Some(Self::Grant),
            "revoke_admin" => Some(Self::Revoke),
            _ => None,
        }
    }
}

/// Asks people to join: by name for signing in, or by confirmed address where the site lets people look those up. Each
/// counts like an invitation to a poll, unless `exempt`.
///
/// # Errors
/// [`Error::Invalid`] if there are none or too many, else those of [`enter`].
pub fn invite(
    tx: &mut Tx<'_>,
    asker: &Asker,
    open: Directory,
    name: &str,
    people: &[String],
    exempt: bool,
) -> Result<Invited> {
    let hall = enter(tx, asker, name, Deed::Invite)?;
    if people.is_empty() {
        return Err(Invalid::one("people", Problem::Required).into());
    }
    if people.len() > INVITED_MAX {
        return Err(Invalid::one("people", Problem::TooMany { max: INVITED_MAX }).into());
    }
    let mut invited = Invited::default();
    for typed in people {
        if !exempt && !count_invitation(tx, &asker.keys, Inviter::Account(hall.user.id))? {
            invited.refused.push((typed.clone(), Problem::TooManyNamed));
            continue;
        }
        let outcome = match directory::resolve(tx, open, typed)? {
            Some(person) => ask(tx, asker, &hall, &person)?.map(|()| person.name),
            None => Err(Problem::UnknownPerson(typed.clone())),
        };
        match outcome {
            Ok(name) => invited.asked.push(name),
            Err(problem) => invited.refused.push((typed.clone(), problem)),
        }
    }
    Ok(invited)
}

fn ask(tx: &mut Tx<'_>, asker: &Asker, hall: &Hall, person: &Found) -> Result<Result<(), Problem>> {
    let name = || person.name.clone();
    if store::groups::place(tx, hall.group.id, person.id)?.member {
        return Ok(Err(Problem::AlreadyMember(name())));
    }
    if !store::groups::invite(tx, hall.group.id, person.id, hall.user.id)? {
        return Ok(Err(Problem::AlreadyInvited(name())));
    }
    // Taken back and asked again, it is still one mail.
    if store::groups::wants_mail(tx, person.id)? && count_group_mail(tx, &asker.keys, &hall.group, person.id)?
    {
        let mail = NewMail {
            kind: MailKind::GroupInvitation,
            to: Recipient::User(person.id),
            poll: None,
            // By its key: it may get another name before this is sent.
            object: Some(&hall.group.id.0.to_string()),
            data: "",
            due: tx.now(),
        };
        outbox::queue(tx, &mail)?;
    }
    Ok(Ok(()))
}

/// Takes an invitation back.
///
/// # Errors
/// [`Error::NotFound`] if this group has not asked them, else those of [`enter`].
pub fn withdraw(tx: &mut Tx<'_>, asker: &Asker, name: &str, username: &str) -> Result<()> {
    let hall = enter(tx, asker, name, Deed::Invite)?;
    let user = store::users::by_username(tx, username)?.ok_or(Error::NotFound)?;
    if store::groups::uninvite(tx, hall.group.id, user)? { Ok(()) } else { Err(Error::NotFound) }
}

/// Becomes a member as asked, or not. Gives the group's name.
///
/// # Errors
/// [`Error::NotFound`] for whoever is not asked (any more).
pub fn answer(tx: &mut Tx<'_>, asker: &Asker, name: &str, accept: bool) -> Result<String> {
    let hall = enter(tx, asker, name, Deed::Answer)?;
    store::groups::uninvite(tx, hall.group.id, hall.user.id)?;
    if accept {
        store::groups::join(tx, hall.group.id, hall.user.id, false)?;
    }
    Ok(hall.group.name)
}

/// Sends a member out, or changes whether they look after the group. Gives the name under which their place is brought
/// back.
///
/// # Errors
/// [`Error::NotFound`] for whoever is no member, else the denial.
pub fn change_member(
    tx: &mut Tx<'_>,
    asker: &Asker,
    name: &str,
    username: &str,
    turn: Turn,
) -> Result<Option<PublicId>> {
    let hall = enter(tx, asker, name, Deed::See)?;
    let user = store::users::by_username(tx, username)?;
    let place = user.map(|user| store::groups::place(tx, hall.group.id, user)).transpose()?;
    let other = place.unwrap_or_default();
    hall.asks(match turn {
        Turn::Kick => Deed::Kick(other),
        Turn::Grant => Deed::GrantAdmin(other),
        Turn::Revoke => Deed::RevokeAdmin(other),
    })?;
    let user = user.ok_or(Error::NotFound)?;
    let username = store::users::username(tx, user)?.unwrap_or_default();
    match turn {
        Turn::Kick => {
            store::groups::part(tx, hall.group.id, user)?;
            hall.note(tx, "group.remove", &username)?;
            keep_member(tx, asker, &hall, user, other)
        }
        Turn::Grant | Turn::Revoke => {
            let admin = turn == Turn::Grant;
            store::groups::set_admin(tx, hall.group.id, user, admin)?;
            let role = if admin { "admin" } else { "member" };
            hall.note(tx, "group.role", &format!("{username}: {role}"))?;
            Ok(None)
        }
    }
}
