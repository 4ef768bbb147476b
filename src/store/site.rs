//! The site as a whole, for those who run it: how much there is, and lists of polls, comments and groups.

use crate::domain::id::{GroupId, PollId, UserId};
use crate::domain::time::Instant;
use crate::params;

use super::{Engine, FromRow, Result, Row, Tx};

/// Seconds of a week.
pub const WEEK: i64 = 7 * 86_400;

/// How much there is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Polls that are not deleted.
    pub polls: i64,
    /// Votes.
    pub votes: i64,
    /// Accounts.
    pub users: i64,
    /// Accounts that wait to be let in.
    pub waiting: i64,
    /// Groups.
    pub groups: i64,
    /// Comments.
    pub comments: i64,
    /// Comments that are held.
    pub held: i64,
}

/// Counts everything. Reads whole indexes: for a page that is looked at now and then.
pub fn counts(tx: &mut Tx<'_>) -> Result<Counts> {
    // Those that are not deleted stand in no index of their own.
    let polls: i64 = tx.query_one("SELECT COUNT(*) FROM polls", &[])?;
    let deleted: i64 = tx.query_one("SELECT COUNT(*) FROM polls WHERE deleted_at IS NOT NULL", &[])?;
    Ok(Counts {
        polls: polls - deleted,
        votes: tx.query_one("SELECT COUNT(*) FROM votes", &[])?,
        users: tx.query_one("SELECT COUNT(*) FROM users", &[])?,
        waiting: tx.query_one("SELECT COUNT(*) FROM users WHERE pending = 1", &[])?,
        groups: tx.query_one("SELECT COUNT(*) FROM user_groups", &[])?,
        comments: tx.query_one("SELECT COUNT(*) FROM comments", &[])?,
        held: tx.query_one("SELECT COUNT(*) FROM comments WHERE held = 1", &[])?,
    })
}

/// Polls that were made in each week since an instant, as (number of the week, polls). Weeks begin on Monday, UTC.
pub fn polls_by_week(tx: &mut Tx<'_>, since: Instant) -> Result<Vec<(i64, i64)>> {
    tx.query_all(
        "SELECT (created + 259200) / 604800, COUNT(*) FROM polls WHERE created >= ?1 \
         GROUP BY (created + 259200) / 604800",
        params![since.0],
    )
}

/// Votes that were cast in each week since an instant.
pub fn votes_by_week(tx: &mut Tx<'_>, since: Instant) -> Result<Vec<(i64, i64)>> {
    tx.query_all(
        "SELECT (created + 259200) / 604800, COUNT(*) FROM votes WHERE created >= ?1 \
         GROUP BY (created + 259200) / 604800",
        params![since.0],
    )
}

/// The week in which an instant is.
pub fn week_of(at: Instant) -> i64 {
    (at.0 + 259_200).div_euclid(WEEK)
}

/// When a week begins.
pub fn week_begins(week: i64) -> Instant {
    Instant(week * WEEK - 259_200)
}

/// Bytes of the database.
pub fn size(tx: &mut Tx<'_>) -> Result<i64> {
    if tx.engine() == Engine::Postgres {
        return tx.query_one("VALUES (pg_database_size(current_database()))", &[]);
    }
    let pages: i64 = tx.query_one("PRAGMA page_count", &[])?;
    Ok(pages * tx.query_one::<i64>("PRAGMA page_size", &[])?)
}

/// Sessions that have not ended, and whose they are: (sessions, accounts).
pub fn sessions(tx: &mut Tx<'_>) -> Result<(i64, i64)> {
    let now = tx.now();
    tx.query_one("SELECT COUNT(*), COUNT(DISTINCT user_id) FROM sessions WHERE expires > ?1", params![now])
}

/// A poll on a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PollLine {
    /// Its key.
    pub id: PollId,
    /// Its address.
    pub slug: String,
    /// The question.
    pub title: String,
    /// Key of the account that owns it.
    pub user: Option<UserId>,
    /// Name for signing in of that account.
    pub username: Option<String>,
    /// Name of the group that owns it.
    pub group: Option<String>,
    /// When it was made.
    pub created: Instant,
    /// When it was deleted.
    pub deleted_at: Option<Instant>,
}

impl FromRow for PollLine {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        Ok(Self {
            id: PollId(row.get(0)?),
            slug: row.get(1)?,
            title: row.get(2)?,
            user: row.get::<Option<i64>>(3)?.map(UserId),
            username: row.get(4)?,
            group: row.get(5)?,
            created: Instant(row.get(6)?),
            deleted_at: row.get::<Option<i64>>(7)?.map(Instant),
        })
    }
}

/// Polls below a key, the newest first, the deleted ones too.
pub fn polls(tx: &mut Tx<'_>, before: i64, limit: i64) -> Result<Vec<PollLine>> {
    tx.query_all(
        "SELECT p.id, p.slug, p.title, p.user_id, u.username, g.name, p.created, p.deleted_at FROM polls p \
         LEFT JOIN users u ON u.id = p.user_id LEFT JOIN user_groups g ON g.id = p.group_id \
         WHERE p.id < ?1 ORDER BY p.id DESC LIMIT ?2",
        params![before, limit],
    )
}

