//! Published examples, and what holds for every poll.

use proptest::prelude::*;

use super::*;
use crate::domain::answer_value::{ChoiceValue, Color, Weight};
use crate::domain::choice::{Choice, Subject};
use crate::domain::id::ChoiceId;
use crate::domain::vote::{Answers, VoteChoice};

/// A poll with so many choices and answers of these weights (as whole numbers), numbered from 1.
fn poll(choices: usize, weights: &[i64]) -> Structure {
    let choice = |id| Choice {
        id: ChoiceId(id),
        subject: Subject::Text(format!("c{id}")),
        position: id,
        deleted: false,
        seats: None,
        decided: false,
    };
    let value = |(id, weight): (i64, &i64)| ChoiceValue {
        id: ValueId(id),
        title: format!("v{id}"),
        color: Color::Named("green"),
        icon: "check",
        weight: Weight(weight * 100),
        deleted: false,
    };
    Structure::new((1..).take(choices).map(choice).collect(), (1..).zip(weights).map(value).collect())
}

/// A ballot: the number of the answer to each choice, 0 for blank.
fn ballot(values: &[usize]) -> Answers {
    let mut answers = Answers::default();
    for (choice, value) in (1..).zip(values).filter(|(_, value)| **value > 0) {
        let value = Some(ValueId(i64::try_from(*value).unwrap()));
        answers.set(ChoiceId(choice), VoteChoice { value, ..VoteChoice::default() });
    }
    answers
}

fn counted(method: Method, structure: &Structure, votes: &[Vec<usize>]) -> Count {
    let votes: Vec<Answers> = votes.iter().map(|values| ballot(values)).collect();
    let tally = Tally::of(&votes);
    let mut ballots = Ballots::new(method, structure, &tally);
    let _ = votes.iter().try_for_each(|answers| ballots.add(answers));
    count(method, structure, Cast { tally: &tally, ballots: Some(&ballots) })
}

fn places(count: &Count) -> Vec<Option<usize>> {
    count.summaries.iter().map(|summary| summary.place).collect()
}

fn best(count: &Count) -> Vec<usize> {
    (0..count.summaries.len()).filter(|at| count.summaries[*at].best).collect()
}

fn times(groups: &[(usize, &[usize])]) -> Vec<Vec<usize>> {
    groups.iter().flat_map(|(times, values)| vec![values.to_vec(); *times]).collect()
}

/// Strict orders of choices named by letters, as ballots with ranks: weights fall with the number of the answer.
fn orders(choices: usize, groups: &[(usize, &str)]) -> Vec<Vec<usize>> {
    let of = |order: &str| {
        let place = |choice: usize| order.bytes().position(|letter| usize::from(letter - b'A') == choice);
        (0..choices).map(|choice| place(choice).map_or(0, |place| place + 1)).collect::<Vec<_>>()
    };
    groups.iter().flat_map(|(times, order)| vec![of(order); *times]).collect()
}

/// The capital of Tennessee: Memphis A, Nashville B, Chattanooga C, Knoxville D.
const TENNESSEE: [(usize, &str); 4] = [(42, "ABCD"), (26, "BCDA"), (15, "CDBA"), (17, "DCBA")];

#[test]
fn in_tennessee_knoxville_wins_by_runoff_and_nashville_by_duels() {
    let structure = poll(4, &[4, 3, 2, 1]);
    let votes = orders(4, &TENNESSEE);
    let runoff = counted(Method::Runoff, &structure, &votes);
    assert_eq!(places(&runoff), [2, 3, 4, 1].map(Some));
    let Steps::Rounds(rounds) = &runoff.steps else { panic!("{:?}", runoff.steps) };
    let numbers: Vec<Vec<f64>> =
        rounds.iter().map(|round| round.votes.iter().map(|(_, votes)| *votes).collect()).collect();
    assert_eq!(numbers, [vec![42.0, 26.0, 15.0, 17.0], vec![42.0, 26.0, 32.0], vec![42.0, 58.0]]);
    let out: Vec<i64> = rounds.iter().flat_map(|round| &round.out).map(|choice| choice.0).collect();
    assert_eq!(out, [3, 2, 1]);

    let duels = counted(Method::Schulze, &structure, &votes);
    assert_eq!(places(&duels), [4, 1, 2, 3].map(Some));
    let Steps::Duels(table) = &duels.steps else { panic!("{:?}", duels.steps) };
    assert_eq!(table.better[1], [58, 0, 68, 68]);
    assert_eq!(duels.summaries[1].figure, Some(Figure::Wins(3)));
}

