//! Looking for votes, comparing choices, and people whose yes is needed, on the page of results.

use bitpoll::actions::poll_count::Time;
use bitpoll::actions::poll_show::sift_poll;
use bitpoll::actions::vote_cast::cast_vote;
use bitpoll::domain::choice::{Kind, Subject};
use bitpoll::domain::poll::{Results, Settings};
use bitpoll::domain::sieve::Sieve;
use bitpoll::domain::vote::Ballot;

use crate::support::app::{Answer, Client, TestApp};
use crate::support::polls::{MAYBE, NO, TestPoll, YES, votes};
use crate::support::world::{ballot, sample};

const POLL: &str = "/poll/food/";
const VOTE: &str = "/poll/food/vote/";
const NEEDED: &str = "/poll/food/needed/";

fn site(settings: Settings) -> (TestApp, Client) {
    let app = TestApp::new();
    let olga = app.signed_in("olga");
    TestPoll { settings, ..TestPoll::default() }.made_by(&app, &olga);
    (app, olga)
}

fn cast(app: &TestApp, name: &str, answers: &[(&str, &str)]) {
    assert_eq!(app.guest().post(VOTE, &[answers, &[("name", name)]].concat()).status, 303);
}

/// Ann, Anna and Ben want Pizza, Sushi and Curry differently.
fn eaters(settings: Settings) -> (TestApp, Client) {
    let (app, olga) = site(settings);
    cast(&app, "Ann", &[("a1", YES), ("a2", NO)]);
    cast(&app, "Anna", &[("a1", YES), ("a2", YES), ("a3", NO)]);
    cast(&app, "Ben", &[("a1", NO), ("a2", MAYBE), ("a3", YES)]);
    (app, olga)
}

/// Who is in the table, by name: of those who voted in the same second anybody may be the first.
fn names(page: &Answer) -> Vec<String> {
    let mut names = page.texts("table.results tbody th");
    names.sort();
    names
}

#[test]
fn votes_are_found_by_a_part_of_the_name() {
    let (app, _) = eaters(Settings::default());
    let page = app.guest().get("/poll/food/?who=ANN");
    assert_eq!(names(&page), ["Ann", "Anna"]);
    assert!(page.text.contains("2 of 3 votes"), "{}", page.text);
    assert_eq!(page.attributes("#f-who", "value"), ["ANN"]);
    let nobody = app.guest().get("/poll/food/?who=zoe");
    assert!(names(&nobody).is_empty() && nobody.text.contains("No vote is like that."));
    assert_eq!(names(&app.guest().get("/poll/food/?who=&value=x&to=y&a=z&page=-7")), ["Ann", "Anna", "Ben"]);
}

#[test]
fn votes_are_found_by_an_answer_to_one_choice_or_to_any() {
    let (app, _) = eaters(Settings::default());
    let by = |query: &str| names(&app.guest().get(&format!("{POLL}?{query}")));
    assert_eq!(by("value=1&to=1"), ["Ann", "Anna"]);
    assert_eq!(by("value=1"), ["Ann", "Anna", "Ben"]);
    assert_eq!(by("value=3"), ["Ben"]);
    assert_eq!(by("value=blank&to=3"), ["Ann"]);
    assert_eq!(by("value=1&to=1&who=anna"), ["Anna"]);
}

#[test]
fn ones_own_vote_is_changed_from_the_page_whatever_votes_are_looked_for() {
    let (app, _) = eaters(Settings::default());
    let zoe = app.guest();
    assert_eq!(zoe.post(VOTE, &[("a1", YES), ("name", "Zoe")]).status, 303);
    let vote = votes(&app, "food").into_iter().find(|vote| vote.name == "Zoe").expect("hers").public_id;
    let page = zoe.get("/poll/food/?who=ben");
    assert_eq!(names(&page), ["Ben"]);
    let links = page.attributes("main .best .btn.primary", "href");
    assert_eq!(links, [format!("{VOTE}{vote}/edit/")]);
}

