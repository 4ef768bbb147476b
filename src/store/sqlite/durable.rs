//! Makes durable what the writer has committed, and answers then.
//!
//! The writer's commits write to the log and do not wait for the disk (`PRAGMA synchronous = NORMAL`, which keeps the order
//! that a crash needs; only where the log begins again it waits). A thread beside it waits: one sync makes durable all that
//! was committed before it, and meanwhile the next transaction runs. So others may see a change a moment before it is durable; whoever made it, and whoever
//! listens for it, hears of it after.

use std::fs::File;
use std::io;
use std::path::Path;
use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Arc, OnceLock};
use std::thread::{self, JoinHandle, ThreadId};

use crate::store::job::Job;
use crate::store::tx::After;
use crate::store::{Context, Error, Result};

/// Jobs that one transaction has run, and that wait for the disk.
pub(super) struct Committed {
    /// Them.
    pub jobs: Vec<Job>,
    /// What is told once it is durable; nothing of a transaction that was undone.
    pub after: Option<After>,
    /// Whether the log has grown by it.
    pub wrote: bool,
}

/// Whether the disk did not take something that was written. What the system gave up once it may have forgotten, whatever
/// it says of a second try: so from then on nothing is stored and nothing is moved, until a start brings all that the log
/// holds into the database anew.
#[derive(Clone, Default)]
pub(super) struct Failed(Arc<OnceLock<String>>);

impl Failed {
    pub(super) fn set(&self, why: &str) {
        tracing::error!(
            "the disk did not take what was written: {why}; nothing is stored until the next start"
        );
        let _ = self.0.set(why.to_owned());
    }

    pub(super) fn is_set(&self) -> bool {
        self.0.get().is_some()
    }

    /// What is told to whoever wants something stored.
    pub(super) fn error(&self) -> Option<Error> {
        self.0.get().map(|why| Error::Unavailable(format!("its disk has failed: {why}")))
    }
}

/// Where the writer hands over what it has committed.
pub(super) struct Durable {
    disk: Arc<Disk>,
    beside: Option<(Sender<Committed>, JoinHandle<()>)>,
}

impl Durable {
    /// Opens the log at this path, which is there as long as a connection is open. Without a thread `beside`, the writer
    /// waits for the disk itself.
    pub(super) fn start(log: &Path, context: Arc<Context>, beside: bool) -> Result<Self> {
        let failed = |error: io::Error| Error::Io(format!("{}: {error}", log.display()));
        let file = File::open(log).map_err(failed)?;
        let disk =
            Arc::new(Disk { sync: Box::new(move || file.sync_data()), context, failed: Failed::default() });
        if !beside {
            return Ok(Self { disk, beside: None });
        }
        let (queue, committed) = mpsc::channel();
        let own = Arc::clone(&disk);
        let thread = thread::Builder::new().name("store-durable".to_owned());
        let thread = thread.spawn(move || serve(&own, &committed)).map_err(failed)?;
        Ok(Self { disk, beside: Some((queue, thread)) })
    }

    /// Answers the jobs once they are durable.
    pub(super) fn settle(&self, committed: Committed) {
        match &self.beside {
            None => self.disk.settle(vec![committed]),
            Some((queue, _)) if queue.send(committed).is_ok() => {}
            // What is committed now would never be told to be.
            Some(_) => self.disk.failed.set("the thread that waits for it has ended"),
        }
    }

    /// Whether the disk has failed.
    pub(super) fn failed(&self) -> &Failed {
        &self.disk.failed
    }

    /// The thread beside the writer.
    pub(super) fn thread(&self) -> Option<ThreadId> {
        self.beside.as_ref().map(|(_, thread)| thread.thread().id())
    }

    /// Answers all that waits, and ends the thread.
    pub(super) fn finish(&mut self) {
        if let Some((queue, thread)) = self.beside.take() {
            drop(queue);
            let _ = thread.join();
        }
    }
}

fn serve(disk: &Disk, committed: &Receiver<Committed>) {
    while let Ok(first) = committed.recv() {
        disk.settle(std::iter::once(first).chain(committed.try_iter()).collect());
    }
}

/// The disk with the log.
struct Disk {
    sync: Box<dyn Fn() -> io::Result<()> + Send + Sync>,
    context: Arc<Context>,
    failed: Failed,
}

impl Disk {
    fn settle(&self, all: Vec<Committed>) {
        if all.iter().any(|committed| committed.wrote) {
            self.write_down();
        }
        for Committed { jobs, after, .. } in all {
            let stored = self.failed.error().map_or(Ok(()), Err);
            if let (Ok(()), Some(after)) = (&stored, after) {
                self.context.committed(after);
            }
            jobs.into_iter().for_each(|job| job.answer(stored.clone()));
        }
    }

    fn write_down(&self) {
        if self.failed.is_set() {
            return;
        }
        if let Err(error) = (self.sync)() {
            self.failed.set(&error.to_string());
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;
    use crate::store::job::{self, Done};

    /// Makes durable by a closure, and not beside.
    fn disk(sync: impl Fn() -> io::Result<()> + Send + Sync + 'static) -> Arc<Disk> {
        let context = Arc::new(Context::new(Arc::new(|| 0)));
        Arc::new(Disk { sync: Box::new(sync), context, failed: Failed::default() })
    }

    /// A transaction of one job, and where its answer comes.
    fn committed(wrote: bool) -> (Committed, Receiver<Done>) {
        let (job, answer) = Job::waited_for(job::work(|_| Ok::<_, Error>(())), None);
        (Committed { jobs: vec![job], after: Some(After::default()), wrote }, answer)
    }

    fn is_stored(answer: &Receiver<Done>) -> bool {
        answer.try_recv().expect("an answer").is_ok()
    }

    #[test]
    fn nothing_is_answered_before_it_is_durable() {
        let (release, held) = mpsc::channel::<()>();
        let held = Mutex::new(held);
        let disk = disk(move || {
            let _ = held.lock().map(|held| held.recv());
            Ok(())
        });
        let (first, answer) = committed(true);
        let own = Arc::clone(&disk);
        let waiting = thread::spawn(move || own.settle(vec![first]));
        assert!(answer.recv_timeout(std::time::Duration::from_millis(50)).is_err());
        drop(release);
        waiting.join().expect("no panic");
        assert!(is_stored(&answer));
    }

    #[test]
    fn what_has_come_meanwhile_shares_one_sync_and_what_wrote_nothing_needs_none() {
        let syncs = Arc::new(AtomicUsize::new(0));
        let seen = Arc::clone(&syncs);
        let disk = disk(move || {
            seen.fetch_add(1, Ordering::Relaxed);
            Ok(())
        });
        let (all, answers): (Vec<_>, Vec<_>) = (0..5).map(|_| committed(true)).unzip();
        disk.settle(all);
        assert!(answers.iter().all(is_stored));
        let (idle, answer) = committed(false);
        disk.settle(vec![idle]);
        assert!(is_stored(&answer));
        assert_eq!(syncs.load(Ordering::Relaxed), 1);
    }

    #[test]
    fn a_disk_that_failed_once_is_trusted_no_more() {
        let times = AtomicUsize::new(0);
        let disk = disk(move || match times.fetch_add(1, Ordering::Relaxed) {
            1 => Err(io::Error::other("a bad block")),
            _ => Ok(()),
        });
        for expected in [true, false, false] {
            let (one, answer) = committed(true);
            disk.settle(vec![one]);
            assert_eq!(is_stored(&answer), expected);
        }
        assert!(disk.failed.error().expect("an error").to_string().contains("a bad block"));
    }
}
