//! Pages that are open and want to know when what they show has changed.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::{Semaphore, SemaphorePermit, watch};

use crate::domain::allowance::network_of;

/// Most open pages that are told; further ones are as still as without scripts.
const PLACES: usize = 4_000;
/// One network has at most one place in so many: a school behind one address has a thousand.
const SHARE: usize = 4;
/// Pages that are made at once to see whether they have changed, so that other requests come in between.
const LOOKS: usize = 4;

/// All open pages.
#[derive(Clone)]
pub struct Live(Arc<Inner>);

struct Inner {
    places: AtomicUsize,
    taken: Mutex<Taken>,
    closing: watch::Sender<bool>,
    looks: Semaphore,
}

#[derive(Default)]
struct Taken {
    all: usize,
    networks: HashMap<IpAddr, usize>,
}

impl Default for Live {
    fn default() -> Self {
        Self(Arc::new(Inner {
            places: AtomicUsize::new(PLACES),
            taken: Mutex::default(),
            closing: watch::Sender::new(false),
            looks: Semaphore::new(LOOKS),
        }))
    }
}

impl Live {
    /// Leaves room for other requests where this process may open so many files.
    pub fn fit_into(&self, files: usize) {
        self.0.places.store(PLACES.min(files / 2), Ordering::Relaxed);
    }

    /// A place for a page of a client, if there is one.
    pub fn enter(&self, client: Option<IpAddr>) -> Option<Place> {
        let network = client.map(network_of);
        let places = self.0.places.load(Ordering::Relaxed);
        let mut taken = self.taken();
        let own = network.map_or(0, |network| taken.networks.get(&network).copied().unwrap_or(0));
        if taken.all >= places || own >= places / SHARE {
            return None;
        }
        taken.all += 1;
        if let Some(network) = network {
            taken.networks.insert(network, own + 1);
        }
        Some(Place { live: self.clone(), network, closing: self.0.closing.subscribe() })
    }

    /// How many are open.
    pub fn open(&self) -> usize {
        self.taken().all
    }

    /// Waits until a page may be made to see whether it has changed.
    pub async fn look(&self) -> Option<SemaphorePermit<'_>> {
        self.0.looks.acquire().await.ok()
    }

    /// Ends all, because the server stops.
    pub fn close(&self) {
        self.0.closing.send_replace(true);
    }

    fn taken(&self) -> MutexGuard<'_, Taken> {
        self.0.taken.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The place of an open page, until it is dropped.
pub struct Place {
    live: Live,
    network: Option<IpAddr>,
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
        let mut taken = self.live.taken();
        taken.all -= 1;
        let Some(network) = self.network else { return };
        match taken.networks.get_mut(&network) {
            Some(own) if *own > 1 => *own -= 1,
            _ => drop(taken.networks.remove(&network)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn client(number: u32) -> Option<IpAddr> {
        Some(IpAddr::V4(number.into()))
    }

    fn enter(live: &Live, clients: impl Iterator<Item = u32>) -> Vec<Place> {
        clients.filter_map(|number| live.enter(client(number))).collect()
    }

    #[test]
    fn there_are_only_so_many_places_and_each_can_be_had_again() {
        let live = Live::default();
        let places = enter(&live, 0..5_000);
        assert_eq!(places.len(), PLACES);
        drop(places);
        assert_eq!(live.open(), 0);
        assert!(live.taken().networks.is_empty());
        assert!(live.enter(client(1)).is_some());
    }

    #[test]
    fn one_network_does_not_take_the_places_of_others() {
        let live = Live::default();
        let own = enter(&live, (0..2_000).map(|_| 1));
        assert_eq!(own.len(), 1_000);
        assert!(live.enter(client(2)).is_some());
    }

    #[test]
    fn open_pages_leave_half_of_the_files_to_others() {
        let live = Live::default();
        live.fit_into(1_024);
        assert_eq!(enter(&live, 0..5_000).len(), 512);
    }
}
