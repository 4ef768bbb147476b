//! How far a long piece of work is, on a line that changes.

use std::io::{self, IsTerminal as _};
use std::time::{Duration, Instant};

use super::super::say;
use crate::backup::Stage;

/// Least time from one look to the next.
const PAUSE: Duration = Duration::from_millis(100);

/// The line, where somebody looks at it.
pub(in crate::cli) struct Progress {
    shown: bool,
    stage: Option<Stage>,
    last: Option<Instant>,
}

impl Progress {
    /// On a terminal, unless nothing is to be said.
    pub(in crate::cli) fn new(quiet: bool) -> Self {
        Self { shown: !quiet && io::stderr().is_terminal(), stage: None, last: None }
    }

    /// Shows how far it is; always `true`.
    pub(in crate::cli) fn tell(&mut self, stage: Stage, done: u64, all: u64) -> bool {
        let soon = self.last.is_some_and(|last| last.elapsed() < PAUSE);
        if !self.shown || (soon && self.stage == Some(stage)) {
            return true;
        }
        (self.stage, self.last) = (Some(stage), Some(Instant::now()));
        let what = match stage {
            Stage::Copying => "copying",
            Stage::Checking => "checking the copy",
            Stage::Packing => "packing",
            Stage::Unpacking => "unpacking",
        };
        let percent = (done * 100).checked_div(all).map_or(0, |percent| percent.min(100));
        let filled = usize::try_from(percent / 4).unwrap_or(0);
        let bar = format!("{}{}", "#".repeat(filled), ".".repeat(25 - filled.min(25)));
        say(&mut io::stderr(), &format!("\r\x1b[K{what:<18} {bar} {percent:3} %"));
        true
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if self.shown && self.stage.is_some() {
            say(&mut io::stderr(), "\r\x1b[K");
        }
    }
}
