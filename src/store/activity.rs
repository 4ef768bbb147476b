//! What happened to a poll, and who is to be told.

use crate::domain::id::{PollId, PublicId, UserId};
use crate::domain::mail;
use crate::domain::time::Instant;
use crate::params;

use super::{Error, FromRow, Result, Row, Tx};

/// The key of no account.
const NOBODY: i64 = 0;

/// What happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// The poll was made.
    Created,
    /// Words or settings changed.
    Edited,
    /// Choices changed.
    Choices,
    /// Answer values changed.
    Values,
    /// A vote was cast.
    Voted,
    /// A vote was changed.
    VoteEdited,
    /// A vote was deleted.
    VoteDeleted,
    /// A deleted vote was brought back.
    VoteRestored,
    /// A vote was linked to an account, or that was taken back.
    VoteAssigned,
    /// Somebody commented.
    Commented,
    /// A comment was changed.
    CommentEdited,
    /// A comment was deleted.
    CommentDeleted,
    /// A deleted comment was brought back.
    CommentRestored,
    /// A held comment was let through.
    CommentApproved,
    /// A choice was proposed, and waits.
    Proposed,
    /// A choice was proposed, and is on the poll at once.
    Added,
    /// A proposed choice was accepted.
    ProposalAccepted,
    /// A proposed choice was rejected.
    ProposalRejected,
    /// A proposed choice that was rejected waits again.
    ProposalRestored,
    /// People were invited.
    Invited,
    /// An invitation was withdrawn.
    Withdrawn,
    /// A withdrawn invitation was brought back.
    InvitationRestored,
    /// Voting was ended.
    Closed,
    /// Voting was taken up again.
    Reopened,
    /// The owner decided.
    Decided,
    /// The owner took the decision back.
    Undecided,
    /// The poll was deleted.
    Deleted,
    /// The poll was brought back.
    Restored,
    /// Somebody who runs the site has taken the poll over for a while.
    TakenOver,
    /// They have given it back.
    GivenBack,
}

impl Kind {
    const ALL: [Self; 30] = [
        Self::Created,
        Self::Edited,
        Self::Choices,
        Self::Values,
        Self::Voted,
        Self::VoteEdited,
        Self::VoteDeleted,
        Self::VoteRestored,
        Self::VoteAssigned,
        Self::Commented,
        Self::CommentEdited,
        Self::CommentDeleted,
        Self::CommentRestored,
        Self::CommentApproved,
        Self::Proposed,
        Self::Added,
        Self::ProposalAccepted,
        Self::ProposalRejected,
        Self::ProposalRestored,
        Self::Invited,
        Self::Withdrawn,
        Self::InvitationRestored,
        Self::Closed,
        Self::Reopened,
        Self::Decided,
        Self::Undecided,
        Self::Deleted,
        Self::Restored,
        Self::TakenOver,
        Self::GivenBack,
    ];

    /// The word in the database.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Created => "created",
            Self::Edited => "edited",
            Self::Choices => "choices",
            Self::Values => "values",
            Self::Voted => "voted",
            Self::VoteEdited => "vote-edited",
            Self::VoteDeleted => "vote-deleted",
            Self::VoteRestored => "vote-restored",
            Self::VoteAssigned => "vote-assigned",
            Self::Commented => "commented",
            Self::CommentEdited => "comment-edited",
            Self::CommentDeleted => "comment-deleted",
            Self::CommentRestored => "comment-restored",
            Self::CommentApproved => "comment-approved",
            Self::Proposed => "proposed",
            Self::Added => "added",
            Self::ProposalAccepted => "proposal-accepted",
            Self::ProposalRejected => "proposal-rejected",
            Self::ProposalRestored => "proposal-restored",
            Self::Invited => "invited",
            Self::Withdrawn => "withdrawn",
            Self::InvitationRestored => "invitation-restored",
            Self::Closed => "closed",
            Self::Reopened => "reopened",
            Self::Decided => "decided",
            Self::Undecided => "undecided",
            Self::Deleted => "deleted",
            Self::Restored => "restored",
            Self::TakenOver => "taken-over",
            Self::GivenBack => "given-back",
        }
    }
}

impl Kind {
    /// The kind of a word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == word)
    }

    /// Whether those who watch the poll are told. What an owner changes at words, settings and answers, and what others
    /// change at their comments, is for those who look.
    fn is_news(self) -> bool {
        match self {
            Self::Choices
            | Self::Voted
            | Self::VoteEdited
            | Self::VoteDeleted
            | Self::Commented
            | Self::CommentApproved
            | Self::Proposed
            | Self::Added
            | Self::ProposalAccepted
            | Self::Closed
            | Self::Reopened
            | Self::Decided
            | Self::Undecided => true,
            Self::Created
            | Self::Edited
            | Self::Values
            | Self::VoteRestored
            | Self::VoteAssigned
            | Self::CommentEdited
            | Self::CommentDeleted
            | Self::CommentRestored
            | Self::ProposalRejected
            | Self::ProposalRestored
            | Self::Invited
            | Self::Withdrawn
            | Self::InvitationRestored
            | Self::TakenOver
            | Self::GivenBack
            | Self::Deleted
            | Self::Restored => false,
        }
    }
}

