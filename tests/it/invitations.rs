//! Inviting people, knowing who has answered, and reminding those who have not.

use bitpoll::actions::invitations::{Post, is_reminder_due, remind_one_poll};
use bitpoll::domain::id::PublicId;
use bitpoll::domain::poll::{Audience, Results, Settings};
use bitpoll::params;

use crate::support::app::{Answer, Client, TestApp};
use crate::support::mailbox::Mail;
use crate::support::polls::{TestPoll, YES, poll_of_olga, votes};

const PAGE: &str = "/invitations/food/";
const TWELVE_HOURS: i64 = 12 * 3_600;

fn invited_alone() -> Settings {
    Settings { view_audience: Audience::Invited, vote_audience: Audience::Invited, ..Settings::default() }
}

fn invite(owner: &Client, who: &str) -> Answer {
    owner.post("/invitations/food/send/", &[("invite", who)])
}

fn open(app: &TestApp, mail: &Mail) -> Client {
    let browser = app.guest();
    assert_eq!(browser.get(&mail.path()).status, 303, "the link opens");
    browser
}

fn vote(browser: &Client, name: &str) -> Answer {
    browser.post("/poll/food/vote/", &[("name", name), ("a1", YES)])
}

fn sorted(mut texts: Vec<String>) -> Vec<String> {
    texts.sort();
    texts
}

/// Name of the invitation of somebody, as the owner's page has it.
fn id_of(owner: &Client, name: &str) -> String {
    let page = owner.get(PAGE);
    let wanted = format!("Withdraw the invitation of {name}");
    let selector = format!("button[name=delete][aria-label='{wanted}']");
    page.attributes(&selector, "value").into_iter().next().expect("their line")
}

#[test]
fn an_owner_invites_by_mail_and_sees_who_has_answered_and_reminds_the_others() {
    let (app, olga) = poll_of_olga(invited_alone());
    assert_eq!(vote(&app.guest(), "Eve").status, 403, "nobody else gets in");
    assert_eq!(invite(&olga, "Ada Lovelace <ada@example.org>, bob@example.org").status, 303);
    let mails = app.mails_to("ada@example.org");
    assert_eq!(mails.len(), 1);
    let phone = open(&app, &mails[0]);
    let form = phone.get("/poll/food/vote/");
    assert_eq!(form.attributes("input[name=name]", "value"), ["Ada Lovelace"], "the name stands there");
    assert_eq!(vote(&phone, "Ada").status, 303);
    assert_eq!(vote(&phone, "Ada").status, 409, "one vote an invitation");
    assert_eq!(votes(&app, "food").len(), 1);
    let page = olga.get(PAGE);
    assert!(page.text.contains("1 of 2 have answered."), "{}", page.text);
    assert_eq!(page.texts(".invited li strong"), ["bob@example.org", "Ada Lovelace"]);
    assert!(olga.get("/poll/food/").text.contains("1 of 2 have answered."));
    // On another device, the link leads to her vote.
    let laptop = open(&app, &mails[0]);
    let own = laptop.get("/poll/food/vote/");
    assert_eq!(own.status, 303);
    let own = own.header("location").to_owned();
    assert_eq!(laptop.post(&own, &[("name", "Ada"), ("a1", "2"), ("revision", "1")]).status, 303);
    app.db.advance(TWELVE_HOURS);
    assert_eq!(olga.post(PAGE, &[("resend_all", "1")]).status, 303);
    assert_eq!(app.mails_to("ada@example.org").len(), 1, "who has answered is left alone");
    assert_eq!(app.mails_to("bob@example.org").len(), 2);
}

#[test]
fn a_withdrawn_link_is_dead_at_the_next_request_and_its_mail_is_not_sent() {
    let (app, olga) = poll_of_olga(invited_alone());
    invite(&olga, "ada@example.org");
    let mail = app.mails_to("ada@example.org").remove(0);
    let ada = open(&app, &mail);
    assert_eq!(ada.get("/poll/food/").status, 200);
    assert_eq!(olga.post(PAGE, &[("delete", &id_of(&olga, "ada@example.org"))]).status, 303);
    assert_eq!(ada.get("/poll/food/").status, 403);
    assert_eq!(vote(&ada, "Ada").status, 403);
    assert_eq!(app.guest().get(&mail.path()).status, 404);
    // Invited anew, she gets another link; the old one stays dead.
    invite(&olga, "ada@example.org");
    assert_eq!(app.guest().get(&mail.path()).status, 404);
    invite(&olga, "bob@example.org");
    olga.post(PAGE, &[("delete", &id_of(&olga, "bob@example.org"))]);
    assert!(app.mails_to("bob@example.org").is_empty());
}

