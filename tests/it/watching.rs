//! Being told of news, and whose a vote is.

use bitpoll::domain::poll::{Results, Settings};

use crate::support::app::{Answer, Client, TestApp};
use crate::support::polls::{TestPoll, YES, votes};

fn site(settings: Settings) -> (TestApp, Client) {
    let app = TestApp::with_mail(&[]);
    let olga = app.signed_in("olga");
    TestPoll { settings, ..TestPoll::default() }.made_by(&app, &olga);
    for name in ["ada", "bob"] {
        app.user(name);
        app.address(name, &format!("{name}@example.org"));
    }
    (app, olga)
}

fn vote(browser: &Client, name: &str) {
    let cast = browser.post("/poll/food/vote/", &[("name", name), ("a1", YES)]);
    assert_eq!(cast.status, 303, "{}", cast.text);
}

fn news(app: &TestApp, name: &str) -> usize {
    app.wait_for_news();
    app.mails_to(&format!("{name}@example.org")).len()
}

#[test]
fn whoever_watches_is_told_of_others_and_not_of_their_own_deeds() {
    let (app, _) = site(Settings::default());
    let ada = app.signed_in("ada");
    assert!(ada.get("/poll/food/").text.contains("Tell me about news"));
    assert_eq!(ada.post("/poll/food/watch/", &[]).status, 303);
    assert!(ada.get("/poll/food/").text.contains("Stop that"));
    vote(&ada, "");
    assert_eq!(news(&app, "ada"), 0);
    vote(&app.guest(), "Gus");
    assert_eq!(news(&app, "ada"), 1);
    assert_eq!(ada.post("/poll/food/watch/", &[]).status, 303);
    vote(&app.guest(), "Max");
    assert_eq!(news(&app, "ada"), 1);
    assert_eq!(app.guest().post("/poll/food/watch/", &[]).status, 403);
}

#[test]
fn what_is_not_shown_is_not_told_and_watching_can_always_be_ended() {
    let (app, _) = site(Settings { results: Results::CompleteAfterVote, ..Settings::default() });
    let ada = app.signed_in("ada");
    assert_eq!(ada.post("/poll/food/watch/", &[]).status, 403);
    vote(&ada, "");
    assert_eq!(ada.post("/poll/food/watch/", &[]).status, 303);
    app.write(|tx| {
        Ok(tx.execute("UPDATE polls SET view_audience = 'invited', vote_audience = 'invited'", &[])?)
    });
    assert_eq!(ada.get("/poll/food/").status, 403);
    vote_as_owner(&app);
    assert_eq!(news(&app, "ada"), 0, "who may not see it is told nothing");
    assert_eq!(ada.post("/poll/food/watch/", &[]).status, 303, "it ends");
    assert_eq!(ada.post("/poll/food/watch/", &[]).status, 403, "and does not begin again");
}

fn vote_as_owner(app: &TestApp) {
    vote(&app.signed_in("olga"), "");
}

#[test]
fn a_comment_that_waits_for_the_owner_is_no_news_before_it_is_let_through() {
    let (app, olga) = site(Settings { hold_comments: true, ..Settings::default() });
    let ada = app.signed_in("ada");
    ada.post("/poll/food/watch/", &[]);
    let seal = app.seal();
    let sent = app
        .guest()
        .post("/poll/food/comment/", &[("name", "Gus"), ("text", "hello"), ("seal", &seal), ("website", "")]);
    assert_eq!(sent.status, 303);
    assert_eq!(news(&app, "ada"), 0);
    let id = crate::support::polls::comments(&app, "food")[0].public_id;
    assert_eq!(olga.post(&format!("/poll/food/comment/{id}/approve/"), &[]).status, 303);
    assert_eq!(news(&app, "ada"), 1);
}

