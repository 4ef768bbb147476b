//! Days × times: the table of combinations.

use std::collections::{BTreeSet, HashSet};

use chrono::NaiveDate;
use chrono_tz::Tz;

use crate::domain::choice::{DayTime, Subject};

/// The table; as many cells a row as times.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grid {
    /// Columns.
    pub times: Vec<DayTime>,
    /// Rows.
    pub rows: Vec<(NaiveDate, Vec<Option<Cell>>)>,
}

/// A combination that can be ticked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// The slot.
    pub subject: Subject,
    /// Ticked.
    pub chosen: bool,
}

/// Lays out days and times. There is no cell for a time that the clocks of that day do not show, or show
/// twice, or that another column stands for already.
pub fn grid(
    days: &BTreeSet<NaiveDate>,
    times: &[DayTime],
    zone: Tz,
    is_chosen: impl Fn(&Subject, NaiveDate, DayTime) -> bool,
) -> Grid {
    let mut seen = HashSet::new();
    let mut cell = |day: NaiveDate, time: DayTime| {
        let subject = time.on(day).settle(zone).ok().filter(|subject| seen.insert(subject.clone()))?;
        let chosen = is_chosen(&subject, day, time);
        Some(Cell { subject, chosen })
    };
    let rows = days.iter().map(|day| (*day, times.iter().map(|time| cell(*day, *time)).collect()));
    let rows = rows.collect();
    Grid { times: times.to_vec(), rows }
}

impl Grid {
    /// The cells of a row, a column, or all of them, by the word of a button: `row:2027-03-01`,
    /// `col:09:00-10:30`, `all`.
    pub fn part(&self, word: &str) -> Vec<&Cell> {
        let (what, which) = word.split_once(':').unwrap_or((word, ""));
        let column = self.times.iter().position(|time| time.to_string() == which);
        let named = |day: NaiveDate, index: usize| match what {
            "row" => day.to_string() == which,
            "col" => Some(index) == column,
            _ => true,
        };
        let cells = self
            .rows
            .iter()
            .flat_map(|(day, cells)| cells.iter().enumerate().filter(move |(index, _)| named(*day, *index)));
        cells.filter_map(|(_, cell)| cell.as_ref()).collect()
    }

    /// Every ticked slot.
    pub fn chosen(&self) -> impl Iterator<Item = &Subject> {
        let cells = self.rows.iter().flat_map(|(_, cells)| cells.iter().flatten());
        cells.filter(|cell| cell.chosen).map(|cell| &cell.subject)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::choice::read_times;
    use crate::domain::time::day_of;
    use chrono_tz::Europe::Berlin;

    fn shape(days: &[&str], times: &str) -> Vec<Vec<Option<String>>> {
        let days = days.iter().filter_map(|day| day_of(day)).collect();
        let grid = grid(&days, &read_times(times).unwrap(), Berlin, |_, _, _| true);
        let text = |cell: &Option<Cell>| cell.as_ref().map(|cell| cell.subject.to_string());
        grid.rows.iter().map(|(_, cells)| cells.iter().map(text).collect()).collect()
    }

    #[test]
    fn a_time_that_the_clocks_skip_has_no_cell() {
        assert_eq!(shape(&["2027-03-28"], "2:30,9"), [[None, Some("2027-03-28T09:00".to_owned())]]);
    }

    #[test]
    fn both_of_a_doubled_time_have_cells_on_that_day_and_one_on_others() {
        let cells = shape(&["2027-10-30", "2027-10-31"], "2:30@+02:00,2:30@+01:00");
        assert_eq!(cells[0].iter().flatten().count(), 1);
        assert_eq!(cells[1].iter().flatten().count(), 2);
    }

    #[test]
    fn buttons_name_rows_columns_and_all() {
        let days = ["2027-03-01", "2027-03-02"].iter().filter_map(|day| day_of(day)).collect();
        let grid = grid(&days, &read_times("9-10,14").unwrap(), Berlin, |_, _, _| true);
        assert_eq!(grid.part("row:2027-03-02").len(), 2);
        assert_eq!(grid.part("col:09:00-10:00").len(), 2);
        assert_eq!((grid.part("all").len(), grid.part("col:8").len()), (4, 0));
    }
}
