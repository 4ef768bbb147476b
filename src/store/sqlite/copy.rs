//! Copying a database by SQLite's backup API, a little at a time.

use std::collections::BTreeMap;
use std::fs::{File, OpenOptions};
use std::io;
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::Path;
use std::time::Duration;

use rusqlite::backup::{Backup, StepResult};
use rusqlite::{Connection, OpenFlags};

use super::file;
use crate::store::snapshot::{Contents, Tell};
use crate::store::{Error, Result};

/// Pages that are copied in one step: a megabyte.
const STEP: i32 = 256;
/// Steps after which what was written goes to the disk: left to pile up, it would be in the way of a vote that waits
/// for its own few pages to get there.
const SYNC: u64 = 2;

/// Copies a database that others use meanwhile. One read transaction lasts from the first page to the last: it sees one
/// state, blocks nobody (the log grows until it ends), and need never begin again.
pub(in crate::store) fn copy(from: &Path, to: &Path, tell: Tell<'_>) -> Result<()> {
    let source = file::open_reader(from)?;
    source.execute_batch("BEGIN; SELECT COUNT(*) FROM sqlite_master;")?;
    let file = new_file(to)?;
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut target = Connection::open_with_flags(to, flags)?;
    // A copy that is not finished is thrown away.
    target.execute_batch("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")?;
    pages(&source, &mut target, &file, tell)?;
    // One file, with nothing beside it.
    target.execute_batch("PRAGMA journal_mode = DELETE;")?;
    drop(target);
    file.sync_all().map_err(|error| failed(to, &error))
}

fn pages(source: &Connection, target: &mut Connection, file: &File, tell: Tell<'_>) -> Result<()> {
    let backup = Backup::new(source, target)?;
    for step in 1_u64.. {
        match backup.step(STEP)? {
            StepResult::Done => break,
            StepResult::More => {}
            _ => std::thread::sleep(Duration::from_millis(5)),
        }
        if step % SYNC == 0 {
            file.sync_data().map_err(|error| Error::Io(error.to_string()))?;
        }
        let progress = backup.progress();
        let (left, all) = (progress.remaining, progress.pagecount);
        let pages = |count: i32| u64::try_from(count).unwrap_or(0);
        if !tell(pages(all - left), pages(all)) {
            return Err(Error::Unavailable("stopped".to_owned()));
        }
    }
    Ok(())
}

/// Copies a database that no server has.
pub(in crate::store) fn copy_unserved(from: &Path, to: &Path, tell: Tell<'_>) -> Result<()> {
    let _lock = file::claim(from)?;
    // Reading what a server left that was killed takes the right to write beside it.
    let writer = file::open_writer(from)?;
    let copied = copy(from, to, tell);
    drop(writer);
    copied
}

fn new_file(path: &Path) -> Result<File> {
    let made = OpenOptions::new().read(true).write(true).create_new(true).mode(0o600).open(path);
    made.map_err(|error| failed(path, &error))
}

fn failed(path: &Path, error: &io::Error) -> Error {
    Error::Io(format!("{}: {error}", path.display()))
}

/// Makes one file of a database that nobody uses: what is in its log moves into it.
pub(in crate::store) fn settle(path: &Path) -> Result<()> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    connection.execute_batch("PRAGMA synchronous = FULL;")?;
    let mode: String = connection.query_row("PRAGMA journal_mode = DELETE", [], |row| row.get(0))?;
    if mode == "delete" { Ok(()) } else { Err(Error::Io(format!("{}: its log stays", path.display()))) }
}

/// Looks a file over that nobody else uses, and counts what is in it.
pub(in crate::store) fn inspect(path: &Path) -> Result<Contents> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    connection.execute_batch("PRAGMA temp_store = MEMORY;")?;
    let found: String = connection.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
    if found != "ok" {
        return Err(Error::Corrupt(found));
    }
    let orphan = connection.prepare("PRAGMA foreign_key_check")?.exists([])?;
    if orphan {
        return Err(Error::Corrupt("a row points to nothing".to_owned()));
    }
    let tables =
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite@_%' ESCAPE '@'";
    let mut tables = connection.prepare(tables)?;
    let names = tables.query_map([], |row| row.get::<_, String>(0))?.collect::<rusqlite::Result<Vec<_>>>()?;
    let mut rows = BTreeMap::new();
    for name in names {
        let count = format!("SELECT COUNT(*) FROM \"{}\"", name.replace('"', "\"\""));
        let count: i64 = connection.query_row(&count, [], |row| row.get(0))?;
        rows.insert(name, u64::try_from(count).unwrap_or(0));
    }
    let number = |table: &str, sql: &str| -> Result<u32> {
        if !rows.contains_key(table) {
            return Ok(0);
        }
        Ok(connection.query_row(sql, [], |row| row.get::<_, Option<u32>>(0))?.unwrap_or(0))
    };
    let schema = number("refinery_schema_history", "SELECT MAX(version) FROM refinery_schema_history")?;
    let needs = number("schema_needs", "SELECT MAX(version) FROM schema_needs")?;
    Ok(Contents { schema, needs, rows })
}
