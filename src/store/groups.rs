//! Groups, who belongs to them and who is asked to.

use crate::domain::group::{Crowd, Group, Place, Visibility};
use crate::domain::id::{GroupId, PollId, UserId};
use crate::domain::looks;
use crate::domain::text;
use crate::domain::time::Instant;
use crate::params;

use super::polls::{self, corrupt};
use super::{FromRow, Result, Row, Tx};

impl FromRow for Group {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        Ok(Self {
            id: GroupId(row.get(0)?),
            name: row.get(1)?,
            visibility: Visibility::parse(row.str_ref(2)?).map_err(corrupt)?,
            provider: row.get(3)?,
            created: Instant(row.get(4)?),
        })
    }
}

/// A member, or somebody who is asked to become one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// Name for signing in.
    pub username: String,
    /// Name shown to others.
    pub name: String,
    /// Looks after the group.
    pub admin: bool,
}

impl FromRow for Person {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        Ok(Self { username: row.get(0)?, name: row.get(1)?, admin: row.get(2)? })
    }
}

/// A group as it stands on the list of somebody who belongs to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Membership {
    /// The group.
    pub group: Group,
    /// Whether they look after it.
    pub admin: bool,
    /// How many belong to it.
    pub members: i64,
}

impl FromRow for Membership {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        Ok(Self { group: Group::from_row(row)?, admin: row.get(5)?, members: row.get(6)? })
    }
}

/// A group that somebody is asked to join.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invitation {
    /// The group.
    pub group: Group,
    /// Who asks, if the account is still there.
    pub by: Option<String>,
}

impl FromRow for Invitation {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        Ok(Self { group: Group::from_row(row)?, by: row.get(5)? })
    }
}

/// Stores a new group of our own; `None` if the name is taken, or one that it looks like.
pub fn insert(tx: &mut Tx<'_>, name: &str, visibility: Visibility) -> Result<Option<GroupId>> {
    if is_lookalike(tx, name, None)? {
        return Ok(None);
    }
    let now = tx.now();
    let id = tx.query_opt::<i64>(
        "INSERT INTO user_groups (name, name_folded, visibility, provider, created) VALUES (?1, ?2, ?3, '', ?4) \
         ON CONFLICT (name_folded) DO NOTHING RETURNING id",
        params![name, &text::folded(name), visibility.as_str(), now],
    )?;
    Ok(id.map(GroupId))
}

/// The group of a name.
pub fn by_name(tx: &mut Tx<'_>, name: &str) -> Result<Option<Group>> {
    if name.contains('\0') {
        return Ok(None);
    }
    tx.query_opt(
        "SELECT id, name, visibility, provider, created FROM user_groups WHERE name_folded = ?1",
        params![&text::folded(name)],
    )
}

/// Whether another group has a name that this one can be taken for, though it is another: see [`looks::in_latin`].
pub fn is_lookalike(tx: &mut Tx<'_>, name: &str, of: Option<GroupId>) -> Result<bool> {
    let Some(looks) = looks::in_latin(name) else { return Ok(false) };
    let found = by_name(tx, &looks)?.map(|group| group.id);
    Ok(found.is_some() && found != of)
}

/// The group of a key.
pub fn by_id(tx: &mut Tx<'_>, group: GroupId) -> Result<Option<Group>> {
    tx.query_opt(
        "SELECT id, name, visibility, provider, created FROM user_groups WHERE id = ?1",
        params![group.0],
    )
}

/// Gives a group another name and visibility; the name must be free.
pub fn update(tx: &mut Tx<'_>, group: GroupId, name: &str, visibility: Visibility) -> Result<()> {
    tx.execute(
        "UPDATE user_groups SET name = ?2, name_folded = ?3, visibility = ?4 WHERE id = ?1",
        params![group.0, name, &text::folded(name), visibility.as_str()],
    )?;
    Ok(())
}

/// Deletes a group with its memberships and invitations.
pub fn delete(tx: &mut Tx<'_>, group: GroupId) -> Result<()> {
    tx.execute("DELETE FROM user_groups WHERE id = ?1", params![group.0])?;
    Ok(())
}

