//! Making groups, looking at them, changing and leaving them.

use crate::domain::access::Denial;
use crate::domain::error::{Invalid, Problem};
use crate::domain::group::{self, Crowd, Deed, Group, Place, Visibility};
use crate::domain::user::User;
use crate::store::audit::{self, Entry};
use crate::store::groups::{Invitation, Membership, Person};
use crate::store::{self, Tx};

use super::{Asker, Error, Result, signed_in};

/// A group and who looks at it.
#[derive(Debug, Clone)]
pub struct Hall {
    /// Who.
    pub user: User,
    /// The group.
    pub group: Group,
    /// What they are in it.
    pub place: Place,
    /// How many belong to it.
    pub crowd: Crowd,
}

impl Hall {
    /// Whether the rule would allow it.
    pub fn may(&self, deed: Deed) -> bool {
        self.asks(deed).is_ok()
    }

    pub(super) fn asks(&self, deed: Deed) -> Result<()> {
        Ok(group::allows(self.place, &self.group, self.crowd, deed)?)
    }

    /// Notes what was done, for those who run the site.
    pub(super) fn note(&self, tx: &mut Tx<'_>, action: &str, detail: &str) -> Result<()> {
        let (user, actor) = (Some(self.user.id), self.user.username.as_str());
        Ok(audit::note(tx, &Entry { user, actor, action, target: &self.group.name, detail })?)
    }
}

/// The groups of a signed-in person.
#[derive(Debug, Clone)]
pub struct MyGroups {
    /// Who.
    pub user: User,
    /// Those they belong to.
    pub groups: Vec<Membership>,
    /// Those they are asked to join.
    pub invitations: Vec<Invitation>,
}

/// A group as its page shows it.
#[derive(Debug, Clone)]
pub struct Shown {
    /// The group and who looks at it.
    pub hall: Hall,
    /// Members of this page.
    pub members: Vec<Person>,
    /// Who is asked to join; nobody for those who may not know.
    pub invited: Vec<Person>,
}

/// The signed-in person.
pub(super) fn person(tx: &mut Tx<'_>, asker: &Asker) -> Result<User> {
    signed_in(tx, asker)?.ok_or(Error::Denied(Denial::LoginRequired))
}

/// Loads a group through who asks, and asks the rule.
///
/// # Errors
/// [`Error::NotFound`] for a group that is not there or not for them to see, else the denial.
pub fn enter(tx: &mut Tx<'_>, asker: &Asker, name: &str, deed: Deed) -> Result<Hall> {
    let user = person(tx, asker)?;
    let group = store::groups::by_name(tx, name)?.ok_or(Error::NotFound)?;
    let place = store::groups::place(tx, group.id, user.id)?;
    let crowd = store::groups::crowd(tx, group.id)?;
    let hall = Hall { user, group, place, crowd };
    hall.asks(deed)?;
    Ok(hall)
}

/// Makes a group whose first member and admin is whoever asks. Gives its name.
///
/// # Errors
/// [`Error::Invalid`] for a bad or taken name.
pub fn create_group(tx: &mut Tx<'_>, asker: &Asker, name: &str, visibility: Visibility) -> Result<String> {
    let user = person(tx, asker)?;
    let name = group::name(name).map_err(|problem| Invalid::one("name", problem))?;
    let group = store::groups::insert(tx, &name, visibility)?;
    let group = group.ok_or_else(|| Invalid::one("name", Problem::GroupTaken))?;
    store::groups::join(tx, group, user.id, true)?;
    Ok(name)
}

/// The groups of whoever asks.
///
/// # Errors
/// [`Denial::LoginRequired`], or those of the store.
pub fn my_groups(tx: &mut Tx<'_>, asker: &Asker) -> Result<MyGroups> {
    let user = person(tx, asker)?;
    let groups = store::groups::of_user(tx, user.id)?;
    let invitations = store::groups::inviting(tx, user.id)?;
    Ok(MyGroups { user, groups, invitations })
}

/// A group with so many of its members after so many others.
///
/// # Errors
/// Those of [`enter`].
pub fn show_group(tx: &mut Tx<'_>, asker: &Asker, name: &str, limit: i64, offset: i64) -> Result<Shown> {
    let hall = enter(tx, asker, name, Deed::See)?;
    let members = store::groups::members(tx, hall.group.id, limit, offset)?;
    let invited =
        if hall.may(Deed::Invite) { store::groups::invited(tx, hall.group.id)? } else { Vec::new() };
    Ok(Shown { hall, members, invited })
}

/// Gives a group another name and visibility. Gives its name.
///
/// # Errors
/// [`Error::Invalid`] for a bad or taken name, else those of [`enter`].
pub fn update_group(
    tx: &mut Tx<'_>,
    asker: &Asker,
    old: &str,
    name: &str,
    visibility: Visibility,
) -> Result<String> {
    let hall = enter(tx, asker, old, Deed::Change)?;
    let name = group::name(name).map_err(|problem| Invalid::one("name", problem))?;
    let other = store::groups::by_name(tx, &name)?.filter(|other| other.id != hall.group.id);
    if other.is_some() || store::groups::is_lookalike(tx, &name, Some(hall.group.id))? {
        return Err(Invalid::one("name", Problem::GroupTaken).into());
    }
    store::groups::update(tx, hall.group.id, &name, visibility)?;
    Ok(name)
}

/// Whoever asks is a member no longer; the group's polls are theirs no longer with the next request.
///
/// # Errors
/// [`Denial::LastGroupAdmin`] for whoever alone looks after it, else those of [`enter`].
pub fn leave_group(tx: &mut Tx<'_>, asker: &Asker, name: &str) -> Result<()> {
    let hall = enter(tx, asker, name, Deed::Leave)?;
    Ok(store::groups::part(tx, hall.group.id, hall.user.id)?)
}
