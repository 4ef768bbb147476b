//! A closure on its way to where it is run and its result on the way back. Whatever runs one does not know its type, so
//! that threads, tasks and attempts are compiled once and not once for each of the hundreds of closures.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc;

use tokio::sync::{OwnedSemaphorePermit, oneshot};

use super::{Error, Result, Tx};

/// Something that can be run again until it is either stored or refused, and keeps the result of the last run.
pub(super) trait Work: Any + Send {
    /// Runs it and tells whether its changes are to be kept. A panic is caught and undone.
    fn run(&mut self, tx: &mut Tx<'_>) -> bool;
}

/// Work that was done, or why it could not be.
pub(super) type Done = Result<Box<dyn Work>>;

struct Closure<T, E, F> {
    closure: F,
    result: Option<Result<T, E>>,
}

impl<T, E, F> Work for Closure<T, E, F>
where
    T: Send + 'static,
    E: From<Error> + Send + 'static,
    F: Fn(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
{
    fn run(&mut self, tx: &mut Tx<'_>) -> bool {
        let result = run_caught(&self.closure, tx);
        let keep = result.is_ok();
        self.result = Some(result);
        keep
    }
}

/// Work made of a closure.
pub(super) fn work<T, E, F>(closure: F) -> Box<dyn Work>
where
    T: Send + 'static,
    E: From<Error> + Send + 'static,
    F: Fn(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
{
    Box::new(Closure { closure, result: None })
}

/// The result of what [`work`] made of a closure of this type.
pub(super) fn result<T, E, F>(done: Done) -> Result<T, E>
where
    T: 'static,
    E: From<Error> + 'static,
    F: 'static,
{
    let work: Box<dyn Any> = done?;
    let result = work.downcast::<Closure<T, E, F>>().ok().and_then(|work| work.result);
    result.unwrap_or_else(|| Err(Error::Other("a closure was never run".to_owned()).into()))
}

/// Work whose result somebody waits for. One that is dropped answers nothing, which the receiver notices.
pub(super) struct Job {
    work: Box<dyn Work>,
    reply: Reply,
    /// In the queue of writes, until it is answered.
    _place: Option<OwnedSemaphorePermit>,
}

enum Reply {
    Task(oneshot::Sender<Done>),
    Thread(mpsc::SyncSender<Done>),
}

impl Job {
    /// One that a task awaits.
    pub(super) fn awaited(
        work: Box<dyn Work>,
        place: Option<OwnedSemaphorePermit>,
    ) -> (Self, oneshot::Receiver<Done>) {
        let (reply, answer) = oneshot::channel();
        (Self { work, reply: Reply::Task(reply), _place: place }, answer)
    }

    /// One that a thread waits for.
    pub(super) fn waited_for(
        work: Box<dyn Work>,
        place: Option<OwnedSemaphorePermit>,
    ) -> (Self, mpsc::Receiver<Done>) {
        let (reply, answer) = mpsc::sync_channel(1);
        (Self { work, reply: Reply::Thread(reply), _place: place }, answer)
    }

    /// See [`Work::run`].
    pub(super) fn run(&mut self, tx: &mut Tx<'_>) -> bool {
        self.work.run(tx)
    }

    /// Sends the result of the last run, or the error that kept it from being stored.
    pub(super) fn answer(self, stored: Result<()>) {
        let done = stored.map(|()| self.work);
        match self.reply {
            Reply::Task(reply) => drop(reply.send(done)),
            Reply::Thread(reply) => drop(reply.send(done)),
        }
    }
}

/// Runs a closure, turns a panic into an error, and refuses an `Ok` that passes over a failed statement.
fn run_caught<T, E, F>(closure: &F, tx: &mut Tx<'_>) -> Result<T, E>
where
    E: From<Error>,
    F: Fn(&mut Tx<'_>) -> Result<T, E>,
{
    // The closure's captures are only shared and the transaction is undone, so nothing half-changed is seen.
    let result = catch_unwind(AssertUnwindSafe(|| closure(tx)));
    match (result, tx.failed()) {
        (Err(_), _) => Err(Error::Panicked.into()),
        (Ok(Ok(_)), Some(error)) => Err(error.clone().into()),
        (Ok(result), _) => result,
    }
}
