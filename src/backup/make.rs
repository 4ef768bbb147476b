//! Making a backup.

use std::fs::{self, File};
use std::io::{self, BufWriter, Read};
use std::path::{Path, PathBuf};

use super::place::Steady;
use super::{Draft, Error, Holds, Manifest, Pack, Packed, Result, Scratch, Secret, export, part, room};
use crate::config::Config;
use crate::secrets::Random;
use crate::store::snapshot::{self, Contents};
use crate::store::{self, Engine, Store};

/// What is being done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Stage {
    /// The database is copied.
    Copying,
    /// The copy is looked over.
    Checking,
    /// It is compressed and written.
    Packing,
    /// It is read and unpacked.
    Unpacking,
}

/// Is told how far a stage is: done, and of how much; `false` ends the work.
pub type Watch<'a> = &'a mut dyn FnMut(Stage, u64, u64) -> bool;

/// A backup that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Made {
    /// Where it is.
    pub path: PathBuf,
    /// Its bytes.
    pub size: u64,
    /// SHA-256 at its end, and whether it is sealed.
    pub packed: Packed,
    /// What it holds.
    pub manifest: Manifest,
}

/// What backups are made with.
#[derive(Clone)]
pub struct Maker {
    /// How the site is set up.
    pub config: Config,
    /// What they are sealed with.
    pub secret: Option<Secret>,
    /// Where salts and names of scratch files come from.
    pub random: Random,
}

impl Maker {
    /// Backs up an open database. `created` are the Unix seconds of now. Blocks this thread.
    ///
    /// # Errors
    /// Those of the database and of the disk; [`Error::Stopped`] if `watch` ends it.
    pub fn of_store(&self, store: &Store, to: &Path, created: i64, watch: Watch<'_>) -> Result<Made> {
        match store.engine() {
            Engine::Sqlite => {
                if let (Some(folder), Some(path)) = (to.parent(), store.path()) {
                    room(folder, path)?;
                }
                self.of_copy(to, created, watch, |scratch, tell| store.copy_to(scratch, tell))
            }
            Engine::Postgres => self.of_export(store, to, created, watch),
        }
    }

    /// Backs up a SQLite database that no server has open. No migration runs.
    ///
    /// # Errors
    /// [`store::Error::Locked`] if a server has it, and those of [`of_store`](Self::of_store).
    pub fn of_file(&self, database: &Path, to: &Path, created: i64, watch: Watch<'_>) -> Result<Made> {
        self.of_copy(to, created, watch, |scratch, tell| snapshot::copy_file(database, scratch, tell))
    }

