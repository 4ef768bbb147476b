//! Changes of this node, told to others by NOTIFY.
//!
//! Not within the transactions that make the changes: PostgreSQL commits those that notify one after another, on all
//! nodes together. A node tells what it has committed a moment later, many changes at once; one that dies in that
//! moment tells nothing, which is why a notice is only a hint.

use std::collections::BTreeSet;
use std::mem;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use deadpool_postgres::{Object, Pool};
use tokio::sync::Notify;
use tokio::time::{sleep, timeout};

use super::connect;
use crate::store::Result;
use crate::store::notices::Topic;

/// How long changes are collected before they are told.
const COLLECT: Duration = Duration::from_millis(100);
/// Between two attempts to tell.
const PAUSE: Duration = Duration::from_secs(2);
/// A payload has less than 8 000 bytes; beyond so many changes "some" is all that is told.
const CHANGES_MAX: usize = 350;
/// Nodes of one schema share a channel.
pub(super) const CHANNEL: &str = "'bitpoll ' || current_schema()";

/// What other nodes do not know to have changed. Beyond what fits into a payload none is added.
#[derive(Default)]
pub(super) struct News {
    changed: Mutex<BTreeSet<Topic>>,
    come: Notify,
}

impl News {
    /// Adds what has changed.
    pub(super) fn add(&self, topics: impl IntoIterator<Item = Topic>) {
        let mut changed = self.changed();
        for topic in topics {
            if changed.len() <= CHANGES_MAX {
                changed.insert(topic);
            }
        }
        if !changed.is_empty() {
            self.come.notify_one();
        }
    }

    /// Waits for changes, collects them for a moment and takes them.
    async fn take(&self) -> BTreeSet<Topic> {
        self.come.notified().await;
        sleep(COLLECT).await;
        mem::take(&mut self.changed())
    }

    fn changed(&self) -> MutexGuard<'_, BTreeSet<Topic>> {
        self.changed.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Tells other nodes what this one has changed, for good. `node` is a name that they do not have; `limit` is how long
/// the server may take for it.
pub(super) async fn tell(pool: Pool, node: u64, limit: Duration, news: Arc<News>) {
    loop {
        let changed = news.take().await;
        if changed.is_empty() {
            continue;
        }
        if let Err(error) = notify(&pool, limit, &payload(node, &changed)).await {
            tracing::warn!("other nodes are not told yet what has changed: {error}");
            news.add(changed);
            sleep(PAUSE).await;
        }
    }
}

async fn notify(pool: &Pool, limit: Duration, payload: &str) -> Result<()> {
    let client = connect::client(pool).await?;
    let sql = format!("SELECT pg_notify({CHANNEL}, $1)");
    match timeout(limit, client.execute(&sql, &[&payload])).await {
        Ok(Ok(_)) => Ok(()),
        Ok(Err(error)) => {
            drop(Object::take(client));
            Err(connect::unavailable(&error))
        }
        Err(_) => {
            connect::doubt_all(client);
            Err(connect::silent())
        }
    }
}

fn payload(node: u64, changed: &BTreeSet<Topic>) -> String {
    let mut text = node.to_string();
    if changed.len() > CHANGES_MAX {
        text.push_str(" some");
    } else {
        changed.iter().for_each(|topic| text.push_str(&format!(" {topic}")));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::{PollId, UserId};

    fn polls(numbers: impl IntoIterator<Item = i64>) -> impl Iterator<Item = Topic> {
        numbers.into_iter().map(|number| Topic::Poll(PollId(number)))
    }

    #[test]
    fn a_payload_names_what_has_changed_or_says_that_it_is_much() {
        let text = payload(u64::MAX, &polls(1..=3).chain([Topic::Rights(UserId(2))]).collect());
        assert_eq!(text, format!("{} 1 2 3 u2", u64::MAX));
        let most = (0..CHANGES_MAX as i64).map(|number| Topic::Rights(UserId(i64::MAX - number)));
        let most = payload(u64::MAX, &most.collect());
        assert!(most.len() < 8_000, "{}", most.len());
        assert!(payload(1, &polls(0..=CHANGES_MAX as i64).collect()).ends_with(" some"));
    }

    #[test]
    fn news_that_nobody_tells_stay_as_few_as_a_payload_can_say() {
        let news = News::default();
        (0..10).for_each(|round| news.add(polls(round * 100..(round + 1) * 100)));
        assert_eq!(news.changed().len(), CHANGES_MAX + 1);
        assert!(payload(1, &news.changed()).ends_with(" some"));
    }
}
