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
    #[error("{} is there already: a backup is never written over another file", .0.display())]
    Exists(PathBuf),
    /// The file of a key holds something else.
    #[error("backup_key_file {}: it holds no key: make one by `bitpoll backup key FILE`", .0.display())]
    NoKey(PathBuf),
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
