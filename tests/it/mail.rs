//! Mail by a real server: what is sent, what is tried again, and what is given up.

use std::time::{Duration, Instant};

use bitpoll::actions::mail::{Office, Round};
use bitpoll::actions::upkeep;
use bitpoll::config::Config;
use bitpoll::domain::mail::{MailKind, Recipient};
use bitpoll::store::outbox::{self, Listed, NewMail};

use crate::support::app::TestApp;
use crate::support::mailbox::{Mail, deliver};
use crate::support::smtp::{Certificates, Reply, SmtpServer};

/// Queues a mail of a kind that needs nothing else.
fn queue(app: &TestApp, email: &'static str) {
    app.write(move |tx| {
        Ok(outbox::queue(
            tx,
            &NewMail {
                kind: MailKind::RegisterKnown,
                to: Recipient::Address { email, locale: "" },
                poll: None,
                object: None,
                data: "",
                due: tx.now(),
            },
        )?)
    });
}

fn received(app: &TestApp) -> Vec<Mail> {
    app.mail().received().iter().map(Mail::read).collect()
}

const SENT: Round = Round { sent: 1, dropped: 0, later: 0, failed: 0 };

#[test]
fn a_mail_arrives_with_everything_that_a_mail_has() {
    let app =
        TestApp::with_mail(&[("site_name", "Päris \"Polls\""), ("support_email", "it@bitpoll.example")]);
    queue(&app, "ada@example.org");
    assert_eq!(app.deliver(), SENT);
    assert_eq!(app.deliver(), Round::default(), "nothing is left");
    let [mail] = &received(&app)[..] else { panic!("one mail") };
    assert_eq!(mail.to, "ada@example.org");
    assert_eq!(mail.subject, "You have an account on Päris \"Polls\"");
    assert_eq!(mail.header("auto-submitted"), "auto-generated");
    assert_eq!(mail.header("date"), "Mon, 01 Mar 2027 12:00:00 +0000");
    assert!(mail.header("message-id").ends_with("@127.0.0.1>"), "{}", mail.header("message-id"));
    assert!(mail.header("from").ends_with("<polls@bitpoll.example>"), "{}", mail.header("from"));
    assert_eq!(mail.header("reply-to"), "it@bitpoll.example");
    assert_eq!(mail.path(), "/login/");
    assert!(mail.html.contains("Sign in</a>"), "{}", mail.html);
}

fn waiting(app: &TestApp) -> Vec<Listed> {
    app.write(|tx| Ok(outbox::waiting(tx, 10, 0)?))
}

fn failed(app: &TestApp) -> Vec<Listed> {
    app.write(|tx| Ok(outbox::failed(tx, 10, 0)?))
}

#[test]
fn a_refused_recipient_is_given_up_at_once_and_shown_and_can_be_tried_again() {
    let app = TestApp::with_mail(&[]);
    app.mail().on("RCPT TO:<ada@", 1, Reply::Say("550 5.1.1 no such person"));
    queue(&app, "ada@example.org");
    queue(&app, "bob@example.org");
    assert_eq!(app.deliver(), Round { sent: 1, failed: 1, ..Round::default() }, "the other one goes out");
    assert_eq!(received(&app)[0].to, "bob@example.org");
    let [given_up] = &failed(&app)[..] else { panic!("one") };
    assert_eq!(given_up.email, "ada@example.org");
    assert!(
        given_up.error.contains("550") && given_up.error.contains("no such person"),
        "{}",
        given_up.error
    );
    app.db.advance(30 * 86_400);
    assert_eq!(app.deliver(), Round::default(), "nobody tries again by themselves");
    let id = given_up.id;
    assert!(app.write(move |tx| Ok(outbox::try_again(tx, id)?)));
    assert_eq!(app.deliver(), SENT);
    assert!(failed(&app).is_empty());
}

#[test]
fn mail_that_a_newer_release_has_queued_stops_no_other_and_what_was_given_up_goes_after_thirty_days() {
    let app = TestApp::with_mail(&[]);
    queue(&app, "ada@example.org");
    app.write(|tx| Ok(tx.execute("UPDATE outbox SET kind = 'from-tomorrow'", &[])?));
    app.db.advance(1);
    queue(&app, "bob@example.org");
    assert_eq!(app.deliver(), SENT);
    assert_eq!(received(&app)[0].to, "bob@example.org");
    let [given_up] = &failed(&app)[..] else { panic!("one") };
    assert_eq!(given_up.kind, "from-tomorrow");
    assert!(given_up.error.contains("from-tomorrow"), "{}", given_up.error);
    app.db.advance(30 * 86_400 - 2);
    app.write(upkeep::clear_expired);
    assert_eq!(failed(&app).len(), 1);
    app.db.advance(2);
    app.write(upkeep::clear_expired);
    assert!(failed(&app).is_empty());
}

