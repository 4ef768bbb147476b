//! Whether backups are made as they should be, by the server or by a timer beside it.

use std::fmt;
use std::num::ParseIntError;
use std::str::FromStr;

use super::{Keep, list};
use crate::config::Config;

const HOUR: i64 = 3_600;

/// The last backup that a timer made. Timers are told apart by where they put theirs.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Timed {
    /// When it was begun, in Unix seconds.
    pub at: i64,
    /// Seconds from one to the next.
    pub every: i64,
    /// The directory.
    pub place: String,
}

impl Timed {
    /// From when on it is late, in Unix seconds.
    fn late_from(&self) -> i64 {
        late_from(self.at, self.every)
    }
}

/// One line: when, how often, where.
impl fmt::Display for Timed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} {}", self.at, self.every, self.place.replace(['\n', '\r'], "?"))
    }
}

impl FromStr for Timed {
    type Err = ParseIntError;
    fn from_str(line: &str) -> Result<Self, ParseIntError> {
        let mut words = line.splitn(3, ' ');
        let mut next = || words.next().unwrap_or_default();
        Ok(Self { at: next().parse()?, every: next().parse()?, place: next().to_owned() })
    }
}

/// Backups that should have been made and were not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Late {
    /// None at all since this one, in Unix seconds.
    All(i64),
    /// None of one timer's since this one; there are newer ones elsewhere.
    Timer(Timed),
}

/// After which time there should have been another one.
fn late_from(at: i64, every: i64) -> i64 {
    at + 2 * every + HOUR
}

/// How a site stands with backups.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// When the newest that is known of was made, in Unix seconds.
    pub newest: Option<i64>,
    /// That one is in `backup_dir` on this machine.
    pub is_here: bool,
    /// Seconds from one to the next; nothing if none are made unless somebody wants one.
    pub every: Option<i64>,
    /// Of several timers the one that is late, or will be first: where it puts them may be gone while others go on.
    pub timer: Option<Timed>,
}

impl Standing {
    /// What is in `backup_dir` here, what a node made last by itself, and what each timer did.
    pub fn of(config: &Config, server: Option<i64>, timers: &[Timed]) -> Self {
        let noted = Self::noted(config, server, timers);
        let folder = config.backup_dir.as_deref();
        let here = folder.and_then(|folder| Some(list(folder).ok()?.first()?.name.at));
        let newest = here.max(noted.newest);
        Self { newest, is_here: here.is_some() && here == newest, ..noted }
    }

    /// The same as far as the database knows it: the disk of the backups, which may not answer, is not asked.
    pub fn noted(config: &Config, server: Option<i64>, timers: &[Timed]) -> Self {
        let by_itself = config.backup_dir.as_deref().and_then(|_| Keep::of(config).every());
        Self {
            newest: server.max(timers.iter().map(|timer| timer.at).max()),
            is_here: false,
            every: by_itself.or(timers.iter().map(|timer| timer.every).min()),
            timer: timers.iter().min_by_key(|timer| timer.late_from()).cloned(),
        }
    }

    /// What is missing: everything, by the rules of the server or else of the timer, or what a timer makes by itself.
    pub fn late(&self, now: i64) -> Option<Late> {
        if let (Some(newest), Some(every)) = (self.newest, self.every)
            && late_from(newest, every) < now
        {
            return Some(Late::All(newest));
        }
        let timer = self.timer.as_ref().filter(|timer| timer.late_from() < now)?;
        Some(Late::Timer(timer.clone()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::backup::{Name, Why};

    const NOON: i64 = 1_803_902_400;
    const DAY: i64 = 24 * HOUR;

    fn timer(at: i64, every: i64, place: &str) -> Timed {
        Timed { at, every, place: place.to_owned() }
    }

    fn site(daily: &str) -> (tempfile::TempDir, Config) {
        let place = tempfile::tempdir().unwrap();
        let data = place.path().display().to_string();
        let settings = [("data_dir", &*data), ("backup_keep_daily", daily), ("backup_keep_weekly", "0")];
        let config = Config::of(&settings).unwrap();
        (place, config)
    }

    #[test]
    fn a_site_whose_backups_a_timer_makes_is_late_when_the_timer_stops() {
        let (_place, config) = site("0");
        assert_eq!(Standing::of(&config, None, &[]).every, None);
        let standing = Standing::of(&config, None, &[timer(NOON, 7 * DAY, "/mnt/usb")]);
        assert!(!standing.is_here);
        assert_eq!(standing.late(NOON + 14 * DAY), None);
        assert_eq!(standing.late(NOON + 15 * DAY), Some(Late::All(NOON)));
    }

    #[test]
    fn the_rules_of_the_server_go_before_those_of_a_timer_and_the_newest_counts_whoever_made_it() {
        let (place, config) = site("7");
        let timers = [timer(NOON, 30 * DAY, "/mnt/usb")];
        let late = |server| Standing::of(&config, Some(server), &timers).late(NOON + 3 * DAY);
        assert_eq!(late(NOON - DAY), Some(Late::All(NOON)));
        assert_eq!(late(NOON + DAY), None);
        let folder = place.path().join("backups");
        std::fs::create_dir(&folder).unwrap();
        let name = Name { at: NOON + 2 * DAY, why: Why::Timer };
        std::fs::write(folder.join(name.to_string()), "").unwrap();
        let standing = Standing::of(&config, Some(NOON + DAY), &timers);
        assert_eq!((standing.newest, standing.is_here), (Some(NOON + 2 * DAY), true));
    }

    #[test]
    fn a_timer_that_stops_by_itself_is_missed_while_the_server_goes_on() {
        let (_place, config) = site("7");
        let timers = [timer(NOON, DAY, "/mnt/usb")];
        let late = |now| Standing::noted(&config, Some(now), &timers).late(now);
        assert_eq!(late(NOON + 2 * DAY), None);
        assert_eq!(late(NOON + 3 * DAY), Some(Late::Timer(timers[0].clone())));
        let forgotten = Standing::noted(&config, Some(NOON + 3 * DAY), &[]);
        assert_eq!(forgotten.late(NOON + 3 * DAY), None);
    }

    #[test]
    fn of_several_timers_each_is_missed_when_it_stops() {
        let (_place, config) = site("0");
        let (usb, nas) = (timer(NOON, DAY, "/mnt/usb"), timer(NOON - DAY, 7 * DAY, "/mnt/nas"));
        let late =
            |timers: [&Timed; 2], now| Standing::noted(&config, None, &timers.map(Clone::clone)).late(now);
        assert_eq!(late([&usb, &nas], NOON + 2 * DAY), None);
        assert_eq!(late([&usb, &nas], NOON + 3 * DAY), Some(Late::All(NOON)), "the daily one is missed");
        let usb = Timed { at: NOON + 14 * DAY, ..usb };
        for timers in [[&usb, &nas], [&nas, &usb]] {
            assert_eq!(late(timers, NOON + 14 * DAY), Some(Late::Timer(nas.clone())));
        }
    }

    #[test]
    fn a_timer_is_read_as_it_was_written() {
        let kept = timer(NOON, DAY, "/mnt/a b");
        assert_eq!(kept.to_string().parse(), Ok(kept));
        assert_eq!("1 2".parse(), Ok(timer(1, 2, "")));
        assert!("soon".parse::<Timed>().is_err());
    }
}
