//! The database file: its rights, its lock and how connections to it are set up.

use std::fs::{DirBuilder, File, OpenOptions};
use std::io;
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags, ffi};
use rustix::fs::FlockOperation;

use crate::store::{Error, Result};

/// Prepared statements that a connection keeps; a page uses a dozen, the program some hundreds.
const STATEMENTS: usize = 256;

/// What `PRAGMA auto_vacuum` says of a file that can give pages back when it is asked to.
const INCREMENTAL: i64 = 2;

/// Holds the lock file of a database: one process alone may open it.
pub(in crate::store) struct Lock {
    _file: File,
}

/// Makes the file and its directory when they are missing, readable by their owner alone, and locks them.
///
/// # Errors
/// [`Error::Locked`] when another process has it, [`Error::Io`] when the disk refuses.
pub(super) fn claim(path: &Path) -> Result<Lock> {
    if let Some(parent) = path.parent().filter(|parent| !parent.as_os_str().is_empty()) {
        DirBuilder::new()
            .recursive(true)
            .mode(0o700)
            .create(parent)
            .map_err(|error| failed(parent, &error))?;
    }
    let lock_path = beside(path, ".lock");
    let lock = private(&lock_path)?;
    match rustix::fs::flock(&lock, FlockOperation::NonBlockingLockExclusive) {
        Ok(()) => {}
        Err(rustix::io::Errno::WOULDBLOCK) => return Err(Error::Locked(path.to_owned())),
        Err(error) => return Err(failed(&lock_path, &error.into())),
    }
    private(path)?;
    Ok(Lock { _file: lock })
}

/// Opens a file for writing, made with mode 0600 when it is missing. SQLite gives its -wal and -shm the same.
fn private(path: &Path) -> Result<File> {
    OpenOptions::new()
        .read(true)
        .write(true)
        .create(true)
        .truncate(false)
        .mode(0o600)
        .open(path)
        .map_err(|error| failed(path, &error))
}

fn failed(path: &Path, error: &io::Error) -> Error {
    Error::Io(format!("{}: {error}", path.display()))
}

/// The write-ahead log of a connection's database. A link to a file has its log where the file is, as SQLite says.
pub(super) fn log(connection: &Connection) -> PathBuf {
    beside(Path::new(connection.path().unwrap_or_default()), "-wal")
}

/// Brings into the database what the log holds, which is what a crash has left, or a disk that failed: there the system may
/// say that it has written the log, and be wrong.
///
/// # Errors
/// Those of the disk.
pub(super) fn move_log(connection: &Connection) -> Result<()> {
    Ok(connection.query_row("PRAGMA wal_checkpoint(PASSIVE)", [], |_| Ok(()))?)
}

/// Leaves the log as it is when the connection closes, for [`move_log`].
pub(super) fn leave_log(connection: &Connection) {
    if let Err(error) = connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true) {
        tracing::error!("the write-ahead log may not be left as it is: {error}");
    }
}

/// Makes durable what has been moved into the database, by SQLite's own handle of the file: whoever closes another one loses
/// the locks that the process has on it.
///
/// # Errors
/// Those of the disk.
#[expect(unsafe_code, reason = "SQLite lends its handle as a pointer")]
pub(super) fn sync(connection: &Connection) -> rusqlite::Result<()> {
    let mut file: *mut ffi::sqlite3_file = std::ptr::null_mut();
    // SAFETY: whoever has the connection uses it alone, and its file is open for as long as it is. The control writes one
    // pointer where it is told to, and the file's methods are SQLite's own.
    let code = unsafe {
        let told = ffi::sqlite3_file_control(
            connection.handle(),
            c"main".as_ptr(),
            ffi::SQLITE_FCNTL_FILE_POINTER,
            (&raw mut file).cast(),
        );
        match file.as_ref().and_then(|it| it.pMethods.as_ref()).and_then(|methods| methods.xSync) {
            Some(sync) if told == ffi::SQLITE_OK => sync(file, ffi::SQLITE_SYNC_NORMAL),
            _ => ffi::SQLITE_IOERR_FSYNC,
        }
    };
    if code == ffi::SQLITE_OK {
        return Ok(());
    }
    Err(rusqlite::Error::SqliteFailure(ffi::Error::new(code), None))
}

fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}

/// Opens a connection that may write (a new file becomes one that can give pages back), in WAL mode with one fsync per commit
/// (the writer says otherwise), checkpointing never by itself. The log keeps up to 64 MiB, twice what it needs between two
/// starts from its beginning unless somebody reads for long: for the disk it is more work to let a file grow than to write
/// over it.
pub(super) fn open_writer(path: &Path) -> Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    connection.busy_timeout(Duration::from_secs(5))?;
    // What is said again is written again.
    if connection.pragma_query_value(None, "auto_vacuum", |row| row.get::<_, i64>(0))? != INCREMENTAL {
        connection.execute_batch("PRAGMA auto_vacuum = INCREMENTAL")?;
    }
    connection.execute_batch(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;
         PRAGMA wal_autocheckpoint = 0; PRAGMA journal_size_limit = 67108864; PRAGMA cache_size = -4000; PRAGMA temp_store = MEMORY;",
    )?;
    settle(connection)
}

/// Opens a connection that only reads.
pub(super) fn open_reader(path: &Path) -> Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    connection.busy_timeout(Duration::from_secs(5))?;
    connection
        .execute_batch("PRAGMA query_only = ON; PRAGMA cache_size = -2000; PRAGMA temp_store = MEMORY;")?;
    settle(connection)
}

/// What both kinds of connections have. Without the stability guarantee SQLite makes a new plan whenever
/// another LIMIT is bound, which takes longer than most of our statements.
fn settle(connection: Connection) -> Result<Connection> {
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS);
    Ok(connection)
}
