//! Changing the possible answers. `seen` is always the number of the structure that the form showed, if there
//! was one: who renames or takes off an answer must have seen which it is now.

use crate::domain::access::Action;
use crate::domain::answer_set::AnswerSet;
use crate::domain::answer_value::{ChoiceValue, NewValue, VALUES_MAX};
use crate::domain::error::{Invalid, Problem};
use crate::domain::id::{PublicId, ValueId};
use crate::domain::seats::is_sheet;
use crate::domain::structure::Structure;
use crate::i18n::{Locale, T, labels};
use crate::store::activity::{Event, Kind, record};
use crate::store::{self, Tx};

use super::scene::enter_to_change;
use super::undo::keep_value;
use super::{Asker, Error, Result, Scene, seats};

/// Adds an answer.
///
/// # Errors
/// [`Error::Invalid`] if there are too many, [`Error::Stale`] if somebody else has changed the poll since.
pub fn add_value(
    tx: &mut Tx<'_>,
    asker: &Asker,
    slug: &str,
    seen: Option<i64>,
    new: &NewValue,
) -> Result<()> {
    let (scene, structure) = open(tx, asker, slug, seen)?;
    if structure.values.len() >= VALUES_MAX {
        return Err(Invalid::one("title", Problem::TooMany { max: VALUES_MAX }).into());
    }
    store::structures::add_values(tx, scene.poll.id, &structure, std::slice::from_ref(new))?;
    finish(tx, &scene, &structure)
}

/// What an answer is to become.
#[derive(Debug, Clone, Copy)]
pub struct Edit<'a> {
    /// Which answer.
    pub id: ValueId,
    /// As its form gives it.
    pub new: &'a NewValue,
    /// The language of the form.
    pub t: T,
}

/// Changes an answer. A word that was left as the form showed it is left as it is stored.
///
/// # Errors
/// [`Error::NotFound`] if the poll has no such answer, [`Error::Stale`] if somebody else has changed the poll
/// since.
pub fn edit_value(
    tx: &mut Tx<'_>,
    asker: &Asker,
    slug: &str,
    seen: Option<i64>,
    Edit { id, new, t }: Edit<'_>,
) -> Result<()> {
    let (scene, structure) = open(tx, asker, slug, seen)?;
    let old = structure.value(id).ok_or(Error::NotFound)?;
    let NewValue { title, color, icon, weight } = new.clone();
    let left = title == labels::answer(t, &scene.poll, old);
    let title = if left { old.title.clone() } else { title };
    store::structures::put_value(
        tx,
        scene.poll.id,
        &ChoiceValue { id, title, color, icon, weight, deleted: old.deleted },
    )?;
    finish(tx, &scene, &structure)
}

/// Takes an answer off the poll, or puts it back. Answers already given are kept, but count only while
/// it is there. Gives the name under which one that is taken off comes back.
///
/// # Errors
/// [`Error::NotFound`] if the poll has no such answer, [`Error::Invalid`] for the last one, [`Error::Stale`]
/// if somebody else has changed the poll since.
pub fn set_value_deleted(
    tx: &mut Tx<'_>,
    asker: &Asker,
    slug: &str,
    seen: Option<i64>,
    id: ValueId,
    deleted: bool,
) -> Result<Option<PublicId>> {
    let (scene, structure) = open(tx, asker, slug, seen)?;
    let old = structure.value(id).ok_or(Error::NotFound)?;
    if deleted && structure.live_values().all(|value| value.id == id) {
        return Err(Invalid::one("title", Problem::LastValue).into());
    }
    store::structures::put_value(tx, scene.poll.id, &ChoiceValue { deleted, ..old.clone() })?;
    finish(tx, &scene, &structure)?;
    if deleted && !old.deleted { keep_value(tx, asker, &scene, id) } else { Ok(None) }
}

/// Whether a set of answers can take the place of a poll's own: nobody has voted, and nobody has changed them.
pub fn takes_set(scene: &Scene, structure: &Structure) -> bool {
    scene.tally.votes() == 0 && labels::are_ready_made(&structure.values)
}

/// Puts a set of answers in the place of those that the poll began with, worded in its language.
///
/// # Errors
/// [`Error::Stale`] if somebody has voted or changed the poll since.
pub fn take_set(tx: &mut Tx<'_>, asker: &Asker, slug: &str, seen: Option<i64>, set: AnswerSet) -> Result<()> {
    let (scene, structure) = open(tx, asker, slug, seen)?;
    if !takes_set(&scene, &structure) {
        return Err(Error::Stale);
    }
    put_set(tx, &scene, set)?;
    finish(tx, &scene, &structure)
}

fn put_set(tx: &mut Tx<'_>, scene: &Scene, set: AnswerSet) -> Result<()> {
    let home = Locale::from_code(&scene.poll.locale).unwrap_or(Locale::En);
    store::structures::clear_values(tx, scene.poll.id)?;
    let new = labels::answer_set(T(home), set);
    Ok(store::structures::add_values(tx, scene.poll.id, &Structure::default(), &new)?)
}

/// Lets a poll that has become a sign-up sheet ask for yes or no, as one that is made as a sheet does: as long as nobody
/// has voted, and its answers are those that every poll begins with. Says whether it did.
pub(super) fn fit_sheet(
    tx: &mut Tx<'_>,
    scene: &Scene,
    before: &Structure,
    after: &Structure,
) -> Result<bool> {
    let becomes = !is_sheet(before) && is_sheet(after);
    let untouched = scene.tally.votes() == 0 && labels::are_set(&after.values, AnswerSet::of_new(false));
    let fits = becomes && untouched;
    if fits {
        put_set(tx, scene, AnswerSet::of_new(true))?;
        let user = scene.actor.user_id();
        record(tx, Event { poll: scene.poll.id, kind: Kind::Values, object: None, user, at: scene.now })?;
    }
    Ok(fits)
}

fn open(tx: &mut Tx<'_>, asker: &Asker, slug: &str, seen: Option<i64>) -> Result<(Scene, Structure)> {
    let scene = enter_to_change(tx, asker, slug, Action::Edit, seen)?;
    let structure = scene.structure(tx)?;
    Ok((scene, structure))
}

/// What counts most may be another answer now, and take a seat.
pub(super) fn finish(tx: &mut Tx<'_>, scene: &Scene, before: &Structure) -> Result<()> {
    let after = scene.structure(tx)?;
    seats::restructured(tx, &scene.poll, before, &after)?;
    store::polls::restructured(tx, scene.poll.id)?;
    let user = scene.actor.user_id();
    Ok(record(tx, Event { poll: scene.poll.id, kind: Kind::Values, object: None, user, at: scene.now })?)
}
