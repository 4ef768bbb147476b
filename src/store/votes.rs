//! Votes: one row each, answers in one column.

use std::collections::HashSet;
use std::ops::ControlFlow;
use std::sync::Arc;

use crate::domain::counting::Count;
use crate::domain::id::{PollId, PublicId, UserId};
use crate::domain::poll::{Poll, Sorting};
use crate::domain::text;
use crate::domain::time::Instant;
use crate::domain::vote::{Answers, Vote};
use crate::params;

use super::{Error, FromRow, Param, Result, Row, Tx};

impl FromRow for Vote {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        Ok(Self {
            public_id: public_id(row, 0)?,
            user: row.get::<Option<i64>>(1)?.map(UserId),
            assigned_by: row.get::<Option<i64>>(2)?.map(UserId),
            name: row.get(3)?,
            anonymous: row.get(4)?,
            comment: row.get(5)?,
            answers: Answers::from_json(row.str_ref(6)?)
                .map_err(|error| Error::Corrupt(error.to_string()))?,
            created: Instant(row.get(7)?),
            updated: Instant(row.get(8)?),
            revision: row.get(9)?,
            edit_epoch: row.get(10)?,
            assigned_name: row.get(11)?,
            invitation: row.get::<Option<String>>(12)?.as_deref().and_then(PublicId::parse),
        })
    }
}

/// A public name in a column.
pub(super) fn public_id(row: &Row<'_>, index: usize) -> Result<PublicId> {
    PublicId::parse(row.str_ref(index)?).ok_or_else(|| Error::Corrupt("a public id".into()))
}

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT public_id, user_id, assigned_by, name, anonymous, comment, answers, created, updated, \
             revision, edit_epoch, assigned_name, invitation FROM votes ",
            $rest
        )
    };
}

/// One page of a poll's votes in an order; `None` is that of their random public names.
pub fn page(
    tx: &mut Tx<'_>,
    poll: PollId,
    sorting: Option<Sorting>,
    limit: i64,
    offset: i64,
) -> Result<Vec<Vote>> {
    let sql = match sorting {
        Some(Sorting::Date) => select!("WHERE poll_id = ?1 ORDER BY created, public_id LIMIT ?2 OFFSET ?3"),
        Some(Sorting::Name) => select!("WHERE poll_id = ?1 ORDER BY name_key, public_id LIMIT ?2 OFFSET ?3"),
        None => select!("WHERE poll_id = ?1 ORDER BY public_id LIMIT ?2 OFFSET ?3"),
    };
    tx.query_all(sql, params![poll.0, limit, offset])
}

/// Every vote of a poll in an order as [`page`], one at a time: for exports.
pub fn each(
    tx: &mut Tx<'_>,
    poll: PollId,
    sorting: Option<Sorting>,
    mut use_vote: impl FnMut(Vote),
) -> Result<()> {
    let sql = match sorting {
        Some(Sorting::Date) => select!("WHERE poll_id = ?1 ORDER BY created, public_id"),
        Some(Sorting::Name) => select!("WHERE poll_id = ?1 ORDER BY name_key, public_id"),
        None => select!("WHERE poll_id = ?1 ORDER BY public_id"),
    };
    tx.query_each(sql, params![poll.0], |row| {
        use_vote(Vote::from_row(row)?);
        Ok(())
    })
}

/// The answers of every vote of a poll, one at a time, in no order, until `count` has enough.
pub fn each_ballot(
    tx: &mut Tx<'_>,
    poll: PollId,
    mut count: impl FnMut(&Answers) -> ControlFlow<()>,
) -> Result<()> {
    let mut has_enough = false;
    let walked = tx.query_each("SELECT answers FROM votes WHERE poll_id = ?1", params![poll.0], |row| {
        let answers =
            Answers::from_json(row.str_ref(0)?).map_err(|error| Error::Corrupt(error.to_string()))?;
        has_enough = count(&answers).is_break();
        // An error is what ends a walk.
        if has_enough { Err(Error::NotFound) } else { Ok(()) }
    });
    if has_enough { Ok(()) } else { walked }
}

/// What came of a poll's votes, if that is known for its revision.
pub fn known_count(tx: &Tx<'_>, poll: &Poll) -> Option<Arc<Count>> {
    tx.known_count(poll)
}

/// Notes what came of a poll's votes, to be known for its revision.
pub fn learn_count(tx: &mut Tx<'_>, poll: &Poll, count: &Arc<Count>) {
    tx.learn_count(poll, count);
}

/// The names under which accounts have voted in a poll, in no order.
pub fn names_of_accounts(tx: &mut Tx<'_>, poll: PollId) -> Result<Vec<String>> {
    tx.query_all("SELECT name FROM votes WHERE poll_id = ?1 AND user_id IS NOT NULL", params![poll.0])
}

