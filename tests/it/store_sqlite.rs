//! What only SQLite has: the shared commit, the lock, the log, and the disk below it.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Sender, channel};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use bitpoll::store::{Database, DatabaseConfig, Error, Store, params};

use crate::support::db::{NOON, TestStore};
use crate::support::notes::{NOTES, note, texts, together};

/// Keeps the writer of a SQLite store busy until the answer is dropped or sent, so that writes pile up.
fn hold_writer(store: &Store) -> Sender<()> {
    let (started, running) = channel();
    let (release, held) = channel::<()>();
    let held = Mutex::new(held);
    let store = store.clone();
    std::thread::spawn(move || {
        store.write_blocking::<_, Error, _>(move |_| {
            let _ = started.send(());
            let _ = held.lock().unwrap().recv();
            Ok(())
        })
    });
    running.recv().unwrap();
    release
}

/// Lets writes pile up behind one that takes long, lets that one end after `pause`, and waits for all.
fn pile_up<F: Future>(store: &Store, pause: Duration, writes: impl Iterator<Item = F>) -> Vec<F::Output> {
    let release = hold_writer(store);
    // Tokio would take a turn away from so many at once, and the writer would be released too early.
    let writes = tokio::task::unconstrained(futures_util::future::join_all(writes));
    let release = async move {
        tokio::time::sleep(pause).await;
        drop(release);
    };
    let all = futures_util::future::join(writes, release);
    together(vec![Box::pin(all)]).remove(0).0
}

#[test]
fn writes_that_wait_share_one_commit() {
    let db = TestStore::sqlite_with(NOTES);
    let before = db.stats().commits;
    let writes = (0..200).map(|n| db.write(move |tx| note(tx, &n.to_string())));
    let stored = pile_up(&db, Duration::ZERO, writes);
    assert!(stored.iter().all(Result::is_ok));
    assert_eq!(texts(&db).len(), 200);
    // One for the write that held the others up, one for all of them.
    assert_eq!(db.stats().commits - before, 2);
}

#[test]
fn opening_a_database_writes_nothing() {
    let mut db = TestStore::sqlite_with(NOTES);
    db.reopen();
    let path = db.store().path().unwrap().to_owned();
    let before = std::fs::read(&path).unwrap();
    db.reopen();
    assert_eq!(std::fs::read(path.with_extension("db-wal")).map(|log| log.len()).unwrap_or(0), 0);
    db.reopen();
    assert_eq!(std::fs::read(&path).unwrap(), before);
}

#[test]
fn in_a_shared_commit_each_write_answers_for_itself() {
    let db = TestStore::sqlite_with(NOTES);
    let writes = (0..30).map(|n| {
        db.write(move |tx| {
            let id = note(tx, &n.to_string())?;
            match n % 3 {
                0 => Ok(id),
                1 => Err(Error::NotFound),
                _ => panic!("an action with a mistake"),
            }
        })
    });
    let stored = pile_up(&db, Duration::ZERO, writes);
    for (n, stored) in stored.iter().enumerate() {
        match n % 3 {
            0 => assert!(stored.is_ok(), "{n}: {stored:?}"),
            1 => assert_eq!(*stored, Err(Error::NotFound)),
            _ => assert_eq!(*stored, Err(Error::Panicked)),
        }
    }
    assert_eq!(texts(&db), ["0", "3", "6", "9", "12", "15", "18", "21", "24", "27"]);
}

#[test]
fn on_a_full_disk_what_is_acknowledged_is_stored_and_the_rest_is_told() {
    let mut db = TestStore::sqlite_with(NOTES);
    db.write_blocking::<i64, Error, _>(|tx| tx.query_one("PRAGMA max_page_count = 60", params![])).unwrap();
    let writes = (0..64).map(|n| {
        let (text, data) = (n.to_string(), vec![7_u8; if n % 2 == 0 { 9000 } else { 0 }]);
        db.write(move |tx| {
            tx.execute("INSERT INTO notes (text, data) VALUES (?1, ?2)", params![&text, &data])
        })
    });
    let stored = pile_up(&db, Duration::ZERO, writes);
    db.reopen();
    let kept = texts(&db);
    let acknowledged: Vec<_> = (0..64).filter(|n| stored[*n].is_ok()).map(|n| n.to_string()).collect();
    assert_eq!(kept, acknowledged);
    assert!(stored.contains(&Err(Error::Full)), "the disk was never full");
    assert!(!acknowledged.is_empty());
    // There is space again.
    db.write_blocking(|tx| note(tx, "later")).unwrap();
}

