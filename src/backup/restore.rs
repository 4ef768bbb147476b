//! Taking a database out of a backup, and putting it in the place of another.

use std::fs::{self, File, OpenOptions};
use std::io::{BufRead, BufReader, Read as _, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};

use super::{Error, Holds, Manifest, Result, Scratch, Stage, Unpack, Watch, lines, part, place, stamp};
use crate::secrets::Random;
use crate::store::snapshot::{self, Contents};
use crate::store::{Clock, Database, DatabaseConfig, Store, migrate};

/// Bytes that are written at once.
const PIECE: usize = 256 << 10;

/// What was in a backup, all of which was as it was written.
pub struct Unpacked {
    /// What the backup says of itself.
    pub manifest: Manifest,
    /// The ring of keys.
    pub keys: Option<String>,
    file: Scratch,
}

/// Unpacks a backup into a scratch file in a directory.
///
/// # Errors
/// What is wrong with the backup, a schema that this release does not know, or the disk.
pub fn unpack<R: BufRead>(
    backup: &mut Unpack<R>,
    folder: &Path,
    random: &Random,
    watch: Watch<'_>,
) -> Result<Unpacked> {
    let manifest = backup.manifest()?;
    let known = lines::schema();
    if manifest.needs > known {
        let (needs, by) = (manifest.needs, manifest.program);
        return Err(Error::TooNew { needs, by, known, program: migrate::PROGRAM });
    }
    let file = Scratch::within(folder, random);
    let (mut keys, mut found) = (None, false);
    while let Some(name) = backup.next()? {
        match name.as_str() {
            part::KEYS => {
                let text = String::from_utf8(backup.small()?);
                keys = Some(text.map_err(|_| Error::Damaged("its ring of keys is none"))?);
            }
            part::DATABASE | part::EXPORT => {
                write_out(backup, file.path(), manifest.size, watch)?;
                found = true;
            }
            _ => {}
        }
    }
    if found { Ok(Unpacked { manifest, keys, file }) } else { Err(Error::Damaged("it holds no database")) }
}

fn write_out<R: BufRead>(from: &mut Unpack<R>, to: &Path, size: u64, watch: Watch<'_>) -> Result<()> {
    let failed = |error| Error::file(to, error);
    let file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(to).map_err(failed)?;
    let mut file = place::Steady::new(file);
    let (mut piece, mut done) = (vec![0; PIECE], 0);
    loop {
        let count = from.read(&mut piece).map_err(Error::reading)?;
        if count == 0 {
            return file.into_file().sync_all().map_err(failed);
        }
        file.write_all(&piece[..count]).map_err(failed)?;
        done += count as u64;
        if !watch(Stage::Unpacking, done, size) {
            return Err(Error::Stopped);
        }
    }
}

/// A SQLite database in a scratch file, looked over: its counts are those of its manifest.
pub struct Ready {
    /// What the backup says of itself.
    pub manifest: Manifest,
    /// The ring of keys.
    pub keys: Option<String>,
    /// What is in the database.
    pub contents: Contents,
    file: Scratch,
}

impl Ready {
    /// Where it is.
    pub fn path(&self) -> &Path {
        self.file.path()
    }
}

impl Unpacked {
    /// A SQLite database of it, whatever it was made on.
    ///
    /// # Errors
    /// What is wrong with it, or the disk.
    pub fn into_database(self, random: &Random, clock: &Clock) -> Result<Ready> {
        let file = match self.manifest.holds {
            Holds::Database => self.file,
            Holds::Export => {
                let folder = self.file.path().parent().unwrap_or(Path::new("."));
                let made = Scratch::within(folder, random);
                let store = open(made.path(), clock)?;
                let read = lines::read(&store, &mut self.lines()?);
                store.close();
                read?;
                snapshot::settle(made.path())?;
                made
            }
        };
        let contents = snapshot::inspect(file.path())?;
        same_counts(&self.manifest, &contents)?;
        Ok(Ready { manifest: self.manifest, keys: self.keys, contents, file })
    }

    /// Puts it into an open database that is empty, on whichever engine, and tells how many rows that are.
    ///
    /// # Errors
    /// [`Error::Filled`] if it is not empty; what is wrong with it, the database, or the disk.
    pub fn into_store(self, store: &Store, random: &Random, clock: &Clock) -> Result<u64> {
        // What a program writes that merely starts.
        const OWN: [&str; 3] = ["facts", "jobs", "attempts"];
        let there = store.read_blocking(snapshot::count)?;
        if let Some((table, _)) =
            there.rows.iter().find(|(name, rows)| **rows > 0 && !OWN.contains(&name.as_str()))
        {
            return Err(Error::Filled(table.clone()));
        }
        let manifest = self.manifest.clone();
        let rows = match manifest.holds {
            Holds::Export => lines::read(store, &mut self.lines()?)?,
            Holds::Database => {
                let ready = self.into_database(random, clock)?;
                let folder = ready.path().parent().unwrap_or(Path::new("."));
                let text = Scratch::within(folder, random);
                export(ready.path(), text.path(), clock)?;
                lines::read(store, &mut reader(text.path())?)?
            }
        };
        let mut there = store.read_blocking(snapshot::count)?;
        // What the program wrote that opened the database stays.
        there.rows.retain(|name, _| !OWN.contains(&name.as_str()));
        same_counts(&manifest, &there).map(|()| rows)
    }

