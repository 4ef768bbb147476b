//! Comments below a poll, as browsers write them.

use bitpoll::domain::poll::Settings;

use crate::support::app::{Answer, Client, TestApp};
use crate::support::polls::{TestPoll, YES, comments, votes};

const POLL: &str = "/poll/food/";
const COMMENT: &str = "/poll/food/comment/";

fn site(settings: Settings) -> (TestApp, Client) {
    let app = TestApp::new();
    let olga = app.signed_in("olga");
    TestPoll { settings, ..TestPoll::default() }.made_by(&app, &olga);
    (app, olga)
}

/// Reads the page, takes a while to type, and sends.
fn write(app: &TestApp, client: &Client, text: &str) -> Answer {
    let seal = client.get(POLL).attributes("[name=seal]", "value");
    app.db.advance(20);
    let seal = seal.first().map_or("", String::as_str);
    client.post(COMMENT, &[("name", "Ann"), ("text", text), ("website", ""), ("seal", seal)])
}

fn address(app: &TestApp, page: &str) -> String {
    format!("{COMMENT}{}/{page}/", comments(app, "food")[0].public_id)
}

#[test]
fn a_guest_comments_and_everybody_reads_it() {
    let (app, _) = site(Settings::default());
    let answer = write(&app, &app.guest(), "I bring *plates*.");
    let place = format!("{POLL}#comment-{}", comments(&app, "food")[0].public_id);
    assert_eq!((answer.status, answer.header("location")), (303, place.as_str()));
    let page = app.guest().get(POLL);
    assert_eq!(page.texts(".comment strong"), ["Ann"]);
    assert!(page.text.contains("<p>I bring <em>plates</em>.</p>"), "{}", page.text);
    assert!(page.texts(".comment a").is_empty());
}

#[test]
fn whoever_has_just_voted_need_not_type_the_name_again() {
    let (app, _) = site(Settings::default());
    let guest = app.guest();
    let name = |client: &Client| client.get(POLL).attributes("#comments #f-name", "value").concat();
    assert_eq!(name(&guest), "");
    guest.post("/poll/food/vote/", &[("name", "Ann Nott"), ("a1", YES)]);
    assert_eq!(
        (name(&guest).as_str(), name(&app.guest()).as_str()),
        ("Ann Nott", ""),
        "their own browser's alone"
    );
    guest.post("/poll/food/vote/", &[("name", "Ben"), ("a1", YES), ("another", "1")]);
    assert_eq!(name(&guest), "", "which of the two writes is not known");
}

#[test]
fn a_signed_in_person_comments_by_the_name_of_the_account() {
    let (app, _) = site(Settings::default());
    let ada = app.signed_in("ada");
    assert!(ada.get(POLL).texts("#comments #f-name").is_empty());
    ada.post(COMMENT, &[("name", "Olga"), ("text", "Hello")]);
    assert_eq!(comments(&app, "food")[0].name, "ada");
}

#[test]
fn nothing_that_was_typed_is_lost_on_an_error() {
    let (app, _) = site(Settings::default());
    let page = write(&app, &app.guest(), "  ");
    assert_eq!((page.status, page.attributes(".error-summary a", "href")), (422, vec!["#f-text".to_owned()]));
    assert_eq!(page.attributes("#f-name", "value"), ["Ann"]);
    assert!(comments(&app, "food").is_empty());
}

#[test]
fn a_form_that_a_program_filled_in_comes_back_once_and_a_person_just_sends_it_again() {
    let (app, _) = site(Settings::default());
    let guest = app.guest();
    let seal = guest.get(POLL).attributes("[name=seal]", "value").remove(0);
    app.db.advance(20);
    for (website, seal) in [("https://spam.example", seal.as_str()), ("", ""), ("", "1803902400.forged")] {
        let page =
            guest.post(COMMENT, &[("name", "A"), ("text", "Hi"), ("website", website), ("seal", seal)]);
        assert_eq!((page.status, page.texts("#f-text")), (422, vec!["Hi".to_owned()]), "{website} {seal}");
    }
    assert!(comments(&app, "food").is_empty());
    let sent = [("name", "A"), ("text", "Hi"), ("website", ""), ("seal", seal.as_str())];
    assert_eq!(guest.post(COMMENT, &sent).status, 303);
}

#[test]
fn many_links_of_a_guest_wait_for_the_owner_who_lets_them_through() {
    let (app, olga) = site(Settings::default());
    let guest = app.guest();
    write(&app, &guest, "https://a.example https://b.example https://c.example");
    assert!(app.guest().get(POLL).texts(".comment").is_empty());
    assert_eq!(guest.get(POLL).texts(".comment .badge"), ["waits to be let through"]);
    assert_eq!(app.guest().post(&address(&app, "approve"), &[]).status, 403);
    assert_eq!(olga.get(POLL).texts(".comment form button"), ["Let it through"]);
    assert_eq!(olga.post(&address(&app, "approve"), &[]).status, 303);
    assert_eq!(app.guest().get(POLL).texts(".comment").len(), 1);
}

#[test]
fn a_harmless_comment_does_not_become_an_advertisement_unseen() {
    let (app, _) = site(Settings::default());
    let guest = app.guest();
    write(&app, &guest, "Hello");
    guest.post(&address(&app, "edit"), &[("text", "www.a.example www.b.example www.c.example")]);
    assert!(app.guest().get(POLL).texts(".comment").is_empty());
}

