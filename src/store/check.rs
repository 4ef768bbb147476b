//! Looking a database over.

use crate::domain::id::{ChoiceId, PollId, PublicId};
use crate::domain::seats::taking;
use crate::domain::tally::Tally;
use crate::domain::vote::Answers;
use crate::params;

use super::polls::Stored;
use super::votes::public_id;
use super::{Engine, Error, Result, Tx, polls, seats, structures};

/// Reads something small from the database itself.
pub fn answers(tx: &mut Tx<'_>) -> Result<()> {
    tx.query_opt::<i64>("SELECT id FROM users LIMIT 1", &[]).map(|_| ())
}

/// What SQLite finds wrong with its file, at most 20 lines; nothing on PostgreSQL, which looks after itself.
pub fn integrity(tx: &mut Tx<'_>) -> Result<Vec<String>> {
    if tx.engine() == Engine::Postgres {
        return Ok(Vec::new());
    }
    let mut found = tx.query_all::<String>("PRAGMA integrity_check(20)", &[])?;
    found.retain(|line| line != "ok");
    tx.query_each("PRAGMA foreign_key_check", &[], |row| {
        if found.len() < 20 {
            found.push(format!("a row of {} points to nothing", row.str_ref(0)?));
        }
        Ok(())
    })?;
    Ok(found)
}

/// What is kept of a poll beside its votes, and what follows from them.
#[derive(Debug, Clone, PartialEq)]
pub struct Looked {
    /// Its key.
    pub id: PollId,
    /// Its address.
    pub slug: String,
    /// The counts that are kept.
    pub kept: Tally,
    /// Those of its votes.
    pub counted: Tally,
    /// Exactly those stand in line, each once, whose answers take a seat.
    pub seats: bool,
}

/// Looks at the next poll by its key.
pub fn next_poll(tx: &mut Tx<'_>, after: PollId) -> Result<Option<Looked>> {
    let sql = "SELECT id FROM polls WHERE id > ?1 ORDER BY id LIMIT 1";
    let Some(id) = tx.query_opt::<i64>(sql, params![after.0])?.map(PollId) else { return Ok(None) };
    let Some(Stored { poll, tally: kept, .. }) = polls::by_id(tx, id)? else { return Ok(None) };
    let structure = structures::of(tx, &poll)?;
    let taking = taking(&structure);
    let limited: Vec<ChoiceId> =
        structure.choices.iter().filter(|choice| choice.seats.is_some()).map(|choice| choice.id).collect();
    let mut counted = Tally::default();
    let mut wanting: Vec<(ChoiceId, PublicId)> = Vec::new();
    tx.query_each("SELECT answers, public_id FROM votes WHERE poll_id = ?1", params![id.0], |row| {
        let answers = Answers::from_json(row.str_ref(0)?).map_err(unreadable)?;
        let vote = public_id(row, 1)?;
        let wants = |choice: &ChoiceId| answers.value(*choice).is_some_and(|value| taking.contains(&value));
        wanting.extend(limited.iter().copied().filter(wants).map(|choice| (choice, vote)));
        counted.add(&answers);
        Ok(())
    })?;
    let lines = seats::arrivals(tx, id)?;
    let none_else = lines.keys().all(|choice| limited.contains(choice));
    let mut standing: Vec<(ChoiceId, PublicId)> = lines
        .iter()
        .flat_map(|(choice, came)| came.line().0.into_iter().map(|vote| (*choice, vote)))
        .collect();
    standing.sort_unstable();
    wanting.sort_unstable();
    let seats = none_else && standing == wanting;
    Ok(Some(Looked { id, slug: poll.slug.to_string(), kept, counted, seats }))
}

fn unreadable(error: serde_json::Error) -> Error {
    Error::Corrupt(error.to_string())
}
