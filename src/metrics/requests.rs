//! Requests by route and status.

use std::fmt;
use std::sync::OnceLock;
use std::time::Duration;

use prometheus_client::encoding::{EncodeLabelSet, LabelSetEncoder};
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::registry::Registry;

use super::Label;

/// Routes at most that are found at once.
const PLACES: usize = 1024;

/// Statuses that are told apart.
const STATUSES: [(u16, &str); 22] = [
    (200, "200"),
    (204, "204"),
    (303, "303"),
    (304, "304"),
    (308, "308"),
    (400, "400"),
    (401, "401"),
    (403, "403"),
    (404, "404"),
    (405, "405"),
    (408, "408"),
    (409, "409"),
    (410, "410"),
    (413, "413"),
    (421, "421"),
    (422, "422"),
    (429, "429"),
    (500, "500"),
    (503, "503"),
    (507, "507"),
    (302, "302"),
    (0, "other"),
];

/// A line of the table of routes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Place {
    /// Its number, smaller than a thousand.
    pub number: usize,
    /// Its method.
    pub method: &'static str,
    /// Its pattern.
    pub route: &'static str,
}

impl EncodeLabelSet for Place {
    fn encode(&self, encoder: &mut LabelSetEncoder<'_>) -> Result<(), fmt::Error> {
        Label("method", self.method).encode(encoder)?;
        Label("route", self.route).encode(encoder)
    }
}

/// A place and a status.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct Answered(Place, &'static str);

impl EncodeLabelSet for Answered {
    fn encode(&self, encoder: &mut LabelSetEncoder<'_>) -> Result<(), fmt::Error> {
        self.0.encode(encoder)?;
        Label("status", self.1).encode(encoder)
    }
}

/// What is counted of one place.
#[derive(Debug)]
struct Series {
    time: Histogram,
    answers: [OnceLock<Counter>; STATUSES.len()],
}

/// Counts of requests.
#[derive(Debug)]
pub struct Requests {
    answered: Family<Answered, Counter>,
    time: Family<Place, Histogram, fn() -> Histogram>,
    series: Box<[OnceLock<Box<Series>>]>,
}

impl Requests {
    pub(super) fn registered(registry: &mut Registry) -> Self {
        let answered = Family::default();
        let time = Family::new_with_constructor(super::seconds as fn() -> Histogram);
        let http = registry.sub_registry_with_prefix("http");
        http.register("requests", "Requests by method, route and status of the answer", answered.clone());
        http.register(
            "request_duration_seconds",
            "Time from the head of a request to the head of its answer",
            time.clone(),
        );
        Self { answered, time, series: (0..PLACES).map(|_| OnceLock::new()).collect() }
    }

    /// Counts an answer. Where the place and the status were seen before, nothing is looked up and nothing allocated.
    pub fn note(&self, place: Place, status: u16, took: Duration) {
        let Some(kept) = self.series.get(place.number) else { return };
        let series = kept.get_or_init(|| {
            let answers = std::array::from_fn(|_| OnceLock::new());
            Box::new(Series { time: self.time.get_or_create_owned(&place), answers })
        });
        series.time.observe(took.as_secs_f64());
        let index = STATUSES.iter().position(|(known, _)| *known == status).unwrap_or(STATUSES.len() - 1);
        let word = STATUSES[index].1;
        series.answers[index].get_or_init(|| self.answered.get_or_create_owned(&Answered(place, word))).inc();
    }
}
