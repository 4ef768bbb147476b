//! One round of sending: everything that is due, one mail after the other, over one connection.
//!
//! Of several nodes each takes what no other has taken. The network is asked outside of transactions. A node that dies
//! while it sends leaves its mail to another when the lease ends; that one has the same name (Message-ID), so that the
//! receiver's program can tell.

use std::sync::atomic::{AtomicBool, Ordering};

use crate::domain::mail::{MailKind, wait_after};
use crate::domain::time::Instant;
use crate::mail::compose::compose;
use crate::mail::letter::Letter;
use crate::mail::message;
use crate::mail::send::{Failure, Line, Post};
use crate::secrets::encode;
use crate::store::outbox::{self, Waiting};
use crate::store::{self, Store, Tx, mailing};

use super::super::{Error, Result};
use super::letter::{Found, letter};
use super::office::Office;

/// Seconds of a lease beside those that the server may take.
const LEASE: i64 = 120;

/// What came of a round.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Round {
    /// Mails that the server has taken.
    pub sent: u64,
    /// Rows of the outbox that were to go to nobody (any more).
    pub dropped: u64,
    /// Mails that will be tried again.
    pub later: u64,
    /// Mails that were given up.
    pub failed: u64,
}

/// Sends what is due, until nothing is, the server fails, or `stop` is set. On a site that sends no mail, forgets what is
/// due.
///
/// # Errors
/// Those of the store; what was taken is free again when its lease ends.
pub async fn round(store: &Store, office: &Office, stop: &AtomicBool) -> Result<Round> {
    let mut round = Round::default();
    let Some(post) = &office.post else {
        while !stop.load(Ordering::Relaxed) && store.peek(outbox::any_due).await? {
            round.dropped += store.write(outbox::forget_due).await?;
        }
        return Ok(round);
    };
    let mut carrier = Carrier { post, line: None, carried: 0 };
    while !stop.load(Ordering::Relaxed) && store.peek(outbox::any_due).await? {
        let seconds = LEASE + post.patience_of_all();
        let rows = store.write(move |tx| take(tx, seconds)).await?;
        if rows.is_empty() {
            break;
        }
        if !deal(store, office, &mut carrier, rows, &mut round).await? {
            break;
        }
    }
    carrier.quit().await;
    Ok(round)
}

/// Takes what is due longest, with what is gathered in the same mail.
fn take(tx: &mut Tx<'_>, seconds: i64) -> store::Result<Vec<Waiting>> {
    let Some(first) = outbox::take(tx, seconds)? else { return Ok(Vec::new()) };
    let mut rows = vec![first];
    if let (MailKind::News, Some(user)) = (rows[0].kind, rows[0].user) {
        // A daily mail is of all polls.
        let daily = mailing::addressee(tx, user)?.is_some_and(|addressee| addressee.daily);
        let poll = rows[0].poll.filter(|_| !daily);
        let others = outbox::take_news(tx, user, poll, seconds)?;
        rows.extend(others);
    }
    Ok(rows)
}

/// Deals with one mail; `false` if the server takes nothing now.
async fn deal(
    store: &Store,
    office: &Office,
    carrier: &mut Carrier<'_>,
    rows: Vec<Waiting>,
    round: &mut Round,
) -> Result<bool> {
    let (asked, taken) = (office.clone(), rows.clone());
    let found = store.read(move |tx| letter(tx, &asked, &taken)).await;
    let outcome = match found {
        Ok(Found::Nobody) => {
            round.dropped += rows.len() as u64;
            store.write(move |tx| delete(tx, &rows)).await?;
            return Ok(true);
        }
        Ok(Found::Wait(due)) => {
            store.write(move |tx| rows.iter().try_for_each(|row| outbox::put_off(tx, row, due.0))).await?;
            return Ok(true);
        }
        Ok(Found::Letter(letter)) => carrier.carry(store, office, &rows, &letter).await,
        Err(Error::Store(
            error @ (store::Error::Busy | store::Error::Unavailable(_) | store::Error::Refused(_)),
        )) => return Err(Error::Store(error)),
        Err(error) => Err(Failure::Later(format!("it cannot be composed: {error}"))),
    };
    settle(store, rows, outcome, round).await
}

fn delete(tx: &mut Tx<'_>, rows: &[Waiting]) -> store::Result<()> {
    rows.iter().try_for_each(|row| outbox::delete(tx, row.id).map(drop))
}

/// Notes what came of sending.
async fn settle(
    store: &Store,
    rows: Vec<Waiting>,
    outcome: std::result::Result<(), Failure>,
    round: &mut Round,
) -> Result<bool> {
    let Err(failure) = outcome else {
        round.sent += 1;
        store.write(move |tx| delete(tx, &rows)).await?;
        return Ok(true);
    };
    let on = !matches!(failure, Failure::Server(_));
    let (kind, attempts) = rows.first().map_or(("", 0), |row| (row.kind.as_str(), row.attempts + 1));
    let wait = wait_after(attempts).filter(|_| !matches!(failure, Failure::Never(_)));
    let line = failure.line().to_owned();
    match wait {
        Some(_) => {
            round.later += 1;
            tracing::warn!(kind, attempts, "a mail was not sent, and will be tried again: {line}");
        }
        None => {
            round.failed += 1;
            tracing::error!(kind, attempts, "a mail was given up: {line}");
        }
    }
    store
        .write(move |tx| {
            let now = tx.now();
            rows.iter().try_for_each(|row| match wait {
                Some(wait) => outbox::retry_at(tx, row, now + wait, &line),
                None => outbox::give_up(tx, row.id, row.lease, &line),
            })
        })
        .await?;
    Ok(on)
}

/// Carries mail over one connection as long as it holds.
struct Carrier<'a> {
    post: &'a Post,
    line: Option<Line>,
    carried: u64,
}

impl Carrier<'_> {
    async fn carry(
        &mut self,
        store: &Store,
        office: &Office,
        rows: &[Waiting],
        letter: &Letter,
    ) -> std::result::Result<(), Failure> {
        let mail = compose(&office.config, letter, name(office, rows), Instant(store.now()));
        let bytes = message::bytes(&office.config, &mail).map_err(Failure::Never)?;
        let used = self.carried > 0;
        match self.send(&mail.to, &bytes).await {
            // Servers take so many messages over one connection, and then hang up.
            Err(Failure::Server(_)) if used => self.send(&mail.to, &bytes).await,
            other => other,
        }
    }

    async fn send(&mut self, to: &str, bytes: &[u8]) -> std::result::Result<(), Failure> {
        let mut line = match self.line.take() {
            Some(line) => line,
            None => {
                self.carried = 0;
                self.post.connect().await?
            }
        };
        let outcome = line.send(to, bytes).await;
        if !matches!(outcome, Err(Failure::Server(_))) {
            self.line = Some(line);
            self.carried += 1;
        }
        outcome
    }

    async fn quit(self) {
        if let Some(line) = self.line {
            line.quit().await;
        }
    }
}

/// The name of a message, the same whichever node sends it.
fn name(office: &Office, rows: &[Waiting]) -> String {
    let first = rows.iter().map(|row| row.id).min().unwrap_or_default();
    let created = rows.first().map_or(0, |row| row.created);
    encode(&office.keys.sign(&[b"message", &first.to_be_bytes(), &created.to_be_bytes()])[..16])
}
