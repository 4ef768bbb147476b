//! Mail that waits to be sent: names and ids, composed when it is sent.

use crate::domain::id::{PollId, UserId};
use crate::domain::mail::{MailKind, Recipient};
use crate::domain::time::Instant;
use crate::params;

use super::{Error, FromRow, Result, Row, Tx};

/// A mail to be sent.
#[derive(Debug, Clone, Copy)]
pub struct NewMail<'a> {
    /// What about.
    pub kind: MailKind,
    /// To whom.
    pub to: Recipient<'a>,
    /// About which poll.
    pub poll: Option<PollId>,
    /// About which vote, comment, invitation, token …
    pub object: Option<&'a str>,
    /// JSON, as the kind wants it; nothing secret.
    pub data: &'a str,
    /// Not before, in Unix seconds; a moment that is past instead of that of the queueing, which nothing tells then.
    pub due: i64,
}

/// Queues a mail in the transaction of what it tells of.
pub fn queue(tx: &mut Tx<'_>, mail: &NewMail<'_>) -> Result<()> {
    let (user, email, locale) = match mail.to {
        Recipient::User(user) => (Some(user.0), "", ""),
        Recipient::Of { user, email, locale } => (Some(user.0), email, locale),
        Recipient::Address { email, locale } => (None, email, locale),
    };
    let now = Instant(tx.now());
    let queued = if mail.kind.hides_when() { now.day() } else { now };
    let created = queued.0.min(mail.due);
    tx.execute(
        "INSERT INTO outbox (kind, poll_id, object, user_id, email, locale, data, created, due, attempts, \
         leased_until, error) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, 0, 0, '')",
        params![
            mail.kind.as_str(),
            mail.poll.map(|poll| poll.0),
            mail.object,
            user,
            email,
            locale,
            mail.data,
            created,
            mail.due
        ],
    )?;
    Ok(())
}

/// A mail that waits, as far as the job that sends it needs to know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    /// Key of the row.
    pub id: i64,
    /// What about.
    pub kind: MailKind,
    /// About which poll.
    pub poll: Option<PollId>,
    /// About which vote, comment, invitation, token …
    pub object: Option<String>,
    /// The account that it goes to, or whose mail it is.
    pub user: Option<UserId>,
    /// The address that it goes to, if not to that of the account.
    pub email: String,
    /// The language of that address: code of a locale, empty for the site's.
    pub locale: String,
    /// As the kind wants it.
    pub data: String,
    /// When it was queued, in Unix seconds; the day alone for mail that would tell of an anonymous vote.
    pub created: i64,
    /// When it was to be sent, in Unix seconds.
    pub due: i64,
    /// How often that was tried in vain.
    pub attempts: i64,
    /// Until when nobody else takes it, in Unix seconds: whoever takes it later has another.
    pub lease: i64,
}

impl FromRow for Waiting {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        Ok(Self {
            id: row.get(0)?,
            kind: kind(row, 1)?,
            poll: row.get::<Option<i64>>(2)?.map(PollId),
            object: row.get(3)?,
            user: row.get::<Option<i64>>(4)?.map(UserId),
            email: row.get(5)?,
            locale: row.get(6)?,
            data: row.get(7)?,
            created: row.get(8)?,
            due: row.get(9)?,
            attempts: row.get(10)?,
            lease: row.get(11)?,
        })
    }
}

fn kind(row: &Row<'_>, index: usize) -> Result<MailKind> {
    let word = row.str_ref(index)?;
    MailKind::parse(word).ok_or_else(|| Error::Corrupt(format!("a kind of mail: {word}")))
}

/// Whether something can be sent now; one statement.
pub fn any_due(tx: &mut Tx<'_>) -> Result<bool> {
    let now = tx.now();
    let found = tx.query_opt::<i64>(
        "SELECT id FROM outbox WHERE failed_at IS NULL AND due <= ?1 AND leased_until <= ?1 \
         ORDER BY due, id LIMIT 1",
        params![now],
    )?;
    Ok(found.is_some())
}

/// One that was taken, or the key of one of a kind that another release of the program has queued, and the kind.
enum Taken {
    Known(Waiting),
    Strange { id: i64, lease: i64, kind: String },
}

impl FromRow for Taken {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        let word = row.str_ref(1)?;
        if MailKind::parse(word).is_some() {
            return Ok(Self::Known(Waiting::from_row(row)?));
        }
        Ok(Self::Strange { id: row.get(0)?, lease: row.get(11)?, kind: word.to_owned() })
    }
}

