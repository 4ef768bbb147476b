//! What happened to a poll, in an order that tells nothing of anonymous votes but their day.

use super::time::Instant;

const DAY: i64 = 86_400;

/// One event, or several of one day of which no more is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry<T> {
    /// When; the day alone if `coarse`.
    pub at: Instant,
    /// Nobody is to know at what time of that day it was, nor what came before it.
    pub coarse: bool,
    /// How many.
    pub count: i64,
    /// What.
    pub what: T,
}

/// Puts events, the last first, into the order in which they are shown: day by day, and of each day those without a time
/// after all others, counted by what they are: `rank` is the same for what is the same.
pub fn arranged<T>(mut events: Vec<Entry<T>>, rank: impl Fn(&T) -> usize) -> Vec<Entry<T>> {
    // Days count in UTC: so that is what they were rounded to. Stable: others stay in their order.
    let place = |event: &Entry<T>| if event.coarse { rank(&event.what) } else { 0 };
    events.sort_by_key(|event| (-event.at.0.div_euclid(DAY), event.coarse, place(event)));
    let mut all: Vec<Entry<T>> = Vec::with_capacity(events.len());
    for event in events {
        let alike = |other: &&mut Entry<T>| {
            event.coarse && other.coarse && other.at == event.at && rank(&other.what) == rank(&event.what)
        };
        match all.last_mut().filter(alike) {
            Some(other) => other.count += event.count,
            None => all.push(event),
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn entry(at: i64, coarse: bool, what: u8) -> Entry<u8> {
        Entry { at: Instant(at), coarse, count: 1, what }
    }

    #[test]
    fn events_without_a_time_are_counted_at_the_end_of_their_day() {
        let events = vec![
            entry(DAY + 9, false, 1),
            entry(DAY, true, 2),
            entry(DAY + 5, false, 3),
            entry(DAY, true, 2),
            entry(7, false, 4),
        ];
        let lines: Vec<_> = arranged(events, |what| usize::from(*what))
            .into_iter()
            .map(|line| (line.what, line.count))
            .collect();
        assert_eq!(lines, [(1, 1), (3, 1), (2, 2), (4, 1)]);
    }

    proptest! {
        #[test]
        fn when_within_its_day_an_anonymous_vote_was_cast_changes_nothing(
            named in prop::collection::vec(0..3 * DAY, 0..8),
            coarse in prop::collection::vec((0..3_i64, 0..3_u8), 0..8),
            places in prop::collection::vec((0..20_usize, 0..20_usize), 8),
        ) {
            let mut named: Vec<_> = named.into_iter().map(|at| entry(at, false, 9)).collect();
            named.sort_by_key(|event| -event.at.0);
            let mixed = |place: fn(&(usize, usize)) -> usize| {
                let mut all = named.clone();
                for ((day, what), at) in coarse.iter().zip(&places) {
                    all.insert(place(at).min(all.len()), entry(day * DAY, true, *what));
                }
                arranged(all, |what| usize::from(*what))
            };
            prop_assert_eq!(mixed(|at| at.0), mixed(|at| at.1));
        }
    }
}
