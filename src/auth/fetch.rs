//! Asking a provider by HTTP.

use std::time::Duration;

use openidconnect::{HttpRequest, HttpResponse};

use super::{Agent, Error};
use crate::config::Oidc;

/// How long an answer may take as a whole.
const TIME: Duration = Duration::from_secs(10);

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
    agent: Agent,
    encrypted: bool,
}

impl Fetch {
    /// For a provider with its authorities.
    pub(super) fn new(settings: &Oidc) -> Result<Self, Error> {
        let agent = Agent::new(settings.ca_file.as_deref(), TIME)
            .map_err(|why| Error::Unreachable(format!("ca_file: {why}")))?;
        Ok(Self { agent, encrypted: settings.issuer.starts_with("https:") })
    }

    /// Asks. A redirect is an answer like any other, and none that is understood.
    pub(super) fn call(&self, request: HttpRequest) -> Result<HttpResponse, FetchError> {
        if self.encrypted && request.uri().scheme_str() != Some("https") {
            return Err(FetchError::Unsafe(request.uri().to_string()));
        }
        Ok(self.agent.ask(request)?)
    }
}
