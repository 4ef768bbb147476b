//! Signing in: passwords of Django's, the second step, showing anew who one is, and what guessers get.

use std::collections::BTreeMap;

use bitpoll::actions::admin::{self, Hand};
use bitpoll::domain::id::UserId;
use bitpoll::params;
use bitpoll::secrets::is_outdated;
use totp_rs::{Algorithm, Builder, Secret};

use crate::support::app::{Answer, Client, TestApp};

const PASSWORD: &str = "secret password";
/// `correct horse battery`, as Django 5.2 hashes it with few rounds.
const OF_DJANGO: &str = "pbkdf2_sha256$20000$seasalt$Hf4ZrtGt48FiWgNsPSgzUYDFLNDSEu8sWYBvn/Pv76U=";

fn user(app: &TestApp, name: &str) -> UserId {
    app.user(name);
    let name = name.to_owned();
    app.write(move |tx| Ok(bitpoll::store::users::by_username(tx, &name)?)).expect("it is there")
}

fn hash(app: &TestApp, user: UserId) -> String {
    app.write(move |tx| Ok(bitpoll::store::users::password(tx, user)?)).expect("it is there")
}

fn set(app: &TestApp, sql: &'static str, user: UserId, value: &str) {
    let value = value.to_owned();
    app.write(move |tx| Ok(tx.execute(sql, params![user.0, &value])?));
}

fn login(client: &Client, name: &str, password: &str) -> Answer {
    client.post("/login/", &[("username", name), ("password", password)])
}

/// The code that an app with this key shows at a time.
pub(crate) fn code(key: &str, at: i64) -> String {
    let secret = Secret::try_from_base32(key.replace(' ', "")).expect("a key");
    let totp = Builder::new().with_algorithm(Algorithm::SHA1).with_digits(6).with_secret(secret);
    let totp = totp.with_account_name("x").build().expect("an app");
    totp.generate(u64::try_from(at).expect("after 1970")).to_string()
}

/// Sets the app up in a session and tells its key and the recovery codes.
pub(crate) fn set_up(app: &TestApp, client: &Client) -> (String, Vec<String>) {
    let page = client.get("/settings/security/app/");
    assert_eq!(page.status, 200);
    let key = page.texts("#app-key").remove(0);
    let setup = page.attributes("input[name=setup]", "value").remove(0);
    let answer =
        client.post("/settings/security/app/", &[("setup", &setup), ("code", &code(&key, app.db.now()))]);
    assert_eq!(answer.status, 200, "{}", answer.text);
    let codes = answer.texts("#codes").remove(0).split(' ').map(str::to_owned).collect();
    (key, codes)
}

/// A site where Ada has an app for the second step, whose code has not been used for a minute, and its key.
fn with_second_step() -> (TestApp, String) {
    let app = TestApp::new();
    let ada = app.signed_in("ada");
    let (key, _) = set_up(&app, &ada);
    app.db.advance(60);
    (app, key)
}

fn signed_in(client: &Client) -> bool {
    client.get("/settings/").status == 200
}

/// How often each status came when fifty did the same at once.
fn fifty(ask: impl Fn() -> Answer + Sync) -> BTreeMap<u16, usize> {
    let mut counts = BTreeMap::new();
    std::thread::scope(|scope| {
        let all: Vec<_> = (0..50).map(|_| scope.spawn(|| ask().status)).collect();
        for one in all {
            *counts.entry(one.join().expect("an answer")).or_default() += 1;
        }
    });
    counts
}

#[test]
fn a_password_that_django_hashed_signs_in_and_is_hashed_as_ours_from_then_on() {
    let app = TestApp::new();
    let ada = user(&app, "ada");
    set(&app, "UPDATE users SET password = ?2 WHERE id = ?1", ada, OF_DJANGO);
    assert_eq!(login(&app.guest(), "ada", "correct horse batterx").status, 422);
    assert_eq!(hash(&app, ada), OF_DJANGO, "a wrong password changes nothing");
    let client = app.guest();
    assert_eq!(login(&client, "ada", "correct horse battery").status, 303);
    assert!(signed_in(&client), "the session of this sign-in is not ended");
    assert!(!is_outdated(&hash(&app, ada)), "{}", hash(&app, ada));
    assert_eq!(login(&app.guest(), "ada", "correct horse battery").status, 303, "and again");
    set(
        &app,
        "UPDATE users SET password = ?2 WHERE id = ?1",
        ada,
        "!MuPdAYWekGuJ6AGYB8Ad3Ku6fMSsL7d46pKsYT8u",
    );
    assert_eq!(login(&app.guest(), "ada", "").status, 422);
}

