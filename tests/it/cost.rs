//! What pages cost the database.

use bitpoll::store::{Engine, Error, params};

use crate::support::app::{Client, TestApp};
use crate::support::db::{TestStore, for_each_engine};
use crate::support::polls::{TestPoll, YES};
use crate::support::statements;

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

#[test]
fn who_is_signed_in_is_read_in_one_statement_that_counts_once_however_many_groups_there_are() {
    let asks = |statement: &&statements::Statement| {
        statement.file == "users.rs" && statement.sql.contains("FROM sessions s")
    };
    let all = statements::of(Engine::Sqlite);
    let [statement] = all.iter().filter(asks).collect::<Vec<_>>()[..] else { panic!("one statement") };
    let plan: &'static str = format!("EXPLAIN QUERY PLAN {}", statement.sql).leak();
    let app = TestApp::with(TestStore::sqlite(), &[]);
    let plan = app.store().read_blocking::<_, Error, _>(move |tx| {
        tx.query_all::<(i64, i64, i64, String)>(plan, params![&[0_u8; 32], 0_i64])
    });
    let steps: Vec<String> = plan.unwrap().into_iter().map(|(.., step)| step).collect();
    assert!(steps.iter().any(|step| step.starts_with("SCALAR SUBQUERY")), "{steps:?}");
    assert!(steps.iter().all(|step| !step.contains("CORRELATED")), "once for each group: {steps:?}");
}