#[test]
fn a_link_opens_its_own_poll_and_invitation_alone() {
    let (app, olga) = poll_of_olga(Settings::default());
    TestPoll { slug: "other", ..TestPoll::default() }.made_by(&app, &olga);
    invite(&olga, "ada@example.org bob@example.org");
    let (ada, bob) = (app.mails_to("ada@example.org"), app.mails_to("bob@example.org"));
    let path = ada[0].path();
    let code = |path: &str| path.trim_end_matches('/').rsplit('/').next().unwrap().to_owned();
    let crossed = path.replace(&code(&path), &code(&bob[0].path()));
    let browser = app.guest();
    for wrong in
        [crossed, path.replace("/food/", "/other/"), path.replace(&code(&path), "AAAAAAAAAAAAAAAAAAAAAA")]
    {
        assert_eq!(browser.get(&wrong).status, 404, "{wrong}");
    }
    assert_eq!(browser.cookie_value("guest"), None, "who guesses gets nothing");
    let foreign = id_of(&olga, "ada@example.org");
    for field in ["resend", "delete"] {
        assert_eq!(olga.post("/invitations/other/", &[(field, &foreign)]).status, 404, "{field}");
    }
    assert_eq!(olga.get(PAGE).texts(".invited li").len(), 2);
}

#[test]
fn fifty_browsers_that_open_one_link_at_once_cast_one_vote() {
    let (app, olga) = poll_of_olga(invited_alone());
    invite(&olga, "ada@example.org");
    let path = app.mails_to("ada@example.org")[0].path();
    app.write(|tx| Ok(tx.execute("DELETE FROM attempts WHERE whole_at >= ?1", params![0])?));
    let cast = std::thread::scope(|scope| {
        let tries: Vec<_> = (0..50)
            .map(|_| {
                let browser = app.guest();
                let path = &path;
                scope.spawn(move || {
                    assert_eq!(browser.get(path).status, 303);
                    vote(&browser, "Ada").status
                })
            })
            .collect();
        tries
            .into_iter()
            .filter(|_| true)
            .map(|one| one.join().unwrap())
            .filter(|status| *status == 303)
            .count()
    });
    assert_eq!((cast, votes(&app, "food").len()), (1, 1));
}

#[test]
fn when_the_last_two_answer_at_once_the_owner_gets_one_mail() {
    for _ in 0..3 {
        let (app, olga) = poll_of_olga(Settings::default());
        invite(&olga, "ada@example.org bob@example.org");
        let people = [
            open(&app, &app.mails_to("ada@example.org")[0]),
            open(&app, &app.mails_to("bob@example.org")[0]),
        ];
        std::thread::scope(|scope| {
            for one in people {
                scope.spawn(move || assert_eq!(vote(&one, "One").status, 303));
            }
        });
        let told = app.mails_to("olga@example.org");
        assert_eq!(
            told.iter().map(|mail| mail.subject.as_str()).collect::<Vec<_>>(),
            ["Everybody has answered: What shall we do?"]
        );
        // Somebody else is invited, and is the last again.
        invite(&olga, "eve@example.org");
        vote(&open(&app, &app.mails_to("eve@example.org")[0]), "Eve");
        assert_eq!(app.mails_to("olga@example.org").len(), 2);
    }
}

#[test]
fn a_mail_is_sent_again_after_twelve_hours_and_once_however_many_ask() {
    let (app, olga) = poll_of_olga(Settings::default());
    invite(&olga, "ada@example.org");
    let id = id_of(&olga, "ada@example.org");
    let soon = olga.post(PAGE, &[("resend", &id)]);
    assert!(olga.follow(&soon).text.contains("not twelve hours old"));
    app.db.advance(TWELVE_HOURS);
    let session = olga.cookie_value("session").unwrap();
    std::thread::scope(|scope| {
        for _ in 0..8 {
            let (window, id) = (app.guest(), &id);
            window.set_cookie("session", &session);
            scope.spawn(move || assert_eq!(window.post(PAGE, &[("resend", id)]).status, 303));
        }
    });
    assert_eq!(app.mails_to("ada@example.org").len(), 2);
}

