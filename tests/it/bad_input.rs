//! Whatever is sent: a clear error and no change, never a failure of the server.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;

use bitpoll::domain::poll::Settings;
use bitpoll::web::routes::ROUTES;

use crate::support::app::{Answer, Client, TestApp};
use crate::support::people::{People, Stage, Who};
use crate::support::site_map::{Row, Whom, row};
use crate::support::world::World;

fn forms() -> impl Iterator<Item = &'static Row> {
    ROUTES.iter().filter_map(|route| row(route.method.as_str(), route.path)).filter(|row| row.writes())
}

/// Somebody for whom the form is.
fn whose(row: &Row) -> Who {
    match row.whom {
        Whom::VoteHolder | Whom::VoteHolderOrOwners | Whom::Author | Whom::AuthorOrOwners => Who::VoterByLink,
        Whom::Admins | Whom::Moderators => Who::Admin,
        Whom::GroupSeers | Whom::GroupMembers => Who::Member,
        Whom::GroupAdmins => Who::GroupAdmin,
        Whom::GroupInvitees => Who::GroupInvitee,
        Whom::Owners | Whom::OwnersWithAccount | Whom::SignedIn => Who::OwnerByAccount,
        Whom::Everybody | Whom::Elsewhere | Whom::Voters => Who::OtherGuest,
    }
}

fn send(browser: &Client, path: &str, fields: &[(String, String)]) -> Answer {
    let fields: Vec<(&str, &str)> =
        fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    browser.post(path, &fields)
}

/// A poll and a group for one form to spoil.
fn stage(app: &TestApp, people: &People, number: usize) -> Stage {
    let name = format!("p{number}");
    people.group(&name);
    Stage { group: name.clone(), ..people.poll(app, &name, Settings::default()) }
}

/// Everything that is stored about polls, in one number that every change raises.
fn changes(world: &World) -> i64 {
    let sql = "SELECT CAST(COALESCE(SUM(revision), 0) + COUNT(*) * 1000 AS BIGINT) FROM polls";
    world.store.read_blocking(move |tx| tx.query_one::<i64>(sql, &[])).unwrap()
}

/// Values that no form of ours asks for.
fn hostile() -> Vec<(&'static str, String)> {
    vec![
        ("nothing", String::new()),
        ("a NUL", "a\0b".into()),
        ("a direction override", "a\u{202E}b".into()),
        ("an escape", "a\u{1b}[31mb".into()),
        ("a lone line feed", "a\nb".into()),
        ("a header", "x\r\nSet-Cookie: evil=1".into()),
        ("a far too long text", "ä".repeat(30_000)),
        ("a number beyond all", "99999999999999999999999".into()),
        ("a negative number", "-1".into()),
        ("no number", "NaN".into()),
        ("a statement", "1'; DROP TABLE polls; --".into()),
        ("a path", "../../etc/passwd".into()),
        ("not a scalar of much use", "\u{FFFD}\u{FFFF}\u{10FFFF}".into()),
    ]
}

#[test]
fn no_value_in_any_field_of_any_form_breaks_the_server_and_a_refused_one_changes_nothing() {
    let (app, people) = People::site();
    let world = app.world();
    for (number, row) in forms().enumerate() {
        let browser = app.browser(people.person(whose(row)));
        let stage = stage(&app, &people, number);
        let good = row.fields(&stage);
        for field in 0..good.len() {
            for (what, value) in hostile() {
                let mut fields = good.clone();
                fields[field].1 = value;
                let before = changes(&world);
                let answer = send(&browser, &row.address(&stage), &fields);
                let name = &good[field].0;
                assert!(answer.status < 500, "{} with {what} in {name}: {}", row.path, answer.status);
                let changed = changes(&world) != before;
                assert!(
                    !changed || answer.status < 400,
                    "{} with {what} in {name} changed something",
                    row.path
                );
                assert_eq!(
                    answer.header("set-cookie").find("evil"),
                    None,
                    "{} with {what} in {name}",
                    row.path
                );
            }
        }
    }
}

#[test]
fn forms_without_fields_with_all_fields_twice_and_with_strange_ones_break_nothing() {
    let (app, people) = People::site();
    for (number, row) in forms().enumerate() {
        let browser = app.browser(people.person(whose(row)));
        let stage = stage(&app, &people, number);
        let good = row.fields(&stage);
        let strange = vec![("a999".into(), "1".into()), ("a1".into(), "999".into()), ("".into(), "".into())];
        for fields in [vec![], [good.clone(), good.clone()].concat(), strange] {
            let answer = send(&browser, &row.address(&stage), &fields);
            assert!(answer.status < 500, "{} with {fields:?}: {}", row.path, answer.status);
        }
    }
}

