//! Signing in with a password that a real directory knows.

use bitpoll::domain::user::Role;
use bitpoll::params;

use crate::support::app::{Answer, Client, TestApp};
use crate::support::directory::Directory;

/// How people are looked up.
const SEARCH: &str = r#""base_dn": "ou=people,dc=city,dc=example""#;
/// The account of the site there.
const SERVICE: &str = r#""bind_dn": "cn=polls,dc=city,dc=example", "bind_password": "secret of polls""#;

/// A site that asks one directory at an address, with more keys of its table.
fn site(url: &str, keys: &[&str]) -> TestApp {
    site_with(url, keys, &[])
}

fn site_with(url: &str, keys: &[&str], options: &[(&str, &str)]) -> TestApp {
    let table = format!(r#"[{{"id": "city", "name": "City", "url": "{url}", {}}}]"#, keys.join(", "));
    let mut all = vec![("ldap", table.as_str())];
    all.extend_from_slice(options);
    TestApp::configured(&all)
}

fn types(browser: &Client, username: &str, password: &str) -> Answer {
    browser.post("/login/", &[("username", username), ("password", password)])
}

fn signs_in(app: &TestApp, username: &str, password: &str) -> bool {
    let browser = app.guest();
    let answer = types(&browser, username, password);
    let is_in = browser.get("/settings/connections/").status == 200;
    assert_eq!(is_in, answer.status == 303, "{}: {}", answer.status, answer.text);
    is_in
}

fn ask(app: &TestApp, sql: &'static str) -> Vec<String> {
    app.write(move |tx| Ok(tx.query_all::<String>(sql, params![])?))
}

#[test]
fn people_are_found_by_the_account_of_the_site_and_known_by_their_password() {
    let Some(directory) = Directory::start() else { return };
    let app = site(&directory.plain(), &[SEARCH, SERVICE]);
    assert!(signs_in(&app, "ada", "secret of ada"));
    assert!(signs_in(&app, "ada", "secret of ada"), "and again");
    for wrong in ["secret of bob", "", " ", "secret of ada\0"] {
        assert!(!signs_in(&app, "ada", wrong), "{wrong:?}");
    }
    assert!(!signs_in(&app, "nobody", "secret of ada"));
    assert_eq!(ask(&app, "SELECT username || '|' || display_name FROM users"), ["ada|Ada Lovelace"]);
    let unconfirmed = ask(&app, "SELECT username FROM users WHERE email_key IS NOT NULL");
    assert!(unconfirmed.is_empty(), "an address counts only where trust_email is set");
}

#[test]
fn a_name_that_is_a_filter_or_an_entry_is_only_a_name() {
    let Some(directory) = Directory::start() else { return };
    let by_search = site(&directory.plain(), &[SEARCH, SERVICE]);
    let at_once = site(&directory.plain(), &[r#""user_dn": "uid={username},ou=people,dc=city,dc=example""#]);
    for name in
        ["*", "a*", "ada)(uid=*", "*)(|(uid=ada", "ada\\2a", "ada,ou=people", "ada+cn=x", "x)(!(uid=x"]
    {
        assert!(!signs_in(&by_search, name, "secret of ada"), "{name}");
        assert!(!signs_in(&at_once, name, "secret of ada"), "{name}");
    }
    assert!(signs_in(&at_once, "ada", "secret of ada"));
    assert!(!signs_in(&at_once, "ada", ""), "nobody in particular");
    assert!(!signs_in(&at_once, "ada", "secret of bob"));
}

#[test]
fn passwords_travel_encrypted_to_a_directory_that_is_the_right_one() {
    let Some(directory) = Directory::start() else { return };
    let (ca, other) = (directory.file("ca.pem"), directory.file("other-ca.pem"));
    let (ours, others) = (format!(r#""ca_file": "{ca}""#), format!(r#""ca_file": "{other}""#));
    let start = r#""start_tls": true"#;
    assert!(signs_in(&site(&directory.plain(), &[SEARCH, SERVICE, start, &ours]), "ada", "secret of ada"));
    assert!(signs_in(&site(&directory.encrypted(), &[SEARCH, SERVICE, &ours]), "ada", "secret of ada"));
    for app in [
        site(&directory.plain(), &[SEARCH, SERVICE, start, &others]),
        site(&directory.encrypted(), &[SEARCH, SERVICE, &others]),
        site(&directory.plain().replace("localhost", "127.0.0.1"), &[SEARCH, SERVICE, start, &ours]),
    ] {
        let answer = types(&app.guest(), "ada", "secret of ada");
        assert_eq!(answer.status, 503, "a certificate of somebody else, or for another name");
        assert!(ask(&app, "SELECT username FROM users").is_empty());
    }
}

#[test]
fn the_site_shows_who_it_is_by_a_socket_or_a_certificate() {
    let Some(directory) = Directory::start() else { return };
    let external = r#""sasl_external": true"#;
    assert!(signs_in(&site(&directory.socket(), &[SEARCH, external]), "ada", "secret of ada"));
    let own = format!(
        r#""ca_file": "{}", "client_certificate_file": "{}", "client_key_file": "{}""#,
        directory.file("ca.pem"),
        directory.file("polls.pem"),
        directory.file("polls.key")
    );
    let with = |url: &str, more: &str| site(url, &[SEARCH, external, &own, more]);
    assert!(signs_in(&with(&directory.encrypted(), r#""start_tls": false"#), "ada", "secret of ada"));
    assert!(signs_in(&with(&directory.plain(), r#""start_tls": true"#), "ada", "secret of ada"));
    let nobody = types(&site(&directory.plain(), &[SEARCH]).guest(), "ada", "secret of ada");
    assert_ne!(nobody.status, 303, "without that it may not look people up");
}

#[test]
fn groups_of_both_kinds_and_the_role_are_given_and_taken_away() {
    let Some(directory) = Directory::start() else { return };
    let groups =
        r#""group_base_dn": "ou=groups,dc=city,dc=example", "mirror_groups": true, "admin_groups": ["it"]"#;
    let app = site(&directory.plain(), &[SEARCH, SERVICE, groups]);
    let memberships = "SELECT u.username || ' ' || g.name FROM memberships m JOIN user_groups g ON g.id = m.group_id \
         JOIN users u ON u.id = m.user_id ORDER BY u.username, g.name";
    assert!(signs_in(&app, "ada", "secret of ada") && signs_in(&app, "bob", "secret of bob"));
    assert_eq!(ask(&app, memberships), ["ada it", "ada staff", "bob staff"]);
    let admins = "SELECT username FROM users WHERE role = 'admin'";
    assert_eq!(ask(&app, admins), ["ada"]);
    directory.change(
        "dn: cn=it,ou=groups,dc=city,dc=example\nchangetype: modify\nreplace: memberUid\nmemberUid: bob\n\n\
         dn: cn=staff,ou=groups,dc=city,dc=example\nchangetype: modify\ndelete: member\n\
         member: uid=ada,ou=people,dc=city,dc=example\n",
    );
    // In this order: the last one who runs the site stays.
    assert!(signs_in(&app, "bob", "secret of bob") && signs_in(&app, "ada", "secret of ada"));
    assert_eq!(ask(&app, memberships), ["bob it", "bob staff"]);
    assert_eq!(ask(&app, admins), ["bob"]);
}

#[test]
fn only_members_of_a_required_group_come_in_and_others_are_told() {
    let Some(directory) = Directory::start() else { return };
    let groups = r#""group_base_dn": "ou=groups,dc=city,dc=example", "required_groups": ["IT"]"#;
    let app = site(&directory.plain(), &[SEARCH, SERVICE, groups]);
    assert!(signs_in(&app, "ada", "secret of ada"));
    let answer = types(&app.guest(), "bob", "secret of bob");
    assert_eq!(answer.status, 403);
    assert!(answer.text.contains("not in a group"));
    assert!(!signs_in(&app, "bob", "wrong"), "that is told with the right password alone");
}

#[test]
fn an_account_of_the_same_name_is_not_opened_until_its_owner_connects_it() {
    let Some(directory) = Directory::start() else { return };
    let app = site(&directory.plain(), &[SEARCH, SERVICE]);
    app.user_with("ada", Role::Admin);
    assert!(signs_in(&app, "ada", "secret of ada"));
    assert_eq!(ask(&app, "SELECT username FROM users ORDER BY id"), ["ada", "ada-2"], "another account");
    assert!(signs_in(&app, "ada", "secret password"), "the password of this site opens the one here");

    app.user("bob");
    let bob = app.signed_in("bob");
    let connect = |password| {
        [("do", "connect"), ("provider", "city"), ("username-city", "bob"), ("password-city", password)]
    };
    assert_eq!(bob.post("/settings/connections/", &connect("wrong")).status, 422);
    assert_eq!(bob.post("/settings/connections/", &connect("secret of bob")).status, 303);
    assert!(signs_in(&app, "bob", "secret of bob"));
    assert_eq!(ask(&app, "SELECT username FROM users ORDER BY id"), ["ada", "ada-2", "bob"]);
}

#[test]
fn attempts_are_counted_and_right_ones_are_none() {
    let Some(directory) = Directory::start() else { return };
    let app = site(&directory.plain(), &[SEARCH, SERVICE]);
    for _ in 0..15 {
        assert!(signs_in(&app, "bob", "secret of bob"), "somebody who signs in often is not stopped");
    }
    let statuses: Vec<u16> = (0..12).map(|_| types(&app.guest(), "ada", "wrong").status).collect();
    assert_eq!(statuses[..10], [422; 10]);
    assert_eq!(statuses[10..], [429; 2]);
    assert_eq!(types(&app.guest(), "ada", "secret of ada").status, 429);
}

#[test]
fn a_directory_that_is_down_is_told_and_passwords_of_the_site_still_work() {
    let Some(mut directory) = Directory::start() else { return };
    let app = site(&directory.plain(), &[SEARCH, SERVICE, r#""timeout": 1"#]);
    app.user("ida");
    directory.kill();
    let answer = types(&app.guest(), "ada", "secret of ada");
    assert_eq!(answer.status, 503);
    assert!(answer.text.contains("cannot be reached"), "{}", answer.text);
    assert!(signs_in(&app, "ida", "secret password"));
}

#[test]
fn a_directory_that_says_nothing_is_left_after_its_time() {
    if Directory::start().is_none() {
        return;
    }
    let silent = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("ldap://127.0.0.1:{}", silent.local_addr().unwrap().port());
    let app = site(&url, &[SEARCH, SERVICE, r#""timeout": 0.5"#]);
    let began = std::time::Instant::now();
    assert_eq!(types(&app.guest(), "ada", "secret of ada").status, 503);
    assert!(began.elapsed() < std::time::Duration::from_secs(10));
}

#[test]
fn without_local_passwords_the_form_is_for_the_directory() {
    let Some(directory) = Directory::start() else { return };
    let app = site_with(&directory.plain(), &[SEARCH, SERVICE], &[("local_passwords", "false")]);
    app.user("ida");
    assert_eq!(app.guest().get("/login/").attributes("main input[type=password]", "name"), ["password"]);
    assert!(!signs_in(&app, "ida", "secret password"));
    assert!(signs_in(&app, "ada", "secret of ada"));
}
