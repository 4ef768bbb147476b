//! How often one client may do what, and how often something may be done to one poll. Generous enough
//! for a school behind one address; networks can be exempted.

use std::net::{IpAddr, Ipv6Addr};
use std::time::Duration;

use ipnet::IpNet;

use super::allowance::Allowance;
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
    /// Making a poll.
    Create,
    /// Opening a link that gives a right. Its code has 128 bits, which nobody guesses from however many
    /// addresses: so there is no limit for a poll, which a stranger could use up.
    OpenLink,
}

/// The limits of each deed by client and by subject, and those of passwords.
pub struct Limits {
    exempt: Vec<IpNet>,
    buckets: [Bucket; 5],
    passwords: Passwords,
}

struct Bucket {
    client: Allowance,
    subject: Option<Allowance>,
}

/// Wrong passwords.
///
/// Nobody can lock an account from one address, nor from many: what is refused is a network, for one account
/// or for all, and an account only becomes slow. Against somebody with n networks this leaves n × (10 and then
/// one a minute) guesses at one account, and 60 and then six a minute from each network at all together; what
/// remains is the strength of the password. Behind one address (a school's), somebody who guesses at an account
/// also keeps its owner out of it there, a minute a try; `limits_exempt` is for networks that trust their own.
struct Passwords {
    /// By account and network.
    pair: Allowance,
    /// By network.
    network: Allowance,
    /// By account, from everywhere.
    account: Allowance,
}

/// How a password that was typed is to be dealt with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pace {
    /// At once.
    Usual,
    /// After a pause: many wrong ones were typed for this account.
    Slow,
}

impl Limits {
    /// The limits, with networks that have none.
    pub fn new(exempt: &[IpNet]) -> Self {
        let buckets = [
            // A class of thirty votes at once, a school of a thousand within some minutes.
            Bucket::new(allowance(400, 2_000), Some(allowance(2_000, 100))),
            Bucket::new(allowance(20, 60_000), Some(allowance(60, 60_000))),
            Bucket::new(allowance(60, 60_000), Some(allowance(600, 10_000))),
            // For new polls the subject is the site.
            Bucket::new(allowance(60, 60_000), Some(allowance(1_000, 1_000))),
            Bucket::new(allowance(60, 2_000), None),
        ];
        let passwords = Passwords {
            pair: allowance(10, 60_000),
            network: allowance(60, 10_000),
            account: allowance(200, 10_000),
        };
        Self { exempt: exempt.to_vec(), buckets, passwords }
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
        bucket.subject.as_ref().map_or(Ok(()), |limit| limit.take(&subject, now))
    }

    /// Counts a password for an account before it is looked at, so that many at once are no way around;
    /// [`uncount_password`](Self::uncount_password) takes it back.
    ///
    /// # Errors
    /// Seconds to wait.
    pub fn count_password(&self, client: Option<IpAddr>, account: &str, now: Instant) -> Result<Pace, u64> {
        if self.is_exempt(client) {
            return Ok(Pace::Usual);
        }
        let Passwords { pair, network, account: all } = &self.passwords;
        let from = client.map(network_of);
        pair.take(&(from, account), now)?;
        if let Err(wait) = network.take(&from, now) {
            pair.give_back(&(from, account));
            return Err(wait);
        }
        Ok(if all.take(&account, now).is_ok() { Pace::Usual } else { Pace::Slow })
    }

    /// Takes back what [`count_password`](Self::count_password) counted: it was right, or could not be looked at.
    pub fn uncount_password(&self, client: Option<IpAddr>, account: &str, pace: Pace) {
        if self.is_exempt(client) {
            return;
        }
        let from = client.map(network_of);
        self.passwords.pair.give_back(&(from, account));
        self.passwords.network.give_back(&from);
        if pace == Pace::Usual {
            self.passwords.account.give_back(&account);
        }
    }

    /// Forgets what has been quiet.
    pub fn tidy(&self, now: Instant) {
        self.all().for_each(|allowance| allowance.tidy(now));
    }

    /// How many clients and subjects are remembered.
    pub fn remembered(&self) -> usize {
        self.all().map(Allowance::len).sum()
    }

    fn all(&self) -> impl Iterator<Item = &Allowance> {
        let Passwords { pair, network, account } = &self.passwords;
        let buckets = self.buckets.iter();
        buckets
            .flat_map(|bucket| std::iter::once(&bucket.client).chain(&bucket.subject))
            .chain([pair, network, account])
    }

