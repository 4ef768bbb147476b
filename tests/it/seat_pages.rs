//! The pages and mails of sign-up sheets: what they say, and to whom.

use bitpoll::domain::poll::{Method, Results, Settings};
use bitpoll::store;

use crate::seats::{delete, vote, vote_without_name};
use crate::support::app::{Answer, Client, TestApp};
use crate::support::mailbox::queued;
use crate::support::polls::{MAYBE, NO, YES};
use crate::support::world::{World, ballot};

/// A site with the poll `lunch` of ada.
fn site(settings: Settings) -> (TestApp, World, Client) {
    let app = TestApp::with_mail(&[]);
    let world = app.world();
    let ada = world.user("ada");
    world.poll(&ada, "lunch", settings);
    let browser = app.browser(&ada);
    (app, world, browser)
}

const SEATS: &str = "/poll/lunch/edit/seats/";

#[test]
fn the_owner_sets_seats_one_by_one_or_for_all_and_takes_them_away() {
    let (_app, _, ada) = site(Settings::default());
    let values = |page: &str| {
        let page = ada.get(page);
        ["f-seats-1", "f-seats-2", "f-seats-3", "f-limit"]
            .map(|id| page.attributes(&format!("#{id}"), "value").first().cloned().unwrap_or_default())
    };
    assert_eq!(ada.post(SEATS, &[("seats-1", "5"), ("seats-3", " 2 "), ("limit", "2")]).status, 303);
    assert_eq!(values(SEATS), ["5", "", "2", "2"]);
    assert_eq!(ada.post(SEATS, &[("seats-1", "5"), ("same", "7"), ("limit", "2")]).status, 303);
    assert_eq!(values(SEATS), ["7", "7", "7", "2"]);
    let apart = [("seats-1", "7"), ("seats-2", "2"), ("seats-3", "7"), ("same", "3")];
    assert_eq!(ada.post(SEATS, &apart).status, 303);
    assert_eq!(values(SEATS), ["3", "2", "3", ""], "what is changed by hand is meant");
    assert_eq!(ada.post(SEATS, &[("same", "0")]).status, 303);
    assert_eq!(values(SEATS), ["", "", "", ""]);
    for (field, bad) in [("seats-1", "0"), ("seats-2", "many"), ("limit", "-1"), ("same", "10000")] {
        let refused = ada.post(SEATS, &[("seats-3", "4"), (field, bad)]);
        assert_eq!((refused.status, refused.texts(&format!("#f-{field}-error")).len()), (422, 1), "{field}");
        assert_eq!(refused.attributes("#f-seats-3", "value"), ["4"], "what was typed is kept");
    }
    assert_eq!(values(SEATS), ["", "", "", ""]);
    for number in ["1", "zz", ""] {
        let stale = ada.post(SEATS, &[("seats-1", "1"), ("structure", number)]);
        assert_eq!((stale.status, stale.attributes("#f-seats-1", "value")), (409, vec!["1".to_owned()]));
    }
}

#[test]
fn a_choice_that_a_stale_form_did_not_contain_keeps_its_seats() {
    let (_app, _, ada) = site(Settings::default());
    let seen = ada.get(SEATS).attributes("[name=structure]", "value").remove(0);
    let salad = [
        [("row", "1"), ("text", "Pizza")],
        [("row", "2"), ("text", "Sushi")],
        [("row", ""), ("text", "Salad")],
        [("row", "3"), ("text", "Soup")],
    ];
    assert_eq!(ada.post("/poll/lunch/edit/choices/", &salad.concat()).status, 303);
    assert_eq!(ada.post(SEATS, &[("seats-4", "6")]).status, 303);
    let typed = [("seats-1", "3"), ("seats-2", ""), ("seats-3", "2")];
    let stale = ada.post(SEATS, &[&typed[..], &[("structure", seen.as_str())]].concat());
    let values = |page: &Answer| {
        ["1", "2", "3", "4"].map(|id| page.attributes(&format!("#f-seats-{id}"), "value").concat())
    };
    assert_eq!((stale.status, values(&stale)), (409, ["3", "", "2", "6"].map(str::to_owned)));
    assert_eq!(ada.post(SEATS, &typed).status, 303);
    assert_eq!(values(&ada.get(SEATS)), ["3", "", "2", "6"]);
}

