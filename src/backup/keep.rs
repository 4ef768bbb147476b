//! Which backups are kept.

use std::collections::BTreeSet;

use crate::config::Config;

/// How many are kept: the newest of each of so many hours, days and weeks that have any.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Keep {
    /// Hours.
    pub hourly: usize,
    /// Days, in UTC.
    pub daily: usize,
    /// Weeks, which begin on Monday.
    pub weekly: usize,
}

const HOUR: i64 = 3_600;
const DAY: i64 = 24 * HOUR;
const WEEK: i64 = 7 * DAY;
/// From a Monday to the first day of the epoch.
const THURSDAY: i64 = 3 * DAY;

impl Keep {
    /// The rules of the configuration.
    pub fn of(config: &Config) -> Self {
        Self {
            hourly: config.backup_keep_hourly,
            daily: config.backup_keep_daily,
            weekly: config.backup_keep_weekly,
        }
    }

    /// Seconds from one backup to the next; nothing if none is wanted. As often as the finest of the rules says.
    pub fn every(self) -> Option<i64> {
        match self {
            Self { hourly: 1.., .. } => Some(HOUR),
            Self { daily: 1.., .. } => Some(DAY),
            // Less than the furthest that a job can be due.
            Self { weekly: 1.., .. } => Some(WEEK - HOUR),
            _ => None,
        }
    }
}

/// Which of these moments (Unix seconds) no rule keeps. The newest is always kept.
pub fn superseded(moments: &[i64], keep: Keep) -> Vec<i64> {
    let mut newest_first: Vec<i64> = moments.to_vec();
    newest_first.sort_unstable_by(|a, b| b.cmp(a));
    let mut kept: BTreeSet<i64> = newest_first.first().copied().into_iter().collect();
    for (most, span, shift) in [(keep.hourly, HOUR, 0), (keep.daily, DAY, 0), (keep.weekly, WEEK, THURSDAY)] {
        let mut spans = BTreeSet::new();
        for at in &newest_first {
            let of = (at + shift).div_euclid(span);
            if spans.len() < most && spans.insert(of) {
                kept.insert(*at);
            }
        }
    }
    newest_first.retain(|at| !kept.contains(at));
    newest_first
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Monday, 1 March 2027, 12:00 UTC.
    const MONDAY: i64 = 1_803_902_400;

    fn left(moments: &[i64], keep: Keep) -> Vec<i64> {
        let gone = superseded(moments, keep);
        moments.iter().copied().filter(|at| !gone.contains(at)).collect()
    }

    #[test]
    fn a_month_of_hourly_backups_leaves_hours_days_and_weeks() {
        let all: Vec<i64> = (0..24 * 30).map(|hour| MONDAY - hour * HOUR).collect();
        let kept = left(&all, Keep { hourly: 3, daily: 3, weekly: 3 });
        let ages: Vec<i64> = kept.iter().map(|at| (MONDAY - at) / HOUR).collect();
        // The newest of the two days before, at 23:00; Monday's own week, and the Sundays of the two before.
        assert_eq!(ages, [0, 1, 2, 13, 37, 13 + 7 * 24]);
    }

    #[test]
    fn old_backups_stay_while_there_are_no_newer_ones() {
        let long_ago: Vec<i64> = (0..3).map(|day| MONDAY - day * DAY - 400 * DAY).collect();
        assert_eq!(left(&long_ago, Keep { hourly: 0, daily: 7, weekly: 4 }), long_ago);
        let nothing = Keep { hourly: 0, daily: 0, weekly: 0 };
        assert_eq!(left(&long_ago, nothing), long_ago[..1], "the newest stays whatever is said");
        assert_eq!(nothing.every(), None);
        assert_eq!(superseded(&[], nothing), Vec::<i64>::new());
    }

    proptest! {
        /// Deleting after each backup leaves what deleting at the end would: nothing is lost on the way that a rule wants.
        #[test]
        fn keeping_as_they_come_keeps_what_keeping_at_the_end_does(
            steps in prop::collection::vec(1_i64..3 * DAY, 1..60),
            hourly in 0_usize..4, daily in 0_usize..8, weekly in 0_usize..5,
        ) {
            let keep = Keep { hourly, daily, weekly };
            let (mut at, mut all, mut there) = (MONDAY, Vec::new(), Vec::new());
            for step in steps {
                at += step;
                all.push(at);
                there.push(at);
                there = left(&there, keep);
            }
            prop_assert_eq!(there, left(&all, keep));
        }
    }
}
