//! Comments: writing, changing, deleting, letting through.

use crate::domain::access::{Action, CommentFacts};
use crate::domain::comment::Comment;
use crate::domain::error::{Invalid, Problem};
use crate::domain::id::{CommentId, PublicId};
use crate::domain::text::{self, COMMENT_MAX, LINE_MAX};
use crate::store::activity::{Event, Kind, record};
use crate::store::{self, Tx};

use super::undo::keep_comment;
use super::{Asker, Error, Result, Scene, enter, grants};

/// A comment as its form gives it.
#[derive(Debug, Clone)]
pub struct NewComment {
    /// Typed name; a signed-in person's own is taken instead.
    pub name: String,
    /// Markdown.
    pub text: String,
    /// Something about the form looks like a machine: let the owner see it first.
    pub suspicious: bool,
}

/// Stores a comment. It is held for the owner if the poll wants that of guests, or if it looks like a
/// machine's.
///
/// # Errors
/// [`Error::Invalid`] for bad fields, or the denial.
pub fn add_comment(
    tx: &mut Tx<'_>,
    asker: &Asker,
    slug: &str,
    new: &NewComment,
    id: &PublicId,
) -> Result<Comment> {
    let scene = enter(tx, asker, slug, Action::Comment)?;
    let mut invalid = Invalid::default();
    let name = match &scene.actor.user {
        Some(user) => Some(user.name.clone()),
        None => invalid.check("name", text::line(&new.name, LINE_MAX)),
    };
    let text = invalid.check("text", comment_text(&new.text));
    invalid.finish()?;
    let guest = scene.actor.user.is_none();
    let comment = Comment {
        id: CommentId(0),
        public_id: *id,
        user: scene.actor.user_id(),
        name: name.unwrap_or_default(),
        text: text.unwrap_or_default(),
        created: scene.now,
        updated: None,
        held: is_held(&scene, guest, new.suspicious),
    };
    store::comments::insert(tx, scene.poll.id, &comment)?;
    if guest {
        let mut grants = scene.actor.grants.clone();
        grants.comments.push(*id);
        grants::put(tx, asker, &scene.poll, &grants)?;
    }
    finish(tx, &scene, &comment, Kind::Commented)?;
    Ok(comment)
}

/// Loads a comment that the actor may change.
///
/// # Errors
/// [`Error::NotFound`] for a comment of another poll, or the denial.
pub fn open_comment(tx: &mut Tx<'_>, asker: &Asker, slug: &str, id: &str) -> Result<(Scene, Comment)> {
    let (scene, comment) = find(tx, asker, slug, id)?;
    scene.allow(Action::EditComment(&comment.facts()))?;
    Ok((scene, comment))
}

/// Loads a comment that the actor may delete.
///
/// # Errors
/// [`Error::NotFound`] for a comment of another poll, or the denial.
pub fn deletable_comment(tx: &mut Tx<'_>, asker: &Asker, slug: &str, id: &str) -> Result<(Scene, Comment)> {
    let (scene, comment) = find(tx, asker, slug, id)?;
    scene.allow(Action::DeleteComment(&comment.facts()))?;
    Ok((scene, comment))
}

/// Changes the text of a comment; it is held again for what a new one would be held for.
///
/// # Errors
/// [`Error::Invalid`] for a bad text, else as [`open_comment`].
pub fn edit_comment(
    tx: &mut Tx<'_>,
    asker: &Asker,
    slug: &str,
    id: &str,
    text: &str,
    suspicious: bool,
) -> Result<Comment> {
    let (scene, old) = open_comment(tx, asker, slug, id)?;
    let text = comment_text(text).map_err(|problem| Invalid::one("text", problem))?;
    let held = old.held || is_held(&scene, old.user.is_none(), suspicious);
    let comment = Comment { text, held, updated: Some(scene.now), ..old };
    store::comments::update(tx, &comment)?;
    finish(tx, &scene, &comment, Kind::CommentEdited)?;
    Ok(comment)
}

/// Deletes a comment. Gives the name under which it is brought back.
///
/// # Errors
/// As [`deletable_comment`].
pub fn delete_comment(tx: &mut Tx<'_>, asker: &Asker, slug: &str, id: &str) -> Result<Option<PublicId>> {
    let (scene, comment) = deletable_comment(tx, asker, slug, id)?;
    store::comments::delete(tx, comment.id)?;
    finish(tx, &scene, &comment, Kind::CommentDeleted)?;
    keep_comment(tx, asker, &scene, &comment)
}

/// Lets a held comment through.
///
/// # Errors
/// [`Error::NotFound`] for a comment of another poll, or the denial.
pub fn approve_comment(tx: &mut Tx<'_>, asker: &Asker, slug: &str, id: &str) -> Result<()> {
    let (scene, comment) = find(tx, asker, slug, id)?;
    scene.allow(Action::ReviewComments)?;
    let comment = Comment { held: false, ..comment };
    store::comments::update(tx, &comment)?;
    finish(tx, &scene, &comment, Kind::CommentApproved)
}

fn find(tx: &mut Tx<'_>, asker: &Asker, slug: &str, id: &str) -> Result<(Scene, Comment)> {
    let scene = enter(tx, asker, slug, Action::View)?;
    let id = PublicId::parse(id).ok_or(Error::NotFound)?;
    let comment = store::comments::by_public_id(tx, scene.poll.id, &id)?.ok_or(Error::NotFound)?;
    Ok((scene, comment))
}

pub(super) fn is_held(scene: &Scene, guest: bool, suspicious: bool) -> bool {
    guest && !scene.owns() && (scene.poll.settings.hold_comments || suspicious)
}

fn comment_text(text: &str) -> Result<String, Problem> {
    let text = text::paragraphs(text, COMMENT_MAX)?;
    if text.is_empty() { Err(Problem::Required) } else { Ok(text) }
}

pub(super) fn finish(tx: &mut Tx<'_>, scene: &Scene, comment: &Comment, kind: Kind) -> Result<()> {
    store::polls::touch(tx, scene.poll.id)?;
    let user = scene.actor.user_id();
    let event = Event { poll: scene.poll.id, kind, object: Some(&comment.public_id), user, at: scene.now };
    // Of one that waits for the owner no one but an owner is told, when mail about it is sent.
    Ok(record(tx, event)?)
}

impl Comment {
    /// What the rule of access needs to know.
    pub fn facts(&self) -> CommentFacts {
        CommentFacts { public_id: self.public_id, user: self.user }
    }
}
