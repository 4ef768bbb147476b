//! Votes that a browser has kept while there was no connection: what the server does with them.

use crate::support::app::{Answer, Client, TestApp};
use crate::support::polls::{NO, TestPoll, YES, votes};

const ONCE: &str = "0b9f6f2e-53f0-4d0c-9d3c-6d1f3b6a1c55";
const OTHER: &str = "1b9f6f2e-53f0-4d0c-9d3c-6d1f3b6a1c55";

fn site() -> TestApp {
    let app = TestApp::new();
    TestPoll::default().made_by(&app, &app.signed_in("ada"));
    app
}

fn who(page: &Answer) -> String {
    page.attributes("[data-vote-form]", "data-who").concat()
}

/// Sends what was kept, as the worker does.
fn deliver(browser: &Client, who: &str, fields: &[(&str, &str)]) -> Answer {
    browser.post_with("/poll/food/vote/", fields, &[("sec-fetch-site", "same-origin"), ("kept-for", who)])
}

#[test]
fn a_vote_that_is_sent_again_because_the_answer_was_lost_is_stored_once() {
    let app = site();
    let fields = [("name", "Ann"), ("a1", YES), ("once", ONCE)];
    // The answer did not arrive, and neither did the cookie in it.
    assert_eq!(app.guest().post("/poll/food/vote/", &fields).status, 303);
    let browser = app.guest();
    let again = deliver(&browser, "guest", &fields);
    assert_eq!((again.status, again.text.as_str()), (204, ""));
    assert_eq!(deliver(&browser, "guest", &fields).status, 204);
    assert_eq!(votes(&app, "food").len(), 1);
    let page = browser.get("/poll/food/");
    assert!(page.text.contains("/edit/"), "the right to change it came with the second answer");
    let other = [("name", "Ben"), ("a1", NO), ("once", OTHER)];
    assert_eq!(deliver(&browser, "guest", &other).status, 409, "another sending is looked at by a person");
    assert_eq!(votes(&app, "food").len(), 1);
    let other = [&other[..], &[("another", "1")]].concat();
    assert_eq!(deliver(&browser, "guest", &other).status, 204, "who says that it is another vote");
    assert_eq!(votes(&app, "food").len(), 2);
}

#[test]
fn of_the_first_vote_of_a_browser_that_names_its_sending_nothing_is_kept_either() {
    let app = site();
    let browser = app.guest();
    let fields = [("name", "Ann"), ("a1", YES), ("once", ONCE)];
    assert_eq!(browser.post("/poll/food/vote/", &fields).status, 303);
    let kept = app.write(|tx| Ok(tx.query_one::<i64>("SELECT COUNT(*) FROM guest_grants", &[])?));
    assert_eq!(kept, 0);
    let vote = votes(&app, "food")[0].public_id;
    let change = format!("/poll/food/vote/{vote}/edit/");
    assert!(browser.get("/poll/food/").text.contains(&change));
    assert_eq!(browser.get(&change).status, 200);
    let stranger = app.guest();
    stranger.post("/poll/food/vote/", &[("name", "Ben"), ("a1", NO), ("once", OTHER)]);
    assert_eq!(stranger.get(&change).status, 403, "another sending is another browser");
}

#[test]
fn a_vote_whose_answer_was_lost_is_stored_once_though_the_browser_has_got_a_cookie_meanwhile() {
    let app = site();
    let fields = [("name", "Ann"), ("a1", YES), ("once", ONCE)];
    app.guest().post("/poll/food/vote/", &fields);
    TestPoll { slug: "drinks", ..TestPoll::default() }.made_by(&app, &app.signed_in("bob"));
    let browser = app.guest();
    browser.post("/poll/drinks/vote/", &[("name", "Ann"), ("a1", YES)]);
    assert_eq!(deliver(&browser, "guest", &fields).status, 204);
    assert_eq!(votes(&app, "food").len(), 1);
    assert!(browser.get("/poll/food/").text.contains("/edit/"), "the right came with the second answer");
    assert!(browser.get("/poll/drinks/").text.contains("/edit/"), "and that to the other vote stays");
}

#[test]
fn what_names_a_sending_opens_no_vote_of_an_account() {
    let app = site();
    let bob = app.signed_in("bob");
    assert_eq!(bob.post("/poll/food/vote/", &[("a1", YES), ("once", ONCE)]).status, 303);
    TestPoll { slug: "drinks", ..TestPoll::default() }.made_by(&app, &app.signed_in("cy"));
    let thief = app.guest();
    thief.post("/poll/drinks/vote/", &[("name", "Eve"), ("a1", NO), ("once", ONCE)]);
    let vote = votes(&app, "food")[0].public_id;
    assert_eq!(thief.get(&format!("/poll/food/vote/{vote}/edit/")).status, 403);
    assert_eq!(thief.post(&format!("/poll/food/vote/{vote}/delete/"), &[]).status, 403);
}

#[test]
fn whoever_changes_a_vote_that_had_arrived_is_asked_and_loses_nothing() {
    let app = site();
    let browser = app.guest();
    browser.post("/poll/food/vote/", &[("name", "Ann"), ("a1", YES), ("once", ONCE)]);
    let answer = browser.post("/poll/food/vote/", &[("name", "Anna"), ("a1", NO), ("once", ONCE)]);
    assert_eq!(answer.status, 409);
    assert_eq!(answer.attributes("[name=name]", "value"), ["Anna"]);
    assert!(answer.attributes("form[data-vote-form]", "action").concat().contains("/edit/"));
    assert_eq!(votes(&app, "food").len(), 1);
}

