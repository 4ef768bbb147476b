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
        let (name, table) = tables.iter().find(ready).expect("references in no circle");
        let sql: &'static str = insert(name, table, blob).leak();
        let filled = store.write_blocking::<_, Error, _>(move |tx| tx.execute(sql, params![]));
        assert_eq!(filled, Ok(rows(name) as u64), "{name}");
        if store.engine() == Engine::Postgres {
            let sql: &'static str = format!("ANALYZE {name}").leak();
            store.write_blocking::<_, Error, _>(move |tx| tx.execute(sql, params![])).expect("statistics");
        }
        done.insert(name);
    }
}

fn insert(name: &str, table: &Table, blob: &str) -> String {
    let references: BTreeMap<&str, &str> =
        table.references.iter().map(|(from, to, ..)| (from[0].as_str(), to.as_str())).collect();
    let of = |(column, (family, nullable)): (&String, &(Family, bool))| {
        let value = match (family, references.get(column.as_str())) {
            (Family::Int, Some(to)) => format!("i % {} + 1", rows(to)),
            (Family::Int, None) if table.primary_key.contains(column) => "i".to_owned(),
            (Family::Int, None) => number(column),
            (Family::Text, _) => format!("'{column} number ' || CAST(i AS TEXT)"),
            (Family::Blob, _) => format!("CAST('{column} number ' || CAST(i AS TEXT) AS {blob})"),
        };
        if *nullable { format!("CASE WHEN i % 3 = 0 THEN {value} END") } else { value }
    };
    let columns: Vec<&str> = table.columns.keys().map(String::as_str).collect();
    let values: Vec<String> = table.columns.iter().map(of).collect();
    format!(
        "WITH RECURSIVE n (i) AS (SELECT CAST(1 AS BIGINT) UNION ALL SELECT i + 1 FROM n WHERE i < {}) \
         INSERT INTO {name} ({}) SELECT {} FROM n",
        rows(name),
        columns.join(", "),
        values.join(", ")
    )
}

/// An instant, or one of few values.
fn number(column: &str) -> String {
    match column {
        "created" | "updated" | "expires" | "at" | "closed_at" | "decided_at" | "deleted_at" | "due"
        | "seen" | "used" | "mailed" | "remind_at" | "failed_at" => format!("{NOON} + i"),
        _ => "i % 2".to_owned(),
    }
}
