//! Ways into an account: its owner is told of every change, and a mailed reset takes off what a stranger left.

use bitpoll::actions::admin::{Hand, access};
use bitpoll::actions::sessions::{self, Proof};
use bitpoll::actions::{Error, factors};
use bitpoll::domain::id::{PublicId, UserId};
use bitpoll::domain::user::Role;
use bitpoll::params;

use crate::factors::{code, set_up};
use crate::support::app::{Answer, Client, TestApp};
use crate::support::mailbox;

const NEW: [(&str, &str); 2] =
    [("password", "correct horse battery"), ("password2", "correct horse battery")];

/// A site that queues mail.
fn site() -> TestApp {
    TestApp::configured(&[("smtp_host", "127.0.0.1"), ("mail_from", "polls@example.org")])
}

/// An account whose address is known to be theirs.
fn account(app: &TestApp, name: &str) -> UserId {
    app.user(name);
    let name = name.to_owned();
    app.write(move |tx| {
        let user = bitpoll::store::users::by_username(tx, &name)?.expect("an account");
        bitpoll::store::profiles::set_email(tx, user, &format!("{name}@example.org"))?;
        Ok(user)
    })
}

fn add_passkey(app: &TestApp, user: UserId, name: &'static str) {
    app.write(move |tx| {
        let sql = "INSERT INTO passkeys (credential_id, public_id, user_id, name, credential, created) \
                   VALUES (?1, ?2, ?3, ?4, '{}', ?5)";
        let now = tx.now();
        Ok(tx.execute(sql, params![name.as_bytes(), id_of(name).as_str(), user.0, name, now])?)
    });
}

/// The name of a test's passkey in addresses and forms.
fn id_of(name: &str) -> String {
    format!("{name:x<16}")
}

fn passkeys(app: &TestApp) -> Vec<String> {
    app.write(|tx| Ok(tx.query_all::<String>("SELECT name FROM passkeys ORDER BY name", params![])?))
}

fn forget(app: &TestApp, who: &str) -> Answer {
    app.guest().post("/registration/password_reset/", &[("who", who), ("seal", &app.seal())])
}

fn reset_link(app: &TestApp) -> String {
    forget(app, "ada");
    mailbox::link(app, "password-reset")
}

fn login(client: &Client, password: &str) -> String {
    client.post("/login/", &[("username", "ada"), ("password", password)]).header("location").to_owned()
}

/// What was told of changes, and to whom.
fn told(app: &TestApp) -> Vec<(String, String)> {
    let all = mailbox::queued(app).into_iter().filter(|letter| letter.kind == "account-changed");
    all.map(|letter| (letter.data, letter.to)).collect()
}

#[test]
fn the_owner_is_told_of_every_change_where_their_mail_went_before() {
    let app = site();
    let user = account(&app, "ada");
    let ada = app.signed_in("ada");
    set_up(&app, &ada);
    ada.post("/settings/security/codes/", &[]);
    ada.post("/settings/security/app/", &[("do", "off")]);
    add_passkey(&app, user, "phone");
    ada.post(&format!("/settings/security/passkeys/{}/", id_of("phone")), &[("do", "remove")]);
    ada.post(
        "/settings/security/password/",
        &[("password", "a good password"), ("password2", "a good password")],
    );
    add_passkey(&app, user, "tablet");
    app.write(move |tx| access::drop_factors(tx, Hand::CommandLine, user));
    app.write(move |tx| access::set_password(tx, Hand::CommandLine, user, "!"));
    app.write(move |tx| Ok(bitpoll::store::profiles::set_email(tx, user, "thief@example.org")?));
    let deeds =
        ["app-on", "codes-new", "app-off", "passkey-removed", "password", "factors-reset", "password"];
    assert_eq!(told(&app), deeds.map(|deed| (deed.to_owned(), "ada@example.org".to_owned())));
}

