//! What a backup says of itself.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::head::FORMAT;
use crate::config::{Config, in_force};
use crate::domain::time::Instant;
use crate::store::snapshot::Contents;
use crate::store::{Engine, migrate};

/// In which form the database is in a backup.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Holds {
    /// A SQLite database, whatever its schema.
    Database,
    /// Lines of an export, which the same schema reads.
    Export,
}

/// The first part of a backup.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// How the backup is written.
    pub format: u32,
    /// Release that made it.
    pub program: String,
    /// The newest migration in the database.
    pub schema: u32,
    /// The oldest schema that a program must know to use it.
    pub needs: u32,
    /// Unix seconds at which it began.
    pub created: i64,
    /// The same for people, in UTC.
    pub made: String,
    /// The engine that it was made on: `sqlite` or `postgres`.
    pub engine: String,
    /// In which form the database is there.
    pub holds: Holds,
    /// Bytes of the SQLite database; 0 of an export, which is written as it is read.
    pub size: u64,
    /// Whether the ring of keys is inside.
    pub keys: bool,
    /// The settings that were in force. What is secret is hidden.
    pub settings: BTreeMap<String, String>,
    /// Rows of every table.
    pub rows: BTreeMap<String, u64>,
}

impl Manifest {
    /// Of a database with these contents.
    pub fn new(contents: Contents, holds: Holds, engine: Engine, config: &Config, created: i64) -> Self {
        let engine = match engine {
            Engine::Sqlite => "sqlite",
            Engine::Postgres => "postgres",
        };
        let settings = in_force(config).into_iter().map(|value| (value.name.to_owned(), value.shown));
        Self {
            format: FORMAT,
            program: migrate::PROGRAM.to_owned(),
            schema: contents.schema,
            needs: contents.needs,
            created,
            made: moment(created),
            engine: engine.to_owned(),
            holds,
            size: 0,
            keys: false,
            settings: settings.collect(),
            rows: contents.rows,
        }
    }

    /// The same of a database with so many bytes.
    pub fn with_size(self, size: u64) -> Self {
        Self { size, ..self }
    }

    /// The same of a backup that holds the ring of keys.
    pub fn with_keys(self) -> Self {
        Self { keys: true, ..self }
    }

    /// Rows of all tables together.
    pub fn all_rows(&self) -> u64 {
        self.rows.values().sum()
    }
}

/// A moment for people: `2026-11-25 23:13:00 UTC`.
pub fn moment(at: i64) -> String {
    Instant(at).utc().format("%Y-%m-%d %H:%M:%S UTC").to_string()
}
