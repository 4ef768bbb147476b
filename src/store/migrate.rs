//! Brings the schema of a database up to date.
//!
//! Refinery knows which are missing and whether one that ran was changed since; we run them in a transaction of
//! ours. All pending migrations, their records and the check of the references are one transaction on both engines:
//! a migration that fails leaves the database as it was. `schema_needs` holds the oldest schema number that a
//! program must know to use the database. A migration that takes something away from the previous release
//! raises it (`UPDATE schema_needs SET version = 7;`); all others leave it, so that the previous release can
//! run beside the new one and after it. Beside it stand the release that last changed the schema, and the backup from before
//! that: an older program that is refused names both.

use std::path::Path;

use refinery_core::traits::sync::{Migrate, Query, Transaction};
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

use super::snapshot::Tell;
use super::{Engine, Error, Result, Tx, params};

/// One step of the schema, with the same number and meaning on both engines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Migration {
    /// Its number: 1, 2, 3 …
    pub version: u32,
    /// Its name, as in `V1__start.sql`.
    pub name: &'static str,
    /// The script for SQLite.
    pub sqlite: &'static str,
    /// The script for PostgreSQL.
    pub postgres: &'static str,
}

macro_rules! migration {
    ($version:literal, $name:literal) => {
        Migration {
            version: $version,
            name: $name,
            sqlite: include_str!(concat!("../../migrations/sqlite/V", $version, "__", $name, ".sql")),
            postgres: include_str!(concat!("../../migrations/postgres/V", $version, "__", $name, ".sql")),
        }
    };
}

/// The migrations of this release in their order. A test compares this list with the folders.
pub const MIGRATIONS: &[Migration] = &[migration!(1, "start")];

/// This release, as it is told to others.
pub const PROGRAM: &str = env!("CARGO_PKG_VERSION");

const NEEDS: &str = "
    CREATE TABLE IF NOT EXISTS schema_needs (version BIGINT NOT NULL, program TEXT NOT NULL DEFAULT '',
        snapshot TEXT NOT NULL DEFAULT '');
    INSERT INTO schema_needs (version) SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM schema_needs);";

/// Refinery's record of what was applied.
const HISTORY: &str = "refinery_schema_history";

/// How far the schema of a database is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct State {
    /// The newest migration that ran; 0 if none did.
    pub schema: u32,
    /// The oldest schema that a program must know to use the database.
    pub needs: u32,
    /// The release that last changed the schema.
    pub program: String,
    /// The backup from before that; empty if none was made.
    pub snapshot: String,
}

/// How far the schema is.
///
/// # Errors
/// Those of the database.
pub fn state(tx: &mut Tx<'_>) -> Result<State> {
    let there = match tx.engine() {
        Engine::Sqlite => "SELECT COUNT(*) > 0 FROM sqlite_master WHERE name = 'refinery_schema_history'",
        Engine::Postgres => "SELECT to_regclass('refinery_schema_history') IS NOT NULL",
    };
    if !tx.query_one::<bool>(there, &[])? {
        return Ok(State::default());
    }
    let schema: Option<u32> = tx.query_one("SELECT MAX(version) FROM refinery_schema_history", &[])?;
    let (needs, program, snapshot) =
        tx.query_one("SELECT version, program, snapshot FROM schema_needs", &[])?;
    Ok(State { schema: schema.unwrap_or(0), needs, program, snapshot })
}

/// A SQLite database that is about to be upgraded.
pub struct Upgrade<'a> {
    /// Its schema.
    pub from: u32,
    /// The schema that it is to have.
    pub to: u32,
    /// Copies it into a file that is not there yet.
    pub copy: &'a mut dyn FnMut(&Path, Tell<'_>) -> Result<()>,
}

