//! What seals a backup: the key in a file, or a passphrase.
//!
//! HKDF-SHA256 (RFC 5869) makes of either, and of the head's salt, a key for this one file; a passphrase goes through Argon2id first
//! (RFC 9106). Chunks are sealed by AES-256-GCM under nonces that count them and mark the last (STREAM, Hoang et al. 2015).

use std::fs;
use std::io::Write as _;
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::Path;

use argon2::{Algorithm, Argon2, Params, Version};
use ring::aead::{AES_256_GCM, LessSafeKey, UnboundKey};
use ring::hkdf;
use serde::{Deserialize, Serialize};
use subtle::ConstantTimeEq as _;

use super::{Error, Result};
use crate::secrets::{Random, decode, encode};

/// Bytes of the salt.
const SALT: usize = 32;
/// Bytes that tell a wrong key from a damaged file.
const CHECK: usize = 16;
/// Most that a head may ask of Argon2id: 1 GiB and 16 passes.
const COST_MAX: Cost = Cost { memory_kib: 1 << 20, passes: 16, lanes: 16 };
/// What we ask of it: 64 MiB and 3 passes, the second choice of RFC 9106, section 4.
const COST: Cost = Cost { memory_kib: 64 << 10, passes: 3, lanes: 4 };

/// What a backup is sealed with.
#[derive(Clone)]
pub enum Secret {
    /// The key in a file.
    Key([u8; 32]),
    /// A text that somebody remembers.
    Passphrase(String),
}

/// How a file is sealed, as its head tells.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Seal {
    salt: String,
    check: String,
    /// Of a passphrase.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    argon2id: Option<Cost>,
}

/// What a passphrase costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Cost {
    memory_kib: u32,
    passes: u32,
    lanes: u32,
}

impl Seal {
    /// A new seal, and what keys are made of.
    pub(super) fn new(secret: &Secret, random: &Random) -> Result<(Self, Source)> {
        let salt = random.bytes::<SALT>();
        let argon2id = matches!(secret, Secret::Passphrase(_)).then_some(COST);
        let source = Source::new(secret, &salt, argon2id)?;
        let check = encode(&source.bytes::<CHECK>(&[b"bitpoll backup check"])?);
        Ok((Self { salt: encode(&salt), check, argon2id }, source))
    }

    /// What opens it.
    pub(super) fn needs(&self) -> &'static str {
        if self.argon2id.is_some() { "passphrase" } else { "key" }
    }

    /// What keys are made of, if the secret is the right one.
    pub(super) fn open(&self, secret: Option<&Secret>) -> Result<Source> {
        let missing = match self.argon2id {
            Some(_) => "give its passphrase (--passphrase)",
            None => "backup_key_file must name the key that it was sealed with",
        };
        let secret = match (secret, self.argon2id) {
            (Some(secret @ Secret::Key(_)), None) | (Some(secret @ Secret::Passphrase(_)), Some(_)) => secret,
            _ => return Err(Error::Sealed(missing)),
        };
        let bad = || Error::Damaged("its head cannot be read");
        let salt = decode(&self.salt).filter(|salt| salt.len() == SALT).ok_or_else(bad)?;
        let check = decode(&self.check).ok_or_else(bad)?;
        let source = Source::new(secret, &salt, self.argon2id)?;
        let own = source.bytes::<CHECK>(&[b"bitpoll backup check"])?;
        if bool::from(own.as_slice().ct_eq(&check)) { Ok(source) } else { Err(Error::WrongKey(self.needs())) }
    }
}

/// What the keys of one file are made of.
pub(super) struct Source(hkdf::Prk);

impl Source {
    fn new(secret: &Secret, salt: &[u8], cost: Option<Cost>) -> Result<Self> {
        let extract = |bytes: &[u8]| Self(hkdf::Salt::new(hkdf::HKDF_SHA256, salt).extract(bytes));
        match (secret, cost) {
            (Secret::Key(key), _) => Ok(extract(key)),
            (Secret::Passphrase(text), cost) => {
                let stretched = stretch(text, salt, cost.unwrap_or(COST));
                Ok(extract(&stretched.ok_or(Error::Damaged("its head asks for too much"))?))
            }
        }
    }

    /// The key of the chunks of a file with this head.
    pub(super) fn chunk_key(&self, head: &[u8]) -> Result<LessSafeKey> {
        let bytes = self.bytes::<32>(&[b"bitpoll backup chunks", head])?;
        UnboundKey::new(&AES_256_GCM, &bytes).map(LessSafeKey::new).map_err(|_| cannot())
    }

    fn bytes<const N: usize>(&self, info: &[&[u8]]) -> Result<[u8; N]> {
        let mut out = [0; N];
        self.0.expand(info, Length(N)).and_then(|okm| okm.fill(&mut out)).map_err(|_| cannot())?;
        Ok(out)
    }
}

fn cannot() -> Error {
    Error::Damaged("no key can be made")
}

struct Length(usize);

impl hkdf::KeyType for Length {
    fn len(&self) -> usize {
        self.0
    }
}

fn stretch(text: &str, salt: &[u8], cost: Cost) -> Option<[u8; 32]> {
    let fits = cost.memory_kib <= COST_MAX.memory_kib
        && cost.passes <= COST_MAX.passes
        && cost.lanes <= COST_MAX.lanes;
    let params = fits.then(|| Params::new(cost.memory_kib, cost.passes, cost.lanes, Some(32)).ok())??;
    let mut out = [0; 32];
    let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
    argon2.hash_password_into(text.as_bytes(), salt, &mut out).ok()?;
    Some(out)
}

/// Reads the key in a file: one line, 32 bytes in base64url.
///
/// # Errors
/// If it cannot be read or holds something else.
pub fn read_key(path: &Path) -> Result<Secret> {
    let text = fs::read_to_string(path)
        .map_err(|error| Error::File(format!("backup_key_file {}", path.display()), error))?;
    let key = decode(text.trim()).and_then(|bytes| bytes.try_into().ok());
    key.map(Secret::Key).ok_or_else(|| Error::NoKey(path.to_owned()))
}

/// Makes a file with a new key, for its owner alone.
///
/// # Errors
/// If it is there already or cannot be made.
pub fn new_key(path: &Path, random: &Random) -> Result<()> {
    let failed = |error: std::io::Error| match error.kind() {
        std::io::ErrorKind::AlreadyExists => Error::Exists(path.to_owned()),
        _ => Error::file(path, error),
    };
    let mut file =
        fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(path).map_err(failed)?;
    writeln!(file, "{}", encode(&random.bytes::<32>())).and_then(|()| file.sync_all()).map_err(failed)
}