    fn lines(&self) -> Result<BufReader<File>> {
        reader(self.file.path())
    }
}

fn reader(path: &Path) -> Result<BufReader<File>> {
    File::open(path).map(BufReader::new).map_err(|error| Error::file(path, error))
}

fn open(path: &Path, clock: &Clock) -> Result<Store> {
    let config = DatabaseConfig::new(Database::Sqlite { path: path.to_owned() });
    Ok(Store::open(&config, clock.clone())?)
}

/// Writes the lines of a SQLite file, which gets the schema of this release first.
fn export(database: &Path, to: &Path, clock: &Clock) -> Result<()> {
    let failed = |error| Error::file(to, error);
    let out = OpenOptions::new().write(true).create_new(true).mode(0o600).open(to).map_err(failed)?;
    let store = open(database, clock)?;
    let written = store.read_blocking(move |tx| {
        let mut out = std::io::BufWriter::new(&out);
        lines::write(tx, &mut out)?;
        out.flush().map_err(|error| crate::store::Error::Io(error.to_string()))
    });
    store.close();
    Ok(written?)
}

/// Every table that the manifest counts and that is there still has as many rows.
fn same_counts(manifest: &Manifest, there: &Contents) -> Result<()> {
    let other = |(name, rows): (&String, &u64)| there.rows.get(name).is_some_and(|found| found != rows);
    let lost = there.rows.is_empty() && !manifest.rows.is_empty();
    if lost || manifest.rows.iter().any(other) {
        return Err(Error::Damaged("its tables have other numbers of rows than its manifest says"));
    }
    Ok(())
}

/// Puts a database in the place of another, whose lock the caller has. What was there is kept beside it: the answer is
/// its new name. At every moment there is one of the two under the name.
///
/// # Errors
/// Those of the disk; then the old one is there still.
pub fn replace(database: &Path, by: &Path, now: i64) -> Result<Option<PathBuf>> {
    let there = database.metadata().is_ok_and(|data| data.len() > 0);
    let kept = there.then(|| kept_name(database, now));
    // One file; a database that is broken keeps its log beside it.
    let settled = there && snapshot::settle(database).is_ok();
    for end in ["-wal", "-shm"] {
        let (from, to) = (place::beside(database, end), kept.as_ref().map(|kept| place::beside(kept, end)));
        match to {
            Some(to) if !settled && from.exists() => {
                fs::rename(&from, &to).map_err(|error| Error::file(&from, error))?;
            }
            _ => drop(fs::remove_file(&from)),
        }
    }
    if let Some(kept) = &kept {
        keep(database, kept)?;
    }
    fs::rename(by, database).map_err(|error| Error::file(database, error))?;
    place::sync_directory(database)?;
    Ok(kept)
}

/// What became of the file of keys.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ring {
    /// It was the same.
    Same,
    /// There was none.
    Made,
    /// Another one was there, which has this name now.
    Replaced(PathBuf),
}

/// Puts the ring of keys of a backup in its place. Another one is kept beside it.
///
/// # Errors
/// Those of the disk.
pub fn replace_keys(path: &Path, keys: &str, random: &Random, now: i64) -> Result<Ring> {
    let failed = |error| Error::file(path, error);
    let there = match fs::read_to_string(path) {
        Ok(text) => Some(text),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => None,
        Err(error) => return Err(failed(error)),
    };
    if there.as_deref() == Some(keys) {
        return Ok(Ring::Same);
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let new = Scratch::within(folder, random);
    let mut file =
        OpenOptions::new().write(true).create_new(true).mode(0o600).open(new.path()).map_err(failed)?;
    file.write_all(keys.as_bytes()).and_then(|()| file.sync_all()).map_err(failed)?;
    let kept = there.map(|_| kept_name(path, now));
    if let Some(kept) = &kept {
        keep(path, kept)?;
    }
    fs::rename(new.path(), path).map_err(failed)?;
    place::sync_directory(path)?;
    Ok(kept.map_or(Ring::Made, Ring::Replaced))
}

/// A name that nothing has yet.
fn kept_name(path: &Path, now: i64) -> PathBuf {
    let name = |more: &str| place::beside(path, &format!(".replaced-{}{more}", stamp(now)));
    let more = (2..).map(|number| name(&format!("-{number}")));
    let mut names = std::iter::once(name("")).chain(more);
    names.find(|name| !name.exists()).unwrap_or_else(|| name("-again"))
}

/// Gives a file a second name, which is to be its only one.
fn keep(path: &Path, kept: &Path) -> Result<()> {
    let failed = |error: std::io::Error| match error.kind() {
        std::io::ErrorKind::AlreadyExists => Error::Exists(kept.to_owned()),
        _ => Error::file(kept, error),
    };
    match fs::hard_link(path, kept) {
        // Not every file system has links: there a crash in the next moment leaves the old one under its new name alone.
        Err(error) if error.kind() != std::io::ErrorKind::AlreadyExists => {
            fs::rename(path, kept).map_err(failed)
        }
        linked => linked.map_err(failed),
    }
}
