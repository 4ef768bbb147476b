//! Whenever a poll gets another owner, or an owner less, nobody keeps it by an admin link of before.

use bitpoll::domain::id::GroupId;
use bitpoll::domain::poll::Owner;
use bitpoll::params;
use bitpoll::store;

use crate::support::app::{Client, TestApp};
use crate::support::polls::TestPoll;

const SETTINGS: &str = "/poll/food/settings/";

/// A poll that a guest made, whose link somebody else has opened.
struct Shared {
    app: TestApp,
    guest: Client,
    other: Client,
    link: String,
}

fn shared() -> Shared {
    let app = TestApp::configured(&[("limits_exempt", "127.0.0.0/8")]);
    let (guest, other) = (app.guest(), app.guest());
    TestPoll::default().made_by(&app, &guest);
    let link = guest.get("/poll/food/share/").attributes("#admin-link", "value").remove(0);
    let link = link.strip_prefix(&app.address).expect("a link of ours").to_owned();
    assert_eq!(other.get(&link).status, 303);
    assert_eq!(other.get(SETTINGS).status, 200);
    Shared { app, guest, other, link }
}

impl Shared {
    fn ends(&self, how: &str) {
        assert_eq!(self.other.get(SETTINGS).status, 403, "{how}");
        assert_eq!(self.app.guest().get(&self.link).status, 404, "{how}");
    }

    /// Lets an account and a group own it, as if it had always been so.
    fn owned(&self, by: &'static str, group: Option<GroupId>) {
        self.app.write(move |tx| {
            let user = store::users::by_username(tx, by)?;
            let sql = "UPDATE polls SET user_id = ?1, group_id = ?2";
            let user = user.filter(|_| group.is_none()).map(|user| user.0);
            Ok(tx.execute(sql, params![user, group.map(|group| group.0)])?)
        });
    }
}

#[test]
fn taken_into_an_account_it_is_theirs_alone() {
    let shared = shared();
    shared.app.user("ada");
    shared.guest.post("/login/", &[("username", "ada"), ("password", "secret password")]);
    assert_eq!(shared.guest.post("/poll/food/take/", &[]).status, 303);
    assert_eq!(shared.guest.get(SETTINGS).status, 200);
    shared.ends("taken");
}

#[test]
fn handed_to_another_account_in_its_settings() {
    let shared = shared();
    let ada = shared.app.signed_in("ada");
    shared.app.user("bob");
    shared.owned("ada", None);
    let hand = |to: &str| ada.post(SETTINGS, &[("title", "Lunch"), ("zone", "UTC"), ("owner", to)]);
    assert_eq!(hand("").status, 422, "it is not left to nobody");
    assert_eq!(hand("ada").status, 303);
    assert_eq!(shared.other.get(SETTINGS).status, 200, "nothing was handed over yet");
    assert_eq!(hand("bob").status, 303);
    shared.ends("handed over");
    assert_eq!(ada.get(SETTINGS).status, 403);
    assert_eq!(shared.app.signed_in("bob").get(SETTINGS).status, 200);
}

#[test]
fn not_to_an_account_that_cannot_use_it() {
    let shared = shared();
    let ada = shared.app.signed_in("ada");
    shared.owned("ada", None);
    for name in ["locked", "waiting"] {
        shared.app.user(name);
    }
    shared.app.write(|tx| {
        tx.execute("UPDATE users SET locked = 1 WHERE username = 'locked'", &[])?;
        Ok(tx.execute("UPDATE users SET pending = 1 WHERE username = 'waiting'", &[])?)
    });
    let hand = |to: &str| ada.post(SETTINGS, &[("title", "Lunch"), ("zone", "UTC"), ("owner", to)]);
    let unknown = hand("nobody");
    assert_eq!(unknown.status, 422);
    for name in ["locked", "waiting"] {
        let page = hand(name);
        assert_eq!(page.status, 422, "{name}");
        assert_eq!(page.texts("#f-owner-error"), unknown.texts("#f-owner-error"), "{name}");
        assert!(!page.texts("#f-owner-error").is_empty());
    }
}

