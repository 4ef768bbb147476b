//! Limits that a school behind one address can live with, and guessers cannot.

use std::net::{TcpListener, TcpStream};

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
    assert_eq!(refused.len(), 100);
    let wait: u64 = refused[0].header("retry-after").parse().expect("seconds");
    assert!((1..=60).contains(&wait), "{wait}");
    assert_eq!(refused[0].attributes("main form input[name=a1]", "value"), ["1"], "it can be sent again");
}

/// Tries to sign in from an address (the proxy says which) and tells the status.
fn sign_in_from(app: &TestApp, address: &str, name: &str, password: &str) -> u16 {
    let headers = [("sec-fetch-site", "same-origin"), ("x-forwarded-for", address)];
    app.guest().post_with("/login/", &[("username", name), ("password", password)], &headers).status
}

#[test]
fn whoever_guesses_at_an_account_is_stopped_and_its_owner_elsewhere_is_not() {
    let app = TestApp::configured(&[("trusted_proxies", "127.0.0.0/8")]);
    app.user("ada");
    let statuses: Vec<u16> = (0..14).map(|_| sign_in_from(&app, "198.51.100.1", "Ada ", "guess")).collect();
    assert_eq!(statuses, [vec![422; 10], vec![429; 4]].concat());
    let headers = [("sec-fetch-site", "same-origin"), ("x-forwarded-for", "198.51.100.1")];
    let refused = app.guest().post_with("/login/", &[("username", "ada"), ("password", "a guess")], &headers);
    assert!(!refused.text.contains("a guess"), "no page holds a password");
    assert_eq!(
        sign_in_from(&app, "198.51.100.1", "ada", "secret password"),
        429,
        "not even with the right one"
    );
    assert_eq!(sign_in_from(&app, "198.51.100.2", "ada", "secret password"), 303);
    app.db.advance(60);
    assert_eq!(sign_in_from(&app, "198.51.100.1", "ada", "secret password"), 303, "a minute later");
}

#[test]
fn who_knows_the_password_signs_in_as_often_as_they_like() {
    let app = TestApp::new();
    app.user("ada");
    for _ in 0..80 {
        let answer = app.guest().post("/login/", &[("username", "ada"), ("password", "secret password")]);
        assert_eq!(answer.status, 303);
    }
}

#[test]
fn one_address_does_not_guess_the_passwords_of_many_accounts() {
    let app = TestApp::new();
    let guess = |number| {
        let name = format!("user{number}");
        app.guest().post("/login/", &[("username", &name), ("password", "guess")]).status
    };
    let statuses: Vec<u16> = (0..64).map(guess).collect();
    assert_eq!(statuses, [vec![422; 60], vec![429; 4]].concat());
}

#[test]
fn the_address_that_a_stranger_claims_does_not_make_another_client() {
    let app = TestApp::new();
    let refused = (0..64).any(|number| {
        let claimed = format!("203.0.113.{number}");
        let name = format!("user{number}");
        let headers = [("sec-fetch-site", "same-origin"), ("x-forwarded-for", claimed.as_str())];
        app.guest().post_with("/login/", &[("username", &name), ("password", "x")], &headers).status == 429
    });
    assert!(refused, "no proxy is configured, so nobody may speak for others");
}

#[test]
fn links_are_not_guessed() {
    let app = TestApp::configured(&[("trusted_proxies", "127.0.0.0/8")]);
    let people = People::of(&app);
    let stage = people.poll(&app, "one", Settings::default());
    let guesser = app.browser(people.person(Who::Stranger));
    let statuses: Vec<u16> = (0..80)
        .map(|number| guesser.get(&format!("/poll/one/key/AAAAAAAAAAAAAAAAAAA{number:03}/")).status)
        .collect();
    assert_eq!(statuses, [vec![404; 60], vec![429; 20]].concat());
    let link = format!("/poll/one/key/{}/", stage.admin_code);
    assert_eq!(guesser.get(&link).status, 429, "the right one is no exception");
    let owner = app.guest().get_with(&link, &[("x-forwarded-for", "198.51.100.1")]);
    assert_eq!(owner.status, 303, "somebody else's guesses do not close a link");
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

#[test]
fn a_socket_for_both_families_knows_its_ipv4_proxies() {
    let Ok(listener) = TcpListener::bind("[::]:0") else { return };
    let port = listener.local_addr().expect("its number").port();
    let Ok(_) = TcpStream::connect(("127.0.0.1", port)) else { return };
    let options = [("trusted_proxies", "127.0.0.0/8"), ("limits_exempt", "10.0.0.0/8")];
    let app = TestApp::listening(listener, &format!("127.0.0.1:{port}"), &options);
    let stopped = |address: &str| (0..12).any(|_| sign_in_from(&app, address, "ada", "guess") == 429);
    assert!(!stopped("10.1.2.3"), "the proxy is believed, so this one is exempt");
    assert!(stopped("198.51.100.1"));
    assert_eq!(sign_in_from(&app, "198.51.100.2", "ada", "guess"), 422, "and this is another client");
}
