//! Groups over HTTP, and what happens when several people change one at once.

use std::thread;

use bitpoll::actions::Error;
use bitpoll::actions::group_members::{Turn, answer, change_member, withdraw};
use bitpoll::actions::groups::{create_group, leave_group};
use bitpoll::domain::access::Denial;
use bitpoll::domain::group::Visibility;
use bitpoll::domain::poll::Settings;
use bitpoll::params;
use bitpoll::secrets::Keys;

use crate::support::app::{Answer, Client, TestApp};
use crate::support::db::for_each_engine;
use crate::support::world::{Person, World};

fn site() -> TestApp {
    TestApp::configured(&[("limits_exempt", "127.0.0.0/8")])
}

/// Somebody with a new group named `Chess Club`.
fn founder(app: &TestApp, name: &str) -> Client {
    let client = app.signed_in(name);
    let made = client.post("/groups/create/", &[("name", "Chess Club"), ("visibility", "members")]);
    assert_eq!((made.status, made.header("location")), (303, "/groups/g/Chess%20Club/"), "{}", made.text);
    client
}

fn invite(by: &Client, people: &str) -> Answer {
    by.post("/groups/g/Chess%20Club/invite/", &[("people", people)])
}

fn accept(client: &Client) -> u16 {
    client.post("/groups/invitations/Chess%20Club/action/", &[("do", "accept")]).status
}

fn count(app: &TestApp, sql: &'static str) -> i64 {
    app.write(move |tx| Ok(tx.query_one::<i64>(sql, params![])?))
}

#[test]
fn a_group_is_made_others_join_own_its_polls_and_lose_them_when_they_leave() {
    let app = site();
    let (ada, bob) = (founder(&app, "ada"), app.signed_in("bob"));
    assert_eq!(bob.get("/groups/g/Chess%20Club/").status, 404, "strangers do not see it");
    assert_eq!(invite(&ada, "bob").status, 303);
    assert_eq!(bob.get("/").texts("summary .count"), ["1 (one invitation to a group)"]);
    assert!(bob.get("/groups/").text.contains("ada invites you to join."));
    assert_eq!(bob.get("/groups/g/Chess%20Club/").status, 200, "who is asked looks at it first");
    assert_eq!(accept(&bob), 303);
    assert_eq!(accept(&bob), 404, "an invitation serves once");
    assert!(bob.get("/").texts("summary .count").is_empty());
    let made = ada.post(
        "/new/universal/",
        &[
            ("title", "Lunch"),
            ("texts", "A\nB"),
            ("group", "Chess Club"),
            ("seal", &app.seal()),
            ("do", "create"),
        ],
    );
    assert_eq!(made.status, 303, "{:?}", made.texts(".error"));
    let settings = made.header("location").replace("/share/", "/settings/");
    assert_eq!(bob.get(&settings).status, 200);
    assert_eq!(bob.get("/groups/g/Chess%20Club/leave/").status, 200);
    assert_eq!(bob.post("/groups/g/chess%20club/leave/", &[]).status, 303, "case does not matter");
    assert_eq!(bob.get(&settings).status, 403);
    assert_eq!(bob.get("/groups/g/Chess%20Club/").status, 404);
}

#[test]
fn who_cannot_be_asked_is_told_and_stays_in_the_field() {
    let app = site();
    let ada = founder(&app, "ada");
    for name in ["bob", "carla"] {
        app.user(name);
    }
    let done = invite(&ada, "bob");
    assert!(ada.follow(&done).text.contains("bob"));
    let page = invite(&ada, "Bob, nobody; carla ada\nada");
    assert_eq!(page.status, 422);
    assert_eq!(page.attributes("#f-people", "value"), ["Bob, nobody, ada"]);
    assert_eq!(page.texts("[role=status]"), ["Invited: carla"]);
    assert_eq!(
        page.texts(".error-summary li"),
        ["bob is invited already.", "There is nobody called “nobody”.", "ada belongs to the group already."]
    );
    let shown = ada.get("/groups/g/Chess%20Club/").text;
    assert!(shown.contains("bob") && shown.contains("carla"));
    for (people, words) in [(" , ", "Please fill in"), (&"x, y".repeat(99), "at most 50")] {
        let many: String = (0..60).map(|n| format!("{people}{n},")).collect();
        let typed = if words.contains("50") { many.as_str() } else { people };
        let page = invite(&ada, typed);
        assert_eq!(page.status, 422, "{words}");
    }
}

