//! Making a poll through the real site.

use bitpoll::domain::choice::CHOICES_MAX;

use crate::support::app::{Answer, Client, TestApp};

/// Opens the page of a kind and waits as long as a person needs.
fn open(app: &TestApp, client: &Client, kind: &str) -> (String, String) {
    let path = format!("/new/{kind}/");
    let page = client.get(&path);
    assert_eq!(page.status, 200, "{}", page.text);
    app.db.advance(60);
    (path, page.attributes("input[name=seal]", "value")[0].clone())
}

/// Sends the form of a fresh page with these fields.
fn send(app: &TestApp, client: &Client, kind: &str, fields: &[(&str, &str)]) -> Answer {
    let (path, seal) = open(app, client, kind);
    let mut all = vec![("seal", seal.as_str())];
    all.extend_from_slice(fields);
    client.post(&path, &all)
}

fn choices(app: &TestApp, answer: &Answer) -> Vec<String> {
    assert_eq!(answer.status, 303, "{}", answer.text);
    let slug = answer.header("location").trim_start_matches("/poll/").trim_end_matches("/share/").to_owned();
    app.write(move |tx| {
        let stored = bitpoll::store::polls::by_slug(tx, &slug)?.ok_or(bitpoll::actions::Error::NotFound)?;
        let structure = bitpoll::store::structures::of(tx, &stored.poll)?;
        assert_eq!(structure.values.len(), 4);
        Ok(structure.choices.iter().map(|choice| choice.subject.to_string()).collect())
    })
}

/// What stands beside a field.
fn beside(answer: &Answer, field: &str) -> String {
    assert_eq!(answer.status, 422, "{}", answer.text);
    answer.texts(&format!("#f-{field}-error")).first().cloned().unwrap_or_default()
}

#[test]
fn title_days_done() {
    let app = TestApp::new();
    let answer =
        send(&app, &app.guest(), "date", &[("title", "Party"), ("day", "2027-03-08"), ("day", "2027-03-05")]);
    assert_eq!(choices(&app, &answer), ["2027-03-05", "2027-03-08"]);
    assert!(answer.header("location").ends_with("/share/"));
}

#[test]
fn days_can_be_typed_and_ranges_are_one_choice() {
    let app = TestApp::new();
    let dates = "2027-03-13/2027-03-14, 2027-03-05";
    let answer =
        send(&app, &app.guest(), "date", &[("title", "Trip"), ("dates", dates), ("day", "2027-03-05")]);
    assert_eq!(choices(&app, &answer), ["2027-03-05", "2027-03-13/2027-03-14"]);
}

#[test]
fn times_are_combined_with_all_days() {
    let app = TestApp::new();
    let fields = [("title", "Meeting"), ("dates", "2027-03-05 2027-03-06"), ("times", "9-10:30, 14")];
    let answer = send(&app, &app.guest(), "datetime", &fields);
    assert_eq!(
        choices(&app, &answer),
        ["2027-03-05T09:00/PT90M", "2027-03-05T14:00", "2027-03-06T09:00/PT90M", "2027-03-06T14:00"]
    );
}

#[test]
fn single_combinations_are_chosen_without_scripts() {
    let app = TestApp::new();
    let client = app.guest();
    let fields =
        [("title", "Meeting"), ("dates", "2027-03-05 2027-03-06"), ("times", "9, 14"), ("do", "slots")];
    let page = send(&app, &client, "datetime", &fields);
    assert_eq!(page.status, 200);
    assert_eq!(page.attributes("input[name=slot][checked]", "value").len(), 4);
    let hidden = |name: &str| page.attributes(&format!("input[name={name}]"), "value")[0].clone();
    let (seal, days, times) = (hidden("seal"), hidden("shown_days"), hidden("shown_times"));
    let mut fields = vec![("seal", seal.as_str()), ("title", "Meeting"), ("times", "9, 14")];
    let ticked = page.attributes("input[name=day][checked]", "value");
    fields.extend(ticked.iter().map(|day| ("day", day.as_str())));
    fields.extend([("shown_days", days.as_str()), ("shown_times", &times), ("slot", "2027-03-06T14:00")]);
    let answer = client.post("/new/datetime/", &fields);
    assert_eq!(choices(&app, &answer), ["2027-03-06T14:00"]);
}

