//! Making an account, and getting back into one whose password is forgotten.

use std::collections::BTreeSet;

use bitpoll::actions::users::New;
use bitpoll::domain::user::Role;
use bitpoll::params;

use crate::support::app::{Answer, Client, TestApp};
use crate::support::mailbox::{self, Letter};

const REQUEST: &str = "/registration/request_account/";
const FORGOT: &str = "/registration/password_reset/";
const NEW: [(&str, &str); 2] =
    [("password", "correct horse battery"), ("password2", "correct horse battery")];

fn open() -> TestApp {
    mailing(&[("registration", "open")])
}

/// A site that sends mail, or at least queues it.
fn mailing(options: &[(&str, &str)]) -> TestApp {
    let mail = [("smtp_host", "127.0.0.1"), ("mail_from", "polls@example.org")];
    TestApp::configured(&[&mail, options].concat())
}

fn ask(app: &TestApp, browser: &Client, username: &str, email: &str) -> Answer {
    let seal = app.seal();
    browser.post(REQUEST, &[("username", username), ("name", ""), ("email", email), ("seal", &seal)])
}

/// Everything that a new browser learns by what it asks for. That it takes as long whatever it is: see `layers.rs`.
fn told(app: &TestApp, ask: impl Fn(&Client) -> Answer) -> String {
    let browser = app.guest();
    let answer = ask(&browser);
    format!("{} {:?} {}", answer.status, answer.headers.get("location"), browser.follow(&answer).text)
}

/// An account whose address is known to be theirs.
fn known(app: &TestApp, name: &str, email: &str) {
    app.user(name);
    let (name, email) = (name.to_owned(), email.to_owned());
    app.write(move |tx| {
        let user = bitpoll::store::users::by_username(tx, &name)?.expect("an account");
        Ok(bitpoll::store::profiles::set_email(tx, user, &email)?)
    });
}

fn count(app: &TestApp, sql: &'static str) -> i64 {
    app.write(move |tx| Ok(tx.query_one::<i64>(sql, params![])?))
}

fn signs_in(app: &TestApp, username: &str, password: &str) -> bool {
    app.guest().post("/login/", &[("username", username), ("password", password)]).status == 303
}

#[test]
fn a_person_registers_by_the_mailed_link_and_is_signed_in() {
    let app = open();
    let browser = app.guest();
    assert_eq!(browser.get("/login/").attributes(&format!("a[href='{REQUEST}']"), "href").len(), 1);
    let asked = ask(&app, &browser, "ada", "Ada@Example.org");
    assert_eq!((asked.status, asked.header("location")), (303, "/registration/request_account/?sent=1"));
    assert_eq!(browser.follow(&asked).status, 200);
    assert_eq!(count(&app, "SELECT COUNT(*) FROM users"), 0, "nothing is stored but a token");
    let link = mailbox::link(&app, "register");
    assert!(browser.get(&link).text.contains("Ada@example.org"), "looking changes nothing");
    assert_eq!(browser.get(&link).attributes("[name=username]", "value"), ["ada"]);
    let made = browser.post(&link, &[&[("username", "ada")], &NEW[..]].concat());
    assert_eq!((made.status, made.header("location")), (303, "/settings/"));
    assert_eq!(browser.get("/settings/").status, 200);
    assert!(signs_in(&app, "ada", "correct horse battery"));
    assert_eq!(count(&app, "SELECT COUNT(*) FROM users WHERE email_key = 'ada@example.org'"), 1);
    assert_eq!(browser.get(&link).status, 404, "the link served once");
    assert_eq!(app.guest().post(&link, &NEW).status, 404);
}

#[test]
fn whether_a_name_or_an_address_is_taken_is_not_told() {
    let app = open();
    known(&app, "ada", "ada@example.org");
    let answers: BTreeSet<String> =
        [("ada", "new@example.org"), ("free", "ada@example.org"), ("free", "other@example.org")]
            .into_iter()
            .map(|(username, email)| told(&app, |browser| ask(&app, browser, username, email)))
            .collect();
    assert_eq!(answers.len(), 1, "{answers:#?}");
    let sent = mailbox::queued(&app);
    let kinds: Vec<(&str, &str)> = sent.iter().map(|it| (it.kind.as_str(), it.to.as_str())).collect();
    let expected =
        [("register", "new@example.org"), ("register-known", "ada"), ("register", "other@example.org")];
    assert_eq!(kinds, expected);
    assert_eq!(count(&app, "SELECT COUNT(*) FROM tokens"), 3, "as many rows are written for each");
}

