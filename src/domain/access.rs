//! Who may do what: one total function, [`allows`].

use super::id::{PublicId, UserId};
use super::poll::{Audience, Poll, UNDELETE_SECONDS, Voting};
use super::time::Instant;
use super::user::{Actor, Standing};

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
    /// Show the edit link of a vote.
    ShowVoteLink(&'a VoteFacts),
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
    /// The owner switched comments off.
    CommentsOff,
    /// The poll is not deleted, not closed, …: nothing to do.
    NothingToDo,
}

/// Whether the actor owns the poll: the account, a member of the group, or a browser that opened the
/// admin link of the current epoch.
pub fn owns(actor: &Actor, poll: &Poll) -> bool {
    let by_account = poll.owner.user.is_some() && poll.owner.user == actor.user_id();
    let by_group = poll.owner.group.is_some_and(|group| actor.in_group(group));
    let by_link = poll.admin_epoch > 0 && actor.grants.admin == Some(poll.admin_epoch);
    by_account || by_group || by_link
}

/// Whether the vote is the actor's own: of the account, or of a browser that opened its edit link.
pub fn own_vote(actor: &Actor, vote: &VoteFacts) -> bool {
    let by_account = vote.user.is_some() && vote.user == actor.user_id();
    by_account
        || actor.grants.votes.iter().any(|(id, epoch)| *id == vote.public_id && *epoch == vote.edit_epoch)
}

/// Whether the comment is the actor's own: of the account, or written in this browser.
pub fn own_comment(actor: &Actor, comment: &CommentFacts) -> bool {
    let by_account = comment.user.is_some() && comment.user == actor.user_id();
    by_account || actor.grants.comments.contains(&comment.public_id)
}

/// The rule. `standing` is what the database knows of the signed-in actor and this poll.
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
        Action::ShowVoteLink(vote) => require(own_vote(actor, vote), Denial::NotYours),
        Action::Comment => require(poll.settings.comments_allowed, Denial::CommentsOff),
        Action::EditComment(comment) => require(own_comment(actor, comment), Denial::NotYours),
        Action::DeleteComment(comment) => {
            require(own_comment(actor, comment) || owns(actor, poll), Denial::NotYours)
        }
        Action::Restore => case.owner().and(Err(Denial::NothingToDo)),
        Action::Close => case.owner().and(require(poll.closed_at.is_none(), Denial::NothingToDo)),
        Action::Reopen => case.owner().and(require(poll.closed_at.is_some(), Denial::NothingToDo)),
        Action::ReviewComments | Action::Edit | Action::Decide | Action::Copy | Action::Delete => {
            case.owner()
        }
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
        let again = self.poll.settings.one_vote_per_user && self.actor.user.is_some() && self.standing.voted;
        require(!again, Denial::AlreadyVoted)
    }

    fn may_edit_vote(&self, vote: &VoteFacts) -> Result<(), Denial> {
        let shared = vote.user.is_none() && self.poll.settings.everybody_may_edit;
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
            _ if owns(self.actor, self.poll) => Ok(()),
            _ if !signed_in => Err(Denial::LoginRequired),
            Audience::SignedIn => Ok(()),
            Audience::Invited => require(self.standing.invited, Denial::NotInvited),
        }
    }
}

fn require(holds: bool, denial: Denial) -> Result<(), Denial> {
    if holds { Ok(()) } else { Err(denial) }
}