#[test]
fn texts_are_one_a_line() {
    let app = TestApp::new();
    let answer = send(
        &app,
        &app.guest(),
        "universal",
        &[("title", "Food"), ("texts", "Fri / Pizza\r\n\r\nFri / Sushi\r\n")],
    );
    assert_eq!(choices(&app, &answer), ["Fri / Pizza", "Fri / Sushi"]);
}

#[test]
fn a_poll_without_an_account_belongs_to_the_browser_that_made_it() {
    let app = TestApp::new();
    let maker = app.guest();
    let answer = send(&app, &maker, "date", &[("title", "Party"), ("day", "2027-03-05")]);
    let slug = answer.header("location").replace("/share/", "/");
    assert_eq!(maker.get(&format!("{slug}edit/choices/")).status, 200);
    assert_eq!(app.guest().get(&format!("{slug}edit/choices/")).status, 403);
}

#[test]
fn the_address_can_be_chosen_and_says_what_is_wrong_with_it() {
    let app = TestApp::new();
    let fields = |slug| [("title", "A"), ("day", "2027-03-05"), ("address", "chosen"), ("slug", slug)];
    let answer = send(&app, &app.guest(), "date", &fields("team-day"));
    assert_eq!(answer.header("location"), "/poll/team-day/share/");
    let taken = send(&app, &app.guest(), "date", &fields("team-day"));
    assert!(beside(&taken, "slug").contains("another"), "{}", beside(&taken, "slug"));
    let bad = send(&app, &app.guest(), "date", &fields("team day"));
    assert!(beside(&bad, "slug").contains("letters"));
    let long = "x".repeat(81);
    assert!(beside(&send(&app, &app.guest(), "date", &fields(&long)), "slug").contains("80"));
}

#[test]
fn each_mistake_is_told_beside_its_field_and_nothing_typed_is_lost() {
    let app = TestApp::new();
    let long = "x".repeat(81);
    let many = "Pizza\n".repeat(10_000);
    let cases: [(&str, &str, &str, &str); 14] = [
        ("date", "title", "", "title"),
        ("date", "title", &long, "title"),
        ("date", "title", "a\u{202E}b", "title"),
        ("date", "title", "a\0b", "title"),
        ("date", "dates", "2027-02-30", "dates"),
        ("date", "dates", "2027-03-05, 2027-03-05", "dates"),
        ("date", "dates", "2027-03-07/2027-03-05", "dates"),
        ("date", "dates", "", "choices"),
        ("date", "deadline", "tomorrow", "deadline"),
        ("date", "zone", "Mars/Base", "zone"),
        ("datetime", "times", "25:00", "times"),
        ("datetime", "times", "", "times"),
        ("universal", "texts", &many, "texts"),
        ("universal", "texts", &long, "texts"),
    ];
    for (kind, field, value, wrong) in cases {
        let mut fields = vec![
            ("title", "Party"),
            ("dates", "2027-03-05"),
            ("times", "9"),
            ("texts", "a\nb"),
            ("description", "Hello you"),
        ];
        fields.retain(|(name, _)| *name != field);
        fields.push((field, value));
        let answer = send(&app, &app.guest(), kind, &fields);
        let shown: String = value.chars().take(20).collect();
        assert!(!beside(&answer, wrong).is_empty(), "{kind} {field} {shown:?}: {:?}", answer.texts(".error"));
        assert!(answer.text.contains("Hello you"), "{kind} {field} {shown:?}");
        let kept = match field {
            "texts" => answer.texts("textarea[name=texts]")[0].contains(value.trim().lines().next().unwrap()),
            _ => {
                answer.attributes(&format!("[name={field}]"), "value").iter().any(|kept| kept == value)
                    || value.is_empty()
            }
        };
        assert!(kept || value.contains('\0'), "{kind} {field} {shown:?} is lost");
    }
}

#[test]
fn days_that_have_passed_are_told_once_and_allowed() {
    let app = TestApp::new();
    let mut fields = vec![("title", "Who was there?"), ("dates", "1.5.2020, 1 June 2028")];
    let guest = app.guest();
    let told = send(&app, &guest, "date", &fields);
    assert_eq!(told.status, 422);
    assert!(told.text.contains("This day has passed: Fri, 1 May 2020."), "{}", told.text);
    assert_eq!(told.attributes("input[name=past]", "value"), ["2020-05-01"]);
    fields.push(("past", "2020-05-01"));
    assert_eq!(choices(&app, &send(&app, &guest, "date", &fields)), ["2020-05-01", "2028-06-01"]);
}

