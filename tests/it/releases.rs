//! Upgrades from the schema of every release. `tests/releases/schema-N.backup` is a site with polls, votes and an account, as the
//! release with that schema has backed it up; a file stays as it is once that release is out.
//!
//! Until the first release V1 may change. Then make the file anew:
//! `UPDATE_RELEASES=1 cargo test --locked --test it releases`.

use std::fmt::Write as _;
use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};

use bitpoll::store::migrate::MIGRATIONS;
use bitpoll::store::{Error, Store, snapshot};
use rusqlite::types::Value;

use crate::cli::{bitpoll, ended, place, run};
use crate::support::db::{TestStore, ask, postgres};

fn file(schema: u32) -> PathBuf {
    let path = format!("tests/releases/schema-{schema}.backup");
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// Makes the file of this release's schema.
fn renew() {
    let place = place();
    assert_eq!(run(&place, &["demo"]).code, Some(0));
    let mut create = bitpoll(&place, &["user", "create", "ada", "--password-stdin"]);
    assert_eq!(ended(&mut create, "correct horse\n").code, Some(0));
    let newest = file(MIGRATIONS.last().expect("a migration").version);
    let _ = fs::remove_file(&newest);
    let made = run(&place, &["backup", newest.to_str().expect("a path")]);
    assert_eq!(made.code, Some(0), "{}", made.err);
    // A file for everybody, as Git gives it, and not one of a site's.
    fs::set_permissions(&newest, fs::Permissions::from_mode(0o644)).expect("its rights");
}

#[test]
fn a_backup_of_every_schema_restores_and_is_brought_up_to_date() {
    if std::env::var_os("UPDATE_RELEASES").is_some() {
        renew();
    }
    for migration in MIGRATIONS {
        let (place, file) = (place(), file(migration.version));
        let file = file.to_str().expect("a path");
        let drill = run(&place, &["backup", "drill", file]);
        assert!(
            drill.out.contains("(6 polls, 112 votes)"),
            "{}{}was V{} changed, which no release has yet? UPDATE_RELEASES=1 cargo test --locked --test it releases",
            drill.out,
            drill.err,
            migration.version
        );
        assert_eq!(run(&place, &["restore", file]).code, Some(0));
        assert!(run(&place, &["migrate"]).out.contains("up to date"));
        assert_eq!(run(&place, &["keys", "accept"]).code, Some(0), "the file has none");
        let polls = run(&place, &["sql", "SELECT COUNT(*) AS n FROM polls"]);
        assert_eq!(polls.out, "n\n-\n6\n", "{}", polls.err);
    }
}

/// The rows of a backup as statements for PostgreSQL, in an order that no reference minds.
fn statements(database: &Path) -> String {
    let connection = rusqlite::Connection::open(database).unwrap();
    let mut tables = connection
        .prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE '%schema%'")
        .unwrap();
    let names: Vec<String> = tables.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    let mut script = "SET session_replication_role = replica;".to_owned();
    for name in names {
        let mut select = connection.prepare(&format!("SELECT * FROM {name}")).unwrap();
        let columns = select.column_names().collect::<Vec<_>>().join(", ");
        let count = select.column_count();
        let mut rows = select.query([]).unwrap();
        while let Some(row) = rows.next().unwrap() {
            let values: Vec<String> = (0..count).map(|index| literal(&row.get(index).unwrap())).collect();
            write!(script, "INSERT INTO {name} ({columns}) VALUES ({});", values.join(", ")).unwrap();
        }
    }
    script
}

fn literal(value: &Value) -> String {
    match value {
        Value::Null => "NULL".to_owned(),
        Value::Integer(int) => int.to_string(),
        Value::Text(text) => format!("'{}'", text.replace('\'', "''")),
        Value::Blob(bytes) => {
            bytes.iter().fold("'\\x".to_owned(), |hex, byte| hex + &format!("{byte:02x}")) + "'"
        }
        Value::Real(_) => panic!("no column is of that type"),
    }
}

#[test]
fn a_postgresql_of_every_schema_is_brought_up_to_date_with_what_is_in_it() {
    if postgres().is_none() {
        return;
    }
    for (index, migration) in MIGRATIONS.iter().enumerate() {
        let place = place();
        let restored = run(&place, &["restore", file(migration.version).to_str().expect("a path")]);
        assert_eq!(restored.code, Some(0), "{}", restored.err);
        let old = TestStore::postgres_with(&MIGRATIONS[..=index]).expect("a server");
        ask(old.url(), &statements(&place.path().join("bitpoll-data/bitpoll.db")));
        let before = old.read_blocking(snapshot::count).unwrap();
        assert_eq!(before.rows["polls"], 6);
        old.close();
        let new = Store::open(&old.config, old.clock()).unwrap();
        let after = new.read_blocking(snapshot::count).unwrap();
        assert_eq!(after.rows, before.rows);
        let schema = new.read_blocking::<_, Error, _>(bitpoll::store::migrate::state).unwrap().schema;
        assert_eq!(schema, MIGRATIONS.last().expect("a migration").version);
        new.close();
    }
}
