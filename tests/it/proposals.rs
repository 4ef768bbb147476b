//! Choices that participants propose: nobody but the owner learns of one that waits, and one that is accepted is a
//! choice like any other.

use bitpoll::actions::account_delete::{self, Traces};
use bitpoll::actions::proposals::{NewProposal, Rejected, accept, desk, propose, reject, waiting};
use bitpoll::actions::undo::undo_in_poll;
use bitpoll::actions::{self, Error};
use bitpoll::domain::access::Denial;
use bitpoll::domain::choice::{Kind, Subject};
use bitpoll::domain::error::Problem;
use bitpoll::domain::id::PublicId;
use bitpoll::domain::poll::{Audience, Poll, Proposals, Settings};
use bitpoll::domain::proposal::{Outcome, WAITING_FOR_STRANGERS_MAX, WAITING_MAX, WAITING_OF_ONE_MAX};
use bitpoll::domain::user::Role;
use bitpoll::params;
use bitpoll::secrets::Keys;
use bitpoll::store::{self, transfer};

use crate::support::db::for_each_engine;
use crate::support::world::{Person, World, ballot, sample};

/// Settings of a poll that takes proposals.
pub fn taking(proposals: Proposals) -> Settings {
    Settings { proposals, ..Settings::default() }
}

/// Runs a test with people on both engines, and a poll of theirs.
fn on_each(settings: &Settings, test: impl Fn(&World, &Person)) {
    for_each_engine(|db| {
        let world = World::new(db.store(), Keys::new(&[[7; 32]]));
        let owner = world.user("owner");
        world.poll(&owner, "lunch", settings.clone());
        test(&world, &owner);
    });
}

fn new(choice: &str, name: &str) -> NewProposal {
    let subject = Subject::parse(Kind::Universal, choice).unwrap();
    NewProposal { subject, name: name.to_owned(), anonymous: false, suspicious: false, client: None }
}

/// Proposes; `true` if it waits.
fn send(world: &World, person: &Person, new: &NewProposal) -> actions::Result<bool> {
    let (new, id) = (new.clone(), world.random.public_id());
    world.act(person, move |tx, asker| propose(tx, asker, "lunch", &new, &id))
}

/// What is wrong with the choice.
fn refused(world: &World, person: &Person, choice: &str) -> Option<Problem> {
    match send(world, person, &new(choice, "Ann")) {
        Err(Error::Invalid(invalid)) => invalid.of("choice").cloned(),
        other => panic!("{other:?}"),
    }
}

/// What waits, by name and choice, and its names in addresses.
fn waits(world: &World, owner: &Person) -> Vec<(String, String, PublicId)> {
    let (_, all) = world.act(owner, |tx, asker| waiting(tx, asker, "lunch")).unwrap();
    all.into_iter().map(|one| (one.name, one.subject.to_string(), one.public_id)).collect()
}

fn words(world: &World, owner: &Person) -> Vec<String> {
    waits(world, owner).into_iter().map(|(name, choice, _)| format!("{name}: {choice}")).collect()
}

fn poll(world: &World) -> Poll {
    world.write(|tx| Ok(store::polls::by_slug(tx, "lunch")?.unwrap().poll))
}

pub fn choices(world: &World) -> Vec<String> {
    world.write(|tx| {
        let poll = store::polls::by_slug(tx, "lunch")?.unwrap().poll;
        let structure = store::structures::of(tx, &poll)?;
        Ok(structure.live_choices().map(|choice| choice.subject.to_string()).collect())
    })
}

fn take(world: &World, owner: &Person, id: PublicId) {
    assert!(world.act(owner, move |tx, asker| accept(tx, asker, "lunch", id.as_str())).unwrap());
}

