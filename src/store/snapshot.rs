//! Copies of a SQLite database as it is at one moment, and what is in one.

use std::collections::BTreeMap;
use std::path::Path;

use super::sqlite::{self, Lock, copy};
use super::{Backend, Error, Result, Store, Tx, migrate, transfer};

/// What is in a database.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Contents {
    /// The newest migration; 0 if none ever ran.
    pub schema: u32,
    /// The oldest schema that a program must know to use it.
    pub needs: u32,
    /// Rows of every table.
    pub rows: BTreeMap<String, u64>,
}

/// Is told how many pages are done, and of how many; `false` ends the work.
pub type Tell<'a> = &'a mut dyn FnMut(u64, u64) -> bool;

impl Store {
    /// Copies a SQLite database into a file that is not there yet, for its owner alone, while everybody reads and writes on:
    /// all of it as it is when the copy begins. Blocks this thread.
    ///
    /// # Errors
    /// Those of the disk; [`Error::Unavailable`] if `tell` ends it, [`Error::Other`] on PostgreSQL.
    pub fn copy_to(&self, to: &Path, tell: Tell<'_>) -> Result<()> {
        match &self.engine {
            Backend::Sqlite(sqlite) => copy::copy(sqlite.path(), to, tell),
            Backend::Postgres(_) => Err(Error::Other("PostgreSQL has no file to copy".to_owned())),
        }
    }

    /// The path of the SQLite file.
    pub fn path(&self) -> Option<&Path> {
        match &self.engine {
            Backend::Sqlite(sqlite) => Some(sqlite.path()),
            Backend::Postgres(_) => None,
        }
    }
}

/// Copies a SQLite database that no server has open, as [`Store::copy_to`] does. Nothing in it is changed: no migration runs.
///
/// # Errors
/// [`Error::Locked`] if a server has it, and those of the disk.
pub fn copy_file(from: &Path, to: &Path, tell: Tell<'_>) -> Result<()> {
    copy::copy_unserved(from, to, tell)
}

/// Makes one file of a SQLite database that nobody uses: what is in its log moves into it.
///
/// # Errors
/// If it cannot be read, or somebody uses it.
pub fn settle(path: &Path) -> Result<()> {
    copy::settle(path)
}

/// Keeps every server from a SQLite database, until it is dropped.
pub struct Claim {
    _lock: Lock,
}

/// Takes a SQLite database for this process alone. A file that is missing is made, with nothing in it.
///
/// # Errors
/// [`Error::Locked`] if a server has it, and those of the disk.
pub fn claim(path: &Path) -> Result<Claim> {
    Ok(Claim { _lock: sqlite::claim(path)? })
}

/// Looks a SQLite file over that nobody else uses, and counts what is in it.
///
/// # Errors
/// [`Error::Corrupt`] with the first thing that is wrong.
pub fn inspect(path: &Path) -> Result<Contents> {
    copy::inspect(path)
}

/// Counts what is in the database of a transaction.
///
/// # Errors
/// Those of the database.
pub fn count(tx: &mut Tx<'_>) -> Result<Contents> {
    tx.take_time()?;
    let rows = transfer::rows(tx)?.into_iter();
    let rows = rows.map(|(name, count)| (name.to_owned(), u64::try_from(count).unwrap_or(0))).collect();
    let schema = migrate::state(tx)?;
    Ok(Contents { schema: schema.schema, needs: schema.needs, rows })
}
