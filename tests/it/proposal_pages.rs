//! The pages of proposals: the form, what the owner sees, and what the proposer hears.

use bitpoll::domain::choice::Kind;
use bitpoll::domain::poll::{Proposals, Settings};
use bitpoll::params;

use crate::proposals::{choices, taking};
use crate::support::app::{Answer, Client, TestApp};
use crate::support::mailbox::queued;
use crate::support::world::{World, sample};

/// A site with a poll of ada's.
fn site(kind: Kind, settings: Settings) -> (TestApp, World, Client) {
    let app = TestApp::with_mail(&[("limits_exempt", "127.0.0.0/8")]);
    let world = app.world();
    let ada = world.user("ada");
    world.make(&ada, sample(kind, "lunch", settings));
    let browser = app.browser(&ada);
    (app, world, browser)
}

const PROPOSE: &str = "/poll/lunch/propose/";
const REVIEW: &str = "/poll/lunch/proposals/";

fn put(app: &TestApp, browser: &Client, fields: &[(&str, &str)]) -> Answer {
    let seal = app.seal();
    browser.post(PROPOSE, &[fields, &[("seal", &seal), ("website", "")]].concat())
}

fn notices(browser: &Client) -> Vec<String> {
    browser.get("/poll/lunch/").texts(".notice p")
}

#[test]
fn the_page_of_a_poll_leads_to_the_form_only_where_proposals_are_taken() {
    let (app, _, ada) = site(Kind::Universal, Settings::default());
    let links = || {
        ["/poll/lunch/", "/poll/lunch/vote/"].map(|page| {
            let page = app.guest().get(page);
            page.attributes("main a", "href").iter().filter(|href| *href == PROPOSE).count()
        })
    };
    assert_eq!(links(), [0, 0]);
    let set = |how: &str| {
        let fields = [
            ("title", "Lunch"),
            ("zone", "Europe/Berlin"),
            ("settings", "sent"),
            ("anonymous_allowed", "on"),
        ];
        ada.post("/poll/lunch/settings/", &[&fields[..], &[("proposals", how)]].concat())
    };
    assert_eq!(set("sometimes").status, 422);
    assert_eq!(set("reviewed").status, 303);
    assert_eq!(links(), [1, 1]);
    let chosen = ada.get("/poll/lunch/settings/").attributes("#f-proposals option[selected]", "value");
    assert_eq!(chosen, ["reviewed"]);
    assert_eq!(ada.post("/poll/lunch/close/", &[]).status, 303);
    assert_eq!(links()[0], 0);
    assert_eq!(put(&app, &app.guest(), &[("choice", "Noodles")]).status, 403);
}

