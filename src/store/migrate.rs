//! Brings the schema of a database up to date.
//!
//! All pending migrations, their records and the check of the references are one transaction on both engines:
//! a migration that fails leaves the database as it was. `schema_needs` holds the oldest schema number that a
//! program must know to use the database. A migration that takes something away from the previous release
//! raises it (`UPDATE schema_needs SET version = 7;`); all others leave it, so that the previous release can
//! run beside the new one and after it.

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

const TABLES: &str = "
    CREATE TABLE IF NOT EXISTS schema_history (
        version BIGINT PRIMARY KEY, name TEXT NOT NULL, checksum TEXT NOT NULL, applied_at BIGINT NOT NULL);
    CREATE TABLE IF NOT EXISTS schema_needs (version BIGINT NOT NULL);
    INSERT INTO schema_needs (version) SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM schema_needs);";

/// A migration that was applied to a database: its number and the checksum of its script.
type Applied = (u32, String);

/// Applies what is missing and returns how many that were. Runs inside the caller's transaction.
///
/// # Errors
/// [`Error::TooNew`] when the database needs a later release, [`Error::Migration`] when a script fails or
/// differs from the one that was applied.
pub(super) fn apply(tx: &mut Tx<'_>, migrations: &[Migration]) -> Result<usize> {
    tx.script(TABLES)?;
    let applied = tx.query_all("SELECT version, checksum FROM schema_history ORDER BY version", &[])?;
    let needs = tx.query_one("SELECT version FROM schema_needs", &[])?;
    let engine = tx.engine();
    let pending = plan(engine, &applied, needs, migrations)?;
    for migration in pending {
        tx.script(script(engine, migration)).map_err(|error| {
            Error::Migration(format!("V{} {}: {error}", migration.version, migration.name))
        })?;
        let now = tx.now();
        tx.execute(
            "INSERT INTO schema_history (version, name, checksum, applied_at) VALUES (?1, ?2, ?3, ?4)",
            params![migration.version, migration.name, &checksum(script(engine, migration)), now],
        )?;
        tracing::info!(version = migration.version, name = migration.name, "migrated the database");
    }
    Ok(pending.len())
}

/// The migrations that are missing, after a check that those applied are the ones we know.
fn plan<'a>(
    engine: Engine,
    applied: &[Applied],
    needs: u32,
    migrations: &'a [Migration],
) -> Result<&'a [Migration]> {
    let known = migrations.last().map_or(0, |migration| migration.version);
    if needs > known.max(1) {
        return Err(Error::TooNew { needs, known });
    }
    for (migration, (version, sum)) in migrations.iter().zip(applied) {
        if migration.version != *version || *sum != checksum(script(engine, migration)) {
            return Err(Error::Migration(format!(
                "V{version} of the database is not the V{} {} of this release",
                migration.version, migration.name
            )));
        }
    }
    Ok(migrations.get(applied.len()..).unwrap_or_default())
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

/// SHA-256 of a script in hexadecimal.
fn checksum(script: &str) -> String {
    use std::fmt::Write;
    let digest = ring::digest::digest(&ring::digest::SHA256, script.as_bytes());
    digest.as_ref().iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
