//! What the database keeps so that it tells nothing without the server's keys.

use ring::aead::{self, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};

use super::{Keys, Random};

/// Bytes of a nonce before which the key of one sealing is chosen: with it, random nonces never come near to meeting.
const SALT_LEN: usize = 16;

impl Keys {
    /// Seals bytes (AES-256-GCM) for a purpose: what they are, and whose. Nothing opens them for another purpose.
    pub fn seal(&self, purpose: &[&[u8]], plain: &[u8], random: &Random) -> Option<Vec<u8>> {
        let (salt, nonce) = (random.bytes::<SALT_LEN>(), random.bytes::<NONCE_LEN>());
        let mut sealed = plain.to_vec();
        let key = key(self.sign(&parts(&salt, purpose)))?;
        key.seal_in_place_append_tag(Nonce::assume_unique_for_key(nonce), Aad::empty(), &mut sealed).ok()?;
        Some([salt.as_slice(), &nonce, &sealed].concat())
    }

    /// Opens what [`Keys::seal`] made with any key of the ring.
    pub fn open(&self, purpose: &[&[u8]], sealed: &[u8]) -> Option<Vec<u8>> {
        let (salt, rest) = sealed.split_at_checked(SALT_LEN)?;
        let (nonce, cipher) = rest.split_at_checked(NONCE_LEN)?;
        let parts = parts(salt, purpose);
        self.sign_all(&parts).find_map(|secret| {
            let mut plain = cipher.to_vec();
            let nonce = Nonce::try_assume_unique_for_key(nonce).ok()?;
            let length = key(secret)?.open_in_place(nonce, Aad::empty(), &mut plain).ok()?.len();
            plain.truncate(length);
            Some(plain)
        })
    }
}

fn parts<'a>(salt: &'a [u8], purpose: &[&'a [u8]]) -> Vec<&'a [u8]> {
    [&[b"seal".as_slice(), salt], purpose].concat()
}

fn key(secret: [u8; 32]) -> Option<LessSafeKey> {
    UnboundKey::new(&aead::AES_256_GCM, &secret).ok().map(LessSafeKey::new)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_sealed_opens_for_its_purpose_alone() {
        let (keys, random) = (Keys::new(&[[1; 32]]), Random::seeded(1));
        let sealed = keys.seal(&[b"totp", b"7"], b"secret", &random).unwrap();
        assert_eq!(keys.open(&[b"totp", b"7"], &sealed).as_deref(), Some(b"secret".as_slice()));
        assert_eq!(keys.open(&[b"totp", b"8"], &sealed), None);
        assert_eq!(keys.open(&[b"totp7"], &sealed), None);
        assert_eq!(keys.open(&[b"totp", b"7"], &sealed[..20]), None);
        let mut other = sealed.clone();
        *other.last_mut().unwrap() ^= 1;
        assert_eq!(keys.open(&[b"totp", b"7"], &other), None);
        assert_ne!(keys.seal(&[b"totp", b"7"], b"secret", &random).unwrap(), sealed);
    }

    #[test]
    fn an_older_key_of_the_ring_still_opens() {
        let sealed = Keys::new(&[[1; 32]]).seal(&[b"x"], b"secret", &Random::seeded(1)).unwrap();
        assert!(Keys::new(&[[2; 32], [1; 32]]).open(&[b"x"], &sealed).is_some());
        assert!(Keys::new(&[[2; 32]]).open(&[b"x"], &sealed).is_none());
    }
}
