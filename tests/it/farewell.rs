//! Taking one's data along, and leaving.

use bitpoll::domain::id::GroupId;
use bitpoll::domain::poll::{Owner, Settings};
use bitpoll::domain::user::Role;
use bitpoll::params;
use bitpoll::store::transfer;

use crate::support::app::{Client, TestApp};
use crate::support::db::for_each_engine;
use crate::support::mailbox;
use crate::support::world::{Person, World, ballot};

const DELETE: &str = "/settings/delete/";
const MAIL: [(&str, &str); 2] = [("smtp_host", "127.0.0.1"), ("mail_from", "polls@example.org")];

/// Ada, whose name, username and address stand in the database wherever they can.
struct Ada {
    app: TestApp,
    world: World,
    person: Person,
    browser: Client,
    friend: Person,
    group: GroupId,
}

impl Ada {
    fn living_in(app: TestApp) -> Self {
        let world = app.world();
        let (person, friend) = (world.user("zzada"), world.user("friend"));
        let browser = app.browser(&person);
        let form = [("username", "zzlovelace"), ("name", "Zzada Countess"), ("zone", ""), ("theme", "")];
        assert_eq!(browser.post("/settings/profile/", &form).status, 303);
        app.write(|tx| {
            let sql = "UPDATE users SET email = 'zzada@example.org', email_key = 'zzada@example.org' WHERE \
                       username = 'zzlovelace'";
            Ok(tx.execute(sql, params![])?)
        });
        let group = world.group("team");
        world.join_as(&person, group, false);
        world.join_as(&friend, group, true);
        world.poll(&person, "mine", Settings::default());
        let theirs = world.poll(&friend, "theirs", Settings::default());
        world.vote(&friend, "mine", &ballot("", &[(1, 1)]));
        world.vote(&person, "theirs", &ballot("", &[(1, 1), (2, 2)]));
        world.vote(&friend, "theirs", &ballot("", &[(1, 1)]));
        world.comment(&person, "theirs", "", "I bring cake");
        world.invite(&theirs, &person);
        let ada = Self { app, world, person, browser, friend, group };
        ada.browser.post("/settings/mail/", &[("auto_watch", "on"), ("watch_voted", "on")]);
        ada.browser.post("/settings/email/", &[("email", "zzada@elsewhere.example")]);
        ada.browser.post("/settings/email/", &[("email", "zzada@third.example")]);
        let moved = mailbox::link(&ada.app, "email-confirm");
        assert_eq!(ada.browser.post(&moved, &[]).status, 303, "and the old address waits to be told");
        ada.browser.post("/settings/email/", &[("email", "zzada@fourth.example")]);
        ada.told_of_by_others();
        let seal = ada.app.seal();
        ada.app.guest().post("/registration/password_reset/", &[("who", "zzlovelace"), ("seal", &seal)]);
        assert_eq!(ada.browser.get("/settings/data/account.json").status, 200);
        ada.app.write(|tx| {
            let sql = "INSERT INTO audit (at, user_id, actor, action, target, detail) \
                       VALUES (1, NULL, 'command line', 'user.lock', 'zzada', ''), \
                       (2, NULL, 'command line', 'user.unlock', 'zzlovelace', ''), \
                       (2, NULL, 'site', 'user.register', 'zzada', ''), \
                       (2, NULL, 'site', 'login.too-often', 'zzlovelace', ''), \
                       (2, NULL, 'root', 'group.create', 'team', 'zzada'), \
                       (2, NULL, 'root', 'group.add', 'team', 'zzlovelace'), \
                       (2, NULL, 'root', 'poll.owner', 'lunch', 'zzlovelace')";
            Ok(tx.execute(sql, params![])?)
        });
        ada
    }

    /// Lines of the log and mail of others that tell of her.
    fn told_of_by_others(&self) {
        let friend = self.app.browser(&self.friend);
        for deed in ["grant_admin", "revoke_admin"] {
            assert_eq!(friend.post("/groups/g/team/action/zzlovelace/", &[("do", deed)]).status, 303);
        }
        let newcomer = self.world.user("newcomer");
        let book = self.world.group("book");
        self.world.join_as(&self.person, book, true);
        let asked = self.browser.post("/groups/g/book/invite/", &[("people", "newcomer")]);
        assert_eq!(asked.status, 303);
        let joins = self.app.browser(&newcomer).post("/groups/invitations/book/action/", &[("do", "accept")]);
        assert_eq!(joins.status, 303);
        let (group, newcomer) = (book, newcomer.id());
        self.app.write(move |tx| Ok(bitpoll::store::groups::set_admin(tx, group, newcomer, true)?));
    }