/// Who has voted under a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Voter {
    /// Name of the vote in addresses.
    pub public_id: PublicId,
    /// The account.
    pub user: Option<UserId>,
    /// The personal link by which it was cast.
    pub invitation: Option<PublicId>,
    /// The name.
    pub name: String,
}

impl FromRow for Voter {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        Ok(Self {
            public_id: public_id(row, 0)?,
            user: row.get::<Option<i64>>(1)?.map(UserId),
            invitation: row.get::<Option<String>>(2)?.as_deref().and_then(PublicId::parse),
            name: row.get(3)?,
        })
    }
}

/// Everybody who has voted in a poll under a name, in no order.
pub fn named(tx: &mut Tx<'_>, poll: PollId) -> Result<Vec<Voter>> {
    tx.query_all(
        "SELECT public_id, user_id, invitation, name FROM votes WHERE poll_id = ?1 AND anonymous = 0",
        params![poll.0],
    )
}

/// A vote of this poll by its public name.
pub fn by_public_id(tx: &mut Tx<'_>, poll: PollId, id: &PublicId) -> Result<Option<Vote>> {
    tx.query_opt(select!("WHERE poll_id = ?1 AND public_id = ?2"), params![poll.0, id.as_str()])
}

/// Whether a vote of this poll is still there.
pub fn exists(tx: &mut Tx<'_>, poll: PollId, id: &PublicId) -> Result<bool> {
    let found = tx.query_one::<i64>(
        "SELECT COUNT(*) FROM votes WHERE poll_id = ?1 AND public_id = ?2",
        params![poll.0, id.as_str()],
    )?;
    Ok(found > 0)
}

/// By whom a vote of this poll can be changed: the account, and the epoch of its edit link.
pub fn holder(tx: &mut Tx<'_>, poll: PollId, id: &PublicId) -> Result<Option<(Option<UserId>, i64)>> {
    let found: Option<(Option<i64>, i64)> = tx.query_opt(
        "SELECT user_id, edit_epoch FROM votes WHERE poll_id = ?1 AND public_id = ?2",
        params![poll.0, id.as_str()],
    )?;
    Ok(found.map(|(user, epoch)| (user.map(UserId), epoch)))
}

/// Whether a vote of this poll belongs to an account.
pub fn has_user(tx: &mut Tx<'_>, poll: PollId, user: UserId) -> Result<bool> {
    let sql = "SELECT COUNT(*) FROM votes WHERE user_id = ?2 AND poll_id = ?1";
    Ok(tx.query_one::<i64>(sql, params![poll.0, user.0])? > 0)
}

/// Whether a vote of this poll was cast by a personal link.
pub fn has_invitation(tx: &mut Tx<'_>, poll: PollId, invitation: &PublicId) -> Result<bool> {
    let sql = "SELECT COUNT(*) FROM votes WHERE poll_id = ?1 AND invitation = ?2";
    Ok(tx.query_one::<i64>(sql, params![poll.0, invitation.as_str()])? > 0)
}

/// The votes of an account in this poll. (Without the inner question, SQLite reads all votes of the poll.)
pub fn of_user(tx: &mut Tx<'_>, poll: PollId, user: UserId) -> Result<Vec<Vote>> {
    tx.query_all(
        select!(
            "WHERE poll_id = ?1 AND public_id IN (SELECT public_id FROM votes WHERE user_id = ?2 AND poll_id = ?1) \
             ORDER BY created, public_id"
        ),
        params![poll.0, user.0],
    )
}

/// The votes that were cast by a personal link.
pub fn of_invitation(tx: &mut Tx<'_>, poll: PollId, invitation: &PublicId) -> Result<Vec<Vote>> {
    tx.query_all(
        select!("WHERE poll_id = ?1 AND invitation = ?2 ORDER BY created, public_id"),
        params![poll.0, invitation.as_str()],
    )
}

/// How many people one statement asks for.
const BATCH: usize = 10;

/// The key of a poll, and names of some people: a batch of them, filled up with names that nobody has.
pub(super) fn batches(poll: PollId, ids: &[PublicId]) -> impl Iterator<Item = [Param<'_>; BATCH + 1]> {
    ids.chunks(BATCH).map(move |batch| {
        let mut params = [Param::from(""); BATCH + 1];
        let values = std::iter::once(Param::from(poll.0)).chain(batch.iter().map(|id| id.as_str().into()));
        params.iter_mut().zip(values).for_each(|(param, value)| *param = value);
        params
    })
}

