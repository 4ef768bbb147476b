//! A sign-up sheet asks for yes or no, counts seats and is no contest, wherever something is said of it.

use bitpoll::actions::poll_create::NewPoll;
use bitpoll::domain::answer_set::AnswerSet;
use bitpoll::domain::choice::Kind;
use bitpoll::domain::poll::{Method, Settings};
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

#[test]
fn nothing_of_a_sheet_is_a_score_or_a_rank_however_it_is_counted() {
    for method in Method::ALL.iter().copied() {
        let (app, world, ada) = site(Settings { method, ..Settings::default() });
        seats(&ada, "2");
        vote(&world, "Ann", &[(1, 1), (2, 1), (3, 2)]);
        vote(&world, "Ben", &[(1, 1), (2, 2), (3, 1)]);
        vote(&world, "Cem", &[(1, 1), (2, 2), (3, 2)]);
        let paths = ["", "print/", "decide/", "?sort=score&min=90"].map(|path| format!("{POLL}{path}"));
        let files = [".txt", ".csv", ".json"].map(|end| format!("/poll/lunch{end}"));
        for path in paths.iter().chain(&files).chain(&["/embed/poll/lunch/".to_owned()]) {
            let text = ada.get(path).text;
            for word in ["%", "\"Place\"", "\n1. ", "Counted by", "\"counted\"", "id=\"counted\""] {
                assert!(!text.contains(word), "{word} in {path}, {method:?}: {text}");
            }
        }
        let page = app.guest().get(POLL);
        assert_eq!(page.texts(".tally .score"), ["2 of 2 seats taken", "one person", "one person"]);
        assert_eq!(page.texts(".tally .seats-said"), ["1 on the waiting list"]);
        assert_eq!(page.texts(".results tfoot tr > *"), ["Seats taken", "2 of 2", "1", "1"]);
        assert_eq!(
            page.attributes(".tally li:first-child .bar", "viewBox"),
            ["0 0 2 1"],
            "as long as the seats"
        );
        assert_eq!(page.attributes(".tally li:first-child .bar rect", "width"), ["2"]);
        let sorted = app.guest().get(&format!("{POLL}?sort=score&min=90"));
        assert_eq!(
            sorted.texts(".tally .name"),
            page.texts(".tally .name"),
            "nothing comes first or falls out"
        );
        let csv = app.guest().get("/poll/lunch.csv").text;
        assert!(csv.contains("\"Seats taken\",\"\",\"2\",\"1\",\"1\""), "{csv}");
        assert!(csv.contains("\"On the waiting list\",\"\",\"1\",\"\",\"\""), "{csv}");
    }
}

#[test]
fn who_decides_reads_of_each_choice_how_full_it_is_and_nothing_beside() {
    let (_app, world, ada) = site(Settings::default());
    seats(&ada, "2");
    let rows = || ada.get(&format!("{POLL}decide/")).texts(".decide-list .help");
    assert_eq!(rows(), ["0 of 2 seats taken", "nobody yet", "nobody yet"]);
    vote(&world, "Ann", &[(1, 1), (2, 2)]);
    assert_eq!(rows(), ["1 of 2 seats taken", "nobody yet", "nobody yet"]);
}

#[test]
fn whose_yes_is_needed_on_a_sheet_is_whoever_has_not_signed_up_for_anything() {
    let (_app, world, ada) = site(Settings::default());
    let needed = format!("{POLL}needed/");
    assert!(ada.get(&needed).text.contains("best choice"), "of a poll without seats");
    seats(&ada, "2");
    vote(&world, "Ann", &[(1, 1)]);
    vote(&world, "Ben", &[(1, 2), (2, 2), (3, 2)]);
    let form = ada.get(&needed);
    assert!(!form.text.contains("best"), "{}", form.text);
    let ids = form.attributes("[name=needed]", "value");
    let ticked: Vec<(&str, &str)> = ids.iter().map(|id| ("needed", id.as_str())).collect();
    assert_eq!(ada.post(&needed, &ticked).status, 303);
    let lines = ada.get(POLL).texts(".best .runners");
    assert!(lines.contains(&"Needed: Ann, Ben".to_owned()), "{lines:?}");
    assert!(lines.contains(&"Not signed up under a name yet: Ben".to_owned()), "{lines:?}");
    assert!(!lines.concat().contains("suit"), "{lines:?}");
}

#[test]
fn the_form_of_a_sheet_asks_whoever_has_a_seat_for_no_more() {
    let (app, world, ada) = site(Settings::default());
    seats(&ada, "2");
    let form = app.guest().get(&format!("{POLL}vote/"));
    assert_eq!(form.attributes("[data-vote-form]", "data-enough"), ["1"]);
    assert!(form.text.contains("What you leave open takes no seat."), "{}", form.text);
    vote(&world, "Ben", &[(1, 2), (3, 1)]);
    let said = app.guest().get(&format!("{POLL}vote/")).texts(".vote-others .vh");
    assert_eq!(said, ["So far: 1 yes"], "where there are seats, how full it is says it all");
    let bar = |answers: &[(i64, i64)]| {
        let (person, id) = vote(&world, "Ann", answers);
        app.browser(&person).get(&format!("{POLL}vote/{id}/edit/")).texts(".said").concat()
    };
    assert_eq!(bar(&[(1, 1)]), "You said “yes” to 1 of 3");
    assert_eq!(bar(&[(1, 2)]), "You said “yes” to 0 of 3 · 2 open");

    let (app, world, ada) = site(Settings { forbid_blank: true, ..Settings::default() });
    vote(&world, "Ann", &[(1, 1), (2, 2), (3, 2)]);
    seats(&ada, "2");
    let form = app.guest().get(&format!("{POLL}vote/"));
    assert!(form.attributes("[data-vote-form]", "data-enough").is_empty(), "every choice needs an answer");
}

#[test]
fn votes_without_names_are_numbered_and_say_so_to_screen_readers() {
    let (app, world, ada) = site(Settings { hide_participants: true, ..Settings::default() });
    for name in ["Ann", "Ben"] {
        vote(&world, name, &[(1, 1)]);
    }
    let (cem, _) = vote(&world, "Cem", &[(2, 1)]);
    let heads = |client: &Client| client.get(POLL).texts(".results.nameless tbody th");
    assert_eq!(heads(&app.guest()), ["Vote 11", "Vote 22", "Vote 33"]);
    let mine = heads(&app.browser(&cem));
    assert_eq!(mine.iter().filter(|head| head.starts_with("Cem")).count(), 1, "{mine:?}");
    let page = app.guest().get(POLL);
    assert_eq!(page.texts(".results tbody th [aria-hidden]"), ["1", "2", "3"]);
    assert_eq!(page.texts(".results thead th")[0], "Vote");
    assert!(!page.texts(".results").concat().contains("Hidden"));
    assert!(heads(&ada).is_empty(), "the owner sees names");
}