#[test]
fn a_wrong_day_hides_none_of_the_right_ones() {
    let app = TestApp::new();
    let fields = [("title", "Party"), ("day", "2028-06-01"), ("dates", "2028-06-02, nonsense, 32.1.2028")];
    let page = send(&app, &app.guest(), "date", &fields);
    assert!(beside(&page, "dates").contains("“nonsense, 32.1.2028”"), "{}", beside(&page, "dates"));
    assert_eq!(page.texts("#days-count"), ["2 days chosen"]);
    assert_eq!(page.attributes(".chip", "value"), ["2028-06-01", "2028-06-02"]);
}

#[test]
fn times_that_the_clocks_skip_or_double_are_told_apart() {
    let app = TestApp::new();
    let fields =
        |day, times| [("title", "Night"), ("dates", day), ("times", times), ("zone", "Europe/Berlin")];
    let skipped = send(&app, &app.guest(), "datetime", &fields("2027-03-28", "2:30"));
    assert!(beside(&skipped, "times").contains("2027-03-28 02:30"));
    let doubled = send(&app, &app.guest(), "datetime", &fields("2027-10-31", "2:30"));
    assert!(beside(&doubled, "times").contains("+01:00"));
    let told = send(&app, &app.guest(), "datetime", &fields("2027-10-31", "2:30@+01:00"));
    assert_eq!(choices(&app, &told), ["2027-10-31T02:30+01:00"]);
}

#[test]
fn a_deadline_that_comes_twice_asks_which_is_meant() {
    let app = TestApp::new();
    let fields = [("title", "Night"), ("day", "2027-11-05"), ("deadline", "2027-10-31T02:30")];
    let asked = send(&app, &app.guest(), "date", &fields);
    assert!(!beside(&asked, "deadline").is_empty());
    let offsets = asked.attributes("input[name=deadline_offset]", "value");
    assert_eq!(offsets, ["+02:00", "+01:00"]);
    let mut fields = fields.to_vec();
    fields.push(("deadline_offset", "+01:00"));
    assert_eq!(send(&app, &app.guest(), "date", &fields).status, 303);
}

#[test]
fn too_many_combinations_are_refused() {
    let app = TestApp::new();
    let fields = [("title", "A"), ("dates", "2028-01-01/2028-12-31"), ("times", "8,9,10")];
    let answer = send(&app, &app.guest(), "datetime", &fields);
    assert!(beside(&answer, "choices").contains(&format!("{},000", CHOICES_MAX / 1_000)));
}

#[test]
fn every_setting_can_be_set_at_once() {
    let app = TestApp::new();
    let fields = [
        ("title", "Quiet"),
        ("day", "2027-03-05"),
        ("settings", "sent"),
        ("settings", "public_listing"),
        ("results", "never"),
        ("sorting", "name"),
        ("forbid_blank", "on"),
    ];
    let answer = send(&app, &app.guest(), "date", &fields);
    let slug = answer.header("location").trim_start_matches("/poll/").trim_end_matches("/share/").to_owned();
    let settings = app.write(move |tx| {
        let stored = bitpoll::store::polls::by_slug(tx, &slug)?.ok_or(bitpoll::actions::Error::NotFound)?;
        Ok(stored.poll.settings)
    });
    assert!(settings.forbid_blank && !settings.anonymous_allowed && !settings.comments_allowed);
    assert_eq!(settings.results.as_str(), "never");
}