/// Takes the mail that has waited longest, for so many seconds: until then no other node takes it. What nobody here knows
/// how to write is given up on the way, so that it stops no other.
pub fn take(tx: &mut Tx<'_>, seconds: i64) -> Result<Option<Waiting>> {
    loop {
        match take_any(tx, seconds)? {
            None => return Ok(None),
            Some(Taken::Known(mail)) => return Ok(Some(mail)),
            Some(Taken::Strange { id, lease, kind }) => {
                give_up(tx, id, lease, &format!("this release knows no mail of the kind {kind}"))?;
            }
        }
    }
}

fn take_any(tx: &mut Tx<'_>, seconds: i64) -> Result<Option<Taken>> {
    let now = tx.now();
    tx.query_opt(
        "UPDATE outbox SET leased_until = ?2 WHERE id = (SELECT id FROM outbox WHERE failed_at IS NULL \
         AND due <= ?1 AND leased_until <= ?1 ORDER BY due, id LIMIT 1) AND leased_until <= ?1 \
         RETURNING id, kind, poll_id, object, user_id, email, locale, data, created, due, attempts, leased_until",
        params![now, now + seconds],
    )
}

/// Takes all other news that are due for an account as [`take`], of one poll or of all, the oldest first.
pub fn take_news(tx: &mut Tx<'_>, user: UserId, poll: Option<PollId>, seconds: i64) -> Result<Vec<Waiting>> {
    let now = tx.now();
    let mut news: Vec<Waiting> = match poll {
        Some(poll) => tx.query_all(
            "UPDATE outbox SET leased_until = ?3 WHERE user_id = ?1 AND kind = 'news' AND failed_at IS NULL \
             AND due <= ?2 AND leased_until <= ?2 AND poll_id = ?4 \
             RETURNING id, kind, poll_id, object, user_id, email, locale, data, created, due, attempts, leased_until",
            params![user.0, now, now + seconds, poll.0],
        )?,
        None => tx.query_all(
            "UPDATE outbox SET leased_until = ?3 WHERE user_id = ?1 AND kind = 'news' AND failed_at IS NULL \
             AND due <= ?2 AND leased_until <= ?2 \
             RETURNING id, kind, poll_id, object, user_id, email, locale, data, created, due, attempts, leased_until",
            params![user.0, now, now + seconds],
        )?,
    };
    news.sort_by_key(|row| row.id);
    Ok(news)
}

/// Mail about seats of a poll that waits, but not on its way: names of the votes, and what it says.
pub fn waiting_seats(tx: &mut Tx<'_>, poll: PollId) -> Result<Vec<(String, String)>> {
    let now = tx.now();
    tx.query_all(
        "SELECT object, data FROM outbox WHERE poll_id = ?1 AND kind = 'seat' AND failed_at IS NULL \
         AND leased_until <= ?2",
        params![poll.0, now],
    )
}

/// Deletes a mail: it was sent, or nobody is to get it.
pub fn delete(tx: &mut Tx<'_>, id: i64) -> Result<bool> {
    Ok(tx.execute("DELETE FROM outbox WHERE id = ?1", params![id])? == 1)
}

/// Gives a mail back until another time, without having tried. Nothing if somebody else has taken it meanwhile.
pub fn put_off(tx: &mut Tx<'_>, mail: &Waiting, due: i64) -> Result<()> {
    tx.execute(
        "UPDATE outbox SET due = ?3, leased_until = 0 WHERE id = ?1 AND leased_until = ?2",
        params![mail.id, mail.lease, due],
    )?;
    Ok(())
}

/// Notes that a mail could not be sent, and when it is tried again. Nothing if somebody else has taken it meanwhile.
pub fn retry_at(tx: &mut Tx<'_>, mail: &Waiting, due: i64, error: &str) -> Result<()> {
    tx.execute(
        "UPDATE outbox SET due = ?3, attempts = attempts + 1, leased_until = 0, error = ?4 \
         WHERE id = ?1 AND leased_until = ?2",
        params![mail.id, mail.lease, due, error],
    )?;
    Ok(())
}

/// Gives up a mail taken until `lease`; it stays for those who run the site to see. Nothing if somebody else has taken it
/// meanwhile.
pub fn give_up(tx: &mut Tx<'_>, id: i64, lease: i64, error: &str) -> Result<()> {
    let now = tx.now();
    tx.execute(
        "UPDATE outbox SET failed_at = ?3, attempts = attempts + 1, leased_until = 0, error = ?4 \
         WHERE id = ?1 AND leased_until = ?2",
        params![id, lease, now, error],
    )?;
    Ok(())
}

