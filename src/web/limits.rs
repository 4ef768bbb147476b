//! How often one client may do what, and how often something may be done to one poll. Generous enough
//! for a school behind one address; networks can be exempted.

use std::net::{IpAddr, Ipv6Addr};
use std::num::NonZeroU32;
use std::time::Duration;

use governor::clock::{Clock as _, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use ipnet::IpNet;

/// What is limited.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deed {
    /// Casting or changing a vote.
    Vote,
    /// Writing a comment without an account.
    Comment,
    /// Making a poll.
    Create,
    /// Trying a password.
    SignIn,
    /// Opening a link that gives a right.
    OpenLink,
}

/// The limits of each deed: by client, and by poll or account (for new polls: all together).
pub struct Limits {
    exempt: Vec<IpNet>,
    buckets: [Bucket; 5],
}

struct Bucket {
    client: DefaultKeyedRateLimiter<IpAddr>,
    subject: DefaultKeyedRateLimiter<String>,
}

impl Limits {
    /// The limits, with networks that have none.
    pub fn new(exempt: &[IpNet]) -> Self {
        let buckets = [
            // A class of thirty votes at once, a school of a thousand within some minutes.
            Bucket::new((400, 2_000), (2_000, 100)),
            Bucket::new((20, 60_000), (60, 60_000)),
            Bucket::new((60, 60_000), (1_000, 1_000)),
            Bucket::new((30, 20_000), (10, 60_000)),
            Bucket::new((60, 2_000), (60, 2_000)),
        ];
        Self { exempt: exempt.to_vec(), buckets }
    }

    /// Counts a deed of a client on a subject (a poll's slug, an account's name).
    ///
    /// # Errors
    /// Seconds to wait.
    pub fn count(&self, deed: Deed, client: Option<IpAddr>, subject: &str) -> Result<(), u64> {
        if client.is_some_and(|client| self.exempt.iter().any(|network| network.contains(&client))) {
            return Ok(());
        }
        let bucket = &self.buckets[deed as usize];
        if let Some(client) = client {
            check(&bucket.client, &network_of(client))?;
        }
        check(&bucket.subject, &subject.to_owned())
    }

    /// Forgets clients that have been quiet; called from time to time.
    pub fn tidy(&self) {
        for bucket in &self.buckets {
            bucket.client.retain_recent();
            bucket.subject.retain_recent();
        }
    }
}

impl Bucket {
    fn new(client: (u32, u64), subject: (u32, u64)) -> Self {
        Self { client: RateLimiter::keyed(quota(client)), subject: RateLimiter::keyed(quota(subject)) }
    }
}

/// So many at once, and one more every so many milliseconds.
fn quota((burst, milliseconds): (u32, u64)) -> Quota {
    let period = Duration::from_millis(milliseconds);
    let quota = Quota::with_period(period).unwrap_or_else(|| Quota::per_second(NonZeroU32::MIN));
    quota.allow_burst(NonZeroU32::new(burst).unwrap_or(NonZeroU32::MIN))
}

fn check<K: std::hash::Hash + Eq + Clone>(limiter: &DefaultKeyedRateLimiter<K>, key: &K) -> Result<(), u64> {
    let wait =
        |until: governor::NotUntil<_>| until.wait_time_from(DefaultClock::default().now()).as_secs() + 1;
    limiter.check_key(key).map_err(wait)
}

/// A household has a /64 of IPv6: all its addresses are one client.
fn network_of(client: IpAddr) -> IpAddr {
    match client {
        IpAddr::V4(_) => client,
        IpAddr::V6(address) => match address.to_ipv4_mapped() {
            Some(v4) => IpAddr::V4(v4),
            None => IpAddr::V6(Ipv6Addr::from_bits(address.to_bits() >> 64 << 64)),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_client_is_stopped_and_an_exempted_one_is_not() {
        let limits = Limits::new(&["10.0.0.0/8".parse().unwrap()]);
        let count = |client: &str, subject: &str| limits.count(Deed::SignIn, client.parse().ok(), subject);
        let tries = (0..30).filter(|n| count("192.0.2.1", &format!("user{n}")).is_ok()).count();
        assert_eq!(tries, 30);
        assert!(count("192.0.2.1", "another").is_err());
        assert!(count("192.0.2.2", "another").is_ok());
        assert!((0..100).all(|_| count("10.1.2.3", "user").is_ok()));
    }

    #[test]
    fn one_subject_is_protected_from_many_clients() {
        let limits = Limits::new(&[]);
        let tries = (0..50)
            .filter(|n| limits.count(Deed::SignIn, format!("192.0.2.{n}").parse().ok(), "ada").is_ok());
        assert_eq!(tries.count(), 10);
    }

    #[test]
    fn a_network_of_ipv6_is_one_client() {
        assert_eq!(
            network_of("2001:db8:1:2:3::1".parse().unwrap()),
            network_of("2001:db8:1:2::9".parse::<IpAddr>().unwrap())
        );
        assert_eq!(network_of("::ffff:192.0.2.1".parse().unwrap()), "192.0.2.1".parse::<IpAddr>().unwrap());
    }
}
