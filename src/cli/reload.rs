//! What is read again while the server runs: certificates in files, when they change or SIGHUP asks; and the configuration,
//! when SIGHUP asks.

use std::sync::Arc;
use std::time::Duration;

use tokio::signal::unix::{Signal, SignalKind, signal};

use super::log;
use super::notify::Manager;
use crate::config::{self, Config, Flags, Machine};
use crate::tls::{Certificates, Files};

/// How often the files are looked at.
const LOOK: Duration = Duration::from_secs(2);
/// What the service manager is told while the server runs.
pub(super) const STATUS: &str = "answers requests";

/// Tells when somebody asks for it; from here on the process does not end by that.
pub(super) fn asked() -> std::io::Result<Signal> {
    signal(SignalKind::hangup())
}

/// Where the configuration comes from, and what of it is in force.
pub(super) struct Settings {
    flags: Flags,
    in_force: Config,
    level: log::Level,
}

impl Settings {
    /// Of a server that begins with them, before anything is derived from what it has bound.
    pub(super) fn new(flags: Flags, in_force: Config, level: log::Level) -> Self {
        Self { flags, in_force, level }
    }

    /// Reads them. What can change while the server runs is in force from now on; the rest is told. If anything is wrong
    /// nothing changes.
    fn read(&mut self) {
        let loaded = match config::load(&self.flags, &Machine::this()) {
            Ok(loaded) => loaded,
            Err(problems) => {
                problems.iter().for_each(|problem| tracing::error!("{problem}"));
                tracing::error!("the configuration is not taken over: that before stays in force");
                return;
            }
        };
        let level = loaded.config.log_level;
        if level != self.in_force.log_level {
            self.level.set(level);
            self.in_force.log_level = level;
            tracing::warn!(?level, "another log_level is in force from now on");
        }
        let later = config::differing(&self.in_force, &loaded.config);
        if later.is_empty() {
            tracing::info!("the configuration is read again: all of it is in force");
        } else {
            tracing::warn!(keys = later.join(", "), "these keys are in force after a restart");
        }
    }
}

/// Runs until it is dropped. Files that do not do are told, and the certificate before is kept.
pub(super) async fn watch(
    mut hangup: Signal,
    mut settings: Settings,
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
            settings.read();
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
