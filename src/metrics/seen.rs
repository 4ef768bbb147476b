//! What is looked up when somebody asks, and not counted while it happens.

use std::sync::atomic::AtomicU64;

use prometheus_client::metrics::counter::ConstCounter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::registry::Registry;

use super::Label;

type Number = Gauge<f64, AtomicU64>;

/// Values of this moment. The names of what belongs to the process have no prefix, as those of other programs.
#[derive(Debug, Default)]
pub struct Seen(pub(super) Registry);

impl Seen {
    /// A value that goes up and down.
    pub fn gauge(&mut self, name: &str, help: &str, value: f64) {
        let gauge = Number::default();
        gauge.set(value);
        self.0.register(format!("bitpoll_{name}"), help, gauge);
    }

    /// Several such values by the words of one label.
    pub fn gauges(&mut self, name: &str, help: &str, label: &'static str, values: &[(&'static str, f64)]) {
        let family = Family::<Label, Number>::default();
        for (word, value) in values {
            family.get_or_create_owned(&Label(label, word)).set(*value);
        }
        self.0.register(format!("bitpoll_{name}"), help, family);
    }

    /// A count since the start.
    pub fn counter(&mut self, name: &str, help: &str, value: u64) {
        self.0.register(format!("bitpoll_{name}"), help, ConstCounter::new(value));
    }

    /// A value of the process, by the name that all programs give it.
    pub fn process(&mut self, name: &str, help: &str, value: f64) {
        let gauge = Number::default();
        gauge.set(value);
        self.0.register(format!("process_{name}"), help, gauge);
    }

    /// Which program this is.
    pub fn build(&mut self, version: &'static str, engine: &'static str) {
        let family = Family::<Vec<(&'static str, &'static str)>, Number>::default();
        family.get_or_create_owned(&vec![("version", version), ("database", engine)]).set(1.0);
        self.0.register("bitpoll_build_info", "Version of the program and its kind of database", family);
    }
}