#[test]
fn paper_and_the_words_for_a_chat_say_who_waits_and_what_is_free() {
    let (app, world, ada) = site(Settings::default());
    ada.post(SEATS, &[("seats-1", "1"), ("seats-2", "3")]);
    let chat = || app.guest().get("/poll/lunch.txt").text;
    let free =
        |text: &str| text.lines().any(|line| line.contains("Maki") && line.ends_with(": 0 of 3 seats taken"));
    assert!(free(&chat()), "{}", chat());
    vote(&world, "Ann", &[(1, 1)]);
    vote(&world, "Bob", &[(1, 1)]);
    assert!(chat().contains("– Pizza: 1 of 1 seat taken, 1 on the waiting list\n"), "{}", chat());
    assert!(free(&chat()), "{}", chat());
    let sheet = app.guest().get("/poll/lunch/print/");
    let rows = sheet.texts(".results tbody tr");
    assert_eq!(rows.iter().filter(|row| row.contains("on the waiting list")).count(), 1, "{rows:?}");
    let sums = sheet.texts(".results tfoot tr");
    assert_eq!(sums[sums.len() - 2..], ["Seats taken1 of 10 of 30", "On the waiting list1"]);
    let ballot = app.guest().get("/poll/lunch/print/ballot/");
    assert!(ballot.texts(".ballot tbody th").concat().contains("(One seat)"));
    assert!(ballot.text.contains("first come, first served"));
    let list = app.guest().get("/poll/lunch/print/list/");
    assert_eq!(list.texts(".list thead .each td"), ["1", "3", ""]);
}

#[test]
fn a_sign_up_sheet_is_no_contest_on_paper_in_a_chat_and_when_its_owner_decides() {
    let (app, world, ada) = site(Settings { method: Method::Approval, ..Settings::default() });
    vote(&world, "Ann", &[(1, 1)]);
    let best = || {
        let chat = app.guest().get("/poll/lunch.txt").text;
        let (paper, decide) = (app.guest().get("/poll/lunch/print/"), ada.get("/poll/lunch/decide/"));
        let said = chat.contains("1. Pizza") && chat.contains("Counted by");
        let starred = [paper.texts(".best-col").len(), decide.texts(".decide-list .badge").len()];
        (said, starred, decide.attributes("[name=choice][checked]", "value").len())
    };
    assert_eq!(best(), (true, [1, 1], 1), "of a poll without seats");
    ada.post(SEATS, &[("seats-1", "1")]);
    assert_eq!(best(), (false, [0, 0], 0));
}

#[test]
fn where_no_answer_takes_a_seat_nothing_is_said_of_seats() {
    let (app, world, ada) = site(Settings::default());
    ada.post(SEATS, &[("seats-1", "1")]);
    vote(&world, "Ann", &[(1, 1)]);
    let pages = ["/", "/vote/", "/print/", "/print/list/", "/print/ballot/", ".txt", ".csv"];
    let told =
        |page: &str| app.guest().get(&format!("/poll/lunch{page}")).text.to_lowercase().contains("seat");
    assert!(pages.iter().all(|page| told(page)));
    for id in ["1", "3", "4"] {
        assert_eq!(ada.post("/poll/lunch/edit/choicevalues/", &[("do", "remove"), ("id", id)]).status, 303);
    }
    let still: Vec<_> = pages.iter().filter(|page| told(page)).collect();
    assert!(still.is_empty(), "only a no is left, but: {still:?}");
}

fn said(page: &Answer) -> Vec<String> {
    page.texts(".vote .seats-said").into_iter().map(|text| text.trim().to_owned()).collect()
}

