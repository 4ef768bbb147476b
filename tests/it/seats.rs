//! Sign-up sheets: seats go in order of arrival, nobody is lost, and whoever moves up is told.

use std::collections::BTreeSet;
use std::sync::Arc;

use bitpoll::actions::poll_copy::{CopyPoll, copy_poll};
use bitpoll::actions::poll_show::{Extent, Shown, show_poll};
use bitpoll::actions::seats::{SetSeats, set_seats};
use bitpoll::actions::undo::undo_in_poll;
use bitpoll::actions::values::{Edit, edit_value, set_value_deleted};
use bitpoll::actions::vote_delete::delete_vote;
use bitpoll::actions::vote_edit::edit_vote;
use bitpoll::actions::{Asker, Error, account_delete};
use bitpoll::domain::answer_value::NewValue;
use bitpoll::domain::error::Problem;
use bitpoll::domain::id::{ChoiceId, PollId, PublicId, ValueId};
use bitpoll::domain::poll::{Results, Settings};
use bitpoll::domain::seats::{Line, Place, taking};
use bitpoll::domain::slug::Slug;
use bitpoll::domain::time::Instant;
use bitpoll::domain::visibility::Standpoint;
use bitpoll::domain::vote::Ballot;
use bitpoll::i18n::{Locale, T};
use bitpoll::params;
use bitpoll::secrets::Keys;
use bitpoll::store::migrate::MIGRATIONS;
use bitpoll::store::{self, Database, DatabaseConfig, Engine, Store};

use crate::support::db::{NOON, TestStore, for_each_engine};
use crate::support::world::{Person, World, ballot};

const PIZZA: ChoiceId = ChoiceId(1);
const SUSHI: ChoiceId = ChoiceId(2);

/// Runs a test with people on both engines, and a poll of theirs.
fn on_each(test: impl Fn(&World, &Person)) {
    for_each_engine(|db| {
        let world = World::new(db.store(), Keys::new(&[[7; 32]]));
        let owner = world.user("owner");
        world.poll(&owner, "lunch", Settings::default());
        test(&world, &owner);
    });
}

fn seats(world: &World, owner: &Person, seats: &[(ChoiceId, Option<i64>)]) {
    let new = SetSeats { seats: seats.to_vec(), ..SetSeats::default() };
    world.act(owner, move |tx, asker| set_seats(tx, asker, "lunch", &new)).unwrap();
}

pub fn vote(world: &World, name: &str, answers: &[(i64, i64)]) -> (Person, PublicId) {
    let person = world.guest();
    let vote = world.vote(&person, "lunch", &ballot(name, answers));
    (person, vote)
}

/// The line of a choice, after it was compared with the votes: exactly those stand there who want a seat.
fn line(world: &World, choice: ChoiceId) -> Line {
    world.write(move |tx| {
        let poll = store::polls::by_slug(tx, "lunch")?.unwrap().poll;
        let taking = taking(&store::structures::of(tx, &poll)?);
        let mut wanting = Vec::new();
        store::votes::each(tx, poll.id, None, |vote| {
            if vote.answers.value(choice).is_some_and(|value| taking.contains(&value)) {
                wanting.push(vote.public_id);
            }
        })?;
        let line = store::seats::arrivals(tx, poll.id)?.remove(&choice).unwrap_or_default().line();
        let mut standing = line.0.clone();
        standing.sort_unstable();
        wanting.sort_unstable();
        assert_eq!(standing, wanting, "those stand in line who want a seat");
        let looked = store::check::next_poll(tx, PollId(poll.id.0 - 1))?.unwrap();
        assert!(looked.seats, "bitpoll doctor finds nothing wrong");
        Ok(line)
    })
}

fn place(world: &World, choice: ChoiceId, seats: i64, vote: &PublicId) -> Option<Place> {
    line(world, choice).place(vote, Some(seats))
}

