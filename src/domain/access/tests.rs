//! Who may do what, seen from those who ask.

use super::super::fixtures::{
    ADA, BOB, NOW, all_actions, any_actor, any_poll, any_standing, guest_with, poll, stranger, user,
};
use super::*;
use crate::domain::id::GroupId;
use crate::domain::poll::{Owner, Results, Settings};
use crate::domain::user::Grants;
use proptest::prelude::*;

fn id(sign: char) -> PublicId {
    PublicId::parse(&sign.to_string().repeat(16)).unwrap()
}

fn vote_of(user: Option<UserId>) -> VoteFacts {
    VoteFacts { public_id: id('v'), user, edit_epoch: 1, invitation: None, anonymous: false, assigned: false }
}

fn comment_of(user: Option<UserId>) -> CommentFacts {
    CommentFacts { public_id: id('c'), user }
}

fn rule(actor: &Actor, poll: &Poll, action: Action<'_>) -> Result<(), Denial> {
    allows(actor, Standing::default(), poll, action, NOW)
}

#[test]
fn the_account_the_group_and_the_admin_link_own_a_poll() {
    let of_group = Owner { user: None, group: Some(GroupId(7)) };
    let mut member = user(BOB);
    member.user.as_mut().unwrap().groups.push(GroupId(7));
    assert!(owns(&user(ADA), &poll(Owner { user: Some(ADA), group: None }, 0)));
    assert!(owns(&member, &poll(of_group, 0)));
    assert!(!owns(&user(BOB), &poll(of_group, 0)));
    let holder = guest_with(Grants { admin: Some(2), ..Grants::default() });
    assert!(owns(&holder, &poll(Owner::default(), 2)));
}

#[test]
fn an_admin_link_of_an_older_epoch_owns_nothing_and_epoch_0_is_no_link() {
    for (granted, epoch) in [(1, 2), (3, 2), (0, 0)] {
        let holder = guest_with(Grants { admin: Some(granted), ..Grants::default() });
        assert!(!owns(&holder, &poll(Owner::default(), epoch)), "{granted} of {epoch}");
    }
}

#[test]
fn a_poll_without_owner_belongs_to_nobody() {
    assert_eq!(rule(&stranger(), &poll(Owner::default(), 0), Action::Edit), Err(Denial::NotOwner));
    assert_eq!(rule(&user(ADA), &poll(Owner::default(), 0), Action::Delete), Err(Denial::NotOwner));
}

#[test]
fn a_vote_is_its_accounts_or_its_links_of_the_current_epoch() {
    assert!(own_vote(&user(ADA), &vote_of(Some(ADA))));
    assert!(!own_vote(&user(BOB), &vote_of(Some(ADA))));
    assert!(!own_vote(&stranger(), &vote_of(None)));
    for (epoch, own) in [(0, false), (1, true), (2, false)] {
        let holder = guest_with(Grants { votes: vec![(id('v'), epoch)], ..Grants::default() });
        assert_eq!(own_vote(&holder, &vote_of(None)), own, "epoch {epoch}");
    }
    let other = guest_with(Grants { votes: vec![(id('w'), 1)], ..Grants::default() });
    assert!(!own_vote(&other, &vote_of(None)));
}

#[test]
fn nobody_changes_the_vote_of_another() {
    let poll = poll(Owner { user: Some(ADA), group: None }, 0);
    for actor in [stranger(), user(BOB)] {
        for vote in [vote_of(None), vote_of(Some(ADA))] {
            assert_eq!(rule(&actor, &poll, Action::EditVote(&vote)), Err(Denial::NotYours));
            assert_eq!(rule(&actor, &poll, Action::DeleteVote(&vote)), Err(Denial::NotYours));
            assert_eq!(rule(&actor, &poll, Action::ShowVoteLink(&vote)), Err(Denial::NotYours));
        }
    }
}

#[test]
fn where_everybody_may_edit_they_change_votes_of_guests_and_delete_none() {
    let mut poll = poll(Owner::default(), 1);
    poll.settings.everybody_may_edit = true;
    assert_eq!(rule(&stranger(), &poll, Action::EditVote(&vote_of(None))), Ok(()));
    assert_eq!(rule(&stranger(), &poll, Action::EditVote(&vote_of(Some(ADA)))), Err(Denial::NotYours));
    assert_eq!(rule(&stranger(), &poll, Action::DeleteVote(&vote_of(None))), Err(Denial::NotYours));
    poll.settings.vote_audience = Audience::SignedIn;
    assert_eq!(rule(&stranger(), &poll, Action::EditVote(&vote_of(None))), Err(Denial::LoginRequired));
}

