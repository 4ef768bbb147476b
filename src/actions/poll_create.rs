//! Making a poll.

use crate::domain::answer_value::NewValue;
use crate::domain::choice::{CHOICES_MAX, Choice, Kind, Subject};
use crate::domain::error::{Invalid, Problem};
use crate::domain::id::{ChoiceId, PollId};
use crate::domain::poll::{self, Details, Owner, Poll};
use crate::domain::slug::Slug;
use crate::domain::structure::Structure;
use crate::domain::time::Instant;
use crate::domain::user::{Grants, User};
use crate::store::activity::{Event, Kind as Happening, record};
use crate::store::{self, Tx};

use super::{Asker, Error, Result, grants, signed_in};

/// What a new poll is to be.
#[derive(Debug, Clone)]
pub struct NewPoll {
    /// Words and settings.
    pub details: Details,
    /// What kind of choices.
    pub kind: Kind,
    /// Its address.
    pub slug: Slug,
    /// Field that the address was typed in, for the message if it is taken.
    pub slug_field: &'static str,
    /// What is voted on, in order.
    pub choices: Vec<Subject>,
    /// How many seats they have, in the same order; those that are missing have no limit.
    pub seats: Vec<Option<i64>>,
    /// Possible answers.
    pub values: Vec<NewValue>,
    /// Code of the creator's language.
    pub locale: String,
    /// Name of the group of the creator's that is to own it in their place; empty for none.
    pub group: String,
}

/// Makes a poll. A signed-in creator owns it, or a group of theirs; anybody else gets the admin link, which this browser
/// holds at once.
///
/// # Errors
/// [`Error::Invalid`] for a taken address, bad choices, a deadline that has passed, or a group of others.
pub fn create_poll(tx: &mut Tx<'_>, asker: &Asker, new: &NewPoll) -> Result<Poll> {
    check_choices(&new.choices)?;
    poll::check_deadline(new.details.deadline, new.details.zone, Instant(tx.now()))?;
    let creator = signed_in(tx, asker)?;
    let owner = owner(tx, creator.as_ref(), &new.group)?;
    let user = creator.map(|user| user.id);
    let mut poll = fresh(new, owner, Instant(tx.now()));
    poll.admin_epoch = i64::from(user.is_none());
    poll.id = store::polls::insert(tx, &poll)?
        .ok_or_else(|| Error::Invalid(Invalid::one(new.slug_field, Problem::SlugTaken)))?;
    for (choice, id) in new.choices.iter().zip(1..) {
        let choice = Choice {
            id: ChoiceId(id),
            subject: choice.clone(),
            position: id,
            deleted: false,
            seats: new.seats.get(usize::try_from(id - 1).unwrap_or(usize::MAX)).copied().flatten(),
            decided: false,
        };
        store::structures::put_choice(tx, poll.id, &choice)?;
    }
    store::structures::add_values(tx, poll.id, &Structure::default(), &new.values)?;
    record(tx, Event { poll: poll.id, kind: Happening::Created, object: None, user, at: poll.created })?;
    if let Some(user) = user {
        store::watches::add_by_itself(tx, poll.id, user)?;
    } else {
        let grants = Grants { admin: Some(poll.admin_epoch), ..Grants::default() };
        grants::put(tx, asker, &poll, &grants)?;
    }
    Ok(poll)
}

/// Whoever makes it, or a group of theirs.
fn owner(tx: &mut Tx<'_>, creator: Option<&User>, group: &str) -> Result<Owner> {
    if group.is_empty() {
        return Ok(Owner { user: creator.map(|user| user.id), group: None });
    }
    let group = store::groups::by_name(tx, group)?.map(|group| group.id);
    let mine = group.filter(|group| creator.is_some_and(|user| user.groups.contains(group)));
    let bad = || Error::from(Invalid::one("group", Problem::BadOption));
    Ok(Owner { user: None, group: Some(mine.ok_or_else(bad)?) })
}

/// Whether these can be the choices of one poll: at least one, not too many, no day or slot twice.
///
/// # Errors
/// What is wrong, beside the field `choices`.
pub fn check_choices(choices: &[Subject]) -> Result<(), Invalid> {
    if choices.is_empty() {
        return Err(Invalid::one("choices", Problem::NoChoices));
    }
    if choices.len() > CHOICES_MAX {
        return Err(Invalid::one("choices", Problem::TooMany { max: CHOICES_MAX }));
    }
    let mut seen = std::collections::HashSet::new();
    match choices.iter().find(|choice| !seen.insert(*choice)) {
        Some(twice) => Err(Invalid::one("choices", Problem::DuplicateChoice(twice.to_string()))),
        None => Ok(()),
    }
}

fn fresh(new: &NewPoll, owner: Owner, now: Instant) -> Poll {
    let Details { title, description, zone, deadline, settings } = new.details.clone();
    Poll {
        id: PollId(0),
        slug: new.slug.clone(),
        kind: new.kind,
        title,
        description,
        locale: new.locale.clone(),
        zone,
        created: now,
        owner,
        admin_epoch: 0,
        deadline,
        closed_at: None,
        decided_at: None,
        deleted_at: None,
        expires: None,
        settings,
        revision: 1,
        structure: 1,
    }
}
