//! Who may do what with the site itself: one total function, [`allows`].

use super::access::Denial;
use super::user::{Role, User};

/// Everything that can be done in running the site.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SiteAction {
    /// See how much there is: counts of polls, votes, accounts, groups.
    SeeCounts,
    /// Look for polls and see what is known of them; never votes.
    SeePolls,
    /// Delete a poll, and bring it back.
    DeletePoll,
    /// Get an owner's rights to a poll for a while, with a trace.
    TakePollOver,
    /// See comments.
    SeeComments,
    /// Delete comments, and let held ones through.
    ReviewComments,
    /// See accounts.
    SeeUsers,
    /// Change, lock, approve and delete accounts, and end their sessions.
    ManageUsers,
    /// See groups and their members.
    SeeGroups,
    /// Make groups, say who belongs to them, and delete them.
    ManageGroups,
    /// See mail that waits or failed, try it again, drop it.
    ManageMail,
    /// See how many are signed in.
    SeeSessions,
    /// Read the log of what was done.
    ReadAudit,
    /// See health, settings in force and what is stored.
    SeeSystem,
}

impl SiteAction {
    /// All of them.
    pub const ALL: [Self; 14] = [
        Self::SeeCounts,
        Self::SeePolls,
        Self::DeletePoll,
        Self::TakePollOver,
        Self::SeeComments,
        Self::ReviewComments,
        Self::SeeUsers,
        Self::ManageUsers,
        Self::SeeGroups,
        Self::ManageGroups,
        Self::ManageMail,
        Self::SeeSessions,
        Self::ReadAudit,
        Self::SeeSystem,
    ];

    /// Whether whoever does it must have shown a short while ago who they are.
    pub fn is_delicate(self) -> bool {
        matches!(self, Self::ManageUsers | Self::TakePollOver | Self::ManageGroups)
    }

    /// The least role that may do it.
    fn least(self) -> Role {
        match self {
            Self::SeeCounts
            | Self::SeePolls
            | Self::DeletePoll
            | Self::SeeComments
            | Self::ReviewComments => Role::Moderator,
            Self::TakePollOver
            | Self::SeeUsers
            | Self::ManageUsers
            | Self::SeeGroups
            | Self::ManageGroups
            | Self::ManageMail
            | Self::SeeSessions
            | Self::ReadAudit
            | Self::SeeSystem => Role::Admin,
        }
    }
}

/// The rule. Whoever is not signed in may do so first; for everybody else without the right there is no such page.
///
/// # Errors
/// [`Denial::LoginRequired`] or [`Denial::NotFound`].
pub fn allows(user: Option<&User>, action: SiteAction) -> Result<(), Denial> {
    match user {
        None => Err(Denial::LoginRequired),
        Some(user) if may(user.role, action) => Ok(()),
        Some(_) => Err(Denial::NotFound),
    }
}

/// Whether a role is enough.
pub fn may(role: Role, action: SiteAction) -> bool {
    role >= action.least()
}

#[cfg(test)]
mod tests {
    use super::super::fixtures;
    use super::*;
    use crate::domain::id::UserId;

    fn user(role: Role) -> User {
        User { role, ..fixtures::user(UserId(1)).user.unwrap() }
    }

    #[test]
    fn admins_may_do_everything_and_users_nothing() {
        for action in SiteAction::ALL {
            assert_eq!(allows(Some(&user(Role::Admin)), action), Ok(()), "{action:?}");
            assert_eq!(allows(Some(&user(Role::User)), action), Err(Denial::NotFound), "{action:?}");
            assert_eq!(allows(None, action), Err(Denial::LoginRequired), "{action:?}");
        }
    }

    #[test]
    fn moderators_see_and_delete_polls_and_comments_and_see_counts() {
        let theirs: Vec<_> =
            SiteAction::ALL.into_iter().filter(|action| may(Role::Moderator, *action)).collect();
        assert_eq!(
            theirs,
            [
                SiteAction::SeeCounts,
                SiteAction::SeePolls,
                SiteAction::DeletePoll,
                SiteAction::SeeComments,
                SiteAction::ReviewComments
            ]
        );
    }
}