#[test]
fn given_on_with_a_group_that_is_deleted() {
    let shared = shared();
    let ada = shared.app.signed_in("ada");
    ada.post("/groups/create/", &[("name", "Choir"), ("visibility", "members")]);
    let group = shared.app.write(|tx| Ok(store::groups::by_name(tx, "choir")?)).expect("the group").id;
    shared.owned("ada", Some(group));
    assert_eq!(shared.other.get(SETTINGS).status, 200);
    assert_eq!(ada.post("/groups/g/Choir/delete/", &[("heir", "me")]).status, 303);
    assert_eq!(ada.get(SETTINGS).status, 200);
    shared.ends("the group is gone");
}

#[test]
fn the_link_ends_however_the_owner_is_changed() {
    let shared = shared();
    shared.app.user("ada");
    let epoch = || shared.app.write(|tx| Ok(tx.query_one::<i64>("SELECT admin_epoch FROM polls", &[])?));
    let before = epoch();
    shared.app.write(|tx| {
        let poll = store::polls::by_slug(tx, "food")?.expect("the poll").poll;
        let ada = store::users::by_username(tx, "ada")?.expect("her account");
        Ok(store::polls::give(tx, poll.id, Owner::account(ada))?)
    });
    assert_eq!(epoch(), before + 1);
    shared.ends("given");
    // A poll that never had a link does not get one.
    shared.app.write(|tx| {
        tx.execute("UPDATE polls SET admin_epoch = 0", &[])?;
        let poll = store::polls::by_slug(tx, "food")?.expect("the poll").poll;
        Ok(store::polls::give(tx, poll.id, poll.owner)?)
    });
    assert_eq!(epoch(), 0);
}

/// A poll of ada's group, to which bob belongs, with an admin link that both know.
fn of_a_group() -> (Shared, Client, Client) {
    let shared = shared();
    let ada = shared.app.signed_in("ada");
    ada.post("/groups/create/", &[("name", "Choir"), ("visibility", "members")]);
    let group = shared.app.write(|tx| Ok(store::groups::by_name(tx, "choir")?)).expect("the group").id;
    shared.owned("ada", Some(group));
    let bob = shared.app.signed_in("bob");
    ada.post("/groups/g/Choir/invite/", &[("people", "bob")]);
    assert_eq!(bob.post("/groups/invitations/Choir/action/", &[("do", "accept")]).status, 303);
    assert_eq!(shown_link(&shared, &bob), shared.link, "every member sees it");
    (shared, ada, bob)
}

fn shown_link(shared: &Shared, owner: &Client) -> String {
    let link = owner.get("/poll/food/share/").attributes("#admin-link", "value").remove(0);
    link.strip_prefix(&shared.app.address).expect("a link of ours").to_owned()
}

fn only_a_fresh_one_works(shared: &Shared, owner: &Client, how: &str) {
    shared.ends(how);
    let fresh = shown_link(shared, owner);
    assert_eq!(shared.app.guest().get(&fresh).status, 303, "{how}");
}

#[test]
fn seen_by_a_member_who_is_sent_out_or_leaves_or_deletes_their_account() {
    let (shared, ada, _) = of_a_group();
    assert_eq!(ada.post("/groups/g/Choir/action/bob/", &[("do", "kick")]).status, 303);
    only_a_fresh_one_works(&shared, &ada, "sent out");

    let (shared, ada, bob) = of_a_group();
    assert_eq!(bob.post("/groups/g/Choir/leave/", &[]).status, 303);
    only_a_fresh_one_works(&shared, &ada, "left");

    let (shared, ada, bob) = of_a_group();
    assert_eq!(bob.post("/settings/delete/", &[("traces", "keep")]).status, 303);
    only_a_fresh_one_works(&shared, &ada, "no account any more");
}

#[test]
fn whoever_looks_after_a_group_no_longer_owns_its_polls_as_before() {
    let (shared, ada, bob) = of_a_group();
    for turn in ["grant_admin", "revoke_admin"] {
        assert_eq!(ada.post("/groups/g/Choir/action/bob/", &[("do", turn)]).status, 303, "{turn}");
    }
    assert_eq!(bob.get(SETTINGS).status, 200);
    assert_eq!(shown_link(&shared, &bob), shared.link);
}