#[test]
fn broken_encodings_are_refused_everywhere() {
    let (app, people) = People::site();
    let stage = people.poll(&app, "one", Settings::default());
    for row in forms() {
        let browser = app.browser(people.person(whose(row)));
        for body in [b"name=%ff".as_slice(), b"name=%zz", b"name=%", b"name=\xff\xfe", b"%C3=1"] {
            let answer = browser.post_raw(&row.address(&stage), body);
            assert_eq!(answer.status, 400, "{} with {body:?}", row.path);
        }
        let many = "x=1&".repeat(10_001);
        assert_eq!(browser.post_raw(&row.address(&stage), many.as_bytes()).status, 400, "{}", row.path);
    }
    for path in ["/?x=%ff", "/poll/one/?min=%ff", "/login/?next=%zz"] {
        assert_eq!(app.guest().get(path).status, 400, "{path}");
    }
}

#[test]
fn strange_addresses_are_not_found() {
    let (app, people) = People::site();
    people.poll(&app, "one", Settings::default());
    let long = format!("/poll/{}/", "a".repeat(5_000));
    for path in [
        "/nothing/",
        "/poll/",
        "/poll/%00/",
        "/poll/a%00b/",
        "/poll/one%00/",
        "/poll/%ff/",
        "/poll/%E2%80%AE/",
        &long,
        "/poll/one/vote/x/edit/",
        "/poll/one/vote/%00/edit/",
        "/poll/one/vote/AAAAAAAAAAAAAAAA/edit/",
        "/poll/one/comment/AAAAAAAAAAAAAAAA/edit/",
        "/poll/one/key/%00/",
        "/poll/one/..%2f/",
        "/assets/x/../../Cargo.toml",
        "/assets/x/%2e%2e/%2e%2e/Cargo.toml",
        "/colors/x.css",
        "/colors/%00.css",
        "/poll/ one/",
        "/POLL/one/",
    ] {
        let answer = app.guest().get(&path.replace(' ', "%20"));
        assert_eq!(answer.status, 404, "{path}");
    }
}

#[test]
fn queries_of_any_kind_show_the_page_all_the_same() {
    let (app, people) = People::site();
    people.poll(&app, "one", Settings::default());
    for query in [
        "page=0",
        "page=-1",
        "page=99999999999999999999",
        "page=x",
        "min=NaN",
        "min=inf",
        "min=-5",
        "min=1e308",
        "min=%00",
        "sort=x",
        "sort=score&sort=score",
        "edit=9",
        "%00=%00",
        "next=%0d%0aX:y",
        "month=9999-99",
        "month=2999-12&day=2999-12-31",
        "month=1900-01&day=0000-00-00&dates=x",
    ] {
        for path in ["/", "/poll/one/", "/poll/one/vote/", "/login/", "/new/date/", "/new/datetime/"] {
            let answer = app.guest().get(&format!("{path}?{query}"));
            assert_eq!(answer.status, 200, "{path}?{query}");
        }
    }
}

#[test]
fn buttons_at_the_ends_of_the_calendar_and_ones_that_are_none_show_the_form_again() {
    let app = TestApp::new();
    for (month, deed) in [
        ("2999-12", "later"),
        ("1900-01", "earlier"),
        ("2999-12", "week:2999-12-31"),
        ("1900-01", "week:1900-01-01"),
        ("2999-12", "weekday:2999-12-31"),
        ("262142-12", "later"),
        ("2027-03", "week:nonsense"),
        ("2027-03", "row:99"),
        ("2027-03", "add:2027-03-01/PT99999999999M"),
        ("2027-03", "explode"),
    ] {
        for kind in ["date", "datetime", "universal"] {
            let fields = [("month", month), ("do", deed), ("dates", "2027-03-01"), ("times", "9")];
            let answer = app.guest().post(&format!("/new/{kind}/"), &fields);
            assert_eq!(answer.status, 200, "{deed} of {kind} in {month}");
        }
    }
}

