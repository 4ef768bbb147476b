//! Every route × every kind of actor. A route without a row fails with its name.

use std::collections::BTreeSet;

use bitpoll::domain::poll::{Audience, Settings};
use bitpoll::params;
use bitpoll::web::routes::ROUTES;

use crate::support::app::{Answer, TestApp};
use crate::support::people::{People, Stage, Who};
use crate::support::site_map::{ROWS, Row, Whom, row};

/// Rows of the routes that there are.
fn rows() -> impl Iterator<Item = &'static Row> {
    ROUTES.iter().filter_map(|route| row(route.method.as_str(), route.path))
}

fn ask(app: &TestApp, people: &People, who: Who, row: &Row, stage: &Stage) -> Answer {
    let browser = app.browser(people.person(who));
    let fields = row.fields(stage);
    let fields: Vec<(&str, &str)> =
        fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    match row.method {
        "POST" => browser.post(&row.address(stage), &fields),
        _ => browser.get(&row.address(stage)),
    }
}

/// What a row promises to somebody who may see the poll.
fn promised(row: &Row, who: Who) -> u16 {
    let gets_through = match row.whom {
        Whom::Everybody | Whom::Elsewhere => true,
        Whom::SignedIn => who.signed_in(),
        Whom::Admins | Whom::Moderators => return promised_in_console(row, who),
        Whom::Owners => who.owns(),
        Whom::OwnersWithAccount => who.owns() && who.signed_in(),
        Whom::VoteHolder | Whom::Author => who == Who::VoterByLink,
        Whom::VoteHolderOrOwners | Whom::AuthorOrOwners => who == Who::VoterByLink || who.owns(),
        Whom::GroupSeers | Whom::GroupMembers | Whom::GroupAdmins | Whom::GroupInvitees => {
            return of_group(row, who);
        }
        Whom::Voters if who == Who::VoterByAccount => return if row.writes() { 409 } else { 303 },
        // Led to the own vote; one more is asked for.
        Whom::Voters if who == Who::VoterByLink && !row.writes() => return 303,
        Whom::Voters => true,
    };
    if gets_through { row.status } else { 403 }
}

/// Whoever is not signed in is sent to do so; for others without the right there is no console.
fn promised_in_console(row: &Row, who: Who) -> u16 {
    match who {
        Who::Admin => row.status,
        Who::Moderator if row.whom == Whom::Moderators => row.status,
        _ if who.signed_in() => 404,
        _ => {
            if row.writes() {
                403
            } else {
                303
            }
        }
    }
}

/// What a row of a group promises: to strangers there is no such group.
fn of_group(row: &Row, who: Who) -> u16 {
    let member = matches!(who, Who::Member | Who::GroupAdmin);
    let sees = member || who == Who::GroupInvitee;
    let (gets_through, else_) = match row.whom {
        _ if !who.signed_in() => (false, 403),
        _ if !sees => (false, 404),
        Whom::GroupSeers => (true, 404),
        Whom::GroupMembers => (member, 404),
        Whom::GroupInvitees => (who == Who::GroupInvitee, 404),
        _ => (who == Who::GroupAdmin, 403),
    };
    if gets_through { row.status } else { else_ }
}