#[test]
fn a_proposal_waits_and_is_a_choice_once_it_is_accepted() {
    on_each(&taking(Proposals::Reviewed), |world, owner| {
        let ann = world.guest();
        let vote = world.vote(&ann, "lunch", &ballot("Ann", &[(1, 1)]));
        let before = poll(world);
        assert!(send(world, &ann, &new("Noodles", " Ann ")).unwrap());
        let (after, listed) = (poll(world), waits(world, owner));
        assert_eq!((listed[0].0.as_str(), listed[0].1.as_str()), ("Ann", "Noodles"));
        assert_eq!(after.structure, before.structure, "forms of those who vote stay as they are");
        assert_eq!(choices(world), ["Pizza", "Sushi/Maki", "Soup"]);
        take(world, owner, listed[0].2);
        assert_eq!(choices(world), ["Pizza", "Sushi/Maki", "Soup", "Noodles"]);
        assert_eq!(poll(world).structure, before.structure + 1);
        assert!(waits(world, owner).is_empty());
        let kept = world.write(move |tx| Ok(store::votes::by_public_id(tx, before.id, &vote)?.unwrap()));
        assert_eq!(kept.answers.cells().count(), 1, "votes keep what they say");
    });
}

#[test]
fn a_decision_that_is_sent_twice_does_no_harm() {
    on_each(&taking(Proposals::Reviewed), |world, owner| {
        let ann = world.guest();
        send(world, &ann, &new("Noodles", "Ann")).unwrap();
        let id = waits(world, owner)[0].2;
        let accept = || world.act(owner, move |tx, asker| accept(tx, asker, "lunch", id.as_str())).unwrap();
        let reject =
            |who: &Person| world.act(who, move |tx, asker| reject(tx, asker, "lunch", id.as_str())).unwrap();
        let first = reject(owner);
        assert!(matches!(first, Rejected::Gone(Some(_))));
        assert_eq!(reject(owner), first, "what can be undone still can");
        assert!(!accept());
        let Rejected::Gone(Some(name)) = first else { unreachable!() };
        world.act(owner, move |tx, asker| undo_in_poll(tx, asker, "lunch", name.as_str())).unwrap();
        assert_eq!((accept(), accept()), (true, false));
        assert_eq!(choices(world), ["Pizza", "Sushi/Maki", "Soup", "Noodles"]);
        assert_eq!(reject(owner), Rejected::WaitsNoMore);
    });
}

#[test]
fn whoever_proposed_learns_what_became_of_it_and_nobody_else_does() {
    on_each(&taking(Proposals::Reviewed), |world, owner| {
        let (ann, ada) = (world.guest(), world.user("ada"));
        let ends = |person: &Person| {
            let desk = world.act(person, |tx, asker| desk(tx, asker, "lunch")).unwrap();
            let ends = desk.settled.into_iter().map(|(one, end)| (one.subject.to_string(), end));
            let mut ends: Vec<_> = ends.collect();
            ends.sort_by(|one, other| one.0.cmp(&other.0));
            (desk.own.len(), ends)
        };
        for (person, choice) in [(&ann, "Noodles"), (&ada, "noodles"), (&ann, "Rice")] {
            send(world, person, &new(choice, "Ann")).unwrap();
        }
        let id_of = |choice: &str| waits(world, owner).into_iter().find(|one| one.1 == choice).unwrap().2;
        take(world, owner, id_of("Noodles"));
        let rice = id_of("Rice");
        let rejected = world.act(owner, move |tx, asker| reject(tx, asker, "lunch", rice.as_str())).unwrap();
        let accepted = |choice: &str| (choice.to_owned(), Outcome::Accepted);
        assert_eq!(ends(&ann), (0, vec![accepted("Noodles"), ("Rice".to_owned(), Outcome::Rejected)]));
        assert_eq!(ends(&ada), (0, vec![accepted("noodles")]), "the same was accepted");
        assert_eq!((ends(&world.guest()), ends(owner)), ((0, vec![]), (0, vec![])));
        // What comes later takes nothing of that away from the browser.
        send(world, &ann, &new("Cake", "Ann")).unwrap();
        assert_eq!((ends(&ann).0, ends(&ann).1.len()), (1, 2));
        let Rejected::Gone(Some(name)) = rejected else { panic!("{rejected:?}") };
        world.act(owner, move |tx, asker| undo_in_poll(tx, asker, "lunch", name.as_str())).unwrap();
        assert_eq!(ends(&ann), (2, vec![accepted("Noodles")]), "it waits again");
        let named = "SELECT COUNT(*) FROM proposals WHERE outcome <> '' AND name <> ''";
        assert_eq!(world.write(move |tx| Ok(tx.query_one::<i64>(named, params![])?)), 0, "names are gone");
        // For a season.
        let made = "UPDATE proposals SET created = created - 91 * 86400";
        world.write(move |tx| Ok(tx.execute(made, params![])?));
        take(world, owner, id_of("Cake"));
        assert_eq!(ends(&ann), (1, vec![accepted("Cake")]));
    });
}