#[test]
fn those_are_reminded_who_may_be_and_it_is_told_who_not_yet() {
    let (app, olga) = poll_of_olga(Settings::default());
    invite(&olga, "ada@example.org, bob@example.org");
    let nobody = olga.post(PAGE, &[("resend_all", "1")]);
    assert!(olga.follow(&nobody).text.contains("got a mail in the last twelve hours"));
    app.db.advance(TWELVE_HOURS);
    invite(&olga, "Cy <cy@example.org>");
    olga.post(PAGE, &[("resend", &id_of(&olga, "ada@example.org"))]);
    app.signed_in("dora");
    invite(&olga, "dora");
    let told = olga.post(PAGE, &[("resend_all", "1")]);
    assert_eq!(told.status, 200);
    assert_eq!(told.texts("[role=status] h2"), ["One is reminded"]);
    let why = told.texts("[role=status] p");
    assert!(why[0].contains("ada@example.org") && why[0].contains("Cy"), "{why:?}");
    assert!(why[1].ends_with("no mail address here: dora"), "{why:?}");
    let counts = ["ada", "bob", "cy"].map(|who| app.mails_to(&format!("{who}@example.org")).len());
    assert_eq!(counts, [2, 2, 1]);
}

#[test]
fn all_members_of_the_group_that_owns_a_poll_are_invited_with_one_button() {
    let (app, olga) = poll_of_olga(Settings::default());
    let world = app.world();
    let group = world.group("the choir");
    for name in ["ann", "bea"] {
        world.join(&world.user(name), group);
    }
    app.write(move |tx| {
        let olga = bitpoll::store::users::by_username(tx, "olga")?.expect("an account");
        bitpoll::store::groups::join(tx, group, olga, true)?;
        Ok(tx.execute("UPDATE polls SET group_id = ?1", params![group.0])?)
    });
    let page = olga.get(PAGE);
    assert_eq!(page.attributes("input[type=hidden][name=invite]", "value"), ["group:the choir"]);
    invite(&olga, "group:the choir");
    assert_eq!(olga.get(PAGE).texts(".invited li strong"), ["ann", "bea"]);
}

#[test]
fn that_somebody_has_answered_is_known_and_a_nameless_vote_is_not_tied_to_them() {
    let (app, olga) = poll_of_olga(Settings::default());
    app.signed_in("bob");
    invite(&olga, "ada@example.org, bob");
    let ada = open(&app, &app.mails_to("ada@example.org")[0]);
    let bob = app.signed_in("bob");
    for browser in [&ada, &bob] {
        let cast = browser.post("/poll/food/vote/", &[("anonymous", "on"), ("a1", YES)]);
        assert!(cast.status < 400, "{}", cast.status);
        assert_ne!(vote(browser, "Again").status, 303, "one vote each");
    }
    assert!(olga.get(PAGE).text.contains("2 of 2 have answered."));
    for vote in votes(&app, "food") {
        assert_eq!((vote.user, vote.invitation, vote.assigned_by), (None, None, None));
    }
    // A vote that becomes nameless loses its tie.
    invite(&olga, "eve@example.org");
    let eve = open(&app, &app.mails_to("eve@example.org")[0]);
    vote(&eve, "Eve");
    let named = votes(&app, "food").into_iter().find(|vote| vote.name == "Eve").unwrap();
    assert!(named.invitation.is_some());
    let edit = format!("/poll/food/vote/{}/edit/", named.public_id);
    assert_eq!(eve.post(&edit, &[("anonymous", "on"), ("a1", YES), ("revision", "1")]).status, 303);
    assert!(votes(&app, "food").iter().all(|vote| vote.invitation.is_none()));
    assert_eq!(vote(&eve, "Eve").status, 409, "and is still one vote");
}

#[test]
fn whoever_deletes_their_vote_may_vote_again_and_so_may_those_whose_vote_the_owner_deletes() {
    let (app, olga) = poll_of_olga(invited_alone());
    invite(&olga, "ada@example.org");
    let ada = open(&app, &app.mails_to("ada@example.org")[0]);
    for deleter in [&ada, &olga] {
        assert_eq!(vote(&ada, "Ada").status, 303);
        let id = votes(&app, "food")[0].public_id;
        assert_eq!(deleter.post(&format!("/poll/food/vote/{id}/delete/"), &[]).status, 303);
        assert!(olga.get(PAGE).text.contains("0 of 1 has answered."));
    }
}

