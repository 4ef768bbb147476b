//! What the verbs do to a real database, on both engines.

use bitpoll::actions::choices::set_times;
use bitpoll::actions::poll_copy::{CopyPoll, copy_poll};
use bitpoll::actions::poll_create::create_poll;
use bitpoll::actions::poll_show::{Extent, show_poll};
use bitpoll::actions::poll_state::{decide_poll, delete_poll, renew_admin_link, restore_poll};
use bitpoll::actions::poll_update::{UpdatePoll, update_poll};
use bitpoll::actions::values::{add_value, set_value_deleted};
use bitpoll::actions::vote_cast::cast_vote;
use bitpoll::actions::vote_delete::delete_vote;
use bitpoll::actions::vote_edit::edit_vote;
use bitpoll::actions::{Error, enter, open_admin_link, open_vote_link, sessions, signed_in, upkeep, users};
use bitpoll::domain::access::{Action, Denial};
use bitpoll::domain::answer_set::AnswerSet;
use bitpoll::domain::answer_value::NewValue;
use bitpoll::domain::choice::{Kind, Subject};
use bitpoll::domain::error::Problem;
use bitpoll::domain::id::{ChoiceId, ValueId};
use bitpoll::domain::poll::{Details, Settings};
use bitpoll::domain::slug::Slug;
use bitpoll::domain::time::Instant;
use bitpoll::domain::user::Role;
use bitpoll::domain::vote::{Ballot, Vote};
use bitpoll::params;
use bitpoll::secrets::{Capability, Keys};
use bitpoll::store;

use crate::support::db::{TestStore, for_each_engine};
use crate::support::world::{Person, World, ballot, sample};

/// Runs a test with people on both engines.
fn on_each(test: impl Fn(&TestStore, &World)) {
    for_each_engine(|db| test(&db, &World::new(db.store(), Keys::new(&[[7; 32]]))));
}

#[test]
fn a_password_that_was_right_before_it_was_changed_opens_no_session() {
    on_each(|_, world| {
        let ada = world.user("ada").id();
        let enters = |hash: Option<&'static str>| {
            let (token, id) = (world.random.bytes::<32>(), world.random.public_id());
            let proof = sessions::Proof { password: hash.map(str::to_owned), ..sessions::Proof::default() };
            world.store.write_blocking(move |tx| sessions::sign_in(tx, ada, &token, &id, &proof))
        };
        assert!(enters(Some("!")).is_ok(), "the hash that is stored");
        world.write(|tx| users::set_password(tx, "ada", "!another"));
        assert!(matches!(enters(Some("!")), Err(Error::Stale)));
        assert!(enters(None).is_ok(), "a provider has vouched for them");
        world.write(move |tx| Ok(tx.execute("UPDATE users SET locked = 1 WHERE id = ?1", params![ada.0])?));
        assert!(matches!(enters(None), Err(Error::Stale)), "the account was locked meanwhile");
    });
}

fn days(texts: &[&str]) -> Vec<Subject> {
    texts.iter().map(|text| Subject::parse(Kind::Date, text).unwrap()).collect()
}

fn change(
    world: &World,
    person: &Person,
    slug: &'static str,
    vote: &str,
    revision: i64,
    new: &Ballot,
) -> Result<Vote, Error> {
    let (vote, new) = (vote.to_owned(), new.clone());
    let edited = world.act(person, move |tx, asker| edit_vote(tx, asker, slug, &vote, revision, &new));
    edited.map(|edited| edited.new)
}

fn count(world: &World, sql: &'static str) -> i64 {
    world.write(move |tx| Ok(tx.query_one::<i64>(sql, &[])?))
}

fn rows_seen(world: &World, person: &Person, slug: &'static str) -> Vec<Option<String>> {
    use bitpoll::domain::visibility::Author;
    let shown = world.act(person, move |tx, asker| show_poll(tx, asker, slug, Extent::All)).unwrap();
    let name = |author| if let Author::Named(name) = author { Some(name) } else { None };
    shown.results.rows.into_iter().map(|row| name(row.author)).collect()
}