fn change(world: &World, (person, vote): &(Person, PublicId), revision: i64, new: &Ballot) {
    let (vote, new) = (vote.to_string(), new.clone());
    world.act(person, move |tx, asker| edit_vote(tx, asker, "lunch", &vote, revision, &new)).unwrap();
}

pub fn delete(world: &World, (person, vote): &(Person, PublicId)) {
    let vote = vote.to_string();
    world.act(person, move |tx, asker| delete_vote(tx, asker, "lunch", &vote)).unwrap();
}

/// The mail about seats that waits: whose, and what.
fn told(world: &World) -> Vec<(String, String)> {
    world.write(|tx| {
        Ok(tx.query_all::<(String, String)>(
            "SELECT object, data FROM outbox WHERE kind = 'seat' ORDER BY id",
            params![],
        )?)
    })
}

#[test]
fn the_last_seat_goes_to_exactly_one_of_fifty_at_once_on_two_nodes() {
    for_each_engine(|db| {
        let world = World::new(db.store(), Keys::new(&[[7; 32]]));
        let owner = world.user("owner");
        world.poll(&owner, "lunch", Settings::default());
        seats(&world, &owner, &[(PIZZA, Some(3))]);
        let first = ["Ann", "Ben"].map(|name| vote(&world, name, &[(1, 1)]).1);
        let other = World { store: second_node(&db), ..world.clone() };
        std::thread::scope(|scope| {
            for number in 0..50 {
                let node = if number % 2 == 0 { &world } else { &other };
                scope.spawn(move || vote(node, &format!("P{number}"), &[(1, 1), (2, 3)]));
            }
        });
        let line = line(&world, PIZZA);
        assert_eq!(line.0[..2], first, "whoever had a seat keeps it");
        let different: BTreeSet<_> = line.0.iter().collect();
        assert_eq!((line.0.len(), different.len()), (52, 52), "each has a place of their own");
        // What the page makes of it, from the counts and from the line.
        let rows = shown(&world, &owner).results.rows;
        let standing = rows.iter().filter_map(|row| row.places.iter().find(|(choice, _)| *choice == PIZZA));
        let mut numbers = standing
            .map(|(_, stands)| match stands {
                Standpoint::Seat => 0,
                Standpoint::Waits(number) => number.unwrap_or(usize::MAX),
            })
            .collect::<Vec<_>>();
        numbers.sort_unstable();
        assert_eq!(
            numbers,
            [0, 0, 0].into_iter().chain(1..=49).collect::<Vec<_>>(),
            "the last seat went to one"
        );
        let tally = world.recounted("lunch");
        assert_eq!(tally.count(PIZZA, ValueId(1)), 52);
        assert!(told(&world).is_empty(), "nobody was moved");
    });
}

/// Another program on the same database; SQLite has one alone.
fn second_node(db: &TestStore) -> Store {
    if db.engine() == Engine::Sqlite {
        return db.store();
    }
    let config = DatabaseConfig::new(Database::Postgres { url: db.url().to_owned() });
    Store::open_with(&config, Arc::new(|| NOON), MIGRATIONS).expect("the database opens")
}

#[test]
fn twenty_who_leave_at_once_let_the_ten_first_in_line_move_up() {
    on_each(|world, owner| {
        seats(world, owner, &[(PIZZA, Some(10))]);
        let all: Vec<_> = (0..30)
            .map(|number| {
                let ballot = ballot(&format!("P{number}"), &[(1, 1)]);
                let person = if number < 20 { world.guest() } else { world.user(&format!("waits{number}")) };
                let vote = world.vote(&person, "lunch", &ballot);
                (person, vote)
            })
            .collect();
        std::thread::scope(|scope| {
            for one in &all[..20] {
                scope.spawn(move || delete(world, one));
            }
        });
        let rest: Vec<PublicId> = all[20..].iter().map(|(_, vote)| *vote).collect();
        let mut moved: Vec<String> = rest.iter().map(ToString::to_string).collect();
        assert_eq!(line(world, PIZZA), Line(rest), "in the order in which they came");
        let mut told = told(world);
        told.sort_unstable();
        moved.sort_unstable();
        assert_eq!(told, moved.into_iter().map(|vote| (vote, "+1".to_owned())).collect::<Vec<_>>());
    });
}

