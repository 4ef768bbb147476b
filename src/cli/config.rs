//! `bitpoll config …`

use clap::Subcommand;

use super::desk;
use super::failure::Failure;
use super::{say, say_line};
use crate::auth;
use crate::config::{Loaded, show};
use crate::mail::send::Post;
use crate::store::Store;

/// What to do with the configuration.
#[derive(Subcommand)]
pub(super) enum Command {
    /// Print every value and where it came from; secrets are hidden.
    Show,
    /// Tell whether the configuration can be used.
    Check,
}

/// A configuration that could be loaded is right, except for files that belong to the database.
pub(super) fn run(command: &Command, loaded: &Loaded) -> Result<(), Failure> {
    match command {
        Command::Show => say(&mut std::io::stdout(), &show(loaded)),
        Command::Check => {
            Store::check(&desk::database(&loaded.config)?)?;
            Post::new(&loaded.config).map_err(Failure::usage)?;
            auth::check(&loaded.config).map_err(Failure::usage)?;
            for warning in &loaded.warnings {
                say_line(warning);
            }
            let file = loaded.file.as_ref().map_or("none".into(), |path| path.display().to_string());
            say_line(&format!("the configuration is right (file: {file})"));
        }
    }
    Ok(())
}
