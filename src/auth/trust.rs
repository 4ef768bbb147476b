//! Whose certificates are believed.

use std::path::Path;
use std::sync::Arc;

use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::{ClientConfig, RootCertStore};

use crate::config::Ldap;

/// Authorities of a file, or those that this machine trusts; none if it has no list, which stands for Mozilla's.
pub(super) fn authorities(file: Option<&Path>) -> Result<Vec<CertificateDer<'static>>, String> {
    match file {
        Some(path) => certificates(path),
        None => {
            let list = rustls_native_certs::load_native_certs();
            match list.errors.first() {
                Some(error) if list.certs.is_empty() => Err(format!(
                    "the list of authorities of this machine cannot be used ({error}): name a file"
                )),
                _ => Ok(list.certs),
            }
        }
    }
}

/// How a directory is connected to by TLS.
pub(super) fn client(ldap: &Ldap) -> Result<Arc<ClientConfig>, String> {
    let mut roots = RootCertStore::empty();
    let found = authorities(ldap.ca_file.as_deref()).map_err(|why| format!("ca_file: {why}"))?;
    if found.is_empty() {
        roots.extend(webpki_roots::TLS_SERVER_ROOTS.iter().cloned());
    }
    roots.add_parsable_certificates(found);
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let builder = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|error| error.to_string())?
        .with_root_certificates(roots);
    let (Some(certificate), Some(key)) = (&ldap.client_certificate_file, &ldap.client_key_file) else {
        return Ok(Arc::new(builder.with_no_client_auth()));
    };
    let chain = certificates(certificate).map_err(|why| format!("client_certificate_file: {why}"))?;
    let key = PrivateKeyDer::from_pem_file(key).map_err(|error| {
        format!("client_key_file = {:?}: cannot be read ({error})", key.display().to_string())
    })?;
    let config = builder.with_client_auth_cert(chain, key);
    config
        .map(Arc::new)
        .map_err(|error| format!("client_key_file: does not go with the certificate ({error})"))
}

fn certificates(path: &Path) -> Result<Vec<CertificateDer<'static>>, String> {
    let name = path.display().to_string();
    let read = CertificateDer::pem_file_iter(path).and_then(Iterator::collect::<Result<Vec<_>, _>>);
    let found = read.map_err(|error| format!("{name:?} cannot be read ({error}): name a file in PEM"))?;
    if found.is_empty() {
        Err(format!("{name:?} holds no certificate: name a file in PEM"))
    } else {
        Ok(found)
    }
}
