//! Everything that a database holds as lines of JSON, with a head that says of which schema, and a count at the end.

use std::io::{self, BufRead, Write};

use serde_json::{Value as Json, json};

use crate::store::transfer::{self, Line};
use crate::store::{self, Store, Tx, migrate};

/// How lines are written; raised when older programs could not read them.
const FORMAT: u32 = 1;
/// Rows that are stored in one transaction.
const BATCH: usize = 500;

/// Why lines cannot be stored.
#[derive(Debug, thiserror::Error)]
pub enum BadExport {
    /// What is wrong with which line.
    #[error("line {0}: {1}")]
    Line(u64, String),
    /// What is wrong with the whole.
    #[error("{0}")]
    Whole(String),
    /// They cannot be read.
    #[error("the export cannot be read: {0}")]
    Unreadable(io::Error),
    /// The database refused.
    #[error(transparent)]
    Store(#[from] store::Error),
}

/// The schema of this release, which is the one of every export of it.
pub fn schema() -> u32 {
    migrate::MIGRATIONS.last().map_or(0, |migration| migration.version)
}

/// Writes every row.
///
/// # Errors
/// Those of the database, and [`store::Error::Io`] when it cannot be written.
pub fn write(tx: &mut Tx<'_>, out: &mut dyn Write) -> store::Result<()> {
    let mut write = |line: &Json| {
        writeln!(out, "{line}")
            .map_err(|error| store::Error::Io(format!("the export cannot be written: {error}")))
    };
    write(&json!({ "bitpoll": "export", "format": FORMAT, "schema": schema() }))?;
    let mut rows = 0_u64;
    transfer::export(tx, |line| {
        rows += 1;
        write(line)
    })?;
    write(&json!({ "rows": rows }))
}

/// Stores what [`write`] wrote, and tells how many rows that are. A row that is there already gets the values of the
/// export; one whose key belongs to something else is refused, with the rows that were read together with it.
///
/// # Errors
/// What is wrong with which line.
pub fn read(store: &Store, from: &mut dyn BufRead) -> Result<u64, BadExport> {
    let mut lines = from.lines();
    let head = lines.next().transpose().map_err(BadExport::Unreadable)?.unwrap_or_default();
    check_head(&head)?;
    let (mut batch, mut rows) = (Vec::with_capacity(BATCH), 0_u64);
    for (number, text) in (2_u64..).zip(lines) {
        let bad = |what: &str| BadExport::Line(number, what.to_owned());
        let json: Json = serde_json::from_str(&text.map_err(BadExport::Unreadable)?)
            .map_err(|_| bad("this is no line of an export"))?;
        if let Some(end) = json.get("rows") {
            return finish(store, batch, rows, end);
        }
        batch.push((number, Line::parse(&json).map_err(|wrong| bad(&wrong.to_string()))?));
        rows += 1;
        if batch.len() == BATCH {
            put(store, std::mem::replace(&mut batch, Vec::with_capacity(BATCH)))?;
        }
    }
    put(store, batch)?;
    Err(BadExport::Whole(format!(
        "the export ends too early, after {rows} rows, which are stored: get the rest"
    )))
}

fn finish(store: &Store, batch: Vec<(u64, Line)>, rows: u64, end: &Json) -> Result<u64, BadExport> {
    if end.as_u64() != Some(rows) {
        return Err(BadExport::Whole(format!("the export had {end} rows, but {rows} have arrived")));
    }
    put(store, batch)?;
    store.write_blocking(transfer::finish)?;
    Ok(rows)
}

fn check_head(line: &str) -> Result<(), BadExport> {
    let head: Json = serde_json::from_str(line).unwrap_or_default();
    let bad = |what: String| Err(BadExport::Line(1, what));
    if head.get("bitpoll").and_then(Json::as_str) != Some("export") {
        return bad("this is no export of bitpoll".to_owned());
    }
    let told = |name| head.get(name).and_then(Json::as_u64).unwrap_or(0);
    if (told("format"), told("schema")) != (u64::from(FORMAT), u64::from(schema())) {
        return bad(format!(
            "the export has schema {}, this release has {}: export and import by the same release",
            told("schema"),
            schema()
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

fn put(store: &Store, batch: Vec<(u64, Line)>) -> Result<(), BadExport> {
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
            BadExport::Line(
                number,
                format!("the database holds something else in its place ({why}): import into an empty one"),
            )
        }
        Refused::Store(error) => error.into(),
    })
}