#[test]
fn methods_that_a_page_does_not_know_are_told_which_it_knows() {
    let (app, people) = People::site();
    let stage = people.poll(&app, "one", Settings::default());
    for route in ROUTES {
        let Some(row) = row(route.method.as_str(), route.path) else { continue };
        for method in ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"] {
            let answer = app.guest().request(method, &row.address(&stage), &[]);
            assert_eq!(answer.status, 405, "{method} {}", row.path);
            assert!(
                answer.header("allow").contains(row.method),
                "{method} {}: {:?}",
                row.path,
                answer.header("allow")
            );
        }
    }
    assert_eq!(app.guest().request("PUT", "/nothing/", &[]).status, 404);
    assert_eq!(app.guest().get("/poll/one/close/").status, 405);
    assert_eq!(app.guest().post("/about/", &[]).status, 405);
}

#[test]
fn a_head_is_a_page_without_its_body() {
    let (app, people) = People::site();
    people.poll(&app, "one", Settings::default());
    for path in ["/", "/poll/one/", "/poll/one.csv"] {
        let plain = [("accept-encoding", "identity")];
        let (head, page) = (app.guest().request("HEAD", path, &plain), app.guest().get_with(path, &plain));
        assert_eq!((head.status, head.text.as_str()), (200, ""), "{path}");
        assert_eq!(head.header("content-type"), page.header("content-type"), "{path}");
    }
}

/// Talks to the site without a client that mends anything; gives the first line of the answer.
fn raw(app: &TestApp, request: &[u8]) -> String {
    let mut connection = TcpStream::connect(app.address.trim_start_matches("http://")).unwrap();
    connection.write_all(request).unwrap();
    let mut answer = Vec::new();
    let mut buffer = [0; 4096];
    while !answer.contains(&b'\n') {
        match connection.read(&mut buffer) {
            Ok(0) | Err(_) => break,
            Ok(count) => answer.extend_from_slice(&buffer[..count]),
        }
    }
    String::from_utf8_lossy(&answer).lines().next().unwrap_or_default().to_owned()
}

#[test]
fn a_body_of_100_megabytes_is_refused_before_it_is_sent() {
    let (app, people) = People::site();
    people.poll(&app, "one", Settings::default());
    let head =
        "POST /poll/one/vote/ HTTP/1.1\r\nhost: x\r\ncontent-type: application/x-www-form-urlencoded\r\n";
    let declared = format!("{head}content-length: 104857600\r\n\r\nname=x");
    assert_eq!(raw(&app, declared.as_bytes()), "HTTP/1.1 413 Payload Too Large");
    let mut chunked = format!("{head}transfer-encoding: chunked\r\n\r\n").into_bytes();
    for _ in 0..40 {
        chunked.extend_from_slice(b"10000\r\n");
        chunked.extend(std::iter::repeat_n(b'x', 0x1_0000));
        chunked.extend_from_slice(b"\r\n");
    }
    assert_eq!(raw(&app, &chunked), "HTTP/1.1 413 Payload Too Large");
}

#[test]
fn what_is_no_http_is_refused() {
    let app = TestApp::new();
    for request in [
        "GET / HTTP/9.9\r\n\r\n".to_owned(),
        "\0\0\0\0\r\n\r\n".to_owned(),
        format!("GET / HTTP/1.1\r\nhost: x\r\nx: {}\r\n\r\n", "y".repeat(200_000)),
        "POST /login/ HTTP/1.1\r\nhost: x\r\ncontent-length: x\r\n\r\n".to_owned(),
    ] {
        let line = raw(&app, request.as_bytes());
        assert!(line.is_empty() || line.starts_with("HTTP/1.1 4"), "{line}");
    }
}

#[test]
fn ballots_that_do_not_fit_the_poll_are_told_beside_their_fields() {
    let app = TestApp::new();
    let world = app.world();
    world.poll(
        &world.user("owner"),
        "one",
        Settings { forbid_blank: true, anonymous_allowed: false, ..Settings::default() },
    );
    let before = changes(&world);
    for (fields, field) in [
        (vec![("name", "Ann"), ("a1", "1"), ("a2", "1")], "a3"),
        (vec![("name", "Ann"), ("a1", "9"), ("a2", "1"), ("a3", "1")], "a1"),
        (vec![("name", ""), ("a1", "1"), ("a2", "1"), ("a3", "1")], "name"),
        (vec![("anonymous", "on"), ("a1", "1"), ("a2", "1"), ("a3", "1")], "name"),
        (vec![("name", "Ann"), ("a1", "1"), ("a2", "1"), ("a3", "1"), ("n2", "a\0b")], "n2"),
    ] {
        let answer = app.guest().post("/poll/one/vote/", &fields);
        assert_eq!(answer.status, 422, "{fields:?}");
        assert!(answer.text.contains(&format!("#f-{field}")), "{fields:?} names {field}: {}", answer.text);
    }
    assert_eq!(changes(&world), before);
}

