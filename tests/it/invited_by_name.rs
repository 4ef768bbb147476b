//! Inviting accounts and groups: whom a name means, and whom mail reaches.

use bitpoll::actions::attempts;
use bitpoll::domain::poll::{Poll, Settings};
use bitpoll::domain::slug::Slug;
use bitpoll::params;

use crate::support::app::{Answer, Client, TestApp};
use crate::support::polls::TestPoll;

const PAGE: &str = "/invitations/food/";

fn site() -> (TestApp, Client) {
    let app = TestApp::with_mail(&[]);
    let olga = app.signed_in("olga");
    app.address("olga", "olga@example.org");
    TestPoll::default().made_by(&app, &olga);
    (app, olga)
}

fn invite(owner: &Client, who: &str) -> Answer {
    owner.post(&format!("{PAGE}send/"), &[("invite", who)])
}

fn invited(owner: &Client) -> Vec<String> {
    let mut names = owner.get(PAGE).texts(".invited li strong");
    names.sort();
    names
}

/// Makes a group with these members, who get accounts.
fn group(app: &TestApp, name: &str, members: &[&str]) {
    let (name, members) =
        (name.to_owned(), members.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>());
    for member in &members {
        app.signed_in(member);
    }
    let id = app.world().group(&name);
    app.write(move |tx| {
        for member in &members {
            let sql = "INSERT INTO memberships (user_id, group_id, admin) \
                       SELECT id, ?2, 0 FROM users WHERE username_folded = ?1";
            tx.execute(sql, params![member, id.0])?;
        }
        Ok(())
    });
}

#[test]
fn a_user_who_is_called_like_a_group_does_not_get_its_invitation() {
    let (app, olga) = site();
    group(&app, "choir", &["olga", "ada", "bob"]);
    app.user("choir");
    let told = invite(&olga, "choir");
    assert_eq!(told.status, 422);
    assert!(told.text.contains("a user and a group have this name"), "{}", told.text);
    assert_eq!(told.texts("textarea[name=invite]"), ["choir"]);
    assert!(invited(&olga).is_empty());
    invite(&olga, "group:choir");
    assert_eq!(invited(&olga), ["ada", "bob"]);
    invite(&olga, "user:choir");
    assert_eq!(invited(&olga), ["ada", "bob", "choir"]);
    // Of a group that is not for them to see, nobody is told that there is one.
    group(&app, "secret", &["ada"]);
    assert_eq!(invite(&olga, "group:secret").status, 422);
    app.user("secret");
    assert_ne!(invite(&olga, "secret").status, 422);
    assert_eq!(invited(&olga), ["ada", "bob", "choir", "secret"]);
}

#[test]
fn a_group_with_blanks_in_its_name_is_invited_without_whoever_invites() {
    let (app, olga) = site();
    group(&app, "the old choir", &["olga", "ada"]);
    assert!(invite(&olga, "group:the old choir, max@example.org").status < 400);
    assert_eq!(invited(&olga), ["ada", "max@example.org"]);
    app.deliver();
    assert!(app.mails_to("olga@example.org").is_empty());
    group(&app, "alone", &["olga"]);
    let told = invite(&olga, "alone");
    assert!(told.text.contains("nobody else is in this group"), "{}", told.text);
}

#[test]
fn who_has_no_address_is_not_said_to_be_mailed_and_gets_a_link_to_hand_on() {
    let (app, olga) = site();
    group(&app, "choir", &["olga", "ada", "bob"]);
    app.address("bob", "bob@example.org");
    let told = invite(&olga, "choir");
    assert!(told.text.contains("one of them has no mail address"), "{}", told.text);
    let page = olga.get(PAGE);
    assert!(page.text.contains("One of them has no mail address here"), "{}", page.text);
    let links = page.attributes(".invited input[readonly]", "value");
    assert_eq!(links, [format!("{}/poll/food/", app.address)]);
    assert!(page.texts(".invited li").iter().any(|line| line.contains("no mail address")));
    // Only those whom it reaches are reminded.
    app.db.advance(12 * 3_600);
    let told = olga.post(PAGE, &[("resend_all", "1")]);
    assert!(told.text.contains("Not these, for they have no mail address here: ada"), "{}", told.text);
    assert_eq!(app.mails_to("bob@example.org").len(), 2);
    let waiting = "SELECT COUNT(*) FROM outbox WHERE failed_at IS NULL";
    assert_eq!(app.write(move |tx| Ok(tx.query_one::<i64>(waiting, &[])?)), 0, "no mail to nobody");
}

#[test]
fn who_waits_or_is_locked_is_nobody_to_be_invited_or_given_a_vote() {
    let (app, olga) = site();
    for name in ["locked", "waiting"] {
        app.user(name);
    }
    app.write(|tx| {
        tx.execute("UPDATE users SET locked = 1 WHERE username = 'locked'", params![])?;
        Ok(tx.execute("UPDATE users SET pending = 1 WHERE username = 'waiting'", params![])?)
    });
    let told = |name: &str| invite(&olga, name).texts("[role=alert] li").join("").replace(name, "NAME");
    let told_of_nobody = told("nobody");
    assert!(told_of_nobody.starts_with("NAME: there is no such user"), "{told_of_nobody}");
    let vote = |name: &str| olga.post("/poll/food/vote/for/", &[("username", name), ("a1", "1")]);
    let error = vote("nobody").texts("#f-username-error");
    assert!(!error.is_empty());
    for name in ["locked", "waiting"] {
        assert_eq!(told(name), told_of_nobody, "{name}");
        assert_eq!(vote(name).texts("#f-username-error"), error, "{name}");
    }
    assert!(invited(&olga).is_empty());
}

#[test]
fn nobody_is_flooded_by_many_polls_of_the_same_hand() {
    let (app, _) = site();
    let world = app.world();
    let poll = world.poll(&world.user("mallory"), "one", Settings::default());
    let keys = app.keys.clone();
    let mails = move |to: &'static [u8]| {
        let (poll, keys) = (poll.clone(), keys.clone());
        app.write(move |tx| {
            let mut sent = 0;
            for number in 0..60 {
                let slug = Slug::parse(&format!("poll-{number}")).expect("an address");
                sent += i32::from(attempts::count_poll_mail(tx, &keys, &Poll { slug, ..poll.clone() }, to)?);
            }
            Ok(sent)
        })
    };
    assert_eq!(mails(b"victim@example.org"), 50);
    assert_eq!(mails(b"victim@example.org"), 0);
    assert_eq!(mails(b"another@example.org"), 50, "others get theirs");
}
