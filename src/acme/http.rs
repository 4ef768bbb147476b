//! The way to the authority.

use std::future::Future;
use std::path::Path;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use bytes::Bytes;
use instant_acme::{BodyWrapper, BytesResponse, Error, HttpClient};
use ureq::http::{Request, Response};

use crate::auth::Agent;

/// How long an answer may take as a whole.
const TIME: Duration = Duration::from_secs(30);

/// A client that heeds for how long the authority wants to be left alone.
#[derive(Clone)]
pub(super) struct Client {
    agent: Agent,
    wait: Arc<AtomicI64>,
}

impl Client {
    /// Believes the authorities of a file, or those that this machine trusts.
    pub(super) fn new(authorities: Option<&Path>) -> Result<Self, String> {
        let agent = Agent::new(authorities, TIME).map_err(|why| format!("acme_ca_file: {why}"))?;
        Ok(Self { agent, wait: Arc::default() })
    }

    /// Seconds that the authority wished us to wait when it refused something, since this was asked last.
    pub(super) fn wait_wished(&self) -> i64 {
        self.wait.swap(0, Ordering::Relaxed)
    }

    fn ask(&self, request: Request<Vec<u8>>) -> Result<BytesResponse, Error> {
        let answer = self.agent.ask(request).map_err(|error| Error::Other(Box::new(error)))?;
        let (parts, body) = answer.into_parts();
        if parts.status.is_client_error() || parts.status.is_server_error() {
            let wish =
                parts.headers.get("retry-after").and_then(|wish| wish.to_str().ok()?.trim().parse().ok());
            self.wait.fetch_max(wish.unwrap_or(0), Ordering::Relaxed);
            // Proxies and authorities that are down answer without the document that the standard wants.
            if serde_json::from_slice::<serde_json::Value>(&body).is_err() {
                return Err(Error::Other(format!("it answers with status {}", parts.status).into()));
            }
        }
        Ok(Response::from_parts(parts, BodyWrapper::from(body)).into())
    }
}

impl HttpClient for Client {
    fn request(
        &self,
        request: Request<BodyWrapper<Bytes>>,
    ) -> Pin<Box<dyn Future<Output = Result<BytesResponse, Error>> + Send>> {
        let client = self.clone();
        Box::pin(async move {
            let (parts, body) = request.into_parts();
            // The body is only to be had of an answer.
            let mut body = BytesResponse::from(Response::new(body)).body;
            let body = body.into_bytes().await.map_err(Error::Other)?;
            let request = Request::from_parts(parts, body.to_vec());
            let asked = tokio::task::spawn_blocking(move || client.ask(request)).await;
            asked.map_err(|error| Error::Other(Box::new(error)))?
        })
    }
}
