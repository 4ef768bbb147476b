//! PostgreSQL: a pool of connections, driven from blocking threads.
//!
//! One thread of our own carries the connections and the timers, so that they depend neither on a web worker
//! nor on who calls. A closure runs on a blocking thread of that runtime and waits there for each answer,
//! never longer than the limit of a statement.
//!
//! Writes are SERIALIZABLE: a rule that reads and then writes (the last free place of a choice) holds as it
//! does behind SQLite's single writer, so rules are written once. PostgreSQL may refuse such a transaction,
//! and then it runs again. Reads are REPEATABLE READ: one state of the database, and never refused.

mod connect;
mod session;
mod statement;

use std::hash::{BuildHasher, RandomState};
use std::sync::mpsc;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use deadpool_postgres::{Object, Pool};
use tokio::runtime::{Builder, Handle};
use tokio::sync::oneshot;

pub(super) use session::Session;

use super::job::run_caught;
use super::migrate::{self, Migration};
use super::{Context, DatabaseConfig, Error, Result, Tx};
use session::Ending;

/// How often a transaction is tried before its caller is told that the database is busy.
const ATTEMPTS: u32 = 12;

/// What a closure may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mode {
    /// Read one state of the database.
    Read,
    /// Read and write as if alone.
    Write,
}

impl Mode {
    fn begin(self) -> &'static str {
        match self {
            Mode::Read => "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
            Mode::Write => "BEGIN ISOLATION LEVEL SERIALIZABLE",
        }
    }
}

/// The turn of a transaction that must not lose again to one of this node.
type Lane = tokio::sync::Mutex<()>;
type Turn = tokio::sync::OwnedMutexGuard<()>;

/// An open PostgreSQL database.
pub(super) struct Postgres {
    pool: Pool,
    runtime: Handle,
    stop: Mutex<Option<oneshot::Sender<()>>>,
    statement_limit: Duration,
    patience: Duration,
    context: Arc<Context>,
    /// Transactions that lost against another one run one at a time, and while they do, new writes line up
    /// behind them: many votes in one poll change one row, and all but one of each round would lose.
    lane: Arc<Lane>,
}

impl Postgres {
    /// Connects and brings the schema up to date.
    pub(super) fn open(
        url: &str,
        config: &DatabaseConfig,
        context: &Arc<Context>,
        migrations: &[Migration],
    ) -> Result<Self> {
        let pool = connect::pool(url, config)?;
        let runtime = Builder::new_current_thread()
            .enable_all()
            // As many closures as connections run, and a few wait for a connection after losing theirs.
            .max_blocking_threads(config.connections * 2 + 4)
            .thread_name("store-postgres")
            .build()
            .map_err(|error| Error::Other(error.to_string()))?;
        let handle = runtime.handle().clone();
        let (stop, stopped) = oneshot::channel();
        thread::Builder::new()
            .name("store-io".to_owned())
            .spawn(move || {
                let _ = runtime.block_on(stopped);
                runtime.shutdown_background();
            })
            .map_err(|error| Error::Other(error.to_string()))?;
        let postgres = Self {
            pool,
            runtime: handle,
            stop: Mutex::new(Some(stop)),
            statement_limit: config.statement_limit,
            patience: config.patience,
            context: Arc::clone(context),
            lane: Arc::default(),
        };
        postgres.migrate(migrations)?;
        Ok(postgres)
    }

    /// Runs the migrations in one transaction, one node at a time.
    fn migrate(&self, migrations: &[Migration]) -> Result<()> {
        const BEGIN: &str = "BEGIN; SET LOCAL statement_timeout = 0;
            SELECT pg_advisory_xact_lock(hashtext('bitpoll schema ' || current_schema()))";
        let (pool, now, migrations) = (self.pool.clone(), self.context.now(), migrations.to_vec());
        let (runtime, limit) = (self.runtime.clone(), session::HOURS);
        self.wait_for(async move {
            let client = connect::client(&pool).await?;
            let work = move || {
                let mut session = Session::new(client, BEGIN, runtime, limit);
                let result = migrate::apply(&mut Tx::postgres(&mut session, now), &migrations);
                match session.end(Mode::Write, result.is_ok()) {
                    Ending::Done => result.map(|_| ()),
                    Ending::Failed(error) | Ending::Again(error) => Err(result.err().unwrap_or(error)),
                }
            };
            Handle::current().spawn_blocking(work).await.unwrap_or(Err(Error::Panicked))
        })
        .unwrap_or_else(|| Err(closed()))
    }