#[test]
fn a_sign_up_sheet_is_made_at_once() {
    let app = TestApp::new();
    let page = app.guest().get("/new/universal/");
    assert!(
        page.texts("#more summary").concat().contains("sign-up sheet"),
        "{:?}",
        page.texts("#more summary")
    );
    let fields = |seats| [("title", "Who brings what?"), ("texts", "Salad\nCake"), ("seats", seats)];
    let answer = send(&app, &app.guest(), "universal", &fields(" 3 "));
    let slug = answer.header("location").trim_start_matches("/poll/").trim_end_matches("/share/").to_owned();
    let (seats, answers) = app.write(move |tx| {
        let stored = bitpoll::store::polls::by_slug(tx, &slug)?.ok_or(bitpoll::actions::Error::NotFound)?;
        let structure = bitpoll::store::structures::of(tx, &stored.poll)?;
        let seats: Vec<Option<i64>> = structure.choices.iter().map(|choice| choice.seats).collect();
        let answers: Vec<String> = structure.values.iter().map(|value| value.title.clone()).collect();
        Ok((seats, answers))
    });
    assert_eq!(seats, [Some(3), Some(3)]);
    assert_eq!(answers, ["yes", "no"]);
    let told = page.texts("#f-seats-help").concat();
    assert!(told.contains("asked for yes or no"), "{told}");
    for bad in ["0", "many"] {
        let refused = send(&app, &app.guest(), "universal", &fields(bad));
        assert!(
            !beside(&refused, "seats").is_empty() && refused.attributes("#more[open]", "id").len() == 1,
            "{bad}"
        );
        assert_eq!(refused.attributes("#f-seats", "value"), [bad]);
    }
}

#[test]
fn buttons_of_the_form_change_it_and_keep_everything_else() {
    let app = TestApp::new();
    let client = app.guest();
    let press = |more: &[(&str, &str)]| {
        let mut fields = vec![("title", "Half typ"), ("day", "2027-03-05"), ("description", "*soon*")];
        fields.extend_from_slice(more);
        let page = send(&app, &client, "date", &fields);
        assert_eq!(page.status, 200);
        assert_eq!(page.attributes("input[name=title]", "value"), ["Half typ"]);
        page
    };
    let later = press(&[("month", "2027-03"), ("do", "later")]);
    assert_eq!(later.texts(".month caption"), ["April 2027", "May 2027"]);
    assert_eq!(later.attributes("input[type=hidden][name=day]", "value"), ["2027-03-05"]);
    assert_eq!(press(&[("do", "preview")]).texts("#preview em"), ["soon"]);
    let week = press(&[("do", "week:2027-03-15")]);
    assert_eq!(week.attributes("input[name=day][checked]", "value").len(), 8);
    assert!(press(&[("drop", "2027-03-05")]).attributes("input[name=day][checked]", "value").is_empty());
    let range = press(&[("from", "2027-03-13"), ("to", "2027-03-14"), ("do", "range")]);
    assert_eq!(range.texts(".chip").len(), 2);
    let odd = press(&[("from", "2027-03-13"), ("to", "soon"), ("do", "range")]);
    assert_eq!(odd.attributes("input[name=to]", "value"), ["soon"]);
}

#[test]
fn a_program_is_asked_once_more_and_so_is_nobody_else() {
    let app = TestApp::new();
    let client = app.guest();
    let fields = [("title", "Party"), ("day", "2027-03-05")];
    let (path, seal) = open(&app, &client, "date");
    let filled = client.post(&path, &[&fields[..], &[("seal", &seal), ("website", "x")]].concat());
    assert_eq!(filled.status, 422);
    assert_eq!(filled.attributes("input[name=title]", "value"), ["Party"]);
    let bare = client.post(&path, &fields);
    assert_eq!(bare.status, 422);
    app.db.advance(5);
    let seal = bare.attributes("input[name=seal]", "value")[0].clone();
    assert_eq!(client.post(&path, &[&fields[..], &[("seal", &seal)]].concat()).status, 303);
    assert_eq!(app.signed_in("ada").post(&path, &fields).status, 303);
}

#[test]
fn a_form_that_is_weeks_old_still_counts() {
    let app = TestApp::new();
    let client = app.guest();
    let (path, seal) = open(&app, &client, "date");
    app.db.advance(45 * 86_400);
    let answer = client.post(&path, &[("title", "Party"), ("day", "2027-06-05"), ("seal", &seal)]);
    assert_eq!(answer.status, 303);
}

