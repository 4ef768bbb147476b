//! Bringing back what was deleted, as browsers do it.

use bitpoll::actions::upkeep;
use bitpoll::domain::poll::Settings;

use crate::support::app::{Answer, Client, TestApp};
use crate::support::people::{People, Who};
use crate::support::polls::{NO, TestPoll, YES, comments, votes};

const POLL: &str = "/poll/food/";
const VOTE: &str = "/poll/food/vote/";
const HOUR: i64 = 3_600;

fn site(settings: Settings) -> (TestApp, Client) {
    let app = TestApp::new();
    let olga = app.signed_in("olga");
    TestPoll { settings, ..TestPoll::default() }.made_by(&app, &olga);
    (app, olga)
}

fn cast(client: &Client, fields: &[(&str, &str)]) {
    let answer = client.post(VOTE, &[&[("a1", YES)], fields].concat());
    assert!(matches!(answer.status, 200 | 303), "{}", answer.text);
}

/// Address of the button that undoes what was just done.
fn button(client: &Client, answer: &Answer) -> String {
    let page = client.follow(answer);
    let found = page.attributes(".flash form", "action");
    assert_eq!(page.texts(".flash form button"), ["Undo"], "{}", page.text);
    found.first().expect("a button").clone()
}

/// Deletes the first vote; gives the address of the button that undoes it.
fn delete_vote(app: &TestApp, client: &Client) -> String {
    let answer = client.post(&format!("{VOTE}{}/delete/", votes(app, "food")[0].public_id), &[]);
    button(client, &answer)
}

fn delete_comment(app: &TestApp, client: &Client) -> String {
    let comment = comments(app, "food")[0].public_id;
    button(client, &client.post(&format!("{POLL}comment/{comment}/delete/"), &[]))
}

fn write(app: &TestApp, client: &Client) {
    let form = [("name", "Ann"), ("text", "I bring plates."), ("website", ""), ("seal", &app.seal())];
    assert_eq!(client.post(&format!("{POLL}comment/"), &form).status, 303);
}

fn trash(app: &TestApp) -> i64 {
    app.write(|tx| Ok(tx.query_one("SELECT COUNT(*) FROM trash", bitpoll::params![])?))
}

#[test]
fn a_deleted_vote_comes_back_as_it_was_and_its_voter_can_change_it_again() {
    let (app, _) = site(Settings::default());
    let guest = app.guest();
    cast(&guest, &[("name", "Ann"), ("n2", "too raw"), ("comment", "Hi")]);
    let before = votes(&app, "food");
    let undo = delete_vote(&app, &guest);
    assert!(votes(&app, "food").is_empty());
    let answer = guest.post(&undo, &[]);
    assert_eq!(guest.follow(&answer).texts(".flash [role=status]"), ["The vote is back."]);
    let mut after = votes(&app, "food");
    after[0].revision = before[0].revision;
    assert_eq!(after, before);
    assert_eq!(guest.get(&format!("{VOTE}{}/edit/", before[0].public_id)).status, 200);
    assert_eq!(app.world().recounted("food").votes(), 1);
}

#[test]
fn who_presses_the_button_twice_has_one_vote_and_no_error() {
    let (app, olga) = site(Settings::default());
    cast(&app.guest(), &[("name", "Ann")]);
    let undo = delete_vote(&app, &olga);
    assert_eq!([olga.post(&undo, &[]).status, olga.post(&undo, &[]).status], [303, 303]);
    assert_eq!(app.world().recounted("food").votes(), 1);
    let again = delete_vote(&app, &olga);
    assert_eq!(olga.post(&undo, &[]).status, 303, "the old button is done with");
    assert!(votes(&app, "food").is_empty());
    assert_eq!(olga.post(&again, &[]).status, 303);
    assert_eq!(votes(&app, "food").len(), 1);
}

