//! Moves the write-ahead log into the database on a thread of its own, so that no vote waits for it.

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
/// moved yet. Everybody waits for that, so the thread moves and makes durable most of it before.
const TOO_LONG: usize = 8_000;

/// Frames after which that is tried again: somebody may still have read in the log, which cannot start again then.
const SOON: usize = 500;

/// The checkpointing thread as the writer sees it.
pub(super) struct Checkpoints {
    wake: Option<SyncSender<()>>,
    thread: Option<JoinHandle<()>>,
    next: usize,
    is_long: Arc<AtomicBool>,
    failed: Failed,
}

impl Checkpoints {
    /// Moves nothing any more once the disk has `failed`.
    pub(super) fn start(path: &Path, failed: Failed) -> Result<Self> {
        let connection = file::open_writer(path)?;
        // At the end, not for ever for a reader that is still at work.
        connection.busy_timeout(Duration::from_millis(100))?;
        let (wake, asked) = mpsc::sync_channel(1);
        let is_long = Arc::new(AtomicBool::new(false));
        let (found, own) = (Arc::clone(&is_long), failed.clone());
        let thread = thread::Builder::new()
            .name("store-checkpoint".to_owned())
            .spawn(move || serve(&connection, &asked, &found, &own))
            .map_err(|error| Error::Io(error.to_string()))?;
        Ok(Self { wake: Some(wake), thread: Some(thread), next: WORTH, is_long, failed })
    }

    /// Wakes the thread when enough frames were added since it was last woken. When the log has become too
    /// long all the same, moves what is left through `writer`, while nothing is written.
    pub(super) fn consider(&mut self, frames: usize, writer: &Connection) {
        let failed = self.failed.clone();
        self.consider_with(frames, || checkpoint(writer, "PRAGMA wal_checkpoint(PASSIVE)", &failed));
    }

    /// [`consider`](Self::consider) with what moves the rest, and says how long the log is; nothing if the thread was moving.
    fn consider_with(&mut self, frames: usize, move_rest: impl FnOnce() -> Option<usize>) {
        if self.is_long.load(Ordering::Relaxed) {
            if frames <= TOO_LONG {
                self.is_long.store(false, Ordering::Relaxed);
            } else if move_rest().is_some() {
                self.is_long.store(false, Ordering::Relaxed);
                self.next = frames + SOON;
            }
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

fn serve(connection: &Connection, asked: &Receiver<()>, is_long: &AtomicBool, failed: &Failed) {
    let move_log = || checkpoint(connection, "PRAGMA wal_checkpoint(PASSIVE)", failed);
    while asked.recv().is_ok() {
        if move_log().is_none_or(|frames| frames <= TOO_LONG) {
            continue;
        }
        // SQLite makes the database durable only when all is moved, which would be when the writer has moved the rest.
        if let Err(error) = file::sync(connection) {
            failed.set(&error.to_string());
        }
        move_log();
        is_long.store(true, Ordering::Relaxed);
    }
    checkpoint(connection, "PRAGMA wal_checkpoint(TRUNCATE)", failed);
    if failed.is_set() {
        file::leave_log(connection);
    }
}

/// Runs a checkpoint and returns the frames in the log: none after an error, and nothing at all if another checkpoint was
/// running. After one that the disk did not take, there is none.
fn checkpoint(connection: &Connection, sql: &str, failed: &Failed) -> Option<usize> {
    if failed.is_set() {
        return Some(0);
    }
    match connection.query_row(sql, [], |row| row.get::<_, i64>(1)) {
        Ok(frames) => usize::try_from(frames).ok(),
        Err(error) if is_of_the_disk(&error) => {
            failed.set(&error.to_string());
            Some(0)
        }
        Err(error) => {
            tracing::warn!("the write-ahead log could not be moved into the database: {error}");
            Some(0)
        }
    }
}

fn is_of_the_disk(error: &rusqlite::Error) -> bool {
    error.sqlite_error().is_some_and(|error| error.extended_code == ffi::SQLITE_IOERR_FSYNC)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Seen by a writer, with nobody to be woken.
    fn seen() -> Checkpoints {
        let is_long = Arc::new(AtomicBool::new(false));
        Checkpoints { wake: None, thread: None, next: WORTH, is_long, failed: Failed::default() }
    }

    #[test]
    fn the_writer_moves_the_rest_of_a_long_log_as_soon_as_nobody_else_does() {
        let mut seen = seen();
        seen.consider_with(9_000, || unreachable!("nobody has said that it is long"));
        seen.is_long.store(true, Ordering::Relaxed);
        seen.consider_with(9_010, || None);
        let mut moved = false;
        seen.consider_with(9_020, || {
            moved = true;
            Some(9_020)
        });
        assert!(moved, "the thread was moving the time before");
        seen.consider_with(9_030, || unreachable!("it is moved"));
        assert_eq!(seen.next, 9_020 + SOON, "if the log does not start again, that is soon seen to");
    }

    #[test]
    fn a_log_that_has_started_again_meanwhile_is_left_alone() {
        let mut seen = seen();
        seen.is_long.store(true, Ordering::Relaxed);
        seen.consider_with(10, || unreachable!("it is short"));
        assert!(!seen.is_long.load(Ordering::Relaxed));
        assert_eq!(seen.next, WORTH);
    }
}
