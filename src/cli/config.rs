//! `bitpoll config …`

use clap::Subcommand;

use super::clock;
use super::failure::Failure;
use super::{backups, desk};
use super::{say, say_line};
use crate::auth;
use crate::config::{self, Loaded};
use crate::mail::send::Post;
use crate::store::Store;
use crate::tls::Files;

/// What to do with the configuration.
#[derive(Subcommand)]
pub(super) enum Command {
    /// Print every value and where it came from; secrets are hidden.
    Show {
        /// As JSON: a list of objects with key, value, source and secret.
        #[arg(long)]
        json: bool,
    },
    /// Tell whether the configuration can be used.
    Check {
        /// End with 1 if there is a warning.
        #[arg(long)]
        strict: bool,
    },
    /// Print a file with every option and its default, commented out.
    Example,
    /// Print the schema of the file (JSON Schema 2020-12).
    Schema,
}

/// Does what needs no configuration; tells whether that was all.
pub(super) fn of_the_program(command: &Command) -> bool {
    match command {
        Command::Show { .. } | Command::Check { .. } => return false,
        Command::Example => say(&mut std::io::stdout(), &config::example()),
        Command::Schema => say(&mut std::io::stdout(), &format!("{:#}\n", config::schema())),
    }
    true
}

/// A configuration that could be loaded is right, except for files that belong to the database.
pub(super) fn run(command: &Command, loaded: &Loaded) -> Result<(), Failure> {
    match command {
        Command::Show { json: true } => say(&mut std::io::stdout(), &config::show_json(loaded)),
        Command::Show { json: false } => say(&mut std::io::stdout(), &config::show(loaded)),
        Command::Example | Command::Schema => {}
        Command::Check { strict } => {
            clock::check()?;
            Store::check(&desk::database(&loaded.config)?)?;
            Post::new(&loaded.config).map_err(Failure::usage)?;
            auth::check(&loaded.config).map_err(Failure::usage)?;
            backups::check(&loaded.config)?;
            if let (Some(certificate), Some(key)) =
                (&loaded.config.tls_certificate_file, &loaded.config.tls_key_file)
            {
                let mut files = Files::new(certificate.clone(), key.clone());
                files.read().map_err(|wrong| Failure::usage(wrong.to_string()))?;
            }
            for warning in &loaded.warnings {
                say_line(warning);
            }
            let file = loaded.file.as_ref().map_or("none".into(), |path| path.display().to_string());
            say_line(&format!("the configuration is right (file: {file})"));
            if *strict && !loaded.warnings.is_empty() {
                return Err(Failure::other("a warning counts as wrong here (--strict)"));
            }
        }
    }
    Ok(())
}