/// When something last happened to a poll.
pub fn last_activity(tx: &mut Tx<'_>, poll: PollId) -> Result<Option<Instant>> {
    let sql = "SELECT at FROM activity WHERE poll_id = ?1 ORDER BY id DESC LIMIT 1";
    Ok(tx.query_opt::<i64>(sql, params![poll.0])?.map(Instant))
}

/// A comment on a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CommentLine {
    /// Its key.
    pub id: i64,
    /// Address of its poll.
    pub slug: String,
    /// The question of its poll.
    pub title: String,
    /// Who wrote it, as it says.
    pub name: String,
    /// Markdown.
    pub text: String,
    /// When.
    pub created: Instant,
    /// Waits for the poll's owner.
    pub held: bool,
    /// Name in addresses.
    pub public_id: String,
}

impl FromRow for CommentLine {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        Ok(Self {
            id: row.get(0)?,
            slug: row.get(1)?,
            title: row.get(2)?,
            name: row.get(3)?,
            text: row.get(4)?,
            created: Instant(row.get(5)?),
            held: row.get(6)?,
            public_id: row.get(7)?,
        })
    }
}

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT c.id, p.slug, p.title, c.name, c.text, c.created, c.held, c.public_id FROM comments c ",
            "JOIN polls p ON p.id = c.poll_id ",
            $rest
        )
    };
}

/// Comments below a key, the newest first.
pub fn comments(tx: &mut Tx<'_>, before: i64, limit: i64) -> Result<Vec<CommentLine>> {
    tx.query_all(select!("WHERE c.id < ?1 ORDER BY c.id DESC LIMIT ?2"), params![before, limit])
}

/// Comments below a key that wait for their poll's owner, the newest first.
pub fn held_comments(tx: &mut Tx<'_>, before: i64, limit: i64) -> Result<Vec<CommentLine>> {
    tx.query_all(
        select!("WHERE c.held = 1 AND c.id < ?1 ORDER BY c.id DESC LIMIT ?2"),
        params![before, limit],
    )
}

/// One comment.
pub fn comment(tx: &mut Tx<'_>, id: i64) -> Result<Option<CommentLine>> {
    tx.query_opt(select!("WHERE c.id = ?1"), params![id])
}

/// A group on a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroupLine {
    /// Its key.
    pub id: GroupId,
    /// Its name.
    pub name: String,
    /// The provider of identities that says who belongs to it; empty for one of ours.
    pub provider: String,
    /// When it was made.
    pub created: Instant,
    /// How many belong to it.
    pub members: i64,
    /// How many polls it owns.
    pub polls: i64,
}

impl FromRow for GroupLine {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        Ok(Self {
            id: GroupId(row.get(0)?),
            name: row.get(1)?,
            provider: row.get(2)?,
            created: Instant(row.get(3)?),
            members: row.get(4)?,
            polls: row.get(5)?,
        })
    }
}

/// Groups below a key, the newest first.
pub fn groups(tx: &mut Tx<'_>, before: i64, limit: i64) -> Result<Vec<GroupLine>> {
    tx.query_all(
        "SELECT g.id, g.name, g.provider, g.created, \
         (SELECT COUNT(*) FROM memberships m WHERE m.group_id = g.id), \
         (SELECT COUNT(*) FROM polls p WHERE p.group_id = g.id) \
         FROM user_groups g WHERE g.id < ?1 ORDER BY g.id DESC LIMIT ?2",
        params![before, limit],
    )
}

/// One group.
pub fn group(tx: &mut Tx<'_>, group: GroupId) -> Result<Option<GroupLine>> {
    tx.query_opt(
        "SELECT g.id, g.name, g.provider, g.created, \
         (SELECT COUNT(*) FROM memberships m WHERE m.group_id = g.id), \
         (SELECT COUNT(*) FROM polls p WHERE p.group_id = g.id) FROM user_groups g WHERE g.id = ?1",
        params![group.0],
    )
}

/// Members of a group: key, name for signing in, name, whether they run it.
pub fn members(tx: &mut Tx<'_>, group: GroupId) -> Result<Vec<(i64, String, String, bool)>> {
    tx.query_all(
        "SELECT u.id, u.username, u.display_name, m.admin FROM memberships m JOIN users u ON u.id = m.user_id \
         WHERE m.group_id = ?1 ORDER BY u.username_folded",
        params![group.0],
    )
}

/// Polls that nobody would own without this group: no account, and whether anybody has an admin link, nobody knows.
pub fn only_of_group(tx: &mut Tx<'_>, group: GroupId) -> Result<Vec<PollId>> {
    let found = tx
        .query_all::<i64>("SELECT id FROM polls WHERE group_id = ?1 AND user_id IS NULL", params![group.0])?;
    Ok(found.into_iter().map(PollId).collect())
}
