//! Choices that participants propose and that wait for the owner.

use crate::domain::choice::{Kind, Subject};
use crate::domain::id::{PollId, PublicId, UserId};
use crate::domain::poll::Poll;
use crate::domain::proposal::{Outcome, Proposal};
use crate::domain::time::Instant;
use crate::params;

use super::polls::corrupt;
use super::votes::public_id;
use super::{Result, Row, Tx};

fn read(kind: Kind, row: &Row<'_>) -> Result<Proposal> {
    Ok(Proposal {
        public_id: public_id(row, 0)?,
        user: row.get::<Option<i64>>(1)?.map(UserId),
        name: row.get(2)?,
        subject: Subject::parse(kind, row.str_ref(3)?).map_err(corrupt)?,
        created: Instant(row.get(4)?),
    })
}

/// What waits in a poll, the oldest first; those of one moment, and those of one day without a name, in no order that
/// tells.
pub fn of(tx: &mut Tx<'_>, poll: &Poll) -> Result<Vec<Proposal>> {
    let mut all = Vec::new();
    tx.query_each(
        "SELECT public_id, user_id, name, subject, created FROM proposals WHERE poll_id = ?1 AND outcome = ''",
        params![poll.id.0],
        |row| {
            all.push(read(poll.kind, row)?);
            Ok(())
        },
    )?;
    all.sort_by_key(|proposal| (proposal.created, proposal.public_id));
    Ok(all)
}

/// How many wait in a poll.
pub fn count(tx: &mut Tx<'_>, poll: PollId) -> Result<i64> {
    tx.query_one("SELECT COUNT(*) FROM proposals WHERE poll_id = ?1 AND outcome = ''", params![poll.0])
}

/// Those of a poll that were reviewed, the last ones first, and what has become of them.
pub fn settled(tx: &mut Tx<'_>, poll: &Poll) -> Result<Vec<(Proposal, Outcome)>> {
    let mut all = Vec::new();
    tx.query_each(
        "SELECT public_id, user_id, name, subject, created, outcome FROM proposals WHERE poll_id = ?1 AND outcome <> ''",
        params![poll.id.0],
        |row| {
            if let Some(outcome) = Outcome::parse(row.str_ref(5)?) {
                all.push((read(poll.kind, row)?, outcome));
            }
            Ok(())
        },
    )?;
    all.sort_by_key(|(proposal, _)| (-proposal.created.0, proposal.public_id));
    Ok(all)
}

/// What one of this poll proposes, whether it waits or was reviewed, by its public name.
pub fn subject(tx: &mut Tx<'_>, poll: &Poll, id: &PublicId) -> Result<Option<Subject>> {
    let mut found = None;
    tx.query_each(
        "SELECT subject FROM proposals WHERE poll_id = ?1 AND public_id = ?2",
        params![poll.id.0, id.as_str()],
        |row| {
            found = Some(Subject::parse(poll.kind, row.str_ref(0)?).map_err(corrupt)?);
            Ok(())
        },
    )?;
    Ok(found)
}

/// Notes what has become of one; its name is of no use any more. Forgets what was proposed before `oldest` and reviewed.
pub fn settle(tx: &mut Tx<'_>, poll: PollId, id: &PublicId, outcome: Outcome, oldest: Instant) -> Result<()> {
    tx.execute(
        "DELETE FROM proposals WHERE poll_id = ?1 AND outcome <> '' AND created < ?2",
        params![poll.0, oldest.0],
    )?;
    tx.execute(
        "UPDATE proposals SET outcome = ?3, name = '' WHERE poll_id = ?1 AND public_id = ?2",
        params![poll.0, id.as_str(), outcome.as_str()],
    )?;
    Ok(())
}

/// One that waits in this poll, by its public name.
pub fn by_public_id(tx: &mut Tx<'_>, poll: &Poll, id: &PublicId) -> Result<Option<Proposal>> {
    let mut found = None;
    tx.query_each(
        "SELECT public_id, user_id, name, subject, created FROM proposals WHERE poll_id = ?1 AND public_id = ?2 AND outcome = ''",
        params![poll.id.0, id.as_str()],
        |row| {
            found = Some(read(poll.kind, row)?);
            Ok(())
        },
    )?;
    Ok(found)
}

/// Lets one wait.
pub fn insert(tx: &mut Tx<'_>, poll: PollId, proposal: &Proposal) -> Result<()> {
    tx.execute(
        "INSERT INTO proposals (poll_id, public_id, user_id, name, subject, created, outcome) VALUES (?1, ?2, ?3, ?4, ?5, ?6, '')",
        params![
            poll.0,
            proposal.public_id.as_str(),
            proposal.user.map(|user| user.0),
            &proposal.name,
            &proposal.subject.to_string(),
            proposal.created.0
        ],
    )?;
    Ok(())
}

/// Forgets one, whether it waits or was reviewed.
pub fn delete(tx: &mut Tx<'_>, poll: PollId, id: &PublicId) -> Result<()> {
    tx.execute("DELETE FROM proposals WHERE poll_id = ?1 AND public_id = ?2", params![poll.0, id.as_str()])?;
    Ok(())
}
