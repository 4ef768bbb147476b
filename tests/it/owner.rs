//! What a poll's owner does with it: settings, answers, copy, links, delete.

use bitpoll::domain::choice::Kind;
use bitpoll::domain::poll::{Audience, Poll};
use bitpoll::domain::structure::Structure;
use bitpoll::store;

use crate::support::app::{Answer, Client, TestApp};
use crate::support::polls::{MAYBE, TestPoll, YES};

/// The site with one poll of somebody called Olga.
fn site() -> (TestApp, Client) {
    let app = TestApp::new();
    let olga = app.signed_in("olga");
    TestPoll::default().made_by(&app, &olga);
    (app, olga)
}

/// The site with one poll of somebody without an account.
fn guest_site() -> (TestApp, Client) {
    let app = TestApp::new();
    let guest = app.guest();
    TestPoll::default().made_by(&app, &guest);
    (app, guest)
}

fn stored(app: &TestApp, slug: &str) -> (Poll, Structure) {
    let slug = slug.to_owned();
    app.write(move |tx| {
        let poll = store::polls::by_slug(tx, &slug)?.expect("the poll").poll;
        let structure = store::structures::of(tx, &poll)?;
        Ok((poll, structure))
    })
}

/// The form of a page as a browser would send it back, with some fields changed.
fn sent_back(page: &Answer, changes: &[(&str, &str)]) -> Vec<(String, String)> {
    let (html, mut fields) = (page.html(), Vec::new());
    let find = |selector: &str| scraper::Selector::parse(&format!("form.form {selector}")).unwrap();
    for input in html.select(&find("input[name]")) {
        let box_or_button = ["checkbox", "radio"].contains(&input.attr("type").unwrap_or(""));
        if !box_or_button || input.attr("checked").is_some() {
            let value = input.attr("value").unwrap_or(if box_or_button { "on" } else { "" });
            fields.push((input.attr("name").unwrap().to_owned(), value.to_owned()));
        }
    }
    for area in html.select(&find("textarea")) {
        fields.push((area.attr("name").unwrap().to_owned(), area.text().collect()));
    }
    for option in html.select(&find("select[name] option[selected]")) {
        let list = option.parent().and_then(scraper::ElementRef::wrap).unwrap();
        fields.push((list.attr("name").unwrap().to_owned(), option.attr("value").unwrap().to_owned()));
    }
    fields.retain(|(name, _)| changes.iter().all(|(changed, _)| changed != name));
    fields.extend(changes.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
    fields
}

fn post(client: &Client, path: &str, fields: &[(String, String)]) -> Answer {
    let fields: Vec<(&str, &str)> =
        fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    client.post(path, &fields)
}

const SETTINGS: &str = "/poll/food/settings/";
const VALUES: &str = "/poll/food/edit/choicevalues/";

#[test]
fn settings_that_are_sent_back_unchanged_change_nothing() {
    let (app, olga) = site();
    let before = stored(&app, "food").0;
    let answer = post(&olga, SETTINGS, &sent_back(&olga.get(SETTINGS), &[]));
    assert_eq!((answer.status, answer.header("location")), (303, "/poll/food/"));
    let after = stored(&app, "food").0;
    assert_eq!(Poll { revision: before.revision, ..after }, before);
}

#[test]
fn changed_settings_are_stored() {
    let (app, olga) = site();
    let changes = [("title", "Dinner?"), ("deadline", "2027-03-01T18:00"), ("vote_audience", "signed-in")];
    post(&olga, SETTINGS, &sent_back(&olga.get(SETTINGS), &changes));
    let poll = stored(&app, "food").0;
    assert_eq!((poll.title.as_str(), poll.settings.vote_audience), ("Dinner?", Audience::SignedIn));
    assert_eq!(poll.deadline.unwrap().to_string(), "2027-03-01T18:00");
}

#[test]
fn what_cannot_be_stored_comes_back_as_it_was_typed() {
    let (app, olga) = site();
    let changes =
        [("title", ""), ("description", "Bring\n<salt>"), ("zone", "Europe/Atlantis"), ("deadline", "soon")];
    let page = post(&olga, SETTINGS, &sent_back(&olga.get(SETTINGS), &changes));
    assert_eq!(page.status, 422);
    let links = page.attributes(".error-summary a", "href");
    assert_eq!(links, ["#f-title", "#f-zone", "#f-deadline"]);
    assert!(links.iter().all(|id| page.texts(id).len() == 1), "every link leads to a field");
    assert_eq!(page.attributes("#f-zone", "value"), ["Europe/Atlantis"]);
    assert_eq!(page.attributes("#f-deadline", "value"), ["soon"]);
    assert!(page.text.contains("Bring\n&lt;salt&gt;"));
    assert_eq!(stored(&app, "food").0.title, "What shall we do?");
}

#[test]
fn of_a_doubled_hour_the_one_that_is_meant_can_be_told_and_is_shown_again() {
    let (app, olga) = site();
    let page = post(&olga, SETTINGS, &sent_back(&olga.get(SETTINGS), &[("deadline", "2027-10-31T02:30")]));
    assert_eq!(page.status, 422);
    let which = "input[name=deadline_offset]";
    assert_eq!(page.attributes(which, "value"), ["+02:00", "+01:00"]);
    post(&olga, SETTINGS, &sent_back(&page, &[("deadline_offset", "+01:00")]));
    assert_eq!(stored(&app, "food").0.deadline.unwrap().to_string(), "2027-10-31T02:30+01:00");
    let page = olga.get(SETTINGS);
    assert_eq!(page.attributes("#f-deadline", "value"), ["2027-10-31T02:30"]);
    assert_eq!(page.attributes(&format!("{which}[checked]"), "value"), ["+01:00"]);
}

#[test]
fn another_zone_keeps_the_clock_times() {
    let app = TestApp::new();
    let olga = app.signed_in("olga");
    let choices = &["2027-03-01T10:00/PT90M"];
    TestPoll { kind: Kind::Datetime, choices, ..TestPoll::default() }.made_by(&app, &olga);
    post(&olga, SETTINGS, &sent_back(&olga.get(SETTINGS), &[("zone", "Asia/Tokyo")]));
    let (poll, structure) = stored(&app, "food");
    assert_eq!(poll.zone, chrono_tz::Asia::Tokyo);
    assert_eq!(structure.choices[0].subject.to_string(), "2027-03-01T10:00/PT90M");
}

#[test]
fn a_poll_is_handed_on_to_somebody_who_is_there() {
    let (app, olga) = site();
    app.user("ada");
    let unknown = post(&olga, SETTINGS, &sent_back(&olga.get(SETTINGS), &[("owner", "nobody")]));
    assert_eq!((unknown.status, unknown.attributes("#f-owner", "value")), (422, vec!["nobody".into()]));
    let nobody = post(&olga, SETTINGS, &sent_back(&olga.get(SETTINGS), &[("owner", "")]));
    assert_eq!(nobody.status, 422, "a poll without a link would be nobody's");
    post(&olga, SETTINGS, &sent_back(&olga.get(SETTINGS), &[("owner", "Ada")]));
    assert_eq!(olga.get(SETTINGS).status, 403);
    assert_eq!(app.signed_in("ada").get(SETTINGS).status, 200);
}

#[test]
fn somebody_without_an_account_cannot_find_out_who_has_one() {
    let (app, guest) = guest_site();
    app.user("ada");
    let fields = sent_back(&guest.get(SETTINGS), &[]);
    assert!(fields.iter().all(|(name, _)| name != "owner"));
    for name in ["ada", "nobody"] {
        let mut fields = fields.clone();
        fields.push(("owner".to_owned(), name.to_owned()));
        assert_eq!(post(&guest, SETTINGS, &fields).status, 303);
    }
    assert_eq!(stored(&app, "food").0.owner.user, None);
}

#[test]
fn answers_are_added_changed_taken_off_and_put_back() {
    let (app, olga) = site();
    let new = [
        ("do", "add"),
        ("title", "Veto"),
        ("color", "custom"),
        ("custom", "#440022"),
        ("icon", "bolt"),
        ("weight", "-5"),
    ];
    assert_eq!(olga.post(VALUES, &new).status, 303);
    let veto = stored(&app, "food").1.values.into_iter().find(|value| value.title == "Veto").unwrap();
    assert_eq!((veto.color.to_string(), veto.icon, veto.weight.0), ("#440022".into(), "bolt", -500));

    let id = veto.id.to_string();
    let form = sent_back(&olga.get(&format!("{VALUES}?edit={id}")), &[("title", "Never"), ("do", "edit")]);
    assert_eq!(post(&olga, VALUES, &form).status, 303);
    olga.post(VALUES, &[("do", "remove"), ("id", &id)]);
    let never = stored(&app, "food").1.value(veto.id).unwrap().clone();
    assert_eq!((never.title.as_str(), never.color, never.deleted), ("Never", veto.color, true));
    olga.post(VALUES, &[("do", "restore"), ("id", &id)]);
    assert!(!stored(&app, "food").1.value(veto.id).unwrap().deleted);
}

#[test]
fn how_often_an_answer_was_given_stands_beside_it() {
    let (app, olga) = site();
    app.guest().post("/poll/food/vote/", &[("a1", YES), ("a2", YES), ("a3", MAYBE), ("name", "Ann")]);
    let facts = olga.get(VALUES).texts(".value-list .muted");
    let said = [
        "counts 1, given 2 times",
        "counts 0.5, given once",
        "counts 0.25, given 0 times",
        "counts 0, given 0 times",
    ];
    assert_eq!(facts, said);
}

#[test]
fn a_bad_answer_comes_back_and_the_last_one_stays() {
    let (app, olga) = site();
    let bad = [
        ("do", "add"),
        ("title", "x"),
        ("color", "custom"),
        ("custom", "red;"),
        ("icon", "bolt"),
        ("weight", "1e9"),
    ];
    let page = olga.post(VALUES, &bad);
    assert_eq!(page.status, 422);
    assert_eq!(page.attributes(".error-summary a", "href"), ["#f-color", "#f-weight"]);
    assert_eq!(page.attributes("#f-weight", "value"), ["1e9"]);
    assert_eq!(page.attributes("input[name=icon][checked]", "value"), ["bolt"]);
    for id in ["1", "2", "3"] {
        assert_eq!(olga.post(VALUES, &[("do", "remove"), ("id", id)]).status, 303);
    }
    assert_eq!(olga.post(VALUES, &[("do", "remove"), ("id", "4")]).status, 422);
    assert_eq!(stored(&app, "food").1.live_values().count(), 1);
    assert_eq!(olga.post(VALUES, &[("do", "edit"), ("id", "77"), ("title", "x")]).status, 422);
    assert_eq!(olga.post(VALUES, &[("do", "remove"), ("id", "77")]).status, 404);
}

#[test]
fn own_colours_come_in_a_stylesheet_that_never_changes() {
    let (_app, olga) = site();
    for (title, color) in [("a", "#ffee00"), ("b", "#220044"), ("c", "#ffee00")] {
        olga.post(
            VALUES,
            &[
                ("do", "add"),
                ("title", title),
                ("color", "custom"),
                ("custom", color),
                ("icon", "bolt"),
                ("weight", "1"),
            ],
        );
    }
    let sheets = olga.get(VALUES).attributes("link[rel=stylesheet]", "href");
    assert_eq!(sheets.last().unwrap(), "/colors/220044-ffee00.css");
    let css = olga.get(sheets.last().unwrap());
    assert_eq!(css.header("cache-control"), "public, max-age=31536000, immutable");
    assert_eq!(css.header("content-type"), "text/css; charset=utf-8");
    assert_eq!(olga.get("/colors/red.css").status, 404);
}

#[test]
fn a_copy_is_moved_by_days_and_has_no_votes() {
    let app = TestApp::new();
    let olga = app.signed_in("olga");
    TestPoll { kind: Kind::Date, choices: &["2027-03-01", "2027-03-06/2027-03-07"], ..TestPoll::default() }
        .made_by(&app, &olga);
    app.guest().post("/poll/food/vote/", &[("a1", YES), ("name", "Ann")]);
    let page = olga.get("/poll/food/copy/");
    assert_eq!(page.attributes("#f-title", "value"), ["Copy of What shall we do?"]);
    let form = sent_back(&page, &[("shift", "7"), ("address", "chosen"), ("slug", "next-week")]);
    let answer = post(&olga, "/poll/food/copy/", &form);
    assert_eq!((answer.status, answer.header("location")), (303, "/poll/next-week/"));
    let (_, structure) = stored(&app, "next-week");
    let days: Vec<String> = structure.choices.iter().map(|choice| choice.subject.to_string()).collect();
    assert_eq!(days, ["2027-03-08", "2027-03-13/2027-03-14"]);
    assert!(!olga.get("/poll/next-week/").text.contains("Ann"));

    let taken = post(&olga, "/poll/food/copy/", &form);
    assert_eq!((taken.status, taken.attributes(".error-summary a", "href")), (422, vec!["#f-slug".into()]));
    assert_eq!(taken.attributes("#f-slug", "value"), ["next-week"]);
    let far = post(&olga, "/poll/food/copy/", &sent_back(&page, &[("shift", "99999")]));
    assert_eq!(far.attributes(".error-summary a", "href"), ["#f-shift"]);
}

#[test]
fn a_copy_by_somebody_without_an_account_is_theirs_by_its_own_link() {
    let (app, guest) = guest_site();
    let answer = post(&guest, "/poll/food/copy/", &sent_back(&guest.get("/poll/food/copy/"), &[]));
    let slug = answer.header("location").split('/').nth(2).unwrap().to_owned();
    assert_eq!(slug.len(), 16);
    assert_eq!(guest.get(&format!("/poll/{slug}/settings/")).status, 200);
    assert_eq!(app.guest().get(&format!("/poll/{slug}/settings/")).status, 403);
}

#[test]
fn a_deleted_poll_is_gone_for_all_and_its_owner_can_bring_it_back_for_a_week() {
    let (app, olga) = site();
    assert_eq!(olga.get("/poll/food/delete/").texts(".danger"), ["Delete poll"]);
    olga.post("/poll/food/delete/", &[]);
    assert_eq!(app.guest().get("/poll/food/").status, 404);
    let page = olga.get("/poll/food/");
    assert_eq!(page.status, 410);
    assert_eq!(page.attributes("main form", "action"), ["/poll/food/restore/"]);
    assert_eq!(olga.post("/poll/food/restore/", &[]).header("location"), "/poll/food/");
    assert_eq!(app.guest().get("/poll/food/").status, 200);

    olga.post("/poll/food/delete/", &[]);
    app.db.advance(7 * 86_400);
    assert_eq!(olga.post("/poll/food/restore/", &[]).status, 404);
}

#[test]
fn voting_is_ended_and_goes_on() {
    let (app, olga) = site();
    assert_eq!(olga.post("/poll/food/close/", &[]).header("location"), "/poll/food/");
    assert_eq!(app.guest().post("/poll/food/vote/", &[("a1", YES), ("name", "Ann")]).status, 403);
    assert_eq!(olga.post("/poll/food/close/", &[]).status, 409);
    olga.post("/poll/food/reopen/", &[]);
    assert_eq!(app.guest().post("/poll/food/vote/", &[("a1", YES), ("name", "Ann")]).status, 303);
    assert_eq!(app.guest().get("/poll/food/close/").status, 405);
}

#[test]
fn the_admin_link_is_shown_to_the_owner_alone() {
    let (app, guest) = guest_site();
    let page = guest.get("/poll/food/share/");
    assert_eq!(page.attributes("#share-link", "value"), [format!("{}/poll/food/", app.address)]);
    let link = page.attributes("#admin-link", "value").remove(0);
    assert!(link.starts_with(&format!("{}/poll/food/key/", app.address)), "{link}");
    let at = |id: &str| page.text.find(&format!("id=\"{id}\"")).expect("it is there");
    assert!(
        at("share-link") < at("admin-link") && at("admin-link") < at("share-text"),
        "what must be kept is early"
    );
    let file = guest.get("/poll/food/share/admin-link.txt");
    assert!(file.text.contains(&link) && file.header("content-disposition").starts_with("attachment"));

    let other = app.guest();
    let page = other.get("/poll/food/share/");
    assert_eq!((page.status, page.texts("#admin").len()), (200, 0));
    assert!(!page.text.contains("/key/"));
    assert_eq!(other.get("/poll/food/share/admin-link.txt").status, 403);
    assert_eq!(other.post("/poll/food/share/", &[]).status, 403);
}

#[test]
fn opening_the_admin_link_gives_the_poll_to_a_browser_until_there_is_a_new_one() {
    let (app, guest) = guest_site();
    let link = guest.get("/poll/food/share/").attributes("#admin-link", "value").remove(0);
    let path = link.strip_prefix(&app.address).unwrap();
    let other = app.guest();
    let answer = other.get(path);
    assert_eq!((answer.status, answer.header("location")), (303, "/poll/food/"));
    assert_eq!(other.get(SETTINGS).status, 200);

    let renewed = guest.post("/poll/food/share/", &[]);
    assert_eq!(renewed.header("location"), "/poll/food/share/#admin");
    assert_eq!((other.get(SETTINGS).status, guest.get(SETTINGS).status), (403, 200));
    assert_eq!(app.guest().get(path).status, 404);
}

#[test]
fn somebody_signed_in_who_owns_by_link_keeps_the_poll_with_a_new_link() {
    let (app, guest) = guest_site();
    guest.post("/login/", &[("username", "ada"), ("password", "x")]);
    app.user("ada");
    guest.post("/login/", &[("username", "ada"), ("password", "secret password")]);
    assert_eq!(guest.post("/poll/food/share/", &[]).status, 303);
    assert_eq!(guest.get(SETTINGS).status, 200);
}

#[test]
fn a_wrong_code_is_a_plain_not_found_and_guessing_ends_soon() {
    let (app, _) = guest_site();
    let guesser = app.guest();
    let answer = guesser.get("/poll/food/key/AAAAAAAAAAAAAAAAAAAAAA/");
    assert_eq!((answer.status, guesser.cookie_value("guest")), (404, None));
    assert_eq!(guesser.get("/poll/nowhere/key/AAAAAAAAAAAAAAAAAAAAAA/").status, 404);
    let guesses = (0..70).map(|n| guesser.get(&format!("/poll/food/key/{n:022}/")).status);
    assert!(guesses.into_iter().any(|status| status == 429));
}

#[test]
fn the_edit_link_of_a_vote_opens_it_in_another_browser() {
    let (app, _) = site();
    let voter = app.guest();
    voter.post("/poll/food/vote/", &[("a1", YES), ("name", "Ann")]);
    let id = crate::support::polls::votes(&app, "food")[0].public_id.to_string();
    let page = voter.get(&format!("/poll/food/vote/{id}/link/"));
    let link = page.attributes(&format!("#link-{id}"), "value").remove(0);
    let other = app.guest();
    assert_eq!(other.get(&format!("/poll/food/vote/{id}/edit/")).status, 403);
    let answer = other.get(link.strip_prefix(&app.address).unwrap());
    let form = format!("/poll/food/vote/{id}/edit/");
    assert_eq!((answer.status, answer.header("location")), (303, form.as_str()));
    assert_eq!(other.get(&form).status, 200);
}
