//! What is wrong with a backup, one line each.

use std::io;
use std::path::PathBuf;

use crate::store;

/// Why a backup cannot be made, read or kept.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// It is another kind of file.
    #[error("this is no backup of bitpoll")]
    Foreign,
    /// A later release wrote it.
    #[error("this backup has format {0}, which is of a later release: use that release")]
    Format(u32),
    /// Its end is missing.
    #[error("this backup is cut off: its end is missing")]
    CutOff,
    /// It is not as it was written.
    #[error("this backup is damaged: {0}")]
    Damaged(&'static str),
    /// It is sealed, and nothing was given to open it.
    #[error("this backup is sealed: {0}")]
    Sealed(&'static str),
    /// It was sealed with something else.
    #[error("this backup was sealed with another {0}")]
    WrongKey(&'static str),
    /// There is something of that name.
    #[error("{} is there already: no other file is ever written over", .0.display())]
    Exists(PathBuf),
    /// The file of a key holds something else.
    #[error("backup_key_file {}: it holds no key: make one by `bitpoll backup key FILE`", .0.display())]
    NoKey(PathBuf),
    /// A later release made it.
    #[error(
        "this backup needs schema {needs}: bitpoll {by} made it, and this is bitpoll {program}, which knows schema {known}: \
         restore it with bitpoll {by}"
    )]
    TooNew {
        /// The oldest schema that a program must know to use it.
        needs: u32,
        /// The release that made it.
        by: String,
        /// The schema of this release.
        known: u32,
        /// This release.
        program: &'static str,
    },
    /// The database into which it was to go is in use.
    #[error(
        "the database is not empty (there are rows in {0}): a backup goes into an empty one: make another database and name that"
    )]
    Filled(String),
    /// There is no room for it.
    #[error("{}: {needs} MB are needed for a while, and {free} MB are free", .folder.display())]
    NoRoom {
        /// The directory.
        folder: PathBuf,
        /// Megabytes that are needed.
        needs: u64,
        /// Megabytes that are free.
        free: u64,
    },
    /// Its lines cannot be stored.
    #[error(transparent)]
    Export(#[from] super::BadExport),
    /// Whoever asked for it went away.
    #[error("stopped")]
    Stopped,
    /// The disk refused.
    #[error("{0}: {1}")]
    File(String, io::Error),
    /// The database refused.
    #[error("database: {0}")]
    Store(#[from] store::Error),
}

/// What functions of this module return.
pub type Result<T, E = Error> = std::result::Result<T, E>;

impl Error {
    /// A failure of the disk, with the file that it was about.
    pub fn file(path: &std::path::Path, error: io::Error) -> Self {
        Self::File(path.display().to_string(), error)
    }

    /// What reading a backup has met: its end too early, something that cannot be, or the disk.
    pub(super) fn reading(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::UnexpectedEof => Self::CutOff,
            io::ErrorKind::InvalidData | io::ErrorKind::InvalidInput => {
                Self::Damaged("it is not as it was written")
            }
            _ => Self::File("backup".to_owned(), error),
        }
    }
}