#[test]
fn choices_are_found_by_their_words() {
    let (app, _) = eaters(Settings::default());
    let page = app.guest().get("/poll/food/?find=u");
    assert_eq!(page.texts("table.results thead th").len(), 3, "the name, Sushi and Curry");
    assert!(page.text.contains("One choice is hidden by the filter."));
}

#[test]
fn found_votes_have_pages_that_keep_the_filter() {
    let (app, _) = site(Settings::default());
    let (owner, world) = (app.world().guest(), app.world());
    world.poll(&owner, "many", Settings::default());
    for number in 0..120 {
        let name = format!("Guest {number}");
        world.vote(&world.stranger(), "many", &crate::support::world::ballot(&name, &[(1, 1 + number % 2)]));
    }
    let first = app.guest().get("/poll/many/?who=guest");
    assert_eq!(names(&first).len(), 100);
    let next = first.attributes("main .pages a", "href");
    assert_eq!(next, ["/poll/many/?who=guest&page=2#votes"]);
    assert_eq!(names(&app.guest().get("/poll/many/?who=guest&page=2")).len(), 20);
    assert_eq!(names(&app.guest().get("/poll/many/?value=2&to=1")).len(), 60);
}

#[test]
fn two_choices_are_compared_vote_by_vote() {
    let (app, _) = eaters(Settings::default());
    let page = app.guest().get("/poll/food/?a=1&b=2");
    assert_eq!(page.texts("#compare h2"), ["Pizza or Sushi?"]);
    assert_eq!(page.texts("#compare h3"), ["One likes Pizza better", "One likes Sushi better"]);
    assert_eq!(page.texts("#compare li"), ["Ann", "Ben"]);
    assert_eq!(page.texts("#compare p"), ["One answered both alike."]);
    assert_eq!(page.texts("table.results thead th").len(), 3);
    for nonsense in ["a=1&b=1", "a=1", "a=1&b=99", "a=x&b=2"] {
        assert!(app.guest().get(&format!("{POLL}?{nonsense}")).texts("#compare").is_empty(), "{nonsense}");
    }
}

#[test]
fn names_that_are_hidden_are_found_by_nobody_but_the_owner() {
    let (app, olga) = eaters(Settings { hide_participants: true, ..Settings::default() });
    let page = app.guest().get("/poll/food/?who=ben");
    assert!(names(&page).is_empty() && page.attributes("#f-who", "name").is_empty());
    assert!(app.guest().get("/poll/food/?a=1&b=2").texts("#compare li").is_empty());
    assert_eq!(names(&olga.get("/poll/food/?who=ben")).len(), 1);
    let (app, _) = eaters(Settings { results: Results::Summary, ..Settings::default() });
    let plain = app.guest().get("/poll/food/?who=ben&value=1&to=1&a=1&b=2");
    assert!(names(&plain).is_empty() && plain.texts("#compare").is_empty());
}

fn need(app: &TestApp, owner: &Client, name: &str) {
    let id = votes(app, "food").into_iter().find(|vote| vote.name == name).expect("a vote").public_id;
    assert_eq!(owner.post(NEEDED, &[("needed", id.as_str())]).status, 303);
}

