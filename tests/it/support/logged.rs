//! The real program as a server whose log is kept.

use std::fs::{self, File};
use std::io::{BufRead as _, BufReader};
use std::path::PathBuf;
use std::process::{Child, Stdio};

use tempfile::TempDir;

use crate::cli::bitpoll;

/// A server on a port of its own, killed when the test ends.
pub struct Logged {
    child: Child,
    /// Where it answers.
    pub address: String,
    log: PathBuf,
}

impl Logged {
    /// Starts it in a directory with more arguments.
    pub fn start(place: &TempDir, args: &[&str]) -> Self {
        let log = place.path().join("log");
        let mut command = bitpoll(place, &["serve", "--listen", "127.0.0.1:0"]);
        command.args(args).stdout(Stdio::piped()).stderr(File::create(&log).expect("a log"));
        let mut child = command.spawn().expect("the program");
        let mut line = String::new();
        BufReader::new(child.stdout.take().expect("its output")).read_line(&mut line).expect("a line");
        let address = line.trim_end().strip_prefix("bitpoll is running at ");
        let address =
            address.unwrap_or_else(|| panic!("{}", fs::read_to_string(&log).unwrap_or_default())).to_owned();
        Self { child, address, log }
    }

    /// Everything that it has logged.
    pub fn log(&self) -> String {
        fs::read_to_string(&self.log).expect("its log")
    }

    /// The lines of the log.
    pub fn lines(&self) -> Vec<String> {
        self.log().lines().map(str::to_owned).collect()
    }

    /// Tells it to stop, as systemd does.
    pub fn tell_to_stop(&self) {
        let id = rustix::process::Pid::from_child(&self.child);
        rustix::process::kill_process(id, rustix::process::Signal::TERM).expect("it runs");
    }

    /// Waits until it has ended.
    pub fn ended(mut self) -> Option<i32> {
        self.child.wait().expect("it runs").code()
    }

    /// Number of its process.
    pub fn id(&self) -> u32 {
        self.child.id()
    }
}

impl Drop for Logged {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