#[test]
fn when_the_database_undoes_a_shared_transaction_every_write_runs_again() {
    let db = TestStore::sqlite_with(NOTES);
    let runs = Arc::new(AtomicUsize::new(0));
    let writes = (0..10).map(|n| {
        let runs = Arc::clone(&runs);
        db.write(move |tx| {
            let id = note(tx, &n.to_string())?;
            // What SQLite does by itself when the disk fails it.
            if n == 5 && runs.fetch_add(1, Ordering::Relaxed) == 0 {
                tx.execute("ROLLBACK", params![])?;
            }
            Ok::<_, Error>(id)
        })
    });
    let stored = pile_up(&db, Duration::ZERO, writes);
    assert!(stored.iter().all(Result::is_ok), "{stored:?}");
    assert_eq!(runs.load(Ordering::Relaxed), 2);
    assert_eq!(texts(&db).len(), 10);
}

#[test]
fn two_servers_cannot_hold_one_file() {
    let db = TestStore::sqlite_with(NOTES);
    let second = Store::open_with(&db.config, db.clock(), NOTES);
    let Database::Sqlite { path } = &db.config.database else { unreachable!() };
    assert_eq!(second.err(), Some(Error::Locked(path.clone())));
}

#[test]
fn the_file_and_its_directory_are_private() {
    use std::os::unix::fs::PermissionsExt;
    let outer = tempfile::tempdir().unwrap();
    let path = outer.path().join("data").join("bitpoll.db");
    let config = DatabaseConfig::new(Database::Sqlite { path: path.clone() });
    let store = Store::open_with(&config, std::sync::Arc::new(|| NOON), NOTES).unwrap();
    store.write_blocking(|tx| note(tx, "one")).unwrap();
    let mode = |path: &std::path::Path| path.metadata().unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(path.parent().unwrap()), 0o700);
    for file in path.parent().unwrap().read_dir().unwrap() {
        let file = file.unwrap().path();
        assert_eq!(mode(&file), 0o600, "{}", file.display());
    }
}

#[test]
fn closing_leaves_no_log_behind() {
    let db = TestStore::sqlite_with(NOTES);
    db.write_blocking(|tx| note(tx, "one")).unwrap();
    db.close();
    let Database::Sqlite { path } = &db.config.database else { unreachable!() };
    let log = path.with_extension("db-wal").metadata().map_or(0, |log| log.len());
    assert_eq!(log, 0);
}

#[test]
fn the_log_is_moved_into_the_database_while_the_store_is_open() {
    let db = TestStore::sqlite_with(NOTES);
    let Database::Sqlite { path } = &db.config.database else { unreachable!() };
    let size = |path: &std::path::Path| path.metadata().unwrap().len();
    let before = size(path);
    for _ in 0..20 {
        db.write_blocking(|tx| {
            tx.execute("INSERT INTO notes (data) VALUES (?1)", params![&vec![7_u8; 1_000_000]])
        })
        .unwrap();
    }
    let moved = (0..1000).any(|_| {
        std::thread::sleep(Duration::from_millis(10));
        size(path) > before + 15_000_000
    });
    assert!(moved, "{} bytes in the database", size(path));
}

#[test]
fn the_log_begins_again_however_much_is_written_without_a_pause() {
    let db = TestStore::sqlite_with(NOTES);
    let Database::Sqlite { path } = &db.config.database else { unreachable!() };
    for _ in 0..400 {
        db.write_blocking(|tx| tx.execute("INSERT INTO notes (data) VALUES (zeroblob(1000000))", params![]))
            .unwrap();
    }
    let log = path.with_extension("db-wal").metadata().unwrap().len();
    assert!(log < 200_000_000, "{log} bytes in the log");
}

#[test]
fn a_write_that_finds_no_place_in_time_is_told() {
    let mut config = TestStore::sqlite_with(NOTES).config.clone();
    let directory = tempfile::tempdir().unwrap();
    config.database = Database::Sqlite { path: directory.path().join("bitpoll.db") };
    config.patience = Duration::from_millis(50);
    let store = Store::open_with(&config, Arc::new(|| NOON), NOTES).unwrap();
    let writes = (0..1100).map(|n| store.write(move |tx| note(tx, &n.to_string())));
    let stored = pile_up(&store, Duration::from_millis(200), writes);
    let busy = stored.iter().filter(|stored| **stored == Err(Error::Busy)).count();
    assert!(busy > 0);
    assert_eq!(texts(&store).len(), 1100 - busy);
}
