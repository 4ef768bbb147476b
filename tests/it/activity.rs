//! What happened to a poll, as its owner reads it.

use bitpoll::domain::poll::{Proposals, Settings};
use bitpoll::params;

use crate::support::app::{Answer, Client, TestApp};
use crate::support::polls::{NO, TestPoll, YES, votes};

const POLL: &str = "/poll/food/";
const VOTE: &str = "/poll/food/vote/";
const ACTIVITY: &str = "/poll/food/activity/";

fn site(settings: Settings) -> (TestApp, Client) {
    let app = TestApp::new();
    let olga = app.signed_in("olga");
    TestPoll { settings, ..TestPoll::default() }.made_by(&app, &olga);
    (app, olga)
}

/// What happened and who did it, the last first.
fn lines(page: &Answer) -> Vec<String> {
    page.texts("main tbody tr td").chunks(2).map(|cells| cells.join(" | ")).collect()
}

#[test]
fn the_owner_reads_who_did_what_the_last_first() {
    let (app, olga) = site(Settings::default());
    let (ann, ben) = (app.guest(), app.signed_in("ben"));
    ann.post(VOTE, &[("a1", YES), ("name", "Ann")]);
    ben.post(VOTE, &[("a1", NO)]);
    let vote = votes(&app, "food").into_iter().find(|vote| vote.name == "Ann").expect("hers").public_id;
    olga.post(&format!("{VOTE}{vote}/edit/"), &[("a1", NO), ("name", "Ann"), ("revision", "1")]);
    ben.post(&format!("{POLL}comment/"), &[("text", "Hello")]);
    olga.post("/invitations/food/send/", &[("invite", "Ivy <ivy@example.org>")]);
    olga.post(&format!("{POLL}close/"), &[]);
    let page = olga.get(ACTIVITY);
    assert_eq!(
        lines(&page),
        [
            "Voting ended | olga",
            "People invited | olga",
            "Comment written | ben",
            "Vote changed: Ann | olga",
            "Vote cast | ben",
            "Vote cast: Ann | –",
            "Poll made | olga"
        ]
    );
    assert!(
        olga.get(&format!("{POLL}settings/")).attributes("main a", "href").contains(&ACTIVITY.to_owned())
    );
    assert!(olga.get(POLL).attributes("main a", "href").contains(&ACTIVITY.to_owned()));
    assert!(!ben.get(POLL).text.contains("/activity/"));
    assert_eq!(ben.get(ACTIVITY).status, 403);
}

#[test]
fn a_decision_and_its_end_are_told_apart_and_proposals_by_what_they_propose() {
    let (app, olga) = site(Settings { proposals: Proposals::Reviewed, ..Settings::default() });
    let decide = |fields: &[(&str, &str)]| {
        app.db.advance(60);
        assert_eq!(olga.post(&format!("{POLL}decide/"), fields).status, 303);
    };
    decide(&[("choice", "1")]);
    assert_eq!(lines(&olga.get(ACTIVITY))[0], "Decided – Pizza | olga");
    decide(&[("do", "undecide")]);
    assert_eq!(lines(&olga.get(ACTIVITY))[..2], ["Decision taken back | olga", "Decided | olga"]);
    let ann = app.signed_in("ann");
    for (choice, deed) in [("Noodles", "accept"), ("Rice", "reject")] {
        app.db.advance(60);
        assert_eq!(ann.post(&format!("{POLL}propose/"), &[("choice", choice)]).status, 303);
        let id = olga.get(&format!("{POLL}proposals/")).attributes(".proposals li", "id").remove(0);
        let id = id.trim_start_matches("proposal-");
        assert_eq!(olga.post(&format!("{POLL}proposals/{id}/{deed}/"), &[]).status, 303);
    }
    assert_eq!(
        lines(&olga.get(ACTIVITY))[..4],
        [
            "Proposed choice rejected – Rice | olga",
            "Choice proposed – Rice | ann",
            "Proposed choice accepted – Noodles | olga",
            "Choice proposed – Noodles | ann"
        ]
    );
}

