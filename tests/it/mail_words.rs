//! What mails say: every kind in both languages, and nothing that people typed breaks out.

use bitpoll::config::Config;
use bitpoll::domain::choice::Kind;
use bitpoll::domain::id::UserId;
use bitpoll::domain::mail::{self, MailKind, Recipient};
use bitpoll::domain::poll::{Poll, Settings};
use bitpoll::domain::time::Instant;
use bitpoll::mail::message::{self, Mail as Words};
use bitpoll::params;
use bitpoll::secrets::Capability;
use bitpoll::store::{outbox, tokens};

use crate::support::app::TestApp;
use crate::support::mailbox::Mail;
use crate::support::polls::{TestPoll, YES, votes};
use crate::support::smtp::Received;
use crate::support::world::{Person, ballot, sample};

/// Everything that mails can be about.
struct Stage {
    app: TestApp,
    ada: UserId,
    bob: Person,
    /// Waits to be let in.
    waits: UserId,
    poll: Poll,
    vote: String,
}

const BOB: &str = "bob@example.org";
const INVITATION: &str = "invitation000001";
const GUEST: &str = "invitation000002";

impl Stage {
    fn new(locale: &'static str) -> Self {
        Self::of_site("Bitpoll", locale)
    }

    fn of_site(name: &str, locale: &'static str) -> Self {
        let app = TestApp::with_mail(&[("mail_signature", "The IT of Example"), ("site_name", name)]);
        let world = app.world();
        let (ada, bob) = (world.user("ada"), world.user("bob"));
        app.address("bob", BOB);
        let new = sample(Kind::Datetime, "lunch", Settings::default());
        let poll = Poll { admin_epoch: 1, ..world.make(&ada, new) };
        let vote = world.vote(&world.guest(), "lunch", &ballot("Gus", &[(1, 1)])).to_string();
        let group = world.group("chess");
        let waits = world.user("newcomer").id();
        let (id, user, inviter) = (poll.id, bob.id(), ada.id());
        app.write(move |tx| {
            tx.execute(
                "UPDATE users SET locale = ?2, zone = 'America/New_York' WHERE id = ?1",
                params![user.0, locale],
            )?;
            tx.execute("UPDATE users SET pending = 1 WHERE id = ?1", params![waits.0])?;
            let now = tx.now();
            tx.execute(
                "UPDATE polls SET user_id = ?2, expires = ?3, deadline = '2027-04-01T12:00', \
                 admin_epoch = 1 WHERE id = ?1",
                params![id.0, user.0, now + 86_400],
            )?;
            tx.execute(
                "INSERT INTO watches (poll_id, user_id, created) VALUES (?1, ?2, 0)",
                params![id.0, user.0],
            )?;
            let invite = "INSERT INTO invitations (poll_id, public_id, user_id, name, email, email_key, invited_by, \
                          epoch, created) VALUES (?1, ?2, ?3, '', ?4, ?5, ?6, 1, 0)";
            tx.execute(invite, params![id.0, INVITATION, Some(user.0), "", None::<&str>, inviter.0])?;
            let guest = "guest@example.org";
            tx.execute(invite, params![id.0, GUEST, None::<i64>, guest, Some(guest), inviter.0])?;
            tx.execute(
                "INSERT INTO group_invitations (group_id, user_id, invited_by, created) VALUES (?1, ?2, ?3, 0)",
                params![group.0, user.0, inviter.0],
            )?;
            for kind in ["register", "reset", "email"] {
                tokens::put(tx, &format!("token-{kind}"), kind, Some(user), "{}", 3_600)?;
            }
            Ok(())
        });
        Self { app, ada: ada.id(), bob, waits, poll, vote }
    }

