//! PostgreSQL: a pool of connections, driven from blocking threads.
//!
//! One thread of our own carries the connections and the timers, so that they depend neither on a web worker
//! nor on who calls. A closure runs on a blocking thread of that runtime and waits there for each answer,
//! never longer than the limit of a statement.
//!
//! Writes are SERIALIZABLE: a rule that reads and then writes (the last free place of a choice) holds as it
//! does behind SQLite's single writer, so rules are written once. PostgreSQL may refuse such a transaction,
//! and then it runs again. Reads are REPEATABLE READ: one state of the database, and never refused.

mod address;
mod connect;
mod news;
mod notices;
mod session;
mod statement;
mod tls;

use std::borrow::Cow;
use std::hash::{BuildHasher, RandomState};
use std::sync::mpsc;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use deadpool_postgres::{Object, Pool};
use tokio::runtime::{Builder, Handle};
use tokio::sync::oneshot;

pub(super) use session::Session;

use super::job::{Done, Job, Work};
use super::migrate::{self, Migration};
use super::{Context, DatabaseConfig, Error, Load, Result, Tx};
use news::News;
use notices::Listener;
use session::Ending;

/// How often a transaction is tried before its caller is told that the database is busy.
const ATTEMPTS: u32 = 12;

const BEGIN_READ: &str = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";

/// What a closure may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mode {
    /// Read one state of the database.
    Read,
    /// Read and write as if alone.
    Write,
}

/// How many turns of a node line up with those of all nodes after one of them was lost.
const AFTER_LOSS: u32 = 8;

/// One turn of so many lines up in any case: else a node that keeps winning could keep winning for good.
const EVERY: u32 = 4;

/// The turns of transactions that must not lose again to one of this node.
#[derive(Default)]
struct Lane {
    turns: u32,
    after_loss: u32,
}

impl Lane {
    /// Begins an attempt in a turn: whether it lines up with those of other nodes.
    fn lines_up(&mut self) -> bool {
        self.turns = self.turns.wrapping_add(1);
        let lost = self.after_loss > 0;
        self.after_loss = self.after_loss.saturating_sub(1);
        lost || self.turns.is_multiple_of(EVERY)
    }
}

type Turn = tokio::sync::OwnedMutexGuard<Lane>;

/// An open PostgreSQL database.
pub(super) struct Postgres {
    pool: Pool,
    runtime: Handle,
    stop: Mutex<Option<oneshot::Sender<()>>>,
    statement_limit: Duration,
    patience: Duration,
    /// What begins a transaction that may write.
    begin_write: String,
    context: Arc<Context>,
    /// Transactions that lost against another one run one at a time, and while they do, new writes line up
    /// behind them: many votes in one poll change one row, and all but one of each round would lose. If one loses
    /// all the same, to another node, the line goes on across all nodes for a while.
    lane: Arc<tokio::sync::Mutex<Lane>>,
    /// What other nodes are to be told.
    news: Arc<News>,
    /// Listens to other nodes; taken when that begins.
    listener: Mutex<Option<Listener>>,
}

impl Postgres {
    /// Connects and brings the schema up to date; leaves it as it is without migrations.
    pub(super) fn open(
        url: &str,
        config: &DatabaseConfig,
        context: &Arc<Context>,
        migrations: Option<&[Migration]>,
    ) -> Result<Self> {
        let address = address::read(url, config)?;
        let servers = address::servers(&address.servers);
        let pool = connect::pool(&address, config)?;
        let runtime = Builder::new_current_thread()
            .enable_all()
            // A closure runs when it has a connection; the others look up addresses.
            .max_blocking_threads(config.connections + 4)
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
        // A name that other nodes do not have.
        let node = RandomState::new().hash_one("node");
        let postgres = Self {
            pool,
            runtime: handle,
            stop: Mutex::new(Some(stop)),
            statement_limit: config.statement_limit,
            patience: config.patience,
            begin_write: begin_write(config.statement_limit),
            context: Arc::clone(context),
            lane: Arc::default(),
            news: Arc::default(),
            listener: Mutex::new(Some(Listener::new(address, node, config))),
        };
        let (pool, news) = (postgres.pool.clone(), Arc::clone(&postgres.news));
        postgres.runtime.spawn(news::tell(pool, node, config.patience, news));
        match migrations.map_or(Ok(()), |migrations| postgres.migrate(migrations, config.start_wait)) {
            Ok(()) => Ok(postgres),
            Err(Error::Unavailable(why)) => Err(Error::Unavailable(format!("{servers}: {why}"))),
            Err(Error::Refused(why)) => Err(Error::Refused(format!("{servers}: {why}"))),
            Err(error) => Err(error),
        }
    }

