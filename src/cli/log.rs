//! The log: on standard error, or in the journal. Addresses of clients are never in it.

use tracing::level_filters::LevelFilter;
use tracing_subscriber::filter::Targets;
use tracing_subscriber::prelude::*;
use tracing_subscriber::{Registry, reload};

use crate::config::{Config, LogFormat, LogLevel};

/// What is logged, which can be changed.
pub(super) struct Level(reload::Handle<Targets, Registry>);

impl Level {
    /// From now on this and everything more serious.
    pub(super) fn set(&self, level: LogLevel) {
        // It fails for a log of which this is not the level: a second start in one process.
        let _ = self.0.reload(targets(level));
    }
}

/// What the configuration asks for of our own, warnings of the parts below.
fn targets(level: LogLevel) -> Targets {
    let level = match level {
        LogLevel::Error => LevelFilter::ERROR,
        LogLevel::Warn => LevelFilter::WARN,
        LogLevel::Info => LevelFilter::INFO,
        LogLevel::Debug => LevelFilter::DEBUG,
        LogLevel::Trace => LevelFilter::TRACE,
    };
    Targets::new()
        .with_default(level.min(LevelFilter::WARN))
        .with_target("bitpoll", level)
        // Its errors are broken requests, which anybody can send.
        .with_target("actix_http", LevelFilter::OFF)
}

/// Starts logging.
pub(super) fn start(config: &Config) -> Level {
    let (filter, handle) = reload::Layer::new(targets(config.log_level));
    let lines =
        tracing_subscriber::fmt::layer().with_writer(std::io::stderr).with_ansi(false).with_target(false);
    let registry = tracing_subscriber::registry().with(filter);
    // A second start in one process (tests) keeps the first log.
    let _ = match config.log {
        LogFormat::Text => registry.with(lines).try_init(),
        LogFormat::Json => registry.with(lines.json()).try_init(),
        LogFormat::Journald => match tracing_journald::layer() {
            Ok(journal) => registry.with(journal.with_syslog_identifier("bitpoll".to_owned())).try_init(),
            Err(error) => {
                let started = registry.with(lines).try_init();
                tracing::warn!("there is no journal: the log goes to standard error: {error}");
                started
            }
        },
    };
    Level(handle)
}