#[test]
fn nobody_is_called_like_the_address_of_another() {
    let app = TestApp::new();
    app.user("ada");
    app.user("mallory");
    app.write(|tx| {
        // As it can come from elsewhere; nobody takes such a name here.
        let named = "UPDATE users SET username = 'ada@example.org', username_folded = 'ada@example.org', password = '!' \
                     WHERE username = 'mallory'";
        tx.execute(named, params![])?;
        let at = "UPDATE users SET email = 'ada@example.org', email_key = 'ada@example.org' WHERE username = 'ada'";
        Ok(tx.execute(at, params![])?)
    });
    let login = [("username", "ada@example.org"), ("password", "secret password")];
    assert_eq!(app.guest().post("/login/", &login).status, 303, "an address is whose it is known to be");
    let bob = app.signed_in("bob");
    let form = [("username", "ada@example.com"), ("name", "Bob"), ("zone", ""), ("theme", "")];
    let refused = bob.post("/settings/profile/", &form);
    assert_eq!(refused.status, 422);
    assert!(refused.text.contains("no @"), "{}", refused.text);
}

#[test]
fn people_sign_in_by_an_address_that_is_known_to_be_theirs() {
    let app = TestApp::new();
    let ada = user(&app, "ada");
    set(&app, "UPDATE users SET email = ?2 WHERE id = ?1", ada, "Ada@Example.org");
    assert_eq!(login(&app.guest(), "ada@example.org", PASSWORD).status, 422, "anybody can type an address");
    set(&app, "UPDATE users SET email_key = ?2 WHERE id = ?1", ada, "ada@example.org");
    for typed in ["ada@example.org", " ADA@example.org ", "ada", "Ada"] {
        assert_eq!(login(&app.guest(), typed, PASSWORD).status, 303, "{typed}");
    }
}

#[test]
fn nobody_is_told_why_a_sign_in_failed() {
    let app = TestApp::new();
    let ada = user(&app, "ada");
    set(&app, "UPDATE users SET email = ?2, email_key = ?2 WHERE id = ?1", ada, "ada@example.org");
    let gone = user(&app, "gone");
    set(&app, "UPDATE users SET locked = 1, email = ?2 WHERE id = ?1", gone, "");
    let elsewhere = user(&app, "elsewhere");
    set(&app, "UPDATE users SET password = ?2 WHERE id = ?1", elsewhere, "!");
    let plain = |name: &str, password: &str| {
        let answer = login(&app.guest(), name, password);
        (answer.status, answer.text.replace(&format!("value=\"{name}\""), ""))
    };
    let nobody = plain("nobody", PASSWORD);
    assert_eq!(nobody.0, 422);
    for (name, password) in [
        ("ada", "wrong"),
        ("ada@example.org", "wrong"),
        ("nobody@example.org", PASSWORD),
        ("gone", PASSWORD),
        ("elsewhere", PASSWORD),
        ("a b\u{0}c", PASSWORD),
    ] {
        assert_eq!(plain(name, password), nobody, "{name:?}");
    }
}

#[test]
fn of_fifty_guesses_at_once_no_more_are_looked_at_than_allowed() {
    let app = TestApp::new();
    app.user("ada");
    let counts = fifty(|| login(&app.guest(), "ada", "wrong"));
    assert_eq!(counts.get(&422), Some(&10), "{counts:?}");
    assert_eq!(counts.get(&429), Some(&40), "{counts:?}");
    assert_eq!(login(&app.guest(), "ada", PASSWORD).status, 429, "nor is the right one, for a while");
}

#[test]
fn after_the_password_the_code_of_the_app_is_asked_for_and_serves_once() {
    let app = TestApp::new();
    let ada = app.signed_in("ada");
    let (key, codes) = set_up(&app, &ada);
    assert_eq!(codes.len(), 10);
    let used = code(&key, app.db.now());
    app.db.advance(60);

    let client = app.guest();
    let answer = client.post("/login/", &[("username", "ada"), ("password", PASSWORD), ("next", "/about/")]);
    assert_eq!((answer.status, answer.header("location")), (303, "/login/second/"));
    assert_eq!(client.cookie_value("session"), None, "no session yet");
    assert!(!signed_in(&client));
    let page = client.get("/login/second/");
    assert_eq!(page.attributes("[name=code]", "autocomplete"), ["one-time-code"]);
    assert!(!page.text.contains("ada"), "the page tells of nobody");
    for wrong in [used.as_str(), "000000", &code(&key, app.db.now() + 120)] {
        assert_eq!(client.post("/login/second/", &[("code", wrong)]).status, 422, "{wrong}");
    }
    let right = code(&key, app.db.now() + 30);
    let answer = client.post("/login/second/", &[("code", &right)]);
    assert_eq!((answer.status, answer.header("location")), (303, "/about/"));
    assert!(signed_in(&client));

    app.db.advance(30);
    let second = app.guest();
    login(&second, "ada", PASSWORD);
    assert_eq!(second.post("/login/second/", &[("code", &right)]).status, 422, "each code serves once");
    assert_eq!(
        second.post("/login/second/", &[("code", &code(&key, app.db.now() - 30))]).status,
        422,
        "nor do older ones"
    );
}

