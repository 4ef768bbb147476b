//! Hidden means hidden in every channel: two polls that differ in hidden things alone are told apart by
//! nobody who may not see them, byte for byte, header for header.

use bitpoll::actions::seats::{SetSeats, set_seats};
use bitpoll::domain::choice::Kind;
use bitpoll::domain::id::ChoiceId;
use bitpoll::domain::poll::{Method, Results, Settings, Sorting};
use bitpoll::domain::user::Role;
use bitpoll::domain::vote::{Ballot, BallotCell};
use bitpoll::secrets::Random;
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

use crate::support::app::{Answer, Client, TestApp};
use crate::support::world::{Person, World, ballot, sample};

/// Seconds of the day in which all of a case happens, from noon on.
const DAY: i64 = 36_000;

/// A vote of somebody else.
#[derive(Debug, Clone)]
struct Secret {
    name: String,
    anonymous: bool,
    remark: String,
    cells: Vec<(i64, i64, String)>,
    /// Seconds after the start of the case.
    at: i64,
}

impl Secret {
    fn ballot(&self) -> Ballot {
        let cell = |(choice, value, comment): &(i64, i64, String)| BallotCell {
            choice: choice.to_string(),
            value: if *value == 0 { String::new() } else { value.to_string() },
            comment: comment.clone(),
        };
        Ballot {
            name: if self.anonymous { String::new() } else { self.name.clone() },
            anonymous: self.anonymous,
            comment: self.remark.clone(),
            cells: self.cells.iter().map(cell).collect(),
            ..Ballot::default()
        }
    }
}

fn words() -> impl Strategy<Value = String> {
    "[A-Za-zÄöß ]{1,12}[a-z]".prop_map(|text| format!("x{text}"))
}

prop_compose! {
    fn secret()(
        name in words(),
        anonymous in any::<bool>(),
        remark in prop_oneof![Just(String::new()), words()],
        values in prop::array::uniform3(0_i64..5),
        note in prop_oneof![Just(String::new()), words()],
        at in 0..DAY,
    ) -> Secret {
        let cells = values.into_iter().zip(1..).map(|(value, choice)| {
            (choice, value, if choice == 2 { note.clone() } else { String::new() })
        });
        Secret { name, anonymous, remark, cells: cells.collect(), at }
    }
}

fn secrets(count: std::ops::Range<usize>) -> impl Strategy<Value = Vec<Secret>> {
    prop::collection::vec(secret(), count)
}

/// Two sites with the same people, whose polls differ in what is hidden.
struct Twins {
    sites: [Site; 2],
    number: u64,
}

struct Site {
    app: TestApp,
    world: World,
    owner: Person,
    voter: Person,
    viewers: Vec<(&'static str, Person)>,
}

impl Site {
    fn new() -> Self {
        let app = TestApp::configured(&[("public_url", "http://poll.example"), ("allowed_hosts", "*")]);
        let world = app.world();
        let (owner, voter) = (world.user("owner"), world.guest());
        let viewers = vec![
            ("a stranger", world.stranger()),
            ("a guest with rights elsewhere", world.guest()),
            ("another account", world.user("other")),
            ("somebody who runs the site", world.user_with("admin", Role::Admin, 0)),
        ];
        let elsewhere = &viewers[1].1;
        world.poll(elsewhere, "elsewhere", Settings::default());
        world.vote(elsewhere, "elsewhere", &ballot("Gus", &[(1, 1)]));
        Self { app, world, owner, voter, viewers }
    }

