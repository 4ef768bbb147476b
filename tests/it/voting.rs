//! Casting, changing and deleting votes, as browsers do it.

use bitpoll::actions::{choices, poll_state};
use bitpoll::domain::choice::Kind;
use bitpoll::domain::id::{ChoiceId, ValueId};
use bitpoll::domain::poll::{Results, Settings};

use crate::support::app::{Answer, Client, TestApp};
use crate::support::polls::{MAYBE, NO, TestPoll, YES, asker, votes};

const VOTE: &str = "/poll/food/vote/";

/// The site with one poll of somebody called Olga.
fn site(settings: Settings) -> (TestApp, Client) {
    let app = TestApp::new();
    let olga = app.signed_in("olga");
    TestPoll { settings, ..TestPoll::default() }.made_by(&app, &olga);
    (app, olga)
}

fn cast(client: &Client, name: &str) -> Answer {
    client.post(VOTE, &[("a1", YES), ("name", name)])
}

fn own_vote(app: &TestApp, page: &str) -> String {
    format!("{VOTE}{}/{page}/", votes(app, "food")[0].public_id)
}

/// What the radio buttons of a form say, by row.
fn chosen(page: &Answer) -> Vec<(String, String)> {
    let checked = "input[type=radio][checked]";
    page.attributes(checked, "name").into_iter().zip(page.attributes(checked, "value")).collect()
}

fn take_off_sushi(app: &TestApp, owner: &Client) {
    let asker = asker(app, owner);
    app.write(move |tx| {
        let poll = bitpoll::store::polls::by_slug(tx, "food")?.expect("the poll").poll;
        let structure = bitpoll::store::structures::of(tx, &poll)?;
        let texts = structure.choices.iter().map(|choice| choices::TextChoice {
            id: Some(choice.id),
            subject: choice.subject.clone(),
            deleted: choice.deleted || choice.id == ChoiceId(2),
        });
        choices::set_texts(tx, &asker, "food", None, &texts.collect::<Vec<_>>())
    });
}

#[test]
fn of_several_best_choices_no_counts_are_told_for_they_differ() {
    let (app, _) = site(Settings::default());
    for answers in [[("a1", YES), ("a3", NO)], [("a1", NO), ("a3", YES)]] {
        assert_eq!(app.guest().post(VOTE, &[&answers[..], &[("name", "Ann")]].concat()).status, 303);
    }
    let best = app.guest().get("/poll/food/").texts("main .best p");
    assert!(best.iter().all(|line| !line.contains('×')), "{best:?}");
    assert_eq!(app.guest().post(VOTE, &[("a1", YES), ("name", "Ben")]).status, 303);
    let best = app.guest().get("/poll/food/").texts("main .best p");
    assert!(best.iter().any(|line| line.contains('×')), "{best:?}");
}

