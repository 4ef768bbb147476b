//! Whoever has voted comes back to their own vote, and casts one more only if they say so.

use bitpoll::domain::poll::{self, Settings};

use crate::support::app::{Answer, Client, TestApp};
use crate::support::polls::{NO, YES, asker, poll_of_olga, votes};

const VOTE: &str = "/poll/food/vote/";
const ANOTHER: &str = "/poll/food/vote/?another=1";

fn many() -> Settings {
    Settings { one_vote_per_user: false, ..Settings::default() }
}

fn cast(browser: &Client, name: &str) -> Answer {
    browser.post(VOTE, &[("name", name), ("a1", YES)])
}

fn cast_another(browser: &Client, name: &str) -> Answer {
    browser.post(VOTE, &[("name", name), ("a1", NO), ("another", "1")])
}

fn edit(app: &TestApp, name: &str) -> String {
    let vote = votes(app, "food").into_iter().find(|vote| vote.name == name).expect("a vote");
    format!("{VOTE}{}/edit/", vote.public_id)
}

/// What the way to the form is called, in the row of tabs and on the page of the poll.
fn ways(browser: &Client) -> Vec<String> {
    let page = browser.get("/poll/food/");
    let mut all = page.texts(".tabs a[href='/poll/food/vote/']");
    all.extend(page.texts("main .actions a[href*='/vote/']"));
    all
}

#[test]
fn a_browser_that_has_voted_is_led_to_its_vote_and_may_vote_for_somebody_else() {
    let (app, _) = poll_of_olga(Settings::default());
    let ann = app.guest();
    assert_eq!(ways(&ann), ["Vote", "Vote"]);
    assert_eq!(cast(&ann, "Ann").status, 303);
    assert_eq!(ways(&ann), ["My vote", "Change my vote", "Vote for somebody else too"]);
    let led = ann.get(VOTE);
    assert_eq!((led.status, led.header("location")), (303, edit(&app, "Ann").as_str()));
    let own = ann.follow(&led);
    assert_eq!(own.texts(".tabs [aria-current=page]"), ["My vote"]);
    assert!(own.attributes("main a", "href").contains(&ANOTHER.to_owned()));
    let form = ann.get(ANOTHER);
    assert_eq!((form.status, form.attributes("#f-name", "value").concat().as_str()), (200, ""));
    assert_eq!(form.attributes("form[data-vote-form] [name=another]", "value"), ["1"]);
    assert!(form.text.contains("another person’s vote"));
    assert_eq!(cast_another(&ann, "").status, 422, "a name is missing");
    let again = cast_another(&ann, " ");
    assert_eq!(
        again.attributes("form[data-vote-form] [name=another]", "value"),
        ["1"],
        "and it is still another"
    );
    assert_eq!(cast_another(&ann, "Ben").status, 303);
    let list = ann.get(VOTE);
    assert_eq!((list.status, list.texts("main .rows a")), (200, vec!["Ann".to_owned(), "Ben".to_owned()]));
    assert_eq!(list.attributes("main .rows a", "href"), ["Ann", "Ben"].map(|name| edit(&app, name)));
    assert!(ann.get(&edit(&app, "Ben")).attributes("main a", "href").contains(&edit(&app, "Ann")));
}

#[test]
fn of_the_first_vote_of_a_browser_nothing_is_kept_beside_it_and_the_browser_finds_it_all_the_same() {
    let (app, olga) = poll_of_olga(Settings::default());
    let kept = || app.write(|tx| Ok(tx.query_one::<i64>("SELECT COUNT(*) FROM guest_grants", &[])?));
    let (ann, other) = (app.guest(), app.guest());
    cast(&ann, "Ann");
    assert_eq!(kept(), 0);
    let own = edit(&app, "Ann");
    assert_eq!(ann.get(VOTE).header("location"), own);
    assert_eq!((ann.get(&own).status, other.get(&own).status), (200, 403));
    other.post(VOTE, &[("name", "Eve"), ("a1", NO)]);
    other.post(&edit(&app, "Eve").replace("/edit/", "/delete/"), &[]);
    assert_eq!((kept(), votes(&app, "food").len()), (0, 1), "nor of one that is gone");
    cast_another(&ann, "Ben");
    assert_eq!(kept(), 1);
    assert_eq!(ann.get(VOTE).texts("main .rows a"), ["Ann", "Ben"]);
    let undo = olga.follow(&olga.post(&own.replace("/edit/", "/delete/"), &[]));
    assert_eq!(ann.get(VOTE).header("location"), edit(&app, "Ben"));
    cast_another(&ann, "Ann again");
    let undo = undo.attributes("form[action*='/undo/']", "action").remove(0);
    assert_eq!(olga.post(&undo, &[]).status, 303);
    assert_eq!(ann.get(VOTE).texts("main .rows a").len(), 3, "brought back, it is hers as before");
}

