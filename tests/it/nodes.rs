//! Several real nodes on one PostgreSQL while things break. What was acknowledged is there afterwards.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use bitpoll::domain::poll::Settings;
use bitpoll::params;
use bitpoll::store::migrate::{MIGRATIONS, Migration};
use bitpoll::store::{Database, DatabaseConfig, Error, Store};

use crate::support::cluster::Cluster;
use crate::support::db::{NOON, TestStore, ask};
use crate::support::line::Line;
use crate::support::node::{Node, Site};
use crate::support::world::World;

/// Little patience, so that a test need not have much.
const IMPATIENT: [(&str, &str); 3] =
    [("database_connections", "2"), ("database_wait", "0.5"), ("database_statement_limit", "1")];

/// A site whose database has the poll `trip`.
fn site(url: &str, store: &Store) -> (Site, World) {
    let site = Site::on(url);
    let world = World::new(store.clone(), site.keys());
    world.poll(&world.user("teacher"), "trip", Settings::default());
    (site, world)
}

fn open(url: &str, migrations: &[Migration]) -> Store {
    let config = DatabaseConfig::new(Database::Postgres { url: url.to_owned() });
    Store::open_with(&config, Arc::new(|| NOON), migrations).expect("the database opens")
}

/// Waits for something that has to come. That it does not is a failure, not a hang.
fn until(what: &str, reached: impl Fn() -> bool) {
    let begin = Instant::now();
    while !reached() {
        assert!(begin.elapsed() < Duration::from_secs(120), "{what}: in vain");
        thread::sleep(Duration::from_millis(5));
    }
}

/// What came of many votes.
#[derive(Default)]
struct Load {
    over: AtomicBool,
    /// Names whose votes were confirmed, by the number of the node.
    confirmed: Mutex<Vec<(usize, String)>>,
    /// How often each node answered otherwise with which status; 0 is no answer.
    others: Mutex<BTreeMap<(usize, u16), usize>>,
}

impl Load {
    /// Votes on all nodes, by so many people on each at once, while something happens.
    fn during(nodes: &[Node], people: usize, happens: impl FnOnce(&Load)) -> Self {
        let load = Load::default();
        thread::scope(|scope| {
            for (number, node) in nodes.iter().enumerate() {
                for person in 0..people {
                    let load = &load;
                    scope.spawn(move || load.vote_on(node, number, person));
                }
            }
            let happened = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| happens(&load)));
            load.over.store(true, Ordering::SeqCst);
            happened.unwrap_or_else(|panic| std::panic::resume_unwind(panic));
        });
        load
    }

    fn vote_on(&self, node: &Node, number: usize, person: usize) {
        for count in 0.. {
            if self.over.load(Ordering::SeqCst) {
                return;
            }
            let name = format!("Pupil {number}-{person}-{count}");
            let status = node.vote("trip", &name).map_or(0, |told| told.status);
            if status == 303 {
                self.confirmed.lock().unwrap().push((number, name));
            } else {
                *self.others.lock().unwrap().entry((number, status)).or_default() += 1;
                thread::sleep(Duration::from_millis(10));
            }
        }
    }

    fn confirmed_by(&self, node: usize) -> usize {
        self.confirmed.lock().unwrap().iter().filter(|(number, _)| *number == node).count()
    }

    fn refused_by(&self, node: usize) -> bool {
        self.others.lock().unwrap().contains_key(&(node, 503))
    }

    /// Waits until each of these nodes has confirmed so many more votes.
    fn goes_on(&self, nodes: &[usize], more: usize) {
        for node in nodes {
            let before = self.confirmed_by(*node);
            until("votes are confirmed", || self.confirmed_by(*node) >= before + more);
        }
    }

    /// Statuses other than success that a node has answered with.
    fn statuses(&self, node: usize) -> BTreeSet<u16> {
        self.others.lock().unwrap().keys().filter(|(number, _)| *number == node).map(|(_, it)| *it).collect()
    }

    /// Every confirmed vote is in the poll, and the counts are those of the votes.
    fn assert_kept(&self, world: &World, node: &Node) {
        let csv = node.get("/poll/trip.csv").expect("the results").text;
        let confirmed = self.confirmed.lock().unwrap();
        let missing: Vec<_> =
            confirmed.iter().filter(|(_, name)| !csv.contains(&format!("\"{name}\","))).collect();
        assert!(missing.is_empty(), "{missing:?} were told that they had voted");
        let votes = usize::try_from(world.recounted("trip").votes()).unwrap();
        assert!(votes >= confirmed.len(), "{votes} votes are there, {} confirmed", confirmed.len());
    }
}