#[test]
fn who_watches_by_themselves_watches_what_they_make_and_vote_in_under_their_name() {
    let (app, _) = site(Settings::default());
    app.write(|tx| Ok(tx.execute("UPDATE users SET auto_watch = 1 WHERE username_folded <> 'olga'", &[])?));
    let (ada, bob) = (app.signed_in("ada"), app.signed_in("bob"));
    vote(&ada, "");
    let nameless = bob.post("/poll/food/vote/", &[("anonymous", "on"), ("a1", YES)]);
    assert_eq!(nameless.status, 200);
    vote(&app.guest(), "Gus");
    app.wait_for_news();
    assert_eq!((app.mails_to("ada@example.org").len(), app.mails_to("bob@example.org").len()), (1, 0));
    TestPoll { slug: "mine", ..TestPoll::default() }.made_by(&app, &bob);
    app.guest().post("/poll/mine/vote/", &[("name", "Gus"), ("a1", YES)]);
    assert_eq!(news(&app, "bob"), 1);
}

#[test]
fn an_owner_links_a_vote_to_an_account_which_is_told_and_can_take_it_back() {
    let (app, olga) = site(Settings::default());
    olga.post("/invitations/food/send/", &[("invite", "ada")]);
    vote(&app.guest(), "My Ada");
    let id = votes(&app, "food")[0].public_id;
    let page = format!("/poll/food/vote/{id}/assign/");
    let unknown = olga.post(&page, &[("username", "nobody")]);
    assert_eq!(unknown.status, 422);
    assert_eq!(unknown.attributes("input[name=username]", "value"), ["nobody"], "what was typed is kept");
    let bob = app.signed_in("bob");
    assert_eq!(bob.post(&page, &[("username", "bob")]).status, 403);
    assert_eq!(bob.post(&page, &[("do", "mine")]).status, 403);
    assert_eq!(olga.post(&page, &[("username", "ada")]).status, 303);
    let linked = votes(&app, "food").remove(0);
    assert_eq!((linked.name.as_str(), linked.user.is_some()), ("ada", true));
    assert!(app.guest().get("/poll/food/").text.contains("linked by olga"));
    assert!(
        olga.get("/invitations/food/").text.contains("1 of 1 has answered."),
        "the invitation is fulfilled"
    );
    let ada = app.signed_in("ada");
    assert_eq!(ada.post("/poll/food/vote/", &[("a1", YES)]).status, 409, "her one vote");
    let mails = app.mails_to("ada@example.org");
    let told =
        mails.iter().find(|mail| mail.subject.starts_with("A vote in your name")).expect("she is told");
    assert_eq!(ada.get(&told.path()).status, 200);
    assert_eq!(ada.post(&told.path(), &[("do", "back")]).status, 303);
    let free = votes(&app, "food").remove(0);
    assert_eq!((free.name.as_str(), free.user, free.assigned_by), ("My Ada", None, None));
    vote(&ada, "");
    assert_eq!(olga.post(&page, &[("username", "ada")]).status, 422, "she has voted now");
}

#[test]
fn a_vote_without_a_name_is_linked_to_nobody_and_a_voter_takes_their_own() {
    let (app, olga) = site(Settings::default());
    let guest = app.guest();
    guest.post("/poll/food/vote/", &[("anonymous", "on"), ("a1", YES)]);
    let nameless = votes(&app, "food")[0].public_id;
    assert_eq!(olga.post(&format!("/poll/food/vote/{nameless}/assign/"), &[("username", "ada")]).status, 403);
    let other = [("name", "Ada at work"), ("a1", YES), ("another", "1")];
    assert_eq!(guest.post("/poll/food/vote/", &other).status, 303);
    let named = votes(&app, "food").into_iter().find(|vote| !vote.anonymous).unwrap().public_id;
    let page = format!("/poll/food/vote/{named}/assign/");
    assert_eq!(guest.get(&page).status, 403, "it takes an account");
    let signed = guest.post("/login/", &[("username", "ada"), ("password", "secret password")]);
    assert_eq!(signed.status, 303);
    assert_eq!(guest.post(&page, &[("username", "bob")]).status, 403, "for oneself alone");
    assert_eq!(guest.post(&page, &[("do", "mine")]).status, 303);
    let taken = votes(&app, "food").into_iter().find(|vote| !vote.anonymous).unwrap();
    assert_eq!((taken.name.as_str(), taken.assigned_by), ("ada", None));
}