#[test]
fn what_was_deleted_is_brought_back_from_the_list_by_whoever_deleted_it() {
    let (app, olga) = site(Settings::default());
    app.guest().post(VOTE, &[("a1", YES), ("name", "Ann")]);
    olga.post(&format!("{VOTE}{}/delete/", votes(&app, "food")[0].public_id), &[]);
    let page = olga.get(ACTIVITY);
    assert_eq!(page.texts("#undo strong"), ["Vote deleted"]);
    let undo = page.attributes("#undo form", "action").remove(0);
    assert_eq!(olga.post(&undo, &[]).status, 303);
    let page = olga.get(ACTIVITY);
    assert!(page.texts("#undo").is_empty());
    assert_eq!(lines(&page)[..2], ["Vote brought back: Ann | olga", "Vote deleted: Ann | olga"]);
}

#[test]
fn of_anonymous_votes_there_is_nothing_but_how_many_on_which_day_wherever_they_fell() {
    let settings = Settings { anonymous_allowed: true, ..Settings::default() };
    let page = |anonymous_first: bool| {
        let (app, olga) = site(settings.clone());
        let (ada, ben) = (app.signed_in("ada"), app.signed_in("ben"));
        let secretly = || ada.post(VOTE, &[("a1", YES), ("anonymous", "on")]);
        if anonymous_first {
            secretly();
        }
        app.db.advance(60);
        ben.post(VOTE, &[("a1", NO)]);
        app.db.advance(60);
        app.guest().post(VOTE, &[("a1", NO), ("name", "Ann")]);
        if !anonymous_first {
            secretly();
        }
        let page = olga.get(ACTIVITY);
        assert!(!page.text.contains("ada"), "{}", page.text);
        page.texts("main tbody tr")
    };
    let (one, two) = (page(true), page(false));
    assert!(one.iter().any(|line| line.contains("One vote without a name was cast")), "{one:#?}");
    assert_eq!(one, two);
}

#[test]
fn a_vote_that_became_anonymous_is_not_told_by_what_was_noted_before() {
    let (app, olga) = site(Settings { anonymous_allowed: true, ..Settings::default() });
    let ada = app.signed_in("ada");
    ada.post(VOTE, &[("a1", YES)]);
    let vote = votes(&app, "food")[0].public_id;
    let sent = [("a1", YES), ("anonymous", "on"), ("revision", "1")];
    assert!(ada.post(&format!("{VOTE}{vote}/edit/"), &sent).status < 400);
    let page = olga.get(ACTIVITY);
    assert!(!page.text.contains("ada"), "{}", page.text);
    assert_eq!(
        lines(&page)[..],
        [
            "Poll made | olga",
            "One vote without a name was cast | –",
            "One vote without a name was changed | –"
        ]
    );
}

#[test]
fn a_long_history_has_pages() {
    let (app, olga) = site(Settings::default());
    app.write(|tx| {
        for id in 2..132_i64 {
            let sql = "INSERT INTO activity (poll_id, id, kind, object, user_id, at) \
                       SELECT id, ?1, 'edited', NULL, user_id, created + ?1 FROM polls";
            tx.execute(sql, params![id])?;
        }
        Ok(())
    });
    let first = olga.get(ACTIVITY);
    assert_eq!(lines(&first).len(), 50);
    let next = first.attributes("main .pages a", "href");
    assert_eq!(next, [format!("{ACTIVITY}?page=2")]);
    let last = olga.get(&format!("{ACTIVITY}?page=99"));
    assert_eq!((lines(&last).len(), lines(&last).last().expect("one").as_str()), (31, "Poll made | olga"));
    assert_eq!(olga.get(&format!("{ACTIVITY}?page=-1")).status, 200);
    assert!(!last.text.contains("too much to be shown"));
}

#[test]
fn a_history_that_is_too_long_to_be_shown_says_so_at_its_end() {
    let (app, olga) = site(Settings::default());
    app.write(|tx| {
        // The first event, doubled fifteen times.
        for power in 0..15 {
            let sql = "INSERT INTO activity (poll_id, id, kind, object, user_id, at) \
                       SELECT poll_id, id + ?1, 'edited', NULL, user_id, at FROM activity";
            tx.execute(sql, params![1_i64 << power])?;
        }
        Ok(())
    });
    let last = olga.get(&format!("{ACTIVITY}?page=400"));
    assert_eq!(lines(&last).len(), 50);
    assert!(last.texts("main p").iter().any(|text| text.contains("too much to be shown")), "{}", last.text);
    assert!(!olga.get(ACTIVITY).text.contains("too much to be shown"));
}
