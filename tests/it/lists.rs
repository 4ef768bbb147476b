//! Lists of polls, on both engines: what is on them is what may be seen and can be voted in.

use bitpoll::actions::poll_create::NewPoll;
use bitpoll::actions::poll_lists::{my_polls, public_polls};
use bitpoll::actions::poll_update::{UpdatePoll, update_poll};
use bitpoll::domain::choice::Kind;
use bitpoll::domain::poll::{Audience, Details, Poll, Settings};
use bitpoll::domain::time::Instant;
use bitpoll::secrets::Keys;

use crate::support::db::{TestStore, for_each_engine};
use crate::support::world::{Person, World, ballot, sample};

fn on_each(test: impl Fn(&TestStore, &World)) {
    for_each_engine(|db| test(&db, &World::new(db.store(), Keys::new(&[[7; 32]]))));
}

fn titles(polls: &[Poll]) -> Vec<&str> {
    polls.iter().map(|poll| poll.title.as_str()).collect()
}

#[test]
fn a_poll_that_a_voter_may_no_longer_see_leaves_their_list() {
    on_each(|_, world| {
        let (owner, ada) = (world.user("owner"), world.user("ada"));
        let poll = world.poll(&owner, "lunch", Settings::default());
        world.vote(&ada, "lunch", &ballot("", &[(1, 1)]));
        let lists = |person: &Person| world.act(person, my_polls).unwrap();
        assert_eq!(titles(&lists(&ada).voted), ["Lunch together"]);
        let settings = Settings {
            view_audience: Audience::Invited,
            vote_audience: Audience::Invited,
            ..Settings::default()
        };
        let details = Details::parse("Dismissals", "", "Europe/Berlin", "", settings).unwrap();
        let update = UpdatePoll { details, owner: None, seen: None };
        world.act(&owner, move |tx, asker| update_poll(tx, asker, "lunch", &update)).unwrap();
        assert!(lists(&ada).voted.is_empty());
        assert_eq!(lists(&owner).owned[0].poll.title, "Dismissals");
        world.invite(&poll, &ada);
        assert_eq!(titles(&lists(&ada).voted), ["Dismissals"]);
    });
}

/// Makes a public poll that ends some seconds from now by the clocks of a zone.
fn public(db: &TestStore, world: &World, title: &str, zone: &str, seconds: Option<i64>) {
    let slug = title.to_lowercase();
    let local = |seconds: i64| Instant(db.now() + seconds).in_zone(zone.parse().unwrap()).naive_local();
    let deadline = seconds.map(|seconds| local(seconds).format("%Y-%m-%dT%H:%M").to_string());
    let settings = Settings { public_listing: true, ..Settings::default() };
    let details = Details::parse(title, "", zone, &deadline.unwrap_or_default(), settings.clone()).unwrap();
    world.make(&world.user(&slug), NewPoll { details, ..sample(Kind::Date, &slug, settings) });
    db.advance(1);
}

#[test]
fn polls_that_are_over_do_not_crowd_open_ones_off_the_public_list() {
    on_each(|db, world| {
        public(db, world, "Endless", "Europe/Berlin", None);
        public(db, world, "Hawaii", "Pacific/Honolulu", Some(5 * 3600));
        for number in 0..7 {
            public(db, world, &format!("Over{number}"), "Pacific/Kiritimati", Some(3600));
        }
        let listed = |limit: i64| world.write(move |tx| public_polls(tx, limit));
        assert_eq!(listed(3).len(), 3);
        db.advance(2 * 3600);
        for limit in [2, 3, 20] {
            assert_eq!(titles(&listed(limit)), ["Hawaii", "Endless"], "{limit}");
        }
        assert_eq!(titles(&listed(1)), ["Hawaii"]);
        db.advance(5 * 86_400);
        assert_eq!(titles(&listed(3)), ["Endless"]);
    });
}
