//! What people set about themselves.

use bitpoll::params;

use crate::support::app::{Client, TestApp};
use crate::support::mailbox;

const PROFILE: &str = "/settings/profile/";
const SESSIONS: &str = "/settings/sessions/";

fn save(browser: &Client, username: &str, name: &str, looks: [&str; 3]) -> u16 {
    let [locale, zone, theme] = looks;
    let fields =
        [("username", username), ("name", name), ("locale", locale), ("zone", zone), ("theme", theme)];
    browser.post(PROFILE, &fields).status
}

fn run(app: &TestApp, sql: &'static str) {
    app.write(move |tx| Ok(tx.execute(sql, params![])?));
}

#[test]
fn what_the_account_has_chosen_wins_over_the_browser() {
    let app = TestApp::new();
    let ada = app.signed_in("ada");
    ada.set_cookie("lang", "en");
    ada.set_cookie("zone", "Asia/Tokyo");
    assert_eq!(save(&ada, "ada", "Ada L.", ["de", "America/New_York", "dark"]), 303);
    let page = ada.get("/about/");
    assert_eq!(page.attributes("html", "lang"), ["de"]);
    assert_eq!(page.attributes("html", "data-theme"), ["dark"]);
    assert_eq!(ada.get("/new/datetime/").attributes("[name=zone]", "value"), ["America/New_York"]);
    let elsewhere = app.signed_in("ada");
    let other = elsewhere.get_with("/about/", &[("accept-language", "en")]);
    assert_eq!(other.attributes("html", "lang"), ["de"], "on every device");
    assert_eq!(app.guest().get("/about/").attributes("html", "lang"), ["en"]);
}

#[test]
fn the_switches_at_the_foot_change_the_choice_of_the_account() {
    let app = TestApp::new();
    let ada = app.signed_in("ada");
    assert_eq!(save(&ada, "ada", "Ada", ["de", "", "dark"]), 303);
    ada.post("/i18n/setlang/", &[("language", "en"), ("next", "/")]);
    ada.post("/theme/", &[("theme", "system"), ("next", "/")]);
    let page = app.signed_in("ada").get(PROFILE);
    assert_eq!(page.attributes("html", "lang"), ["en"]);
    assert!(page.attributes("html", "data-theme").is_empty());
}

#[test]
fn another_name_is_taken_if_it_is_free() {
    let app = TestApp::new();
    app.user("Bob");
    let ada = app.signed_in("ada");
    assert_eq!(save(&ada, "bOB", "Ada", ["", "", ""]), 422);
    assert_eq!(save(&ada, "ADA", "Ada", ["", "", ""]), 303, "one's own in other letters");
    assert_eq!(save(&ada, "lovelace", "Ada", ["", "", ""]), 303);
    let signs_in = |name: &str| {
        app.guest().post("/login/", &[("username", name), ("password", "secret password")]).status == 303
    };
    assert!(signs_in("lovelace") && !signs_in("ada"));
    let tried: Vec<u16> = (0..12).map(|_| save(&ada, "Bob", "Ada", ["", "", ""])).collect();
    assert_eq!((tried[0], tried[11]), (422, 429), "the names are no directory");
}

#[test]
fn whoever_finds_an_open_browser_takes_no_name_from_its_owner() {
    let app = TestApp::new();
    let ada = app.signed_in("ada");
    app.db.advance(1_201);
    let fields = [("username", "mallory"), ("name", "Ada"), ("locale", ""), ("zone", ""), ("theme", "")];
    let asked = ada.post(PROFILE, &fields);
    assert_eq!((asked.status, asked.header("location")), (303, "/login/again/?next=/settings/profile/"));
    assert_eq!(ada.get(PROFILE).attributes("#f-username", "value"), ["ada"]);
    assert_eq!(save(&ada, "ada", "Countess", ["", "", ""]), 303, "what is no way in can be changed");
    assert_eq!(ada.get(PROFILE).attributes("#f-name", "value"), ["Countess"]);
    assert_eq!(ada.post("/login/again/", &[("password", "secret password")]).status, 303);
    assert_eq!(save(&ada, "lovelace", "Countess", ["", "", ""]), 303);
    assert_eq!(ada.get(PROFILE).attributes("#f-username", "value"), ["lovelace"]);
}

