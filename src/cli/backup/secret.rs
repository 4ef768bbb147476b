//! What seals and opens backups: the key that the configuration names, or a passphrase.

use std::io::{BufRead as _, IsTerminal as _};

use super::How;
use crate::backup::{self, Secret};
use crate::cli::failure::Failure;
use crate::config::Config;

/// Where the secret comes from.
pub(in crate::cli) struct Ask<'a> {
    how: &'a How,
    config: &'a Config,
}

impl<'a> Ask<'a> {
    pub(in crate::cli) fn new(how: &'a How, config: &'a Config) -> Self {
        Self { how, config }
    }

    /// What a new backup is sealed with: a passphrase if one is wanted, else the key in `backup_key_file`, if that is set.
    pub(in crate::cli) fn to_seal(&self) -> Result<Option<Secret>, Failure> {
        if self.how.passphrase_stdin {
            return self.typed().map(Some);
        }
        if self.how.passphrase {
            let first = prompt("Passphrase: ")?;
            if first.chars().count() < 12 {
                return Err(Failure::usage("a passphrase has at least 12 characters: four words or more"));
            }
            if prompt("Once more: ")? != first {
                return Err(Failure::usage("the two passphrases differ"));
            }
            return Ok(Some(Secret::Passphrase(first)));
        }
        self.key()
    }

    /// What opens a backup that is sealed so (`key` or `passphrase`), if anything was given that can.
    pub(in crate::cli) fn to_open(&self, sealed: Option<&str>) -> Result<Option<Secret>, Failure> {
        match sealed {
            None => Ok(None),
            Some("passphrase") if self.how.passphrase_stdin => self.typed().map(Some),
            Some("passphrase") if self.how.passphrase || std::io::stdin().is_terminal() => {
                Ok(Some(Secret::Passphrase(prompt("Passphrase of the backup: ")?)))
            }
            Some("passphrase") => Ok(None),
            Some(_) => self.key(),
        }
    }

    /// Whether anything was given that could open a backup that is sealed so.
    pub(in crate::cli) fn can_open(&self, sealed: Option<&str>) -> bool {
        match sealed {
            None => true,
            Some("passphrase") => self.how.passphrase || self.how.passphrase_stdin,
            Some(_) => self.config.backup_key_file.is_some(),
        }
    }

    fn key(&self) -> Result<Option<Secret>, Failure> {
        let key = self.config.backup_key_file.as_deref().map(backup::read_key).transpose();
        key.map_err(|error| Failure::usage(error.to_string()))
    }

    fn typed(&self) -> Result<Secret, Failure> {
        let mut line = String::new();
        std::io::stdin().lock().read_line(&mut line).map_err(|error| unreadable(&error))?;
        match line.trim_end_matches(['\n', '\r']) {
            "" => Err(Failure::usage("the passphrase is empty")),
            text => Ok(Secret::Passphrase(text.to_owned())),
        }
    }
}

fn prompt(text: &str) -> Result<String, Failure> {
    if !std::io::stdin().is_terminal() {
        return Err(Failure::usage("there is no terminal to ask for the passphrase: use --passphrase-stdin"));
    }
    rpassword::prompt_password(text).map_err(|error| unreadable(&error))
}

fn unreadable(error: &std::io::Error) -> Failure {
    Failure::other(format!("the passphrase cannot be read: {error}"))
}
