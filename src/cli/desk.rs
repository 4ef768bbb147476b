//! Opening what a command works with: data directory, keys, database.

use std::fs::{DirBuilder, OpenOptions};
use std::io;
use std::os::unix::fs::{DirBuilderExt as _, MetadataExt as _};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use super::failure::Failure;
use super::upgrade;
use crate::actions::{Asker, site_keys};
use crate::config::Config;
use crate::secrets::{GuestToken, Keys, Random};
use crate::store::migrate::{Guard, MIGRATIONS};
use crate::store::{self, Clock, Database, DatabaseConfig, Store};

/// Everything that is open. Clones share it.
#[derive(Clone)]
pub(super) struct Desk {
    /// How the site is set up.
    pub config: Config,
    /// The database.
    pub store: Store,
    /// The server's keys.
    pub keys: Keys,
    /// Where tokens come from.
    pub random: Random,
}

/// Why the database is not open.
pub(super) enum Refusal {
    /// Another process has it: a server that can be asked.
    Locked,
    /// Anything else.
    Failed(Failure),
}

impl Refusal {
    /// In words.
    pub(super) fn into_failure(self) -> Failure {
        match self {
            Self::Failed(failure) => failure,
            Self::Locked => Failure::other("a server has the database open: stop it first"),
        }
    }
}

impl<F: Into<Failure>> From<F> for Refusal {
    fn from(failure: F) -> Self {
        Self::Failed(failure.into())
    }
}

impl Desk {
    /// Opens everything; what is missing is made. A database that cannot be reached is not waited for.
    pub(super) fn open(config: Config) -> Result<Self, Refusal> {
        Self::open_within(config, Duration::ZERO)
    }

    /// [`open`](Self::open), and waits so long for a PostgreSQL that starts together with us. Keys that are not those
    /// of the database are refused.
    pub(super) fn open_within(config: Config, start_wait: Duration) -> Result<Self, Refusal> {
        let store = open_store(&config, start_wait)?;
        let path = &config.secret_key_file;
        if !path.exists() && store.read_blocking(site_keys::any_known)? {
            return Err(other_keys(
                path,
                "it is not there, and the links in this database were made with it",
            )
            .into());
        }
        let (random, keys) = (Random::system(), load_keys(&config)?);
        let own = keys.clone();
        if store.write_blocking(move |tx| site_keys::belong(tx, &own))? {
            return Ok(Self { config, store, keys, random });
        }
        Err(other_keys(path, "these are not the keys that the links in this database were made with").into())
    }

    /// Somebody without an account, as a browser that comes for the first time.
    pub(super) fn guest(&self) -> Asker {
        let guest = Some(GuestToken::new(&self.random));
        let open = self.config.directory;
        Asker { session: None, guest, keys: self.keys.clone(), random: self.random.clone(), open }
    }
}

fn other_keys(path: &Path, what: &str) -> Failure {
    let path = path.display().to_string();
    Failure::usage(format!(
        "secret_key_file = {path:?}: {what}: copy the file from another node or a backup; if it is lost for good, \
         `bitpoll keys accept` makes an end of all links"
    ))
}

/// The keys in the file; they are made if there are none.
pub(super) fn load_keys(config: &Config) -> Result<Keys, Failure> {
    let path = &config.secret_key_file;
    Keys::load_or_create(path, &Random::system()).map_err(|error| {
        let path = path.display().to_string();
        Failure::usage(format!("secret_key_file = {path:?}: {error}: bring back the file from a backup"))
    })
}

/// Opens the database; it is made if there is none. Before it is upgraded, a snapshot of it is taken.
pub(super) fn open_store(config: &Config, start_wait: Duration) -> Result<Store, Refusal> {
    let database = database_file(config).unwrap_or_default();
    open_guarded(config, start_wait, Some(&|upgrade| upgrade::snapshot(config, &database, upgrade)))
}

/// [`open_store`] without a snapshot.
pub(super) fn open_store_unguarded(config: &Config, start_wait: Duration) -> Result<Store, Refusal> {
    open_guarded(config, start_wait, None)
}

/// [`open_store`], but not if it would be upgraded.
pub(super) fn open_store_as_it_is(config: &Config) -> Result<Store, Refusal> {
    let refuse: Guard<'_> = &|_| {
        Err(store::Error::Migration("the database is of an older release: start the server once".to_owned()))
    };
    open_guarded(config, Duration::ZERO, Some(refuse))
}

