//! The database seam: two engines, one SQL, no ORM.
//!
//! A repository is a plain function over a [`Tx`]; [`Store::read`] and [`Store::write`] run such functions on
//! the right thread, in a transaction, again where the engine asks for that. So closures are `Fn`, and
//! everything slow or random (tokens, hashing, Markdown) is made before them.

mod config;
mod error;
mod expired;
mod job;
mod known;
pub mod migrate;
mod notices;
mod params;
mod postgres;
mod row;
mod sqlite;
pub mod subset;
mod tx;

pub mod accounts;
pub mod activity;
pub mod attempts;
pub mod audit;
pub mod check;
pub mod comments;
pub mod decisions;
pub mod directory;
pub mod erasure;
pub mod factors;
pub mod facts;
pub mod groups;
pub mod guests;
pub mod identities;
pub mod invitations;
pub mod jobs;
pub mod mailing;
pub mod outbox;
pub mod passkeys;
pub mod polls;
pub mod profiles;
pub mod proposals;
pub mod seats;
pub mod sessions;
pub mod shelf;
pub mod site;
pub mod snapshot;
pub mod space;
pub mod sql;
pub mod structures;
pub mod support;
pub mod tokens;
pub mod transfer;
pub mod trash;
pub mod users;
pub mod votes;
pub mod watches;

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Instant;

use crate::metrics::Meters;
pub use config::{Database, DatabaseConfig};
pub use error::{Error, Result};
use job::{Done, Work};
use known::Known;
use migrate::{Guard, Migration, State};
use notices::Notices;
pub use notices::{Topic, Watch};
pub use params::{Bind, Kind, Param, params};
use postgres::{Mode, Postgres};
pub use row::{Column, FromRow, Row, Value};
use sqlite::Sqlite;
use tx::After;
pub use tx::{Engine, Tx};

/// Tells the time in Unix seconds. Tests have one that stands still until it is moved.
pub type Clock = Arc<dyn Fn() -> i64 + Send + Sync>;

/// An open database. Clones share it; the last one closes it.
#[derive(Clone)]
pub struct Store {
    engine: Backend,
    context: Arc<Context>,
}

/// How work is to be done.
#[derive(Clone, Copy)]
enum Way {
    Read,
    Peek,
    Long,
    Write,
}

impl Way {
    fn mode(self) -> Mode {
        match self {
            Self::Read | Self::Peek | Self::Long => Mode::Read,
            Self::Write => Mode::Write,
        }
    }
}

#[derive(Clone)]
enum Backend {
    Sqlite(Arc<Sqlite>),
    Postgres(Arc<Postgres>),
}

/// What was done so far, for tests and metrics.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stats {
    /// Statements run by closures.
    pub statements: u64,
    /// Transactions committed; many writes can share one on SQLite.
    pub commits: u64,
}

/// What every thread of a store needs.
struct Context {
    clock: Clock,
    statements: AtomicU64,
    commits: AtomicU64,
    known: Known,
    notices: Arc<Notices>,
    meters: Arc<Meters>,
}

/// How busy the database of this node is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Load {
    /// Writes that wait or run (SQLite), or transactions that wait for a connection (PostgreSQL).
    pub waiting: u64,
    /// Connections that are open; none for SQLite.
    pub connections: u64,
    /// Those of them that nobody uses.
    pub idle: u64,
    /// Connections at most.
    pub most: u64,
}

impl Context {
    fn new(clock: Clock) -> Self {
        let (statements, commits) = (AtomicU64::new(0), AtomicU64::new(0));
        let (known, notices) = (Known::default(), Arc::default());
        Self { clock, statements, commits, known, notices, meters: Arc::default() }
    }

    fn now(&self) -> i64 {
        (self.clock)()
    }

    /// Counts what a transaction did, and takes what it leaves to be told.
    fn ran(&self, tx: Tx<'_>) -> After {
        self.statements.fetch_add(tx.statements(), Ordering::Relaxed);
        tx.after()
    }

    /// Counts a transaction that is committed, and tells what it leaves.
    fn committed(&self, after: After) {
        self.commits.fetch_add(1, Ordering::Relaxed);
        self.known.learn(after.learned);
        self.notices.tell(&after.changed);
    }
}

