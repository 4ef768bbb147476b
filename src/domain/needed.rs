//! People whose yes the owner needs: the best choice is one that suits them all.

use super::counting::{Count, approving};
use super::id::ChoiceId;
use super::seats::{had, is_sheet};
use super::structure::Structure;
use super::vote::Answers;

/// Most people whose yes can be needed.
pub const NEEDED_MAX: usize = 50;

/// Somebody whose yes is needed, as they may be seen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Needed {
    /// What to call them.
    pub name: String,
    /// What they answered under this name; `None` if they have not.
    pub answers: Option<Answers>,
}

/// What comes of it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Verdict {
    /// Everybody.
    pub names: Vec<String>,
    /// Who of them has not answered yet; of a sign-up sheet, who has said yes to nothing.
    pub waiting: Vec<String>,
    /// Choices that suit all of them who have answered; everything while nobody has.
    pub fits: Vec<ChoiceId>,
    /// A choice that is liked better by all, and whom of those needed it does not suit.
    pub spoiled: Option<(ChoiceId, Vec<String>)>,
}

/// Lets the best choices be such as suit everybody who is needed: those for which they gave an answer that approves
/// ([`approving`]). Where there is none, the best ones stay. Places and figures stay what the votes make them. Nothing is the
/// best of a sign-up sheet: there it only counts that they come.
pub fn judge(needed: Vec<Needed>, structure: &Structure, count: Option<&mut Count>) -> Verdict {
    let (approving, sheet) = (approving(structure), is_sheet(structure));
    let suits = |one: &Needed, choice: ChoiceId| {
        let Some(answers) = one.answers.as_ref().filter(|_| !sheet) else { return true };
        answers.value(choice).is_some_and(|value| approving.contains(&value))
    };
    let waits =
        |one: &Needed| one.answers.as_ref().is_none_or(|answers| sheet && had(structure, answers) == 0);
    let names = needed.iter().map(|one| one.name.clone()).collect();
    let waiting = needed.iter().filter(|one| waits(one)).map(|one| one.name.clone()).collect();
    let live = structure.live_choices().map(|choice| choice.id);
    let fits: Vec<ChoiceId> = live.filter(|choice| needed.iter().all(|one| suits(one, *choice))).collect();
    let mut spoiled = None;
    if let Some(count) = count {
        let place = count.summaries.iter().filter(|summary| fits.contains(&summary.choice));
        let first = place.filter_map(|summary| summary.place).min();
        // One that shares the first place with one that suits all did not come out better.
        let best = count.summaries.iter().find(|summary| {
            summary.best
                && !fits.contains(&summary.choice)
                && first.is_none_or(|first| summary.place < Some(first))
        });
        spoiled = best.map(|summary| {
            let against = needed.iter().filter(|one| !suits(one, summary.choice));
            (summary.choice, against.map(|one| one.name.clone()).collect())
        });
        if first.is_some() {
            for summary in &mut count.summaries {
                summary.best = fits.contains(&summary.choice) && summary.place == first;
            }
        }
    }
    Verdict { names, waiting, fits, spoiled }
}

#[cfg(test)]
mod tests {
    use super::super::counting::{Cast, count};
    use super::super::fixtures;
    use super::super::poll::Method;
    use super::super::tally::Tally;
    use super::*;
    use proptest::prelude::*;

    fn structure() -> Structure {
        fixtures::structure(3, None)
    }

    fn counted(votes: &[&str]) -> Count {
        let votes: Vec<Answers> =
            votes.iter().map(|json| Answers::from_json(json).expect("answers")).collect();
        let tally = Tally::of(&votes);
        count(Method::Weighted, &structure(), Cast { tally: &tally, ballots: None })
    }

    fn needed(name: &str, answers: Option<&str>) -> Needed {
        let answers = answers.map(|json| Answers::from_json(json).expect("answers"));
        Needed { name: name.to_owned(), answers }
    }

    fn best(count: &Count) -> Vec<i64> {
        count.summaries.iter().filter(|summary| summary.best).map(|summary| summary.choice.0).collect()
    }

    const VOTES: [&str; 3] = [r#"{"1":1,"2":1}"#, r#"{"1":1,"2":3}"#, r#"{"1":2,"2":1,"3":1}"#];

    #[test]
    fn the_best_choice_is_the_best_of_those_that_suit_everybody_needed() {
        let mut count = counted(&[VOTES[0], VOTES[1], VOTES[0], VOTES[2], r#"{"1":1}"#, r#"{"1":1}"#]);
        assert_eq!(best(&count), [1]);
        let verdict =
            judge(vec![needed("Ben", Some(VOTES[2])), needed("Ivy", None)], &structure(), Some(&mut count));
        assert_eq!(best(&count), [2]);
        assert_eq!(verdict.spoiled, Some((ChoiceId(1), vec!["Ben".to_owned()])));
        assert_eq!((verdict.waiting, verdict.fits), (vec!["Ivy".to_owned()], vec![ChoiceId(2), ChoiceId(3)]));
    }

    #[test]
    fn where_nothing_suits_everybody_the_best_stays_the_best() {
        let mut count = counted(&VOTES);
        let before = best(&count);
        let verdict = judge(vec![needed("Ann", Some("{}"))], &structure(), Some(&mut count));
        assert_eq!((best(&count), verdict.fits), (before, vec![]));
        assert_eq!(verdict.spoiled.map(|(_, names)| names), Some(vec!["Ann".to_owned()]));
    }

    #[test]
    fn a_choice_that_is_only_as_good_did_not_come_out_better() {
        let mut count = counted(&[r#"{"1":1,"2":1}"#, r#"{"1":2,"2":2}"#]);
        assert_eq!(best(&count), [1, 2]);
        let ben = needed("Ben", Some(r#"{"1":2,"2":1}"#));
        let verdict = judge(vec![ben], &structure(), Some(&mut count));
        assert_eq!((best(&count), verdict.spoiled), (vec![2], None));
    }

    proptest! {
        #[test]
        fn whoever_has_not_answered_spoils_nothing_and_every_best_choice_suits_all(
            votes in prop::collection::vec(prop::array::uniform3(0_i64..5), 1..6),
            waits in any::<bool>(),
        ) {
            let json = |cells: &[i64; 3]| {
                let cells = cells.iter().zip(1..).filter(|(value, _)| **value > 0);
                format!("{{{}}}", cells.map(|(value, id)| format!("\"{id}\":{value}")).collect::<Vec<_>>().join(","))
            };
            let votes: Vec<String> = votes.iter().map(json).collect();
            let plain: Vec<&str> = votes.iter().map(String::as_str).collect();
            let (mut count, untouched) = (counted(&plain), counted(&plain));
            let one = needed("Ann", (!waits).then_some(plain[0]));
            let verdict = judge(vec![one], &structure(), Some(&mut count));
            if waits {
                prop_assert_eq!(&count, &untouched);
            }
            let suited = count.summaries.iter().any(|it| it.place.is_some() && verdict.fits.contains(&it.choice));
            for choice in best(&count) {
                prop_assert!(!suited || verdict.fits.contains(&ChoiceId(choice)));
            }
            prop_assert_eq!(best(&count).is_empty(), best(&untouched).is_empty());
        }
    }
}
