//! Making a new poll from an old one.

use crate::domain::access::Action;
use crate::domain::answer_value::NewValue;
use crate::domain::choice::Subject;
use crate::domain::error::{Invalid, Problem};
use crate::domain::poll::{self, Details, Poll};
use crate::domain::slug::Slug;
use crate::store::Tx;

use super::poll_create::{NewPoll, create_poll};
use super::{Asker, Result, enter};

/// Most days that a copy can be moved by, either way: ten years.
pub const SHIFT_MAX: i64 = 3_660;

/// What the copy is to be.
#[derive(Debug, Clone)]
pub struct CopyPoll {
    /// Title of the copy.
    pub title: String,
    /// Address of the copy.
    pub slug: Slug,
    /// Days by which days, times and deadline are moved.
    pub shift: i64,
    /// Take the answer values along; else these are used.
    pub values: bool,
    /// The usual answers in the asker's language.
    pub default_values: Vec<NewValue>,
    /// Code of the asker's language.
    pub locale: String,
}

/// Copies a poll with its settings, never its votes, comments or anybody's rights. The copy belongs to
/// whoever makes it. Choices and values that were taken off the old poll stay behind, and so does a
/// deadline that has passed.
///
/// # Errors
/// [`super::Error::Invalid`] for a taken address or days beyond the calendar.
pub fn copy_poll(tx: &mut Tx<'_>, asker: &Asker, slug: &str, copy: &CopyPoll) -> Result<Poll> {
    let scene = enter(tx, asker, slug, Action::Copy)?;
    let structure = scene.structure(tx)?;
    let beyond = || Invalid::one("shift", Problem::BadNumber);
    let choices: Option<Vec<Subject>> =
        structure.live_choices().map(|choice| choice.subject.shifted(copy.shift)).collect();
    let zone = scene.poll.zone;
    let choices =
        choices.ok_or_else(beyond)?.into_iter().map(|choice| choice.clone().settle(zone).unwrap_or(choice));
    let values = structure.live_values().map(|value| NewValue {
        title: value.title.clone(),
        color: value.color,
        icon: value.icon,
        weight: value.weight,
    });
    let deadline = scene.poll.deadline.map(|at| at.shifted(copy.shift).ok_or_else(beyond)).transpose()?;
    let deadline = deadline.filter(|at| poll::check_deadline(Some(*at), zone, scene.now).is_ok());
    let new = NewPoll {
        details: Details { title: copy.title.clone(), deadline, ..scene.poll.details() },
        kind: scene.poll.kind,
        slug: copy.slug.clone(),
        slug_field: "slug",
        choices: choices.collect(),
        values: if copy.values { values.collect() } else { copy.default_values.clone() },
        locale: copy.locale.clone(),
    };
    create_poll(tx, asker, &new)
}