#[test]
fn the_second_step_belongs_to_the_browser_of_the_first_and_to_ten_minutes() {
    let (app, key) = with_second_step();
    let client = app.guest();
    login(&client, "ada", PASSWORD);
    let right = code(&key, app.db.now());
    for other in [None, Some("AAAA"), Some("")] {
        let thief = app.guest();
        other.inspect(|value| thief.set_cookie("second", value));
        let answer = thief.post("/login/second/", &[("code", &right)]);
        assert_eq!((answer.status, answer.header("location")), (303, "/login/"), "{other:?}");
        assert!(!signed_in(&thief));
    }
    app.db.advance(601);
    let answer = client.post("/login/second/", &[("code", &code(&key, app.db.now()))]);
    assert_eq!((answer.status, answer.header("location")), (303, "/login/"));
    assert!(!signed_in(&client));
}

#[test]
fn where_to_go_after_the_second_step_is_a_page_of_this_site() {
    let (app, key) = with_second_step();
    let client = app.guest();
    client.post("/login/", &[("username", "ada"), ("password", PASSWORD), ("next", "//evil.example/")]);
    let answer = client.post("/login/second/", &[("code", &code(&key, app.db.now()))]);
    assert_eq!((answer.status, answer.header("location")), (303, "/"));
}

#[test]
fn of_fifty_codes_at_once_no_more_are_looked_at_than_allowed() {
    let (app, key) = with_second_step();
    let client = app.guest();
    login(&client, "ada", PASSWORD);
    let token = client.cookie_value("second").expect("between the steps");
    let guess = |code: &str| {
        let client = app.guest();
        client.set_cookie("second", &token);
        client.post("/login/second/", &[("code", code)])
    };
    let counts = fifty(|| guess("000000"));
    assert_eq!(counts.get(&422), Some(&5), "{counts:?}");
    assert_eq!(counts.get(&429), Some(&45), "{counts:?}");
    assert_eq!(guess(&code(&key, app.db.now())).status, 429, "nor is the right one, for a while");
    app.db.advance(60);
    assert_eq!(guess(&code(&key, app.db.now())).status, 303);
}

#[test]
fn a_right_code_that_is_sent_fifty_times_at_once_lets_in_once() {
    let (app, key) = with_second_step();
    let client = app.guest();
    client.post("/login/", &[("username", "ada"), ("password", PASSWORD), ("next", "/about/")]);
    let (token, right) = (client.cookie_value("second").expect("it"), code(&key, app.db.now()));
    let entered = std::sync::atomic::AtomicUsize::new(0);
    fifty(|| {
        let client = app.guest();
        client.set_cookie("second", &token);
        let answer = client.post("/login/second/", &[("code", &right)]);
        if answer.header("location") == "/about/" {
            entered.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        }
        answer
    });
    assert_eq!(entered.into_inner(), 1);
}

#[test]
fn a_recovery_code_serves_once_and_how_many_are_left_is_told() {
    let app = TestApp::new();
    let ada = app.signed_in("ada");
    let (_, codes) = set_up(&app, &ada);
    let typed = codes[3].replace('-', " ").to_uppercase();
    let client = app.guest();
    login(&client, "ada", PASSWORD);
    assert_eq!(client.post("/login/second/", &[("recovery", "aaaa-bbbb-cccc")]).status, 422);
    assert_eq!(client.post("/login/second/", &[("recovery", &typed)]).status, 303);
    assert!(client.get("/settings/security/").text.contains("You have 9 recovery codes left."));
    let second = app.guest();
    login(&second, "ada", PASSWORD);
    assert_eq!(second.post("/login/second/", &[("recovery", &codes[3])]).status, 422, "it was used");
    let renewed = client.post("/settings/security/codes/", &[]);
    let new = renewed.texts("#codes").remove(0);
    assert!(!codes.iter().any(|code| new.contains(code.as_str())), "other codes");
    assert_eq!(
        second.post("/login/second/", &[("recovery", &codes[4])]).status,
        422,
        "the old ones are dead"
    );
    assert!(!client.get("/settings/security/codes/").text.contains(&new[..14]), "they are shown once");
    let first = new.split(' ').next().expect("a code");
    assert_eq!(second.post("/login/second/", &[("recovery", first)]).status, 303);
}