#[test]
fn a_taken_name_is_told_to_whoever_has_the_link_who_then_takes_another() {
    let app = open();
    app.user("Ada");
    let browser = app.guest();
    ask(&app, &browser, "ada", "second@example.org");
    let link = mailbox::link(&app, "register");
    let refused = browser.post(&link, &[&[("username", "ada")], &NEW[..]].concat());
    assert_eq!(refused.status, 409);
    assert_eq!(refused.texts("#f-username-error").len(), 1);
    assert_eq!(browser.post(&link, &[&[("username", "ada2")], &NEW[..]].concat()).status, 303);
    assert!(signs_in(&app, "ada2", "correct horse battery"));
}

#[test]
fn a_link_is_no_way_to_try_many_names() {
    let app = open();
    app.user("ada");
    let browser = app.guest();
    ask(&app, &browser, "x", "x@example.org");
    let link = mailbox::link(&app, "register");
    let tries = (0..12).map(|_| browser.post(&link, &[&[("username", "ada")], &NEW[..]].concat()).status);
    let statuses: Vec<u16> = tries.collect();
    assert_eq!((statuses[0], statuses[11]), (409, 429));
}

#[test]
fn of_two_who_use_one_link_at_once_one_gets_the_account() {
    let app = open();
    ask(&app, &app.guest(), "ada", "ada@example.org");
    let link = mailbox::link(&app, "register");
    let made = at_once(8, |_| app.guest().post(&link, &[&[("username", "ada")], &NEW[..]].concat()).status);
    assert_eq!(made.iter().filter(|status| **status == 303).count(), 1, "{made:?}");
    assert_eq!(count(&app, "SELECT COUNT(*) FROM users"), 1);
}

#[test]
fn of_two_who_take_one_name_at_once_one_gets_it() {
    let app = open();
    let links: Vec<String> = (0..4)
        .map(|n| {
            ask(&app, &app.guest(), &format!("user{n}"), &format!("u{n}@example.org"));
            mailbox::link(&app, "register")
        })
        .collect();
    let made =
        at_once(4, |n| app.guest().post(&links[n], &[&[("username", "Same")], &NEW[..]].concat()).status);
    assert_eq!(made.iter().filter(|status| **status == 303).count(), 1, "{made:?}");
    assert_eq!(made.iter().filter(|status| **status == 409).count(), 3, "{made:?}");
}

#[test]
fn of_two_links_for_one_address_one_makes_the_account() {
    let app = open();
    let links: Vec<String> = ["one", "two"]
        .map(|name| {
            ask(&app, &app.guest(), name, "ada@example.org");
            mailbox::link(&app, "register")
        })
        .to_vec();
    let made = at_once(2, |n| {
        app.guest().post(&links[n], &[&[("username", ["one", "two"][n])], &NEW[..]].concat()).status
    });
    assert_eq!(made.iter().collect::<BTreeSet<_>>(), [303, 404].iter().collect(), "{made:?}");
}

fn at_once<T: Send>(threads: usize, work: impl Fn(usize) -> T + Sync) -> Vec<T> {
    std::thread::scope(|scope| {
        let all: Vec<_> = (0..threads)
            .map(|n| {
                scope.spawn({
                    let work = &work;
                    move || work(n)
                })
            })
            .collect();
        all.into_iter().map(|thread| thread.join().expect("it ends")).collect()
    })
}

#[test]
fn a_link_works_for_a_day() {
    let app = open();
    ask(&app, &app.guest(), "ada", "ada@example.org");
    let link = mailbox::link(&app, "register");
    app.db.advance(86_400 - 10);
    assert_eq!(app.guest().get(&link).status, 200);
    app.db.advance(11);
    assert_eq!(app.guest().get(&link).status, 404);
    assert_eq!(app.guest().post(&link, &NEW).status, 404);
}

#[test]
fn a_link_of_one_kind_is_none_of_another() {
    let app = open();
    known(&app, "bob", "bob@example.org");
    ask(&app, &app.guest(), "ada", "ada@example.org");
    app.guest().post(FORGOT, &[("who", "bob"), ("seal", &app.seal())]);
    let (register, reset) = (mailbox::link(&app, "register"), mailbox::link(&app, "password-reset"));
    for crossed in [register.replace("create_account", "reset"), reset.replace("/reset/", "/create_account/")]
    {
        assert_eq!(app.guest().get(&crossed).status, 404, "{crossed}");
    }
    let longer = format!("{}x/", register.trim_end_matches('/'));
    assert_eq!(app.guest().get(&longer).status, 404);
}

