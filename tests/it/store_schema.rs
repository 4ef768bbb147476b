//! Migrations, the equality of both schemas, and the SQL of the whole program.

use std::fs;
use std::path::Path;

use bitpoll::store::migrate::{MIGRATIONS, Migration};
use bitpoll::store::{Error, Store, params, subset};

use crate::support::db::{TestStore, for_each_engine, for_each_engine_with};
use crate::support::schema::schema;
use crate::support::statements;

const START: Migration = Migration {
    version: 1,
    name: "start",
    sqlite: "CREATE TABLE parents (id INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT;
        CREATE TABLE children (id INTEGER PRIMARY KEY,
            parent_id INTEGER NOT NULL REFERENCES parents (id) ON DELETE CASCADE) STRICT;",
    postgres: "CREATE TABLE parents (id BIGINT PRIMARY KEY, name TEXT NOT NULL);
        CREATE TABLE children (id BIGINT PRIMARY KEY,
            parent_id BIGINT NOT NULL REFERENCES parents (id) ON DELETE CASCADE);",
};

/// What a changed column takes on SQLite: a new table in the place of the old one.
const REBUILD: Migration = Migration {
    version: 2,
    name: "rebuild",
    sqlite: "CREATE TABLE parents_new (id INTEGER PRIMARY KEY, name TEXT) STRICT;
        INSERT INTO parents_new SELECT id, name FROM parents;
        DROP TABLE parents;
        ALTER TABLE parents_new RENAME TO parents;",
    postgres: "ALTER TABLE parents ALTER COLUMN name DROP NOT NULL;",
};

const BROKEN: Migration = Migration {
    version: 2,
    name: "broken",
    sqlite: "CREATE TABLE half (id INTEGER PRIMARY KEY) STRICT; INSERT INTO nowhere VALUES (1);",
    postgres: "CREATE TABLE half (id BIGINT PRIMARY KEY); INSERT INTO nowhere VALUES (1);",
};

const ORPHANING: Migration = Migration {
    version: 2,
    name: "orphaning",
    sqlite: "DELETE FROM parents WHERE id = 1;",
    postgres: "DELETE FROM parents WHERE id = 1;",
};

/// Takes something away that the release before still reads.
const CONTRACTION: Migration = Migration {
    version: 2,
    name: "contraction",
    sqlite: "ALTER TABLE parents DROP COLUMN name; UPDATE schema_needs SET version = 2;",
    postgres: "ALTER TABLE parents DROP COLUMN name; UPDATE schema_needs SET version = 2;",
};

fn fill(store: &Store) {
    let filled = store.write_blocking::<_, Error, _>(|tx| {
        for id in 1..=3 {
            tx.execute("INSERT INTO parents (id, name) VALUES (?1, 'Ada')", params![id])?;
            tx.execute("INSERT INTO children (id, parent_id) VALUES (?1, ?1)", params![id])?;
        }
        Ok(())
    });
    filled.unwrap();
}

fn children(store: &Store) -> i64 {
    let count =
        store.read_blocking::<_, Error, _>(|tx| tx.query_one("SELECT COUNT(*) FROM children", params![]));
    count.unwrap()
}

/// Closes the store and opens the database again with other migrations.
fn reopened(db: &TestStore, migrations: &[Migration]) -> Result<Store, Error> {
    db.close();
    Store::open_with(&db.config, db.clock(), migrations)
}

#[test]
fn a_rebuilt_table_keeps_the_rows_that_point_to_it() {
    for_each_engine_with(&[START], |db| {
        fill(&db);
        let store = reopened(&db, &[START, REBUILD]).unwrap();
        assert_eq!(children(&store), 3);
        // The reference still holds.
        let orphan = store
            .write_blocking(|tx| tx.execute("INSERT INTO children (id, parent_id) VALUES (9, 9)", params![]));
        assert_eq!(orphan, Err(Error::Conflict { constraint: "foreign_key".to_owned() }));
    });
}

#[test]
fn a_migration_that_fails_leaves_everything_as_it_was() {
    for_each_engine_with(&[START], |db| {
        fill(&db);
        let before = schema(&db);
        let failed = reopened(&db, &[START, BROKEN]);
        assert!(matches!(failed.as_ref().err(), Some(Error::Migration(_))), "{:?}", failed.err());
        let store = Store::open_with(&db.config, db.clock(), &[START]).unwrap();
        assert_eq!(schema(&store), before);
        assert_eq!(children(&store), 3);
    });
}