#[test]
fn counts_follow_every_vote_that_is_cast_changed_and_deleted() {
    on_each(|_, world| {
        let owner = world.user("owner");
        world.poll(&owner, "lunch", Settings::default());
        let (ann, ben) = (world.guest(), world.guest());
        let of_ann = world.vote(&ann, "lunch", &ballot("Ann", &[(1, 1), (2, 3)]));
        world.vote(&ben, "lunch", &ballot("Ben", &[(1, 1)]));
        let tally = world.recounted("lunch");
        assert_eq!((tally.votes(), tally.count(ChoiceId(1), ValueId(1))), (2, 2));
        let id = of_ann.to_string();
        change(world, &ann, "lunch", &id, 1, &ballot("Ann", &[(1, 2)])).unwrap();
        let tally = world.recounted("lunch");
        assert_eq!(
            (tally.votes(), tally.count(ChoiceId(1), ValueId(1)), tally.count(ChoiceId(2), ValueId(3))),
            (2, 1, 0)
        );
        let id = of_ann.to_string();
        world.act(&ann, move |tx, asker| delete_vote(tx, asker, "lunch", &id)).unwrap();
        assert_eq!(world.recounted("lunch").votes(), 1);
    });
}

#[test]
fn of_two_windows_that_change_one_vote_the_second_is_told_and_nothing_is_lost() {
    on_each(|_, world| {
        world.poll(&world.user("owner"), "lunch", Settings::default());
        let ann = world.guest();
        let vote = world.vote(&ann, "lunch", &ballot("Ann", &[(1, 1)])).to_string();
        let rename = |name: &str| change(world, &ann, "lunch", &vote, 1, &ballot(name, &[(1, 2)]));
        assert!(rename("first").is_ok());
        assert!(matches!(rename("second"), Err(Error::Stale)));
        assert_eq!(rows_seen(world, &ann, "lunch"), [Some("first".to_owned())]);
        world.recounted("lunch");
    });
}

#[test]
fn fifty_people_who_vote_at_once_are_all_counted() {
    on_each(|_, world| {
        world.poll(&world.user("owner"), "lunch", Settings::default());
        std::thread::scope(|scope| {
            for number in 0..50 {
                scope.spawn(move || {
                    world.vote(&world.stranger(), "lunch", &ballot(&format!("P{number}"), &[(1, 1)]))
                });
            }
        });
        let tally = world.recounted("lunch");
        assert_eq!((tally.votes(), tally.count(ChoiceId(1), ValueId(1))), (50, 50));
    });
}

#[test]
fn one_vote_a_person_holds_in_a_race_and_for_anonymous_votes() {
    on_each(|_, world| {
        world.poll(&world.user("owner"), "lunch", Settings::default());
        let ada = world.user("ada");
        let cast = || {
            let id = world.random.public_id();
            let nameless = Ballot { anonymous: true, ..ballot("", &[(1, 1)]) };
            world.act(&ada, move |tx, asker| cast_vote(tx, asker, "lunch", &nameless, &id))
        };
        let outcomes: Vec<_> = std::thread::scope(|scope| {
            let all: Vec<_> = (0..8).map(|_| scope.spawn(cast)).collect();
            all.into_iter().map(|thread| thread.join().unwrap()).collect()
        });
        assert_eq!(outcomes.iter().filter(|outcome| outcome.is_ok()).count(), 1);
        let refused =
            |outcome: &Result<_, Error>| matches!(outcome, Err(Error::Denied(Denial::AlreadyVoted)));
        assert_eq!(outcomes.iter().filter(|outcome| refused(outcome)).count(), 7);
        assert_eq!(world.recounted("lunch").votes(), 1);
    });
}

