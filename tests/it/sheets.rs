//! A sign-up sheet asks for yes or no, counts seats and is no contest, wherever something is said of it.

use bitpoll::actions::poll_create::NewPoll;
use bitpoll::domain::answer_set::AnswerSet;
use bitpoll::domain::choice::Kind;
use bitpoll::domain::poll::Settings;
use bitpoll::i18n::{Locale, T, labels};

use crate::seats::vote;
use crate::support::app::{Answer, Client, TestApp};
use crate::support::world::{World, sample};

const POLL: &str = "/poll/lunch/";
const SEATS: &str = "/poll/lunch/edit/seats/";
const VALUES: &str = "/poll/lunch/edit/choicevalues/";

/// A site with the poll `lunch` of ada, with answers that the site gives a new one.
fn site(settings: Settings) -> (TestApp, World, Client) {
    let app = TestApp::configured(&[("embed_allowed", "https://club.example")]);
    let world = app.world();
    let ada = world.user("ada");
    let values = labels::answer_set(T(Locale::En), AnswerSet::Usual);
    world.make(&ada, NewPoll { values, ..sample(Kind::Universal, "lunch", settings) });
    let browser = app.browser(&ada);
    (app, world, browser)
}

fn answers(ada: &Client) -> Vec<String> {
    ada.get(VALUES).texts(".value-list li > :first-child")
}

fn seats(ada: &Client, number: &str) -> Answer {
    let saved = ada.post(SEATS, &[("seats-1", number)]);
    assert_eq!(saved.status, 303, "{}", saved.text);
    ada.get(SEATS)
}

const USUAL: [&str; 4] = ["yes", "maybe", "rather not", "no"];

#[test]
fn a_poll_that_becomes_a_sheet_asks_for_yes_or_no_and_its_owner_is_told_and_may_have_it_otherwise() {
    let (app, _, ada) = site(Settings::default());
    let page = seats(&ada, "2");
    assert!(page.texts("[data-told=sheet-fitted]").concat().contains("yes or no"), "{}", page.text);
    assert_eq!(answers(&ada), ["yes", "no"]);
    let german = app.guest().get_with(&format!("{POLL}vote/"), &[("accept-language", "de")]);
    assert_eq!(german.texts(".vote-head .seg-face"), ["ja", "nein"]);
    let done = ada.get(&format!("{POLL}activity/")).text;
    assert!(done.contains("Answers changed"), "{done}");
    assert_eq!(ada.post(VALUES, &[("do", "take"), ("set", "usual")]).status, 303);
    assert_eq!(answers(&ada), USUAL);
    let page = seats(&ada, "3");
    assert!(page.texts("[data-told=sheet-fitted]").is_empty(), "what they have put back stays");
    assert_eq!(answers(&ada), USUAL);
}

#[test]
fn answers_that_were_chosen_or_given_stay_when_a_poll_becomes_a_sheet() {
    let (_app, world, ada) = site(Settings::default());
    vote(&world, "Ann", &[(1, 3)]);
    seats(&ada, "2");
    assert_eq!(answers(&ada), USUAL, "somebody has voted");

    let (_app, _, ada) = site(Settings::default());
    assert_eq!(ada.post(VALUES, &[("do", "take"), ("set", "three")]).status, 303);
    seats(&ada, "2");
    assert_eq!(answers(&ada), ["yes", "maybe", "no"], "they were chosen");
}

#[test]
fn a_copy_without_the_answers_of_a_sheet_has_those_of_a_new_one() {
    let (_app, _, ada) = site(Settings::default());
    seats(&ada, "2");
    let copy = [("title", "Again"), ("address", "chosen"), ("slug", "again")];
    assert_eq!(ada.post("/poll/lunch/copy/", &copy).status, 303);
    assert_eq!(ada.get("/poll/again/edit/choicevalues/").texts(".value-list li").len(), 2);
}