#[test]
fn whoever_takes_a_yes_back_makes_room_for_the_first_in_line_alone_and_loses_no_other_place() {
    on_each(|world, owner| {
        seats(world, owner, &[(PIZZA, Some(1)), (SUSHI, Some(1))]);
        let ann = vote(world, "Ann", &[(1, 1), (2, 1)]);
        let ben = vote(world, "Ben", &[(1, 1), (2, 1)]);
        let cem = vote(world, "Cem", &[(1, 1)]);
        assert_eq!(place(world, PIZZA, 1, &ben.1), Some(Place::Waiting(1)));
        assert_eq!(place(world, PIZZA, 1, &cem.1), Some(Place::Waiting(2)));
        // Something else is changed: all keep their places.
        change(
            world,
            &ben,
            1,
            &Ballot { comment: "late".into(), ..ballot("Ben", &[(1, 1), (2, 1), (3, 2)]) },
        );
        assert_eq!(place(world, PIZZA, 1, &ben.1), Some(Place::Waiting(1)));
        change(world, &ann, 1, &ballot("Ann", &[(1, 2), (2, 1)]));
        assert_eq!(place(world, PIZZA, 1, &ben.1), Some(Place::Seat));
        assert_eq!(place(world, PIZZA, 1, &cem.1), Some(Place::Waiting(1)));
        assert_eq!(place(world, SUSHI, 1, &ann.1), Some(Place::Seat), "what was not touched");
        // Whoever comes back comes last.
        change(world, &ann, 2, &ballot("Ann", &[(1, 1), (2, 1)]));
        assert_eq!(place(world, PIZZA, 1, &ann.1), Some(Place::Waiting(2)));
        delete(world, &ben);
        assert_eq!(place(world, PIZZA, 1, &cem.1), Some(Place::Seat));
    });
}

#[test]
fn a_choice_that_gets_seats_later_gives_them_to_those_who_voted_first() {
    for_each_engine(|db| {
        let world = World::new(db.store(), Keys::new(&[[7; 32]]));
        let owner = world.user("owner");
        world.poll(&owner, "lunch", Settings::default());
        // Of whoever voted without a name the day alone is known: the hour may be that of the last.
        let nameless = vote_without_name(&world);
        let mut all: Vec<_> = ["Ann", "Ben", "Cem"]
            .iter()
            .map(|name| {
                db.advance(60);
                vote(&world, name, &[(1, 1)]).1
            })
            .collect();
        db.advance(86_400);
        all.extend([nameless, vote(&world, "Dan", &[(1, 1)]).1]);
        seats(&world, &owner, &[(PIZZA, Some(2))]);
        assert_eq!(line(&world, PIZZA), Line(all.clone()));
        assert_eq!(place(&world, PIZZA, 2, &all[2]), Some(Place::Waiting(1)));
    });
}

#[test]
fn more_seats_let_the_first_move_up_fewer_let_the_last_wait_and_both_are_told() {
    on_each(|world, owner| {
        seats(world, owner, &[(PIZZA, Some(1))]);
        let users: Vec<Person> = ["ada", "bob", "cem"].iter().map(|name| world.user(name)).collect();
        let votes: Vec<String> =
            users.iter().map(|user| world.vote(user, "lunch", &ballot("", &[(1, 1)])).to_string()).collect();
        seats(world, owner, &[(PIZZA, Some(2))]);
        assert_eq!(told(world), [(votes[1].clone(), "+1".to_owned())]);
        seats(world, owner, &[(PIZZA, Some(2))]);
        assert_eq!(told(world).len(), 1, "nothing has changed");
        seats(world, owner, &[(PIZZA, Some(1))]);
        assert_eq!(told(world)[1..], [(votes[1].clone(), "-1".to_owned())]);
        seats(world, owner, &[(PIZZA, None)]);
        // Without a limit all have one; a mail that waits still says so to Bob.
        assert_eq!(told(world)[2..], [(votes[2].clone(), "+1".to_owned())]);
    });
}

