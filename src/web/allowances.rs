//! An allowance for each key apart, in the memory of this node. A key costs 16 bytes, whatever was typed, and is
//! forgotten once its allowance is whole again.

use std::collections::HashMap;
use std::hash::{BuildHasher as _, Hash, RandomState};
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::domain::allowance::{Allowance, WholeAt};
use crate::domain::time::Instant;

/// As many keys are kept before the first look for quiet ones.
const ROOM: usize = 1_024;

/// One kind of allowance, by key.
pub struct Allowances {
    allowance: Allowance,
    /// Keys are hashed with randomness of this process, so that nobody finds two that share an allowance.
    hasher: RandomState,
    keys: Mutex<Keys>,
}

struct Keys {
    kept: HashMap<u64, WholeAt>,
    room: usize,
}

impl Allowances {
    /// The same for every key.
    pub fn new(allowance: Allowance) -> Self {
        let keys = Keys { kept: HashMap::new(), room: ROOM };
        Self { allowance, hasher: RandomState::new(), keys: Mutex::new(keys) }
    }

    /// Takes one.
    ///
    /// # Errors
    /// Seconds until there is one again.
    pub fn take(&self, key: &impl Hash, now: Instant) -> Result<(), u64> {
        let key = self.hasher.hash_one(key);
        let mut keys = self.keys();
        let after = self.allowance.take(keys.kept.get(&key).copied(), now)?;
        keys.kept.insert(key, after);
        keys.make_room(now);
        Ok(())
    }

    /// Forgets the keys whose allowance is whole.
    pub fn tidy(&self, now: Instant) {
        self.keys().tidy(now);
    }

    /// How many keys are kept.
    pub fn len(&self) -> usize {
        self.keys().kept.len()
    }

    /// Whether none is kept.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    fn keys(&self) -> MutexGuard<'_, Keys> {
        self.keys.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Keys {
    /// Looks for quiet keys whenever their number has doubled: so there are never more than twice those in use.
    fn make_room(&mut self, now: Instant) {
        if self.kept.len() > self.room {
            self.tidy(now);
        }
    }

    fn tidy(&mut self, now: Instant) {
        self.kept.retain(|_, whole| !whole.is_past(now));
        self.room = ROOM.max(2 * self.kept.len());
        self.kept.shrink_to(self.room);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn three_and_one_a_minute() -> Allowances {
        Allowances::new(Allowance::new(3, 60_000))
    }

    #[test]
    fn keys_do_not_share() {
        let allowances = Allowances::new(Allowance::new(1, 60_000));
        assert!((0..100).all(|key| allowances.take(&key, Instant(0)).is_ok()));
        assert!((0..100).all(|key| allowances.take(&key, Instant(0)) == Err(60)));
    }

    #[test]
    fn quiet_keys_are_forgotten() {
        let allowances = three_and_one_a_minute();
        assert!((0..500).all(|key| allowances.take(&key, Instant(0)).is_ok()));
        assert!(allowances.take(&0, Instant(30)).is_ok());
        allowances.tidy(Instant(60));
        assert_eq!(allowances.len(), 1, "one has used more than the minute gave back");
        allowances.tidy(Instant(120));
        assert!(allowances.is_empty());
    }

    #[test]
    fn keys_that_come_once_do_not_pile_up_between_two_tidyings() {
        let allowances = three_and_one_a_minute();
        for key in 0..100_000_i64 {
            assert!(allowances.take(&key, Instant(key)).is_ok());
        }
        assert!(allowances.len() <= ROOM + 1, "{} are kept", allowances.len());
    }
}
