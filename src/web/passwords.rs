//! Verifying passwords: on purpose each takes much time and memory, so only a few at once.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::timeout;

use super::error::Error;
use crate::secrets;

/// How long a password waits for its turn.
const WAIT: Duration = Duration::from_secs(5);

/// A few places at which passwords are verified; the others wait for one.
pub struct Passwords {
    places: Arc<Semaphore>,
    wait: Duration,
}

impl Passwords {
    /// So many at once; each takes 19 MiB.
    pub fn new(places: usize) -> Self {
        Self { places: Arc::new(Semaphore::new(places)), wait: WAIT }
    }

    /// Whether the password is the one; see [`secrets::verify_password`].
    ///
    /// # Errors
    /// [`Error::Busy`] if no place was free for five seconds.
    pub async fn verify(&self, password: String, hash: Option<String>) -> Result<bool, Error> {
        let place = self.place().await?;
        let verify = move || {
            // Kept until the end, even if nobody waits for the answer any more.
            let _place = place;
            secrets::verify_password(&password, hash.as_deref())
        };
        tokio::task::spawn_blocking(verify).await.map_err(|_| crate::store::Error::Panicked.into())
    }

    async fn place(&self) -> Result<OwnedSemaphorePermit, Error> {
        let place = timeout(self.wait, Arc::clone(&self.places).acquire_owned()).await;
        place.ok().and_then(Result::ok).ok_or(Error::Busy)
    }
}

#[cfg(test)]
mod tests {
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
}