#[test]
fn the_owner_finds_what_waits_and_nobody_else_sees_a_trace_of_it() {
    let (app, world, ada) = site(Kind::Universal, taking(Proposals::Reviewed));
    let (zoe, stranger) = (app.guest(), app.guest());
    let pages = ["", "vote/", "propose/", "share/"].map(|page| format!("/poll/lunch/{page}"));
    let exports = ["json", "csv", "txt"].map(|ending| format!("/poll/lunch.{ending}"));
    let seen = || {
        let all = pages.iter().chain(&exports).map(|page| {
            let text = stranger.get(page).text;
            // The seal of a form says when it was made.
            text.lines().filter(|line| !line.contains("name=\"seal\"")).collect::<String>()
        });
        all.collect::<Vec<String>>()
    };
    let before = seen();
    let sent = put(&app, &zoe, &[("choice", "Noodles/Udon"), ("name", "Zoe")]);
    assert_eq!(sent.status, 303);
    assert!(zoe.get("/poll/lunch/").text.contains("Your proposal waits for review"));
    assert_eq!(zoe.get(PROPOSE).texts("main li strong"), ["Noodles / Udon"]);
    assert_eq!(seen(), before);
    assert!(!ada.get("/poll/lunch.json").text.contains("Noodles"), "nor do exports have it");
    assert!(notices(&ada).iter().any(|text| text.starts_with("One proposed choice waits for your review.")));
    let page = ada.get(REVIEW);
    assert_eq!(page.texts("main li strong"), ["Noodles / Udon"]);
    assert!(page.texts("main li p")[0].starts_with("Zoe, "), "{:?}", page.texts("main li p"));
    let id = world.write(|tx| Ok(tx.query_one::<String>("SELECT public_id FROM proposals", params![])?));
    assert_eq!(ada.post(&format!("{REVIEW}{id}/reject/"), &[]).status, 303);
    let page = ada.get(REVIEW);
    let undo = page.attributes("form[action*=undo]", "action");
    assert_eq!(ada.post(&undo[0], &[]).status, 303);
    assert_eq!(ada.post(&format!("{REVIEW}{id}/accept/"), &[]).status, 303);
    let again = ada.post(&format!("{REVIEW}{id}/accept/"), &[]);
    assert_eq!((again.status, again.header("location")), (303, REVIEW), "pressed twice");
    assert!(ada.get(REVIEW).text.contains("This proposal waits no more"));
    assert!(stranger.get("/poll/lunch/").text.contains("Udon"));
    let told: Vec<String> = ada.get("/poll/lunch/activity/").texts("main tbody td:nth-child(2)");
    let told: Vec<&str> = told.iter().map(|text| text.trim()).collect();
    assert_eq!(
        told[..4],
        [
            "Proposed choice accepted – Noodles / Udon",
            "Rejected proposal brought back – Noodles / Udon",
            "Proposed choice rejected – Noodles / Udon",
            "Choice proposed – Noodles / Udon"
        ]
    );
}

#[test]
fn what_is_wrong_stands_beside_its_field_and_what_was_typed_is_kept() {
    let (app, _, _) =
        site(Kind::Universal, Settings { anonymous_allowed: false, ..taking(Proposals::Reviewed) });
    let wrong = put(&app, &app.guest(), &[("choice", "pizza"), ("name", "")]);
    assert_eq!(wrong.status, 422);
    let said = |field: &str| wrong.texts(&format!("#f-{field}-error")).join("");
    assert!(said("choice").contains("on the poll already") && !said("name").is_empty());
    assert_eq!(wrong.attributes("#f-choice", "value"), ["pizza"]);
    let machine = app.guest().post(PROPOSE, &[("choice", "Watches"), ("name", "Bot"), ("website", "x")]);
    assert_eq!((machine.status, machine.attributes("#f-choice", "value")), (422, vec!["Watches".to_owned()]));
    let long = "x".repeat(81);
    assert_eq!(put(&app, &app.guest(), &[("choice", &long), ("name", "Zoe")]).status, 422);
}

#[test]
fn a_day_is_typed_as_people_write_it_and_a_time_by_the_clocks_of_the_poll() {
    let (app, world, _) = site(Kind::Date, taking(Proposals::AtOnce));
    for bad in ["", "yesterday", "2027-04-11/2027-04-10", "2027-04-20, 2027-04-21", "2027-04-05"] {
        assert_eq!(put(&app, &app.guest(), &[("choice", bad)]).status, 422, "{bad}");
    }
    assert_eq!(put(&app, &app.guest(), &[("choice", "20 April 2027")]).status, 303);
    assert_eq!(choices(&world)[3], "2027-04-20");
    let (app, world, _) = site(Kind::Datetime, taking(Proposals::AtOnce));
    let tries = [
        ("2027-04-08", "", "time"),
        ("2027-04-08", "soon", "time"),
        ("2027-04-08", "9, 10", "time"),
        ("2027-03-28", "2:30", "time"),
        ("", "9", "choice"),
        ("2027-04-05", "10-11", "choice"),
    ];
    for (day, time, field) in tries {
        let wrong = put(&app, &app.guest(), &[("choice", day), ("time", time)]);
        assert_eq!((wrong.status, wrong.texts(&format!("#f-{field}-error")).len()), (422, 1), "{day} {time}");
        assert_eq!(wrong.attributes("#f-time", "value").join(""), time);
    }
    assert_eq!(put(&app, &app.guest(), &[("choice", "2027-04-08"), ("time", "2pm to 3:30pm")]).status, 303);
    assert_eq!(choices(&world)[3], "2027-04-08T14:00/PT90M");
}

