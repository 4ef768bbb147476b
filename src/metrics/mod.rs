//! What the server counts of itself, told in the text format of Prometheus (0.0.4).
//!
//! Labels are words of the program, never what people send: a route's pattern, a status, a kind. What is counted at
//! every request is found once and kept, so that counting it again allocates nothing.

mod requests;
mod seen;

use std::fmt;
use std::time::Duration;

use prometheus_client::encoding::prometheus_text;
use prometheus_client::encoding::{EncodeLabelSet, LabelSetEncoder};
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::registry::Registry;

pub use requests::{Place, Requests};
pub use seen::Seen;

/// What the answer of `/metrics` is.
pub const CONTENT_TYPE: &str = prometheus_text::CONTENT_TYPE;

/// Upper bounds of durations, in seconds.
const SECONDS: [f64; 14] =
    [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0];

/// What can come of a mail.
const MAILS: [&str; 4] = ["sent", "later", "failed", "dropped"];
/// What the server does by itself, and how that ends; of mail, which goes all the time, failing alone is counted.
const JOBS: [(&str, &str); 7] = [
    ("backup", "done"),
    ("backup", "failed"),
    ("mail", "failed"),
    ("reminders", "done"),
    ("reminders", "failed"),
    ("upkeep", "done"),
    ("upkeep", "failed"),
];

/// A label and its value: both are words of the program.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Label(&'static str, &'static str);

impl EncodeLabelSet for Label {
    fn encode(&self, encoder: &mut LabelSetEncoder<'_>) -> Result<(), fmt::Error> {
        use prometheus_client::encoding::EncodeLabel as _;
        (self.0, self.1).encode(encoder.encode_label())
    }
}

/// Everything that is counted while it happens.
#[derive(Debug)]
pub struct Meters {
    registry: Registry,
    /// Requests and how long they took.
    pub requests: Requests,
    /// How long a transaction waits for a place in the queue of writes, or for a connection.
    wait: Histogram,
    read: Histogram,
    write: Histogram,
    group: Histogram,
    retries: Counter,
    mails: Family<Label, Counter>,
    runs: Family<Job, Counter>,
}

/// A job and how it ended.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Job {
    job: &'static str,
    outcome: &'static str,
}

impl EncodeLabelSet for Job {
    fn encode(&self, encoder: &mut LabelSetEncoder<'_>) -> Result<(), fmt::Error> {
        Label("task", self.job).encode(encoder)?;
        Label("outcome", self.outcome).encode(encoder)
    }
}

impl Default for Meters {
    fn default() -> Self {
        let mut registry = Registry::with_prefix("bitpoll");
        let requests = Requests::registered(&mut registry);
        let (wait, read, write) = (seconds(), seconds(), seconds());
        let group = Histogram::new([1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0, 128.0, 256.0]);
        let (retries, mails, runs) = (Counter::default(), Family::default(), Family::default());
        let database = registry.sub_registry_with_prefix("database");
        database.register(
            "wait_seconds",
            "Time that transactions waited for a place in the queue of writes (SQLite) or for a connection (PostgreSQL)",
            wait.clone(),
        );
        database.register(
            "read_seconds",
            "Time that reading transactions took, waiting included",
            read.clone(),
        );
        database.register(
            "write_seconds",
            "Time until what was written was on the disk, waiting included",
            write.clone(),
        );
        database.register("group_size", "Transactions that shared one commit (SQLite)", group.clone());
        database.register(
            "retries",
            "Transactions that ran again because they lost against another (PostgreSQL)",
            retries.clone(),
        );
        registry.register("mails", "Mails by what came of them: sent, later (tried again), failed (given up), dropped (for nobody any more)", mails.clone());
        registry.register(
            "job_runs",
            "Runs of what the server does by itself, by how they ended: done or failed",
            runs.clone(),
        );
        // There from the start, so that what has not happened yet is 0 and not missing.
        for outcome in MAILS {
            drop(mails.get_or_create(&Label("outcome", outcome)));
        }
        for (job, outcome) in JOBS {
            drop(runs.get_or_create(&Job { job, outcome }));
        }
        Self { registry, requests, wait, read, write, group, retries, mails, runs }
    }
}

