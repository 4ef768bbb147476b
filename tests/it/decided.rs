//! What those who voted are told of a decision, without watching the poll.

use bitpoll::actions::poll_state::decide_poll;
use bitpoll::domain::choice::Kind;
use bitpoll::domain::id::{ChoiceId, PublicId};
use bitpoll::domain::mail::GATHER_SECONDS;
use bitpoll::domain::poll::{Poll, Settings};
use bitpoll::domain::vote::Ballot;
use bitpoll::params;

use crate::support::app::TestApp;
use crate::support::mailbox::Mail;
use crate::support::world::{Person, World, ballot, sample};

/// A poll of Ada's in which Bob voted with his account, and Gus by a personal link. Dan was invited and has not.
struct Scene {
    app: TestApp,
    world: World,
    ada: Person,
    bob: Person,
    poll: Poll,
}

const BOB: &str = "bob@example.org";
const GUS: &str = "gus@example.org";

impl Scene {
    fn new(anonymous: bool) -> Self {
        let app = TestApp::with_mail(&[]);
        let world = app.world();
        let (ada, bob, dan) = (world.user("ada"), world.user("bob"), world.user("dan"));
        for name in ["ada", "bob", "dan"] {
            app.address(name, &format!("{name}@example.org"));
        }
        let settings = Settings { hide_participants: true, ..Settings::default() };
        let poll = world.make(&ada, sample(Kind::Datetime, "lunch", settings));
        world.invite(&poll, &bob);
        world.invite(&poll, &dan);
        let (invitation, code) = world.invite_by_mail(&poll, "Gus", GUS);
        world.invite_by_mail(&poll, "Eve", "eve@example.org");
        let gus = world.guest();
        world.open_invitation(&gus, "lunch", &invitation, &code);
        for (person, name) in [(&bob, "Bobby"), (&gus, "Gustav")] {
            let name = if anonymous { "" } else { name };
            world.vote(person, "lunch", &Ballot { anonymous, ..ballot(name, &[(1, 1)]) });
        }
        world.vote(&ada, "lunch", &ballot("Ada", &[(1, 1)]));
        let scene = Self { app, world, ada, bob, poll };
        scene.pass();
        scene
    }

    fn decide(&self, choices: &'static [i64]) {
        let choices: Vec<ChoiceId> = choices.iter().copied().map(ChoiceId).collect();
        let decided = self
            .world
            .act(&self.ada, move |tx, asker| decide_poll(tx, asker, "lunch", None, &choices, false));
        decided.expect("the owner decides");
    }

    /// Lets the time pass for which mail is gathered.
    fn pass(&self) {
        self.app.db.advance(GATHER_SECONDS);
        self.app.deliver();
    }

    /// What somebody was told of decisions so far.
    fn told(&self, who: &str) -> Vec<Mail> {
        let decided = |mail: &Mail| mail.subject.contains("ecided");
        self.app.mails_to(who).into_iter().filter(decided).collect()
    }

    fn subjects(&self, who: &str) -> Vec<String> {
        self.told(who).into_iter().map(|mail| mail.subject).collect()
    }
}

const DECIDED: &str = "Decided: Lunch together";
const TAKEN_BACK: &str = "Not decided any more: Lunch together";

#[test]
fn who_voted_is_told_once_with_the_time_and_without_other_people() {
    let scene = Scene::new(false);
    scene.decide(&[1]);
    assert!(scene.told(BOB).is_empty(), "it waits for second thoughts");
    scene.pass();
    scene.pass();
    let [bobs] = &scene.told(BOB)[..] else { panic!("one mail") };
    let [guss] = &scene.told(GUS)[..] else { panic!("one mail") };
    for mail in [bobs, guss] {
        assert_eq!(mail.subject, DECIDED);
        assert!(mail.text.contains("Mon, 5 Apr 2027"), "{}", mail.text);
        assert!(mail.calendar.as_deref().expect("a file").contains("DTSTART:20270405T080000Z"));
        assert!(!mail.calendar.as_deref().expect("a file").contains("/invitation/"), "it is handed on");
        assert!(!mail.raw.contains("Gustav") && !mail.raw.contains("Bobby"), "{}", mail.raw);
    }
    assert_eq!(bobs.path(), "/poll/lunch/");
    assert!(guss.path().starts_with("/poll/lunch/invitation/"), "{}", guss.path());
    for other in ["ada@example.org", "dan@example.org", "eve@example.org"] {
        assert!(scene.told(other).is_empty(), "{other} decided, or has not voted");
    }
}

