//! Who wants a seat of a choice, in order of arrival.

use crate::domain::id::{ChoiceId, PollId, PublicId};
use crate::domain::seats::{Line, Lines};
use crate::params;

use super::votes::public_id;
use super::{Result, Tx};

/// The line of a choice.
pub fn line(tx: &mut Tx<'_>, poll: PollId, choice: ChoiceId) -> Result<Line> {
    let mut line = Line::default();
    tx.query_each(
        "SELECT vote FROM seats WHERE poll_id = ?1 AND choice_id = ?2 ORDER BY place",
        params![poll.0, choice.0],
        |row| {
            line.0.push(public_id(row, 0)?);
            Ok(())
        },
    )?;
    Ok(line)
}

/// The lines of all choices of a poll.
pub fn lines(tx: &mut Tx<'_>, poll: PollId) -> Result<Lines> {
    let mut lines = Lines::default();
    tx.query_each(
        "SELECT s.choice_id, s.vote, v.anonymous FROM seats s \
         JOIN votes v ON v.poll_id = s.poll_id AND v.public_id = s.vote \
         WHERE s.poll_id = ?1 ORDER BY s.choice_id, s.place",
        params![poll.0],
        |row| {
            lines.push(ChoiceId(row.get(0)?), public_id(row, 1)?, row.get(2)?);
            Ok(())
        },
    )?;
    Ok(lines)
}

/// Puts a vote at the end of a line.
pub fn join(tx: &mut Tx<'_>, poll: PollId, choice: ChoiceId, vote: &PublicId) -> Result<()> {
    tx.execute(
        "INSERT INTO seats (poll_id, choice_id, place, vote) VALUES (?1, ?2, \
         (SELECT COALESCE(MAX(place), 0) + 1 FROM seats WHERE poll_id = ?1 AND choice_id = ?2), ?3)",
        params![poll.0, choice.0, vote.as_str()],
    )?;
    Ok(())
}

/// Takes a vote out of a line.
pub fn leave(tx: &mut Tx<'_>, poll: PollId, choice: ChoiceId, vote: &PublicId) -> Result<()> {
    tx.execute(
        "DELETE FROM seats WHERE poll_id = ?1 AND vote = ?2 AND choice_id = ?3",
        params![poll.0, vote.as_str(), choice.0],
    )?;
    Ok(())
}

/// Makes the line of a choice anew.
pub fn put(tx: &mut Tx<'_>, poll: PollId, choice: ChoiceId, line: &Line) -> Result<()> {
    tx.execute("DELETE FROM seats WHERE poll_id = ?1 AND choice_id = ?2", params![poll.0, choice.0])?;
    for (vote, place) in line.0.iter().zip(1_i64..) {
        tx.execute(
            "INSERT INTO seats (poll_id, choice_id, place, vote) VALUES (?1, ?2, ?3, ?4)",
            params![poll.0, choice.0, place, vote.as_str()],
        )?;
    }
    Ok(())
}
