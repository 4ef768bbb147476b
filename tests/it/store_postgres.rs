//! What only PostgreSQL has: connections that are lost, late or all in use.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::channel;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use bitpoll::store::migrate::MIGRATIONS;
use bitpoll::store::{Database, DatabaseConfig, Error, Store, Tx, params, transfer};

use crate::support::crowd;
use crate::support::db::{NOON, TestStore, ask};
use crate::support::notes::{NOTES, note, texts, together};

#[test]
fn a_lost_connection_is_replaced_before_anything_is_lost() {
    let Some(db) = TestStore::postgres_with(NOTES) else { return };
    let runs = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&runs);
    let stored = db.write_blocking(move |tx| {
        let id = note(tx, "once")?;
        if counted.fetch_add(1, Ordering::Relaxed) == 0 {
            tx.query_one::<bool>("SELECT pg_terminate_backend(pg_backend_pid())", params![])?;
        }
        Ok::<_, Error>(id)
    });
    assert!(stored.is_ok(), "{stored:?}");
    assert_eq!(runs.load(Ordering::Relaxed), 2);
    assert_eq!(texts(&db), ["once"]);
}

#[test]
fn connections_that_died_while_idle_are_replaced() {
    let Some(db) = TestStore::postgres_with(NOTES) else { return };
    let Database::Postgres { url } = &db.config.database else { unreachable!() };
    let reads = || {
        let pid = |tx: &mut Tx<'_>| tx.query_one::<i64>("SELECT pg_backend_pid()", params![]);
        together((0..4).map(|_| db.read(pid)).collect())
    };
    let pids: Vec<_> = reads().into_iter().map(|pid| pid.unwrap().to_string()).collect();
    ask(url, &format!("SELECT pg_terminate_backend(pid) FROM unnest(ARRAY[{}]) AS pid", pids.join(",")));
    assert!(reads().iter().all(Result::is_ok));
}

#[test]
fn a_pool_without_a_free_connection_says_so_in_time() {
    let Some(mut db) = TestStore::postgres_with(NOTES) else { return };
    db.config.connections = 1;
    db.config.patience = Duration::from_millis(100);
    db.reopen();
    let (started, running) = channel();
    let (release, held) = channel::<()>();
    let held = Mutex::new(held);
    let store = db.store();
    let holder = std::thread::spawn(move || {
        store.write_blocking::<_, Error, _>(move |tx| {
            note(tx, "slow")?;
            let _ = started.send(());
            let _ = held.lock().unwrap().recv();
            Ok(())
        })
    });
    running.recv().unwrap();
    let refused = db.read_blocking::<i64, Error, _>(|tx| tx.query_one("SELECT 1", params![]));
    assert!(matches!(refused, Err(Error::Unavailable(_))), "{refused:?}");
    drop(release);
    assert_eq!(holder.join().unwrap(), Ok(()));
    assert_eq!(texts(&db), ["slow"]);
}

#[test]
fn a_statement_that_takes_too_long_is_given_up() {
    let Some(mut db) = TestStore::postgres_with(NOTES) else { return };
    db.config.statement_limit = Duration::from_millis(100);
    db.reopen();
    let late = db.write_blocking::<_, Error, _>(|tx| {
        note(tx, "never")?;
        tx.query_one::<String>("SELECT CAST(pg_sleep(60) AS TEXT)", params![])
    });
    assert!(matches!(late, Err(Error::Unavailable(_))), "{late:?}");
    assert!(texts(&db).is_empty());
}

#[test]
fn nodes_that_write_one_row_at_once_all_get_through() {
    let Some(db) = TestStore::postgres_with(NOTES) else { return };
    db.write_blocking(|tx| note(tx, "hot")).unwrap();
    let nodes: Vec<_> =
        (0..6).map(|_| Store::open_with(&db.config, db.clock(), NOTES).expect("a node")).collect();
    // Reads, takes its time, and writes: as a vote does.
    let raise = |tx: &mut Tx<'_>| {
        let rank = tx.query_one::<i64>("SELECT rank FROM notes", params![])?;
        std::thread::sleep(Duration::from_millis(2));
        tx.execute("UPDATE notes SET rank = ?1", params![rank + 1])
    };
    let raised = together(nodes.iter().cycle().take(120).map(|node| node.write(raise)).collect());
    let refused: Vec<_> = raised.into_iter().filter_map(Result::err).collect();
    assert_eq!(refused, []);
    let rank = db.read_blocking::<i64, Error, _>(|tx| tx.query_one("SELECT rank FROM notes", params![]));
    assert_eq!(rank, Ok(120));
}

#[test]
fn an_export_takes_as_long_as_its_reader_needs() {
    let Some(mut db) = TestStore::postgres_with(MIGRATIONS) else { return };
    crowd::fill(&db);
    db.config.statement_limit = Duration::from_millis(300);
    db.reopen();
    let ended = db.read_blocking::<_, Error, _>(|tx| {
        transfer::export(tx, |line| match (line["table"].as_str(), line["row"]["id"].as_i64()) {
            (Some("users"), Some(1)) => {
                // Longer than the limit, while the database has more to send than the line holds.
                std::thread::sleep(Duration::from_secs(1));
                Ok(())
            }
            (Some("users"), _) => Ok(()),
            _ => Err(Error::Other("all users are read".to_owned())),
        })
    });
    assert_eq!(ended, Err(Error::Other("all users are read".to_owned())));
}

#[test]
fn a_server_that_is_away_is_named_in_the_error() {
    let nowhere = tempfile::tempdir().unwrap();
    let url = format!("postgres://nobody@/bitpoll?host={}", nowhere.path().display());
    let config = DatabaseConfig::new(Database::Postgres { url });
    let opened = Store::open_with(&config, Arc::new(|| NOON), NOTES);
    assert!(matches!(opened.as_ref().err(), Some(Error::Unavailable(_))), "{:?}", opened.err());
}