#[test]
fn days_and_slots_come_where_they_belong() {
    for (kind, proposed, place) in [
        (Kind::Date, "2027-04-07", 2),
        (Kind::Datetime, "2027-04-05T12:00/PT30M", 1),
        (Kind::Date, "2027-05-01", 3),
    ] {
        for_each_engine(|db| {
            let world = World::new(db.store(), Keys::new(&[[7; 32]]));
            let owner = world.user("owner");
            world.make(&owner, sample(kind, "lunch", taking(Proposals::AtOnce)));
            let subject = Subject::parse(kind, proposed).unwrap();
            let new = NewProposal { subject, ..new("x", "Ann") };
            assert!(!send(&world, &world.guest(), &new).unwrap());
            let all = choices(&world);
            assert_eq!((all.len(), all[place].as_str()), (4, proposed), "{all:?}");
        });
    }
}

#[test]
fn what_is_there_or_was_proposed_by_oneself_is_told_and_what_others_proposed_is_not() {
    on_each(&taking(Proposals::Reviewed), |world, owner| {
        let (ann, ben) = (world.guest(), world.guest());
        assert_eq!(refused(world, &ann, "sushi / maki"), Some(Problem::AlreadyThere));
        send(world, &ann, &new("Noodles", "Ann")).unwrap();
        assert_eq!(refused(world, &ann, " NOODLES"), Some(Problem::AlreadyProposed));
        assert!(send(world, &ben, &new("noodles", "Ben")).unwrap(), "it is as if nobody had");
        assert_eq!(words(world, owner), ["Ann: Noodles", "Ben: noodles"]);
        let own = world.act(&ben, |tx, asker| desk(tx, asker, "lunch")).unwrap().own;
        assert_eq!(own.iter().map(|one| one.name.as_str()).collect::<Vec<_>>(), ["Ben"]);
        take(world, owner, waits(world, owner)[1].2);
        assert!(waits(world, owner).is_empty(), "one choice is the answer to both");
        assert_eq!(choices(world).len(), 4);
    });
}

#[test]
fn at_once_it_is_on_the_poll_unless_the_owner_took_the_same_off() {
    on_each(&taking(Proposals::AtOnce), |world, owner| {
        assert!(!send(world, &world.guest(), &new("Noodles", "Ann")).unwrap());
        assert_eq!(choices(world).len(), 4);
        world.write(|tx| Ok(tx.execute("UPDATE choices SET deleted = 1 WHERE id = 4", params![])?));
        assert!(send(world, &world.guest(), &new("noodles", "Ann")).unwrap());
        assert_eq!((choices(world).len(), waits(world, owner).len()), (3, 1));
        let machine = NewProposal { suspicious: true, ..new("Cheap watches", "Bot") };
        assert!(send(world, &world.guest(), &machine).unwrap());
        assert!(!send(world, owner, &new("Cake", "")).unwrap(), "owners decide by themselves");
    });
}

#[test]
fn nobody_proposes_without_end() {
    on_each(&taking(Proposals::Reviewed), |world, owner| {
        let ann = world.guest();
        for number in 0..WAITING_OF_ONE_MAX {
            send(world, &ann, &new(&format!("Dish {number}"), "Ann")).unwrap();
        }
        let wait = Problem::ProposalsWait { max: WAITING_OF_ONE_MAX };
        assert_eq!(refused(world, &ann, "One more"), Some(wait));
        // An account that hides its name is counted, too.
        let bob = world.user("bob");
        let nameless = |number| NewProposal { anonymous: true, ..new(&format!("Secret {number}"), "") };
        let sent = (0..20).take_while(|number| send(world, &bob, &nameless(*number)).is_ok()).count();
        assert_eq!(sent, 10);
        assert_eq!(refused(world, &bob, "One more"), Some(Problem::ProposedTooOften));
        let mut number = 0;
        let mut fill = |most: i64, who: &dyn Fn(i64) -> Person| {
            while i64::try_from(waits(world, owner).len()).unwrap() < most {
                number += 1;
                send(world, &who(number), &new(&format!("Other {number}"), "Cem")).unwrap();
            }
            assert_eq!(refused(world, &who(0), "One more"), Some(Problem::ProposedTooOften));
        };
        fill(WAITING_FOR_STRANGERS_MAX, &|_| world.guest());
        fill(WAITING_MAX, &|number| world.user(&format!("cem{number}")));
        assert!(!send(world, owner, &new("Cake", "")).unwrap(), "its owner may");
    });
}

