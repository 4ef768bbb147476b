//! `bitpoll keys …`

use std::time::Duration;

use clap::Subcommand;

use super::desk::{self, Desk, Refusal};
use super::failure::Failure;
use super::say_line;
use crate::actions::site_keys;
use crate::config::Config;

/// What to do with the keys behind links.
#[derive(Subcommand)]
pub(super) enum Command {
    /// Go on with the keys in `secret_key_file` although the database was used with others, which are lost. Links
    /// that were made with those end.
    Accept,
}

/// Accepts the keys.
///
/// # Errors
/// If the database cannot be opened, or a server has it.
pub(super) fn run(command: &Command, config: Config) -> Result<(), Failure> {
    let Command::Accept = command;
    desk::check_owner(&config)?;
    let desk = Desk::open_with_any_keys(config, Duration::ZERO).map_err(|refusal| match refusal {
        Refusal::Failed(failure) => failure,
        Refusal::Locked => Failure::other("a server has the database open, so its keys are accepted already"),
    })?;
    let keys = desk.keys.clone();
    desk.store.write_blocking(move |tx| site_keys::accept(tx, &keys))?;
    desk.store.close();
    say_line(
        "the keys are accepted; links that were made with others end when each server has been started with this file",
    );
    Ok(())
}