    /// Makes the poll: first the voter's own vote, then those of others, each at its time. Random names
    /// begin anew, so that what was hidden in the case before changes nothing.
    fn make(&mut self, number: u64, settings: &Settings, others: &[Secret], held: &[String]) {
        self.world.random = Random::seeded((1 << 40) + (number << 20));
        let slug = &format!("case{number}");
        let mut new = sample(Kind::Datetime, slug, settings.clone());
        new.details.title = format!("Case {slug}");
        self.world.make(&self.owner, new);
        let own = Ballot { comment: "mine".into(), ..ballot("Vera", &[(1, 1), (3, 2)]) };
        self.world.vote(&self.voter, slug, &own);
        // The voter has the only seat of the first choice; who waits for it and for the others is part of what is hidden.
        let seats = [(ChoiceId(1), Some(1)), (ChoiceId(2), Some(2))].to_vec();
        let (sheet, address) = (SetSeats { seats, ..SetSeats::default() }, slug.clone());
        self.world.act(&self.owner, move |tx, asker| set_seats(tx, asker, &address, &sheet)).expect("seats");
        let mut order: Vec<&Secret> = others.iter().collect();
        order.sort_by_key(|secret| secret.at);
        let mut now = 0;
        for secret in order {
            self.app.db.advance(secret.at - now);
            now = secret.at;
            self.world.vote(&self.world.stranger(), slug, &secret.ballot());
        }
        self.app.db.advance(86_400 - now);
        let guest = self.world.guest();
        for text in held {
            self.world.comment(&guest, slug, "Guest", text);
        }
    }

    fn look(&self, person: &Person, slug: &str) -> Vec<(String, Answer)> {
        let browser = self.app.browser(person);
        let mut seen = Vec::new();
        for path in paths(slug) {
            let answer = ask(&browser, &path, &[]);
            let tag = answer.header("etag").to_owned();
            if !tag.is_empty() {
                let again = ask(&browser, &path, &[("if-none-match", &tag)]);
                assert_eq!(again.status, 304, "{path}");
                seen.push((format!("{path} again"), again));
            }
            seen.push((path, answer));
        }
        seen.push((
            "in German".to_owned(),
            ask(&browser, &format!("/poll/{slug}/"), &[("accept-language", "de")]),
        ));
        seen
    }
}

fn ask(browser: &Client, path: &str, headers: &[(&str, &str)]) -> Answer {
    let mut answer = browser.get_with(path, headers);
    assert!(answer.status < 500, "{path}: {}", answer.text);
    answer.headers.remove("date");
    answer.headers.remove("x-request-id");
    answer
}

fn paths(slug: &str) -> Vec<String> {
    let mut paths = vec!["/".to_owned()];
    for rest in [
        "/",
        "/?sort=score",
        "/?min=50",
        "/?who=x&value=1&to=2",
        "/?value=blank",
        "/?a=1&b=3",
        "/?find=10",
        "/activity/",
        "/needed/",
        "/live/",
        "/vote/",
        "/share/",
        "/settings/",
        "/decide/",
    ] {
        paths.push(format!("/poll/{slug}{rest}"));
    }
    for ending in ["csv", "json", "txt", "ics"] {
        paths.push(format!("/poll/{slug}.{ending}"));
    }
    paths
}

/// What a case compares.
struct Case<'a> {
    settings: Settings,
    one: &'a [Secret],
    two: &'a [Secret],
    held: [&'a [String]; 2],
    /// Whoever has voted must not see it either.
    also_voter: bool,
    /// The owner can tell them apart: there is something hidden.
    owner_sees: bool,
}

impl Twins {
    fn new() -> Self {
        Self { sites: [Site::new(), Site::new()], number: 0 }
    }

