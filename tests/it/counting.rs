//! Ways of counting, as people see them: chosen in the settings, named as best, shown step by step, taken along.

use bitpoll::actions::poll_count::{Time, to_decide};
use bitpoll::domain::answer_set::AnswerSet;
use bitpoll::domain::choice::Kind;
use bitpoll::domain::poll::{Method, Results, Settings};
use bitpoll::i18n::{Locale, T, labels};
use serde_json::{Value, json};

use crate::support::app::{Client, TestApp};
use crate::support::polls::{TestPoll, YES, asker};
use crate::support::world::{ballot, sample};

const PAGE: &str = "/poll/food/";
const SETTINGS: &str = "/poll/food/settings/";
const VALUES: &str = "/poll/food/edit/choicevalues/";

/// Five votes by which no two neighbours of the list of methods agree; 1 is yes, 3 maybe, 4 rather not, 2 no.
const VOTES: [&[(i64, i64)]; 5] = [
    &[(1, 1), (2, 4), (3, 1)],
    &[(1, 2), (2, 1)],
    &[(1, 3), (2, 3), (3, 1)],
    &[(1, 3), (2, 2), (3, 3)],
    &[(1, 3), (2, 1)],
];

/// The poll with its votes, counted by weights at first; the browser is its owner's.
fn voted(settings: Settings) -> (TestApp, Client) {
    let app = TestApp::new();
    let olga = app.signed_in("olga");
    TestPoll { kind: Kind::Universal, settings, ..TestPoll::default() }.made_by(&app, &olga);
    let world = app.world();
    for (number, answers) in (1..).zip(VOTES) {
        world.vote(&world.stranger(), "food", &ballot(&format!("Voter {number}"), answers));
    }
    (app, olga)
}

fn counted_by(olga: &Client, method: Method) {
    let fields =
        [("settings", "sent"), ("title", "Food"), ("zone", "Europe/Berlin"), ("method", method.as_str())];
    let fields = [&fields[..], &[("anonymous_allowed", "on"), ("one_vote_per_user", "on")]].concat();
    assert_eq!(olga.post(SETTINGS, &fields).status, 303);
}

#[test]
fn a_way_of_counting_that_goes_by_ranks_offers_them_as_answers_by_one_button() {
    let (app, olga) = fresh();
    let button = |client: &Client| client.get(PAGE).attributes("button[name=set]", "value");
    assert!(button(&olga).is_empty());
    counted_by(&olga, Method::Runoff);
    assert!(olga.get(SETTINGS).text.contains("the answers can be made ranks there"));
    assert_eq!((button(&olga), button(&app.guest())), (vec!["ranks".to_owned()], vec![]));
    let seen = olga.get(PAGE).attributes("form[action$='choicevalues/'] [name=structure]", "value");
    let sent = [("do", "take"), ("set", "ranks"), ("structure", seen[0].as_str())];
    assert_eq!(olga.post(VALUES, &sent).status, 303);
    let form = app.guest().get("/poll/food/vote/");
    assert_eq!(form.texts("#f-a1 .seg-opt")[0], "first choice");
    assert!(button(&olga).is_empty(), "it is done");
}

#[test]
fn the_form_says_what_an_open_answer_comes_to() {
    let (app, olga) = fresh();
    for (method, said) in [
        (Method::Weighted, "an open answer counts like “no”"),
        (Method::Approval, "an open answer counts like “no”"),
        (Method::Score, "an open answer is left out"),
        (Method::Majority, "an open answer counts like “no”"),
        (Method::Consensus, "an open answer is no objection"),
        (Method::Runoff, "choices that you leave open come last"),
        (Method::Schulze, "choices that you leave open come last"),
    ] {
        counted_by(&olga, method);
        let form = app.guest().get("/poll/food/vote/").text;
        assert!(form.contains(said), "{method:?}");
    }
    counted_by(&olga, Method::Weighted);
    assert_eq!(olga.post(VALUES, &[("do", "take"), ("set", "ranks")]).status, 303);
    assert!(app.guest().get("/poll/food/vote/").text.contains("an open answer adds nothing"));
}

