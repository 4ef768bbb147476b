//! From results to a decision, and from there into calendars.

use bitpoll::domain::choice::Kind;

use crate::support::app::{Client, TestApp};
use crate::support::polls::{NO, TestPoll, YES};

const DECIDE: &str = "/poll/food/decide/";

fn site(kind: Kind, choices: &[&str]) -> (TestApp, Client) {
    let app = TestApp::new();
    let olga = app.signed_in("olga");
    TestPoll { kind, choices, ..TestPoll::default() }.made_by(&app, &olga);
    (app, olga)
}

fn lines<'a>(file: &'a str, name: &str) -> Vec<&'a str> {
    file.split("\r\n").filter_map(|line| line.strip_prefix(name)).collect()
}

#[test]
fn the_best_choice_stands_first_and_is_ticked() {
    let (app, olga) = site(Kind::Universal, &["Pizza", "Sushi", "Curry"]);
    app.guest().post("/poll/food/vote/", &[("a1", NO), ("a2", YES), ("name", "Ann")]);
    let page = olga.get(DECIDE);
    assert_eq!(page.texts(".decide-list label"), ["Sushi", "Pizza", "Curry"]);
    assert_eq!(page.attributes("input[name=choice][checked]", "value"), ["2"]);
    assert_eq!(page.attributes("input[name=close][checked]", "name"), ["close"]);
}

#[test]
fn of_equally_good_choices_none_is_ticked() {
    let (app, olga) = site(Kind::Universal, &["Pizza", "Sushi"]);
    app.guest().post("/poll/food/vote/", &[("a1", YES), ("a2", YES), ("name", "Ann")]);
    assert!(olga.get(DECIDE).attributes("input[name=choice][checked]", "value").is_empty());
    let nothing = olga.post(DECIDE, &[("close", "on")]);
    assert_eq!(
        (nothing.status, nothing.attributes(".error-summary a", "href")),
        (422, vec!["#f-choice".into()])
    );
}

#[test]
fn everybody_reads_the_decision_first_until_it_is_taken_back() {
    let (app, olga) = site(Kind::Date, &["2027-03-01", "2027-03-06/2027-03-07"]);
    olga.post(DECIDE, &[("choice", "2"), ("close", "on")]);
    let page = app.guest().get("/poll/food/");
    assert_eq!(page.texts("main .best:first-of-type h2")[0], "Sat, 6 Mar – Sun, 7 Mar 2027");
    assert_eq!(page.attributes("a[href$='.ics']", "href"), ["/poll/food.ics"]);
    assert_eq!(app.guest().get("/poll/food/vote/").status, 403, "voting has ended");
    olga.post(DECIDE, &[("do", "undecide"), ("choice", "2")]);
    assert_eq!(app.guest().get("/poll/food.ics").status, 404);
    assert!(app.guest().get("/poll/food/").attributes("a[href$='.ics']", "href").is_empty());
}

#[test]
fn choices_of_nobody_or_of_nothing_are_not_decided_for() {
    let (_app, olga) = site(Kind::Universal, &["Pizza"]);
    for bad in ["9", "x", "", "99999999999999999999"] {
        let status = olga.post(DECIDE, &[("choice", bad)]).status;
        assert!([404, 422].contains(&status), "{bad:?}: {status}");
    }
}

#[test]
fn an_owner_learns_that_the_poll_was_changed_before_deciding() {
    let (app, olga) = site(Kind::Universal, &["Pizza", "Sushi"]);
    let form = olga.get(DECIDE);
    let number = form.attributes("input[name=structure]", "value").remove(0);
    let rows =
        [("row", "1"), ("text", "Pizza"), ("row", "2"), ("text", "Sushi"), ("row", ""), ("text", "Curry")];
    assert_eq!(olga.post("/poll/food/edit/choices/", &rows).status, 303);
    let late = olga.post(DECIDE, &[("structure", &number), ("choice", "2")]);
    assert_eq!((late.status, late.texts("[role=alert]").len()), (409, 1));
    assert_eq!(late.texts(".decide-list label").len(), 3, "with the choice that came since");
    assert_eq!(late.attributes("input[name=choice][checked]", "value"), ["2"], "and what was ticked");
    assert!(app.guest().get("/poll/food/").texts("main .best .kicker").iter().all(|text| text != "Decided"));
    let told = late.attributes("input[name=structure]", "value").remove(0);
    assert_eq!(olga.post(DECIDE, &[("structure", &told), ("choice", "2")]).status, 303);
}

