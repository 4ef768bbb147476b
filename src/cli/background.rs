//! Work beside the requests that ends what it has begun when the server stops.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use tokio::sync::Notify;
use tokio::task::JoinHandle;

/// How long a server that stops waits for a job to notice.
pub(super) const PATIENCE: Duration = Duration::from_secs(10);

/// Tells a job that the server stops.
#[derive(Clone, Default)]
pub(super) struct Stop {
    asked: Arc<AtomicBool>,
    wake: Arc<Notify>,
}

impl Stop {
    /// Whether it does. The job that hears so ends soon.
    pub(super) fn is_asked(&self) -> bool {
        self.asked.load(Ordering::Relaxed)
    }

    /// The same, for those who look by themselves.
    pub(super) fn flag(&self) -> &AtomicBool {
        &self.asked
    }

    /// Sleeps for so long, or until the server stops.
    pub(super) async fn sleep(&self, time: Duration) {
        let _ = tokio::time::timeout(time, self.wake.notified()).await;
    }

    /// Asks the job to end.
    pub(super) fn ask(&self) {
        self.asked.store(true, Ordering::Relaxed);
        self.wake.notify_one();
    }
}

/// A job that runs, and how to end it.
pub(super) struct Background {
    stop: Stop,
    job: JoinHandle<()>,
}

impl Background {
    /// Starts a job on this runtime.
    pub(super) fn start<F: Future<Output = ()> + 'static>(job: impl FnOnce(Stop) -> F) -> Self {
        let stop = Stop::default();
        Self { job: actix_web::rt::spawn(job(stop.clone())), stop }
    }

    /// What asks it to end, while others still do what they do.
    pub(super) fn end(&self) -> Stop {
        self.stop.clone()
    }

    /// Lets it end what it has begun, and ends it if that takes too long.
    pub(super) async fn stop(self) {
        self.stop.ask();
        let abort = self.job.abort_handle();
        if tokio::time::timeout(PATIENCE, self.job).await.is_err() {
            abort.abort();
        }
    }
}