#[test]
fn users_groups_and_addresses_are_invited_at_once_and_what_is_not_known_stays_in_the_field() {
    let (app, olga) = poll_of_olga(Settings::default());
    let world = app.world();
    let (ada, bob, eve) = (world.user("ada"), world.user("bob"), world.user("eve"));
    let (seen, unseen) = (world.group("seen"), world.group("unseen"));
    world.join(&ada, seen);
    world.join(&bob, seen);
    world.join(&eve, unseen);
    app.write(|tx| {
        Ok(tx.execute("UPDATE user_groups SET visibility = 'signed-in' WHERE name = 'seen'", &[])?)
    });
    let told = invite(&olga, "seen, unseen, nobody-here, ada, Max <max@example.org>, not@an@address");
    assert_eq!(told.status, 200);
    assert_eq!(told.texts(".notice li").len(), 6, "{}", told.text);
    assert_eq!(
        told.texts("textarea[name=invite]"),
        ["unseen, nobody-here, not@an@address"],
        "what could not be used is there to be mended"
    );
    let names = sorted(olga.get(PAGE).texts(".invited li strong"));
    assert_eq!(names, ["Max", "ada", "bob"]);
    assert_eq!(invite(&olga, "nobody-here").status, 422);
    assert_eq!(invite(&olga, " ").status, 422);
    let again = invite(&olga, "bob");
    assert!(again.text.contains("invited already"), "{}", again.text);
    // Rights of accounts come with the invitation.
    let bob = app.browser(&bob);
    app.write(|tx| Ok(tx.execute("UPDATE polls SET vote_audience = 'invited' WHERE slug = 'food'", &[])?));
    assert_eq!(bob.get("/poll/food/vote/").status, 200);
    assert_eq!(app.browser(&eve).get("/poll/food/vote/").status, 403);
}

#[test]
fn who_owns_by_link_invites_a_few_addresses_and_no_accounts() {
    let app = TestApp::with_mail(&[]);
    app.user("bob");
    let guest = app.guest();
    TestPoll::default().made_by(&app, &guest);
    let told = invite(&guest, "bob, ada@example.org");
    assert!(told.text.contains("invited by people who are signed in"), "{}", told.text);
    let known = invite(&guest, "bob").text.replace("bob", "X");
    assert_eq!(known, invite(&guest, "zzyzx").text.replace("zzyzx", "X"), "nobody learns who has an account");
    let many: Vec<String> = (0..30).map(|n| format!("p{n}@example.org")).collect();
    let told = invite(&guest, &many.join(" "));
    assert!(told.text.contains("too many for today"), "{}", told.text);
    app.deliver();
    assert!(app.mail().received().len() <= 20);
    app.db.advance(2 * 86_400);
    assert_eq!(invite(&guest, "late@example.org").status, 303);
    let closed = TestApp::with_mail(&[("guest_invitations", "false")]);
    let guest = closed.guest();
    TestPoll::default().made_by(&closed, &guest);
    assert_eq!(invite(&guest, "ada@example.org").status, 303);
    assert!(closed.mails_to("ada@example.org").is_empty());
    let link = guest.get(PAGE).attributes(".invited input[readonly]", "value").remove(0);
    let path = link.strip_prefix(&closed.address).expect("a link of ours").to_owned();
    assert_eq!(closed.guest().get(&path).status, 303, "the link can be handed on");
}

