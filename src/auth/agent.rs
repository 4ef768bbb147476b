//! Asking servers by HTTP: never elsewhere than it was said, never for long, never for much.

use std::path::Path;
use std::time::Duration;

use ureq::http::{Method, Request, Response};
use ureq::tls::{Certificate, RootCerts, TlsConfig};

use super::trust;

/// Longest answer that is read, in bytes.
const MOST: u64 = 1024 * 1024;
/// How long it may take to connect.
const CONNECT_TIME: Duration = Duration::from_secs(4);

/// Asks by HTTP with TLS, and follows no redirect.
#[derive(Clone)]
pub struct Agent(ureq::Agent);

impl Agent {
    /// Believes the authorities of a file, or those that this machine trusts; an answer may take so long as a whole.
    ///
    /// # Errors
    /// What is wrong with the file.
    pub fn new(authorities: Option<&Path>, time: Duration) -> Result<Self, String> {
        let found = trust::authorities(authorities)?;
        let roots = if found.is_empty() {
            RootCerts::WebPki
        } else {
            let own = |der: &rustls::pki_types::CertificateDer<'_>| Certificate::from_der(der).to_owned();
            RootCerts::new_with_certs(&found.iter().map(own).collect::<Vec<_>>())
        };
        let config = ureq::Agent::config_builder()
            .tls_config(TlsConfig::builder().root_certs(roots).build())
            .http_status_as_error(false)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .timeout_global(Some(time))
            .timeout_connect(Some(CONNECT_TIME))
            .user_agent(concat!("bitpoll/", env!("CARGO_PKG_VERSION")))
            .build();
        Ok(Self(config.into()))
    }

    /// Asks; every status is an answer. Blocks.
    ///
    /// # Errors
    /// If there is none, or one that is too long.
    pub fn ask(&self, request: Request<Vec<u8>>) -> Result<Response<Vec<u8>>, ureq::Error> {
        let (parts, body) = request.into_parts();
        let has_body = parts.method == Method::POST;
        let answer = if has_body {
            self.0.run(Request::from_parts(parts, body))?
        } else {
            self.0.run(Request::from_parts(parts, ()))?
        };
        let (parts, mut body) = answer.into_parts();
        let body = body.with_config().limit(MOST).read_to_vec()?;
        Ok(Response::from_parts(parts, body))
    }
}
