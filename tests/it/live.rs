//! Open pages are told when what they show has changed, and of nothing else.

use std::time::Duration;

use bitpoll::actions::invitations::withdraw;
use bitpoll::actions::poll_state::delete_poll;
use bitpoll::actions::poll_update::{UpdatePoll, update_poll};
use bitpoll::domain::poll::{Audience, Details, Owner, Poll, Results, Settings};
use bitpoll::store;

use crate::support::app::TestApp;
use crate::support::world::{Person, World, ballot};

/// The event for a page with this validator.
fn event(app: &TestApp, path: &str) -> String {
    format!("event: page\ndata: {}\n\n", app.guest().get(path).header("etag"))
}

fn rename(world: &World, owner: &Person, settings: Settings) {
    let details = Details::parse("Another name", "", "Europe/Berlin", "", settings).unwrap();
    let update = UpdatePoll { details, owner: None, seen: None };
    world.act(owner, move |tx, asker| update_poll(tx, asker, "trip", &update)).expect("it is changed");
}

#[test]
fn a_page_is_told_when_somebody_votes() {
    let app = TestApp::new();
    let world = app.world();
    world.poll(&world.user("owner"), "trip", Settings::default());
    let mut events = app.guest().listen("/poll/trip/live/");
    let first = event(&app, "/poll/trip/");
    assert_eq!(events.next(), first, "at once, so that a page that was long asleep catches up");
    world.vote(&world.guest(), "trip", &ballot("Ann", &[(1, 1)]));
    let second = event(&app, "/poll/trip/");
    assert_ne!(first, second);
    assert_eq!(events.next(), second);
}

#[test]
fn a_page_that_was_made_to_be_told_of_is_the_page_that_people_get() {
    let app = TestApp::new();
    let world = app.world();
    world.poll(&world.user("owner"), "trip", Settings::default());
    assert_ne!(app.guest().listen("/poll/trip/live/").next(), "");
    let ways_back = app.guest().get("/poll/trip/").attributes("[name=next]", "value");
    assert!(!ways_back.is_empty() && ways_back.iter().all(|way| way == "/poll/trip/"), "{ways_back:?}");
}

#[test]
fn what_may_not_be_seen_is_not_told() {
    let app = TestApp::new();
    let world = app.world();
    let owner = world.user("owner");
    let settings = Settings { results: Results::Never, ..Settings::default() };
    world.poll(&owner, "trip", settings.clone());
    let mut events = app.guest().listen("/poll/trip/live/");
    assert_eq!(events.next(), event(&app, "/poll/trip/"));
    world.vote(&world.guest(), "trip", &ballot("Ann", &[(1, 1)]));
    // As long as a change that may be seen would have taken to be told.
    std::thread::sleep(Duration::from_secs(1));
    rename(&world, &owner, settings);
    assert_eq!(events.next(), event(&app, "/poll/trip/"), "the name, and nothing before it");
}

#[test]
fn nothing_is_told_any_more_when_the_poll_is_gone() {
    let app = TestApp::new();
    let world = app.world();
    let owner = world.user("owner");
    world.poll(&owner, "trip", Settings::default());
    let mut events = app.guest().listen("/poll/trip/live/");
    assert_ne!(events.next(), "");
    world.act(&owner, |tx, asker| delete_poll(tx, asker, "trip")).expect("it is deleted");
    assert_eq!(events.next(), "", "the end");
}

/// A poll for those who were invited, and its owner.
fn for_invited(app: &TestApp) -> (World, Person, Poll) {
    let world = app.world();
    let owner = world.user("owner");
    let invited = Audience::Invited;
    let settings = Settings { view_audience: invited, vote_audience: invited, ..Settings::default() };
    let poll = world.poll(&owner, "trip", settings);
    (world, owner, poll)
}

#[test]
fn nothing_is_told_any_more_to_whose_invitation_was_withdrawn() {
    let app = TestApp::new();
    let (world, owner, poll) = for_invited(&app);
    let ann = world.guest();
    let (id, code) = world.invite_by_mail(&poll, "Ann", "ann@example.org");
    world.open_invitation(&ann, "trip", &id, &code);
    let mut events = app.browser(&ann).listen("/poll/trip/live/");
    assert_ne!(events.next(), "");
    world
        .act(&owner, move |tx, asker| withdraw(tx, asker, "trip", &id.to_string()))
        .expect("it is withdrawn");
    assert_eq!(events.next(), "", "the end");
}

#[test]
fn nothing_is_told_any_more_to_who_was_sent_out_of_the_group_that_owns_the_poll() {
    let app = TestApp::new();
    let (world, _, poll) = for_invited(&app);
    let (group, ben) = (world.group("team"), world.user("ben"));
    world.join(&ben, group);
    let owner = Owner { user: None, group: Some(group) };
    world.write(move |tx| Ok(store::polls::give(tx, poll.id, owner)?));
    let mut events = app.browser(&ben).listen("/poll/trip/live/");
    assert_ne!(events.next(), "");
    let ben = ben.id();
    world.write(move |tx| Ok(store::groups::part(tx, group, ben)?));
    assert_eq!(events.next(), "", "the end");
}

#[test]
fn nothing_is_told_any_more_in_the_name_of_who_signed_out_was_locked_or_has_another_password() {
    let app = TestApp::new();
    let world = app.world();
    world.poll(&world.user("owner"), "trip", Settings::default());
    type End = fn(&TestApp, &Person);
    let ends: [(&str, End); 4] = [
        ("ann", |app, ann| assert_eq!(app.browser(ann).post("/logout/", &[]).status, 303)),
        ("ben", |app, ben| {
            let ben = ben.id();
            app.write(move |tx| Ok(store::accounts::set_locked(tx, ben, true)?));
        }),
        ("cem", |app, cem| {
            let cem = cem.id();
            app.write(move |tx| Ok(store::users::set_password(tx, cem, "!")?));
        }),
        ("dan", |app, dan| {
            let dan = dan.id();
            app.write(move |tx| Ok(store::accounts::delete(tx, dan)?));
        }),
    ];
    for (name, end) in ends {
        let person = world.user(name);
        let mut events = app.browser(&person).listen("/poll/trip/live/");
        assert_ne!(events.next(), "");
        end(&app, &person);
        assert_eq!(events.next(), "", "{name}: the end, though everybody may see the poll");
    }
}

#[test]
fn a_change_of_another_poll_is_none() {
    let app = TestApp::new();
    let world = app.world();
    let owner = world.user("owner");
    world.poll(&owner, "trip", Settings::default());
    world.poll(&owner, "other", Settings::default());
    let mut events = app.guest().listen("/poll/trip/live/");
    assert_eq!(events.next(), event(&app, "/poll/trip/"));
    world.vote(&world.guest(), "other", &ballot("Ann", &[(1, 1)]));
    world.vote(&world.guest(), "trip", &ballot("Ben", &[(1, 1)]));
    assert_eq!(events.next(), event(&app, "/poll/trip/"));
}

#[test]
fn readers_with_filters_share_one_page_with_those_without() {
    let app = TestApp::new();
    let world = app.world();
    world.poll(&world.user("owner"), "trip", Settings::default());
    let told = event(&app, "/poll/trip/");
    for query in ["?min=50", "?sort=score", "?page=3", "?x=1"] {
        assert_eq!(app.guest().listen(&format!("/poll/trip/live/{query}")).next(), told, "{query}");
    }
}
