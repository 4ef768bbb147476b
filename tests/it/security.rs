//! What other sites, frames, proxies and eavesdroppers cannot do.

use bitpoll::domain::poll::Settings;
use bitpoll::web::routes::ROUTES;

use crate::support::app::{Answer, TestApp};
use crate::support::people::{People, Who};
use crate::support::site_map::{Row, row};

fn rows() -> impl Iterator<Item = &'static Row> {
    ROUTES.iter().filter_map(|route| row(route.method.as_str(), route.path))
}

fn assert_hardened(answer: &Answer, what: &str) {
    let policy = answer.header("content-security-policy");
    for part in [
        "default-src 'none'",
        "script-src 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
        "form-action 'self'",
    ] {
        assert!(policy.contains(part), "{what}: {part} in {policy:?}");
    }
    assert!(!policy.contains("unsafe"), "{what}: {policy}");
    for (name, value) in [
        ("x-content-type-options", "nosniff"),
        ("x-frame-options", "DENY"),
        ("referrer-policy", "same-origin"),
        ("cross-origin-opener-policy", "same-origin"),
    ] {
        assert_eq!(answer.header(name), value, "{what}: {name}");
    }
    assert_ne!(answer.header("cache-control"), "", "{what}");
    for leak in ["server", "x-powered-by"] {
        assert_eq!(answer.header(leak), "", "{what}: {leak}");
    }
}

#[test]
fn every_answer_carries_the_headers_that_protect_browsers() {
    let (app, people) = People::site();
    let stage = people.poll(&app, "one", Settings::default());
    for who in [Who::Stranger, Who::OwnerByAccount] {
        let browser = app.browser(people.person(who));
        for row in rows().filter(|row| !row.writes()) {
            assert_hardened(&browser.get(&row.address(&stage)), row.path);
        }
    }
    let guest = app.guest();
    let asset = bitpoll::web::assets::url("site.css");
    for path in
        ["/nothing/", "/poll/one", "/about", "/favicon.ico", "/assets/x/nothing.css", &asset, "/?x=%ff"]
    {
        assert_hardened(&guest.get(path), path);
    }
    assert_hardened(&guest.post("/about/", &[]), "a wrong method");
    assert_hardened(&guest.post("/poll/one/vote/", &[]), "a refused form");
    assert_hardened(&guest.post_with("/logout/", &[], &[("sec-fetch-site", "cross-site")]), "a foreign site");
}

#[test]
fn forms_that_another_site_sends_are_refused_on_every_route() {
    let (app, people) = People::site();
    let stage = people.poll(&app, "one", Settings::default());
    let browser = app.browser(people.person(Who::OwnerByAccount));
    // Providers of mail stop it from their own sites (RFC 8058), by a secret in the address and without a cookie.
    let own_sites = |row: &&Row| row.writes() && !row.path.starts_with("/mail/stop/");
    for row in rows().filter(own_sites) {
        for headers in [
            [("sec-fetch-site", "cross-site")],
            [("sec-fetch-site", "same-site")],
            [("sec-fetch-site", "nonsense")],
            [("origin", "http://evil.example")],
            [("origin", "null")],
            [("origin", "https://127.0.0.1")],
        ] {
            let answer = browser.post_with(&row.address(&stage), &[], &headers);
            assert_eq!(answer.status, 403, "{} with {headers:?}", row.path);
        }
    }
}

#[test]
fn our_own_pages_and_programs_without_a_browser_may_send_forms() {
    let app = TestApp::new();
    let guest = app.guest();
    let own = app.address.clone();
    for headers in [
        vec![("sec-fetch-site", "same-origin")],
        vec![("sec-fetch-site", "none")],
        vec![("origin", own.as_str())],
        vec![],
    ] {
        let answer = guest.post_with("/theme/", &[("theme", "dark")], &headers);
        assert_eq!(answer.status, 303, "{headers:?}");
    }
}

#[test]
fn what_a_browser_says_of_the_site_counts_more_than_its_origin() {
    let app = TestApp::new();
    let headers = [("sec-fetch-site", "cross-site"), ("origin", app.address.as_str())];
    assert_eq!(app.guest().post_with("/theme/", &[], &headers).status, 403);
}

#[test]
fn links_from_other_sites_may_open_pages() {
    let (app, people) = People::site();
    people.poll(&app, "one", Settings::default());
    let answer = app.guest().get_with("/poll/one/", &[("sec-fetch-site", "cross-site")]);
    assert_eq!(answer.status, 200);
}

/// The cookies that an answer sets.
fn cookies(answer: &Answer) -> &str {
    answer.header("set-cookie")
}

#[test]
fn cookies_are_out_of_reach_of_scripts_and_other_sites() {
    let app = TestApp::new();
    app.user("ada");
    let login = [("username", "ada"), ("password", "secret password")];
    let answer = app.guest().post("/login/", &login);
    assert_eq!(answer.status, 303);
    for part in ["session=", "HttpOnly", "SameSite=Lax", "Path=/"] {
        assert!(cookies(&answer).contains(part), "{part} in {}", cookies(&answer));
    }
    assert!(!cookies(&answer).contains("Domain"), "{}", cookies(&answer));
}

