//! Where the server answers: several addresses, sockets by a path, and what is told when it cannot.

use std::io::{BufRead as _, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::os::unix::fs::PermissionsExt as _;
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::Path;
use std::process::{Child, Stdio};

use tempfile::TempDir;

use crate::cli::{bitpoll, place, run};

/// A server that is killed when the test ends.
struct Server(Child);

impl Server {
    /// Starts and gives the places that it names.
    fn start(place: &TempDir, listen: &str) -> (Self, Vec<String>) {
        let mut command = bitpoll(place, &["serve", "--listen", listen]);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let places = line.trim_end().strip_prefix("bitpoll is running at ").expect("places");
        (Self(child), places.split(" and ").map(str::to_owned).collect())
    }

    fn stop(mut self) {
        let id = rustix::process::Pid::from_child(&self.0);
        rustix::process::kill_process(id, rustix::process::Signal::TERM).unwrap();
        assert_eq!(self.0.wait().unwrap().code(), Some(0));
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// The status line of a page by a connection.
fn status(mut connection: impl Read + Write) -> String {
    connection.write_all(b"GET /about/ HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n").unwrap();
    let mut answer = String::new();
    connection.read_to_string(&mut answer).unwrap();
    answer.lines().next().unwrap_or_default().to_owned()
}

fn by_tcp(place: &str) -> String {
    status(TcpStream::connect(place.strip_prefix("http://").unwrap()).unwrap())
}

fn by_path(path: &Path) -> String {
    status(UnixStream::connect(path).unwrap())
}

const FINE: &str = "HTTP/1.1 200 OK";

#[test]
fn one_server_answers_at_several_addresses_of_both_families_and_by_a_path() {
    let place = place();
    let socket = place.path().join("web.sock");
    let listen = format!("127.0.0.1:0, [::1]:0, unix:{}?mode=0622", socket.display());
    let (server, places) = Server::start(&place, &listen);
    assert_eq!(places.len(), 3, "{places:?}");
    assert_eq!([by_tcp(&places[0]), by_tcp(&places[1]), by_path(&socket)], [FINE; 3]);
    assert!(places[1].starts_with("http://[::1]:"), "{places:?}");
    assert_eq!(socket.metadata().unwrap().permissions().mode() & 0o777, 0o622);
    server.stop();
    assert!(!socket.exists(), "it takes its socket with it");
}

#[test]
fn both_families_have_the_same_port_if_both_are_named() {
    let place = place();
    let free = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let (_server, places) = Server::start(&place, &format!("0.0.0.0:{free}, [::]:{free}"));
    assert_eq!(places.len(), 2);
    assert_eq!(by_tcp(&format!("http://127.0.0.1:{free}")), FINE);
    assert_eq!(by_tcp(&format!("http://[::1]:{free}")), FINE);
}

#[test]
fn a_socket_that_a_killed_server_left_behind_is_replaced_and_one_in_use_is_not() {
    let place = place();
    let socket = place.path().join("web.sock");
    let listen = format!("unix:{}", socket.display());
    let (mut killed, _) = Server::start(&place, &listen);
    let refused = run(&place, &["serve", "--listen", &listen]);
    assert!(refused.err.contains("another server answers there"), "{}", refused.err);
    killed.0.kill().unwrap();
    killed.0.wait().unwrap();
    assert!(socket.exists());
    let (server, _) = Server::start(&place, &listen);
    assert_eq!(socket.metadata().unwrap().permissions().mode() & 0o777, 0o660);
    assert_eq!(by_path(&socket), FINE);
    server.stop();
}

#[test]
fn a_place_that_cannot_be_had_is_told_in_one_line_that_says_how_to_mend_it() {
    let place = place();
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let _live = UnixListener::bind(place.path().join("live.sock")).unwrap();
    std::fs::write(place.path().join("file"), "").unwrap();
    let here = place.path().display();
    for (listen, told) in [
        (format!("127.0.0.1:0, {}", taken.local_addr().unwrap()), "the port is taken"),
        ("192.0.2.1:80".to_owned(), "this machine has no such address"),
        (format!("unix:{here}/file"), "something that is no socket"),
        (format!("unix:{here}/live.sock"), "another server answers there"),
        (format!("unix:{here}/nowhere/web.sock"), "its directory is not there"),
        ("unix:/proc/web.sock".to_owned(), "choose another"),
        ("unix:relative".to_owned(), "must be addresses with a port"),
        ("8080".to_owned(), "must be addresses with a port"),
        ("".to_owned(), "must be addresses with a port"),
    ] {
        let refused = run(&place, &["serve", "--listen", &listen]);
        assert_eq!(refused.code, Some(2), "{listen}: {}", refused.err);
        assert!(refused.err.starts_with("bitpoll: listen = "), "{}", refused.err);
        assert!(refused.err.contains(told), "{listen}: {}", refused.err);
        assert_eq!(refused.err.lines().count(), 1, "{}", refused.err);
    }
    assert!(place.path().join("file").exists(), "nothing of others is removed");
}
