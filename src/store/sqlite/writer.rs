//! The one thread that writes, and commits what came together in one transaction.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::Receiver;

use rusqlite::Connection;

use super::checkpoint::Checkpoints;
use super::durable::{Committed, Durable};
use super::file;
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
    log: Arc<Log>,
    durable: Durable,
    checkpoints: Checkpoints,
}

/// What a commit says of the write-ahead log.
#[derive(Default)]
struct Log {
    frames: AtomicUsize,
    has_grown: AtomicBool,
}

impl Writer {
    /// `connection` may write, and nobody else uses it.
    pub(super) fn new(
        mut connection: Connection,
        path: &Path,
        batch: usize,
        context: Arc<Context>,
    ) -> Result<Self> {
        let log = Arc::new(Log::default());
        let seen = Arc::clone(&log);
        connection.wal_hook(Some(move |_: &mut rusqlite::hooks::Wal, frames: i32| {
            seen.frames.store(usize::try_from(frames).unwrap_or(0), Ordering::Relaxed);
            seen.has_grown.store(true, Ordering::Relaxed);
            Ok(())
        }))?;
        connection.execute_batch("PRAGMA synchronous = NORMAL")?;
        // What is to be committed alone waits for the disk alone, too.
        let durable = Durable::start(&file::log(&connection), Arc::clone(&context), batch > 1)?;
        let checkpoints = Checkpoints::start(path, durable.failed().clone())?;
        Ok(Self { connection, batch, context, log, durable, checkpoints })
    }

    /// Where what it commits becomes durable.
    pub(super) fn durable(&self) -> &Durable {
        &self.durable
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
            self.checkpoints.consider(self.log.frames.load(Ordering::Relaxed), &self.connection);
        }
        self.durable.finish();
        self.checkpoints.finish();
        if self.durable.failed().is_set() {
            file::leave_log(&self.connection);
        }
    }

    /// Commits the jobs together. When that fails, whoever is to blame, each runs again alone and answers
    /// for itself: a savepoint around every job would cost all of them what only few need.
    fn store(&self, mut jobs: Vec<Job>) {
        if let Some(error) = self.durable.failed().error() {
            return jobs.into_iter().for_each(|job| job.answer(Err(error.clone())));
        }
        if jobs.len() > 1 {
            if let Ok(after) = self.together(&mut jobs) {
                return self.settle(jobs, Some(after));
            }
            self.abandon();
        }
        for mut job in jobs {
            match self.alone(&mut job) {
                Ok(after) => self.settle(vec![job], after),
                Err(error) => {
                    self.abandon();
                    job.answer(Err(error));
                }
            }
        }
    }

    /// Has the jobs answered as soon as what they did is durable.
    fn settle(&self, jobs: Vec<Job>, after: Option<After>) {
        self.context.meters.committed_together(jobs.len());
        let wrote = self.log.has_grown.swap(false, Ordering::Relaxed);
        self.durable.settle(Committed { jobs, after, wrote });
    }

    fn together(&self, jobs: &mut [Job]) -> Result<After> {
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
        self.say("COMMIT")?;
        Ok(all)
    }

    /// Runs one job in a transaction of its own. `Ok` means that its own result may be answered; `None` that nothing is stored.
    fn alone(&self, job: &mut Job) -> Result<Option<After>> {
        self.say("BEGIN IMMEDIATE")?;
        let (keep, after) = self.run(job);
        if keep {
            self.still_in_transaction()?;
            self.say("COMMIT")?;
            return Ok(Some(after));
        }
        self.abandon();
        Ok(None)
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
