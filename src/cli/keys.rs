//! `bitpoll keys …`

use std::time::Duration;

use clap::Subcommand;

use super::desk::{self, Refusal};
use super::failure::Failure;
use super::say_line;
use crate::actions::site_keys;
use crate::config::Config;

/// What to do with the keys behind links.
#[derive(Subcommand)]
pub(super) enum Command {
    /// Go on with the keys in `secret_key_file` although the database was used with others, which are lost. All links,
    /// second steps and passkeys that were made with those end, and browsers without an account cannot change their first
    /// vote any more. Stop all servers of the site first, and give each of them this file.
    Accept,
}

/// Accepts the keys.
///
/// # Errors
/// If the database cannot be opened, or a server has it.
pub(super) fn run(command: &Command, config: Config) -> Result<(), Failure> {
    let Command::Accept = command;
    desk::must_exist(&config)?;
    desk::check_owner(&config)?;
    let store = desk::open_store(&config, Duration::ZERO).map_err(|refusal| match refusal {
        Refusal::Failed(failure) => failure,
        Refusal::Locked => Failure::other("a server has the database open, so its keys are accepted already"),
    })?;
    let keys = desk::load_keys(&config)?;
    let changed = store.write_blocking(move |tx| site_keys::accept(tx, &keys))?;
    store.close();
    let path = config.secret_key_file.display();
    say_line(&if changed {
        format!(
            "{path} is accepted: links that were made with other keys have ended; start every server with this file"
        )
    } else {
        format!("{path} was accepted before; nothing is changed")
    });
    Ok(())
}

/// Makes the file of keys if there is none.
///
/// # Errors
/// If it cannot be read or made, or if there is a database whose keys it would not be.
pub(super) fn make(config: Config) -> Result<(), Failure> {
    let path = config.secret_key_file.clone();
    match desk::Desk::open(config) {
        Ok(desk) => desk.store.close(),
        Err(Refusal::Failed(failure)) => return Err(failure),
        // The server that runs has made them.
        Err(Refusal::Locked) => {}
    }
    say_line(&format!("the keys are in {}: keep a copy, and give it to every node", path.display()));
    Ok(())
}