    /// Deletes her account as somebody who runs the site.
    fn is_deleted_by_an_admin(&self, heir: &str) -> u16 {
        let root = self.world.user_with("root", Role::Admin, 0);
        let path = format!("/admin/users/{}/delete/", self.person.id());
        self.app.browser(&root).post(&path, &[("heir", heir)]).status
    }

    fn leave(&self, polls: &str, traces: &str) -> u16 {
        self.browser.post(DELETE, &[("polls", polls), ("traces", traces)]).status
    }

    /// Everything in the database, as an export has it.
    fn everything(&self) -> String {
        self.app.write(|tx| {
            let mut all = String::new();
            transfer::export(tx, |line| {
                all.push_str(&line.to_string());
                all.push('\n');
                Ok(())
            })?;
            Ok(all)
        })
    }

    fn lines_with(&self, word: &str) -> Vec<String> {
        let all = self.everything().to_lowercase();
        all.lines().filter(|line| line.contains(word)).map(str::to_owned).collect()
    }

    fn count(&self, sql: &'static str) -> i64 {
        self.app.write(move |tx| Ok(tx.query_one::<i64>(sql, params![])?))
    }
}

#[test]
fn of_an_account_that_is_deleted_no_trace_is_left() {
    for traces in ["remove", "keep"] {
        for_each_engine(|db| {
            let ada = Ada::living_in(TestApp::with(db, &MAIL));
            assert!(ada.lines_with("zzada").len() > 5, "names stand in the database before");
            let id = ada.person.id();
            assert_eq!(ada.leave("delete", traces), 303);
            assert_eq!(ada.lines_with("zzada"), Vec::<String>::new(), "{traces}");
            assert_eq!(ada.lines_with("zzlovelace"), Vec::<String>::new(), "{traces}");
            assert_eq!(ada.lines_with(&format!("\"user_id\":{id},")), Vec::<String>::new(), "{traces}");
            for gone in [
                "SELECT COUNT(*) FROM watches",
                "SELECT COUNT(*) FROM invitations",
                "SELECT COUNT(*) FROM tokens",
            ] {
                assert_eq!(ada.count(gone), 0, "{gone}");
            }
            assert_eq!(ada.browser.get("/settings/").status, 403, "rights end with the next request");
            let login = [("username", "zzlovelace"), ("password", "secret password")];
            assert_eq!(ada.app.guest().post("/login/", &login).status, 422);
            ada.world.recounted("theirs");
            assert_eq!(ada.count("SELECT COUNT(*) FROM polls"), 1, "the own poll is gone for good");
            let left = if traces == "keep" { (2, 1) } else { (1, 0) };
            let votes = ada.count("SELECT COUNT(*) FROM votes");
            assert_eq!((votes, ada.count("SELECT COUNT(*) FROM comments")), left, "{traces}");
            let noted = "SELECT COUNT(*) FROM audit WHERE action = 'account.delete'";
            assert_eq!(ada.count(noted), 1);
        });
    }
}

#[test]
fn what_is_a_strangers_stays() {
    let ada = Ada::living_in(TestApp::configured(&MAIL));
    let friend = ada.app.browser(&ada.friend);
    let invited = [("invite", "stranger@example.org")];
    assert_eq!(friend.post("/invitations/theirs/send/", &invited).status, 303);
    assert_eq!(ada.browser.post("/settings/email/", &[("email", "stranger@example.org")]).status, 303);
    ada.app.write(|tx| {
        let sql = "INSERT INTO audit (at, user_id, actor, action, target, detail) \
                   VALUES (3, NULL, 'root', 'poll.take-over', 'zzlovelace', '')";
        Ok(tx.execute(sql, params![])?)
    });
    assert_eq!(ada.leave("delete", "remove"), 303);
    let invitations = "SELECT COUNT(*) FROM invitations WHERE email_key = 'stranger@example.org'";
    assert_eq!(ada.count(invitations), 1, "she never was at this address");
    assert_eq!(ada.lines_with("email-confirm"), Vec::<String>::new());
    assert_eq!(ada.lines_with("poll.take-over").len(), 1);
    assert_eq!(ada.lines_with("zzlovelace").len(), 1, "a poll at an address like her name");
}

