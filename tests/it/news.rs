//! News of polls that people watch: what they are told, what they are not, and how they stop it.

use bitpoll::domain::choice::Kind;
use bitpoll::domain::id::ChoiceId;
use bitpoll::domain::poll::{Audience, Poll, Results, Settings};
use bitpoll::domain::vote::Ballot;
use bitpoll::params;

use crate::support::app::TestApp;
use crate::support::mailbox::Mail;
use crate::support::smtp::{Reply, SmtpServer};
use crate::support::world::{Person, World, ballot, sample};

/// A site that sends mail, a poll of Ada's, and Bob who watches it.
struct Scene {
    app: TestApp,
    world: World,
    ada: Person,
    bob: Person,
    poll: Poll,
}

const BOB: &str = "bob@example.org";

impl Scene {
    fn new(settings: Settings) -> Self {
        Self::of(Kind::Universal, settings)
    }

    fn of(kind: Kind, settings: Settings) -> Self {
        let app = TestApp::with_mail(&[]);
        let world = app.world();
        let (ada, bob) = (world.user("ada"), world.user("bob"));
        app.address("bob", BOB);
        let poll = world.make(&ada, sample(kind, "lunch", settings));
        let scene = Self { app, world, ada, bob, poll };
        scene.watch(&scene.bob, &scene.poll);
        scene
    }

    fn watch(&self, person: &Person, poll: &Poll) {
        let (poll, user) = (poll.id, person.id());
        let sql = "INSERT INTO watches (poll_id, user_id, created) VALUES (?1, ?2, 0)";
        self.app.write(move |tx| Ok(tx.execute(sql, params![poll.0, user.0])?));
    }

    fn set(&self, sql: &'static str) {
        let (poll, bob) = (self.poll.id, self.bob.id());
        let all = sql.contains("?2");
        self.app.write(move |tx| match all {
            true => Ok(tx.execute(sql, params![poll.0, bob.0])?),
            false => Ok(tx.execute(sql, params![if sql.contains("users") { bob.0 } else { poll.0 }])?),
        });
    }

    fn vote(&self, name: &str) {
        self.world.vote(&self.world.guest(), "lunch", &ballot(name, &[(1, 1)]));
    }

    /// Everything that Bob got so far, five minutes later.
    fn news(&self) -> Vec<Mail> {
        self.app.wait_for_news();
        self.app.mails_to(BOB)
    }
}

#[test]
fn who_watches_is_told_who_voted_with_one_link_and_how_to_stop() {
    let scene = Scene::new(Settings::default());
    scene.vote("Gus");
    let [mail] = &scene.news()[..] else { panic!("one mail") };
    assert_eq!(mail.subject, "New votes: Lunch together");
    assert!(mail.text.contains("Voted: Gus"), "{}", mail.text);
    assert_eq!(mail.path(), "/poll/lunch/");
    assert_eq!(mail.links().len(), 2, "the poll, and how to stop: {}", mail.text);
    assert_eq!(mail.header("list-unsubscribe"), format!("<{}>", mail.links()[1]));
    assert_eq!(mail.header("list-unsubscribe-post"), "List-Unsubscribe=One-Click");
}

#[test]
fn a_guest_who_is_called_like_somebody_with_an_account_is_told_apart() {
    let scene = Scene::new(Settings::default());
    scene.world.vote(&scene.ada, "lunch", &ballot("", &[(1, 1)]));
    scene.vote("\u{410}da");
    scene.vote("Gus");
    scene.world.comment(&scene.world.guest(), "lunch", "A-d-a", "I bring cake");
    let text = scene.news().remove(0).text;
    for (name, count) in
        [("\u{410}da (guest)", 1), ("A-d-a (guest)", 1), ("Gus (guest)", 0), ("ada (guest)", 0)]
    {
        assert_eq!(text.matches(name).count(), count, "{name} in {text}");
    }
    assert!(text.contains("Gus") && text.contains("ada"), "{text}");
}

#[test]
fn a_storm_of_votes_is_one_mail() {
    let scene = Scene::new(Settings::default());
    for number in 0..12 {
        scene.vote(&format!("Voter {number}"));
    }
    scene.app.deliver();
    assert!(scene.app.mail().received().is_empty(), "it waits for what else comes");
    let [mail] = &scene.news()[..] else { panic!("one mail") };
    assert!((0..12).all(|number| mail.text.contains(&format!("Voter {number}"))), "{}", mail.text);
    scene.vote("Late");
    assert_eq!(scene.news().len(), 2);
}

