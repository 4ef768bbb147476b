//! What is read again while the server runs: certificates in files, when they change or SIGHUP asks.

use std::sync::Arc;
use std::time::Duration;

use tokio::signal::unix::{Signal, SignalKind, signal};

use super::notify::Manager;
use crate::tls::{Certificates, Files};

/// How often the files are looked at.
const LOOK: Duration = Duration::from_secs(2);
/// What the service manager is told while the server runs.
pub(super) const STATUS: &str = "answers requests";

/// Tells when somebody asks for it; from here on the process does not end by that.
pub(super) fn asked() -> std::io::Result<Signal> {
    signal(SignalKind::hangup())
}

/// Runs until it is dropped. Files that do not do are told, and the certificate before is kept.
pub(super) async fn watch(
    mut hangup: Signal,
    mut files: Option<Files>,
    certificates: Arc<Certificates>,
    manager: Manager,
) {
    let mut every = tokio::time::interval(LOOK);
    loop {
        let asked = tokio::select! {
            _ = hangup.recv() => true,
            _ = every.tick() => false,
        };
        if asked {
            manager.reloading();
        }
        if let Some(files) = files.as_mut().filter(|files| asked || files.have_changed()) {
            match files.read() {
                Ok(certificate) => {
                    certificates.show(certificate);
                    tracing::info!("another certificate is shown from now on");
                }
                Err(error) => tracing::error!("{error}; the certificate before is kept"),
            }
        }
        if asked {
            manager.ready(STATUS);
        }
    }
}