#[test]
fn in_tennessee_approval_score_and_majority_judgement_choose_nashville() {
    // Points from 10 to 0; everybody approves of two cities.
    let points = poll(4, &[10, 7, 6, 5, 4, 2, 0]);
    let scores = times(&[(42, &[1, 5, 6, 7]), (26, &[7, 1, 5, 6]), (15, &[7, 3, 1, 3]), (17, &[7, 4, 2, 1])]);
    let score = counted(Method::Score, &points, &scores);
    let means: Vec<_> = score.summaries.iter().map(|summary| summary.figure.unwrap()).collect();
    assert_eq!(means, [4.20, 6.03, 4.57, 3.12].map(Figure::Mean));
    assert_eq!(places(&score), [3, 1, 2, 4].map(Some));

    let approval = counted(Method::Approval, &poll(4, &[4, 3, 2, 1]), &orders(4, &TENNESSEE));
    let approvals: Vec<_> = approval.summaries.iter().map(|summary| summary.figure.unwrap()).collect();
    assert_eq!(approvals, [42, 68, 58, 32].map(Figure::Approvals));

    // Excellent, good, fair, poor.
    let grades = times(&[(42, &[1, 3, 4, 4]), (26, &[4, 1, 3, 3]), (15, &[4, 3, 1, 2]), (17, &[4, 3, 2, 1])]);
    let majority = counted(Method::Majority, &poll(4, &[3, 2, 1, 0]), &grades);
    assert_eq!(best(&majority), [1]);
    let medians: Vec<_> = majority.summaries.iter().map(|summary| summary.figure.unwrap()).collect();
    assert_eq!(medians[1], Figure::Grade { value: ValueId(3), better: 26, worse: 0 });
    assert_eq!(medians[0], Figure::Grade { value: ValueId(4), better: 42, worse: 0 });
}

#[test]
fn schulzes_own_example_is_counted_as_in_his_paper() {
    let groups = [
        (5, "ACBED"),
        (5, "ADECB"),
        (8, "BEDAC"),
        (3, "CABED"),
        (7, "CAEBD"),
        (2, "CBADE"),
        (7, "DCEBA"),
        (8, "EBADC"),
    ];
    let count = counted(Method::Schulze, &poll(5, &[5, 4, 3, 2, 1]), &orders(5, &groups));
    assert_eq!(places(&count), [2, 4, 3, 5, 1].map(Some), "E > A > C > B > D");
}

#[test]
fn the_election_of_orsay_is_judged_as_in_the_book() {
    // Shares in thousandths of Bayrou, Royal and Sarkozy, from excellent to reject (Balinski and Laraki, 2007).
    let shares =
        [[136, 307, 251, 148, 84, 74], [167, 227, 191, 168, 122, 125], [191, 198, 143, 115, 71, 282]];
    let column = |shares: &[usize; 6]| {
        times(&[0, 1, 2, 3, 4, 5].map(|grade| (shares[grade], &[[1], [2], [3], [4], [5], [6]][grade][..])))
    };
    let columns: Vec<Vec<usize>> = shares.iter().map(|shares| column(shares).concat()).collect();
    let votes: Vec<Vec<usize>> =
        (0..1000).map(|row| columns.iter().map(|column| column[row]).collect()).collect();
    let count = counted(Method::Majority, &poll(3, &[5, 4, 3, 2, 1, 0]), &votes);
    assert_eq!(places(&count), [1, 2, 3].map(Some));
    assert_eq!(count.summaries[0].figure, Some(Figure::Grade { value: ValueId(3), better: 443, worse: 306 }));
}

#[test]
fn the_least_resistance_wins_though_it_is_nobodys_favourite() {
    // Two camps love one choice each and reject the other's; the third is fine for all.
    let structure = poll(3, &[2, 1, 0]);
    let votes = times(&[(3, &[1, 3, 2]), (2, &[3, 1, 2])]);
    let count = counted(Method::Consensus, &structure, &votes);
    let figures: Vec<_> = count.summaries.iter().map(|summary| summary.figure.unwrap()).collect();
    assert_eq!(figures, [20.0, 30.0, 25.0].map(Figure::Resistance));
    let votes = times(&[(3, &[1, 3, 1]), (2, &[3, 1, 2])]);
    assert_eq!(best(&counted(Method::Consensus, &structure, &votes)), [2]);
}

