//! Signing in by OpenID Connect, at a real provider.

use std::net::TcpListener;
use std::time::{SystemTime, UNIX_EPOCH};

use bitpoll::domain::user::Role;
use bitpoll::params;

use crate::support::app::{Answer, Client, TestApp};
use crate::support::identity_provider::{IdentityProvider, path_of};

const ADA: &str = r#"{"name": "Ada Lovelace", "email": "ada@city.example", "email_verified": true}"#;

/// The site and its provider, called `city`.
struct City {
    app: TestApp,
    provider: IdentityProvider,
}

impl City {
    /// With more keys of the provider's table; `None` if there is no provider to test with.
    fn with(more: &str, options: &[(&str, &str)]) -> Option<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let host = listener.local_addr().unwrap().to_string();
        let provider = IdentityProvider::start(&format!("http://{host}"))?;
        let tables = format!(
            r#"[{{"id": "city", "name": "the city", "issuer": "{}", "client_id": "polls",
                "client_secret": "the secret of the site", "scopes": ["profile", "email", "groups"]{more}}}]"#,
            provider.issuer
        );
        let mut all = vec![("oidc", tables.as_str())];
        all.extend_from_slice(options);
        let app = TestApp::listening(listener, &host, &all);
        #[expect(clippy::disallowed_methods, reason = "tokens of the provider have the real time")]
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs();
        app.db.advance(i64::try_from(now).unwrap() - app.db.now());
        let city = Self { app, provider };
        city.provider.says("ada", ADA);
        Some(city)
    }

    fn new() -> Option<Self> {
        Self::with("", &[])
    }

    /// Where the site sends a browser to sign in.
    fn way_there(&self, browser: &Client) -> String {
        let sent = browser.get("/auth/openid/city/login/?next=/settings/");
        assert_eq!(sent.status, 303, "{}", sent.text);
        sent.header("location").to_owned()
    }

    /// Signs somebody in, and gives the answer of the site at the end.
    fn signs_in(&self, browser: &Client, at_provider: &Client, account: &str) -> Answer {
        let place = self.way_there(browser);
        browser.get(&self.provider.way_back(at_provider, &place, account))
    }

    /// Somebody who is signed in, here and there.
    fn signed_in(&self, account: &str) -> (Client, Client) {
        let (browser, there) = (self.app.guest(), self.provider.browser());
        let answer = self.signs_in(&browser, &there, account);
        assert_eq!((answer.status, answer.header("location")), (303, "/settings/"), "{}", answer.text);
        (browser, there)
    }

    fn is_in(browser: &Client) -> bool {
        browser.get("/settings/connections/").status == 200
    }

    /// What one statement finds of the accounts.
    fn ask(&self, sql: &'static str) -> Vec<String> {
        self.app.write(move |tx| Ok(tx.query_all::<String>(sql, params![])?))
    }

    /// A message of the provider that ends sessions; `changes` go over what is right.
    fn logout_token(&self, changes: &[(&str, &str)], more: &str) -> String {
        let now = self.app.db.now().to_string();
        let (issuer, expires) =
            (format!("{:?}", self.provider.issuer), (self.app.db.now() + 120).to_string());
        let event = r#"{"http://schemas.openid.net/event/backchannel-logout": {}}"#;
        let mut claims = vec![
            ("iss", issuer.as_str()),
            ("aud", "\"polls\""),
            ("iat", now.as_str()),
            ("exp", expires.as_str()),
            ("jti", "\"m1\""),
            ("sub", "\"ada\""),
            ("events", event),
        ];
        claims.retain(|(name, _)| !changes.iter().any(|(changed, _)| changed == name));
        claims.extend(changes.iter().filter(|(_, value)| !value.is_empty()));
        let claims: Vec<String> = claims.iter().map(|(name, value)| format!("{name:?}: {value}")).collect();
        self.provider.sign(&format!("{{{}}}", claims.join(", ")), more)
    }

    fn back_channel(&self, token: &str) -> u16 {
        let provider = Client::at(&self.app.address);
        let path = "/auth/openid/city/backchannel-logout/";
        provider.post_with(path, &[("logout_token", token)], &[]).status
    }
}

