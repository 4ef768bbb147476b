//! Comments below all polls.

use crate::domain::access::Denial;
use crate::domain::comment::Comment;
use crate::domain::id::PublicId;
use crate::domain::site::SiteAction;
use crate::domain::time::Instant;
use crate::store::activity::{Event, Kind, record};
use crate::store::site::CommentLine;
use crate::store::{self, Tx};

use super::{By, Error, Hand, PAGE, Result, enter};

/// Comments below a key, the newest first; of all, or of those that are held.
///
/// # Errors
/// The denial.
pub fn list(tx: &mut Tx<'_>, hand: Hand<'_>, held: bool, before: i64) -> Result<(By, Vec<CommentLine>)> {
    let by = enter(tx, hand, SiteAction::SeeComments)?;
    let found = if held {
        store::site::held_comments(tx, before, PAGE)?
    } else {
        store::site::comments(tx, before, PAGE)?
    };
    Ok((by, found))
}

/// Deletes a comment.
///
/// # Errors
/// [`Error::NotFound`] or the denial.
pub fn delete(tx: &mut Tx<'_>, hand: Hand<'_>, id: i64) -> Result<()> {
    let found = find(tx, hand, id)?;
    store::comments::delete(tx, found.comment.id)?;
    finish(tx, &found, Kind::CommentDeleted, "comment.delete")
}

/// Lets a held comment through.
///
/// # Errors
/// [`Error::NotFound`] or the denial.
pub fn approve(tx: &mut Tx<'_>, hand: Hand<'_>, id: i64) -> Result<()> {
    let found = find(tx, hand, id)?;
    if !found.comment.held {
        return Err(Denial::NothingToDo.into());
    }
    store::comments::update(tx, &Comment { held: false, ..found.comment.clone() })?;
    finish(tx, &found, Kind::CommentApproved, "comment.approve")
}

struct Found {
    by: By,
    slug: String,
    poll: crate::domain::id::PollId,
    comment: Comment,
}

fn find(tx: &mut Tx<'_>, hand: Hand<'_>, id: i64) -> Result<Found> {
    let by = enter(tx, hand, SiteAction::ReviewComments)?;
    let line = store::site::comment(tx, id)?.ok_or(Error::NotFound)?;
    let poll = store::polls::by_slug(tx, &line.slug)?.ok_or(Error::NotFound)?.poll.id;
    let public_id = PublicId::parse(&line.public_id).ok_or(Error::NotFound)?;
    let comment = store::comments::by_public_id(tx, poll, &public_id)?.ok_or(Error::NotFound)?;
    Ok(Found { by, slug: line.slug, poll, comment })
}

fn finish(tx: &mut Tx<'_>, found: &Found, kind: Kind, action: &str) -> Result<()> {
    store::polls::touch(tx, found.poll)?;
    let at = Instant(tx.now());
    let object = Some(&found.comment.public_id);
    record(tx, Event { poll: found.poll, kind, object, user: found.by.id(), at })?;
    found.by.note(tx, action, &found.slug, "")
}
