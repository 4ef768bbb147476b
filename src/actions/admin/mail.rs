//! Mail that waits or was given up.

use crate::domain::site::SiteAction;
use crate::store::Tx;
use crate::store::outbox::{self, Listed};

use super::{By, Error, Hand, PAGE, Result, enter};

/// What is in the queue.
#[derive(Debug, Clone)]
pub struct Queue {
    /// How much waits, and how much was given up.
    pub counts: (i64, i64),
    /// The next that are tried.
    pub waiting: Vec<Listed>,
    /// The last that were given up.
    pub failed: Vec<Listed>,
}

/// Looks at both ends of the queue.
///
/// # Errors
/// The denial.
pub fn show(tx: &mut Tx<'_>, hand: Hand<'_>) -> Result<(By, Queue)> {
    let by = enter(tx, hand, SiteAction::ManageMail)?;
    let queue = Queue {
        counts: outbox::counts(tx)?,
        waiting: outbox::waiting(tx, PAGE, 0)?,
        failed: outbox::failed(tx, PAGE, 0)?,
    };
    Ok((by, queue))
}

/// Lets a mail be tried at once.
///
/// # Errors
/// [`Error::NotFound`] if it is gone or just being sent, or the denial.
pub fn try_again(tx: &mut Tx<'_>, hand: Hand<'_>, id: i64) -> Result<()> {
    let by = enter(tx, hand, SiteAction::ManageMail)?;
    if !outbox::try_again(tx, id)? {
        return Err(Error::NotFound);
    }
    by.note(tx, "mail.retry", &id.to_string(), "")
}

/// Drops a mail: nobody gets it.
///
/// # Errors
/// [`Error::NotFound`] if it is gone, or the denial.
pub fn drop(tx: &mut Tx<'_>, hand: Hand<'_>, id: i64) -> Result<()> {
    let by = enter(tx, hand, SiteAction::ManageMail)?;
    if !outbox::delete(tx, id)? {
        return Err(Error::NotFound);
    }
    by.note(tx, "mail.drop", &id.to_string(), "")
}
