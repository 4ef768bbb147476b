//! Polls, without their choices and votes.

use crate::domain::choice::Kind;
use crate::domain::error::Problem;
use crate::domain::id::{GroupId, PollId, PublicId, UserId};
use crate::domain::poll::{Audience, Method, Owner, Poll, Proposals, Results, Settings, Sorting};
use crate::domain::slug::Slug;
use crate::domain::tally::Tally;
use crate::domain::time::{self, Instant, WallTime};
use crate::params;

use super::{Error, FromRow, Param, Result, Row, Tx};

/// A poll with its counts.
#[derive(Debug, Clone)]
pub struct Stored {
    /// The poll.
    pub poll: Poll,
    /// Votes and counts.
    pub tally: Tally,
    /// Somebody was invited once.
    pub has_invitations: bool,
    /// Whose yes the owner needs: names of invitations and votes.
    pub needed: Vec<PublicId>,
}

impl FromRow for Stored {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        let deadline =
            row.get::<Option<String>>(12)?.map(|text| WallTime::parse(&text)).transpose().map_err(corrupt)?;
        let poll = Poll {
            id: PollId(row.get(0)?),
            slug: Slug::parse(row.str_ref(1)?).map_err(corrupt)?,
            kind: Kind::parse(row.str_ref(2)?).ok_or_else(|| corrupt(Problem::BadOption))?,
            title: row.get(4)?,
            description: row.get(5)?,
            locale: row.get(6)?,
            zone: time::zone_of(row.str_ref(7)?).map_err(corrupt)?,
            created: Instant(row.get(8)?),
            owner: Owner {
                user: row.get::<Option<i64>>(9)?.map(UserId),
                group: row.get::<Option<i64>>(10)?.map(GroupId),
            },
            admin_epoch: row.get(11)?,
            deadline,
            closed_at: row.get::<Option<i64>>(13)?.map(Instant),
            decided_at: row.get::<Option<i64>>(14)?.map(Instant),
            deleted_at: row.get::<Option<i64>>(15)?.map(Instant),
            expires: row.get::<Option<i64>>(34)?.map(Instant),
            settings: settings(row)?,
            revision: row.get(31)?,
            structure: row.get(32)?,
        };
        let tally = Tally::from_json(row.str_ref(33)?).map_err(|error| Error::Corrupt(error.to_string()))?;
        let needed = row.str_ref(37)?.split(' ').filter_map(PublicId::parse).collect();
        Ok(Self { poll, tally, has_invitations: row.get(35)?, needed })
    }
}

fn settings(row: &Row<'_>) -> Result<Settings> {
    Ok(Settings {
        public_listing: row.get(16)?,
        view_audience: Audience::parse(row.str_ref(17)?).map_err(corrupt)?,
        vote_audience: Audience::parse(row.str_ref(18)?).map_err(corrupt)?,
        results: Results::parse(row.str_ref(19)?).map_err(corrupt)?,
        hide_participants: row.get(20)?,
        anonymous_allowed: row.get(21)?,
        one_vote_per_user: row.get(22)?,
        everybody_may_edit: row.get(23)?,
        forbid_blank: row.get(24)?,
        yes_limit: row.get(36)?,
        comments_allowed: row.get(25)?,
        hold_comments: row.get(26)?,
        proposals: Proposals::parse(row.str_ref(38)?).map_err(corrupt)?,
        show_invitations: row.get(27)?,
        use_viewer_zone: row.get(28)?,
        show_score: row.get(29)?,
        sorting: Sorting::parse(row.str_ref(30)?).map_err(corrupt)?,
        method: Method::parse(row.str_ref(3)?).map_err(corrupt)?,
    })
}

pub(super) fn corrupt(problem: Problem) -> Error {
    Error::Corrupt(format!("{problem:?}"))
}

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT id, slug, kind, method, title, description, locale, zone, created, user_id, \
            group_id, admin_epoch, deadline, closed_at, decided_at, deleted_at, public_listing, \
            view_audience, vote_audience, results, hide_participants, anonymous_allowed, \
            one_vote_per_user, everybody_may_edit, forbid_blank, comments_allowed, \
            hold_comments, show_invitations, use_viewer_zone, show_score, sorting, revision, \
            structure, tally, expires, invited, yes_limit, needed, proposals ",
            "FROM polls ",
            $rest
        )
    };
}