#[test]
fn nothing_stored_of_an_anonymous_vote_leads_to_its_person_or_hour() {
    on_each(|_, world| {
        world.poll(&world.user("owner"), "lunch", Settings::default());
        let ada = world.user("ada");
        let nameless = Ballot { anonymous: true, ..ballot("Ada", &[(1, 1)]) };
        world.vote(&ada, "lunch", &nameless);
        assert_eq!(count(world, "SELECT COUNT(*) FROM votes WHERE user_id IS NOT NULL OR name <> ''"), 0);
        assert_eq!(
            count(world, "SELECT COUNT(*) FROM votes WHERE created % 86400 <> 0 OR updated % 86400 <> 0"),
            0
        );
        let told =
            "SELECT COUNT(*) FROM activity WHERE kind = 'voted' AND (user_id IS NOT NULL OR at % 86400 <> 0)";
        assert_eq!(count(world, told), 0);
        assert_eq!(
            count(world, "SELECT COUNT(*) FROM guest_grants"),
            0,
            "not even the browser keeps the link"
        );
        assert_eq!(count(world, "SELECT COUNT(*) FROM voted"), 1, "that somebody voted is known");
    });
}

#[test]
fn a_vote_that_becomes_anonymous_takes_its_person_and_hours_along() {
    on_each(|_, world| {
        world.poll(&world.user("owner"), "lunch", Settings::default());
        let ada = world.user("ada");
        let vote = world.vote(&ada, "lunch", &ballot("", &[(1, 1)])).to_string();
        let nameless = Ballot { anonymous: true, ..ballot("", &[(1, 1)]) };
        let new = change(world, &ada, "lunch", &vote, 1, &nameless).unwrap();
        assert_ne!(new.public_id.to_string(), vote, "by which everybody knew whose it is");
        assert_eq!(world.recounted("lunch").votes(), 1);
        assert_eq!(
            count(
                world,
                "SELECT COUNT(*) FROM votes WHERE user_id IS NOT NULL OR name <> '' OR created % 86400 <> 0"
            ),
            0
        );
        let told = "SELECT COUNT(*) FROM activity WHERE object IS NOT NULL AND (user_id IS NOT NULL OR at % 86400 <> 0)";
        assert_eq!(count(world, told), 0);
    });
}

#[test]
fn a_name_is_taken_off_by_whoever_voted_alone_and_their_browser_keeps_the_vote() {
    on_each(|_, world| {
        let settings = Settings { everybody_may_edit: true, ..Settings::default() };
        world.poll(&world.user("owner"), "lunch", settings);
        let (ann, mal) = (world.guest(), world.guest());
        let vote = world.vote(&ann, "lunch", &ballot("Ann", &[(1, 1)])).to_string();
        let nameless = Ballot { anonymous: true, ..ballot("", &[(1, 2)]) };
        let refused = change(world, &mal, "lunch", &vote, 1, &nameless);
        assert!(matches!(refused, Err(Error::Denied(Denial::NotYours))));
        let hidden = change(world, &ann, "lunch", &vote, 1, &nameless).unwrap();
        assert!(matches!(change(world, &ann, "lunch", &vote, 1, &nameless), Err(Error::NotFound)));
        let id = hidden.public_id.to_string();
        world.act(&ann, move |tx, asker| delete_vote(tx, asker, "lunch", &id)).unwrap();
    });
}

#[test]
fn whoever_deletes_their_vote_may_vote_again() {
    on_each(|_, world| {
        world.poll(&world.user("owner"), "lunch", Settings::default());
        let ada = world.user("ada");
        let vote = world.vote(&ada, "lunch", &ballot("", &[(1, 1)])).to_string();
        world.act(&ada, move |tx, asker| delete_vote(tx, asker, "lunch", &vote)).unwrap();
        world.vote(&ada, "lunch", &ballot("", &[(1, 2)]));
        assert_eq!(world.recounted("lunch").votes(), 1);
    });
}

