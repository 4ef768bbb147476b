//! Two changes of one vote put together, so that nothing is lost that was typed into either window.

use std::collections::{BTreeMap, BTreeSet};

use super::vote::{Ballot, BallotCell};

/// What comes of two changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merged {
    /// Both changes; where they differ, one's own.
    pub ballot: Ballot,
    /// The cells of the other change that gave way.
    pub clashes: Vec<BallotCell>,
    /// The other's remark on the whole, if it gave way.
    pub comment: Option<String>,
    /// The other's name, if it gave way.
    pub name: Option<String>,
}

/// Puts `mine` and `theirs` together, which both began as `base`. Where that is not known, whatever differs is a clash.
/// Without that, whoever wants no name has none.
pub fn merge(base: Option<&Ballot>, mine: &Ballot, theirs: &Ballot) -> Merged {
    // By choice, for a form may have thousands of cells.
    let [by_mine, by_theirs] = [mine, theirs].map(by_choice);
    let by_base = base.map(by_choice);
    let choices: BTreeSet<&str> = by_mine.keys().chain(by_theirs.keys()).copied().collect();
    let mut merged = Merged { ballot: mine.clone(), clashes: Vec::new(), comment: None, name: None };
    merged.ballot.cells.clear();
    for choice in choices {
        let three = |part: fn(&BallotCell) -> &str| {
            let of =
                |cells: &Cells<'_>| cells.get(choice).map_or(String::new(), |cell| part(cell).to_owned());
            pick(by_base.as_ref().map(of).as_deref(), &of(&by_mine), &of(&by_theirs))
        };
        let (value, comment) = (three(|cell| &cell.value), three(|cell| &cell.comment));
        if value.clash || comment.clash {
            merged.clashes.push(cell(&by_theirs, choice));
        }
        let choice = choice.to_owned();
        merged.ballot.cells.push(BallotCell { choice, value: value.text, comment: comment.text });
    }
    let comment = pick(base.map(|base| base.comment.as_str()), &mine.comment, &theirs.comment);
    merged.comment = comment.clash.then(|| theirs.comment.clone());
    merged.ballot.comment = comment.text;
    let name = pick(base.map(|base| base.name.as_str()), &mine.name, &theirs.name);
    merged.name = name.clash.then(|| theirs.name.clone());
    merged.ballot.name = name.text;
    merged.ballot.anonymous = match base {
        Some(base) if base.anonymous == mine.anonymous => theirs.anonymous,
        Some(_) => mine.anonymous,
        None => mine.anonymous || theirs.anonymous,
    };
    merged
}

type Cells<'a> = BTreeMap<&'a str, &'a BallotCell>;

fn by_choice(ballot: &Ballot) -> Cells<'_> {
    ballot.cells.iter().map(|cell| (cell.choice.as_str(), cell)).collect()
}

fn cell(cells: &Cells<'_>, choice: &str) -> BallotCell {
    let own = cells.get(choice).map(|cell| BallotCell::clone(cell));
    own.unwrap_or_else(|| BallotCell { choice: choice.to_owned(), ..BallotCell::default() })
}

struct Picked {
    text: String,
    clash: bool,
}