#[test]
fn hidden_people_are_never_named_and_what_is_hidden_altogether_is_no_news() {
    let told = |settings: Settings, anonymous: bool| {
        let scene = Scene::new(settings);
        let vote = Ballot { anonymous, ..ballot(if anonymous { "" } else { "Gus" }, &[(1, 1)]) };
        scene.world.vote(&scene.world.guest(), "lunch", &vote);
        scene.news()
    };
    let hidden = told(Settings { hide_participants: true, ..Settings::default() }, false);
    assert!(hidden[0].text.contains("One new vote") && !hidden[0].raw.contains("Gus"), "{}", hidden[0].text);
    let sums = told(Settings { results: Results::Summary, ..Settings::default() }, false);
    assert!(sums[0].text.contains("One new vote") && !sums[0].raw.contains("Gus"), "{}", sums[0].text);
    let anonymous = told(Settings::default(), true);
    assert!(anonymous[0].text.contains("One new vote"), "{}", anonymous[0].text);
    for results in [Results::Never, Results::CompleteAfterVote, Results::SummaryAfterVote] {
        assert!(told(Settings { results, ..Settings::default() }, false).is_empty(), "{results:?}");
    }
}

#[test]
fn what_counts_is_what_may_be_seen_when_the_mail_goes_out() {
    let scene = Scene::new(Settings::default());
    scene.vote("Gus");
    scene.set("UPDATE polls SET hide_participants = 1 WHERE id = ?1");
    assert!(!scene.news()[0].raw.contains("Gus"));
    let scene = Scene::new(Settings { vote_audience: Audience::Link, ..Settings::default() });
    scene.vote("Gus");
    scene.set("UPDATE polls SET view_audience = 'invited', vote_audience = 'invited' WHERE id = ?1");
    assert!(scene.news().is_empty(), "who may see the poll no more");
    let scene = Scene::new(Settings::default());
    scene.vote("Gus");
    scene.set("UPDATE users SET locked = 1 WHERE id = ?1");
    assert!(scene.news().is_empty(), "a locked account");
    let scene = Scene::new(Settings::default());
    scene.vote("Gus");
    scene.set("UPDATE users SET email_key = NULL WHERE id = ?1");
    assert!(scene.news().is_empty(), "an address that nobody has confirmed");
}

#[test]
fn ones_own_deeds_are_no_news() {
    let scene = Scene::new(Settings::default());
    scene.world.vote(&scene.bob, "lunch", &ballot("", &[(1, 1)]));
    scene.world.comment(&scene.bob, "lunch", "", "I bring cake");
    assert!(scene.news().is_empty());
}

#[test]
fn a_comment_that_waits_is_for_those_who_let_it_through() {
    let scene = Scene::new(Settings { hold_comments: true, ..Settings::default() });
    scene.app.address("ada", "ada@example.org");
    scene.watch(&scene.ada, &scene.poll);
    let comment = scene.world.comment(&scene.world.guest(), "lunch", "Gus", "I **bring** cake");
    assert!(scene.news().is_empty());
    let [mail] = &scene.app.mails_to("ada@example.org")[..] else { panic!("one mail") };
    assert!(mail.text.contains("waits for you") && mail.text.contains("> I bring cake"), "{}", mail.text);
    let approve = scene.world.act(&scene.ada, move |tx, asker| {
        bitpoll::actions::comments::approve_comment(tx, asker, "lunch", comment.as_str())
    });
    approve.unwrap();
    let [mail] = &scene.news()[..] else { panic!("one mail") };
    assert_eq!(mail.subject, "New comments: Lunch together");
    assert!(mail.text.contains("Gus wrote:"), "{}", mail.text);
    assert_eq!(scene.app.mails_to("ada@example.org").len(), 1, "who let it through knows it");
}

#[test]
fn a_decision_comes_with_the_times_of_both_zones_and_for_the_calendar() {
    let scene = Scene::of(Kind::Datetime, Settings::default());
    scene.set("UPDATE users SET zone = 'America/New_York', locale = 'de' WHERE id = ?1");
    let decided = scene.world.act(&scene.ada, |tx, asker| {
        bitpoll::actions::poll_state::decide_poll(tx, asker, "lunch", None, &[ChoiceId(1)], true)
    });
    decided.unwrap();
    let [mail] = &scene.news()[..] else { panic!("one mail") };
    assert_eq!(mail.subject, "Entschieden: Lunch together");
    let line = "Mo., 5. Apr. 2027, 10:00–11:00 (Europe/Berlin) = 04:00–05:00 (America/New_York)";
    assert!(mail.text.contains(line), "{}", mail.text);
    let calendar = mail.calendar.as_deref().expect("a file");
    assert!(calendar.contains("DTSTART:20270405T080000Z"), "{calendar}");
}