fn seconds() -> Histogram {
    Histogram::new(SECONDS)
}

impl Meters {
    /// A transaction has waited so long for its place.
    pub fn waited(&self, time: Duration) {
        self.wait.observe(time.as_secs_f64());
    }

    /// A transaction that only reads took so long.
    pub fn read(&self, time: Duration) {
        self.read.observe(time.as_secs_f64());
    }

    /// A transaction that writes took so long.
    pub fn written(&self, time: Duration) {
        self.write.observe(time.as_secs_f64());
    }

    /// So many transactions were committed together.
    pub fn committed_together(&self, transactions: usize) {
        self.group.observe(f64::from(u32::try_from(transactions).unwrap_or(u32::MAX)));
    }

    /// A transaction runs again.
    pub fn tried_again(&self) {
        self.retries.inc();
    }

    /// So many mails came to this end: a word of the program.
    pub fn mails(&self, outcome: &'static str, how_many: u64) {
        self.mails.get_or_create_owned(&Label("outcome", outcome)).inc_by(how_many);
    }

    /// A job has ended.
    pub fn job(&self, job: &'static str, done: bool) {
        let outcome = if done { "done" } else { "failed" };
        self.runs.get_or_create_owned(&Job { job, outcome }).inc();
    }

    /// Everything as text, with what was looked up for it.
    pub fn text(&self, seen: &Seen) -> String {
        let mut text = String::new();
        // Writing into a text does not fail.
        let _ = prometheus_text::encode(&mut text, &self.registry);
        let _ = prometheus_text::encode(&mut text, &seen.0);
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_counted_is_told_with_its_words() {
        let meters = Meters::default();
        meters.mails("sent", 3);
        meters.job("upkeep", false);
        meters.committed_together(5);
        let mut seen = Seen::default();
        seen.gauge("disk_free_bytes", "Free", 12.0);
        let text = meters.text(&seen);
        for line in [
            "bitpoll_mails_total{outcome=\"sent\"} 3",
            "bitpoll_job_runs_total{task=\"upkeep\",outcome=\"failed\"} 1",
            "bitpoll_database_group_size_bucket{le=\"8\"} 1",
            "bitpoll_disk_free_bytes 12.0",
        ] {
            assert!(text.lines().any(|told| told == line), "{line} in\n{text}");
        }
    }

    #[test]
    fn what_has_not_happened_yet_is_there_and_is_nothing() {
        let text = Meters::default().text(&Seen::default());
        for line in [
            "bitpoll_mails_total{outcome=\"failed\"} 0",
            "bitpoll_job_runs_total{task=\"backup\",outcome=\"failed\"} 0",
            "bitpoll_database_retries_total 0",
        ] {
            assert!(text.lines().any(|told| told == line), "{line} in\n{text}");
        }
    }

    #[test]
    fn a_request_is_counted_by_route_and_status() {
        let meters = Meters::default();
        let place = Place { number: 3, method: "GET", route: "/poll/{slug}/" };
        for status in [200, 200, 404, 599] {
            meters.requests.note(place, status, Duration::from_millis(3));
        }
        let text = meters.text(&Seen::default());
        let of = |status: &str, count: u8| {
            let line = format!("route=\"/poll/{{slug}}/\",status=\"{status}\"}} {count}");
            assert!(text.lines().any(|told| told.ends_with(&line)), "{line} in\n{text}");
        };
        of("200", 2);
        of("404", 1);
        of("other", 1);
        assert!(text.contains(
            "bitpoll_http_request_duration_seconds_count{method=\"GET\",route=\"/poll/{slug}/\"} 4"
        ));
    }
}
