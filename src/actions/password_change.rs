//! Changing one's own password.

use crate::domain::access::Denial;
use crate::domain::mail::Deed;
use crate::domain::user::User;
use crate::store::{self, Tx};

use super::factors::note;
use super::{Asker, Error, Result, sessions};

/// Whoever asks and their address for mail, which the new password must not be like.
///
/// # Errors
/// Those of [`sessions::still_confirmed`]; a denial for accounts without a password of ours.
pub fn begin(tx: &mut Tx<'_>, asker: &Asker) -> Result<(User, String)> {
    let user = sessions::still_confirmed(tx, asker)?;
    if !sessions::has_password(tx, user.id)? {
        return Err(Error::Denied(Denial::NothingToDo));
    }
    let email = store::users::email(tx, user.id)?.unwrap_or_default();
    Ok((user, email))
}

/// Replaces the password of whoever asks by another, given as its hash; ends all their sessions and tells them by mail.
///
/// # Errors
/// Those of [`sessions::still_confirmed`]; a denial for accounts without a password of ours.
pub fn change(tx: &mut Tx<'_>, asker: &Asker, hash: &str) -> Result<()> {
    let user = sessions::still_confirmed(tx, asker)?;
    if !sessions::has_password(tx, user.id)? {
        return Err(Error::Denied(Denial::NothingToDo));
    }
    store::users::set_password(tx, user.id, hash)?;
    note(tx, &user, "password.change", Deed::Password)
}