#[test]
fn a_site_may_want_an_account() {
    let app = TestApp::configured(&[("poll_creation_requires_login", "true")]);
    assert_eq!(app.guest().get("/new/date/").status, 403);
    assert_eq!(app.guest().post("/new/date/", &[("title", "A"), ("day", "2027-03-05")]).status, 403);
    assert_eq!(app.signed_in("ada").get("/new/date/").status, 200);
    assert_eq!(app.signed_in("ada").get("/new/poem/").status, 404);
}

#[test]
fn the_answers_are_in_the_language_of_whoever_makes_the_poll() {
    let app = TestApp::new();
    let client = app.guest();
    client.set_cookie("lang", "de");
    let answer = send(&app, &client, "date", &[("title", "Fest"), ("day", "2027-03-05")]);
    let slug = answer.header("location").trim_start_matches("/poll/").trim_end_matches("/share/").to_owned();
    let titles = app.write(move |tx| {
        let stored = bitpoll::store::polls::by_slug(tx, &slug)?.ok_or(bitpoll::actions::Error::NotFound)?;
        let structure = bitpoll::store::structures::of(tx, &stored.poll)?;
        Ok(structure.values.iter().map(|value| value.title.clone()).collect::<Vec<_>>())
    });
    assert_eq!(titles, ["ja", "vielleicht", "eher nicht", "nein"]);
}

#[test]
fn a_link_can_fill_the_form_in() {
    let app = TestApp::new();
    let page = app.guest().get("/new/date/?title=Party&day=2027-03-05");
    assert_eq!(page.attributes("input[name=title]", "value"), ["Party"]);
    assert_eq!(page.attributes("input[name=day][checked]", "value"), ["2027-03-05"]);
    assert_eq!(page.header("cache-control"), "private, no-cache");
}

/// Makes a poll and gives its path.
fn made(app: &TestApp, client: &Client, kind: &str, fields: &[(&str, &str)]) -> String {
    let answer = send(app, client, kind, fields);
    assert_eq!(answer.status, 303, "{}", answer.text);
    answer.header("location").replace("share/", "")
}

/// The live choices of a poll and those taken off.
fn stored(app: &TestApp, path: &str) -> (Vec<String>, Vec<String>) {
    let slug = path.trim_start_matches("/poll/").trim_end_matches('/').to_owned();
    app.write(move |tx| {
        let stored = bitpoll::store::polls::by_slug(tx, &slug)?.ok_or(bitpoll::actions::Error::NotFound)?;
        let structure = bitpoll::store::structures::of(tx, &stored.poll)?;
        let (off, on): (Vec<_>, Vec<_>) = structure.choices.iter().partition(|choice| choice.deleted);
        let texts = |choices: Vec<&bitpoll::domain::choice::Choice>| {
            choices.iter().map(|choice| choice.subject.to_string()).collect()
        };
        Ok((texts(on), texts(off)))
    })
}

/// All fields of a form as a browser would send them.
fn fields_of(page: &Answer, form: &str) -> Vec<(String, String)> {
    let html = page.html();
    let selector = format!("{form} input[name]:not([type=checkbox]:not([checked])), {form} textarea[name]");
    let selector = scraper::Selector::parse(&selector).unwrap();
    let value = |element: scraper::ElementRef<'_>| {
        let kind = element.value().attr("type");
        let bare = if kind == Some("checkbox") { "on" } else { "" };
        match element.value().name() {
            "textarea" => element.text().collect(),
            _ => element.value().attr("value").unwrap_or(bare).to_owned(),
        }
    };
    html.select(&selector)
        .map(|element| (element.value().attr("name").unwrap().to_owned(), value(element)))
        .collect()
}

fn resend(client: &Client, path: &str, fields: &[(String, String)], more: &[(&str, &str)]) -> Answer {
    let mut all: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
    all.extend_from_slice(more);
    client.post(path, &all)
}