/// The poll at an address, deleted ones too. Nothing for a text that no address can be.
pub fn by_slug(tx: &mut Tx<'_>, slug: &str) -> Result<Option<Stored>> {
    if Slug::parse(slug).is_err() {
        return Ok(None);
    }
    tx.query_opt(select!("WHERE slug = ?1"), params![slug])
}

/// The poll with a key, deleted ones too.
pub fn by_id(tx: &mut Tx<'_>, poll: PollId) -> Result<Option<Stored>> {
    tx.query_opt(select!("WHERE id = ?1"), params![poll.0])
}

/// What must be asked before a page that is kept ready may be shown: the poll's key, when it was made, and its
/// revision.
pub fn revision(tx: &mut Tx<'_>, slug: &str) -> Result<Option<(PollId, i64, i64)>> {
    if Slug::parse(slug).is_err() {
        return Ok(None);
    }
    let found: Option<(i64, i64, i64)> =
        tx.query_opt("SELECT id, created, revision FROM polls WHERE slug = ?1", params![slug])?;
    Ok(found.map(|(id, created, revision)| (PollId(id), created, revision)))
}

/// Polls on the public list, the newest first, after so many others. Of those whose deadline has passed only
/// such are left that end within a day of `now` by clocks in UTC: in which zone they end, this does not know.
pub fn listed(tx: &mut Tx<'_>, now: Instant, limit: i64, offset: i64) -> Result<Vec<Stored>> {
    let surely_over = now.plus(-86_400).utc().format("%Y-%m-%dT%H:%M").to_string();
    tx.query_all(
        select!(
            "WHERE public_listing = 1 AND view_audience = 'link' AND deleted_at IS NULL AND closed_at IS NULL \
             AND (deadline IS NULL OR deadline > ?1) ORDER BY created DESC, id DESC LIMIT ?2 OFFSET ?3"
        ),
        params![&surely_over, limit, offset],
    )
}

/// Most polls that [`some`] gives.
pub const PAGE: usize = 20;

/// The polls of some keys, in no order; of more than [`PAGE`] keys the first ones.
pub fn some(tx: &mut Tx<'_>, polls: &[PollId]) -> Result<Vec<Stored>> {
    // No poll has the key 0.
    let mut ids = [0; PAGE];
    ids.iter_mut().zip(polls).for_each(|(id, poll)| *id = poll.0);
    let params = ids.map(Param::from);
    tx.query_all(
        select!(
            "WHERE id IN (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20)"
        ),
        &params,
    )
}

/// Stores a new poll, open and undecided whatever `poll` says; its key, revision and structure are made here.
/// Gives the key, or `None` if the address is taken.
pub fn insert(tx: &mut Tx<'_>, poll: &Poll) -> Result<Option<PollId>> {
    let settings = &poll.settings;
    let id = tx.query_opt::<i64>(
        "INSERT INTO polls (slug, kind, method, title, description, locale, zone, created, user_id, group_id, \
         admin_epoch, deadline, closed_at, decided_at, deleted_at, public_listing, \
         view_audience, vote_audience, results, hide_participants, anonymous_allowed, \
         one_vote_per_user, everybody_may_edit, forbid_blank, comments_allowed, \
         hold_comments, show_invitations, use_viewer_zone, show_score, sorting, revision, \
         structure, tally, yes_limit, proposals, expiry_warned, all_answered, invited, needed) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, \
         ?19, ?20, ?21, ?22, ?23, ?24, ?25, ?26, ?27, ?28, ?29, ?30, ?31, ?32, ?33, ?34, ?35, 0, 0, 0, '') \
         ON CONFLICT (slug) DO NOTHING RETURNING id",
        params![
            poll.slug.as_str(), poll.kind.as_str(), settings.method.as_str(), &poll.title, &poll.description,
            &poll.locale, poll.zone.name(), poll.created.0, poll.owner.user.map(|id| id.0),
            poll.owner.group.map(|id| id.0), poll.admin_epoch, poll.deadline.map(|at| at.to_string()).as_deref(),
            None::<i64>, None::<i64>, None::<i64>,
            settings.public_listing, settings.view_audience.as_str(), settings.vote_audience.as_str(),
            settings.results.as_str(), settings.hide_participants, settings.anonymous_allowed,
            settings.one_vote_per_user, settings.everybody_may_edit, settings.forbid_blank,
            settings.comments_allowed, settings.hold_comments, settings.show_invitations,
            settings.use_viewer_zone, settings.show_score, settings.sorting.as_str(),
            1_i64, 1_i64, Tally::default().to_json().as_str(), settings.yes_limit,
            settings.proposals.as_str(),
        ],
    )?;
    Ok(id.map(PollId))
}

