//! The real binary is killed in the middle of votes, or its disk fails: what it acknowledged is there.

use std::io::{BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use tempfile::TempDir;

use bitpoll::domain::poll::Settings;
use bitpoll::store::{Database, DatabaseConfig, Store, check};

use crate::support::node::{Node, Site};
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

/// A site with a poll, its database and where that lies.
fn site() -> (Site, PathBuf, TempDir) {
    let directory = tempfile::tempdir().expect("a directory");
    let path = directory.path().join("bitpoll.db");
    let site = Site::on(path.to_str().expect("a path"));
    let store = open(&path);
    let world = World::new(store.clone(), site.keys());
    world.poll(&world.user("teacher"), "trip", Settings::default());
    store.close();
    (site, path, directory)
}

/// Starts the site anew: the database is sound and has the votes of everybody who was told so. Gives its results.
fn all_are_there(site: &Site, path: &Path, acknowledged: &[String]) -> String {
    let again = site.node(&[]);
    let csv = again.get("/poll/trip.csv").expect("the results").text;
    let missing: Vec<_> = acknowledged.iter().filter(|name| !csv.contains(&format!("\"{name}\","))).collect();
    assert!(missing.is_empty(), "{missing:?} were told that they had voted");
    drop(again);
    assert_eq!(open(path).read_blocking(check::integrity).unwrap(), Vec::<String>::new());
    csv
}

#[test]
fn every_acknowledged_vote_survives_a_kill_in_the_middle_of_two_hundred() {
    let (site, path, _directory) = site();
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

    all_are_there(&site, &path, &acknowledged);
    let votes = World::new(open(&path), site.keys()).recounted("trip").votes();
    assert!(
        (acknowledged.len()..=VOTERS).contains(&usize::try_from(votes).unwrap()),
        "{votes} votes are there"
    );
}

/// Makes nothing durable, as a disk that fails, for as long as it lives.
struct BadDisk(Child);

impl BadDisk {
    /// For all threads of a process. Nothing, if this machine does not let us get hold of them.
    fn under(server: &Node) -> Option<Self> {
        Self::fails(&["-f", "-p", &server.pid().to_string()])
    }

    /// For the thread alone that moves the log into the database.
    fn under_the_checkpoints(server: &Node) -> Option<Self> {
        let tasks = std::fs::read_dir(format!("/proc/{}/task", server.pid())).expect("threads");
        let is_it = |task: &PathBuf| {
            std::fs::read_to_string(task.join("comm")).is_ok_and(|name| name.starts_with("store-checkpoin"))
        };
        let task = tasks.filter_map(|task| Some(task.ok()?.path())).find(is_it).expect("the thread");
        Self::fails(&["-p", task.file_name()?.to_str()?])
    }

    fn fails(whom: &[&str]) -> Option<Self> {
        let mut command = Command::new("strace");
        command.args(["-e", "trace=fdatasync,fsync", "-e", "inject=fdatasync,fsync:error=EIO"]);
        let mut child = command.args(whom).stderr(Stdio::piped()).spawn().ok()?;
        let mut said = BufReader::new(child.stderr.take()?);
        let mut line = String::new();
        said.read_line(&mut line).ok()?;
        // What else it says, nobody reads; it must not wait for that.
        std::thread::spawn(move || std::io::copy(&mut said, &mut std::io::sink()));
        line.contains("attached").then_some(Self(child))
    }
}

impl Drop for BadDisk {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn not_tested() {
    let _ = std::io::stderr().write_all(b"crash: strace cannot make a disk fail here: NOT tested\n");
}

#[test]
fn no_vote_is_acknowledged_after_the_log_could_not_be_moved_and_none_before_is_lost() {
    let (site, path, _directory) = site();
    let server = site.node(&[]);
    let Some(disk) = BadDisk::under_the_checkpoints(&server) else { return not_tested() };
    let mut acknowledged = Vec::new();
    let refused = (0..2_000).any(|number| {
        let name = format!("Pupil {number}");
        let status = server.vote("trip", &name).expect("an answer").status;
        if status == 303 {
            acknowledged.push(name);
        }
        status == 503
    });
    assert!(refused, "of {} votes", acknowledged.len());
    drop(disk);
    assert_eq!(server.vote("trip", "Afterwards").expect("an answer").status, 503);
    server.kill();
    drop(server);

    all_are_there(&site, &path, &acknowledged);
}

#[test]
fn no_vote_is_acknowledged_after_the_disk_has_failed_until_the_next_start() {
    let (site, path, _directory) = site();
    let server = site.node(&[]);
    let status = |name: &str| server.vote("trip", name).expect("an answer").status;
    assert_eq!(status("Before"), 303);
    let Some(disk) = BadDisk::under(&server) else { return not_tested() };
    assert_eq!(status("Meanwhile"), 503);
    drop(disk);
    assert_eq!(status("Afterwards"), 503, "what it says of a second try proves nothing");
    assert_eq!(server.get("/poll/trip/").expect("a page").status, 200, "reading goes on");
    let ready = server.get("/readyz").expect("an answer");
    assert_eq!(ready.status, 503);
    assert!(ready.text.contains("the disk of the database has failed"), "{}", ready.text);
    assert!(server.log().contains("the disk did not take what was written"));
    server.kill();
    drop(server);

    let again = site.node(&[]);
    assert_eq!(again.vote("trip", "Later").expect("an answer").status, 303);
    drop(again);
    let csv = all_are_there(&site, &path, &["Before".to_owned(), "Later".to_owned()]);
    assert!(!csv.contains("Afterwards"), "{csv}");
}
