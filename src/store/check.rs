//! Looking a database over.

use crate::domain::id::PollId;
use crate::domain::tally::Tally;
use crate::domain::vote::Answers;
use crate::params;

use super::{Engine, Error, Result, Tx};

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

/// The next poll by its key: key, address, the counts that are kept, and those of its votes.
pub fn next_poll(tx: &mut Tx<'_>, after: PollId) -> Result<Option<(PollId, String, Tally, Tally)>> {
    let sql = "SELECT id, slug, tally FROM polls WHERE id > ?1 ORDER BY id LIMIT 1";
    let Some((id, slug, kept)) = tx.query_opt::<(i64, String, String)>(sql, params![after.0])? else {
        return Ok(None);
    };
    let mut counted = Tally::default();
    tx.query_each("SELECT answers FROM votes WHERE poll_id = ?1", params![id], |row| {
        counted.add(&Answers::from_json(row.str_ref(0)?).map_err(unreadable)?);
        Ok(())
    })?;
    Ok(Some((PollId(id), slug, Tally::from_json(&kept).map_err(unreadable)?, counted)))
}

fn unreadable(error: serde_json::Error) -> Error {
    Error::Corrupt(error.to_string())
}
