//! What those see who watch over a server: whether it is ready, and how it fares.

use std::path::{Path, PathBuf};
use std::sync::atomic::Ordering;

use actix_web::HttpRequest;
use actix_web::http::header;
use subtle::ConstantTimeEq as _;

use crate::actions::{self, site_keys, upkeep};
use crate::backup::{Late, Standing};
use crate::config::{Config, Secret};
use crate::metrics::Seen;
use crate::store::space::{self, Room, Space};
use crate::store::{Engine, Tx, check, facts, migrate, outbox, site};

use super::app::App;

/// Whether a request bears this token (RFC 6750); compared in constant time.
pub fn is_allowed(request: &HttpRequest, token: &Secret) -> bool {
    let given = request.headers().get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
    let given =
        given.and_then(|value| value.split_once(' ')).filter(|(kind, _)| kind.eq_ignore_ascii_case("bearer"));
    given.is_some_and(|(_, given)| given.trim().as_bytes().ct_eq(token.reveal().as_bytes()).into())
}

/// How a server is, each a line for the operator.
#[derive(Default)]
pub struct Readiness {
    /// What keeps it from doing its work; empty if it is ready.
    pub wrong: Vec<&'static str>,
    /// What needs somebody, though it can still do its work.
    pub worries: Vec<&'static str>,
}

/// Looks whether a server is ready. One that stops is not, so that a balancer sends new requests elsewhere.
pub async fn readiness(app: &App) -> Readiness {
    let Readiness { mut wrong, mut worries } = Readiness::default();
    if app.stopping.load(Ordering::Relaxed) {
        wrong.push("stopping");
    }
    if app.store.has_failed() {
        wrong.push("the disk of the database has failed: nothing is stored until bitpoll is started again");
    }
    match least_room(&app.config) {
        Room::Out => wrong.push("the disk is full"),
        Room::Low => worries.push("the disk is nearly full: make room"),
        Room::Plenty => {}
    }
    let (keys, of) = (app.keys.clone(), app.clone());
    let asked = app.store.read(move |tx: &mut Tx<'_>| {
        check::answers(tx)?;
        let (current, known) = (migrate::is_current(tx)?, site_keys::are_known(tx, &keys)?);
        Ok::<_, actions::Error>((current, known, upkeep::backups(tx, &of.config)?))
    });
    match asked.await {
        Ok((current, known, backups)) => {
            worries.extend(backups.late(app.store.now()).map(missed));
            if !current {
                wrong.push("the schema of the database is not that of this release");
            }
            if !known {
                wrong.push("the keys are not those of the database");
            }
        }
        Err(error) => {
            tracing::error!("the database does not answer: {error}");
            wrong.push("the database does not answer");
        }
    }
    Readiness { wrong, worries }
}

fn missed(late: Late) -> &'static str {
    match late {
        Late::All(_) => "backups: there should have been one since the last: bitpoll doctor says more",
        Late::Timer(_) => "backups: the timer makes none any more: bitpoll doctor says more",
    }
}

/// Room where there is least of it, of the directories that are written to.
fn least_room(config: &Config) -> Room {
    let spaces = places(config).into_iter().filter_map(|place| space::of(&place).ok());
    spaces.map(Space::room).max().unwrap_or(Room::Plenty)
}

/// Directories that are written to.
pub fn places(config: &Config) -> Vec<PathBuf> {
    let mut places = vec![config.data_dir.clone()];
    let database = config.database.as_str();
    if !database.contains("://") {
        let path = Path::new(database.strip_prefix("sqlite:").unwrap_or(database));
        places.extend(path.parent().filter(|parent| !parent.as_os_str().is_empty()).map(Path::to_owned));
    }
    places.retain(|place| place.exists());
    places.dedup();
    places
}

/// What is asked of the database for those who watch.
struct Asked {
    bytes: i64,
    waiting: i64,
    failed: i64,
    late: i64,
    upkeep: Option<i64>,
    backups: Standing,
}

fn ask(tx: &mut Tx<'_>, config: &Config) -> actions::Result<Asked> {
    let (waiting, failed) = outbox::counts(tx)?;
    Ok(Asked {
        bytes: site::size(tx)?,
        waiting,
        failed,
        late: outbox::late(tx)?,
        upkeep: facts::get(tx, upkeep::FACT)?.and_then(|at| at.parse().ok()),
        backups: upkeep::backups(tx, config)?,
    })
}