#[test]
fn what_cannot_be_is_told_beside_its_field() {
    let app = TestApp::new();
    let ada = app.signed_in("ada");
    let form =
        [("username", "<b>"), ("name", ""), ("locale", "xx"), ("zone", "Mars/Olympus"), ("theme", "pink")];
    let refused = ada.post(PROFILE, &form);
    assert_eq!(refused.status, 422);
    for field in ["username", "name", "locale", "zone", "theme"] {
        assert_eq!(refused.texts(&format!("#f-{field}-error")).len(), 1, "{field}");
    }
    assert_eq!(save(&ada, "ada", "<img src=x onerror=alert(1)>", ["", "", ""]), 303);
    for path in ["/", PROFILE, "/settings/", SESSIONS] {
        assert!(!ada.get(path).text.contains("<img src=x"), "{path}");
    }
}

#[test]
fn new_polls_start_with_what_was_set() {
    let app = TestApp::new();
    let ada = app.signed_in("ada");
    let form = [
        ("settings", "sent"),
        ("view_audience", "link"),
        ("vote_audience", "signed-in"),
        ("results", "never"),
        ("sorting", "name"),
    ];
    assert_eq!(ada.post("/settings/defaults/", &form).status, 303);
    let page = ada.get("/new/universal/");
    assert_eq!(page.attributes("[name=results] option[selected]", "value"), ["never"]);
    assert!(page.attributes("[name=comments_allowed][checked]", "name").is_empty());
    assert_eq!(
        app.guest().get("/new/universal/").attributes("[name=results] option[selected]", "value"),
        ["complete"]
    );
    let odd = [("settings", "sent"), ("view_audience", "signed-in"), ("vote_audience", "link")];
    assert_eq!(ada.post("/settings/defaults/", &odd).status, 422);
    ada.post("/settings/defaults/", &[("do", "reset")]);
    assert_eq!(
        ada.get("/new/universal/").attributes("[name=results] option[selected]", "value"),
        ["complete"]
    );
}

#[test]
fn mail_is_sent_as_it_is_wanted() {
    let app = TestApp::new();
    let ada = app.signed_in("ada");
    assert_eq!(ada.post("/settings/mail/", &[("auto_watch", "on"), ("digest", "daily")]).status, 303);
    let kept = app.write(|tx| {
        let sql = "SELECT mail_invitations, auto_watch, digest FROM users";
        Ok(tx.query_one::<(i64, i64, String)>(sql, params![])?)
    });
    assert_eq!(kept, (0, 1, "daily".to_owned()));
    let page = ada.get("/settings/mail/");
    assert_eq!(page.attributes("[name=digest][checked]", "value"), ["daily"]);
}

#[test]
fn polls_that_were_voted_in_can_be_watched_too() {
    let app = TestApp::new();
    let owner = app.guest();
    crate::support::polls::TestPoll::default().made_by(&app, &owner);
    let ada = app.signed_in("ada");
    assert_eq!(ada.post("/poll/food/vote/", &[("a1", "1")]).status, 303);
    run(&app, "DELETE FROM watches");
    let watched = || app.write(|tx| Ok(tx.query_one::<i64>("SELECT COUNT(*) FROM watches", params![])?));
    ada.post("/settings/mail/", &[("auto_watch", "on"), ("digest", "instant")]);
    assert_eq!(watched(), 0, "only if asked for");
    for _ in 0..2 {
        ada.post("/settings/mail/", &[("auto_watch", "on"), ("watch_voted", "on")]);
        assert_eq!(watched(), 1);
    }
}

#[test]
fn sessions_are_listed_and_ended_one_by_one_or_all_others() {
    let app = TestApp::new();
    let (here, there, third) = (app.signed_in("ada"), app.signed_in("ada"), app.signed_in("ada"));
    let page = here.get(SESSIONS);
    assert_eq!(page.texts(".rows li").len(), 3);
    let ids = page.attributes(".rows button[name=session]", "value");
    assert_eq!(ids.len(), 2, "all but this one");
    assert_eq!(here.post(SESSIONS, &[("session", &ids[0])]).status, 303);
    let alive = |browser: &Client| browser.get("/settings/").status == 200;
    assert!(alive(&here) && (alive(&there) ^ alive(&third)), "rights end with the next request");
    assert_eq!(here.post(SESSIONS, &[("session", "others")]).status, 303);
    assert!(alive(&here) && !alive(&there) && !alive(&third));
}

#[test]
fn nobody_ends_the_session_of_somebody_else() {
    let app = TestApp::new();
    let (ada, bob, _) = (app.signed_in("ada"), app.signed_in("bob"), app.signed_in("bob"));
    let theirs = bob.get(SESSIONS).attributes(".rows button[name=session]", "value");
    assert_eq!(ada.post(SESSIONS, &[("session", &theirs[0])]).status, 404);
    assert_eq!(bob.get(SESSIONS).texts(".rows li").len(), 2);
    assert_eq!(ada.get(SESSIONS).texts(".rows li").len(), 1);
}