/// An event of a poll.
#[derive(Debug, Clone, Copy)]
pub struct Event<'a> {
    /// Which poll.
    pub poll: PollId,
    /// What happened.
    pub kind: Kind,
    /// To which vote or comment.
    pub object: Option<&'a PublicId>,
    /// Who did it; `None` for guests and for everything about an anonymous vote.
    pub user: Option<UserId>,
    /// When; the day alone for an anonymous vote.
    pub at: Instant,
}

/// Takes person and time of day off everything that was noted of a vote that became anonymous. Its news that were not
/// sent yet are gone: who is missing among those who get them would be the voter. So is mail to its voter.
pub fn forget_person(tx: &mut Tx<'_>, poll: PollId, object: &PublicId) -> Result<()> {
    tx.execute(
        "UPDATE activity SET user_id = NULL, at = at - at % 86400 WHERE poll_id = ?1 AND object = ?2",
        params![poll.0, object.as_str()],
    )?;
    tx.execute(
        "DELETE FROM outbox WHERE kind IN ('news', 'vote-assigned', 'vote-link', 'seat') AND poll_id = ?1 AND object = ?2",
        params![poll.0, object.as_str()],
    )?;
    tx.execute(
        "UPDATE outbox SET created = created - created % 86400 WHERE poll_id = ?1 AND object = ?2",
        params![poll.0, object.as_str()],
    )?;
    Ok(())
}

/// Drops news of a deletion that was taken back before they were sent.
pub fn unsay_deletion(tx: &mut Tx<'_>, poll: PollId, object: &PublicId) -> Result<()> {
    tx.execute(
        "DELETE FROM outbox WHERE poll_id = ?1 AND object = ?2 AND kind = 'news' AND data = 'vote-deleted'",
        params![poll.0, object.as_str()],
    )?;
    Ok(())
}

/// Notes an event, after what is written to the poll itself: that lets one at a time number it. Puts it into the outbox
/// for everybody who watches the poll, but not for whoever did it. (Whoever voted anonymously is told of it as all
/// others are: that one of them is not told would say who it was.)
pub fn record(tx: &mut Tx<'_>, event: Event<'_>) -> Result<()> {
    record_quietly(tx, event)?;
    if !event.kind.is_news() {
        return Ok(());
    }
    let object = event.object.map(PublicId::as_str);
    let user = event.user.map_or(NOBODY, |user| user.0);
    let due = mail::gathered(Instant(tx.now()));
    tx.execute(
        "INSERT INTO outbox (kind, poll_id, object, user_id, email, locale, data, created, due, attempts, leased_until, \
         error) SELECT 'news', poll_id, ?3, user_id, '', '', ?2, ?4, ?5, 0, 0, '' FROM watches WHERE poll_id = ?1 \
         AND user_id <> ?6",
        params![event.poll.0, event.kind.as_str(), object, event.at.0, due.0, user],
    )?;
    Ok(())
}

/// Something that happened, as it is noted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Noted {
    /// What.
    pub kind: Kind,
    /// To which vote, comment or invitation.
    pub object: Option<PublicId>,
    /// Who did it; `None` for guests and for everything about an anonymous vote.
    pub user: Option<UserId>,
    /// When; the day alone for an anonymous vote.
    pub at: Instant,
}

impl FromRow for Noted {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        Ok(Self {
            kind: Kind::parse(row.str_ref(0)?).ok_or_else(|| Error::Corrupt("a kind of event".into()))?,
            object: row.get::<Option<String>>(1)?.as_deref().and_then(PublicId::parse),
            user: row.get::<Option<i64>>(2)?.map(UserId),
            at: Instant(row.get(3)?),
        })
    }
}

/// What happened to a poll, the last first, at most so much.
pub fn of(tx: &mut Tx<'_>, poll: PollId, limit: i64) -> Result<Vec<Noted>> {
    tx.query_all(
        "SELECT kind, object, user_id, at FROM activity WHERE poll_id = ?1 ORDER BY id DESC LIMIT ?2",
        params![poll.0, limit],
    )
}

/// Notes an event that nobody is told of, as [`record`].
fn record_quietly(tx: &mut Tx<'_>, event: Event<'_>) -> Result<()> {
    let object = event.object.map(PublicId::as_str);
    let user = event.user.map(|user| user.0);
    tx.execute(
        "INSERT INTO activity (poll_id, id, kind, object, user_id, at) \
         VALUES (?1, (SELECT COALESCE(MAX(id), 0) + 1 FROM activity WHERE poll_id = ?1), ?2, ?3, ?4, ?5)",
        params![event.poll.0, event.kind.as_str(), object, user, event.at.0],
    )?;
    Ok(())
}
