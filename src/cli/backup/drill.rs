//! `bitpoll backup drill`: restores a backup where it does no harm, and looks it over.

use std::fs::DirBuilder;
use std::os::unix::fs::DirBuilderExt as _;
use std::path::{Path, PathBuf};

use super::{Ask, How, Progress, about, folder, open};
use crate::actions::site_keys;
use crate::backup::{self, Error, Ready, Scratch, list};
use crate::cli::desk;
use crate::cli::doctor;
use crate::cli::failure::Failure;
use crate::cli::process;
use crate::cli::say_line;
use crate::config::Config;
use crate::secrets::{Keys, Random};
use crate::store::{Database, DatabaseConfig, Store};

/// Restores the newest backup, or the one that is named, into a scratch place.
pub(super) fn run(file: Option<PathBuf>, how: &How, config: &Config) -> Result<(), Failure> {
    // A server next to us comes first.
    process::work_in_the_background();
    let file = match file {
        Some(file) => file,
        None => newest(folder(config)?)?,
    };
    let (random, mut input) = (Random::system(), open(&file, &Ask::new(how, config))?);
    let base = config.backup_dir.clone().unwrap_or_else(std::env::temp_dir);
    backup::make_folder(&base)?;
    let scratch = Scratch::within(&base, &random);
    let place = scratch.path();
    DirBuilder::new().mode(0o700).create(place).map_err(|error| Error::file(place, error))?;
    let mut progress = Progress::new(how.quiet);
    let mut watch = |stage, done, all| progress.tell(stage, done, all);
    let unpacked = backup::unpack(&mut input, place, &random, &mut watch);
    drop(progress);
    let ready = unpacked.and_then(|unpacked| unpacked.into_database(&random, &desk::clock()));
    let lines = look(&file, &ready.map_err(|error| about(&file, error))?)?;
    if !how.quiet {
        lines.iter().for_each(|line| say_line(line));
    }
    Ok(())
}

fn newest(folder: &Path) -> Result<PathBuf, Failure> {
    let found = list(folder)?.into_iter().next().map(|one| one.path);
    found.ok_or_else(|| Failure::other(format!("there is no backup in {}", folder.display())))
}

/// Opens the database as a server would, with the upgrade to this release.
fn look(file: &Path, ready: &Ready) -> Result<Vec<String>, Failure> {
    let config = DatabaseConfig::new(Database::Sqlite { path: ready.path().to_owned() });
    let store = Store::open(&config, desk::clock())?;
    let mut lines = vec![
        format!("{}: restored into a scratch place, and opened", file.display()),
        format!(
            "{} rows in {} tables: as many as when it was made, {}",
            ready.manifest.all_rows(),
            ready.manifest.rows.len(),
            ready.manifest.made
        ),
    ];
    let found = doctor::look_over(&store);
    let keys = ready.keys.as_deref().map(|keys| belong(&store, keys)).transpose();
    store.close();
    lines.extend(found?);
    lines.push(match keys? {
        Some(true) => "keys: inside, and those of its links".to_owned(),
        Some(false) => return Err(Failure::other("keys: inside, but not those of its links")),
        None => "keys: not inside; its links need the secret.key of the site".to_owned(),
    });
    lines.push("the scratch place is removed".to_owned());
    Ok(lines)
}

fn belong(store: &Store, keys: &str) -> Result<bool, Failure> {
    let keys = Keys::parse(keys).map_err(|error| Failure::other(format!("keys: {error}")))?;
    Ok(store.read_blocking(move |tx| site_keys::are_known(tx, &keys))?)
}
