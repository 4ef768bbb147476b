//! Failures of the server, told to a service like Sentry: that they were, in which kind of page, and nothing of who
//! asked for what. Off unless the operator names an address.
//!
//! A thread of its own sends them, from a short line in which there is room or not: no request ever waits for it.

use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;
use std::time::Duration;

use chrono::SecondsFormat;
use serde_json::json;

use crate::actions;
use crate::domain::time::Instant;
use crate::secrets::Random;
use crate::store;

use super::error::Error;

/// Reports that wait at most; more are dropped.
const WAITING: usize = 32;
/// How long the service may take.
const PATIENCE: Duration = Duration::from_secs(10);

/// Where failures are told.
#[derive(Default)]
pub struct Reports(Option<SyncSender<Report>>);

/// One failure.
struct Report {
    id: String,
    at: Instant,
    /// What failed, by a word of ours: texts of errors can hold what people typed.
    kind: &'static str,
    /// Method and pattern of the page: the address itself can hold the code of a link.
    page: String,
}

impl Reports {
    /// Tells them to an address of the form `https://key@host/project`.
    pub fn new(address: Option<&str>) -> Self {
        let Some(place) = address.and_then(Place::of) else { return Self::default() };
        let (sender, waiting) = sync_channel(WAITING);
        let started = thread::Builder::new().name("reports".to_owned()).spawn(move || send(&place, &waiting));
        if let Err(error) = &started {
            tracing::warn!("failures are not reported: {error}");
        }
        Self(started.is_ok().then_some(sender))
    }

    /// Tells a failure, if there is somebody to tell and room.
    pub fn tell(&self, random: &Random, at: Instant, error: &Error, method: &str, pattern: &str) {
        let Some(sender) = &self.0 else { return };
        let id = random.bytes::<16>().iter().fold(String::new(), |id, byte| id + &format!("{byte:02x}"));
        let _ = sender.try_send(Report { id, at, kind: kind(error), page: format!("{method} {pattern}") });
    }
}

fn kind(error: &Error) -> &'static str {
    match error {
        Error::Action(actions::Error::Store(error)) => match error {
            store::Error::Panicked => "Panic",
            store::Error::Corrupt(_) => "store::Corrupt",
            store::Error::Conflict { .. } => "store::Conflict",
            store::Error::Io(_) => "store::Io",
            store::Error::NotFound => "store::NotFound",
            _ => "store::Other",
        },
        _ => "Other",
    }
}

/// Where to send to, and as whom.
struct Place {
    address: String,
    key: String,
}

impl Place {
    fn of(dsn: &str) -> Option<Self> {
        let mut url = url::Url::parse(dsn).ok()?;
        let key = url.username().to_owned();
        let (before, project) = url.path().rsplit_once('/')?;
        let path = format!("{before}/api/{project}/envelope/");
        url.set_username("").ok()?;
        url.set_password(None).ok()?;
        url.set_query(None);
        url.set_path(&path);
        Some(Self { address: url.to_string(), key })
    }
}

fn send(place: &Place, waiting: &Receiver<Report>) {
    let config = ureq::Agent::config_builder().timeout_global(Some(PATIENCE)).max_redirects(0).build();
    let agent = ureq::Agent::new_with_config(config);
    let client = concat!("bitpoll/", env!("CARGO_PKG_VERSION"));
    let auth = format!("Sentry sentry_version=7, sentry_client={client}, sentry_key={}", place.key);
    while let Ok(report) = waiting.recv() {
        let request = agent
            .post(&place.address)
            .header("content-type", "application/x-sentry-envelope")
            .header("x-sentry-auth", &auth);
        if let Err(error) = request.send(envelope(&report)) {
            tracing::warn!("a failure could not be reported: {error}");
        }
    }
}

/// An envelope of one event, as Sentry's protocol has it: lines of JSON.
fn envelope(report: &Report) -> String {
    let at = report.at.utc().and_utc().to_rfc3339_opts(SecondsFormat::Secs, true);
    let event = json!({
        "event_id": report.id,
        "timestamp": at,
        "platform": "other",
        "level": "error",
        "logger": "bitpoll",
        "release": concat!("bitpoll@", env!("CARGO_PKG_VERSION")),
        "transaction": report.page,
        "exception": { "values": [{ "type": report.kind, "value": report.page }] },
    })
    .to_string();
    let head = json!({ "event_id": report.id, "sent_at": at });
    let item = json!({ "type": "event", "content_type": "application/json", "length": event.len() });
    format!("{head}\n{item}\n{event}\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_of_a_project_is_made_of_its_dsn() {
        let place = Place::of("https://abc@sentry.example.org:8443/under/42").unwrap();
        assert_eq!(place.address, "https://sentry.example.org:8443/under/api/42/envelope/");
        assert_eq!(place.key, "abc");
    }

    #[test]
    fn a_service_that_does_not_listen_holds_nothing_up() {
        let reports = Reports::new(Some("http://key@127.0.0.1:9/1"));
        for _ in 0..10_000 {
            reports.tell(&Random::seeded(1), Instant(0), &Error::Busy, "GET", "/");
        }
    }
}