/// What an account is in a group.
pub fn place(tx: &mut Tx<'_>, group: GroupId, user: UserId) -> Result<Place> {
    let (admin, invited) = tx.query_one::<(Option<bool>, Option<i64>)>(
        "SELECT (SELECT admin FROM memberships WHERE user_id = ?2 AND group_id = ?1), \
         (SELECT created FROM group_invitations WHERE group_id = ?1 AND user_id = ?2)",
        params![group.0, user.0],
    )?;
    Ok(Place { member: admin.is_some(), admin: admin == Some(true), invited: invited.is_some() })
}

/// How many belong to a group.
pub fn crowd(tx: &mut Tx<'_>, group: GroupId) -> Result<Crowd> {
    let (members, admins) = tx.query_one(
        "SELECT COUNT(*), CAST(COALESCE(SUM(admin), 0) AS BIGINT) FROM memberships WHERE group_id = ?1",
        params![group.0],
    )?;
    Ok(Crowd { members, admins })
}

/// Members by name, so many after so many others.
pub fn members(tx: &mut Tx<'_>, group: GroupId, limit: i64, offset: i64) -> Result<Vec<Person>> {
    tx.query_all(
        "SELECT u.username, u.display_name, m.admin FROM memberships m JOIN users u ON u.id = m.user_id \
         WHERE m.group_id = ?1 ORDER BY u.name_folded, u.id LIMIT ?2 OFFSET ?3",
        params![group.0, limit, offset],
    )
}

/// Who is asked to join a group, by name.
pub fn invited(tx: &mut Tx<'_>, group: GroupId) -> Result<Vec<Person>> {
    tx.query_all(
        "SELECT u.username, u.display_name, 0 FROM group_invitations i JOIN users u ON u.id = i.user_id \
         WHERE i.group_id = ?1 ORDER BY u.name_folded, u.id",
        params![group.0],
    )
}

/// The groups of an account, by name.
pub fn of_user(tx: &mut Tx<'_>, user: UserId) -> Result<Vec<Membership>> {
    tx.query_all(
        "SELECT g.id, g.name, g.visibility, g.provider, g.created, m.admin, \
         (SELECT COUNT(*) FROM memberships c WHERE c.group_id = g.id) FROM memberships m \
         JOIN user_groups g ON g.id = m.group_id WHERE m.user_id = ?1 ORDER BY g.name_folded",
        params![user.0],
    )
}

/// The groups that an account is asked to join, by name.
pub fn inviting(tx: &mut Tx<'_>, user: UserId) -> Result<Vec<Invitation>> {
    tx.query_all(
        "SELECT g.id, g.name, g.visibility, g.provider, g.created, b.display_name FROM group_invitations i \
         JOIN user_groups g ON g.id = i.group_id LEFT JOIN users b ON b.id = i.invited_by \
         WHERE i.user_id = ?1 ORDER BY g.name_folded",
        params![user.0],
    )
}

/// Takes somebody in; who is a member stays what they are.
pub fn join(tx: &mut Tx<'_>, group: GroupId, user: UserId, admin: bool) -> Result<()> {
    tx.execute(
        "INSERT INTO memberships (user_id, group_id, admin) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING",
        params![user.0, group.0, admin],
    )?;
    Ok(())
}

/// Takes somebody in again, if the account is still there; who is a member stays what they are.
pub fn rejoin(tx: &mut Tx<'_>, group: GroupId, user: UserId, admin: bool) -> Result<()> {
    tx.execute(
        "INSERT INTO memberships (user_id, group_id, admin) SELECT id, ?2, ?3 FROM users WHERE id = ?1 \
         ON CONFLICT DO NOTHING",
        params![user.0, group.0, admin],
    )?;
    Ok(())
}

/// Accounts that belong to a group, and whether they look after it.
pub fn places(tx: &mut Tx<'_>, group: GroupId) -> Result<Vec<(i64, bool)>> {
    tx.query_all("SELECT user_id, admin FROM memberships WHERE group_id = ?1", params![group.0])
}

