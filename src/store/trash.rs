//! What was deleted and can be brought back for a while.

use crate::domain::id::{GroupId, PollId, PublicId, UserId};
use crate::domain::text;
use crate::domain::time::Instant;
use crate::domain::undo::Thing;
use crate::params;

use super::votes::public_id;
use super::{Error, FromRow, Result, Row, Tx, expired};

/// Something that was deleted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// Its random name, known to the browser that deleted it.
    pub name: PublicId,
    /// What it was.
    pub thing: Thing,
    /// The poll that it belonged to.
    pub poll: Option<PollId>,
    /// The group that it belonged to.
    pub group: Option<GroupId>,
    /// Keyed hash of who may bring it back.
    pub holder: [u8; 32],
    /// JSON, as the thing wants it; empty once it was brought back.
    pub data: String,
    /// Until when it can be brought back.
    pub expires: Instant,
}

impl FromRow for Kept {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        Ok(Self {
            name: public_id(row, 0)?,
            thing: thing(row, 1)?,
            poll: row.get::<Option<i64>>(2)?.map(PollId),
            group: row.get::<Option<i64>>(3)?.map(GroupId),
            holder: row.get(4)?,
            data: row.get(5)?,
            expires: Instant(row.get(6)?),
        })
    }
}

/// Whose something was, so that it goes when nothing of them is to be left.
#[derive(Debug, Clone, Copy, Default)]
pub struct Whose<'a> {
    /// The account.
    pub user: Option<UserId>,
    /// The address; empty for none.
    pub email: &'a str,
    /// Name of the thing in addresses; empty if it had none.
    pub object: &'a str,
}

/// Keeps what was deleted.
pub fn put(tx: &mut Tx<'_>, kept: &Kept, whose: Whose<'_>) -> Result<()> {
    let email_key = (!whose.email.is_empty()).then(|| text::folded(whose.email));
    tx.execute(
        "INSERT INTO trash (name, kind, poll_id, group_id, user_id, email_key, object, holder, data, expires) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
        params![
            kept.name.as_str(),
            kept.thing.as_str(),
            kept.poll.map(|poll| poll.0),
            kept.group.map(|group| group.0),
            whose.user.map(|user| user.0),
            email_key.as_deref(),
            whose.object,
            &kept.holder,
            &kept.data,
            kept.expires.0
        ],
    )?;
    Ok(())
}

/// What was deleted under a name and can be brought back still, or was.
pub fn by_name(tx: &mut Tx<'_>, name: &PublicId) -> Result<Option<Kept>> {
    let now = tx.now();
    tx.query_opt(
        "SELECT name, kind, poll_id, group_id, holder, data, expires FROM trash WHERE name = ?1 AND expires > ?2",
        params![name.as_str(), now],
    )
}

/// Whether something of a poll was deleted lately under this name in addresses, and not brought back.
pub fn holds(tx: &mut Tx<'_>, poll: PollId, object: &PublicId) -> Result<bool> {
    let found = tx.query_opt::<i64>(
        "SELECT 1 FROM trash WHERE poll_id = ?1 AND object = ?2 AND data <> ''",
        params![poll.0, object.as_str()],
    )?;
    Ok(found.is_some())
}

/// Something that can be brought back, without what is needed for that: for a list of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Listed {
    /// See [`Kept::name`].
    pub name: PublicId,
    /// What it was.
    pub thing: Thing,
    /// See [`Kept::holder`].
    pub holder: [u8; 32],
    /// Until when it can be brought back.
    pub expires: Instant,
}

impl FromRow for Listed {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        let (name, thing) = (public_id(row, 0)?, thing(row, 1)?);
        Ok(Self { name, thing, holder: row.get(2)?, expires: Instant(row.get(3)?) })
    }
}

fn thing(row: &Row<'_>, index: usize) -> Result<Thing> {
    Thing::parse(row.str_ref(index)?).ok_or_else(|| Error::Corrupt("a kind of trash".into()))
}

/// What was deleted in a poll and can be brought back still, in no order.
pub fn of_poll(tx: &mut Tx<'_>, poll: PollId) -> Result<Vec<Listed>> {
    let now = tx.now();
    tx.query_all(
        "SELECT name, kind, holder, expires FROM trash WHERE poll_id = ?1 AND data <> '' AND expires > ?2",
        params![poll.0, now],
    )
}

/// The same of one thing, by its name in addresses.
pub fn of_object(tx: &mut Tx<'_>, poll: PollId, object: &str) -> Result<Vec<Listed>> {
    let now = tx.now();
    tx.query_all(
        "SELECT name, kind, holder, expires FROM trash WHERE poll_id = ?1 AND object = ?2 AND data <> '' AND expires > ?3",
        params![poll.0, object, now],
    )
}

/// Notes that it was brought back: what it held is gone, and asked again it is still known that it was.
pub fn empty(tx: &mut Tx<'_>, name: &PublicId) -> Result<()> {
    tx.execute("UPDATE trash SET data = '' WHERE name = ?1", params![name.as_str()])?;
    Ok(())
}

/// Forgets what was deleted under a name in addresses.
pub fn forget(tx: &mut Tx<'_>, poll: PollId, object: &PublicId) -> Result<()> {
    tx.execute("DELETE FROM trash WHERE poll_id = ?1 AND object = ?2", params![poll.0, object.as_str()])?;
    Ok(())
}

/// Forgets some of what can be brought back no more.
pub fn clear(tx: &mut Tx<'_>) -> Result<u64> {
    let now = tx.now();
    expired::delete_named(
        tx,
        now,
        "SELECT name FROM trash WHERE expires <= ?1 ORDER BY expires LIMIT 500",
        "DELETE FROM trash WHERE name = ?1",
    )
}
