//! Who runs a site that is new: the account of the configuration, or whoever reads a code that is printed once.

use super::desk::Desk;
use super::failure::Failure;
use crate::actions::{self, setup};
use crate::domain::password;
use crate::secrets::{self, hash_password};

/// Makes the admin of the configuration if nobody runs the site yet. Without one in the configuration it gives a code
/// for the set-up page.
///
/// # Errors
/// If the configuration's admin cannot be made.
pub(super) fn settle(desk: &Desk) -> Result<Option<String>, Failure> {
    if !desk.store.read_blocking(setup::is_open)? {
        return Ok(None);
    }
    if let Some((username, hash)) = configured(desk)? {
        let name = username.clone();
        let made = desk.store.write_blocking(move |tx| setup::configure(tx, &username, &hash));
        match made {
            Ok(true) => tracing::info!(username = name, "the first admin is made as the configuration says"),
            Ok(false) => {}
            Err(actions::Error::Invalid(_)) => {
                return Err(Failure::usage(format!(
                    "admin_username = {name:?}: no name for an account, or one has it that is no admin: \
                     `bitpoll user role {name} admin` makes it one"
                )));
            }
            Err(error) => return Err(error.into()),
        }
        return Ok(None);
    }
    let code = secrets::encode(&desk.random.bytes::<16>());
    let stored = code.clone();
    let open = desk.store.write_blocking(move |tx| setup::prepare(tx, &stored))?;
    Ok(open.then_some(code))
}

/// Name and hashed password of the configuration's admin.
fn configured(desk: &Desk) -> Result<Option<(String, String)>, Failure> {
    let config = &desk.config;
    let (username, path) = match (&config.admin_username, &config.admin_password_file) {
        (None, None) => return Ok(None),
        (Some(username), Some(path)) => (username.clone(), path),
        _ => {
            return Err(Failure::usage(
                "admin_username and admin_password_file go together: set both or none",
            ));
        }
    };
    let shown = path.display().to_string();
    let text = std::fs::read_to_string(path).map_err(|error| {
        Failure::usage(format!("admin_password_file = {shown:?}: cannot be read: {error}"))
    })?;
    let text = text.trim_end_matches(['\n', '\r']);
    if password::check(text, &username, "").is_err() {
        return Err(Failure::usage(format!(
            "admin_password_file = {shown:?}: too short, too common, a number or too much like the name: choose another"
        )));
    }
    let hash =
        hash_password(text, &desk.random).ok_or_else(|| Failure::other("the password cannot be hashed"))?;
    Ok(Some((username, hash)))
}