/// Everything that is counted and looked up, in the text format of Prometheus.
pub async fn metrics(app: &App) -> String {
    let mut seen = Seen::default();
    let engine = match app.store.engine() {
        Engine::Sqlite => "sqlite",
        Engine::Postgres => "postgresql",
    };
    seen.build(env!("CARGO_PKG_VERSION"), engine);
    process(app, &mut seen);
    store(app, &mut seen);
    if let Some(ends) = app.certificates.get().and_then(|certificates| certificates.ends()) {
        let ends = float(u64::try_from(ends).unwrap_or_default());
        seen.gauge(
            "certificate_end_timestamp_seconds",
            "When the certificate that is shown ends, in Unix seconds",
            ends,
        );
    }
    let of = app.clone();
    let asked = app.store.read_long(move |tx| ask(tx, &of.config)).await;
    seen.gauge("database_up", "Whether the database answers", f64::from(u8::from(asked.is_ok())));
    if let Ok(asked) = asked {
        told(&asked, app.store.now(), &mut seen);
    }
    app.store.meters().text(&seen)
}

fn told(asked: &Asked, now: i64, seen: &mut Seen) {
    #[expect(clippy::cast_precision_loss, reason = "a value of this size is never exact")]
    let number = |value: i64| value as f64;
    seen.gauge("database_bytes", "Size of the database", number(asked.bytes));
    seen.gauge("outbox_waiting", "Mails that wait to be sent", number(asked.waiting));
    seen.gauge("outbox_failed", "Mails that were given up and are kept for a look", number(asked.failed));
    seen.gauge(
        "outbox_late_seconds",
        "Seconds for which the mail that is due longest has been due",
        number(asked.late),
    );
    let (late, timer) = (asked.backups.late(now), asked.backups.timer.as_ref().map(|timer| timer.at));
    let late = [
        ("all", f64::from(u8::from(matches!(late, Some(Late::All(_)))))),
        ("timer", f64::from(u8::from(matches!(late, Some(Late::Timer(_)))))),
    ];
    seen.gauges("backups_late", "Whether backups should have been made and were not", "which", &late);
    let ends = [("upkeep", asked.upkeep), ("backup", asked.backups.newest), ("backup_timer", timer)];
    let ends: Vec<_> = ends.into_iter().filter_map(|(task, at)| Some((task, number(at?)))).collect();
    let help = "When a task last ended well, on whichever node, in Unix seconds";
    if !ends.is_empty() {
        seen.gauges("job_last_end_timestamp_seconds", help, "task", &ends);
    }
}

/// Counts of any size as the text format has them.
#[expect(clippy::cast_precision_loss, reason = "a value of this size is never exact")]
fn float(value: u64) -> f64 {
    value as f64
}

fn store(app: &App, seen: &mut Seen) {
    let (stats, load) = (app.store.stats(), app.store.load());
    seen.counter("database_statements", "Statements that were run", stats.statements);
    seen.counter("database_commits", "Commits; on SQLite many writes share one", stats.commits);
    seen.gauge(
        "database_queue",
        "Writes that wait or run (SQLite), or transactions that wait for a connection (PostgreSQL)",
        float(load.waiting),
    );
    seen.gauge("database_connections", "Connections that are open (PostgreSQL)", float(load.connections));
    seen.gauge("database_connections_idle", "Those of them that nobody uses", float(load.idle));
    seen.gauge("database_connections_max", "Connections at most", float(load.most));
    let free =
        places(&app.config).iter().filter_map(|place| space::of(place).ok()).map(|space| space.free).min();
    if let Some(bytes) = free {
        seen.gauge("disk_free_bytes", "Bytes that are free where the server writes", float(bytes));
    }
    let open = u64::try_from(app.live.open()).unwrap_or(u64::MAX);
    let connections = u64::try_from(app.traffic.open()).unwrap_or(u64::MAX);
    seen.gauge("open_connections", "Connections that are open", float(connections));
    seen.gauge("open_pages", "Pages that are open and told of changes", float(open));
}

/// What the system knows of this process, as far as it may be asked.
fn process(app: &App, seen: &mut Seen) {
    use rustix::process::{Resource, getrlimit};
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let resident = status.lines().find_map(|line| line.strip_prefix("VmRSS:")?.trim().strip_suffix(" kB"));
    if let Some(kilobytes) = resident.and_then(|text| text.parse::<u64>().ok()) {
        seen.process("resident_memory_bytes", "Memory in use", float(kilobytes * 1024));
    }
    if let Ok(files) = std::fs::read_dir("/proc/self/fd") {
        seen.process("open_fds", "Files and connections that are open", float(files.count() as u64));
    }
    if let Some(most) = getrlimit(Resource::Nofile).current {
        seen.process("max_fds", "Files and connections that may be open", float(most));
    }
    let begun = u64::try_from(app.started).unwrap_or_default();
    seen.process("start_time_seconds", "When the process began, in Unix seconds", float(begun));
}
