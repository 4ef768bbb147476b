//! A closure on its way to where it is run and its answer on the way back. Whatever runs one does not know its type, so
//! that threads, tasks and attempts are compiled once and not once for each of the hundreds of closures.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc;

use tokio::sync::oneshot;

use super::{Error, Result, Tx};

/// A transaction that can be run again until it is either stored or refused.
pub(super) trait Job: Send {
    /// Runs the closure and tells whether its changes are to be kept. A panic is caught and undone.
    fn run(&mut self, tx: &mut Tx<'_>) -> bool;

    /// Sends the result of the last run, or the error that kept it from being stored.
    fn answer(self: Box<Self>, stored: Result<()>);
}

/// A [`Job`] whose answer is awaited; the receiver fails if the job is dropped without one.
pub(super) fn awaited<T, E, F, G>(closure: F, guard: G) -> (Box<dyn Job>, oneshot::Receiver<Result<T, E>>)
where
    T: Send + 'static,
    E: From<Error> + Send + 'static,
    F: Fn(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
    G: Send + 'static,
{
    let (reply, answer) = oneshot::channel();
    (Box::new(Work::new(closure, guard, move |result| drop(reply.send(result)))), answer)
}

/// The same for a thread that may block.
pub(super) fn waited_for<T, E, F, G>(closure: F, guard: G) -> (Box<dyn Job>, mpsc::Receiver<Result<T, E>>)
where
    T: Send + 'static,
    E: From<Error> + Send + 'static,
    F: Fn(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
    G: Send + 'static,
{
    let (reply, answer) = mpsc::sync_channel(1);
    (Box::new(Work::new(closure, guard, move |result| drop(reply.send(result)))), answer)
}

/// Runs a closure by something that runs it at once.
pub(super) fn at_once<T, E, F>(
    closure: &F,
    run: impl FnOnce(&mut dyn FnMut(&mut Tx<'_>)) -> Result<()>,
) -> Result<T, E>
where
    E: From<Error>,
    F: Fn(&mut Tx<'_>) -> Result<T, E>,
{
    let mut result = None;
    run(&mut |tx| result = Some(run_caught(closure, tx)))?;
    result.unwrap_or_else(|| Err(never_run().into()))
}

fn never_run() -> Error {
    Error::Other("a closure was never run".to_owned())
}

/// A [`Job`] made of a closure, a way to answer, and a guard held until then (the place in the queue).
struct Work<T, E, F, R, G> {
    closure: F,
    result: Option<Result<T, E>>,
    reply: R,
    _guard: G,
}

impl<T, E, F, R, G> Work<T, E, F, R, G> {
    fn new(closure: F, guard: G, reply: R) -> Self {
        Self { closure, result: None, reply, _guard: guard }
    }
}

impl<T, E, F, R, G> Job for Work<T, E, F, R, G>
where
    T: Send,
    E: From<Error> + Send,
    F: Fn(&mut Tx<'_>) -> Result<T, E> + Send,
    R: FnOnce(Result<T, E>) + Send,
    G: Send,
{
    fn run(&mut self, tx: &mut Tx<'_>) -> bool {
        let result = run_caught(&self.closure, tx);
        let keep = result.is_ok();
        self.result = Some(result);
        keep
    }

    fn answer(self: Box<Self>, stored: Result<()>) {
        let result = match (stored, self.result) {
            (Ok(()), Some(result)) => result,
            (Ok(()), None) => Err(never_run().into()),
            (Err(error), _) => Err(error.into()),
        };
        (self.reply)(result);
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
