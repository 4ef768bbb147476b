//! The real binary is killed in the middle of votes: what it acknowledged is there.

use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use bitpoll::domain::poll::Settings;
use bitpoll::secrets::{Keys, Random};
use bitpoll::store::{Database, DatabaseConfig, Store, check};
use ureq::Agent;

use crate::support::world::World;

/// Voters at once.
const VOTERS: usize = 200;
/// Acknowledged votes after which the server is killed.
const ENOUGH: usize = 60;

struct Server {
    child: Child,
    address: String,
}

impl Server {
    fn start(directory: &Path) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_bitpoll"))
            .args(["serve", "--listen", "127.0.0.1:0", "--limits-exempt", "127.0.0.0/8", "--data-dir"])
            .arg(directory)
            .current_dir(directory)
            .env_clear()
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the binary runs");
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).expect("it says where it is");
        let address = line.split_whitespace().last().expect("an address").to_owned();
        Self { child, address }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn open(directory: &Path) -> Store {
    let config = DatabaseConfig::new(Database::Sqlite { path: directory.join("bitpoll.db") });
    let clock = || crate::support::db::NOON;
    Store::open(&config, std::sync::Arc::new(clock)).expect("the database opens")
}

fn vote(agent: &Agent, address: &str, name: &str) -> bool {
    let answer = agent
        .post(format!("{address}/poll/trip/vote/"))
        .header("sec-fetch-site", "same-origin")
        .send_form([("name", name), ("a1", "1"), ("a2", "3")]);
    answer.is_ok_and(|answer| answer.status() == 303)
}

#[test]
fn every_acknowledged_vote_survives_a_kill_in_the_middle_of_two_hundred() {
    let directory = tempfile::tempdir().expect("a directory");
    let place = directory.path();
    let keys = Keys::load_or_create(&place.join("secret.key"), &Random::seeded(1)).expect("keys");
    let store = open(place);
    let world = World::new(store.clone(), keys.clone());
    world.poll(&world.user("teacher"), "trip", Settings::default());
    store.close();
    drop((store, world));

    let mut server = Server::start(place);
    let (acknowledged, sent) = (Mutex::new(Vec::new()), AtomicUsize::new(0));
    let agent: Agent = Agent::config_builder().http_status_as_error(false).max_redirects(0).build().into();
    std::thread::scope(|scope| {
        for number in 0..VOTERS {
            let (agent, address, acknowledged, sent) =
                (agent.clone(), server.address.clone(), &acknowledged, &sent);
            scope.spawn(move || {
                let name = format!("Pupil {number}");
                sent.fetch_add(1, Ordering::Relaxed);
                if vote(&agent, &address, &name) {
                    acknowledged.lock().unwrap().push(name);
                }
            });
        }
        while acknowledged.lock().unwrap().len() < ENOUGH {
            std::thread::yield_now();
        }
        // SIGKILL: nothing is finished, nothing is flushed.
        server.child.kill().expect("it dies");
    });
    let _ = server.child.wait();
    let acknowledged = acknowledged.into_inner().unwrap();
    assert_eq!(sent.into_inner(), VOTERS);

    let again = Server::start(place);
    let csv = agent.get(format!("{}/poll/trip.csv", again.address)).call().unwrap();
    let csv = csv.into_body().read_to_string().unwrap();
    let missing: Vec<_> = acknowledged.iter().filter(|name| !csv.contains(&format!("\"{name}\","))).collect();
    assert!(missing.is_empty(), "{missing:?} were told that they had voted");
    drop(again);

    let store = open(place);
    assert_eq!(store.read_blocking(check::integrity).unwrap(), Vec::<String>::new());
    let votes = World::new(store, keys).recounted("trip").votes();
    assert!(
        (acknowledged.len()..=VOTERS).contains(&usize::try_from(votes).unwrap()),
        "{votes} votes are there"
    );
}
