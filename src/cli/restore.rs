//! `bitpoll restore`

use std::path::{Path, PathBuf};
use std::time::Duration;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use clap::Args;

use super::backup::{Ask, How, Progress, about, folder, open};
use super::desk::{self, Refusal};
use super::failure::Failure;
use super::say_line;
use crate::backup::{self, Ring, Unpacked, list, moment};
use crate::config::Config;
use crate::secrets::Random;
use crate::store::{self, snapshot};

/// Which backup is restored.
#[derive(Args)]
#[group(id = "which", required = true, multiple = false, args = ["file", "latest", "at"])]
pub(super) struct Restore {
    /// The backup.
    file: Option<PathBuf>,
    /// The newest one in backup_dir.
    #[arg(long)]
    latest: bool,
    /// The newest one in backup_dir that is not newer than this time in UTC: 2026-11-25, or "2026-11-25 14:30".
    #[arg(long, value_name = "TIME")]
    at: Option<String>,
    #[command(flatten)]
    how: How,
}

/// Puts a backup in the place of the database.
///
/// # Errors
/// What went wrong; then nothing was changed.
pub(super) fn run(given: &Restore, config: &Config) -> Result<(), Failure> {
    let file = pick(given, config)?;
    match desk::database_file(config) {
        Some(database) => into_file(&file, &database, &given.how, config),
        None => into_server(&file, &given.how, config),
    }
}

fn pick(given: &Restore, config: &Config) -> Result<PathBuf, Failure> {
    if let Some(file) = &given.file {
        return Ok(file.clone());
    }
    let until = given.at.as_deref().map(time).transpose()?;
    let folder = folder(config)?;
    let found = list(folder)?.into_iter().find(|one| until.is_none_or(|until| one.name.at <= until));
    found.map(|one| one.path).ok_or_else(|| {
        let when = until.map_or_else(String::new, |until| format!(" from {} or before", moment(until)));
        Failure::other(format!("there is no backup{when} in {}", folder.display()))
    })
}

/// The last second of a day, a minute or a second, in UTC.
fn time(text: &str) -> Result<i64, Failure> {
    let plain = text.trim().trim_end_matches("UTC").trim_end_matches('Z').trim().replace('T', " ");
    let second = NaiveDateTime::parse_from_str(&plain, "%Y-%m-%d %H:%M:%S").ok();
    let minute =
        || Some(NaiveDateTime::parse_from_str(&plain, "%Y-%m-%d %H:%M").ok()?.and_utc().timestamp() + 59);
    let day = || {
        let day = NaiveDate::parse_from_str(&plain, "%Y-%m-%d").ok()?;
        Some(day.and_time(NaiveTime::MIN).and_utc().timestamp() + 86_399)
    };
    second.map(|at| at.and_utc().timestamp()).or_else(minute).or_else(day).ok_or_else(|| {
        Failure::usage(format!(
            "--at {text:?}: must be a time in UTC, such as 2026-11-25 or \"2026-11-25 14:30\""
        ))
    })
}

fn into_file(file: &Path, database: &Path, how: &How, config: &Config) -> Result<(), Failure> {
    desk::check_owner(config)?;
    let mut input = open(file, &Ask::new(how, config))?;
    desk::make_data_dir(&config.data_dir)?;
    let was_there = database.exists();
    let _claim = snapshot::claim(database).map_err(|error| match error {
        store::Error::Locked(_) => {
            Failure::other("a server has the database open: stop it first, then restore")
        }
        error => error.into(),
    })?;
    let restored = restored(file, &mut input, database, how, config);
    if restored.is_err() && !was_there {
        // The lock has made it, with nothing in it.
        let _ = std::fs::remove_file(database);
    }
    for line in restored? {
        if !how.quiet {
            say_line(&line);
        }
    }
    Ok(())
}

type Input = backup::Unpack<std::io::BufReader<std::fs::File>>;

