//! Accounts and who is asking.

use super::error::Problem;
use super::id::{GroupId, PublicId, UserId};
use super::text::{self, LINE_MAX};

/// What a signed-in person may do beyond their own things.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// Their own polls and votes.
    User,
    /// Sees to it that polls and comments are decent.
    Moderator,
    /// Runs the site.
    Admin,
}

impl Role {
    /// The word in the database and on the command line.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::User => "user",
            Self::Moderator => "moderator",
            Self::Admin => "admin",
        }
    }

    /// The role of a word.
    pub fn parse(word: &str) -> Option<Self> {
        [Self::User, Self::Moderator, Self::Admin].into_iter().find(|role| role.as_str() == word)
    }
}

/// A signed-in person, as far as every request needs to know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct User {
    /// Key of the account.
    pub id: UserId,
    /// Name for signing in, unique without regard to case.
    pub username: String,
    /// Name shown to others.
    pub name: String,
    /// What they may do.
    pub role: Role,
    /// Groups whose polls they own too.
    pub groups: Vec<GroupId>,
    /// Language they chose, if any.
    pub locale: String,
    /// Zone they chose, if any.
    pub zone: String,
    /// `light` or `dark`, if they chose.
    pub theme: String,
}

/// What a browser without an account may do with one poll, by links that it opened.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Grants {
    /// Epoch of the admin link that was opened.
    pub admin: Option<i64>,
    /// Votes and the epochs of the edit links.
    pub votes: Vec<(PublicId, i64)>,
    /// Comments written in this browser.
    pub comments: Vec<PublicId>,
    /// The account runs the site and has taken the poll over for a while.
    pub support: bool,
}

impl Grants {
    /// With the right to a vote.
    #[must_use]
    pub fn with_vote(self, vote: PublicId, epoch: i64) -> Self {
        let mut grants = self.without_vote(&vote);
        grants.votes.push((vote, epoch));
        grants
    }

    /// Without the right to a vote.
    #[must_use]
    pub fn without_vote(mut self, vote: &PublicId) -> Self {
        self.votes.retain(|(id, _)| id != vote);
        self
    }
}

/// Who is asking, made once a request from account and guest cookie.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Actor {
    /// The signed-in person.
    pub user: Option<User>,
    /// The grants of this browser for the poll that is asked about.
    pub grants: Grants,
}

impl Actor {
    /// Key of the signed-in person.
    pub fn user_id(&self) -> Option<UserId> {
        self.user.as_ref().map(|user| user.id)
    }

    /// Whether the person is a member of this group.
    pub fn in_group(&self, group: GroupId) -> bool {
        self.user.as_ref().is_some_and(|user| user.groups.contains(&group))
    }
}

/// What the database knows of a signed-in person and one poll.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Standing {
    /// The person was invited.
    pub invited: bool,
    /// The person has voted, under a name or anonymously.
    pub voted: bool,
}

/// A name for signing in: at most 80 characters of letters, digits and `@.+-_`, as upstream.
pub fn username(input: &str) -> Result<String, Problem> {
    let name = text::line(input, LINE_MAX)?;
    if name.chars().all(|c| c.is_alphanumeric() || "@.+-_".contains(c)) {
        Ok(name)
    } else {
        Err(Problem::BadCharacters)
    }
}
