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
use rustls_native_certs::CertificateResult;
use tokio_postgres_rustls::MakeRustlsConnect;

use super::address::setting;
use crate::store::{Error, Result};

/// Variables that name this machine's list of authorities, as for OpenSSL.
const LISTS: [&str; 2] = ["SSL_CERT_FILE", "SSL_CERT_DIR"];

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

/// Those that this machine trusts, or Mozilla's where it has no list at all. Of a list that it has, or that was named
/// to it, but that cannot be used, nobody knows whom it meant to leave out.
fn system(list: CertificateResult, is_named: bool) -> Result<RootCertStore> {
    let mut store = RootCertStore::empty();
    if list.certs.is_empty() && list.errors.is_empty() && !is_named {
        store.extend(webpki_roots::TLS_SERVER_ROOTS.iter().cloned());
        return Ok(store);
    }
    store.add_parsable_certificates(list.certs);
    if store.is_empty() {
        let why = list.errors.first().map_or("it holds none".to_owned(), ToString::to_string);
        let mend = format!(
            "the list of authorities of this machine cannot be used ({why}): mend it, or what {} name, or name a \
             file here",
            LISTS.join(" and ")
        );
        return Err(setting("database: sslrootcert", "system", &mend));
    }
    Ok(store)
}

/// Those of a file.
fn of_file(path: &Path) -> Result<(RootCertStore, Vec<CertificateDer<'static>>)> {
    let key = "database: sslrootcert";
    let trusted = certificates(key, path)?;
    let mut store = RootCertStore::empty();
    store.add_parsable_certificates(trusted.iter().cloned());
    if store.is_empty() {
        let mend = "holds no certificate that can be understood: name a file of certificates in PEM";
        return Err(setting(key, &path.display().to_string(), mend));
    }
    Ok((store, trusted))
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
            Some(Roots::System) => {
                let is_named = LISTS.iter().any(|name| std::env::var_os(name).is_some());
                (Some(system(rustls_native_certs::load_native_certs(), is_named)?), Vec::new())
            }
            Some(Roots::File(path)) => {
                let (store, trusted) = of_file(path)?;
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
        let checked = chain.verify_server_cert(end_entity, intermediates, server_name, ocsp_response, now);
        if self.trusted.contains(end_entity) {
            // The time is looked at first, so any other fault means that it is valid now.
            if let Err(rustls::Error::InvalidCertificate(fault)) = &checked
                && is_of_time(fault)
            {
                return checked;
            }
            if self.name {
                verify_server_name(&ParsedCertificate::try_from(end_entity)?, server_name)?;
            }
            return Ok(ServerCertVerified::assertion());
        }
        // The name is looked at last, so a wrong one alone means that the chain is right.
        match checked {
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

fn is_of_time(fault: &CertificateError) -> bool {
    use CertificateError::{Expired, ExpiredContext, NotValidYet, NotValidYetContext};
    matches!(fault, Expired | ExpiredContext { .. } | NotValidYet | NotValidYetContext { .. })
}

#[cfg(test)]
mod tests {
    use rcgen::{BasicConstraints, CertificateParams, IsCa, KeyPair, date_time_ymd};

    use super::*;

    /// 1 March 2027, 12:00 UTC.
    const NOON: u64 = 1_803_902_400;
    const YEAR: i64 = 31_536_000;

    #[test]
    fn mozilla_is_trusted_only_where_the_machine_has_no_list() {
        let none = system(CertificateResult::default(), false).unwrap();
        assert_eq!(none.len(), webpki_roots::TLS_SERVER_ROOTS.len());
        let unread = rustls_native_certs::load_certs_from_paths(Some(Path::new("/no/list.pem")), None);
        let mut broken = CertificateResult::default();
        broken.certs.push(CertificateDer::from(vec![0; 9]));
        let empty = CertificateResult::default();
        for (list, is_named, why) in [
            (unread, false, "/no/list.pem"),
            (broken, false, "(it holds none)"),
            (empty, true, "(it holds none)"),
        ] {
            let told = system(list, is_named).unwrap_err().to_string();
            assert!(told.starts_with("database: sslrootcert = \"system\": ") && told.contains(why), "{told}");
        }
    }

    #[test]
    fn a_certificate_that_a_server_made_itself_is_believed_when_it_is_the_file() {
        let mut params = CertificateParams::new(["db.example".to_owned()]).unwrap();
        (params.not_before, params.not_after) = (date_time_ymd(2027, 1, 1), date_time_ymd(2028, 1, 1));
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        let own = params.self_signed(&KeyPair::generate().unwrap()).unwrap();
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("own.pem");
        std::fs::write(&file, own.pem()).unwrap();
        let provider = Arc::new(ring::default_provider());
        let believes_at = |seconds: u64, check: Check, shown: &CertificateDer<'_>, name: &str| {
            let name = ServerName::try_from(name.to_owned()).unwrap();
            let now = UnixTime::since_unix_epoch(std::time::Duration::from_secs(seconds));
            let verifier = Verifier::new(&check, &provider).unwrap();
            verifier.verify_server_cert(shown, &[], &name, &[], now).is_ok()
        };
        let believes = |check, shown: &CertificateDer<'_>, name: &str| believes_at(NOON, check, shown, name);
        let (chain, both) =
            (|| Check::Chain(Roots::File(file.clone())), || Check::ChainAndName(Roots::File(file.clone())));
        assert!(believes(both(), own.der(), "db.example"));
        assert!(believes(chain(), own.der(), "other.example"));
        assert!(!believes(both(), own.der(), "other.example"));
        for year in [YEAR, -YEAR] {
            let when = NOON.saturating_add_signed(year);
            assert!(!believes_at(when, both(), own.der(), "db.example"), "{when}");
            assert!(!believes_at(when, chain(), own.der(), "db.example"), "{when}");
        }
        let twin = params.self_signed(&KeyPair::generate().unwrap()).unwrap();
        assert!(!believes(both(), twin.der(), "db.example") && !believes(chain(), twin.der(), "db.example"));
    }
}