#[test]
fn nobody_else_brings_it_back_not_even_the_owner() {
    let (app, people) = People::site();
    let stage = people.poll(&app, "food", Settings::default());
    let voter = app.browser(people.person(Who::VoterByLink));
    let undo = button(&voter, &voter.post(&format!("{VOTE}{}/delete/", stage.vote), &[]));
    for who in Who::ALL.into_iter().filter(|who| *who != Who::VoterByLink) {
        let answer = app.browser(people.person(who)).post(&undo, &[]);
        assert_eq!(answer.status, 410, "{who:?}");
    }
    people.poll(&app, "other", Settings::default());
    assert_eq!(voter.post(&undo.replace("/food/", "/other/"), &[]).status, 410, "in another poll");
    assert_eq!(voter.post(&undo, &[]).status, 303);
}

#[test]
fn after_an_hour_or_two_it_is_too_late_and_nothing_is_kept() {
    let (app, olga) = site(Settings::default());
    cast(&app.guest(), &[("name", "Ann")]);
    let undo = delete_vote(&app, &olga);
    app.db.advance(HOUR);
    assert_eq!(olga.post(&undo, &[]).status, 303, "an hour later it is in time");
    let undo = delete_vote(&app, &olga);
    app.db.advance(2 * HOUR);
    let page = olga.post(&undo, &[]);
    assert_eq!((page.status, page.texts("h1")), (410, vec!["This cannot be undone any more".to_owned()]));
    while app.write(upkeep::clear_expired) > 0 {}
    assert_eq!(trash(&app), 0);
    assert!(votes(&app, "food").is_empty());
}

#[test]
fn who_has_voted_again_meanwhile_has_one_vote_where_everybody_has_one() {
    let (app, olga) = site(Settings { one_vote_per_user: true, ..Settings::default() });
    let ada = app.signed_in("ada");
    cast(&ada, &[]);
    let undo = delete_vote(&app, &olga);
    cast(&ada, &[("a2", NO)]);
    let page = olga.post(&undo, &[]);
    assert_eq!((page.status, page.texts("h1")), (409, vec!["There is a new vote already".to_owned()]));
    let again = delete_vote(&app, &ada);
    assert_eq!(olga.post(&undo, &[]).status, 303, "once the new one is gone, the old one may come back");
    assert_eq!(ada.post(&again, &[]).status, 409);
    assert_eq!(ada.post(VOTE, &[("a1", YES)]).status, 409);
    assert_eq!(app.world().recounted("food").votes(), 1);
}

#[test]
fn an_anonymous_vote_comes_back_without_a_name_and_with_its_one_vote() {
    let (app, olga) =
        site(Settings { one_vote_per_user: true, anonymous_allowed: true, ..Settings::default() });
    let ada = app.signed_in("ada");
    let page = ada.post(VOTE, &[("a1", YES), ("anonymous", "on")]);
    let link = page.attributes("main input[readonly]", "value").remove(0);
    assert_eq!(ada.get(link.strip_prefix(&app.address).expect("a link here")).status, 303);
    let undo = delete_vote(&app, &ada);
    assert_eq!(ada.post(&undo, &[]).status, 303);
    let vote = &votes(&app, "food")[0];
    assert_eq!((vote.anonymous, vote.user, vote.created.0 % 86_400), (true, None, 0));
    assert_eq!(ada.post(VOTE, &[("a1", YES)]).status, 409, "that was her vote");
    assert!(!olga.get(POLL).text.contains("ada"));
    let undo = delete_vote(&app, &olga);
    let kept: (Option<i64>, i64) = app.write(|tx| {
        Ok(tx.query_one("SELECT user_id, expires FROM trash WHERE data <> ''", bitpoll::params![])?)
    });
    assert_eq!((kept.0, kept.1 % HOUR), (None, 0), "neither who nor when");
    assert_eq!(olga.post(&undo, &[]).status, 303);
    assert_eq!(ada.post(VOTE, &[("a1", YES)]).status, 409);
}

