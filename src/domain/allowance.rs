//! So many at once, and one more every so often: the generic cell rate algorithm (ITU-T I.371, annex A). All
//! that is kept of a key is when its allowance is whole again.

use std::net::{IpAddr, Ipv6Addr};

use super::time::Instant;

/// One kind of allowance.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Allowance {
    /// Milliseconds until one more is allowed.
    period: i64,
    /// Milliseconds from nothing left to all there.
    span: i64,
}

/// As far ahead as the clocks of nodes differ at most; what is further ahead was kept before a clock was put back.
const SKEW: i64 = 3_600_000;

/// When an allowance is whole again, in Unix milliseconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct WholeAt(pub i64);

impl WholeAt {
    /// Whether nothing of it is used any more.
    pub fn is_past(self, now: Instant) -> bool {
        self.0 <= milliseconds(now)
    }
}

impl Allowance {
    /// `burst` at once, and one more every `period` milliseconds.
    pub const fn new(burst: i64, period: i64) -> Self {
        Self { period, span: period * burst }
    }

    /// Takes one from what is kept of a key; `None` for a key that is new.
    ///
    /// # Errors
    /// Seconds until there is one again.
    pub fn take(&self, kept: Option<WholeAt>, now: Instant) -> Result<WholeAt, u64> {
        let now = milliseconds(now);
        let sane = kept.filter(|kept| kept.0 <= now.saturating_add(self.span + SKEW));
        let after = sane.map_or(now, |kept| kept.0.max(now)) + self.period;
        match u64::try_from(after - now - self.span) {
            Ok(wait) if wait > 0 => Err(wait.div_ceil(1_000)),
            _ => Ok(WholeAt(after)),
        }
    }

    /// Gives back one that was taken for nothing.
    #[must_use]
    pub fn give_back(&self, kept: WholeAt) -> WholeAt {
        WholeAt(kept.0 - self.period)
    }
}

fn milliseconds(at: Instant) -> i64 {
    at.0.saturating_mul(1_000)
}

/// What counts as one client: an address, and of IPv6 the /64 that a household has.
pub fn network_of(client: IpAddr) -> IpAddr {
    match client {
        IpAddr::V4(_) => client,
        IpAddr::V6(address) => IpAddr::V6(Ipv6Addr::from_bits(address.to_bits() >> 64 << 64)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const THREE_AND_ONE_A_MINUTE: Allowance = Allowance::new(3, 60_000);

    /// Takes as many as there are and tells how many that were, and the seconds to wait for the next.
    fn exhaust(kept: &mut Option<WholeAt>, now: i64) -> (usize, u64) {
        for taken in 0.. {
            match THREE_AND_ONE_A_MINUTE.take(*kept, Instant(now)) {
                Ok(after) => *kept = Some(after),
                Err(wait) => return (taken, wait),
            }
        }
        unreachable!("an allowance ends")
    }

    #[test]
    fn some_at_once_and_then_one_every_period() {
        let mut kept = None;
        assert_eq!(exhaust(&mut kept, 0), (3, 60));
        assert_eq!(exhaust(&mut kept, 59), (0, 1));
        assert_eq!(exhaust(&mut kept, 60), (1, 60));
        assert_eq!(exhaust(&mut kept, 1_000), (3, 60));
    }

    #[test]
    fn what_was_given_back_can_be_taken_again() {
        let mut kept = None;
        for _ in 0..50 {
            let after = THREE_AND_ONE_A_MINUTE.take(kept, Instant(0)).expect("one is left");
            kept = Some(THREE_AND_ONE_A_MINUTE.give_back(after));
        }
        assert_eq!(exhaust(&mut kept, 0), (3, 60));
    }

    #[test]
    fn a_clock_that_is_put_back_locks_nobody_out() {
        let mut kept = None;
        assert_eq!(exhaust(&mut kept, 1_000_000), (3, 60));
        assert_eq!(exhaust(&mut kept, 0), (3, 60));
    }

    #[test]
    fn a_node_whose_clock_is_behind_gives_no_more() {
        let mut kept = None;
        assert_eq!(exhaust(&mut kept, 1_000), (3, 60));
        assert_eq!(exhaust(&mut kept, 990), (0, 70));
    }

    #[test]
    fn a_network_of_ipv6_is_one_client() {
        let network = |text: &str| network_of(text.parse().unwrap());
        assert_eq!(network("2001:db8:1:2:3::1"), network("2001:db8:1:2::9"));
        assert_ne!(network("2001:db8:1:2::1"), network("2001:db8:1:3::1"));
        assert_eq!(network("192.0.2.1"), "192.0.2.1".parse::<IpAddr>().unwrap());
    }
}