#[test]
fn guests_wait_where_the_owner_wants_to_see_comments_first() {
    let (app, olga) = site(Settings { hold_comments: true, ..Settings::default() });
    write(&app, &app.guest(), "Hello");
    assert!(comments(&app, "food")[0].held);
    olga.post(COMMENT, &[("text", "I am the owner")]);
    assert!(!comments(&app, "food")[1].held);
}

#[test]
fn its_author_changes_a_comment_and_nobody_else() {
    let (app, olga) = site(Settings::default());
    let guest = app.guest();
    write(&app, &guest, "Hello");
    assert_eq!(guest.get(&address(&app, "edit")).texts("#f-text"), ["Hello"]);
    assert_eq!(guest.post(&address(&app, "edit"), &[("text", "Hello all")]).status, 303);
    assert!(guest.get(POLL).texts(".comment header")[0].contains("changed"));
    for other in [app.guest(), olga] {
        assert_eq!(other.get(&address(&app, "edit")).status, 403);
        assert_eq!(other.post(&address(&app, "edit"), &[("text", "x")]).status, 403);
    }
    assert_eq!(guest.post(&address(&app, "edit"), &[("text", "")]).status, 422);
    assert_eq!(comments(&app, "food")[0].text, "Hello all");
}

#[test]
fn what_a_guest_has_left_is_taken_along_and_erased_even_when_voting_is_over() {
    let (app, olga) = site(Settings::default());
    let (guest, other) = (app.guest(), app.guest());
    for who in [&guest, &other] {
        assert_eq!(who.post("/poll/food/vote/", &[("a1", YES), ("name", "Gus")]).status, 303);
        write(&app, who, "I bring cake");
    }
    let vote = guest.get(POLL).attributes("a[href$='/link/#data']", "href").remove(0);
    let of_vote = |page: &str| vote.replace("link/#data", page);
    let counts_anew = || guest.get(&of_vote("erase/")).text.contains("The result will be counted again");
    assert!(!counts_anew());
    assert_eq!(olga.post("/poll/food/close/", &[]).status, 303);
    assert!(counts_anew());
    assert!(guest.get(&of_vote("link/")).text.contains("Download my data"));
    let data: serde_json::Value =
        serde_json::from_str(&guest.get(&of_vote("data.json")).text).expect("a file of JSON");
    assert_eq!((&data["vote"]["poll"], &data["vote"]["name"]), (&"food".into(), &"Gus".into()));
    assert_eq!(data["vote"]["answers"][0]["choice"], "Pizza");
    assert_eq!(data["comments"].as_array().map(Vec::len), Some(1), "not what the other has said");
    assert_eq!(data["comments"][0]["text"], "I bring cake");
    for stranger in [&olga, &other, &app.guest()] {
        assert_eq!(stranger.get(&of_vote("data.json")).status, 403);
        assert_eq!(stranger.post(&of_vote("erase/"), &[]).status, 403);
    }
    assert!(guest.get(&of_vote("erase/")).text.contains("your vote and your comment"));
    assert_eq!(votes(&app, "food").len(), 2, "asking deletes nothing");
    assert_eq!(guest.post(&of_vote("erase/"), &[]).status, 303);
    assert_eq!(votes(&app, "food").len(), 1);
    assert_eq!(comments(&app, "food").len(), 1, "the other's stays");
    assert_eq!(guest.get(&of_vote("data.json")).status, 404);
    app.world().recounted("food");
}

#[test]
fn author_and_owner_delete_a_comment_after_a_question() {
    let (app, olga) = site(Settings::default());
    let guest = app.guest();
    for who in [&guest, &olga] {
        write(&app, &guest, "Hello");
        assert_eq!(app.guest().post(&address(&app, "delete"), &[]).status, 403);
        assert_eq!(who.get(&address(&app, "delete")).texts(".panel .prose"), ["Hello"]);
        assert_eq!(who.post(&address(&app, "delete"), &[]).status, 303);
        assert!(comments(&app, "food").is_empty());
    }
}

#[test]
fn where_comments_are_off_none_can_be_written_and_old_ones_stay() {
    let (app, _) = site(Settings { comments_allowed: false, ..Settings::default() });
    assert!(app.guest().get(POLL).texts("#comments").is_empty());
    assert_eq!(app.signed_in("ada").post(COMMENT, &[("text", "Hello")]).status, 403);
}

#[test]
fn a_flood_is_held_first_and_refused_in_the_end() {
    let (app, _) = site(Settings::default());
    let guest = app.guest();
    let seal = guest.get(POLL).attributes("[name=seal]", "value").remove(0);
    app.db.advance(20);
    let send = || guest.post(COMMENT, &[("name", "A"), ("text", "Hi"), ("seal", seal.as_str())]).status;
    let statuses: Vec<u16> = (0..100).map(|_| send()).collect();
    assert_eq!(statuses.last(), Some(&429));
    let stored = comments(&app, "food");
    let open = stored.iter().filter(|comment| !comment.held).count();
    assert!((15..40).contains(&open) && stored.len() > open, "{open} of {}", stored.len());
}