    /// Backs up what `copy` copies to the path that it is given.
    ///
    /// # Errors
    /// Those of `copy` and of the disk; [`Error::Stopped`] if `watch` ends it.
    pub fn of_copy(
        &self,
        to: &Path,
        created: i64,
        watch: Watch<'_>,
        copy: impl FnOnce(&Path, snapshot::Tell<'_>) -> store::Result<()>,
    ) -> Result<Made> {
        let folder = to.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let copied = Copied::make(folder, &self.random, watch, copy)?;
        let manifest =
            Manifest::new(copied.contents.clone(), Holds::Database, Engine::Sqlite, &self.config, created);
        let keys = self.keys()?;
        self.of_bytes(to, manifest, keys, &mut copied.open()?, watch)
    }

    /// Backs up a SQLite database whose bytes are read from somewhere, with the keys beside it.
    ///
    /// # Errors
    /// Those of the disk; [`Error::Stopped`] if `watch` ends it.
    pub fn of_bytes(
        &self,
        to: &Path,
        manifest: Manifest,
        keys: Option<String>,
        database: &mut Sized<'_>,
        watch: Watch<'_>,
    ) -> Result<Made> {
        let (draft, file) = Draft::begin(to, &self.random)?;
        let mut pack = self.begin(file, manifest.with_size(database.size), keys)?;
        let (mut done, all) = (0, database.size);
        let mut stopped = false;
        let mut read = Tracked(&mut database.bytes, |count| {
            done += count as u64;
            stopped = !watch(Stage::Packing, done, all);
            !stopped
        });
        let written = pack.pack.part(part::DATABASE, &mut read);
        if stopped {
            return Err(Error::Stopped);
        }
        written?;
        publish(draft, pack)
    }

    fn of_export(&self, store: &Store, to: &Path, created: i64, watch: Watch<'_>) -> Result<Made> {
        let (draft, file) = Draft::begin(to, &self.random)?;
        let begun = export::write(self, store, (file, self.keys()?), created, watch)?;
        publish(draft, begun)
    }

    /// The file of keys, which is for sealed backups alone.
    fn keys(&self) -> Result<Option<String>> {
        let path = &self.config.secret_key_file;
        match &self.secret {
            Some(_) => fs::read_to_string(path).map(Some).map_err(|error| Error::file(path, error)),
            None => Ok(None),
        }
    }

    pub(super) fn begin(&self, file: File, manifest: Manifest, keys: Option<String>) -> Result<Begun> {
        let keys = keys.filter(|_| self.secret.is_some());
        let manifest = if keys.is_some() { manifest.with_keys() } else { manifest };
        let mut pack =
            Pack::begin(BufWriter::new(Steady::new(file)), &manifest, self.secret.as_ref(), &self.random)?;
        if let Some(keys) = keys {
            pack.part(part::KEYS, &mut keys.as_bytes())?;
        }
        Ok(Begun { pack, manifest })
    }
}

/// A backup that is written.
pub(super) struct Begun {
    pub(super) pack: Pack<BufWriter<Steady>>,
    manifest: Manifest,
}

fn publish(draft: Draft, begun: Begun) -> Result<Made> {
    let (file, packed) = begun.pack.finish()?;
    let path = draft.target().to_owned();
    let file = file.into_inner().map_err(|error| Error::file(&path, error.into_error()))?.into_file();
    let size = file.metadata().map_err(|error| Error::file(&path, error))?.len();
    draft.publish(&file)?;
    Ok(Made { path, size, packed, manifest: begun.manifest })
}

/// Bytes and how many they are, as far as that is known.
pub struct Sized<'a> {
    /// The bytes.
    pub bytes: Box<dyn Read + 'a>,
    /// How many.
    pub size: u64,
}

/// A copy of a SQLite database in a scratch file, looked over.
pub struct Copied {
    scratch: Scratch,
    /// What is in it.
    pub contents: Contents,
}

impl Copied {
    /// Makes a copy in a directory.
    ///
    /// # Errors
    /// Those of `copy`, what is wrong with the copy, or [`Error::Stopped`].
    pub fn make(
        folder: &Path,
        random: &Random,
        watch: Watch<'_>,
        copy: impl FnOnce(&Path, snapshot::Tell<'_>) -> store::Result<()>,
    ) -> Result<Self> {
        let scratch = Scratch::within(folder, random);
        let mut stopped = false;
        let copied = copy(scratch.path(), &mut |done, all| {
            stopped = !watch(Stage::Copying, done, all);
            !stopped
        });
        if stopped || !watch(Stage::Checking, 0, 1) {
            return Err(Error::Stopped);
        }
        copied?;
        let contents = snapshot::inspect(scratch.path())?;
        Ok(Self { scratch, contents })
    }

    /// Its bytes.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn open(&self) -> Result<Sized<'static>> {
        let failed = |error| Error::file(self.scratch.path(), error);
        let file = File::open(self.scratch.path()).map_err(failed)?;
        let size = file.metadata().map_err(failed)?.len();
        Ok(Sized { bytes: Box::new(file), size })
    }
}

/// Reads, and tells how much was read.
struct Tracked<R, F>(R, F);

impl<R: Read, F: FnMut(usize) -> bool> Read for Tracked<R, F> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let count = self.0.read(out)?;
        if (self.1)(count) { Ok(count) } else { Err(io::Error::other("stopped")) }
    }
}
