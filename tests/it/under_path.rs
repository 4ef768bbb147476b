//! A site under a path of a host that has other things, too: `https://example.org/our/polls`.

use bitpoll::domain::poll::Settings;
use bitpoll::web::routes::ROUTES;

use crate::support::app::{Answer, TestApp};
use crate::support::people::{People, Who};
use crate::support::site_map::row;

const PATH: &str = "/our/polls";

fn site(public_url: &str) -> TestApp {
    TestApp::with_mail(&[
        ("public_url", public_url),
        ("allowed_hosts", "*"),
        ("limits_exempt", "127.0.0.0/8"),
        ("registration", "open"),
    ])
}

/// Every address in a page, with the attribute that holds it.
fn addresses(answer: &Answer) -> Vec<String> {
    let held =
        ["href", "src", "action", "formaction", "data-options", "data-from", "data-live", "data-worker"];
    held.iter().flat_map(|name| answer.attributes(&format!("[{name}]"), name)).collect()
}

fn assert_inside(address: &str, whose: &str) {
    let own = address.starts_with('/') && !address.starts_with("//");
    let rest = address.strip_prefix(PATH);
    let once = rest.is_some_and(|rest| rest.starts_with('/') && !rest.starts_with(PATH));
    assert!(!own || once, "{whose} leads to {address}");
}

#[test]
fn every_link_form_script_and_redirect_of_every_page_stays_under_the_path() {
    let app = site("http://polls.example/our/polls");
    let people = People::of(&app);
    let stage = people.poll(&app, "one", Settings::default());
    let (mut pages, mut redirects) = (0, 0);
    for who in [Who::Stranger, Who::OwnerByAccount, Who::GroupAdmin, Who::Admin] {
        let browser = app.browser(people.person(who));
        for row in ROUTES.iter().filter_map(|route| row(route.method.as_str(), route.path)) {
            // What changes something is refused here, so that the stage stays: but with a page.
            let address = format!("{PATH}{}", row.address(&stage));
            let answer = match row.writes() {
                true => browser.post_with(&address, &[], &[("sec-fetch-site", "cross-site")]),
                false => browser.get(&address),
            };
            let found = addresses(&answer);
            found.iter().for_each(|address| assert_inside(address, row.path));
            assert_inside(answer.header("location"), row.path);
            pages += usize::from(found.len() > 10);
            redirects += usize::from(answer.header("location").starts_with(PATH));
        }
    }
    assert!(pages > 300 && redirects > 20, "{pages} pages and {redirects} redirects were looked at");
}

#[test]
fn people_live_under_the_path_as_they_do_without_one() {
    let app = site("http://polls.example/our/polls");
    app.user("ada");
    let (guest, at) = (app.guest(), |path: &str| format!("{PATH}{path}"));
    let signed_in = guest.post(
        &at("/login/?next=/settings/"),
        &[("username", "ada"), ("password", "secret password"), ("next", "/settings/")],
    );
    assert_eq!((signed_in.status, signed_in.header("location")), (303, "/our/polls/settings/"));
    assert!(signed_in.header("set-cookie").contains("Path=/our/polls/;"), "{signed_in:?}");
    let page = guest.follow(&signed_in);
    assert_eq!(page.status, 200);
    for asset in page.attributes("link[rel=stylesheet]", "href") {
        assert_eq!(guest.get(&asset).status, 200, "{asset}");
    }
    let slash = guest.get("/our/polls/about?x=1");
    assert_eq!((slash.status, slash.header("location")), (308, "/our/polls/about/?x=1"));
    let theme = guest.post(&at("/theme/"), &[("theme", "dark"), ("next", "/polls/")]);
    assert_eq!(theme.header("location"), "/our/polls/polls/");
}

#[test]
fn what_is_not_under_the_path_is_somebody_elses() {
    let app = site("http://polls.example/our/polls");
    let guest = app.guest();
    for path in ["/about/", "/our/", "/our/pollster/", "/our/polls/our/polls/", "/assets/x/site.css"] {
        assert_eq!(guest.get(path).status, 404, "{path}");
    }
    for path in ["/", "/our/polls"] {
        let answer = guest.get(path);
        assert_eq!((answer.status, answer.header("location")), (308, "/our/polls/"), "{path}");
    }
    assert_eq!(guest.get("/healthz").status, 200, "what watches over nodes need not know");
    assert_eq!(guest.get("/our/polls/healthz").status, 200);
}

#[test]
fn by_tls_its_cookies_say_so_and_are_for_the_path_alone() {
    let app = site("https://polls.example/our/polls");
    let answer = app.guest().post("/our/polls/theme/", &[("theme", "dark")]);
    let cookies = answer.header("set-cookie");
    assert!(cookies.contains("__Secure-theme=dark") && cookies.contains("Path=/our/polls/"), "{cookies}");
    assert!(cookies.contains("Secure") && !cookies.contains("__Host-"), "{cookies}");
}

#[test]
fn links_that_are_handed_on_hold_the_path() {
    let app = site("https://polls.example/our/polls");
    let people = People::of(&app);
    people.poll(&app, "one", Settings::default());
    let text = app.guest().get("/our/polls/poll/one.txt").text;
    assert!(text.contains("https://polls.example/our/polls/poll/one/"), "{text}");
    let file = app.guest().get("/our/polls/poll/one.json");
    assert_eq!(file.status, 200);
}