    fn check(&mut self, case: &Case<'_>) -> Result<(), TestCaseError> {
        self.number += 1;
        let slug = format!("case{}", self.number);
        let number = self.number;
        let secrets = [case.one, case.two];
        for (index, site) in self.sites.iter_mut().enumerate() {
            site.make(number, &case.settings, secrets[index], case.held[index]);
        }
        let [one, two] = &self.sites;
        let own = [("whoever has voted", one.voter.clone())];
        let voter = own.iter().filter(|_| case.also_voter);
        for (who, _) in one.viewers.iter().chain(voter) {
            let (left, right) = (one.look(one.person(who), &slug), two.look(two.person(who), &slug));
            for ((path, left), (_, right)) in left.iter().zip(&right) {
                prop_assert_eq!(left, right, "{} tells {} apart", path, who);
            }
        }
        if case.owner_sees {
            prop_assert_ne!(one.look(&one.owner, &slug), two.look(&two.owner, &slug), "the owner sees it");
        }
        Ok(())
    }
}

impl Twins {
    /// Two polls that differ in who was invited alone.
    fn check_invited(
        &mut self,
        settings: &Settings,
        one: &[String],
        two: &[String],
    ) -> Result<(), TestCaseError> {
        self.number += 1;
        let (slug, number) = (format!("case{}", self.number), self.number);
        for (site, names) in self.sites.iter_mut().zip([one, two]) {
            site.make(number, settings, &[], &[]);
            let address = slug.clone();
            let poll =
                site.world.write(move |tx| Ok(bitpoll::store::polls::by_slug(tx, &address)?.unwrap().poll));
            for name in names {
                site.world.invite_by_mail(&poll, name, &format!("{}@example.org", name.trim()));
            }
        }
        let [one, two] = &self.sites;
        let voter = ("whoever has voted", one.voter.clone());
        for (who, _) in one.viewers.iter().chain([&voter]) {
            let (left, right) = (one.look(one.person(who), &slug), two.look(two.person(who), &slug));
            for ((path, left), (_, right)) in left.iter().zip(&right) {
                prop_assert_eq!(left, right, "{} tells {} apart", path, who);
            }
        }
        prop_assert_ne!(one.look(&one.owner, &slug), two.look(&two.owner, &slug), "the owner sees it");
        Ok(())
    }
}

impl Site {
    fn person(&self, who: &str) -> &Person {
        self.viewers.iter().find(|(name, _)| *name == who).map_or(&self.voter, |(_, person)| person)
    }
}

/// Runs a property over one pair of sites, with the same randomness every time.
fn over<S: Strategy>(strategy: S, test: impl Fn(&mut Twins, S::Value) -> Result<(), TestCaseError>) {
    let config = Config { cases: 3, failure_persistence: None, ..Config::default() };
    let mut runner = TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha));
    let twins = std::cell::RefCell::new(Twins::new());
    if let Err(error) = runner.run(&strategy, |value| test(&mut twins.borrow_mut(), value)) {
        panic!("{error}");
    }
}

const NOTHING: [&[String]; 2] = [&[], &[]];

#[test]
fn hidden_names_times_and_anonymity_show_in_no_channel() {
    let strategy = (
        secrets(1..6),
        prop::collection::vec((words(), any::<bool>(), 0..DAY), 6),
        any::<bool>(),
        any::<bool>(),
    );
    over(strategy, |twins, (one, masks, by_name, everybody_may_edit)| {
        let mut times: Vec<i64> = masks.iter().take(one.len()).map(|(_, _, at)| *at).collect();
        times.sort_unstable();
        let mut one = one;
        one.sort_by_key(|secret| secret.at);
        let masked = one.iter().zip(&masks).zip(times);
        let two: Vec<Secret> = masked
            .map(|((secret, (name, anonymous, _)), at)| Secret {
                name: name.clone(),
                anonymous: *anonymous,
                at,
                ..secret.clone()
            })
            .collect();
        let sorting = if by_name { Sorting::Name } else { Sorting::Date };
        // Of a vote that is anonymous in both, its owner does not see the hour either.
        let owner_sees = one.iter().zip(&two).any(|(one, two)| !one.anonymous || !two.anonymous);
        let settings =
            Settings { hide_participants: true, sorting, everybody_may_edit, ..Settings::default() };
        twins.check(&Case { settings, one: &one, two: &two, held: NOTHING, also_voter: true, owner_sees })
    });
}

#[test]
fn results_that_are_shown_to_nobody_show_in_no_channel() {
    over((secrets(0..5), secrets(5..8), any::<bool>()), |twins, (one, two, everybody_may_edit)| {
        let method = if everybody_may_edit { Method::Schulze } else { Method::Weighted };
        let settings =
            Settings { results: Results::Never, everybody_may_edit, method, ..Settings::default() };
        twins.check(&Case {
            settings,
            one: &one,
            two: &two,
            held: NOTHING,
            also_voter: true,
            owner_sees: true,
        })
    });
}