#[test]
fn when_a_session_was_used_is_known_to_the_hour_and_noted_once_an_hour() {
    let app = TestApp::new();
    let ada = app.signed_in("ada");
    let seen = || app.write(|tx| Ok(tx.query_one::<i64>("SELECT seen FROM sessions", params![])?));
    let hour = |at: i64| at - at.rem_euclid(3_600);
    assert_eq!(seen(), hour(app.db.now()));
    app.db.advance(3_600);
    ada.get("/");
    let waited = (0..100).any(|_| {
        std::thread::sleep(std::time::Duration::from_millis(50));
        seen() == hour(app.db.now())
    });
    assert!(waited, "it is noted soon");
    let before = app.store().stats().statements;
    for _ in 0..3 {
        ada.get("/about/");
    }
    let about = app.store().stats().statements - before;
    assert_eq!(about, 6, "a look and the person each, and no write");
}

#[test]
fn an_address_is_changed_by_its_owner_with_the_mailed_link() {
    let app = TestApp::new();
    let ada = app.signed_in("ada");
    run(&app, "UPDATE users SET email = 'old@example.org', email_key = 'old@example.org'");
    let sent = ada.post("/settings/email/", &[("email", "new@example.org")]);
    assert_eq!((sent.status, sent.header("location")), (303, "/settings/mail/"));
    let link = mailbox::link(&app, "email-confirm");
    assert_eq!(app.guest().get(&link).status, 403, "a stranger at the new address gets nothing");
    assert_eq!(app.signed_in("eve").post(&link, &[]).status, 404);
    assert_eq!(ada.get(&link).status, 200);
    let email = || {
        app.write(|tx| {
            Ok(tx.query_one::<String>("SELECT email FROM users WHERE username = 'ada'", params![])?)
        })
    };
    assert_eq!(email(), "old@example.org", "looking changes nothing");
    assert_eq!(ada.post(&link, &[]).status, 303);
    assert_eq!(email(), "new@example.org");
    assert_eq!(ada.post(&link, &[]).status, 404, "the link served once");
    let told: Vec<_> = mailbox::queued(&app).into_iter().map(|it| (it.data, it.to)).skip(1).collect();
    let expected = [("email-left", "old@example.org"), ("email-taken", "new@example.org")];
    assert_eq!(told, expected.map(|(deed, to)| (deed.to_owned(), to.to_owned())));
}

#[test]
fn an_address_of_somebody_else_is_not_told_and_not_taken() {
    let app = TestApp::new();
    app.user("bob");
    run(&app, "UPDATE users SET email = 'bob@example.org', email_key = 'bob@example.org'");
    let ada = app.signed_in("ada");
    let answer = |email: &str| {
        let sent = ada.post("/settings/email/", &[("email", email)]);
        (sent.status, sent.header("location").to_owned(), ada.follow(&sent).text)
    };
    assert_eq!(answer("bob@example.org"), answer("free@example.org"));
    let kinds: Vec<String> = mailbox::queued(&app).into_iter().map(|it| it.kind).collect();
    assert_eq!(kinds, ["register-known", "email-confirm"]);
    let link = mailbox::link(&app, "email-confirm");
    run(&app, "UPDATE users SET email_key = 'free@example.org' WHERE username = 'bob'");
    assert_eq!(ada.post(&link, &[]).status, 404, "it was taken meanwhile");
}

#[test]
fn who_signed_in_long_ago_shows_anew_who_they_are_before_an_address_is_changed() {
    let app = TestApp::new();
    let ada = app.signed_in("ada");
    app.db.advance(3_600);
    let again = ada.get("/settings/email/");
    assert_eq!((again.status, again.header("location")), (303, "/login/again/?next=/settings/email/"));
    assert_eq!(ada.post("/settings/email/", &[("email", "new@example.org")]).status, 303);
    assert!(mailbox::queued(&app).is_empty());
}

#[test]
fn all_pages_of_an_account_are_there_in_both_languages() {
    let app = TestApp::new();
    let ada = app.signed_in("ada");
    for path in [PROFILE, "/settings/mail/", "/settings/email/", "/settings/defaults/", SESSIONS] {
        let english = ada.get(path);
        let german = ada.get_with(path, &[("accept-language", "de")]);
        assert_eq!((english.status, german.status), (200, 200), "{path}");
        assert_ne!(english.texts("h1"), german.texts("h1"), "{path}");
    }
}
