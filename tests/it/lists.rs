//! Lists of polls, on both engines: what is on them is what may be seen and can be voted in.

use bitpoll::actions::poll_create::NewPoll;
use bitpoll::actions::poll_lists::public_polls;
use bitpoll::actions::poll_update::{UpdatePoll, update_poll};
use bitpoll::actions::shelf;
use bitpoll::domain::choice::Kind;
use bitpoll::domain::poll::{Audience, Details, Poll, Settings};
use bitpoll::domain::shelf::{Order, Show, Wish};
use bitpoll::domain::time::Instant;
use bitpoll::secrets::Keys;

use bitpoll::params;

use crate::support::app::{Client, TestApp};
use crate::support::db::{TestStore, for_each_engine};
use crate::support::world::{Person, World, ballot, sample};

fn on_each(test: impl Fn(&TestStore, &World)) {
    for_each_engine(|db| test(&db, &World::new(db.store(), Keys::new(&[[7; 32]]))));
}

fn titles(polls: &[Poll]) -> Vec<&str> {
    polls.iter().map(|poll| poll.title.as_str()).collect()
}

fn page(world: &World, person: &Person, wish: Wish, number: usize) -> shelf::Page {
    world.act(person, move |tx, asker| shelf::page(tx, asker, &wish, number)).unwrap()
}

/// Titles of a part of somebody's list.
fn list(world: &World, person: &Person, show: Show) -> Vec<String> {
    let page = page(world, person, Wish { show, ..Wish::default() }, 1);
    page.polls.into_iter().map(|(_, stored)| stored.poll.title).collect()
}

#[test]
fn the_polls_of_one_group_are_a_list_of_their_own_for_its_members_alone() {
    on_each(|_, world| {
        let (ada, bob) = (world.user("ada"), world.user("bob"));
        let made = ["choir", "team", "own"].map(|slug| world.make(&ada, renamed(slug)));
        let groups = ["The choir", "The team"].map(|name| world.group(name));
        for (group, poll) in groups.iter().zip(&made) {
            world.join(&ada, *group);
            let (group, poll) = (group.0, poll.id.0);
            let sql = "UPDATE polls SET group_id = ?1 WHERE id = ?2";
            world.write(move |tx| Ok(tx.execute(sql, params![group, poll])?));
        }
        let wish = Wish { group: "The choir".to_owned(), ..Wish::default() };
        let shown = page(world, &ada, wish.clone(), 1);
        let titles: Vec<_> = shown.polls.iter().map(|(_, stored)| stored.poll.title.as_str()).collect();
        assert_eq!((titles, shown.all), (vec!["choir"], 1));
        let refused = world.act(&bob, move |tx, asker| shelf::page(tx, asker, &wish, 1));
        assert!(matches!(refused, Err(bitpoll::actions::Error::NotFound)), "it is none of his groups");
    });
}

#[test]
fn every_tie_to_a_poll_puts_it_on_its_part_of_the_list() {
    on_each(|_, world| {
        let (ada, bob) = (world.user("ada"), world.user("bob"));
        let polls = ["owned", "grouped", "voted", "invited", "watched", "other"]
            .map(|slug| world.make(&bob, renamed(slug)));
        let group = world.group("team");
        world.join(&ada, group);
        let (id, owned, grouped, watched) = (ada.id(), polls[0].id, polls[1].id, polls[4].id);
        world.write(move |tx| {
            tx.execute("UPDATE polls SET user_id = ?2 WHERE id = ?1", params![owned.0, id.0])?;
            tx.execute("UPDATE polls SET group_id = ?2 WHERE id = ?1", params![grouped.0, group.0])?;
            let sql = "INSERT INTO watches (poll_id, user_id, created) VALUES (?1, ?2, 1)";
            Ok(tx.execute(sql, params![watched.0, id.0])?)
        });
        world.vote(&ada, "voted", &ballot("", &[(1, 1)]));
        world.invite(&polls[3], &ada);
        for (show, title) in [
            (Show::Owned, "owned"),
            (Show::Groups, "grouped"),
            (Show::Voted, "voted"),
            (Show::Invited, "invited"),
            (Show::Watched, "watched"),
        ] {
            assert_eq!(list(world, &ada, show), [title]);
        }
        let all = page(world, &ada, Wish { order: Order::Title, ..Wish::default() }, 1);
        let titles: Vec<_> = all.polls.iter().map(|(card, _)| card.title.as_str()).collect();
        assert_eq!(titles, ["grouped", "invited", "owned", "voted", "watched"]);
        assert_eq!(all.counts, [5, 1, 1, 1, 1, 1]);
        world.leave(&ada, group);
        assert!(list(world, &ada, Show::Groups).is_empty(), "with the group goes its poll");
    });
}