#[test]
fn what_everybody_may_edit_everybody_must_be_able_to_see() {
    let hides: [fn(&mut Settings); 4] = [
        |settings| settings.hide_participants = true,
        |settings| settings.results = Results::Summary,
        |settings| settings.results = Results::Never,
        |settings| settings.results = Results::CompleteAfterVote,
    ];
    for hide in hides {
        let mut poll = poll(Owner::default(), 1);
        poll.settings.everybody_may_edit = true;
        hide(&mut poll.settings);
        assert_eq!(rule(&stranger(), &poll, Action::EditVote(&vote_of(None))), Err(Denial::NotYours));
    }
}

#[test]
fn a_name_is_taken_off_a_vote_by_whose_it_is_alone_and_one_without_stays_without_for_all() {
    let mut poll = poll(Owner::account(ADA), 0);
    poll.settings.everybody_may_edit = true;
    let holder = guest_with(Grants { votes: vec![(id('v'), 1)], ..Grants::default() });
    let (named, nameless) = (vote_of(None), VoteFacts { anonymous: true, ..vote_of(None) });
    for other in [&user(ADA), &user(BOB), &stranger()] {
        assert_eq!(rule(other, &poll, Action::EditVote(&named)), Ok(()));
        assert_eq!(rule(other, &poll, Action::LeaveNameless(&named)), Err(Denial::NotYours));
        assert_eq!(rule(other, &poll, Action::LeaveNameless(&nameless)), Ok(()));
        assert_eq!(rule(other, &poll, Action::LeaveNamed(&named)), Ok(()));
        assert_eq!(rule(other, &poll, Action::LeaveNamed(&nameless)), Err(Denial::NotYours));
    }
    assert_eq!(rule(&holder, &poll, Action::LeaveNamed(&nameless)), Ok(()));
    assert_eq!(rule(&holder, &poll, Action::LeaveNameless(&named)), Ok(()));
}

#[test]
fn votes_are_taken_until_the_deadline_to_the_second_or_the_owner_closes() {
    let mut poll = poll(Owner::default(), 1);
    poll.deadline = Some(crate::domain::time::WallTime::parse("2027-03-01T12:00").unwrap());
    let end = poll.deadline.unwrap().instant(poll.zone);
    let at = |seconds, action| allows(&stranger(), Standing::default(), &poll, action, end.plus(seconds));
    assert_eq!(at(-1, Action::Vote), Ok(()));
    assert_eq!(at(0, Action::Vote), Err(Denial::Over));
    assert_eq!(at(0, Action::View), Ok(()));
    let closed = Poll { closed_at: Some(NOW), deadline: None, ..poll.clone() };
    assert_eq!(rule(&stranger(), &closed, Action::Vote), Err(Denial::Closed));
    let holder = guest_with(Grants { votes: vec![(id('v'), 1)], ..Grants::default() });
    assert_eq!(rule(&holder, &closed, Action::EditVote(&vote_of(None))), Err(Denial::Closed));
    assert_eq!(rule(&holder, &closed, Action::DeleteVote(&vote_of(None))), Err(Denial::Closed));
}

#[test]
fn an_account_votes_once_unless_the_poll_lets_it_again() {
    let mut poll = poll(Owner::default(), 1);
    let voted = Standing { voted: true, ..Standing::default() };
    assert_eq!(allows(&user(ADA), voted, &poll, Action::Vote, NOW), Err(Denial::AlreadyVoted));
    poll.settings.one_vote_per_user = false;
    assert_eq!(allows(&user(ADA), voted, &poll, Action::Vote, NOW), Ok(()));
}