impl Store {
    /// Opens the database and brings its schema up to date.
    ///
    /// # Errors
    /// [`Error::Setting`], [`Error::Locked`], [`Error::TooNew`], [`Error::Migration`], or what keeps it from
    /// being reached.
    pub fn open(config: &DatabaseConfig, clock: Clock) -> Result<Self> {
        Self::open_with(config, clock, migrate::MIGRATIONS)
    }

    /// [`open`](Self::open) with other migrations, for tests.
    ///
    /// # Errors
    /// Those of [`open`](Self::open).
    pub fn open_with(config: &DatabaseConfig, clock: Clock, migrations: &[Migration]) -> Result<Self> {
        Self::open_guarded(config, clock, migrations, None)
    }

    /// [`open_with`](Self::open_with), and asks before a SQLite database is upgraded that has something in it.
    ///
    /// # Errors
    /// Those of [`open`](Self::open) and of the guard; then nothing was changed.
    pub fn open_guarded(
        config: &DatabaseConfig,
        clock: Clock,
        migrations: &[Migration],
        guard: Option<Guard<'_>>,
    ) -> Result<Self> {
        let context = Arc::new(Context::new(clock));
        let engine = match &config.database {
            Database::Sqlite { path } => {
                Backend::Sqlite(Arc::new(Sqlite::open(path.clone(), config, &context, migrations, guard)?))
            }
            Database::Postgres { url } => {
                Backend::Postgres(Arc::new(Postgres::open(url, config, &context, Some(migrations))?))
            }
        };
        Ok(Self { engine, context })
    }

    /// How far the schema of a database is. Changes nothing, whether or not a server uses it.
    ///
    /// # Errors
    /// What keeps it from being reached.
    pub fn state(config: &DatabaseConfig, clock: Clock) -> Result<State> {
        match &config.database {
            Database::Sqlite { path } => sqlite::state(path, clock()),
            Database::Postgres { url } => {
                let context = Arc::new(Context::new(clock));
                let engine = Backend::Postgres(Arc::new(Postgres::open(url, config, &context, None)?));
                let store = Self { engine, context };
                let state = store.read_blocking(migrate::state);
                store.close();
                state
            }
        }
    }

    /// Tells whether the settings can be used, with the files that they name. Connects to nothing.
    ///
    /// # Errors
    /// [`Error::Setting`] for the first that cannot.
    pub fn check(config: &DatabaseConfig) -> Result<()> {
        match &config.database {
            Database::Sqlite { .. } => Ok(()),
            Database::Postgres { url } => postgres::check(url, config),
        }
    }

    /// Which engine this is.
    pub fn engine(&self) -> Engine {
        match self.engine {
            Backend::Sqlite(_) => Engine::Sqlite,
            Backend::Postgres(_) => Engine::Postgres,
        }
    }

