//! A database that has grown, for looking at the plans of statements: rows that mean nothing, in every table.

use std::collections::{BTreeMap, BTreeSet};

use bitpoll::store::{Engine, Error, Store, params};

use super::db::NOON;
use super::schema::{Family, Table, schema};

/// Rows of a table. No count divides another, so that pairs of references differ as long as they can.
fn rows(table: &str) -> i64 {
    match table {
        "polls" => 2_000,
        "users" | "totp" => 3_001,
        "user_groups" => 301,
        "votes" | "activity" => 100_000,
        "choices" | "comments" | "voted" => 20_000,
        _ => 5_000,
    }
}

/// Tables about the schema itself.
const APART: &[&str] = &["refinery_schema_history", "schema_needs"];

/// Fills every table. PostgreSQL gets to know how much that is, as it does by itself in a while; SQLite never asks.
pub fn fill(store: &Store) {
    let tables = schema(store);
    let blob = if store.engine() == Engine::Postgres { "BYTEA" } else { "BLOB" };
    let mut done: BTreeSet<&str> = APART.iter().copied().collect();
    while done.len() < tables.len() {
        let ready = |(name, table): &(&String, &Table)| {
            !done.contains(name.as_str())
                && table.references.iter().all(|(_, to, ..)| done.contains(to.as_str()))
        };
        let (name, _) = tables.iter().find(ready).expect("references in no circle");
        let sql: &'static str = insert(&tables, name, blob).leak();
        let filled = store.write_blocking::<_, Error, _>(move |tx| tx.execute(sql, params![]));
        assert_eq!(filled, Ok(rows(name) as u64), "{name}");
        if store.engine() == Engine::Postgres {
            let sql: &'static str = format!("ANALYZE {name}").leak();
            store.write_blocking::<_, Error, _>(move |tx| tx.execute(sql, params![])).expect("statistics");
        }
        done.insert(name);
    }
}

fn insert(tables: &BTreeMap<String, Table>, name: &str, blob: &str) -> String {
    let columns: Vec<&str> = tables[name].columns.keys().map(String::as_str).collect();
    let values: Vec<String> = columns.iter().map(|column| value(tables, name, column, blob)).collect();
    format!(
        "WITH RECURSIVE n (i) AS (SELECT CAST(1 AS BIGINT) UNION ALL SELECT i + 1 FROM n WHERE i < {}) \
         INSERT INTO {name} ({}) SELECT {} FROM n",
        rows(name),
        columns.join(", "),
        values.join(", ")
    )
}

/// What stands in a column of the row `i`. What points somewhere by several columns points to the row `i` there.
fn value(tables: &BTreeMap<String, Table>, name: &str, column: &str, blob: &str) -> String {
    let table = &tables[name];
    let references = || table.references.iter().filter(|(from, ..)| from.iter().any(|one| one == column));
    if let Some((from, to, there, _)) = references().find(|(from, ..)| from.len() > 1) {
        let at = from.iter().position(|one| one == column).expect("one of them");
        return value(tables, to, &there[at], blob);
    }
    let (family, nullable) = table.columns[column];
    let value = match (family, references().next()) {
        (Family::Int, Some((_, to, ..))) => format!("i % {} + 1", rows(to)),
        (Family::Int, None) if table.primary_key.iter().any(|key| key == column) => "i".to_owned(),
        (Family::Int, None) => number(column),
        (Family::Text, _) => format!("'{column} number ' || CAST(i AS TEXT)"),
        (Family::Blob, _) => format!("CAST('{column} number ' || CAST(i AS TEXT) AS {blob})"),
    };
    if nullable { format!("CASE WHEN i % 3 = 0 THEN {value} END") } else { value }
}

/// An instant, or one of few values.
fn number(column: &str) -> String {
    match column {
        "created" | "updated" | "expires" | "at" | "closed_at" | "decided_at" | "deleted_at" | "due"
        | "seen" | "used" | "mailed" | "remind_at" | "failed_at" => format!("{NOON} + i"),
        _ => "i % 2".to_owned(),
    }
}
