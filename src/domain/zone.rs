//! Zones by their current names. The IANA database keeps every name that a zone ever had, as a link; which one is current,
//! and which zones are the same place, is CLDR's to say (ICU4X brings its data). The links themselves do not tell: they
//! also join cities that only have had the same clocks, such as Amsterdam and Brussels.

use std::sync::LazyLock;

use chrono_tz::{TZ_VARIANTS, Tz};
use icu_time::zone::iana::IanaParserExtended;

/// Names that nobody looks for: of no place, of countries, and where nobody lives for long.
const UNUSUAL: [&str; 8] =
    ["Etc/", "US/", "Brazil/", "Canada/", "Chile/", "Mexico/", "SystemV/", "Antarctica/"];

/// The same zone under its current name: Asia/Katmandu is Asia/Kathmandu. What is no place keeps its name, such as UTC and
/// EST, which CLDR takes for Panama's.
pub fn current(zone: Tz) -> Tz {
    if !zone.name().contains('/') {
        return zone;
    }
    IanaParserExtended::new().parse(zone.name()).canonical.parse().unwrap_or(zone)
}

/// Zones to choose from, each once, in the order of their names.
pub fn usual() -> &'static [Tz] {
    static USUAL: LazyLock<Vec<Tz>> = LazyLock::new(|| {
        let place = |name: &str| name.contains('/') && !UNUSUAL.iter().any(|other| name.starts_with(other));
        let usual = |zone: &Tz| *zone == Tz::UTC || place(zone.name()) && current(*zone) == *zone;
        TZ_VARIANTS.into_iter().filter(usual).collect()
    });
    &USUAL
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::super::time::zone_of;
    use super::*;

    #[test]
    fn a_zone_is_known_by_every_name_and_goes_by_its_current_one() {
        for (old, new) in [
            ("Asia/Katmandu", "Asia/Kathmandu"),
            ("Asia/Calcutta", "Asia/Kolkata"),
            ("Europe/Kiev", "Europe/Kyiv"),
            ("Asia/Saigon", "Asia/Ho_Chi_Minh"),
            ("America/Buenos_Aires", "America/Argentina/Buenos_Aires"),
            ("US/Pacific", "America/Los_Angeles"),
            ("Europe/Amsterdam", "Europe/Amsterdam"),
            ("UTC", "UTC"),
            ("EST", "EST"),
        ] {
            assert_eq!(zone_of(old).unwrap().name(), new);
        }
        for zone in TZ_VARIANTS {
            let now = zone_of(zone.name()).unwrap();
            assert_eq!(current(now), now, "{zone} is {now}, and that is final");
        }
    }

    #[test]
    fn every_place_is_offered_once() {
        let offered: BTreeSet<&str> = usual().iter().map(|zone| zone.name()).collect();
        assert_eq!(offered.len(), usual().len());
        for name in ["Europe/Kyiv", "Asia/Kathmandu", "Europe/Amsterdam", "America/Sao_Paulo", "UTC"] {
            assert!(offered.contains(name), "{name}");
        }
        for name in ["Europe/Kiev", "Asia/Katmandu", "Asia/Calcutta", "America/Indianapolis", "US/Pacific"] {
            assert!(!offered.contains(name), "{name}");
        }
        assert!((380..460).contains(&offered.len()), "{}", offered.len());
    }
}