#[test]
fn an_address_finds_its_account_only_where_people_may_be_looked_up() {
    for (directory, status) in [("members", 303), ("off", 422)] {
        let app = TestApp::configured(&[("directory", directory)]);
        let ada = founder(&app, "ada");
        app.user("bob");
        let sql =
            "UPDATE users SET email = 'b@example.org', email_key = 'b@example.org' WHERE username = 'bob'";
        app.write(move |tx| Ok(tx.execute(sql, params![])?));
        assert_eq!(invite(&ada, "B@example.org").status, status, "{directory}");
    }
}

#[test]
fn whoever_is_asked_gets_mail_unless_they_want_none() {
    let app = site();
    let ada = founder(&app, "ada");
    for name in ["bob", "carla"] {
        app.user(name);
    }
    app.write(|tx| {
        Ok(tx.execute("UPDATE users SET mail_invitations = 0 WHERE username = 'carla'", params![])?)
    });
    assert_eq!(invite(&ada, "bob, carla").status, 303);
    let sql = "SELECT u.username, o.object, o.data FROM outbox o JOIN users u ON u.id = o.user_id \
               WHERE o.kind = 'group-invitation'";
    let mails = app.write(move |tx| Ok(tx.query_all::<(String, String, String)>(sql, params![])?));
    assert_eq!(mails, [("bob".into(), "1".into(), String::new())], "the key of the group");
}

#[test]
fn who_is_asked_again_and_again_gets_one_mail_in_twelve_hours() {
    let app = site();
    let ada = founder(&app, "ada");
    app.user("bob");
    let mails = || count(&app, "SELECT COUNT(*) FROM outbox WHERE kind = 'group-invitation'");
    for _ in 0..3 {
        assert_eq!(invite(&ada, "bob").status, 303);
        assert_eq!(ada.post("/groups/g/Chess%20Club/withdraw/bob/", &[]).status, 303);
    }
    assert_eq!(mails(), 1);
    app.db.advance(12 * 3_600);
    assert_eq!(invite(&ada, "bob").status, 303);
    assert_eq!(mails(), 2);
}

#[test]
fn who_is_asked_to_join_counts_among_the_invitations_of_a_day() {
    let app = TestApp::with_mail(&[]);
    let ada = founder(&app, "ada");
    for name in ["bob", "cem", "dan"] {
        app.user(name);
    }
    app.use_up_invitations("ada", 2);
    let told = invite(&ada, "bob, cem, dan");
    assert_eq!((told.status, told.attributes("input[name=people]", "value")), (422, vec!["dan".into()]));
    assert!(told.text.contains("too many people today"), "{}", told.text);
    assert_eq!(count(&app, "SELECT COUNT(*) FROM group_invitations"), 2);
}

#[test]
fn an_invitation_that_was_withdrawn_or_refused_is_gone() {
    let app = site();
    let (ada, bob) = (founder(&app, "ada"), app.signed_in("bob"));
    assert_eq!(invite(&ada, "bob").status, 303);
    assert_eq!(ada.post("/groups/g/Chess%20Club/withdraw/bob/", &[]).status, 303);
    assert_eq!(accept(&bob), 404);
    assert_eq!(ada.post("/groups/g/Chess%20Club/withdraw/bob/", &[]).status, 404);
    assert_eq!(invite(&ada, "bob").status, 303);
    assert_eq!(bob.post("/groups/invitations/Chess%20Club/action/", &[("do", "refuse")]).status, 303);
    assert_eq!(accept(&bob), 404);
    assert_eq!(count(&app, "SELECT COUNT(*) FROM memberships"), 1);
}

#[test]
fn an_admin_of_one_group_has_nothing_to_say_in_another() {
    let app = site();
    let (ada, eve) = (founder(&app, "ada"), app.signed_in("eve"));
    app.user("bob");
    app.user("carla");
    assert_eq!(eve.post("/groups/create/", &[("name", "Evil"), ("visibility", "signed-in")]).status, 303);
    assert_eq!(invite(&ada, "bob").status, 303);
    for (path, fields) in [
        ("/groups/g/Evil/withdraw/bob/", vec![]),
        ("/groups/g/Evil/action/ada/", vec![("do", "kick")]),
        ("/groups/g/Evil/action/ada/", vec![("do", "grant_admin")]),
        ("/groups/g/Chess%20Club/withdraw/bob/", vec![]),
        ("/groups/g/Chess%20Club/action/ada/", vec![("do", "kick")]),
        ("/groups/invitations/Chess%20Club/action/", vec![("do", "accept")]),
    ] {
        assert_eq!(eve.post(path, &fields).status, 404, "{path}");
    }
    assert_eq!(ada.get("/groups/g/Evil/").status, 200, "everybody with an account sees this one");
    assert_eq!(ada.post("/groups/g/Evil/action/eve/", &[("do", "kick")]).status, 403);
    assert_eq!(ada.post("/groups/g/Evil/invite/", &[("people", "carla")]).status, 403);
}

