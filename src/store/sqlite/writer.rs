//! The one thread that writes, and commits what came together with one fsync.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::Receiver;

use rusqlite::Connection;

use super::checkpoint::Checkpoints;
use crate::store::job::Job;
use crate::store::tx::After;
use crate::store::{Context, Error, Result, Tx};

/// What the writer is told.
pub(super) enum Message {
    /// Run this and answer.
    Job(Job),
    /// Finish; whatever comes later is dropped.
    Close,
}

/// The writing connection and what belongs to it.
pub(super) struct Writer {
    connection: Connection,
    batch: usize,
    context: Arc<Context>,
    wal_frames: Arc<AtomicUsize>,
    checkpoints: Checkpoints,
}

impl Writer {
    /// `connection` may write, and nobody else uses it.
    pub(super) fn new(
        mut connection: Connection,
        path: &Path,
        batch: usize,
        context: Arc<Context>,
    ) -> Result<Self> {
        let wal_frames = Arc::new(AtomicUsize::new(0));
        let seen = Arc::clone(&wal_frames);
        connection.wal_hook(Some(move |_: &mut rusqlite::hooks::Wal, frames: i32| {
            seen.store(usize::try_from(frames).unwrap_or(0), Ordering::Relaxed);
            Ok(())
        }))?;
        Ok(Self { connection, batch, context, wal_frames, checkpoints: Checkpoints::start(path)? })
    }

    /// Serves jobs until it is told to close or every sender is gone.
    pub(super) fn serve(mut self, queue: &Receiver<Message>) {
        let mut open = true;
        while open {
            let Ok(Message::Job(first)) = queue.recv() else { break };
            let mut jobs = vec![first];
            while jobs.len() < self.batch {
                match queue.try_recv() {
                    Ok(Message::Job(job)) => jobs.push(job),
                    Ok(Message::Close) => {
                        open = false;
                        break;
                    }
                    Err(_) => break,
                }
            }
            self.store(jobs);
            self.checkpoints.consider(self.wal_frames.load(Ordering::Relaxed), &self.connection);
        }
        self.checkpoints.finish();
    }

    /// Commits the jobs together. When that fails, whoever is to blame, each runs again alone and answers
    /// for itself: a savepoint around every job would cost all of them what only few need.
    fn store(&self, mut jobs: Vec<Job>) {
        if jobs.len() > 1 {
            if self.together(&mut jobs).is_ok() {
                self.context.meters.committed_together(jobs.len());
                return jobs.into_iter().for_each(|job| job.answer(Ok(())));
            }
            self.abandon();
        }
        for mut job in jobs {
            let stored = self.alone(&mut job);
            if stored.is_err() {
                self.abandon();
            } else {
                self.context.meters.committed_together(1);
            }
            job.answer(stored);
        }
    }

    fn together(&self, jobs: &mut [Job]) -> Result<()> {
        self.say("BEGIN IMMEDIATE")?;
        let mut all = After::default();
        for job in jobs {
            let before = self.connection.total_changes();
            let (keep, after) = self.run(job);
            all.learned.extend(after.learned);
            all.changed.extend(after.changed);
            self.still_in_transaction()?;
            if !keep && self.connection.total_changes() != before {
                return Err(Error::Other("a refused job had changed something".to_owned()));
            }
        }
        self.commit(all)
    }

    /// Runs one job in a transaction of its own. `Ok` means that its own result may be answered.
    fn alone(&self, job: &mut Job) -> Result<()> {
        self.say("BEGIN IMMEDIATE")?;
        let (keep, after) = self.run(job);
        if keep {
            self.still_in_transaction()?;
            return self.commit(after);
        }
        self.abandon();
        Ok(())
    }

    fn run(&self, job: &mut Job) -> (bool, After) {
        let mut tx = Tx::sqlite(&self.connection, self.context.now()).knowing(&self.context.known);
        let keep = job.run(&mut tx);
        (keep, self.context.ran(tx))
    }

    /// A full disk, a failed read or a lack of memory may undo the whole transaction, savepoints included,
    /// and what ran after that would be committed statement by statement.
    fn still_in_transaction(&self) -> Result<()> {
        if self.connection.is_autocommit() {
            return Err(Error::Io("the database undid the transaction".to_owned()));
        }
        Ok(())
    }

    fn commit(&self, after: After) -> Result<()> {
        self.say("COMMIT")?;
        self.context.committed(after);
        Ok(())
    }

    /// Leaves the transaction if there still is one.
    fn abandon(&self) {
        if !self.connection.is_autocommit()
            && let Err(error) = self.say("ROLLBACK")
        {
            tracing::error!("a transaction could not be rolled back: {error}");
        }
    }

    fn say(&self, sql: &str) -> Result<()> {
        self.connection.prepare_cached(sql)?.execute([])?;
        Ok(())
    }
}