    /// Runs a short read that sees one state of the database: on SQLite at once on this thread, on
    /// PostgreSQL on a blocking thread.
    ///
    /// # Errors
    /// Those of the closure, or a store error made into one.
    pub async fn read<T, E, F>(&self, closure: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<Error> + Send + 'static,
        F: Fn(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
    {
        job::result::<T, E, F>(self.done(Way::Read, job::work(closure)).await)
    }

    /// Runs a read of one statement; a second one is refused.
    ///
    /// # Errors
    /// Those of the closure, or a store error made into one.
    pub async fn peek<T, E, F>(&self, closure: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<Error> + Send + 'static,
        F: Fn(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
    {
        job::result::<T, E, F>(self.done(Way::Peek, job::work(closure)).await)
    }

    /// Runs a read that may take long (an export, many cells) on a blocking thread. Needs a tokio runtime.
    ///
    /// # Errors
    /// Those of the closure, or a store error made into one.
    pub async fn read_long<T, E, F>(&self, closure: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<Error> + Send + 'static,
        F: Fn(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
    {
        job::result::<T, E, F>(self.done(Way::Long, job::work(closure)).await)
    }

    /// Runs a transaction and returns once it is durable. An `Err` of the closure undoes its changes. The
    /// closure may run more than once, and its changes count once.
    ///
    /// # Errors
    /// Those of the closure, or a store error made into one: then nothing was stored, except that a PostgreSQL
    /// connection lost during COMMIT, or a disk that fails after it, leaves it open ([`Error::Unavailable`]).
    pub async fn write<T, E, F>(&self, closure: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<Error> + Send + 'static,
        F: Fn(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
    {
        job::result::<T, E, F>(self.done(Way::Write, job::work(closure)).await)
    }

    /// [`read`](Self::read) for the command line, jobs and tests; blocks this thread.
    ///
    /// # Errors
    /// Those of the closure, or a store error made into one.
    pub fn read_blocking<T, E, F>(&self, closure: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<Error> + Send + 'static,
        F: Fn(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
    {
        let work = job::work(closure);
        job::result::<T, E, F>(match &self.engine {
            Backend::Sqlite(sqlite) => self.run_here(sqlite, sqlite::read, work),
            Backend::Postgres(postgres) => postgres::run_blocking(postgres, Mode::Read, work),
        })
    }

    /// [`write`](Self::write) for the command line, jobs and tests; blocks this thread.
    ///
    /// # Errors
    /// Those of the closure, or a store error made into one.
    pub fn write_blocking<T, E, F>(&self, closure: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<Error> + Send + 'static,
        F: Fn(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
    {
        let work = job::work(closure);
        job::result::<T, E, F>(match &self.engine {
            Backend::Sqlite(sqlite) => sqlite.write_blocking(work),
            Backend::Postgres(postgres) => postgres::run_blocking(postgres, Mode::Write, work),
        })
    }

    /// Has work done where it belongs, and gives it back with its result.
    async fn done(&self, way: Way, work: Box<dyn Work>) -> Done {
        let begun = Instant::now();
        let done = match (&self.engine, way) {
            (Backend::Sqlite(sqlite), Way::Read) => self.run_here(sqlite, sqlite::read, work),
            (Backend::Sqlite(sqlite), Way::Peek) => self.run_here(sqlite, sqlite::peek, work),
            (Backend::Sqlite(sqlite), Way::Long) => self.run_aside(sqlite, work).await,
            (Backend::Sqlite(sqlite), Way::Write) => sqlite.write(&self.context, work).await,
            (Backend::Postgres(postgres), _) => postgres::run(postgres, way.mode(), work).await,
        };
        match way {
            Way::Read => self.context.meters.read(begun.elapsed()),
            Way::Write => self.context.meters.written(begun.elapsed()),
            Way::Peek | Way::Long => {}
        }
        done
    }

    /// Runs a read of SQLite on this thread.
    fn run_here(&self, sqlite: &Arc<Sqlite>, read: sqlite::Read, mut work: Box<dyn Work>) -> Done {
        read(sqlite, &self.context, work.as_mut())?;
        Ok(work)
    }

    /// Runs a read of SQLite on a blocking thread.
    async fn run_aside(&self, sqlite: &Arc<Sqlite>, mut work: Box<dyn Work>) -> Done {
        let (sqlite, context) = (Arc::clone(sqlite), Arc::clone(&self.context));
        let read = move || sqlite::read(&sqlite, &context, work.as_mut()).map(|()| work);
        tokio::task::spawn_blocking(read).await.unwrap_or(Err(Error::Panicked))
    }

    /// Waits for changes of a poll, or of what an account may do: see [`Watch`].
    pub fn watch(&self, what: impl Into<Topic>) -> Watch {
        if let Backend::Postgres(postgres) = &self.engine {
            postgres.listen();
        }
        self.context.notices.watch(what.into())
    }

    /// The time that the next transaction will have.
    pub fn now(&self) -> i64 {
        self.context.now()
    }

    /// Counts since the store was opened.
    pub fn stats(&self) -> Stats {
        Stats {
            statements: self.context.statements.load(Ordering::Relaxed),
            commits: self.context.commits.load(Ordering::Relaxed),
        }
    }

    /// What is counted of this server, the database and all else.
    pub fn meters(&self) -> &Meters {
        &self.context.meters
    }

    /// How busy the database is at this moment.
    pub fn load(&self) -> Load {
        match &self.engine {
            Backend::Sqlite(sqlite) => Load { waiting: sqlite.waiting(), ..Load::default() },
            Backend::Postgres(postgres) => postgres.load(),
        }
    }

    /// Whether the disk of a SQLite database has failed once, so that nothing is stored until the next start.
    pub fn has_failed(&self) -> bool {
        match &self.engine {
            Backend::Sqlite(sqlite) => sqlite.has_failed(),
            Backend::Postgres(_) => false,
        }
    }

    /// Finishes the writes that wait, moves the log into the database and refuses everything from here on.
    pub fn close(&self) {
        match &self.engine {
            Backend::Sqlite(sqlite) => sqlite.close(),
            Backend::Postgres(postgres) => postgres.close(),
        }
    }
}
