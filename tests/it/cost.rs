//! What pages cost the database.

use bitpoll::actions::poll_show::{Extent, show_poll};
use bitpoll::actions::seats::{SetSeats, set_seats};
use bitpoll::actions::vote_delete::delete_vote;
use bitpoll::domain::id::{ChoiceId, ValueId};
use bitpoll::domain::poll::Settings;
use bitpoll::domain::tally::Tally;
use bitpoll::domain::time::Instant;
use bitpoll::domain::visibility::Standpoint;
use bitpoll::domain::vote::{Answers, Vote, VoteChoice};
use bitpoll::secrets::Keys;
use bitpoll::store::{self, Engine, Error, params};

use crate::support::app::{Client, TestApp};
use crate::support::db::{TestStore, for_each_engine};
use crate::support::polls::{TestPoll, YES, votes};
use crate::support::statements;
use crate::support::world::{Person, World, ballot};

const RESULTS: &str = "/poll/food/";

#[test]
fn the_results_page_asks_the_database_at_most_four_times_and_once_when_it_is_ready() {
    for_each_engine(|db| {
        let app = TestApp::with(db, &[]);
        TestPoll::default().made_by(&app, &app.guest());
        let asked = |browser: &Client| {
            let before = app.store().stats().statements;
            assert_eq!(browser.get(RESULTS).status, 200);
            app.store().stats().statements - before
        };
        assert_eq!(asked(&app.guest()), 4, "poll, choices and values, votes, comments");
        assert_eq!(asked(&app.guest()), 1, "its revision");
        assert_eq!(app.guest().post("/poll/food/vote/", &[("name", "Ann"), ("a1", YES)]).status, 303);
        assert_eq!(asked(&app.guest()), 4, "its revision, poll, votes, comments");
        assert_eq!(asked(&app.guest()), 1);
    });
}

/// A sheet of three choices, each wanted by so many without an account, and the person who owns it.
fn sheet(world: &World, wanted: usize) -> Person {
    let owner = world.user("olga");
    let poll = world.poll(&owner, "sheet", Settings::default());
    let random = world.random.clone();
    world.write(move |tx| {
        let mut tally = Tally::default();
        for number in 0..wanted {
            let mut answers = Answers::default();
            for choice in 1..=3 {
                answers
                    .set(ChoiceId(choice), VoteChoice { value: Some(ValueId(1)), ..VoteChoice::default() });
            }
            tally.add(&answers);
            let at = Instant(tx.now() + i64::try_from(number).unwrap_or(0));
            let vote = Vote {
                public_id: random.public_id(),
                user: None,
                assigned_by: None,
                assigned_name: String::new(),
                invitation: None,
                name: format!("P{number}"),
                anonymous: false,
                comment: String::new(),
                answers,
                created: at,
                updated: at,
                revision: 1,
                edit_epoch: 1,
            };
            store::votes::insert(tx, poll.id, &vote)?;
        }
        Ok(store::polls::set_tally(tx, poll.id, &tally)?)
    });
    owner
}

#[test]
fn a_sign_up_sheet_costs_the_same_statements_however_many_want_its_seats() {
    let costs = |wanted: usize| {
        let db = TestStore::sqlite();
        let world = World::new(db.store(), Keys::new(&[[7; 32]]));
        let owner = sheet(&world, wanted);
        let cost = |deed: &dyn Fn()| {
            let before = world.store.stats().statements;
            deed();
            world.store.stats().statements - before
        };
        let show =
            |extent| world.act(&world.stranger(), move |tx, asker| show_poll(tx, asker, "sheet", extent));
        let sums = cost(&|| drop(show(Extent::None).unwrap()));
        let seats: Vec<_> = (1..=3).map(|choice| (ChoiceId(choice), Some(50))).collect();
        let given = cost(&|| {
            let new = SetSeats { seats: seats.clone(), ..SetSeats::default() };
            world.act(&owner, move |tx, asker| set_seats(tx, asker, "sheet", &new)).unwrap();
        });
        let sums_with_seats = cost(&|| drop(show(Extent::None).unwrap()));
        assert_eq!(sums, sums_with_seats, "no line is read where none is shown");
        let voter = world.guest();
        let cast = |answers: &[(i64, i64)]| {
            let before = world.store.stats().statements;
            let vote = world.vote(&world.guest(), "sheet", &ballot("Eve", answers));
            (world.store.stats().statements - before, vote)
        };
        assert_eq!(cast(&[(1, 1)]).0, cast(&[(1, 1), (2, 1), (3, 1)]).0, "one statement for all seats");
        let own = world.vote(&voter, "sheet", &ballot("Ann", &[(1, 1), (2, 1), (3, 1)])).to_string();
        let left = cost(&|| {
            let own = own.clone();
            world.act(&voter, move |tx, asker| delete_vote(tx, asker, "sheet", &own)).unwrap();
        });
        (given, left)
    };
    assert_eq!(costs(60), costs(190));
}