#[test]
fn audiences_admit_whom_they_name_and_the_owner() {
    let invited = Standing { invited: true, ..Standing::default() };
    let mut poll = poll(Owner { user: Some(ADA), group: None }, 0);
    poll.settings.view_audience = Audience::SignedIn;
    poll.settings.vote_audience = Audience::Invited;
    assert_eq!(rule(&stranger(), &poll, Action::View), Err(Denial::LoginRequired));
    assert_eq!(rule(&user(BOB), &poll, Action::View), Ok(()));
    assert_eq!(rule(&user(BOB), &poll, Action::Vote), Err(Denial::NotInvited));
    assert_eq!(allows(&user(BOB), invited, &poll, Action::Vote, NOW), Ok(()));
    assert_eq!(rule(&user(ADA), &poll, Action::Vote), Ok(()));
}

#[test]
fn who_was_invited_twice_and_voted_otherwise_is_told_how() {
    let mut poll = poll(Owner { user: Some(ADA), group: None }, 0);
    poll.settings.vote_audience = Audience::Invited;
    let holder = guest_with(Grants { invitation: Some((id('i'), 1)), ..Grants::default() });
    let twice = Standing { invited: true, voted_otherwise: true, ..Standing::default() };
    assert_eq!(allows(&holder, twice, &poll, Action::Vote, NOW), Err(Denial::VotedByAccount));
    assert_eq!(allows(&user(BOB), twice, &poll, Action::Vote, NOW), Err(Denial::VotedByLink));
    poll.settings.one_vote_per_user = false;
    assert_eq!(allows(&holder, twice, &poll, Action::Vote, NOW), Ok(()));
}

#[test]
fn whoever_has_a_vote_comes_back_to_it_while_voting_is_open_and_casts_no_other_by_the_way() {
    let poll = poll(Owner::default(), 0);
    let has = Standing { own: true, ..Standing::default() };
    assert_eq!(rule(&stranger(), &poll, Action::VoteFirst), Ok(()));
    assert_eq!(rule(&stranger(), &poll, Action::ReturnToVote), Err(Denial::NotYours));
    assert_eq!(allows(&stranger(), has, &poll, Action::VoteFirst, NOW), Err(Denial::AlreadyVoted));
    assert_eq!(allows(&stranger(), has, &poll, Action::Vote, NOW), Ok(()));
    assert_eq!(allows(&stranger(), has, &poll, Action::ReturnToVote, NOW), Ok(()));
    let closed = Poll { closed_at: Some(NOW), ..poll };
    assert_eq!(allows(&stranger(), has, &closed, Action::ReturnToVote, NOW), Err(Denial::Closed));
}

#[test]
fn a_personal_link_admits_without_an_account_and_gives_one_vote() {
    let mut poll = poll(Owner { user: Some(ADA), group: None }, 0);
    poll.settings.view_audience = Audience::Invited;
    poll.settings.vote_audience = Audience::Invited;
    let holder = guest_with(Grants { invitation: Some((id('i'), 1)), ..Grants::default() });
    let of = |voted| Standing { invited: true, voted, ..Standing::default() };
    assert_eq!(allows(&holder, of(false), &poll, Action::Vote, NOW), Ok(()));
    assert_eq!(allows(&holder, of(true), &poll, Action::Vote, NOW), Err(Denial::AlreadyVoted));
    let cast = VoteFacts { invitation: Some(id('i')), ..vote_of(None) };
    assert_eq!(allows(&holder, of(true), &poll, Action::EditVote(&cast), NOW), Ok(()));
    let of_another = VoteFacts { invitation: Some(id('j')), ..vote_of(None) };
    let denied = allows(&holder, of(true), &poll, Action::EditVote(&of_another), NOW);
    assert_eq!(denied, Err(Denial::NotYours));
}

#[test]
fn whoever_sees_what_comes_of_a_poll_may_be_told() {
    let mut poll = poll(Owner { user: Some(ADA), group: None }, 0);
    let voted = Standing { voted: true, ..Standing::default() };
    assert_eq!(rule(&stranger(), &poll, Action::Watch), Err(Denial::LoginRequired));
    assert_eq!(rule(&user(BOB), &poll, Action::Watch), Ok(()));
    poll.settings.results = Results::CompleteAfterVote;
    assert_eq!(rule(&user(BOB), &poll, Action::Watch), Err(Denial::NothingShown));
    assert_eq!(allows(&user(BOB), voted, &poll, Action::Watch, NOW), Ok(()));
    poll.settings.results = Results::Never;
    assert_eq!(allows(&user(BOB), voted, &poll, Action::Watch, NOW), Err(Denial::NothingShown));
    assert_eq!(rule(&user(ADA), &poll, Action::Watch), Ok(()));
    poll.settings.results = Results::Complete;
    poll.settings.vote_audience = Audience::Invited;
    assert_eq!(rule(&user(BOB), &poll, Action::Watch), Err(Denial::NotInvited));
}