#[test]
fn somebody_who_comes_for_the_first_time_gets_an_account_and_finds_it_again() {
    let Some(city) = City::new() else { return };
    let (browser, there) = city.signed_in("ada");
    assert!(City::is_in(&browser));
    let account = "SELECT username || '|' || display_name || '|' || email_key FROM users";
    assert_eq!(city.ask(account), ["ada|Ada Lovelace|ada@city.example"]);

    city.provider.says("ada", r#"{"name": "Ada King", "email": "ada@lace.example", "email_verified": true}"#);
    let again = city.app.guest();
    assert_eq!(city.signs_in(&again, &there, "ada").status, 303);
    assert_eq!(city.ask(account), ["ada|Ada King|ada@lace.example"], "name and address follow the provider");
}

#[test]
fn an_account_is_linked_by_an_address_that_both_sides_know_to_be_theirs() {
    let Some(city) = City::new() else { return };
    city.app.user("countess");
    city.app.write(|tx| {
        let sql = "UPDATE users SET email = 'ADA@city.example', email_key = 'ada@city.example'";
        Ok(tx.execute(sql, params![])?)
    });
    let (browser, _) = city.signed_in("ada");
    assert!(browser.get("/settings/").text.contains("Ada Lovelace"));
    assert_eq!(city.ask("SELECT username FROM users"), ["countess"]);
}

#[test]
fn nobody_gets_into_the_account_of_another_by_name_by_a_claimed_address_or_into_one_with_a_role() {
    let Some(city) = City::new() else { return };
    city.app.user("ada");
    city.app.user_with("root", Role::Admin);
    city.app.write(|tx| {
        tx.execute(
            "UPDATE users SET email = 'x', email_key = 'root@city.example' WHERE username = 'root'",
            params![],
        )?;
        Ok(tx.execute(
            "UPDATE users SET email = 'y', email_key = 'ada@home.example' WHERE username = 'ada'",
            params![],
        )?)
    });
    city.provider.says("ada", r#"{"email": "ada@home.example", "email_verified": false}"#);
    city.signed_in("ada");
    let owner = "SELECT u.username FROM identities i JOIN users u ON u.id = i.user_id";
    assert_eq!(city.ask(owner), ["ada-2"], "another account, under a name that is free");

    city.provider.says("mallory", r#"{"email": "root@city.example", "email_verified": true}"#);
    let answer = city.signs_in(&city.app.guest(), &city.provider.browser(), "mallory");
    assert_eq!(answer.status, 403);
    assert!(answer.text.contains("There is an account with your e-mail address"), "{}", answer.text);
    assert_eq!(city.ask(owner), ["ada-2"]);
}

#[test]
fn groups_and_the_role_are_given_and_taken_away() {
    let more = r#", "mirror_groups": true, "admin_groups": ["it"]"#;
    let Some(city) = City::with(more, &[]) else { return };
    let groups = "SELECT g.name FROM memberships m JOIN user_groups g ON g.id = m.group_id ORDER BY g.name";
    city.provider.says("ada", r#"{"groups": ["it", "staff"]}"#);
    let (browser, there) = city.signed_in("ada");
    assert_eq!(city.ask(groups), ["it", "staff"]);
    assert_eq!(browser.get("/admin/").status, 200);

    city.app.user_with("root", Role::Admin);
    city.provider.says("ada", r#"{"groups": ["staff", "chess"]}"#);
    assert_eq!(city.signs_in(&city.app.guest(), &there, "ada").status, 303);
    assert_eq!(city.ask(groups), ["chess", "staff"]);
    assert_ne!(browser.get("/admin/").status, 200, "in the older session, too");
    let log = city.ask("SELECT action || ' ' || target || ' ' || detail FROM audit ORDER BY id");
    for line in ["user.role ada admin", "user.role ada user", "group.join ada chess", "group.leave ada it"] {
        assert!(log.iter().any(|entry| entry == line), "{line} in {log:?}");
    }
}

#[test]
fn only_members_of_a_required_group_come_in() {
    let Some(city) = City::with(r#", "required_groups": ["staff"]"#, &[]) else { return };
    let answer = city.signs_in(&city.app.guest(), &city.provider.browser(), "ada");
    assert_eq!(answer.status, 403);
    assert!(answer.text.contains("not in a group"), "{}", answer.text);
    city.provider.says("ada", r#"{"groups": ["staff"]}"#);
    city.signed_in("ada");
}

#[test]
fn whoever_is_locked_or_waits_stays_out_and_is_told_why() {
    let Some(city) = City::new() else { return };
    let (_, there) = city.signed_in("ada");
    for (column, words) in [("locked", "Your account is locked"), ("pending", "has to be approved")] {
        let locked = column == "locked";
        city.app.write(move |tx| {
            let sql = "UPDATE users SET locked = ?1, pending = ?2";
            Ok(tx.execute(sql, params![locked, !locked])?)
        });
        let answer = city.signs_in(&city.app.guest(), &there, "ada");
        assert_eq!(answer.status, 403);
        assert!(answer.text.contains(words), "{}", answer.text);
    }
}

#[test]
fn a_way_back_serves_once_for_ten_minutes_in_the_browser_in_which_it_began() {
    let Some(city) = City::new() else { return };
    let (browser, there) = (city.app.guest(), city.provider.browser());
    let back = city.provider.way_back(&there, &city.way_there(&browser), "ada");
    let stranger = city.app.guest();
    city.way_there(&stranger);
    assert_eq!(stranger.get(&back).status, 400, "another browser");
    assert_eq!(browser.get(&back).status, 400, "it is used up");

    let late = city.provider.way_back(&there, &city.way_there(&browser), "ada");
    city.app.db.advance(601);
    assert_eq!(browser.get(&late).status, 400, "too late");
    city.app.db.advance(-601);

    let back = city.provider.way_back(&there, &city.way_there(&browser), "ada");
    for broken in ["/auth/openid/city/callback/", "/auth/openid/city/callback/?code=x&state=AAAA"] {
        assert_eq!(browser.get(broken).status, 400);
    }
    let state = back.split('&').find_map(|part| part.split_once("state=")).unwrap().1.to_owned();
    let foreign = format!("/auth/openid/city/callback/?code=x&state={state}&iss=https://evil.example");
    assert_eq!(browser.get(&foreign).status, 400, "an answer of another provider");
    assert!(!City::is_in(&browser));
}

#[test]
fn a_token_that_was_made_for_another_sign_in_is_refused() {
    let Some(city) = City::new() else { return };
    let browser = city.app.guest();
    let place = city.way_there(&browser);
    let nonce = place.split('&').find(|part| part.starts_with("nonce=")).unwrap().to_owned();
    let back =
        city.provider.way_back(&city.provider.browser(), &place.replace(&nonce, "nonce=another"), "ada");
    let answer = browser.get(&back);
    assert_eq!(answer.status, 400);
    assert!(answer.text.contains("cannot be trusted"), "{}", answer.text);

    let place = city.way_there(&browser);
    let challenge = place.split('&').find(|part| part.starts_with("code_challenge=")).unwrap().to_owned();
    let foreign = "code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
    let back = city.provider.way_back(&city.provider.browser(), &place.replace(&challenge, foreign), "ada");
    assert_eq!(browser.get(&back).status, 400, "a code that somebody else asked for (PKCE)");
    assert!(city.ask("SELECT username FROM users").is_empty());
}

#[test]
fn nobody_is_sent_to_another_site_afterwards() {
    let Some(city) = City::new() else { return };
    let there = city.provider.browser();
    for next in ["https://evil.example/", "//evil.example/", "/%5Cevil.example", "javascript:alert(1)"] {
        let browser = city.app.guest();
        let sent = browser.get(&format!("/auth/openid/city/login/?next={next}"));
        let back = city.provider.way_back(&there, sent.header("location"), "ada");
        assert_eq!(browser.get(&back).header("location"), "/", "{next}");
    }
    let old = city.app.guest().get("/auth/openid/login/?next=/polls/");
    assert_eq!(old.header("location"), "/auth/openid/city/login/?next=/polls/");
}

#[test]
fn whoever_signs_out_is_signed_out_at_the_provider_too() {
    let Some(city) = City::new() else { return };
    let (browser, there) = city.signed_in("ada");
    let onward = browser.post("/logout/", &[]);
    assert_eq!(onward.status, 200);
    assert!(!City::is_in(&browser));
    let place = onward.header("refresh").strip_prefix("0; url=").expect("it leads on").to_owned();
    assert!(place.starts_with(&city.provider.issuer) && place.contains("id_token_hint="), "{place}");
    let asked = there.get(city.provider.path(&place));
    let (action, fields) = crate::support::identity_provider::form(&asked);
    let mut fields: Vec<_> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    fields.push(("logout", "yes"));
    let mut answer = there.post_with(city.provider.path(&action), &fields, &[]);
    while answer.header("location").starts_with(&city.provider.issuer)
        || answer.header("location").starts_with("/session")
    {
        answer = there.get(city.provider.path(answer.header("location")));
    }
    assert_eq!(path_of(answer.header("location")), "/", "and comes back");
    let sessions = city.ask("SELECT agent FROM sessions");
    assert!(sessions.is_empty());
}

#[test]
fn whoever_signs_out_at_the_provider_is_signed_out_here() {
    let Some(city) = City::new() else { return };
    let (browser, there) = city.signed_in("ada");
    let (elsewhere, _) = city.signed_in("ada");
    let page = there.get("/session/end");
    let (action, fields) = crate::support::identity_provider::form(&page);
    let mut fields: Vec<_> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    fields.push(("logout", "yes"));
    assert!(City::is_in(&browser));
    there.post_with(city.provider.path(&action), &fields, &[]);
    for _ in 0..50 {
        if !City::is_in(&browser) {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(100));
    }
    assert!(!City::is_in(&browser), "the provider has told the site");
    assert!(City::is_in(&elsewhere), "another session there goes on");
}

#[test]
fn messages_that_end_sessions_must_be_of_the_provider_and_count_once() {
    let Some(city) = City::new() else { return };
    let (browser, _) = city.signed_in("ada");
    let (now, past) = (city.app.db.now(), |seconds: i64| (city.app.db.now() - seconds).to_string());
    let hour_ago = past(3_600);
    let to_come = (now + 3_600).to_string();
    for (what, changes, more) in [
        ("forged", &[][..], r#", "forged": true"#),
        ("without a signature", &[], r#", "header": {"alg": "none"}"#),
        ("signed with the public secret", &[], r#", "header": {"alg": "HS256"}"#),
        ("another kind of token", &[], r#", "header": {"typ": "at+jwt"}"#),
        ("an unknown key", &[], r#", "header": {"kid": "two"}"#),
        ("expired", &[("exp", hour_ago.as_str())], ""),
        ("old", &[("iat", hour_ago.as_str())], ""),
        ("from the future", &[("iat", to_come.as_str())], ""),
        ("for another client", &[("aud", "\"wiki\"")], ""),
        ("of another issuer", &[("iss", "\"https://evil.example\"")], ""),
        ("about something else", &[("events", r#"{"http://schemas.openid.net/event/other": {}}"#)], ""),
        ("an ID token", &[("nonce", "\"x\"")], ""),
        ("without a name", &[("jti", "")], ""),
        ("about nobody", &[("sub", "")], ""),
    ] {
        assert_eq!(city.back_channel(&city.logout_token(changes, more)), 400, "{what}");
        assert!(City::is_in(&browser), "{what}");
    }
    for broken in ["", "x", "a.b", "a.b.c", "....."] {
        assert_eq!(city.back_channel(broken), 400, "{broken:?}");
    }
    let good = city.logout_token(&[], "");
    let own = city.app.signed_in("ida");
    assert_eq!(city.back_channel(&good), 200);
    assert!(!City::is_in(&browser));
    assert!(City::is_in(&own), "nobody else");
    let (browser, _) = city.signed_in("ada");
    assert_eq!(city.back_channel(&good), 400, "for the second time");
    assert!(City::is_in(&browser));
}

#[test]
fn a_page_of_another_site_cannot_end_sessions() {
    let Some(city) = City::new() else { return };
    let token = city.logout_token(&[], "");
    let path = "/auth/openid/city/backchannel-logout/";
    let answer =
        city.app.guest().post_with(path, &[("logout_token", &token)], &[("sec-fetch-site", "cross-site")]);
    assert_eq!(answer.status, 403);
}

#[test]
fn a_provider_that_is_down_is_told_and_passwords_still_work() {
    let Some(mut city) = City::new() else { return };
    let there = city.provider.browser();
    let browser = city.app.guest();
    let back = city.provider.way_back(&there, &city.way_there(&browser), "ada");
    city.provider.kill();
    let answer = browser.get(&back);
    assert_eq!(answer.status, 503);
    assert!(answer.text.contains("cannot be reached"), "{}", answer.text);
    city.app.db.advance(7_200);
    assert_eq!(
        city.app.guest().get("/auth/openid/city/login/").status,
        303,
        "what it said before still counts"
    );
    assert!(City::is_in(&city.app.signed_in("ida")));
}

#[test]
fn the_signed_in_person_connects_an_account_and_disconnects_it_while_another_way_remains() {
    let Some(city) = City::new() else { return };
    city.app.user_with("root", Role::Admin);
    let (root, there) = (city.app.signed_in("root"), city.provider.browser());
    let connect = [("do", "connect"), ("provider", "city")];
    let onward = root.post("/settings/connections/", &connect);
    let place = onward.header("refresh").strip_prefix("0; url=").expect("it leads on").to_owned();
    let back = city.provider.way_back(&there, &place, "ada");
    assert_eq!(root.get(&back).header("location"), "/settings/connections/");
    let (browser, _) = city.signed_in("ada");
    assert_eq!(city.ask("SELECT username FROM users"), ["root"], "that is the way into it now");

    // Somebody else has not begun it, and cannot end it.
    let ida = city.app.signed_in("ida");
    let onward = ida.post("/settings/connections/", &connect);
    let place = onward.header("refresh").strip_prefix("0; url=").unwrap().to_owned();
    let taken = ida.get(&city.provider.way_back(&there, &place, "ada"));
    assert_eq!(taken.status, 409, "{}", taken.text);
    let onward = ida.post("/settings/connections/", &connect);
    let place = onward.header("refresh").strip_prefix("0; url=").unwrap().to_owned();
    let back = city.provider.way_back(&city.provider.browser(), &place, "mallory");
    ida.post("/logout/", &[]);
    assert_ne!(ida.get(&back).status, 303, "whoever began is signed out");

    let disconnect = [("do", "disconnect"), ("provider", "city")];
    assert_eq!(root.post("/settings/connections/", &disconnect).status, 303);
    assert!(!City::is_in(&browser), "sessions that came from it end");
    assert!(City::is_in(&root));
    city.app.db.advance(1_201);
    assert_eq!(
        root.get("/settings/connections/").header("location"),
        "/login/again/?next=/settings/connections/"
    );
    assert_eq!(
        root.post("/settings/connections/", &connect).status,
        303,
        "whoever they are has to be shown anew"
    );
    city.app.db.advance(-1_201);
    city.provider.says("ada", "{}");
    let (only, _) = city.signed_in("ada");
    assert_eq!(only.post("/settings/connections/", &disconnect).status, 409, "the last way in stays");
}

#[test]
fn without_local_passwords_the_providers_are_the_only_way_in() {
    let Some(city) = City::with("", &[("local_passwords", "false")]) else { return };
    city.app.user("ida");
    let browser = city.app.guest();
    let page = browser.get("/login/");
    assert!(page.attributes("main input[type=password]", "name").is_empty(), "no form");
    assert_eq!(page.texts("main a.btn.primary"), ["Sign in with the city"]);
    let answer = browser.post("/login/", &[("username", "ida"), ("password", "secret password")]);
    assert_eq!(answer.status, 422);
    assert!(!City::is_in(&browser));
    city.signed_in("ada");
}

/// A server that answers everything with this; tells how often it was asked.
fn stub(
    answer: impl Fn(&str) -> Vec<u8> + Send + 'static,
) -> (String, std::sync::Arc<std::sync::atomic::AtomicUsize>) {
    use std::io::{Read as _, Write as _};
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let issuer = format!("http://{}", listener.local_addr().unwrap());
    let asked = std::sync::Arc::new(std::sync::atomic::AtomicUsize::new(0));
    let (count, own) = (asked.clone(), issuer.clone());
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            count.fetch_add(1, std::sync::atomic::Ordering::SeqCst);
            let _ = stream.read(&mut [0; 4096]);
            // Whoever reads only so much hangs up.
            let _ = stream.write_all(&answer(&own));
        }
    });
    (issuer, asked)
}

fn ok(body: &str) -> Vec<u8> {
    let head = format!(
        "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {}\r\nconnection: close\r\n\r\n",
        body.len()
    );
    (head + body).into_bytes()
}

#[test]
fn a_provider_cannot_send_the_site_elsewhere_nor_bury_it() {
    let (secret, asked) = stub(|_| ok("{}"));
    let place = secret.clone();
    let (redirects, _) = stub(move |_| {
        format!("HTTP/1.1 302 Found\r\nlocation: {place}/\r\ncontent-length: 0\r\nconnection: close\r\n\r\n")
            .into_bytes()
    });
    let (buries, _) = stub(|_| ok(&" ".repeat(3 * 1024 * 1024)));
    let (lies, _) = stub(|_| {
        ok(r#"{"issuer": "https://another.example", "authorization_endpoint": "https://another.example/"}"#)
    });
    for issuer in [redirects, buries, lies] {
        let table =
            format!(r#"[{{"id": "city", "name": "City", "issuer": "{issuer}", "client_id": "polls"}}]"#);
        let answer = TestApp::configured(&[("oidc", &table)]).guest().get("/auth/openid/city/login/");
        assert_eq!(answer.status, 503, "{issuer}");
        assert!(answer.text.contains("cannot be reached"));
    }
    assert_eq!(asked.load(std::sync::atomic::Ordering::SeqCst), 0, "no redirect is followed");
}