#[test]
fn nor_is_one_left_if_an_admin_deletes_it() {
    for_each_engine(|db| {
        let ada = Ada::living_in(TestApp::with(db, &MAIL));
        let (id, group, me, friend) = (ada.person.id(), ada.group, ada.person.id(), ada.friend.id());
        ada.app.write(move |tx| {
            bitpoll::store::groups::set_admin(tx, group, me, true)?;
            Ok(bitpoll::store::groups::set_admin(tx, group, friend, false)?)
        });
        assert_eq!(ada.is_deleted_by_an_admin("friend"), 303);
        for name in ["zzada", "zzlovelace"] {
            assert_eq!(ada.lines_with(name), Vec::<String>::new());
        }
        assert_eq!(ada.lines_with(&format!("\"user_id\":{id},")), Vec::<String>::new());
        assert_eq!(ada.browser.get("/settings/").status, 403);
        ada.world.recounted("theirs");
        let friend = ada.app.browser(&ada.friend);
        assert!(friend.get("/poll/theirs/").text.contains("Former participant"));
        assert_eq!(friend.get("/poll/mine/settings/").status, 200, "the polls went to whom the admin named");
        let admins = "SELECT COUNT(*) FROM memberships WHERE admin = 1 AND group_id = \
                      (SELECT id FROM user_groups WHERE name = 'team')";
        assert_eq!(ada.count(admins), 1, "and so did the group that she looked after alone");
        let noted = format!("former account {id}");
        assert_eq!(ada.lines_with("user.delete").len(), 1);
        assert!(ada.lines_with("user.delete").iter().all(|line| line.contains(&noted)));
    });
}

#[test]
fn the_name_of_whom_an_account_was_left_to_goes_with_them() {
    let ada = Ada::living_in(TestApp::configured(&MAIL));
    assert_eq!(ada.is_deleted_by_an_admin("Friend"), 303);
    let noted = || ada.lines_with("user.delete").concat();
    assert!(noted().contains("friend: 1 polls, 0 groups"), "{}", noted());
    let (admin, friend) = (ada.world.user_with("boss", Role::Admin, 0), ada.friend.id());
    let heir = [("heir", "newcomer")];
    let path = format!("/admin/users/{friend}/delete/");
    assert_eq!(ada.app.browser(&admin).post(&path, &heir).status, 303);
    assert!(!noted().contains("friend"), "{}", noted());
    assert!(noted().contains(&format!("former account {friend}: 1 polls")), "{}", noted());
}

#[test]
fn an_admin_can_delete_their_own_account_in_the_console_if_there_is_another() {
    let ada = Ada::living_in(TestApp::configured(&MAIL));
    let (me, friend) = (ada.person.id(), ada.friend.id());
    ada.app.write(move |tx| {
        bitpoll::store::accounts::set_role(tx, me, Role::Admin)?;
        Ok(bitpoll::store::accounts::set_role(tx, friend, Role::Admin)?)
    });
    let path = format!("/admin/users/{me}/delete/");
    assert_eq!(ada.browser.post(&path, &[("heir", "friend")]).status, 303);
    assert_eq!(ada.lines_with("zzada"), Vec::<String>::new());
}

#[test]
fn votes_that_are_kept_are_those_of_a_former_participant() {
    let ada = Ada::living_in(TestApp::configured(&MAIL));
    assert_eq!(ada.leave("delete", "keep"), 303);
    let page = ada.app.browser(&ada.friend).get("/poll/theirs/");
    assert!(page.text.matches("Former participant").count() > 1);
    let german = ada.app.browser(&ada.friend);
    german.set_cookie("lang", "de");
    let page = german.get("/poll/theirs/");
    assert!(page.text.matches("Früher dabei").count() > 1 && !page.text.contains("Former"), "{}", page.text);
    assert!(page.text.contains("I bring cake"));
}

#[test]
fn a_group_can_have_the_polls() {
    let ada = Ada::living_in(TestApp::configured(&MAIL));
    let group = ada.group.to_string();
    assert_eq!(ada.leave("999", "remove"), 422, "none of hers");
    assert_eq!(ada.leave("", "remove"), 422, "something has to become of them");
    assert_eq!(ada.leave(&group, "remove"), 303);
    assert_eq!(ada.app.browser(&ada.friend).get("/poll/mine/settings/").status, 200);
}