#[test]
fn under_tls_cookies_are_bound_to_the_host_and_never_sent_in_the_clear() {
    let app = TestApp::configured(&[("public_url", "https://poll.example"), ("allowed_hosts", "*")]);
    app.user("ada");
    let login = [("username", "ada"), ("password", "secret password")];
    let guest = app.guest();
    let answer = guest.post("/login/", &login);
    for cookie in ["__Host-session=", "__Host-flash="] {
        assert!(cookies(&answer).contains(cookie), "{cookie} in {}", cookies(&answer));
    }
    assert_eq!(cookies(&answer).matches("Secure").count(), 2, "{}", cookies(&answer));
    assert_eq!(guest.get("/settings/").status, 200);
    let fooled = app.guest();
    fooled.set_cookie("session", &guest.cookie_value("__Host-session").unwrap());
    assert_eq!(fooled.get("/settings/").status, 403, "a cookie without the prefix may be anybody's");
}

#[test]
fn a_session_is_a_new_one_after_every_login_and_dead_after_logout() {
    let app = TestApp::new();
    let ada = app.signed_in("ada");
    let first = ada.cookie_value("session").unwrap();
    ada.post("/login/", &[("username", "ada"), ("password", "secret password")]);
    let second = ada.cookie_value("session").unwrap();
    assert_ne!(first, second);
    ada.post("/logout/", &[]);
    for token in [first, second] {
        let thief = app.guest();
        thief.set_cookie("session", &token);
        assert_eq!(thief.get("/settings/").status, 403);
    }
}

#[test]
fn nobody_is_sent_to_another_site() {
    let app = TestApp::new();
    app.user("ada");
    for next in [
        "//evil.example",
        "https://evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "/\t/evil.example",
        "javascript:alert(1)",
        "/x\r\nSet-Cookie: evil=1",
        "/ä",
        "/\0",
        " //evil.example",
        "evil.example",
        "",
        "/\u{202E}",
        "/\u{7f}",
        "/..",
        "/../evil/",
        "/poll/one/%2E%2e/../../evil/",
        "/poll/.%2E?x",
    ] {
        for path in ["/theme/", "/i18n/setlang/"] {
            let answer = app.guest().post(path, &[("next", next), ("theme", "dark"), ("language", "de")]);
            assert_eq!((answer.status, answer.header("location")), (303, "/"), "{path} with {next:?}");
            assert!(!cookies(&answer).contains("evil"), "{path} with {next:?}");
        }
    }
    let login = [("username", "ada"), ("password", "secret password"), ("next", "//evil.example")];
    assert_eq!(app.guest().post("/login/", &login).header("location"), "/", "after a login");
    let answer = app.guest().post("/theme/", &[("next", "/poll/one/?page=2#votes")]);
    assert_eq!(answer.header("location"), "/poll/one/?page=2#votes");
}

#[test]
fn hosts_that_are_not_ours_are_refused() {
    let app = TestApp::configured(&[("allowed_hosts", "poll.example")]);
    for (host, status) in [("poll.example", 200), ("POLL.example:80", 200), ("evil.example", 421), ("", 421)]
    {
        let answer = app.guest().get_with("/", &[("host", host)]);
        assert_eq!(answer.status, status, "{host:?}");
    }
    let watched = app.guest().get_with("/healthz", &[("host", "192.0.2.7:8080")]);
    assert_eq!(watched.status, 200, "what watches over nodes asks by number");
}

#[test]
fn the_secret_of_a_link_is_in_no_page_that_it_leads_to() {
    let (app, people) = People::site();
    let stage = people.poll(&app, "one", Settings::default());
    let guest = app.guest();
    let opened = guest.get(&format!("/poll/one/key/{}/", stage.admin_code));
    assert_eq!((opened.status, opened.header("location")), (303, "/poll/one/"));
    assert!(!guest.follow(&opened).text.contains(&stage.admin_code));
    let strangers = app.guest().get("/poll/one/share/");
    assert!(!strangers.text.contains(&stage.admin_code), "only the owner reads the admin link");
}

#[test]
fn rights_end_with_the_next_request() {
    let (app, people) = People::site();
    people.poll(&app, "one", Settings::default());
    let owner = people.person(Who::OwnerByAccount);
    let browser = app.browser(owner);
    assert_eq!(browser.get("/poll/one/settings/").status, 200);
    let user = owner.id();
    app.write(move |tx| {
        Ok(tx.execute("UPDATE users SET locked = 1 WHERE id = ?1", bitpoll::params![user.0])?)
    });
    assert_eq!(browser.get("/poll/one/settings/").status, 403, "a locked account");
    let holder = app.browser(people.person(Who::OwnerByLink));
    assert_eq!(holder.get("/poll/one/settings/").status, 200);
    let member = app.browser(people.person(Who::Member));
    assert_eq!(member.post("/poll/one/share/", &[]).status, 303);
    assert_eq!(holder.get("/poll/one/settings/").status, 403, "the link was made anew");
}
