//! Moves the write-ahead log into the database on a thread of its own, so that no vote waits for it.

use std::path::Path;
use std::sync::mpsc::{self, Receiver, SyncSender};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use rusqlite::Connection;

use super::file;
use crate::store::{Error, Result};

/// Frames (pages of 4 KiB) after which the log is worth moving: SQLite's own default.
const WORTH: usize = 1000;

/// Frames after which writers are held up for a moment so that the log can start again: 64 MiB. Under steady
/// load it would grow for ever otherwise, because there is always a frame that was not moved yet.
const TOO_LONG: i64 = 16_384;

/// The checkpointing thread as the writer sees it.
pub(super) struct Checkpoints {
    wake: Option<SyncSender<()>>,
    thread: Option<JoinHandle<()>>,
    next: usize,
}

impl Checkpoints {
    pub(super) fn start(path: &Path) -> Result<Self> {
        let connection = file::open_writer(path)?;
        // Holding up the writers is worth a short wait for readers, not a long one.
        connection.busy_timeout(Duration::from_millis(100))?;
        let (wake, asked) = mpsc::sync_channel(1);
        let thread = thread::Builder::new()
            .name("store-checkpoint".to_owned())
            .spawn(move || serve(&connection, &asked))
            .map_err(|error| Error::Io(error.to_string()))?;
        Ok(Self { wake: Some(wake), thread: Some(thread), next: WORTH })
    }

    /// Wakes the thread when enough frames were added since it was last woken.
    pub(super) fn consider(&mut self, frames: usize) {
        if frames + WORTH < self.next {
            self.next = WORTH;
        }
        if frames >= self.next
            && let Some(wake) = &self.wake
            && wake.try_send(()).is_ok()
        {
            self.next = frames + WORTH;
        }
    }

    /// Empties the log and ends the thread.
    pub(super) fn finish(&mut self) {
        self.wake = None;
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

fn serve(connection: &Connection, asked: &Receiver<()>) {
    while asked.recv().is_ok() {
        if checkpoint(connection, "PRAGMA wal_checkpoint(PASSIVE)").is_some_and(|frames| frames > TOO_LONG) {
            checkpoint(connection, "PRAGMA wal_checkpoint(TRUNCATE)");
        }
    }
    checkpoint(connection, "PRAGMA wal_checkpoint(TRUNCATE)");
}

/// Runs a checkpoint and returns the frames in the log. One that finds the database in use is tried again
/// with the next one.
fn checkpoint(connection: &Connection, sql: &str) -> Option<i64> {
    match connection.query_row(sql, [], |row| row.get(1)) {
        Ok(frames) => Some(frames),
        Err(error) => {
            tracing::warn!(%error, "the write-ahead log could not be moved into the database");
            None
        }
    }
}
