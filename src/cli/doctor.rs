//! `bitpoll doctor`

use std::os::unix::fs::MetadataExt as _;
use std::path::Path;

use super::desk::{Desk, database_file};
use super::failure::Failure;
use super::request::Request;
use super::{admin, say_line};
use crate::config::Config;
use crate::domain::id::PollId;
use crate::domain::tally::Tally;
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

/// Looks the database over.
///
/// # Errors
/// What is wrong, one line each.
pub(super) fn inspect(desk: &Desk) -> Result<Vec<String>, Failure> {
    let mut bad = desk.store.read_blocking(check::integrity)?;
    let (mut polls, mut votes, mut last) = (0_u64, 0_i64, PollId(0));
    while let Some((id, slug, stored, counted)) = recount(&desk.store, last)? {
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