#[test]
fn a_vote_on_a_choice_that_has_gone_is_refused_with_its_name() {
    on_each(|_, world| {
        let owner = world.user("owner");
        world.make(&owner, sample(Kind::Date, "days", Settings::default()));
        let fewer = days(&["2027-04-05", "2027-04-10/2027-04-11"]);
        world.act(&owner, move |tx, asker| set_times(tx, asker, "days", None, &fewer)).unwrap();
        let id = world.random.public_id();
        let late = ballot("Ann", &[(1, 1), (2, 1)]);
        let refused = world.act(&world.guest(), move |tx, asker| cast_vote(tx, asker, "days", &late, &id));
        let Err(Error::Invalid(invalid)) = refused else { panic!("it is refused") };
        assert_eq!(invalid.of("a2"), Some(&Problem::UnknownChoice));
        assert_eq!(world.recounted("days").votes(), 0);
    });
}

#[test]
fn a_day_that_comes_back_brings_its_votes() {
    on_each(|_, world| {
        let owner = world.user("owner");
        world.make(&owner, sample(Kind::Date, "days", Settings::default()));
        let ann = world.guest();
        let vote = world.vote(&ann, "days", &ballot("Ann", &[(1, 1), (2, 1)])).to_string();
        let set = |texts: &[&str]| {
            let days = days(texts);
            world.act(&owner, move |tx, asker| set_times(tx, asker, "days", None, &days)).unwrap();
        };
        set(&["2027-04-05"]);
        let kept = change(world, &ann, "days", &vote, 1, &ballot("Ann", &[(1, 2)])).unwrap();
        assert_eq!(kept.answers.value(ChoiceId(2)), Some(ValueId(1)), "a change of the vote keeps it");
        set(&["2027-04-06", "2027-04-05", "2027-04-20"]);
        let tally = world.recounted("days");
        assert_eq!(tally.count(ChoiceId(2), ValueId(1)), 1);
        assert_eq!(count(world, "SELECT COUNT(*) FROM choices WHERE deleted = 0"), 3);
    });
}

#[test]
fn a_decision_of_which_nothing_is_left_is_none_any_more() {
    on_each(|_, world| {
        let owner = world.user("owner");
        world.make(&owner, sample(Kind::Date, "days", Settings::default()));
        let both = [ChoiceId(1), ChoiceId(2)];
        world.act(&owner, move |tx, asker| decide_poll(tx, asker, "days", None, &both, true)).unwrap();
        let decided_after = |texts: &[&str]| {
            let days = days(texts);
            world.act(&owner, move |tx, asker| set_times(tx, asker, "days", None, &days)).unwrap();
            let poll = world.write(|tx| Ok(bitpoll::store::polls::by_slug(tx, "days")?)).unwrap().poll;
            poll.decided_at.is_some()
        };
        assert!(decided_after(&["2027-04-05", "2027-04-20"]), "one of two is left");
        assert!(!decided_after(&["2027-04-20"]));
        assert!(!decided_after(&["2027-04-05", "2027-04-20"]), "and does not come back with its day");
    });
}

#[test]
fn answers_that_were_taken_off_keep_their_votes_and_the_last_one_stays() {
    on_each(|_, world| {
        let owner = world.user("owner");
        world.poll(&owner, "lunch", Settings::default());
        world.vote(&world.guest(), "lunch", &ballot("Ann", &[(1, 1)]));
        let set = |id: i64, deleted: bool| {
            world.act(&owner, move |tx, asker| {
                set_value_deleted(tx, asker, "lunch", None, ValueId(id), deleted)
            })
        };
        (1..4).for_each(|id| set(id, true).map(drop).unwrap());
        let Err(Error::Invalid(invalid)) = set(4, true) else { panic!("the last one stays") };
        assert_eq!(invalid.of("title"), Some(&Problem::LastValue));
        assert!(matches!(set(99, true), Err(Error::NotFound)));
        set(1, false).unwrap();
        assert_eq!(world.recounted("lunch").count(ChoiceId(1), ValueId(1)), 1);
    });
}

#[test]
fn an_address_is_given_once() {
    on_each(|_, world| {
        let owner = world.user("owner");
        world.poll(&owner, "lunch", Settings::default());
        let again = sample(Kind::Date, "lunch", Settings::default());
        let Err(Error::Invalid(invalid)) = world.act(&owner, move |tx, asker| create_poll(tx, asker, &again))
        else {
            panic!("it is taken")
        };
        assert_eq!(invalid.of("slug"), Some(&Problem::SlugTaken));
        assert_eq!(count(world, "SELECT COUNT(*) FROM choices"), 3, "and nothing of it is stored");
    });
}