#[test]
fn results_that_wait_for_ones_vote_show_in_no_channel_before_it() {
    over((secrets(0..5), secrets(5..8), any::<bool>()), |twins, (one, two, all)| {
        let results = if all { Results::CompleteAfterVote } else { Results::SummaryAfterVote };
        let settings = Settings { results, ..Settings::default() };
        twins.check(&Case {
            settings,
            one: &one,
            two: &two,
            held: NOTHING,
            also_voter: false,
            owner_sees: true,
        })
    });
}

#[test]
fn a_summary_does_not_tell_who_gave_which_answer() {
    over((secrets(2..6), any::<bool>()), |twins, (one, show_score)| {
        let mut two: Vec<Secret> = one.clone();
        // The same answers to each choice, given by others, under other names and with other remarks.
        let count = two.len();
        for (index, secret) in two.iter_mut().enumerate() {
            let from = |choice: usize| one[(index + choice) % count].cells[choice].1;
            secret.cells = (0..3).zip(1..).map(|(choice, id)| (id, from(choice), String::new())).collect();
            secret.name = format!("other {index}");
            secret.remark = format!("else {index}");
            secret.anonymous = !secret.anonymous;
        }
        let settings = Settings { results: Results::Summary, show_score, ..Settings::default() };
        twins.check(&Case {
            settings,
            one: &one,
            two: &two,
            held: NOTHING,
            also_voter: true,
            owner_sees: true,
        })
    });
}

#[test]
fn who_was_invited_shows_in_no_channel_where_names_votes_or_invitations_are_hidden() {
    let names = || prop::collection::vec(words(), 1..4);
    over((names(), names(), 0..4_usize), |twins, (one, two, hidden)| {
        prop_assume!(one != two);
        let usual = Settings::default();
        let settings = match hidden {
            0 => Settings { hide_participants: true, ..usual },
            1 => Settings { show_invitations: false, ..usual },
            2 => Settings { results: Results::Never, ..usual },
            _ => Settings { results: Results::Summary, ..usual },
        };
        twins.check_invited(&settings, &one, &two)
    });
}

#[test]
fn a_comment_that_waits_for_the_owner_shows_in_no_channel() {
    over(prop::collection::vec(words(), 1..3), |twins, texts| {
        let settings = Settings { hold_comments: true, ..Settings::default() };
        let case =
            Case { settings, one: &[], two: &[], held: [&[], &texts], also_voter: true, owner_sees: true };
        twins.check(&case)
    });
}

#[test]
fn the_hour_of_an_anonymous_vote_is_known_to_nobody_not_even_the_owner() {
    over((secrets(1..5), prop::collection::vec(0..DAY, 5)), |twins, (one, times)| {
        let mut one: Vec<Secret> =
            one.into_iter().map(|secret| Secret { anonymous: true, ..secret }).collect();
        one.sort_by_key(|secret| secret.at);
        let mut times = times;
        times.truncate(one.len());
        times.sort_unstable();
        let two: Vec<Secret> =
            one.iter().zip(times).map(|(secret, at)| Secret { at, ..secret.clone() }).collect();
        let settings = Settings::default();
        let case =
            Case { settings, one: &one, two: &two, held: NOTHING, also_voter: true, owner_sees: false };
        twins.check(&case)?;
        let [left, right] = &twins.sites;
        let slug = format!("case{}", twins.number);
        prop_assert_eq!(left.look(&left.owner, &slug), right.look(&right.owner, &slug));
        Ok(())
    });
}

#[test]
fn a_page_that_is_asked_for_again_and_again_does_not_tell_when_a_hidden_vote_came() {
    let app = TestApp::new();
    let owner = app.world().user("olga");
    app.world().poll(&owner, "hidden", Settings { results: Results::Never, ..Settings::default() });
    let look = || {
        let answer = app.guest().get("/poll/hidden/");
        (answer.status, answer.header("etag").to_owned(), answer.text)
    };
    let before = look();
    app.db.advance(90);
    assert_eq!(app.guest().post("/poll/hidden/vote/", &[("name", "Ann"), ("a1", "1")]).status, 303);
    assert_eq!(look(), before);
}
