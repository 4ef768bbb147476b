//! The console of those who run the site.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpListener;
use std::sync::mpsc;
use std::time::Duration;

use bitpoll::actions::admin::{Hand, users};
use bitpoll::actions::retention::{self, Lifetime};
use bitpoll::actions::users::New;
use bitpoll::actions::{self, setup};
use bitpoll::domain::mail::{MailKind, Recipient};
use bitpoll::domain::poll::{Results, Settings};
use bitpoll::domain::user::Role;
use bitpoll::params;
use bitpoll::secrets::Keys;
use bitpoll::store::outbox::{self, NewMail};
use bitpoll::store::{self, transfer};

use crate::injection::{SCRIPTS, runs};
use crate::support::app::TestApp;
use crate::support::db::for_each_engine;
use crate::support::people::{People, Who};
use crate::support::world::{World, ballot, sample};

/// The site, somebody who runs it, and their browser.
fn site() -> (TestApp, World, crate::support::world::Person) {
    let app = TestApp::configured(&[("limits_exempt", "127.0.0.0/8")]);
    let world = app.world();
    let admin = world.user_with("root", Role::Admin, 0);
    (app, world, admin)
}

fn log(app: &TestApp) -> Vec<(String, String, String)> {
    let lines =
        app.write(|tx| Ok(store::audit::newest(tx, &store::audit::Filter::default(), i64::MAX, 100)?));
    lines.into_iter().map(|line| (line.actor, line.action, line.target)).collect()
}

fn has(app: &TestApp, actor: &str, action: &str, target: &str) -> bool {
    log(app).contains(&(actor.to_owned(), action.to_owned(), target.to_owned()))
}

#[test]
fn who_is_no_admin_any_more_has_no_console_at_the_next_request() {
    let (app, world, admin) = site();
    let boss = world.user_with("boss", Role::Admin, 0);
    let owner = world.user("owner");
    world.poll(&owner, "lunch", Settings::default());
    let browser = app.browser(&admin);
    assert_eq!(browser.get("/admin/users/").status, 200);
    assert_eq!(browser.post("/admin/polls/lunch/take-over/", &[]).status, 303);
    assert_eq!(browser.get("/poll/lunch/settings/").status, 200);
    let role = format!("/admin/users/{}/role/", admin.id());
    assert_eq!(app.browser(&boss).post(&role, &[("role", "user")]).status, 303);
    assert_eq!(browser.get("/admin/users/").status, 404);
    assert_eq!(browser.get("/admin/").status, 404);
    assert_eq!(browser.get("/poll/lunch/settings/").status, 403, "nor what they had taken over");
    assert!(has(&app, "boss", "user.role", "root"));
}

#[test]
fn of_two_admins_who_take_each_others_role_one_stays() {
    for_each_engine(|db| {
        let world = World::new(db.store(), Keys::new(&[[7; 32]]));
        for round in 0..5 {
            let one = world.user_with(&format!("one{round}"), Role::Admin, 0);
            let two = world.user_with(&format!("two{round}"), Role::Admin, 0);
            // Nobody else is left from the round before.
            let (a, b) = (one.id().0, two.id().0);
            world.write(move |tx| {
                let sql = "UPDATE users SET role = 'user' WHERE id <> ?1 AND id <> ?2";
                Ok(tx.execute(sql, params![a, b])?)
            });
            let demote = |by: &crate::support::world::Person, other: bitpoll::domain::id::UserId| {
                let (world, by) = (world.clone(), by.clone());
                std::thread::spawn(move || {
                    world.act(&by, move |tx, asker| users::set_role(tx, Hand::Of(asker), other, Role::User))
                })
            };
            let races = [demote(&one, two.id()), demote(&two, one.id())];
            let won = races.into_iter().map(|race| race.join().unwrap().is_ok());
            assert_eq!(won.filter(|won| *won).count(), 1);
            let left = world.write(|tx| Ok(store::accounts::of_role(tx, Role::Admin)?));
            assert_eq!(left.len(), 1, "one can still run the site");
        }
    });
}

