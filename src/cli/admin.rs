//! A command beside a running server.
//!
//! One process alone has a SQLite database open (the store's lock), so a command that finds it locked hands
//! its request to the server over a unix socket in the data directory. Opening the file a second time would
//! be as safe for the data (WAL), but a stopped or slow command could hold up every vote, a command of
//! another release could write by other rules, and one that runs as root could leave files that the server
//! may not open. The socket has none of these, and whoever may open it could read the database anyway:
//! the directory admits its owner alone. PostgreSQL has no lock, and commands open it themselves.
//!
//! One request a connection, a line of JSON each way; a copy for a backup is many (`super::backup::send`).

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::Shutdown;
use std::os::unix::fs::PermissionsExt as _;
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::PathBuf;
use std::thread;
use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::backup;
use super::desk::{self, Desk, Refusal};
use super::failure::Failure;
use super::request::{Request, perform};
use crate::config::Config;
use crate::store::sql::Stop;

/// Longest line, in bytes.
const LINE_MAX: u64 = 1 << 20;
/// How often and after how long a command asks again while the server starts or stops.
pub(super) const TRIES: usize = 50;
pub(super) const PAUSE: Duration = Duration::from_millis(100);

/// How a request ended.
#[derive(Serialize, Deserialize)]
pub(super) struct Reply {
    code: u8,
    lines: Vec<String>,
}

impl Reply {
    fn of(outcome: Result<Vec<String>, Failure>) -> Self {
        match outcome {
            Ok(lines) => Self { code: 0, lines },
            Err(Failure { lines, code }) => Self { code, lines },
        }
    }

    /// Whether it was done.
    pub(super) fn is_good(&self) -> bool {
        self.code == 0
    }

    /// Why it was not.
    pub(super) fn into_failure(self) -> Failure {
        Failure { lines: self.lines, code: self.code }
    }
}

/// Has a request performed, here or by the server that has the database.
pub(super) fn ask(config: Config, request: &Request) -> Result<Vec<String>, Failure> {
    for _ in 0..TRIES {
        if let Some(stream) = connect(&config) {
            return exchange(stream, request);
        }
        if !request.begins() {
            desk::must_exist(&config)?;
        }
        desk::check_owner(&config)?;
        match Desk::open(config.clone()) {
            Ok(desk) => {
                let outcome = perform(&desk, request, &Stop::default());
                desk.store.close();
                return outcome;
            }
            Err(Refusal::Failed(failure)) => return Err(failure),
            Err(Refusal::Locked) => thread::sleep(PAUSE),
        }
    }
    Err(silent())
}

/// A server that runs, if there is one.
pub(super) fn connect(config: &Config) -> Option<UnixStream> {
    UnixStream::connect(path(config)).ok()
}

/// What is told of a server that has the database and cannot be asked.
pub(super) fn silent() -> Failure {
    Failure::other("another process has the database open and does not answer")
}

fn path(config: &Config) -> PathBuf {
    config.data_dir.join("admin.sock")
}

/// Asks a server that runs.
pub(super) fn exchange(mut stream: UnixStream, request: &Request) -> Result<Vec<String>, Failure> {
    let lost = |error: io::Error| Failure::other(format!("the server did not answer: {error}"));
    let mut line = serde_json::to_string(request).unwrap_or_default();
    line.push('\n');
    stream.write_all(line.as_bytes()).map_err(lost)?;
    let mut answer = String::new();
    BufReader::new(stream).take(LINE_MAX).read_line(&mut answer).map_err(lost)?;
    let reply: Reply = serde_json::from_str(&answer).map_err(|error| lost(error.into()))?;
    if reply.is_good() { Ok(reply.lines) } else { Err(reply.into_failure()) }
}

/// The socket of a server, until it is dropped.
pub(super) struct Socket(PathBuf);

impl Drop for Socket {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.0);
    }
}

/// Answers requests on a thread of its own. A server without it works, so failing is only logged.
pub(super) fn listen(desk: &Desk) -> Option<Socket> {
    let path = path(&desk.config);
    // The lock says that nobody else listens there: what is left is of a server that was killed.
    let _ = std::fs::remove_file(&path);
    match start(&path, desk.clone()) {
        Ok(()) => Some(Socket(path)),
        Err(error) => {
            tracing::warn!("commands beside this server will not work: {}: {error}", path.display());
            None
        }
    }
}

fn start(path: &std::path::Path, desk: Desk) -> io::Result<()> {
    let listener = UnixListener::bind(path)?;
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o600))?;
    let serve = move || {
        for stream in listener.incoming().flatten() {
            let desk = desk.clone();
            let answer = move || {
                if let Err(error) = answer(&desk, stream) {
                    tracing::warn!("a command went away: {error}");
                }
            };
            // A copy or a typed statement takes minutes, and others need not wait for it.
            if let Err(error) = thread::Builder::new().name("command".to_owned()).spawn(answer) {
                tracing::warn!("a command cannot be answered: {error}");
            }
        }
    };
    thread::Builder::new().name("admin".to_owned()).spawn(serve).map(drop)
}

fn answer(desk: &Desk, mut stream: UnixStream) -> io::Result<()> {
    stream.set_read_timeout(Some(Duration::from_secs(5)))?;
    stream.set_write_timeout(Some(Duration::from_secs(5)))?;
    let mut line = String::new();
    BufReader::new(&stream).take(LINE_MAX).read_line(&mut line)?;
    let mut line = match serde_json::from_str(&line) {
        Ok(Request::Copy { keys }) => {
            let sent = backup::send(desk, keys, &mut stream).map(|()| Vec::new());
            serde_json::to_string(&backup::Said::Done(Reply::of(sent)))?
        }
        Ok(request) => {
            serde_json::to_string(&Reply::of(while_it_waits(&stream, |stop| perform(desk, &request, stop))?))?
        }
        Err(_) => {
            let refused = Failure::other("the server is of another release: restart it, then ask again");
            serde_json::to_string(&Reply::of(Err(refused)))?
        }
    };
    line.push('\n');
    stream.write_all(line.as_bytes())
}

/// Works for a command, and raises the flag when it goes away meanwhile: it sends nothing more, so that reading on ends
/// only then.
fn while_it_waits<T>(stream: &UnixStream, work: impl FnOnce(&Stop) -> T) -> io::Result<T> {
    let (stop, mut ear) = (Stop::default(), stream.try_clone()?);
    ear.set_read_timeout(None)?;
    let done = thread::scope(|scope| {
        scope.spawn(|| {
            let _ = ear.read(&mut [0]);
            stop.raise();
        });
        let done = work(&stop);
        // Ends the reading.
        let _ = stream.shutdown(Shutdown::Read);
        done
    });
    Ok(done)
}
