//! Who changes a poll while somebody else has one of its forms open.

use bitpoll::domain::id::{ChoiceId, ValueId};

use crate::support::app::{Answer, Client, TestApp};
use crate::support::polls::{MAYBE, NO, TestPoll, YES, votes};

const VOTE: &str = "/poll/food/vote/";
const CHOICES: &str = "/poll/food/edit/choices/";
const VALUES: &str = "/poll/food/edit/choicevalues/";
const SETTINGS: &str = "/poll/food/settings/";
const OUTDATED: &str =
    "This poll was changed while you voted. Please look at your answers again and save once more.";

type Fields<'a> = &'a [(&'a str, &'a str)];

const SALAD_FOR_PIZZA: Fields<'_> =
    &[("row", "1"), ("text", "Salad"), ("row", "2"), ("text", "Sushi"), ("row", "3"), ("text", "Curry")];
const SOUP_FOR_PIZZA: Fields<'_> =
    &[("row", "1"), ("text", "Soup"), ("row", "2"), ("text", "Sushi"), ("row", "3"), ("text", "Curry")];
const ANOTHER_ORDER: Fields<'_> =
    &[("row", "3"), ("text", "Curry"), ("row", "2"), ("text", "Sushi"), ("row", "1"), ("text", "Pizza")];
const NO_SUSHI: Fields<'_> =
    &[("row", "1"), ("text", "Pizza"), ("row", "2"), ("text", ""), ("row", "3"), ("text", "Curry")];
const NEVER_FOR_YES: Fields<'_> =
    &[("do", "edit"), ("id", "1"), ("title", "Never"), ("color", "red"), ("icon", "ban"), ("weight", "0")];
const SURE_FOR_YES: Fields<'_> =
    &[("do", "edit"), ("id", "1"), ("title", "Sure"), ("color", "green"), ("icon", "check"), ("weight", "1")];
const HEAVY_YES: Fields<'_> =
    &[("do", "edit"), ("id", "1"), ("title", "Yes"), ("color", "blue"), ("icon", "star"), ("weight", "9")];
const WHO_PAYS: Fields<'_> = &[("title", "Who pays?"), ("zone", "Europe/Berlin")];
const WHO_COOKS: Fields<'_> = &[("title", "Who cooks?"), ("zone", "Europe/Berlin")];
const MORE_ABOUT_IT: Fields<'_> =
    &[("title", "What shall we do?"), ("zone", "Asia/Tokyo"), ("description", "At noon.")];

/// The site with one poll of somebody called Olga.
fn site() -> (TestApp, Client) {
    let app = TestApp::new();
    let olga = app.signed_in("olga");
    TestPoll::default().made_by(&app, &olga);
    (app, olga)
}

/// A hidden field of a page.
fn hidden(page: &Answer, name: &str) -> String {
    page.attributes(&format!("input[type=hidden][name={name}]"), "value").remove(0)
}

fn send(client: &Client, path: &str, fields: Fields<'_>, name: &str, carried: &str) -> Answer {
    client.post(path, &[fields, &[(name, carried)]].concat())
}

#[test]
fn answers_to_what_says_something_else_now_come_back_and_are_stored_when_sent_again() {
    for (path, change) in [(CHOICES, SALAD_FOR_PIZZA), (VALUES, NEVER_FOR_YES), (SETTINGS, WHO_PAYS)] {
        let (app, olga) = site();
        let guest = app.guest();
        let wording = hidden(&guest.get(VOTE), "wording");
        assert_eq!(olga.post(path, change).status, 303, "{path}");
        let typed = [("a1", YES), ("a3", NO), ("n2", "raw?"), ("name", "Ann"), ("comment", "Hi")];
        let told = send(&guest, VOTE, &typed, "wording", &wording);
        assert_eq!((told.status, told.texts("[role=alert]")), (409, vec![OUTDATED.to_owned()]), "{path}");
        assert_eq!(told.attributes("input[type=radio][checked]", "value"), [YES, "", NO]);
        assert_eq!(told.attributes("#f-n2, #f-name", "value"), ["raw?", "Ann"]);
        assert_eq!(told.texts("#f-comment"), ["Hi"]);
        assert!(votes(&app, "food").is_empty(), "{path}");
        let again = send(&guest, VOTE, &typed, "wording", &hidden(&told, "wording"));
        assert_eq!((again.status, votes(&app, "food").len()), (303, 1), "{path}");
    }
}