#[test]
fn nobody_who_has_many_browsers_keeps_others_from_proposing() {
    on_each(&taking(Proposals::AtOnce), |world, _| {
        let from = |address: &str, number: usize| {
            let client = Some(address.parse().unwrap());
            let new = NewProposal { client, ..new(&format!("Dish {number} of {address}"), "Mal") };
            send(world, &world.guest(), &new).is_ok()
        };
        assert_eq!((0..50).take_while(|number| from("192.0.2.1", *number)).count(), 30);
        // Of an address of IPv6 everybody has many.
        assert_eq!((0..50).take_while(|number| from(&format!("2001:db8::{number}"), *number)).count(), 30);
        let others = (2..200).map(|number| from(&format!("192.0.2.{number}"), 0));
        assert_eq!(others.take_while(|sent| *sent).count(), 40, "strangers from everywhere, all together");
        assert!(!send(world, &world.user("bob"), &new("Cake", "")).unwrap(), "it is on the poll");
    });
}

#[test]
fn a_full_poll_takes_no_more() {
    on_each(&taking(Proposals::AtOnce), |world, _| {
        world.write(|tx| Ok(tx.execute("UPDATE choices SET id = 1000 WHERE id = 3", params![])?));
        assert_eq!(refused(world, &world.guest(), "One more"), Some(Problem::TooMany { max: 1_000 }));
    });
}

#[test]
fn whoever_may_vote_may_propose_while_it_is_open_and_being_an_admin_gives_no_right() {
    let denial = |world: &World, person: &Person| match send(world, person, &new("Noodles", "Ann")) {
        Ok(_) => None,
        Err(Error::Denied(denial)) => Some(denial),
        other => panic!("{other:?}"),
    };
    on_each(&Settings::default(), |world, _| {
        assert_eq!(denial(world, &world.guest()), Some(Denial::ProposalsOff));
    });
    let invited = Settings { vote_audience: Audience::Invited, ..taking(Proposals::Reviewed) };
    on_each(&invited, |world, owner| {
        let (ada, zoe) = (world.user("ada"), world.guest());
        let root = world.user_with("root", Role::Admin, 0);
        world.invite(&poll(world), &ada);
        let (invitation, code) = world.invite_by_mail(&poll(world), "Zoe", "zoe@example.org");
        world.open_invitation(&zoe, "lunch", &invitation, &code);
        world.vote(&ada, "lunch", &ballot("", &[(1, 1)]));
        assert_eq!(denial(world, &ada), None, "also after voting");
        assert_eq!(denial(world, &zoe), None);
        assert_eq!(denial(world, &world.guest()), Some(Denial::InvitedOnly));
        assert_eq!(denial(world, &root), Some(Denial::NotInvited));
        let id = waits(world, owner)[0].2;
        for nosy in [&root, &ada, &zoe, &world.stranger()] {
            let seen = world.act(nosy, |tx, asker| waiting(tx, asker, "lunch").map(|_| ()));
            assert!(matches!(seen, Err(Error::Denied(Denial::NotOwner))));
            let accepted = world.act(nosy, move |tx, asker| accept(tx, asker, "lunch", id.as_str()));
            assert!(matches!(accepted, Err(Error::Denied(Denial::NotOwner))));
            let rejected = world.act(nosy, move |tx, asker| reject(tx, asker, "lunch", id.as_str()));
            assert!(matches!(rejected, Err(Error::Denied(Denial::NotOwner))));
        }
        world.write(|tx| Ok(tx.execute("UPDATE polls SET closed_at = 1", params![])?));
        assert_eq!(denial(world, &ada), Some(Denial::Closed));
        take(world, owner, id);
        assert_eq!(choices(world).len(), 4, "what waited can be accepted still");
    });
}

