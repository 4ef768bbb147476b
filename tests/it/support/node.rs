//! The real server as a process, and several of them that are one site.

use std::fs::File;
use std::io::{BufRead as _, BufReader, Read as _};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use bitpoll::secrets::{Keys, Random};
use tempfile::TempDir;
use ureq::Agent;

/// One site: its nodes share a database and the file of keys.
pub struct Site {
    folder: TempDir,
    database: String,
    started: AtomicUsize,
}

impl Site {
    /// A site on a database that `database` names as the configuration does.
    pub fn on(database: &str) -> Self {
        let folder = tempfile::tempdir().expect("a directory");
        Self { folder, database: database.to_owned(), started: AtomicUsize::new(0) }
    }

    /// The keys of its nodes.
    pub fn keys(&self) -> Keys {
        Keys::load_or_create(&self.folder.path().join("secret.key"), &Random::seeded(1)).expect("keys")
    }

    /// Puts other keys in the place of those that it has, which end all links.
    pub fn forget_keys(&self) {
        std::fs::remove_file(self.folder.path().join("secret.key")).expect("the keys");
        let accepted = Command::new(env!("CARGO_BIN_EXE_bitpoll"))
            .args(["keys", "accept"])
            .current_dir(&self.folder)
            .env_clear()
            .env("BITPOLL_DATABASE", &self.database)
            .env("BITPOLL_SECRET_KEY_FILE", "secret.key")
            .output()
            .expect("the binary runs");
        assert!(accepted.status.success(), "{}", String::from_utf8_lossy(&accepted.stderr));
    }

    /// A node that answers.
    pub fn node(&self, options: &[(&str, &str)]) -> Node {
        self.starting(options).up().unwrap_or_else(|ended| panic!("no node, but {ended:?}"))
    }

    /// A node that answers at this place.
    pub fn node_at(&self, listen: &str, options: &[(&str, &str)]) -> Node {
        self.starting_at(listen, options).up().unwrap_or_else(|ended| panic!("no node, but {ended:?}"))
    }

    /// A node that has just been started.
    pub fn starting(&self, options: &[(&str, &str)]) -> Starting {
        self.starting_at("127.0.0.1:0", options)
    }

    /// The same at this place.
    pub fn starting_at(&self, listen: &str, options: &[(&str, &str)]) -> Starting {
        let number = self.started.fetch_add(1, Ordering::Relaxed);
        let log = self.folder.path().join(format!("{number}.log"));
        let mut command = Command::new(env!("CARGO_BIN_EXE_bitpoll"));
        command
            .args(["serve", "--listen", listen])
            .current_dir(&self.folder)
            .env_clear()
            .env("BITPOLL_DATABASE", &self.database)
            .env("BITPOLL_SECRET_KEY_FILE", "secret.key")
            .env("BITPOLL_LIMITS_EXEMPT", "127.0.0.0/8")
            .env("BITPOLL_DATA_DIR", format!("node-{number}"));
        for (name, value) in options {
            command.env(format!("BITPOLL_{}", name.to_uppercase()), value);
        }
        let child = command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(File::create(&log).expect("a file"))
            .spawn()
            .expect("the binary runs");
        Starting(Process { child, log })
    }
}

/// How a node ended that should have started.
#[derive(Debug)]
pub struct Ended {
    /// Exit code.
    pub code: Option<i32>,
    /// Its last words.
    pub err: String,
}

/// A node that does not answer yet.
pub struct Starting(Process);

impl Starting {
    /// What it has logged so far.
    pub fn log(&self) -> String {
        self.0.log()
    }

    /// Waits until it answers or ends.
    pub fn up(mut self) -> Result<Node, Ended> {
        let mut line = String::new();
        let out = self.0.child.stdout.take().expect("its output");
        BufReader::new(out).read_line(&mut line).expect("it says where it is");
        let Some(address) = line.trim_end().strip_prefix("bitpoll is running at ") else {
            let code = self.0.child.wait().expect("it ends").code();
            return Err(Ended { code, err: self.0.log() });
        };
        let agent = Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .timeout_global(Some(Duration::from_secs(60)))
            .build()
            .into();
        Ok(Node { address: address.to_owned(), agent, process: self.0 })
    }
}

struct Process {
    child: Child,
    log: PathBuf,
}

impl Process {
    fn log(&self) -> String {
        let mut text = String::new();
        File::open(&self.log).and_then(|mut log| log.read_to_string(&mut text)).expect("its log");
        text
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A server that runs. It is killed when the test ends.
pub struct Node {
    /// Where it answers.
    pub address: String,
    agent: Agent,
    process: Process,
}

/// An answer of a node.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// Status code.
    pub status: u16,
    /// The header `Retry-After`; empty if it is not there.
    pub retry_after: String,
    /// The body.
    pub text: String,
}

impl Node {
    /// Asks it to read its files again.
    pub fn hang_up(&self) {
        let id = rustix::process::Pid::from_child(&self.process.child);
        rustix::process::kill_process(id, rustix::process::Signal::HUP).expect("it runs");
    }

    /// Its number in the system.
    pub fn pid(&self) -> u32 {
        self.process.child.id()
    }

    /// Kills it: nothing is finished, nothing is flushed (SIGKILL).
    pub fn kill(&self) {
        let id = rustix::process::Pid::from_child(&self.process.child);
        rustix::process::kill_process(id, rustix::process::Signal::KILL).expect("it dies");
    }

    /// What it has logged so far.
    pub fn log(&self) -> String {
        self.process.log()
    }

    /// Asks for a page; `None` if there is no answer.
    pub fn get(&self, path: &str) -> Option<Told> {
        told(self.agent.get(format!("{}{path}", self.address)).call())
    }

    /// Casts a vote in a poll; `None` if there is no answer.
    pub fn vote(&self, slug: &str, name: &str) -> Option<Told> {
        let request = self
            .agent
            .post(format!("{}/poll/{slug}/vote/", self.address))
            .header("sec-fetch-site", "same-origin");
        told(request.send_form([("name", name), ("a1", "1"), ("a2", "3")]))
    }
}

fn told(answer: Result<ureq::http::Response<ureq::Body>, ureq::Error>) -> Option<Told> {
    let mut answer = answer.ok()?;
    let header = answer.headers().get("retry-after");
    let retry_after = header.and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned();
    let text = answer.body_mut().read_to_string().ok()?;
    Some(Told { status: answer.status().as_u16(), retry_after, text })
}