#[test]
fn the_last_admin_can_be_neither_demoted_nor_locked_nor_deleted() {
    let (app, _, admin) = site();
    let browser = app.browser(&admin);
    let path = |rest: &str| format!("/admin/users/{}/{rest}/", admin.id());
    assert_eq!(browser.post(&path("role"), &[("role", "moderator")]).status, 409);
    assert_eq!(browser.post(&path("lock"), &[]).status, 409);
    assert_eq!(browser.post(&path("delete"), &[("heir", "")]).status, 409);
    assert_eq!(browser.get("/admin/").status, 200);
}

#[test]
fn a_locked_account_is_out_at_once_and_can_come_back_when_it_is_unlocked() {
    let (app, world, admin) = site();
    let ada = world.user("ada");
    let (boss, hers) = (app.browser(&admin), app.browser(&ada));
    assert_eq!(hers.get("/settings/").status, 200);
    assert_eq!(boss.post(&format!("/admin/users/{}/lock/", ada.id()), &[]).status, 303);
    assert_eq!(hers.get("/settings/").status, 403);
    assert_eq!(boss.post(&format!("/admin/users/{}/unlock/", ada.id()), &[]).status, 303);
    assert_eq!(hers.get("/settings/").status, 403, "the session is over for good");
    assert!(has(&app, "root", "user.lock", "ada") && has(&app, "root", "user.unlock", "ada"));
}

#[test]
fn what_is_delicate_wants_the_password_again_after_a_while_and_leads_back() {
    let (app, world, admin) = site();
    let ada = world.user("ada");
    app.db.advance(1_300);
    let answer = app.browser(&admin).post(&format!("/admin/users/{}/lock/", ada.id()), &[]);
    assert_eq!(answer.status, 303);
    assert_eq!(answer.header("location"), format!("/login/again/?next=/admin/users/{}/", ada.id()));
}

#[test]
fn who_waits_is_let_in_or_refused_and_told() {
    let (app, world, admin) = site();
    let (ada, bob) = (world.user("ada"), world.user("bob"));
    let sql = "UPDATE users SET pending = 1, email = username || '@example.org' WHERE role = 'user'";
    app.write(move |tx| Ok(tx.execute(sql, params![])?));
    let browser = app.browser(&admin);
    let waiting = browser.get("/admin/users/?waiting=1");
    assert_eq!(waiting.texts("tbody a"), ["bob", "ada"]);
    assert_eq!(browser.post(&format!("/admin/users/{}/approve/", ada.id()), &[]).status, 303);
    assert_eq!(browser.post(&format!("/admin/users/{}/refuse/", bob.id()), &[]).status, 303);
    assert_eq!(browser.get("/admin/users/?waiting=1").texts("tbody a"), Vec::<String>::new());
    let kinds = app.write(|tx| Ok(tx.query_all::<String>("SELECT kind FROM outbox", params![])?));
    assert_eq!(kinds, ["register-approved"]);
    assert_eq!(browser.get(&format!("/admin/users/{}/", bob.id())).status, 404);
}

#[test]
fn accounts_are_found_by_how_their_names_begin() {
    let (app, world, admin) = site();
    for name in ["anna", "Annika", "berta"] {
        world.user(name);
    }
    let browser = app.browser(&admin);
    assert_eq!(browser.get("/admin/users/?q=ANN").texts("tbody a"), ["Annika", "anna"]);
    assert_eq!(browser.get("/admin/users/?q=b").texts("tbody a"), ["berta"]);
    for strange in ["%00", "%25", "_", "%F4%8F%BF%BF", "'", "a%00b"] {
        assert_eq!(browser.get(&format!("/admin/users/?q={strange}")).status, 200, "{strange}");
        assert_eq!(browser.get(&format!("/admin/polls/?q={strange}&before={strange}")).status, 200);
        assert_eq!(browser.get(&format!("/admin/log/?actor={strange}&target={strange}")).status, 200);
    }
}

#[test]
fn a_password_link_is_shown_once_and_works() {
    let (app, world, admin) = site();
    let ada = world.user("ada");
    let browser = app.browser(&admin);
    let page = browser.post(&format!("/admin/users/{}/reset/", ada.id()), &[("how", "show")]);
    let link = page.attributes("#reset-link", "value").remove(0);
    let path = link.strip_prefix(&app.address).expect("a link to the site").to_owned();
    assert_eq!(app.guest().get(&path).status, 200);
    let again = browser.get(&format!("/admin/users/{}/", ada.id()));
    assert!(!again.text.contains("/registration/reset/"));
}