/// Accounts that are asked to join a group, and by whom.
pub fn asked(tx: &mut Tx<'_>, group: GroupId) -> Result<Vec<(i64, Option<i64>)>> {
    tx.query_all("SELECT user_id, invited_by FROM group_invitations WHERE group_id = ?1", params![group.0])
}

/// Asks somebody to join again, if the account is still there.
pub fn ask_again(tx: &mut Tx<'_>, group: GroupId, user: UserId, by: Option<UserId>) -> Result<()> {
    let now = tx.now();
    tx.execute(
        "INSERT INTO group_invitations (group_id, user_id, invited_by, created) \
         SELECT ?2, id, (SELECT id FROM users WHERE id = ?3), ?4 FROM users WHERE id = ?1 ON CONFLICT DO NOTHING",
        params![user.0, group.0, by.map(|by| by.0), now],
    )?;
    Ok(())
}

/// Lets a member look after the group, or no longer.
pub fn set_admin(tx: &mut Tx<'_>, group: GroupId, user: UserId, admin: bool) -> Result<()> {
    tx.execute(
        "UPDATE memberships SET admin = ?3 WHERE user_id = ?1 AND group_id = ?2",
        params![user.0, group.0, admin],
    )?;
    Ok(())
}

/// Takes somebody out, who may have seen the admin links of the group's polls.
pub fn part(tx: &mut Tx<'_>, group: GroupId, user: UserId) -> Result<()> {
    tx.execute("DELETE FROM memberships WHERE user_id = ?1 AND group_id = ?2", params![user.0, group.0])?;
    tx.changed(user);
    polls::end_links_of(tx, group)
}

/// Asks somebody to join; `false` if they are asked already.
pub fn invite(tx: &mut Tx<'_>, group: GroupId, user: UserId, by: UserId) -> Result<bool> {
    let now = tx.now();
    let asked = tx.execute(
        "INSERT INTO group_invitations (group_id, user_id, invited_by, created) VALUES (?1, ?2, ?3, ?4) \
         ON CONFLICT DO NOTHING",
        params![group.0, user.0, by.0, now],
    )?;
    Ok(asked == 1)
}

/// Asks no longer; `false` if they were not asked.
pub fn uninvite(tx: &mut Tx<'_>, group: GroupId, user: UserId) -> Result<bool> {
    let gone = tx.execute(
        "DELETE FROM group_invitations WHERE group_id = ?1 AND user_id = ?2",
        params![group.0, user.0],
    )?;
    Ok(gone == 1)
}

/// Whether an account wants mail about invitations.
pub fn wants_mail(tx: &mut Tx<'_>, user: UserId) -> Result<bool> {
    tx.query_one("SELECT mail_invitations FROM users WHERE id = ?1", params![user.0])
}

/// How many polls belong to a group, deleted ones apart.
pub fn count_polls(tx: &mut Tx<'_>, group: GroupId) -> Result<i64> {
    tx.query_one("SELECT COUNT(*) FROM polls WHERE group_id = ?1 AND deleted_at IS NULL", params![group.0])
}

/// The polls of a group, deleted ones too, and whether an account owns each as well.
pub fn polls(tx: &mut Tx<'_>, group: GroupId) -> Result<Vec<(PollId, Option<UserId>)>> {
    let all = tx.query_all::<(i64, Option<i64>)>(
        "SELECT id, user_id FROM polls WHERE group_id = ?1",
        params![group.0],
    )?;
    Ok(all.into_iter().map(|(poll, user)| (PollId(poll), user.map(UserId))).collect())
}

/// Deletes a poll, if it is not deleted yet.
pub fn delete_poll(tx: &mut Tx<'_>, poll: PollId) -> Result<()> {
    let now = tx.now();
    tx.execute("UPDATE polls SET deleted_at = COALESCE(deleted_at, ?2) WHERE id = ?1", params![poll.0, now])?;
    Ok(())
}
