//! The columns of a poll: their lists are written by hand, so every one must come back as itself.

use bitpoll::domain::choice::Kind;
use bitpoll::domain::id::PollId;
use bitpoll::domain::poll::{Audience, Method, Owner, Poll, Proposals, Results, Settings, Sorting};
use bitpoll::domain::slug::Slug;
use bitpoll::domain::time::{Instant, WallTime};
use bitpoll::secrets::Keys;
use bitpoll::store::{polls, structures};

use crate::support::db::for_each_engine;
use crate::support::world::World;

/// Every box ticked alone, and every list with each of its words.
fn all_settings() -> Vec<Settings> {
    let none = Settings {
        public_listing: false,
        view_audience: Audience::Link,
        vote_audience: Audience::SignedIn,
        results: Results::Never,
        hide_participants: false,
        anonymous_allowed: false,
        one_vote_per_user: false,
        everybody_may_edit: false,
        forbid_blank: false,
        yes_limit: None,
        comments_allowed: false,
        hold_comments: false,
        proposals: Proposals::Off,
        show_invitations: false,
        use_viewer_zone: false,
        show_score: false,
        sorting: Sorting::Date,
        method: Method::Weighted,
    };
    let ticks: [fn(&mut Settings); 11] = [
        |settings| settings.public_listing = true,
        |settings| settings.hide_participants = true,
        |settings| settings.anonymous_allowed = true,
        |settings| settings.one_vote_per_user = true,
        |settings| settings.everybody_may_edit = true,
        |settings| settings.forbid_blank = true,
        |settings| settings.comments_allowed = true,
        |settings| settings.hold_comments = true,
        |settings| settings.show_invitations = true,
        |settings| settings.use_viewer_zone = true,
        |settings| settings.show_score = true,
    ];
    let ticked = ticks.iter().map(|tick| {
        let mut settings = none.clone();
        tick(&mut settings);
        settings
    });
    let results = Results::ALL.iter().map(|results| Settings { results: *results, ..none.clone() });
    let sorting = Sorting::ALL.iter().map(|sorting| Settings { sorting: *sorting, ..none.clone() });
    let viewed = Audience::ALL.iter().map(|view| Settings { view_audience: *view, ..none.clone() });
    let voted = Audience::ALL.iter().map(|vote| Settings { vote_audience: *vote, ..none.clone() });
    let counted = Method::ALL.iter().map(|method| Settings { method: *method, ..none.clone() });
    let proposed = Proposals::ALL.iter().map(|how| Settings { proposals: *how, ..none.clone() });
    let limited = Settings { yes_limit: Some(2), ..none.clone() };
    ticked
        .chain([limited])
        .chain(proposed)
        .chain(counted)
        .chain(results)
        .chain(sorting)
        .chain(viewed)
        .chain(voted)
        .collect()
}

fn poll(slug: &str, owner: Owner, settings: Settings) -> Poll {
    Poll {
        id: PollId(0),
        slug: Slug::parse(slug).unwrap(),
        kind: Kind::Datetime,
        title: "Title".into(),
        description: "Description".into(),
        locale: "de".into(),
        zone: chrono_tz::Asia::Tokyo,
        created: Instant(1_000),
        owner,
        admin_epoch: 5,
        deadline: Some(WallTime::parse("2027-03-01T10:00").unwrap()),
        closed_at: None,
        decided_at: None,
        deleted_at: None,
        expires: None,
        settings,
        revision: 1,
        structure: 1,
    }
}

#[test]
fn a_poll_comes_back_as_it_was_made_and_as_it_was_changed_column_by_column() {
    for_each_engine(|db| {
        let world = World::new(db.store(), Keys::new(&[[7; 32]]));
        let (_, user) = (world.user("first").id(), world.user("second").id());
        let group = (world.group("first"), world.group("second"), world.group("third")).2;
        assert_ne!(user.0, group.0, "the two are told apart");
        for (settings, number) in all_settings().into_iter().zip(0..) {
            let (owner, slug) = (Owner { user: Some(user), group: Some(group) }, format!("poll{number}"));
            let (made, read) = world.write({
                let new = poll(&slug, owner, settings.clone());
                move |tx| {
                    let id = polls::insert(tx, &new)?.expect("the address is free");
                    let read = polls::by_slug(tx, new.slug.as_str())?.expect("the poll").poll;
                    Ok((Poll { id, ..new.clone() }, read))
                }
            });
            assert_eq!(read, made);
        }
        let made = world.write(|tx| Ok(polls::by_slug(tx, "poll0")?)).unwrap().poll;
        for settings in all_settings() {
            let changed = Poll {
                title: "Another title".into(),
                description: "Another description".into(),
                zone: chrono_tz::Europe::Paris,
                admin_epoch: 6,
                deadline: Some(WallTime::parse("2027-10-31T02:30+01:00").unwrap()),
                closed_at: Some(Instant(7)),
                decided_at: Some(Instant(8)),
                deleted_at: Some(Instant(9)),
                settings,
                ..made.clone()
            };
            let (changed, read) = world.write(move |tx| {
                polls::update(tx, &changed)?;
                Ok((changed.clone(), polls::by_slug(tx, "poll0")?.expect("the poll").poll))
            });
            assert_eq!(read, changed);
        }
        let taken = poll("poll0", Owner::default(), Settings::default());
        assert_eq!(world.write(move |tx| Ok(polls::insert(tx, &taken)?)), None);
        let untouched = world.write(|tx| {
            let poll = polls::by_slug(tx, "poll1")?.expect("the poll").poll;
            structures::of(tx, &poll)?;
            Ok(poll.title)
        });
        assert_eq!(untouched, "Title", "a change stays with its poll");
    });
}