#[test]
fn admins_send_members_out_and_make_others_admins_but_the_last_one_stays() {
    let app = site();
    let (ada, bob) = (founder(&app, "ada"), app.signed_in("bob"));
    invite(&ada, "bob");
    assert_eq!(accept(&bob), 303);
    let turn = |by: &Client, user: &str, what: &str| {
        by.post(&format!("/groups/g/Chess%20Club/action/{user}/"), &[("do", what)]).status
    };
    assert_eq!(turn(&bob, "ada", "kick"), 403);
    for what in ["kick", "revoke_admin"] {
        assert_eq!(turn(&ada, "ada", what), 409, "{what}");
    }
    assert_eq!(ada.get("/groups/g/Chess%20Club/leave/").status, 409);
    assert!(ada.get("/groups/g/Chess%20Club/").text.contains("You alone look after this group"));
    assert_eq!(turn(&ada, "bob", "grant_admin"), 303);
    assert_eq!(turn(&ada, "bob", "grant_admin"), 409);
    assert_eq!(turn(&bob, "ada", "revoke_admin"), 303);
    assert_eq!(turn(&ada, "bob", "kick"), 403);
    assert_eq!(turn(&bob, "ada", "kick"), 303);
    assert_eq!(turn(&bob, "nobody", "kick"), 404);
    assert_eq!(turn(&bob, "bob", "dance"), 400);
    let sql = "SELECT action, detail FROM audit WHERE target = 'Chess Club' ORDER BY id";
    let noted = app.write(move |tx| Ok(tx.query_all::<(String, String)>(sql, params![])?));
    let noted: Vec<_> = noted.iter().map(|(action, detail)| (action.as_str(), detail.as_str())).collect();
    assert_eq!(noted, [("group.role", "bob: admin"), ("group.role", "ada: member"), ("group.remove", "ada")]);
}

#[test]
fn names_may_have_blanks_and_umlauts_are_unique_and_can_be_changed() {
    let app = site();
    let ada = founder(&app, "ada");
    let create = |name: &str| ada.post("/groups/create/", &[("name", name), ("visibility", "members")]);
    assert_eq!(create("Übungs Gruppe").header("location"), "/groups/g/%C3%9Cbungs%20Gruppe/");
    assert_eq!(ada.get("/groups/g/%C3%BCbungs%20gruppe/").texts("h1"), ["Übungs Gruppe"]);
    for (name, words) in [
        ("CHESS club", "Another group has this name already."),
        ("ab", "At least three characters"),
        ("a/b/c", "At least three characters"),
    ] {
        let page = create(name);
        assert_eq!(page.status, 422, "{name}");
        assert!(page.texts(".error")[0].contains(words), "{name}: {:?}", page.texts(".error"));
        assert_eq!(page.attributes("#f-name", "value"), [name]);
    }
    let rename = |name: &str| {
        ada.post("/groups/g/Chess%20Club/settings/", &[("name", name), ("visibility", "signed-in")])
    };
    assert_eq!(rename("übungs gruppe").status, 422);
    assert_eq!(rename("CHESS Club").status, 303, "its own name in other letters is free");
    assert_eq!(rename("Go_Club").header("location"), "/groups/g/Go_Club/");
    assert_eq!(ada.get("/groups/g/Chess%20Club/").status, 404);
}

