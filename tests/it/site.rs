//! Pages about the site, signing in and out.

use bitpoll::store::Engine;

use crate::support::app::{Client, TestApp};
use crate::support::db::for_each_engine;
use crate::support::polls::{TestPoll, YES};

#[test]
fn the_site_of_these_tests_is_on_the_engine_that_the_run_names() {
    let named = std::env::var("BITPOLL_TEST_ENGINE").unwrap_or_default();
    let engine = if named == "postgres" { Engine::Postgres } else { Engine::Sqlite };
    assert_eq!(TestApp::new().store().engine(), engine);
}

#[test]
fn the_start_page_offers_three_kinds_of_polls() {
    let app = TestApp::new();
    let page = app.guest().get("/");
    assert_eq!(page.status, 200);
    assert_eq!(page.attributes(".tile", "href"), ["/new/date/", "/new/datetime/", "/new/universal/"]);
}

#[test]
fn the_start_page_lists_the_polls_that_this_browser_took_part_in_the_last_first() {
    let app = TestApp::new();
    let owner = app.guest();
    for slug in ["first", "second", "gone"] {
        TestPoll { slug, ..TestPoll::default() }.made_by(&app, &owner);
    }
    let voter = app.guest();
    for slug in ["first", "gone", "second"] {
        voter.post(&format!("/poll/{slug}/vote/"), &[("name", "Ann"), ("a1", YES)]);
    }
    owner.post("/poll/gone/delete/", &[]);
    let listed = |browser: &Client| browser.get("/").attributes(".rows a", "href");
    assert_eq!(listed(&voter), ["/poll/second/", "/poll/first/"]);
    voter.post("/poll/first/vote/", &[("name", "Ben"), ("a1", YES), ("another", "1")]);
    assert_eq!(listed(&voter), ["/poll/first/", "/poll/second/"]);
    assert_eq!(listed(&app.guest()), Vec::<String>::new(), "another browser knows none of them");
}

#[test]
fn pages_about_the_site_are_there_in_both_languages() {
    let app = TestApp::new();
    for path in
        ["/about/", "/imprint/", "/privacy/", "/technical_info/", "/licenses/", "/problems/", "/login/"]
    {
        let (english, german) =
            (app.guest().get(path), app.guest().get_with(path, &[("accept-language", "de-AT,de;q=0.9")]));
        assert_eq!((english.status, german.status), (200, 200), "{path}");
        assert_eq!(german.attributes("html", "lang"), ["de"], "{path}");
        assert_ne!(english.texts("h1"), german.texts("h1"), "{path}");
    }
}

#[test]
fn an_address_without_its_slash_leads_to_the_one_with_it() {
    let app = TestApp::new();
    for method in ["GET", "HEAD"] {
        let answer = app.guest().request(method, "/problems", &[]);
        assert_eq!((answer.status, answer.header("location")), (308, "/problems/"), "{method}");
    }
}

#[test]
fn a_person_signs_in_and_out() {
    let app = TestApp::new();
    let ada = app.signed_in("ada");
    assert_eq!(ada.get("/settings/").status, 200);
    assert_eq!(ada.post("/logout/", &[]).status, 303);
    assert_eq!(ada.get("/settings/").status, 403);
}

#[test]
fn a_wrong_password_and_an_unknown_name_are_told_alike() {
    let app = TestApp::new();
    app.user("ada");
    let guest = app.guest();
    let wrong = guest.post("/login/", &[("username", "ada"), ("password", "wrong")]);
    let unknown = guest.post("/login/", &[("username", "bob"), ("password", "wrong")]);
    assert_eq!(wrong.status, 422);
    assert_eq!(wrong.text.replace("ada", "bob"), unknown.text);
}

#[test]
fn a_chosen_language_and_theme_are_remembered() {
    let app = TestApp::new();
    let guest = app.guest();
    guest.post("/i18n/setlang/", &[("language", "de"), ("next", "/about/")]);
    guest.post("/theme/", &[("theme", "dark"), ("next", "/about/")]);
    let page = guest.get("/about/");
    assert_eq!(
        (page.attributes("html", "lang"), page.attributes("html", "data-theme")),
        (vec!["de".into()], vec!["dark".into()])
    );
}

#[test]
fn pages_about_failures_know_who_is_signed_in() {
    let app = TestApp::new();
    let ada = app.signed_in("ada");
    for path in ["/nothing/", "/poll/nothing/", "/poll/nothing/settings/", "/?x=%ff"] {
        let page = ada.get(path);
        assert_eq!(page.attributes("form[action='/logout/']", "method"), ["post"], "{path}");
        assert!(page.attributes("a[href='/login/']", "href").is_empty(), "{path}");
        assert_eq!(app.guest().get(path).attributes("a[href='/login/']", "href"), ["/login/"], "{path}");
    }
}

#[test]
fn a_site_without_its_database_lives_and_is_not_ready() {
    for_each_engine(|db| {
        let app = TestApp::with(db, &[]);
        let ready = app.guest().get("/readyz");
        assert_eq!((ready.status, ready.text.as_str()), (200, "ok\n"));
        app.store().close();
        let away = app.guest().get("/readyz");
        assert_eq!((away.status, away.text.as_str()), (503, "the database does not answer\n"));
        assert_eq!(app.guest().get("/healthz").status, 200);
        assert_eq!(app.guest().get("/").status, 503);
    });
}
