//! Choices and answer values, numbered within their poll.

use std::sync::Arc;

use crate::domain::answer_value::{ChoiceValue, Color, NewValue, Weight, icon_of};
use crate::domain::choice::{Choice, Kind, Subject};
use crate::domain::id::{ChoiceId, PollId, ValueId};
use crate::domain::poll::Poll;
use crate::domain::structure::Structure;
use crate::params;

use super::polls::corrupt;
use super::{Result, Row, Tx};

/// Choices and values of a poll, deleted ones included.
pub fn of(tx: &mut Tx<'_>, poll: &Poll) -> Result<Structure> {
    let (mut choices, mut values) = (Vec::new(), Vec::new());
    // One question for both: each is a way to the server and back on PostgreSQL.
    tx.query_each(
        "SELECT 1, id, subject, position, deleted, decided, '', '', seats FROM choices WHERE poll_id = ?1 \
         UNION ALL SELECT 0, id, title, weight, deleted, 0, color, icon, NULL FROM choice_values WHERE poll_id = ?1",
        params![poll.id.0],
        |row| {
            if row.get(0)? {
                choices.push(choice(poll.kind, row)?);
            } else {
                values.push(value(row)?);
            }
            Ok(())
        },
    )?;
    Ok(Structure::new(choices, values))
}

/// [`of`] a poll whose choices and values this transaction does not change: read once for each
/// [`Poll::structure`].
pub fn known(tx: &mut Tx<'_>, poll: &Poll) -> Result<Arc<Structure>> {
    if let Some(structure) = tx.known(poll) {
        return Ok(structure);
    }
    let structure = Arc::new(of(tx, poll)?);
    tx.learn(poll, &structure);
    Ok(structure)
}

fn choice(kind: Kind, row: &Row<'_>) -> Result<Choice> {
    Ok(Choice {
        id: ChoiceId(row.get(1)?),
        subject: Subject::parse(kind, row.str_ref(2)?).map_err(corrupt)?,
        position: row.get(3)?,
        deleted: row.get(4)?,
        decided: row.get(5)?,
        seats: row.get(8)?,
    })
}

fn value(row: &Row<'_>) -> Result<ChoiceValue> {
    Ok(ChoiceValue {
        id: ValueId(row.get(1)?),
        title: row.get(2)?,
        weight: Weight(row.get(3)?),
        deleted: row.get(4)?,
        color: Color::parse(row.str_ref(6)?).map_err(corrupt)?,
        icon: icon_of(row.str_ref(7)?).map_err(corrupt)?,
    })
}

/// Stores a choice under its number: a new one, or over the one that has the number.
pub fn put_choice(tx: &mut Tx<'_>, poll: PollId, choice: &Choice) -> Result<()> {
    tx.execute(
        "INSERT INTO choices (poll_id, id, subject, position, deleted, seats, decided) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) \
         ON CONFLICT (poll_id, id) DO UPDATE SET subject = excluded.subject, position = excluded.position, \
         deleted = excluded.deleted, seats = excluded.seats, decided = excluded.decided",
        params![
            poll.0,
            choice.id.0,
            &choice.subject.to_string(),
            choice.position,
            choice.deleted,
            choice.seats,
            choice.decided
        ],
    )?;
    Ok(())
}

/// Stores an answer value under its number: a new one, or over the one that has the number.
pub fn put_value(tx: &mut Tx<'_>, poll: PollId, value: &ChoiceValue) -> Result<()> {
    tx.execute(
        "INSERT INTO choice_values (poll_id, id, title, color, icon, weight, deleted) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) \
         ON CONFLICT (poll_id, id) DO UPDATE SET title = excluded.title, color = excluded.color, \
         icon = excluded.icon, weight = excluded.weight, deleted = excluded.deleted",
        params![
            poll.0,
            value.id.0,
            &value.title,
            &value.color.to_string(),
            value.icon,
            value.weight.0,
            value.deleted
        ],
    )?;
    Ok(())
}

/// Forgets all answer values of a poll without votes.
pub fn clear_values(tx: &mut Tx<'_>, poll: PollId) -> Result<()> {
    tx.execute("DELETE FROM choice_values WHERE poll_id = ?1", params![poll.0])?;
    Ok(())
}

/// Stores new values, numbered on from those that are there.
pub fn add_values(tx: &mut Tx<'_>, poll: PollId, structure: &Structure, new: &[NewValue]) -> Result<()> {
    let last = structure.values.iter().map(|value| value.id.0).max().unwrap_or(0);
    for (value, id) in new.iter().zip(last + 1..) {
        let NewValue { title, color, icon, weight } = value.clone();
        put_value(tx, poll, &ChoiceValue { id: ValueId(id), title, color, icon, weight, deleted: false })?;
    }
    Ok(())
}