fn open_guarded(config: &Config, start_wait: Duration, guard: Option<Guard<'_>>) -> Result<Store, Refusal> {
    make_data_dir(&config.data_dir)?;
    let how = DatabaseConfig { start_wait, ..database(config)? };
    Store::open_guarded(&how, clock(), MIGRATIONS, guard).map_err(|error| match error {
        store::Error::Locked(_) => Refusal::Locked,
        store::Error::Setting(_) => Failure::from(error).into(),
        error => out_of_reach(config, &error).into(),
    })
}

/// A SQLite file that we may not make or open is a mistake in the configuration, anything else is not.
fn out_of_reach(config: &Config, error: &store::Error) -> Failure {
    let Some(path) = database_file(config) else { return Failure::other(format!("database: {error}")) };
    let directory = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let opened = OpenOptions::new().read(true).write(true).open(&path);
    let wrong = match (writable(directory), opened) {
        (Err(wrong), _) => wrong,
        (Ok(()), Err(wrong)) if wrong.kind() != io::ErrorKind::NotFound => wrong,
        _ => return Failure::other(format!("database: {error}")),
    };
    let shown = path.display().to_string();
    Failure::usage(format!(
        "database = {shown:?}: cannot be opened for writing ({wrong}): name a file in a directory that you may write to"
    ))
}

/// Refuses to go on without a site, which would be made: nothing is there to work with, or what is meant is another
/// directory.
pub(super) fn must_exist(config: &Config) -> Result<(), Failure> {
    let (key, path) = match database_file(config) {
        Some(path) => ("database", path),
        None => ("data_dir", config.data_dir.clone()),
    };
    if path.exists() {
        return Ok(());
    }
    Err(Failure::usage(format!(
        "{key} = {:?}: nothing is there yet: name the data_dir of a site, or start one with `bitpoll serve`",
        path.display().to_string()
    )))
}

/// How to open the database.
pub(super) fn database(config: &Config) -> Result<DatabaseConfig, Failure> {
    let database: Database = config.database.as_str().parse().map_err(Failure::usage)?;
    Ok(DatabaseConfig {
        password_file: config.database_password_file.clone(),
        connections: config.database_connections,
        patience: config.database_wait,
        batch: config.store_batch,
        statement_limit: config.database_statement_limit,
        ..DatabaseConfig::new(database)
    })
}

/// The path of the SQLite file, if it is one.
pub(super) fn database_file(config: &Config) -> Option<std::path::PathBuf> {
    match config.database.as_str().parse() {
        Ok(Database::Sqlite { path }) => Some(path),
        _ => None,
    }
}

/// Refuses to write as another than the owner of the database (root, mostly): files that it leaves would
/// stop the server.
pub(super) fn check_owner(config: &Config) -> Result<(), Failure> {
    let file = database_file(config);
    let owner = file.and_then(|path| path.metadata().ok()).map(|data| data.uid());
    let own = rustix::process::geteuid().as_raw();
    match owner {
        Some(owner) if owner != own => Err(Failure::other(format!(
            "the database belongs to the user {owner}: run this as that user, not as {own}"
        ))),
        _ => Ok(()),
    }
}

/// Makes the directory of everything, for its owner alone, and tries whether it can be written to.
pub(super) fn make_data_dir(path: &Path) -> Result<(), Failure> {
    let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty());
    let made = parent.map_or(Ok(()), std::fs::create_dir_all).and_then(|()| {
        match DirBuilder::new().mode(0o700).create(path) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists && path.is_dir() => Ok(()),
            made => made,
        }
    });
    let shown = path.display().to_string();
    let refused = |what: &str, error: &io::Error| {
        Failure::usage(format!(
            "data_dir = {shown:?}: cannot be {what} ({error}): name a directory that you may write to"
        ))
    };
    made.map_err(|error| refused("made", &error))?;
    writable(path).map_err(|error| refused("written to", &error))
}

/// Tries it: what rights say is not all, a disk can be mounted for reading alone.
pub(super) fn writable(directory: &Path) -> io::Result<()> {
    let trial = directory.join(format!(".trial-{}", std::process::id()));
    std::fs::File::create(&trial)?;
    std::fs::remove_file(&trial)
}

/// The clock of the program.
#[expect(clippy::disallowed_methods, reason = "this is where the time comes in")]
pub(super) fn clock() -> Clock {
    use std::time::{SystemTime, UNIX_EPOCH};
    Arc::new(|| {
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        i64::try_from(since.as_secs()).unwrap_or(i64::MAX)
    })
}
