//! Verifying and hashing passwords: on purpose each takes much time and memory, so only a few at once.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::{sleep, timeout};

use super::error::Error;
use crate::memory;
use crate::secrets::{self, Random};

/// How long a password waits for its turn.
const WAIT: Duration = Duration::from_secs(5);
/// How long a wrong password takes at least. One of ours is looked at in less time than one that Django has hashed, and
/// one that is right goes on at once: so neither that there is an account nor where it comes from can be told by the
/// clock, while the machine is not busy.
const WRONG: Duration = Duration::from_millis(700);

/// A few places at which passwords are verified; the others wait for one.
pub struct Passwords {
    places: Arc<Semaphore>,
    wait: Duration,
}

impl Passwords {
    /// So many at once; each takes 19 MiB, and 100 MiB if Django's Argon2 has hashed it.
    pub fn new(places: usize) -> Self {
        Self { places: Arc::new(Semaphore::new(places)), wait: WAIT }
    }

    /// Whether the password is the one; see [`secrets::verify_password`]. No is said after 0.7 seconds, whatever was
    /// there to compare.
    ///
    /// # Errors
    /// [`Error::Busy`] if no place was free for five seconds.
    pub async fn verify(&self, password: String, hash: Option<String>) -> Result<bool, Error> {
        // Runs from now on.
        let clock = sleep(WRONG);
        let fits = self.at_a_place(move || secrets::verify_password(&password, hash.as_deref())).await?;
        if !fits {
            clock.await;
        }
        Ok(fits)
    }

    /// The hash of a new password; see [`secrets::hash_password`].
    ///
    /// # Errors
    /// [`Error::Busy`] if no place was free for five seconds.
    pub async fn hash(&self, password: String, random: Random) -> Result<String, Error> {
        let hash = self.at_a_place(move || secrets::hash_password(&password, &random)).await?;
        hash.ok_or_else(|| crate::store::Error::Panicked.into())
    }

    async fn at_a_place<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, Error> {
        let place = self.place().await?;
        let work = move || {
            // Kept until the end, even if nobody waits for the answer any more.
            let _place = place;
            let done = work();
            memory::give_back();
            done
        };
        tokio::task::spawn_blocking(work).await.map_err(|_| crate::store::Error::Panicked.into())
    }

    async fn place(&self) -> Result<OwnedSemaphorePermit, Error> {
        let place = timeout(self.wait, Arc::clone(&self.places).acquire_owned()).await;
        place.ok().and_then(Result::ok).ok_or(Error::Busy)
    }
}

#[cfg(test)]
mod tests {
    use std::time::Instant;

    use super::*;

    #[actix_web::test]
    async fn what_finds_no_place_is_sent_away_and_may_come_again() {
        let passwords = Passwords { wait: Duration::ZERO, ..Passwords::new(1) };
        let taken = passwords.place().await.unwrap();
        let refused = passwords.verify("secret".to_owned(), None).await;
        assert!(matches!(refused, Err(Error::Busy)), "{refused:?}");
        drop(taken);
        assert!(!passwords.verify("secret".to_owned(), None).await.unwrap());
    }

    #[actix_web::test]
    async fn passwords_wait_for_each_other() {
        let passwords = Passwords::new(1);
        let verify = || passwords.verify("secret".to_owned(), None);
        let all = futures_util::future::join_all((0..4).map(|_| verify())).await;
        assert!(all.iter().all(|outcome| matches!(outcome, Ok(false))), "{all:?}");
    }

    #[actix_web::test]
    async fn a_wrong_password_takes_its_time_whatever_it_is_compared_with() {
        let passwords = Passwords::new(2);
        for hash in
            [None, Some("!"), Some("nonsense"), Some("pbkdf2_sha1$1$seasalt2$kkDItOi5KqqHP/fjcHqL2SRjCiI=")]
        {
            let started = Instant::now();
            assert!(!passwords.verify("secret".to_owned(), hash.map(str::to_owned)).await.unwrap());
            let took = started.elapsed();
            assert!(took >= WRONG && took < WRONG + Duration::from_millis(500), "{hash:?}: {took:?}");
        }
    }
}
