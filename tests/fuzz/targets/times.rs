//! Days, times and slots as people and browsers write them: what is accepted reads back the same.
#![no_main]

use bitpoll::domain::choice::{Kind, Subject, read_days, read_times};
use bitpoll::domain::time::{self, WallTime};
use bitpoll::domain::typed_days::{Slashes, to_iso};
use chrono::NaiveDate;
use chrono_tz::Tz;
use libfuzzer_sys::fuzz_target;

const ZONES: [Tz; 4] = [Tz::UTC, Tz::Europe__Berlin, Tz::Australia__Lord_Howe, Tz::Pacific__Apia];

const TODAY: NaiveDate = NaiveDate::from_ymd_opt(2027, 2, 28).expect("a day");

fuzz_target!(|input: &str| {
    for subject in read_days(input).unwrap_or_default() {
        assert_eq!(Subject::parse(Kind::Date, &subject.to_string()), Ok(subject));
    }
    let times = read_times(input).unwrap_or_default();
    let list: Vec<_> = times.iter().map(ToString::to_string).collect();
    assert_eq!(read_times(&list.join(", ")), Ok(times));
    if let Ok(wall) = WallTime::parse(input) {
        assert_eq!(WallTime::parse(&wall.to_string()), Ok(wall));
        for zone in ZONES {
            wall.instant(zone);
        }
    }
    if let Ok(slot) = Subject::parse(Kind::Datetime, input) {
        assert_eq!(Subject::parse(Kind::Datetime, &slot.to_string()), Ok(slot.clone()));
        for zone in ZONES {
            if let Ok(settled) = slot.clone().settle(zone) {
                assert_eq!(settled.clone().settle(zone), Ok(settled.clone()));
                settled.instants(zone);
            }
        }
    }
    for slashes in [Slashes::DayFirst, Slashes::Unknown] {
        let iso = to_iso(input, TODAY, slashes);
        let _ = read_days(&iso);
        assert!(input.contains(char::is_numeric) || iso == input, "{iso}");
    }
    let _ = time::zone_of(input);
});
