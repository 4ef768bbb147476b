//! SQLite: one writer thread, one that waits for the disk, readers wherever they are asked, checkpoints beside them.

mod checkpoint;
pub(super) mod copy;
mod durable;
mod file;
mod reader;
mod statement;
mod writer;

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Sender};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle, ThreadId};
use std::time::{Duration, Instant};

use rusqlite::Connection;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

pub(super) use file::Lock;
pub(super) use reader::{Read, peek, read};
pub(super) use statement::{ask, each, execute, value};

use super::job::{Done, Job, Work};
use super::migrate::{self, Guard, Migration, State, Upgrade};
use super::snapshot::Tell;
use super::{Context, DatabaseConfig, Error, Result, Tx};
use durable::Failed;
use writer::{Message, Writer};

/// Writes that may wait for the writer before new ones have to wait for a place.
const QUEUE: usize = 1024;

/// An open SQLite database.
pub(super) struct Sqlite {
    path: PathBuf,
    places: Arc<Semaphore>,
    patience: Duration,
    closed: AtomicBool,
    writes: Sender<Message>,
    writer: Mutex<Option<JoinHandle<()>>>,
    answers_on: Option<ThreadId>,
    failed: Failed,
    lock: Mutex<Option<file::Lock>>,
}

impl Sqlite {
    /// Locks the file, brings its schema up to date and starts the writer.
    pub(super) fn open(
        path: PathBuf,
        config: &DatabaseConfig,
        context: &Arc<Context>,
        migrations: &[Migration],
        guard: Option<Guard<'_>>,
    ) -> Result<Self> {
        let lock = file::claim(&path)?;
        let connection = file::open_writer(&path)?;
        migrate_alone(&connection, &path, context.now(), migrations, guard)?;
        file::move_log(&connection)?;
        let (writes, queue) = mpsc::channel();
        let writer = Writer::new(connection, &path, config.batch, Arc::clone(context))?;
        let (answers_on, failed) = (writer.durable().thread(), writer.durable().failed().clone());
        let thread = thread::Builder::new()
            .name("store-writer".to_owned())
            .spawn(move || writer.serve(&queue))
            .map_err(|error| Error::Io(error.to_string()))?;
        Ok(Self {
            path,
            places: Arc::new(Semaphore::new(QUEUE)),
            patience: config.patience,
            closed: AtomicBool::new(false),
            writes,
            writer: Mutex::new(Some(thread)),
            answers_on,
            failed,
            lock: Mutex::new(Some(lock)),
        })
    }

    /// Has work done by the writer, and awaits that it is durable.
    pub(super) async fn write(&self, context: &Context, work: Box<dyn Work>) -> Done {
        let begun = Instant::now();
        let place = self.place().await?;
        context.meters.waited(begun.elapsed());
        let (job, answer) = Job::awaited(work, Some(place));
        self.queue(job)?;
        answer.await.unwrap_or_else(|_| Err(closed()))
    }

    /// [`write`](Self::write) for a thread that may block.
    pub(super) fn write_blocking(&self, work: Box<dyn Work>) -> Done {
        let (job, answer) = Job::waited_for(work, Some(self.place_blocking()?));
        self.queue(job)?;
        answer.recv().unwrap_or_else(|_| Err(closed()))
    }

    /// A place in the queue of writes.
    ///
    /// # Errors
    /// [`Error::Busy`] when none becomes free in time.
    async fn place(&self) -> Result<OwnedSemaphorePermit> {
        let place = Arc::clone(&self.places).acquire_owned();
        match tokio::time::timeout(self.patience, place).await {
            Ok(Ok(permit)) => Ok(permit),
            Ok(Err(_)) => Err(closed()),
            Err(_) => Err(Error::Busy),
        }
    }

