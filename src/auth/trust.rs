//! Whose certificates are believed.

use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::SystemTime;

use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::{ClientConfig, RootCertStore};

use crate::config::Ldap;

/// Authorities of a file, or those that this machine trusts; none if it has no list, which stands for Mozilla's.
///
/// # Errors
/// What is wrong with the file or the list, and how to mend it.
pub fn authorities(file: Option<&Path>) -> Result<Vec<CertificateDer<'static>>, String> {
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

/// When each file of a directory's settings was last written, and how long it is; nothing for one that is not there.
type Stamps = [Option<(SystemTime, u64)>; 3];

/// How a directory is connected to by TLS, kept until one of its files is another.
#[derive(Default)]
pub(super) struct Client(Mutex<Option<(Stamps, Arc<ClientConfig>)>>);

impl Client {
    /// Reads the files only if they are not those that were read before.
    pub(super) fn get(&self, ldap: &Ldap) -> Result<Arc<ClientConfig>, String> {
        let now = stamps(ldap);
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, config)) = kept.as_ref().filter(|(read, _)| *read == now) {
            return Ok(Arc::clone(config));
        }
        let config = client(ldap)?;
        *kept = Some((now, Arc::clone(&config)));
        Ok(config)
    }
}

fn stamps(ldap: &Ldap) -> Stamps {
    [&ldap.ca_file, &ldap.client_certificate_file, &ldap.client_key_file].map(|file| {
        let data = file.as_ref()?.metadata().ok()?;
        Some((data.modified().ok()?, data.len()))
    })
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;

    #[test]
    fn files_are_read_again_only_when_they_are_others() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("ca.pem");
        let authority = |name: &str| {
            let signed = rcgen::generate_simple_self_signed(vec![name.to_owned()]).unwrap();
            std::fs::write(&file, signed.cert.pem()).unwrap();
        };
        authority("one.example");
        let table = format!(
            r#"[{{"id": "city", "name": "City", "url": "ldaps://city.example", "user_dn": "uid={{username}}", "ca_file": "{}"}}]"#,
            file.display()
        );
        let ldap = Config::of(&[("ldap", &table)]).unwrap().ldap.remove(0);
        let client = Client::default();
        let first = client.get(&ldap).unwrap();
        assert!(Arc::ptr_eq(&first, &client.get(&ldap).unwrap()));
        authority("a-longer-name.example");
        assert!(!Arc::ptr_eq(&first, &client.get(&ldap).unwrap()));
        std::fs::write(&file, "nothing").unwrap();
        assert!(client.get(&ldap).is_err(), "a file that cannot be used is not overlooked");
    }
}