#[test]
fn the_form_says_how_many_seats_are_left_and_which_place_one_would_have() {
    let (app, world, ada) = site(Settings::default());
    assert!(!app.guest().get("/poll/lunch/vote/").text.contains("seat"), "calm where there are none");
    ada.post(SEATS, &[("seats-1", "2"), ("seats-2", "1"), ("limit", "2")]);
    assert_eq!(said(&app.guest().get("/poll/lunch/vote/")), ["2 of 2 seats left", "The only seat is free"]);
    let (first, _) = vote(&world, "Ann", &[(1, 1), (2, 1)]);
    let (second, of_second) = vote(&world, "Ben", &[(2, 1)]);
    let page = app.guest().get("/poll/lunch/vote/");
    assert_eq!(said(&page), ["1 of 2 seats left", "Full. You would be number 2 on the waiting list"]);
    assert!(page.text.contains("“Yes” takes a seat, first come, first served."));
    assert!(page.text.contains("You can say “Yes” to at most 2 choices."));
    let edit = format!("/poll/lunch/vote/{of_second}/edit/");
    let own = app.browser(&second);
    assert_eq!(said(&own.get(&edit)), ["1 of 2 seats left", "You are number 1 on the waiting list"]);
    assert_eq!(said(&ada.get("/poll/lunch/vote/for/")), ["1 of 2 seats left", "Full, 1 on the waiting list"]);
    let notices = |browser: &Client| browser.get("/poll/lunch/").texts(".notice p");
    assert!(
        notices(&own).iter().any(|text| text == "You are on the waiting list: Sushi / Maki (number 1)"),
        "{:?}",
        notices(&own)
    );
    assert!(notices(&app.browser(&first)).iter().any(|text| text.starts_with("You have a seat: Pizza")));
    let results = app.guest().get("/poll/lunch/");
    assert_eq!(results.texts(".tally .score"), ["1 of 2 seats taken", "1 of 1 seat taken", "nobody yet"]);
    assert_eq!(results.texts(".tally .seats-said"), ["1 on the waiting list"]);
    let too_many =
        app.guest().post("/poll/lunch/vote/", &[("name", "Cem"), ("a1", YES), ("a2", YES), ("a3", YES)]);
    assert_eq!(too_many.status, 422);
    assert!(too_many.text.contains("at most 2 choices"));
    assert_eq!(
        app.guest().post("/poll/lunch/vote/", &[("name", "Cem"), ("a1", NO), ("a3", MAYBE)]).status,
        303
    );
}

#[test]
fn a_sign_up_sheet_says_where_seats_are_free_and_who_waits_and_calls_nothing_the_best() {
    let (app, world, ada) = site(Settings::default());
    ada.post(SEATS, &[("seats-1", "2"), ("seats-2", "1")]);
    let best = |what: &str| app.guest().get("/poll/lunch/").texts(&format!(".best {what}"));
    assert_eq!(best("h2"), ["3 of 3 seats free"]);
    vote(&world, "Ann", &[(1, 1), (2, 1)]);
    vote(&world, "Ben", &[(2, 1)]);
    assert_eq!(
        (best(".kicker"), best("h2")),
        (vec!["Seats".to_owned()], vec!["1 of 3 seats free".to_owned()])
    );
    let lines = best("p");
    for line in ["Pizza (1)", "On the waiting list: Sushi / Maki (1)", "Without a limit: Soup"] {
        assert!(lines.iter().any(|said| said == line), "{line}: {lines:?}");
    }
    vote(&world, "Cem", &[(1, 1)]);
    assert_eq!(best("h2"), ["Full: all 3 seats are taken"]);
    let page = app.guest().get("/poll/lunch/");
    assert!(page.texts(".tally .badge, .best-col, select[name=sort]").is_empty(), "it is no contest");
    let decide = ada.get("/poll/lunch/decide/");
    assert!(decide.texts(".decide-list .badge").is_empty(), "{:?}", decide.texts(".decide-list"));
    assert!(decide.attributes(".decide-list input[checked]", "value").is_empty());
    assert_eq!(decide.attributes(".decide-list input", "value"), ["1", "2", "3"], "in the order of the poll");
    assert!(app.guest().get("/poll/lunch/print/").texts(".best-col").is_empty());
    assert!(!app.guest().get("/poll/lunch.json").text.contains("\"best\": true"));
}

