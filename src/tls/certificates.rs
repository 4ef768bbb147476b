//! The certificate that is shown: it can be changed while connections come and go, each of which keeps its own.

use std::collections::HashMap;
use std::fmt;
use std::sync::{Arc, PoisonError, RwLock};

use rustls::pki_types::CertificateDer;
use rustls::server::{ClientHello, ResolvesServerCert};
use rustls::sign::CertifiedKey;
use x509_parser::parse_x509_certificate;

use super::ACME_TLS;

/// What is shown to whom.
#[derive(Default)]
pub struct Certificates {
    shown: RwLock<Option<Arc<CertifiedKey>>>,
    /// For authorities that look whether a name is ours, by the name.
    challenges: RwLock<HashMap<String, Arc<CertifiedKey>>>,
}

impl Certificates {
    /// Shows a certificate to whoever connects from now on.
    pub fn show(&self, certificate: Arc<CertifiedKey>) {
        *self.shown.write().unwrap_or_else(PoisonError::into_inner) = Some(certificate);
    }

    /// When the certificate that is shown ends, in Unix seconds.
    pub fn ends(&self) -> Option<i64> {
        let shown = self.shown.read().unwrap_or_else(PoisonError::into_inner).clone()?;
        life(shown.cert.first()?).map(|(_, until)| until)
    }

    /// Takes these for the challenges that are open, and forgets all others.
    pub fn answer(&self, challenges: HashMap<String, Arc<CertifiedKey>>) {
        *self.challenges.write().unwrap_or_else(PoisonError::into_inner) = challenges;
    }
}

/// First and last second of a certificate.
pub fn life(certificate: &CertificateDer<'_>) -> Option<(i64, i64)> {
    let (_, certificate) = parse_x509_certificate(certificate).ok()?;
    let validity = certificate.validity();
    Some((validity.not_before.timestamp(), validity.not_after.timestamp()))
}

impl fmt::Debug for Certificates {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Certificates")
    }
}

impl ResolvesServerCert for Certificates {
    fn resolve(&self, hello: ClientHello<'_>) -> Option<Arc<CertifiedKey>> {
        // Whoever offers this protocol alone is such an authority (RFC 8737, section 4).
        let mut offered = hello.alpn().into_iter().flatten();
        if offered.next() == Some(ACME_TLS) && offered.next().is_none() {
            let challenges = self.challenges.read().unwrap_or_else(PoisonError::into_inner);
            return challenges.get(&hello.server_name()?.to_ascii_lowercase()).cloned();
        }
        self.shown.read().unwrap_or_else(PoisonError::into_inner).clone()
    }
}