#[test]
fn equal_likes_share_a_vote_exactly() {
    // Thirds and halves that a sum of rounded numbers would not make equal.
    let structure = poll(4, &[1, 0]);
    let votes = times(&[(1, &[1, 1, 1, 0]), (1, &[1, 1, 0, 0]), (1, &[0, 0, 1, 0]), (6, &[0, 0, 0, 1])]);
    let count = counted(Method::Runoff, &structure, &votes);
    let Steps::Rounds(rounds) = &count.steps else { panic!("{:?}", count.steps) };
    // One vote in three and one in two make 5/6 for each of the first two, who go out together.
    assert_eq!(rounds[0].out, [ChoiceId(1), ChoiceId(2)]);
    assert_eq!((rounds[1].idle, places(&count)), (1, [3, 3, 2, 1].map(Some).to_vec()));
}

#[test]
fn choices_that_are_last_together_stay_if_nobody_else_is_left() {
    let votes = times(&[(2, &[1, 2]), (2, &[2, 1])]);
    assert_eq!(best(&counted(Method::Runoff, &poll(2, &[1, 0]), &votes)), [0, 1]);
}

#[test]
fn what_nobody_answered_has_no_place() {
    for method in Method::ALL {
        let count = counted(*method, &poll(3, &[1, 0]), &times(&[(2, &[2, 0, 1]), (1, &[0, 0, 0])]));
        assert_eq!((count.summaries[1].place, count.summaries[1].figure), (None, None), "{method:?}");
        assert_eq!(best(&count), [2], "{method:?}");
        let nothing = counted(*method, &poll(2, &[1, 0]), &times(&[(3, &[0, 0])]));
        assert_eq!(places(&nothing), [None, None], "{method:?}");
        assert_eq!(places(&counted(*method, &poll(0, &[1]), &[])), []);
    }
}

#[test]
fn a_poll_that_is_too_large_for_its_method_is_counted_by_weights_and_says_so() {
    for (method, most) in [(Method::Runoff, 64), (Method::Schulze, 200)] {
        let all = |choices| counted(method, &poll(choices, &[1, 0]), &[vec![1; choices]]);
        assert_eq!((all(most).method, all(most).too_large), (method, false));
        assert_eq!((all(most + 1).method, all(most + 1).too_large), (Method::Weighted, true));
    }
}

#[test]
fn ballots_of_which_too_many_differ_are_counted_no_further_and_not_kept() {
    let structure = poll(200, &[1, 0]);
    // Two that are the same are counted once, so that ballots of every kind are cast twice.
    let cast =
        |kind: usize| ballot(&(0..200).map(|choice| 1 + (kind >> (choice % 11) & 1)).collect::<Vec<_>>());
    let most = ballots::room(Method::Schulze, 200).unwrap();
    assert!(ballots::steps(most, 200) <= 50_000_000 && ballots::steps(most + 1, 200) > 50_000_000);
    let votes: Vec<Answers> = (0..=most).flat_map(|kind| [cast(kind), cast(kind)]).collect();
    let tally = Tally::of(&votes);
    let mut gathered = Ballots::new(Method::Schulze, &structure, &tally);
    let added = votes.iter().take_while(|answers| gathered.add(answers).is_continue()).count();
    assert_eq!(added, 2 * most, "the first that is one too many ends it");
    assert_eq!(gathered.groups().count(), 0);
    assert!(gathered.add(&cast(0)).is_break(), "and it stays ended");
    let count = count(Method::Schulze, &structure, Cast { tally: &tally, ballots: Some(&gathered) });
    assert_eq!((count.method, count.too_large), (Method::Weighted, true));
}

#[test]
fn with_too_many_choices_no_ballot_is_read_at_all() {
    let structure = poll(65, &[1, 0]);
    let all = ballot(&[1; 65]);
    let tally = Tally::of([&all]);
    assert!(Ballots::new(Method::Runoff, &structure, &tally).add(&all).is_break());
    assert!(Ballots::new(Method::Schulze, &structure, &tally).add(&all).is_continue());
    let first = ballot(&[1]);
    let few = Tally::of([&first]);
    assert!(Ballots::new(Method::Runoff, &structure, &few).add(&first).is_continue(), "64 have no place");
}

#[test]
fn only_a_small_poll_is_counted_while_others_wait() {
    let structure = poll(10, &[1, 0]);
    let votes = |count: usize| Tally::of(&vec![ballot(&[1; 10]); count]);
    for (method, count, quick) in [
        (Method::Schulze, 4_000, true),
        (Method::Schulze, 6_000, false),
        (Method::Runoff, 6_000, false),
        (Method::Score, 6_000, true),
    ] {
        assert_eq!(is_quick(method, &structure, &votes(count)), quick, "{method:?} {count}");
    }
}

#[test]
fn without_ballots_orders_are_not_guessed() {
    let structure = poll(1, &[1]);
    let tally = Tally::of(&[ballot(&[1])]);
    let count = count(Method::Schulze, &structure, Cast { tally: &tally, ballots: None });
    assert_eq!((count.method, count.too_large), (Method::Weighted, false));
}

