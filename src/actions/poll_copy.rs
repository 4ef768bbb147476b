//! Making a new poll from an old one.

use crate::domain::access::Action;
use crate::domain::answer_set::AnswerSet;
use crate::domain::answer_value::NewValue;
use crate::domain::choice::{Subject, fit_moved};
use crate::domain::error::{Invalid, Problem};
use crate::domain::poll::{self, Details, Poll};
use crate::domain::slug::Slug;
use crate::domain::structure::Structure;
use crate::domain::time::WallTime;
use crate::i18n::{Locale, T, labels};
use crate::store::{self, Tx};

use super::invitations::{self, Post};
use super::poll_create::{NewPoll, create_poll};
use super::{Asker, Result, Scene, enter};

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
    /// Take the answer values along; else it has those that a new poll begins with.
    pub values: bool,
    /// Code of the asker's language.
    pub locale: String,
    /// Invite whoever was invited to the old poll, in this way.
    pub invite: Option<Post>,
}

/// Loads a poll that is to be copied, and how many of those who were invited can be to the copy.
///
/// # Errors
/// The denial.
pub fn copyable(tx: &mut Tx<'_>, asker: &Asker, slug: &str) -> Result<(Scene, usize)> {
    let scene = enter(tx, asker, slug, Action::Copy)?;
    let invited = invitations::lasting(tx, &scene)?.len();
    Ok((scene, invited))
}

/// Copies a poll with its settings, never its votes, comments or rights of others to it; invitations if that is asked for, with new
/// links. The copy belongs to
/// whoever makes it, or to their group if the poll does. Choices and values that were taken off the old poll stay behind, and so does a
/// deadline that has passed.
///
/// # Errors
/// [`super::Error::Invalid`] for a taken address, beside `shift` for days beyond the calendar or on which
/// a choice or the deadline would be at no time or at two, and beside `invite` for too many people today.
pub fn copy_poll(tx: &mut Tx<'_>, asker: &Asker, slug: &str, copy: &CopyPoll) -> Result<Poll> {
    let scene = enter(tx, asker, slug, Action::Copy)?;
    let structure = scene.structure(tx)?;
    let misplaced = |problem| Invalid::one("shift", problem);
    let choices = moved_choices(&structure, &scene.poll, copy.shift).map_err(misplaced)?;
    let deadline = moved_deadline(&scene, copy.shift).map_err(misplaced)?;
    let t = Locale::from_code(&copy.locale).unwrap_or(Locale::En);
    let seats: Vec<Option<i64>> = structure.live_choices().map(|choice| choice.seats).collect();
    let begun = AnswerSet::of_new(seats.iter().any(Option::is_some));
    let values = structure.live_values().map(|value| NewValue {
        title: labels::answer(T(t), &scene.poll, value).to_owned(),
        color: value.color,
        icon: value.icon,
        weight: value.weight,
    });
    let group = scene.poll.owner.group.filter(|group| scene.actor.in_group(*group));
    let group = group.map(|group| store::groups::by_id(tx, group)).transpose()?.flatten();
    let group = group.map_or_else(String::new, |group| group.name);
    let new = NewPoll {
        details: Details { title: copy.title.clone(), deadline, ..scene.poll.details() },
        kind: scene.poll.kind,
        slug: copy.slug.clone(),
        slug_field: "slug",
        choices,
        seats,
        values: if copy.values { values.collect() } else { labels::answer_set(T(t), begun) },
        locale: copy.locale.clone(),
        group,
    };
    let made = create_poll(tx, asker, &new)?;
    if let Some(post) = copy.invite {
        invitations::invite_again(tx, asker, &scene, &made, post)?;
    }
    Ok(made)
}

/// What is not moved stays to the letter, even if a zone's rules have changed under it.
fn moved_choices(structure: &Structure, poll: &Poll, days: i64) -> Result<Vec<Subject>, Problem> {
    let live = structure.live_choices().map(|choice| &choice.subject);
    if days == 0 {
        return Ok(live.cloned().collect());
    }
    let moved: Option<Vec<_>> = live.map(|subject| subject.shifted(days)).collect();
    fit_moved(moved.ok_or(Problem::BadNumber)?, poll.zone)
}

fn moved_deadline(scene: &Scene, days: i64) -> Result<Option<WallTime>, Problem> {
    let Poll { deadline: Some(at), zone, .. } = scene.poll else { return Ok(None) };
    let at = at.shifted(days).ok_or(Problem::BadNumber)?;
    if poll::check_deadline(Some(at), zone, scene.now).is_err() {
        return Ok(None);
    }
    let at = if days == 0 { at } else { at.settle(zone).map_err(Problem::of_moved)? };
    Ok(Some(at))
}
