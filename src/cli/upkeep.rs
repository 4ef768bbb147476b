//! What the server does by itself every hour; of several nodes, one does it.

use std::time::Duration;

use crate::actions::{self, upkeep};
use crate::domain::time::Instant;
use crate::store::Store;
use crate::web::App;

/// After the start, so that it does not delay the first answers.
const FIRST: Duration = Duration::from_secs(30);
/// How often a node asks whether it is its turn.
const ASK: Duration = Duration::from_secs(60);

/// Runs until it is dropped. What fails is logged, and tried again when the lease has ended.
pub(super) async fn run(app: App) {
    tokio::time::sleep(FIRST).await;
    loop {
        app.limits.tidy(Instant(app.store.now()));
        match once(&app.store).await {
            Ok(Some((polls, expired))) => tracing::info!(polls, expired, "upkeep: deleted for good"),
            Ok(None) => {}
            Err(error) => tracing::error!(%error, "upkeep failed"),
        }
        tokio::time::sleep(ASK).await;
    }
}

/// Does the upkeep if it is this node's turn, and tells how much was deleted.
async fn once(store: &Store) -> actions::Result<Option<(u64, u64)>> {
    if !store.write(upkeep::begin).await? {
        return Ok(None);
    }
    let mut polls = 0;
    while store.write(upkeep::purge_one_poll).await? {
        polls += 1;
    }
    let mut expired = 0;
    loop {
        match store.write(upkeep::clear_expired).await? {
            0 => break,
            some => expired += some,
        }
    }
    store.write(upkeep::end).await?;
    Ok(Some((polls, expired)))
}