const CHOICES: usize = 4;
const WEIGHTS: [i64; 4] = [3, -1, 2, 0];

fn any_votes() -> impl Strategy<Value = Vec<Vec<usize>>> {
    prop::collection::vec(prop::collection::vec(0..=WEIGHTS.len(), CHOICES), 1..12)
}

fn any_method() -> impl Strategy<Value = Method> {
    prop::sample::select(Method::ALL)
}

/// How a ballot likes a choice, blank least.
fn like(values: &[usize], choice: usize) -> i64 {
    values[choice].checked_sub(1).map_or(i64::MIN, |value| WEIGHTS[value])
}

proptest! {
    #[test]
    fn the_order_of_the_ballots_does_not_matter(method in any_method(), votes in any_votes(), turn in 0_usize..12) {
        let structure = poll(CHOICES, &WEIGHTS);
        let mut turned = votes.clone();
        let by = turn % turned.len();
        turned.rotate_left(by);
        prop_assert_eq!(counted(method, &structure, &votes), counted(method, &structure, &turned));
    }

    #[test]
    fn no_choice_is_favoured_for_its_number(
        method in any_method(), votes in any_votes(), order in Just((0..CHOICES).collect::<Vec<_>>()).prop_shuffle(),
    ) {
        let structure = poll(CHOICES, &WEIGHTS);
        let renamed: Vec<Vec<usize>> =
            votes.iter().map(|values| order.iter().map(|from| values[*from]).collect()).collect();
        let before = places(&counted(method, &structure, &votes));
        let after = places(&counted(method, &structure, &renamed));
        prop_assert_eq!(order.iter().map(|from| before[*from]).collect::<Vec<_>>(), after);
    }

    #[test]
    fn what_everybody_likes_most_wins(method in any_method(), mut votes in any_votes(), choice in 0..CHOICES) {
        votes.iter_mut().for_each(|values| values[choice] = 1);
        prop_assert!(counted(method, &poll(CHOICES, &WEIGHTS), &votes).summaries[choice].best);
    }

    #[test]
    fn twice_the_same_ballots_give_the_same_places(method in any_method(), votes in any_votes()) {
        let structure = poll(CHOICES, &WEIGHTS);
        let twice = [votes.clone(), votes.clone()].concat();
        prop_assert_eq!(places(&counted(method, &structure, &votes)), places(&counted(method, &structure, &twice)));
    }

    #[test]
    fn places_are_those_of_a_race(method in any_method(), votes in any_votes()) {
        let count = counted(method, &poll(CHOICES, &WEIGHTS), &votes);
        let mut all: Vec<usize> = places(&count).into_iter().flatten().collect();
        all.sort_unstable();
        // By Schulze, two choices may both be behind a third and not beat each other.
        let partial = count.method == Method::Schulze;
        for (at, place) in all.iter().enumerate() {
            let first = all.iter().position(|other| other == place).unwrap();
            prop_assert!(if partial { *place <= at + 1 } else { *place == first + 1 }, "{:?}", all);
        }
        prop_assert!(all.is_empty() || all[0] == 1);
        prop_assert!(count.summaries.iter().all(|summary| summary.best == (summary.place == Some(1))));
    }

    #[test]
    fn who_wins_every_duel_wins_by_schulze(votes in any_votes()) {
        let count = counted(Method::Schulze, &poll(CHOICES, &WEIGHTS), &votes);
        let duel = |a: usize, b: usize| votes.iter().map(|values| like(values, a).cmp(&like(values, b)) as i64).sum::<i64>();
        for a in 0..CHOICES {
            if (0..CHOICES).all(|b| a == b || duel(a, b) > 0) {
                prop_assert_eq!(best(&count), vec![a]);
            }
        }
    }

    #[test]
    fn medians_taken_off_one_by_one_give_the_same_as_in_runs(votes in any_votes()) {
        let count = counted(Method::Majority, &poll(CHOICES, &WEIGHTS), &votes);
        // Word for word: sort, take off the lower median, again.
        let medians = |choice: usize| {
            let mut left: Vec<i64> = votes.iter().map(|values| like(values, choice).max(-1)).collect();
            left.sort_unstable();
            (0..votes.len()).map(|_| left.remove((left.len() - 1) / 2)).collect::<Vec<_>>()
        };
        for a in 0..CHOICES {
            for b in 0..CHOICES {
                if let (Some(first), Some(second)) = (count.summaries[a].place, count.summaries[b].place) {
                    prop_assert_eq!(first.cmp(&second), medians(b).cmp(&medians(a)));
                }
            }
        }
    }
}
