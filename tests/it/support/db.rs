//! Real databases for tests: a fresh SQLite file, and a fresh schema on the PostgreSQL server that
//! BITPOLL_TEST_POSTGRES names (`bin/test` starts one).
//!
//! Tests of the store and of the actions run on both by themselves. Tests of the whole site have one database each:
//! SQLite, or PostgreSQL if BITPOLL_TEST_ENGINE says `postgres`; `bin/test` runs them once in each way.

use std::io::Write;
use std::ops::Deref;
use std::sync::atomic::{AtomicI64, AtomicUsize, Ordering};
use std::sync::{Arc, Once};
use std::time::Duration;

use bitpoll::store::migrate::{MIGRATIONS, Migration};
use bitpoll::store::{Clock, Database, DatabaseConfig, Engine, Store};

/// When the clock of every test starts: 1 March 2027, 12:00 UTC.
pub const NOON: i64 = 1_803_902_400;

/// A store with a database and a clock of its own. The database is thrown away with it.
pub struct TestStore {
    store: Store,
    /// How it was opened, so that a test can open it again.
    pub config: DatabaseConfig,
    clock: Arc<AtomicI64>,
    migrations: Vec<Migration>,
    _place: Place,
}

impl Deref for TestStore {
    type Target = Store;

    fn deref(&self) -> &Store {
        &self.store
    }
}

impl TestStore {
    /// An empty SQLite database with the schema of this release.
    pub fn sqlite() -> Self {
        Self::open(Place::file(), MIGRATIONS)
    }

    /// An empty database with the schema of this release, on the engine that BITPOLL_TEST_ENGINE names.
    pub fn of_this_run() -> Self {
        match engine_of_this_run() {
            Engine::Sqlite => Self::sqlite(),
            Engine::Postgres => {
                Self::postgres_with(MIGRATIONS).expect("BITPOLL_TEST_POSTGRES names a server")
            }
        }
    }

    /// An empty SQLite database with another schema.
    pub fn sqlite_with(migrations: &[Migration]) -> Self {
        Self::open(Place::file(), migrations)
    }

    /// An empty PostgreSQL database with another schema, or `None` when there is no server to test with.
    pub fn postgres_with(migrations: &[Migration]) -> Option<Self> {
        Place::schema().map(|place| Self::open(place, migrations))
    }

    fn open(place: Place, migrations: &[Migration]) -> Self {
        let mut config = DatabaseConfig::new(place.database());
        config.connections = 4;
        let clock = Arc::new(AtomicI64::new(NOON));
        let store = Store::open_with(&config, ticking(&clock), migrations).expect("the database opens");
        Self { store, config, clock, migrations: migrations.to_vec(), _place: place }
    }

    /// The address of its PostgreSQL schema.
    pub fn url(&self) -> &str {
        match &self.config.database {
            Database::Postgres { url } => url,
            Database::Sqlite { .. } => panic!("not PostgreSQL"),
        }
    }

    /// A clone of the store, for a server or a thread.
    pub fn store(&self) -> Store {
        self.store.clone()
    }

    /// The clock of the store.
    pub fn clock(&self) -> Clock {
        ticking(&self.clock)
    }

    /// Moves the clock.
    pub fn advance(&self, seconds: i64) {
        self.clock.fetch_add(seconds, Ordering::Relaxed);
    }

    /// Closes the store and opens the same database again.
    pub fn reopen(&mut self) {
        self.store.close();
        self.store =
            Store::open_with(&self.config, ticking(&self.clock), &self.migrations).expect("it opens again");
    }
}

fn ticking(clock: &Arc<AtomicI64>) -> Clock {
    let clock = Arc::clone(clock);
    Arc::new(move || clock.load(Ordering::Relaxed))
}

/// What BITPOLL_TEST_ENGINE names.
pub fn engine_of_this_run() -> Engine {
    match std::env::var("BITPOLL_TEST_ENGINE").as_deref() {
        Ok("postgres") => Engine::Postgres,
        Ok("sqlite" | "") | Err(_) => Engine::Sqlite,
        Ok(other) => panic!("BITPOLL_TEST_ENGINE is {other:?}, neither sqlite nor postgres"),
    }
}

/// Runs a test on SQLite, and on PostgreSQL when there is a server to test with.
pub fn for_each_engine(test: impl Fn(TestStore)) {
    for_each_engine_with(MIGRATIONS, test);
}

/// [`for_each_engine`] with another schema.
pub fn for_each_engine_with(migrations: &[Migration], test: impl Fn(TestStore)) {
    test(TestStore::sqlite_with(migrations));
    if let Some(store) = TestStore::postgres_with(migrations) {
        test(store);
    }
}

/// Where a test's database lives, until the test ends.
enum Place {
    File(tempfile::TempDir),
    Schema { server: String, name: String },
}

impl Place {
    fn file() -> Self {
        Place::File(tempfile::tempdir().expect("a directory"))
    }

    fn schema() -> Option<Self> {
        static NUMBER: AtomicUsize = AtomicUsize::new(0);
        let server = postgres()?;
        let name = format!("t{}_{}", std::process::id(), NUMBER.fetch_add(1, Ordering::Relaxed));
        ask(&server, &format!("CREATE SCHEMA {name}"));
        Some(Place::Schema { server, name })
    }

    fn database(&self) -> Database {
        match self {
            Place::File(directory) => Database::Sqlite { path: directory.path().join("bitpoll.db") },
            Place::Schema { server, name } => {
                let mark = if server.contains('?') { '&' } else { '?' };
                Database::Postgres { url: format!("{server}{mark}options=-csearch_path%3D{name}") }
            }
        }
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        if let Place::Schema { server, name } = self {
            ask(server, &format!("DROP SCHEMA {name} CASCADE"));
        }
    }
}

/// The address of the server to test with. Without one, that is said once.
pub fn postgres() -> Option<String> {
    static SAID: Once = Once::new();
    let server = std::env::var("BITPOLL_TEST_POSTGRES").ok().filter(|url| !url.is_empty());
    if server.is_none() {
        // Past the capture of the test runner, so that nobody takes these tests for complete.
        SAID.call_once(|| {
            let _ = writeln!(std::io::stderr(), "BITPOLL_TEST_POSTGRES is not set: testing on SQLite alone");
        });
    }
    server
}

/// Runs a script on the server, over a connection that no store knows of.
pub fn ask(server: &str, script: &str) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    runtime.block_on(async {
        let connecting = tokio_postgres::connect(server, tokio_postgres::NoTls);
        let connecting = tokio::time::timeout(Duration::from_secs(30), connecting).await;
        let (client, connection) = connecting.expect("the server answers").expect("the server lets us in");
        let carried = tokio::spawn(connection);
        client.batch_execute(script).await.expect("the server does as told");
        drop(client);
        let _ = carried.await;
    });
}