#[test]
fn the_polls_of_a_deleted_group_go_where_its_admin_says() {
    for (heir, by_ada, by_other) in [("me", 200, 403), ("group Other", 200, 200), ("nobody", 410, 404)] {
        let app = site();
        let (ada, bob) = (founder(&app, "ada"), app.signed_in("bob"));
        ada.post("/groups/create/", &[("name", "Other"), ("visibility", "members")]);
        ada.post("/groups/g/Other/invite/", &[("people", "bob")]);
        bob.post("/groups/invitations/Other/action/", &[("do", "accept")]);
        bob.post("/groups/create/", &[("name", "Bobs"), ("visibility", "members")]);
        let world = app.world();
        let poll = world.poll(&world.user("carla"), "lunch", Settings::default());
        let kept = world.poll(&world.user("dora"), "dinner", Settings::default());
        app.write(move |tx| {
            let group = "(SELECT id FROM user_groups WHERE name = 'Chess Club')";
            let sql = format!("UPDATE polls SET group_id = {group}, user_id = NULL WHERE id = ?1").leak();
            tx.execute(sql, params![poll.id.0])?;
            let sql = format!("UPDATE polls SET group_id = {group} WHERE id = ?1").leak();
            Ok(tx.execute(sql, params![kept.id.0])?)
        });
        let page = ada.get("/groups/g/Chess%20Club/delete/");
        assert!(page.text.contains("its 2 polls"), "{heir}");
        for foreign in ["group Bobs", "group Chess Club", "group Nothing", "dora"] {
            let page = ada.post("/groups/g/Chess%20Club/delete/", &[("heir", foreign)]);
            assert_eq!(page.status, 422, "{foreign}");
        }
        assert_eq!(ada.post("/groups/g/Chess%20Club/delete/", &[("heir", heir)]).status, 303);
        assert_eq!(ada.get("/poll/lunch/settings/").status, by_ada, "{heir}");
        assert_eq!(bob.get("/poll/lunch/settings/").status, by_other, "{heir}");
        let sql = "SELECT COUNT(*) FROM polls p JOIN users u ON u.id = p.user_id \
                   WHERE p.slug = 'dinner' AND u.username = 'dora' AND p.deleted_at IS NULL";
        assert_eq!(count(&app, sql), 1, "what an account owns stays with it: {heir}");
        assert_eq!(count(&app, "SELECT COUNT(*) FROM audit WHERE action = 'group.delete'"), 1);
        assert_eq!(ada.get("/groups/g/Chess%20Club/").status, 404);
    }
}

#[test]
fn a_group_of_a_provider_is_shown_and_not_changed() {
    let app = site();
    let (ada, bob) = (founder(&app, "ada"), app.signed_in("bob"));
    invite(&ada, "bob");
    app.write(|tx| Ok(tx.execute("UPDATE user_groups SET provider = 'school'", params![])?));
    let page = ada.get("/groups/g/Chess%20Club/");
    assert!(page.text.contains("come from school"));
    assert!(page.attributes("main form", "action").is_empty(), "nothing to press");
    for path in ["leave/", "settings/", "delete/", "invite/", "action/ada/", "withdraw/bob/"] {
        let fields = [("do", "kick"), ("name", "Other"), ("visibility", "members"), ("people", "bob")];
        assert_eq!(ada.post(&format!("/groups/g/Chess%20Club/{path}"), &fields).status, 403, "{path}");
    }
    assert_eq!(accept(&bob), 403);
    assert_eq!(count(&app, "SELECT COUNT(*) FROM memberships"), 1);
}

#[test]
fn a_site_without_groups_has_no_pages_for_them() {
    let app = TestApp::configured(&[("groups", "false")]);
    let ada = app.signed_in("ada");
    for path in ["/groups/", "/groups/create/", "/groups/g/x/"] {
        assert_eq!(ada.get(path).status, 404, "{path}");
    }
    assert!(!ada.get("/").text.contains("/groups/"));
}

#[test]
fn nobody_gives_a_poll_to_a_group_that_is_not_theirs() {
    let app = site();
    let (_ada, eve) = (founder(&app, "ada"), app.signed_in("eve"));
    let fields = |group: &'static str, seal: &str| {
        [("title", "Lunch"), ("texts", "A\nB"), ("group", group), ("do", "create")]
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .into_iter()
            .chain([("seal".to_owned(), seal.to_owned())])
            .collect::<Vec<_>>()
    };
    let post = |client: &Client, path: &str, fields: &[(String, String)]| {
        let fields: Vec<(&str, &str)> =
            fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        client.post(path, &fields)
    };
    let page = post(&eve, "/new/universal/", &fields("Chess Club", &app.seal()));
    assert_eq!(page.status, 422);
    assert_eq!(post(&app.guest(), "/new/universal/", &fields("Chess Club", &app.seal())).status, 422);
    let made = post(&eve, "/new/universal/", &fields("", &app.seal()));
    let settings = made.header("location").replace("/share/", "/settings/");
    let group = count(&app, "SELECT id FROM user_groups").to_string();
    let changed = [("title", "Lunch"), ("zone", "UTC"), ("owner", "eve"), ("group", group.as_str())];
    let page = eve.post(&settings, &changed);
    assert_eq!(page.status, 422);
    assert_eq!(page.attributes("#f-group", "aria-invalid").len(), 0, "she has no group to choose");
    assert_eq!(count(&app, "SELECT COUNT(*) FROM polls WHERE group_id IS NOT NULL"), 0);
}