#[test]
fn votes_are_linked_by_owners_and_by_their_voters_and_given_back_by_whom_they_were_given_to() {
    let poll = poll(Owner { user: Some(ADA), group: None }, 1);
    let by_link = guest_with(Grants { admin: Some(1), ..Grants::default() });
    assert_eq!(rule(&user(ADA), &poll, Action::AssignVote(&vote_of(None))), Ok(()));
    assert_eq!(rule(&by_link, &poll, Action::AssignVote(&vote_of(None))), Err(Denial::LoginRequired));
    assert_eq!(rule(&user(BOB), &poll, Action::AssignVote(&vote_of(None))), Err(Denial::NotYours));
    let voter = Actor { grants: Grants { votes: vec![(id('v'), 1)], ..Grants::default() }, ..user(BOB) };
    assert_eq!(rule(&voter, &poll, Action::AssignVote(&vote_of(None))), Ok(()));
    let nameless = VoteFacts { anonymous: true, ..vote_of(None) };
    assert_eq!(rule(&user(ADA), &poll, Action::AssignVote(&nameless)), Err(Denial::Nameless));
    let given = VoteFacts { assigned: true, ..vote_of(Some(BOB)) };
    assert_eq!(rule(&user(BOB), &poll, Action::UnassignVote(&given)), Ok(()));
    assert_eq!(rule(&user(ADA), &poll, Action::UnassignVote(&given)), Ok(()));
    let own = vote_of(Some(BOB));
    assert_eq!(rule(&user(ADA), &poll, Action::UnassignVote(&own)), Err(Denial::NothingToDo));
}

#[test]
fn a_comment_is_changed_by_its_author_and_deleted_by_the_owner_too() {
    let poll = poll(Owner { user: Some(ADA), group: None }, 0);
    let by_bob = comment_of(Some(BOB));
    assert_eq!(rule(&user(BOB), &poll, Action::EditComment(&by_bob)), Ok(()));
    assert_eq!(rule(&user(ADA), &poll, Action::EditComment(&by_bob)), Err(Denial::NotYours));
    assert_eq!(rule(&user(ADA), &poll, Action::DeleteComment(&by_bob)), Ok(()));
    assert_eq!(rule(&stranger(), &poll, Action::DeleteComment(&comment_of(None))), Err(Denial::NotYours));
    let author = guest_with(Grants { comments: vec![id('c')], ..Grants::default() });
    assert_eq!(rule(&author, &poll, Action::EditComment(&comment_of(None))), Ok(()));
}

#[test]
fn what_was_left_without_an_account_can_be_erased_by_whoever_left_it_even_when_voting_is_over() {
    let poll = Poll { closed_at: Some(NOW), ..poll(Owner { user: Some(ADA), group: None }, 0) };
    let voter = guest_with(Grants { votes: vec![(id('v'), 1)], ..Grants::default() });
    assert_eq!(rule(&voter, &poll, Action::OwnData(&vote_of(None))), Ok(()));
    let renewed = VoteFacts { edit_epoch: 2, ..vote_of(None) };
    assert_eq!(rule(&voter, &poll, Action::OwnData(&renewed)), Err(Denial::NotYours));
    assert_eq!(rule(&user(ADA), &poll, Action::OwnData(&vote_of(None))), Err(Denial::NotYours));
    assert_eq!(rule(&user(BOB), &poll, Action::OwnData(&vote_of(Some(BOB)))), Err(Denial::NotYours));
}

#[test]
fn comments_end_when_they_are_switched_off() {
    let mut poll = poll(Owner::default(), 1);
    poll.settings.comments_allowed = false;
    assert_eq!(rule(&user(ADA), &poll, Action::Comment), Err(Denial::CommentsOff));
}