#[test]
fn the_best_choice_suits_everybody_whose_yes_is_needed_and_the_page_says_so() {
    let (app, olga) = eaters(Settings::default());
    assert_eq!(app.guest().get(POLL).texts(".best h2"), ["Pizza"]);
    assert_eq!(olga.get(NEEDED).texts("main .choice label"), ["Ann", "Anna", "Ben"]);
    need(&app, &olga, "Ben");
    for viewer in [&olga, &app.guest()] {
        let page = viewer.get(POLL);
        assert_eq!(page.texts(".best h2"), ["Sushi"]);
        let lines = page.texts(".best .runners");
        assert!(lines.contains(&"Needed: Ben".to_owned()), "{lines:?}");
        assert!(lines.contains(&"Pizza came out better, but does not suit: Ben".to_owned()), "{lines:?}");
        assert!(lines.iter().any(|line| line.starts_with("Next: Curry")), "{lines:?}");
    }
    let decide = olga.get("/poll/food/decide/");
    assert_eq!(decide.texts(".decide-list label"), ["Sushi", "Pizza", "Curry"], "the same one first");
    assert_eq!(decide.attributes(".decide-list input[checked]", "value"), ["2"]);
    assert!(
        decide
            .texts(".decide-list .help")
            .iter()
            .zip([true, false, false])
            .all(|(help, best)| help.starts_with("best") == best)
    );
    assert!(decide.texts(".notice p").contains(&"Pizza came out better, but does not suit: Ben".to_owned()));
    assert_eq!(olga.get(NEEDED).attributes("main .choice input[checked]", "value").len(), 1);
    assert_eq!(olga.post(NEEDED, &[]).status, 303);
    assert_eq!(app.guest().get(POLL).texts(".best h2"), ["Pizza"]);
}

#[test]
fn who_sees_sums_alone_cannot_read_from_the_best_choice_how_somebody_voted() {
    let (app, olga) = eaters(Settings { results: Results::Summary, ..Settings::default() });
    let before = app.guest().get(POLL).texts(".best");
    need(&app, &olga, "Ben");
    assert_eq!(app.guest().get(POLL).texts(".best"), before);
    assert_eq!(olga.get(POLL).texts(".best h2"), ["Sushi"]);
}

#[test]
fn an_anonymous_vote_is_nobodys_yes() {
    let (app, olga) = eaters(Settings { anonymous_allowed: true, ..Settings::default() });
    let ada = app.signed_in("ada");
    assert_eq!(ada.post(VOTE, &[("a2", NO), ("a3", MAYBE)]).status, 303);
    need(&app, &olga, "ada");
    assert_eq!(olga.get(POLL).texts(".best h2"), ["Curry"]);
    let vote = votes(&app, "food").into_iter().find(|vote| vote.name == "ada").expect("hers");
    let sent = [("a2", NO), ("a3", MAYBE), ("anonymous", "on"), ("revision", "1")];
    assert!(ada.post(&format!("{VOTE}{}/edit/", vote.public_id), &sent).status < 400);
    let page = olga.get(POLL);
    assert_eq!(page.texts(".best h2"), ["Pizza"]);
    assert!(!page.text.contains("Needed:"), "nor is it said that she was");
    assert_eq!(olga.get(NEEDED).texts("main .choice label"), ["Ann", "Anna", "Ben"]);
}

/// Everybody who is ticked, and what says who was marked when the form was opened.
fn form(page: &Answer) -> (Vec<String>, String) {
    let ticked = page.attributes("main .choice input[checked]", "value");
    (ticked, page.attributes("main input[name=seen]", "value").remove(0))
}

fn save(owner: &Client, (ticked, seen): &(Vec<String>, String)) -> Answer {
    let ticked = ticked.iter().map(|id| ("needed", id.as_str()));
    owner.post(NEEDED, &ticked.chain([("seen", seen.as_str())]).collect::<Vec<_>>())
}

#[test]
fn who_was_marked_by_their_vote_stays_marked_when_they_are_invited() {
    let (app, olga) = eaters(Settings::default());
    let ada = app.signed_in("ada");
    assert_eq!(ada.post(VOTE, &[("a1", NO), ("a2", NO), ("a3", YES)]).status, 303);
    need(&app, &olga, "ada");
    let before = form(&olga.get(NEEDED));
    olga.post("/invitations/food/send/", &[("invite", "ada")]);
    let page = olga.get(NEEDED);
    assert!(page.texts("main .choice label").contains(&"ada (invited)".to_owned()), "{}", page.text);
    let after = form(&page);
    assert!(after.0.len() == 1 && after.0 != before.0, "{after:?}");
    for sent in [&before, &after] {
        assert_eq!(save(&olga, sent).status, 303);
        assert_eq!(olga.get(POLL).texts(".best h2"), ["Curry"]);
        assert_eq!(form(&olga.get(NEEDED)).0, after.0);
    }
}