#[test]
fn a_busy_server_is_asked_again_after_a_minute() {
    let app = TestApp::with_mail(&[]);
    app.mail().on("RCPT", 1, Reply::Say("451 4.3.0 come back"));
    queue(&app, "ada@example.org");
    let later = Round { later: 1, ..Round::default() };
    assert_eq!(app.deliver(), later);
    assert_eq!(app.deliver(), Round::default(), "not at once");
    assert!(waiting(&app)[0].error.contains("451"), "{:?}", waiting(&app));
    app.db.advance(59);
    assert_eq!(app.deliver(), Round::default());
    app.db.advance(1);
    assert_eq!(app.deliver(), SENT);
}

#[test]
fn what_is_refused_for_three_days_is_given_up() {
    let app = TestApp::with_mail(&[]);
    app.mail().on("RCPT", usize::MAX, Reply::Say("450 not yet"));
    queue(&app, "ada@example.org");
    let start = app.db.now();
    while failed(&app).is_empty() {
        app.deliver();
        app.db.advance(60);
    }
    let days = (app.db.now() - start) / 3_600;
    assert!((60..=73).contains(&days), "{days} hours");
    assert_eq!(failed(&app)[0].attempts, 19);
}

#[test]
fn a_connection_that_breaks_anywhere_loses_nothing() {
    for step in ["connect", "EHLO", "MAIL", "RCPT", "DATA", "."] {
        let app = TestApp::with_mail(&[]);
        app.mail().on(step, 1, Reply::HangUp);
        queue(&app, "ada@example.org");
        assert_eq!(app.deliver(), Round { later: 1, ..Round::default() }, "{step}");
        app.db.advance(60);
        assert_eq!(app.deliver(), SENT, "{step}");
        assert_eq!(received(&app).len(), 1, "{step}");
    }
}

#[test]
fn a_mail_that_comes_twice_because_the_answer_was_lost_has_the_same_name() {
    let app = TestApp::with_mail(&[]);
    app.mail().on(".", 1, Reply::TakeAndHangUp);
    queue(&app, "ada@example.org");
    app.deliver();
    app.db.advance(60);
    app.deliver();
    let names: Vec<_> = received(&app).iter().map(|mail| mail.header("message-id")).collect();
    assert_eq!(names.len(), 2);
    assert_eq!(names[0], names[1]);
}

#[test]
fn a_server_that_thinks_too_long_is_left_and_the_others_wait() {
    let app = TestApp::with_mail(&[("smtp_timeout", "0.3")]);
    app.mail().on("RCPT TO:<ada@", 1, Reply::Think(Duration::from_secs(20)));
    queue(&app, "ada@example.org");
    queue(&app, "bob@example.org");
    let start = Instant::now();
    assert_eq!(app.deliver(), Round { later: 1, ..Round::default() });
    assert!(start.elapsed() < Duration::from_secs(5), "{:?}", start.elapsed());
    assert!(waiting(&app).iter().any(|row| row.error.contains("no answer")), "{:?}", waiting(&app));
    assert_eq!(app.deliver(), SENT, "the next round goes on with the others");
}

#[test]
fn a_server_that_takes_one_message_a_connection_gets_them_all() {
    let app = TestApp::with_mail(&[]);
    for name in ["ada@example.org", "bob@example.org", "eve@example.org"] {
        queue(&app, name);
    }
    app.mail().on(".", 1, Reply::Think(Duration::ZERO));
    app.mail().on("MAIL", 1, Reply::Think(Duration::ZERO));
    app.mail().on("MAIL", 1, Reply::Say("421 enough for this connection"));
    assert_eq!(app.deliver(), Round { sent: 3, ..Round::default() });
}

fn secured(server: &SmtpServer, security: &str, authority: &str) -> (tempfile::TempDir, Config) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("ca.pem");
    std::fs::write(&file, authority).unwrap();
    let port = server.port.to_string();
    let config = Config::of(&[
        ("mail_from", "polls@bitpoll.example"),
        ("smtp_host", "localhost"),
        ("smtp_port", &port),
        ("smtp_security", security),
        ("smtp_ca_file", file.to_str().unwrap()),
        ("smtp_timeout", "5"),
    ])
    .unwrap();
    (folder, config)
}

fn sends(app: &TestApp, config: &Config) -> Round {
    let office = Office::new(config, &app.keys).unwrap();
    queue(app, "ada@example.org");
    deliver(&app.store(), &office)
}

#[test]
fn the_way_is_protected_by_starttls_and_by_tls_from_the_first_byte_on() {
    let certificates = Certificates::of("localhost");
    for (security, implicit) in [("starttls", false), ("tls", true)] {
        let server = SmtpServer::with_tls(&certificates, implicit);
        let (_folder, config) = secured(&server, security, &certificates.authority);
        assert_eq!(sends(&TestApp::new(), &config), SENT, "{security}");
        let [received] = &server.received()[..] else { panic!("one mail") };
        assert!(received.tls);
        assert_eq!(received.from, "polls@bitpoll.example");
    }
}

