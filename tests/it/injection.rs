//! Texts that people type run nowhere: no script in a page, no formula in a table.

use bitpoll::actions::setup;
use bitpoll::domain::choice::{Kind, Subject};
use bitpoll::domain::poll::Settings;
use bitpoll::domain::text;
use bitpoll::domain::user::Role;
use bitpoll::domain::vote::{Ballot, BallotCell};
use bitpoll::params;

use crate::support::app::{Answer, TestApp};
use crate::support::mailbox;
use crate::support::people::{People, Who};
use crate::support::world::{ballot, sample};

/// Texts that would run a script where they are not escaped.
pub const SCRIPTS: [&str; 12] = [
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "' onmouseover='alert(1)",
    "</title><script>alert(1)</script>",
    "</textarea><script>alert(1)</script>",
    "</style><svg onload=alert(1)>",
    "[x](javascript:alert(1))",
    "![x](javascript:alert(1))",
    "<javascript:alert(1)>",
    "[x](data:text/html,<script>alert(1)</script>)",
    "<a href=\"jav&#x09;ascript:alert(1)\">x</a>",
    "${alert(1)}{{alert(1)}}<!--<script>-->",
];

/// What must be in no page: elements and attributes that run, and links to scripts.
pub fn runs(page: &Answer) -> Vec<String> {
    let html = page.html();
    let mut found = Vec::new();
    for element in html.root_element().descendants().filter_map(scraper::ElementRef::wrap) {
        let name = element.value().name();
        let has_source = element.value().attr("src").is_some_and(|src| src.starts_with("/assets/"));
        if matches!(name, "script" | "iframe" | "object" | "embed" | "base" | "style")
            && !(name == "script" && has_source)
        {
            found.push(format!("<{name}>"));
        }
        for (attribute, value) in element.value().attrs() {
            let value = value.trim().to_ascii_lowercase().replace(['\t', '\n', '\r'], "");
            let leads = matches!(attribute, "href" | "src" | "action" | "formaction" | "data" | "xlink:href");
            let runs =
                ["javascript:", "data:text", "vbscript:"].iter().any(|scheme| value.starts_with(scheme));
            let scheme = leads && runs;
            if attribute.starts_with("on") || attribute == "style" || attribute == "srcdoc" || scheme {
                found.push(format!("{attribute}={value}"));
            }
        }
    }
    found
}

#[test]
fn no_text_of_anybody_runs_as_a_script_on_any_page() {
    let (app, people) = People::site();
    let world = app.world();
    let owner = people.person(Who::OwnerByLink);
    for (number, script) in SCRIPTS.into_iter().enumerate() {
        let slug = format!("p{number}");
        let mut new = sample(Kind::Universal, &slug, Settings::default());
        new.details.title = script.to_owned();
        new.details.description = script.to_owned();
        new.choices = vec![Subject::Text(script.to_owned())];
        new.values[0].title = script.to_owned();
        world.make(owner, new);
        let cells = vec![BallotCell { choice: "1".into(), value: "1".into(), comment: script.into() }];
        let vote = Ballot { comment: script.into(), cells, ..ballot(script, &[]) };
        let vote = world.vote(owner, &slug, &vote);
        let comment = world.comment(owner, &slug, script, script);
        let browser = app.browser(owner);
        let vote = format!("vote/{vote}");
        let comment = format!("comment/{comment}");
        for rest in [
            "",
            "vote/",
            "share/",
            "settings/",
            "edit/choices/",
            "edit/choicevalues/",
            "decide/",
            "copy/",
            "delete/",
            &format!("{vote}/edit/"),
            &format!("{vote}/delete/"),
            &format!("{vote}/link/"),
            &format!("{comment}/edit/"),
            &format!("{comment}/delete/"),
        ] {
            let page = browser.get(&format!("/poll/{slug}/{rest}"));
            assert_eq!(runs(&page), Vec::<String>::new(), "{script} on {rest}");
        }
        let typed = [("name", script), ("comment", script), ("a1", script), ("n1", script)];
        for (more, status) in [(&[][..], 409), (&[("another", "1")][..], 422)] {
            let again = browser.post(&format!("/poll/{slug}/vote/"), &[&typed[..], more].concat());
            assert_eq!((again.status, runs(&again)), (status, vec![]), "{script} in a refused form");
        }
    }
    let browser = app.browser(owner);
    browser.set_cookie(
        "recent",
        &(0..SCRIPTS.len()).map(|number| format!("p{number}")).collect::<Vec<_>>().join("."),
    );
    let start = browser.get("/");
    assert_eq!(start.attributes(".rows a", "href").len(), SCRIPTS.len());
    assert_eq!(runs(&start), Vec::<String>::new(), "in the list of recent polls");
}

