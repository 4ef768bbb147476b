//! Wall times that are copied, or put into another zone, on both engines: none of them comes to stand for
//! another hour unsaid.

use bitpoll::actions::Error;
use bitpoll::actions::choices::set_times;
use bitpoll::actions::poll_copy::{CopyPoll, copy_poll};
use bitpoll::actions::poll_create::NewPoll;
use bitpoll::actions::poll_update::{UpdatePoll, update_poll};
use bitpoll::domain::choice::{Kind, Subject};
use bitpoll::domain::error::{Invalid, Problem};
use bitpoll::domain::poll::{Details, Poll, Settings};
use bitpoll::domain::slug::Slug;
use bitpoll::secrets::Keys;
use bitpoll::store;

use crate::support::app::TestApp;
use crate::support::db::for_each_engine;
use crate::support::polls::TestPoll;
use crate::support::world::{Person, World, sample};

const BOTH: [&str; 2] = ["2027-10-31T02:30+02:00/PT60M", "2027-10-31T02:30+01:00/PT60M"];

/// Runs a test with the owner of polls on both engines.
fn on_each(test: impl Fn(&World, &Person)) {
    for_each_engine(|db| {
        let world = World::new(db.store(), Keys::new(&[[7; 32]]));
        let owner = world.user("owner");
        test(&world, &owner);
    });
}

fn slots(texts: &[&str]) -> Vec<Subject> {
    texts.iter().map(|text| Subject::parse(Kind::Datetime, text).unwrap()).collect()
}

fn details(zone: &str, deadline: &str) -> Details {
    Details::parse("Nights", "", zone, deadline, Settings::default()).unwrap()
}

fn make(world: &World, owner: &Person, deadline: &str, texts: &[&str]) {
    let usual = sample(Kind::Datetime, "nights", Settings::default());
    let details = details("Europe/Berlin", deadline);
    world.make(owner, NewPoll { details, choices: slots(texts), ..usual });
}

fn copy(world: &World, owner: &Person, shift: i64) -> Result<Poll, Error> {
    let copy = CopyPoll {
        title: "Again".into(),
        slug: Slug::parse("again").unwrap(),
        shift,
        values: true,
        locale: "en".into(),
        invite: None,
    };
    world.act(owner, move |tx, asker| copy_poll(tx, asker, "nights", &copy))
}

fn put_into(world: &World, owner: &Person, zone: &str) -> Result<Poll, Error> {
    let update = UpdatePoll { details: details(zone, ""), owner: None, seen: None };
    world.act(owner, move |tx, asker| update_poll(tx, asker, "nights", &update))
}

/// Zone and choices as they are stored; those that were taken off in brackets.
fn stored(world: &World, slug: &'static str) -> (String, Vec<String>) {
    world.write(move |tx| {
        let poll = store::polls::by_slug(tx, slug)?.expect("the poll").poll;
        let of = |choice: &bitpoll::domain::choice::Choice| match choice.deleted {
            true => format!("({})", choice.subject),
            false => choice.subject.to_string(),
        };
        let choices = store::structures::of(tx, &poll)?.choices.iter().map(of).collect();
        Ok((poll.zone.name().to_owned(), choices))
    })
}

fn refused(outcome: Result<Poll, Error>) -> Invalid {
    match outcome {
        Err(Error::Invalid(invalid)) => invalid,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_copy_for_the_same_days_has_the_same_times_in_doubled_hours_as_well() {
    on_each(|world, owner| {
        make(world, owner, "2027-10-31T02:30+01:00", &BOTH);
        let made = copy(world, owner, 0).unwrap();
        assert_eq!(stored(world, "again").1, BOTH);
        assert_eq!(made.deadline.unwrap().to_string(), "2027-10-31T02:30+01:00");
    });
}

#[test]
fn a_copy_says_beside_the_days_which_times_would_not_be_there_just_once() {
    on_each(|world, owner| {
        make(world, owner, "", &BOTH);
        let together = Problem::MovedTogether("2027-11-07 02:30".into());
        assert_eq!(refused(copy(world, owner, 7)), Invalid::one("shift", together));
        let skipped = Problem::MovedToSkipped("2027-03-28 02:30".into());
        assert_eq!(refused(copy(world, owner, -217)), Invalid::one("shift", skipped));
    });
    on_each(|world, owner| {
        make(world, owner, "", &["2027-10-30T02:30"]);
        let doubled = Problem::MovedToDoubled("2027-10-31 02:30".into());
        assert_eq!(refused(copy(world, owner, 1)), Invalid::one("shift", doubled));
        assert!(copy(world, owner, 2).is_ok());
    });
}

#[test]
fn a_deadline_is_moved_with_the_same_care() {
    on_each(|world, owner| {
        make(world, owner, "2027-03-27T02:30", &["2027-04-05T10:00"]);
        let skipped = Problem::MovedToSkipped("2027-03-28 02:30".into());
        assert_eq!(refused(copy(world, owner, 1)), Invalid::one("shift", skipped));
        assert_eq!(copy(world, owner, 2).unwrap().deadline.unwrap().to_string(), "2027-03-29T02:30");
    });
}

#[test]
fn a_zone_in_which_two_choices_would_be_one_is_refused_and_nothing_is_stored() {
    on_each(|world, owner| {
        make(world, owner, "", &BOTH);
        let together = Problem::MovedTogether("2027-10-31 02:30".into());
        assert_eq!(refused(put_into(world, owner, "UTC")), Invalid::one("zone", together));
        assert_eq!(stored(world, "nights"), ("Europe/Berlin".to_owned(), BOTH.map(str::to_owned).to_vec()));
        let second = slots(&BOTH[1..]);
        world.act(owner, move |tx, asker| set_times(tx, asker, "nights", None, &second)).unwrap();
        put_into(world, owner, "UTC").unwrap();
        let kept = ["2027-10-31T02:30/PT60M".to_owned(), format!("({})", BOTH[0])];
        let (zone, mut choices) = stored(world, "nights");
        choices.sort_by_key(|choice| choice.starts_with('('));
        assert_eq!((zone.as_str(), choices), ("UTC", kept.to_vec()));
        let doubled = Problem::MovedToDoubled("2027-10-31 02:30".into());
        assert_eq!(refused(put_into(world, owner, "Europe/Paris")), Invalid::one("zone", doubled));
    });
}

#[test]
fn the_pages_say_it_beside_the_field() {
    let app = TestApp::new();
    let olga = app.signed_in("olga");
    TestPoll { kind: Kind::Datetime, choices: &BOTH, ..TestPoll::default() }.made_by(&app, &olga);
    let copied = olga.post("/poll/food/copy/", &[("title", "Again"), ("shift", "7")]);
    assert_eq!((copied.status, copied.texts("#f-shift-error").len()), (422, 1));
    assert!(copied.text.contains("Two of the times would both become 2027-11-07 02:30."));
    let settings = olga.post("/poll/food/settings/", &[("title", "Again"), ("zone", "UTC")]);
    assert_eq!((settings.status, settings.texts("#f-zone-error").len()), (422, 1));
    assert_eq!(settings.attributes("#f-zone", "value"), ["UTC"]);
}
