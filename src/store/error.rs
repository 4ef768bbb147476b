//! What can go wrong between the program and its database.

use std::path::PathBuf;

/// A failure of the store. The texts are for logs and the command line, never for people who vote.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// The queue of writes stayed full for as long as a request may wait. Trying again later is right.
    #[error("the database has too much to do")]
    Busy,
    /// The database cannot be reached, answers too slowly or has been closed.
    #[error("the database is not available: {0}")]
    Unavailable(String),
    /// The database does not let us in: a wrong password, certificate or name. Waiting does not help.
    #[error("the database refuses the connection: {0}")]
    Refused(String),
    /// A setting of the database cannot be used. The line names it, its value and the mend.
    #[error("{0}")]
    Setting(String),
    /// A constraint refused the change.
    ///
    /// The name is the same on both engines: `<table>_<columns joined by _>_key` for a unique column or
    /// index, `<table>_pkey` for a primary key, `<table>_<column>_not_null`, the written name of a named
    /// CHECK, and `foreign_key` for any foreign key (SQLite does not say which).
    #[error("the constraint {constraint} refused the change")]
    Conflict {
        /// Name of the constraint, as described above.
        constraint: String,
    },
    /// [`query_one`](super::Tx::query_one) found no row.
    #[error("there is no such row")]
    NotFound,
    /// The database holds something that the program cannot read: a damaged file or a wrong type.
    #[error("the database holds something unexpected: {0}")]
    Corrupt(String),
    /// No space is left for the database.
    #[error("there is no space left for the database")]
    Full,
    /// Reading from or writing to the disk failed.
    #[error("the disk of the database failed: {0}")]
    Io(String),
    /// Another process holds the database file.
    #[error("another process holds the database {}", .0.display())]
    Locked(PathBuf),
    /// The database was made by a later release and cannot be used by this one.
    #[error(
        "the database was brought to schema {needs} by bitpoll {by}; this is bitpoll {}, which knows schema {known}: run \
         bitpoll {by} again, or go back: {}",
        super::migrate::PROGRAM, back(.snapshot)
    )]
    TooNew {
        /// The release that brought it there.
        by: String,
        /// The backup from before that; empty if there is none.
        snapshot: String,
        /// The oldest schema number a program must know to use this database.
        needs: u32,
        /// The newest schema number this program knows.
        known: u32,
    },
    /// A migration failed or does not fit the database.
    #[error("migration: {0}")]
    Migration(String),
    /// The closure panicked. Nothing of its transaction is stored.
    #[error("an action panicked")]
    Panicked,
    /// Anything else, mostly a mistake in a statement.
    #[error("the database refused: {0}")]
    Other(String),
}

/// How to go back to the release before.
fn back(snapshot: &str) -> String {
    match snapshot {
        "" => "restore a backup from before the upgrade by `bitpoll restore`".to_owned(),
        _ => format!("`bitpoll restore {snapshot}` brings the database as it was before the upgrade"),
    }
}

/// What the store's own functions return.
pub type Result<T, E = Error> = std::result::Result<T, E>;
