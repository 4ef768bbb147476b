//! The store on a line to PostgreSQL that goes dead, and what it leaves behind there.

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::channel;
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use bitpoll::domain::id::PollId;
use bitpoll::domain::poll::Settings;
use bitpoll::secrets::Keys;
use bitpoll::store::migrate::MIGRATIONS;
use bitpoll::store::{Database, DatabaseConfig, Error, Store, Tx, Watch, params};

use crate::support::cluster::Cluster;
use crate::support::db::{NOON, TestStore, ask};
use crate::support::line::Line;
use crate::support::notes::{NOTES, note, texts, together};
use crate::support::world::{World, ballot};

/// A second store on the same database, by a line that can go dead.
fn afar(line: &Line) -> Store {
    let usual = DatabaseConfig::new(Database::Postgres { url: line.url("") });
    let statement_limit = Duration::from_millis(500);
    let config = DatabaseConfig { connections: 4, statement_limit, ..usual };
    Store::open_with(&config, Arc::new(|| NOON), NOTES).expect("it opens")
}

fn read(store: &Store) -> Result<i64, Error> {
    store.read_blocking(|tx| tx.query_one("SELECT 1", params![]))
}

#[test]
fn one_silent_connection_is_enough_to_give_up_those_that_idle() {
    let Some(db) = TestStore::postgres_with(NOTES) else { return };
    let line = Line::to(db.url());
    let store = afar(&line);
    let at_once = |tx: &mut Tx<'_>| {
        tx.query_one::<i64>("SELECT pg_backend_pid() + 0 * length(pg_sleep(0.2)::text)", params![])
    };
    let pids: Result<BTreeSet<_>, _> =
        together((0..3).map(|_| store.read::<_, Error, _>(at_once)).collect()).into_iter().collect();
    let pids = pids.unwrap();
    assert_eq!(pids.len(), 3, "three connections: {pids:?}");
    line.cut();
    assert!(matches!(read(&store), Err(Error::Unavailable(_))));
    line.mend();
    assert_eq!(read(&store), Ok(1), "with the other two still in the pool, this one would wait in vain");
}

#[test]
fn when_the_first_server_is_silent_the_second_is_asked() {
    let Some(db) = TestStore::postgres_with(NOTES) else { return };
    let (first, second) = (Line::to(db.url()), Line::to(db.url()));
    first.cut();
    let usual = DatabaseConfig::new(Database::Postgres { url: first.url_or(&second) });
    let config = DatabaseConfig { patience: Duration::from_secs(3), ..usual };
    let store = Store::open_with(&config, Arc::new(|| NOON), NOTES).expect("it opens");
    assert_eq!(read(&store), Ok(1));
}

#[test]
fn a_server_that_only_follows_now_is_left_and_soon_asked_again() {
    let Some(server) = Cluster::start() else { return };
    let usual = DatabaseConfig::new(Database::Postgres { url: server.url().to_owned() });
    let config = DatabaseConfig { connections: 1, ..usual };
    let store = Store::open_with(&config, Arc::new(|| NOON), NOTES).expect("it opens");
    let pid = || {
        store.read_blocking::<i64, Error, _>(|tx| tx.query_one("SELECT pg_backend_pid()", params![])).unwrap()
    };
    let write = || store.write_blocking::<_, Error, _>(|tx| note(tx, "written"));
    server.follow();
    // The connection to the server that stopped.
    let _ = read(&store);
    let before = pid();
    let refused = write();
    assert!(matches!(&refused, Err(Error::Unavailable(why)) if why.contains("standby")), "{refused:?}");
    assert_ne!(pid(), before, "the connection is closed");
    ask(server.url(), "SELECT pg_promote()");
    assert!(write().is_ok());
    assert_eq!(texts(&store), ["written"]);
}

#[test]
fn a_server_that_writes_nothing_for_a_while_is_not_available() {
    let Some(server) = Cluster::start() else { return };
    let database = Database::Postgres { url: server.url().to_owned() };
    let store = Store::open_with(&DatabaseConfig::new(database), Arc::new(|| NOON), NOTES).expect("it opens");
    let write = || store.write_blocking::<_, Error, _>(|tx| note(tx, "written"));
    let read_only = |how: &str| {
        ask(server.url(), &format!("ALTER DATABASE bitpoll SET default_transaction_read_only = {how}"));
    };
    read_only("on");
    // The setting is that of connections made from here on.
    ask(
        server.url(),
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'bitpoll'",
    );
    let refused = write();
    assert!(matches!(refused, Err(Error::Unavailable(_))), "{refused:?}");
    ask(server.url(), "BEGIN READ WRITE; ALTER DATABASE bitpoll RESET ALL; COMMIT");
    assert!(write().is_ok(), "the connections of before are closed");
}