    /// Runs the migrations in one transaction, one node at a time, once the server can be reached.
    fn migrate(&self, migrations: &[Migration], wait: Duration) -> Result<()> {
        const BEGIN: &str = "BEGIN; SET LOCAL statement_timeout = 0;
            SELECT pg_advisory_xact_lock(hashtext('bitpoll schema ' || current_schema()))";
        let (pool, now, migrations) = (self.pool.clone(), self.context.now(), migrations.to_vec());
        let (runtime, limit) = (self.runtime.clone(), session::HOURS);
        self.wait_for(async move {
            let client = connect::first(&pool, wait).await?;
            let work = move || {
                let mut session = Session::new(client, Cow::Borrowed(BEGIN), runtime, limit);
                let result = migrate::apply(&mut Tx::postgres(&mut session, now), &migrations, "");
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

    /// A connection; and before it the turn, for a write where others wait for theirs. Nobody waits for a turn while
    /// they have a connection, nor on a thread: whoever has the turn needs both.
    async fn place(&self, mode: Mode, turn: &mut Option<Turn>) -> Result<Object> {
        loop {
            if turn.is_none() && self.is_crowded(mode) {
                *turn = Some(self.turn().await?);
            }
            let client = connect::client(&self.pool).await?;
            if turn.is_some() || !self.is_crowded(mode) {
                return Ok(client);
            }
        }
    }

    fn is_crowded(&self, mode: Mode) -> bool {
        mode == Mode::Write && self.lane.try_lock().is_err()
    }

    /// Waits for the turn, holding no connection meanwhile.
    async fn turn(&self) -> Result<Turn> {
        let turn = Arc::clone(&self.lane).lock_owned();
        tokio::time::timeout(self.patience, turn).await.map_err(|_| Error::Busy)
    }

    /// Runs the job once. `Err` means that trying again is right, and says what happened; `Ok` has what the job is to
    /// be told.
    fn attempt(
        &self,
        client: Object,
        turn: Option<&mut Turn>,
        mode: Mode,
        job: &mut Job,
    ) -> Result<Result<()>, Error> {
        let begin = match mode {
            Mode::Read => Cow::Borrowed(BEGIN_READ),
            Mode::Write => Cow::Owned(self.begin_write.clone()),
        };
        let mut session = Session::new(client, begin, self.runtime.clone(), self.statement_limit);
        if mode == Mode::Write && turn.is_some_and(|lane| lane.lines_up()) {
            session = session.lined_up();
        }
        let mut tx = Tx::postgres(&mut session, self.context.now()).knowing(&self.context.known);
        let keep = job.run(&mut tx);
        let after = self.context.ran(tx);
        match session.end(mode, keep) {
            Ending::Done => {
                match (mode, keep) {
                    (Mode::Read, _) => self.context.known.learn(after.learned),
                    (Mode::Write, true) => {
                        self.news.add(after.changed.iter().copied());
                        self.context.committed(after);
                    }
                    (Mode::Write, false) => {}
                }
                Ok(Ok(()))
            }
            Ending::Failed(error) => Ok(Err(error)),
            Ending::Again(error) => Err(error),
        }
    }

    /// Begins to listen to what other nodes change, if that has not begun.
    pub(super) fn listen(&self) {
        let listener = self.listener.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(listener) = listener {
            self.runtime.spawn(listener.listen(Arc::clone(&self.context.notices)));
        }
    }

    /// Why a job was dropped without an answer.
    fn dropped(&self) -> Error {
        if self.pool.is_closed() { closed() } else { Error::Panicked }
    }

    /// How busy the pool is.
    pub(super) fn load(&self) -> Load {
        let status = self.pool.status();
        let number = |count: usize| u64::try_from(count).unwrap_or(u64::MAX);
        Load {
            waiting: number(status.waiting),
            connections: number(status.size),
            idle: number(status.available),
            most: number(status.max_size),
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

/// Tells whether an address and the files that it names can be used.
pub(super) fn check(url: &str, config: &DatabaseConfig) -> Result<()> {
    connect::pool(&address::read(url, config)?, config).map(drop)
}

/// Runs a transaction and awaits its result, on whatever runtime the caller has.
pub(super) async fn run(postgres: &Arc<Postgres>, mode: Mode, work: Box<dyn Work>) -> Done {
    let (job, answer) = Job::awaited(work, None);
    begin(postgres, mode, job);
    answer.await.unwrap_or_else(|_| Err(postgres.dropped()))
}

/// [`run`] for a thread that may block.
pub(super) fn run_blocking(postgres: &Arc<Postgres>, mode: Mode, work: Box<dyn Work>) -> Done {
    let (job, answer) = Job::waited_for(work, None);
    begin(postgres, mode, job);
    answer.recv().unwrap_or_else(|_| Err(postgres.dropped()))
}

fn begin(postgres: &Arc<Postgres>, mode: Mode, job: Job) {
    postgres.runtime.spawn(transact(Arc::clone(postgres), mode, job));
}

/// Tries a transaction until it is stored, refused for good, or out of attempts, and lets the job answer.
async fn transact(postgres: Arc<Postgres>, mode: Mode, job: Job) {
    let mut job = Some(job);
    let stored = tried(&postgres, mode, &mut job).await;
    if let Some(job) = job {
        job.answer(stored);
    }
}

/// The attempts. Only they hold a thread; the job is away with a thread that died.
async fn tried(postgres: &Arc<Postgres>, mode: Mode, job: &mut Option<Job>) -> Result<()> {
    let (mut turn, mut error) = (None::<Turn>, Error::Busy);
    for attempt in 0..ATTEMPTS {
        match &mut turn {
            _ if attempt == 0 => {}
            None if mode == Mode::Read => tokio::time::sleep(jitter(attempt)).await,
            None => turn = Some(postgres.turn().await?),
            Some(turn) => {
                turn.after_loss = AFTER_LOSS;
                tokio::time::sleep(jitter(attempt)).await;
            }
        }
        let asked = Instant::now();
        let client = postgres.place(mode, &mut turn).await?;
        postgres.context.meters.waited(asked.elapsed());
        let store = Arc::clone(postgres);
        let Some(mut own) = job.take() else { break };
        let work = move || (store.attempt(client, turn.as_mut(), mode, &mut own), turn, own);
        let done = Handle::current().spawn_blocking(work).await;
        let (outcome, after, own) = done.map_err(|_| Error::Panicked)?;
        (turn, *job) = (after, Some(own));
        match outcome {
            Ok(stored) => return stored,
            Err(again) => {
                postgres.context.meters.tried_again();
                error = again;
            }
        }
    }
    Err(error)
}

/// A node that stops in the middle of a transaction is cut off before the statements of the others that wait
/// for it reach their limit. A read holds up nobody.
fn begin_write(statement_limit: Duration) -> String {
    format!(
        "BEGIN ISOLATION LEVEL SERIALIZABLE; SET LOCAL idle_in_transaction_session_timeout = {}",
        (statement_limit / 2).as_millis().max(1)
    )
}

fn closed() -> Error {
    Error::Unavailable("the store is closed".to_owned())
}

/// A pause that grows with the attempts and differs between nodes that lost against each other.
fn jitter(attempt: u32) -> Duration {
    let most = 2_000_u64 << attempt.min(6);
    Duration::from_micros(RandomState::new().hash_one(attempt) % most)
}
