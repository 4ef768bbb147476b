//! Comments.

use crate::domain::comment::Comment;
use crate::domain::id::{CommentId, PollId, PublicId, UserId};
use crate::domain::time::Instant;
use crate::params;

use super::{FromRow, Result, Row, Tx};

impl FromRow for Comment {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        Ok(Self {
            id: CommentId(row.get(0)?),
            public_id: super::votes::public_id(row, 1)?,
            user: row.get::<Option<i64>>(2)?.map(UserId),
            name: row.get(3)?,
            text: row.get(4)?,
            created: Instant(row.get(5)?),
            updated: row.get::<Option<i64>>(6)?.map(Instant),
            held: row.get(7)?,
        })
    }
}

macro_rules! select {
    ($rest:literal) => {
        concat!("SELECT id, public_id, user_id, name, text, created, updated, held FROM comments ", $rest)
    };
}

/// All comments of a poll in the order in which they were written, held ones too.
pub fn of(tx: &mut Tx<'_>, poll: PollId) -> Result<Vec<Comment>> {
    tx.query_all(select!("WHERE poll_id = ?1 ORDER BY created, id"), params![poll.0])
}

/// A comment of this poll by its public name.
pub fn by_public_id(tx: &mut Tx<'_>, poll: PollId, id: &PublicId) -> Result<Option<Comment>> {
    tx.query_opt(select!("WHERE poll_id = ?1 AND public_id = ?2"), params![poll.0, id.as_str()])
}

/// Stores a new comment; its key is made here.
pub fn insert(tx: &mut Tx<'_>, poll: PollId, comment: &Comment) -> Result<()> {
    tx.execute(
        "INSERT INTO comments (poll_id, public_id, user_id, name, text, created, updated, held) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        params![
            poll.0,
            comment.public_id.as_str(),
            comment.user.map(|user| user.0),
            &comment.name,
            &comment.text,
            comment.created.0,
            comment.updated.map(|at| at.0),
            comment.held
        ],
    )?;
    Ok(())
}

/// Stores a changed text, or that a held comment was let through.
pub fn update(tx: &mut Tx<'_>, comment: &Comment) -> Result<()> {
    tx.execute(
        "UPDATE comments SET text = ?2, updated = ?3, held = ?4 WHERE id = ?1",
        params![comment.id.0, &comment.text, comment.updated.map(|at| at.0), comment.held],
    )?;
    Ok(())
}

/// Deletes a comment.
pub fn delete(tx: &mut Tx<'_>, comment: CommentId) -> Result<()> {
    tx.execute("DELETE FROM comments WHERE id = ?1", params![comment.0])?;
    Ok(())
}
