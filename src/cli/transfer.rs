//! `bitpoll export` and `bitpoll import`: everything that a database holds, as lines of JSON.

use std::io::{self, BufRead as _, BufWriter, Write};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use serde_json::{Value as Json, json};

use super::desk::{self, Refusal};
use super::failure::Failure;
use crate::config::Config;
use crate::store::transfer::{self, Line};
use crate::store::{self, Store, migrate};

/// How lines are written; raised when older programs could not read them.
const FORMAT: u32 = 1;
/// Rows that are stored in one transaction.
const BATCH: usize = 500;

/// Brings the database up to date, as opening it does.
///
/// # Errors
/// If it cannot be opened.
pub(super) fn migrate(config: Config) -> Result<(), Failure> {
    desk::check_owner(&config)?;
    match desk::open_store(&config, Duration::ZERO) {
        Ok(store) => store.close(),
        Err(Refusal::Failed(failure)) => return Err(failure),
        // The server that runs has done it when it started.
        Err(Refusal::Locked) => {}
    }
    super::say_line(&format!("the database is up to date (schema {})", schema()));
    Ok(())
}

/// Writes everything to standard output.
///
/// # Errors
/// If it cannot be read or written to the end.
pub(super) fn export(config: Config) -> Result<(), Failure> {
    desk::must_exist(&config)?;
    let store = open(&config)?;
    let out = Mutex::new(BufWriter::new(io::stdout()));
    let begun = AtomicBool::new(false);
    let written = store.read_blocking(move |tx| {
        if begun.swap(true, Ordering::Relaxed) {
            return Err(store::Error::Unavailable("the connection was lost on the way".to_owned()));
        }
        let mut out = out.lock().unwrap_or_else(PoisonError::into_inner);
        let mut write = |line: &Json| writeln!(out, "{line}").map_err(unwritable);
        write(&json!({ "bitpoll": "export", "format": FORMAT, "schema": schema() }))?;
        let mut rows = 0_u64;
        transfer::export(tx, |line| {
            rows += 1;
            write(line)
        })?;
        write(&json!({ "rows": rows }))?;
        out.flush().map_err(unwritable)
    });
    store.close();
    Ok(written?)
}

fn unwritable(error: io::Error) -> store::Error {
    store::Error::Io(format!("standard output: {error}"))
}

/// Reads what [`export`] wrote from standard input. A row that is there already gets the values of the export;
/// one whose key belongs to something else is refused, with the rows that were read together with it.
///
/// # Errors
/// What is wrong with which line.
pub(super) fn import(config: Config) -> Result<(), Failure> {
    let store = open(&config)?;
    let outcome = read(&store);
    store.close();
    let rows = outcome?;
    super::say_line(&format!("{rows} rows are stored"));
    Ok(())
}

fn read(store: &Store) -> Result<u64, Failure> {
    let mut lines = io::stdin().lock().lines();
    let head = lines.next().transpose().map_err(unreadable)?.unwrap_or_default();
    check_head(&head)?;
    let (mut batch, mut rows) = (Vec::with_capacity(BATCH), 0_u64);
    for (number, text) in (2_u64..).zip(lines) {
        let json: Json = serde_json::from_str(&text.map_err(unreadable)?)
            .map_err(|_| at(number, "this is no line of an export"))?;
        if let Some(end) = json.get("rows") {
            return finish(store, batch, rows, end);
        }
        batch.push((number, Line::parse(&json).map_err(|bad| at(number, &bad.to_string()))?));
        rows += 1;
        if batch.len() == BATCH {
            put(store, std::mem::replace(&mut batch, Vec::with_capacity(BATCH)))?;
        }
    }
    put(store, batch)?;
    Err(Failure::other(format!(
        "the export ends too early, after {rows} rows, which are stored: get the rest"
    )))
}

fn finish(store: &Store, batch: Vec<(u64, Line)>, rows: u64, end: &Json) -> Result<u64, Failure> {
    if end.as_u64() != Some(rows) {
        return Err(Failure::other(format!("the export had {end} rows, but {rows} have arrived")));
    }
    put(store, batch)?;
    store.write_blocking(transfer::finish)?;
    Ok(rows)
}

fn check_head(line: &str) -> Result<(), Failure> {
    let head: Json = serde_json::from_str(line).unwrap_or_default();
    if head.get("bitpoll").and_then(Json::as_str) != Some("export") {
        return Err(at(1, "this is no export of bitpoll"));
    }
    let told = |name| head.get(name).and_then(Json::as_u64).unwrap_or(0);
    if (told("format"), told("schema")) != (u64::from(FORMAT), u64::from(schema())) {
        return Err(at(
            1,
            &format!(
                "the export has schema {}, this release has {}: export and import by the same release",
                told("schema"),
                schema()
            ),
        ));
    }
    Ok(())
}

/// Why a row was not stored.
enum Refused {
    Row(u64, Option<store::Error>),
    Store(store::Error),
}

impl From<store::Error> for Refused {
    fn from(error: store::Error) -> Self {
        Self::Store(error)
    }
}

fn put(store: &Store, batch: Vec<(u64, Line)>) -> Result<(), Failure> {
    let stored = store.write_blocking(move |tx| {
        for (number, line) in &batch {
            match transfer::put(tx, line) {
                Ok(true) => {}
                Ok(false) => return Err(Refused::Row(*number, None)),
                Err(error @ store::Error::Conflict { .. }) => return Err(Refused::Row(*number, Some(error))),
                Err(error) => return Err(error.into()),
            }
        }
        Ok(())
    });
    stored.map_err(|refused| match refused {
        Refused::Row(number, error) => {
            let why =
                error.map_or_else(|| "its key belongs to another".to_owned(), |error| error.to_string());
            at(
                number,
                &format!("the database holds something else in its place ({why}): import into an empty one"),
            )
        }
        Refused::Store(error) => error.into(),
    })
}

fn open(config: &Config) -> Result<Store, Failure> {
    desk::check_owner(config)?;
    desk::open_store(config, Duration::ZERO).map_err(|refusal| match refusal {
        Refusal::Failed(failure) => failure,
        Refusal::Locked => Failure::other("a server has the database open: stop it first"),
    })
}

fn schema() -> u32 {
    migrate::MIGRATIONS.last().map_or(0, |migration| migration.version)
}

fn at(line: u64, what: &str) -> Failure {
    Failure::other(format!("line {line}: {what}"))
}

fn unreadable(error: io::Error) -> Failure {
    Failure::other(format!("standard input: {error}"))
}