#[test]
fn no_poll_is_left_to_a_group_without_members() {
    let ada = Ada::living_in(TestApp::configured(&MAIL));
    let alone = ada.world.group("alone");
    ada.world.join_as(&ada.person, alone, true);
    let poll = ada.world.poll(&ada.person, "alones", Settings::default());
    ada.app.write(move |tx| {
        Ok(bitpoll::store::polls::give(tx, poll.id, Owner { user: None, group: Some(alone) })?)
    });
    assert_eq!(ada.leave(&alone.to_string(), "remove"), 422);
    assert_eq!(ada.leave(&ada.group.to_string(), "remove"), 303);
    assert_eq!(ada.app.browser(&ada.friend).get("/poll/alones/settings/").status, 200);
    assert_eq!(ada.count("SELECT COUNT(*) FROM user_groups"), 2, "the group of nobody is gone");
}

#[test]
fn the_last_admin_of_a_group_and_of_the_site_hands_over_first() {
    let ada = Ada::living_in(TestApp::configured(&MAIL));
    let (group, friend) = (ada.group, ada.friend.id());
    let set = move |tx: &mut bitpoll::store::Tx<'_>, user, admin| {
        Ok(bitpoll::store::groups::set_admin(tx, group, user, admin)?)
    };
    let me = ada.person.id();
    ada.app.write(move |tx| set(tx, me, true).and_then(|()| set(tx, friend, false)));
    assert!(ada.browser.get(DELETE).text.contains("team"));
    assert_eq!(ada.leave("delete", "remove"), 422);
    ada.app.write(move |tx| set(tx, friend, true));
    ada.app.write(move |tx| Ok(bitpoll::store::accounts::set_role(tx, me, Role::Admin)?));
    assert!(ada.browser.get(DELETE).attributes("form[method=post].form", "method").is_empty());
    assert!(ada.leave("delete", "remove") >= 400);
    ada.app.write(move |tx| Ok(bitpoll::store::accounts::set_role(tx, friend, Role::Admin)?));
    assert_eq!(ada.leave("delete", "remove"), 303);
}

#[test]
fn who_signed_in_long_ago_shows_anew_who_they_are_before_leaving() {
    let ada = Ada::living_in(TestApp::configured(&MAIL));
    ada.app.db.advance(3_600);
    assert_eq!(ada.browser.get(DELETE).header("location"), "/login/again/?next=/settings/delete/");
    assert_eq!(ada.leave("delete", "remove"), 303);
    assert_eq!(ada.browser.get("/settings/").status, 200, "the account is still there");
}

#[test]
fn the_file_of_my_data_has_everything_and_nothing_secret() {
    let ada = Ada::living_in(TestApp::configured(&MAIL));
    let file = ada.browser.get("/settings/data/account.json");
    assert_eq!(file.header("content-disposition"), "attachment; filename=\"account.json\"");
    let data: serde_json::Value = serde_json::from_str(&file.text).expect("JSON");
    assert_eq!(data["account"]["email"], "zzada@third.example");
    assert_eq!(data["polls"][0]["address"], "mine");
    assert_eq!(data["polls"][0]["votes"][0]["name"], "friend");
    assert_eq!(data["votes"][0]["poll"], "theirs");
    assert_eq!(data["votes"][0]["answers"][0]["choice"], "Pizza");
    assert_eq!(data["comments"][0]["text"], "I bring cake");
    let groups = data["groups"].as_array().expect("a list");
    assert!(groups.iter().any(|group| group["name"] == "team"), "{groups:?}");
    assert_eq!(data["invited to"][0], "theirs");
    assert_eq!(data["watches"][0], "theirs");
    let hash = ada.app.write(|tx| {
        Ok(tx.query_one::<String>("SELECT password FROM users WHERE username = 'zzlovelace'", params![])?)
    });
    assert!(!file.text.contains(&format!("\"{hash}\"")));
    let token =
        mailbox::queued(&ada.app).into_iter().find(|it| it.kind == "email-confirm").expect("a mail").object;
    assert!(!file.text.contains(&token));
    assert_eq!(ada.app.guest().get("/settings/data/account.json").status, 403);
}
