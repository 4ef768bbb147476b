//! Moves the write-ahead log into the database on a thread of its own, so that no vote waits for it.

use std::fs::File;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, SyncSender};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use rusqlite::{Connection, ffi};

use super::durable::Failed;
use super::file;
use crate::store::{Error, Result};

/// Frames (pages of 4 KiB) after which the log is worth moving: 16 MiB. The more there are, the more votes share a page that
/// is moved once for all of them.
const WORTH: usize = 4_096;

/// Frames after which the writer moves the last ones itself, so that the log can start again: 32 MiB, which is when the thread
/// has been woken twice. Under steady load it would grow for ever otherwise, because there is always a frame that was not
/// moved yet. Everybody waits for that, so the thread leaves little of it.
const TOO_LONG: i64 = 8_000;

/// The checkpointing thread as the writer sees it.
pub(super) struct Checkpoints {
    wake: Option<SyncSender<()>>,
    thread: Option<JoinHandle<()>>,
    next: usize,
    is_long: Arc<AtomicBool>,
    failed: Failed,
}

impl Checkpoints {
    /// Moves the log into the `file` at this path, and nothing any more once the disk has `failed`. Whoever closes a file
    /// loses all locks that the process has on it: this one is to be open for longer than any connection.
    pub(super) fn start(path: &Path, file: Arc<File>, failed: Failed) -> Result<Self> {
        let connection = file::open_writer(path)?;
        // At the end, not for ever for a reader that is still at work.
        connection.busy_timeout(Duration::from_millis(100))?;
        let (wake, asked) = mpsc::sync_channel(1);
        let is_long = Arc::new(AtomicBool::new(false));
        let (found, own) = (Arc::clone(&is_long), failed.clone());
        let thread = thread::Builder::new()
            .name("store-checkpoint".to_owned())
            .spawn(move || serve(&connection, &file, &asked, &found, &own))
            .map_err(|error| Error::Io(error.to_string()))?;
        Ok(Self { wake: Some(wake), thread: Some(thread), next: WORTH, is_long, failed })
    }

    /// Wakes the thread when enough frames were added since it was last woken. When the log has become too
    /// long all the same, moves what is left through `writer`, while nothing is written: the thread was there
    /// a moment ago, so that is little.
    pub(super) fn consider(&mut self, frames: usize, writer: &Connection) {
        if self.is_long.swap(false, Ordering::Relaxed) {
            checkpoint(writer, "PRAGMA wal_checkpoint(PASSIVE)", &self.failed);
        }
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

fn serve(connection: &Connection, file: &File, asked: &Receiver<()>, is_long: &AtomicBool, failed: &Failed) {
    while asked.recv().is_ok() {
        let frames = checkpoint(connection, "PRAGMA wal_checkpoint(PASSIVE)", failed);
        if frames.is_none_or(|frames| frames <= TOO_LONG) {
            continue;
        }
        // SQLite makes the database durable only when all is moved, which would be when the writer has moved the rest.
        if let Err(error) = file.sync_data() {
            failed.set(&error.to_string());
        }
        checkpoint(connection, "PRAGMA wal_checkpoint(PASSIVE)", failed);
        is_long.store(true, Ordering::Relaxed);
    }
    checkpoint(connection, "PRAGMA wal_checkpoint(TRUNCATE)", failed);
    if failed.is_set() {
        file::leave_log(connection);
    }
}

/// Runs a checkpoint and returns the frames in the log. One that finds the database in use is tried again
/// with the next one; after one that the disk did not take, there is none.
fn checkpoint(connection: &Connection, sql: &str, failed: &Failed) -> Option<i64> {
    if failed.is_set() {
        return None;
    }
    match connection.query_row(sql, [], |row| row.get(1)) {
        Ok(frames) => Some(frames),
        Err(error) if is_of_the_disk(&error) => {
            failed.set(&error.to_string());
            None
        }
        Err(error) => {
            tracing::warn!("the write-ahead log could not be moved into the database: {error}");
            None
        }
    }
}

fn is_of_the_disk(error: &rusqlite::Error) -> bool {
    error.sqlite_error().is_some_and(|error| error.extended_code == ffi::SQLITE_IOERR_FSYNC)
}
