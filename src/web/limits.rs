//! How often one client may do what, and how often something may be done to one poll. Generous enough
//! for a school behind one address; networks can be exempted. Every node counts for itself: these limits keep
//! it usable. Those that protect secrets are counted for all nodes together, in [`crate::actions::attempts`].

use std::net::IpAddr;

use ipnet::IpNet;

use super::allowances::Allowances;
use crate::domain::allowance::{Allowance, network_of};
use crate::domain::time::Instant;

/// What is limited.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deed {
    /// Casting or changing a vote.
    Vote,
    /// Writing a comment without an account.
    Comment,
    /// Writing one that the owner has to see first, because there were many.
    HeldComment,
    /// Proposing a choice.
    Propose,
    /// Making a poll.
    Create,
    /// Beginning to sign in by a passkey.
    Ceremony,
    /// Looking people up.
    LookUp,
    /// Going to a provider of identities.
    SignOn,
    /// A provider of identities that ends sessions.
    ProviderCall,
}

/// The limits of each deed by client and by subject.
pub struct Limits {
    exempt: Vec<IpNet>,
    buckets: [Bucket; 9],
}

struct Bucket {
    client: Allowances,
    subject: Allowances,
}

impl Limits {
    /// The limits, with networks that have none.
    pub fn new(exempt: &[IpNet]) -> Self {
        let buckets = [
            // A class of thirty votes at once, a school of a thousand within some minutes.
            Bucket::new(Allowance::new(400, 2_000), Allowance::new(2_000, 100)),
            Bucket::new(Allowance::new(20, 60_000), Allowance::new(60, 60_000)),
            Bucket::new(Allowance::new(60, 60_000), Allowance::new(600, 10_000)),
            Bucket::new(Allowance::new(60, 20_000), Allowance::new(200, 20_000)),
            // For new polls the subject is the site.
            Bucket::new(Allowance::new(60, 60_000), Allowance::new(1_000, 1_000)),
            // A class that opens the page for signing in, where browsers offer passkeys.
            Bucket::new(Allowance::new(400, 2_000), Allowance::new(4_000, 100)),
            // The subject is the account: somebody who types, not somebody who copies the directory.
            Bucket::new(Allowance::new(600, 250), Allowance::new(60, 1_000)),
            // For these two it is the provider.
            Bucket::new(Allowance::new(200, 3_000), Allowance::new(2_000, 100)),
            Bucket::new(Allowance::new(1_000, 200), Allowance::new(2_000, 100)),
        ];
        Self { exempt: exempt.to_vec(), buckets }
    }

    /// Counts a deed of a client on a subject (a poll's slug).
    ///
    /// # Errors
    /// Seconds to wait.
    pub fn count(&self, deed: Deed, client: Option<IpAddr>, subject: &str, now: Instant) -> Result<(), u64> {
        if self.is_exempt(client) {
            return Ok(());
        }
        let bucket = &self.buckets[deed as usize];
        if let Some(client) = client {
            bucket.client.take(&network_of(client), now)?;
        }
        bucket.subject.take(&subject, now)
    }

    /// Whether a client has no limits at all.
    pub fn is_exempt(&self, client: Option<IpAddr>) -> bool {
        client.is_some_and(|client| self.exempt.iter().any(|network| network.contains(&client)))
    }

    /// Forgets what has been quiet.
    pub fn tidy(&self, now: Instant) {
        self.all().for_each(|allowances| allowances.tidy(now));
    }

    /// How many clients and subjects are remembered.
    pub fn remembered(&self) -> usize {
        self.all().map(Allowances::len).sum()
    }

    fn all(&self) -> impl Iterator<Item = &Allowances> {
        self.buckets.iter().flat_map(|bucket| [&bucket.client, &bucket.subject])
    }
}

impl Bucket {
    fn new(client: Allowance, subject: Allowance) -> Self {
        Self { client: Allowances::new(client), subject: Allowances::new(subject) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Instant = Instant(1_800_000_000);

    fn from(address: &str) -> Option<IpAddr> {
        Some(address.parse().unwrap())
    }

    #[test]
    fn a_client_is_stopped_and_an_exempted_one_is_not() {
        let limits = Limits::new(&["10.0.0.0/8".parse().unwrap()]);
        let count = |client: &str| limits.count(Deed::Create, from(client), "", NOW);
        assert_eq!((0..80).filter(|_| count("192.0.2.1").is_ok()).count(), 60);
        assert!(count("192.0.2.2").is_ok());
        assert!((0..100).all(|_| count("10.1.2.3").is_ok()));
    }

    #[test]
    fn one_poll_is_protected_from_many_clients() {
        let limits = Limits::new(&[]);
        let tries = (0..100)
            .filter(|n| limits.count(Deed::Comment, from(&format!("192.0.2.{n}")), "team", NOW).is_ok());
        assert_eq!(tries.count(), 60);
    }

    #[test]
    fn what_is_quiet_is_forgotten() {
        let limits = Limits::new(&[]);
        for n in 0..200 {
            let client = from(&format!("192.0.2.{n}"));
            let _ = limits.count(Deed::Vote, client, &format!("nothing-at-this-address-{n}"), NOW);
        }
        assert_eq!(limits.remembered(), 2 * 200);
        limits.tidy(NOW.plus(3_600));
        assert_eq!(limits.remembered(), 0);
    }
}
