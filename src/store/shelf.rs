//! All polls that an account has to do with, and those that it has put away.

use crate::domain::id::{GroupId, PollId, UserId};
use crate::domain::poll::Audience;
use crate::domain::shelf::{Card, Ties};
use crate::domain::time::{self, Instant, WallTime};
use crate::params;

use super::polls::{PAGE, corrupt};
use super::{FromRow, Result, Row, Tx};

impl FromRow for Card {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        let zone = time::zone_of(row.str_ref(3)?).map_err(corrupt)?;
        let deadline =
            row.get::<Option<String>>(4)?.map(|text| WallTime::parse(&text)).transpose().map_err(corrupt)?;
        let created = Instant(row.get(2)?);
        let tied = |index: usize| row.get::<i64>(index).map(|count| count > 0);
        Ok(Self {
            id: PollId(row.get(0)?),
            title: row.get(1)?,
            created,
            deadline: deadline.map(|deadline| deadline.instant(zone)),
            closed: row.get::<Option<i64>>(5)?.map(Instant),
            decided: row.get::<Option<i64>>(6)?.map(Instant),
            audience: Audience::parse(row.str_ref(7)?).map_err(corrupt)?,
            touched: row.get::<Option<i64>>(8)?.map_or(created, Instant),
            ties: Ties {
                owner: tied(9)?,
                group: tied(10)?,
                voted: tied(11)?,
                invited: tied(12)?,
                watched: tied(13)?,
            },
            archived: tied(14)?,
            group: row.get::<Option<i64>>(15)?.map(GroupId),
        })
    }
}

/// All polls that an account has to do with, but deleted ones, in no order. (With an OR in the place of the UNION,
/// PostgreSQL reads all polls.)
pub fn cards(tx: &mut Tx<'_>, user: UserId) -> Result<Vec<Card>> {
    tx.query_all(
        "SELECT p.id, p.title, p.created, p.zone, p.deadline, p.closed_at, p.decided_at, p.view_audience, \
         (SELECT a.at FROM activity a WHERE a.poll_id = p.id ORDER BY a.id DESC LIMIT 1), \
         CASE WHEN p.user_id = ?1 THEN 1 ELSE 0 END, \
         (SELECT COUNT(*) FROM memberships m WHERE m.user_id = ?1 AND m.group_id = p.group_id), \
         (SELECT COUNT(*) FROM votes v WHERE v.user_id = ?1 AND v.poll_id = p.id), \
         (SELECT COUNT(*) FROM invitations i WHERE i.user_id = ?1 AND i.poll_id = p.id), \
         (SELECT COUNT(*) FROM watches w WHERE w.user_id = ?1 AND w.poll_id = p.id), \
         (SELECT COUNT(*) FROM archived_polls x WHERE x.user_id = ?1 AND x.poll_id = p.id), p.group_id \
         FROM polls p WHERE p.deleted_at IS NULL AND p.id IN (SELECT id FROM polls WHERE user_id = ?1 \
         UNION ALL SELECT g.id FROM memberships m JOIN polls g ON g.group_id = m.group_id WHERE m.user_id = ?1 \
         UNION ALL SELECT poll_id FROM votes WHERE user_id = ?1 \
         UNION ALL SELECT poll_id FROM invitations WHERE user_id = ?1 \
         UNION ALL SELECT poll_id FROM watches WHERE user_id = ?1)",
        params![user.0],
    )
}

/// The polls of an account itself that were deleted since then, the last ones first; of many the first [`PAGE`].
pub fn deleted(tx: &mut Tx<'_>, user: UserId, since: Instant) -> Result<Vec<PollId>> {
    let mut all: Vec<(i64, i64)> = tx.query_all(
        "SELECT deleted_at, id FROM polls WHERE user_id = ?1 AND deleted_at > ?2",
        params![user.0, since.0],
    )?;
    all.sort_by_key(|(at, id)| (-at, *id));
    Ok(all.into_iter().take(PAGE).map(|(_, id)| PollId(id)).collect())
}

/// Puts a poll away for an account, or takes it out again.
pub fn put_away(tx: &mut Tx<'_>, user: UserId, poll: PollId, away: bool) -> Result<()> {
    let sql = if away {
        "INSERT INTO archived_polls (user_id, poll_id) VALUES (?1, ?2) ON CONFLICT DO NOTHING"
    } else {
        "DELETE FROM archived_polls WHERE user_id = ?1 AND poll_id = ?2"
    };
    tx.execute(sql, params![user.0, poll.0])?;
    Ok(())
}
