//! Whoever votes or speaks as a guest under the name of somebody who has signed in is marked.

use bitpoll::domain::poll::Settings;
use bitpoll::params;

use crate::support::app::{Client, TestApp};
use crate::support::polls::{TestPoll, YES};

const POLL: &str = "/poll/food/";

/// A poll in which the account `boss` has voted.
fn site(settings: Settings) -> (TestApp, Client) {
    let app = TestApp::configured(&[("limits_exempt", "127.0.0.0/8")]);
    let boss = app.signed_in("boss");
    TestPoll { settings, ..TestPoll::default() }.made_by(&app, &boss);
    assert_eq!(vote(&boss, ""), 303);
    (app, boss)
}

fn vote(browser: &Client, name: &str) -> u16 {
    browser.post("/poll/food/vote/", &[("name", name), ("a1", YES), ("comment", "a remark")]).status
}

/// Whom the table of votes names, by a browser that has no part in it.
fn voters(app: &TestApp, page: &str) -> Vec<String> {
    app.guest().get(page).texts("table.results tbody th")
}

const WORDS: &str = "guest, not signed in; somebody who is has this name or one that looks like it";

#[test]
fn in_the_results_and_in_every_export() {
    let (app, boss) = site(Settings::default());
    for name in ["B0SS", "b\u{43e}ss.", "Ann"] {
        assert_eq!(vote(&app.guest(), name), 303);
    }
    let mut seen = voters(&app, POLL);
    seen.sort();
    assert_eq!(seen, ["Ann", &format!("B0SS {WORDS}"), "boss", &format!("b\u{43e}ss. {WORDS}")]);
    assert_eq!(boss.get(POLL).texts("table.results .badge").len(), 2, "so the account sees it, too");
    let remarks = app.guest().get(POLL).texts("dl.facts dt");
    assert_eq!(remarks.iter().filter(|name| name.ends_with(WORDS)).count(), 2, "{remarks:?}");
    let csv = app.guest().get("/poll/food.csv").text;
    for cell in ["\"Ann\"", "\"boss\"", "\"B0SS (guest)\"", "\"b\u{43e}ss. (guest)\""] {
        assert!(csv.contains(cell), "{cell} in {csv}");
    }
    let json: serde_json::Value = serde_json::from_str(&app.guest().get("/poll/food.json").text).unwrap();
    let votes = json["votes"].as_array().unwrap().iter();
    let mut signed: Vec<_> =
        votes.map(|vote| (vote["name"].as_str().unwrap(), vote["signed_in"].as_bool())).collect();
    signed.sort_unstable();
    let expected =
        [("Ann", Some(false)), ("B0SS", Some(false)), ("boss", Some(true)), ("b\u{43e}ss.", Some(false))];
    assert_eq!(signed, expected);
    let text = app.guest().get("/poll/food.txt").text;
    assert!(!text.to_lowercase().contains("ss"), "the text for chats names nobody: {text}");
}

#[test]
fn not_where_nobody_has_signed_in_nor_where_the_name_is_another() {
    let (app, boss) = site(Settings::default());
    let cast = boss.get("/poll/food/vote/").header("location").replace("/edit/", "/delete/");
    assert_eq!(boss.post(&cast, &[]).status, 303);
    for name in ["Boss", "boss", "Bo"] {
        assert_eq!(vote(&app.guest(), name), 303);
    }
    assert!(app.guest().get(POLL).texts("table.results .badge").is_empty());
    assert_eq!(vote(&boss, ""), 303);
    assert_eq!(app.guest().get(POLL).texts("table.results .badge").len(), 2);
}

#[test]
fn also_where_the_account_is_on_another_page_of_a_long_table() {
    let (app, _) = site(Settings::default());
    assert_eq!(vote(&app.guest(), "Boss"), 303);
    app.write(|tx| {
        tx.execute("UPDATE votes SET created = 1 WHERE user_id IS NOT NULL", params![])?;
        tx.execute("UPDATE polls SET tally = REPLACE(tally, '[2,', '[102,')", params![])?;
        tx.execute(
            "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100) \
             INSERT INTO votes (poll_id, public_id, name, name_key, anonymous, comment, answers, created, updated, \
             revision, edit_epoch, assigned_name) SELECT v.poll_id, SUBSTR('aaaaaaaaaaaaa', 1, 13) || CAST(100 + n.i AS TEXT), \
             'Ann', 'ann', 0, '', v.answers, 2, 2, 1, 1, '' FROM votes v, n WHERE v.user_id IS NOT NULL",
            params![],
        )?;
        Ok(tx.execute("UPDATE polls SET revision = revision + 1", params![])?)
    });
    assert_eq!(voters(&app, POLL)[0], "boss");
    let last = voters(&app, "/poll/food/?page=2");
    assert!(last.contains(&format!("Boss {WORDS}")), "{last:?}");
}

#[test]
fn beside_comments_and_without_telling_of_votes_that_are_hidden() {
    let (app, boss) = site(Settings { hide_participants: true, ..Settings::default() });
    let say = |browser: &Client, name: &str| {
        let fields = [("name", name), ("text", "I bring cake"), ("seal", &app.seal())];
        assert_eq!(browser.post("/poll/food/comment/", &fields).status, 303);
    };
    say(&app.guest(), "Boss");
    let marks = |browser: &Client| browser.get(POLL).texts(".comment .badge").len();
    assert_eq!(marks(&app.guest()), 0, "that boss has voted is hidden");
    assert_eq!(marks(&boss), 1, "but not from the owner");
    say(&boss, "");
    assert_eq!(marks(&app.guest()), 1, "boss has spoken");
}
