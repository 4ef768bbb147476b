//! Who may do what: one total function, [`allows`].

use super::id::{PublicId, UserId};
use super::poll::{Audience, Poll, Proposals, UNDELETE_SECONDS, Voting};
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
    /// The same without saying that it is one more: whoever has a vote of their own is led to that.
    VoteFirst,
    /// Come back to a vote of one's own and change it.
    ReturnToVote,
    /// Change a vote.
    EditVote(&'a VoteFacts),
    /// Leave a vote without its name when it is changed.
    LeaveNameless(&'a VoteFacts),
    /// Leave a vote with a name when it is changed.
    LeaveNamed(&'a VoteFacts),
    /// Delete a vote.
    DeleteVote(&'a VoteFacts),
    /// Bring back a vote that one has deleted.
    BringVoteBack {
        /// It was theirs.
        own: bool,
    },
    /// Enter a vote for somebody else, marked as that.
    VoteFor,
    /// Link a vote to an account: a guest's by the poll's owner, or one's own to oneself.
    AssignVote(&'a VoteFacts),
    /// Take back that a vote was linked to an account.
    UnassignVote(&'a VoteFacts),
    /// Show the edit link of a vote.
    ShowVoteLink(&'a VoteFacts),
    /// Take along, or erase for good, what somebody left without an account: a vote and the comments beside it. Also when
    /// voting is over, unlike [`DeleteVote`](Self::DeleteVote): to one's own data there is no deadline. Whoever has an
    /// account erases what they left by deleting that.
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
    /// Propose a choice.
    Propose,
    /// See which choices were proposed, and accept or reject them.
    ReviewProposals,
    /// See and change settings, choices and answer values.
    Edit,
    /// See who was invited, invite, withdraw and remind.
    Invite,
    /// Hold and renew what gives rights to the poll for good: its admin link, the personal links of the invited, its
    /// owner. Not for those who own it for a while alone.
    HandOn,
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
    /// The same, by whoever opened the personal link now and has an account.
    VotedByAccount,
    /// The same, by the personal link of somebody who is signed in now.
    VotedByLink,
    /// The time in which something could be brought back is over, or somebody else has deleted it.
    TooLate,
    /// The name was given to something else meanwhile.
    NameTaken,
    /// There are as many as there can be.
    Full,
    /// One vote a person, and another one was cast in the place of the deleted one.
    VotedAgain,
    /// A vote without a name is to stay without one.
    Nameless,
    /// What happens is not shown to this person, so it is not told either.
    NothingShown,
    /// The owner switched comments off.
    CommentsOff,
    /// The owner lets nobody propose choices.
    ProposalsOff,
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
    owns_for_good(actor, poll) || actor.grants.support
}

/// The same without those who have taken it over: what they could hand on would outlast that.
fn owns_for_good(actor: &Actor, poll: &Poll) -> bool {
    let by_account = poll.owner.user.is_some() && poll.owner.user == actor.user_id();
    let by_group = poll.owner.group.is_some_and(|group| actor.in_group(group));
    let by_link = poll.admin_epoch > 0 && actor.grants.admin == Some(poll.admin_epoch);
    by_account || by_group || by_link
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
        Action::VoteFirst => case.may_vote().and(require(!standing.own, Denial::AlreadyVoted)),
        Action::ReturnToVote => require(standing.own, Denial::NotYours).and(case.voting_open()),
        Action::EditVote(vote) => case.may_edit_vote(vote),
        // Nobody takes the name off somebody else's vote, or gives one to it.
        Action::LeaveNameless(vote) => require(vote.anonymous || own_vote(actor, vote), Denial::NotYours),
        Action::LeaveNamed(vote) => require(!vote.anonymous || own_vote(actor, vote), Denial::NotYours),
        Action::DeleteVote(vote) => case.may_delete_vote(vote),
        Action::BringVoteBack { own } => case.may_bring_vote_back(own),
        Action::VoteFor => case.may_vote_for(),
        Action::AssignVote(vote) => case.may_assign(vote),
        Action::UnassignVote(vote) => case.may_unassign(vote),
        Action::Watch => case.may_watch(),
        Action::ShowVoteLink(vote) => require(own_vote(actor, vote), Denial::NotYours),
        Action::OwnData(vote) => require(vote.user.is_none() && own_vote(actor, vote), Denial::NotYours),
        Action::Comment => require(poll.settings.comments_allowed, Denial::CommentsOff),
        Action::Propose => case.may_propose(),
        Action::EditComment(comment) => require(own_comment(actor, comment), Denial::NotYours),
        Action::DeleteComment(comment) => {
            require(own_comment(actor, comment) || owns(actor, poll), Denial::NotYours)
        }
        Action::Restore => case.owner().and(Err(Denial::NothingToDo)),
        Action::HandOn => require(owns_for_good(actor, poll), Denial::NotOwner),
        Action::Close => case.owner().and(require(poll.closed_at.is_none(), Denial::NothingToDo)),
        Action::Reopen => case.owner().and(require(poll.closed_at.is_some(), Denial::NothingToDo)),
        Action::ReviewComments
        | Action::ReviewProposals
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
        let otherwise = if self.actor.user.is_some() { Denial::VotedByLink } else { Denial::VotedByAccount };
        require(!again, Denial::AlreadyVoted)?;
        require(!(self.poll.settings.one_vote_per_user && self.standing.voted_otherwise), otherwise)
    }

    /// Whoever has voted may, too: their vote can take up what comes of it.
    fn may_propose(&self) -> Result<(), Denial> {
        require(self.poll.settings.proposals != Proposals::Off, Denial::ProposalsOff)?;
        self.voting_open()?;
        self.admitted(self.poll.settings.vote_audience)
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

    /// What would be refused as a new vote is refused as an old one, but to the owner, who deletes and keeps as they like.
    fn may_bring_vote_back(&self, own: bool) -> Result<(), Denial> {
        if owns(self.actor, self.poll) {
            return Ok(());
        }
        require(own, Denial::NotYours)?;
        self.admitted(self.poll.settings.vote_audience)?;
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
mod tests;
