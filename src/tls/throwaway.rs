//! Certificates that we sign ourselves.

use std::sync::Arc;

use rcgen::{CertificateParams, CustomExtension, DnType, KeyPair};
use rustls::crypto::ring;
use rustls::pki_types::PrivatePkcs8KeyDer;
use rustls::sign::CertifiedKey;

/// For a host of which there is no certificate yet: nobody trusts it, but connections come about.
///
/// # Errors
/// If none can be made for such a name.
pub fn throwaway(host: &str) -> Result<Arc<CertifiedKey>, String> {
    let mut params = CertificateParams::new([host.to_owned()]).map_err(|error| error.to_string())?;
    params.distinguished_name.push(DnType::CommonName, "bitpoll: no certificate yet");
    signed(&params)
}

/// What shows an authority that a name is ours: its certificate holds the hash of the challenge (RFC 8737, section 3).
///
/// # Errors
/// If none can be made for such a name.
pub fn for_challenge(host: &str, digest: &[u8]) -> Result<Arc<CertifiedKey>, String> {
    let mut params = CertificateParams::new([host.to_owned()]).map_err(|error| error.to_string())?;
    params.custom_extensions = vec![CustomExtension::new_acme_identifier(digest)];
    signed(&params)
}

fn signed(params: &CertificateParams) -> Result<Arc<CertifiedKey>, String> {
    let key = KeyPair::generate().map_err(|error| error.to_string())?;
    let certificate = params.self_signed(&key).map_err(|error| error.to_string())?;
    let der = PrivatePkcs8KeyDer::from(key.serialize_der());
    // Unlike `from_der` this does not read the certificate, which has an extension that webpki does not know.
    let signer = ring::sign::any_supported_type(&der.into()).map_err(|error| error.to_string())?;
    Ok(Arc::new(CertifiedKey::new(vec![certificate.der().clone()], signer)))
}