#[test]
fn a_vote_that_the_owner_enters_for_somebody_invited_is_their_answer() {
    let (app, olga) = poll_of_olga(invited_alone());
    invite(&olga, "Ada <ada@example.org>, bob@example.org");
    let entering = |name: &str, whom: &str| {
        olga.post("/poll/food/vote/for/", &[("name", name), ("username", whom), ("a1", YES)])
    };
    let links = olga.get(PAGE).attributes(".invited a", "href");
    assert_eq!(links[0], "/poll/food/vote/for/?username=ada%40example.org");
    assert_eq!(olga.get(&links[0]).attributes("input[name=username]", "value"), ["ada@example.org"]);
    assert_eq!(entering("", "eve@example.org").status, 422, "who was not invited");
    assert_eq!(entering("", "bob@example.org").status, 422, "an address is no name");
    assert_eq!(entering("", "ADA@example.org").status, 303);
    assert_eq!(votes(&app, "food")[0].name, "Ada");
    let page = olga.get(PAGE);
    assert!(page.text.contains("1 of 2 have answered."), "{}", page.text);
    assert_eq!(entering("Ada", "ada@example.org").status, 422, "one vote an invitation");
    // Her personal link leads to it, and when she deletes it she may vote again.
    let ada = open(&app, &app.mails_to("ada@example.org")[0]);
    let own = ada.get("/poll/food/vote/");
    assert_eq!(own.status, 303);
    let own = own.header("location").replace("/edit/", "/delete/");
    assert_eq!(ada.post(&own, &[]).status, 303);
    assert_eq!(vote(&ada, "Ada").status, 303);
}

#[test]
fn a_copy_invites_the_same_people_when_that_is_asked_for_and_else_nobody() {
    let (app, olga) = poll_of_olga(invited_alone());
    app.user("bob");
    invite(&olga, "Ada <ada@example.org>, bob");
    assert_eq!(olga.post(PAGE, &[("days", "2")]).status, 303);
    let old = app.mails_to("ada@example.org").remove(0);
    let copy = |slug: &str, more: &[(&str, &str)]| {
        let fields = [("title", "Again"), ("address", "chosen"), ("slug", slug), ("values", "on")];
        olga.post("/poll/food/copy/", &[&fields[..], more].concat())
    };
    let form = olga.get("/poll/food/copy/");
    assert!(form.text.contains("Invite the 2 people who are invited here"), "{}", form.text);
    assert!(form.attributes("input[name=invite][checked]", "name").is_empty(), "mail is not sent unasked");
    assert_eq!(copy("alone", &[]).status, 303);
    assert_eq!(app.mails_to("ada@example.org").len(), 1);
    assert!(olga.get("/invitations/alone/").texts(".invited li").is_empty());

    assert_eq!(copy("again", &[("invite", "on")]).status, 303);
    let mails = app.mails_to("ada@example.org");
    assert_eq!(mails.len(), 2);
    assert_eq!(sorted(olga.get("/invitations/again/").texts(".invited li strong")), ["Ada", "bob"]);
    let ada = open(&app, &mails[1]);
    assert_eq!(ada.post("/poll/again/vote/", &[("name", "Ada"), ("a1", YES)]).status, 303);
    let elsewhere = old.path().replace("/food/", "/again/");
    assert_eq!(app.guest().get(&elsewhere).status, 404, "the old link opens the old poll alone");
    let reminder = "SELECT remind_days FROM polls WHERE slug = 'again'";
    assert_eq!(app.write(move |tx| Ok(tx.query_one::<Option<i64>>(reminder, &[])?)), Some(2));
}

#[test]
fn a_copy_that_would_invite_too_many_in_a_day_is_not_made() {
    let app = TestApp::with_mail(&[]);
    let guest = app.guest();
    TestPoll::default().made_by(&app, &guest);
    let many: Vec<String> = (0..15).map(|n| format!("p{n}@example.org")).collect();
    assert_eq!(invite(&guest, &many.join(" ")).status, 303);
    let fields = [("title", "Again"), ("address", "chosen"), ("slug", "again"), ("invite", "on")];
    let answer = guest.post("/poll/food/copy/", &fields);
    assert_eq!(
        (answer.status, answer.attributes(".error-summary a", "href")),
        (422, vec!["#f-invite".into()])
    );
    assert_eq!(guest.get("/poll/again/").status, 404);
    app.deliver();
    assert_eq!(app.mail().received().len(), 15, "and no mail went out");
}

#[test]
fn without_mail_the_links_are_there_to_be_copied_and_nothing_pretends_to_be_sent() {
    let app = TestApp::new();
    let olga = app.signed_in("olga");
    TestPoll::default().made_by(&app, &olga);
    let page = olga.get(PAGE);
    assert!(page.text.contains("This site sends no mail."), "{}", page.text);
    assert_eq!(invite(&olga, "ada@example.org").status, 303);
    let page = olga.get(PAGE);
    assert!(page.text.contains("no mail was sent"));
    assert!(page.texts("button[name=resend_all], button[name=resend]").is_empty());
    assert_eq!(olga.post(PAGE, &[("resend_all", "1")]).status, 409);
    assert_eq!(page.attributes(".invited input[readonly]", "value").len(), 1);
}