#[test]
fn a_guests_poll_is_taken_into_an_account_by_whoever_holds_its_link_and_only_once() {
    let app = site();
    let guest = app.guest();
    let made = guest.post(
        "/new/universal/",
        &[("title", "Lunch"), ("texts", "A\nB"), ("seal", &app.seal()), ("do", "create")],
    );
    let share = made.header("location").to_owned();
    let take = share.replace("/share/", "/take/");
    assert!(!guest.get(&share).text.contains("/take/"));
    assert_eq!(guest.post(&take, &[]).status, 403, "without an account there is nothing to take it into");
    assert_eq!(app.signed_in("eve").post(&take, &[]).status, 403, "without the link it is not hers");
    app.user("ada");
    assert_eq!(guest.post("/login/", &[("username", "ada"), ("password", "secret password")]).status, 303);
    assert!(guest.get(&share).text.contains("Take it into my account"));
    assert_eq!(guest.post(&take, &[]).status, 303);
    assert_eq!(guest.post(&take, &[]).status, 409);
    assert_eq!(app.signed_in("ada").get(&share.replace("/share/", "/settings/")).status, 200);
    assert_eq!(count(&app, "SELECT COUNT(*) FROM audit WHERE action = 'poll.owner'"), 1);
}

#[test]
fn a_copy_of_a_groups_poll_is_the_groups() {
    let app = site();
    let ada = founder(&app, "ada");
    let fields = [("title", "Lunch"), ("texts", "A\nB"), ("group", "Chess Club"), ("do", "create")];
    let made = ada.post("/new/universal/", &[fields.as_slice(), &[("seal", &app.seal())]].concat());
    let copy = made.header("location").replace("/share/", "/copy/");
    assert_eq!(ada.post(&copy, &[("title", "Again"), ("address", "random"), ("shift", "0")]).status, 303);
    let sql = "SELECT COUNT(*) FROM polls WHERE group_id IS NOT NULL AND user_id IS NULL";
    assert_eq!(count(&app, sql), 2);
}

/// Two people who look after one group.
fn two_admins(world: &World) -> [Person; 2] {
    let people = [world.user("ada"), world.user("bob")];
    world.act(&people[0], |tx, asker| create_group(tx, asker, "Chess", Visibility::Members)).unwrap();
    let sql = "SELECT id FROM user_groups";
    let group = world.write(move |tx| Ok(tx.query_one::<i64>(sql, params![])?));
    world.join_as(&people[1], bitpoll::domain::id::GroupId(group), true);
    people
}

fn admins(world: &World) -> i64 {
    world.write(|tx| Ok(tx.query_one::<i64>("SELECT COUNT(*) FROM memberships WHERE admin = 1", params![])?))
}

#[test]
fn of_two_admins_who_leave_at_once_one_stays() {
    for_each_engine(|db| {
        for round in 0..8 {
            let world = World::new(db.store(), Keys::new(&[[7; 32]]));
            let people = two_admins(&world);
            let leaving = people.map(|person| {
                let world = world.clone();
                thread::spawn(move || world.act(&person, |tx, asker| leave_group(tx, asker, "chess")))
            });
            let left = leaving.map(|thread| thread.join().unwrap());
            let stopped = |result: &bitpoll::actions::Result<()>| {
                matches!(result, Err(Error::Denied(Denial::LastGroupAdmin)))
            };
            assert_eq!(left.iter().filter(|result| stopped(result)).count(), 1, "round {round}: {left:?}");
            assert_eq!(admins(&world), 1);
            world.write(|tx| {
                tx.execute("DELETE FROM user_groups", params![])?;
                Ok(tx.execute("DELETE FROM users", params![])?)
            });
        }
    });
}

#[test]
fn of_two_admins_who_revoke_each_other_at_once_one_stays() {
    for_each_engine(|db| {
        let world = World::new(db.store(), Keys::new(&[[7; 32]]));
        let people = two_admins(&world);
        let turns = people.into_iter().zip(["bob", "ada"]).map(|(person, other)| {
            let world = world.clone();
            let act = move |tx: &mut bitpoll::store::Tx<'_>, asker: &bitpoll::actions::Asker| {
                change_member(tx, asker, "Chess", other, Turn::Revoke)
            };
            thread::spawn(move || world.act(&person, act).is_ok())
        });
        let done: Vec<bool> =
            turns.collect::<Vec<_>>().into_iter().map(|turn| turn.join().unwrap()).collect();
        assert_eq!(done.iter().filter(|done| **done).count(), 1);
        assert_eq!(admins(&world), 1);
    });
}

