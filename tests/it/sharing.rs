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

#[test]
fn the_poll_is_there_on_paper_with_the_address_to_vote_online() {
    let app = TestApp::new();
    poll(&app, Settings::default());
    let guest = app.guest();
    let address = format!("{}/poll/food/", app.address);
    for path in ["/poll/food/print/", "/poll/food/print/ballot/", "/poll/food/print/list/"] {
        let page = guest.get(path);
        assert_eq!(page.texts(".sheet .online strong").concat(), address, "{path}");
        assert_eq!(page.attributes(".sheet .qr", "role"), ["img"], "{path}");
    }
    let ballot = guest.get("/poll/food/print/ballot/");
    assert_eq!(ballot.texts(".ballot tbody th"), ["Pizza", "Sushi", "Curry"]);
    assert_eq!(ballot.texts(".ballot .box").len(), 3 * 4, "a box for every answer");
    let list = guest.get("/poll/food/print/list/");
    assert_eq!(list.texts(".list thead th"), ["Name", "Pizza", "Sushi", "Curry"]);
    assert!(list.texts(".list tbody tr").len() > 10, "lines for many");
    let results = guest.get("/poll/food/print/");
    assert_eq!(results.texts(".results tbody th"), ["Ann Nott"]);
    assert_eq!(results.texts(".results tfoot tr:first-child td"), ["1", "0", "0"]);
    // Without a script: from the menu of exports and from the links.
    assert!(guest.get("/poll/food/").attributes("a", "href").contains(&"/poll/food/print/".into()));
    assert!(
        guest.get("/poll/food/share/").attributes("a", "href").contains(&"/poll/food/print/ballot/".into())
    );
}

#[test]
fn paper_shows_nothing_that_the_reader_may_not_see() {
    for (results, who) in [(Results::Never, ""), (Results::Summary, ""), (Results::Complete, "Ann Nott")] {
        let app = TestApp::new();
        poll(&app, Settings { results, ..Settings::default() });
        let page = app.guest().get("/poll/food/print/");
        assert_eq!(page.texts(".results tbody th").concat(), who, "{results:?}");
        assert_eq!(page.text.contains("Ann"), !who.is_empty(), "{results:?}");
        assert_eq!(page.text.contains("One person"), results != Results::Never, "{results:?}");
        assert!(page.text.contains("Pizza"), "{results:?}");
    }
}

#[test]
fn many_choices_are_printed_in_several_tables_that_all_fit() {
    let app = TestApp::new();
    let choices: Vec<String> = (1..=40).map(|number| format!("Choice {number}")).collect();
    let choices: Vec<&str> = choices.iter().map(String::as_str).collect();
    TestPoll { choices: &choices, ..TestPoll::default() }.made_by(&app, &app.guest());
    let page = app.guest().get("/poll/food/print/list/");
    assert_eq!(page.texts(".sheet:not(.wide) .list.turned").len(), 3);
    assert_eq!(page.texts(".list thead th").len(), 40 + 3);
    assert_eq!(page.texts(".list caption")[1], "Sheet 2 of 3: What shall we do?");
    let numbers = page.texts(".list .number");
    assert_eq!(
        numbers[..numbers.len() / 3],
        numbers[numbers.len() / 3..2 * numbers.len() / 3],
        "one's line is found"
    );
    assert!(page.text.contains("the same number on each"));
}

#[test]
fn long_names_of_many_choices_have_more_room_on_paper() {
    let app = TestApp::new();
    let choices: Vec<String> = (1..=40).map(|number| format!("{number}{}", " long".repeat(15))).collect();
    let choices: Vec<&str> = choices.iter().map(String::as_str).collect();
    TestPoll { choices: &choices, ..TestPoll::default() }.made_by(&app, &app.guest());
    assert_eq!(app.guest().get("/poll/food/print/list/").texts(".list").len(), 4);
}