/// The text of whoever changed it; one's own if both did.
fn pick(base: Option<&str>, mine: &str, theirs: &str) -> Picked {
    if base == Some(mine) {
        return Picked { text: theirs.to_owned(), clash: false };
    }
    Picked { text: mine.to_owned(), clash: mine != theirs && base != Some(theirs) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Answers by choice, as in `1=4,2=1`.
    fn ballot(cells: &str) -> Ballot {
        let cell = |pair: &str| {
            let (choice, value) = pair.split_once('=').unwrap_or((pair, ""));
            BallotCell { choice: choice.into(), value: value.into(), comment: String::new() }
        };
        Ballot { cells: cells.split(',').map(cell).collect(), ..Ballot::default() }
    }

    fn values(ballot: &Ballot) -> String {
        ballot
            .cells
            .iter()
            .map(|cell| format!("{}={}", cell.choice, cell.value))
            .collect::<Vec<_>>()
            .join(",")
    }

    #[test]
    fn changes_of_different_choices_are_both_kept() {
        let merged = merge(Some(&ballot("1=1,2=1,3=1")), &ballot("1=4,2=1,3=1"), &ballot("1=1,2=1,3=2"));
        assert_eq!(values(&merged.ballot), "1=4,2=1,3=2");
        assert!(merged.clashes.is_empty());
    }

    #[test]
    fn where_both_answered_anew_ones_own_stays_and_the_other_is_told() {
        let merged = merge(Some(&ballot("1=1")), &ballot("1=4"), &ballot("1=2"));
        assert_eq!(
            (
                values(&merged.ballot).as_str(),
                values(&Ballot { cells: merged.clashes, ..Ballot::default() }).as_str()
            ),
            ("1=4", "1=2")
        );
    }

    #[test]
    fn an_answer_that_was_taken_back_stays_open() {
        let merged = merge(Some(&ballot("1=1,2=1")), &ballot("1=,2=1"), &ballot("1=1,2=2"));
        assert_eq!(values(&merged.ballot), "1=,2=2");
    }

    #[test]
    fn the_remark_of_the_other_window_is_kept_or_told() {
        let remark = |text: &str| Ballot { comment: text.into(), ..ballot("1=1") };
        let kept = merge(Some(&remark("")), &remark(""), &remark("late"));
        assert_eq!((kept.ballot.comment.as_str(), kept.comment), ("late", None));
        let told = merge(Some(&remark("")), &remark("soon"), &remark("late"));
        assert_eq!((told.ballot.comment.as_str(), told.comment.as_deref()), ("soon", Some("late")));
    }

    #[test]
    fn a_name_that_was_taken_away_or_changed_in_the_other_window_stays_so() {
        let named = |name: &str, anonymous| Ballot { name: name.into(), anonymous, ..ballot("1=1") };
        let (base, mine) =
            (named("Ann", false), Ballot { cells: ballot("1=4").cells, ..named("Ann", false) });
        let hidden = merge(Some(&base), &mine, &named("", true));
        assert!(hidden.ballot.anonymous);
        assert_eq!((hidden.ballot.name.as_str(), hidden.name), ("", None));
        assert!(merge(None, &mine, &named("", true)).ballot.anonymous);
        assert!(!merge(Some(&named("", true)), &mine, &named("", true)).ballot.anonymous, "shown on purpose");
        let renamed = merge(Some(&base), &named("Anna", false), &named("Anne", false));
        assert_eq!((renamed.ballot.name.as_str(), renamed.name.as_deref()), ("Anna", Some("Anne")));
    }

    proptest! {
        #[test]
        fn nothing_that_either_typed_is_lost(cells in proptest::collection::vec(("[0-2]?", "[0-2]?", "[0-2]?"), 1..6), known: bool) {
            let of = |part: fn(&(String, String, String)) -> &String| {
                let cells = cells.iter().enumerate();
                ballot(&cells.map(|(at, cell)| format!("{at}={}", part(cell))).collect::<Vec<_>>().join(","))
            };
            let (base, mine, theirs) = (of(|cell| &cell.0), of(|cell| &cell.1), of(|cell| &cell.2));
            let merged = merge(known.then_some(&base), &mine, &theirs);
            for (at, (base, mine, theirs)) in cells.iter().enumerate() {
                let at = at.to_string();
                let kept = cell(&by_choice(&merged.ballot), &at).value;
                let told = merged.clashes.iter().any(|cell| cell.choice == at && cell.value == *theirs);
                prop_assert!(kept == *mine || (known && mine == base));
                prop_assert!(kept == *theirs || told || (known && theirs == base));
            }
        }
    }
}