fn restored(
    file: &Path,
    input: &mut Input,
    database: &Path,
    how: &How,
    config: &Config,
) -> Result<Vec<String>, Failure> {
    let (random, clock) = (Random::system(), desk::clock());
    let parent = database.parent().filter(|folder| !folder.as_os_str().is_empty());
    let unpacked = unpack(file, input, parent.unwrap_or(Path::new(".")), how, &random)?;
    let ready = unpacked.into_database(&random, &clock).map_err(|error| about(file, error))?;
    let now = clock();
    let manifest = &ready.manifest;
    let mut lines = vec![format!(
        "{} is restored: {} rows as of {}, schema {}",
        file.display(),
        manifest.all_rows(),
        manifest.made,
        ready.contents.schema
    )];
    let kept = backup::replace(database, ready.path(), now)?;
    if let Some(kept) = kept {
        lines.push(format!("the database that was there before is kept as {}", kept.display()));
    }
    lines.push(keys(ready.keys.as_deref(), config, &random, now)?);
    Ok(lines)
}

fn unpack(
    file: &Path,
    input: &mut Input,
    folder: &Path,
    how: &How,
    random: &Random,
) -> Result<Unpacked, Failure> {
    let mut progress = Progress::new(how.quiet);
    let mut watch = |stage, done, all| progress.tell(stage, done, all);
    backup::unpack(input, folder, random, &mut watch).map_err(|error| about(file, error))
}

/// Puts the ring of keys in its place, and says what became of it.
fn keys(keys: Option<&str>, config: &Config, random: &Random, now: i64) -> Result<String, Failure> {
    let path = &config.secret_key_file;
    let shown = path.display();
    let Some(keys) = keys else {
        return Ok(if path.exists() {
            format!(
                "{shown} is as it was: the backup holds no keys, and its links need those that they were made with"
            )
        } else {
            format!(
                "{shown} is missing, and the backup holds no keys: put back the file that the site had, before you start it"
            )
        });
    };
    Ok(match backup::replace_keys(path, keys, random, now)? {
        Ring::Same => format!("{shown} is the one of the backup"),
        Ring::Made => format!("{shown} is restored too"),
        Ring::Replaced(kept) => {
            format!("{shown} is restored too; the one that was there before is kept as {}", kept.display())
        }
    })
}

fn into_server(file: &Path, how: &How, config: &Config) -> Result<(), Failure> {
    let mut input = open(file, &Ask::new(how, config))?;
    let (random, clock) = (Random::system(), desk::clock());
    let folder = config.backup_dir.clone().unwrap_or_else(|| config.data_dir.clone());
    backup::make_folder(&folder)?;
    let unpacked = unpack(file, &mut input, &folder, how, &random)?;
    let (manifest, ring) = (unpacked.manifest.clone(), unpacked.keys.clone());
    let store = desk::open_store(config, Duration::ZERO).map_err(Refusal::into_failure)?;
    let rows = unpacked.into_store(&store, &random, &clock);
    store.close();
    let rows = rows.map_err(|error| about(file, error))?;
    let ring = keys(ring.as_deref(), config, &random, clock())?;
    if !how.quiet {
        say_line(&format!("{} is restored: {rows} rows as of {}", file.display(), manifest.made));
        say_line(&ring);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_the_last_second_of_what_was_named() {
        let at = |text: &str| moment(time(text).unwrap());
        assert_eq!(at("2026-11-25"), "2026-11-25 23:59:59 UTC");
        assert_eq!(at("2026-11-25 14:30"), "2026-11-25 14:30:59 UTC");
        assert_eq!(at("2026-11-25T14:30Z"), "2026-11-25 14:30:59 UTC");
        assert_eq!(at("2026-11-25 14:30:05 UTC"), "2026-11-25 14:30:05 UTC");
        for bad in ["", "yesterday", "2026-13-01", "25.11.2026"] {
            assert!(time(bad).is_err(), "{bad}");
        }
    }
}
