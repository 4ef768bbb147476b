//! What the configuration takes from the machine.

use std::collections::BTreeMap;
use std::fs;

use chrono_tz::Tz;

use crate::domain::time;

/// The surroundings of the program; tests make their own.
#[derive(Debug, Clone)]
pub struct Machine {
    /// The environment.
    pub variables: BTreeMap<String, String>,
    /// How many threads run at once.
    pub cores: usize,
    /// The machine's zone.
    pub zone: Tz,
}

impl Default for Machine {
    fn default() -> Self {
        Self { variables: BTreeMap::new(), cores: 1, zone: Tz::UTC }
    }
}

impl Machine {
    /// The machine that we run on.
    pub fn this() -> Self {
        let text = |value: std::ffi::OsString| value.to_string_lossy().into_owned();
        let variables: BTreeMap<_, _> =
            std::env::vars_os().map(|(name, value)| (text(name), text(value))).collect();
        let cores = std::thread::available_parallelism().map_or(1, usize::from).min(1024);
        let zone = zone(&variables);
        Self { variables, cores, zone }
    }

    /// A value of the environment that is not empty.
    pub(super) fn variable(&self, name: &str) -> Option<&str> {
        self.variables.get(name).map(String::as_str).filter(|value| !value.is_empty())
    }
}

/// The zone of `TZ`, /etc/timezone or /etc/localtime, the first that names one.
fn zone(variables: &BTreeMap<String, String>) -> Tz {
    let variable = variables.get("TZ").map(|name| name.trim_start_matches(':').to_owned());
    let debian = || fs::read_to_string("/etc/timezone").ok();
    let link = || {
        let target = fs::read_link("/etc/localtime").ok()?;
        target.to_str()?.split_once("zoneinfo/").map(|(_, name)| name.to_owned())
    };
    let named = |name: String| time::zone_of(&name).ok();
    variable
        .and_then(named)
        .or_else(|| debian().and_then(named))
        .or_else(|| link().and_then(named))
        .unwrap_or(Tz::UTC)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_environment_names_the_zone() {
        let of = |tz: &str| zone(&BTreeMap::from([("TZ".to_owned(), tz.to_owned())]));
        assert_eq!(of("America/New_York"), Tz::America__New_York);
        assert_eq!(of(":Europe/Berlin"), Tz::Europe__Berlin);
    }
}
