//! The one home of randomness.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use ring::digest;
use ring::rand::{SecureRandom, SystemRandom};

use crate::domain::id::PublicId;
use crate::domain::slug::Slug;

/// Where random bytes come from.
#[derive(Clone, Debug)]
pub struct Random(Source);

#[derive(Clone, Debug)]
enum Source {
    System(SystemRandom),
    Seeded(Arc<AtomicU64>),
}

impl Random {
    /// The system's generator.
    #[expect(clippy::disallowed_methods, reason = "this is its one home")]
    pub fn system() -> Self {
        Self(Source::System(SystemRandom::new()))
    }

    /// The same bytes for the same seed: for tests that compare two runs. Never for real secrets.
    pub fn seeded(seed: u64) -> Self {
        Self(Source::Seeded(Arc::new(AtomicU64::new(seed))))
    }

    /// So many random bytes.
    ///
    /// # Panics
    /// If the system has no randomness to give: nothing safe can be done without.
    pub fn bytes<const N: usize>(&self) -> [u8; N] {
        let mut out = [0; N];
        match &self.0 {
            Source::System(system) => {
                #[expect(clippy::expect_used, reason = "without randomness every secret would be guessable")]
                system.fill(&mut out).expect("the system gives randomness");
            }
            Source::Seeded(counter) => {
                for chunk in out.chunks_mut(32) {
                    let count = counter.fetch_add(1, Ordering::Relaxed);
                    let block = digest::digest(&digest::SHA256, &count.to_be_bytes());
                    chunk.copy_from_slice(&block.as_ref()[..chunk.len()]);
                }
            }
        }
        out
    }

    /// A new name for a vote or comment.
    pub fn public_id(&self) -> PublicId {
        super::public_id(&self.bytes::<{ PublicId::BYTES }>())
    }

    /// A new address for a poll.
    pub fn slug(&self) -> Slug {
        Slug::random(self.bytes())
    }
}
