//! A closure on its way to the writer thread and its answer on the way back.

use std::panic::{AssertUnwindSafe, catch_unwind};

use super::{Error, Result, Tx};

/// A transaction that can be run again until it is either stored or refused.
pub(super) trait Job: Send {
    /// Runs the closure and tells whether its changes are to be kept. A panic is caught and undone.
    fn run(&mut self, tx: &mut Tx<'_>) -> bool;

    /// Sends the result of the last run, or the error that kept it from being stored.
    fn answer(self: Box<Self>, stored: Result<()>);
}

/// A [`Job`] made of a closure, a way to answer, and a guard held until then (the place in the queue).
pub(super) struct Work<T, E, F, R, G> {
    closure: F,
    result: Option<Result<T, E>>,
    reply: R,
    _guard: G,
}

impl<T, E, F, R, G> Work<T, E, F, R, G> {
    pub(super) fn new(closure: F, guard: G, reply: R) -> Self {
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
            (Ok(()), None) => Err(Error::Other("a write was never run".to_owned()).into()),
            (Err(error), _) => Err(error.into()),
        };
        (self.reply)(result);
    }
}

/// Runs a closure, turns a panic into an error, and refuses an `Ok` that passes over a failed statement.
pub(super) fn run_caught<T, E, F>(closure: &F, tx: &mut Tx<'_>) -> Result<T, E>
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