#[test]
fn the_app_is_turned_on_by_a_right_code_alone_and_for_its_own_account() {
    let app = TestApp::new();
    let (ada, bob) = (app.signed_in("ada"), app.signed_in("bob"));
    let page = ada.get("/settings/security/app/");
    let key = page.texts("#app-key").remove(0);
    let setup = page.attributes("input[name=setup]", "value").remove(0);
    let right = code(&key, app.db.now());
    assert_eq!(ada.post("/settings/security/app/", &[("setup", &setup), ("code", "000000")]).status, 422);
    assert_eq!(bob.post("/settings/security/app/", &[("setup", &setup), ("code", &right)]).status, 422);
    assert_eq!(login(&app.guest(), "ada", PASSWORD).header("location"), "/", "it does not count yet");
    let again = ada.post("/settings/security/app/", &[("setup", &setup), ("code", "111111")]);
    assert_eq!(again.texts("#app-key"), [key.as_str()], "the same key after a mistake");
    assert_eq!(ada.post("/settings/security/app/", &[("setup", &setup), ("code", &right)]).status, 200);
    assert_eq!(login(&app.guest(), "ada", PASSWORD).header("location"), "/login/second/");
    let sealed = app.write(|tx| Ok(tx.query_one::<Vec<u8>>("SELECT sealed FROM totp", params![])?));
    let plain = Secret::try_from_base32(key.replace(' ', "")).expect("a key");
    assert!(!sealed.windows(20).any(|part| part == plain.as_ref()), "the database does not tell the secret");
}

#[test]
fn what_is_delicate_asks_again_for_the_password_after_ten_minutes() {
    let app = TestApp::new();
    let ada = app.signed_in("ada");
    app.user("bob");
    let delicate = ["/settings/security/password/", "/settings/security/app/", "/settings/security/codes/"];
    for path in delicate {
        assert_eq!(ada.get(path).status, 200, "{path} just after signing in");
    }
    app.db.advance(601);
    for path in delicate {
        let answer = ada.get(path);
        assert_eq!(
            (answer.status, answer.header("location")),
            (303, format!("/login/again/?next={path}").as_str())
        );
    }
    let form = [("password", "another good one"), ("password2", "another good one")];
    app.db.advance(600);
    let answer = ada.post("/settings/security/password/", &form);
    assert!(answer.header("location").starts_with("/login/again/"), "{}", answer.header("location"));
    assert_eq!(ada.post("/login/again/", &[("password", "wrong")]).status, 422);
    let again = [("password", PASSWORD), ("username", "bob"), ("next", "/settings/security/password/")];
    let answer = ada.post("/login/again/", &again);
    assert_eq!((answer.status, answer.header("location")), (303, "/settings/security/password/"));
    assert_eq!(ada.get("/settings/security/password/").status, 200);
    app.db.advance(700);
    assert_eq!(ada.post("/settings/security/password/", &form).status, 303, "who fills in slowly may go on");
    let answer = ada.post("/login/again/", &[("password", "another good one"), ("next", "//evil.example")]);
    assert_eq!(answer.header("location"), "/");
}

#[test]
fn the_password_that_is_asked_for_again_is_not_to_be_guessed_either() {
    let app = TestApp::new();
    let ada = app.signed_in("ada");
    let session = ada.cookie_value("session").expect("signed in");
    let counts = fifty(|| {
        let thief = app.guest();
        thief.set_cookie("session", &session);
        thief.post("/login/again/", &[("password", "wrong")])
    });
    assert_eq!(counts.get(&422), Some(&10), "{counts:?}");
    assert_eq!(counts.get(&429), Some(&40), "{counts:?}");
}

