//! What pages cost the database.

use crate::support::app::{Client, TestApp};
use crate::support::db::for_each_engine;
use crate::support::polls::{TestPoll, YES};

const RESULTS: &str = "/poll/food/";

#[test]
fn the_results_page_asks_the_database_at_most_four_times_and_once_when_it_is_ready() {
    for_each_engine(|db| {
        let app = TestApp::with(db, &[]);
        TestPoll::default().made_by(&app, &app.guest());
        let asked = |browser: &Client| {
            let before = app.store().stats().statements;
            assert_eq!(browser.get(RESULTS).status, 200);
            app.store().stats().statements - before
        };
        assert_eq!(asked(&app.guest()), 4, "poll, choices and values, votes, comments");
        assert_eq!(asked(&app.guest()), 1, "its revision");
        assert_eq!(app.guest().post("/poll/food/vote/", &[("name", "Ann"), ("a1", YES)]).status, 303);
        assert_eq!(asked(&app.guest()), 4, "its revision, poll, votes, comments");
        assert_eq!(asked(&app.guest()), 1);
    });
}