    /// What a mail of this kind to Bob is about.
    fn queue(&self, kind: MailKind) {
        let (bob, poll, vote) = (self.bob.id(), self.poll.id, self.vote.clone());
        if kind == MailKind::Decided {
            let world = self.app.world();
            world.vote(&self.bob, "lunch", &ballot("Bob", &[(1, 1)]));
        }
        let epoch = self.poll.admin_epoch.to_string();
        let (ada, waits) = (self.ada, self.waits.to_string());
        self.app.write(move |tx| {
            let is_bobs = matches!(kind, MailKind::VoteAssigned | MailKind::Seat);
            let own = is_bobs.then_some((bob.0, ada.0));
            tx.execute(
                "UPDATE votes SET user_id = ?3, assigned_by = ?4 WHERE poll_id = ?1 AND public_id = ?2",
                params![poll.0, &vote, own.map(|(bob, _)| bob), own.map(|(_, ada)| ada)],
            )?;
            let object = match kind {
                MailKind::Register => Some("token-register"),
                MailKind::AccountMade | MailKind::PasswordReset => Some("token-reset"),
                MailKind::EmailConfirm => Some("token-email"),
                MailKind::RegisterWaiting => Some(waits.as_str()),
                MailKind::Invitation | MailKind::Reminder => Some(INVITATION),
                MailKind::GroupInvitation => Some("1"),
                MailKind::News | MailKind::VoteLink | MailKind::VoteAssigned | MailKind::Seat => {
                    Some(vote.as_str())
                }
                _ => None,
            };
            let data = match kind {
                MailKind::News => "voted",
                MailKind::AccountChanged => "passkey-added",
                MailKind::Decided => mail::AGAIN,
                // Without a limit everybody who wants a seat has one.
                MailKind::Seat => "+1",
                MailKind::AdminLink => epoch.as_str(),
                _ => "",
            };
            let (to, due) = (Recipient::User(bob), tx.now());
            Ok(outbox::queue(tx, &outbox::NewMail { kind, to, poll: Some(poll), object, data, due })?)
        });
    }
}

#[test]
fn every_kind_is_written_in_the_language_of_its_receiver() {
    let mut all = Vec::new();
    for locale in ["en", "de"] {
        let stage = Stage::new(locale);
        let mut mails = Vec::new();
        for kind in MailKind::ALL {
            stage.queue(*kind);
            assert_eq!(stage.app.deliver().sent, 1, "{kind:?}");
            let mail = stage.app.mails_to(BOB).pop().unwrap();
            assert!(
                !mail.subject.is_empty() && mail.subject.chars().count() < 100,
                "{kind:?}: {}",
                mail.subject
            );
            assert!(mail.links()[0].starts_with(&stage.app.address), "{kind:?}: {}", mail.text);
            assert!(mail.links().len() <= 2, "{kind:?}: one link, and one to stop: {}", mail.text);
            let why =
                if locale == "en" { "You get this mail because" } else { "Du bekommst diese Mail, weil" };
            assert!(mail.text.contains(why) && mail.html.contains(why), "{kind:?}: {}", mail.text);
            assert!(mail.text.contains("The IT of Example"));
            for forbidden in ["\u{2068}", "\u{2069}", "{", "<img", "src="] {
                assert!(!mail.subject.contains(forbidden) && !mail.text.contains(forbidden), "{}", mail.text);
            }
            assert!(!mail.html.contains("<img") && !mail.html.contains("src="), "{}", mail.html);
            assert_eq!(mail.header("auto-submitted"), "auto-generated");
            if std::env::var("SHOW_MAILS").is_ok() {
                println!("==== {kind:?}\nSubject: {}\n\n{}", mail.subject, mail.text);
            }
            mails.push(mail.subject);
        }
        all.push(mails);
    }
    assert!(all[0].iter().zip(&all[1]).all(|(en, de)| en != de), "{all:?}");
}

#[test]
fn a_site_whose_name_ends_with_a_full_stop_gets_no_second_one() {
    for locale in ["en", "de", "fr", "it"] {
        let stage = Stage::of_site("Chor e. V.", locale);
        for kind in MailKind::ALL {
            stage.queue(*kind);
            assert_eq!(stage.app.deliver().sent, 1, "{kind:?}");
            let mail = stage.app.mails_to(BOB).pop().unwrap();
            for part in [&mail.subject, &mail.text, &mail.html] {
                assert!(!part.contains(".."), "{locale}, {kind:?}: {part}");
            }
        }
    }
}