/// Stores changed words, settings and states; owners are changed by [`give`] alone.
pub fn update(tx: &mut Tx<'_>, poll: &Poll) -> Result<()> {
    let settings = &poll.settings;
    tx.execute(
        "UPDATE polls SET title = ?2, description = ?3, zone = ?4, deadline = ?5, public_listing = ?6, \
         view_audience = ?7, vote_audience = ?8, results = ?9, hide_participants = ?10, anonymous_allowed = ?11, \
         one_vote_per_user = ?12, everybody_may_edit = ?13, forbid_blank = ?14, comments_allowed = ?15, \
         hold_comments = ?16, show_invitations = ?17, use_viewer_zone = ?18, show_score = ?19, sorting = ?20, \
         admin_epoch = ?21, closed_at = ?22, decided_at = ?23, deleted_at = ?24, method = ?25, \
         yes_limit = ?26, proposals = ?27 \
         WHERE id = ?1",
        params![
            poll.id.0, &poll.title, &poll.description, poll.zone.name(),
            poll.deadline.map(|at| at.to_string()).as_deref(), settings.public_listing,
            settings.view_audience.as_str(), settings.vote_audience.as_str(), settings.results.as_str(),
            settings.hide_participants, settings.anonymous_allowed, settings.one_vote_per_user,
            settings.everybody_may_edit, settings.forbid_blank, settings.comments_allowed, settings.hold_comments,
            settings.show_invitations, settings.use_viewer_zone, settings.show_score, settings.sorting.as_str(),
            poll.admin_epoch,
            poll.closed_at.map(|at| at.0), poll.decided_at.map(|at| at.0), poll.deleted_at.map(|at| at.0), settings.method.as_str(),
            settings.yes_limit, settings.proposals.as_str(),
        ],
    )?;
    Ok(())
}

/// Stores whose yes is needed.
pub fn set_needed(tx: &mut Tx<'_>, poll: PollId, needed: &[PublicId]) -> Result<()> {
    let names: Vec<&str> = needed.iter().map(PublicId::as_str).collect();
    tx.execute("UPDATE polls SET needed = ?2 WHERE id = ?1", params![poll.0, &names.join(" ")])?;
    touch(tx, poll)
}

/// Brings a poll back that was deleted.
pub fn undelete(tx: &mut Tx<'_>, poll: PollId) -> Result<()> {
    tx.execute("UPDATE polls SET deleted_at = NULL WHERE id = ?1", params![poll.0])?;
    touch(tx, poll)
}

/// Gives a poll other owners, who decide anew who else holds a link to it: the admin link, and what browsers were given
/// by it, ends.
pub fn give(tx: &mut Tx<'_>, poll: PollId, to: Owner) -> Result<()> {
    tx.execute(
        "UPDATE polls SET user_id = ?2, group_id = ?3, \
         admin_epoch = CASE WHEN admin_epoch > 0 THEN admin_epoch + 1 ELSE 0 END WHERE id = ?1",
        params![poll.0, to.user.map(|id| id.0), to.group.map(|id| id.0)],
    )?;
    restructured(tx, poll)
}