#[test]
fn who_voted_without_a_name_is_told_too() {
    let scene = Scene::new(true);
    scene.decide(&[1]);
    scene.pass();
    assert_eq!(
        (scene.told(BOB).len(), scene.told(GUS).len(), scene.told("dan@example.org").len()),
        (1, 1, 0)
    );
}

#[test]
fn second_thoughts_within_minutes_are_one_mail_or_none() {
    let scene = Scene::new(false);
    for choices in [&[1][..], &[], &[2]] {
        scene.decide(choices);
    }
    scene.pass();
    let [mail] = &scene.told(BOB)[..] else { panic!("one mail") };
    assert!(mail.text.contains("14:30") && !mail.text.contains("10:00"), "{}", mail.text);
    let scene = Scene::new(false);
    scene.decide(&[1]);
    scene.decide(&[]);
    scene.pass();
    assert!(scene.told(BOB).is_empty() && scene.told(GUS).is_empty());
}

#[test]
fn that_a_decision_was_taken_back_is_told_to_whom_it_was_told() {
    let scene = Scene::new(false);
    scene.decide(&[1]);
    scene.pass();
    scene.decide(&[2]);
    scene.decide(&[]);
    scene.pass();
    assert_eq!(scene.subjects(BOB), [DECIDED, TAKEN_BACK]);
    assert_eq!(scene.subjects(GUS), [DECIDED, TAKEN_BACK]);
    assert!(scene.told("dan@example.org").is_empty());
}

#[test]
fn who_watches_gets_the_news_alone_and_who_wants_no_mail_gets_none() {
    let scene = Scene::new(false);
    let (poll, bob) = (scene.poll.id, scene.bob.id());
    scene.app.write(move |tx| Ok(bitpoll::store::watches::add(tx, poll, bob)?));
    scene.decide(&[1]);
    scene.pass();
    assert_eq!(scene.subjects(BOB), [DECIDED]);

    let scene = Scene::new(false);
    scene.decide(&[1]);
    scene.pass();
    for who in [BOB, GUS] {
        let link = scene.told(who)[0].header("list-unsubscribe");
        let path = link.trim_matches(['<', '>']).strip_prefix(&scene.app.address).expect("ours").to_owned();
        assert_eq!(scene.app.guest().post(&path, &[]).status, 200, "{who}");
    }
    scene.decide(&[2]);
    scene.pass();
    assert_eq!((scene.told(BOB).len(), scene.told(GUS).len()), (1, 1));
}

#[test]
fn whose_invitation_was_withdrawn_or_who_may_not_see_the_poll_any_more_is_told_nothing() {
    let scene = Scene::new(false);
    scene.decide(&[1]);
    let poll = scene.poll.id;
    scene.app.write(move |tx| {
        let id = "SELECT public_id FROM invitations WHERE poll_id = ?1 AND email = 'gus@example.org'";
        let id = PublicId::parse(&tx.query_one::<String>(id, params![poll.0])?).expect("a name");
        bitpoll::store::invitations::delete(tx, poll, &id, &[0; 32])?;
        tx.execute("UPDATE users SET locked = 1 WHERE username = 'bob'", params![])?;
        Ok(())
    });
    scene.pass();
    assert!(scene.told(BOB).is_empty() && scene.told(GUS).is_empty());
}
