//! What the database keeps, for all nodes: the account and the certificate, sealed, and what authorities are answered.

use std::collections::BTreeMap;
use std::sync::Arc;

use instant_acme::AccountCredentials;
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject as _;
use rustls::sign::CertifiedKey;
use serde::{Deserialize, Serialize};

use crate::secrets::{self, Keys, Random};
use crate::store::{Error, Tx, facts};
use crate::tls;

const CERTIFICATE: &str = "acme certificate";
const CHALLENGES: &str = "acme challenges";
const FAILURES: &str = "acme failures";

/// Answers to authorities that look whether names are ours; they are no secrets.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Challenges {
    /// HTTP-01: what is answered, by the token in the address.
    pub tokens: BTreeMap<String, String>,
    /// TLS-ALPN-01: the hash for the certificate, by the name.
    pub names: BTreeMap<String, String>,
}

/// What a node looks for.
pub(super) struct Kept {
    /// The certificate, sealed.
    pub certificate: Option<String>,
    pub challenges: Challenges,
}

pub(super) fn load(tx: &mut Tx<'_>) -> Result<Kept, Error> {
    Ok(Kept { certificate: facts::get(tx, CERTIFICATE)?, challenges: challenges(tx)? })
}

fn challenges(tx: &mut Tx<'_>) -> Result<Challenges, Error> {
    let text = facts::get(tx, CHALLENGES)?;
    Ok(text.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default())
}

/// What `/.well-known/acme-challenge/{token}` answers (RFC 8555, section 8.3).
///
/// # Errors
/// Those of the database.
pub fn challenge_of(tx: &mut Tx<'_>, token: &str) -> Result<Option<String>, Error> {
    Ok(challenges(tx)?.tokens.remove(token))
}

pub(super) fn put_challenges(tx: &mut Tx<'_>, open: &Challenges) -> Result<(), Error> {
    match serde_json::to_string(open) {
        Ok(text) if *open != Challenges::default() => facts::put(tx, CHALLENGES, &text),
        _ => facts::drop(tx, CHALLENGES).map(|_| ()),
    }
}

pub(super) fn put_certificate(tx: &mut Tx<'_>, sealed: &str) -> Result<(), Error> {
    facts::put(tx, CERTIFICATE, sealed)
}

/// How often it has failed in a row, this time with it.
pub(super) fn count_failures(tx: &mut Tx<'_>, failed: bool) -> Result<u32, Error> {
    if !failed {
        facts::drop(tx, FAILURES)?;
        return Ok(0);
    }
    let before: u32 = facts::get(tx, FAILURES)?.and_then(|text| text.parse().ok()).unwrap_or(0);
    let failures = before.saturating_add(1);
    facts::put(tx, FAILURES, &failures.to_string())?;
    Ok(failures)
}

pub(super) fn account(tx: &mut Tx<'_>, directory: &str) -> Result<Option<String>, Error> {
    facts::get(tx, &account_name(directory))
}

pub(super) fn put_account(tx: &mut Tx<'_>, directory: &str, sealed: &str) -> Result<(), Error> {
    facts::put(tx, &account_name(directory), sealed)
}

pub(super) fn drop_account(tx: &mut Tx<'_>, directory: &str) -> Result<(), Error> {
    facts::drop(tx, &account_name(directory)).map(|_| ())
}

fn account_name(directory: &str) -> String {
    format!("acme account {directory}")
}

pub(super) fn seal_account(
    account: &AccountCredentials,
    directory: &str,
    keys: &Keys,
    random: &Random,
) -> Result<String, String> {
    seal(account, &[b"acme account", directory.as_bytes()], keys, random)
}

pub(super) fn open_account(sealed: &str, directory: &str, keys: &Keys) -> Option<AccountCredentials> {
    open(sealed, &[b"acme account", directory.as_bytes()], keys)
}

/// A certificate with its key.
pub(super) struct Certificate {
    /// As the database has it.
    pub sealed: String,
    /// Its names, in the order of the configuration.
    pub names: Vec<String>,
    /// First second of its life.
    pub since: i64,
    /// Last second of its life.
    pub until: i64,
    pem: (String, String),
}

#[derive(Serialize, Deserialize)]
struct Plain {
    names: Vec<String>,
    chain: String,
    key: String,
}

impl Certificate {
    /// One that was just made: chain and key in PEM.
    pub(super) fn sealed(
        names: Vec<String>,
        (chain, key): (String, String),
        keys: &Keys,
        random: &Random,
    ) -> Result<Self, String> {
        let plain = Plain { names, chain, key };
        let sealed = seal(&plain, &[CERTIFICATE.as_bytes()], keys, random)?;
        Self::of(plain, sealed).ok_or_else(|| "the authority sent what is no certificate".to_owned())
    }

    /// The one that is kept.
    pub(super) fn open(sealed: &str, keys: &Keys) -> Option<Self> {
        Self::of(open(sealed, &[CERTIFICATE.as_bytes()], keys)?, sealed.to_owned())
    }

    fn of(plain: Plain, sealed: String) -> Option<Self> {
        let (since, until) = tls::life(&CertificateDer::from_pem_slice(plain.chain.as_bytes()).ok()?)?;
        Some(Self { sealed, names: plain.names, since, until, pem: (plain.chain, plain.key) })
    }

    /// As it is shown.
    pub(super) fn certified(&self) -> Result<Arc<CertifiedKey>, String> {
        tls::certified(self.pem.0.as_bytes(), self.pem.1.as_bytes()).map_err(|unfit| format!("{unfit:?}"))
    }
}

fn seal(plain: &impl Serialize, purpose: &[&[u8]], keys: &Keys, random: &Random) -> Result<String, String> {
    let text = serde_json::to_vec(plain).map_err(|error| error.to_string())?;
    let sealed = keys.seal(purpose, &text, random).ok_or("it cannot be sealed")?;
    Ok(secrets::encode(&sealed))
}

fn open<T: for<'de> Deserialize<'de>>(sealed: &str, purpose: &[&[u8]], keys: &Keys) -> Option<T> {
    let plain = keys.open(purpose, &secrets::decode(sealed)?)?;
    serde_json::from_slice(&plain).ok()
}