#[test]
fn a_deleted_accounts_polls_go_to_whom_the_admin_names() {
    let (app, world, admin) = site();
    let (ada, _) = (world.user("ada"), world.user("heir"));
    world.poll(&ada, "lunch", Settings::default());
    let browser = app.browser(&admin);
    let path = format!("/admin/users/{}/delete/", ada.id());
    assert_eq!(browser.post(&path, &[("heir", "")]).status, 422);
    assert_eq!(browser.post(&path, &[("heir", "ada")]).status, 422, "not to whoever goes");
    assert_eq!(browser.post(&path, &[("heir", "nobody")]).status, 422);
    assert_eq!(browser.post(&path, &[("heir", "heir")]).status, 303);
    let page = browser.get("/admin/polls/lunch/");
    assert!(page.texts("dd").contains(&"heir".to_owned()), "{:?}", page.texts("dd"));
}

#[test]
fn what_the_charts_show_stands_there_in_numbers_too() {
    let (app, world, admin) = site();
    let owner = world.user("owner");
    world.poll(&owner, "lunch", Settings::default());
    for name in ["Ann", "Ben", "Cem"] {
        world.vote(&world.guest(), "lunch", &ballot(name, &[(1, 1)]));
    }
    let page = app.browser(&admin).get("/admin/");
    let over_bars = page.texts(".chart svg text");
    assert_eq!(over_bars.len(), 24, "twelve weeks of polls and of votes");
    assert_eq!((over_bars[11].as_str(), over_bars[23].as_str()), ("1", "3"));
    assert_eq!(page.texts(".chart-ends span").len(), 4, "from when to when");
    assert_eq!(page.texts(".chart table tbody td.num")[12], "3", "and for screen readers");
}

#[test]
fn the_console_shows_no_vote_and_no_name_of_a_voter() {
    let (app, world, admin) = site();
    let owner = world.user("owner");
    world.poll(&owner, "lunch", Settings { results: Results::Never, ..Settings::default() });
    world.vote(&world.guest(), "lunch", &ballot("Secretive Sally", &[(1, 1)]));
    let browser = app.browser(&admin);
    for path in ["/admin/", "/admin/polls/", "/admin/polls/lunch/", "/admin/log/", "/admin/comments/"] {
        let page = browser.get(path);
        assert_eq!(page.status, 200, "{path}");
        assert!(!page.text.contains("Sally"), "{path}");
    }
    assert_eq!(browser.get("/poll/lunch/settings/").status, 403, "and runs no poll of others");
}

#[test]
fn a_poll_that_was_taken_over_says_so_to_its_owner_until_it_is_given_back() {
    let (app, world, admin) = site();
    let owner = world.user("owner");
    world.poll(&owner, "lunch", Settings::default());
    let (boss, hers) = (app.browser(&admin), app.browser(&owner));
    let told = || hers.get("/poll/lunch/").text.contains("root runs this site");
    assert!(!told());
    assert_eq!(boss.post("/admin/polls/lunch/take-over/", &[]).status, 303);
    assert!(told());
    assert!(!app.guest().get("/poll/lunch/").text.contains("root runs this site"), "only owners are told");
    assert_eq!(boss.get("/poll/lunch/settings/").status, 200);
    assert_eq!(hers.post("/poll/lunch/share/", &[]).status, 303);
    assert!(hers.get("/poll/lunch/share/").text.contains("/poll/lunch/key/"));
    assert!(
        !boss.get("/poll/lunch/share/").text.contains("/poll/lunch/key/"),
        "a link would outlast the week"
    );
    assert_eq!(boss.post("/poll/lunch/share/", &[]).status, 403);
    assert_eq!(boss.get("/poll/lunch/share/admin-link.txt").status, 403);
    assert_eq!(hers.get("/poll/lunch/share/admin-link.txt").status, 200);
    assert_eq!(boss.post("/admin/polls/lunch/give-back/", &[]).status, 303);
    assert!(!told());
    assert_eq!(boss.get("/poll/lunch/settings/").status, 403);
    assert_eq!(boss.post("/admin/polls/lunch/take-over/", &[]).status, 303);
    app.db.advance(7 * 86_400 + 1);
    assert!(!told(), "it ends by itself");
    assert!(has(&app, "root", "poll.take-over", "lunch") && has(&app, "root", "poll.give-back", "lunch"));
    let sql = "SELECT kind FROM activity WHERE kind = 'taken-over'";
    assert_eq!(app.write(move |tx| Ok(tx.query_all::<String>(sql, params![])?)).len(), 2);
}

