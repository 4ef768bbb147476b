//! Every zone of the database, around every change of its clocks from 2024 to 2030.

use chrono::{Duration, NaiveDateTime, Offset as _, TimeZone as _};
use chrono_tz::{TZ_VARIANTS, Tz};

use super::error::Problem;
use super::time::{Instant, WallTime};
use super::zone::current;

const DAY: i64 = 86_400;

fn offset(zone: Tz, at: i64) -> i32 {
    Instant(at).in_zone(zone).offset().fix().local_minus_utc()
}

/// The first second after each change of the clocks: looked for day by day, then halved. No zone changes its clocks twice
/// within a day, and back again.
fn changes(zone: Tz) -> Vec<i64> {
    let day =
        |text: &str| NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap().and_utc().timestamp();
    let (first, last) = (day("2024-01-01 00:00"), day("2031-01-01 00:00"));
    let days = (first..last).step_by(86_400);
    let changed = days.filter(|at| offset(zone, *at) != offset(zone, at + DAY));
    changed
        .map(|start| {
            let (mut before, mut after) = (start, start + DAY);
            while after - before > 1 {
                let middle = before.midpoint(after);
                if offset(zone, middle) == offset(zone, start) { before = middle } else { after = middle }
            }
            after
        })
        .collect()
}

/// What a clock shows once reads back; one that shows twice is asked about, and reads back with either offset; one that
/// shows never is refused, and lies as far behind the gap as it was within.
fn reads_back(zone: Tz, at: NaiveDateTime, before: i32, after: i32) {
    let wall = WallTime { at, offset: None };
    let shown = |wall: WallTime| wall.instant(zone).in_zone(zone).naive_local();
    match wall.settle(zone) {
        Ok(settled) => assert_eq!((settled, shown(wall)), (wall, at), "{zone}"),
        Err(Problem::SkippedTime(_)) => {
            assert!(before < after, "{zone} {at}: clocks go on where a time is skipped");
            assert_eq!(shown(wall) - at, Duration::seconds((after - before).into()), "{zone} {at}");
        }
        Err(Problem::DoubledTime { .. }) => {
            assert!(before > after, "{zone} {at}: clocks go back where a time comes twice");
            let [first, second] = [before, after].map(|offset| WallTime { at, offset: Some(offset) });
            assert_eq!(
                [first.settle(zone).unwrap(), second.settle(zone).unwrap()],
                [first, second],
                "{zone}"
            );
            assert_eq!([shown(first), shown(second)], [at, at], "{zone}");
            assert_eq!(
                second.instant(zone).0 - first.instant(zone).0,
                i64::from(before - after),
                "{zone} {at}"
            );
            assert_eq!(wall.instant(zone), first.instant(zone), "{zone} {at}: unsaid it is the first");
        }
        Err(other) => panic!("{zone} {at}: {other:?}"),
    }
}

#[test]
fn wall_times_are_stable_or_explained_around_every_change_of_the_clocks() {
    let mut seen = 0;
    for zone in TZ_VARIANTS {
        for change in changes(zone) {
            let (before, after) = (offset(zone, change - 1), offset(zone, change));
            let middle = Instant(change).utc() + Duration::seconds(before.into());
            for minutes in (-36 * 60..36 * 60).step_by(15) {
                reads_back(zone, middle + Duration::minutes(minutes), before, after);
            }
            seen += 1;
        }
    }
    assert!(seen > 1_000, "{seen} changes");
}

#[test]
fn a_zone_and_the_one_of_its_current_name_have_the_same_clocks() {
    let mut renamed = 0;
    for zone in TZ_VARIANTS.into_iter().filter(|zone| current(*zone) != *zone) {
        let changed = changes(zone);
        assert_eq!(changed, changes(current(zone)), "{zone}");
        for at in changed.into_iter().chain([1_700_000_000]) {
            assert_eq!(offset(zone, at), offset(current(zone), at), "{zone}");
        }
        renamed += 1;
    }
    assert!(renamed > 80, "{renamed}");
}

#[test]
fn every_instant_is_one_wall_time_with_its_offset() {
    for zone in TZ_VARIANTS {
        for change in changes(zone) {
            for at in (change - 3 * 3_600..change + 3 * 3_600).step_by(900) {
                let there = Instant(at).in_zone(zone);
                let wall = WallTime {
                    at: there.naive_local(),
                    offset: Some(there.offset().fix().local_minus_utc()),
                };
                assert_eq!(wall.settle(zone).unwrap().instant(zone), Instant(at), "{zone}");
                assert_eq!(zone.from_utc_datetime(&Instant(at).utc()), there, "{zone}");
            }
        }
    }
}
