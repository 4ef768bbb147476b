//! Clients that are many, slow or silent do not stop others.

use std::net::TcpStream;
use std::path::Path;
use std::process::{Command, Stdio};

use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

use crate::cli::place;
use crate::support::app::Client;
use crate::support::identity_provider::there;
use crate::support::node::{Node, Site};

const TESTER: &str = "/usr/bin/slowhttptest";

/// How many files this process, and so the server too, may have open at most.
fn files_at_most() -> usize {
    let Rlimit { maximum, .. } = getrlimit(Resource::Nofile);
    setrlimit(Resource::Nofile, Rlimit { current: maximum, maximum }).unwrap();
    maximum.map_or(usize::MAX, |files| usize::try_from(files).unwrap())
}

fn assert_answers(node: &Node) {
    let client = Client::at(&node.address);
    for _ in 0..20 {
        assert_eq!(client.get("/").status, 200);
    }
}

#[test]
fn ten_thousand_connections_that_say_nothing_do_not_stop_others() {
    // Where the system allows few files, there are as many as leave room for others in server and test.
    let silent = 10_000.min(files_at_most() / 2 - 256);
    let place = place();
    let site = Site::on(place.path().join("polls.db").to_str().unwrap());
    let node = site.node(&[]);
    let address = node.address.strip_prefix("http://").unwrap();
    let connections: Vec<TcpStream> = (0..silent).map(|_| TcpStream::connect(address).unwrap()).collect();
    assert_answers(&node);
    assert_eq!(connections.len(), silent);
}

#[test]
fn slow_heads_slow_bodies_and_slow_readers_do_not_stop_others() {
    if !there(Path::new(TESTER), "slowhttptest (bin/setup installs it): slow clients") {
        return;
    }
    let place = place();
    let site = Site::on(place.path().join("polls.db").to_str().unwrap());
    let node = site.node(&[]);
    let page = format!("{}/", node.address);
    let attack = |kind: &[&str]| {
        let mut command = Command::new(TESTER);
        command.args(kind).args(["-c", "300", "-r", "300", "-i", "1", "-l", "4", "-p", "3", "-u", &page]);
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap()
    };
    let heads = attack(&["-H"]);
    let bodies = attack(&["-B", "-s", "1000000"]);
    let readers = attack(&["-X", "-w", "1", "-y", "16", "-n", "1", "-z", "8", "-k", "3"]);
    assert_answers(&node);
    for attack in [heads, bodies, readers] {
        let told = attack.wait_with_output().unwrap().stdout;
        let told = String::from_utf8_lossy(&told).into_owned();
        let last = told.lines().rev().find(|line| line.contains("service available")).unwrap_or(&told);
        assert!(last.contains("YES"), "{told}");
    }
    assert_answers(&node);
}
