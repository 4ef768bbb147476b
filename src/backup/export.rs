//! Writing an export of a database that is no file, by a thread that can be stopped.

use std::fs::File;
use std::io::{self, Write};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use super::make::Begun;
use super::{Error, Holds, Maker, Manifest, Result, Stage, Watch, lines, part};
use crate::store::snapshot;
use crate::store::{self, Store};

/// How often whoever watches is asked whether it goes on.
const LOOK: Duration = Duration::from_millis(100);

/// How far it is, and whether it goes on: between the thread that writes and the one that is told.
#[derive(Default)]
struct Pace {
    rows: AtomicU64,
    all: AtomicU64,
    stopped: AtomicBool,
}

impl Pace {
    /// Tells how far it is, and asks whether it goes on.
    fn tell(&self, watch: Watch<'_>) -> Result<()> {
        let (rows, all) = (self.rows.load(Ordering::Relaxed), self.all.load(Ordering::Relaxed));
        if watch(Stage::Packing, rows, all) {
            return Ok(());
        }
        self.stopped.store(true, Ordering::Relaxed);
        Err(Error::Stopped)
    }
}

/// Writes every row into a file. Nobody waits for a slow database once `watch` has ended it: the thread ends with what
/// it would write next.
pub(super) fn write(
    maker: &Maker,
    store: &Store,
    file: (File, Option<String>),
    created: i64,
    watch: Watch<'_>,
) -> Result<Begun> {
    let pace = Arc::new(Pace::default());
    pace.tell(watch)?;
    let (reply, answer) = mpsc::channel();
    let (maker, store, told) = (maker.clone(), store.clone(), Arc::clone(&pace));
    let work = move || drop(reply.send(read(maker, &store, file, created, told)));
    let thread = thread::Builder::new().name("export".to_owned()).spawn(work);
    thread.map_err(|error| Error::File("a thread".to_owned(), error))?;
    loop {
        match answer.recv_timeout(LOOK) {
            Ok(written) => return written,
            Err(RecvTimeoutError::Timeout) => pace.tell(watch)?,
            Err(RecvTimeoutError::Disconnected) => return Err(Error::Store(store::Error::Panicked)),
        }
    }
}

fn read(
    maker: Maker,
    store: &Store,
    file: (File, Option<String>),
    created: i64,
    pace: Arc<Pace>,
) -> Result<Begun> {
    // A read may be run again, and a file can be written once.
    let once = Mutex::new(Some(file));
    store.read_blocking(move |tx| {
        let taken = once.lock().unwrap_or_else(PoisonError::into_inner).take();
        let Some((file, keys)) = taken else {
            return Err(store::Error::Unavailable("the connection was lost on the way".to_owned()).into());
        };
        let contents = snapshot::count(tx)?;
        pace.all.store(contents.rows.values().sum(), Ordering::Relaxed);
        let manifest = Manifest::new(contents, Holds::Export, tx.engine(), &maker.config, created);
        let mut begun = maker.begin(file, manifest, keys)?;
        begun.pack.part_by(part::EXPORT, |out| {
            lines::write(tx, &mut Paced { out, pace: &pace }).map_err(Error::Store)
        })?;
        Ok(begun)
    })
}

/// Counts the lines that are written, until it is stopped.
struct Paced<'a> {
    out: &'a mut dyn Write,
    pace: &'a Pace,
}

impl Write for Paced<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.pace.stopped.load(Ordering::Relaxed) {
            return Err(io::Error::other("stopped"));
        }
        let count = self.out.write(bytes)?;
        let lines = bytes[..count].iter().filter(|byte| **byte == b'\n').count();
        self.pace.rows.fetch_add(lines as u64, Ordering::Relaxed);
        Ok(count)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}
