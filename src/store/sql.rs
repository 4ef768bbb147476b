//! Any statement that an operator types, for the command line alone.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::{Error, Result, Tx};

/// Most rows of an answer.
const ROWS_MAX: usize = 1_000;
/// Most bytes of an answer: it has to fit into a line of the socket.
const BYTES_MAX: usize = 300_000;

/// Ends a statement that runs: whoever holds a clone raises it when nobody waits for the answer any more.
#[derive(Debug, Clone, Default)]
pub struct Stop(Arc<AtomicBool>);

impl Stop {
    /// Ends the statement soon.
    pub fn raise(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// Whether it is to end.
    pub fn is_raised(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// A value of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// No value.
    Null,
    /// A number, as it is written.
    Number(String),
    /// Anything else, as text.
    Text(String),
}

impl Cell {
    /// What is shown of it; nothing for NULL.
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Null => None,
            Self::Number(text) | Self::Text(text) => Some(text),
        }
    }
}

/// What came back.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Answer {
    /// Names of the columns.
    pub columns: Vec<String>,
    /// Rows, each with a value for every column.
    pub rows: Vec<Vec<Cell>>,
    /// There was more than fits.
    pub cut: bool,
    bytes: usize,
}

impl Answer {
    /// Takes a row; `false` if there is no room for it.
    pub(super) fn take(&mut self, row: Vec<Cell>) -> bool {
        self.bytes += row.iter().filter_map(Cell::text).map(str::len).sum::<usize>() + row.len();
        if self.rows.len() == ROWS_MAX || self.bytes > BYTES_MAX {
            self.cut = true;
            return false;
        }
        self.rows.push(row);
        true
    }
}

/// Words with which a statement begins that only reads.
const READS: [&str; 6] = ["select", "with", "explain", "values", "show", "table"];

/// Runs one statement in the engine's own dialect. One that writes is refused by its first word unless `write` is set,
/// and by the engine within a read.
///
/// # Errors
/// What the database says of it; [`Error::Unavailable`] once `stop` is raised.
pub fn run(tx: &mut Tx<'_>, statement: &str, write: bool, stop: &Stop) -> Result<Answer> {
    let statement = statement.trim().trim_end_matches(';');
    let first = statement.split(|c: char| !c.is_ascii_alphabetic()).next().unwrap_or_default();
    if !write && !READS.contains(&first.to_lowercase().as_str()) {
        return Err(Error::Other(format!(
            "{first:?} is no word with which a statement begins that only reads: --write lets it change something"
        )));
    }
    tx.ask(statement, write, stop)
}