#[test]
fn a_text_is_no_event() {
    let (app, olga) = site(Kind::Universal, &["Pizza"]);
    olga.post(DECIDE, &[("choice", "1")]);
    assert_eq!(app.guest().get("/poll/food.ics").status, 404);
    assert!(app.guest().get("/poll/food/").text.contains("Pizza"));
}

#[test]
fn days_are_events_of_whole_days_that_end_the_day_after() {
    let (app, olga) = site(Kind::Date, &["2027-02-28", "2027-12-31/2028-01-01"]);
    olga.post(DECIDE, &[("choice", "1"), ("choice", "2")]);
    let file = app.guest().get("/poll/food.ics");
    assert_eq!(file.header("content-type"), "text/calendar; charset=utf-8");
    assert_eq!(lines(&file.text, "DTSTART;VALUE=DATE:"), ["20270228", "20271231"]);
    assert_eq!(lines(&file.text, "DTEND;VALUE=DATE:"), ["20270301", "20280102"]);
}

#[test]
fn slots_are_instants_whatever_the_clocks_do() {
    let slots = [
        "2027-03-27T23:00/PT360M",
        "2027-10-31T02:30+02:00/PT60M",
        "2027-10-31T02:30+01:00/PT60M",
        "2027-11-01T09:00",
    ];
    let (app, olga) = site(Kind::Datetime, &slots);
    olga.post(DECIDE, &[("choice", "1"), ("choice", "2"), ("choice", "3"), ("choice", "4")]);
    let file = app.guest().get("/poll/food.ics").text;
    assert_eq!(
        lines(&file, "DTSTART:"),
        ["20270327T220000Z", "20271031T003000Z", "20271031T013000Z", "20271101T080000Z"]
    );
    assert_eq!(lines(&file, "DTEND:"), ["20270328T040000Z", "20271031T013000Z", "20271031T023000Z"]);
}

#[test]
fn an_event_keeps_its_name_and_counts_its_changes() {
    let (app, olga) = site(Kind::Date, &["2027-03-01", "2027-03-02"]);
    olga.post(DECIDE, &[("choice", "1"), ("choice", "2")]);
    let first = app.guest().get("/poll/food.ics").text;
    assert_eq!(app.guest().get("/poll/food.ics").text, first, "the same decision is the same file");
    olga.post(DECIDE, &[("choice", "2")]);
    let second = app.guest().get("/poll/food.ics").text;
    assert_eq!(lines(&first, "UID:")[0], lines(&second, "UID:")[0]);
    assert_ne!(lines(&first, "UID:")[0], lines(&first, "UID:")[1]);
    let sequence = |file: &str| lines(file, "SEQUENCE:")[0].parse::<i64>().unwrap();
    assert!(sequence(&second) > sequence(&first));
}

#[test]
fn words_cannot_break_out_of_their_line_and_lines_are_short() {
    let (app, olga) = site(Kind::Date, &["2027-03-01"]);
    let title = r"Ä; dinner, with: \n BEGIN:VEVENT “Zoë” 🍝🍝🍝🍝🍝🍝🍝🍝🍝🍝🍝🍝🍝";
    let description = "First.\r\nEND:VCALENDAR\r\n\r\n".to_owned() + &"Käse ".repeat(40);
    let settings = [("title", title), ("description", &description), ("zone", "Europe/Berlin")];
    assert_eq!(olga.post("/poll/food/settings/", &settings).status, 303);
    olga.post(DECIDE, &[("choice", "1")]);
    let file = app.guest().get("/poll/food.ics").text;
    assert!(file.split("\r\n").all(|line| line.len() <= 75 && !line.contains(['\r', '\n'])), "{file}");
    assert_eq!(file.matches("\r\nEND:VCALENDAR\r\n").count(), 1);
    let whole = file.replace("\r\n ", "");
    assert_eq!(
        lines(&whole, "SUMMARY:"),
        [title.replace('\\', r"\\").replace(';', r"\;").replace(',', r"\,")]
    );
    let url = format!("{}/poll/food/", app.address);
    assert!(lines(&whole, "DESCRIPTION:")[0].starts_with(r"First.\nEND:VCALENDAR\n\nKäse Käse"));
    assert!(lines(&whole, "DESCRIPTION:")[0].ends_with(&format!(r"Käse\n\n{url}")));
    assert_eq!(lines(&whole, "URL:"), [url]);
}