#[test]
fn times_are_told_in_the_zone_of_the_poll_and_in_ones_own() {
    let stage = Stage::new("en");
    stage.queue(MailKind::Invitation);
    let mail = stage.app.mails_to(BOB).pop().unwrap();
    let line =
        "Vote until Thu, 1 Apr 2027, 12:00 (Europe/Berlin) = Thu, 1 Apr 2027, 06:00 (America/New_York).";
    assert!(mail.text.contains(line), "{}", mail.text);
    assert!(mail.text.contains("ada invited you"), "{}", mail.text);
}

#[test]
fn an_invitation_says_who_asks_what_is_asked_and_the_first_of_what_can_be_chosen() {
    let app = TestApp::with_mail(&[]);
    let owner = app.signed_in("olga");
    let choices = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
    TestPoll { choices: &choices, ..TestPoll::default() }.made_by(&app, &owner);
    owner.post("/invitations/food/send/", &[("invite", "gus@example.org")]);
    let mail = app.mails_to("gus@example.org").pop().unwrap();
    let lines: Vec<&str> = mail.text.lines().filter(|line| !line.is_empty()).collect();
    let told = [
        "olga asks you to vote:",
        "What shall we do?",
        "- Mon",
        "- Tue",
        "- Wed",
        "- Thu",
        "- Fri",
        "- and 2 more",
    ];
    assert_eq!(lines[..8], told, "{}", mail.text);
    assert!(mail.html.contains("<li>Fri</li>") && !mail.html.contains("Sat"), "{}", mail.html);
    assert!(!mail.text.lines().any(|line| line.starts_with("http") && line.ends_with(':')));
    assert!(!mail.html.contains(":</a>"), "no colon is taken for a part of an address: {}", mail.html);
}

#[test]
fn a_vote_in_ones_name_can_be_deleted_only_while_voting_is_open_and_the_mail_says_so() {
    let stage = Stage::new("en");
    let poll = stage.poll.id;
    stage
        .app
        .write(move |tx| Ok(tx.execute("UPDATE polls SET user_id = NULL WHERE id = ?1", params![poll.0])?));
    stage.queue(MailKind::VoteAssigned);
    let mail = stage.app.mails_to(BOB).pop().unwrap();
    assert!(mail.text.contains("or delete it as long as voting is open"), "{}", mail.text);
    stage
        .app
        .write(move |tx| Ok(tx.execute("UPDATE polls SET closed_at = 1 WHERE id = ?1", params![poll.0])?));
    stage.queue(MailKind::VoteAssigned);
    let mail = stage.app.mails_to(BOB).pop().unwrap();
    assert!(mail.text.contains("Voting has ended") && !mail.text.contains("or delete it"), "{}", mail.text);
}

#[test]
fn who_runs_the_site_is_led_to_the_account_that_waits() {
    let stage = Stage::new("en");
    let waits = stage.waits;
    stage.app.write(move |tx| {
        Ok(tx.execute("UPDATE users SET display_name = 'Nele Neu' WHERE id = ?1", params![waits.0])?)
    });
    stage.queue(MailKind::RegisterWaiting);
    let mail = stage.app.mails_to(BOB).pop().unwrap();
    assert!(mail.text.starts_with("Nele Neu (user name newcomer) has asked"), "{}", mail.text);
    assert_eq!(mail.path(), format!("/admin/users/{waits}/"));
}

#[test]
fn somebody_without_an_account_gets_a_link_of_their_own_and_can_stop_mail_about_it() {
    let stage = Stage::new("en");
    let poll = stage.poll.id;
    let send = |kind| {
        stage.app.write(move |tx| {
            let to = Recipient::Address { email: "guest@example.org", locale: "de" };
            let (object, due) = (Some(GUEST), tx.now());
            Ok(outbox::queue(tx, &outbox::NewMail { kind, to, poll: Some(poll), object, data: "", due })?)
        });
        stage.app.mails_to("guest@example.org")
    };
    let mail = send(MailKind::Invitation).pop().unwrap();
    let code = Capability::Invitation(&stage.poll.anchor(), GUEST).code(1, &stage.app.keys);
    assert_eq!(mail.path(), format!("/poll/lunch/invitation/{GUEST}/{code}/"));
    assert_eq!(mail.subject, "Bitte abstimmen: Lunch together");
    let stop = mail.header("list-unsubscribe");
    let path = stop.trim_matches(['<', '>']).strip_prefix(&stage.app.address).unwrap().to_owned();
    assert_eq!(stage.app.guest().post_with(&path, &[("List-Unsubscribe", "One-Click")], &[]).status, 200);
    assert_eq!(send(MailKind::Reminder).len(), 1, "no more of it");
}

