//! `bitpoll doctor`

use std::os::unix::fs::MetadataExt as _;
use std::path::Path;

use super::backups::rules;
use super::desk::{Desk, database_file};
use super::failure::Failure;
use super::request::Request;
use super::{admin, backup, desk, say_line};
use crate::backup::{list, moment, room};
use crate::config::Config;
use crate::domain::id::PollId;
use crate::domain::tally::Tally;
use crate::store::space::{self, Room};
use crate::store::{self, Store, check};

/// Looks at everything that can be wrong. The configuration is right, or we would not be here.
///
/// # Errors
/// What is wrong, one line each.
pub(super) fn run(config: Config) -> Result<(), Failure> {
    say_line("configuration: right");
    say_line(&config.mail_line());
    let mut bad = Vec::new();
    let database = database_file(&config);
    if !config.data_dir.exists() {
        say_line(&format!("data_dir {}: not there yet; `bitpoll serve` makes it", config.data_dir.display()));
        return Ok(());
    }
    private("data_dir", &config.data_dir, "700", &mut bad);
    private("secret_key_file", &config.secret_key_file, "600", &mut bad);
    if let Some(path) = &config.backup_key_file {
        private("backup_key_file", path, "600", &mut bad);
    }
    disk(&config, &mut bad);
    backups(&config, &mut bad);
    match database {
        Some(path) if !path.exists() => say_line(&format!("database {}: not there yet", path.display())),
        other => {
            if let Some(path) = other {
                private("database", &path, "600", &mut bad);
            }
            match admin::ask(config, &Request::Inspect) {
                Ok(lines) => lines.iter().for_each(|line| say_line(line)),
                Err(failure) => bad.extend(failure.lines),
            }
        }
    }
    if bad.is_empty() { Ok(()) } else { Err(Failure { lines: bad, code: 1 }) }
}

/// Only its owner may have rights to it, and we must be the owner or root.
fn private(key: &str, path: &Path, mode: &str, bad: &mut Vec<String>) {
    let Ok(data) = path.metadata() else { return };
    let shown = path.display();
    if data.mode() & 0o077 != 0 {
        bad.push(format!("{key} {shown}: others have rights to it: chmod {mode} {shown}"));
    } else {
        say_line(&format!("{key} {shown}: for its owner alone"));
    }
}

/// How much room there is where the database and its backups are.
fn disk(config: &Config, bad: &mut Vec<String>) {
    let backups = config.backup_dir.as_deref().filter(|folder| folder.exists());
    for folder in [Some(config.data_dir.as_path()), backups].into_iter().flatten() {
        let Ok(space) = space::of(folder) else { continue };
        let line = format!(
            "disk of {}: {} of {} are free",
            folder.display(),
            backup::size(space.free),
            backup::size(space.total)
        );
        match space.room() {
            Room::Plenty => say_line(&line),
            Room::Low => bad.push(format!("{line}: it is nearly full: make room")),
            Room::Out => bad.push(format!("{line}: it is full: votes fail until there is room")),
        }
    }
    if let (Some(database), Some(folder)) = (database_file(config), backups)
        && let Err(error) = room(folder, &database)
    {
        bad.push(format!("backups: there is no room for one: {error}"));
    }
}

/// How old the newest backup is. A site that has none yet was perhaps made today.
fn backups(config: &Config, bad: &mut Vec<String>) {
    let Some(folder) = &config.backup_dir else {
        return say_line("backups: the server makes none by itself: backup_dir is not set");
    };
    let newest = list(folder).unwrap_or_default().into_iter().next();
    let every = rules(config).every();
    match (newest, every) {
        (None, _) => say_line(&format!("backups: none yet in {}", folder.display())),
        (Some(newest), Some(every)) if newest.name.at + 2 * every + 3_600 < (desk::clock())() => {
            bad.push(format!(
                "backups: the newest is of {}: the log of the server says why there is none since",
                moment(newest.name.at)
            ));
        }
        (Some(newest), _) => say_line(&format!("backups: the newest is of {}", moment(newest.name.at))),
    }
}

/// Looks the database over.
///
/// # Errors
/// What is wrong, one line each.
pub(super) fn inspect(desk: &Desk) -> Result<Vec<String>, Failure> {
    look_over(&desk.store)
}

/// Looks a database over.
///
/// # Errors
/// What is wrong, one line each.
pub(super) fn look_over(store: &Store) -> Result<Vec<String>, Failure> {
    let mut bad = store.read_blocking(check::integrity)?;
    let (mut polls, mut votes, mut last) = (0_u64, 0_i64, PollId(0));
    while let Some((id, slug, stored, counted)) = recount(store, last)? {
        if stored != counted {
            bad.push(format!("the counts of the poll {slug} are not those of its votes"));
        }
        (polls, votes, last) = (polls + 1, votes + counted.votes(), id);
    }
    if bad.is_empty() {
        return Ok(vec![
            "database: intact".to_owned(),
            format!("counts: right ({polls} polls, {votes} votes)"),
        ]);
    }
    Err(Failure { lines: bad.into_iter().map(|line| format!("database: {line}")).collect(), code: 1 })
}

type Counts = (PollId, String, Tally, Tally);

fn recount(store: &Store, after: PollId) -> Result<Option<Counts>, store::Error> {
    store.read_blocking(move |tx| check::next_poll(tx, after))
}