#[test]
fn a_group_is_for_its_members_and_only_its_admins_change_it() {
    let (app, people) = People::site();
    let mut stage = people.poll(&app, "common", Settings::default());
    let mut wrong = Vec::new();
    for (number, row) in rows().filter(|row| row.of_group()).enumerate() {
        for who in Who::ALL {
            let name = format!("g{number}-{who:?}").to_lowercase();
            people.group(&name);
            stage.poll.slug = bitpoll::domain::slug::Slug::parse(&name).expect("a slug");
            let browser = app.browser(people.person(who));
            stage.group = name;
            let address = row.address(&stage);
            let fields = row.fields(&stage);
            let fields: Vec<(&str, &str)> =
                fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
            let answer = if row.writes() { browser.post(&address, &fields) } else { browser.get(&address) };
            let wanted = promised(row, who);
            if answer.status != wanted {
                wrong.push(format!("{} {address} as {who:?}: {}, not {wanted}", row.method, answer.status));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Asks everybody for everything on a poll of these settings, and collects what is not as expected.
/// Whoever is to be refused is refused on one poll; whoever may change something gets a poll for it.
fn differences(
    settings: &Settings,
    prepare: impl Fn(&TestApp, &Stage),
    expected: impl Fn(&Row, Who) -> u16,
) -> Vec<String> {
    differences_of(|_| true, settings, prepare, expected)
}

/// The same on some routes.
fn differences_of(
    some: impl Fn(&Row) -> bool,
    settings: &Settings,
    prepare: impl Fn(&TestApp, &Stage),
    expected: impl Fn(&Row, Who) -> u16,
) -> Vec<String> {
    let (app, people) = People::site();
    let stage = |slug: &str| {
        let stage = people.poll(&app, slug, settings.clone());
        prepare(&app, &stage);
        stage
    };
    let common = stage("common");
    let mut wrong = Vec::new();
    for (number, row) in rows().filter(|row| row.of_poll() && some(row)).enumerate() {
        for who in Who::ALL {
            let wanted = expected(row, who);
            let changes = wanted < 400 && (row.writes() || row.path.contains("{code}"));
            let own = changes.then(|| stage(&format!("p{number}-{who:?}")));
            let answer = ask(&app, &people, who, row, own.as_ref().unwrap_or(&common));
            if answer.status != wanted {
                wrong
                    .push(format!("{} {} as {who:?}: {}, not {wanted}", row.method, row.path, answer.status));
            }
        }
    }
    wrong
}

fn nothing(_: &TestApp, _: &Stage) {}

/// Deletes the poll of a stage.
fn deleted(app: &TestApp, stage: &Stage) {
    set_to_now(app, stage, "UPDATE polls SET deleted_at = ?2 WHERE id = ?1");
}

/// Ends voting on the poll of a stage.
fn over(app: &TestApp, stage: &Stage) {
    set_to_now(app, stage, "UPDATE polls SET closed_at = ?2 WHERE id = ?1");
}

fn set_to_now(app: &TestApp, stage: &Stage, sql: &'static str) {
    let poll = stage.poll.id;
    app.write(move |tx| {
        let now = tx.now();
        Ok(tx.execute(sql, params![poll.0, now])?)
    });
}

#[test]
fn every_route_has_a_row_and_every_row_a_route() {
    let routes: BTreeSet<_> = ROUTES.iter().map(|route| (route.method.as_str(), route.path)).collect();
    let rows: BTreeSet<_> = ROWS.iter().map(|row| (row.method, row.path)).collect();
    assert_eq!(rows.len(), ROWS.len(), "no row comes twice");
    let missing: Vec<_> = routes.difference(&rows).collect();
    assert!(missing.is_empty(), "add a row to tests/it/support/site_map.rs for {missing:?}");
    let dead: Vec<_> = rows.difference(&routes).collect();
    assert!(dead.is_empty(), "no such routes: {dead:?}");
}

#[test]
fn pages_of_the_site_are_for_everybody_but_ones_own_polls() {
    let (app, people) = People::site();
    let stage = people.poll(&app, "common", Settings::default());
    let mut all: Vec<&Row> = rows().filter(|row| !row.of_poll() && !row.of_group()).collect();
    // Whoever has signed out is another kind of actor.
    all.sort_by_key(|row| row.path == "/logout/");
    for (number, row) in all.into_iter().enumerate() {
        for who in Who::ALL {
            let console = matches!(row.whom, Whom::Admins | Whom::Moderators) && row.writes();
            let own = console.then(|| people.poll(&app, &format!("s{number}-{who:?}"), Settings::default()));
            let answer = ask(&app, &people, who, row, own.as_ref().unwrap_or(&stage));
            assert_eq!(answer.status, promised(row, who), "{} {} as {who:?}", row.method, row.path);
        }
    }
}

#[test]
fn on_an_open_poll_everybody_may_do_what_the_table_says_and_nothing_else() {
    let wrong = differences(&Settings::default(), nothing, promised);
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_poll_for_invited_people_is_closed_to_everybody_else() {
    let invited = |who: Who| who.owns() || matches!(who, Who::Invited | Who::Invitee);
    let settings = Settings {
        view_audience: Audience::Invited,
        vote_audience: Audience::Invited,
        ..Settings::default()
    };
    let expected = |row: &Row, who: Who| match () {
        // A link is a right of its own; what it opens is decided behind it.
        () if row.path.contains("{code}") || row.whom == Whom::Elsewhere => row.status,
        () if invited(who) => promised(row, who),
        () => 403,
    };
    let wrong = restricted(&settings, nothing, expected);
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Votes and comments are made while the poll is open to all; then it gets these settings.
fn restricted(
    settings: &Settings,
    prepare: impl Fn(&TestApp, &Stage),
    expected: impl Fn(&Row, Who) -> u16,
) -> Vec<String> {
    let (view, vote) = (settings.view_audience.as_str(), settings.vote_audience.as_str());
    let narrow = |app: &TestApp, stage: &Stage| {
        let poll = stage.poll.id;
        let sql = "UPDATE polls SET view_audience = ?2, vote_audience = ?3 WHERE id = ?1";
        app.write(move |tx| Ok(tx.execute(sql, params![poll.0, view, vote])?));
        prepare(app, stage);
    };
    differences(&Settings::default(), narrow, expected)
}

#[test]
fn when_voting_is_over_nobody_takes_a_vote_back_but_whose_it_is_still_erases_it() {
    let expected = |row: &Row, who: Who| match row.path {
        "/poll/{slug}/vote/{vote}/delete/" if who == Who::VoterByLink => 403,
        "/poll/{slug}/vote/" | "/poll/{slug}/vote/for/" | "/poll/{slug}/vote/{vote}/edit/" => 403,
        _ => promised(row, who),
    };
    let of_votes = |row: &Row| row.path.starts_with("/poll/{slug}/vote/");
    let wrong = differences_of(of_votes, &Settings::default(), over, expected);
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_deleted_poll_is_gone_for_all_but_its_owners_who_can_bring_it_back() {
    let expected = |row: &Row, who: Who| match row.path {
        _ if row.whom == Whom::Elsewhere => row.status,
        "/poll/{slug}/restore/" if who.owns() => 303,
        path if path.contains("{code}") => 303,
        _ if who.owns() => 410,
        _ => 404,
    };
    let wrong = differences(&Settings::default(), deleted, expected);
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn what_belongs_to_one_poll_is_not_found_under_another() {
    let (app, people) = People::site();
    let (one, two) =
        (people.poll(&app, "one", Settings::default()), people.poll(&app, "two", Settings::default()));
    for row in rows().filter(|row| {
        ["{vote}", "{comment}", "{invitation}", "{proposal}"].iter().any(|part| row.path.contains(part))
    }) {
        let crossed = row.address(&one).replacen("/poll/one/", "/poll/two/", 1);
        for who in Who::ALL {
            let browser = app.browser(people.person(who));
            let answer =
                if row.writes() { browser.post(&crossed, &[("text", "x")]) } else { browser.get(&crossed) };
            let expected = match row.path.contains("{proposal}") {
                // One that waits no more does the owner no harm, and this is no other.
                true if who.owns() => 303,
                true => 403,
                false => 404,
            };
            assert_eq!(answer.status, expected, "{} {} as {who:?}", row.method, row.path);
        }
    }
    let waits = app.browser(people.person(Who::OwnerByAccount)).get("/poll/one/proposals/");
    assert!(waits.text.contains("Noodles"), "nobody has decided about it");
    assert_ne!(one.vote, two.vote);
}

#[test]
fn what_is_not_there_is_not_found() {
    let (app, people) = People::site();
    let stage = people.poll(&app, "one", Settings::default());
    for row in rows().filter(|row| row.of_poll() && row.whom != Whom::Elsewhere) {
        let address = row.address(&stage);
        let nowhere = address.replacen("/poll/one", "/poll/nowhere", 1);
        let nowhere = nowhere.replacen("/invitations/one", "/invitations/nowhere", 1);
        let browser = app.browser(people.person(Who::OwnerByAccount));
        let answer = if row.writes() { browser.post(&nowhere, &[]) } else { browser.get(&nowhere) };
        assert_eq!(answer.status, 404, "{} {}", row.method, row.path);
    }
}

#[test]
fn a_link_opens_only_what_it_was_made_for() {
    let (app, people) = People::site();
    let (one, two) =
        (people.poll(&app, "one", Settings::default()), people.poll(&app, "two", Settings::default()));
    let browser = app.browser(people.person(Who::Stranger));
    for wrong in [two.admin_code.as_str(), &one.vote_code, "", "x", "AAAAAAAAAAAAAAAAAAAAAA"] {
        let answer = browser.get(&format!("/poll/one/key/{wrong}/"));
        assert_eq!(answer.status, 404, "{wrong}");
    }
    for wrong in [two.vote_code.as_str(), &one.admin_code, "AAAAAAAAAAAAAAAAAAAAAA"] {
        let answer = browser.get(&format!("/poll/one/vote/{}/key/{wrong}/", one.vote));
        assert_eq!(answer.status, 404, "{wrong}");
    }
    assert_eq!(browser.cookie_value("guest"), None, "who guesses gets nothing");
}
