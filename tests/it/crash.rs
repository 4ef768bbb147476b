//! The real binary is killed in the middle of votes: what it acknowledged is there.

use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use bitpoll::domain::poll::Settings;
use bitpoll::store::{Database, DatabaseConfig, Store, check};

use crate::support::node::Site;
use crate::support::world::World;

/// Voters at once.
const VOTERS: usize = 200;
/// Acknowledged votes after which the server is killed.
const ENOUGH: usize = 60;

fn open(path: &Path) -> Store {
    let config = DatabaseConfig::new(Database::Sqlite { path: path.to_owned() });
    let clock = || crate::support::db::NOON;
    Store::open(&config, std::sync::Arc::new(clock)).expect("the database opens")
}

#[test]
fn every_acknowledged_vote_survives_a_kill_in_the_middle_of_two_hundred() {
    let directory = tempfile::tempdir().expect("a directory");
    let path = directory.path().join("bitpoll.db");
    let site = Site::on(path.to_str().expect("a path"));
    let store = open(&path);
    let world = World::new(store.clone(), site.keys());
    world.poll(&world.user("teacher"), "trip", Settings::default());
    store.close();
    drop((store, world));

    let server = site.node(&[]);
    let (acknowledged, sent) = (Mutex::new(Vec::new()), AtomicUsize::new(0));
    std::thread::scope(|scope| {
        for number in 0..VOTERS {
            let (server, acknowledged, sent) = (&server, &acknowledged, &sent);
            scope.spawn(move || {
                let name = format!("Pupil {number}");
                sent.fetch_add(1, Ordering::Relaxed);
                if server.vote("trip", &name).is_some_and(|told| told.status == 303) {
                    acknowledged.lock().unwrap().push(name);
                }
            });
        }
        while acknowledged.lock().unwrap().len() < ENOUGH {
            std::thread::yield_now();
        }
        server.kill();
    });
    drop(server);
    let acknowledged = acknowledged.into_inner().unwrap();
    assert_eq!(sent.into_inner(), VOTERS);

    let again = site.node(&[]);
    let csv = again.get("/poll/trip.csv").expect("the results").text;
    let missing: Vec<_> = acknowledged.iter().filter(|name| !csv.contains(&format!("\"{name}\","))).collect();
    assert!(missing.is_empty(), "{missing:?} were told that they had voted");
    drop(again);

    let store = open(&path);
    assert_eq!(store.read_blocking(check::integrity).unwrap(), Vec::<String>::new());
    let votes = World::new(store, site.keys()).recounted("trip").votes();
    assert!(
        (acknowledged.len()..=VOTERS).contains(&usize::try_from(votes).unwrap()),
        "{votes} votes are there"
    );
}
