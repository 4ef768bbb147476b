//! Certificates in files, which are read again when they change.

use std::fs::Metadata;
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rustls::crypto::ring;
use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::sign::CertifiedKey;

/// What is wrong with a file, in one line that names its option.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{option} = {path:?}: {what}")]
pub struct Wrong {
    option: &'static str,
    path: String,
    what: String,
}

/// A certificate and its key in two files.
#[derive(Debug, Clone)]
pub struct Files {
    certificate: PathBuf,
    key: PathBuf,
    seen: [Option<Look>; 2],
}

/// By what a file is recognised: device, number, size and time of change.
type Look = (u64, u64, u64, i64, i64);

const CERTIFICATE: &str = "tls_certificate_file";
const KEY: &str = "tls_key_file";

impl Files {
    /// These two.
    pub fn new(certificate: PathBuf, key: PathBuf) -> Self {
        Self { certificate, key, seen: [None, None] }
    }

    /// Whether one of them is another than it was when they were read.
    pub fn have_changed(&self) -> bool {
        self.look() != self.seen
    }

    /// Reads both. They count as seen even if something is wrong, so that it is told once.
    ///
    /// # Errors
    /// What is wrong with one of them.
    pub fn read(&mut self) -> Result<Arc<CertifiedKey>, Wrong> {
        self.seen = self.look();
        let wrong =
            |option, path: &Path, what: String| Wrong { option, path: path.display().to_string(), what };
        let read = |option, path: &Path| {
            std::fs::read(path).map_err(|error| wrong(option, path, format!("cannot be read: {error}")))
        };
        let (chain, key) = (read(CERTIFICATE, &self.certificate)?, read(KEY, &self.key)?);
        certified(&chain, &key).map_err(|unfit| match unfit {
            Unfit::Certificate(what) => wrong(CERTIFICATE, &self.certificate, what),
            Unfit::Key(what) => wrong(KEY, &self.key, what),
        })
    }

    fn look(&self) -> [Option<Look>; 2] {
        let look = |file: Metadata| (file.dev(), file.ino(), file.size(), file.mtime(), file.mtime_nsec());
        [&self.certificate, &self.key].map(|path| path.metadata().ok().map(look))
    }
}

/// Which of the two does not do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unfit {
    /// The certificate, and why.
    Certificate(String),
    /// The key, and why.
    Key(String),
}

/// A chain in PEM, the server's own certificate first, and its key.
///
/// # Errors
/// Which of the two does not do.
pub fn certified(chain: &[u8], key: &[u8]) -> Result<Arc<CertifiedKey>, Unfit> {
    let chain: Vec<CertificateDer<'static>> = CertificateDer::pem_slice_iter(chain)
        .collect::<Result<_, _>>()
        .map_err(|error| Unfit::Certificate(format!("is no PEM: {error}")))?;
    if chain.is_empty() {
        return Err(Unfit::Certificate("holds no certificate in PEM".to_owned()));
    }
    let key = PrivateKeyDer::from_pem_slice(key).map_err(|_| {
        Unfit::Key("holds no private key in PEM without a passphrase (PKCS#8, PKCS#1 or SEC1)".to_owned())
    })?;
    let certified =
        CertifiedKey::from_der(chain, key, &ring::default_provider()).map_err(|error| match error {
            rustls::Error::InconsistentKeys(_) => Unfit::Key(format!(
                "is not the key of the first certificate in {CERTIFICATE}: the server's own comes first there"
            )),
            rustls::Error::InvalidCertificate(_) => Unfit::Certificate(error.to_string()),
            _ => Unfit::Key(format!("cannot be used: {error}")),
        })?;
    Ok(Arc::new(certified))
}
