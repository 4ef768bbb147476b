//! Choices and possible answers. They are never gone, but only taken off the poll; so this puts them where they were.

use serde::{Deserialize, Serialize};

use crate::domain::access::Action;
use crate::domain::answer_value::ChoiceValue;
use crate::domain::choice::Choice;
use crate::domain::id::{ChoiceId, PublicId, ValueId};
use crate::domain::poll::Poll;
use crate::domain::structure::Structure;
use crate::domain::time::Instant;
use crate::domain::undo::Thing;
use crate::store::trash::Whose;
use crate::store::{self, Tx};

use super::super::choices::{finish, put_changed};
use super::super::{Asker, Result, Scene, values};
use super::{Gone, keep, read, write};

#[derive(Serialize, Deserialize)]
struct Choices {
    /// What was taken off: number and subject.
    off: Vec<(i64, String)>,
    /// All, in the order in which they stood before.
    order: Vec<i64>,
    /// Which of them were decided, and when.
    decided: Vec<i64>,
    decided_at: Option<i64>,
}

#[derive(Serialize, Deserialize)]
struct Value {
    value: i64,
}

/// Keeps which choices are being taken off, of a poll as it was before.
pub fn keep_choices(
    tx: &mut Tx<'_>,
    asker: &Asker,
    scene: &Scene,
    before: &Structure,
    after: &Structure,
) -> Result<Option<PublicId>> {
    let is_off = |choice: &&Choice| after.choice(choice.id).is_some_and(|now| now.deleted);
    let off: Vec<_> = before
        .live_choices()
        .filter(is_off)
        .map(|choice| (choice.id.0, choice.subject.to_string()))
        .collect();
    if off.is_empty() {
        return Ok(None);
    }
    let order = before.live_choices().map(|choice| choice.id.0).collect();
    let decided =
        before.decided().map(|choice| choice.id.0).filter(|id| off.iter().any(|(off, _)| off == id));
    let (decided, decided_at) = (decided.collect(), scene.poll.decided_at.map(|at| at.0));
    stow(tx, asker, scene, Thing::Choices, write(&Choices { off, order, decided, decided_at }))
}

/// Keeps which answer is being taken off.
pub fn keep_value(tx: &mut Tx<'_>, asker: &Asker, scene: &Scene, value: ValueId) -> Result<Option<PublicId>> {
    stow(tx, asker, scene, Thing::Value, write(&Value { value: value.0 }))
}

fn stow(
    tx: &mut Tx<'_>,
    asker: &Asker,
    scene: &Scene,
    thing: Thing,
    data: String,
) -> Result<Option<PublicId>> {
    let (by, poll) = (scene.actor.user_id(), Some(scene.poll.id));
    keep(tx, asker, by, Gone { thing, poll, group: None, whose: Whose::default(), data })
}

/// Puts choices back with their votes, each behind the one that it stood behind. One that was added anew meanwhile, or
/// says something else now, is left alone.
pub(super) fn bring_choices_back(tx: &mut Tx<'_>, scene: &Scene, data: &str) -> Result<()> {
    scene.allow(Action::Edit)?;
    let Choices { off, order, decided, decided_at } = read(data)?;
    let structure = scene.structure(tx)?;
    let is_new = |choice: &&Choice| {
        choice.deleted && structure.live_choices().all(|other| other.subject != choice.subject)
    };
    let back: Vec<ChoiceId> = off
        .iter()
        .filter_map(|(id, subject)| {
            structure.choice(ChoiceId(*id)).filter(|choice| choice.subject.to_string() == *subject)
        })
        .filter(is_new)
        .map(|choice| choice.id)
        .collect();
    // A decision comes back with its choices, unless there has been another one.
    let decided_at = decided_at.map(Instant);
    let stands = decided_at.is_some() && scene.poll.decided_at.is_none_or(|at| Some(at) == decided_at);
    let now: Vec<ChoiceId> = structure.live_choices().map(|choice| choice.id).collect();
    let order: Vec<ChoiceId> = order.into_iter().map(ChoiceId).collect();
    for (id, position) in merged(&now, &back, &order).into_iter().zip(1..) {
        let Some(old) = structure.choice(id) else { continue };
        let decided = old.decided || (stands && back.contains(&id) && decided.contains(&id.0));
        put_changed(tx, scene, &structure, &Choice { position, deleted: false, decided, ..old.clone() })?;
    }
    if stands && scene.poll.decided_at != decided_at && back.iter().any(|id| decided.contains(&id.0)) {
        store::polls::update(tx, &Poll { decided_at, ..scene.poll.clone() })?;
    }
    finish(tx, scene)
}

/// What stands there with what comes back, which goes behind the nearest one before it in the old order.
fn merged(now: &[ChoiceId], back: &[ChoiceId], order: &[ChoiceId]) -> Vec<ChoiceId> {
    let mut all = now.to_vec();
    let mut last: Option<ChoiceId> = None;
    for id in order {
        if back.contains(id) {
            let place =
                last.and_then(|last| all.iter().position(|other| *other == last)).map_or(0, |at| at + 1);
            all.insert(place, *id);
        }
        if all.contains(id) {
            last = Some(*id);
        }
    }
    all
}

/// Puts an answer back, with all that was answered by it.
pub(super) fn bring_value_back(tx: &mut Tx<'_>, scene: &Scene, data: &str) -> Result<()> {
    scene.allow(Action::Edit)?;
    let Value { value } = read(data)?;
    let structure = scene.structure(tx)?;
    if let Some(old) = structure.value(ValueId(value)).filter(|old| old.deleted) {
        store::structures::put_value(tx, scene.poll.id, &ChoiceValue { deleted: false, ..old.clone() })?;
        values::finish(tx, scene, &structure)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(numbers: &[i64]) -> Vec<ChoiceId> {
        numbers.iter().copied().map(ChoiceId).collect()
    }

    #[test]
    fn what_comes_back_stands_where_it_stood_whatever_was_done_to_the_others() {
        let order = ids(&[1, 2, 3, 4, 5]);
        assert_eq!(merged(&ids(&[1, 4, 5]), &ids(&[2, 3]), &order), order);
        assert_eq!(merged(&ids(&[2, 3]), &ids(&[1, 5, 4]), &order), order);
        assert_eq!(
            merged(&ids(&[5, 6, 1]), &ids(&[2]), &order),
            ids(&[5, 6, 1, 2]),
            "others were turned round"
        );
        assert_eq!(merged(&ids(&[7]), &ids(&[3]), &order), ids(&[3, 7]), "nothing else is left");
        assert_eq!(merged(&ids(&[1, 2]), &[], &order), ids(&[1, 2]));
    }
}
