//! Who wants a seat of a choice, in order of arrival.

use std::collections::BTreeMap;

use crate::domain::id::{ChoiceId, PollId, PublicId, UserId};
use crate::domain::seats::{Arrivals, Lines, Person};
use crate::params;

use super::votes::public_id;
use super::{Result, Row, Tx};

/// Votes that one statement takes, as one text of their names.
const AT_ONCE: usize = 200;

/// Everybody who has a place, of each choice of a poll that anybody has one of.
pub fn arrivals(tx: &mut Tx<'_>, poll: PollId) -> Result<BTreeMap<ChoiceId, Arrivals>> {
    let mut all: BTreeMap<ChoiceId, Arrivals> = BTreeMap::new();
    tx.query_each(
        "SELECT choice_id, vote, aside FROM seats WHERE poll_id = ?1 ORDER BY choice_id, place",
        params![poll.0],
        |row| {
            let aside: bool = row.get(2)?;
            all.entry(ChoiceId(row.get(0)?)).or_default().0.push((public_id(row, 1)?, !aside));
            Ok(())
        },
    )?;
    Ok(all)
}

/// Where all votes stand with all choices of a poll.
pub fn lines(tx: &mut Tx<'_>, poll: PollId) -> Result<Lines> {
    let mut lines = Lines::default();
    let (mut last, mut before) = (None, 0);
    tx.query_each(
        "SELECT choice_id, vote FROM seats WHERE poll_id = ?1 AND aside = 0 ORDER BY choice_id, place",
        params![poll.0],
        |row| {
            let choice = ChoiceId(row.get(0)?);
            before = if last == Some(choice) { before + 1 } else { 0 };
            last = Some(choice);
            lines.put(choice, public_id(row, 1)?, before);
            Ok(())
        },
    )?;
    Ok(lines)
}

/// Where some votes stand with all choices of a poll: a page of them.
pub fn lines_of(tx: &mut Tx<'_>, poll: PollId, votes: &[PublicId]) -> Result<Lines> {
    let mut lines = Lines::default();
    for votes in votes.chunks(AT_ONCE) {
        tx.query_each(
            "WITH RECURSIVE n (number) AS (SELECT CAST(0 AS BIGINT) UNION ALL SELECT number + 1 FROM n \
             WHERE number + 1 < ?2) SELECT s.choice_id, s.vote, s.ahead FROM \
             (SELECT choice_id, vote, ROW_NUMBER() OVER (PARTITION BY choice_id ORDER BY place) - 1 AS ahead \
             FROM seats WHERE poll_id = ?1 AND aside = 0) s \
             WHERE s.vote IN (SELECT SUBSTR(?3, CAST(number * 16 + 1 AS INTEGER), 16) FROM n)",
            params![poll.0, count(votes), &joined(votes)],
            |row| put(&mut lines, row),
        )?;
    }
    Ok(lines)
}

/// Where one vote stands with all choices of a poll.
pub fn places(tx: &mut Tx<'_>, poll: PollId, vote: &PublicId) -> Result<Lines> {
    let mut lines = Lines::default();
    tx.query_each(
        "SELECT s.choice_id, s.vote, (SELECT COUNT(*) FROM seats b WHERE b.poll_id = s.poll_id \
         AND b.choice_id = s.choice_id AND b.place < s.place AND b.aside = 0) \
         FROM seats s WHERE s.poll_id = ?1 AND s.vote = ?2 AND s.aside = 0",
        params![poll.0, vote.as_str()],
        |row| put(&mut lines, row),
    )?;
    Ok(lines)
}

fn put(lines: &mut Lines, row: &Row<'_>) -> Result<()> {
    let before: i64 = row.get(2)?;
    lines.put(ChoiceId(row.get(0)?), public_id(row, 1)?, usize::try_from(before).unwrap_or(usize::MAX));
    Ok(())
}

/// The choices of a poll in whose line somebody voted without a name, maybe more than once.
pub fn nameless(tx: &mut Tx<'_>, poll: PollId) -> Result<Vec<ChoiceId>> {
    // SQLite takes the tables of a CROSS JOIN in their order: few votes have no name, and many want a seat.
    let found = tx.query_all::<i64>(
        "SELECT s.choice_id FROM votes v CROSS JOIN seats s WHERE v.poll_id = ?1 AND v.anonymous = 1 \
         AND s.poll_id = v.poll_id AND s.vote = v.public_id AND s.aside = 0",
        params![poll.0],
    )?;
    Ok(found.into_iter().map(ChoiceId).collect())
}

/// Puts a vote at the end of some lines.
pub fn join(tx: &mut Tx<'_>, poll: PollId, vote: &PublicId, choices: &[ChoiceId]) -> Result<()> {
    tx.execute(
        "INSERT INTO seats (poll_id, choice_id, place, vote, aside) SELECT c.poll_id, c.id, \
         COALESCE((SELECT MAX(s.place) FROM seats s WHERE s.poll_id = c.poll_id AND s.choice_id = c.id), 0) + 1, \
         CAST(?2 AS TEXT), 0 FROM choices c \
         WHERE c.poll_id = ?1 AND ?3 LIKE '%,' || CAST(c.id AS TEXT) || ',%' ESCAPE '!'",
        params![poll.0, vote.as_str(), &listed(choices)],
    )?;
    Ok(())
}