#[test]
fn where_registration_is_off_there_is_none() {
    let app = mailing(&[]);
    assert_eq!(app.guest().get(REQUEST).status, 404);
    assert_eq!(ask(&app, &app.guest(), "ada", "ada@example.org").status, 404);
    assert!(app.guest().get("/login/").attributes(&format!("a[href='{REQUEST}']"), "href").is_empty());
    assert_eq!(mailbox::queued(&app), Vec::<Letter>::new());
}

#[test]
fn only_addresses_of_the_sites_domains_may_register() {
    let app = mailing(&[("registration", "open"), ("registration_domains", "example.org")]);
    assert_eq!(ask(&app, &app.guest(), "ada", "ada@example.com").status, 422);
    assert_eq!(ask(&app, &app.guest(), "ada", "ada@example.org").status, 303);
}

#[test]
fn with_approval_an_account_waits_for_an_admin() {
    let app = mailing(&[("registration", "approval")]);
    app.user_with("root", bitpoll::domain::user::Role::Admin);
    let browser = app.guest();
    ask(&app, &browser, "ada", "ada@example.org");
    let link = mailbox::link(&app, "register");
    let made = browser.post(&link, &[&[("username", "ada")], &NEW[..]].concat());
    assert_eq!(made.status, 200);
    assert_eq!(browser.get("/settings/").status, 403);
    assert!(!signs_in(&app, "ada", "correct horse battery"));
    let login = |password| app.guest().post("/login/", &[("username", "ada"), ("password", password)]);
    assert!(login("correct horse battery").text.contains("has to be approved first"));
    let guessed = login("wrong horse battery");
    assert_eq!(guessed.status, 422);
    assert!(!guessed.text.contains("approved"), "only the password tells that there is such an account");
    let told = mailbox::queued(&app).pop().expect("a mail");
    let ada = app.write(|tx| {
        Ok(tx.query_one::<i64>("SELECT id FROM users WHERE username = 'ada'", bitpoll::params![])?)
    });
    assert_eq!((told.kind.as_str(), told.to.as_str()), ("register-waiting", "root"));
    assert_eq!(told.object, ada.to_string(), "a name in the outbox would outlive the account");
}

#[test]
fn what_was_typed_wrongly_stands_beside_its_field_and_stays() {
    let app = open();
    let (browser, seal) = (app.guest(), app.seal());
    let form =
        [("username", "a b"), ("name", "<script>alert(1)</script>"), ("email", "nothing"), ("seal", &seal)];
    let refused = browser.post(REQUEST, &form);
    assert_eq!(refused.status, 422);
    assert_eq!(refused.texts("#f-username-error, #f-email-error").len(), 2);
    assert_eq!(refused.attributes("[name=name]", "value"), ["<script>alert(1)</script>"]);
    assert!(!refused.text.contains("<script>alert"));
    ask(&app, &browser, "ada", "ada@example.org");
    let link = mailbox::link(&app, "register");
    let differ = [("username", "ada"), ("password", "correct horse battery"), ("password2", "another horse")];
    assert_eq!(browser.post(&link, &differ).texts("#f-password2-error").len(), 1);
    let short = [("username", "ada"), ("password", "short"), ("password2", "short")];
    assert_eq!(browser.post(&link, &short).texts("#f-password-error").len(), 1);
    assert_eq!(browser.get(&link).status, 200, "the link still works");
}

#[test]
fn programs_that_fill_in_every_field_are_asked_once_more() {
    let app = open();
    let seal = app.seal();
    let trapped = [("username", "ada"), ("email", "a@example.org"), ("seal", &seal), ("website", "x")];
    assert_eq!(app.guest().post(REQUEST, &trapped).status, 422);
    assert_eq!(app.guest().post(REQUEST, &[("username", "ada"), ("email", "a@example.org")]).status, 422);
    assert_eq!(app.guest().post(FORGOT, &[("who", "ada")]).status, 422);
    assert_eq!(mailbox::queued(&app), Vec::<Letter>::new());
}

#[test]
fn nobody_is_flooded_by_us() {
    let app = open();
    known(&app, "bob", "bob@example.org");
    for _ in 0..6 {
        assert_eq!(ask(&app, &app.guest(), "ada", "ada@example.org").status, 303, "nothing is told");
        assert_eq!(
            app.guest().post(FORGOT, &[("who", "bob@example.org"), ("seal", &app.seal())]).status,
            303
        );
    }
    let to = |address: &str| mailbox::queued(&app).iter().filter(|it| it.to == address).count();
    assert_eq!((to("ada@example.org"), to("bob")), (3, 3));
}