#[test]
fn days_are_taken_off_and_come_back_with_their_votes() {
    let app = TestApp::new();
    let client = app.guest();
    let dates = "2027-03-05, 2027-03-13/2027-03-14";
    let poll = made(&app, &client, "date", &[("title", "Trip"), ("dates", dates)]);
    let vote = client.post(&format!("{poll}vote/"), &[("name", "Ada"), ("a1", "1"), ("a2", "1")]);
    assert_eq!(vote.status, 303, "{}", vote.text);
    let edit = format!("{poll}edit/choices/");
    let page = client.get(&edit);
    assert_eq!(page.texts(".chip .muted"), ["one vote", "one vote"]);
    let saved = client.post(&edit, &[("day", "2027-03-08")]);
    assert_eq!(saved.status, 303);
    assert_eq!(stored(&app, &poll).0, ["2027-03-08"]);
    let page = client.get(&edit);
    assert_eq!(
        page.attributes("#taken-off button", "value"),
        ["add:2027-03-05", "add:2027-03-13/2027-03-14"]
    );
    let back = resend(&client, &edit, &fields_of(&page, "#choices"), &[("do", "add:2027-03-13/2027-03-14")]);
    assert_eq!(resend(&client, &edit, &fields_of(&back, "#choices"), &[]).status, 303);
    assert_eq!(stored(&app, &poll).0, ["2027-03-08", "2027-03-13/2027-03-14"]);
    assert!(client.get(&edit).texts(".chip .muted").contains(&"one vote".to_owned()));
}

#[test]
fn slots_are_changed_in_the_table() {
    let app = TestApp::new();
    let client = app.guest();
    let fields = [("title", "Meeting"), ("dates", "2027-03-05 2027-03-06"), ("times", "9-10, 14")];
    let poll = made(&app, &client, "datetime", &fields);
    let edit = format!("{poll}edit/choices/");
    let page = client.get(&edit);
    assert_eq!(page.attributes("input[name=slot][checked]", "value").len(), 4);
    let mut fields = fields_of(&page, "#choices");
    fields.retain(|(name, value)| name != "slot" || value.starts_with("2027-03-06"));
    assert_eq!(resend(&client, &edit, &fields, &[]).status, 303);
    assert_eq!(stored(&app, &poll).0, ["2027-03-06T09:00/PT60M", "2027-03-06T14:00"]);
    let page = client.get(&edit);
    assert_eq!(page.attributes("input[name=slot]", "value"), stored(&app, &poll).0);
}

#[test]
fn texts_are_moved_added_emptied_and_put_back() {
    let app = TestApp::new();
    let client = app.guest();
    let poll = made(&app, &client, "universal", &[("title", "Food"), ("texts", "Pizza\nSushi\nSoup")]);
    let edit = format!("{poll}edit/choices/");
    let mut fields = fields_of(&client.get(&edit), "#choices");
    let texts: Vec<usize> = (0..fields.len()).filter(|at| fields[*at].0 == "text").collect();
    fields[texts[0]].1.clear();
    fields[texts[3]].1 = "Salad".to_owned();
    let moved = resend(&client, &edit, &fields, &[("do", "up:2")]);
    assert_eq!(moved.status, 200);
    assert_eq!(resend(&client, &edit, &fields_of(&moved, "#choices"), &[]).status, 303);
    let (on, off) = stored(&app, &poll);
    assert_eq!((on, off), (vec!["Soup".into(), "Sushi".into(), "Salad".into()], vec!["Pizza".to_owned()]));
    let nothing = client.post(&edit, &[("row", "2"), ("text", "")]);
    assert_eq!(nothing.status, 422);
}

#[test]
fn somebody_else_s_changes_are_not_lost_unseen() {
    let app = TestApp::new();
    let client = app.guest();
    let poll = made(&app, &client, "universal", &[("title", "Food"), ("texts", "Pizza\nSushi")]);
    let edit = format!("{poll}edit/choices/");
    let fields = fields_of(&client.get(&edit), "#choices");
    assert_eq!(resend(&client, &edit, &fields, &[("row", ""), ("text", "Soup")]).status, 303);
    let late = resend(&client, &edit, &fields, &[("row", ""), ("text", "Salad")]);
    assert_eq!(late.status, 409);
    assert_eq!(resend(&client, &edit, &fields_of(&late, "#choices"), &[]).status, 303);
    assert_eq!(stored(&app, &poll).0.len(), 4);
}

#[test]
fn old_links_to_the_wizards_lead_on() {
    let app = TestApp::new();
    for rest in ["date/", "dateTime/date/", "dateTime/time/", "dateTime/combinations/", "universal/"] {
        let answer = app.guest().get(&format!("/poll/x/edit/choices/{rest}"));
        assert_eq!((answer.status, answer.header("location")), (303, "/poll/x/edit/choices/"));
    }
}