/// The votes of some people, who are named by their vote or their invitation, in no order; one may come twice.
pub fn of_people(tx: &mut Tx<'_>, poll: PollId, ids: &[PublicId]) -> Result<Vec<Vote>> {
    let mut votes = Vec::with_capacity(ids.len());
    for params in batches(poll, ids) {
        let found = tx.query_all(
            select!(
                "WHERE poll_id = ?1 AND public_id IN (\
                 SELECT v.public_id FROM votes v WHERE v.poll_id = ?1 \
                 AND v.public_id IN (?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11) \
                 UNION ALL SELECT v.public_id FROM votes v WHERE v.poll_id = ?1 \
                 AND v.invitation IN (?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11) \
                 UNION ALL SELECT v.public_id FROM invitations i JOIN votes v ON v.user_id = i.user_id \
                 AND v.poll_id = i.poll_id WHERE i.poll_id = ?1 \
                 AND i.public_id IN (?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11))"
            ),
            &params,
        )?;
        votes.extend(found);
    }
    Ok(votes)
}

/// Stores a new vote.
pub fn insert(tx: &mut Tx<'_>, poll: PollId, vote: &Vote) -> Result<()> {
    tx.execute(
        "INSERT INTO votes (poll_id, public_id, user_id, assigned_by, name, name_key, anonymous, comment, answers, \
         created, updated, revision, edit_epoch, assigned_name, invitation) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)",
        params![
            poll.0,
            vote.public_id.as_str(),
            vote.user.map(|user| user.0),
            vote.assigned_by.map(|user| user.0),
            &vote.name,
            &text::sort_key(&vote.name),
            vote.anonymous,
            &vote.comment,
            &vote.answers.to_json(),
            vote.created.0,
            vote.updated.0,
            vote.revision,
            vote.edit_epoch,
            &vote.assigned_name,
            vote.invitation.as_ref().map(PublicId::as_str)
        ],
    )?;
    Ok(())
}

/// Replaces a vote if it still has the revision that was read; `false` if somebody was faster.
pub fn replace(tx: &mut Tx<'_>, poll: PollId, vote: &Vote) -> Result<bool> {
    let changed = tx.execute(
        "UPDATE votes SET user_id = ?4, assigned_by = ?5, name = ?6, name_key = ?7, anonymous = ?8, comment = ?9, \
         answers = ?10, created = ?11, updated = ?12, edit_epoch = ?13, assigned_name = ?14, invitation = ?15, revision = revision + 1 \
         WHERE poll_id = ?1 AND public_id = ?2 AND revision = ?3",
        params![
            poll.0,
            vote.public_id.as_str(),
            vote.revision,
            vote.user.map(|user| user.0),
            vote.assigned_by.map(|user| user.0),
            &vote.name,
            &text::sort_key(&vote.name),
            vote.anonymous,
            &vote.comment,
            &vote.answers.to_json(),
            vote.created.0,
            vote.updated.0,
            vote.edit_epoch,
            &vote.assigned_name,
            vote.invitation.as_ref().map(PublicId::as_str)
        ],
    )?;
    Ok(changed == 1)
}

/// Deletes a vote.
pub fn delete(tx: &mut Tx<'_>, poll: PollId, vote: &PublicId) -> Result<()> {
    tx.execute("DELETE FROM votes WHERE poll_id = ?1 AND public_id = ?2", params![poll.0, vote.as_str()])?;
    Ok(())
}

/// Notes that a person has voted; `false` if that was noted before. The register has neither link nor
/// order to the votes.
pub fn register(tx: &mut Tx<'_>, poll: PollId, person: &[u8; 32]) -> Result<bool> {
    let new = tx.execute(
        "INSERT INTO voted (poll_id, person) VALUES (?1, ?2) ON CONFLICT (poll_id, person) DO NOTHING",
        params![poll.0, person],
    )?;
    Ok(new == 1)
}

/// Whether a person has voted.
pub fn is_registered(tx: &mut Tx<'_>, poll: PollId, person: &[u8; 32]) -> Result<bool> {
    let found = tx.query_one::<i64>(
        "SELECT COUNT(*) FROM voted WHERE poll_id = ?1 AND person = ?2",
        params![poll.0, person],
    )?;
    Ok(found > 0)
}

/// Everybody who has voted.
pub fn registered(tx: &mut Tx<'_>, poll: PollId) -> Result<HashSet<[u8; 32]>> {
    let found = tx.query_all::<[u8; 32]>("SELECT person FROM voted WHERE poll_id = ?1", params![poll.0])?;
    Ok(found.into_iter().collect())
}

/// Forgets that a person has voted, so that they may vote again.
pub fn unregister(tx: &mut Tx<'_>, poll: PollId, person: &[u8; 32]) -> Result<()> {
    tx.execute("DELETE FROM voted WHERE poll_id = ?1 AND person = ?2", params![poll.0, person])?;
    Ok(())
}