#[test]
fn one_client_does_not_send_to_many() {
    let app = open();
    let asked = at_once(40, |n| ask(&app, &app.guest(), "ada", &format!("ada{n}@example.org")).status);
    assert_eq!(asked.iter().filter(|status| **status == 303).count(), 30, "{asked:?}");
    assert!(asked.iter().all(|status| [303, 429].contains(status)));
}

#[test]
fn a_forgotten_password_is_replaced_and_all_sessions_end() {
    let app = mailing(&[]);
    known(&app, "ada", "ada@example.org");
    let elsewhere = app.signed_in("ada");
    for who in ["ada", "ADA@example.org"] {
        assert_eq!(app.guest().post(FORGOT, &[("who", who), ("seal", &app.seal())]).status, 303);
    }
    let link = mailbox::link(&app, "password-reset");
    assert_eq!(app.guest().get(&link).status, 200);
    assert_eq!(elsewhere.get("/settings/").status, 200, "looking changes nothing");
    let done = app.guest().post(&link, &NEW);
    assert_eq!((done.status, done.header("location")), (303, "/login/"));
    assert_eq!(elsewhere.get("/settings/").status, 403, "rights end with the next request");
    assert!(signs_in(&app, "ada", "correct horse battery") && !signs_in(&app, "ada", "secret password"));
    assert_eq!(app.guest().post(&link, &NEW).status, 404);
    assert_eq!(mailbox::queued(&app).pop().expect("a mail").kind, "account-changed");
    assert_eq!(
        count(&app, "SELECT COUNT(*) FROM tokens WHERE kind = 'reset'"),
        0,
        "the other link is gone too"
    );
}

#[test]
fn whether_there_is_an_account_is_not_told_by_a_reset() {
    let app = mailing(&[]);
    known(&app, "ada", "ada@example.org");
    app.user("without-mail");
    let answers: BTreeSet<String> =
        ["ada", "ada@example.org", "bob", "bob@example.org", "without-mail", "a b <c>"]
            .into_iter()
            .map(|who| told(&app, |browser| browser.post(FORGOT, &[("who", who), ("seal", &app.seal())])))
            .collect();
    assert_eq!(answers.len(), 1, "{answers:#?}");
    assert_eq!(mailbox::queued(&app).len(), 2);
}

#[test]
fn a_reset_dies_with_the_password_the_address_the_account_and_after_three_hours() {
    let app = mailing(&[]);
    let spoils: [fn(&TestApp); 5] = [
        |app| run(app, "UPDATE users SET password = 'other'"),
        |app| run(app, "UPDATE users SET email = 'x@example.org', email_key = 'x@example.org'"),
        |app| run(app, "UPDATE users SET locked = 1"),
        |app| run(app, "DELETE FROM users"),
        |app| app.db.advance(3 * 3_600 + 1),
    ];
    for (n, spoil) in spoils.into_iter().enumerate() {
        let name = format!("ada{n}");
        known(&app, &name, &format!("{name}@example.org"));
        app.guest().post(FORGOT, &[("who", &name), ("seal", &app.seal())]);
        let link = mailbox::link(&app, "password-reset");
        assert_eq!(app.guest().get(&link).status, 200);
        spoil(&app);
        assert_eq!(app.guest().get(&link).status, 404, "{n}");
        assert_eq!(app.guest().post(&link, &NEW).status, 404, "{n}");
        run(&app, "DELETE FROM users");
    }
}

fn run(app: &TestApp, sql: &'static str) {
    app.write(move |tx| Ok(tx.execute(sql, params![])?));
}

#[test]
fn who_has_no_password_of_ours_gets_no_reset() {
    let app = mailing(&[]);
    known(&app, "ada", "ada@example.org");
    run(&app, "UPDATE users SET password = '!'");
    app.guest().post(FORGOT, &[("who", "ada"), ("seal", &app.seal())]);
    assert_eq!(mailbox::queued(&app), Vec::<Letter>::new());
}

#[test]
fn a_name_that_looks_like_somebodys_address_gets_nothing_that_is_theirs() {
    let app = mailing(&[]);
    known(&app, "eve", "eve@example.org");
    let named = "UPDATE users SET username = 'bob@example.org', username_folded = 'bob@example.org' WHERE username = 'eve'";
    run(&app, named);
    known(&app, "bob", "bob@example.org");
    app.guest().post(FORGOT, &[("who", "bob@example.org"), ("seal", &app.seal())]);
    assert_eq!(mailbox::queued(&app).pop().expect("a mail").to, "bob");
}

