//! Accounts of others in the console: making them, their address, their sessions, their second step.

use bitpoll::domain::id::UserId;
use bitpoll::domain::user::Role;
use bitpoll::params;
use bitpoll::store;

use crate::support::app::{Answer, Client, TestApp};

const MADE: [(&str, &str); 4] =
    [("username", "zoe"), ("name", "Zoë"), ("email", "zoe@example.org"), ("role", "moderator")];

/// Somebody who runs the site, signed in.
fn boss(app: &TestApp) -> Client {
    app.user_with("root", Role::Admin);
    app.signed_in("root")
}

fn id(app: &TestApp, username: &'static str) -> UserId {
    app.write(move |tx| Ok(store::users::by_username(tx, username)?)).expect("an account")
}

fn path_of(page: &Answer) -> String {
    let link = page.attributes("#reset-link", "value").remove(0);
    link[link.find("/registration/").expect("a link to choose a password")..].to_owned()
}

/// What was done to an account, the newest first, and how.
fn log(app: &TestApp, target: &str) -> Vec<String> {
    let filter = store::audit::Filter { target: target.to_owned(), ..store::audit::Filter::default() };
    let lines = app.write(move |tx| Ok(store::audit::newest(tx, &filter, i64::MAX, 100)?));
    lines.into_iter().map(|line| format!("{} {} {}", line.actor, line.action, line.detail)).collect()
}

fn choose_password(app: &TestApp, path: &str) {
    let chosen = [("password", "four words make it"), ("password2", "four words make it")];
    assert_eq!(app.guest().post(path, &chosen).status, 303);
    let login = [("username", "zoe@example.org"), ("password", "four words make it")];
    assert_eq!(app.guest().post("/login/", &login).header("location"), "/", "by the address too");
}

#[test]
fn an_account_is_made_for_somebody_who_chooses_the_password_by_a_link() {
    let app = TestApp::configured(&[]);
    let browser = boss(&app);
    let page = browser.post("/admin/users/create/", &MADE);
    assert_eq!(page.status, 200);
    assert!(page.texts("dd").iter().any(|fact| fact.contains("zoe@example.org (confirmed)")));
    let path = path_of(&page);
    assert!(!browser.get(&format!("/admin/users/{}/", id(&app, "zoe"))).text.contains(&path), "shown once");
    choose_password(&app, &path);
    assert_eq!(app.guest().get(&path).status, 404, "and works once");
    assert_eq!(log(&app, "zoe").last().map(String::as_str), Some("root user.create moderator"));
}

#[test]
fn the_link_of_a_new_account_is_mailed_where_there_is_a_mail_server() {
    let app = TestApp::with_mail(&[]);
    let browser = boss(&app);
    let mut form = MADE.to_vec();
    form.push(("how", "mail"));
    let without = [("username", "zoe"), ("name", ""), ("email", ""), ("role", "user"), ("how", "mail")];
    assert_eq!(browser.post("/admin/users/create/", &without).status, 422, "there is nowhere to mail it");
    let made = browser.post("/admin/users/create/", &form);
    assert_eq!(made.status, 303);
    let mails = app.mails_to("zoe@example.org");
    assert!(
        mails[0].text.contains("An account was made for you on Bitpoll. Your user name is zoe"),
        "{}",
        mails[0].text
    );
    let again = browser.post(&format!("/admin/users/{}/reset/", id(&app, "zoe")), &[("how", "mail")]);
    assert_eq!(again.status, 303);
    let mails = app.mails_to("zoe@example.org");
    assert_eq!(mails.len(), 2);
    assert_eq!(mails[1].subject, mails[0].subject, "it is still the first password");
    let page = app.guest().get(&mails[1].path());
    assert_eq!(page.texts("h1"), ["Welcome"]);
    assert!(page.text.contains("Your user name is zoe") && !page.text.contains("signed out everywhere"));
    choose_password(&app, &mails[1].path());
    assert_eq!(app.mails_to("zoe@example.org").len(), 2, "choosing it is no alarm");
    let another = browser.post(&format!("/admin/users/{}/reset/", id(&app, "zoe")), &[("how", "mail")]);
    assert_eq!(another.status, 303);
    let mail = app.mails_to("zoe@example.org").pop().expect("a mail");
    assert_eq!(mail.subject, "New password for Bitpoll");
    let new = [("password", "even more words"), ("password2", "even more words")];
    assert_eq!(app.guest().post(&mail.path(), &new).status, 303);
    assert!(app.mails_to("zoe@example.org").pop().expect("a mail").subject.contains("was changed"));
}