fn renamed(slug: &str) -> NewPoll {
    let new = sample(Kind::Universal, slug, Settings::default());
    let details = Details { title: slug.to_owned(), ..new.details.clone() };
    NewPoll { details, ..new }
}

#[test]
fn an_anonymous_vote_puts_nothing_on_the_list() {
    on_each(|_, world| {
        let (owner, ada) = (world.user("owner"), world.user("ada"));
        world.poll(&owner, "lunch", Settings::default());
        let secret = bitpoll::domain::vote::Ballot { anonymous: true, ..ballot("", &[(1, 1)]) };
        world.vote(&ada, "lunch", &secret);
        assert!(list(world, &ada, Show::All).is_empty());
    });
}

#[test]
fn a_deleted_poll_stays_on_the_list_of_its_owner_as_long_as_it_can_be_brought_back() {
    let app = TestApp::new();
    let world = app.world();
    let (ada, bob) = (world.user("ada"), world.user("bob"));
    world.poll(&ada, "lunch", Settings::default());
    world.vote(&bob, "lunch", &ballot("", &[(1, 1)]));
    let (owner, voter) = (app.browser(&ada), app.browser(&bob));
    let offered = |client: &Client| client.get("/settings/").attributes("#deleted form", "action");
    assert!(offered(&owner).is_empty());
    assert_eq!(owner.post("/poll/lunch/delete/", &[]).status, 303);
    let undo = "/poll/lunch/restore/".to_owned();
    assert_eq!((offered(&owner), offered(&voter)), (vec![undo.clone()], vec![]));
    assert_eq!(owner.post(&undo, &[]).status, 303);
    assert!(offered(&owner).is_empty());
    assert_eq!(owner.post("/poll/lunch/delete/", &[]).status, 303);
    app.db.advance(8 * 86_400);
    assert!(offered(&app.browser(&ada)).is_empty(), "the week is over");
}

#[test]
fn a_list_of_a_thousand_polls_takes_as_many_statements_as_one_of_three() {
    on_each(|db, world| {
        let ada = world.user("ada");
        for number in 0..3 {
            world.make(&ada, renamed(&format!("poll{number}")));
        }
        let statements = |number: usize| {
            let before = db.stats().statements;
            let page = page(world, &ada, Wish::default(), number);
            (db.stats().statements - before, page)
        };
        let (few, _) = statements(1);
        let id = ada.id();
        world.write(move |tx| {
            let columns = "kind, method, description, locale, zone, user_id, admin_epoch, expiry_warned, \
                all_answered, invited, public_listing, view_audience, vote_audience, results, hide_participants, \
                anonymous_allowed, one_vote_per_user, everybody_may_edit, forbid_blank, comments_allowed, \
                hold_comments, proposals, show_invitations, use_viewer_zone, show_score, sorting, revision, structure, tally, needed";
            let sql: &'static str = format!(
                "WITH RECURSIVE n (i) AS (SELECT CAST(1 AS BIGINT) UNION ALL SELECT i + 1 FROM n WHERE i < 997) \
                 INSERT INTO polls (slug, title, created, {columns}) \
                 SELECT 'many' || CAST(i AS TEXT), 'Many ' || CAST(i AS TEXT), p.created + i, {columns} \
                 FROM n JOIN polls p ON p.slug = 'poll0' WHERE p.user_id = ?1"
            )
            .leak();
            Ok(tx.execute(sql, params![id.0])?)
        });
        let (many, first) = statements(1);
        assert_eq!((few, many, first.all, first.polls.len()), (5, 5, 1_000, 20));
        assert_eq!(first.polls[0].0.title, "Many 997");
        let (_, last) = statements(10_000);
        assert_eq!((last.before, last.polls.len()), (980, 20));
        assert_eq!(last.polls[19].0.title, "poll0");
    });
}