/// Sends the form of a new poll of a kind; the last field of a name counts.
fn create(app: &TestApp, kind: &str, fields: &[(&str, &str)]) -> Answer {
    let seal = app.seal();
    let mut all = vec![("seal", seal.as_str())];
    if fields.iter().all(|(name, _)| *name != "title") {
        all.push(("title", "Lunch"));
    }
    all.extend_from_slice(fields);
    app.guest().post(&format!("/new/{kind}/"), &all)
}

#[test]
fn polls_that_cannot_be_are_told_beside_their_fields_and_nothing_is_made() {
    let (app, people) = People::site();
    people.poll(&app, "taken", Settings::default());
    let world = app.world();
    let before = changes(&world);
    let (long, many_texts) = ("x".repeat(81), (0..10_000).map(|n| format!("c{n}\n")).collect::<String>());
    let many_days = "2027-01-01/2027-01-02 ".repeat(10_000);
    let many_slots: String = (0..10_000).map(|n| format!("{}:{:02}, ", n / 60 % 24, n % 60)).collect();
    let berlin = ("zone", "Europe/Berlin");
    for (kind, field, fields) in [
        ("universal", "title", vec![("title", ""), ("texts", "a")]),
        ("universal", "title", vec![("title", &long), ("texts", "a")]),
        ("universal", "title", vec![("title", "a\0b"), ("texts", "a")]),
        ("universal", "texts", vec![("texts", &long)]),
        ("universal", "texts", vec![("texts", "a\u{202E}b")]),
        ("universal", "texts", vec![("texts", "")]),
        ("universal", "texts", vec![("texts", &many_texts)]),
        ("universal", "texts", vec![("texts", "same\nsame")]),
        ("universal", "slug", vec![("texts", "a"), ("address", "chosen"), ("slug", "taken")]),
        ("universal", "slug", vec![("texts", "a"), ("address", "chosen"), ("slug", "../x")]),
        ("universal", "slug", vec![("texts", "a"), ("address", "chosen"), ("slug", "")]),
        ("universal", "zone", vec![("texts", "a"), ("zone", "Mars/Base")]),
        ("universal", "deadline", vec![("texts", "a"), ("deadline", "soon")]),
        ("universal", "deadline", vec![("texts", "a"), berlin, ("deadline", "2027-03-28T02:30")]),
        ("universal", "deadline", vec![("texts", "a"), berlin, ("deadline", "2027-10-31T02:30")]),
        ("date", "choices", vec![("dates", "")]),
        ("date", "dates", vec![("dates", "2027-02-30")]),
        ("date", "dates", vec![("dates", "2027-05-02/2027-05-01")]),
        ("date", "dates", vec![("dates", &many_days)]),
        ("datetime", "times", vec![("dates", "2027-05-02"), ("times", "25:00")]),
        ("datetime", "times", vec![("dates", "2027-03-28"), ("times", "2:30"), berlin]),
        ("datetime", "times", vec![("dates", "2027-10-31"), ("times", "2:30"), berlin]),
        ("datetime", "times", vec![("dates", "2027-05-02 2027-05-03"), ("times", &many_slots)]),
    ] {
        let answer = create(&app, kind, &fields);
        let what: Vec<_> =
            fields.iter().map(|(name, value)| (*name, value.chars().take(30).collect::<String>())).collect();
        assert_eq!(answer.status, 422, "{kind} with {what:?}");
        let named = answer.attributes(".error-summary a, [role=alert] a", "href");
        assert!(
            named.iter().any(|href| href == &format!("#f-{field}")),
            "{kind} with {what:?}: {field} in {named:?}"
        );
    }
    assert_eq!(changes(&world), before);
}

#[test]
fn a_form_that_is_weeks_old_is_still_accepted() {
    let (app, people) = People::site();
    let stage = people.poll(&app, "one", Settings::default());
    let guest = app.guest();
    let wording = guest.get("/poll/one/vote/").attributes("[name=wording]", "value").remove(0);
    app.db.advance(6 * 7 * 86_400);
    let vote = guest.post("/poll/one/vote/", &[("name", "Ann"), ("a1", "1"), ("wording", &wording)]);
    let comment =
        guest.post("/poll/one/comment/", &[("name", "Ann"), ("text", "late"), ("seal", &stage.seal)]);
    assert_eq!((vote.status, comment.status), (303, 303));
}