/// The best choice and what it came to, by each method.
const BEST: [(Method, &str, &str); 7] = [
    (Method::Weighted, "Sushi", "55%"),
    (Method::Approval, "Pizza", "80%"),
    (Method::Score, "Curry", "average 0.83"),
    (Method::Majority, "Pizza", "Maybe"),
    (Method::Consensus, "Curry", "resistance 5"),
    (Method::Runoff, "Curry", "votes: 3"),
    (Method::Schulze, "Pizza", "ahead of 2"),
];

#[test]
fn the_same_votes_have_the_best_choice_of_the_method_on_every_page_and_in_every_export() {
    let (app, olga) = voted(Settings::default());
    for (method, best, figure) in BEST {
        counted_by(&olga, method);
        let page = app.guest().get(PAGE);
        assert_eq!(page.texts("main .best h2"), [best], "{method:?}");
        let line = &page.texts(".tally li:has(.badge)")[0];
        assert!(line.contains(best) && line.contains(figure), "{method:?}: {line}");
        assert_eq!(page.texts("#counted summary"), ["How this was counted"]);

        let decide = olga.get("/poll/food/decide/");
        assert_eq!(decide.texts(".decide-list label")[0], best, "{method:?}");
        assert!(decide.texts(".decide-list .help")[0].contains(figure), "{method:?}");

        let text = app.guest().get("/poll/food.txt").text;
        assert!(text.contains(&format!("\n1. {best}: ")), "{method:?}: {text}");
        let json: Value = serde_json::from_str(&app.guest().get("/poll/food.json").text).unwrap();
        let csv = app.guest().get("/poll/food.csv").text;
        if method == Method::Weighted {
            assert_eq!((&json["counted"], csv.lines().count()), (&Value::Null, 6));
            continue;
        }
        assert!(text.contains(figure) && text.contains("Counted by: "), "{method:?}: {text}");
        assert_eq!(json["counted"]["method"], json!(method.as_str()));
        let first =
            json["counted"]["choices"].as_array().unwrap().iter().find(|one| one["best"] == json!(true));
        let number = ["Pizza", "Sushi", "Curry"].iter().position(|name| *name == best).unwrap() + 1;
        assert_eq!(first.map(|one| (&one["choice"], &one["place"])), Some((&json!(number), &json!(1))));
        let last: Vec<&str> = csv.lines().skip(6).collect();
        assert!(last[0].contains(figure) && last[1].starts_with("\"Place\""), "{method:?}: {csv}");
    }
}

#[test]
fn sorted_by_the_result_the_columns_of_votes_stand_in_the_order_of_the_method() {
    let (app, olga) = voted(Settings::default());
    let names = |address: &str| {
        let heads = app.guest().get(address).texts("#votes thead th[scope=col]");
        heads[1..=3].iter().map(|head| head.trim_end_matches(", best").to_owned()).collect::<Vec<_>>()
    };
    for (method, order) in [
        (Method::Approval, ["Pizza", "Sushi", "Curry"]),
        (Method::Weighted, ["Sushi", "Pizza", "Curry"]),
        (Method::Runoff, ["Curry", "Sushi", "Pizza"]),
        (Method::Consensus, ["Curry", "Sushi", "Pizza"]),
    ] {
        counted_by(&olga, method);
        assert_eq!(names(PAGE), ["Pizza", "Sushi", "Curry"], "{method:?}");
        assert_eq!(names("/poll/food/?sort=score"), order, "{method:?}");
    }
}