#[test]
fn what_is_closed_or_not_theirs_any_more_stays_closed_to_all_but_the_owner() {
    let (app, olga) = site(Settings::default());
    let guest = app.guest();
    cast(&guest, &[("name", "Ann")]);
    let undo = delete_vote(&app, &guest);
    olga.post(&format!("{POLL}close/"), &[]);
    let page = guest.post(&undo, &[]);
    assert_eq!((page.status, page.texts("h1")), (403, vec!["Voting is over".to_owned()]));
    olga.post(&format!("{POLL}reopen/"), &[]);
    assert_eq!(guest.post(&undo, &[]).status, 303);
    let undo = delete_vote(&app, &olga);
    olga.post(&format!("{POLL}close/"), &[]);
    assert_eq!(olga.post(&undo, &[]).status, 303, "the owner of a closed poll keeps what they like");
    let undo = delete_vote(&app, &olga);
    olga.post(&format!("{POLL}delete/"), &[]);
    assert_eq!(olga.post(&undo, &[]).status, 410);
}

#[test]
fn news_of_a_deletion_that_was_undone_are_not_sent() {
    let (app, olga) = site(Settings::default());
    olga.post(&format!("{POLL}watch/"), &[("do", "watch")]);
    let guest = app.guest();
    cast(&guest, &[("name", "Ann")]);
    let undo = delete_vote(&app, &guest);
    let waiting = "SELECT COUNT(*) FROM outbox WHERE kind = 'news' AND data = 'vote-deleted'";
    let count = || app.write(move |tx| Ok(tx.query_one::<i64>(waiting, bitpoll::params![])?));
    assert_eq!(count(), 1);
    guest.post(&undo, &[]);
    assert_eq!(count(), 0);
}

#[test]
fn a_deleted_comment_comes_back_to_its_place_for_author_and_owner() {
    let (app, olga) = site(Settings::default());
    let guest = app.guest();
    write(&app, &guest);
    let before = comments(&app, "food");
    for client in [&guest, &olga] {
        let undo = delete_comment(&app, client);
        assert!(comments(&app, "food").is_empty());
        assert_eq!(client.post(&undo, &[]).status, 303);
        let after = comments(&app, "food");
        assert_eq!(
            (&after[0].public_id, &after[0].text, after[0].created),
            (&before[0].public_id, &before[0].text, before[0].created)
        );
    }
    let undo = delete_comment(&app, &guest);
    app.write(|tx| Ok(tx.execute("UPDATE polls SET comments_allowed = 0", bitpoll::params![])?));
    assert_eq!(guest.post(&undo, &[]).status, 403);
    app.write(|tx| {
        Ok(tx.execute("UPDATE polls SET comments_allowed = 1, hold_comments = 1", bitpoll::params![])?)
    });
    assert_eq!(guest.post(&undo, &[]).status, 303);
    assert!(comments(&app, "food")[0].held, "what would wait as a new one waits as an old one");
}

#[test]
fn nothing_is_kept_of_whoever_erases_their_data_or_their_account() {
    let (app, olga) = site(Settings::default());
    let guest = app.guest();
    write(&app, &guest);
    cast(&guest, &[("name", "Ann")]);
    delete_comment(&app, &guest);
    assert_eq!(trash(&app), 1);
    let vote = votes(&app, "food")[0].public_id;
    assert_eq!(guest.post(&format!("{VOTE}{vote}/erase/"), &[]).status, 303);
    assert_eq!((trash(&app), votes(&app, "food").len()), (0, 0));
    let ada = app.signed_in("ada");
    cast(&ada, &[]);
    let undo = delete_vote(&app, &olga);
    assert_eq!(trash(&app), 1);
    let erased = ada.post("/settings/delete/", &[("traces", "keep"), ("sure", "on")]);
    assert_eq!(erased.status, 303, "{}", erased.text);
    assert_eq!(trash(&app), 0);
    assert_eq!(olga.post(&undo, &[]).status, 410);
}

