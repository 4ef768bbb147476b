//! TLS to PostgreSQL: whom to believe, and who we are.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::client::{WebPkiServerVerifier, verify_server_name};
use rustls::crypto::{CryptoProvider, ring, verify_tls12_signature, verify_tls13_signature};
use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, PrivateKeyDer, ServerName, UnixTime};
use rustls::server::ParsedCertificate;
use rustls::{CertificateError, ClientConfig, DigitallySignedStruct, RootCertStore, SignatureScheme};
use tokio_postgres_rustls::MakeRustlsConnect;

use super::address::setting;
use crate::store::{Error, Result};

/// How a connection is encrypted.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Tls {
    /// A server without TLS is refused.
    pub required: bool,
    /// What its certificate must show.
    pub check: Check,
    /// Files of our own certificate and its key.
    pub own: Option<(PathBuf, PathBuf)>,
}

/// What the certificate of a server must show.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Check {
    /// Nothing: nobody can listen, but anybody can answer.
    Nothing,
    /// Somebody who is trusted signed it.
    Chain(Roots),
    /// That, and it is made out to the host of the address.
    ChainAndName(Roots),
}

/// Who is trusted.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Roots {
    /// Whom this machine trusts.
    System,
    /// Those in a file.
    File(PathBuf),
}

impl Tls {
    /// Reads the files.
    ///
    /// # Errors
    /// [`Error::Setting`] that names the file.
    pub(super) fn connector(&self) -> Result<MakeRustlsConnect> {
        let provider = Arc::new(ring::default_provider());
        let verifier = Arc::new(Verifier::new(&self.check, &provider)?);
        let builder = ClientConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .map_err(|error| Error::Other(error.to_string()))?
            .dangerous()
            .with_custom_certificate_verifier(verifier);
        let Some((certificate, key)) = &self.own else {
            return Ok(MakeRustlsConnect::new(builder.with_no_client_auth()));
        };
        let chain = certificates("database: sslcert", certificate)?;
        let config = builder.with_client_auth_cert(chain, private_key(key)?).map_err(|error| {
            let mend = format!("does not go with the certificate in sslcert ({error}): name the key of that");
            setting("database: sslkey", &key.display().to_string(), &mend)
        })?;
        Ok(MakeRustlsConnect::new(config))
    }
}

fn certificates(key: &str, path: &Path) -> Result<Vec<CertificateDer<'static>>> {
    let wrong = |why: &str| {
        let mend = format!("{why}: name a file of certificates in PEM");
        setting(key, &path.display().to_string(), &mend)
    };
    let read = CertificateDer::pem_file_iter(path).and_then(Iterator::collect::<Result<Vec<_>, _>>);
    let found = read.map_err(|error| wrong(&format!("cannot be read ({error})")))?;
    if found.is_empty() { Err(wrong("holds no certificate")) } else { Ok(found) }
}

fn private_key(path: &Path) -> Result<PrivateKeyDer<'static>> {
    PrivateKeyDer::from_pem_file(path).map_err(|error| {
        let mend = format!("cannot be read ({error}): name the file of a key in PEM without a password");
        setting("database: sslkey", &path.display().to_string(), &mend)
    })
}

/// Whom this machine trusts, or Mozilla where it has no list.
fn system() -> RootCertStore {
    let mut store = RootCertStore::empty();
    store.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
    if store.is_empty() {
        store.extend(webpki_roots::TLS_SERVER_ROOTS.iter().cloned());
    }
    store
}

/// Checks as much of a server's certificate as the mode asks for.
#[derive(Debug)]
struct Verifier {
    chain: Option<Arc<WebPkiServerVerifier>>,
    /// What the file of authorities holds. A server may show one of these itself, as it does when it has made
    /// its own certificate; to webpki an authority is no server.
    trusted: Vec<CertificateDer<'static>>,
    name: bool,
    provider: Arc<CryptoProvider>,
}

