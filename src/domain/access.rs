//! Who may do what: one total function, [`allows`].

use super::id::{PublicId, UserId};
use super::poll::{Audience, Poll, UNDELETE_SECONDS, Voting};
use super::time::Instant;
use super::user::{Actor, Standing};
use super::visibility;

/// Everything that can be done with a poll.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action<'a> {
    /// See the poll: results as far as its settings show them, comments, exports.
    View,
    /// Cast a vote.
    Vote,
    /// Change a vote.
    EditVote(&'a VoteFacts),
    /// Delete a vote.
    DeleteVote(&'a VoteFacts),
    /// Enter a vote for somebody else, marked as that.
    VoteFor,
    /// Link a vote to an account: a guest's by the poll's owner, or one's own to oneself.
    AssignVote(&'a VoteFacts),
    /// Take back that a vote was linked to an account.
    UnassignVote(&'a VoteFacts),
    /// Show the edit link of a vote.
    ShowVoteLink(&'a VoteFacts),
    /// Take along, or erase for good, what somebody left without an account: a vote and the comments beside it.
    OwnData(&'a VoteFacts),
    /// Be told of news by mail.
    Watch,
    /// Write a comment.
    Comment,
    /// Change the text of a comment.
    EditComment(&'a CommentFacts),
    /// Delete a comment.
    DeleteComment(&'a CommentFacts),
    /// Let held comments through, or see them.
    ReviewComments,
    /// See and change settings, choices and answer values.
    Edit,
    /// See who was invited, invite, withdraw and remind.
    Invite,
    /// End voting.
    Close,
    /// Take votes again.
    Reopen,
    /// Mark the choices that were decided for.
    Decide,
    /// Make a new poll from this one.
    Copy,
    /// Delete the poll, with a while to think again.
    Delete,
    /// Bring a deleted poll back.
    Restore,
}

/// What the rule needs to know of a vote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VoteFacts {
    /// Name in addresses.
    pub public_id: PublicId,
    /// The signed-in participant.
    pub user: Option<UserId>,
    /// Epoch of the edit link.
    pub edit_epoch: i64,
    /// The personal link by which it was cast.
    pub invitation: Option<PublicId>,
    /// The participant wants no name.
    pub anonymous: bool,
    /// Somebody else linked it to the participant.
    pub assigned: bool,
}

/// What the rule needs to know of a comment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CommentFacts {
    /// Name in addresses.
    pub public_id: PublicId,
    /// The signed-in author.
    pub user: Option<UserId>,
}

/// Why something is not allowed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Denial {
    /// For this actor there is no such poll.
    NotFound,
    /// The poll was deleted; its owner can bring it back.
    Deleted,
    /// Somebody must sign in first.
    LoginRequired,
    /// Only for invited people, and nobody knows yet who this is.
    InvitedOnly,
    /// Signed in, but not invited.
    NotInvited,
    /// Somebody else's.
    NotYours,
    /// Only for the poll's owner.
    NotOwner,
    /// The deadline has passed.
    Over,
    /// The owner closed the poll.
    Closed,
    /// One vote a person, and it was cast.
    AlreadyVoted,
    /// A vote without a name is to stay without one.
    Nameless,
    /// What happens is not shown to this person, so it is not told either.
    NothingShown,
    /// The owner switched comments off.
    CommentsOff,
    /// Only for those who look after the group.
    NotGroupAdmin,
    /// A provider of identities says who belongs to the group.
    Mirrored,
    /// The group would have nobody who looks after it.
    LastGroupAdmin,
    /// The poll is not deleted, not closed, …: nothing to do.
    NothingToDo,
    /// Nobody else could run the site then.
    LastAdmin,
}

/// Whether the actor owns the poll: the account, a member of the group, a browser that opened the
/// admin link of the current epoch, or somebody who runs the site and has taken it over for a while.
pub fn owns(actor: &Actor, poll: &Poll) -> bool {
    let by_account = poll.owner.user.is_some() && poll.owner.user == actor.user_id();
    let by_group = poll.owner.group.is_some_and(|group| actor.in_group(group));
    let by_link = poll.admin_epoch > 0 && actor.grants.admin == Some(poll.admin_epoch);
    by_account || by_group || by_link || actor.grants.support
}

/// Whether the vote is the actor's own: of the account, or, while it hangs on none, of a browser that opened its edit
/// link, or of whoever was invited and voted by their personal link.
pub fn own_vote(actor: &Actor, vote: &VoteFacts) -> bool {
    if vote.user.is_some() {
        return vote.user == actor.user_id();
    }
    let by_invitation = vote.invitation.is_some() && vote.invitation == actor.invitation();
    by_invitation
        || actor.grants.votes.iter().any(|(id, epoch)| *id == vote.public_id && *epoch == vote.edit_epoch)
}

/// Whether the comment is the actor's own: of the account, or written in this browser.
pub fn own_comment(actor: &Actor, comment: &CommentFacts) -> bool {
    let by_account = comment.user.is_some() && comment.user == actor.user_id();
    by_account || actor.grants.comments.contains(&comment.public_id)
}

/// The rule. `standing` is what the database knows of the actor and this poll.
pub fn allows(
    actor: &Actor,
    standing: Standing,
    poll: &Poll,
    action: Action<'_>,
    now: Instant,
) -> Result<(), Denial> {
    let case = Case { actor, standing, poll, now };
    if poll.deleted_at.is_some() {
        return case.of_deleted(action);
    }
    case.may_view()?;
    match action {
        Action::View => Ok(()),
        Action::Vote => case.may_vote(),
        Action::EditVote(vote) => case.may_edit_vote(vote),
        Action::DeleteVote(vote) => case.may_delete_vote(vote),
        Action::VoteFor => case.may_vote_for(),
        Action::AssignVote(vote) => case.may_assign(vote),
        Action::UnassignVote(vote) => case.may_unassign(vote),
        Action::Watch => case.may_watch(),
        Action::ShowVoteLink(vote) => require(own_vote(actor, vote), Denial::NotYours),
        Action::OwnData(vote) => require(vote.user.is_none() && own_vote(actor, vote), Denial::NotYours),
        Action::Comment => require(poll.settings.comments_allowed, Denial::CommentsOff),
        Action::EditComment(comment) => require(own_comment(actor, comment), Denial::NotYours),
        Action::DeleteComment(comment) => {
            require(own_comment(actor, comment) || owns(actor, poll), Denial::NotYours)
        }
        Action::Restore => case.owner().and(Err(Denial::NothingToDo)),
        Action::Close => case.owner().and(require(poll.closed_at.is_none(), Denial::NothingToDo)),
        Action::Reopen => case.owner().and(require(poll.closed_at.is_some(), Denial::NothingToDo)),
        Action::ReviewComments
        | Action::Edit
        | Action::Invite
        | Action::Decide
        | Action::Copy
        | Action::Delete => case.owner(),
    }
}

struct Case<'a> {
    actor: &'a Actor,
    standing: Standing,
    poll: &'a Poll,
    now: Instant,
}

impl Case<'_> {
    fn owner(&self) -> Result<(), Denial> {
        require(owns(self.actor, self.poll), Denial::NotOwner)
    }

    fn of_deleted(&self, action: Action<'_>) -> Result<(), Denial> {
        let recent = self.poll.deleted_at.is_some_and(|at| self.now < at.plus(UNDELETE_SECONDS));
        match action {
            _ if !recent || !owns(self.actor, self.poll) => Err(Denial::NotFound),
            Action::Restore => Ok(()),
            _ => Err(Denial::Deleted),
        }
    }

    fn may_view(&self) -> Result<(), Denial> {
        self.admitted(self.poll.settings.view_audience)
    }

    fn may_vote(&self) -> Result<(), Denial> {
        self.voting_open()?;
        self.admitted(self.poll.settings.vote_audience)?;
        let known = self.actor.user.is_some() || self.actor.grants.invitation.is_some();
        let again = self.poll.settings.one_vote_per_user && known && self.standing.voted;
        require(!again, Denial::AlreadyVoted)
    }

    /// It is noted who entered it, which takes an account.
    fn may_vote_for(&self) -> Result<(), Denial> {
        self.owner()?;
        require(self.actor.user.is_some(), Denial::LoginRequired)?;
        self.voting_open()
    }

    fn may_assign(&self, vote: &VoteFacts) -> Result<(), Denial> {
        require(self.actor.user.is_some(), Denial::LoginRequired)?;
        require(owns(self.actor, self.poll) || own_vote(self.actor, vote), Denial::NotYours)?;
        require(vote.user.is_none(), Denial::NothingToDo)?;
        require(!vote.anonymous, Denial::Nameless)
    }

    /// By the owner, and by whoever it was linked to without being asked.
    fn may_unassign(&self, vote: &VoteFacts) -> Result<(), Denial> {
        require(self.actor.user.is_some(), Denial::LoginRequired)?;
        let theirs = vote.user.is_some() && vote.user == self.actor.user_id();
        require(owns(self.actor, self.poll) || theirs, Denial::NotYours)?;
        require(vote.assigned && vote.user.is_some(), Denial::NothingToDo)
    }

    /// As upstream: whoever may vote or has voted, and sees what comes of it.
    fn may_watch(&self) -> Result<(), Denial> {
        require(self.actor.user.is_some(), Denial::LoginRequired)?;
        if !self.standing.voted {
            self.admitted(self.poll.settings.vote_audience)?;
        }
        require(visibility::sight(self.actor, self.standing, self.poll).summary, Denial::NothingShown)
    }

    /// Whoever changes a vote sees all of it: one that is hidden from them, or whose name is, cannot be
    /// everybody's.
    fn may_edit_vote(&self, vote: &VoteFacts) -> Result<(), Denial> {
        let seen = || visibility::sight(self.actor, self.standing, self.poll).others();
        let shared = vote.user.is_none() && self.poll.settings.everybody_may_edit && seen();
        if !own_vote(self.actor, vote) && !owns(self.actor, self.poll) {
            require(shared, Denial::NotYours)?;
            self.admitted(self.poll.settings.vote_audience)?;
        }
        self.voting_open()
    }

    fn may_delete_vote(&self, vote: &VoteFacts) -> Result<(), Denial> {
        if owns(self.actor, self.poll) {
            return Ok(());
        }
        require(own_vote(self.actor, vote), Denial::NotYours)?;
        self.voting_open()
    }

    fn voting_open(&self) -> Result<(), Denial> {
        match self.poll.voting(self.now) {
            Voting::Open => Ok(()),
            Voting::Over => Err(Denial::Over),
            Voting::Closed => Err(Denial::Closed),
        }
    }

    fn admitted(&self, audience: Audience) -> Result<(), Denial> {
        let signed_in = self.actor.user.is_some();
        match audience {
            Audience::Link => Ok(()),
            _ if owns(self.actor, self.poll) || self.standing.invited => Ok(()),
            Audience::SignedIn if signed_in => Ok(()),
            Audience::SignedIn => Err(Denial::LoginRequired),
            Audience::Invited if signed_in => Err(Denial::NotInvited),
            Audience::Invited => Err(Denial::InvitedOnly),
        }
    }
}

fn require(holds: bool, denial: Denial) -> Result<(), Denial> {
    if holds { Ok(()) } else { Err(denial) }
}

#[cfg(test)]
mod tests {
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
        VoteFacts {
            public_id: id('v'),
            user,
            edit_epoch: 1,
            invitation: None,
            anonymous: false,
            assigned: false,
        }
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
        let voted = Standing { voted: true, invited: false };
        assert_eq!(allows(&user(ADA), voted, &poll, Action::Vote, NOW), Err(Denial::AlreadyVoted));
        poll.settings.one_vote_per_user = false;
        assert_eq!(allows(&user(ADA), voted, &poll, Action::Vote, NOW), Ok(()));
    }

    #[test]
    fn audiences_admit_whom_they_name_and_the_owner() {
        let invited = Standing { invited: true, voted: false };
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
    fn a_personal_link_admits_without_an_account_and_gives_one_vote() {
        let mut poll = poll(Owner { user: Some(ADA), group: None }, 0);
        poll.settings.view_audience = Audience::Invited;
        poll.settings.vote_audience = Audience::Invited;
        let holder = guest_with(Grants { invitation: Some((id('i'), 1)), ..Grants::default() });
        let of = |voted| Standing { invited: true, voted };
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
        let voted = Standing { voted: true, invited: false };
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
                        | Action::Delete | Action::Restore | Action::ReviewComments | Action::Invite
                        | Action::VoteFor
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
}
