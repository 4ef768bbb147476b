//! What a timer wants: a backup that is noted, and older ones that go.

use std::fs;
use std::num::NonZeroUsize;
use std::path::{self, Path};
use std::thread;

use clap::{Args, ValueEnum};

use crate::actions::upkeep;
use crate::backup::{Error, Scratch, Timed, Why, list};
use crate::cli::admin;
use crate::cli::desk::{self, Refusal};
use crate::cli::failure::Failure;
use crate::cli::request::Request;
use crate::cli::say_line;
use crate::config::Config;

/// For timers and cron.
#[derive(Args, Default)]
pub(super) struct Timer {
    /// A timer makes backups this often; the site notes it, and warns when there is none for twice as long.
    #[arg(long, value_enum, value_name = "HOW_OFTEN")]
    pub every: Option<Every>,
    /// How many of those that a timer made stay in the directory; others are not touched [default: all].
    #[arg(long, requires = "every", value_name = "COUNT")]
    pub keep: Option<NonZeroUsize>,
}

/// How often a timer makes backups.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Every {
    /// Every hour.
    Hour,
    /// Every day.
    Day,
    /// Every week.
    Week,
    /// Every month.
    Month,
}

impl Every {
    fn seconds(self) -> i64 {
        let hours = match self {
            Self::Hour => 1,
            Self::Day => 24,
            Self::Week => 7 * 24,
            Self::Month => 31 * 24,
        };
        hours * 3_600
    }
}

impl Timer {
    /// Why a backup is made.
    pub fn why(&self) -> Why {
        if self.every.is_some() { Why::Timer } else { Why::Manual }
    }

    /// Notes the one that was made, if a timer made it, and deletes older ones in the directory.
    ///
    /// # Errors
    /// What went wrong; the backup is there nevertheless, and one that could not be deleted does not keep it from being
    /// noted.
    pub fn settle(&self, made: &Path, at: i64, config: &Config) -> Result<(), Failure> {
        let Some(every) = self.every else { return Ok(()) };
        let noted = note(Some(timed(made, at, every)), config).map_err(|failure| {
            let lines = failure.lines.iter();
            let lines =
                lines.map(|line| format!("the backup is made, but cannot be noted: {line}")).collect();
            Failure { lines, ..failure }
        });
        let pruned = match (self.keep, made.parent()) {
            (Some(keep), Some(folder)) => prune(folder, keep.get(), at),
            _ => Ok(()),
        };
        noted.and(pruned)
    }
}

fn prune(folder: &Path, keep: usize, now: i64) -> Result<(), Failure> {
    Scratch::tidy(folder, now);
    let timed = list(folder)?.into_iter().filter(|one| one.name.why == Why::Timer);
    for older in timed.skip(keep) {
        fs::remove_file(&older.path).map_err(|error| Error::file(&older.path, error))?;
    }
    Ok(())
}

fn timed(made: &Path, at: i64, every: Every) -> Timed {
    let folder = made.parent().map(|folder| path::absolute(folder).unwrap_or_else(|_| folder.to_owned()));
    let place = folder.map(|folder| folder.display().to_string()).unwrap_or_default();
    Timed { at, every: every.seconds(), place }
}

/// Notes that no timer makes backups any more, so that nobody is warned of it.
///
/// # Errors
/// Those of the database.
pub(super) fn forget(config: &Config) -> Result<(), Failure> {
    note(None, config)?;
    say_line("no timer makes backups any more: nobody is warned of it");
    Ok(())
}

/// Has the server note it, if one runs. A database of an older release is not upgraded for that.
fn note(made: Option<Timed>, config: &Config) -> Result<(), Failure> {
    for _ in 0..admin::TRIES {
        if let Some(stream) = admin::connect(config) {
            return admin::exchange(stream, &Request::NoteBackup(made.clone())).map(drop);
        }
        match desk::open_store_as_it_is(config) {
            Ok(store) => {
                let noted = store.write_blocking(move |tx| upkeep::note_timer(tx, made.clone()));
                store.close();
                return Ok(noted?);
            }
            Err(Refusal::Locked) => thread::sleep(admin::PAUSE),
            Err(Refusal::Failed(failure)) => return Err(failure),
        }
    }
    Err(admin::silent())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    #[test]
    fn a_backup_is_noted_although_older_ones_cannot_be_deleted() {
        let place = tempfile::tempdir().unwrap();
        let data = place.path().join("data").display().to_string();
        let config = Config::of(&[("data_dir", &data)]).unwrap();
        let open = || desk::open_store_unguarded(&config, Duration::ZERO).ok().unwrap();
        open().close();
        // A folder of which nobody, not even root, can tell what is in it.
        let file = place.path().join("file");
        fs::write(&file, "").unwrap();
        let timer = Timer { every: Some(Every::Day), keep: NonZeroUsize::new(1) };
        assert!(timer.settle(&file.join("made"), 1_803_902_400, &config).is_err());
        let store = open();
        let noted = store.read_blocking(upkeep::timers).unwrap();
        let place = file.display().to_string();
        assert_eq!(noted, [Timed { at: 1_803_902_400, every: 86_400, place }]);
        store.close();
    }
}