#[test]
fn another_password_ends_all_other_sessions_and_has_to_be_a_good_one() {
    let app = TestApp::new();
    let ada = app.signed_in("ada.lovelace");
    let elsewhere = app.signed_in("ada.lovelace");
    let before = ada.cookie_value("session");
    for (new, again) in [
        ("short", "short"),
        ("12345678901", "12345678901"),
        ("Password123", "Password123"),
        ("ada.lovelace1", "ada.lovelace1"),
        ("a good password", "another password"),
        ("", ""),
    ] {
        let answer = ada.post("/settings/security/password/", &[("password", new), ("password2", again)]);
        assert_eq!(answer.status, 422, "{new}");
        assert_eq!(answer.attributes("input[type=password]", "value"), Vec::<String>::new(), "not sent back");
    }
    assert!(signed_in(&elsewhere));
    let good = [("password", "a good password"), ("password2", "a good password")];
    assert_eq!(ada.post("/settings/security/password/", &good).status, 303);
    assert!(signed_in(&ada) && !signed_in(&elsewhere));
    assert_ne!(ada.cookie_value("session"), before);
    assert_eq!(login(&app.guest(), "ada.lovelace", PASSWORD).status, 422);
    assert_eq!(login(&app.guest(), "ada.lovelace", "a good password").status, 303);
    let noted =
        app.write(|tx| Ok(tx.query_all::<String>("SELECT action FROM audit ORDER BY id", params![])?));
    assert_eq!(noted, ["password.change"]);
}

#[test]
fn the_app_is_turned_off_by_whoever_has_shown_who_they_are() {
    let app = TestApp::new();
    let ada = app.signed_in("ada");
    set_up(&app, &ada);
    app.db.advance(1_201);
    assert!(
        ada.post("/settings/security/app/", &[("do", "off")]).header("location").starts_with("/login/again/")
    );
    assert_eq!(login(&app.guest(), "ada", PASSWORD).header("location"), "/login/second/");
    ada.post("/login/again/", &[("password", PASSWORD)]);
    assert_eq!(
        ada.post("/settings/security/app/", &[("do", "off")]).header("location"),
        "/settings/security/"
    );
    assert_eq!(login(&app.guest(), "ada", PASSWORD).header("location"), "/");
    let left = app.write(|tx| Ok(tx.query_one::<i64>("SELECT COUNT(*) FROM recovery_codes", params![])?));
    assert_eq!(left, 0);
}

#[test]
fn who_lost_everything_is_helped_from_the_command_line() {
    let app = TestApp::new();
    let ada = app.signed_in("ada");
    set_up(&app, &ada);
    let reset = || {
        app.store().write_blocking(|tx| {
            let user = admin::users::by_name(tx, Hand::CommandLine, "ADA")?;
            admin::access::drop_factors(tx, Hand::CommandLine, user)
        })
    };
    reset().unwrap();
    assert!(!signed_in(&ada), "all sessions are ended");
    assert_eq!(login(&app.guest(), "ada", PASSWORD).header("location"), "/");
    assert!(reset().is_err(), "there is nothing more to take");
}

#[test]
fn another_site_can_start_no_sign_in() {
    let app = TestApp::configured(&[("public_url", "https://poll.example"), ("allowed_hosts", "*")]);
    for path in ["/login/", "/login/second/", "/login/again/", "/login/passkey/", "/login/passkey/options/"] {
        for headers in [[("sec-fetch-site", "cross-site")], [("origin", "https://evil.example")]] {
            assert_eq!(app.guest().post_with(path, &[], &headers).status, 403, "{path} with {headers:?}");
        }
    }
}

#[test]
fn a_passkey_that_is_made_up_opens_nothing_and_a_ceremony_serves_once() {
    let app = TestApp::configured(&[("public_url", "https://poll.example"), ("allowed_hosts", "*")]);
    let guest = app.guest();
    let begun = guest.post("/login/passkey/options/", &[]);
    assert_eq!(begun.status, 200);
    let begun: serde_json::Value = serde_json::from_str(&begun.text).expect("JSON");
    assert_eq!(begun["options"]["publicKey"]["userVerification"], "required");
    assert_eq!(begun["options"]["publicKey"]["rpId"], "poll.example");
    assert_eq!(begun["options"]["publicKey"]["allowCredentials"], serde_json::json!([]), "nobody's are told");
    let ceremony = begun["ceremony"].as_str().expect("a name");
    let made_up = r#"{"id":"AAAA","rawId":"AAAA","type":"public-key","response":{"authenticatorData":"AAAA","clientDataJSON":"AAAA","signature":"AAAA","userHandle":"AAAA"},"extensions":{}}"#;
    for credential in [made_up, "{}", "", "[1", "\u{0}"] {
        let answer = guest.post("/login/passkey/", &[("ceremony", ceremony), ("credential", credential)]);
        assert_eq!(answer.status, 422, "{credential}");
        assert_eq!(guest.cookie_value("__Host-session"), None);
    }
    let tokens = app.write(|tx| Ok(tx.query_one::<i64>("SELECT COUNT(*) FROM tokens", params![])?));
    assert_eq!(tokens, 0, "the ceremony was used up");
}