#[test]
fn of_the_links_to_hand_on_each_button_says_what_it_copies() {
    let app = TestApp::new();
    let (guest, ada) = (app.guest(), app.signed_in("ada"));
    TestPoll::default().made_by(&app, &guest);
    let copies = |browser: &Client, slug: &str| {
        browser.get(&format!("/poll/{slug}/share/")).texts("main button[data-do=copy]")
    };
    assert_eq!(
        copies(&guest, "food"),
        ["Copy the link", "Copy the admin link", "Copy text"],
        "the key is early"
    );
    assert_eq!(copies(&app.guest(), "food"), ["Copy the link", "Copy text"]);
    TestPoll { slug: "ours", ..TestPoll::default() }.made_by(&app, &ada);
    ada.post("/poll/ours/share/", &[]);
    assert_eq!(copies(&ada, "ours"), ["Copy the link", "Copy text", "Copy the admin link"]);
}

const SITES: &str = "https://www.example.org, http://intranet.example:8080";

#[test]
fn a_poll_is_shown_in_frames_of_the_sites_that_are_named_and_of_no_other() {
    let app = TestApp::configured(&[("embed_allowed", SITES)]);
    poll(&app, Settings::default());
    let page = app.guest().get("/embed/poll/food/");
    assert_eq!(page.status, 200);
    let policy = page.header("content-security-policy");
    assert!(
        policy.ends_with("frame-ancestors https://www.example.org http://intranet.example:8080"),
        "{policy}"
    );
    assert!(policy.contains("default-src 'none'") && policy.contains("form-action 'none'"), "{policy}");
    assert_eq!((page.header("x-frame-options"), page.header("x-content-type-options")), ("", "nosniff"));
    assert_eq!(page.attributes("a", "target"), ["_blank"; 2]);
    assert_eq!(page.attributes("a", "rel"), ["noopener"; 2]);
    assert!(page.texts("form").is_empty() && page.attributes("script", "src").is_empty(), "{}", page.text);
    for path in ["/", "/poll/food/", "/poll/food/vote/", "/login/", "/embed/nothing/"] {
        let other = app.guest().get(path);
        assert_eq!(other.header("x-frame-options"), "DENY", "{path}");
        assert!(other.header("content-security-policy").ends_with("frame-ancestors 'none'"), "{path}");
    }
}

#[test]
fn a_frame_shows_the_same_to_everybody_whoever_is_signed_in() {
    let app = TestApp::configured(&[("embed_allowed", SITES)]);
    let owner = poll(&app, Settings { results: Results::Never, ..Settings::default() });
    owner.post("/theme/", &[("theme", "dark")]);
    let (stranger, theirs) = (app.guest().get("/embed/poll/food/"), owner.get("/embed/poll/food/"));
    assert_eq!(stranger.text, theirs.text);
    assert_eq!(theirs.header("set-cookie"), "");
    assert!(!theirs.text.contains("ada") && !theirs.text.contains("One person"), "{}", theirs.text);
    let dark = app.guest().get("/embed/poll/food/?theme=dark");
    assert_eq!(dark.attributes("html", "data-theme"), ["dark"]);
}

#[test]
fn a_poll_that_is_not_for_strangers_is_shown_in_no_frame() {
    for audience in [Audience::SignedIn, Audience::Invited] {
        let app = TestApp::configured(&[("embed_allowed", SITES)]);
        let owner = poll(&app, Settings { view_audience: audience, ..Settings::default() });
        let page = owner.get("/embed/poll/food/");
        assert_eq!((page.status, page.text.contains("hungry")), (403, false));
        assert_eq!(app.guest().get("/embed/poll/nothing/").status, 404);
        assert!(owner.get("/poll/food/share/").attributes("#embed", "id").is_empty());
    }
}

#[test]
fn owners_find_what_to_paste_where_sites_may_show_polls() {
    let app = TestApp::configured(&[("embed_allowed", SITES)]);
    let owner = poll(&app, Settings::default());
    let code = owner.get("/poll/food/share/").texts("#embed").concat();
    assert!(code.contains(&format!("<iframe src=\"{}/embed/poll/food/\"", app.address)), "{code}");
    assert!(app.guest().get("/poll/food/share/").texts("#embed").is_empty(), "voters do not");
    let app = TestApp::new();
    let owner = poll(&app, Settings::default());
    assert!(owner.get("/poll/food/share/").texts("#embed").is_empty());
    assert_eq!(app.guest().get("/embed/poll/food/").status, 404);
}