#[test]
fn moderators_delete_polls_and_bring_them_back() {
    let (app, people) = People::site();
    people.poll(&app, "lunch", Settings::default());
    let browser = app.browser(people.person(Who::Moderator));
    assert_eq!(browser.post("/admin/polls/lunch/delete/", &[]).status, 303);
    assert_eq!(app.guest().get("/poll/lunch/").status, 404);
    assert_eq!(browser.post("/admin/polls/lunch/restore/", &[]).status, 303);
    assert_eq!(app.guest().get("/poll/lunch/").status, 200);
    assert_eq!(browser.post("/admin/polls/lunch/take-over/", &[]).status, 404);
}

#[test]
fn the_log_as_a_file_has_no_cell_that_a_spreadsheet_takes_for_a_formula() {
    let (app, _, admin) = site();
    for target in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1", "a\"b,c;d#e\nf"] {
        app.write(move |tx| {
            let entry =
                store::audit::Entry { user: None, actor: target, action: "x", target, detail: target };
            Ok(store::audit::note(tx, &entry)?)
        });
    }
    let file = app.browser(&admin).get("/admin/log.csv?action=x");
    assert_eq!(file.header("content-type"), "text/csv; charset=utf-8");
    let mut reader = csv::Reader::from_reader(file.text.as_bytes());
    let rows: Vec<csv::StringRecord> = reader.records().map(|row| row.expect("a row")).collect();
    assert_eq!(rows.len(), 9);
    for cell in rows.iter().flat_map(csv::StringRecord::iter) {
        let first = cell.trim_start().chars().next();
        assert!(!first.is_some_and(|c| "=+-@＝".contains(c)), "{cell:?}");
    }
    assert!(rows.iter().any(|row| row.get(3) == Some("a\"b,c;d#e\nf")), "other texts stay as they are");
}

#[test]
fn no_text_of_anybody_runs_as_a_script_in_the_console() {
    let (app, world, admin) = site();
    let browser = app.browser(&admin);
    for (number, script) in SCRIPTS.into_iter().enumerate() {
        let slug = format!("p{number}");
        let user = world.user(&format!("user{number}"));
        let group = world.group(script);
        world.join(&user, group);
        let mut new = sample(bitpoll::domain::choice::Kind::Universal, &slug, Settings::default());
        new.details.title = script.to_owned();
        world.make(&user, new);
        world.comment(&world.guest(), &slug, script, script);
        let id = user.id();
        app.write(move |tx| {
            let sql = "UPDATE users SET display_name = ?2, email = ?2, pending = 1 WHERE id = ?1";
            tx.execute(sql, params![id.0, script])?;
            let entry = store::audit::Entry {
                user: None,
                actor: script,
                action: script,
                target: script,
                detail: script,
            };
            Ok(store::audit::note(tx, &entry)?)
        });
        for path in [
            "/admin/users/".to_owned(),
            format!("/admin/users/{id}/"),
            format!("/admin/users/{id}/delete/"),
            "/admin/polls/".to_owned(),
            format!("/admin/polls/{slug}/"),
            "/admin/comments/".to_owned(),
            "/admin/groups/".to_owned(),
            format!("/admin/groups/{group}/"),
            "/admin/users/?waiting=1".to_owned(),
            "/admin/sessions/".to_owned(),
            "/admin/mail/".to_owned(),
            "/admin/log/".to_owned(),
            format!("/admin/polls/?q={}", "%3Cscript%3Ealert(1)%3C/script%3E"),
        ] {
            let page = browser.get(&path);
            assert_eq!((page.status, runs(&page)), (200, vec![]), "{script} on {path}");
        }
    }
}