#[test]
fn mail_about_a_seat_does_not_keep_when_somebody_left() {
    on_each(|world, owner| {
        seats(world, owner, &[(PIZZA, Some(1))]);
        let leaves = vote(world, "Ann", &[(1, 1)]);
        world.vote(&world.user("bob"), "lunch", &ballot("", &[(1, 1)]));
        delete(world, &leaves);
        let kept = world.write(|tx| {
            let sql = "SELECT created, due FROM outbox WHERE kind = 'seat'";
            Ok((tx.query_one::<(i64, i64)>(sql, params![])?, tx.now()))
        });
        let ((created, due), now) = kept;
        assert_eq!((created, due % 300), (Instant(now).day().0, 0));
        assert_ne!(created, now);
    });
}

#[test]
fn another_answer_that_counts_most_takes_the_seats_from_then_on() {
    on_each(|world, owner| {
        seats(world, owner, &[(PIZZA, Some(1))]);
        let sure = vote(world, "Ann", &[(1, 1)]).1;
        let perhaps = vote(world, "Ben", &[(1, 3)]).1;
        assert_eq!(line(world, PIZZA), Line(vec![sure]));
        let remove = |gone| {
            world
                .act(owner, move |tx, asker| set_value_deleted(tx, asker, "lunch", None, ValueId(1), gone))
                .unwrap();
        };
        remove(true);
        assert_eq!(line(world, PIZZA), Line(vec![perhaps]), "maybe is the best there is");
        remove(false);
        assert_eq!(line(world, PIZZA), Line(vec![sure]));
    });
}

/// Ada said no at nine and yes at five, Bob said yes at ten, Cem maybe: there is one seat.
fn late_and_early(db: &TestStore, world: &World, owner: &Person) -> [(Person, PublicId); 3] {
    seats(world, owner, &[(PIZZA, Some(1))]);
    let answers = [("ada", 2), ("bob", 1), ("cem", 3)];
    let people = answers.map(|(name, answer)| {
        db.advance(3_600);
        let person = world.user(name);
        let vote = world.vote(&person, "lunch", &ballot("", &[(1, answer)]));
        (person, vote)
    });
    db.advance(3_600);
    change(world, &people[0], 1, &ballot("", &[(1, 1)]));
    people
}

fn set_weight(world: &World, owner: &Person, weight: &str) {
    let weight = weight.to_owned();
    let change = move |tx: &mut store::Tx<'_>, asker: &Asker| {
        let new = NewValue::parse("Yes", "green", "check", &weight)?;
        edit_value(tx, asker, "lunch", None, Edit { id: ValueId(1), new: &new, t: T(Locale::En) })
    };
    world.act(owner, change).unwrap();
}