#[test]
fn whoever_has_a_seat_is_not_asked_for_more() {
    let (app, world, ada) = site(Settings::default());
    ada.post(SEATS, &[("seats-1", "2"), ("seats-2", "1")]);
    let asked = |answers: &[(i64, i64)]| {
        let (person, _) = vote(&world, "Ann", answers);
        app.browser(&person).get("/poll/lunch/").text.contains("choices open")
    };
    assert!(!asked(&[(1, 1)]));
    assert!(asked(&[(1, 4)]), "who has taken none yet is");
}

#[test]
fn whoever_has_all_that_one_person_may_have_is_not_asked_for_more() {
    let (app, world, ada) = site(Settings::default());
    ada.post(SEATS, &[("seats-1", "2"), ("seats-2", "1"), ("limit", "1")]);
    let asked = |answers: &[(i64, i64)]| {
        let (person, _) = vote(&world, "Ann", answers);
        app.browser(&person).get("/poll/lunch/").text.contains("choices open")
    };
    assert!(!asked(&[(1, 1)]));
    let bar = |answers: &[(i64, i64)]| {
        let (person, id) = vote(&world, "Ann", answers);
        app.browser(&person).get(&format!("/poll/lunch/vote/{id}/edit/")).texts(".said").concat()
    };
    assert_eq!(bar(&[(1, 1)]), "You said “Yes” to 1 of 3");
    assert_eq!(bar(&[(1, 2)]), "You said “Yes” to 0 of 3 · 2 open");
    assert!(asked(&[(1, 2)]), "they could have more");
    let all = |page: &Answer| page.attributes(".vote-head button", "value").join(" ");
    assert_eq!(
        all(&app.guest().get("/poll/lunch/vote/")),
        [MAYBE, "4", NO].join(" "),
        "all of them is too much"
    );
    ada.post(SEATS, &[("seats-1", "2"), ("limit", "3")]);
    assert_eq!(all(&app.guest().get("/poll/lunch/vote/")), [YES, MAYBE, "4", NO].join(" "));
}

#[test]
fn where_sums_are_hidden_the_form_says_how_many_seats_there_are_and_no_more() {
    let (app, world, ada) = site(Settings { results: Results::Never, ..Settings::default() });
    ada.post(SEATS, &[("seats-1", "1"), ("seats-2", "4")]);
    let before = app.guest().get("/poll/lunch/vote/").text;
    let (waits, _) = {
        vote(&world, "Ann", &[(1, 1)]);
        vote(&world, "Ben", &[(1, 1)])
    };
    let page = app.guest().get("/poll/lunch/vote/");
    assert_eq!(said(&page), ["One seat", "4 seats"]);
    assert_eq!(page.text, before, "the form does not tell that somebody has voted");
    assert!(app.browser(&waits).get("/poll/lunch/").text.contains("You are on the waiting list"));
}

#[test]
fn exports_tell_the_seats_as_far_as_they_may_be_seen() {
    let (app, world, ada) = site(Settings::default());
    ada.post(SEATS, &[("seats-1", "1")]);
    vote(&world, "Ann", &[(1, 1)]);
    vote(&world, "Ben", &[(1, 1)]);
    let csv = app.guest().get("/poll/lunch.csv").text;
    assert!(
        csv.contains("\"Yes (waiting list)\"") && csv.contains("\"Seats\",\"\",\"1\",\"\",\"\""),
        "{csv}"
    );
    let json: serde_json::Value = serde_json::from_str(&app.guest().get("/poll/lunch.json").text).unwrap();
    assert_eq!(json["choices"][0]["seats"], 1);
    assert_eq!(
        (&json["summaries"][0]["seats_taken"], &json["summaries"][0]["waiting"]),
        (&1.into(), &1.into())
    );
    let answers: Vec<&serde_json::Value> =
        json["votes"].as_array().unwrap().iter().map(|vote| &vote["answers"][0]).collect();
    let seats: Vec<_> = answers.iter().map(|answer| answer["seat"].as_bool()).collect();
    assert!(seats.contains(&Some(true)) && seats.contains(&Some(false)), "{seats:?}");
    assert!(app.guest().get("/poll/lunch.txt").text.contains("1 of 1 seat taken, 1 on the waiting list"));
}

