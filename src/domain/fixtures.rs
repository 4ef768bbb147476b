//! Polls and people for the tests of the rules.

use chrono_tz::Europe::Berlin;
use proptest::prelude::*;

use super::access::{Action, CommentFacts, VoteFacts};
use super::answer_set::AnswerSet;
use super::answer_value::{ChoiceValue, NewValue};
use super::choice::{Choice, Kind, Subject};
use super::id::{ChoiceId, GroupId, PollId, PublicId, UserId, ValueId};
use super::poll::{Audience, Owner, Poll, Proposals, Results, Settings};
use super::slug::Slug;
use super::structure::Structure;
use super::time::Instant;
use super::user::{Actor, Grants, Role, Standing, User};

/// An account.
pub const ADA: UserId = UserId(1);
/// Another account.
pub const BOB: UserId = UserId(2);
/// 1 March 2027, 12:00 UTC.
pub const NOW: Instant = Instant(1_803_902_400);

/// A poll that hides nothing.
pub fn poll(owner: Owner, admin_epoch: i64) -> Poll {
    Poll {
        id: PollId(1),
        slug: Slug::parse("team").unwrap(),
        kind: Kind::Universal,
        title: "Lunch".into(),
        description: String::new(),
        locale: "en".into(),
        zone: Berlin,
        created: NOW,
        owner,
        admin_epoch,
        deadline: None,
        closed_at: None,
        decided_at: None,
        deleted_at: None,
        expires: None,
        settings: Settings::default(),
        revision: 1,
        structure: 1,
    }
}

/// So many choices and the usual answers, all numbered from 1; one answer may be taken off.
pub fn structure(choices: i64, taken_off: Option<i64>) -> Structure {
    let choice = |id| Choice {
        id: ChoiceId(id),
        subject: Subject::Text(format!("c{id}")),
        position: id,
        deleted: false,
        seats: None,
        decided: false,
    };
    let value = |(id, new): (i64, NewValue)| ChoiceValue {
        id: ValueId(id),
        title: new.title,
        color: new.color,
        icon: new.icon,
        weight: new.weight,
        deleted: Some(id) == taken_off,
    };
    let values = (1..).zip(AnswerSet::Usual.values(["Yes", "No", "Maybe", "Rather not"])).map(value);
    Structure::new((1..=choices).map(choice).collect(), values.collect())
}

/// Nobody in particular.
pub fn stranger() -> Actor {
    Actor::default()
}

/// A browser without an account.
pub fn guest_with(grants: Grants) -> Actor {
    Actor { user: None, grants }
}

/// Somebody who is signed in.
pub fn user(id: UserId) -> Actor {
    let user = User {
        id,
        username: format!("user{id}"),
        name: format!("User {id}"),
        role: Role::User,
        theme: String::new(),
        groups: Vec::new(),
        invitations: 0,
        locale: String::new(),
        zone: String::new(),
    };
    Actor { user: Some(user), grants: Grants::default() }
}

/// Every action, on this vote and comment.
pub fn all_actions<'a>(vote: &'a VoteFacts, comment: &'a CommentFacts) -> [Action<'a>; 29] {
    [
        Action::View,
        Action::Vote,
        Action::VoteFirst,
        Action::ReturnToVote,
        Action::EditVote(vote),
        Action::LeaveNameless(vote),
        Action::LeaveNamed(vote),
        Action::DeleteVote(vote),
        Action::VoteFor,
        Action::AssignVote(vote),
        Action::UnassignVote(vote),
        Action::Watch,
        Action::ShowVoteLink(vote),
        Action::OwnData(vote),
        Action::Comment,
        Action::EditComment(comment),
        Action::DeleteComment(comment),
        Action::ReviewComments,
        Action::Propose,
        Action::ReviewProposals,
        Action::Edit,
        Action::Invite,
        Action::HandOn,
        Action::Close,
        Action::Reopen,
        Action::Decide,
        Action::Copy,
        Action::Delete,
        Action::Restore,
    ]
}

fn any_id() -> impl Strategy<Value = PublicId> {
    prop::sample::select(vec!['v', 'w', 'c'])
        .prop_map(|sign| PublicId::parse(&sign.to_string().repeat(16)).unwrap())
}

prop_compose! {
    fn any_grants()(
        admin in prop::option::of(0_i64..3),
        votes in prop::collection::vec((any_id(), 0_i64..3), 0..3),
        comments in prop::collection::vec(any_id(), 0..3),
        invitation in prop::option::of((any_id(), 0_i64..3)),
    ) -> Grants {
        Grants { admin, votes, comments, invitation, ..Grants::default() }
    }
}

prop_compose! {
    /// Anybody, with any grants.
    pub fn any_actor()(
        who in prop::option::of(1_i64..4),
        groups in prop::collection::vec((7_i64..9).prop_map(GroupId), 0..2),
        admin in any::<bool>(),
        grants in any_grants(),
    ) -> Actor {
        let mut actor = who.map_or_else(stranger, |id| user(UserId(id)));
        if let Some(user) = &mut actor.user {
            user.groups = groups;
            user.role = if admin { Role::Admin } else { Role::User };
        }
        Actor { grants, ..actor }
    }
}

prop_compose! {
    /// Whatever the database may know.
    pub fn any_standing()(
        invited in any::<bool>(), voted in any::<bool>(), voted_otherwise in any::<bool>(),
        own in any::<bool>(),
    ) -> Standing {
        Standing { invited, voted, voted_otherwise, own }
    }
}

prop_compose! {
    fn any_settings()(
        audiences in (prop::sample::select(Audience::ALL), prop::sample::select(Audience::ALL)),
        results in prop::sample::select(Results::ALL),
        proposals in prop::sample::select(Proposals::ALL),
        flags in prop::array::uniform5(any::<bool>()),
    ) -> Settings {
        let [hide_participants, everybody_may_edit, one_vote_per_user, comments_allowed, hold_comments] = flags;
        Settings {
            view_audience: audiences.0.min(audiences.1),
            vote_audience: audiences.0.max(audiences.1),
            results,
            hide_participants,
            everybody_may_edit,
            one_vote_per_user,
            comments_allowed,
            hold_comments,
            proposals,
            ..Settings::default()
        }
    }
}

prop_compose! {
    /// Any poll: owned by anybody or nobody, open, closed or deleted.
    pub fn any_poll()(
        user in prop::option::of((1_i64..3).prop_map(UserId)),
        group in prop::option::of((7_i64..9).prop_map(GroupId)),
        admin_epoch in 0_i64..3,
        closed in any::<bool>(),
        deleted in prop::bool::weighted(0.2),
        settings in any_settings(),
    ) -> Poll {
        Poll {
            settings,
            closed_at: closed.then_some(NOW),
            deleted_at: deleted.then_some(NOW),
            ..poll(Owner { user, group }, admin_epoch)
        }
    }
}