    fn is_exempt(&self, client: Option<IpAddr>) -> bool {
        client.is_some_and(|client| self.exempt.iter().any(|network| network.contains(&client)))
    }
}

impl Bucket {
    fn new(client: Allowance, subject: Option<Allowance>) -> Self {
        Self { client, subject }
    }
}

/// So many at once, and one more every so many milliseconds.
fn allowance(burst: u32, milliseconds: u64) -> Allowance {
    Allowance::new(burst, Duration::from_millis(milliseconds))
}

/// A household has a /64 of IPv6: all its addresses are one client.
fn network_of(client: IpAddr) -> IpAddr {
    match client {
        IpAddr::V4(_) => client,
        IpAddr::V6(address) => IpAddr::V6(Ipv6Addr::from_bits(address.to_bits() >> 64 << 64)),
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
        let count = |client: &str| limits.count(Deed::OpenLink, from(client), "team", NOW);
        assert_eq!((0..80).filter(|_| count("192.0.2.1").is_ok()).count(), 60);
        assert!(count("192.0.2.2").is_ok());
        assert!((0..100).all(|_| count("10.1.2.3").is_ok()));
        assert!((0..100).all(|_| limits.count_password(from("10.1.2.3"), "ada", NOW) == Ok(Pace::Usual)));
    }

    #[test]
    fn one_poll_is_protected_from_many_clients() {
        let limits = Limits::new(&[]);
        let tries = (0..100)
            .filter(|n| limits.count(Deed::Comment, from(&format!("192.0.2.{n}")), "team", NOW).is_ok());
        assert_eq!(tries.count(), 60);
    }

    #[test]
    fn a_stranger_who_guesses_keeps_nobody_out_elsewhere() {
        let limits = Limits::new(&[]);
        let guesses = (0..500).filter(|_| limits.count_password(from("192.0.2.1"), "ada", NOW).is_ok());
        assert_eq!(guesses.count(), 10);
        assert_eq!(limits.count_password(from("192.0.2.2"), "ada", NOW), Ok(Pace::Usual));
        assert_eq!(limits.count_password(from("192.0.2.1"), "bob", NOW), Ok(Pace::Usual));
    }

    #[test]
    fn guesses_from_everywhere_make_an_account_slow_and_never_close_it() {
        let limits = Limits::new(&[]);
        let guess =
            |n: u32| limits.count_password(from(&format!("192.0.{}.{}", n / 256, n % 256)), "ada", NOW);
        let paces: Vec<_> = (0..1_000).map(guess).collect();
        assert_eq!(paces.iter().filter(|pace| **pace == Ok(Pace::Usual)).count(), 200);
        assert_eq!(paces.iter().filter(|pace| **pace == Ok(Pace::Slow)).count(), 800);
    }

    #[test]
    fn one_network_does_not_guess_at_many_accounts() {
        let limits = Limits::new(&[]);
        let guess = |n: u32| limits.count_password(from("192.0.2.1"), &format!("user{n}"), NOW);
        assert_eq!((0..100).filter(|n| guess(*n).is_ok()).count(), 60);
    }

    #[test]
    fn right_passwords_are_not_counted() {
        let limits = Limits::new(&[]);
        for _ in 0..1_000 {
            let pace = limits.count_password(from("192.0.2.1"), "ada", NOW);
            limits.uncount_password(from("192.0.2.1"), "ada", pace.expect("it is let through"));
        }
        assert_eq!(limits.count_password(from("192.0.2.1"), "ada", NOW), Ok(Pace::Usual));
    }

    #[test]
    fn what_is_quiet_is_forgotten() {
        let limits = Limits::new(&[]);
        for n in 0..200 {
            let client = from(&format!("192.0.2.{n}"));
            let _ = limits.count(Deed::Vote, client, &format!("nothing-at-this-address-{n}"), NOW);
            let _ = limits.count_password(client, &format!("nobody{n}"), NOW);
        }
        assert_eq!(limits.remembered(), 5 * 200);
        limits.tidy(NOW.plus(3_600));
        assert_eq!(limits.remembered(), 0);
    }

    #[test]
    fn a_network_of_ipv6_is_one_client() {
        let network = |text: &str| network_of(text.parse().unwrap());
        assert_eq!(network("2001:db8:1:2:3::1"), network("2001:db8:1:2::9"));
        assert_ne!(network("2001:db8:1:2::1"), network("2001:db8:1:3::1"));
    }
}
