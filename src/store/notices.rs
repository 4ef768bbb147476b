//! Who waits for a change of what, and is told when one was committed.
//!
//! What is told is a hint: it may come late or for nothing. Who is told looks at the database.

use std::collections::HashMap;
use std::fmt;
use std::num::ParseIntError;
use std::str::FromStr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::watch;

use crate::domain::id::{PollId, UserId};

/// What changes: a poll, or what an account may do (its sessions, its lock, its role, its groups).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Topic {
    /// A poll.
    Poll(PollId),
    /// What an account may do.
    Rights(UserId),
}

impl From<PollId> for Topic {
    fn from(poll: PollId) -> Self {
        Self::Poll(poll)
    }
}

impl From<UserId> for Topic {
    fn from(user: UserId) -> Self {
        Self::Rights(user)
    }
}

/// As other nodes are told: `12` for a poll, `u12` for an account.
impl fmt::Display for Topic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Poll(poll) => write!(f, "{poll}"),
            Self::Rights(user) => write!(f, "u{user}"),
        }
    }
}

impl FromStr for Topic {
    type Err = ParseIntError;
    fn from_str(word: &str) -> Result<Self, ParseIntError> {
        match word.strip_prefix('u') {
            Some(user) => user.parse().map(Self::Rights),
            None => word.parse().map(Self::Poll),
        }
    }
}

/// Everybody who waits.
#[derive(Default)]
pub(super) struct Notices(Mutex<HashMap<Topic, watch::Sender<()>>>);

impl Notices {
    /// Waits for changes from here on.
    pub(super) fn watch(self: &Arc<Self>, topic: Topic) -> Watch {
        let receiver = self.waiting().entry(topic).or_default().subscribe();
        Watch { notices: Arc::clone(self), topic, receiver: Some(receiver) }
    }

    /// Tells those who wait for these.
    pub(super) fn tell(&self, changed: &[Topic]) {
        if changed.is_empty() {
            return;
        }
        let waiting = self.waiting();
        for sender in changed.iter().filter_map(|topic| waiting.get(topic)) {
            sender.send_replace(());
        }
    }

    /// Tells everybody: what changed is not known.
    pub(super) fn tell_all(&self) {
        for sender in self.waiting().values() {
            sender.send_replace(());
        }
    }

    fn leave(&self, topic: Topic, receiver: Option<watch::Receiver<()>>) {
        let mut waiting = self.waiting();
        // Under the lock, so that of two that leave at once one is the last.
        drop(receiver);
        if waiting.get(&topic).is_some_and(|sender| sender.receiver_count() == 0) {
            waiting.remove(&topic);
        }
    }

    fn waiting(&self) -> MutexGuard<'_, HashMap<Topic, watch::Sender<()>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Waits for changes of something, until it is dropped.
pub struct Watch {
    notices: Arc<Notices>,
    topic: Topic,
    /// There until it is dropped.
    receiver: Option<watch::Receiver<()>>,
}

impl Watch {
    /// Returns when something of it may have changed since the last return; many changes may be one.
    pub async fn changed(&mut self) {
        if let Some(receiver) = &mut self.receiver {
            // The sender is kept as long as somebody waits.
            let _ = receiver.changed().await;
        }
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.notices.leave(self.topic, self.receiver.take());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use futures_util::FutureExt as _;

    const ONE: Topic = Topic::Poll(PollId(1));
    const OF_ONE: Topic = Topic::Rights(UserId(1));

    fn told(watch: &mut Watch) -> bool {
        watch.changed().now_or_never().is_some()
    }

    #[test]
    fn who_waits_is_told_of_that_poll_or_account_alone_and_once() {
        let notices = Arc::new(Notices::default());
        let (mut one, mut two) = (notices.watch(ONE), notices.watch(OF_ONE));
        notices.tell(&[ONE, Topic::Poll(PollId(3))]);
        notices.tell(&[ONE]);
        assert!(told(&mut one) && !told(&mut one));
        assert!(!told(&mut two));
        notices.tell_all();
        assert!(told(&mut one) && told(&mut two));
    }

    #[test]
    fn what_changes_is_read_as_it_was_written() {
        for (topic, word) in [(ONE, "1"), (OF_ONE, "u1")] {
            assert_eq!((topic.to_string().as_str(), word.parse()), (word, Ok(topic)));
        }
    }

    #[test]
    fn nothing_is_kept_of_what_nobody_waits_for() {
        let notices = Arc::new(Notices::default());
        let (first, mut second) = (notices.watch(ONE), notices.watch(ONE));
        drop(first);
        notices.tell(&[ONE]);
        assert!(told(&mut second));
        drop(second);
        assert!(notices.waiting().is_empty());
    }
}