#[test]
fn whoever_moves_up_is_told_by_mail_with_an_account_or_a_personal_link() {
    let (app, world, ada) = site(Settings::default());
    let poll = world.write(|tx| Ok(store::polls::by_slug(tx, "lunch")?.unwrap().poll));
    ada.post(SEATS, &[("seats-1", "1")]);
    let first = vote(&world, "Ann", &[(1, 1)]);
    let bob = world.user("bob");
    app.address("bob", "bob@example.org");
    world.vote(&bob, "lunch", &ballot("", &[(1, 1)]));
    let zoe = world.guest();
    let (invitation, code) = world.invite_by_mail(&poll, "Zoe", "zoe@example.org");
    world.open_invitation(&zoe, "lunch", &invitation, &code);
    world.vote(&zoe, "lunch", &ballot("Zoe", &[(1, 1)]));
    vote_without_name(&world);
    delete(&world, &first);
    assert!(app.mails_to("bob@example.org").is_empty(), "some minutes later, as all news");
    app.wait_for_news();
    let mails = app.mails_to("bob@example.org");
    assert_eq!(mails.len(), 1);
    assert_eq!(mails[0].header("Subject"), "You have a seat: Lunch together");
    assert!(mails[0].text.contains("Pizza"), "{}", mails[0].text);
    assert!(app.mails_to("zoe@example.org").is_empty(), "she waits still");
    // Two more seats: Zoe is told, and whoever voted without a name is not known to anybody.
    ada.post(SEATS, &[("seats-1", "3")]);
    app.wait_for_news();
    let mails = app.mails_to("zoe@example.org");
    assert_eq!(mails.len(), 1);
    assert!(mails[0].text.contains(&format!("/poll/lunch/invitation/{invitation}/")), "{}", mails[0].text);
    assert_eq!(app.mails_to("bob@example.org").len(), 1);
    // Down and up again before the mail goes out: it tells what holds.
    ada.post(SEATS, &[("seats-1", "1")]);
    ada.post(SEATS, &[("seats-1", "3")]);
    app.wait_for_news();
    let subjects: Vec<String> =
        app.mails_to("zoe@example.org")[1..].iter().map(|mail| mail.header("Subject")).collect();
    assert_eq!(subjects, ["You have a seat: Lunch together"]);
    ada.post(SEATS, &[("seats-1", "1")]);
    app.wait_for_news();
    let last = app.mails_to("zoe@example.org").pop().unwrap();
    assert_eq!(last.header("Subject"), "You are on the waiting list now: Lunch together");
    // Their answer is taken off: one had a seat and the other waited. Back in time they hear nothing.
    let yes = |gone: bool| {
        let what = if gone { "remove" } else { "restore" };
        assert_eq!(ada.post("/poll/lunch/edit/choicevalues/", &[("do", what), ("id", YES)]).status, 303);
    };
    yes(true);
    yes(false);
    app.wait_for_news();
    assert_eq!((app.mails_to("bob@example.org").len(), app.mails_to("zoe@example.org").len()), (1, 3));
    yes(true);
    app.wait_for_news();
    for address in ["bob@example.org", "zoe@example.org"] {
        let last = app.mails_to(address).pop().unwrap();
        assert_eq!(last.header("Subject"), "Your answer takes no seat any more: Lunch together");
    }
    assert!(queued(&app).is_empty());
}
