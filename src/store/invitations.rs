//! Who was invited to a poll, and when they are reminded.

use crate::domain::id::{PollId, PublicId, UserId};
use crate::domain::invitation::{Invitation, MAIL_PAUSE};
use crate::domain::text;
use crate::domain::time::Instant;
use crate::params;

use super::votes::{batches, public_id};
use super::{FromRow, Result, Row, Tx};

impl FromRow for Invitation {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        let user = row.get::<Option<i64>>(1)?.map(UserId);
        Ok(Self {
            public_id: public_id(row, 0)?,
            user,
            username: row.get(8)?,
            mailable: user.is_none() || row.get::<Option<String>>(7)?.is_some(),
            name: row.get(2)?,
            email: row.get(3)?,
            epoch: row.get(4)?,
            created: Instant(row.get(5)?),
            mailed: row.get::<Option<i64>>(6)?.map(Instant),
        })
    }
}

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT i.public_id, i.user_id, COALESCE(u.display_name, i.name), i.email, i.epoch, i.created, i.mailed, \
             u.email_key, COALESCE(u.username, '') FROM invitations i LEFT JOIN users u ON u.id = i.user_id ",
            $rest
        )
    };
}

/// Everybody who was invited to a poll.
pub fn of(tx: &mut Tx<'_>, poll: PollId) -> Result<Vec<Invitation>> {
    tx.query_all(select!("WHERE i.poll_id = ?1"), params![poll.0])
}

/// Some of them by their public names, in no order.
pub fn some(tx: &mut Tx<'_>, poll: PollId, ids: &[PublicId]) -> Result<Vec<Invitation>> {
    let mut all = Vec::with_capacity(ids.len());
    for params in batches(poll, ids) {
        let found = tx.query_all(
            select!("WHERE i.poll_id = ?1 AND i.public_id IN (?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)"),
            &params,
        )?;
        all.extend(found);
    }
    Ok(all)
}

/// An invitation to this poll by its public name.
pub fn by_public_id(tx: &mut Tx<'_>, poll: PollId, id: &PublicId) -> Result<Option<Invitation>> {
    tx.query_opt(select!("WHERE i.poll_id = ?1 AND i.public_id = ?2"), params![poll.0, id.as_str()])
}

/// The account that is invited to this poll, too, and has the address of a personal invitation for its own.
pub fn account_of(tx: &mut Tx<'_>, poll: PollId, id: &PublicId) -> Result<Option<UserId>> {
    let found = tx.query_opt::<i64>(
        "SELECT u.id FROM invitations i JOIN users u ON u.email_key = i.email_key \
         JOIN invitations a ON a.user_id = u.id AND a.poll_id = i.poll_id WHERE i.poll_id = ?1 AND i.public_id = ?2",
        params![poll.0, id.as_str()],
    )?;
    Ok(found.map(UserId))
}

/// The personal invitation to this poll that went to the confirmed address of an account.
pub fn link_of(tx: &mut Tx<'_>, poll: PollId, user: UserId) -> Result<Option<PublicId>> {
    let found = tx.query_opt::<String>(
        "SELECT i.public_id FROM users u JOIN invitations i ON i.email_key = u.email_key \
         WHERE u.id = ?2 AND i.poll_id = ?1",
        params![poll.0, user.0],
    )?;
    Ok(found.as_deref().and_then(PublicId::parse))
}

/// What stays of an invitation that was withdrawn, for when the same person is invited again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Former {
    /// The name that it had: what is registered under it counts for the next one.
    pub public_id: PublicId,
    /// Epoch that its personal link had.
    pub epoch: i64,
    /// When they said that they want no more mail about it.
    pub stopped: Option<Instant>,
}

impl FromRow for Former {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        let stopped = row.get::<Option<i64>>(2)?.map(Instant);
        Ok(Self { public_id: public_id(row, 0)?, epoch: row.get(1)?, stopped })
    }
}

/// Takes what stayed of somebody's invitation to this poll, by their keyed hash.
pub fn take_former(tx: &mut Tx<'_>, poll: PollId, person: &[u8; 32]) -> Result<Option<Former>> {
    tx.query_opt(
        "DELETE FROM former_invitations WHERE poll_id = ?1 AND person = ?2 RETURNING public_id, epoch, stopped",
        params![poll.0, person],
    )
}

