//! Whoever is invited, and invited again, has one vote.

use bitpoll::domain::poll::Settings;

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