#[test]
fn mail_is_in_the_language_of_the_page_where_they_signed_in_until_they_choose_one() {
    let app = TestApp::with_mail(&[]);
    account(&app, "ada");
    let subject = |app: &TestApp| {
        forget(app, "ada");
        app.mails_to("ada@example.org").pop().expect("a mail").subject
    };
    assert!(subject(&app).contains("New password"), "the site's");
    let german = app.guest();
    german.set_cookie("lang", "de");
    login(&german, "secret password");
    assert!(subject(&app).contains("Neues Passwort"), "that of the page");
    app.write(|tx| Ok(tx.execute("UPDATE users SET locale = 'en'", params![])?));
    assert!(subject(&app).contains("New password"), "their own");
}

#[test]
fn nobody_is_told_at_an_address_that_may_be_a_strangers() {
    let app = site();
    account(&app, "ada");
    app.write(|tx| Ok(tx.execute("UPDATE users SET email_key = NULL", params![])?));
    set_up(&app, &app.signed_in("ada"));
    assert_eq!(told(&app), vec![]);
}

#[test]
fn a_reset_removes_what_is_not_ticked_also_what_came_while_the_page_was_open() {
    let app = site();
    let user = account(&app, "ada");
    for name in ["phone", "thief"] {
        add_passkey(&app, user, name);
    }
    app.write(move |tx| Ok(bitpoll::store::identities::link(tx, "city", "thief", user)?));
    let link = reset_link(&app);
    let page = app.guest().get(&link);
    assert_eq!(page.attributes("[name=passkey]", "value"), ["phone", "thief"].map(id_of));
    assert_eq!(page.attributes("[name=provider]", "value"), ["city"]);
    assert!(page.attributes("[type=checkbox][checked]", "name").is_empty(), "{}", page.text);
    add_passkey(&app, user, "later");
    let mine = id_of("phone");
    let wrong = [("password", "short"), ("password2", "short"), ("passkey", &mine)];
    let again = app.guest().post(&link, &wrong);
    assert_eq!(
        (again.status, again.attributes("[name=passkey][checked]", "value")),
        (422, vec![mine.clone()])
    );
    assert_eq!(passkeys(&app).len(), 3, "nothing was done yet");
    let done = app.guest().post(&link, &[&NEW[..], &[("passkey", &mine)]].concat());
    assert_eq!(done.status, 303, "{}", done.text);
    assert_eq!(passkeys(&app), ["phone"]);
    let providers = app.write(move |tx| Ok(bitpoll::store::identities::of_user(tx, user)?));
    assert!(providers.is_empty());
    let log = "SELECT action FROM audit ORDER BY id";
    let log = app.write(move |tx| Ok(tx.query_all::<String>(log, params![])?));
    let removed = "factor.passkey-remove";
    assert_eq!(log, [removed, removed, "identity.disconnect", "password.change"]);
    let mail = "password passkey-removed passkey-removed unlinked";
    assert_eq!(told(&app), [(mail.to_owned(), "ada@example.org".to_owned())]);
}

#[test]
fn the_mail_after_a_reset_says_what_was_taken_off_but_no_names_that_a_stranger_chose() {
    let app = TestApp::with_mail(&[]);
    let user = account(&app, "ada");
    for name in ["win-a-prize", "phone"] {
        add_passkey(&app, user, name);
    }
    set_up(&app, &app.signed_in("ada"));
    forget(&app, "ada");
    let link = app.mails_to("ada@example.org").pop().expect("a mail").path();
    let done = app.guest().post(&link, &[&NEW[..], &[("no-second", "on")]].concat());
    assert_eq!(done.status, 303, "{}", done.text);
    let mail = app.mails_to("ada@example.org").pop().expect("a mail").text;
    for line in
        ["was changed, and all sessions were ended", "- the second step of signing in", "- 2 passkeys"]
    {
        assert!(mail.contains(line), "{line} in {mail}");
    }
    assert!(!mail.contains("prize"), "{mail}");
}