#[test]
fn on_a_site_without_mail_the_console_says_what_becomes_of_mail_that_waits() {
    let (app, _, admin) = site();
    let root = app.browser(&admin);
    let said = |path: &str| root.get(path).texts("main").concat();
    for path in ["/admin/", "/admin/mail/"] {
        assert!(said(path).contains("Mail is off") && !said(path).contains("dropped"), "{}", said(path));
    }
    let to = Recipient::User(admin.id());
    app.write(move |tx| {
        let kind = MailKind::News;
        let due = tx.now() + 300;
        Ok(outbox::queue(tx, &NewMail { kind, to, poll: None, object: None, data: "", due })?)
    });
    for path in ["/admin/", "/admin/mail/"] {
        assert!(said(path).contains("it is dropped as soon as it is due"), "{}", said(path));
    }
}

#[test]
fn the_first_admin_is_made_by_the_code_alone_and_once() {
    let app = TestApp::configured(&[("limits_exempt", "127.0.0.0/8")]);
    assert!(app.write(|tx| setup::prepare(tx, "an older code")));
    assert!(app.write(|tx| setup::prepare(tx, "the code")));
    let guest = app.guest();
    assert_eq!(guest.get("/setup/").status, 200);
    let form = |code| {
        [
            ("code", code),
            ("username", "root"),
            ("password", "four words make it"),
            ("password2", "four words make it"),
        ]
    };
    for wrong in ["", "an older code", "the codes"] {
        assert_eq!(guest.post("/setup/", &form(wrong)).status, 422, "{wrong}");
    }
    let done = guest.post("/setup/", &form("the code"));
    assert_eq!((done.status, done.header("location")), (303, "/admin/"));
    assert_eq!(guest.get("/admin/").status, 200);
    assert_eq!(app.guest().get("/setup/").status, 404);
    assert_eq!(app.guest().post("/setup/", &form("the code")).status, 404);
    assert!(!app.write(|tx| setup::prepare(tx, "another")), "there is somebody now");
    assert!(has(&app, "set-up page", "user.create", "root"));
}

#[test]
fn guesses_at_the_set_up_code_are_limited() {
    let app = TestApp::new();
    app.write(|tx| setup::prepare(tx, "the code"));
    let guest = app.guest();
    let form = [("code", "guess"), ("username", "root"), ("password", "four words make it")];
    let last = (0..70).map(|_| guest.post("/setup/", &form).status).last();
    assert_eq!(last, Some(429));
}

#[test]
fn of_many_who_have_the_code_one_becomes_the_admin() {
    for_each_engine(|db| {
        let world = World::new(db.store(), Keys::new(&[[7; 32]]));
        world.write(|tx| setup::prepare(tx, "the code"));
        let claim = |number: usize| {
            let world = world.clone();
            std::thread::spawn(move || {
                let username = format!("root{number}");
                let new = New { username, password: "!".to_owned(), ..New::default() };
                world.store.write_blocking(move |tx| setup::claim(tx, "the code", new.clone()))
            })
        };
        let races: Vec<_> = (0..8).map(claim).collect();
        let won = races.into_iter().filter_map(|race| race.join().unwrap().ok()).count();
        assert_eq!(won, 1);
        assert_eq!(world.write(|tx| Ok(store::accounts::of_role(tx, Role::Admin)?)).len(), 1);
    });
}

#[test]
fn a_poll_is_kept_until_a_day_that_all_see_and_its_owner_is_warned() {
    for_each_engine(|db| {
        let world = World::new(db.store(), Keys::new(&[[7; 32]]));
        // Signed in all the time.
        let owner = world.user_with("owner", Role::User, -100 * 86_400);
        let poll = world.poll(&owner, "lunch", Settings::default());
        let lifetime = Lifetime { usual: 30, most: 60 };
        let born = poll.clone();
        world.write(move |tx| retention::begin(tx, &born, lifetime));
        let mails = || {
            let sql = "SELECT COUNT(*) FROM outbox WHERE kind = 'expiry'";
            world.write(move |tx| Ok(tx.query_one::<i64>(sql, params![])?))
        };
        db.advance(15 * 86_400);
        assert!(!world.write(retention::warn_one));
        db.advance(2 * 86_400);
        assert!(world.write(retention::warn_one) && !world.write(retention::warn_one));
        assert_eq!(mails(), 1);
        assert!(!world.write(retention::delete_one));
        db.advance(14 * 86_400);
        assert!(world.write(retention::delete_one) && !world.write(retention::delete_one));
        let gone = world.act(&owner, |tx, asker| {
            actions::enter(tx, asker, "lunch", bitpoll::domain::access::Action::View).map(|_| ())
        });
        assert!(gone.is_err(), "{gone:?}");
        let back = world.act(&owner, |tx, asker| actions::poll_state::restore_poll(tx, asker, "lunch"));
        assert!(back.is_ok(), "{back:?}");
        assert!(!world.write(retention::delete_one), "it is kept for a while");
    });
}

