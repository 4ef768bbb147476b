//! What goes out into the world: previews of links, the site as an app, paper, frames.

use bitpoll::domain::poll::{Audience, Results, Settings};
use bitpoll::params;

use crate::support::app::{Answer, Client, TestApp};
use crate::support::polls::{TestPoll, YES};

/// A poll with a description, in which Ann has voted.
fn poll(app: &TestApp, settings: Settings) -> Client {
    let owner = app.signed_in("ada");
    TestPoll {
        settings: Settings { view_audience: Audience::Link, ..settings.clone() },
        ..TestPoll::default()
    }
    .made_by(app, &owner);
    app.guest().post("/poll/food/vote/", &[("name", "Ann Nott"), ("a1", YES)]);
    let audience = settings.view_audience.as_str();
    app.write(move |tx| {
        let sql = "UPDATE polls SET description = ?2, view_audience = ?3 WHERE slug = ?1";
        Ok(tx.execute(sql, params!["food", "We are *hungry*.", audience])?)
    });
    owner
}

/// What a program learns of a link: all that its page says in its head.
fn preview(answer: &Answer) -> Vec<String> {
    let of = |selector: &str| answer.attributes(selector, "content");
    ["meta[property^='og:']", "meta[name^='twitter:']", "meta[name=description]"]
        .iter()
        .flat_map(|one| of(one))
        .collect()
}

fn property(answer: &Answer, name: &str) -> Vec<String> {
    answer.attributes(&format!("meta[property='og:{name}']"), "content")
}

#[test]
fn a_link_to_a_poll_is_shown_with_its_title_and_description() {
    let app = TestApp::configured(&[("site_name", "Our polls")]);
    poll(&app, Settings::default());
    for path in ["/poll/food/", "/poll/food/vote/", "/poll/food/share/"] {
        let page = app.guest().get(path);
        assert_eq!(property(&page, "title"), ["What shall we do?"], "{path}");
        assert_eq!(property(&page, "description"), ["We are hungry."], "{path}");
        assert_eq!(property(&page, "site_name"), ["Our polls"], "{path}");
        assert_eq!(property(&page, "url"), [format!("{}/poll/food/", app.address)], "{path}");
        assert_eq!(page.attributes("meta[name=description]", "content"), ["We are hungry."], "{path}");
        assert_eq!(page.attributes("meta[name=robots]", "content"), ["noindex"], "{path}");
    }
    assert_eq!(app.guest().get("/poll/food/").texts("title"), ["What shall we do? · Our polls"]);
    let image = property(&app.guest().get("/poll/food/"), "image");
    let image = app.guest().get(image[0].strip_prefix(&app.address).expect("an address of this site"));
    assert_eq!((image.status, image.header("content-type")), (200, "image/png"));
}

#[test]
fn a_poll_without_a_description_says_what_can_be_done_there() {
    let app = TestApp::new();
    let owner = app.guest();
    TestPoll::default().made_by(&app, &owner);
    let said = |language: &str| {
        property(&app.guest().get_with("/poll/food/", &[("accept-language", language)]), "description")
            .concat()
    };
    assert_eq!(said("en"), "A poll. Open it to see the choices and vote.");
    assert!(said("de").starts_with("Eine Umfrage."), "{}", said("de"));
    owner.post("/poll/food/close/", &[]);
    assert!(said("en").contains("voting is over"), "{}", said("en"));
}

#[test]
fn a_preview_tells_nothing_that_people_answered_and_nothing_of_a_poll_that_is_not_for_strangers() {
    for results in [Results::Complete, Results::Never, Results::SummaryAfterVote] {
        let app = TestApp::new();
        poll(&app, Settings { results, ..Settings::default() });
        let said = preview(&app.guest().get("/poll/food/"));
        let told = said.iter().any(|text| ["Ann", "Pizza", "1 "].iter().any(|word| text.contains(word)));
        assert!(!told, "{said:?}");
    }
    for audience in [Audience::SignedIn, Audience::Invited] {
        let app = TestApp::new();
        let owner = poll(&app, Settings { view_audience: audience, ..Settings::default() });
        let refused = app.guest().get("/poll/food/");
        assert_eq!(refused.status, 403);
        assert!(!refused.text.contains("What shall") && !refused.text.contains("hungry"), "{}", refused.text);
        let page = owner.get("/poll/food/");
        assert_eq!((page.status, preview(&page)), (200, Vec::new()), "not even to those who may see it");
    }
}

#[test]
fn the_site_says_what_makes_an_app_of_it() {
    for (options, path) in [
        (
            vec![
                ("site_name", "Our \"polls\""),
                ("public_url", "http://polls.example"),
                ("allowed_hosts", "*"),
            ],
            "",
        ),
        (vec![("public_url", "http://polls.example/our/polls"), ("allowed_hosts", "*")], "/our/polls"),
    ] {
        let app = TestApp::configured(&options);
        let guest = app.guest();
        let page = guest.get(&format!("{path}/"));
        let address = page.attributes("link[rel=manifest]", "href").concat();
        assert_eq!(address, format!("{path}/manifest.webmanifest"));
        let answer = guest.get(&address);
        assert_eq!(answer.header("content-type"), "application/manifest+json; charset=utf-8");
        let manifest: serde_json::Value = serde_json::from_str(&answer.text).expect("JSON");
        for name in ["id", "start_url", "scope"] {
            assert_eq!(manifest[name], format!("{path}/"), "{name}");
        }
        let name = if path.is_empty() { "Our \"polls\"" } else { "Bitpoll" };
        assert_eq!((&manifest["name"], &manifest["short_name"]), (&name.into(), &name.into()));
        let touch = page.attributes("link[rel=apple-touch-icon]", "href").concat();
        let icons = manifest["icons"]
            .as_array()
            .expect("icons")
            .iter()
            .map(|icon| icon["src"].as_str().expect("a path"));
        for icon in icons.chain([touch.as_str()]) {
            let answer = guest.get(icon);
            assert_eq!(
                (answer.status, answer.header("content-type").starts_with("image/")),
                (200, true),
                "{icon}"
            );
        }
        for shortcut in manifest["shortcuts"].as_array().expect("shortcuts") {
            assert_eq!(guest.get(shortcut["url"].as_str().expect("a path")).status, 200, "{shortcut}");
        }
        let german = guest.get_with(&address, &[("accept-language", "de")]);
        assert!(german.text.contains(r#""lang":"de""#), "{}", german.text);
    }
}

#[test]
fn what_the_browser_draws_around_a_page_has_the_colour_that_the_reader_chose() {
    let app = TestApp::new();
    let guest = app.guest();
    let colours = |answer: Answer| answer.attributes("meta[name=theme-color]", "content");
    assert_eq!(colours(guest.get("/")), ["#faf9f7", "#151618"]);
    guest.post("/theme/", &[("theme", "dark")]);
    assert_eq!(colours(guest.get("/")), ["#151618"]);
}
