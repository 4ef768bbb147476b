//! The cookie of a browser without an account, and what the server keeps for it.
//!
//! Grants are stored by a name made from the cookie and the poll, sealed with a key made from the
//! cookie: whoever has the database alone can neither read them nor tell which belong together. The first vote of a browser
//! needs none: its name in addresses is made from the cookie, too, and the server's key.

use std::sync::Arc;

use ring::aead::{self, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use ring::hmac;

use crate::domain::id::PublicId;

use super::{Keys, Random, TOKEN_BYTES};

/// The random bytes of a guest's cookie.
#[derive(Clone)]
pub struct GuestToken(Arc<[u8; TOKEN_BYTES]>);

impl std::fmt::Debug for GuestToken {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("GuestToken")
    }
}

impl GuestToken {
    /// A new one.
    pub fn new(random: &Random) -> Self {
        Self(Arc::new(random.bytes()))
    }

    /// That of a browser that has no cookie yet, made from what it calls this one sending: if it has not heard the answer and
    /// sends the same again, it gets the same cookie. So that name is to be kept like the cookie, and is as hard to guess.
    pub fn of_sending(once: &str, keys: &Keys) -> Self {
        Self(Arc::new(keys.sign(&[b"guest of a sending", once.as_bytes()])))
    }

    /// The one in a cookie.
    pub fn from_cookie(text: &str) -> Option<Self> {
        let bytes: [u8; TOKEN_BYTES] = super::decode(text)?.try_into().ok()?;
        Some(Self(Arc::new(bytes)))
    }

    /// The text of the cookie.
    pub fn to_cookie(&self) -> String {
        super::encode(self.0.as_ref())
    }

    /// Name under which something of this browser is stored.
    pub fn name_of(&self, subject: &str) -> [u8; 32] {
        self.derive(b"name", subject)
    }

    /// Name in addresses of the first vote of this browser, by the newest key.
    pub fn first_vote(&self, subject: &str, keys: &Keys) -> PublicId {
        super::public_id(&keys.sign(&[b"first vote", &self.derive(b"first vote", subject)]))
    }

    /// All names that it may have, by the newest key first: who has the cookie needs nothing else
    /// to find the vote. Without the server's key nobody could try cookies until one fits a name that all can see.
    pub fn first_votes(&self, subject: &str, keys: &Keys) -> Vec<PublicId> {
        let own = self.derive(b"first vote", subject);
        keys.sign_all(&[b"first vote", &own]).map(|tag| super::public_id(&tag)).collect()
    }

    /// Seals bytes (AES-256-GCM) so that only this cookie opens them, for this subject alone.
    pub fn seal(&self, subject: &str, plain: &[u8], random: &Random) -> Option<Vec<u8>> {
        let nonce = random.bytes::<NONCE_LEN>();
        let mut sealed = plain.to_vec();
        let aad = Aad::from(subject.as_bytes());
        self.key(subject)?
            .seal_in_place_append_tag(Nonce::assume_unique_for_key(nonce), aad, &mut sealed)
            .ok()?;
        Some([nonce.as_slice(), &sealed].concat())
    }

    /// Opens what [`GuestToken::seal`] made.
    pub fn open(&self, subject: &str, sealed: &[u8]) -> Option<Vec<u8>> {
        let (nonce, cipher) = sealed.split_at_checked(NONCE_LEN)?;
        let mut plain = cipher.to_vec();
        let nonce = Nonce::try_assume_unique_for_key(nonce).ok()?;
        let length =
            self.key(subject)?.open_in_place(nonce, Aad::from(subject.as_bytes()), &mut plain).ok()?.len();
        plain.truncate(length);
        Some(plain)
    }

    fn key(&self, subject: &str) -> Option<LessSafeKey> {
        UnboundKey::new(&aead::AES_256_GCM, &self.derive(b"seal", subject)).ok().map(LessSafeKey::new)
    }

    fn derive(&self, purpose: &[u8], subject: &str) -> [u8; 32] {
        let key = hmac::Key::new(hmac::HMAC_SHA256, self.0.as_ref());
        let mut context = hmac::Context::with_key(&key);
        context.update(purpose);
        context.update(&[0]);
        context.update(subject.as_bytes());
        let mut out = [0; 32];
        out.copy_from_slice(context.sign().as_ref());
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_same_cookie_opens_what_it_sealed_and_only_for_the_same_subject() {
        let random = Random::seeded(1);
        let (ada, bob) = (GuestToken::new(&random), GuestToken::new(&random));
        let sealed = ada.seal("poll", b"grants", &random).unwrap();
        assert_eq!(ada.open("poll", &sealed).as_deref(), Some(b"grants".as_slice()));
        assert_eq!(ada.open("other", &sealed), None);
        assert_eq!(bob.open("poll", &sealed), None);
        assert_eq!(ada.open("poll", &sealed[..5]), None);
        assert_ne!(ada.name_of("poll"), ada.name_of("other"));
    }

    #[test]
    fn the_name_of_a_first_vote_follows_from_cookie_subject_and_key_alone() {
        let random = Random::seeded(1);
        let (ada, bob) = (GuestToken::new(&random), GuestToken::new(&random));
        let (old, both) = (Keys::new(&[[1; 32]]), Keys::new(&[[2; 32], [1; 32]]));
        let again = GuestToken::from_cookie(&ada.to_cookie()).unwrap();
        let names = ada.first_votes("poll", &old);
        assert_eq!(again.first_votes("poll", &old), names);
        assert_eq!(ada.first_votes("poll", &both)[1..], names, "an older key finds it, too");
        for other in [
            ada.first_votes("other", &old),
            bob.first_votes("poll", &old),
            ada.first_votes("poll", &Keys::new(&[[2; 32]])),
        ] {
            assert_ne!(other, names);
        }
    }
}