/// Ends the admin links of a group's polls, and what browsers were given by them; whoever owns one finds a fresh link at
/// the poll. One that never had a link gets none.
pub fn end_links_of(tx: &mut Tx<'_>, group: GroupId) -> Result<()> {
    let ended = tx.query_all::<i64>(
        "UPDATE polls SET admin_epoch = admin_epoch + 1, revision = revision + 1 \
         WHERE group_id = ?1 AND admin_epoch > 0 RETURNING id",
        params![group.0],
    )?;
    ended.into_iter().for_each(|poll| tx.changed(PollId(poll)));
    Ok(())
}

/// Says when a poll is deleted by itself; its owner has to be told anew.
pub fn set_expiry(tx: &mut Tx<'_>, poll: PollId, expires: Option<Instant>) -> Result<()> {
    tx.execute(
        "UPDATE polls SET expires = ?2, expiry_warned = 0 WHERE id = ?1",
        params![poll.0, expires.map(|at| at.0)],
    )?;
    touch(tx, poll)
}

/// A poll that is deleted by itself before an instant, and whose owner does not know yet.
pub fn to_warn(tx: &mut Tx<'_>, before: Instant) -> Result<Option<Stored>> {
    tx.query_opt(
        select!("WHERE expires < ?1 AND expiry_warned = 0 AND deleted_at IS NULL ORDER BY expires LIMIT 1"),
        params![before.0],
    )
}

/// Notes that the owner of a poll knows when it is deleted.
pub fn warned(tx: &mut Tx<'_>, poll: PollId) -> Result<()> {
    tx.execute("UPDATE polls SET expiry_warned = 1 WHERE id = ?1", params![poll.0])?;
    Ok(())
}

/// A poll whose time was over at an instant.
pub fn expired(tx: &mut Tx<'_>, now: Instant) -> Result<Option<Stored>> {
    tx.query_opt(
        select!("WHERE expires <= ?1 AND deleted_at IS NULL ORDER BY expires LIMIT 1"),
        params![now.0],
    )
}

/// A poll that would never be deleted by itself.
pub fn everlasting(tx: &mut Tx<'_>, after: PollId) -> Result<Option<Stored>> {
    tx.query_opt(
        select!("WHERE expires IS NULL AND deleted_at IS NULL AND id > ?1 ORDER BY id LIMIT 1"),
        params![after.0],
    )
}

/// Notes that something of the poll has changed: every write calls this or [`set_tally`] or
/// [`restructured`] once.
pub fn touch(tx: &mut Tx<'_>, poll: PollId) -> Result<()> {
    tx.execute("UPDATE polls SET revision = revision + 1 WHERE id = ?1", params![poll.0])?;
    tx.changed(poll);
    Ok(())
}

/// Notes that an owner has changed what the poll's forms show: see [`Poll::structure`].
pub fn restructured(tx: &mut Tx<'_>, poll: PollId) -> Result<()> {
    tx.execute(
        "UPDATE polls SET revision = revision + 1, structure = structure + 1 WHERE id = ?1",
        params![poll.0],
    )?;
    tx.changed(poll);
    Ok(())
}

/// Stores the counts after a vote.
pub fn set_tally(tx: &mut Tx<'_>, poll: PollId, tally: &Tally) -> Result<()> {
    tx.execute(
        "UPDATE polls SET revision = revision + 1, tally = ?2 WHERE id = ?1",
        params![poll.0, &tally.to_json()],
    )?;
    tx.changed(poll);
    Ok(())
}

/// Deletes for good one poll that was deleted before an instant; `false` if there is none left.
pub fn purge_one(tx: &mut Tx<'_>, deleted_before: Instant) -> Result<bool> {
    let gone = tx.execute(
        "DELETE FROM polls WHERE id = (SELECT id FROM polls WHERE deleted_at < ?1 ORDER BY deleted_at LIMIT 1)",
        params![deleted_before.0],
    )?;
    Ok(gone > 0)
}
