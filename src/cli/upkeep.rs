//! What the server does by itself every hour.

use std::time::Duration;

use crate::actions::{self, upkeep};
use crate::domain::time::Instant;
use crate::store::Store;
use crate::web::App;

/// After the start, so that it does not delay the first answers.
const FIRST: Duration = Duration::from_secs(30);
const EVERY: Duration = Duration::from_secs(3_600);

/// Runs until it is dropped. What fails is logged and tried again an hour later.
pub(super) async fn run(app: App) {
    tokio::time::sleep(FIRST).await;
    loop {
        app.limits.tidy(Instant(app.store.now()));
        match once(&app.store).await {
            Ok((polls, expired)) => tracing::info!(polls, expired, "upkeep: deleted for good"),
            Err(error) => tracing::error!(%error, "upkeep failed"),
        }
        tokio::time::sleep(EVERY).await;
    }
}

async fn once(store: &Store) -> actions::Result<(u64, u64)> {
    let mut polls = 0;
    while store.write(upkeep::purge_one_poll).await? {
        polls += 1;
    }
    Ok((polls, store.write(upkeep::clear_expired).await?))
}
