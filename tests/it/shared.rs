//! What nodes of one site share: attempts at secrets, the upkeep, and the keys. On SQLite the "nodes" are one.

use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;

use bitpoll::actions::attempts::{Guesser, Pace, count_link, count_password, uncount_password};
use bitpoll::actions::{Error, Result, site_keys, upkeep};
use bitpoll::domain::poll::Settings;
use bitpoll::secrets::Keys;
use bitpoll::store::jobs::Lease;
use bitpoll::store::migrate::MIGRATIONS;
use bitpoll::store::{Database, Engine, Store, Tx, Watch};
use futures_util::FutureExt as _;

use crate::support::db::{TestStore, ask, for_each_engine};
use crate::support::world::{World, ballot};

fn keys() -> Keys {
    Keys::new(&[[7; 32]])
}

/// A client by a number.
fn client(number: u32) -> Option<IpAddr> {
    Some(IpAddr::V4((0xc000_0200 + number).into()))
}

fn guess(store: &Store, from: u32, account: &str) -> Result<Pace> {
    let guesser = Guesser::new(&keys(), client(from), account);
    store.write_blocking(move |tx| count_password(tx, &guesser))
}

/// The same database as two nodes open it; SQLite is opened by one alone.
fn two_nodes(db: &TestStore) -> [Store; 2] {
    let other = match db.engine() {
        Engine::Sqlite => db.store(),
        Engine::Postgres => Store::open(&db.config, db.clock()).expect("another node opens it"),
    };
    [db.store(), other]
}

/// Does something so often at once, on all nodes in turn.
fn at_once<T: Send>(nodes: &[Store], times: usize, deed: impl Fn(&Store) -> T + Sync) -> Vec<T> {
    std::thread::scope(|scope| {
        let deed = &deed;
        let running: Vec<_> =
            (0..times).map(|number| scope.spawn(move || deed(&nodes[number % nodes.len()]))).collect();
        running.into_iter().map(|thread| thread.join().expect("it ends")).collect()
    })
}

#[test]
fn fifty_guesses_at_once_on_two_nodes_are_ten() {
    for_each_engine(|db| {
        let answers = at_once(&two_nodes(&db), 50, |node| guess(node, 1, "ada"));
        assert_eq!(answers.iter().filter(|answer| matches!(answer, Ok(Pace::Usual))).count(), 10);
        let refused = answers.iter().filter(|answer| matches!(answer, Err(Error::TooOften(1..=60))));
        assert_eq!(refused.count(), 40, "{answers:?}");
    });
}

#[test]
fn a_stranger_who_guesses_keeps_nobody_out_elsewhere() {
    for_each_engine(|db| {
        assert_eq!((0..30).filter(|_| guess(&db, 1, "ada").is_ok()).count(), 10);
        assert!(guess(&db, 2, "ada").is_ok());
        assert!(guess(&db, 1, "bob").is_ok());
    });
}

#[test]
fn a_minute_gives_one_more_guess() {
    for_each_engine(|db| {
        assert_eq!((0..30).filter(|_| guess(&db, 1, "ada").is_ok()).count(), 10);
        db.advance(60);
        assert_eq!((0..30).filter(|_| guess(&db, 1, "ada").is_ok()).count(), 1);
    });
}

#[test]
fn guesses_from_everywhere_make_an_account_slow_and_never_close_it() {
    for_each_engine(|db| {
        let paces: Vec<_> = (0..250).map(|from| guess(&db, from, "ada").expect("it is looked at")).collect();
        assert_eq!(paces.iter().filter(|pace| **pace == Pace::Usual).count(), 200);
    });
}

#[test]
fn one_network_does_not_guess_at_many_accounts() {
    for_each_engine(|db| {
        let answers = (0..100).filter(|number| guess(&db, 1, &format!("user{number}")).is_ok());
        assert_eq!(answers.count(), 60);
    });
}

#[test]
fn right_passwords_are_not_counted() {
    for_each_engine(|db| {
        for _ in 0..250 {
            let pace = guess(&db, 1, "ada").expect("it is let through");
            assert_eq!(pace, Pace::Usual);
            let guesser = Guesser::new(&keys(), client(1), "ada");
            db.write_blocking(move |tx| uncount_password(tx, &guesser, pace)).expect("it is taken back");
        }
    });
}

#[test]
fn links_are_opened_sixty_at_once_from_one_network_on_all_nodes_together() {
    for_each_engine(|db| {
        let open = |node: &Store| node.write_blocking(|tx| count_link(tx, &keys(), client(1)));
        let answers = at_once(&two_nodes(&db), 80, open);
        assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 60);
        assert!(db.write_blocking(|tx| count_link(tx, &keys(), client(2))).is_ok());
    });
}

#[test]
fn who_tried_what_is_not_to_be_read_and_soon_forgotten() {
    for_each_engine(|db| {
        assert!(guess(&db, 1, "ada").is_ok());
        let clear = |db: &TestStore| db.write_blocking(upkeep::clear_expired).expect("it is tidied");
        assert_eq!(clear(&db), 0);
        let held = db.read_blocking::<i64, bitpoll::store::Error, _>(|tx| {
            tx.query_one("SELECT MAX(LENGTH(key)) FROM attempts", &[])
        });
        assert_eq!(held, Ok(32), "hashes");
        db.advance(60);
        assert_eq!(clear(&db), 3);
    });
}

fn begins(node: &Store) -> Option<Lease> {
    node.write_blocking(upkeep::begin).expect("it is answered")
}

fn ends(node: &Store, lease: Lease) {
    node.write_blocking(move |tx| upkeep::end(tx, lease)).expect("it ends");
}