#[test]
fn whoever_votes_is_not_bothered_with_changes_that_leave_the_meaning() {
    for (path, change) in [(CHOICES, ANOTHER_ORDER), (VALUES, HEAVY_YES), (SETTINGS, MORE_ABOUT_IT)] {
        let (app, olga) = site();
        let guest = app.guest();
        let wording = hidden(&guest.get(VOTE), "wording");
        assert_eq!(olga.post(path, change).status, 303, "{path}");
        let stored = send(&guest, VOTE, &[("a1", YES), ("name", "Ann")], "wording", &wording);
        assert_eq!((stored.status, votes(&app, "food").len()), (303, 1), "{path}");
    }
}

#[test]
fn a_choice_that_has_gone_is_named_beside_the_note_and_the_rest_is_kept() {
    let (app, olga) = site();
    let guest = app.guest();
    let wording = hidden(&guest.get(VOTE), "wording");
    olga.post(CHOICES, NO_SUSHI);
    let typed = [("a1", YES), ("a2", NO), ("n2", "raw?"), ("name", "Ann")];
    let told = send(&guest, VOTE, &typed, "wording", &wording);
    assert_eq!(told.status, 422);
    let gone = &told.texts(".error-summary li")[0];
    assert!(
        gone.contains("“Sushi” was taken off the poll") && gone.ends_with("Your comment on it was: raw?")
    );
    assert!(told.texts("[role=alert]").contains(&OUTDATED.to_owned()));
    assert_eq!(told.attributes("input[type=radio][checked]", "value"), [YES, ""]);
}

#[test]
fn a_column_that_is_filled_meanwhile_tells_it_too() {
    let (_app, olga) = site();
    let wording = hidden(&olga.get(VOTE), "wording");
    olga.post(CHOICES, SALAD_FOR_PIZZA);
    let filled = send(&olga, VOTE, &[("all", MAYBE)], "wording", &wording);
    assert_eq!((filled.status, filled.texts("[role=alert]")), (200, vec![OUTDATED.to_owned()]));
    assert_ne!(hidden(&filled, "wording"), wording);
}

#[test]
fn a_vote_that_is_changed_meanwhile_comes_back_as_a_new_one_does() {
    let (app, olga) = site();
    let guest = app.guest();
    guest.post(VOTE, &[("a1", YES), ("name", "Ann")]);
    let edit = format!("{VOTE}{}/edit/", votes(&app, "food")[0].public_id);
    let wording = hidden(&guest.get(&edit), "wording");
    olga.post(CHOICES, SALAD_FOR_PIZZA);
    let typed = [("a1", NO), ("name", "Ann"), ("revision", "1")];
    let told = send(&guest, &edit, &typed, "wording", &wording);
    assert_eq!((told.status, told.texts("[role=alert]")), (409, vec![OUTDATED.to_owned()]));
    assert!(told.texts("form .notice").is_empty() && !told.text.contains("another window"));
    assert_eq!(votes(&app, "food")[0].answers.value(ChoiceId(1)), Some(ValueId(1)));
    assert_eq!(send(&guest, &edit, &typed, "wording", &hidden(&told, "wording")).status, 303);
    assert_eq!(votes(&app, "food")[0].answers.value(ChoiceId(1)), Some(ValueId(2)));
}

#[test]
fn what_two_windows_changed_in_one_vote_is_put_together() {
    let (app, _) = site();
    let guest = app.guest();
    guest.post(VOTE, &[("a1", YES), ("a2", YES), ("a3", YES), ("name", "Ann")]);
    let edit = format!("{VOTE}{}/edit/", votes(&app, "food")[0].public_id);
    let base = hidden(&guest.get(&edit), "base");
    let window = |answers: Fields<'_>, base: &str, revision: &str| {
        guest.post(&edit, &[answers, &[("name", "Ann"), ("base", base), ("revision", revision)]].concat())
    };
    let first = [("a1", NO), ("a2", NO), ("a3", YES), ("n3", "late"), ("comment", "Hi")];
    assert_eq!(window(&first, &base, "1").status, 303);
    let told = window(&[("a1", YES), ("a2", MAYBE), ("a3", YES), ("comment", "Ho")], &base, "1");
    assert_eq!(
        (told.status, told.attributes("input[type=radio][checked]", "value")),
        (409, vec![NO.into(), MAYBE.into(), YES.into()])
    );
    assert_eq!(told.attributes("#f-n3", "value"), ["late"]);
    assert_eq!(told.texts(".notice li"), ["Sushi: No", "A few words to all (optional): Hi"]);
    let merged = [("a1", NO), ("a2", MAYBE), ("a3", YES), ("n3", "late"), ("comment", "Ho")];
    assert_eq!(window(&merged, &hidden(&told, "base"), &hidden(&told, "revision")).status, 303);
    assert_eq!(votes(&app, "food")[0].answers.get(ChoiceId(3)).unwrap().comment, "late");
}

