//! Who gets which account when a provider vouches for them, on both engines.

use bitpoll::actions::identities::{self, Connected, Entrance};
use bitpoll::actions::{self, Error};
use bitpoll::domain::id::UserId;
use bitpoll::domain::identity::Identity;
use bitpoll::domain::user::Role;
use bitpoll::params;
use bitpoll::secrets::Keys;

use crate::support::db::{TestStore, for_each_engine};
use crate::support::world::World;

fn on_each(test: impl Fn(&TestStore, &World)) {
    for_each_engine(|db| test(&db, &World::new(db.store(), Keys::new(&[[7; 32]]))));
}

fn ada() -> Identity {
    Identity {
        provider: "city".into(),
        subject: "17".into(),
        username: "ada".into(),
        email: "Ada@city.example".into(),
        email_verified: true,
        name: "Ada".into(),
        groups: None,
        admin: None,
    }
}

fn enter(db: &TestStore, identity: &Identity) -> Entrance {
    let identity = identity.clone();
    db.write_blocking(move |tx| identities::enter(tx, &identity, true)).unwrap()
}

fn opened(db: &TestStore, identity: &Identity) -> UserId {
    match enter(db, identity) {
        Entrance::Open(user) => user,
        other => panic!("{other:?}"),
    }
}

fn confirm(db: &TestStore, user: UserId, email: &'static str) {
    let sql = "UPDATE users SET email = ?2, email_key = ?2 WHERE id = ?1";
    db.write_blocking(move |tx| Ok::<_, Error>(tx.execute(sql, params![user.0, email])?)).unwrap();
}

#[test]
fn an_address_links_only_if_both_sides_know_it_and_the_account_has_no_role() {
    on_each(|db, world| {
        let bob = world.user("bob").id();
        confirm(db, bob, "ada@city.example");
        let unverified = Identity { email_verified: false, subject: "1".into(), ..ada() };
        assert_ne!(opened(db, &unverified), bob);
        assert_eq!(opened(db, &ada()), bob);
        let second = Identity { subject: "18".into(), ..ada() };
        assert_eq!(enter(db, &second), Entrance::ConnectFirst, "a second person of the same provider");
        let elsewhere = Identity { provider: "club".into(), ..ada() };
        assert_eq!(opened(db, &elsewhere), bob, "another provider that vouches for it, too");
        for (role, address) in [(Role::Moderator, "m@city.example"), (Role::Admin, "a@city.example")] {
            let chief = world.user_with(role.as_str(), role, 0).id();
            confirm(db, chief, address);
            let claims = Identity { subject: address.into(), email: address.into(), ..ada() };
            assert_eq!(enter(db, &claims), Entrance::ConnectFirst);
        }
    });
}

#[test]
fn an_address_that_follows_the_provider_ends_links_that_went_before_and_tells_the_old_one() {
    on_each(|db, _| {
        let user = opened(db, &ada());
        db.write_blocking(move |tx| {
            bitpoll::store::tokens::put(tx, "before", "reset", Some(user), "{}", 3_600)
        })
        .unwrap();
        opened(db, &Identity { email: "ada@new.example".into(), ..ada() });
        let (token, told) = db
            .read_blocking(|tx| {
                let token = bitpoll::store::tokens::get(tx, "before", "reset")?;
                let told: Vec<String> = tx
                    .query_all("SELECT email FROM outbox WHERE data LIKE 'email-%' ORDER BY id", params![])?;
                Ok::<_, Error>((token, told))
            })
            .unwrap();
        assert_eq!(
            (token, told),
            (None, ["Ada@city.example", "ada@new.example"].map(str::to_owned).to_vec())
        );
    });
}

#[test]
fn an_address_of_another_account_is_not_taken_over() {
    on_each(|db, world| {
        let user = opened(db, &ada());
        confirm(db, world.user("bob").id(), "bob@city.example");
        let moved = Identity { email: "bob@city.example".into(), ..ada() };
        assert_eq!(opened(db, &moved), user);
        let account = db.read_blocking(move |tx| bitpoll::store::accounts::by_id(tx, user)).unwrap().unwrap();
        assert_eq!(account.email, "Ada@city.example");
        let unverified = Identity { email: "x@city.example".into(), email_verified: false, ..ada() };
        opened(db, &unverified);
        let account = db.read_blocking(move |tx| bitpoll::store::accounts::by_id(tx, user)).unwrap().unwrap();
        assert_eq!((account.email.as_str(), account.confirmed), ("Ada@city.example", true));
    });
}