#[test]
fn an_account_is_found_by_any_word_of_its_names_and_address() {
    let app = TestApp::configured(&[]);
    let browser = boss(&app);
    let made = [
        ("username", "mh42"),
        ("name", "Maria Müller-Huber"),
        ("email", "post@huber.example"),
        ("role", "user"),
    ];
    assert_eq!(browser.post("/admin/users/create/", &made).status, 200);
    let found = |words: &str| browser.get(&format!("/admin/users/?q={words}")).texts("tbody td:first-child");
    for words in ["huber", "M%C3%9CLLER", "maria", "mh42", "huber+maria", "huber.example", "post+maria+huber"]
    {
        assert_eq!(found(words), ["mh42"], "{words}");
    }
    for words in ["maria+meier", "%25", "_", "huber!"] {
        assert_eq!(found(words), Vec::<String>::new(), "{words}");
    }
    assert_eq!(found("").len(), 2);
}

#[test]
fn what_is_wrong_with_a_new_account_stands_beside_the_field_and_nothing_is_made() {
    let app = TestApp::configured(&[]);
    let browser = boss(&app);
    assert_eq!(browser.post("/admin/users/create/", &MADE).status, 200);
    for (username, email, role, wrong) in [
        ("ZOE", "", "user", "username"),
        ("a b", "", "user", "username"),
        ("ada", "nonsense", "user", "email"),
        ("ada", "Zoe@Example.org", "user", "email"),
        ("ada", "", "king", "role"),
    ] {
        let form = [("username", username), ("name", "Ada"), ("email", email), ("role", role)];
        let page = browser.post("/admin/users/create/", &form);
        assert_eq!(page.status, 422, "{wrong}");
        assert_eq!(page.attributes("[aria-invalid=true]", "name"), [wrong]);
        assert_eq!(page.attributes("[name=name]", "value"), ["Ada"], "what was typed stays");
    }
    assert_eq!(browser.get("/admin/users/?q=ada").texts("tbody a"), Vec::<String>::new());
}

#[test]
fn sessions_are_seen_and_ended_one_by_one_or_all_at_once() {
    let app = TestApp::configured(&[]);
    let browser = boss(&app);
    let (one, two) = (app.signed_in("ada"), app.signed_in("ada"));
    let path = format!("/admin/users/{}/", id(&app, "ada"));
    let names = || browser.get(&path).attributes("[name=session]", "value");
    assert_eq!(names().len(), 2);
    let end = |session: &str| browser.post(&format!("{path}sessions/"), &[("session", session)]).status;
    assert_eq!(end("nothing-of-hers"), 404);
    assert_eq!(end(&names()[0]), 303);
    let left = [&one, &two].map(|session| session.get("/settings/").status == 200);
    assert_eq!(left.iter().filter(|is_open| **is_open).count(), 1, "one was ended");
    assert_eq!(end(""), 303);
    assert_eq!([&one, &two].map(|session| session.get("/settings/").status), [403, 403]);
    assert!(names().is_empty());
    let own = browser.get(&format!("/admin/users/{}/", id(&app, "root")));
    assert!(own.attributes("[name=session]", "value").is_empty(), "the own one ends by signing out");
    assert_eq!(log(&app, "ada"), ["root user.end-sessions 1", "root user.end-sessions 1"]);
}

#[test]
fn an_address_that_an_admin_sets_counts_as_confirmed_and_the_one_before_is_told() {
    let app = TestApp::with_mail(&[]);
    let browser = boss(&app);
    app.signed_in("ada");
    app.user("bob");
    app.address("bob", "bob@example.org");
    let path = format!("/admin/users/{}/email/", id(&app, "ada"));
    let set = |email: &str| browser.post(&path, &[("email", email)]).status;
    assert_eq!((set(""), set("nonsense"), set("BOB@example.org")), (422, 422, 422));
    assert_eq!(set("ada@example.org"), 303);
    assert_eq!(set("ada@example.org"), 409, "it is so already");
    app.write(|tx| Ok(tx.execute("UPDATE users SET email_key = NULL WHERE username = 'ada'", params![])?));
    assert_eq!(set("ada@example.org"), 303, "confirming alone");
    let told = app.mails_to("ada@example.org").len();
    assert_eq!(set("new@example.org"), 303);
    assert_eq!(app.mails_to("ada@example.org").len(), told + 1, "the old address is told");
    let login = [("username", "new@example.org"), ("password", "secret password")];
    assert_eq!(app.guest().post("/login/", &login).status, 303);
    let lines = log(&app, "ada");
    assert_eq!(lines, ["root user.email changed", "root user.email confirmed", "root user.email changed"]);
}