#[test]
fn an_owner_chooses_the_last_day_within_what_the_site_allows() {
    let app = TestApp::configured(&[("poll_lifetime_max_days", "100"), ("limits_exempt", "127.0.0.0/8")]);
    let world = app.world();
    let owner = world.user("owner");
    world.poll(&owner, "lunch", Settings::default());
    let browser = app.browser(&owner);
    let send = |day: &str| {
        browser.post(
            "/poll/lunch/settings/",
            &[("title", "Lunch"), ("zone", "Europe/Berlin"), ("owner", "owner"), ("expires", day)],
        )
    };
    for wrong in ["2027-12-31", "2026-01-01", "soon", "2027-02-30"] {
        let answer = send(wrong);
        assert_eq!(answer.status, 422, "{wrong}");
        assert_eq!(answer.attributes("[name=expires]", "value"), [wrong], "what was typed is kept");
    }
    assert_eq!(send("2027-05-01").status, 303);
    assert!(app.guest().get("/poll/lunch/").text.contains("deleted on"));
    assert_eq!(send("").status, 303, "none means the latest that is allowed");
    assert_eq!(browser.get("/poll/lunch/settings/").attributes("[name=expires]", "value"), ["2027-06-09"]);
}

#[test]
fn old_lines_of_the_log_are_forgotten() {
    let (app, _, _) = site();
    let entry = store::audit::Entry { user: None, actor: "site", action: "old", target: "x", detail: "" };
    app.write(move |tx| Ok(store::audit::note(tx, &entry)?));
    app.db.advance(366 * 86_400);
    let entry = store::audit::Entry { action: "new", ..entry };
    app.write(move |tx| Ok(store::audit::note(tx, &entry)?));
    app.write(|tx| actions::upkeep::clear_log(tx, 365));
    let kinds: Vec<String> = log(&app).into_iter().map(|(_, action, _)| action).collect();
    assert_eq!(kinds, ["new"]);
}

#[test]
fn no_table_holds_the_address_of_a_client() {
    let app = TestApp::configured(&[("trusted_proxies", "127.0.0.0/8")]);
    let world = app.world();
    let owner = world.user("owner");
    world.poll(&owner, "lunch", Settings::default());
    app.user("ada");
    let guest = app.guest();
    let from = [("x-forwarded-for", "203.0.113.77"), ("sec-fetch-site", "same-origin")];
    let seal = app.seal();
    let login = [("username", "ada"), ("password", "wrong")];
    assert_eq!(guest.post_with("/login/", &login, &from).status, 422);
    let login = [("username", "ada"), ("password", "secret password")];
    assert_eq!(guest.post_with("/login/", &login, &from).status, 303);
    let guest = app.guest();
    let comment = [("name", "Zoe"), ("text", "Hello"), ("seal", seal.as_str()), ("website", "")];
    assert_eq!(guest.post_with("/poll/lunch/comment/", &comment, &from).status, 303);
    let vote = [("name", "Zoe"), ("a1", "1")];
    assert_eq!(guest.post_with("/poll/lunch/vote/", &vote, &from).status, 303);
    let rows = app.write(|tx| {
        let mut rows = String::new();
        transfer::export(tx, |line| {
            rows.push_str(&line.to_string());
            Ok(())
        })?;
        Ok(rows)
    });
    assert!(rows.contains("Zoe") && !rows.contains("203.0.113"), "an address is stored");
}