#[test]
fn a_page_of_a_sheet_shows_the_places_that_the_whole_of_it_does() {
    for_each_engine(|db| {
        let world = World::new(db.store(), Keys::new(&[[7; 32]]));
        let owner = sheet(&world, 250);
        let seats = vec![(ChoiceId(1), Some(120)), (ChoiceId(3), Some(7))];
        let new = SetSeats { seats, ..SetSeats::default() };
        world.act(&owner, move |tx, asker| set_seats(tx, asker, "sheet", &new)).unwrap();
        let show = |person: &Person, extent| {
            let rows = world.act(person, move |tx, asker| show_poll(tx, asker, "sheet", extent));
            rows.unwrap().results.rows.into_iter().map(|row| (row.public_id, row.places)).collect::<Vec<_>>()
        };
        for person in [&owner, &world.stranger()] {
            let all = show(person, Extent::All);
            let paged: Vec<_> = (1..=3).flat_map(|page| show(person, Extent::Page(page))).collect();
            assert_eq!(all, paged);
            assert_eq!(
                all[119].1,
                [(ChoiceId(1), Standpoint::Seat), (ChoiceId(3), Standpoint::Waits(Some(113))),]
            );
            assert_eq!(
                all[249].1,
                [(ChoiceId(1), Standpoint::Waits(Some(130))), (ChoiceId(3), Standpoint::Waits(Some(243))),]
            );
        }
    });
}

#[test]
fn people_whose_yes_is_needed_are_among_the_votes_of_a_page_or_read_ten_at_a_time() {
    for_each_engine(|db| {
        let app = TestApp::with(db, &[]);
        let olga = app.signed_in("olga");
        TestPoll::default().made_by(&app, &olga);
        for number in 0..20 {
            let name = format!("Guest {number}");
            assert_eq!(app.guest().post("/poll/food/vote/", &[("name", &name), ("a1", YES)]).status, 303);
        }
        let asked = |path: &str| {
            let before = app.store().stats().statements;
            assert_eq!(app.guest().get(path).status, 200);
            app.store().stats().statements - before
        };
        app.guest().get(RESULTS);
        let plain = asked("/poll/food.txt");
        let all = votes(&app, "food");
        let marks: Vec<(&str, &str)> = all.iter().map(|vote| ("needed", vote.public_id.as_str())).collect();
        assert_eq!(olga.post("/poll/food/needed/", &marks).status, 303);
        assert_eq!(asked("/poll/food.txt") - plain, 2, "twenty people");
        assert!(asked("/poll/food/?sort=score") <= 4, "poll, votes, comments");
        assert!(app.guest().get(RESULTS).text.contains("Needed: Guest"));
    });
}

#[test]
fn who_is_signed_in_is_read_in_one_statement_that_counts_once_however_many_groups_there_are() {
    let asks = |statement: &&statements::Statement| {
        statement.file == "users.rs" && statement.sql.contains("FROM sessions s")
    };
    let all = statements::of(Engine::Sqlite);
    let [statement] = all.iter().filter(asks).collect::<Vec<_>>()[..] else { panic!("one statement") };
    let plan: &'static str = format!("EXPLAIN QUERY PLAN {}", statement.sql).leak();
    let app = TestApp::with(TestStore::sqlite(), &[]);
    let plan = app.store().read_blocking::<_, Error, _>(move |tx| {
        tx.query_all::<(i64, i64, i64, String)>(plan, params![&[0_u8; 32], 0_i64])
    });
    let steps: Vec<String> = plan.unwrap().into_iter().map(|(.., step)| step).collect();
    assert!(steps.iter().any(|step| step.starts_with("SCALAR SUBQUERY")), "{steps:?}");
    assert!(steps.iter().all(|step| !step.contains("CORRELATED")), "once for each group: {steps:?}");
}