#[test]
fn a_migration_that_leaves_rows_pointing_to_nothing_is_undone() {
    let db = TestStore::sqlite_with(&[START]);
    fill(&db);
    let failed = reopened(&db, &[START, ORPHANING]);
    assert!(matches!(failed.as_ref().err(), Some(Error::Migration(_))), "{:?}", failed.err());
    let store = Store::open_with(&db.config, db.clock(), &[START]).unwrap();
    assert_eq!(children(&store), 3);
}

#[test]
fn the_release_before_runs_on_what_only_grew_and_is_refused_on_what_shrank() {
    for_each_engine_with(&[START], |db| {
        drop(reopened(&db, &[START, REBUILD]).unwrap());
        assert!(reopened(&db, &[START]).is_ok());
    });
    for_each_engine_with(&[START], |db| {
        drop(reopened(&db, &[START, CONTRACTION]).unwrap());
        let refused = reopened(&db, &[START]);
        assert!(matches!(refused.err(), Some(Error::TooNew { needs: 2, known: 1, .. })));
    });
}

#[test]
fn a_migration_that_was_changed_after_it_ran_is_noticed() {
    for_each_engine_with(&[START], |db| {
        let changed = Migration { sqlite: "SELECT 1", postgres: "SELECT 1", ..START };
        let refused = reopened(&db, &[changed]);
        assert!(matches!(refused.as_ref().err(), Some(Error::Migration(_))), "{:?}", refused.err());
    });
}

#[test]
fn two_nodes_that_start_together_migrate_once() {
    let Some(db) = TestStore::postgres_with(&[]) else { return };
    let open = || Store::open_with(&db.config, db.clock(), &[START, REBUILD]).map(drop);
    let opened = std::thread::scope(|scope| {
        let nodes: Vec<_> = (0..4).map(|_| scope.spawn(open)).collect();
        nodes.into_iter().map(|node| node.join().unwrap()).collect::<Vec<_>>()
    });
    assert_eq!(opened, vec![Ok(()); 4]);
}

#[test]
fn both_engines_have_the_same_schema() {
    let sqlite = schema(&TestStore::sqlite());
    assert!(sqlite.len() > 2);
    for_each_engine(|db| {
        let own = schema(&db);
        let names =
            |tables: &std::collections::BTreeMap<String, _>| tables.keys().cloned().collect::<Vec<_>>();
        assert_eq!(names(&own), names(&sqlite));
        for (name, table) in own {
            assert_eq!(table, sqlite[&name], "{name} on {:?} and SQLite", db.engine());
        }
    });
}

#[test]
fn every_migration_in_the_folders_is_run() {
    let listed: Vec<_> = MIGRATIONS.iter().map(|m| format!("V{}__{}.sql", m.version, m.name)).collect();
    for engine in ["sqlite", "postgres"] {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations").join(engine);
        let mut found: Vec<_> = fs::read_dir(folder)
            .unwrap()
            .map(|file| file.unwrap().file_name().into_string().unwrap())
            .collect();
        found.sort_by_key(|name| name[1..].split('_').next().unwrap().parse::<u32>().unwrap());
        assert_eq!(found, listed, "{engine}");
    }
    assert!(MIGRATIONS.iter().zip(1..).all(|(migration, number)| migration.version == number));
}

#[test]
fn every_statement_means_the_same_on_both_engines() {
    let all = statements::both();
    assert!(all.len() > 50, "{}", all.len());
    let wrong: Vec<_> = all
        .iter()
        .filter_map(|statement| Some((statement, subset::check(&statement.sql).err()?)))
        .map(|(statement, why)| format!("{}: {why}\n    {}", statement.file, statement.sql))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Deleting a row looks for whatever points to it.
#[test]
fn every_reference_is_followed_backwards_by_an_index() {
    let mut missing = Vec::new();
    for (name, table) in schema(&TestStore::sqlite()) {
        let keys = [&table.primary_key].into_iter().chain(&table.uniques).chain(table.indexes.values());
        let keys: Vec<_> = keys.collect();
        for (columns, to, ..) in &table.references {
            if !keys.iter().any(|key| key.starts_with(columns)) {
                missing.push(format!("{name} ({}) to {to}", columns.join(", ")));
            }
        }
    }
    assert!(missing.is_empty(), "without an index: {}", missing.join("; "));
}