    /// Runs a future on the runtime of the store and waits for it on this thread, whatever thread it is.
    fn wait_for<T: Send + 'static>(&self, future: impl Future<Output = T> + Send + 'static) -> Option<T> {
        let (reply, answer) = mpsc::sync_channel(1);
        self.runtime.spawn(async move { drop(reply.send(future.await)) });
        answer.recv().ok()
    }

    /// Tries a transaction until it is stored, refused for good, or out of attempts.
    fn attempts<T, E, F>(
        &self,
        first: Object,
        mut turn: Option<Turn>,
        mode: Mode,
        closure: &F,
    ) -> Result<T, E>
    where
        E: From<Error>,
        F: Fn(&mut Tx<'_>) -> Result<T, E>,
    {
        let mut error = match self.attempt(first, mode, closure) {
            Ok(result) => return result,
            Err(error) => error,
        };
        for attempt in 1..ATTEMPTS {
            if turn.is_some() {
                thread::sleep(jitter(attempt));
            } else {
                turn = Some(self.runtime.block_on(self.turn())?);
            }
            let client = self.runtime.block_on(connect::client(&self.pool))?;
            match self.attempt(client, mode, closure) {
                Ok(result) => return result,
                Err(again) => error = again,
            }
        }
        Err(error.into())
    }

    /// Waits for the turn, holding no connection meanwhile.
    async fn turn(&self) -> Result<Turn> {
        let turn = Arc::clone(&self.lane).lock_owned();
        tokio::time::timeout(self.patience, turn).await.map_err(|_| Error::Busy)
    }

    /// Runs the closure once. `Err` means that trying again is right, and says what happened.
    fn attempt<T, E, F>(&self, client: Object, mode: Mode, closure: &F) -> Result<Result<T, E>, Error>
    where
        E: From<Error>,
        F: Fn(&mut Tx<'_>) -> Result<T, E>,
    {
        let mut session = Session::new(client, mode.begin(), self.runtime.clone(), self.statement_limit);
        let mut tx = Tx::postgres(&mut session, self.context.now()).knowing(&self.context.known);
        let result = run_caught(closure, &mut tx);
        let learned = self.context.ran(tx);
        match session.end(mode, result.is_ok()) {
            Ending::Done => {
                if mode == Mode::Read || result.is_ok() {
                    self.context.known.learn(learned);
                }
                if mode == Mode::Write && result.is_ok() {
                    self.context.committed();
                }
                Ok(result)
            }
            Ending::Failed(error) => Ok(Err(error.into())),
            Ending::Again(error) => Err(error),
        }
    }

    /// Refuses everything from here on and drops the connections.
    pub(super) fn close(&self) {
        self.pool.close();
        if let Some(stop) = self.stop.lock().unwrap_or_else(PoisonError::into_inner).take() {
            let _ = stop.send(());
        }
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        self.close();
    }
}

/// Runs a transaction and awaits its result, on whatever runtime the caller has.
pub(super) async fn run<T, E, F>(postgres: &Arc<Postgres>, mode: Mode, closure: F) -> Result<T, E>
where
    T: Send + 'static,
    E: From<Error> + Send + 'static,
    F: Fn(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
{
    let task = postgres.runtime.spawn(transact(Arc::clone(postgres), mode, closure));
    task.await.unwrap_or_else(|_| Err(closed().into()))
}

/// [`run`] for a thread that may block.
pub(super) fn run_blocking<T, E, F>(postgres: &Arc<Postgres>, mode: Mode, closure: F) -> Result<T, E>
where
    T: Send + 'static,
    E: From<Error> + Send + 'static,
    F: Fn(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
{
    let transaction = transact(Arc::clone(postgres), mode, closure);
    postgres.wait_for(transaction).unwrap_or_else(|| Err(closed().into()))
}

/// Waits for a connection without holding a thread, then runs the closure on a blocking one.
async fn transact<T, E, F>(postgres: Arc<Postgres>, mode: Mode, closure: F) -> Result<T, E>
where
    T: Send + 'static,
    E: From<Error> + Send + 'static,
    F: Fn(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
{
    let crowded = mode == Mode::Write && postgres.lane.try_lock().is_err();
    let turn = if crowded { Some(postgres.turn().await?) } else { None };
    let client = connect::client(&postgres.pool).await?;
    let work = move || postgres.attempts(client, turn, mode, &closure);
    Handle::current().spawn_blocking(work).await.unwrap_or_else(|_| Err(Error::Panicked.into()))
}

fn closed() -> Error {
    Error::Unavailable("the store is closed".to_owned())
}

/// A pause that grows with the attempts and differs between nodes that lost against each other.
fn jitter(attempt: u32) -> Duration {
    let most = 2_000_u64 << attempt.min(6);
    Duration::from_micros(RandomState::new().hash_one(attempt) % most)
}
