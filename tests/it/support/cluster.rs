//! A PostgreSQL server of a test's own, which it may stop, crash, or ask for certificates.

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

use super::db;

/// A server that is thrown away with its data.
pub struct Cluster {
    home: TempDir,
    files: TempDir,
    variables: Vec<(&'static str, String)>,
    url: String,
}

impl Cluster {
    /// An empty server behind a socket, or `None` when no PostgreSQL is to be tested with.
    pub fn start() -> Option<Self> {
        Self::with(&[], Vec::new())
    }

    /// A server with other files beside its data, started with these variables (see `bin/pg`).
    pub fn with(files: &[(&str, &str)], variables: Vec<(&'static str, String)>) -> Option<Self> {
        db::postgres()?;
        let folder = || tempfile::Builder::new().permissions(open_to_all()).tempdir().expect("a directory");
        let (home, place) = (folder(), folder());
        for (name, text) in files {
            std::fs::write(place.path().join(name), text).expect("a file");
        }
        let mut cluster = Self { home, files: place, variables, url: String::new() };
        cluster.url = cluster.control("start");
        Some(cluster)
    }

    /// Its address, by the socket and with all rights.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Ends every connection and stops.
    pub fn stop(&self) {
        self.control("stop");
    }

    /// Starts again as one that only follows another, which answers and writes nothing.
    pub fn follow(&self) {
        self.stop();
        std::fs::write(self.files.path().join("standby.signal"), "").expect("a file");
        self.resume();
    }

    /// Ends as if the machine lost its power, as far as the program can tell.
    pub fn crash(&self) {
        self.control("kill");
    }

    /// Starts again.
    pub fn resume(&self) {
        self.control("start");
    }

    fn control(&self, what: &str) -> String {
        let ended = self.run(what);
        let told = || std::fs::read_to_string(self.log()).unwrap_or_default();
        assert!(ended.status.success(), "bin/pg {what}: {}", told());
        String::from_utf8(ended.stdout).expect("an address").trim().to_owned()
    }

    fn run(&self, what: &str) -> Output {
        let program = Path::new(env!("CARGO_MANIFEST_DIR")).join("bin/pg");
        // The server inherits this, and would keep a pipe open.
        let log = std::fs::File::create(self.log()).expect("a file");
        Command::new(program)
            .arg(what)
            .env("PG_HOME", self.home.path().join("pg"))
            .env("PG_FILES", self.files.path())
            .envs(self.variables.iter().map(|(name, value)| (name, value)))
            .stdin(Stdio::null())
            .stderr(log)
            .output()
            .expect("bin/pg runs")
    }

    fn log(&self) -> PathBuf {
        self.home.path().join("bin-pg.log")
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        self.run("remove");
    }
}

/// PostgreSQL runs as a user of its own where the tests run as root.
fn open_to_all() -> std::fs::Permissions {
    std::os::unix::fs::PermissionsExt::from_mode(0o755)
}
