//! Limits that a school behind one address can live with, and guessers cannot.

use bitpoll::actions::poll_state::close_poll;
use bitpoll::domain::poll::Settings;

use crate::support::app::TestApp;
use crate::support::people::{People, Who};
use crate::support::world::ballot;

#[test]
fn a_school_behind_one_address_votes_all_at_once() {
    let app = TestApp::new();
    let world = app.world();
    world.poll(&world.user("teacher"), "trip", Settings::default());
    std::thread::scope(|scope| {
        for class in 0..10 {
            let app = &app;
            scope.spawn(move || {
                for pupil in 0..30 {
                    let name = format!("Pupil {class}.{pupil}");
                    let answer = app.guest().post("/poll/trip/vote/", &[("name", &name), ("a1", "1")]);
                    assert_eq!(answer.status, 303, "{name}");
                }
            });
        }
    });
    assert_eq!(world.recounted("trip").votes(), 300);
}

/// A poll that takes no votes, so that each try costs little; it is counted all the same.
fn closed(app: &TestApp) {
    let world = app.world();
    let owner = world.user("teacher");
    world.poll(&owner, "trip", Settings::default());
    world.act(&owner, |tx, asker| close_poll(tx, asker, "trip")).expect("it is closed");
}

#[test]
fn whoever_floods_a_poll_is_told_when_to_come_back() {
    let app = TestApp::new();
    closed(&app);
    let tries = (0..500).map(|_| app.guest().post("/poll/trip/vote/", &[("a1", "1")]));
    let refused: Vec<_> = tries.filter(|answer| answer.status == 429).collect();
    assert!((50..=100).contains(&refused.len()), "{} of 500 were refused", refused.len());
    let wait: u64 = refused[0].header("retry-after").parse().expect("seconds");
    assert!((1..=60).contains(&wait), "{wait}");
}

#[test]
fn passwords_of_one_account_are_not_guessed_even_from_many_addresses() {
    let app = TestApp::configured(&[("trusted_proxies", "127.0.0.0/8")]);
    app.user("ada");
    let statuses: Vec<u16> = (0..14)
        .map(|number| {
            let from = format!("198.51.100.{number}");
            let headers = [("sec-fetch-site", "same-origin"), ("x-forwarded-for", from.as_str())];
            app.guest().post_with("/login/", &[("username", "Ada "), ("password", "guess")], &headers).status
        })
        .collect();
    let tried = statuses.iter().filter(|status| **status == 422).count();
    assert!((10..14).contains(&tried), "{statuses:?}");
}

#[test]
fn one_address_does_not_guess_the_passwords_of_many_accounts() {
    let app = TestApp::new();
    let statuses: Vec<u16> = (0..36)
        .map(|number| {
            let name = format!("user{number}");
            app.guest().post("/login/", &[("username", &name), ("password", "guess")]).status
        })
        .collect();
    let tried = statuses.iter().filter(|status| **status == 422).count();
    assert!((30..36).contains(&tried), "{tried} tries were let through");
}

#[test]
fn the_address_that_a_stranger_claims_does_not_make_another_client() {
    let app = TestApp::new();
    let refused = (0..36).any(|number| {
        let claimed = format!("203.0.113.{number}");
        let name = format!("user{number}");
        let headers = [("sec-fetch-site", "same-origin"), ("x-forwarded-for", claimed.as_str())];
        app.guest().post_with("/login/", &[("username", &name), ("password", "x")], &headers).status == 429
    });
    assert!(refused, "no proxy is configured, so nobody may speak for others");
}

#[test]
fn links_are_not_guessed() {
    let app = TestApp::new();
    let people = People::of(&app);
    let stage = people.poll(&app, "one", Settings::default());
    let guesser = app.browser(people.person(Who::Stranger));
    let statuses: Vec<u16> = (0..80)
        .map(|number| guesser.get(&format!("/poll/one/key/AAAAAAAAAAAAAAAAAAA{number:03}/")).status)
        .collect();
    let tried = statuses.iter().filter(|status| **status == 404).count();
    assert!((60..80).contains(&tried), "{tried} guesses were let through");
    let right = guesser.get(&format!("/poll/one/key/{}/", stage.admin_code));
    assert_eq!(right.status, 429, "the right one is no exception");
}

#[test]
fn networks_that_are_exempt_have_no_limits() {
    let app = TestApp::configured(&[("limits_exempt", "127.0.0.0/8")]);
    closed(&app);
    let refused = (0..500).filter(|_| app.guest().post("/poll/trip/vote/", &[("a1", "1")]).status == 429);
    assert_eq!(refused.count(), 0);
}

#[test]
fn many_comments_from_one_address_wait_for_the_owner_and_too_many_are_refused() {
    let app = TestApp::new();
    let world = app.world();
    let owner = world.user("teacher");
    world.poll(&owner, "trip", Settings::default());
    world.vote(&owner, "trip", &ballot("", &[(1, 1)]));
    let seal = app.seal();
    let write = |number: usize| {
        let text = format!("comment {number}");
        let fields = [("name", "Ann"), ("text", text.as_str()), ("seal", seal.as_str())];
        app.guest().post("/poll/trip/comment/", &fields).status
    };
    let statuses: Vec<u16> = (0..90).map(write).collect();
    assert_eq!(statuses.first(), Some(&303));
    assert_eq!(statuses.last(), Some(&429));
    let shown = app.guest().get("/poll/trip/").texts("article.comment").len();
    assert!((20..=22).contains(&shown), "{shown} comments are shown");
    let waiting = app.browser(&owner).get("/poll/trip/").texts("article.comment").len();
    assert!(waiting > shown, "the owner sees those that wait");
}