#[test]
fn a_killed_node_loses_no_confirmed_vote_and_holds_up_no_other() {
    let Some(db) = TestStore::postgres_with(MIGRATIONS) else { return };
    let (site, world) = site(db.url(), &db);
    let nodes: Vec<Node> = (0..3).map(|_| site.node(&[("database_connections", "4")])).collect();
    let load = Load::during(&nodes, 3, |load| {
        load.goes_on(&[0, 1, 2], 15);
        nodes[0].kill();
        load.goes_on(&[1, 2], 15);
    });
    for survivor in [1, 2] {
        let statuses = load.statuses(survivor);
        assert!(statuses.is_subset(&[503].into()), "{statuses:?} from a node that runs");
    }
    load.assert_kept(&world, &nodes[1]);
}

#[test]
fn postgres_can_stop_and_crash_under_load_and_the_nodes_recover_by_themselves() {
    let Some(cluster) = Cluster::start() else { return };
    let store = open(cluster.url(), MIGRATIONS);
    let (site, world) = site(cluster.url(), &store);
    let nodes: Vec<Node> = (0..2).map(|_| site.node(&[("database_connections", "4")])).collect();
    let load = Load::during(&nodes, 3, |load| {
        for end in [Cluster::stop, Cluster::crash] {
            load.goes_on(&[0, 1], 10);
            load.others.lock().unwrap().clear();
            end(&cluster);
            until("each node says that it cannot", || load.refused_by(0) && load.refused_by(1));
            assert_eq!(load.statuses(0), [503].into());
            cluster.resume();
        }
        load.goes_on(&[0, 1], 10);
    });
    assert!(load.statuses(0).union(&load.statuses(1)).all(|status| *status == 503));
    load.assert_kept(&world, &nodes[0]);
}

#[test]
fn without_its_database_a_node_shows_a_page_of_the_site_that_says_nothing_internal() {
    let Some(cluster) = Cluster::start() else { return };
    let store = open(cluster.url(), MIGRATIONS);
    let (site, _) = site(cluster.url(), &store);
    let node = site.node(&[("site_name", "Our polls")]);
    assert_eq!(node.get("/readyz").unwrap().status, 200);
    cluster.stop();
    for path in ["/", "/poll/trip/", "/poll/trip/vote/"] {
        let told = node.get(path).expect("an answer");
        assert_eq!((told.status, told.retry_after.as_str()), (503, "5"), "{path}");
        assert!(told.text.contains("Our polls") && told.text.contains("<main"), "{path}: {}", told.text);
        let text = told.text.to_lowercase();
        for word in ["postgres", "database", "connect", "socket", "/tmp", "error"] {
            assert!(!text.contains(word), "{path} says {word}");
        }
    }
    let unsent = node.vote("trip", "Ann Typed").expect("an answer");
    assert!(unsent.text.contains("value=\"Ann Typed\""), "what was typed can be sent again: {}", unsent.text);
    assert_eq!(node.get("/readyz").unwrap().status, 503);
    cluster.resume();
    assert_eq!(node.get("/poll/trip/").unwrap().status, 200);
    assert_eq!(node.get("/readyz").unwrap().status, 200);
}

#[test]
fn ten_nodes_that_start_at_once_bring_an_empty_database_up_to_date_once() {
    let Some(db) = TestStore::postgres_with(&[]) else { return };
    ask(db.url(), "DROP TABLE refinery_schema_history, schema_needs");
    let site = Site::on(db.url());
    let starting: Vec<_> = (0..10).map(|_| site.starting(&[("workers", "1")])).collect();
    let nodes: Vec<Node> = starting.into_iter().map(|node| node.up().expect("a node")).collect();
    assert!(nodes.iter().all(|node| node.get("/readyz").unwrap().status == 200));
    let applied = |count: usize| {
        let told = format!("applied={count}");
        nodes.iter().filter(|node| node.log().split_whitespace().any(|word| word == told)).count()
    };
    assert_eq!((applied(MIGRATIONS.len()), applied(0)), (1, 9));
}

/// The migrations of a later release: one that only adds, then one that takes away and says so.
fn later_release() -> Vec<Migration> {
    let next = u32::try_from(MIGRATIONS.len()).unwrap() + 1;
    let contract =
        format!("ALTER TABLE votes DROP COLUMN comment; UPDATE schema_needs SET version = {}", next + 1);
    let migration = |version, name, postgres| Migration { version, name, sqlite: "", postgres };
    let mut all = MIGRATIONS.to_vec();
    all.push(migration(next, "expand", "ALTER TABLE votes ADD COLUMN mood BIGINT NOT NULL DEFAULT 7"));
    all.push(migration(next + 1, "contract", contract.leak()));
    all
}