/// A service that failures are told to: gives what was sent.
fn service() -> (String, mpsc::Receiver<(String, String)>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let dsn = format!("http://secretkey@{}/42", listener.local_addr().unwrap());
    let (send, receive) = mpsc::channel();
    std::thread::spawn(move || {
        for stream in listener.incoming().map_while(Result::ok) {
            let mut reader = BufReader::new(stream);
            let (mut head, mut length) = (String::new(), 0);
            loop {
                let mut line = String::new();
                reader.read_line(&mut line).unwrap();
                if let Some(value) = line.to_lowercase().strip_prefix("content-length:") {
                    length = value.trim().parse().unwrap();
                }
                if line.trim().is_empty() {
                    break;
                }
                head.push_str(&line);
            }
            let mut body = vec![0; length];
            reader.read_exact(&mut body).unwrap();
            reader.get_mut().write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}").unwrap();
            let _ = send.send((head, String::from_utf8(body).unwrap()));
        }
    });
    (dsn, receive)
}

#[test]
fn a_failure_of_the_server_is_told_without_anything_of_who_asked() {
    let (dsn, told) = service();
    let app = TestApp::configured(&[("error_report_url", &dsn)]);
    let world = app.world();
    let owner = world.user("owner");
    world.poll(&owner, "private-matters", Settings::default());
    app.write(|tx| Ok(tx.execute("DROP TABLE comments", params![])?));
    let browser = app.browser(&owner);
    let answer = browser.get_with("/poll/private-matters/?page=1&secret=7", &[("user-agent", "Spyglass/9")]);
    assert_eq!(answer.status, 500);
    let (head, body) = told.recv_timeout(Duration::from_secs(20)).expect("a report");
    assert!(head.starts_with("POST /api/42/envelope/ HTTP/1.1"), "{head}");
    assert!(head.contains("sentry_key=secretkey"), "{head}");
    let lines: Vec<serde_json::Value> =
        body.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines.len(), 3);
    assert_eq!(lines[1]["type"], "event");
    assert_eq!(lines[1]["length"], body.lines().nth(2).unwrap().len());
    assert_eq!(lines[2]["event_id"], lines[0]["event_id"]);
    assert_eq!(lines[2]["transaction"], "GET /poll/{slug}/");
    assert_eq!(lines[2]["level"], "error");
    for hidden in ["private", "secret=", "Spyglass", "127.0.0.1", "owner", "session", "comments"] {
        assert!(!body.contains(hidden), "{hidden} in {body}");
    }
    assert_eq!(browser.get("/poll/nowhere/").status, 404);
    assert!(told.recv_timeout(Duration::from_millis(500)).is_err(), "what is not there is no failure");
}

#[test]
fn a_search_of_polls_reads_some_thousands_and_goes_on_where_it_stopped() {
    let (app, world, admin) = site();
    let owner = world.user("owner");
    world.poll(&owner, "needle", Settings::default());
    let poll = world.poll(&owner, "hay", Settings::default());
    let table = crate::support::schema::schema(&app.store()).remove("polls").expect("the table");
    let rest: Vec<_> =
        table.columns.keys().map(String::as_str).filter(|it| !matches!(*it, "id" | "slug")).collect();
    let (rest, of_poll) =
        (rest.join(", "), rest.iter().map(|it| format!("p.{it}")).collect::<Vec<_>>().join(", "));
    let sql: &'static str = format!(
        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 6000) \
         INSERT INTO polls (slug, {rest}) SELECT 'hay-' || CAST(n.i AS TEXT), {of_poll} FROM polls p, n WHERE p.id = ?1"
    )
    .leak();
    app.write(move |tx| Ok(tx.execute(sql, params![poll.id.0])?));
    let browser = app.browser(&admin);
    let before = app.store().stats().statements;
    let page = browser.get("/admin/polls/?q=needle");
    let asked = app.store().stats().statements - before;
    assert!(asked < 20, "{asked} statements");
    assert!(page.text.contains("“Older” looks further"), "{}", page.text);
    let older = page.attributes(".pages a", "href").pop().expect("a way on");
    let page = browser.get(&older);
    assert_eq!(page.texts("tbody td:nth-child(2)"), ["needle"]);
    let page = browser.get("/admin/polls/?q=hay");
    assert_eq!(page.texts("tbody tr").len(), 50, "a full page at once");
    assert!(!browser.get("/admin/polls/?q=nothing&before=2").text.contains("looks further"));
}