#[test]
fn who_has_voted_is_not_reminded_and_who_wants_no_invitations_gets_none() {
    let stage = Stage::new("en");
    stage.queue(MailKind::Reminder);
    assert_eq!(stage.app.mails_to(BOB).len(), 1);
    let bob = stage.bob.id();
    stage.app.write(move |tx| {
        Ok(tx.execute("UPDATE users SET mail_invitations = 0 WHERE id = ?1", params![bob.0])?)
    });
    for kind in [MailKind::Reminder, MailKind::Invitation, MailKind::GroupInvitation] {
        stage.queue(kind);
    }
    assert_eq!(stage.app.mails_to(BOB).len(), 1);
}

#[test]
fn an_invitation_to_a_group_that_got_another_name_meanwhile_still_comes() {
    let stage = Stage::new("en");
    stage.queue(MailKind::GroupInvitation);
    stage.app.write(|tx| {
        Ok(tx.execute("UPDATE user_groups SET name = 'Go Club', name_folded = 'go club'", params![])?)
    });
    let mail = stage.app.mails_to(BOB).pop().expect("the mail");
    assert!(mail.text.contains("Go Club"), "{}", mail.text);
}

#[test]
fn a_link_that_is_used_up_or_renewed_is_not_sent() {
    let stage = Stage::new("en");
    stage.queue(MailKind::PasswordReset);
    stage.queue(MailKind::AdminLink);
    let poll = stage.poll.id;
    stage.app.write(move |tx| {
        tokens::take(tx, "token-reset", "reset")?;
        Ok(tx.execute("UPDATE polls SET admin_epoch = admin_epoch + 1 WHERE id = ?1", params![poll.0])?)
    });
    assert_eq!(stage.app.deliver().dropped, 2);
}

#[test]
fn nothing_that_people_typed_breaks_out_of_a_header() {
    let config = Config::of(&[
        ("smtp_host", "localhost"),
        ("mail_from", "polls@bitpoll.example"),
        ("site_name", "Bitpoll <x@y> \"Z\", ü"),
        ("mail_subject_prefix", "[Polls]"),
    ])
    .unwrap();
    let long = "Überlänge ".repeat(60);
    for nasty in [
        "a\r\nBcc: eve@example.org",
        "a\nBcc: eve@example.org\n\nbody",
        "a\rBcc: eve@example.org",
        "a\0b",
        "a\u{202e}b\u{2066}c\u{2069}",
        "a\u{2028}Bcc: eve@example.org",
        "=?utf-8?q?Bcc:_eve=40example.org?=\r\n",
        "\"quoted\" <eve@example.org>, mallory@example.org;",
        "Grüße 🎉 \u{200d}",
        &long,
        "\r\n.\r\nMAIL FROM:<eve@example.org>",
        "",
    ] {
        let mail = Words {
            to: "ada@example.org".into(),
            subject: nasty.into(),
            text: format!("{nasty}\n.\n..\nFrom here"),
            html: format!("<p>{}</p>", nasty.replace('<', "&lt;")),
            calendar: None,
            stop: Some("https://polls.example.org/mail/stop/watch/1.x/y/".into()),
            id: "abc".into(),
            at: Instant(1_803_902_400),
        };
        let data = message::bytes(&config, &mail).unwrap();
        assert!(data.is_ascii(), "{nasty:?}");
        let lines: Vec<&[u8]> = data.split(|byte| *byte == b'\n').collect();
        assert!(lines.iter().all(|line| line.len() < 999), "{nasty:?}");
        let received = Received { from: String::new(), to: Vec::new(), data, tls: false, login: None };
        let read = Mail::read(&received);
        let mut names = read.header_names();
        names.sort();
        let expected = [
            "auto-submitted",
            "content-type",
            "date",
            "from",
            "list-unsubscribe",
            "list-unsubscribe-post",
            "message-id",
            "mime-version",
            "subject",
            "to",
            "x-auto-response-suppress",
        ];
        assert_eq!(names, expected, "{nasty:?}");
        assert_eq!(read.header("to"), "ada@example.org", "{nasty:?}");
        assert!(
            read.subject.starts_with("[Polls]") && read.subject.chars().count() <= 160,
            "{}",
            read.subject
        );
        let turns = |c: char| c.is_control() || ('\u{2066}'..='\u{2069}').contains(&c) || c == '\u{202e}';
        assert!(!read.subject.contains(turns), "{:?}", read.subject);
    }
}