#[test]
fn several_days_in_a_row_are_proposed_as_one_choice() {
    let (app, world, ada) = site(Kind::Date, taking(Proposals::Reviewed));
    let tries = [
        ("2027-04-11", "2027-04-10", "last"),
        ("2027-04-10", "2029-04-10", "last"),
        ("2027-04-10", "soon", "last"),
        ("2027-04-10/2027-04-11", "2027-04-12", "choice"),
        ("", "2027-04-10", "choice"),
    ];
    for (first, last, field) in tries {
        let wrong = put(&app, &app.guest(), &[("choice", first), ("last", last)]);
        assert_eq!(
            (wrong.status, wrong.texts(&format!("#f-{field}-error")).len()),
            (422, 1),
            "{first} {last}"
        );
        assert_eq!(wrong.attributes("#f-last", "value"), [last]);
    }
    for (first, last) in
        [("2027-04-24", "2027-04-25"), ("17 April 2027 - 18 April 2027", ""), ("2027-05-01", "2027-05-01")]
    {
        let sent = put(&app, &app.guest(), &[("choice", first), ("last", last), ("name", "Zoe")]);
        assert_eq!(sent.status, 303, "{first} {last}");
    }
    let listed = ada.get(REVIEW).texts("main li strong");
    assert_eq!(listed.len(), 3);
    assert!(listed.iter().any(|text| text.contains("24") && text.contains("25")), "{listed:?}");
    for action in ada.get(REVIEW).attributes("main li form[action*=accept]", "action") {
        assert_eq!(ada.post(&action, &[]).status, 303);
    }
    assert_eq!(choices(&world)[3..], ["2027-04-17/2027-04-18", "2027-04-24/2027-04-25", "2027-05-01"]);
    let again = put(&app, &app.guest(), &[("choice", "2027-04-24"), ("last", "2027-04-25")]);
    assert_eq!((again.status, again.texts("#f-choice-error").len()), (422, 1), "it is there already");
    assert_eq!(
        put(&app, &app.guest(), &[("choice", "2027-04-24")]).status,
        303,
        "its first day is another choice"
    );
    let slots = site(Kind::Datetime, taking(Proposals::Reviewed)).0;
    assert_eq!(
        put(&slots, &slots.guest(), &[("choice", "2027-04-24/2027-04-25"), ("time", "9")]).status,
        422
    );
}

#[test]
fn who_watches_is_told_of_a_proposal_only_if_it_waits_for_them() {
    let (app, world, ada) = site(Kind::Universal, taking(Proposals::Reviewed));
    app.address("ada", "ada@example.org");
    let bob = world.user("bob");
    app.address("bob", "bob@example.org");
    app.browser(&bob).post("/poll/lunch/watch/", &[]);
    ada.post("/poll/lunch/watch/", &[]);
    put(&app, &app.guest(), &[("choice", "Noodles"), ("name", "Zoe")]);
    app.wait_for_news();
    let mails = app.mails_to("ada@example.org");
    assert_eq!(mails.len(), 1);
    assert!(
        mails[0].text.contains("Zoe proposes a choice, which waits for your review: Noodles"),
        "{}",
        mails[0].text
    );
    assert!(app.mails_to("bob@example.org").is_empty());
    let id = world.write(|tx| Ok(tx.query_one::<String>("SELECT public_id FROM proposals", params![])?));
    ada.post(&format!("{REVIEW}{id}/accept/"), &[]);
    app.wait_for_news();
    let mails = app.mails_to("bob@example.org");
    assert_eq!(mails.len(), 1);
    assert!(mails[0].text.contains("What can be voted on has changed"), "{}", mails[0].text);
    assert!(queued(&app).is_empty());
}