#[test]
fn a_server_without_starttls_gets_nothing() {
    let server = SmtpServer::start();
    let (_folder, config) = secured(&server, "starttls", &Certificates::of("localhost").authority);
    let app = TestApp::new();
    assert_eq!(sends(&app, &config), Round { later: 1, ..Round::default() });
    assert!(server.received().is_empty());
    assert!(server.commands().iter().all(|command| command.starts_with("EHLO")), "{:?}", server.commands());
    assert!(waiting(&app)[0].error.contains("STARTTLS"));
}

#[test]
fn a_server_with_a_wrong_certificate_gets_nothing() {
    let (ours, other) = (Certificates::of("localhost"), Certificates::of("mail.other.example"));
    for (served, trusted, what) in [(&ours, &other, "another authority"), (&other, &other, "another name")] {
        for (security, implicit) in [("starttls", false), ("tls", true)] {
            let server = SmtpServer::with_tls(served, implicit);
            let (_folder, config) = secured(&server, security, &trusted.authority);
            let app = TestApp::new();
            assert_eq!(sends(&app, &config), Round { later: 1, ..Round::default() }, "{what}, {security}");
            assert!(server.received().is_empty());
            assert!(!server.commands().iter().any(|command| command.starts_with("MAIL")));
        }
    }
}

#[test]
fn the_server_is_told_who_we_are_and_a_wrong_password_is_no_reason_to_give_up() {
    let with = |password: &'static str| {
        let login = [("smtp_user", "polls"), ("smtp_password", password)];
        TestApp::mailing_by(SmtpServer::with_account("polls", "correct horse"), &login)
    };
    let app = with("correct horse");
    queue(&app, "ada@example.org");
    assert_eq!(app.deliver(), SENT);
    assert_eq!(app.mail().received()[0].login.as_deref(), Some("polls"));
    let app = with("wrong");
    queue(&app, "ada@example.org");
    assert_eq!(app.deliver(), Round { later: 1, ..Round::default() });
    let error = &waiting(&app)[0].error;
    assert!(error.contains("535") && !error.contains("wrong"), "{error}");
}

#[test]
fn two_nodes_send_each_mail_once() {
    let app = TestApp::with_mail(&[]);
    let addresses: Vec<&'static str> = (0..20).map(|n| &*format!("p{n}@example.org").leak()).collect();
    for address in &addresses {
        queue(&app, address);
    }
    let rounds: Vec<Round> = std::thread::scope(|scope| {
        let nodes: Vec<_> =
            (0..3).map(|_| scope.spawn(|| deliver(&app.store(), &app.mailing().office))).collect();
        nodes.into_iter().map(|node| node.join().unwrap()).collect()
    });
    app.deliver();
    assert!(rounds.iter().map(|round| round.sent).sum::<u64>() <= 20);
    let mut came: Vec<String> = received(&app).into_iter().map(|mail| mail.to).collect();
    came.sort();
    let mut wanted = addresses.clone();
    wanted.sort();
    assert_eq!(came, wanted);
}

#[test]
fn a_node_that_died_while_it_sent_leaves_its_mail_to_another() {
    let app = TestApp::with_mail(&[]);
    queue(&app, "ada@example.org");
    let taken = app.write(|tx| Ok(outbox::take(tx, 300)?));
    assert!(taken.is_some());
    assert_eq!(app.deliver(), Round::default(), "it is taken");
    app.db.advance(300);
    assert_eq!(app.deliver(), SENT);
}

#[test]
fn a_node_that_was_held_up_does_not_give_back_what_another_one_has_taken_since() {
    let app = TestApp::with_mail(&[]);
    queue(&app, "ada@example.org");
    let take = || app.write(|tx| Ok(outbox::take(tx, 300)?));
    let slow = take().unwrap();
    app.db.advance(300);
    let other = take().unwrap();
    app.write(move |tx| {
        outbox::put_off(tx, &slow, 0)?;
        outbox::retry_at(tx, &slow, 0, "too late")?;
        Ok(outbox::give_up(tx, slow.id, slow.lease, "too late")?)
    });
    assert_eq!(take(), None, "the other one has it");
    app.write(move |tx| Ok(outbox::put_off(tx, &other, 0)?));
    assert_eq!(take().unwrap().attempts, 0);
}

#[test]
fn a_site_without_mail_keeps_nothing_that_would_wait_for_ever() {
    let app = TestApp::new();
    queue(&app, "ada@example.org");
    let office = Office::new(&Config::of(&[]).unwrap(), &app.keys).unwrap();
    assert_eq!(deliver(&app.store(), &office), Round { dropped: 1, ..Round::default() });
    assert!(waiting(&app).is_empty());
}