#[test]
fn a_browser_that_is_signed_in_leaves_no_trace_of_itself_in_the_name_of_a_vote_without_one() {
    let (app, _) = poll_of_olga(many());
    let ada = app.signed_in("ada");
    let once = ("once", "0b9f6f2e-53f0-4d0c-9d3c-6d1f3b6a1c55");
    assert_eq!(ada.post(VOTE, &[("anonymous", "on"), ("a1", YES), once]).status, 200);
    assert_eq!(ada.post(VOTE, &[("anonymous", "on"), ("a1", YES)]).status, 200);
    let guest = asker(&app, &ada).guest.expect("a cookie");
    let names = |created| guest.first_votes(&poll::anchor("food", created), &app.keys);
    let created =
        app.write(|tx| Ok(tx.query_one::<i64>("SELECT created FROM polls WHERE slug = 'food'", &[])?));
    let all = votes(&app, "food");
    assert_eq!(all.len(), 2);
    assert!(all.iter().all(|vote| !names(created).contains(&vote.public_id)));
}

#[test]
fn nor_if_it_has_got_its_cookie_by_a_mistake_before_signing_in() {
    let (app, _) = poll_of_olga(many());
    let once = ("once", "0b9f6f2e-53f0-4d0c-9d3c-6d1f3b6a1c55");
    let browser = app.guest();
    assert_eq!(browser.post(VOTE, &[("a1", YES), once]).status, 422, "without a name");
    let guest = asker(&app, &browser).guest.expect("a cookie");
    app.user("ada");
    browser.post("/login/", &[("username", "ada"), ("password", "secret password")]);
    assert_eq!(browser.post(VOTE, &[("anonymous", "on"), ("a1", YES), once]).status, 200);
    let created =
        app.write(|tx| Ok(tx.query_one::<i64>("SELECT created FROM polls WHERE slug = 'food'", &[])?));
    let names = guest.first_votes(&poll::anchor("food", created), &app.keys);
    assert!(!names.contains(&votes(&app, "food")[0].public_id));
    assert!(!browser.get("/poll/food/").text.contains("/edit/"), "its link was shown, that is all");
}

#[test]
fn an_old_form_that_is_sent_once_more_is_a_change_or_another_vote_but_no_second_one_by_mistake() {
    let (app, _) = poll_of_olga(Settings::default());
    let ann = app.guest();
    cast(&ann, "Ann");
    let told = ann.post(VOTE, &[("name", "Ann"), ("a1", NO), ("n1", "late")]);
    assert_eq!((told.status, votes(&app, "food").len()), (409, 1));
    assert_eq!(told.attributes("form[data-vote-form]", "action"), [edit(&app, "Ann")]);
    assert_eq!(told.attributes("#f-n1", "value"), ["late"], "nothing is lost");
    let button = "button[form='vote-form'][name=another]";
    assert_eq!(told.attributes(button, "formaction"), [VOTE], "or it is another person's");
    assert_eq!(told.texts(button), ["Save as another person’s vote"]);
    cast_another(&ann, "Ben");
    let told = ann.post(VOTE, &[("name", "Ben"), ("a1", YES)]);
    assert_eq!(
        told.attributes("form[data-vote-form]", "action"),
        [edit(&app, "Ben")],
        "of several the namesake"
    );
}

#[test]
fn an_account_comes_back_to_its_vote_whether_it_has_one_or_many() {
    let (app, _) = poll_of_olga(Settings::default());
    let ada = app.signed_in("ada");
    cast(&ada, "");
    assert_eq!(ways(&ada), ["My vote", "Change my vote"], "one is all");
    for form in [VOTE, ANOTHER] {
        assert_eq!(ada.get(form).header("location"), edit(&app, "ada"));
    }
    assert_eq!(cast_another(&ada, "").status, 409);
    let (app, olga) = poll_of_olga(many());
    let ada = app.signed_in("ada");
    cast(&ada, "");
    assert_eq!(ways(&ada), ["My vote", "Change my vote", "One more vote as ada"]);
    assert_eq!(cast(&ada, "").status, 409);
    assert_eq!(cast_another(&ada, "").status, 303);
    assert_eq!(ada.get(VOTE).texts("main .rows a"), ["ada", "ada"]);
    cast(&olga, "");
    assert_eq!(
        ways(&olga),
        ["My vote", "Change my vote", "One more vote as olga", "Enter a vote for somebody else"]
    );
}