#[test]
fn a_copy_has_the_question_and_none_of_the_answers() {
    on_each(|_, world| {
        let owner = world.user("owner");
        world.make(
            &owner,
            sample(Kind::Datetime, "weekly", Settings { hide_participants: true, ..Settings::default() }),
        );
        world.vote(&world.guest(), "weekly", &ballot("Ann", &[(1, 1)]));
        world.comment(&world.guest(), "weekly", "Ann", "Hello");
        let copy = CopyPoll {
            title: "Next week".into(),
            slug: Slug::parse("next").unwrap(),
            shift: 7,
            values: true,
            locale: "de".into(),
            invite: None,
        };
        let poll = world.act(&owner, move |tx, asker| copy_poll(tx, asker, "weekly", &copy)).unwrap();
        assert!(poll.settings.hide_participants);
        let shown = world.act(&owner, |tx, asker| show_poll(tx, asker, "next", Extent::All)).unwrap();
        let subjects: Vec<_> =
            shown.structure.choices.iter().map(|choice| choice.subject.to_string()).collect();
        assert_eq!(subjects, ["2027-04-12T10:00/PT60M", "2027-04-12T14:30", "2027-04-13T10:00/PT60M"]);
        assert_eq!((shown.results.votes, shown.comments.len()), (Some(0), 0));
        assert_eq!(shown.structure.values.len(), 4);
    });
}

#[test]
fn a_deleted_poll_comes_back_within_a_week_and_is_purged_with_all_it_had_after_it() {
    on_each(|db, world| {
        let owner = world.user("owner");
        for slug in ["back", "gone"] {
            world.poll(&owner, slug, Settings::default());
            world.vote(&world.guest(), slug, &ballot("Ann", &[(1, 1)]));
            world.act(&owner, move |tx, asker| delete_poll(tx, asker, slug)).unwrap();
        }
        db.advance(7 * 86_400 - 1);
        world.act(&owner, |tx, asker| restore_poll(tx, asker, "back")).unwrap();
        assert!(!world.write(upkeep::purge_one_poll), "the week is not over");
        db.advance(2);
        assert!(matches!(
            world.act(&owner, |tx, asker| restore_poll(tx, asker, "gone")),
            Err(Error::NotFound)
        ));
        assert!(world.write(upkeep::purge_one_poll));
        assert!(!world.write(upkeep::purge_one_poll));
        assert_eq!(count(world, "SELECT COUNT(*) FROM votes"), 1);
        assert_eq!(count(world, "SELECT COUNT(*) FROM choices"), 3);
        assert_eq!(world.recounted("back").votes(), 1);
    });
}

#[test]
fn an_address_that_is_used_again_inherits_no_rights() {
    on_each(|db, world| {
        let (first, second) = (world.guest(), world.guest());
        let old = world.poll(&first, "lunch", Settings::default());
        let code = Capability::Admin(&old.anchor()).code(1, &world.keys);
        world.act(&first, |tx, asker| delete_poll(tx, asker, "lunch")).unwrap();
        db.advance(8 * 86_400);
        assert!(world.write(upkeep::purge_one_poll));
        world.poll(&second, "lunch", Settings::default());
        let denied = world.act(&first, |tx, asker| enter(tx, asker, "lunch", Action::Edit).map(|_| ()));
        assert!(matches!(denied, Err(Error::Denied(Denial::NotOwner))));
        let opened = world.act(&first, move |tx, asker| open_admin_link(tx, asker, "lunch", &code));
        assert!(matches!(opened, Err(Error::NotFound)));
    });
}