#[test]
fn a_second_step_that_is_lost_is_switched_off() {
    let app = TestApp::configured(&[]);
    let browser = boss(&app);
    let ada = app.signed_in("ada");
    let user = id(&app, "ada");
    let path = format!("/admin/users/{user}/");
    assert!(!browser.get(&path).text.contains("Switch off the second step"));
    assert_eq!(browser.post(&format!("{path}second/"), &[]).status, 409);
    app.write(move |tx| {
        store::factors::put_app(tx, user, b"sealed", 0)?;
        Ok(store::factors::put_codes(tx, user, &[[1; 32], [2; 32]])?)
    });
    let page = browser.get(&path);
    let facts = page.texts("dd");
    assert!(facts.contains(&"On".to_owned()) && facts.contains(&"2".to_owned()), "{facts:?}");
    assert_eq!(browser.post(&format!("{path}second/"), &[]).status, 303);
    assert_eq!(ada.get("/settings/").status, 403, "whoever has the session must sign in anew");
    let login = [("username", "ada"), ("password", "secret password")];
    assert_eq!(app.guest().post("/login/", &login).header("location"), "/", "by the password alone");
    assert_eq!(log(&app, "ada"), ["root factor.reset "]);
}

#[test]
fn the_first_admin_may_give_an_address() {
    let app = TestApp::configured(&[("limits_exempt", "127.0.0.0/8")]);
    app.write(|tx| bitpoll::actions::setup::prepare(tx, "the code"));
    let form = |email| {
        [
            ("code", "the code"),
            ("username", "root"),
            ("email", email),
            ("password", "four words make it"),
            ("password2", "four words make it"),
        ]
    };
    let guest = app.guest();
    assert_eq!(guest.post("/setup/", &form("nonsense")).status, 422);
    assert_eq!(guest.post("/setup/", &form("root@example.org")).status, 303);
    let facts = guest.get(&format!("/admin/users/{}/", id(&app, "root"))).texts("dd");
    assert!(facts.iter().any(|fact| fact.contains("root@example.org (confirmed)")), "{facts:?}");
}

#[test]
fn many_wrong_passwords_for_an_account_are_noted_once_a_day_without_what_was_typed() {
    let app = TestApp::configured(&[]);
    app.user("ada");
    for (login, tries) in [("Ada", 12), ("secret typed in the wrong field", 12)] {
        for _ in 0..tries {
            app.guest().post("/login/", &[("username", login), ("password", "wrong")]);
        }
    }
    let filter =
        store::audit::Filter { action: "login.too-often".to_owned(), ..store::audit::Filter::default() };
    let lines = app.write(move |tx| Ok(store::audit::newest(tx, &filter, i64::MAX, 100)?));
    let told: Vec<_> = lines.iter().map(|line| (line.target.as_str(), line.detail.as_str())).collect();
    assert_eq!(told, [("", "refused to one network"), ("ada", "refused to one network")]);
}

#[test]
fn what_people_take_along_is_noted() {
    let app = TestApp::configured(&[]);
    let browser = boss(&app);
    assert_eq!(app.signed_in("ada").get("/settings/data/account.json").status, 200);
    assert_eq!(browser.get("/admin/log.csv").status, 200);
    assert_eq!(log(&app, "ada"), ["ada account.export "]);
    assert_eq!(log(&app, ""), ["root log.export ", "ada account.export "], "an empty target stands for all");
}

#[test]
fn the_log_tells_in_words_what_was_done_in_the_language_of_whoever_reads() {
    let app = TestApp::configured(&[]);
    let browser = boss(&app);
    app.user("ada");
    assert_eq!(browser.post(&format!("/admin/users/{}/lock/", id(&app, "ada")), &[]).status, 303);
    let german = browser.get_with("/admin/log/", &[("accept-language", "de")]);
    assert!(
        german.texts("tbody td").contains(&"Konto gesperrtuser.lock".to_owned()),
        "{:?}",
        german.texts("td")
    );
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/actions");
    let words = std::fs::read_to_string(folder.join("../web/pages/admin/log_words.rs")).unwrap();
    let mut folders = vec![folder];
    let mut noted = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap().map(Result::unwrap) {
            if entry.path().is_dir() {
                folders.push(entry.path());
                continue;
            }
            let code = std::fs::read_to_string(entry.path()).unwrap();
            let texts = code.split('"').skip(1).step_by(2).map(str::to_owned);
            noted.extend(texts.filter(|text| is_action(text)));
        }
    }
    noted.retain(|action| !words.contains(&format!("\"{action}\"")));
    assert_eq!(noted, Vec::<String>::new(), "every action has words");
}

/// Whether a text looks like what the log notes: `user.lock`.
fn is_action(text: &str) -> bool {
    let kinds = [
        "account", "comment", "factor", "group", "identity", "log", "login", "mail", "password", "poll",
        "settings", "user",
    ];
    let parts = text.split_once('.');
    parts.is_some_and(|(kind, deed)| {
        kinds.contains(&kind) && deed.chars().all(|c| c.is_ascii_lowercase() || c == '-') && !deed.is_empty()
    })
}