#[test]
fn a_name_is_wanted_where_votes_need_one_and_one_that_is_hidden_leaves_no_trace() {
    let named = Settings { anonymous_allowed: false, ..taking(Proposals::Reviewed) };
    let wrong = |world: &World, person: &Person, new: NewProposal| match send(world, person, &new) {
        Err(Error::Invalid(invalid)) => invalid.0.into_iter().map(|error| error.field).collect(),
        other => panic!("{other:?}"),
    };
    on_each(&named, |world, _| {
        let hidden = NewProposal { anonymous: true, ..new("Noodles", "") };
        assert_eq!(wrong(world, &world.user("ada"), hidden), ["anonymous"]);
        let both: Vec<String> = wrong(world, &world.guest(), new("Pizza", " "));
        assert_eq!(both, ["name", "choice"]);
    });
    on_each(&taking(Proposals::Reviewed), |world, owner| {
        let ada = world.user("ada");
        send(world, &ada, &NewProposal { anonymous: true, ..new("Noodles", "Ada") }).unwrap();
        send(world, &world.guest(), &new("Rice", "")).unwrap();
        assert_eq!(words(world, owner).len(), 2);
        let id = ada.id().0;
        let traces = world.write(move |tx| {
            let rows: i64 = tx.query_one(
                "SELECT COUNT(*) FROM proposals WHERE user_id = ?1 OR name <> '' OR created % 86400 <> 0",
                params![id],
            )?;
            let noted: i64 = tx.query_one(
                "SELECT COUNT(*) FROM activity WHERE kind = 'proposed' AND (user_id = ?1 OR at % 86400 <> 0)",
                params![id],
            )?;
            Ok((rows, noted))
        });
        assert_eq!(traces, (0, 0));
        let own = world.act(&ada, |tx, asker| desk(tx, asker, "lunch")).unwrap().own;
        assert!(own.is_empty(), "not even their own browser can tell");
    });
}

#[test]
fn a_rejected_proposal_is_brought_back_by_whoever_rejected_it() {
    on_each(&taking(Proposals::Reviewed), |world, owner| {
        let ada = world.user("ada");
        send(world, &ada, &new("Noodles", "")).unwrap();
        let before = waits(world, owner);
        let id = before[0].2;
        let rejected = world.act(owner, move |tx, asker| reject(tx, asker, "lunch", id.as_str())).unwrap();
        let Rejected::Gone(Some(name)) = rejected else { panic!("{rejected:?}") };
        assert!(waits(world, owner).is_empty());
        let undo = |person: &Person| {
            world.act(person, move |tx, asker| undo_in_poll(tx, asker, "lunch", name.as_str()).map(|_| ()))
        };
        assert!(matches!(undo(&ada), Err(Error::Denied(Denial::TooLate))));
        undo(owner).unwrap();
        undo(owner).unwrap();
        assert_eq!(waits(world, owner), before);
    });
}

#[test]
fn a_deleted_account_takes_its_proposals_along_or_leaves_them_nameless() {
    for (traces, left) in [(Traces::Remove, vec![]), (Traces::Keep, vec![": Noodles"])] {
        on_each(&taking(Proposals::Reviewed), |world, owner| {
            let ada = world.user("ada");
            send(world, &ada, &new("Noodles", "")).unwrap();
            assert_eq!(words(world, owner), ["ada: Noodles"]);
            world.act(&ada, move |tx, asker| account_delete::delete(tx, asker, None, traces)).unwrap();
            assert_eq!(words(world, owner), left);
        });
    }
}

#[test]
fn proposals_go_along_to_another_database() {
    on_each(&taking(Proposals::Reviewed), |world, owner| {
        send(world, &world.user("ada"), &new("Noodles", "")).unwrap();
        let lines = world.write(|tx| {
            let mut lines = Vec::new();
            transfer::export(tx, |line| {
                lines.push(line.clone());
                Ok(())
            })?;
            Ok(lines)
        });
        let listed = waits(world, owner);
        world.write(|tx| Ok(tx.execute("DELETE FROM proposals WHERE name <> ''", params![])?));
        let moved: Vec<_> = lines.into_iter().filter(|line| line["table"] == "proposals").collect();
        assert_eq!(moved.len(), 1);
        world.write(move |tx| Ok(transfer::put(tx, &transfer::Line::parse(&moved[0]).unwrap())?));
        assert_eq!(waits(world, owner), listed);
    });
}