#[test]
fn what_somebody_puts_away_is_gone_from_their_list_alone() {
    let app = TestApp::configured(&[("limits_exempt", "127.0.0.0/8")]);
    let (ada, bob) = (app.signed_in("ada"), app.signed_in("bob"));
    let world = app.world();
    let carla = world.user("carla");
    let poll = world.poll(&carla, "lunch", Settings::default());
    app.write(move |tx| {
        let sql = "INSERT INTO watches (poll_id, user_id, created) SELECT ?1, id, 1 FROM users";
        Ok(tx.execute(sql, params![poll.id.0])?)
    });
    let shown =
        |browser: &Client, query: &str| browser.get(&format!("/settings/{query}")).texts(".rows a").len();
    assert_eq!((shown(&ada, ""), shown(&bob, "")), (1, 1));
    let back = "/settings/?order=title";
    let away = ada.post("/poll/lunch/archive/", &[("do", "archive"), ("next", back)]);
    assert_eq!((away.status, away.header("location")), (303, back));
    assert_eq!((shown(&ada, ""), shown(&bob, "")), (0, 1));
    assert_eq!(shown(&ada, "?archived=on"), 1);
    assert!(ada.get("/settings/").text.contains("One poll in the archive"));
    assert_eq!(ada.post("/poll/lunch/archive/", &[("do", "restore")]).status, 303);
    assert_eq!(shown(&ada, ""), 1);
    for next in ["//evil.example", "https://evil.example/"] {
        let answer = ada.post("/poll/lunch/archive/", &[("do", "archive"), ("next", next)]);
        assert_eq!(answer.header("location"), "/");
    }
}

#[test]
fn a_search_keeps_its_words_and_an_empty_list_says_what_to_do() {
    let app = TestApp::configured(&[("limits_exempt", "127.0.0.0/8")]);
    let ada = app.signed_in("ada");
    assert_eq!(ada.get("/settings/").texts(".empty a"), ["New poll"]);
    assert_eq!(ada.get("/settings/?show=groups").texts(".empty a"), ["Groups"]);
    let page = ada.get("/settings/?q=%22%3E%3Cb%3Elunch&order=nonsense&state=closed&page=-3");
    assert_eq!(page.attributes("[name=q]", "value"), ["\"><b>lunch"]);
    assert_eq!(page.texts(".empty a"), ["Show all"]);
}

#[test]
fn a_poll_that_a_voter_may_no_longer_see_leaves_their_list() {
    on_each(|_, world| {
        let (owner, ada) = (world.user("owner"), world.user("ada"));
        let poll = world.poll(&owner, "lunch", Settings::default());
        world.vote(&ada, "lunch", &ballot("", &[(1, 1)]));
        let voted = |person: &Person| list(world, person, Show::Voted);
        assert_eq!(voted(&ada), ["Lunch together"]);
        let settings = Settings {
            view_audience: Audience::Invited,
            vote_audience: Audience::Invited,
            ..Settings::default()
        };
        let details = Details::parse("Dismissals", "", "Europe/Berlin", "", settings).unwrap();
        let update = UpdatePoll { details, owner: None, seen: None };
        world.act(&owner, move |tx, asker| update_poll(tx, asker, "lunch", &update)).unwrap();
        assert!(voted(&ada).is_empty());
        assert_eq!(list(world, &owner, Show::Owned), ["Dismissals"]);
        world.invite(&poll, &ada);
        assert_eq!(voted(&ada), ["Dismissals"]);
    });
}

/// Makes a public poll that ends some seconds from now by the clocks of a zone.
fn public(db: &TestStore, world: &World, title: &str, zone: &str, seconds: Option<i64>) {
    let slug = title.to_lowercase();
    let local = |seconds: i64| Instant(db.now() + seconds).in_zone(zone.parse().unwrap()).naive_local();
    let deadline = seconds.map(|seconds| local(seconds).format("%Y-%m-%dT%H:%M").to_string());
    let settings = Settings { public_listing: true, ..Settings::default() };
    let details = Details::parse(title, "", zone, &deadline.unwrap_or_default(), settings.clone()).unwrap();
    world.make(&world.user(&slug), NewPoll { details, ..sample(Kind::Date, &slug, settings) });
    db.advance(1);
}

#[test]
fn polls_that_are_over_do_not_crowd_open_ones_off_the_public_list() {
    on_each(|db, world| {
        public(db, world, "Endless", "Europe/Berlin", None);
        public(db, world, "Hawaii", "Pacific/Honolulu", Some(5 * 3600));
        for number in 0..7 {
            public(db, world, &format!("Over{number}"), "Pacific/Kiritimati", Some(3600));
        }
        let listed = |limit: i64| world.write(move |tx| public_polls(tx, limit));
        assert_eq!(listed(3).len(), 3);
        db.advance(2 * 3600);
        for limit in [2, 3, 20] {
            assert_eq!(titles(&listed(limit)), ["Hawaii", "Endless"], "{limit}");
        }
        assert_eq!(titles(&listed(1)), ["Hawaii"]);
        db.advance(5 * 86_400);
        assert_eq!(titles(&listed(3)), ["Endless"]);
    });
}
