//! Changing what is voted on.

use std::collections::HashSet;

use crate::domain::access::Action;
use crate::domain::choice::{CHOICES_MAX, Choice, Subject};
use crate::domain::error::{Invalid, Problem};
use crate::domain::id::{ChoiceId, PublicId};
use crate::domain::poll::Poll;
use crate::domain::structure::Structure;
use crate::store::activity::{Event, Kind, record};
use crate::store::{self, Tx};

use super::poll_create::check_choices;
use super::scene::enter_to_change;
use super::undo::keep_choices;
use super::{Asker, Result, Scene};

/// One text of the form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextChoice {
    /// Number of the choice; `None` for a new one.
    pub id: Option<ChoiceId>,
    /// What it says.
    pub subject: Subject,
    /// Taken off the poll.
    pub deleted: bool,
}

/// Makes these days or slots the choices of the poll, in their order: those that are there stay with
/// their votes, those that were taken off come back with theirs, those that are not named are taken
/// off. `seen` is the number of the structure that the form showed, if there was one. Gives the name under which those
/// that were taken off come back.
///
/// # Errors
/// [`super::Error::Invalid`] for none, too many or one twice; [`super::Error::Stale`] if somebody else has
/// changed the poll since.
pub fn set_times(
    tx: &mut Tx<'_>,
    asker: &Asker,
    slug: &str,
    seen: Option<i64>,
    subjects: &[Subject],
) -> Result<Option<PublicId>> {
    let scene = enter_to_change(tx, asker, slug, Action::Edit, seen)?;
    check_choices(subjects)?;
    let structure = scene.structure(tx)?;
    let named: HashSet<&Subject> = subjects.iter().collect();
    let mut next = next_id(&structure);
    for (subject, position) in subjects.iter().zip(1..) {
        let choice = match structure.choices.iter().find(|choice| choice.subject == *subject) {
            Some(old) => Choice { position, deleted: false, ..old.clone() },
            None => {
                next += 1;
                Choice {
                    id: ChoiceId(next - 1),
                    subject: subject.clone(),
                    position,
                    deleted: false,
                    seats: None,
                    decided: false,
                }
            }
        };
        put_changed(tx, &scene, &structure, &choice)?;
    }
    for old in structure.choices.iter().filter(|choice| !named.contains(&choice.subject)) {
        put_changed(tx, &scene, &structure, &Choice { deleted: true, decided: false, ..old.clone() })?;
    }
    check_room(next)?;
    finish(tx, &scene)?;
    let after = scene.structure(tx)?;
    keep_choices(tx, asker, &scene, &structure, &after)
}

/// Stores the texts of a poll at the places 1, 2, … in the order in which they are given. Choices that are
/// not named keep words and place; of two at one place the one with the lower number stands first. `seen` is
/// the number of the structure that the form showed, if there was one. Gives the name under which those that were taken
/// off come back.
///
/// # Errors
/// [`super::Error::Invalid`] if all that are named are taken off, or for too many;
/// [`super::Error::NotFound`] for a number that is not part of the poll; [`super::Error::Stale`] if somebody
/// else has changed the poll since.
pub fn set_texts(
    tx: &mut Tx<'_>,
    asker: &Asker,
    slug: &str,
    seen: Option<i64>,
    texts: &[TextChoice],
) -> Result<Option<PublicId>> {
    let scene = enter_to_change(tx, asker, slug, Action::Edit, seen)?;
    let structure = scene.structure(tx)?;
    if texts.iter().all(|text| text.deleted) {
        return Err(Invalid::one("choices", Problem::NoChoices).into());
    }
    let mut next = next_id(&structure);
    for (text, position) in texts.iter().zip(1..) {
        let id = text.id.unwrap_or(ChoiceId(next));
        next += i64::from(text.id.is_none());
        let old = structure.choice(id);
        if text.id.is_some() && old.is_none() {
            return Err(super::Error::NotFound);
        }
        let decided = old.is_some_and(|old| old.decided) && !text.deleted;
        let (subject, deleted) = (text.subject.clone(), text.deleted);
        let seats = old.and_then(|old| old.seats);
        let choice = Choice { id, subject, position, deleted, seats, decided };
        put_changed(tx, &scene, &structure, &choice)?;
    }
    check_room(next)?;
    finish(tx, &scene)?;
    let after = scene.structure(tx)?;
    keep_choices(tx, asker, &scene, &structure, &after)
}

/// Puts one more choice on the poll, as its owner does: a text behind the others, a day or slot in its place. One that
/// was taken off comes back, with its votes. `event` is what is noted of it.
pub(super) fn add(tx: &mut Tx<'_>, scene: &Scene, subject: &Subject, event: Event<'_>) -> Result<()> {
    let structure = scene.structure(tx)?;
    let next = next_id(&structure);
    let old = structure.choices.iter().find(|choice| choice.subject == *subject);
    let fresh = Choice {
        id: ChoiceId(next),
        subject: subject.clone(),
        position: 0,
        deleted: false,
        seats: None,
        decided: false,
    };
    check_room(next + i64::from(old.is_none()))?;
    let added = old.map_or(fresh, |old| Choice { deleted: false, ..old.clone() });
    let mut live: Vec<Choice> =
        structure.live_choices().filter(|choice| choice.id != added.id).cloned().collect();
    let place = match subject {
        Subject::Text(_) => None,
        _ => live.iter().position(|choice| choice.subject > *subject),
    };
    live.insert(place.unwrap_or(live.len()), added);
    for (choice, position) in live.into_iter().zip(1..) {
        put_changed(tx, scene, &structure, &Choice { position, ..choice })?;
    }
    store::polls::restructured(tx, scene.poll.id)?;
    Ok(record(tx, event)?)
}

fn next_id(structure: &Structure) -> i64 {
    structure.choices.iter().map(|choice| choice.id.0).max().unwrap_or(0) + 1
}

fn check_room(next: i64) -> Result<(), Invalid> {
    let fits = usize::try_from(next - 1).is_ok_and(|count| count <= CHOICES_MAX);
    if fits { Ok(()) } else { Err(Invalid::one("choices", Problem::TooMany { max: CHOICES_MAX })) }
}

pub(super) fn put_changed(
    tx: &mut Tx<'_>,
    scene: &Scene,
    structure: &Structure,
    choice: &Choice,
) -> Result<()> {
    if structure.choice(choice.id) != Some(choice) {
        store::structures::put_choice(tx, scene.poll.id, choice)?;
    }
    Ok(())
}

/// A decision of which nothing is left is none any more.
pub(super) fn finish(tx: &mut Tx<'_>, scene: &Scene) -> Result<()> {
    if scene.poll.decided_at.is_some() && scene.structure(tx)?.decided().next().is_none() {
        store::polls::update(tx, &Poll { decided_at: None, ..scene.poll.clone() })?;
    }
    store::polls::restructured(tx, scene.poll.id)?;
    let user = scene.actor.user_id();
    Ok(record(tx, Event { poll: scene.poll.id, kind: Kind::Choices, object: None, user, at: scene.now })?)
}
