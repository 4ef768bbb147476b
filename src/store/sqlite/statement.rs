//! Statements, values and errors of SQLite in the store's terms.

use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{Connection, ErrorCode, ffi, params_from_iter};

use crate::store::row::corrupt;
use crate::store::sql::{Answer, Cell, Stop};
use crate::store::{Error, Param, Result, Row, Value};

/// Runs a query and hands over its rows until `visit` says that it has enough.
pub(in crate::store) fn each(
    connection: &Connection,
    sql: &str,
    params: &[Param<'_>],
    visit: &mut dyn FnMut(&Row<'_>) -> bool,
) -> Result<()> {
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query(params_from_iter(params))?;
    while let Some(row) = rows.next()? {
        if !visit(&Row::sqlite(row)) {
            break;
        }
    }
    Ok(())
}

/// Runs a statement and tells how many rows it changed.
pub(in crate::store) fn execute(connection: &Connection, sql: &str, params: &[Param<'_>]) -> Result<u64> {
    let changed = connection.prepare_cached(sql)?.execute(params_from_iter(params))?;
    Ok(changed as u64)
}

/// How long a statement that an operator typed may take.
const TYPED_LIMIT: Duration = Duration::from_secs(30);
/// Between two looks at whether somebody still waits for it.
const TYPED_LOOK: Duration = Duration::from_millis(100);

/// Runs one statement that an operator typed, and ends it at its limit, or when `stop` is raised.
pub(in crate::store) fn ask(connection: &Connection, sql: &str, write: bool, stop: &Stop) -> Result<Answer> {
    let handle = connection.get_interrupt_handle();
    let (done, waits) = mpsc::channel::<()>();
    let stop = stop.clone();
    let watch = move || {
        let mut left = TYPED_LIMIT;
        while waits.recv_timeout(TYPED_LOOK) == Err(mpsc::RecvTimeoutError::Timeout) {
            left = left.saturating_sub(TYPED_LOOK);
            // Again and again: between the steps of a statement there is nothing to interrupt.
            if left.is_zero() || stop.is_raised() {
                handle.interrupt();
            }
        }
    };
    let watch = thread::Builder::new().name("sql limit".to_owned()).spawn(watch);
    let watch = watch.map_err(|error| Error::Io(error.to_string()))?;
    let answer = asked(connection, sql, write);
    // Gone before the connection does anything else.
    drop(done);
    let _ = watch.join();
    answer
}

fn asked(connection: &Connection, sql: &str, write: bool) -> Result<Answer> {
    let mut statement = connection.prepare(sql)?;
    if !write && !statement.readonly() {
        return Err(Error::Other("this statement writes".to_owned()));
    }
    let columns = statement.column_names().map(str::to_owned).collect::<Vec<_>>();
    let mut answer = Answer::default();
    answer.columns = columns;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let cells: Vec<_> = (0..answer.columns.len()).map(|index| row.get_ref(index).map(cell)).collect();
        if !answer.take(cells.into_iter().collect::<rusqlite::Result<_>>()?) {
            break;
        }
    }
    Ok(answer)
}

fn cell(value: ValueRef<'_>) -> Cell {
    match value {
        ValueRef::Null => Cell::Null,
        ValueRef::Integer(int) => Cell::Number(int.to_string()),
        ValueRef::Real(real) => Cell::Number(format!("{real:?}")),
        ValueRef::Text(bytes) => Cell::Text(String::from_utf8_lossy(bytes).into_owned()),
        ValueRef::Blob(bytes) => {
            Cell::Text(bytes.iter().fold("\\x".to_owned(), |hex, byte| hex + &format!("{byte:02x}")))
        }
    }
}

/// Reads one value of a row.
pub(in crate::store) fn value<'a>(row: &'a rusqlite::Row<'a>, index: usize) -> Result<Value<'a>> {
    match row.get_ref(index)? {
        ValueRef::Null => Ok(Value::Null),
        ValueRef::Integer(int) => Ok(Value::Int(int)),
        ValueRef::Text(bytes) => match std::str::from_utf8(bytes) {
            Ok(text) => Ok(Value::Text(text)),
            Err(_) => Err(corrupt(index, "not UTF-8")),
        },
        ValueRef::Blob(bytes) => Ok(Value::Blob(bytes)),
        ValueRef::Real(_) => Err(corrupt(index, "a floating number; is a CAST missing?")),
    }
}

impl rusqlite::ToSql for Param<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match *self {
            Param::Null(_) => ValueRef::Null,
            Param::Int(int) => ValueRef::Integer(int),
            Param::Text(text) => ValueRef::Text(text.as_bytes()),
            Param::Blob(bytes) => ValueRef::Blob(bytes),
        }))
    }
}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        let text = error.to_string();
        let (Some(code), Some(failure)) = (error.sqlite_error_code(), error.sqlite_error()) else {
            return Error::Other(text);
        };
        match code {
            ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => Error::Busy,
            ErrorCode::DiskFull => Error::Full,
            ErrorCode::SystemIoFailure
            | ErrorCode::CannotOpen
            | ErrorCode::ReadOnly
            | ErrorCode::PermissionDenied
            | ErrorCode::OutOfMemory => Error::Io(text),
            ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase => Error::Corrupt(text),
            ErrorCode::ConstraintViolation => {
                Error::Conflict { constraint: constraint(failure.extended_code, &text) }
            }
            _ => Error::Other(text),
        }
    }
}

/// Makes the name that [`Error::Conflict`] promises out of SQLite's message, which ends in
/// `: table.column, table.column` or in the name of a CHECK.
fn constraint(extended: i32, message: &str) -> String {
    let subject = message.rsplit_once(": ").map_or(message, |(_, subject)| subject);
    let mut columns = subject.split(", ").filter_map(|column| column.split_once('.'));
    let Some((table, first)) = columns.next() else {
        let foreign = extended == ffi::SQLITE_CONSTRAINT_FOREIGNKEY;
        return if foreign { "foreign_key".to_owned() } else { subject.to_owned() };
    };
    match extended {
        ffi::SQLITE_CONSTRAINT_PRIMARYKEY | ffi::SQLITE_CONSTRAINT_ROWID => format!("{table}_pkey"),
        ffi::SQLITE_CONSTRAINT_NOTNULL => format!("{table}_{first}_not_null"),
        ffi::SQLITE_CONSTRAINT_UNIQUE => {
            let rest: String = columns.map(|(_, column)| format!("_{column}")).collect();
            format!("{table}_{first}{rest}_key")
        }
        _ => subject.to_owned(),
    }
}