#[test]
fn groups_of_this_site_and_of_other_providers_are_not_touched() {
    on_each(|db, world| {
        let ours = world.group("chess");
        let with = |provider: &str, groups: &[&str]| Identity {
            provider: provider.into(),
            groups: Some(groups.iter().map(|name| (*name).to_owned()).collect()),
            ..ada()
        };
        let user = opened(db, &with("city", &["staff", "Chess"]));
        let names = || {
            let groups = db.read_blocking(move |tx| bitpoll::store::users::groups(tx, user)).unwrap();
            groups.into_iter().map(|(_, name)| name).collect::<Vec<_>>()
        };
        assert_eq!(names(), ["staff"], "a group of ours is not entered because it is called the same");
        db.write_blocking(move |tx| bitpoll::store::groups::join(tx, ours, user, false)).unwrap();
        opened(db, &with("city", &[]));
        assert_eq!(names(), ["chess"]);
        opened(db, &with("city", &["staff"]));
        let other =
            opened(db, &Identity { email: String::new(), subject: "9".into(), ..with("club", &["staff"]) });
        assert_eq!(db.read_blocking(move |tx| bitpoll::store::users::groups(tx, other)).unwrap(), []);
        opened(db, &ada());
        assert_eq!(names(), ["chess", "staff"], "nothing is mirrored where that is not set");
    });
}

#[test]
fn a_role_is_taken_away_only_by_a_provider_that_gives_it() {
    on_each(|db, world| {
        let role = |user: UserId| {
            db.read_blocking(move |tx| bitpoll::store::accounts::by_id(tx, user)).unwrap().unwrap().role
        };
        let user = opened(db, &Identity { admin: Some(true), ..ada() });
        assert_eq!(role(user), Role::Admin);
        opened(db, &ada());
        assert_eq!(role(user), Role::Admin, "a provider without admins says nothing of it");
        opened(db, &Identity { admin: Some(false), ..ada() });
        assert_eq!(role(user), Role::Admin, "the last one who runs the site stays");
        world.user_with("root", Role::Admin, 0);
        opened(db, &Identity { admin: Some(false), ..ada() });
        assert_eq!(role(user), Role::User);
        let moderator = world.user_with("mo", Role::Moderator, 0);
        let mo = Identity { subject: "mo".into(), email: String::new(), ..ada() };
        let connecting = mo.clone();
        let connected = world.act(&moderator, move |tx, asker| identities::connect(tx, asker, &connecting));
        assert_eq!(connected.unwrap(), Connected::Done);
        opened(db, &Identity { admin: Some(false), ..mo });
        assert_eq!(role(moderator.id()), Role::Moderator);
    });
}

#[test]
fn nobody_gets_an_account_where_none_is_made() {
    on_each(|db, _| {
        let enter = db.write_blocking(|tx| identities::enter(tx, &ada(), false)).unwrap();
        assert_eq!(enter, Entrance::NoAccount);
        opened(db, &ada());
        let again = db.write_blocking(|tx| identities::enter(tx, &ada(), false)).unwrap();
        assert!(matches!(again, Entrance::Open(_)));
    });
}

#[test]
fn two_who_come_first_at_the_same_time_are_one() {
    on_each(|db, _| {
        let outcomes: Vec<actions::Result<Entrance>> = std::thread::scope(|scope| {
            let begin = || db.store().write_blocking(|tx| identities::enter(tx, &ada(), true));
            let all: Vec<_> = (0..8).map(|_| scope.spawn(begin)).collect();
            all.into_iter().map(|one| one.join().unwrap()).collect()
        });
        let users: Vec<i64> = db
            .read_blocking(|tx| Ok::<_, Error>(tx.query_all::<i64>("SELECT id FROM users", params![])?))
            .unwrap();
        assert_eq!(users.len(), 1, "{outcomes:?}");
        assert!(
            outcomes.iter().all(|it| matches!(it, Ok(Entrance::Open(_)) | Err(Error::Stale))),
            "{outcomes:?}"
        );
    });
}