#[test]
fn two_windows_do_not_clash_over_a_choice_that_was_taken_off() {
    let (app, olga) = site();
    let guest = app.guest();
    guest.post(VOTE, &[("a1", YES), ("a2", YES), ("name", "Ann")]);
    let edit = format!("{VOTE}{}/edit/", votes(&app, "food")[0].public_id);
    olga.post(CHOICES, NO_SUSHI);
    let sent = |answer| guest.post(&edit, &[("a1", answer), ("name", "Ann"), ("revision", "1")]);
    assert_eq!(sent(NO).status, 303);
    let told = sent(YES);
    assert_eq!((told.status, told.texts(".notice li")), (409, vec!["Pizza: No".to_owned()]));
}

#[test]
fn of_two_owners_with_one_page_open_the_second_is_told_and_may_replace_what_the_first_stored() {
    for (path, first, second, field, typed) in [
        (SETTINGS, WHO_PAYS, WHO_COOKS, "#f-title", "Who cooks?"),
        (VALUES, NEVER_FOR_YES, SURE_FOR_YES, "#f-title", "Sure"),
        (CHOICES, SALAD_FOR_PIZZA, SOUP_FOR_PIZZA, "#f-text-0", "Soup"),
    ] {
        let (_app, olga) = site();
        let number = hidden(&olga.get(path), "structure");
        assert_eq!(send(&olga, path, first, "structure", &number).status, 303, "{path}");
        let told = send(&olga, path, second, "structure", &number);
        assert_eq!((told.status, told.texts("[role=alert]").len()), (409, 1), "{path}");
        assert_eq!(told.attributes(field, "value"), [typed], "{path}");
        let again = send(&olga, path, second, "structure", &hidden(&told, "structure"));
        assert_eq!(again.status, 303, "{path}");
    }
}

#[test]
fn an_answer_that_another_owner_renamed_is_not_taken_off_under_its_old_name() {
    let (_app, olga) = site();
    let number = hidden(&olga.get(VALUES), "structure");
    olga.post(VALUES, NEVER_FOR_YES);
    let told = send(&olga, VALUES, &[("do", "remove"), ("id", "1")], "structure", &number);
    assert_eq!((told.status, told.texts(".value-list .badge").len()), (409, 0));
}

#[test]
fn neither_another_button_nor_a_mistake_hides_what_another_owner_changed() {
    let (_app, olga) = site();
    let number = hidden(&olga.get(CHOICES), "structure");
    olga.post(CHOICES, SALAD_FOR_PIZZA);
    let more_rows = [SOUP_FOR_PIZZA, &[("do", "rows")]].concat();
    let twice = [SOUP_FOR_PIZZA, &[("row", ""), ("text", "Soup")]].concat();
    for (fields, status) in [(&more_rows, 200), (&twice, 422)] {
        let page = send(&olga, CHOICES, fields, "structure", &number);
        assert_eq!((page.status, hidden(&page, "structure")), (status, number.clone()));
    }
    assert_eq!(send(&olga, CHOICES, SOUP_FOR_PIZZA, "structure", &number).status, 409);
}

#[test]
fn voting_that_ends_meanwhile_does_not_send_back_the_settings() {
    let (_app, olga) = site();
    let number = hidden(&olga.get(SETTINGS), "structure");
    olga.post("/poll/food/close/", &[]);
    assert_eq!(send(&olga, SETTINGS, WHO_PAYS, "structure", &number).status, 303);
}