    /// [`place`](Self::place) for a thread without a runtime.
    fn place_blocking(&self) -> Result<OwnedSemaphorePermit> {
        let step = Duration::from_millis(1);
        let mut waited = Duration::ZERO;
        loop {
            match Arc::clone(&self.places).try_acquire_owned() {
                Ok(permit) => return Ok(permit),
                Err(tokio::sync::TryAcquireError::Closed) => return Err(closed()),
                Err(_) if waited >= self.patience => return Err(Error::Busy),
                Err(_) => thread::sleep(step),
            }
            waited += step;
        }
    }

    /// Hands a job to the writer. A job that the writer never runs is dropped, and so is its answer's channel.
    fn queue(&self, job: Job) -> Result<()> {
        self.writes.send(Message::Job(job)).map_err(|_| closed())
    }

    /// Ends the writer after the jobs that it has and lets go of the file. Reads and writes are refused from
    /// here on.
    pub(super) fn close(&self) {
        self.closed.store(true, Ordering::Release);
        self.places.close();
        let _ = self.writes.send(Message::Close);
        let thread = self.writer.lock().unwrap_or_else(PoisonError::into_inner).take();
        // The last handle on a store may be dropped with a closure, by a thread that cannot wait for itself.
        let own = thread::current().id();
        if let Some(thread) = thread.filter(|it| it.thread().id() != own && self.answers_on != Some(own)) {
            let _ = thread.join();
        }
        self.lock.lock().unwrap_or_else(PoisonError::into_inner).take();
    }

    /// The file.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Writes that wait or run.
    pub(super) fn waiting(&self) -> u64 {
        QUEUE.saturating_sub(self.places.available_permits()) as u64
    }

    /// Whether nothing is stored any more.
    pub(super) fn has_failed(&self) -> bool {
        self.failed.is_set()
    }

    fn is_closed(&self) -> bool {
        self.closed.load(Ordering::Acquire)
    }
}

impl Drop for Sqlite {
    fn drop(&mut self) {
        self.close();
    }
}

/// What a closed store answers.
fn closed() -> Error {
    Error::Unavailable("the store is closed".to_owned())
}

/// Runs the migrations while nobody else uses the database. Before one is changed that has a schema already, the guard is
/// asked.
fn migrate_alone(
    connection: &Connection,
    path: &Path,
    now: i64,
    migrations: &[Migration],
    guard: Option<Guard<'_>>,
) -> Result<()> {
    let from = migrate::state(&mut Tx::sqlite(connection, now))?.schema;
    let to = migrate::newest(migrations);
    let snapshot = match guard {
        Some(guard) if (1..to).contains(&from) => {
            let mut copy = |copied: &Path, tell: Tell<'_>| copy::copy(path, copied, tell);
            guard(&mut Upgrade { from, to, copy: &mut copy })?
        }
        _ => String::new(),
    };
    migrate_in(connection, now, migrations, &snapshot).map_err(|error| match error {
        Error::Migration(why) if from > 0 => Error::Migration(format!(
            "{why}; the database is as it was before, with schema {from}{}",
            if snapshot.is_empty() { String::new() } else { format!(", and so is the snapshot {snapshot}") }
        )),
        error => error,
    })
}

/// Rebuilding a table while foreign keys are enforced would delete the rows that point to it, and the setting cannot
/// change inside a transaction.
fn migrate_in(connection: &Connection, now: i64, migrations: &[Migration], snapshot: &str) -> Result<()> {
    connection.execute_batch("PRAGMA foreign_keys = OFF; BEGIN IMMEDIATE;")?;
    let mut tx = Tx::sqlite(connection, now);
    if migrate::apply(&mut tx, migrations, snapshot)? > 0 {
        migrate::check_references(&mut tx)?;
    }
    connection.execute_batch("COMMIT; PRAGMA foreign_keys = ON;")?;
    Ok(())
}

/// How far the schema of a file is. Changes nothing.
pub(super) fn state(path: &Path, now: i64) -> Result<State> {
    migrate::state(&mut Tx::sqlite(&file::open_reader(path)?, now))
}

/// Keeps everybody else from a database.
pub(super) fn claim(path: &Path) -> Result<file::Lock> {
    file::claim(path)
}
