//! `bitpoll sql`

use std::io::Read as _;

use clap::Args;
use serde_json::{Map, Number, Value};

use super::desk::Desk;
use super::failure::Failure;
use super::request::Request;
use super::{admin, say_line};
use crate::config::Config;
use crate::store::audit::{self, Entry};
use crate::store::sql::{self, Answer, Cell, Stop};
use crate::store::{Error, Tx};

/// Widest column of a table, in characters.
const WIDTH_MAX: usize = 60;

/// One statement.
#[derive(Args)]
pub(super) struct Statement {
    /// The statement, in the dialect of the database. Without one it is read from standard input.
    statement: Option<String>,
    /// Print every row as JSON.
    #[arg(long)]
    json: bool,
    /// Let it change something. It is noted that something was, not what.
    #[arg(long)]
    write: bool,
}

/// Has it run where the database is open.
pub(super) fn run(given: Statement, config: Config) -> Result<(), Failure> {
    let statement = match given.statement {
        Some(statement) => statement,
        None => {
            let mut text = String::new();
            let read = std::io::stdin().lock().read_to_string(&mut text);
            read.map_err(|error| Failure::other(format!("the statement cannot be read: {error}")))?;
            text
        }
    };
    let request = Request::Sql { statement, json: given.json, write: given.write };
    for line in admin::ask(config, &request)? {
        say_line(&line);
    }
    Ok(())
}

/// Runs it, until `stop` is raised, and returns the lines to print.
pub(super) fn perform(
    desk: &Desk,
    statement: &str,
    json: bool,
    write: bool,
    stop: &Stop,
) -> Result<Vec<String>, Failure> {
    let (statement, stop) = (statement.to_owned(), stop.clone());
    let told = stop.clone();
    let answer = if write {
        desk.store.write_blocking(move |tx| {
            let answer = sql::run(tx, &statement, true, &stop)?;
            noted(tx).map(|()| answer)
        })
    } else {
        desk.store.read_blocking(move |tx| sql::run(tx, &statement, false, &stop))
    };
    if told.is_raised() {
        tracing::info!("a statement is ended, for nobody waits for it any more");
    }
    let answer = answer.map_err(|error| match error {
        Error::Other(text) => Failure::other(text),
        other => other.into(),
    })?;
    let mut lines = if json { objects(&answer) } else { table(&answer) };
    if answer.cut && !json {
        lines.push("… there is more".to_owned());
    }
    Ok(lines)
}

fn noted(tx: &mut Tx<'_>) -> Result<(), Error> {
    let entry = Entry { user: None, actor: "command line", action: "sql.write", target: "", detail: "" };
    audit::note(tx, &entry)
}

fn objects(answer: &Answer) -> Vec<String> {
    let row = |row: &Vec<Cell>| {
        let pairs = answer.columns.iter().cloned().zip(row.iter().map(value));
        Value::Object(pairs.collect::<Map<_, _>>()).to_string()
    };
    answer.rows.iter().map(row).collect()
}

/// A cell as JSON has it. A whole number that does not fit into 64 bits stays text, and so does what is no number there, such
/// as NaN.
fn value(cell: &Cell) -> Value {
    match cell {
        Cell::Null => Value::Null,
        Cell::Text(text) => Value::String(text.clone()),
        Cell::Number(text) => match serde_json::from_str::<Number>(text) {
            Ok(number) if !number.is_f64() || text.contains(['.', 'e']) => Value::Number(number),
            _ => Value::String(text.clone()),
        },
    }
}

fn table(answer: &Answer) -> Vec<String> {
    let shown = |cell: &Cell| cell.text().map_or_else(|| "NULL".to_owned(), plain);
    let rows: Vec<Vec<String>> = answer.rows.iter().map(|row| row.iter().map(shown).collect()).collect();
    let width = |(index, name): (usize, &String)| {
        let cells = rows.iter().filter_map(|row| row.get(index)).map(|cell| cell.chars().count());
        cells.max().unwrap_or(0).max(name.chars().count()).min(WIDTH_MAX)
    };
    let widths: Vec<usize> = answer.columns.iter().enumerate().map(width).collect();
    let line = |cells: &[String]| {
        let padded = cells.iter().zip(&widths).map(|(cell, width)| format!("{cell:width$}"));
        padded.collect::<Vec<_>>().join("  ").trim_end().to_owned()
    };
    if answer.columns.is_empty() {
        return vec!["done".to_owned()];
    }
    let rule: Vec<String> = widths.iter().map(|width| "-".repeat(*width)).collect();
    [line(&answer.columns), line(&rule)].into_iter().chain(rows.iter().map(|row| line(row))).collect()
}

/// What would move a terminal's cursor is shown as a sign of its own, and a long text is cut.
fn plain(text: &str) -> String {
    let mut out: String =
        text.chars().take(WIDTH_MAX).map(|c| if c.is_control() { '\u{FFFD}' } else { c }).collect();
    if text.chars().count() > WIDTH_MAX {
        out.pop();
        out.push('…');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_numbers_in_json_unless_that_would_change_them() {
        let mut answer = Answer::default();
        answer.columns = ["i", "r", "big", "none", "text", "null"].map(str::to_owned).to_vec();
        answer.rows = vec![vec![
            Cell::Number("-12".to_owned()),
            Cell::Number("2.5".to_owned()),
            Cell::Number("123456789012345678901234567890".to_owned()),
            Cell::Number("NaN".to_owned()),
            Cell::Text("7".to_owned()),
            Cell::Null,
        ]];
        assert_eq!(
            objects(&answer),
            [
                r#"{"big":"123456789012345678901234567890","i":-12,"none":"NaN","null":null,"r":2.5,"text":"7"}"#
            ]
        );
    }
}
