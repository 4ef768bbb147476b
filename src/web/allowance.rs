//! So many at once, and one more every so often, for each key apart: the generic cell rate algorithm (ITU-T
//! I.371, annex A). A key costs 16 bytes, whatever was typed, and is forgotten once its allowance is whole again.

use std::collections::HashMap;
use std::hash::{BuildHasher as _, Hash, RandomState};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use crate::domain::time::Instant;

/// As many keys are kept before the first look for quiet ones.
const ROOM: usize = 1_024;

/// One kind of allowance.
pub struct Allowance {
    /// Milliseconds until one more is allowed.
    period: i64,
    /// Milliseconds from nothing left to all there.
    span: i64,
    /// Keys are hashed with randomness of this process, so that nobody finds two that share an allowance.
    hasher: RandomState,
    keys: Mutex<Keys>,
}

/// When each key has its whole allowance again, in Unix milliseconds.
struct Keys {
    whole: HashMap<u64, i64>,
    room: usize,
}

impl Allowance {
    /// `burst` at once, and one more every `period`.
    pub fn new(burst: u32, period: Duration) -> Self {
        let period = i64::try_from(period.as_millis()).unwrap_or(i64::MAX).clamp(1, 86_400_000);
        let keys = Keys { whole: HashMap::new(), room: ROOM };
        Self { period, span: period * i64::from(burst), hasher: RandomState::new(), keys: Mutex::new(keys) }
    }

    /// Takes one.
    ///
    /// # Errors
    /// Seconds until there is one again.
    pub fn take(&self, key: &impl Hash, now: Instant) -> Result<(), u64> {
        let (key, now) = (self.hasher.hash_one(key), milliseconds(now));
        let mut keys = self.keys();
        // Never further than an empty allowance is: a clock that was put back locks nobody out.
        let before = keys.whole.get(&key).map_or(now, |whole| (*whole).clamp(now, now + self.span));
        let after = before + self.period;
        if let Some(wait) = u64::try_from(after - now - self.span).ok().filter(|wait| *wait > 0) {
            keys.whole.insert(key, before);
            return Err(wait.div_ceil(1_000));
        }
        keys.whole.insert(key, after);
        keys.make_room(now);
        Ok(())
    }

    /// Gives back one that was taken for nothing.
    pub fn give_back(&self, key: &impl Hash) {
        let key = self.hasher.hash_one(key);
        if let Some(whole) = self.keys().whole.get_mut(&key) {
            *whole -= self.period;
        }
    }

    /// Forgets the keys whose allowance is whole.
    pub fn tidy(&self, now: Instant) {
        self.keys().tidy(milliseconds(now));
    }

    /// How many keys are kept.
    pub fn len(&self) -> usize {
        self.keys().whole.len()
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
    fn make_room(&mut self, now: i64) {
        if self.whole.len() > self.room {
            self.tidy(now);
        }
    }

    fn tidy(&mut self, now: i64) {
        self.whole.retain(|_, whole| *whole > now);
        self.room = ROOM.max(2 * self.whole.len());
        self.whole.shrink_to(self.room);
    }
}

fn milliseconds(at: Instant) -> i64 {
    at.0.saturating_mul(1_000)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn three_and_one_a_minute() -> Allowance {
        Allowance::new(3, Duration::from_secs(60))
    }

    #[test]
    fn some_at_once_and_then_one_every_period() {
        let allowance = three_and_one_a_minute();
        assert!((0..3).all(|_| allowance.take(&"ann", Instant(0)).is_ok()));
        assert_eq!(allowance.take(&"ann", Instant(0)), Err(60));
        assert_eq!(allowance.take(&"ann", Instant(59)), Err(1));
        assert_eq!(allowance.take(&"ann", Instant(60)), Ok(()));
        assert_eq!(allowance.take(&"ann", Instant(60)), Err(60));
        assert!((0..3).all(|_| allowance.take(&"ann", Instant(1_000)).is_ok()));
        assert!(allowance.take(&"ann", Instant(1_000)).is_err());
    }

    #[test]
    fn keys_do_not_share() {
        let allowance = Allowance::new(1, Duration::from_secs(60));
        assert!((0..100).all(|key| allowance.take(&key, Instant(0)).is_ok()));
        assert!((0..100).all(|key| allowance.take(&key, Instant(0)).is_err()));
    }

    #[test]
    fn what_was_given_back_can_be_taken_again() {
        let allowance = three_and_one_a_minute();
        for _ in 0..50 {
            assert_eq!(allowance.take(&"ann", Instant(0)), Ok(()));
            allowance.give_back(&"ann");
        }
        assert!((0..3).all(|_| allowance.take(&"ann", Instant(0)).is_ok()));
    }

    #[test]
    fn a_clock_that_is_put_back_locks_nobody_out() {
        let allowance = three_and_one_a_minute();
        assert!((0..3).all(|_| allowance.take(&"ann", Instant(1_000_000)).is_ok()));
        assert_eq!(allowance.take(&"ann", Instant(0)), Err(60));
        assert_eq!(allowance.take(&"ann", Instant(60)), Ok(()));
        assert!(allowance.take(&"bob", Instant(0)).is_ok());
    }

    #[test]
    fn quiet_keys_are_forgotten() {
        let allowance = three_and_one_a_minute();
        assert!((0..500).all(|key| allowance.take(&key, Instant(0)).is_ok()));
        assert!(allowance.take(&0, Instant(30)).is_ok());
        allowance.tidy(Instant(60));
        assert_eq!(allowance.len(), 1, "one has used more than the minute gave back");
        allowance.tidy(Instant(120));
        assert!(allowance.is_empty());
    }

    #[test]
    fn keys_that_come_once_do_not_pile_up_between_two_tidyings() {
        let allowance = three_and_one_a_minute();
        for key in 0..100_000_i64 {
            assert!(allowance.take(&key, Instant(key)).is_ok());
        }
        assert!(allowance.len() <= ROOM + 1, "{} are kept", allowance.len());
    }
}
