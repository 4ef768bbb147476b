//! Zones by old names: known wherever they come from, and shown and kept by their current ones.

use bitpoll::domain::choice::Kind;
use bitpoll::domain::poll::Settings;
use bitpoll::params;

use crate::support::app::TestApp;
use crate::support::world::sample;

fn zone_of(app: &TestApp, slug: &'static str) -> String {
    app.write(move |tx| Ok(tx.query_one("SELECT zone FROM polls WHERE slug = ?1", params![slug])?))
}

#[test]
fn pickers_offer_each_zone_once_by_its_current_name() {
    let app = TestApp::new();
    let offered = app.guest().get("/new/datetime/").attributes("#zones option", "value");
    for name in ["Asia/Kathmandu", "Asia/Kolkata", "Europe/Kyiv", "Europe/Berlin", "UTC"] {
        assert_eq!(offered.iter().filter(|one| *one == name).count(), 1, "{name}");
    }
    for name in ["Asia/Katmandu", "Asia/Calcutta", "Europe/Kiev", "Asia/Saigon"] {
        assert!(!offered.iter().any(|one| one == name), "{name}");
    }
}

#[test]
fn old_names_are_taken_from_forms_cookies_and_polls_that_are_stored() {
    let app = TestApp::new();
    let world = app.world();
    let ada = world.user("ada");
    world.make(&ada, sample(Kind::Datetime, "lunch", Settings::default()));
    let browser = app.browser(&ada);
    let set = |zone: &str| {
        let fields = [("title", "Lunch"), ("zone", zone), ("settings", "sent"), ("anonymous_allowed", "on")];
        browser.post("/poll/lunch/settings/", &fields).status
    };
    assert_eq!((set("Europe/Kiev"), zone_of(&app, "lunch").as_str()), (303, "Europe/Kyiv"));
    assert_eq!(set("Europe/Kiew"), 422);

    app.write(|tx| Ok(tx.execute("UPDATE polls SET zone = 'Asia/Katmandu'", params![])?));
    let seen = |zone: &str| {
        let viewer = app.guest();
        viewer.set_cookie("zone", zone);
        let page = viewer.get("/poll/lunch/vote/");
        assert_eq!(page.status, 200);
        let hints = page.texts(".vote-row .help");
        assert!(hints.iter().all(|hint| hint.starts_with("your time: ")), "{hints:?}");
        (page.texts(".poll-head").join(" "), hints.len())
    };
    let (head, elsewhere) = seen("Asia/Katmandu");
    assert!(head.contains("Asia/Kathmandu") && !head.contains("Katmandu"), "{head}");
    assert_eq!(elsewhere, 0, "it is the reader's own zone");
    assert_eq!(seen("Asia/Kathmandu").1, 0);
    let (head, elsewhere) = seen("Asia/Calcutta");
    assert!(head.contains("Asia/Kolkata"), "{head}");
    assert!(elsewhere > 0);

    app.write(|tx| Ok(tx.execute("UPDATE polls SET use_viewer_zone = 1", params![])?));
    let viewer = app.guest();
    viewer.set_cookie("zone", "Asia/Calcutta");
    let hints = viewer.get("/poll/lunch/vote/").texts(".vote-row .help");
    assert!(
        !hints.is_empty() && hints.iter().all(|hint| hint.starts_with("time of the poll: ")),
        "{hints:?}"
    );
}