#[test]
fn an_answer_that_takes_no_seat_for_a_while_keeps_the_order_of_arrival() {
    for_each_engine(|db| {
        let world = World::new(db.store(), Keys::new(&[[7; 32]]));
        let owner = world.user("owner");
        world.poll(&owner, "lunch", Settings::default());
        let [late, early, perhaps] = late_and_early(&db, &world, &owner);
        let line_is = |who: &[&(Person, PublicId)]| {
            let votes = who.iter().map(|(_, vote)| *vote).collect();
            assert_eq!(line(&world, PIZZA), Line(votes));
        };
        line_is(&[&early, &late]);
        let remove = |gone| {
            world
                .act(&owner, move |tx, asker| set_value_deleted(tx, asker, "lunch", None, ValueId(1), gone))
                .unwrap();
        };
        remove(true);
        line_is(&[&perhaps]);
        let news = |(_, vote): &(Person, PublicId), what: &str| (vote.to_string(), what.to_owned());
        let mut all = vec![news(&early, "=1"), news(&late, "~1"), news(&perhaps, "+1")];
        all.sort_unstable();
        let sorted = || {
            let mut told = told(&world);
            told.sort_unstable();
            told
        };
        assert_eq!(sorted(), all, "whoever drops out is told, and who comes in");
        remove(false);
        line_is(&[&early, &late]);
        all.push(news(&perhaps, "=1"));
        all.sort_unstable();
        assert_eq!(sorted(), all, "back before they were told: nothing to tell but to who is out again");
        // The same by a mistyped weight; meanwhile somebody takes the answer back, and gives it again later.
        set_weight(&world, &owner, "0.1");
        line_is(&[&perhaps]);
        change(&world, &early, 1, &ballot("", &[(1, 2)]));
        change(&world, &early, 2, &ballot("", &[(1, 1)]));
        let third = vote(&world, "Dan", &[(1, 1)]);
        set_weight(&world, &owner, "1");
        line_is(&[&late, &early, &third]);
    });
}

#[test]
fn undo_of_an_answer_that_was_taken_off_gives_everybody_the_old_place() {
    for_each_engine(|db| {
        let world = World::new(db.store(), Keys::new(&[[7; 32]]));
        let owner = world.user("owner");
        world.poll(&owner, "lunch", Settings::default());
        let [late, early, _] = late_and_early(&db, &world, &owner);
        let off = |tx: &mut store::Tx<'_>, asker: &Asker| {
            set_value_deleted(tx, asker, "lunch", None, ValueId(1), true)
        };
        let kept = world.act(&owner, off).unwrap().unwrap();
        world.act(&owner, move |tx, asker| undo_in_poll(tx, asker, "lunch", kept.as_str())).unwrap();
        assert_eq!(line(&world, PIZZA), Line(vec![early.1, late.1]));
    });
}

#[test]
fn an_account_that_is_deleted_with_its_votes_makes_room() {
    on_each(|world, owner| {
        seats(world, owner, &[(PIZZA, Some(1))]);
        let (ada, bob) = (world.user("ada"), world.user("bob"));
        world.vote(&ada, "lunch", &ballot("", &[(1, 1)]));
        let waits = world.vote(&bob, "lunch", &ballot("", &[(1, 1)]));
        world
            .act(&ada, |tx, asker| account_delete::delete(tx, asker, None, account_delete::Traces::Remove))
            .unwrap();
        assert_eq!(place(world, PIZZA, 1, &waits), Some(Place::Seat));
        assert_eq!(told(world), [(waits.to_string(), "+1".to_owned())]);
    });
}

#[test]
fn nobody_says_yes_to_more_choices_than_one_person_may() {
    on_each(|world, owner| {
        let limit = |yes_limit| {
            let new = SetSeats { yes_limit, ..SetSeats::default() };
            world.act(owner, move |tx, asker| set_seats(tx, asker, "lunch", &new)).unwrap();
        };
        limit(Some(2));
        let ann = vote(world, "Ann", &[(1, 1), (2, 1), (3, 3)]);
        let id = ann.1.to_string();
        let greedy = ballot("Ann", &[(1, 1), (2, 1), (3, 1)]);
        let refused = world.act(&ann.0, {
            let greedy = greedy.clone();
            move |tx, asker| edit_vote(tx, asker, "lunch", &id, 1, &greedy)
        });
        let Err(Error::Invalid(invalid)) = refused else { panic!("{refused:?}") };
        assert_eq!(invalid.of("a3"), Some(&Problem::YesLimit { max: 2 }));
        limit(None);
        change(world, &ann, 1, &greedy);
    });
}

