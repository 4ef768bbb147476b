//! Asking a provider by HTTP: never elsewhere than it said, never for long, never for much.

use std::time::Duration;

use openidconnect::http::Method;
use openidconnect::{HttpRequest, HttpResponse};
use ureq::tls::{Certificate, RootCerts, TlsConfig};

use super::{Error, trust};
use crate::config::Oidc;

/// Longest answer that is read, in bytes.
const MOST: u64 = 1024 * 1024;
/// How long an answer may take as a whole.
const TIME: Duration = Duration::from_secs(10);
/// How long it may take to connect.
const CONNECT_TIME: Duration = Duration::from_secs(4);

/// Why there is no answer.
#[derive(Debug, thiserror::Error)]
pub(super) enum FetchError {
    /// The request or its answer.
    #[error(transparent)]
    Http(#[from] ureq::Error),
    /// The provider names an address without TLS though it has one itself.
    #[error("an address without TLS: {0}")]
    Unsafe(String),
}

/// A client for one provider.
pub(super) struct Fetch {
    agent: ureq::Agent,
    encrypted: bool,
}

impl Fetch {
    /// For a provider with its authorities.
    pub(super) fn new(settings: &Oidc) -> Result<Self, Error> {
        let found = trust::authorities(settings.ca_file.as_deref())
            .map_err(|why| Error::Unreachable(format!("ca_file: {why}")))?;
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
            .timeout_global(Some(TIME))
            .timeout_connect(Some(CONNECT_TIME))
            .user_agent(concat!("bitpoll/", env!("CARGO_PKG_VERSION")))
            .build();
        Ok(Self { agent: config.into(), encrypted: settings.issuer.starts_with("https:") })
    }

    /// Asks. A redirect is an answer like any other, and none that is understood.
    pub(super) fn call(&self, request: HttpRequest) -> Result<HttpResponse, FetchError> {
        if self.encrypted && request.uri().scheme_str() != Some("https") {
            return Err(FetchError::Unsafe(request.uri().to_string()));
        }
        let (parts, body) = request.into_parts();
        let answer = if parts.method == Method::GET {
            self.agent.run(ureq::http::Request::from_parts(parts, ()))?
        } else {
            self.agent.run(ureq::http::Request::from_parts(parts, body))?
        };
        let (parts, mut body) = answer.into_parts();
        let body = body.with_config().limit(MOST).read_to_vec()?;
        Ok(HttpResponse::from_parts(parts, body))
    }
}