#[test]
fn a_node_that_falls_silent_in_a_transaction_soon_frees_what_it_holds() {
    let Some(db) = TestStore::postgres_with(NOTES) else { return };
    let id = db.write_blocking::<_, Error, _>(|tx| note(tx, "contested")).unwrap();
    let update = move |tx: &mut Tx<'_>, text: &str| {
        tx.execute("UPDATE notes SET text = ?2 WHERE id = ?1", params![id, text])
    };
    let line = Line::to(db.url());
    let far = afar(&line);
    let ((holds, held), (release, released)) = (channel(), channel::<()>());
    let released = Mutex::new(released);
    let silent = thread::spawn(move || {
        far.write_blocking::<_, Error, _>(move |tx| {
            update(tx, "far away")?;
            let _ = holds.send(());
            let _ = released.lock().unwrap().recv();
            Ok(())
        })
    });
    held.recv().unwrap();
    line.cut();
    assert_eq!(db.write_blocking::<_, Error, _>(move |tx| update(tx, "here")), Ok(1));
    drop(release);
    assert!(matches!(silent.join().unwrap(), Err(Error::Unavailable(_))));
    assert_eq!(texts(&db), ["here"]);
}

#[test]
fn a_transaction_that_pauses_for_too_long_is_run_again() {
    let Some(mut db) = TestStore::postgres_with(NOTES) else { return };
    db.config.statement_limit = Duration::from_secs(1);
    db.reopen();
    let (runs, pid) = (Arc::new(AtomicUsize::new(0)), Arc::new(Mutex::new(0_i64)));
    let (counted, first) = (Arc::clone(&runs), Arc::clone(&pid));
    let url = db.url().to_owned();
    let stored = db.write_blocking(move |tx| {
        let id = note(tx, "once")?;
        if counted.fetch_add(1, Ordering::Relaxed) == 0 {
            *first.lock().unwrap() = tx.query_one("SELECT pg_backend_pid()", params![])?;
            gone(&url, *first.lock().unwrap());
        }
        note(tx, "and once more")?;
        Ok::<_, Error>(id)
    });
    assert!(stored.is_ok(), "{stored:?}");
    assert_eq!(runs.load(Ordering::Relaxed), 2);
    assert_eq!(texts(&db), ["once", "and once more"]);
}

/// Waits until the server has ended a connection.
fn gone(url: &str, pid: i64) {
    let script = format!(
        "DO $$ BEGIN FOR i IN 1..6000 LOOP
            PERFORM pg_stat_clear_snapshot();
            IF NOT EXISTS (SELECT 1 FROM pg_stat_activity WHERE pid = {pid}) THEN RETURN; END IF;
            PERFORM pg_sleep(0.01);
        END LOOP; RAISE 'it is still there'; END $$"
    );
    ask(url, &script);
}

#[test]
fn a_statement_at_its_limit_costs_no_connection() {
    let Some(mut db) = TestStore::postgres_with(NOTES) else { return };
    db.config.connections = 1;
    db.config.statement_limit = Duration::from_millis(100);
    db.reopen();
    let pid = |db: &TestStore| {
        db.read_blocking::<i64, Error, _>(|tx| tx.query_one("SELECT pg_backend_pid()", params![])).unwrap()
    };
    let before = pid(&db);
    let slow = db
        .read_blocking::<String, Error, _>(|tx| tx.query_one("SELECT CAST(pg_sleep(60) AS TEXT)", params![]));
    assert!(matches!(slow, Err(Error::Unavailable(_))), "{slow:?}");
    assert_eq!(pid(&db), before);
}

/// A database with one poll, the store that holds it, and its id.
fn with_a_poll() -> Option<(TestStore, World, PollId)> {
    let db = TestStore::postgres_with(MIGRATIONS)?;
    let world = World::new(db.store(), Keys::new(&[[7; 32]]));
    let poll = world.poll(&world.user("owner"), "trip", Settings::default()).id;
    Some((db, world, poll))
}

/// Another node with one connection for all that it asks, by a line that can go dead.
fn node_afar(line: &Line, db: &TestStore) -> Store {
    let usual = DatabaseConfig::new(Database::Postgres { url: line.url("") });
    let (patience, statement_limit) = (Duration::from_secs(2), Duration::from_millis(500));
    let config = DatabaseConfig { connections: 1, patience, statement_limit, ..usual };
    Store::open(&config, db.clock()).expect("it opens")
}

/// Waits until something of a poll may have changed.
fn is_told(watch: &mut Watch) -> bool {
    let waited = async { tokio::time::timeout(Duration::from_secs(30), watch.changed()).await.is_ok() };
    together(vec![waited]) == [true]
}

#[test]
fn a_node_that_listens_on_a_dead_line_listens_on_another_soon() {
    let Some((db, _world, poll)) = with_a_poll() else { return };
    let line = Line::to(db.url());
    let far = node_afar(&line, &db);
    let mut watch = far.watch(poll);
    assert!(is_told(&mut watch), "from here on it listens");
    line.cut();
    line.mend();
    assert!(is_told(&mut watch), "it takes everything for changed when it listens again");
}

#[test]
fn what_could_not_be_told_on_a_dead_line_is_told_on_another() {
    let Some((db, _world, poll)) = with_a_poll() else { return };
    let line = Line::to(db.url());
    let far = World::new(node_afar(&line, &db), Keys::new(&[[7; 32]]));
    let mut watch = db.watch(poll);
    assert!(is_told(&mut watch), "from here on it listens");
    far.vote(&far.guest(), "trip", &ballot("Ann", &[(1, 1)]));
    // Most likely before it is told; else this shows less, and nothing wrong.
    line.cut();
    line.mend();
    assert!(is_told(&mut watch));
    let asked = (0..20).map(|_| read(&far.store)).find(Result::is_ok);
    assert_eq!(asked, Some(Ok(1)), "the connection came back");
}