/// Is asked before an upgrade, and gives the name of the snapshot that it took.
pub type Guard<'a> = &'a dyn Fn(&mut Upgrade<'_>) -> Result<String>;

/// Applies what is missing and returns how many that were. Runs inside the caller's transaction. `snapshot` is the backup
/// that was made before, if one was.
///
/// # Errors
/// [`Error::TooNew`] when the database needs a later release, [`Error::Migration`] when a script fails or
/// differs from the one that was applied.
pub(super) fn apply(tx: &mut Tx<'_>, migrations: &[Migration], snapshot: &str) -> Result<usize> {
    tx.script(NEEDS)?;
    let known = newest(migrations);
    let (needs, by, before): (u32, String, String) =
        tx.query_one("SELECT version, program, snapshot FROM schema_needs", &[])?;
    if needs > known.max(1) {
        return Err(Error::TooNew { needs, known, by, snapshot: before });
    }
    let engine = tx.engine();
    let scripts: Vec<refinery::Migration> =
        migrations.iter().map(|migration| scripted(engine, migration)).collect::<Result<_>>()?;
    // What a later release has applied is missing here on purpose: `schema_needs` says whether that matters.
    let report = Within { tx }.migrate(&scripts, true, false, true, refinery::Target::Latest, HISTORY);
    let applied = report.map_err(|error| Error::Migration(error.to_string()))?.applied_migrations().len();
    if applied > 0 {
        let told = "UPDATE schema_needs SET program = ?1, snapshot = ?2";
        tx.execute(told, params![PROGRAM, snapshot])?;
    }
    tracing::info!(applied, "the database has the schema of this release");
    Ok(applied)
}

/// The schema that these migrations lead to.
pub(super) fn newest(migrations: &[Migration]) -> u32 {
    migrations.last().map_or(0, |migration| migration.version)
}

/// Whether the schema is one that this release can work with: everything that it knows was applied, and nothing that it
/// would have to know is missing.
pub fn is_current(tx: &mut Tx<'_>) -> Result<bool> {
    let known = newest(MIGRATIONS);
    let needs: u32 = tx.query_one("SELECT version FROM schema_needs", &[])?;
    let applied: Option<i32> =
        tx.query_opt("SELECT version FROM refinery_schema_history ORDER BY version DESC LIMIT 1", &[])?;
    let applied = applied.and_then(|version| u32::try_from(version).ok()).unwrap_or(0);
    Ok(applied >= known && needs <= known.max(1))
}

fn scripted(engine: Engine, migration: &Migration) -> Result<refinery::Migration> {
    let name = format!("V{}__{}", migration.version, migration.name);
    refinery::Migration::unapplied(&name, script(engine, migration))
        .map_err(|error| Error::Migration(format!("{name}: {error}")))
}

/// Lets refinery work inside a transaction of ours, on either engine: scripts, their records and the check
/// of the references are stored together or not at all.
struct Within<'t, 'a> {
    tx: &'t mut Tx<'a>,
}

impl Transaction for Within<'_, '_> {
    type Error = Error;

    fn execute<'q, T: Iterator<Item = &'q str>>(&mut self, queries: T) -> Result<usize> {
        let mut count = 0;
        for query in queries {
            self.tx.script(query)?;
            count += 1;
        }
        Ok(count)
    }
}

impl Query<Vec<refinery::Migration>> for Within<'_, '_> {
    fn query(&mut self, _query: &str) -> Result<Vec<refinery::Migration>> {
        let sql = "SELECT version, name, applied_on, checksum FROM refinery_schema_history ORDER BY version";
        let rows = self.tx.query_all::<(i32, String, String, String)>(sql, &[])?;
        rows.into_iter().map(recorded).collect()
    }
}

impl Migrate for Within<'_, '_> {
    /// Refinery's own has types that are not of our subset.
    fn assert_migrations_table_query(table: &str) -> String {
        format!(
            "CREATE TABLE IF NOT EXISTS {table} (version BIGINT NOT NULL PRIMARY KEY, name TEXT NOT NULL, \
             applied_on TEXT NOT NULL, checksum TEXT NOT NULL);"
        )
    }
}

fn recorded(
    (version, name, applied_on, checksum): (i32, String, String, String),
) -> Result<refinery::Migration> {
    let unreadable = || Error::Corrupt(format!("the record of migration V{version}"));
    let applied_on = OffsetDateTime::parse(&applied_on, &Rfc3339).map_err(|_| unreadable())?;
    let checksum = checksum.parse().map_err(|_| unreadable())?;
    Ok(refinery::Migration::applied(version, name, applied_on, checksum))
}

/// Checks that every reference of a SQLite database points to a row.
///
/// # Errors
/// [`Error::Migration`] naming the first table with a reference to nothing.
pub(super) fn check_references(tx: &mut Tx<'_>) -> Result<()> {
    let mut broken: Vec<(String, String)> = Vec::new();
    tx.query_each("SELECT \"table\", parent FROM pragma_foreign_key_check", &[], |row| {
        broken.push((row.get(0)?, row.get(1)?));
        Ok(())
    })?;
    match broken.first() {
        None => Ok(()),
        Some((table, parent)) => Err(Error::Migration(format!(
            "{} rows point to nothing, the first from {table} to {parent}",
            broken.len()
        ))),
    }
}

fn script(engine: Engine, migration: &Migration) -> &'static str {
    match engine {
        Engine::Sqlite => migration.sqlite,
        Engine::Postgres => migration.postgres,
    }
}