#[test]
fn a_link_that_was_made_anew_ends_the_rights_of_all_who_opened_the_old_one() {
    on_each(|_, world| {
        let (owner, helper) = (world.guest(), world.guest());
        let poll = world.poll(&owner, "lunch", Settings::default());
        let open = |epoch: i64| {
            let code = Capability::Admin(&poll.anchor()).code(epoch, &world.keys);
            world.act(&helper, move |tx, asker| open_admin_link(tx, asker, "lunch", &code))
        };
        let may = |person: &Person| {
            world.act(person, |tx, asker| enter(tx, asker, "lunch", Action::Edit).map(|_| ())).is_ok()
        };
        open(1).unwrap();
        assert!(may(&owner) && may(&helper));
        world.act(&owner, |tx, asker| renew_admin_link(tx, asker, "lunch")).unwrap();
        assert!(may(&owner) && !may(&helper));
        assert!(open(1).is_err());
        open(2).unwrap();
        assert!(may(&helper));
    });
}

#[test]
fn an_edit_link_opens_its_vote_in_another_browser_and_no_other_vote() {
    on_each(|_, world| {
        let poll = world.poll(&world.guest(), "lunch", Settings::default());
        let (phone, laptop) = (world.guest(), world.guest());
        let vote = world.vote(&phone, "lunch", &ballot("Ann", &[(1, 1)])).to_string();
        let other = world.vote(&world.guest(), "lunch", &ballot("Ben", &[(1, 1)])).to_string();
        let code = Capability::Vote(&poll.anchor(), &vote).code(1, &world.keys);
        let open = |vote: &str| {
            let (vote, code) = (vote.to_owned(), code.clone());
            world.act(&laptop, move |tx, asker| open_vote_link(tx, asker, "lunch", &vote, &code))
        };
        assert!(matches!(open(&other), Err(Error::NotFound)));
        open(&vote).unwrap();
        change(world, &laptop, "lunch", &vote, 1, &ballot("Ann", &[(1, 2)])).unwrap();
    });
}

#[test]
fn the_database_alone_tells_no_grants() {
    on_each(|_, world| {
        let guest = world.guest();
        let poll = world.poll(&guest, "lunch", Settings::default());
        let vote = world.vote(&guest, "lunch", &ballot("Ann", &[(1, 1)]));
        let stored: Vec<(Vec<u8>, Vec<u8>)> =
            world.write(|tx| Ok(tx.query_all("SELECT name, sealed FROM guest_grants", &[])?));
        assert!(!stored.is_empty());
        let ends: Vec<i64> = world.write(|tx| Ok(tx.query_all("SELECT expires FROM guest_grants", &[])?));
        assert!(ends.iter().all(|end| end % 86_400 == 0), "no second to go by: {ends:?}");
        for (name, sealed) in stored {
            let all = [name, sealed].concat();
            for secret in [poll.slug.as_str(), vote.as_str(), "admin", "votes"] {
                let found = all.windows(secret.len()).any(|window| window == secret.as_bytes());
                assert!(!found, "{secret} can be read");
            }
        }
    });
}

#[test]
fn sessions_and_grants_expire_and_are_cleared() {
    on_each(|db, world| {
        let ada = world.user_with("ada", Role::User, 0);
        let guest = world.guest();
        world.poll(&guest, "lunch", Settings::default());
        let is_in = || world.act(&ada, signed_in).unwrap().is_some();
        db.advance(14 * 86_400 - 1);
        assert!(is_in());
        db.advance(1);
        assert!(!is_in());
        assert_eq!(world.write(upkeep::clear_expired), 1);
        db.advance(365 * 86_400);
        let may = world.act(&guest, |tx, asker| enter(tx, asker, "lunch", Action::Edit).map(|_| ()));
        assert!(may.is_err(), "a browser forgets after a year");
        assert_eq!(cleared_in_a_day(db, world), 1);
    });
}

#[test]
fn grants_that_have_expired_are_cleared_within_a_day_whatever_their_names() {
    on_each(|db, world| {
        let put = |first: u8, days: i64| {
            world.write(move |tx| {
                let expires = Instant(tx.now()).plus(days * 86_400);
                Ok(store::guests::put(tx, &[first; 32], b"sealed", expires)?)
            });
        };
        (0..=u8::MAX).for_each(|first| put(first, if first % 5 == 0 { 2 } else { 0 }));
        assert_eq!(cleared_in_a_day(db, world), 204);
        assert_eq!(count(world, "SELECT COUNT(*) FROM guest_grants"), 52, "what lasts is kept");
    });
}

