//! A server that is started as systemd does it: with sockets that stay open, and somebody who is told how it goes. The
//! test is the service manager.

use std::fs::File;
use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::os::fd::OwnedFd;
use std::os::unix::net::{UnixDatagram, UnixListener, UnixStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use bitpoll::cli::STOPS_WITHIN;
use rustix::process::{Pid, Signal, kill_process};
use tempfile::TempDir;

use crate::cli::place;

/// A service with a socket of its own.
struct Service {
    place: TempDir,
    /// The program, as a link that an upgrade changes.
    program: PathBuf,
    told: UnixDatagram,
}

impl Service {
    fn new() -> Self {
        let place = place();
        let told = UnixDatagram::bind(place.path().join("notify.sock")).unwrap();
        told.set_read_timeout(Some(Duration::from_secs(60))).unwrap();
        let service = Self { program: place.path().join("current"), place, told };
        service.upgrade();
        service
    }

    /// Puts another program into the place of the one before, at once.
    fn upgrade(&self) {
        let draft = self.place.path().join("next");
        std::os::unix::fs::symlink(env!("CARGO_BIN_EXE_bitpoll"), &draft).unwrap();
        std::fs::rename(draft, &self.program).unwrap();
    }

    /// Starts it with a socket as descriptor 3, as `systemd.socket` has it, and waits until it is ready.
    fn start(&self, socket: OwnedFd, environment: &[(&str, &str)]) -> Running {
        let script = "LISTEN_PID=$$ LISTEN_FDS=1 exec \"$0\" serve 3<&0 0</dev/null";
        let mut command = Command::new("/bin/sh");
        command
            .args(["-c", script])
            .arg(&self.program)
            .current_dir(&self.place)
            .env_clear()
            .env("NOTIFY_SOCKET", self.place.path().join("notify.sock"))
            .envs(environment.iter().copied())
            .stdin(Stdio::from(socket))
            .stdout(Stdio::null())
            .stderr(File::options().create(true).append(true).open(self.place.path().join("log")).unwrap());
        let running = Running(command.spawn().unwrap());
        self.until("READY=1");
        running
    }

    /// Waits until the service manager is told this.
    fn until(&self, wanted: &str) {
        let mut buffer = [0; 4096];
        loop {
            let length = self
                .told
                .recv(&mut buffer)
                .unwrap_or_else(|error| panic!("{wanted}: {error}: {}", self.log()));
            if String::from_utf8_lossy(&buffer[..length]).lines().any(|line| line == wanted) {
                return;
            }
        }
    }

    fn log(&self) -> String {
        std::fs::read_to_string(self.place.path().join("log")).unwrap_or_default()
    }
}

struct Running(Child);

impl Running {
    fn signal(&self, signal: Signal) {
        kill_process(Pid::from_child(&self.0), signal).unwrap();
    }

    fn stop(self) {
        self.signal(Signal::TERM);
        self.stop_is_over();
    }

    fn stop_is_over(mut self) {
        assert_eq!(self.0.wait().unwrap().code(), Some(0));
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Somebody who asks without a pause: over one connection as long as the server keeps it, or each time by another.
/// Gives how many answers came, and panics at the first request that is lost.
fn ask_on(address: &str, keeps: bool, over: &AtomicBool) -> usize {
    let mut answers = 0;
    let mut kept: Option<TcpStream> = None;
    let header = if keeps { "" } else { "Connection: close\r\n" };
    while !over.load(Ordering::Relaxed) {
        let mut stream =
            kept.take().unwrap_or_else(|| TcpStream::connect(address).expect("nobody is refused"));
        stream.set_read_timeout(Some(Duration::from_secs(30))).unwrap();
        let path = if answers % 2 == 0 { "/about/" } else { "/healthz" };
        write!(stream, "GET {path} HTTP/1.1\r\nHost: {address}\r\n{header}\r\n").expect("a request is taken");
        let (head, length) = head(&mut stream);
        assert!(head.starts_with("http/1.1 200"), "{head}");
        let mut body = vec![0; length];
        stream.read_exact(&mut body).expect("an answer is whole");
        if !head.contains("connection: close") {
            kept = Some(stream);
        }
        answers += 1;
    }
    answers
}

fn head(stream: &mut TcpStream) -> (String, usize) {
    let (mut head, mut byte) = (Vec::new(), [0]);
    while !head.ends_with(b"\r\n\r\n") {
        stream.read_exact(&mut byte).expect("every request is answered");
        head.push(byte[0]);
    }
    let head = String::from_utf8(head).unwrap().to_lowercase();
    let length = head.lines().find_map(|line| line.strip_prefix("content-length: ")).expect("a length");
    let length = length.parse().unwrap();
    (head, length)
}

#[test]
fn not_one_request_is_lost_while_the_server_is_restarted_and_upgraded_under_load() {
    let service = Service::new();
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap().to_string();
    let socket = || OwnedFd::from(listener.try_clone().unwrap());
    let (over, restarts) = (AtomicBool::new(false), AtomicUsize::new(0));
    let mut running = service.start(socket(), &[]);
    let answers: usize = thread::scope(|scope| {
        let askers: Vec<_> = (0..8)
            .map(|n| {
                scope.spawn({
                    let (address, over) = (&address, &over);
                    move || ask_on(address, n % 2 == 0, over)
                })
            })
            .collect();
        for _ in 0..3 {
            service.upgrade();
            running.stop();
            running = service.start(socket(), &[]);
            restarts.fetch_add(1, Ordering::Relaxed);
        }
        over.store(true, Ordering::Relaxed);
        askers.into_iter().map(|asker| asker.join().expect("no request is lost")).sum()
    });
    assert_eq!(restarts.load(Ordering::Relaxed), 3);
    assert!(answers >= 24, "each asked more than once: {answers} requests were made");
    assert!(service.log().contains("sockets were handed over"), "{}", service.log());
}

#[test]
fn the_service_manager_is_told_how_it_goes() {
    let service = Service::new();
    let path = service.place.path().join("web.sock");
    let listener = UnixListener::bind(&path).unwrap();
    let running = service.start(listener.into(), &[("WATCHDOG_USEC", "100000")]);
    service.until("WATCHDOG=1");
    service.until("WATCHDOG=1");
    running.signal(Signal::HUP);
    service.until("RELOADING=1");
    service.until("READY=1");
    let mut asked = UnixStream::connect(&path).unwrap();
    asked.write_all(b"GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").unwrap();
    let mut answer = String::new();
    asked.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    running.signal(Signal::TERM);
    service.until(&format!("EXTEND_TIMEOUT_USEC={}", STOPS_WITHIN.as_micros()));
    running.stop_is_over();
    assert!(path.exists(), "the socket is not ours to remove");
}

#[test]
fn a_reload_takes_what_can_change_and_says_what_waits_for_a_restart() {
    let service = Service::new();
    let set = |text: &str| std::fs::write(service.place.path().join("bitpoll.toml"), text).unwrap();
    let token = service.place.path().join("token");
    std::fs::write(&token, "first").unwrap();
    set("log_level = 'warn'\nmetrics_token_file = 'token'");
    let socket = TcpListener::bind("127.0.0.1:0").unwrap();
    let running = service.start(socket.into(), &[]);
    let told = |wanted: &str| {
        let before = service.log().len();
        running.signal(Signal::HUP);
        service.until("READY=1");
        let log = service.log().split_off(before);
        assert!(log.contains(wanted), "{wanted}: {log}");
        log
    };
    assert_eq!(told(""), "", "nothing has changed, and that is no warning");
    set("log_level = 'info'\nmetrics_token_file = 'token'");
    let log = told("another log_level is in force from now on level=Info");
    assert!(log.contains("all of it is in force"), "{log}");
    std::fs::write(&token, "second").unwrap();
    set("site_name = 'Other'\nmetrics_token_file = 'token'");
    told("these keys are in force after a restart keys=\"site_name, metrics_token\"");
    set("site_name = 'Other'\nlog_level = 'loud'");
    let log = told("the configuration is not taken over");
    assert!(log.contains("log_level = \"loud\""), "{log}");
    running.stop();
}

#[test]
fn whoever_starts_and_stops_the_server_gives_it_the_time_that_it_may_need() {
    let granted = [
        ("packaging/systemd/bitpoll.service", "TimeoutStopSec="),
        ("packaging/compose/docker-compose.yml", "stop_grace_period: "),
        ("packaging/kubernetes/bitpoll.yaml", "terminationGracePeriodSeconds: "),
        ("docs/admin/systemd.md", "TimeoutStopSec="),
        ("docs/admin/systemd.md", "All of that takes at most "),
    ];
    for (file, before) in granted {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
        let text = std::fs::read_to_string(path).unwrap();
        let (_, after) = text.split_once(before).unwrap_or_else(|| panic!("{file}: {before}"));
        let seconds: String = after.chars().take_while(char::is_ascii_digit).collect();
        assert_eq!(seconds, STOPS_WITHIN.as_secs().to_string(), "{file}: {before}");
    }
}

#[test]
fn what_is_no_socket_is_refused_in_one_line() {
    let service = Service::new();
    let file = File::open("/dev/null").unwrap();
    let output = Command::new("/bin/sh")
        .args(["-c", "LISTEN_PID=$$ LISTEN_FDS=1 exec \"$0\" serve 3<&0"])
        .arg(&service.program)
        .current_dir(&service.place)
        .stdin(Stdio::from(file))
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    let err = String::from_utf8(output.stderr).unwrap();
    assert!(
        err.lines().last().unwrap().starts_with("bitpoll: LISTEN_FDS: there is a descriptor that is no"),
        "{err}"
    );
}
