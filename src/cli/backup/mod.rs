//! `bitpoll backup …`

mod copy;
mod drill;
mod look;
mod make;
mod progress;
mod secret;
mod timed;

use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};

use super::failure::Failure;
use super::say_line;
use crate::backup::{self, Made};
use crate::config::Config;
use crate::secrets::{Random, encode_hex};
pub(super) use copy::{Said, send};
pub(super) use look::{about, open};
pub(super) use progress::Progress;
pub(super) use secret::Ask;
use timed::Timer;

/// A backup, or what to do with those that there are.
#[derive(Args)]
pub(super) struct Backup {
    /// File to make, or directory to make one in [default: backup_dir]
    to: Option<PathBuf>,
    #[command(flatten)]
    how: How,
    #[command(flatten)]
    timer: Timer,
    #[command(subcommand)]
    command: Option<Command>,
}

/// What to do with backups.
#[derive(Subcommand)]
enum Command {
    /// Tell whether a backup is as it was written, and what is in it.
    Verify {
        /// The backup.
        file: PathBuf,
        #[command(flatten)]
        how: How,
    },
    /// List the backups in `backup_dir`, the newest first.
    List,
    /// Restore a backup where it does no harm, open it as a server would, and look it over; also while the server runs.
    Drill {
        /// The backup [default: the newest one in backup_dir]
        file: Option<PathBuf>,
        #[command(flatten)]
        how: How,
    },
    /// Note that no timer makes backups any more, so that the site does not warn of it; the next that one makes is noted again.
    ForgetTimer,
    /// Make a file with a new key for `backup_key_file`. Keep a copy elsewhere: without it no sealed backup opens.
    Key {
        /// The file to make.
        file: PathBuf,
    },
}

/// How a backup is opened or sealed, and what is told.
#[derive(Args, Default)]
pub(super) struct How {
    /// Seal with a passphrase, or open what was sealed with one: it is asked for.
    #[arg(long)]
    pub passphrase: bool,
    /// The same; it is the first line of standard input.
    #[arg(long)]
    pub passphrase_stdin: bool,
    /// Say nothing but what went wrong.
    #[arg(long, short)]
    pub quiet: bool,
}

/// Does what the command line says.
///
/// # Errors
/// What went wrong.
pub(super) fn run(given: Backup, config: Config) -> Result<(), Failure> {
    match (given.command, given.to) {
        (Some(_), Some(to)) => Err(Failure::usage(format!("{} is one argument too many", to.display()))),
        (Some(_), None) if given.timer.every.is_some() => {
            Err(Failure::usage("--every is for making backups alone"))
        }
        (Some(Command::Verify { file, how }), None) => look::verify(&file, &how, &config),
        (Some(Command::List), None) => look::list(&config),
        (Some(Command::Drill { file, how }), None) => drill::run(file, &how, &config),
        (Some(Command::ForgetTimer), None) => timed::forget(&config),
        (Some(Command::Key { file }), None) => key(&file),
        (None, to) => make::run(to, &given.how, &given.timer, config),
    }
}

fn key(file: &Path) -> Result<(), Failure> {
    backup::new_key(file, &Random::system())?;
    say_line(&format!(
        "{} holds a new key: set backup_key_file to it, and keep a copy elsewhere: without it no backup that it sealed opens",
        file.display()
    ));
    Ok(())
}

/// The directory of backups.
pub(super) fn folder(config: &Config) -> Result<&Path, Failure> {
    config.backup_dir.as_deref().ok_or_else(|| {
        Failure::usage("backup_dir is not set: set it, or name the file: with PostgreSQL there is no default")
    })
}

/// Lines that tell of a backup that was made.
pub(super) fn told(made: &Made) -> Vec<String> {
    let mut lines = vec![
        format!("{} is made: {} of {} rows", made.path.display(), size(made.size), made.manifest.all_rows()),
        format!("sha256 at its end: {}", encode_hex(&made.packed.sum)),
    ];
    lines.push(if made.manifest.keys {
        "sealed; the ring of keys is inside".to_owned()
    } else {
        "not sealed: anybody who has it can read it; secret.key is NOT inside: keep a copy of that apart"
            .to_owned()
    });
    lines
}

/// Bytes for people.
pub(in crate::cli) fn size(bytes: u64) -> String {
    #[expect(clippy::cast_precision_loss, reason = "three digits are shown")]
    let bytes_ = bytes as f64;
    match bytes {
        0..1_000 => format!("{bytes} B"),
        1_000..1_000_000 => format!("{:.1} kB", bytes_ / 1e3),
        1_000_000..1_000_000_000 => format!("{:.1} MB", bytes_ / 1e6),
        _ => format!("{:.2} GB", bytes_ / 1e9),
    }
}