/// Stores an invitation; `false` if this account or address was invited before.
pub fn insert(
    tx: &mut Tx<'_>,
    poll: PollId,
    invitation: &Invitation,
    stopped: Option<Instant>,
    invited_by: Option<UserId>,
) -> Result<bool> {
    let email_key = (!invitation.email.is_empty()).then(|| text::folded(&invitation.email));
    let new = tx.execute(
        "INSERT INTO invitations (poll_id, public_id, user_id, name, email, email_key, invited_by, epoch, created, \
         mailed, stopped) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11) ON CONFLICT DO NOTHING",
        params![
            poll.0,
            invitation.public_id.as_str(),
            invitation.user.map(|user| user.0),
            &invitation.name,
            &invitation.email,
            email_key.as_deref(),
            invited_by.map(|user| user.0),
            invitation.epoch,
            invitation.created.0,
            invitation.mailed.map(|at| at.0),
            stopped.map(|at| at.0)
        ],
    )?;
    Ok(new == 1)
}

/// Notes at the poll that somebody was invited: from now on invitations are looked for, and once more all can have
/// answered.
pub fn opened(tx: &mut Tx<'_>, poll: PollId) -> Result<()> {
    tx.execute("UPDATE polls SET invited = 1, all_answered = 0 WHERE id = ?1", params![poll.0])?;
    Ok(())
}

/// Withdraws an invitation, with its mail that was not sent yet, and tells whether there was such mail. Its personal
/// link is worth nothing from now on. There stays, under the keyed hash of who it was, its name, so that they have one
/// vote when they are invited again, and what they said about more mail, or say yet.
pub fn delete(tx: &mut Tx<'_>, poll: PollId, id: &PublicId, person: &[u8; 32]) -> Result<bool> {
    tx.execute(
        "INSERT INTO former_invitations (poll_id, public_id, person, epoch, stopped) SELECT poll_id, public_id, ?3, \
         epoch, stopped FROM invitations WHERE poll_id = ?1 AND public_id = ?2",
        params![poll.0, id.as_str(), person],
    )?;
    let named = params![poll.0, id.as_str()];
    tx.execute("DELETE FROM invitations WHERE poll_id = ?1 AND public_id = ?2", named)?;
    Ok(tx.execute("DELETE FROM outbox WHERE poll_id = ?1 AND object = ?2", named)? > 0)
}

/// Notes that mail goes out about an invitation now; `false` if that was less than [`MAIL_PAUSE`] ago. Of many who
/// ask at once, one gets `true`.
pub fn take_mail(tx: &mut Tx<'_>, poll: PollId, id: &PublicId) -> Result<bool> {
    let now = tx.now();
    let taken = tx.execute(
        "UPDATE invitations SET mailed = ?3 WHERE poll_id = ?1 AND public_id = ?2 \
         AND (mailed IS NULL OR mailed <= ?4)",
        params![poll.0, id.as_str(), now, now - MAIL_PAUSE],
    )?;
    Ok(taken == 1)
}

/// Whether it is still to be told that all who were invited have answered.
pub fn is_awaited(tx: &mut Tx<'_>, poll: PollId) -> Result<bool> {
    let told: bool = tx.query_one("SELECT all_answered FROM polls WHERE id = ?1", params![poll.0])?;
    Ok(!told)
}

/// Notes that all who were invited have answered; `false` if that was noted before.
pub fn all_answered(tx: &mut Tx<'_>, poll: PollId) -> Result<bool> {
    let first =
        tx.execute("UPDATE polls SET all_answered = 1 WHERE id = ?1 AND all_answered = 0", params![poll.0])?;
    Ok(first == 1)
}

/// Days before the deadline on which those who have not answered are reminded, and when that is next.
pub fn reminder(tx: &mut Tx<'_>, poll: PollId) -> Result<(Option<i64>, Option<Instant>)> {
    let sql = "SELECT remind_days, remind_at FROM polls WHERE id = ?1";
    let (days, at) = tx.query_one::<(Option<i64>, Option<i64>)>(sql, params![poll.0])?;
    Ok((days, at.map(Instant)))
}

/// Replaces what [`reminder`] gives.
pub fn set_reminder(tx: &mut Tx<'_>, poll: PollId, days: Option<i64>, at: Option<Instant>) -> Result<()> {
    tx.execute(
        "UPDATE polls SET remind_days = ?2, remind_at = ?3 WHERE id = ?1",
        params![poll.0, days, at.map(|at| at.0)],
    )?;
    Ok(())
}

/// Address of a poll whose reminder is due.
pub fn due(tx: &mut Tx<'_>) -> Result<Option<String>> {
    let now = tx.now();
    tx.query_opt("SELECT slug FROM polls WHERE remind_at <= ?1 ORDER BY remind_at LIMIT 1", params![now])
}
