//! Files that appear whole or not at all, and scratch files that go by themselves.

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _};
use std::path::{Path, PathBuf};

use super::{Error, Result};
use crate::secrets::{Random, encode};
use crate::store::space;

/// How names of scratch files begin.
const SCRATCH: &str = ".bitpoll-scratch-";

/// Bytes after which what was written goes to the disk. Left to pile up, it would be in the way of a vote that waits for its own few
/// pages to get there.
const STEADY: u64 = 2 << 20;

/// Writes a large file to the disk bit by bit.
pub(super) struct Steady {
    file: File,
    waiting: u64,
}

impl Steady {
    pub(super) fn new(file: File) -> Self {
        Self { file, waiting: 0 }
    }

    /// The file.
    pub(super) fn into_file(self) -> File {
        self.file
    }
}

impl Write for Steady {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let count = self.file.write(bytes)?;
        self.waiting += count as u64;
        if self.waiting >= STEADY {
            self.waiting = 0;
            self.file.sync_data()?;
        }
        Ok(count)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

/// A path that nothing has yet, and that is removed with this.
pub struct Scratch {
    path: PathBuf,
}

impl Scratch {
    /// A new path in a directory.
    pub fn within(folder: &Path, random: &Random) -> Self {
        Self { path: folder.join(format!("{SCRATCH}{}", encode(&random.bytes::<12>()))) }
    }

    /// The path.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Removes what was left behind by a program that was killed, more than a day ago by this clock.
    pub fn tidy(folder: &Path, now: i64) {
        let old = |entry: &fs::DirEntry| {
            let named = entry.file_name().to_str().is_some_and(|name| name.starts_with(SCRATCH));
            let changed = entry.metadata().and_then(|data| data.modified()).ok();
            let age = changed.and_then(|at| at.duration_since(std::time::UNIX_EPOCH).ok());
            named && age.is_some_and(|age| age.as_secs() + 86_400 < u64::try_from(now).unwrap_or(0))
        };
        for entry in fs::read_dir(folder).into_iter().flatten().flatten().filter(old) {
            remove(&entry.path());
        }
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        remove(&self.path);
    }
}

/// Removes a file or directory, and what SQLite keeps beside a file.
fn remove(path: &Path) {
    if path.is_dir() {
        let _ = fs::remove_dir_all(path);
        return;
    }
    for end in ["", "-wal", "-shm", "-journal", ".lock"] {
        let _ = fs::remove_file(beside(path, end));
    }
}

/// The name of a file with something behind it.
pub(super) fn beside(path: &Path, end: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(end);
    PathBuf::from(name)
}

/// Whether a directory has room for a copy of a SQLite database, and for the backup of it, which is seldom more than half as
/// large.
///
/// # Errors
/// [`Error::NoRoom`].
pub fn room(folder: &Path, database: &Path) -> Result<()> {
    const MEGA: u64 = 1_000_000;
    let size: u64 = ["", "-wal"]
        .iter()
        .filter_map(|end| beside(database, end).metadata().ok())
        .map(|data| data.len())
        .sum();
    let needs = size + size / 2;
    match space::of(folder) {
        Ok(space) if space.free < needs => Err(Error::NoRoom {
            folder: folder.to_owned(),
            needs: needs.div_ceil(MEGA),
            free: space.free / MEGA,
        }),
        // Who cannot tell may have enough.
        _ => Ok(()),
    }
}

/// Makes a directory for its owner alone, with those above it.
///
/// # Errors
/// If it cannot be made.
pub fn make_folder(path: &Path) -> Result<()> {
    let made = DirBuilder::new().recursive(true).mode(0o700).create(path);
    made.map_err(|error| Error::file(path, error))
}

/// A file on its way: under its name only when it is whole.
pub struct Draft {
    scratch: Scratch,
    target: PathBuf,
}

impl Draft {
    /// Begins a file for its owner alone, in the directory of `target`.
    ///
    /// # Errors
    /// If there is a file of that name, or none can be made.
    pub fn begin(target: &Path, random: &Random) -> Result<(Self, File)> {
        if target.symlink_metadata().is_ok() {
            return Err(Error::Exists(target.to_owned()));
        }
        let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty());
        let scratch = Scratch::within(folder.unwrap_or(Path::new(".")), random);
        let file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(scratch.path());
        let file = file.map_err(|error| Error::file(target, error))?;
        Ok((Self { scratch, target: target.to_owned() }, file))
    }

    /// The name that it is to have.
    pub fn target(&self) -> &Path {
        &self.target
    }

    /// Gives the file its name, once it is on the disk. Never over another.
    ///
    /// # Errors
    /// If there is a file of that name by now, or the disk refuses.
    pub fn publish(self, file: &File) -> Result<()> {
        use rustix::fs::{CWD, RenameFlags, renameat_with};
        let failed = |error: io::Error| match error.kind() {
            io::ErrorKind::AlreadyExists => Error::Exists(self.target.clone()),
            _ => Error::file(&self.target, error),
        };
        file.sync_all().map_err(failed)?;
        let moved = renameat_with(CWD, self.scratch.path(), CWD, &self.target, RenameFlags::NOREPLACE);
        match moved.map_err(io::Error::from) {
            // Some file systems of a network cannot refuse to replace.
            Err(error) if error.kind() == io::ErrorKind::InvalidInput && !self.target.exists() => {
                fs::rename(self.scratch.path(), &self.target).map_err(failed)?;
            }
            moved => moved.map_err(failed)?,
        }
        sync_directory(&self.target)
    }
}

/// Makes the name of a file last.
///
/// # Errors
/// If the disk refuses.
pub(super) fn sync_directory(of: &Path) -> Result<()> {
    let folder = of.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    match File::open(folder).and_then(|folder| folder.sync_all()) {
        // Some file systems of a network know no such thing.
        Err(error) if matches!(error.kind(), io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported) => {
            Ok(())
        }
        other => other.map_err(|error| Error::file(folder, error)),
    }
}