#[test]
fn the_site_mails_a_link_to_whoever_holds_it_and_no_more_often_than_that() {
    let app = TestApp::with_mail(&[]);
    let (owner, voter) = (app.guest(), app.guest());
    TestPoll::default().made_by(&app, &owner);
    assert_eq!(voter.post("/poll/food/vote/", &[("name", "Gus"), ("a1", YES)]).status, 303);
    let vote = votes(&app, "food")[0].public_id.to_string();
    let seal = app.seal();
    fn fields<'a>(email: &'a str, seal: &'a str) -> [(&'a str, &'a str); 3] {
        [("email", email), ("seal", seal), ("website", "")]
    }
    let shown = owner.get("/poll/food/share/");
    assert!(shown.texts("summary").contains(&"Mail it to me".to_owned()), "{:?}", shown.texts("summary"));
    let wrong = owner.post("/poll/food/share/mail/", &fields("ada@@example", &seal));
    assert_eq!(wrong.status, 422);
    assert_eq!(wrong.attributes("input[name=email]", "value"), ["ada@@example"]);
    let program = owner.post("/poll/food/share/mail/", &[("email", "ada@example.org"), ("website", "x")]);
    assert_eq!(program.status, 422, "a program is asked once more");
    assert_eq!(owner.post("/poll/food/share/mail/", &fields("ada@example.org", &seal)).status, 303);
    let mail = app.mails_to("ada@example.org").pop().unwrap();
    assert_eq!(mail.subject, "Link to manage your poll");
    assert!(!mail.raw.contains("What shall we do"), "nobody can say anything with a title");
    let elsewhere = app.guest();
    assert_eq!(elsewhere.get(&mail.path()).status, 303);
    assert_eq!(elsewhere.get("/poll/food/settings/").status, 200, "the link opens the poll");

    let link = format!("/poll/food/vote/{vote}/link/");
    assert_eq!(voter.post(&link, &fields("gus@example.org", &seal)).status, 303);
    let mail = app.mails_to("gus@example.org").pop().unwrap();
    let phone = app.guest();
    assert_eq!(phone.get(&mail.path()).status, 303);
    assert_eq!(phone.get(&format!("/poll/food/vote/{vote}/edit/")).status, 200, "the link opens the vote");
    assert_eq!(elsewhere.post(&link, &fields("eve@example.org", &seal)).status, 403);

    let mut refused = 0;
    for number in 0..40 {
        let email = format!("victim{number}@example.org");
        refused += u32::from(owner.post("/poll/food/share/mail/", &fields(&email, &seal)).status == 429);
    }
    assert!(refused >= 10, "{refused} of 40");
}

#[test]
fn without_mail_nothing_of_it_is_offered() {
    let app = TestApp::new();
    let owner = app.guest();
    TestPoll::default().made_by(&app, &owner);
    let page = owner.get("/poll/food/share/");
    assert!(page.attributes("a", "href").iter().any(|href| href.starts_with("mailto:")));
    assert!(page.attributes("form", "action").iter().all(|action| !action.contains("/share/mail/")));
    assert_eq!(owner.post("/poll/food/share/mail/", &[("email", "ada@example.org")]).status, 404);
}