impl Verifier {
    fn new(check: &Check, provider: &Arc<CryptoProvider>) -> Result<Self> {
        let (roots, name) = match check {
            Check::Nothing => (None, false),
            Check::Chain(roots) => (Some(roots), false),
            Check::ChainAndName(roots) => (Some(roots), true),
        };
        let (store, trusted) = match roots {
            None => (None, Vec::new()),
            Some(Roots::System) => (Some(system()), Vec::new()),
            Some(Roots::File(path)) => {
                let trusted = certificates("database: sslrootcert", path)?;
                let mut store = RootCertStore::empty();
                store.add_parsable_certificates(trusted.iter().cloned());
                (Some(store), trusted)
            }
        };
        let build = |store: RootCertStore| {
            WebPkiServerVerifier::builder_with_provider(Arc::new(store), Arc::clone(provider)).build()
        };
        let chain = store.map(build).transpose().map_err(|error| Error::Other(error.to_string()))?;
        Ok(Self { chain, trusted, name, provider: Arc::clone(provider) })
    }
}

impl ServerCertVerifier for Verifier {
    fn verify_server_cert(
        &self,
        end_entity: &CertificateDer<'_>,
        intermediates: &[CertificateDer<'_>],
        server_name: &ServerName<'_>,
        ocsp_response: &[u8],
        now: UnixTime,
    ) -> Result<ServerCertVerified, rustls::Error> {
        let Some(chain) = &self.chain else { return Ok(ServerCertVerified::assertion()) };
        if self.trusted.contains(end_entity) {
            if self.name {
                verify_server_name(&ParsedCertificate::try_from(end_entity)?, server_name)?;
            }
            return Ok(ServerCertVerified::assertion());
        }
        // The name is looked at last, so a wrong one alone means that the chain is right.
        match chain.verify_server_cert(end_entity, intermediates, server_name, ocsp_response, now) {
            Err(rustls::Error::InvalidCertificate(
                CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. },
            )) if !self.name => Ok(ServerCertVerified::assertion()),
            other => other,
        }
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        let algorithms = &self.provider.signature_verification_algorithms;
        verify_tls12_signature(message, certificate, signed, algorithms)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        let algorithms = &self.provider.signature_verification_algorithms;
        verify_tls13_signature(message, certificate, signed, algorithms)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.provider.signature_verification_algorithms.supported_schemes()
    }
}

#[cfg(test)]
mod tests {
    use rcgen::{BasicConstraints, CertificateParams, IsCa, KeyPair};

    use super::*;

    #[test]
    fn a_certificate_that_a_server_made_itself_is_believed_when_it_is_the_file() {
        let mut params = CertificateParams::new(["db.example".to_owned()]).unwrap();
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        let own = params.self_signed(&KeyPair::generate().unwrap()).unwrap();
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("own.pem");
        std::fs::write(&file, own.pem()).unwrap();
        let provider = Arc::new(ring::default_provider());
        let believes = |check: Check, shown: &CertificateDer<'_>, name: &str| {
            let name = ServerName::try_from(name.to_owned()).unwrap();
            let now = UnixTime::since_unix_epoch(std::time::Duration::from_secs(1_803_902_400));
            let verifier = Verifier::new(&check, &provider).unwrap();
            verifier.verify_server_cert(shown, &[], &name, &[], now).is_ok()
        };
        let (chain, both) =
            (|| Check::Chain(Roots::File(file.clone())), || Check::ChainAndName(Roots::File(file.clone())));
        assert!(believes(both(), own.der(), "db.example"));
        assert!(believes(chain(), own.der(), "other.example"));
        assert!(!believes(both(), own.der(), "other.example"));
        let twin = params.self_signed(&KeyPair::generate().unwrap()).unwrap();
        assert!(!believes(both(), twin.der(), "db.example") && !believes(chain(), twin.der(), "db.example"));
    }
}
