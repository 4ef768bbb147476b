//! The mail that the server sends by itself: everything that is due, every few seconds.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use tokio::sync::Notify;

use crate::actions::mail::{Office, Round, round};
use crate::store::Store;

/// How often a node looks for mail that is due: one statement.
const ASK: Duration = Duration::from_secs(3);
/// After a failure of the database.
const PAUSE: Duration = Duration::from_secs(30);
/// How long a server that stops waits for the mail that is on its way.
const PATIENCE: Duration = Duration::from_secs(10);

/// The job, and how to end it.
pub(super) struct Mailing {
    stopping: Arc<AtomicBool>,
    wake: Arc<Notify>,
    job: tokio::task::JoinHandle<()>,
}

impl Mailing {
    /// Starts it on this runtime.
    pub(super) fn start(store: Store, office: Office) -> Self {
        let (stopping, wake) = (Arc::new(AtomicBool::new(false)), Arc::new(Notify::new()));
        let job = actix_web::rt::spawn(run(store, office, Arc::clone(&stopping), Arc::clone(&wake)));
        Self { stopping, wake, job }
    }

    /// Ends it after the mail that is on its way, so that none goes twice.
    pub(super) async fn stop(self) {
        self.stopping.store(true, Ordering::Relaxed);
        self.wake.notify_one();
        let abort = self.job.abort_handle();
        if tokio::time::timeout(PATIENCE, self.job).await.is_err() {
            abort.abort();
        }
    }
}

async fn run(store: Store, office: Office, stopping: Arc<AtomicBool>, wake: Arc<Notify>) {
    while !stopping.load(Ordering::Relaxed) {
        let pause = match round(&store, &office, &stopping).await {
            Ok(done) if done == Round::default() => ASK,
            Ok(Round { sent, dropped, later, failed }) => {
                tracing::info!(sent, dropped, later, failed, "mail");
                for (outcome, how_many) in
                    [("sent", sent), ("dropped", dropped), ("later", later), ("failed", failed)]
                {
                    store.meters().mails(outcome, how_many);
                }
                ASK
            }
            Err(error) => {
                store.meters().job("mail", false);
                tracing::error!(%error, "mail cannot be sent");
                PAUSE
            }
        };
        let _ = tokio::time::timeout(pause, wake.notified()).await;
    }
}
