//! Comments to a poll.

use super::id::{CommentId, PublicId, UserId};
use super::time::Instant;

/// What somebody said about the poll.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comment {
    /// Key in the database.
    pub id: CommentId,
    /// Name in addresses.
    pub public_id: PublicId,
    /// The signed-in author.
    pub user: Option<UserId>,
    /// Author's name, as shown.
    pub name: String,
    /// Markdown.
    pub text: String,
    /// When it was written.
    pub created: Instant,
    /// When it was last changed.
    pub updated: Option<Instant>,
    /// Waits for the poll's owner to let it through.
    pub held: bool,
}