#[test]
fn who_wants_one_mail_a_day_gets_it_at_seven_by_their_clocks() {
    let scene = Scene::new(Settings::default());
    scene.set("UPDATE users SET digest = 'daily', zone = 'America/New_York' WHERE id = ?1");
    let other = scene.world.poll(&scene.ada, "supper", Settings::default());
    scene.watch(&scene.bob, &other);
    scene.vote("Gus");
    scene.world.vote(&scene.world.guest(), "supper", &ballot("Eve", &[(1, 1)]));
    assert!(scene.news().is_empty());
    // From 12:05 UTC on Monday to 12:00 UTC on Tuesday, which is 07:00 in New York.
    scene.app.db.advance(24 * 3_600 - 300 - 60);
    assert!(scene.app.mails_to(BOB).is_empty(), "not before");
    scene.app.db.advance(60);
    let [mail] = &scene.app.mails_to(BOB)[..] else { panic!("one mail of both polls") };
    assert_eq!(mail.subject, "News of 2 polls");
    assert!(mail.text.contains("Voted: Gus") && mail.text.contains("Voted: Eve"), "{}", mail.text);
    assert!(mail.header("list-unsubscribe").contains("/mail/stop/watches/"));
}

#[test]
fn one_click_stops_watching_without_cookies_and_from_anywhere_but_a_look_does_not() {
    let scene = Scene::new(Settings::default());
    scene.vote("Gus");
    let link = scene.news()[0].header("list-unsubscribe");
    let path = link.trim_matches(['<', '>']).strip_prefix(&scene.app.address).unwrap().to_owned();
    let nobody = scene.app.guest();
    let page = nobody.get(&path);
    assert_eq!(page.status, 200);
    assert_eq!(page.texts("main button"), ["Stop these mails"]);
    scene.vote("Eve");
    assert_eq!(scene.news().len(), 2, "a program that opens links stops nothing");
    let elsewhere = [("sec-fetch-site", "cross-site"), ("origin", "https://mail.example")];
    let stopped = nobody.post_with(&path, &[("List-Unsubscribe", "One-Click")], &elsewhere);
    assert_eq!(stopped.status, 200, "{}", stopped.text);
    scene.vote("Zoe");
    assert_eq!(scene.news().len(), 2);
    assert_eq!(nobody.post_with(&path, &[], &[]).status, 200, "again does no harm");
}

#[test]
fn a_link_that_stops_mail_stops_that_of_its_person_alone() {
    let scene = Scene::new(Settings::default());
    scene.vote("Gus");
    let link = scene.news()[0].header("list-unsubscribe");
    let path = link.trim_matches(['<', '>']).strip_prefix(&scene.app.address).unwrap().to_owned();
    let (ada, bob) = (scene.ada.id(), scene.bob.id());
    let nobody = scene.app.guest();
    for wrong in [
        path.replace(&format!("/{bob}."), &format!("/{ada}.")),
        path.replace("/watch/", "/reminders/"),
        path.replace("/watch/", "/invitations/"),
        path.replace(".lunch/", ".nowhere/"),
        format!("/mail/stop/invitations/{bob}/AAAAAAAAAAAAAAAAAAAAAA/"),
        format!("/mail/stop/watches/{bob}/x/"),
        "/mail/stop/nothing/x/y/".to_owned(),
    ] {
        assert_eq!(nobody.get(&wrong).status, 404, "{wrong}");
        assert_eq!(nobody.post_with(&wrong, &[], &[]).status, 404, "{wrong}");
    }
}

#[test]
fn a_dead_mail_server_neither_loses_nor_delays_a_vote() {
    let server = SmtpServer::start();
    server.on("connect", usize::MAX, Reply::HangUp);
    let app = TestApp::mailing_by(server, &[]);
    let world = app.world();
    let (ada, bob) = (world.user("ada"), world.user("bob"));
    app.address("bob", BOB);
    let poll = world.poll(&ada, "lunch", Settings::default());
    let sql = "INSERT INTO watches (poll_id, user_id, created) VALUES (?1, ?2, 0)";
    let user = bob.id();
    app.write(move |tx| Ok(tx.execute(sql, params![poll.id.0, user.0])?));
    let start = std::time::Instant::now();
    let answer = app.guest().post("/poll/lunch/vote/", &[("name", "Gus"), ("a1", "1")]);
    assert_eq!(answer.status, 303);
    assert!(start.elapsed() < std::time::Duration::from_secs(5));
    app.wait_for_news();
    assert_eq!(app.deliver().later, 1, "it is tried again");
    assert_eq!(world.recounted("lunch").votes(), 1);
}