#[test]
fn a_reminder_goes_out_before_the_deadline_once_to_those_who_have_not_answered() {
    let (app, olga) = poll_of_olga(Settings::default());
    let deadline = |days: i64| {
        let at = bitpoll::domain::time::Instant(app.db.now() + days * 86_400).utc();
        at.format("%Y-%m-%dT%H:%M").to_string()
    };
    let save = |days: i64| {
        let fields = [("title", "Lunch"), ("zone", "UTC"), ("deadline", &deadline(days))];
        assert_eq!(olga.post("/poll/food/settings/", &fields).status, 303);
    };
    save(10);
    invite(&olga, "ada@example.org bob@example.org");
    assert_eq!(olga.post(PAGE, &[("days", "nonsense")]).status, 422);
    assert_eq!(olga.post(PAGE, &[("days", "2")]).status, 303);
    assert!(olga.get(PAGE).text.contains("The reminder goes out"));
    vote(&open(&app, &app.mails_to("ada@example.org")[0]), "Ada");
    // The deadline moves, and the reminder with it.
    save(5);
    let post = Post { sends: true, for_guests: true, client: None, exempt: true };
    let keys = app.keys.clone();
    let run = || {
        let keys = keys.clone();
        while app.store().read_blocking(is_reminder_due).unwrap() {
            let keys = keys.clone();
            app.store().write_blocking(move |tx| remind_one_poll(tx, &keys, post)).unwrap();
        }
    };
    app.db.advance(3 * 86_400 - 120);
    run();
    assert_eq!(app.mails_to("bob@example.org").len(), 1, "not yet");
    app.db.advance(180);
    std::thread::scope(|scope| {
        for _ in 0..3 {
            scope.spawn(run);
        }
    });
    let bob = app.mails_to("bob@example.org");
    assert_eq!((bob.len(), app.mails_to("ada@example.org").len()), (2, 1));
    assert!(open(&app, &bob[1]).get("/poll/food/vote/").status == 200, "its link works");
    run();
    assert_eq!(app.mails_to("bob@example.org").len(), 2, "once");
}

#[test]
fn who_was_invited_is_shown_where_all_votes_are_with_their_names_and_addresses_never() {
    let (app, olga) = poll_of_olga(Settings::default());
    invite(&olga, "Ada <ada@example.org>, secret@example.org");
    let page = app.guest().get("/poll/food/");
    assert!(page.text.contains("Ada") && page.text.contains("one more"), "{}", page.text);
    assert!(!page.text.contains("@example.org"));
    assert!(olga.get("/poll/food/").text.contains("secret@example.org"));
    for (column, value) in [("show_invitations", 0_i64), ("hide_participants", 1)] {
        let sql: &'static str = match column {
            "show_invitations" => "UPDATE polls SET show_invitations = ?1, revision = revision + 1",
            _ => "UPDATE polls SET show_invitations = 1, hide_participants = ?1, revision = revision + 1",
        };
        app.write(move |tx| Ok(tx.execute(sql, params![value])?));
        for path in ["/poll/food/", "/poll/food.json", "/poll/food.csv", "/poll/food.txt", "/poll/food/vote/"]
        {
            let seen = app.guest().get(path).text;
            assert!(!seen.contains("Ada") && !seen.contains("have answered"), "{column}: {path}");
        }
        assert!(olga.get("/poll/food/").text.contains("Ada"), "the owner always sees them");
    }
    for results in Results::ALL.iter().filter(|results| **results != Results::Complete) {
        let word = results.as_str();
        app.write(move |tx| {
            let sql = "UPDATE polls SET hide_participants = 0, results = ?1, revision = revision + 1";
            Ok(tx.execute(sql, params![word])?)
        });
        assert!(!app.guest().get("/poll/food/").text.contains("Ada"), "{word}");
    }
}

fn withdraw(owner: &Client, name: &str) {
    assert_eq!(owner.post(PAGE, &[("delete", &id_of(owner, name))]).status, 303);
}