#[test]
fn upstreams_addresses_lead_on() {
    let app = open();
    for (old, new) in [
        ("/registration/account/", "/settings/profile/"),
        ("/registration/password_reset/done/", "/registration/password_reset/?sent=1"),
        ("/registration/password_reset/complete/", "/login/"),
        ("/registration/request_successful/a@b.example/", "/registration/request_account/?sent=1"),
    ] {
        let answer = app.guest().get(old);
        assert_eq!((answer.status, answer.header("location")), (303, new), "{old}");
    }
}

#[test]
fn a_link_that_an_admin_made_gives_a_password_to_whoever_has_none() {
    let app = mailing(&[]);
    app.user_with("root", bitpoll::domain::user::Role::Admin);
    app.user("ada");
    run(&app, "UPDATE users SET password = '!' WHERE username = 'ada'");
    let ada = app.write(|tx| Ok(bitpoll::store::users::by_username(tx, "ada")?.expect("an account")));
    let shown = app.signed_in("root").post(&format!("/admin/users/{ada}/reset/"), &[("how", "show")]);
    let path = shown.text.split("/registration/reset/").nth(1).expect("a link");
    let link = format!("/registration/reset/{}", path.split('"').next().expect("its end"));
    assert_eq!(app.guest().post(&link, &NEW).status, 303);
    assert!(signs_in(&app, "ada", "correct horse battery"));
    assert_eq!(app.guest().get(&link).status, 404);
}

#[test]
fn without_mail_or_passwords_of_ours_nobody_registers_and_nothing_is_pretended() {
    let app = TestApp::configured(&[("registration", "open")]);
    app.user("ada");
    assert_eq!(app.guest().get(REQUEST).status, 404);
    let told = app.guest().post(FORGOT, &[("who", "ada"), ("seal", &app.seal())]);
    assert_eq!(
        (told.status, told.attributes("form[action='/registration/password_reset/']", "method")),
        (200, vec![])
    );
    assert!(mailbox::queued(&app).is_empty());
    assert!(app.guest().get("/login/").attributes("a[href^='/registration/']", "href").is_empty());
}

#[test]
fn the_links_come_by_real_mail() {
    let app = TestApp::with_mail(&[("registration", "open")]);
    let browser = app.guest();
    let link = |address: &str| {
        let mails = app.mails_to(address);
        let text = &mails.last().expect("a mail").text;
        let start = text.find("/registration/").expect("a link");
        text[start..].split_whitespace().next().expect("its end").to_owned()
    };
    ask(&app, &browser, "ada", "ada@example.org");
    assert_eq!(
        browser.post(&link("ada@example.org"), &[&[("username", "ada")], &NEW[..]].concat()).status,
        303
    );
    app.guest().post(FORGOT, &[("who", "ada"), ("seal", &app.seal())]);
    let other = [("password", "another horse stable"), ("password2", "another horse stable")];
    assert_eq!(app.guest().post(&link("ada@example.org"), &other).status, 303);
    assert!(signs_in(&app, "ada", "another horse stable"));
    ask(&app, &app.guest(), "eve", "ada@example.org");
    let told = app.mails_to("ada@example.org").pop().expect("a mail");
    assert!(
        !told.text.contains("create_account"),
        "whoever has an account gets no link to another: {}",
        told.text
    );
}

#[test]
fn nobody_gets_a_name_that_looks_like_that_of_somebody_else() {
    let app = TestApp::new();
    app.user("copa");
    let make = |name: &'static str| {
        app.write(move |tx| {
            let new = New {
                username: name.to_owned(),
                password: "!".to_owned(),
                role: Role::User,
                ..New::default()
            };
            Ok(bitpoll::actions::users::create_user(tx, new).map_err(|error| format!("{error:?}")))
        })
    };
    assert!(
        make("\u{441}\u{43e}\u{440}\u{430}").is_err_and(|told| told.contains("NameTaken")),
        "all in Cyrillic"
    );
    assert!(make("c\u{43e}pa").is_err_and(|told| told.contains("MixedScripts")));
    assert!(make("\u{441}\u{43e}\u{440}\u{442}").is_ok(), "another word in Cyrillic");
    let eve = app.signed_in("eve");
    let profile = eve.get("/settings/profile/");
    assert_eq!(profile.status, 200);
    let rename = |name: &str| {
        eve.post(
            "/settings/profile/",
            &[("username", name), ("name", "Eve"), ("locale", ""), ("zone", ""), ("theme", "")],
        )
    };
    let looks = rename("\u{441}\u{43e}\u{440}\u{430}");
    assert_eq!(
        (looks.status, looks.attributes(".error-summary a", "href")),
        (422, vec!["#f-username".into()])
    );
    assert_eq!(rename("\u{435}ve").status, 422);
    assert_eq!(rename("\u{43e}\u{43b}\u{435}\u{433}").status, 303);
}