#[test]
fn choices_that_were_taken_off_come_back_to_their_places_with_their_votes() {
    let (app, olga) = site(Settings::default());
    cast(&app.guest(), &[("name", "Ann"), ("a2", YES)]);
    let edit = format!("{POLL}edit/choices/");
    let structure = olga.get(&edit).attributes("[name=structure]", "value").remove(0);
    let form = [
        ("row", "3"),
        ("text", "Curry"),
        ("row", "1"),
        ("text", "Pizza"),
        ("row", "2"),
        ("text", "Sushi"),
        ("off", "on"),
        ("structure", &structure),
        ("do", "create"),
    ];
    let undo = button(&olga, &olga.post(&edit, &form));
    assert_eq!(olga.get(VOTE).texts(".vote-label"), ["Curry", "Pizza"]);
    let answer = olga.post(&undo, &[]);
    assert_eq!((answer.status, answer.header("location")), (303, edit.as_str()));
    assert_eq!(olga.get(VOTE).texts(".vote-label"), ["Curry", "Pizza", "Sushi"]);
    assert_eq!(app.world().recounted("food").votes(), 1);
    assert_eq!(olga.post(&undo, &[]).status, 303);
    assert_eq!(app.guest().post(&undo, &[]).status, 410);
}

#[test]
fn a_decision_comes_back_with_its_choice() {
    let (app, olga) = site(Settings::default());
    cast(&app.guest(), &[("name", "Ann")]);
    assert_eq!(olga.post(&format!("{POLL}decide/"), &[("choice", "1")]).status, 303);
    let decided = |client: &Client| client.get(POLL).texts("section.best[aria-label] h2");
    assert_eq!(decided(&olga), ["Pizza"]);
    let edit = format!("{POLL}edit/choices/");
    let structure = olga.get(&edit).attributes("[name=structure]", "value").remove(0);
    let rows = [("row", "1"), ("text", "Pizza"), ("off", "on"), ("row", "2"), ("text", "Sushi")];
    let form =
        [&rows[..], &[("row", "3"), ("text", "Curry"), ("structure", &structure), ("do", "create")]].concat();
    let undo = button(&olga, &olga.post(&edit, &form));
    assert!(decided(&olga).is_empty());
    assert_eq!(olga.post(&undo, &[]).status, 303);
    assert_eq!(decided(&olga), ["Pizza"]);
}

#[test]
fn whoever_wrote_meanwhile_can_still_change_a_vote_that_its_owner_deleted_and_brought_back() {
    let (app, olga) = site(Settings::default());
    let guest = app.guest();
    cast(&guest, &[("name", "Ann")]);
    let vote = votes(&app, "food")[0].public_id;
    let undo = delete_vote(&app, &olga);
    write(&app, &guest);
    assert_eq!(olga.post(&undo, &[]).status, 303);
    assert_eq!(guest.get(&format!("{VOTE}{vote}/edit/")).status, 200);
}

#[test]
fn an_answer_that_was_taken_off_comes_back() {
    let (_app, olga) = site(Settings::default());
    let page = format!("{POLL}edit/choicevalues/");
    let undo = button(&olga, &olga.post(&page, &[("do", "remove"), ("id", "3")]));
    assert_eq!(olga.get(VOTE).texts("#f-a1 .seg-opt").len(), 3);
    assert_eq!(olga.post(&undo, &[]).status, 303);
    assert_eq!(olga.get(VOTE).texts("#f-a1 .seg-opt"), ["Yes", "Maybe", "Rather not", "No"]);
}

