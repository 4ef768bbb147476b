//! Whoever is invited, and invited again, has one vote.

use bitpoll::domain::poll::{Audience, Settings};

use crate::support::app::{Client, TestApp};
use crate::support::polls::{TestPoll, YES, votes};

const PAGE: &str = "/invitations/food/";

fn site() -> (TestApp, Client) {
    let app = TestApp::with_mail(&[]);
    let olga = app.signed_in("olga");
    TestPoll { settings: Settings::default(), ..TestPoll::default() }.made_by(&app, &olga);
    (app, olga)
}

/// Withdraws the one invitation that there is and makes it anew; gives its personal link.
fn invited_anew(app: &TestApp, olga: &Client, who: &str) -> String {
    let id = olga.get(PAGE).attributes("button[name=delete]", "value").remove(0);
    assert_eq!(olga.post(PAGE, &[("delete", &id)]).status, 303);
    assert!(olga.get(PAGE).texts(".invited li").is_empty());
    assert_eq!(olga.post(&format!("{PAGE}send/"), &[("invite", who)]).status, 303);
    link(app, olga)
}

fn link(app: &TestApp, olga: &Client) -> String {
    let link = olga.get(PAGE).attributes(".invited input[readonly]", "value").remove(0);
    link.strip_prefix(&app.address).expect("a link of ours").to_owned()
}

fn opened(app: &TestApp, path: &str) -> Client {
    let browser = app.guest();
    assert_eq!(browser.get(path).status, 303, "the link opens");
    browser
}

fn vote(browser: &Client, fields: &[(&str, &str)]) -> u16 {
    browser.post("/poll/food/vote/", &[&[("a1", YES)], fields].concat()).status
}

#[test]
fn an_address_that_is_withdrawn_and_invited_again_does_not_vote_twice() {
    let (app, olga) = site();
    olga.post(&format!("{PAGE}send/"), &[("invite", "ada@example.org")]);
    let first = link(&app, &olga);
    assert_eq!(vote(&opened(&app, &first), &[("name", "Ada")]), 303);
    let second = invited_anew(&app, &olga, "ADA@example.org");
    assert_ne!(first, second);
    assert_eq!(app.guest().get(&first).status, 404, "the old link stays dead");
    let ada = opened(&app, &second);
    assert_eq!(vote(&ada, &[("name", "Ada")]), 409);
    assert_eq!(votes(&app, "food").len(), 1);
    assert!(olga.get(PAGE).text.contains("1 of 1 has answered."));
    let own = ada.get("/poll/food/vote/");
    assert_eq!(own.status, 303, "the new link leads to the vote");
    let own = own.header("location").replace("/edit/", "/delete/");
    assert_eq!(ada.post(&own, &[]).status, 303);
    assert_eq!(vote(&ada, &[("name", "Ada")]), 303, "and whoever deletes it may vote again");
}

#[test]
fn nor_does_one_who_voted_without_a_name() {
    let (app, olga) = site();
    olga.post(&format!("{PAGE}send/"), &[("invite", "Ada <ada@example.org>")]);
    assert!(vote(&opened(&app, &link(&app, &olga)), &[("anonymous", "on")]) < 400);
    for _ in 0..2 {
        let again = invited_anew(&app, &olga, "ada@example.org");
        assert_eq!(vote(&opened(&app, &again), &[("anonymous", "on")]), 403);
    }
    assert_eq!(votes(&app, "food").len(), 1);
    assert!(votes(&app, "food").iter().all(|vote| vote.invitation.is_none()), "nothing ties it to her");
}

#[test]
fn when_the_owner_deletes_the_vote_of_somebody_withdrawn_they_vote_anew_once_invited() {
    let (app, olga) = site();
    olga.post(&format!("{PAGE}send/"), &[("invite", "ada@example.org")]);
    assert_eq!(vote(&opened(&app, &link(&app, &olga)), &[("name", "Ada")]), 303);
    let id = olga.get(PAGE).attributes("button[name=delete]", "value").remove(0);
    olga.post(PAGE, &[("delete", &id)]);
    let cast = votes(&app, "food")[0].public_id;
    assert_eq!(olga.post(&format!("/poll/food/vote/{cast}/delete/"), &[]).status, 303);
    olga.post(&format!("{PAGE}send/"), &[("invite", "ada@example.org")]);
    assert_eq!(vote(&opened(&app, &link(&app, &olga)), &[("name", "Ada")]), 303);
}

