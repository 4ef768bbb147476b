//! Every page in German: no word of it is left in English.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use bitpoll::actions::setup;
use bitpoll::domain::poll::Settings;

use crate::support::app::{Answer, TestApp};
use crate::support::mailbox;
use crate::support::people::{People, Who};
use crate::support::polls::{NO, TestPoll, YES};
use crate::support::site_map::ROWS;

const GERMAN: &[(&str, &str)] = &[("accept-language", "de-DE,de;q=0.9")];

/// Messages of a language that are one line without anything to fill in.
fn messages(language: &str) -> BTreeMap<String, String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/locales").join(language);
    let files =
        std::fs::read_dir(folder).unwrap().map(|file| std::fs::read_to_string(file.unwrap().path()).unwrap());
    let text = files.collect::<Vec<_>>().join("\n");
    let pair = |line: &str| {
        let (key, value) = line.split_once(" = ")?;
        let plain = key.starts_with(char::is_lowercase) && !value.contains('{');
        plain.then(|| (key.to_owned(), value.trim().to_owned()))
    };
    text.lines().filter_map(pair).collect()
}

/// Texts of the English catalogue that German has another one for.
fn english() -> BTreeSet<String> {
    let german = messages("de");
    let all: BTreeSet<&String> = german.values().collect();
    messages("en").into_values().filter(|text| !all.contains(text)).collect()
}

/// Texts of a page, and what is read out instead of them.
fn texts(page: &Answer) -> Vec<String> {
    let html = page.html();
    let mut found: Vec<String> = html.root_element().text().map(str::to_owned).collect();
    for element in html.root_element().descendants().filter_map(scraper::ElementRef::wrap) {
        let told = ["aria-label", "title", "placeholder", "alt", "data-done", "data-failed"];
        found.extend(told.iter().filter_map(|name| element.value().attr(name)).map(str::to_owned));
    }
    found.into_iter().map(|text| text.split_whitespace().collect::<Vec<_>>().join(" ")).collect()
}

fn left_over(page: &Answer, english: &BTreeSet<String>) -> Vec<String> {
    // The answers of the poll of these tests are data, and so are the names of people and of tables.
    let answers = ["Yes", "No", "Only if absolutely necessary"];
    let names = Who::ALL.map(|who| format!("{who:?}").to_lowercase());
    let tables = ["voted"];
    let data = [&answers[..], &tables[..]].concat();
    let is_data = |text: &String| data.contains(&text.as_str()) || names.contains(text);
    texts(page).into_iter().filter(|text| english.contains(text) && !is_data(text)).collect()
}

#[test]
fn the_usual_answers_are_read_in_ones_own_language_until_they_are_changed() {
    let app = TestApp::new();
    let owner = app.guest();
    TestPoll::default().made_by(&app, &owner);
    // As the site itself writes them.
    app.write(|tx| Ok(tx.execute("UPDATE choice_values SET title = lower(title)", &[])?));
    owner.post("/poll/food/vote/", &[("name", "Ada"), ("a1", YES), ("a2", NO)]);
    let seen = |path: &str, german: bool| {
        let headers = if german { GERMAN } else { &[] };
        app.guest().get_with(path, headers).text
    };
    for (path, german, english) in [
        ("/poll/food/", ">ja<", ">yes<"),
        ("/poll/food/vote/", ">ja<", ">yes<"),
        ("/poll/food.csv", "\"ja\",\"nein\"", "\"yes\",\"no\""),
        ("/poll/food.txt", "1 × ja", "1 × yes"),
    ] {
        for _ in 0..2 {
            assert!(seen(path, true).contains(german) && !seen(path, true).contains(english), "{path}");
            assert!(seen(path, false).contains(english) && !seen(path, false).contains(german), "{path}");
        }
    }
    let values = "/poll/food/edit/choicevalues/";
    let form = owner.get_with(&format!("{values}?edit=1"), GERMAN);
    assert_eq!(form.attributes("input[name=title]", "value"), ["ja"]);
    let edit = |title: &str| {
        let fields = [
            ("do", "edit"),
            ("id", "1"),
            ("title", title),
            ("color", "green"),
            ("icon", "check"),
            ("weight", "2"),
        ];
        assert_eq!(owner.post_with(values, &fields, GERMAN).status, 303);
    };
    edit("ja");
    assert!(seen("/poll/food.txt", false).contains("1 × yes"), "the word was left as it is");
    edit("klar");
    assert!(seen("/poll/food.txt", false).contains("1 × klar"), "the owner's own word is for everybody");
    assert!(seen("/poll/food.csv", true).contains("\"klar\",\"nein\""));
}

#[test]
fn no_page_shows_an_english_word_to_somebody_who_reads_german() {
    let english = english();
    let (app, people) = People::site();
    let stage = people.poll(&app, "common", Settings::default());
    people.group("chess");
    let seen_by = [Who::Stranger, Who::VoterByLink, Who::OwnerByAccount, Who::GroupAdmin, Who::Admin];
    let mut seen = 0;
    for row in ROWS.iter().filter(|row| !row.writes()) {
        for who in seen_by {
            let page = app.browser(people.person(who)).get_with(&row.address(&stage), GERMAN);
            if page.header("content-type").starts_with("text/html") && page.status != 303 {
                assert_eq!(page.attributes("html", "lang"), ["de"], "{} as {who:?}", row.path);
                assert_eq!(left_over(&page, &english), Vec::<String>::new(), "{} as {who:?}", row.path);
                seen += 1;
            }
        }
    }
    assert!(seen > 200, "only {seen} pages were seen");
}

#[test]
fn nor_does_a_form_that_comes_back_or_a_page_behind_a_link() {
    let english = english();
    let app = TestApp::configured(&[
        ("limits_exempt", "127.0.0.0/8"),
        ("smtp_host", "127.0.0.1"),
        ("mail_from", "polls@example.org"),
        ("registration", "open"),
    ]);
    app.write(|tx| setup::prepare(tx, "the code"));
    let mut pages =
        vec![app.guest().get_with("/setup/", GERMAN), app.guest().post_with("/setup/", &[], GERMAN)];
    let people = People::of(&app);
    let stage = people.poll(&app, "common", Settings::default());
    people.group("chess");
    for row in
        ROWS.iter().filter(|row| row.writes() && row.path != "/logout/" && !row.path.contains("/delete/"))
    {
        for who in [Who::Stranger, Who::OwnerByAccount, Who::Admin] {
            let browser = app.browser(people.person(who));
            pages.push(browser.post_with(&row.address(&stage), &[("name", "\u{202e}")], GERMAN));
        }
    }
    let owner = people.person(Who::OwnerByAccount);
    for link in mailbox::waiting_links(&app, owner.id(), "ada@example.org") {
        let page = app.browser(owner).get_with(&link, GERMAN);
        assert_eq!(page.status, 200, "{link}");
        pages.push(page);
    }
    for page in pages.iter().filter(|page| page.header("content-type").starts_with("text/html")) {
        assert_eq!(left_over(page, &english), Vec::<String>::new(), "{}", page.text);
    }
}