/// A poll with so many choices.
fn large(app: &TestApp, choices: usize, method: Method) -> Client {
    let olga = app.signed_in("olga");
    let names: Vec<String> = (1..=choices).map(|number| format!("Choice {number}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let settings = Settings { method, ..Settings::default() };
    TestPoll { kind: Kind::Universal, choices: &names, settings, ..TestPoll::default() }.made_by(app, &olga);
    olga
}

#[test]
fn a_poll_that_is_too_large_for_its_way_of_counting_says_so_on_every_page_and_in_every_export() {
    let app = TestApp::new();
    let olga = large(&app, 65, Method::Runoff);
    let world = app.world();
    let all: Vec<(i64, i64)> = (1..=65).map(|choice| (choice, 1)).collect();
    world.vote(&world.stranger(), "food", &ballot("Ann", &all[..64]));
    assert!(!app.guest().get(PAGE).text.contains("too many"), "64 choices are answered");
    world.vote(&world.stranger(), "food", &ballot("Ben", &all));
    let why = "Rounds (instant-runoff): this poll has too many votes or choices to be counted in this way, so points are counted.";
    assert!(app.guest().get(PAGE).texts(".notice").iter().any(|text| text == why));
    assert!(olga.get("/poll/food/decide/").texts(".notice").iter().any(|text| text == why));
    assert!(app.guest().get("/poll/food.txt").text.lines().any(|line| line == why));
    assert!(
        app.guest().get("/poll/food.csv").text.lines().any(|line| line.starts_with(&format!("\"{why}\"")))
    );
    let json: Value = serde_json::from_str(&app.guest().get("/poll/food.json").text).unwrap();
    assert_eq!(json["counted"], json!({ "method": "weighted", "too_large_for": "runoff" }));
}

#[test]
fn what_takes_long_is_counted_once_for_each_state_of_the_poll_and_not_while_others_wait() {
    let app = TestApp::new();
    let olga = large(&app, 90, Method::Schulze);
    let world = app.world();
    let all: Vec<(i64, i64)> = (1..=90).map(|choice| (choice, 1)).collect();
    let asker = asker(&app, &olga);
    let is_counted = |time: Time| {
        let asker = asker.clone();
        app.write(move |tx| Ok(to_decide(tx, &asker, "food", time)?.is_some()))
    };
    for name in ["Ann", "Ben"] {
        world.vote(&world.stranger(), "food", &ballot(name, &all));
        assert!(!is_counted(Time::Little), "{name}: there is no time for it");
        assert_eq!(olga.get("/poll/food/decide/").texts(".decide-list label").len(), 90);
        assert!(is_counted(Time::Little), "{name}: it is known");
        assert_eq!(app.guest().get(PAGE).texts("#counted tbody tr").len(), 90);
    }
}

#[test]
fn how_it_was_counted_is_shown_step_by_step() {
    let (app, olga) = voted(Settings::default());
    let cells = |method| {
        counted_by(&olga, method);
        app.guest().get(PAGE).texts("#counted td, #counted tbody th").join(" | ")
    };
    assert_eq!(cells(Method::Weighted), "", "a sentence says it");
    assert_eq!(cells(Method::Approval), "Pizza | 1 | 4 | 80% | Sushi | 2 | 3 | 60% | Curry | 2 | 3 | 60%");
    assert_eq!(
        cells(Method::Majority),
        "Pizza | 1 | 1 | 1 | Maybe | Sushi | 2 | 2 | 2 | Maybe | Curry | 3 | 2 | 2 | Maybe"
    );
    let rounds = cells(Method::Runoff);
    assert_eq!(rounds, "Curry | 2 | 3 | Sushi | 2 | 2 out | Pizza | 1 out | –");
    let duels = cells(Method::Schulze);
    assert!(duels.contains("Pizza | – | 2 | 2"), "{duels}");
}

#[test]
fn what_is_hidden_is_not_counted_aloud() {
    for method in Method::ALL {
        let (app, olga) = voted(Settings { results: Results::Never, method: *method, ..Settings::default() });
        let page = app.guest().get(PAGE);
        assert!(page.texts("#counted, .tally, main .best h2").is_empty(), "{method:?}");
        let json: Value = serde_json::from_str(&app.guest().get("/poll/food.json").text).unwrap();
        assert_eq!((&json["counted"], &json["summaries"]), (&Value::Null, &Value::Null));
        assert_eq!(app.guest().get("/poll/food.csv").text.lines().count(), 1);
        assert!(!app.guest().get("/poll/food.txt").text.contains("1. "));
        assert_eq!(olga.get(PAGE).texts("#counted").len(), 1, "the owner sees it");
    }
}

#[test]
fn who_sees_sums_alone_sees_the_outcome_but_not_the_way_of_single_ballots() {
    for method in [Method::Runoff, Method::Schulze] {
        let (app, olga) = voted(Settings { results: Results::Summary, method, ..Settings::default() });
        let page = app.guest().get(PAGE);
        assert_eq!(page.texts("main .best h2").len(), 1);
        assert_eq!(page.texts("#counted thead"), ["ChoicePlaceResult"], "{method:?}");
        let json: Value = serde_json::from_str(&app.guest().get("/poll/food.json").text).unwrap();
        let figures = json["counted"]["choices"].as_array().unwrap();
        assert!(figures.iter().all(|one| one.get("votes").is_none() && one.get("wins").is_none()), "{json}");
        let told = page.texts("#counted, .tally, main .best").join(" ");
        assert!(!told.contains("votes: ") && !told.contains("ahead of "), "{method:?}: {told}");
        assert!(!app.guest().get("/poll/food.txt").text.contains("votes: "));
        assert!(olga.get(PAGE).texts("#counted thead").iter().any(|heads| heads != "ChoicePlaceResult"));
    }
}

#[test]
fn the_settings_offer_every_method_and_refuse_others() {
    let (_app, olga) = voted(Settings::default());
    let page = olga.get(SETTINGS);
    let offered = page.attributes("select[name=method] option", "value");
    assert_eq!(offered, Method::ALL.iter().map(|method| method.as_str()).collect::<Vec<_>>());
    let fields = [("settings", "sent"), ("title", "Food"), ("zone", "Europe/Berlin"), ("method", "guess")];
    let wrong = olga.post(SETTINGS, &fields);
    assert_eq!((wrong.status, wrong.texts("#f-method-error").len()), (422, 1));
}

#[test]
fn a_copy_is_counted_as_its_model() {
    let (app, olga) = voted(Settings { method: Method::Majority, ..Settings::default() });
    let copy = olga.post(
        "/poll/food/copy/",
        &[("title", "Again"), ("address", "chosen"), ("slug", "again"), ("values", "on")],
    );
    assert_eq!(copy.status, 303, "{}", copy.text);
    let method = app.write(|tx| {
        let stored = bitpoll::store::polls::by_slug(tx, "again")?.ok_or(bitpoll::actions::Error::NotFound)?;
        Ok(stored.poll.settings.method)
    });
    assert_eq!(method, Method::Majority);
}

/// A poll with the answers that the site gives every new one.
fn fresh() -> (TestApp, Client) {
    let app = TestApp::new();
    let world = app.world();
    let olga = world.user("olga");
    let values = labels::answer_set(T(Locale::En), AnswerSet::Usual);
    let new = sample(Kind::Universal, "food", Settings::default());
    world.make(&olga, bitpoll::actions::poll_create::NewPoll { values, ..new });
    let browser = app.browser(&olga);
    (app, browser)
}

#[test]
fn a_set_of_answers_is_taken_by_one_button_until_somebody_votes() {
    let (app, olga) = fresh();
    assert_eq!(olga.get(VALUES).texts("button[name=set]").len(), 6);
    assert_eq!(olga.post(VALUES, &[("do", "take"), ("set", "points")]).status, 303);
    assert_eq!(olga.get(VALUES).texts(".value-list li").len(), 11);
    assert_eq!(olga.post(VALUES, &[("do", "take"), ("set", "grades")]).status, 303);
    let words = olga.get(VALUES).texts(".value-list li > :first-child");
    assert_eq!((words.len(), words[0].as_str(), words[5].as_str()), (6, "excellent", "reject"));
    let german = app.guest().get_with("/poll/food/vote/", &[("accept-language", "de")]);
    assert!(german.text.contains("ausgezeichnet"), "everybody reads them in their own language");
    let voted = app.guest().post("/poll/food/vote/", &[("a1", YES), ("name", "Ann")]);
    assert_eq!(voted.status, 303);
    assert!(olga.get(VALUES).texts("button[name=set]").is_empty());
    assert_eq!(olga.post(VALUES, &[("do", "take"), ("set", "ranks")]).status, 409);
    assert_eq!(olga.get(VALUES).texts(".value-list li").len(), 6);
}

#[test]
fn answers_that_somebody_chose_are_not_replaced() {
    let (app, olga) = fresh();
    let own = [("do", "add"), ("title", "Perhaps"), ("color", "blue"), ("icon", "star"), ("weight", "0.75")];
    assert_eq!(olga.post(VALUES, &own).status, 303);
    assert!(olga.get(VALUES).texts("button[name=set]").is_empty());
    assert_eq!(olga.post(VALUES, &[("do", "take"), ("set", "ranks")]).status, 409);
    for bad in ["", "all", "ranks "] {
        assert_eq!(olga.post(VALUES, &[("do", "take"), ("set", bad)]).status, 404, "{bad:?}");
    }
    assert_eq!(app.guest().post(VALUES, &[("do", "take"), ("set", "ranks")]).status, 403);
}
