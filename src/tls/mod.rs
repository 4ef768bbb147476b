//! TLS at our own sockets: which certificate is shown, and by what rules.

mod certificates;
mod files;
mod throwaway;

use std::sync::Arc;

use rustls::ServerConfig;
use rustls::crypto::ring;

pub use certificates::{Certificates, life};
pub use files::{Files, Unfit, Wrong, certified};
pub use throwaway::{for_challenge, throwaway};

/// The protocol by which an authority looks whether a name is ours (RFC 8737).
pub const ACME_TLS: &[u8] = b"acme-tls/1";

/// TLS 1.2 and 1.3 with the suites of ring, all of which have forward secrecy. HTTP/2 and HTTP/1.1 are added by actix.
///
/// # Errors
/// If ring cannot do what rustls wants of it.
pub fn server_config(certificates: Arc<Certificates>) -> Result<ServerConfig, rustls::Error> {
    let builder = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()));
    let builder = builder.with_protocol_versions(&[&rustls::version::TLS13, &rustls::version::TLS12])?;
    let mut config = builder.with_no_client_auth().with_cert_resolver(certificates);
    config.alpn_protocols.push(ACME_TLS.to_vec());
    config.ticketer = ring::Ticketer::new()?;
    Ok(config)
}