#[test]
fn who_is_invited_again_and_again_gets_one_mail_in_twelve_hours() {
    let (app, olga) = poll_of_olga(Settings::default());
    app.user("bob");
    app.address("bob", "bob@example.org");
    for _ in 0..3 {
        assert_eq!(invite(&olga, "Ada@example.org, bob").status, 303);
        assert_eq!(app.mails_to("bob@example.org").len(), 1);
        assert_eq!(app.mail().received().len(), 2);
        withdraw(&olga, "Ada@example.org");
        withdraw(&olga, "bob");
    }
    invite(&olga, "ada@example.org, bob");
    let soon = olga.post(PAGE, &[("resend", &id_of(&olga, "bob"))]);
    assert!(olga.follow(&soon).text.contains("not twelve hours old"));
    app.deliver();
    assert_eq!(app.mail().received().len(), 2);
    app.db.advance(TWELVE_HOURS);
    assert_eq!(olga.post(PAGE, &[("resend_all", "1")]).status, 303);
    app.deliver();
    assert_eq!(app.mail().received().len(), 4);
}

#[test]
fn who_wants_no_more_mail_about_a_poll_gets_none_by_another_invitation_to_it() {
    let (app, olga) = poll_of_olga(Settings::default());
    invite(&olga, "ada@example.org bob@example.org eve@example.org");
    let stop = |name: &str| {
        let mail = app.mails_to(name).remove(0);
        let link = mail.links().into_iter().find(|link| link.contains("/mail/stop/")).expect("a link");
        assert_eq!(app.guest().post(link.strip_prefix(&app.address).unwrap(), &[]).status, 200);
    };
    stop("ada@example.org");
    let (ada, bob, eve) = ("ada@example.org", "bob@example.org", "eve@example.org");
    for name in [ada, bob, eve] {
        withdraw(&olga, name);
    }
    // Bob does so when his invitation is gone already.
    stop(bob);
    app.db.advance(TWELVE_HOURS);
    invite(&olga, "ADA@example.org bob@example.org eve@example.org");
    let mails = |name: &str| app.mails_to(name).len();
    assert_eq!((mails(ada) + mails("ADA@example.org"), mails(bob), mails(eve)), (1, 1, 2));
}

#[test]
fn everybody_of_a_group_counts_who_is_invited() {
    let (app, olga) = poll_of_olga(Settings::default());
    let world = app.world();
    let group = world.group("club");
    for name in ["p1", "p2", "p3", "p4"] {
        world.join(&world.user(name), group);
    }
    app.write(|tx| Ok(tx.execute("UPDATE user_groups SET visibility = 'signed-in'", &[])?));
    app.use_up_invitations("olga", 2);
    let told = invite(&olga, "club");
    assert!(told.text.contains("too many for today"), "{}", told.text);
    assert_eq!(olga.get(PAGE).texts(".invited li strong").len(), 2);
    // The others come another day, and those who were invited count no more.
    app.db.advance(600);
    assert!(invite(&olga, "club").text.contains("2 members invited"));
    assert_eq!(olga.get(PAGE).texts(".invited li strong").len(), 4);
}

#[test]
fn a_vote_that_loses_its_name_loses_its_mail_and_a_nameless_one_tells_no_time() {
    let (app, _) = poll_of_olga(Settings::default());
    let guest = app.guest();
    assert_eq!(vote(&guest, "Gus").status, 303);
    let id = votes(&app, "food")[0].public_id;
    let send = |id: &PublicId| {
        let (link, seal) = (format!("/poll/food/vote/{id}/link/"), app.seal());
        let fields = [("email", "gus@example.org"), ("seal", seal.as_str()), ("website", "")];
        assert_eq!(guest.post(&link, &fields).status, 303);
    };
    let outbox = || {
        let sql = "SELECT created, due FROM outbox WHERE kind IN ('vote-link', 'vote-assigned')";
        app.write(move |tx| Ok(tx.query_all::<(i64, i64)>(sql, params![])?))
    };
    send(&id);
    assert_eq!(outbox().len(), 1);
    let edit = format!("/poll/food/vote/{id}/edit/");
    assert_eq!(guest.post(&edit, &[("anonymous", "on"), ("a1", YES), ("revision", "1")]).status, 303);
    assert_eq!(outbox(), []);
    let id = votes(&app, "food")[0].public_id;
    send(&id);
    let day = app.db.now() - app.db.now() % 86_400;
    assert_eq!(outbox(), [(day, day)]);
    assert_eq!(app.mails_to("gus@example.org").len(), 1, "it is sent");
}
