//! Pages that are open and want to know when what they show has changed.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use tokio::sync::watch;

/// Most open pages that are told; further ones are as still as without scripts.
const PLACES: usize = 4_000;

/// All open pages.
pub struct Live {
    open: Arc<AtomicUsize>,
    closing: watch::Sender<bool>,
}

impl Default for Live {
    fn default() -> Self {
        Self { open: Arc::default(), closing: watch::Sender::new(false) }
    }
}

impl Live {
    /// A place for one more, if there is one.
    pub fn enter(&self) -> Option<Place> {
        let place = Place { open: Arc::clone(&self.open), closing: self.closing.subscribe() };
        let others = self.open.fetch_add(1, Ordering::Relaxed);
        // A place that is dropped gives back what was counted.
        (others < PLACES).then_some(place)
    }

    /// How many are open.
    pub fn open(&self) -> usize {
        self.open.load(Ordering::Relaxed)
    }

    /// Ends all, because the server stops.
    pub fn close(&self) {
        self.closing.send_replace(true);
    }
}

/// The place of an open page, until it is dropped.
pub struct Place {
    open: Arc<AtomicUsize>,
    closing: watch::Receiver<bool>,
}

impl Place {
    /// Returns when the server stops.
    pub async fn closed(&mut self) {
        let _ = self.closing.wait_for(|closing| *closing).await;
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.open.fetch_sub(1, Ordering::Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_only_so_many_places_and_each_can_be_had_again() {
        let live = Live::default();
        let places: Vec<Place> = (0..PLACES).filter_map(|_| live.enter()).collect();
        assert_eq!(places.len(), PLACES);
        assert!(live.enter().is_none());
        drop(places);
        assert_eq!(live.open(), 0);
        assert!(live.enter().is_some());
    }
}