#[test]
fn a_copy_has_the_seats_and_nobody_in_them() {
    on_each(|world, owner| {
        let new = SetSeats {
            seats: vec![(PIZZA, Some(4)), (SUSHI, None)],
            yes_limit: Some(1),
            ..SetSeats::default()
        };
        world.act(owner, move |tx, asker| set_seats(tx, asker, "lunch", &new)).unwrap();
        vote(world, "Ann", &[(1, 1)]);
        let copy = CopyPoll {
            title: "Again".into(),
            slug: Slug::parse("again").unwrap(),
            shift: 0,
            values: true,
            locale: "en".into(),
            invite: None,
        };
        let copy = world.act(owner, move |tx, asker| copy_poll(tx, asker, "lunch", &copy)).unwrap();
        assert_eq!(copy.settings.yes_limit, Some(1));
        let (structure, line) = world
            .write(move |tx| Ok((store::structures::of(tx, &copy)?, store::seats::arrivals(tx, copy.id)?)));
        let seats: Vec<Option<i64>> = structure.live_choices().map(|choice| choice.seats).collect();
        assert_eq!((seats, line.len()), (vec![Some(4), None, None], 0));
    });
}

fn shown(world: &World, person: &Person) -> Shown {
    world.act(person, |tx, asker| show_poll(tx, asker, "lunch", Extent::All)).unwrap()
}

/// What somebody sees of who waits: the number of rows that say so, and those that say that they have a seat.
fn seen(world: &World, person: &Person) -> (usize, usize) {
    let rows = shown(world, person).results.rows;
    let all: Vec<Standpoint> =
        rows.into_iter().flat_map(|row| row.places).map(|(_, stands)| stands).collect();
    let seats = all.iter().filter(|stands| **stands == Standpoint::Seat).count();
    (all.len() - seats, seats)
}

#[test]
fn who_has_a_seat_is_seen_by_the_owner_and_by_others_only_where_nothing_is_hidden() {
    for (settings, of_stranger, of_voter) in [
        (Settings::default(), (1, 1), (1, 1)),
        (Settings { hide_participants: true, ..Settings::default() }, (0, 0), (1, 0)),
        (Settings { results: Results::Summary, ..Settings::default() }, (0, 0), (1, 0)),
        (Settings { results: Results::Never, ..Settings::default() }, (0, 0), (1, 0)),
        (Settings { results: Results::CompleteAfterVote, ..Settings::default() }, (0, 0), (1, 1)),
    ] {
        for_each_engine(|db| {
            let world = World::new(db.store(), Keys::new(&[[7; 32]]));
            let owner = world.user("owner");
            world.poll(&owner, "lunch", settings.clone());
            seats(&world, &owner, &[(PIZZA, Some(1))]);
            vote(&world, "Ann", &[(1, 1)]);
            let waits = vote(&world, "Ben", &[(1, 1)]).0;
            let all = [&world.stranger(), &waits, &owner].map(|person| seen(&world, person));
            assert_eq!(all, [of_stranger, of_voter, (1, 1)], "{settings:?}");
            // Where sums are hidden, nobody learns from their own place how many others there are.
            let own = shown(&world, &waits).results.rows[0].places.clone();
            let number = (settings.results != Results::Never).then_some(1);
            assert_eq!(own, [(PIZZA, Standpoint::Waits(number))], "{settings:?}");
            // The place of somebody without a name would tell at what hour they came.
            vote_without_name(&world);
            let number_seen = seen(&world, &world.stranger());
            assert_eq!(number_seen, (0, 0), "{settings:?}");
            assert_eq!(seen(&world, &owner), (2, 1));
        });
    }
}

pub fn vote_without_name(world: &World) -> PublicId {
    let nameless = Ballot { anonymous: true, ..ballot("", &[(1, 1)]) };
    world.vote(&world.stranger(), "lunch", &nameless)
}