#[test]
fn a_guest_votes_and_everything_is_stored() {
    let (app, _) = site(Settings::default());
    let guest = app.guest();
    let sent = [("a1", YES), ("a2", ""), ("n2", "too raw"), ("a3", NO), ("name", " Ann "), ("comment", "Hi")];
    let answer = guest.post(VOTE, &sent);
    assert_eq!((answer.status, answer.header("location")), (303, "/poll/food/"));
    assert_eq!(guest.follow(&answer).texts(".flash [role=status]"), ["Thank you, your vote is stored."]);
    let vote = &votes(&app, "food")[0];
    assert_eq!((vote.name.as_str(), vote.comment.as_str(), vote.user), ("Ann", "Hi", None));
    assert_eq!(vote.answers.to_json(), r#"{"1":1,"2":[null,"too raw"],"3":2}"#);
}

#[test]
fn a_choice_is_made_of_few_elements_for_phones_open_hundreds_of_them() {
    let (app, _) = site(Settings::default());
    for (voter, answer) in [("Ann", YES), ("Ben", NO), ("Cleo", MAYBE)] {
        assert_eq!(app.guest().post(VOTE, &[("a1", answer), ("name", voter)]).status, 303);
    }
    let elements = app.guest().get(VOTE).texts("#f-a1, #f-a1 *").len();
    assert!((20..=30).contains(&elements), "{elements}: each takes a cheap phone some microseconds");
}

#[test]
fn the_form_offers_the_answers_in_their_order_and_none_is_chosen() {
    let (app, _) = site(Settings::default());
    let page = app.guest().get(VOTE);
    assert_eq!(page.texts("#f-a1 .seg-opt"), ["Yes", "Maybe", "Rather not", "No"]);
    assert_eq!(page.texts(".vote-label"), ["Pizza", "Sushi", "Curry"]);
    assert_eq!(chosen(&page), [("a1", ""), ("a2", ""), ("a3", "")].map(|(a, b)| (a.into(), b.into())));
    assert_eq!(page.texts("[data-said].for-scripts"), ["You said “Yes” to 0 of 3 · 3 open"]);
}

#[test]
fn an_answer_is_taken_back_by_what_says_so() {
    let (app, _) = site(Settings::default());
    assert_eq!(app.guest().get(VOTE).texts("#f-a1 .vote-none"), ["Clear: Pizza"]);
}

#[test]
fn choices_without_a_heading_do_not_seem_to_belong_to_the_one_above() {
    let app = TestApp::new();
    let choices = &["Rain", "Friday/Pizza", "Friday/Sushi", "Just talk", "Sleep"];
    TestPoll { choices, ..TestPoll::default() }.made_by(&app, &app.guest());
    assert_eq!(app.guest().get(VOTE).texts(".vote-group-head"), ["Friday", "Other choices"]);
    assert_eq!(app.guest().get("/poll/food/").texts(".choices-seen h3"), ["Friday", "Other choices"]);
}

#[test]
fn that_an_answer_was_taken_off_is_told_to_those_who_gave_it() {
    let (app, olga) = site(Settings::default());
    let (ann, ben) = (app.guest(), app.guest());
    ann.post(VOTE, &[("a1", MAYBE), ("name", "Ann")]);
    ben.post(VOTE, &[("a1", YES), ("name", "Ben")]);
    olga.post("/poll/food/edit/choicevalues/", &[("do", "remove"), ("id", MAYBE)]);
    let told = |client: &Client| client.get("/poll/food/").text.contains("check your vote");
    assert_eq!([&ann, &ben, &olga, &app.guest()].map(told), [true, false, false, false]);
}

#[test]
fn when_voting_is_over_nothing_is_best_so_far_and_no_votes_are_waited_for() {
    let (app, olga) = site(Settings::default());
    app.guest().post(VOTE, &[("a1", YES), ("name", "Ann")]);
    let said = || {
        let page = app.guest().get("/poll/food/");
        (page.texts(".best .kicker").concat(), page.texts(".follow").len())
    };
    assert_eq!(said(), ("Best so far".to_owned(), 1));
    olga.post("/poll/food/close/", &[]);
    assert_eq!(said(), ("Best".to_owned(), 0));
}

#[test]
fn slots_stand_below_their_days_with_the_readers_own_time_beside() {
    let app = TestApp::new();
    let slots = ["2027-03-01T10:00/PT90M", "2027-03-01T23:00", "2027-03-02T10:00"];
    TestPoll { kind: Kind::Datetime, choices: &slots, ..TestPoll::default() }.made_by(&app, &app.guest());
    let guest = app.guest();
    assert_eq!(guest.get(VOTE).texts(".vote-label"), ["10:00–11:30", "23:00", "10:00"]);
    guest.set_cookie("zone", "Europe/Paris");
    assert_eq!(guest.get(VOTE).texts(".vote-label"), ["10:00–11:30", "23:00", "10:00"]);
    guest.set_cookie("zone", "Asia/Tokyo");
    let page = guest.get(VOTE);
    assert_eq!(page.texts(".vote-group-head"), ["Mon, 1 Mar 2027", "Tue, 2 Mar 2027"]);
    assert_eq!(
        page.texts(".vote-label"),
        [
            "10:00–11:30 your time: 18:00–19:30",
            "23:00 your time: Tue, 2 Mar 2027, 07:00",
            "10:00 your time: 18:00"
        ]
    );
    assert!(page.text.contains("Times in Europe/Berlin, beside them in Asia/Tokyo"), "{}", page.text);
}

#[test]
fn where_every_day_has_one_slot_each_stands_in_one_line() {
    let app = TestApp::new();
    let slots = ["2027-03-01T10:00", "2027-03-02T10:00"];
    TestPoll { kind: Kind::Datetime, choices: &slots, ..TestPoll::default() }.made_by(&app, &app.guest());
    let page = app.guest().get(VOTE);
    assert_eq!(page.texts(".vote-label"), ["Mon, 1 Mar 2027, 10:00", "Tue, 2 Mar 2027, 10:00"]);
    assert!(page.texts(".vote-group-head").is_empty());
}

#[test]
fn texts_stand_below_what_they_share() {
    let app = TestApp::new();
    let texts = ["Food/Warm/Pizza", "Food/Warm/Curry", "Drinks/Tea", "Nothing"];
    TestPoll { choices: &texts, ..TestPoll::default() }.made_by(&app, &app.guest());
    let page = app.guest().get(VOTE);
    assert_eq!(page.texts(".vote-group-head"), ["Food / Warm", "Drinks", "Other choices"]);
    assert_eq!(page.texts(".vote-label"), ["Pizza", "Curry", "Tea", "Nothing"]);
}

#[test]
fn without_a_name_the_form_comes_back_with_everything_that_was_typed() {
    let (app, _) = site(Settings::default());
    let page = app.guest().post(VOTE, &[("a1", YES), ("a3", MAYBE), ("n3", "mild?"), ("comment", "Hello")]);
    assert_eq!(page.status, 422);
    assert_eq!(page.attributes(".error-summary a", "href"), ["#f-name"]);
    assert_eq!(page.texts("#f-name-error").len(), 1);
    assert_eq!(chosen(&page), [("a1", YES), ("a2", ""), ("a3", MAYBE)].map(|(a, b)| (a.into(), b.into())));
    assert_eq!(page.attributes("#f-n3", "value"), ["mild?"]);
    assert_eq!(page.texts("#f-comment"), ["Hello"]);
    assert!(votes(&app, "food").is_empty());
}

#[test]
fn a_column_is_filled_without_storing_anything() {
    let (app, _) = site(Settings::default());
    let page = app.guest().post(VOTE, &[("a1", NO), ("n1", "spicy"), ("name", "Ann"), ("all", MAYBE)]);
    assert_eq!(page.status, 200);
    assert_eq!(chosen(&page), ["a1", "a2", "a3"].map(|row| (row.into(), MAYBE.into())));
    assert_eq!(page.attributes("#f-n1, #f-name", "value"), ["spicy", "Ann"]);
    assert!(votes(&app, "food").is_empty());
}

#[test]
fn a_choice_taken_off_while_somebody_votes_is_named_and_the_rest_is_kept() {
    let (app, olga) = site(Settings::default());
    take_off_sushi(&app, &olga);
    let guest = app.guest();
    let page = guest.post(VOTE, &[("a1", YES), ("a2", NO), ("a3", MAYBE), ("name", "Ann")]);
    assert_eq!(page.status, 422);
    assert_eq!(page.texts(".error-summary li").len(), 1);
    assert!(page.texts(".error-summary li")[0].contains("“Sushi” was taken off the poll"));
    assert_eq!(chosen(&page), [("a1", YES), ("a3", MAYBE)].map(|(a, b)| (a.into(), b.into())));
    assert_eq!(guest.post(VOTE, &[("a1", YES), ("a3", MAYBE), ("name", "Ann")]).status, 303);
    assert_eq!(votes(&app, "food")[0].answers.to_json(), r#"{"1":1,"3":3}"#);
}

#[test]
fn numbers_that_are_not_of_this_poll_are_refused() {
    let (app, _) = site(Settings::default());
    for (field, value) in [("a1", "77"), ("a77", YES), ("a99999999999999999999", YES), ("a1", "x")] {
        let page = app.guest().post(VOTE, &[(field, value), ("name", "Ann")]);
        assert_eq!((page.status, page.texts(".error-summary li").len()), (422, 1), "{field}={value}");
    }
    assert!(votes(&app, "food").is_empty());
}

#[test]
fn where_every_choice_wants_an_answer_each_open_one_is_marked_and_told_once() {
    let (app, _) = site(Settings { forbid_blank: true, ..Settings::default() });
    let page = app.guest().post(VOTE, &[("a1", YES), ("name", "Ann")]);
    assert_eq!(page.status, 422);
    assert_eq!(page.attributes(".error-summary a", "href"), ["#f-a2"]);
    assert_eq!(page.attributes(".vote-row .error", "id"), ["f-a2-error", "f-a3-error"]);
    assert!(page.texts(".vote-none").is_empty());
}

#[test]
fn a_closed_poll_shows_no_form_and_takes_no_vote() {
    let (app, olga) = site(Settings::default());
    let owner = asker(&app, &olga);
    app.write(move |tx| poll_state::close_poll(tx, &owner, "food").map(|_| ()));
    let guest = app.guest();
    assert_eq!((guest.get(VOTE).status, cast(&guest, "Ann").status), (403, 403));
    assert_eq!(guest.post(VOTE, &[("all", YES)]).status, 403);
    assert!(votes(&app, "food").is_empty());
}

#[test]
fn a_vote_that_says_nothing_is_asked_for_an_answer_and_a_remark_is_enough() {
    let (app, _) = site(Settings::default());
    let page = app.guest().post(VOTE, &[("a1", ""), ("name", "Ann")]);
    assert_eq!(page.status, 422);
    assert_eq!(page.attributes(".error-summary a", "href"), ["#f-a1"]);
    assert!(page.texts("#f-a1-error")[0].starts_with("You have not answered anything yet."));
    assert_eq!(page.attributes("#f-name", "value"), ["Ann"]);
    assert!(votes(&app, "food").is_empty());
    assert_eq!(app.guest().post(VOTE, &[("name", "Ann"), ("comment", "Anything goes")]).status, 303);
    assert_eq!(app.guest().post(VOTE, &[("name", "Bo"), ("n2", "raw?")]).status, 303);
}

#[test]
fn what_was_typed_into_a_poll_that_closed_meanwhile_is_given_back() {
    let (app, olga) = site(Settings::default());
    let guest = app.guest();
    cast(&guest, "Ann");
    let edit = own_vote(&app, "edit");
    let owner = asker(&app, &olga);
    app.write(move |tx| poll_state::close_poll(tx, &owner, "food").map(|_| ()));
    for (path, form) in [(VOTE, "the first"), (edit.as_str(), "a change")] {
        let typed =
            [("a1", MAYBE), ("n1", "if mild"), ("name", "Anna"), ("comment", "See you"), ("revision", "1")];
        let page = guest.post(path, &typed);
        assert_eq!((page.status, page.texts("h1")), (403, vec!["What shall we do?".to_owned()]), "{form}");
        assert_eq!(page.texts(".facts dd"), ["Anna", "Maybe – if mild", "See you"], "{form}");
        assert_eq!(page.attributes("main .actions a", "href"), ["/poll/food/"], "{form}");
    }
    assert_eq!(guest.get(&edit).attributes("main .actions a", "href"), ["/poll/food/", "/"]);
}

#[test]
fn people_are_told_that_their_vote_leaves_something_open() {
    let (app, _) = site(Settings::default());
    let guest = app.guest();
    cast(&guest, "Ann");
    let page = guest.get("/poll/food/");
    assert!(page.text.contains("Your vote leaves 2 choices open."), "{}", page.text);
    assert!(page.attributes(".notice a", "href").contains(&own_vote(&app, "edit")));
    guest.post(
        &own_vote(&app, "edit"),
        &[("a1", YES), ("a2", NO), ("a3", NO), ("name", "Ann"), ("revision", "1")],
    );
    assert!(!guest.get("/poll/food/").text.contains("choices open"));
}

#[test]
fn a_poll_without_votes_shows_what_can_be_voted_on() {
    let app = TestApp::new();
    let texts = ["Food/Pizza", "Food/Curry", "Nothing"];
    TestPoll { choices: &texts, ..TestPoll::default() }.made_by(&app, &app.guest());
    let page = app.guest().get("/poll/food/");
    assert_eq!(page.texts(".choices-seen h3"), ["Food", "Other choices"]);
    assert_eq!(page.texts(".choices-seen li"), ["Pizza", "Curry", "Nothing"]);
    assert!(page.texts(".legend, .menu-list a[href$='.csv']").is_empty());
    cast(&app.guest(), "Ann");
    assert!(app.guest().get("/poll/food/").texts(".choices-seen").is_empty());
}

#[test]
fn a_signed_in_person_votes_by_the_name_of_the_account_and_once() {
    let (app, _) = site(Settings::default());
    let ada = app.signed_in("ada");
    let page = ada.get(VOTE);
    assert!(page.texts("#f-name").is_empty());
    assert_eq!(page.texts(".vote-as"), ["You vote as ada"]);
    assert_eq!(cast(&ada, "Somebody else").status, 303);
    assert_eq!(votes(&app, "food")[0].name, "ada");
    let typed = ada.post(VOTE, &[("comment", "second thoughts"), ("a1", YES)]);
    assert_eq!(typed.status, 409);
    assert_eq!(typed.attributes("form[data-vote-form]", "action"), [own_vote(&app, "edit")]);
    assert_eq!(typed.texts("textarea[name=comment]"), ["second thoughts"]);
    let again = ada.get(VOTE);
    assert_eq!((again.status, again.header("location")), (303, own_vote(&app, "edit").as_str()));
}

#[test]
fn whoever_comes_back_without_an_account_is_shown_the_way_to_the_vote() {
    let (app, _) = site(Settings::default());
    let guest = app.guest();
    cast(&guest, "Ann");
    let page = guest.get(&format!("{VOTE}?another=1"));
    assert_eq!(page.attributes(".notice a", "href"), [own_vote(&app, "edit")]);
    assert!(app.guest().get(VOTE).texts(".notice").is_empty());
}

#[test]
fn people_are_told_who_will_see_what() {
    let told = |settings| {
        let (app, _) = site(settings);
        app.guest().get(VOTE).texts(".vote-more > .help")[0].clone()
    };
    assert_eq!(
        told(Settings::default()),
        "Everybody who can open this poll will see your answers, and your name unless you vote without one."
    );
    let named = Settings { anonymous_allowed: false, ..Settings::default() };
    assert_eq!(told(named), "Everybody who can open this poll will see your name and your answers.");
    let hidden = Settings { hide_participants: true, ..Settings::default() };
    assert!(told(hidden).contains("Only the poll’s owner sees names."));
    let never = Settings { results: Results::Never, ..Settings::default() };
    assert!(told(never).starts_with("Only the poll’s owner will see"));
}

#[test]
fn what_others_said_stands_beside_a_choice_only_where_results_may_be_seen() {
    for (results, seen) in [(Results::Complete, vec!["So far: 1 Yes"]), (Results::CompleteAfterVote, vec![])]
    {
        let (app, _) = site(Settings { results, ..Settings::default() });
        cast(&app.guest(), "Ann");
        assert_eq!(app.guest().get(VOTE).texts(".vote-others > .vh"), seen);
    }
}

#[test]
fn a_vote_is_changed_with_its_name_and_answers_can_be_cleared() {
    let (app, _) = site(Settings::default());
    let guest = app.guest();
    cast(&guest, "Ann");
    let edit = own_vote(&app, "edit");
    let page = guest.get(&edit);
    assert_eq!(page.attributes("#f-name", "value"), ["Ann"]);
    assert_eq!(chosen(&page)[0], ("a1".into(), YES.into()));
    let sent = [("a1", ""), ("a2", NO), ("name", "Anna"), ("revision", "1")];
    assert_eq!(guest.post(&edit, &sent).status, 303);
    let vote = &votes(&app, "food")[0];
    assert_eq!((vote.name.as_str(), vote.answers.to_json().as_str()), ("Anna", r#"{"2":2}"#));
}

#[test]
fn of_two_tabs_the_second_is_told_and_loses_nothing() {
    let (app, _) = site(Settings::default());
    let guest = app.guest();
    cast(&guest, "Ann");
    let edit = own_vote(&app, "edit");
    guest.post(&edit, &[("a1", NO), ("name", "Ann"), ("revision", "1")]);
    let second = [("a1", MAYBE), ("n1", "well"), ("name", "Anna")];
    let told = guest.post(&edit, &[&second[..], &[("revision", "1")]].concat());
    assert_eq!(told.status, 409);
    assert_eq!(chosen(&told)[0], ("a1".into(), MAYBE.into()));
    assert_eq!(told.attributes("#f-n1, #f-name", "value"), ["well", "Anna"]);
    assert_eq!(votes(&app, "food")[0].answers.value(ChoiceId(1)), Some(ValueId(2)));
    let revision = told.attributes("[name=revision]", "value").remove(0);
    assert_eq!(guest.post(&edit, &[&second[..], &[("revision", &revision)]].concat()).status, 303);
    assert_eq!(votes(&app, "food")[0].answers.value(ChoiceId(1)), Some(ValueId(3)));
}

#[test]
fn nobody_else_changes_deletes_or_sees_the_link_of_a_vote() {
    let (app, olga) = site(Settings::default());
    cast(&app.guest(), "Ann");
    for stranger in [app.guest(), app.signed_in("mallory")] {
        for page in ["edit", "delete", "link"] {
            assert_eq!(stranger.get(&own_vote(&app, page)).status, 403, "{page}");
        }
        assert_eq!(stranger.post(&own_vote(&app, "edit"), &[("revision", "1")]).status, 403);
        assert_eq!(stranger.post(&own_vote(&app, "delete"), &[]).status, 403);
    }
    assert_eq!(olga.get(&own_vote(&app, "edit")).status, 200);
    assert_eq!(olga.get(&own_vote(&app, "link")).status, 403);
    assert_eq!(votes(&app, "food")[0].revision, 1);
}

#[test]
fn a_vote_is_deleted_after_a_question_and_its_person_may_vote_again() {
    let (app, _) = site(Settings::default());
    let ada = app.signed_in("ada");
    cast(&ada, "");
    let page = ada.get(&own_vote(&app, "delete"));
    assert!(page.text.contains("This deletes the vote of ada. You can undo that for an hour."));
    assert_eq!(ada.post(&own_vote(&app, "delete"), &[]).header("location"), "/poll/food/");
    assert!(votes(&app, "food").is_empty());
    assert_eq!(cast(&ada, "").status, 303);
}

#[test]
fn the_holder_of_a_vote_gets_its_link_to_copy_and_it_opens_nothing_for_a_guess() {
    let (app, _) = site(Settings::default());
    let guest = app.guest();
    cast(&guest, "Ann");
    let link = guest.get(&own_vote(&app, "link")).attributes(".copy-line input", "value").remove(0);
    assert!(link.starts_with(&format!("{}{}", app.address, own_vote(&app, "key"))), "{link}");
    let overview = guest.get("/poll/food/");
    assert_eq!(overview.attributes(".copy-line input", "value"), [link]);
    assert!(app.guest().get("/poll/food/").texts(".copy-line").is_empty());
}

#[test]
fn an_anonymous_vote_of_a_signed_in_person_shows_its_link_once_and_counts_as_their_vote() {
    let (app, _) = site(Settings::default());
    let ada = app.signed_in("ada");
    let stored = ada.post(VOTE, &[("a1", YES), ("anonymous", "on")]);
    assert_eq!((stored.status, stored.header("cache-control")), (200, "no-store"));
    assert_eq!(stored.texts(".copy-line").len(), 1);
    let vote = &votes(&app, "food")[0];
    assert_eq!((vote.user, vote.name.as_str(), vote.anonymous), (None, "", true));
    assert_eq!(ada.get(&own_vote(&app, "link")).status, 403);
    assert_eq!(ada.get(&own_vote(&app, "edit")).status, 403);
    assert_eq!((ada.get(VOTE).status, cast(&ada, "").status), (403, 403));
    assert_eq!(votes(&app, "food").len(), 1);
}

#[test]
fn a_vote_that_becomes_anonymous_leaves_the_account_with_its_link_alone() {
    let (app, _) = site(Settings::default());
    let ada = app.signed_in("ada");
    cast(&ada, "");
    let stored = ada.post(&own_vote(&app, "edit"), &[("a1", NO), ("anonymous", "on"), ("revision", "1")]);
    assert_eq!((stored.status, stored.texts(".copy-line").len()), (200, 1));
    assert_eq!(votes(&app, "food")[0].user, None);
    assert_eq!(cast(&ada, "").status, 403);
}

#[test]
fn fifty_tries_of_one_person_at_once_are_one_vote() {
    let (app, _) = site(Settings::default());
    let session = app.signed_in("ada").cookie_value("session").expect("a session");
    let statuses = at_once(50, || {
        let client = app.guest();
        client.set_cookie("session", &session);
        move |_| client.post(VOTE, &[("a1", YES), ("anonymous", "on")]).status
    });
    assert_eq!(statuses.iter().filter(|status| **status == 200).count(), 1, "{statuses:?}");
    assert_eq!(votes(&app, "food").len(), 1);
}

#[test]
fn fifty_voters_at_once_are_all_stored() {
    let (app, _) = site(Settings::default());
    let statuses = at_once(50, || {
        let client = app.guest();
        move |number| cast(&client, &format!("Voter {number}")).status
    });
    assert!(statuses.iter().all(|status| *status == 303), "{statuses:?}");
    assert_eq!(votes(&app, "food").len(), 50);
    assert!(app.guest().get("/poll/food/").text.contains("50 people have voted"));
}

/// Starts as many threads, lets all go at the same moment, and gives what each came to.
fn at_once<F: FnOnce(usize) -> u16 + Send>(count: usize, mut make: impl FnMut() -> F) -> Vec<u16> {
    let barrier = std::sync::Barrier::new(count);
    let makes: Vec<F> = (0..count).map(|_| make()).collect();
    std::thread::scope(|scope| {
        let start = |(number, run): (usize, F)| {
            let barrier = &barrier;
            scope.spawn(move || {
                barrier.wait();
                run(number)
            })
        };
        let threads: Vec<_> = makes.into_iter().enumerate().map(start).collect();
        threads.into_iter().map(|thread| thread.join().expect("an answer")).collect()
    })
}
