//! The mail that the server sends by itself: everything that is due, every few seconds.

use std::time::Duration;

use super::background::Stop;
use crate::actions::mail::{Office, Round, round};
use crate::store::Store;

/// How often a node looks for mail that is due: one statement.
const ASK: Duration = Duration::from_secs(3);
/// After a failure of the database.
const PAUSE: Duration = Duration::from_secs(30);
/// Sends until the server stops, and then what is on its way, so that none goes twice.
pub(super) async fn run(store: Store, office: Office, stop: Stop) {
    while !stop.is_asked() {
        let pause = match round(&store, &office, stop.flag()).await {
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
                tracing::error!("mail cannot be sent: {error}");
                PAUSE
            }
        };
        stop.sleep(pause).await;
    }
}