#[test]
fn a_withdrawn_invitation_holds_again_by_the_same_link() {
    let (app, people) = People::site();
    let stage = people.poll(&app, "food", Settings::default());
    let olga = app.browser(people.person(Who::OwnerByAccount));
    let answer = olga.post("/invitations/food/", &[("delete", stage.invitation.as_str())]);
    let undo = button(&olga, &answer);
    let link = format!("{POLL}invitation/{}/{}/", stage.invitation, stage.invitation_code);
    let standing = || app.guest().get(&link).status;
    assert_eq!(standing(), 404);
    let owner_too = app.browser(people.person(Who::OwnerByLink));
    assert_eq!(owner_too.post(&undo, &[]).status, 410, "another owner has not withdrawn it");
    assert_eq!((olga.post(&undo, &[]).status, standing()), (303, 303));
    let undo = button(&olga, &olga.post("/invitations/food/", &[("delete", stage.invitation.as_str())]));
    olga.post("/invitations/food/send/", &[("invite", "Ivy <ivy@example.org>")]);
    assert_eq!(
        (olga.post(&undo, &[]).status, standing()),
        (303, 404),
        "who was invited anew has the new link"
    );
    assert_eq!(trash(&app), 2);
    app.write(|tx| Ok(bitpoll::store::erasure::forget_address(tx, "ivy@example.org")?));
    assert_eq!(trash(&app), 0, "an address that is forgotten is forgotten there, too");
}

#[test]
fn a_deleted_group_comes_back_with_its_people_and_polls() {
    let (app, people) = People::site();
    people.group("chess");
    let keeper = app.browser(people.person(Who::GroupAdmin));
    let poll = people.poll(&app, "food", Settings::default());
    let id = poll.poll.id.0;
    app.write(move |tx| {
        let sql = "UPDATE polls SET user_id = NULL, group_id = (SELECT id FROM user_groups WHERE name = 'chess') \
                   WHERE id = ?1";
        Ok(tx.execute(sql, bitpoll::params![id])?)
    });
    let undo = button(&keeper, &keeper.post("/groups/g/chess/delete/", &[("heir", "nobody")]));
    assert_eq!(keeper.get("/groups/g/chess/").status, 404);
    assert_eq!(keeper.get(POLL).status, 410);
    let member = app.browser(people.person(Who::Member));
    assert_eq!(member.post(&undo, &[]).status, 410, "a member has not deleted it");
    assert_eq!(keeper.post("/groups/create/", &[("name", "Chess"), ("visibility", "members")]).status, 303);
    assert_eq!(keeper.post(&undo, &[]).status, 409, "the name is taken meanwhile");
    assert_eq!(keeper.post("/groups/g/Chess/delete/", &[("heir", "me")]).status, 303);
    assert_eq!([keeper.post(&undo, &[]).status, keeper.post(&undo, &[]).status], [303, 303]);
    assert_eq!(member.get("/groups/g/chess/").status, 200);
    assert_eq!(member.get(&format!("{POLL}settings/")).status, 200, "the poll is theirs again");
    let asked = app.browser(people.person(Who::GroupInvitee));
    assert_eq!(asked.post("/groups/invitations/chess/action/", &[("do", "accept")]).status, 303);
}

#[test]
fn who_was_sent_out_of_a_group_is_taken_in_as_what_they_were() {
    let (app, people) = People::site();
    people.group("chess");
    let keeper = app.browser(people.person(Who::GroupAdmin));
    let action = "/groups/g/chess/action/member/";
    keeper.post(action, &[("do", "grant_admin")]);
    let undo = button(&keeper, &keeper.post(action, &[("do", "kick")]));
    let member = app.browser(people.person(Who::Member));
    assert_eq!(member.get("/groups/g/chess/").status, 404);
    assert_eq!(member.post(&undo, &[]).status, 410);
    assert_eq!(keeper.post(&undo, &[]).status, 303);
    assert_eq!(member.get("/groups/g/chess/settings/").status, 200, "looks after it as before");
    let undo = button(&keeper, &keeper.post(action, &[("do", "kick")]));
    app.write(|tx| Ok(tx.execute("UPDATE memberships SET admin = 0 WHERE user_id = (SELECT id FROM users WHERE username = 'groupadmin')", bitpoll::params![])?));
    assert_eq!(keeper.post(&undo, &[]).status, 403, "who looks after it no longer takes nobody in");
}