#[test]
fn choices_are_proposed_by_whom_the_poll_lets_and_by_those_who_have_voted() {
    let off = poll(Owner::account(ADA), 0);
    assert_eq!(rule(&user(ADA), &off, Action::Propose), Err(Denial::ProposalsOff));
    let on = |vote_audience| {
        let settings = Settings { proposals: Proposals::Reviewed, vote_audience, ..Settings::default() };
        Poll { settings, ..off.clone() }
    };
    assert_eq!(rule(&stranger(), &on(Audience::Link), Action::Propose), Ok(()));
    let voted = Standing { voted: true, ..Standing::default() };
    assert_eq!(allows(&user(BOB), voted, &on(Audience::Link), Action::Propose, NOW), Ok(()));
    assert_eq!(rule(&stranger(), &on(Audience::SignedIn), Action::Propose), Err(Denial::LoginRequired));
    let closed = Poll { closed_at: Some(NOW), ..on(Audience::Link) };
    assert_eq!(rule(&user(ADA), &closed, Action::Propose), Err(Denial::Closed));
}

#[test]
fn a_deleted_poll_can_be_brought_back_by_its_owner_for_a_week() {
    let mut poll = poll(Owner { user: Some(ADA), group: None }, 0);
    poll.deleted_at = Some(NOW);
    let week = NOW.plus(UNDELETE_SECONDS);
    let ask = |actor: &Actor, action, now| allows(actor, Standing::default(), &poll, action, now);
    assert_eq!(ask(&user(ADA), Action::Restore, week.plus(-1)), Ok(()));
    assert_eq!(ask(&user(ADA), Action::View, week.plus(-1)), Err(Denial::Deleted));
    assert_eq!(ask(&user(ADA), Action::Restore, week), Err(Denial::NotFound));
    assert_eq!(ask(&user(BOB), Action::Restore, NOW), Err(Denial::NotFound));
}

proptest! {
    #[test]
    fn only_owners_get_what_is_the_owners(
        actor in any_actor(), standing in any_standing(), poll in any_poll(),
    ) {
        prop_assume!(!owns(&actor, &poll));
        let vote = vote_of(None);
        for action in all_actions(&vote, &comment_of(None)) {
            let of_owner = matches!(
                action,
                Action::Edit | Action::Close | Action::Reopen | Action::Decide | Action::Copy
                    | Action::Delete | Action::Restore | Action::ReviewComments | Action::ReviewProposals | Action::Invite
                    | Action::VoteFor | Action::HandOn
            );
            if of_owner {
                prop_assert!(allows(&actor, standing, &poll, action, NOW).is_err(), "{action:?}");
            }
        }
    }

    #[test]
    fn a_deleted_poll_is_reachable_by_restoring_alone(
        actor in any_actor(), standing in any_standing(), poll in any_poll(),
    ) {
        let poll = Poll { deleted_at: Some(NOW), ..poll };
        let vote = vote_of(Some(ADA));
        for action in all_actions(&vote, &comment_of(Some(ADA))) {
            let allowed = allows(&actor, standing, &poll, action, NOW);
            let expected = match (owns(&actor, &poll), action) {
                (true, Action::Restore) => Ok(()),
                (true, _) => Err(Denial::Deleted),
                (false, _) => Err(Denial::NotFound),
            };
            prop_assert_eq!(allowed, expected, "{:?}", action);
        }
    }

    #[test]
    fn who_may_not_see_a_poll_may_do_nothing_with_it(
        actor in any_actor(), standing in any_standing(), poll in any_poll(),
    ) {
        let poll = Poll { deleted_at: None, ..poll };
        let sees = allows(&actor, standing, &poll, Action::View, NOW).is_ok();
        for action in all_actions(&vote_of(Some(ADA)), &comment_of(Some(ADA))) {
            prop_assert!(sees || allows(&actor, standing, &poll, action, NOW).is_err(), "{action:?}");
        }
    }

    #[test]
    fn nobody_votes_or_changes_a_vote_in_a_closed_poll(
        actor in any_actor(), standing in any_standing(), poll in any_poll(),
    ) {
        let poll = Poll { closed_at: Some(NOW), ..poll };
        let vote = vote_of(Some(ADA));
        prop_assert!(allows(&actor, standing, &poll, Action::Vote, NOW).is_err());
        prop_assert!(allows(&actor, standing, &poll, Action::EditVote(&vote), NOW).is_err());
    }
}