#[test]
fn of_many_nodes_one_does_the_upkeep_and_after_an_hour_one_again() {
    for_each_engine(|db| {
        let nodes = two_nodes(&db);
        let turns = || at_once(&nodes, 10, begins).into_iter().flatten().collect::<Vec<_>>();
        let turn = turns();
        assert_eq!(turn.len(), 1);
        ends(&db, turn[0]);
        assert_eq!(turns(), []);
        db.advance(3_600);
        assert_eq!(turns().len(), 1);
    });
}

#[test]
fn a_clock_that_was_years_ahead_does_not_stop_the_upkeep_for_years() {
    for_each_engine(|db| {
        db.advance(10 * 365 * 86_400);
        let lease = begins(&db).expect("its turn");
        ends(&db, lease);
        db.advance(-10 * 365 * 86_400);
        assert!(begins(&db).is_some());
    });
}

#[test]
fn the_upkeep_of_a_node_that_died_is_taken_over() {
    for_each_engine(|db| {
        assert!(begins(&db).is_some());
        db.advance(899);
        assert!(begins(&db).is_none());
        db.advance(1);
        assert!(begins(&db).is_some());
    });
}

#[test]
fn a_node_that_took_too_long_does_not_end_what_another_node_is_at() {
    for_each_engine(|db| {
        let late = begins(&db).expect("its turn");
        db.advance(900);
        let other = begins(&db).expect("it is taken over");
        ends(&db, late);
        assert!(begins(&db).is_none(), "the other one is still at it");
        db.advance(1);
        ends(&db, other);
        db.advance(3_599);
        assert!(begins(&db).is_none(), "not due");
        db.advance(1);
        assert!(begins(&db).is_some());
    });
}

/// Waits until something of a poll may have changed.
fn is_told(watch: &mut Watch) -> bool {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    runtime.block_on(async { tokio::time::timeout(Duration::from_secs(30), watch.changed()).await.is_ok() })
}

#[test]
fn who_waits_on_one_node_is_told_what_another_has_changed() {
    for_each_engine(|db| {
        let [one, other] = two_nodes(&db);
        let world = World::new(one, keys());
        let polls = ["trip", "other"].map(|slug| world.poll(&world.user(slug), slug, Settings::default()).id);
        let mut watches = polls.map(|poll| other.watch(poll));
        if db.engine() == Engine::Postgres {
            assert!(watches.iter_mut().all(is_told), "from here on it listens");
        }
        world.vote(&world.guest(), "trip", &ballot("Ann", &[(1, 1)]));
        assert!(is_told(&mut watches[0]));
        assert!(watches[1].changed().now_or_never().is_none(), "the other poll is as it was");
    });
}

#[test]
fn a_node_that_could_not_listen_for_a_while_takes_everything_for_changed() {
    let Some(db) = TestStore::postgres_with(MIGRATIONS) else { return };
    let Database::Postgres { url } = &db.config.database else { unreachable!() };
    let world = World::new(db.store(), keys());
    let poll = world.poll(&world.user("owner"), "trip", Settings::default()).id;
    let mut watch = db.watch(poll);
    assert!(is_told(&mut watch));
    let schema = url.rsplit("%3D").next().expect("a schema");
    let listeners = format!(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query = 'LISTEN \"bitpoll {schema}\"'"
    );
    ask(url, &listeners);
    assert!(is_told(&mut watch));
}

fn belong(db: &TestStore, secrets: &[[u8; 32]]) -> bool {
    let keys = Keys::new(secrets);
    db.write_blocking(move |tx: &mut Tx<'_>| site_keys::belong(tx, &keys)).expect("it is answered")
}

#[test]
fn a_database_knows_its_keys_through_rotations_and_refuses_others() {
    for_each_engine(|db| {
        let (old, new, strange) = ([1; 32], [2; 32], [3; 32]);
        assert!(belong(&db, &[old]), "the first ones");
        assert!(belong(&db, &[old]));
        assert!(!belong(&db, &[strange]));
        assert!(belong(&db, &[new, old]), "rotated");
        assert!(belong(&db, &[old]), "a node that still has the old file");
        assert!(belong(&db, &[new]), "the old one is retired");
        assert!(!belong(&db, &[old]));
        assert!(!belong(&db, &[strange]));
        let keys = Keys::new(&[strange]);
        db.write_blocking(move |tx| site_keys::accept(tx, &keys)).expect("it is accepted");
        assert!(belong(&db, &[strange]));
        assert!(!belong(&db, &[new]));
        let running = Keys::new(&[new]);
        let fits = db.read_blocking(move |tx| site_keys::are_known(tx, &running));
        assert!(!fits.expect("it is answered"), "a server that runs with it is told");
    });
}

#[test]
fn nodes_that_start_together_agree_on_the_keys_of_one() {
    for_each_engine(|db| {
        let nodes = two_nodes(&db);
        let next = Arc::new(std::sync::atomic::AtomicU8::new(1));
        let accepted = at_once(&nodes, 8, |node| {
            let own = next.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
            let keys = Keys::new(&[[own; 32]]);
            node.write_blocking(move |tx| site_keys::belong(tx, &keys)).expect("it is answered")
        });
        assert_eq!(accepted.into_iter().filter(|accepted| *accepted).count(), 1);
    });
}

#[test]
fn however_much_has_expired_it_is_forgotten_in_steps() {
    for_each_engine(|db| {
        for from in 0..400 {
            let _ = guess(&db, from, &format!("user{from}"));
        }
        db.advance(3_600);
        let mut steps = Vec::new();
        loop {
            match db.write_blocking(upkeep::clear_expired).expect("it is tidied") {
                0 => break,
                some => steps.push(some),
            }
        }
        assert_eq!(steps, [500, 500, 200], "three rows for each of 400 guesses");
    });
}
