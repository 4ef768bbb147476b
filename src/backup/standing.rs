//! Whether backups are made as they should be, by the server or by a timer beside it.

use super::{Keep, list};
use crate::config::Config;

const HOUR: i64 = 3_600;

/// A backup that a timer made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Timed {
    /// When it was begun, in Unix seconds.
    pub at: i64,
    /// Seconds from one to the next.
    pub every: i64,
}

impl Timed {
    fn is_late(self, now: i64) -> bool {
        is_late(self.at, self.every, now)
    }
}

/// Backups that should have been made and were not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Late {
    /// None at all since this one, in Unix seconds.
    All(i64),
    /// None of the timer's since this one, in Unix seconds; there are newer ones elsewhere.
    Timer(i64),
}

/// Whether there should have been another one since.
fn is_late(at: i64, every: i64, now: i64) -> bool {
    at + 2 * every + HOUR < now
}

/// How a site stands with backups.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// When the newest that is known of was made, in Unix seconds.
    pub newest: Option<i64>,
    /// That one is in `backup_dir` on this machine.
    pub is_here: bool,
    /// Seconds from one to the next; nothing if none are made unless somebody wants one.
    pub every: Option<i64>,
    /// The last one that a timer made: where it puts them may be gone while others go on.
    pub timer: Option<Timed>,
}

impl Standing {
    /// What is in `backup_dir` here, what a node made last by itself, and what a timer did.
    pub fn of(config: &Config, server: Option<i64>, timer: Option<Timed>) -> Self {
        let noted = Self::noted(config, server, timer);
        let folder = config.backup_dir.as_deref();
        let here = folder.and_then(|folder| Some(list(folder).ok()?.first()?.name.at));
        let newest = here.max(noted.newest);
        Self { newest, is_here: here.is_some() && here == newest, ..noted }
    }

    /// The same as far as the database knows it: the disk of the backups, which may not answer, is not asked.
    pub fn noted(config: &Config, server: Option<i64>, timer: Option<Timed>) -> Self {
        let by_itself = config.backup_dir.as_deref().and_then(|_| Keep::of(config).every());
        Self {
            newest: server.max(timer.map(|timer| timer.at)),
            is_here: false,
            every: by_itself.or(timer.map(|timer| timer.every)),
            timer,
        }
    }

    /// What is missing: everything, by the rules of the server or else of the timer, or what a timer makes by itself.
    pub fn late(&self, now: i64) -> Option<Late> {
        if let (Some(newest), Some(every)) = (self.newest, self.every)
            && is_late(newest, every, now)
        {
            return Some(Late::All(newest));
        }
        let timer = self.timer.filter(|timer| timer.is_late(now))?;
        Some(Late::Timer(timer.at))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::backup::{Name, Why};

    const NOON: i64 = 1_803_902_400;
    const DAY: i64 = 24 * HOUR;

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
        assert_eq!(Standing::of(&config, None, None).every, None);
        let standing = Standing::of(&config, None, Some(Timed { at: NOON, every: 7 * DAY }));
        assert!(!standing.is_here);
        assert_eq!(standing.late(NOON + 14 * DAY), None);
        assert_eq!(standing.late(NOON + 15 * DAY), Some(Late::All(NOON)));
    }

    #[test]
    fn the_rules_of_the_server_go_before_those_of_a_timer_and_the_newest_counts_whoever_made_it() {
        let (place, config) = site("7");
        let timer = Timed { at: NOON, every: 30 * DAY };
        let late = |server| Standing::of(&config, Some(server), Some(timer)).late(NOON + 3 * DAY);
        assert_eq!(late(NOON - DAY), Some(Late::All(NOON)));
        assert_eq!(late(NOON + DAY), None);
        let folder = place.path().join("backups");
        std::fs::create_dir(&folder).unwrap();
        let name = Name { at: NOON + 2 * DAY, why: Why::Timer };
        std::fs::write(folder.join(name.to_string()), "").unwrap();
        let standing = Standing::of(&config, Some(NOON + DAY), Some(timer));
        assert_eq!((standing.newest, standing.is_here), (Some(NOON + 2 * DAY), true));
    }

    #[test]
    fn a_timer_that_stops_by_itself_is_missed_while_the_server_goes_on() {
        let (_place, config) = site("7");
        let timer = Timed { at: NOON, every: DAY };
        let late = |now| Standing::noted(&config, Some(now), Some(timer)).late(now);
        assert_eq!(late(NOON + 2 * DAY), None);
        assert_eq!(late(NOON + 3 * DAY), Some(Late::Timer(NOON)));
        let forgotten = Standing::noted(&config, Some(NOON + 3 * DAY), None);
        assert_eq!(forgotten.late(NOON + 3 * DAY), None);
    }
}