#[test]
fn an_invitation_is_accepted_or_withdrawn_never_both() {
    for_each_engine(|db| {
        let world = World::new(db.store(), Keys::new(&[[7; 32]]));
        let [ada, _] = two_admins(&world);
        let sql = "SELECT id FROM user_groups";
        let group = world.write(move |tx| Ok(tx.query_one::<i64>(sql, params![])?));
        for round in 0..8 {
            let name = format!("carla{round}");
            let carla = world.user(&name);
            world.invite_to_group(&carla, bitpoll::domain::id::GroupId(group));
            let (one, two, ada, other) = (world.clone(), world.clone(), ada.clone(), carla.clone());
            let accepting =
                thread::spawn(move || one.act(&other, |tx, asker| answer(tx, asker, "Chess", true)).is_ok());
            let withdrawing = thread::spawn(move || {
                two.act(&ada, move |tx, asker| withdraw(tx, asker, "Chess", &name)).is_ok()
            });
            let (accepted, withdrawn) = (accepting.join().unwrap(), withdrawing.join().unwrap());
            assert_ne!(accepted, withdrawn);
            let sql = "SELECT COUNT(*) FROM memberships WHERE user_id = ?1";
            let id = carla.id();
            assert_eq!(
                world.write(move |tx| Ok(tx.query_one::<i64>(sql, params![id.0])?)),
                i64::from(accepted)
            );
        }
    });
}

#[test]
fn a_polls_page_says_which_group_owns_it_to_those_who_may_see_the_group() {
    let app = site();
    let ada = founder(&app, "ada");
    let eve = app.signed_in("eve");
    let fields = [("title", "Lunch"), ("texts", "A\nB"), ("group", "Chess Club"), ("do", "create")];
    let made = ada.post("/new/universal/", &[fields.as_slice(), &[("seal", &app.seal())]].concat());
    let poll = made.header("location").replace("/share/", "/");
    let told = "Poll of the group Chess Club";
    let seen = |by: &Client| by.get(&poll).text.contains(told);
    assert!(seen(&ada));
    assert!(ada.get(&poll.replace("/poll/", "/invitations/")).text.contains(told));
    assert!(!seen(&eve), "it is seen by its members alone");
    app.write(|tx| Ok(tx.execute("UPDATE user_groups SET visibility = 'signed-in'", &[])?));
    assert!(seen(&eve));
    assert!(!seen(&app.guest()));
}

#[test]
fn somebody_in_many_groups_has_the_rights_of_each_and_sees_once_how_many_ask_them() {
    let app = site();
    let world = app.world();
    let bob = world.user("bob");
    for name in ["one", "two", "three"] {
        world.join(&bob, world.group(name));
    }
    for name in ["four", "five"] {
        world.invite_to_group(&bob, world.group(name));
    }
    let page = app.browser(&bob).get("/groups/");
    for name in ["one", "two", "three"] {
        assert!(page.text.contains(&format!("/groups/g/{name}/")), "{name}");
    }
    let asked = page.texts(".site-head .count");
    assert_eq!(asked.first().map(String::as_str), Some("2 (2 invitations to groups)"));
}

#[test]
fn no_group_has_a_name_that_looks_like_anothers() {
    let app = site();
    let ada = app.signed_in("ada");
    let make = |name: &str| ada.post("/groups/create/", &[("name", name), ("visibility", "members")]);
    for name in ["Copa", "Chess Club", "Команда A"] {
        assert_eq!(make(name).status, 303, "{name}");
    }
    for (like, words) in [
        ("\u{421}\u{43e}\u{440}\u{430}", "Another group has this name already."),
        ("Chess \u{421}lub", "Please take letters of one script"),
        ("\u{421}hess Club", "Please take letters of one script"),
    ] {
        let page = make(like);
        assert_eq!(page.status, 422, "{like}");
        assert!(
            page.texts("#f-name-error")[0].starts_with(words),
            "{like}: {:?}",
            page.texts("#f-name-error")
        );
        let rename = [("name", like), ("visibility", "members")];
        assert_eq!(ada.post("/groups/g/Chess%20Club/settings/", &rename).status, 422, "{like}");
    }
}
