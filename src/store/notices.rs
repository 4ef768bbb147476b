//! Who waits for a change of which poll, and is told when one was committed.
//!
//! What is told is a hint: it may come late or for nothing. Who is told looks at the database.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::watch;

use crate::domain::id::PollId;

/// Everybody who waits.
#[derive(Default)]
pub(super) struct Notices(Mutex<HashMap<PollId, watch::Sender<()>>>);

impl Notices {
    /// Waits for changes of a poll from here on.
    pub(super) fn watch(self: &Arc<Self>, poll: PollId) -> Watch {
        let receiver = self.waiting().entry(poll).or_default().subscribe();
        Watch { notices: Arc::clone(self), poll, receiver: Some(receiver) }
    }

    /// Tells those who wait for these polls.
    pub(super) fn tell(&self, changed: &[PollId]) {
        if changed.is_empty() {
            return;
        }
        let waiting = self.waiting();
        for sender in changed.iter().filter_map(|poll| waiting.get(poll)) {
            sender.send_replace(());
        }
    }

    /// Tells everybody: what changed is not known.
    pub(super) fn tell_all(&self) {
        for sender in self.waiting().values() {
            sender.send_replace(());
        }
    }

    fn leave(&self, poll: PollId, receiver: Option<watch::Receiver<()>>) {
        let mut waiting = self.waiting();
        // Under the lock, so that of two that leave at once one is the last.
        drop(receiver);
        if waiting.get(&poll).is_some_and(|sender| sender.receiver_count() == 0) {
            waiting.remove(&poll);
        }
    }

    fn waiting(&self) -> MutexGuard<'_, HashMap<PollId, watch::Sender<()>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Waits for changes of a poll, until it is dropped.
pub struct Watch {
    notices: Arc<Notices>,
    poll: PollId,
    /// There until it is dropped.
    receiver: Option<watch::Receiver<()>>,
}

impl Watch {
    /// Returns when something of the poll may have changed since the last return; many changes may be one.
    pub async fn changed(&mut self) {
        if let Some(receiver) = &mut self.receiver {
            // The sender is kept as long as somebody waits.
            let _ = receiver.changed().await;
        }
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.notices.leave(self.poll, self.receiver.take());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use futures_util::FutureExt as _;

    fn told(watch: &mut Watch) -> bool {
        watch.changed().now_or_never().is_some()
    }

    #[test]
    fn who_waits_is_told_of_that_poll_alone_and_once() {
        let notices = Arc::new(Notices::default());
        let (mut one, mut two) = (notices.watch(PollId(1)), notices.watch(PollId(2)));
        notices.tell(&[PollId(1), PollId(3)]);
        notices.tell(&[PollId(1)]);
        assert!(told(&mut one) && !told(&mut one));
        assert!(!told(&mut two));
        notices.tell_all();
        assert!(told(&mut one) && told(&mut two));
    }

    #[test]
    fn nothing_is_kept_for_a_poll_that_nobody_waits_for() {
        let notices = Arc::new(Notices::default());
        let (first, mut second) = (notices.watch(PollId(1)), notices.watch(PollId(1)));
        drop(first);
        notices.tell(&[PollId(1)]);
        assert!(told(&mut second));
        drop(second);
        assert!(notices.waiting().is_empty());
    }
}