/// A poll for invited people, to which ada is invited by her name, and gus by his address. Gives his personal link.
fn for_invited_people(app: &TestApp, one_vote: bool) -> (Client, Client) {
    let (olga, ada) = (app.signed_in("olga"), app.signed_in("ada"));
    let audience = Audience::Invited;
    let settings = Settings {
        view_audience: audience,
        vote_audience: audience,
        one_vote_per_user: one_vote,
        ..Settings::default()
    };
    TestPoll { settings, ..TestPoll::default() }.made_by(app, &olga);
    for who in ["ada", "ada@example.org"] {
        assert!(olga.post(&format!("{PAGE}send/"), &[("invite", who)]).status < 400, "{who}");
    }
    // She confirms the address after that: else the site had seen that both are one.
    app.address("ada", "ada@example.org");
    (olga, ada)
}

const TOLD: [(bool, &str); 2] =
    [(true, "by the personal link that you got by mail"), (false, "Sign in to change it")];

#[test]
fn by_name_and_by_address_they_have_one_vote_from_whatever_browser() {
    for (by_link_first, words) in TOLD {
        let app = TestApp::with_mail(&[]);
        let (olga, ada) = for_invited_people(&app, true);
        let holder = opened(&app, &link(&app, &olga));
        let (first, second) = if by_link_first { (&holder, &ada) } else { (&ada, &holder) };
        assert_eq!(vote(first, &[("name", "Ada")]), 303);
        let page = second.get("/poll/food/vote/");
        assert_eq!(page.status, 403);
        assert!(page.text.contains(words), "{}", page.text);
        let sign_in = page.attributes("main a.primary", "href");
        assert_eq!(sign_in == ["/login/?next=/poll/food/vote/"], !by_link_first, "{sign_in:?}");
        assert_eq!(vote(second, &[("name", "Ada")]), 403);
        assert_eq!(vote(second, &[("anonymous", "on")]), 403);
        assert_eq!(votes(&app, "food").len(), 1);
        // The owner is told nothing of it: each is on the list as before.
        assert!(olga.get(PAGE).text.contains("1 of 2 have answered."), "{}", olga.get(PAGE).text);
        let own = first.get("/poll/food/vote/").header("location").replace("/edit/", "/delete/");
        assert_eq!(first.post(&own, &[]).status, 303);
        assert_eq!(vote(second, &[("name", "Ada")]), 303, "whoever deletes it may vote either way");
    }
}

#[test]
fn by_name_and_by_address_they_have_more_where_the_poll_or_the_privacy_of_addresses_wants_it() {
    let app = TestApp::with_mail(&[]);
    let (olga, ada) = for_invited_people(&app, false);
    let holder = opened(&app, &link(&app, &olga));
    assert_eq!([vote(&ada, &[]), vote(&holder, &[("name", "Ada")])], [303, 303]);
    // The owner, who can open the link, must not learn whose the address is.
    let app = TestApp::with_mail(&[("directory", "off")]);
    let (olga, ada) = for_invited_people(&app, true);
    let holder = opened(&app, &link(&app, &olga));
    assert_eq!([vote(&ada, &[]), vote(&holder, &[("name", "Ada")])], [303, 303]);
}

#[test]
fn an_address_of_somebody_who_is_invited_by_name_is_invited_already() {
    for (directory, invitations) in [("members", 1), ("off", 2)] {
        let app = TestApp::with_mail(&[("directory", directory)]);
        let olga = app.signed_in("olga");
        app.user("ada");
        app.address("ada", "ada@example.org");
        TestPoll::default().made_by(&app, &olga);
        olga.post(&format!("{PAGE}send/"), &[("invite", "ada, ADA@example.org")]);
        assert_eq!(olga.get(PAGE).texts(".invited li strong").len(), invitations, "{directory}");
    }
}