#[test]
fn of_two_windows_in_which_people_are_marked_the_second_is_told_and_keeps_its_ticks() {
    let (app, olga) = eaters(Settings::default());
    let id = |name| votes(&app, "food").into_iter().find(|vote| vote.name == name).expect("a vote").public_id;
    let (ann, ben) = (id("Ann"), id("Ben"));
    let (_, seen) = form(&olga.get(NEEDED));
    let sent = |id: &str, seen: &str| save(&olga, &(vec![id.to_owned()], seen.to_owned()));
    assert_eq!(sent(ben.as_str(), &seen).status, 303);
    let told = sent(ann.as_str(), &seen);
    let (ticked, seen) = form(&told);
    assert_eq!((told.status, told.texts("[role=alert]").len(), ticked), (409, 1, vec![ann.to_string()]));
    assert_eq!(olga.get(POLL).texts(".best h2"), ["Sushi"], "nothing is stored yet");
    assert_eq!(sent(ann.as_str(), &seen).status, 303);
    assert_eq!(olga.get(POLL).texts(".best h2"), ["Pizza"]);

    // Somebody who is ticked and not there any more is not left out without a word.
    let (_, seen) = form(&olga.get(NEEDED));
    assert_eq!(olga.post(&format!("{VOTE}{ben}/delete/"), &[]).status, 303);
    let told = sent(ben.as_str(), &seen);
    assert_eq!((told.status, form(&told).0.len()), (409, 0));
}

#[test]
fn somebody_invited_who_has_not_answered_is_waited_for() {
    let (app, olga) = eaters(Settings::default());
    olga.post("/invitations/food/send/", &[("invite", "ivy@example.org")]);
    let id = olga.get(NEEDED).attributes("main .choice input", "value");
    let label = olga.get(NEEDED).texts("main .choice label");
    let at = label.iter().position(|label| label == "ivy (invited)").expect("the invited one");
    assert_eq!(olga.post(NEEDED, &[("needed", &id[at])]).status, 303);
    let page = olga.get(POLL);
    assert_eq!(page.texts(".best h2"), ["Pizza"]);
    assert!(page.texts(".best .runners").contains(&"Not answered under a name yet: ivy".to_owned()));
    assert!(!app.guest().get(POLL).text.contains("example.org"));
}

#[test]
fn the_votes_of_a_large_poll_are_not_looked_through_where_others_wait() {
    let app = TestApp::new();
    let world = app.world();
    let (olga, voter) = (world.guest(), world.guest());
    let texts = (1..=200).map(|number| Subject::parse(Kind::Universal, &format!("Choice {number}")).unwrap());
    let mut new = sample(Kind::Universal, "large", Settings::default());
    new.choices = texts.collect();
    world.make(&olga, new);
    let vote = |name: &'static str, count: usize| {
        let ids: Vec<_> = (0..count).map(|_| world.random.public_id()).collect();
        let cast = world.act(&voter, move |tx, asker| {
            let ballot = Ballot { another: true, ..ballot(name, &[(7, 1)]) };
            ids.iter().try_for_each(|id| cast_vote(tx, asker, "large", &ballot, id).map(drop))
        });
        cast.unwrap();
    };
    let found = |who: &'static str, time| {
        let sieve = Sieve { who: who.to_owned(), ..Sieve::default() };
        let read = world.act(&olga, move |tx, asker| sift_poll(tx, asker, "large", (&sieve, 1), time));
        read.unwrap().map(|shown| shown.results.rows.len())
    };
    vote("Ben", 99);
    vote("Ann", 1);
    assert_eq!(found("ann", Time::Little), Some(1), "few are looked through at once");
    vote("Ann", 1);
    assert_eq!(found("ann", Time::Little), None);
    assert_eq!(found("ann", Time::Enough), Some(2));
    assert_eq!(found("", Time::Little), Some(100), "a page of them needs no other");
}