#[test]
fn an_owner_enters_votes_for_others_and_they_are_marked() {
    let (app, olga) = site(Settings::default());
    let page = "/poll/food/vote/for/";
    assert_eq!(app.signed_in("ada").get(page).status, 403);
    let empty = olga.post(page, &[("name", ""), ("username", ""), ("a1", YES)]);
    assert_eq!(empty.status, 422, "whose is it?");
    assert_eq!(olga.post(page, &[("name", "Granny"), ("username", ""), ("a1", YES)]).status, 303);
    assert_eq!(olga.post(page, &[("name", ""), ("username", "nobody"), ("a1", YES)]).status, 422);
    assert_eq!(olga.post(page, &[("name", ""), ("username", "ada"), ("a1", YES)]).status, 303);
    assert_eq!(
        olga.post(page, &[("name", ""), ("username", "ada"), ("a1", YES)]).status,
        422,
        "one vote each"
    );
    let seen = app.guest().get("/poll/food/");
    assert_eq!(seen.text.matches("entered by olga").count(), 2, "{}", seen.text);
    assert_eq!(app.mails_to("ada@example.org").len(), 1);
    let ada = app.signed_in("ada");
    let own = votes(&app, "food").into_iter().find(|vote| vote.user.is_some()).unwrap().public_id;
    assert_eq!(ada.post(&format!("/poll/food/vote/{own}/delete/"), &[]).status, 303, "she may delete it");
    vote(&ada, "");
}

const FOR: &str = "/poll/food/vote/for/";

fn enter_for(owner: &Client, username: &str) -> Answer {
    owner.post(FOR, &[("name", ""), ("username", username), ("a1", YES)])
}

/// Links the vote to Ada, and takes it off again.
fn link_and_free(owner: &Client, page: &str) {
    assert_eq!(owner.post(page, &[("username", "ada")]).status, 303);
    assert_eq!(owner.post(page, &[("do", "back")]).status, 303);
}

#[test]
fn one_who_links_a_vote_again_and_again_mails_once_in_twelve_hours_and_never_who_wants_none() {
    let (app, olga) = site(Settings::default());
    vote(&app.guest(), "Ada");
    let page = format!("/poll/food/vote/{}/assign/", votes(&app, "food")[0].public_id);
    assert_eq!(olga.post(&page, &[("username", "ada")]).status, 303);
    let mail = app.mails_to("ada@example.org").remove(0);
    assert_eq!(olga.post(&page, &[("do", "back")]).status, 303);
    link_and_free(&olga, &page);
    assert_eq!(olga.post(&page, &[("username", "ada")]).status, 303);
    assert_eq!(app.mails_to("ada@example.org").len(), 1);
    app.db.advance(12 * 3_600);
    assert_eq!(olga.post(&page, &[("do", "back")]).status, 303);
    assert_eq!(olga.post(&page, &[("username", "ada")]).status, 303);
    assert_eq!(app.mails_to("ada@example.org").len(), 2);
    // The mail has a way to stop such mail.
    let stop =
        mail.links().into_iter().find(|link| link.contains("/mail/stop/invitations/")).expect("a link");
    assert_eq!(app.guest().post(stop.strip_prefix(&app.address).unwrap(), &[]).status, 200);
    app.db.advance(12 * 3_600);
    assert_eq!(olga.post(&page, &[("do", "back")]).status, 303);
    assert_eq!(olga.post(&page, &[("username", "ada")]).status, 303);
    assert_eq!(app.mails_to("ada@example.org").len(), 2, "she wants no more");
}