/// Gives the places of a vote to another.
pub fn hand_over(tx: &mut Tx<'_>, poll: PollId, from: &PublicId, to: &PublicId) -> Result<()> {
    tx.execute(
        "UPDATE seats SET vote = ?3 WHERE poll_id = ?1 AND vote = ?2",
        params![poll.0, from.as_str(), to.as_str()],
    )?;
    Ok(())
}

/// Who waits first for a seat that a vote has, of some choices: they move up when it leaves.
pub fn next(
    tx: &mut Tx<'_>,
    poll: PollId,
    vote: &PublicId,
    choices: &[ChoiceId],
) -> Result<Vec<(ChoiceId, Person)>> {
    let (mut seated, mut first) = (Vec::new(), Vec::new());
    // The own places lead to the lines, and those to the votes: SQLite takes the tables of a CROSS JOIN in their order.
    tx.query_each(
        "SELECT q.choice_id, q.vote, q.number - q.seats, v.user_id, v.invitation FROM \
         (SELECT s.choice_id, s.vote, c.seats, ROW_NUMBER() OVER (PARTITION BY s.choice_id ORDER BY s.place) AS number \
         FROM seats m CROSS JOIN choices c CROSS JOIN seats s WHERE m.poll_id = ?1 AND m.vote = ?2 AND m.aside = 0 \
         AND ?3 LIKE '%,' || CAST(m.choice_id AS TEXT) || ',%' ESCAPE '!' \
         AND c.poll_id = m.poll_id AND c.id = m.choice_id \
         AND s.poll_id = m.poll_id AND s.choice_id = m.choice_id AND s.aside = 0) q \
         CROSS JOIN votes v WHERE (q.vote = ?2 OR q.number = q.seats + 1) \
         AND v.poll_id = ?1 AND v.public_id = q.vote",
        params![poll.0, vote.as_str(), &listed(choices)],
        |row| {
            let (choice, one) = (ChoiceId(row.get(0)?), public_id(row, 1)?);
            let behind: i64 = row.get(2)?;
            if one == *vote && behind <= 0 {
                seated.push(choice);
            } else if one != *vote {
                let invitation: Option<String> = row.get(4)?;
                let invitation = invitation.as_deref().and_then(PublicId::parse);
                let user = row.get::<Option<i64>>(3)?.map(UserId);
                first.push((choice, Person { vote: one, user, invitation }));
            }
            Ok(())
        },
    )?;
    first.retain(|(choice, _)| seated.contains(choice));
    Ok(first)
}

/// Takes a vote out of some lines, and its places there that were kept.
pub fn leave(tx: &mut Tx<'_>, poll: PollId, vote: &PublicId, choices: &[ChoiceId]) -> Result<()> {
    tx.execute(
        "DELETE FROM seats WHERE poll_id = ?1 AND vote = ?2 \
         AND ?3 LIKE '%,' || CAST(choice_id AS TEXT) || ',%' ESCAPE '!'",
        params![poll.0, vote.as_str(), &listed(choices)],
    )?;
    Ok(())
}

/// Takes everybody's places of a choice.
pub fn clear(tx: &mut Tx<'_>, poll: PollId, choice: ChoiceId) -> Result<()> {
    tx.execute("DELETE FROM seats WHERE poll_id = ?1 AND choice_id = ?2", params![poll.0, choice.0])?;
    Ok(())
}

/// Stores who has a place of a choice of which nobody had one.
pub fn fill(tx: &mut Tx<'_>, poll: PollId, choice: ChoiceId, arrivals: &Arrivals) -> Result<()> {
    for (chunk, number) in arrivals.0.chunks(AT_ONCE).zip(0_i64..) {
        let votes: Vec<PublicId> = chunk.iter().map(|(vote, _)| *vote).collect();
        let aside: String = chunk.iter().map(|(_, stands)| if *stands { '0' } else { '1' }).collect();
        let before = number * count(&[(); AT_ONCE]);
        tx.execute(
            "WITH RECURSIVE n (number) AS (SELECT CAST(0 AS BIGINT) UNION ALL SELECT number + 1 FROM n \
             WHERE number + 1 < ?4) INSERT INTO seats (poll_id, choice_id, place, vote, aside) \
             SELECT CAST(?1 AS BIGINT), CAST(?2 AS BIGINT), ?3 + number + 1, \
             SUBSTR(?5, CAST(number * 16 + 1 AS INTEGER), 16), \
             CAST(SUBSTR(?6, CAST(number + 1 AS INTEGER), 1) AS BIGINT) FROM n",
            params![poll.0, choice.0, before, count(chunk), &joined(&votes), &aside],
        )?;
    }
    Ok(())
}

fn count<T>(all: &[T]) -> i64 {
    i64::try_from(all.len()).unwrap_or(i64::MAX)
}

/// Names behind one another: all have 16 letters.
fn joined(votes: &[PublicId]) -> String {
    votes.iter().map(PublicId::as_str).collect()
}

/// Numbers between commas, of which a statement looks whether one is among them.
fn listed(choices: &[ChoiceId]) -> String {
    choices.iter().fold(",".to_owned(), |list, choice| format!("{list}{choice},"))
}