#[test]
fn an_old_node_works_beside_a_new_one_until_the_new_release_takes_something_away() {
    let Some(db) = TestStore::postgres_with(MIGRATIONS) else { return };
    let (site, world) = site(db.url(), &db);
    let release = later_release();
    let old = site.node(&[]);
    assert_eq!(old.vote("trip", "Before").unwrap().status, 303);

    let new = open(db.url(), &release[..release.len() - 1]);
    assert_eq!(old.vote("trip", "After").unwrap().status, 303, "a running node of the old release");
    let again = site.node(&[]);
    assert_eq!(again.vote("trip", "Again").unwrap().status, 303, "one that starts after the migration");
    let moods =
        new.read_blocking::<Vec<i64>, Error, _>(|tx| tx.query_all("SELECT mood FROM votes", params![]));
    assert_eq!(moods, Ok(vec![7, 7, 7]), "the new release sees the votes of the old one");
    assert_eq!(world.recounted("trip").votes(), 3);
    drop((old, again));

    open(db.url(), &release).close();
    let refused = site.starting(&[]).up().err().expect("no node");
    let (needs, known) = (release.len(), MIGRATIONS.len());
    let line = refused.err.lines().last().unwrap_or_default();
    assert!(
        line.starts_with(&format!("bitpoll: database: the database was brought to schema {needs} by ")),
        "{line}"
    );
    assert!(line.contains(&format!("which knows schema {known}: ")), "{line}");
    assert_eq!(refused.code, Some(1));
}

#[test]
fn a_node_cut_off_from_the_database_says_so_and_recovers() {
    let Some(db) = TestStore::postgres_with(MIGRATIONS) else { return };
    let line = Line::to(db.url());
    let (site, world) = site(&line.url(""), &db);
    let node = site.node(&IMPATIENT);
    assert_eq!(node.vote("trip", "Before").unwrap().status, 303);
    line.cut();
    thread::scope(|scope| {
        for number in 0..6 {
            let node = &node;
            scope.spawn(move || {
                let told =
                    if number % 2 == 0 { node.get("/poll/trip/") } else { node.vote("trip", "Cut off") };
                let told = told.expect("an answer");
                assert_eq!((told.status, told.retry_after.as_str()), (503, "5"));
            });
        }
    });
    line.mend();
    assert_eq!(node.vote("trip", "After").unwrap().status, 303);
    assert_eq!(node.get("/poll/trip/").unwrap().status, 200);
    assert_eq!(world.recounted("trip").votes(), 2);
}

#[test]
fn requests_that_find_no_connection_are_told_to_come_again() {
    let Some(db) = TestStore::postgres_with(MIGRATIONS) else { return };
    let (site, _) = site(db.url(), &db);
    let node = site.node(&[("database_connections", "1"), ("database_wait", "0.3")]);
    assert_eq!(node.get("/poll/trip/").unwrap().status, 200);
    let (locked, release) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicBool::new(false)));
    let (store, has, may) = (db.store(), Arc::clone(&locked), Arc::clone(&release));
    let holder = thread::spawn(move || {
        store.write_blocking::<_, Error, _>(move |tx| {
            tx.execute("UPDATE polls SET title = 'Held' WHERE slug = 'trip'", params![])?;
            has.store(true, Ordering::SeqCst);
            while !may.load(Ordering::SeqCst) {
                thread::sleep(Duration::from_millis(5));
            }
            Ok(())
        })
    });
    until("the poll is held", || locked.load(Ordering::SeqCst));
    thread::scope(|scope| {
        let voter = scope.spawn(|| node.vote("trip", "Patience"));
        let waits = "SELECT count(*) FROM pg_locks AS waiting JOIN pg_stat_activity AS other USING (pid)
            WHERE NOT granted AND other.query LIKE '%UPDATE polls%'";
        until("the vote waits for the poll", || {
            db.read_blocking::<i64, Error, _>(move |tx| tx.query_one(waits, params![])).unwrap() > 0
        });
        let told = node.get("/poll/trip/").expect("an answer while the other request waits");
        assert_eq!((told.status, told.retry_after.as_str()), (503, "5"));
        release.store(true, Ordering::SeqCst);
        assert_eq!(voter.join().unwrap().expect("an answer").status, 303);
    });
    assert!(holder.join().unwrap().is_ok());
    assert_eq!(node.get("/poll/trip/").unwrap().status, 200);
}

#[test]
fn a_node_waits_for_a_database_that_starts_later() {
    let Some(cluster) = Cluster::start() else { return };
    cluster.stop();
    let site = Site::on(cluster.url());
    let node = site.starting(&[]);
    until("it says that it waits", || node.log().contains("waiting for the database"));
    cluster.resume();
    assert_eq!(node.up().expect("a node").get("/readyz").unwrap().status, 200);
}

#[test]
fn a_node_gives_up_waiting_with_one_line_that_names_the_server_and_no_password() {
    let nowhere = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let site = Site::on(&format!("postgres://ada:hunter2@{nowhere}/polls"));
    let ended = site.starting(&[("database_start_wait", "0.1"), ("log_level", "error")]).up().err().unwrap();
    let start = format!("bitpoll: database: the database is not available: {nowhere}: ");
    assert!(ended.err.starts_with(&start) && ended.err.lines().count() == 1, "{}", ended.err);
    assert!(!ended.err.contains("hunter2"));
    assert_eq!(ended.code, Some(1));
}