#[test]
fn no_name_address_or_browser_of_an_account_runs_as_a_script_on_its_pages() {
    let app = TestApp::configured(&[("smtp_host", "127.0.0.1"), ("mail_from", "polls@example.org")]);
    let world = app.world();
    let (person, other) = (world.user("ada"), world.user("other"));
    let group = world.group("team");
    world.join_as(&person, group, true);
    world.join_as(&other, group, false);
    let (browser, id) = (app.browser(&person), person.id().0);
    for script in SCRIPTS {
        app.write(move |tx| {
            let sql =
                "UPDATE users SET username = ?2, display_name = ?2, email = ?2, email_key = ?2 WHERE id = ?1";
            tx.execute(sql, params![id, script])?;
            tx.execute("UPDATE sessions SET agent = ?2 WHERE user_id = ?1", params![id, script])?;
            Ok(tx.execute("UPDATE user_groups SET name = ?1", params![script])?)
        });
        for page in
            ["", "profile/", "mail/", "email/", "defaults/", "security/", "sessions/", "data/", "delete/"]
        {
            let shown = browser.get(&format!("/settings/{page}"));
            assert_eq!((shown.status, runs(&shown)), (200, vec![]), "{script} on {page}");
        }
        let typed = ["username", "name", "email", "locale", "zone", "theme", "polls", "traces", "digest"];
        let typed: Vec<(&str, &str)> = typed.into_iter().map(|field| (field, script)).collect();
        for page in ["profile/", "email/", "delete/"] {
            let refused = browser.post(&format!("/settings/{page}"), &typed);
            assert_eq!((refused.status, runs(&refused)), (422, vec![]), "{script} typed on {page}");
        }
        assert_eq!(runs(&browser.get("/groups/")), Vec::<String>::new(), "{script} as a group");
        assert_eq!(runs(&browser.get("/")), Vec::<String>::new(), "{script} in the head of the site");
    }
}

#[test]
fn no_text_runs_as_a_script_on_pages_behind_mailed_links_or_in_forms_that_come_back() {
    let app = TestApp::configured(&[
        ("limits_exempt", "127.0.0.0/8"),
        ("smtp_host", "127.0.0.1"),
        ("mail_from", "polls@example.org"),
        ("registration", "open"),
    ]);
    let world = app.world();
    app.write(|tx| setup::prepare(tx, "the code"));
    let hostile = |script: &'static str| {
        let names =
            ["code", "username", "name", "email", "password", "password2", "who", "role", "next", "seal"];
        names.map(|name| (name, script))
    };
    for script in SCRIPTS {
        let page = app.guest().post("/setup/", &hostile(script));
        assert_eq!((page.status, runs(&page)), (422, vec![]), "{script} on the set-up page");
    }
    let (ada, root) = (world.user("ada"), world.user_with("root", Role::Admin, 0));
    let (hers, boss, id) = (app.browser(&ada), app.browser(&root), ada.id());
    let links = |script: &str| mailbox::waiting_links(&app, id, script);
    for script in SCRIPTS {
        app.write(move |tx| {
            Ok(tx.execute("UPDATE users SET username = ?2 WHERE id = ?1", params![id.0, script])?)
        });
        for link in links(script) {
            let page = hers.get(&link);
            assert_eq!((page.status, runs(&page)), (200, vec![]), "{script} behind {link}");
        }
        for path in &links(script)[..2] {
            let page = app.guest().post(path, &hostile(script));
            assert_eq!((page.status, runs(&page)), (422, vec![]), "{script} typed at {path}");
        }
        for path in ["/registration/request_account/", "/registration/password_reset/", "/login/"] {
            let page = app.guest().post(path, &hostile(script));
            assert!(page.status == 422 || page.status == 303, "{script} typed at {path}: {}", page.status);
            assert_eq!(runs(&page), Vec::<String>::new(), "{script} typed at {path}");
        }
        for path in ["/admin/users/create/", &format!("/admin/users/{id}/email/")] {
            let page = boss.post(path, &hostile(script));
            assert_eq!((page.status, runs(&page)), (422, vec![]), "{script} typed at {path}");
        }
    }
}

#[test]
fn exports_say_what_they_are_so_that_no_browser_takes_them_for_pages() {
    let (app, people) = People::site();
    people.poll(&app, "one", Settings::default());
    for (ending, kind) in [("csv", "text/csv"), ("json", "application/json"), ("txt", "text/plain")] {
        let answer = app.guest().get(&format!("/poll/one.{ending}"));
        assert!(answer.header("content-type").starts_with(kind), "{ending}");
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{ending}");
    }
}

#[test]
fn no_cell_of_a_csv_is_a_formula_and_every_cell_reads_back() {
    let (app, people) = People::site();
    let world = app.world();
    people.poll(&app, "one", Settings::default());
    let corpus = [
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "=HYPERLINK(\"http://x\",\"y\")",
        "=cmd|' /C calc'!A0",
        "＝1",
        " =1",
        "-2+3",
        "a,b",
        "a\"b",
        "a;b",
        "#x",
        "a'b",
        "\u{feff}x",
        "ä€",
    ];
    for text in corpus {
        let Ok(_) = text::line(text, 80) else { continue };
        let remark = Ballot { comment: format!("{text}\n{text}"), ..ballot(text, &[(1, 1)]) };
        world.vote(&world.stranger(), "one", &remark);
    }
    let csv = app.guest().get("/poll/one.csv").text;
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(csv.as_bytes());
    let records: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let width = records[0].len();
    for record in &records {
        assert_eq!(record.len(), width);
        for cell in record {
            let first = cell.trim_start().chars().next().unwrap_or('x');
            assert!(!"=+-@＝＋－＠\t\r\n".contains(first), "{cell:?} is a formula");
        }
    }
    let names: Vec<&str> = records.iter().map(|record| record[0].trim_start_matches('\'')).collect();
    for text in corpus.iter().filter(|text| text::line(text, 80).is_ok()) {
        assert!(names.contains(&text.trim()), "{text:?} is in the table");
    }
}