#[test]
fn a_vote_that_had_arrived_is_not_stored_beside_itself_when_the_poll_takes_it_no_more() {
    let app = site();
    let browser = app.guest();
    browser.post("/poll/food/vote/", &[("name", "Ann"), ("a1", YES), ("once", ONCE)]);
    let answer = browser.post("/poll/food/vote/", &[("name", "Ann"), ("a99", YES), ("once", ONCE)]);
    assert_eq!(answer.status, 409);
    assert!(answer.attributes("form[data-vote-form]", "action").concat().contains("/edit/"));
    assert_eq!(votes(&app, "food").len(), 1);
}

#[test]
fn what_is_mended_after_a_mistake_is_the_same_sending() {
    let app = site();
    let browser = app.guest();
    let mistake = browser.post("/poll/food/vote/", &[("a1", YES), ("once", ONCE)]);
    assert_eq!((mistake.status, mistake.attributes("[name=once]", "value")), (422, vec![ONCE.to_owned()]));
    let plain = browser.post("/poll/food/vote/", &[("a1", YES)]);
    assert!(plain.attributes("[name=once]", "value").is_empty());
}

#[test]
fn a_vote_that_was_deleted_does_not_come_back_because_it_is_sent_again() {
    let app = site();
    let browser = app.guest();
    let fields = [("name", "Ann"), ("a1", YES), ("once", ONCE)];
    browser.post("/poll/food/vote/", &fields);
    let vote = votes(&app, "food")[0].public_id;
    browser.post(&format!("/poll/food/vote/{vote}/delete/"), &[]);
    let again = deliver(&browser, "guest", &fields);
    assert_eq!(again.status, 409);
    assert!(votes(&app, "food").is_empty());
    assert!(
        again.texts("[role=status], [role=alert]").concat().contains("has been deleted since"),
        "{}",
        again.text
    );
    assert!(again.attributes("[name=once]", "value").is_empty(), "whoever wants to votes anew");
}

#[test]
fn a_vote_that_was_kept_for_somebody_else_is_not_cast_for_whoever_is_signed_in_now() {
    let app = site();
    let (guest, bob) = (app.guest(), app.signed_in("bob"));
    let (nobody, bobs) = (who(&guest.get("/poll/food/vote/")), who(&bob.get("/poll/food/vote/")));
    assert_eq!(nobody, "guest");
    assert!(bobs.len() == 12 && bobs != who(&app.signed_in("cy").get("/poll/food/vote/")));
    let fields = [("name", "Ann"), ("a1", YES), ("once", ONCE)];
    assert_eq!(deliver(&bob, &nobody, &fields).status, 409);
    assert_eq!(deliver(&guest, &bobs, &fields).status, 409);
    assert_eq!(votes(&app, "food").len(), 0);
    assert_eq!(deliver(&bob, &bobs, &fields).status, 204);
    assert_eq!(votes(&app, "food")[0].name, "bob");
    assert_eq!(deliver(&bob, &bobs, &fields).status, 204, "one vote a person, and this is it");
    assert_eq!(votes(&app, "food").len(), 1);
    let thief = app.signed_in("cy").post("/poll/food/vote/", &fields);
    assert_eq!(thief.status, 403, "what names the sending gives no right to a vote of an account");
}

#[test]
fn a_nameless_vote_of_somebody_signed_in_waits_for_them_because_its_link_is_shown_once() {
    let app = site();
    let bob = app.signed_in("bob");
    let bobs = who(&bob.get("/poll/food/vote/"));
    let fields = [("anonymous", "on"), ("a1", YES), ("once", ONCE)];
    assert_eq!(deliver(&bob, &bobs, &fields).status, 409);
    let shown = bob.post("/poll/food/vote/", &fields);
    assert_eq!((shown.status, votes(&app, "food").len()), (200, 1));
    assert!(shown.text.contains("/key/"), "{}", shown.text);
}

#[test]
fn what_the_poll_does_not_take_is_refused_in_a_way_that_the_browser_understands() {
    let app = site();
    let ada = app.signed_in("ada");
    let browser = app.guest();
    let fields = [("name", "Ann"), ("a1", YES), ("once", ONCE), ("wording", "of another time")];
    assert_eq!(deliver(&browser, "guest", &fields).status, 409, "the poll has changed");
    ada.post("/poll/food/close/", &[]);
    assert_eq!(deliver(&browser, "guest", &fields[..3]).status, 403, "the poll is closed");
    let page = browser.post("/poll/food/vote/", &fields[..3]);
    assert!(page.texts("dd").contains(&"Ann".to_owned()), "what was typed is there to read");
}

#[test]
fn only_an_empty_form_of_ones_own_is_kept() {
    let app = site();
    let browser = app.guest();
    let scripts = |page: &Answer| page.attributes("script", "src").concat().contains("offline.js");
    assert!(scripts(&browser.get("/poll/food/vote/")));
    assert!(
        !scripts(&browser.post("/poll/food/vote/", &[("name", ""), ("a1", YES)])),
        "a form that came back"
    );
    let vote = browser.follow(&browser.post("/poll/food/vote/", &[("name", "Ann"), ("a1", YES)]));
    let edit = vote.attributes("a", "href").into_iter().find(|href| href.contains("/edit/")).expect("a way");
    assert!(!scripts(&browser.get(&edit)), "a vote that is changed");
    let worker = browser.get("/worker.js");
    assert_eq!((worker.status, worker.header("cache-control")), (200, "no-cache"));
    assert_eq!(worker.header("content-type"), "text/javascript; charset=utf-8");
}
