//! A comment.

use serde::{Deserialize, Serialize};

use crate::domain::access::{Action, Denial};
use crate::domain::comment::Comment;
use crate::domain::id::{CommentId, PublicId, UserId};
use crate::domain::time::Instant;
use crate::domain::undo::Thing;
use crate::store::activity::Kind;
use crate::store::trash::Whose;
use crate::store::{self, Tx};

use super::super::comments::{finish, is_held};
use super::super::{Asker, Result, Scene};
use super::{Gone, keep, read, write};

#[derive(Serialize, Deserialize)]
struct Data {
    comment: String,
    user: Option<i64>,
    name: String,
    text: String,
    created: i64,
    updated: Option<i64>,
    held: bool,
}

/// Keeps a comment that is being deleted.
pub fn keep_comment(
    tx: &mut Tx<'_>,
    asker: &Asker,
    scene: &Scene,
    comment: &Comment,
) -> Result<Option<PublicId>> {
    let data = write(&Data {
        comment: comment.public_id.to_string(),
        user: comment.user.map(|user| user.0),
        name: comment.name.clone(),
        text: comment.text.clone(),
        created: comment.created.0,
        updated: comment.updated.map(|at| at.0),
        held: comment.held,
    });
    let whose = Whose { user: comment.user, email: "", object: comment.public_id.as_str() };
    let poll = Some(scene.poll.id);
    keep(tx, asker, scene.actor.user_id(), Gone { thing: Thing::Comment, poll, group: None, whose, data })
}

/// Brings a comment back to its place. One of a guest waits for the owner if it would, written now.
pub(super) fn bring_back(tx: &mut Tx<'_>, scene: &Scene, data: &str) -> Result<()> {
    let data: Data = read(data)?;
    let Some(public_id) = PublicId::parse(&data.comment) else { return Err(Denial::TooLate.into()) };
    let user = data.user.map(UserId);
    let comment = Comment {
        id: CommentId(0),
        public_id,
        user,
        name: data.name,
        text: data.text,
        created: Instant(data.created),
        updated: data.updated.map(Instant),
        held: data.held || is_held(scene, user.is_none(), false),
    };
    scene.allow(Action::DeleteComment(&comment.facts()))?;
    if !scene.owns() {
        scene.allow(Action::Comment)?;
    }
    if store::comments::by_public_id(tx, scene.poll.id, &public_id)?.is_some() {
        return Ok(());
    }
    store::comments::insert(tx, scene.poll.id, &comment)?;
    finish(tx, scene, &comment, Kind::CommentRestored)
}