#[test]
fn names_are_not_tried_without_end_by_giving_votes_to_them() {
    let (app, olga) = site(Settings::default());
    vote(&app.guest(), "Ada");
    let page = format!("/poll/food/vote/{}/assign/", votes(&app, "food")[0].public_id);
    app.use_up_invitations("olga", 2);
    assert!(enter_for(&olga, "nobody").text.contains("There is nobody with this user name"));
    assert!(olga.post(&page, &[("username", "nobody")]).text.contains("There is nobody with this user name"));
    for (answer, typed) in
        [(enter_for(&olga, "ada"), "ada"), (olga.post(&page, &[("username", "ada")]), "ada")]
    {
        assert_eq!(answer.status, 422);
        assert!(answer.text.contains("too many people today"), "{}", answer.text);
        assert_eq!(answer.attributes("input[name=username]", "value"), [typed]);
    }
    assert!(app.mails_to("ada@example.org").is_empty());
    assert_eq!(olga.post(FOR, &[("name", "Granny"), ("username", ""), ("a1", YES)]).status, 303);
}

#[test]
fn an_owner_does_not_learn_who_has_voted_without_their_name() {
    let (app, olga) = site(Settings::default());
    let bob = app.signed_in("bob");
    assert_eq!(bob.post("/poll/food/vote/", &[("anonymous", "on"), ("a1", YES)]).status, 200);
    let told =
        |name: &str| enter_for(&olga, name).texts(".error-summary li, .error").join(" ").replace(name, "X");
    let unknown = told("zzyzx");
    assert!(unknown.contains("nobody with this user name"), "{unknown}");
    assert_eq!(told("bob"), unknown);
    // What the owner sees anyway is told: a vote under a name, and that somebody invited has answered.
    vote(&app.signed_in("ada"), "");
    assert!(told("ada").contains("has voted already"));
    olga.post("/invitations/food/send/", &[("invite", "bob")]);
    assert!(told("bob").contains("has voted already"));
}

#[test]
fn a_vote_can_be_left_when_whoever_linked_or_entered_it_is_gone_and_the_mark_stays() {
    let (app, olga) = site(Settings::default());
    vote(&app.guest(), "My Ada");
    let linked = votes(&app, "food")[0].public_id;
    let page = |id: &dyn std::fmt::Display| format!("/poll/food/vote/{id}/assign/");
    assert_eq!(olga.post(&page(&linked), &[("username", "ada")]).status, 303);
    assert_eq!(enter_for(&olga, "bob").status, 303);
    let entered = votes(&app, "food").into_iter().find(|vote| vote.name == "bob").unwrap().public_id;
    app.write(|tx| {
        let olga = bitpoll::store::users::by_username(tx, "olga")?.expect("her account");
        tx.execute("UPDATE polls SET user_id = NULL, revision = revision + 1", &[])?;
        Ok(bitpoll::store::accounts::delete(tx, olga)?)
    });
    let seen = app.guest().get("/poll/food/").text;
    assert_eq!(seen.matches("by somebody whose account is gone").count(), 2, "{seen}");
    for (name, id, left) in [("ada", linked, "My Ada"), ("bob", entered, "bob")] {
        assert_eq!(app.signed_in(name).post(&page(&id), &[("do", "back")]).status, 303, "{name}");
        let vote = votes(&app, "food").into_iter().find(|vote| vote.public_id == id).unwrap();
        assert_eq!((vote.user, vote.name.as_str()), (None, left));
    }
}

#[test]
fn the_link_of_a_vote_changes_nothing_while_it_is_somebody_elses() {
    let (app, olga) = site(Settings::default());
    let guest = app.guest();
    vote(&guest, "Gus");
    let id = votes(&app, "food")[0].public_id;
    let (page, edit) = (format!("/poll/food/vote/{id}/assign/"), format!("/poll/food/vote/{id}/edit/"));
    assert_eq!(guest.get(&edit).status, 200);
    assert_eq!(olga.post(&page, &[("username", "ada")]).status, 303);
    assert_eq!(guest.get(&edit).status, 403);
    assert_eq!(guest.post(&format!("/poll/food/vote/{id}/delete/"), &[]).status, 403);
    assert_eq!(olga.post(&page, &[("do", "back")]).status, 303);
    assert_eq!(guest.get(&edit).status, 200, "it is theirs again");
}