/// Deletes some of the mail that is due, on a site that sends none; tells how many.
pub fn forget_due(tx: &mut Tx<'_>) -> Result<u64> {
    let now = tx.now();
    let ids: Vec<i64> = tx.query_all(
        "SELECT id FROM outbox WHERE failed_at IS NULL AND due <= ?1 ORDER BY due, id LIMIT 500",
        params![now],
    )?;
    for id in &ids {
        delete(tx, *id)?;
    }
    Ok(ids.len() as u64)
}

/// A mail as those who run the site see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// Key of the row.
    pub id: i64,
    /// What about; the word of a release that knows more kinds.
    pub kind: String,
    /// Name for signing in of the account that it goes to.
    pub username: Option<String>,
    /// The address that it goes to, if not to that of the account.
    pub email: String,
    /// When it was queued, in Unix seconds; the day alone for mail that would tell of an anonymous vote.
    pub created: i64,
    /// When it is tried (again), in Unix seconds.
    pub due: i64,
    /// How often that was tried in vain.
    pub attempts: i64,
    /// What the mail server said last.
    pub error: String,
    /// When it was given up, in Unix seconds.
    pub failed_at: Option<i64>,
}

impl FromRow for Listed {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        Ok(Self {
            id: row.get(0)?,
            kind: row.get(1)?,
            username: row.get(2)?,
            email: row.get(3)?,
            created: row.get(4)?,
            due: row.get(5)?,
            attempts: row.get(6)?,
            error: row.get(7)?,
            failed_at: row.get(8)?,
        })
    }
}

/// How much mail waits, and how much was given up.
pub fn counts(tx: &mut Tx<'_>) -> Result<(i64, i64)> {
    let waiting = tx.query_one("SELECT COUNT(*) FROM outbox WHERE failed_at IS NULL", params![])?;
    let failed = tx.query_one("SELECT COUNT(*) FROM outbox WHERE failed_at IS NOT NULL", params![])?;
    Ok((waiting, failed))
}

/// Seconds for which the mail that is due longest has been due; 0 if none is.
pub fn late(tx: &mut Tx<'_>) -> Result<i64> {
    let sql = "SELECT due FROM outbox WHERE failed_at IS NULL ORDER BY due, id LIMIT 1";
    let due = tx.query_opt::<i64>(sql, params![])?;
    Ok(due.map_or(0, |due| (tx.now() - due).max(0)))
}

/// Mail that waits, in the order in which it is tried.
pub fn waiting(tx: &mut Tx<'_>, limit: i64, offset: i64) -> Result<Vec<Listed>> {
    tx.query_all(
        "SELECT o.id, o.kind, u.username, o.email, o.created, o.due, o.attempts, o.error, o.failed_at \
         FROM outbox o LEFT JOIN users u ON u.id = o.user_id WHERE o.failed_at IS NULL \
         ORDER BY o.due, o.id LIMIT ?1 OFFSET ?2",
        params![limit, offset],
    )
}

/// Mail that was given up, the last first.
pub fn failed(tx: &mut Tx<'_>, limit: i64, offset: i64) -> Result<Vec<Listed>> {
    tx.query_all(
        "SELECT o.id, o.kind, u.username, o.email, o.created, o.due, o.attempts, o.error, o.failed_at \
         FROM outbox o LEFT JOIN users u ON u.id = o.user_id WHERE o.failed_at IS NOT NULL \
         ORDER BY o.failed_at DESC, o.id DESC LIMIT ?1 OFFSET ?2",
        params![limit, offset],
    )
}

/// Deletes some of the mail that was given up before this time; tells how many.
pub fn clear_failed(tx: &mut Tx<'_>, before: i64) -> Result<u64> {
    let ids: Vec<i64> = tx.query_all(
        "SELECT id FROM outbox WHERE failed_at IS NOT NULL AND failed_at <= ?1 LIMIT 500",
        params![before],
    )?;
    for id in &ids {
        delete(tx, *id)?;
    }
    Ok(ids.len() as u64)
}

/// Lets a mail be tried at once, as if it were new; `false` if there is none. One that is being sent at this moment
/// is left alone.
pub fn try_again(tx: &mut Tx<'_>, id: i64) -> Result<bool> {
    let now = tx.now();
    let changed = tx.execute(
        "UPDATE outbox SET due = ?2, attempts = 0, failed_at = NULL WHERE id = ?1 AND leased_until <= ?2",
        params![id, now],
    )?;
    Ok(changed == 1)
}