#[test]
fn a_vote_without_a_name_is_ones_own_in_its_browser_alone() {
    let (app, _) = poll_of_olga(many());
    let nameless = [("anonymous", "on"), ("a1", YES)];
    let (guest, ada) = (app.guest(), app.signed_in("ada"));
    assert_eq!(guest.post(VOTE, &nameless).status, 303);
    assert_eq!(guest.get(VOTE).status, 303);
    assert_eq!(ada.post(VOTE, &nameless).status, 200, "its link is shown, once");
    assert_eq!((ada.get(VOTE).status, ways(&ada)[0].as_str()), (200, "Vote"), "nothing leads from her to it");
}

#[test]
fn whoever_opens_a_personal_link_votes_by_it_though_the_browser_has_voted() {
    let (app, olga) = poll_of_olga(Settings::default());
    let shared = app.guest();
    cast(&shared, "Ann");
    olga.post("/invitations/food/send/", &[("invite", "Ben <ben@example.org>")]);
    let link = app.mails_to("ben@example.org")[0].path();
    assert_eq!(shared.get(&link).header("location"), VOTE);
    let form = shared.get(VOTE);
    assert_eq!((form.status, form.attributes("#f-name", "value")), (200, vec!["Ben".to_owned()]));
    assert!(form.attributes("main a", "href").contains(&edit(&app, "Ann")), "the other one is not forgotten");
    assert_eq!(cast(&shared, "Ben").status, 303);
    assert_eq!(shared.get(VOTE).texts("main .rows a").len(), 2);
    assert_eq!(shared.get(ANOTHER).status, 200, "and the poll allows no more by this link");
}

#[test]
fn nobody_is_led_to_a_vote_that_is_not_theirs_any_more_or_cannot_be_changed() {
    let (app, olga) = poll_of_olga(Settings { everybody_may_edit: true, ..Settings::default() });
    let (ann, ben) = (app.guest(), app.guest());
    cast(&ann, "Ann");
    assert_eq!(ben.get(VOTE).status, 200, "that others may change it does not make it theirs");
    let vote = edit(&app, "Ann").replace("/edit/", "/delete/");
    olga.post(&vote, &[]);
    assert_eq!((ann.get(VOTE).status, ways(&ann)[0].as_str()), (200, "Vote"));
    cast(&ann, "Ann");
    app.user("ada");
    let assign = edit(&app, "Ann").replace("/edit/", "/assign/");
    assert_eq!(olga.post(&assign, &[("username", "ada")]).status, 303);
    assert_eq!((ann.get(VOTE).status, ways(&ann)[0].as_str()), (200, "Vote"), "it is an account's");
    cast(&ben, "Ben");
    olga.post("/poll/food/close/", &[]);
    assert_eq!((ben.get(VOTE).status, ben.get(ANOTHER).status), (403, 403));
    assert!(ways(&ben).is_empty());
}

#[test]
fn what_was_typed_into_a_vote_that_was_deleted_meanwhile_comes_back_to_be_cast_anew() {
    let (app, olga) = poll_of_olga(Settings::default());
    let ann = app.guest();
    cast(&ann, "Ann");
    let own = edit(&app, "Ann");
    assert_eq!(olga.post(&own.replace("/edit/", "/delete/"), &[]).status, 303);
    let typed = [("name", "Ann"), ("a1", NO), ("comment", "I bring bread"), ("revision", "1")];
    let back = ann.post(&own, &typed);
    assert_eq!((back.status, votes(&app, "food").len()), (409, 0));
    assert!(back.text.contains("has been deleted since") && back.text.contains("I bring bread"));
    assert_eq!(back.attributes("form[data-vote-form]", "action"), [VOTE]);
    let nowhere = own.replace("/edit/", "x/edit/");
    assert_eq!(ann.post(&nowhere, &typed).status, 404);
}

#[test]
fn nobody_gives_a_name_to_somebody_elses_vote_without_one() {
    let (app, olga) = poll_of_olga(Settings::default());
    let ann = app.guest();
    assert_eq!(ann.post(VOTE, &[("anonymous", "1"), ("a1", YES)]).status, 303);
    let vote = votes(&app, "food").remove(0);
    let own = format!("{VOTE}{}/edit/", vote.public_id);
    let named = [("name", "Evil"), ("a1", NO), ("revision", "1")];
    assert_eq!(olga.post(&own, &named).status, 403);
    assert!(votes(&app, "food").iter().all(|vote| vote.anonymous));
    assert_eq!(olga.post(&own, &[("anonymous", "1"), ("a1", NO), ("revision", "1")]).status, 303);
    assert_eq!(ann.post(&own, &[("name", "Ann"), ("a1", NO), ("revision", "2")]).status, 303);
    assert_eq!(votes(&app, "food").remove(0).name, "Ann");
}
