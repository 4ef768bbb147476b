//! Names are suggested to those who may know them, and nobody gets the list of who is here.

use bitpoll::params;

use crate::support::app::{Client, TestApp};

/// Ada, Bob and Carla share a group, Dora has none. Everybody has a name and a confirmed address.
fn site(options: &[(&str, &str)]) -> TestApp {
    let mut all = vec![("limits_exempt", "127.0.0.0/8")];
    all.extend_from_slice(options);
    let app = TestApp::configured(&all);
    let world = app.world();
    let team = world.group("team");
    for (username, name) in
        [("ada", "Ada Love Lace"), ("bob42", "Bob Bär"), ("carla", "Carla Bär"), ("dora", "Dora Bär")]
    {
        app.user(username);
        if username != "dora" {
            join(&app, username, team.0);
        }
        let (username, name, folded) = (username.to_owned(), name.to_owned(), name.to_lowercase());
        let mail = format!("{username}@example.org");
        app.write(move |tx| {
            let sql = "UPDATE users SET display_name = ?2, name_folded = ?3, email = ?4, email_key = ?4 \
                       WHERE username_folded = ?1";
            Ok(tx.execute(sql, params![&username, &name, &folded, &mail])?)
        });
    }
    app
}

fn join(app: &TestApp, username: &str, group: i64) {
    let username = username.to_owned();
    let sql = "INSERT INTO memberships (user_id, group_id, admin) SELECT id, ?2, 0 FROM users \
               WHERE username_folded = ?1";
    app.write(move |tx| Ok(tx.execute(sql, params![&username, group])?));
}

fn hits(browser: &Client, term: &str) -> Vec<String> {
    let escaped: String = term.bytes().map(|byte| format!("%{byte:02X}")).collect();
    let answer = browser.get(&format!("/autocomplete?term={escaped}"));
    assert_eq!((answer.status, answer.header("content-type")), (200, "application/json"), "{term}");
    let json: serde_json::Value = serde_json::from_str(&answer.text).unwrap();
    let users = json["users"].as_array().unwrap();
    users.iter().map(|user| user["username"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn whoever_shares_a_group_is_found_by_the_beginnings_of_names() {
    let app = site(&[]);
    let ada = app.signed_in("ada");
    assert_eq!(hits(&ada, "bob"), ["bob42"]);
    assert_eq!(hits(&ada, "BÄR"), ["bob42", "carla"]);
    assert_eq!(hits(&ada, "car bä"), ["carla"]);
    assert_eq!(hits(&ada, " ada la "), ["ada"]);
    for nothing in ["bä", "ob4", "rla", "%%%", "___", "", "\0\0\0\0", "dor"] {
        assert!(hits(&ada, nothing).is_empty(), "{nothing:?}");
    }
}

#[test]
fn a_stranger_is_found_by_nothing_but_a_whole_name_or_address() {
    let app = site(&[]);
    let dora = app.signed_in("dora");
    assert!(hits(&dora, "car").is_empty());
    assert_eq!(hits(&dora, "Carla"), ["carla"]);
    assert_eq!(hits(&dora, "CARLA@example.org"), ["carla"]);
    assert!(hits(&dora, "carla@example.or").is_empty());
}

#[test]
fn whoever_left_the_group_is_a_stranger_at_once() {
    let app = site(&[]);
    let ada = app.signed_in("ada");
    assert_eq!(hits(&ada, "bob"), ["bob42"]);
    app.write(|tx| Ok(tx.execute("DELETE FROM memberships", params![])?));
    assert!(hits(&ada, "bob").is_empty());
}

#[test]
fn the_site_can_open_the_directory_or_close_it() {
    let open = site(&[("directory", "everybody")]);
    assert_eq!(hits(&open.signed_in("dora"), "bär"), ["bob42", "carla", "dora"]);
    let closed = site(&[("directory", "off")]);
    for term in ["bär", "carla", "carla@example.org"] {
        assert!(hits(&closed.signed_in("ada"), term).is_empty(), "{term}");
    }
}

#[test]
fn a_whole_list_is_no_suggestion_but_a_whole_name_still_is() {
    let app = site(&[("directory", "everybody")]);
    let world = app.world();
    for number in 0..11 {
        world.user(&format!("mass{number}"));
    }
    let ada = app.signed_in("ada");
    assert!(hits(&ada, "mass").is_empty());
    assert_eq!(hits(&ada, "mass1"), ["mass1", "mass10"]);
    assert_eq!(hits(&ada, "mass7"), ["mass7"]);
}

#[test]
fn whoever_cannot_sign_in_is_not_found() {
    let app = site(&[]);
    let ada = app.signed_in("ada");
    app.write(|tx| Ok(tx.execute("UPDATE users SET locked = 1 WHERE username = 'bob42'", params![])?));
    app.write(|tx| Ok(tx.execute("UPDATE users SET pending = 1 WHERE username = 'carla'", params![])?));
    for term in ["bob", "bob42", "bob42@example.org", "carla", "bär"] {
        assert!(hits(&ada, term).is_empty(), "{term}");
    }
}

#[test]
fn nobody_copies_the_directory_name_by_name() {
    let app = TestApp::new();
    let ada = app.signed_in("ada");
    let refused = (0..80).filter(|n| ada.get(&format!("/autocomplete?term=guess{n}")).status == 429);
    assert_eq!(refused.count(), 20);
    assert_eq!(app.guest().get("/autocomplete?term=ada").status, 403);
}