#[test]
fn an_account_of_a_provider_keeps_it_when_an_admin_gives_it_a_password() {
    let app = site();
    app.user_with("root", Role::Admin);
    let user = account(&app, "ada");
    app.write(move |tx| {
        tx.execute("UPDATE users SET password = '!' WHERE id = ?1", params![user.0])?;
        Ok(bitpoll::store::identities::link(tx, "city", "ada", user)?)
    });
    let shown = app.signed_in("root").post(&format!("/admin/users/{user}/reset/"), &[("how", "show")]);
    let path = shown.text.split("/registration/reset/").nth(1).expect("a link");
    let page = app.guest().get(&format!("/registration/reset/{}", path.split('"').next().expect("its end")));
    assert_eq!(page.attributes("[name=provider][checked]", "value"), ["city"]);
}

#[test]
fn a_second_step_that_a_stranger_switched_on_is_taken_off_and_an_old_one_stands() {
    let app = site();
    account(&app, "ada");
    let (key, _) = set_up(&app, &app.signed_in("ada"));
    app.db.advance(6 * 86_400);
    let link = reset_link(&app);
    assert_eq!(app.guest().get(&link).attributes("[name=no-second]", "type"), ["checkbox"]);
    app.guest().post(&link, &NEW);
    assert_eq!(login(&app.guest(), NEW[0].1), "/login/second/", "it stays unless its owner says otherwise");
    let link = reset_link(&app);
    app.guest().post(&link, &[&NEW[..], &[("no-second", "on")]].concat());
    assert_eq!(login(&app.guest(), NEW[0].1), "/");
    let ada = app.guest();
    login(&ada, NEW[0].1);
    let (other, _) = set_up(&app, &ada);
    assert_ne!(key, other);
    app.db.advance(8 * 86_400);
    let link = reset_link(&app);
    let page = app.guest().get(&link);
    assert!(page.attributes("[name=no-second]", "type").is_empty() && page.text.contains("It stays on"));
    app.guest().post(&link, &[&NEW[..], &[("no-second", "on")]].concat());
    let client = app.guest();
    assert_eq!(login(&client, NEW[0].1), "/login/second/", "a mailbox alone opens no such account");
    assert_eq!(client.post("/login/second/", &[("code", &code(&other, app.db.now()))]).status, 303);
}

#[test]
fn three_links_go_to_an_account_however_they_are_asked_for() {
    let app = site();
    account(&app, "ada");
    for who in ["ada", "ada@example.org", "ADA", "Ada@Example.org", "ada"] {
        assert_eq!(forget(&app, who).status, 303, "nothing is told");
    }
    assert_eq!(mailbox::queued(&app).len(), 3);
}

#[test]
fn an_admin_mails_a_link_to_an_address_alone_that_is_known_to_be_theirs() {
    let app = site();
    app.user_with("root", Role::Admin);
    let user = account(&app, "ada");
    app.write(|tx| Ok(tx.execute("UPDATE users SET email_key = NULL", params![])?));
    let root = app.signed_in("root");
    let path = format!("/admin/users/{user}/");
    assert!(root.get(&path).attributes("[name=how][value=mail]", "value").is_empty());
    assert_eq!(root.post(&format!("{path}reset/"), &[("how", "mail")]).status, 409);
    assert!(mailbox::queued(&app).is_empty());
}

#[test]
fn a_password_that_was_changed_in_this_moment_begins_no_second_step() {
    let app = site();
    let user = account(&app, "ada");
    set_up(&app, &app.signed_in("ada"));
    let begin = |hash: Option<&'static str>| {
        app.store().write_blocking(move |tx| factors::begin_second(tx, user, hash, "browser", "{}"))
    };
    assert!(matches!(begin(Some("the one before")), Err(Error::Stale)));
    assert!(matches!(begin(None), Ok(true)), "a directory has looked at the password");
}

#[test]
fn a_second_step_that_was_switched_on_in_this_moment_is_asked_for() {
    let app = site();
    let user = account(&app, "ada");
    set_up(&app, &app.signed_in("ada"));
    let enter = |first_step: bool| {
        app.store().write_blocking(move |tx| {
            let id = PublicId::parse("session000000001").expect("a name");
            sessions::sign_in(tx, user, &[7; 32], &id, &Proof { first_step, ..Proof::default() })
        })
    };
    assert!(matches!(enter(true), Err(Error::Stale)));
    assert!(enter(false).is_ok(), "who has passed it, or has a passkey, gets in");
}
