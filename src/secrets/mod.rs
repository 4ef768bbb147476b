//! Keys, tokens, capabilities and passwords: everything that must not be guessed.

mod capability;
mod django;
mod guest;
mod keys;
mod password;
mod random;
pub mod recovery;
mod sealed;
mod totp;

pub use capability::Capability;
pub use guest::GuestToken;
pub use keys::{KeyError, Keys};
pub use password::{hash_password, is_outdated, is_usable, verify_password};
pub use random::Random;
pub use totp::TotpSecret;

use crate::domain::id::PublicId;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ring::digest;

/// Bytes of a token in a cookie.
pub const TOKEN_BYTES: usize = 32;

/// Text of bytes for addresses and cookies: base64url without padding (RFC 4648, section 5).
pub fn encode(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

/// A name in addresses of the first of some random bytes.
pub fn public_id<const N: usize>(bytes: &[u8; N]) -> PublicId {
    const { assert!(N >= PublicId::BYTES) };
    #[expect(clippy::expect_used, reason = "twelve bytes are sixteen signs of base64url")]
    PublicId::parse(&encode(&bytes[..PublicId::BYTES])).expect("base64url is a public id")
}

/// Hexadecimal digits of bytes, as checksums are written.
pub fn encode_hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Bytes of such a text; `None` if it is not one.
pub fn decode(text: &str) -> Option<Vec<u8>> {
    URL_SAFE_NO_PAD.decode(text).ok()
}

/// What the database keeps of a token with 256 random bits: SHA-256, for it needs no stretching.
pub fn token_hash(token: &[u8]) -> [u8; 32] {
    let mut out = [0; 32];
    out.copy_from_slice(digest::digest(&digest::SHA256, token).as_ref());
    out
}