/// How much the upkeep of 24 hours clears.
fn cleared_in_a_day(db: &TestStore, world: &World) -> u64 {
    let hour = |_| {
        db.advance(3_600);
        world.write(upkeep::clear_expired)
    };
    (0..24).map(hour).sum()
}

#[test]
fn a_change_that_was_undone_leaves_nothing_that_others_take_for_the_poll() {
    on_each(|_, world| {
        let ada = world.guest();
        world.poll(&ada, "lunch", Settings::default());
        let add = |title: &'static str, keep: bool| {
            world.act(&ada, move |tx, asker| {
                let new = NewValue {
                    title: title.to_owned(),
                    ..AnswerSet::Usual.values(["Yes", "No", "?", "!"]).remove(0)
                };
                add_value(tx, asker, "lunch", None, &new)?;
                let shown = show_poll(tx, asker, "lunch", Extent::None)?;
                assert!(shown.structure.values.iter().any(|value| value.title == title));
                if keep { Ok(()) } else { Err(Error::NotFound) }
            })
        };
        assert!(add("Never", false).is_err());
        add("Perhaps", true).unwrap();
        let shown = world.act(&ada, |tx, asker| show_poll(tx, asker, "lunch", Extent::None)).unwrap();
        let titles: Vec<_> = shown.structure.values.iter().map(|value| value.title.as_str()).collect();
        assert!(titles.contains(&"Perhaps") && !titles.contains(&"Never"), "{titles:?}");
    });
}

#[test]
fn a_new_zone_keeps_what_the_clocks_show() {
    on_each(|_, world| {
        let owner = world.user("owner");
        world.make(&owner, sample(Kind::Datetime, "weekly", Settings::default()));
        let details = Details::parse("Lunch", "", "America/New_York", "", Settings::default()).unwrap();
        let update = UpdatePoll { details, owner: None, seen: None };
        let poll = world.act(&owner, move |tx, asker| update_poll(tx, asker, "weekly", &update)).unwrap();
        let shown = world.act(&owner, |tx, asker| show_poll(tx, asker, "weekly", Extent::All)).unwrap();
        assert_eq!(shown.structure.choices[0].subject.to_string(), "2027-04-05T10:00/PT60M");
        assert_eq!(
            shown.structure.choices[0].subject.instants(poll.zone).unwrap().0.utc().to_string(),
            "2027-04-05 14:00:00"
        );
    });
}

#[test]
fn the_register_of_those_who_voted_has_no_order_of_votes() {
    on_each(|_, world| {
        world.poll(&world.user("owner"), "lunch", Settings::default());
        let people: Vec<Person> = (0..12).map(|number| world.user(&format!("user{number}"))).collect();
        for person in &people {
            world.vote(person, "lunch", &Ballot { anonymous: true, ..ballot("", &[(1, 1)]) });
        }
        let listed: Vec<Vec<u8>> =
            world.write(|tx| Ok(tx.query_all("SELECT person FROM voted ORDER BY person", &[])?));
        let poll = world.write(|tx| Ok(bitpoll::store::polls::by_slug(tx, "lunch")?)).unwrap().poll;
        let name = |person: &Person| {
            world.keys.sign(&[b"voted", poll.anchor().as_bytes(), &person.id().0.to_be_bytes()]).to_vec()
        };
        let by_time: Vec<Vec<u8>> = people.iter().map(name).collect();
        let mut sorted = by_time.clone();
        sorted.sort();
        assert_eq!(listed, sorted);
        assert_ne!(listed, by_time);
        let columns = "SELECT COUNT(*) FROM voted WHERE poll_id = ?1";
        assert_eq!(world.write(move |tx| Ok(tx.query_one::<i64>(columns, params![poll.id.0])?)), 12);
    });
}