#[test]
fn a_guest_takes_along_and_erases_what_they_proposed() {
    let (app, world, ada) = site(Kind::Universal, taking(Proposals::Reviewed));
    let zoe = app.guest();
    zoe.post("/poll/lunch/vote/", &[("name", "Zoe"), ("a1", "1")]);
    let vote = world.write(|tx| Ok(tx.query_one::<String>("SELECT public_id FROM votes", params![])?));
    let erase = format!("/poll/lunch/vote/{vote}/erase/");
    let told = || zoe.get(&erase).text.contains("What you proposed in this browser goes, too");
    assert!(!told());
    put(&app, &zoe, &[("choice", "Noodles"), ("name", "Zoe")]);
    put(&app, &app.guest(), &[("choice", "Rice"), ("name", "Ann")]);
    assert!(told());
    let data = zoe.get(&format!("/poll/lunch/vote/{vote}/data.json")).text;
    assert!(data.contains("Noodles") && !data.contains("Rice"), "{data}");
    assert_eq!(zoe.post(&erase, &[]).status, 303);
    assert_eq!(ada.get(REVIEW).texts("main li strong"), ["Rice"]);
}

#[test]
fn the_pages_say_what_became_of_a_proposal_and_that_it_has_no_limit_of_seats() {
    let app = TestApp::new();
    let world = app.world();
    let ada = world.user("ada");
    world.poll(&ada, "lunch", taking(Proposals::Reviewed));
    let (owner, ann) = (app.browser(&ada), app.signed_in("ann"));
    for choice in ["Noodles", "Rice"] {
        assert_eq!(ann.post("/poll/lunch/propose/", &[("choice", choice)]).status, 303);
    }
    let page = "/poll/lunch/proposals/";
    assert!(!owner.get(page).text.contains("seats"), "it is no sign-up sheet");
    owner.post("/poll/lunch/edit/seats/", &[("same", "2")]);
    assert!(owner.get(page).text.contains("has no limit of seats at first"));
    for deed in ["accept", "reject"] {
        let id = owner.get(page).attributes(".proposals li", "id").remove(0);
        let id = id.trim_start_matches("proposal-").to_owned();
        owner.post(&format!("{page}{id}/{deed}/"), &[]);
    }
    let after = owner.get(page);
    assert!(after.text.contains("Without a limit: "), "{}", after.text);
    assert!(after.attributes("main a", "href").contains(&"/poll/lunch/edit/seats/".to_owned()));
    let mut ends = ann.get("/poll/lunch/propose/").texts(".proposals .badge");
    ends.sort();
    assert_eq!(ends, ["accepted", "not taken"]);
}

#[test]
fn a_day_that_has_passed_is_taken_and_said_to_be_over_to_whoever_proposes_and_reviews_it() {
    for (kind, passed, coming) in [
        (Kind::Date, vec![("choice", "2001-02-03")], vec![("choice", "2090-02-03")]),
        (
            Kind::Datetime,
            vec![("choice", "2001-02-03"), ("time", "10:00")],
            vec![("choice", "2090-02-03"), ("time", "10:00")],
        ),
    ] {
        let (app, _, ada) = site(kind, taking(Proposals::Reviewed));
        let zoe = app.guest();
        let told = |fields: &[(&str, &str)]| {
            let answer = put(&app, &zoe, &[fields, &[("name", "Zoe")]].concat());
            assert_eq!(answer.status, 303, "{}", answer.text);
            zoe.follow(&answer).texts(".flash [role=status]").concat()
        };
        assert!(told(&passed).contains("has passed already"));
        assert!(!told(&coming).contains("passed"));
        let badges = |page: &Answer| {
            let all = page.texts(".proposals .badge");
            all.iter().filter(|badge| *badge == "has passed already").count()
        };
        assert_eq!((badges(&zoe.get(PROPOSE)), badges(&ada.get(REVIEW))), (1, 1));
    }
    let (app, _, _) = site(Kind::Date, taking(Proposals::AtOnce));
    let zoe = app.guest();
    let added = put(&app, &zoe, &[("choice", "2001-02-03"), ("name", "Zoe")]);
    assert!(zoe.follow(&added).texts(".flash [role=status]").concat().contains("has passed already"));
}
