//! `bitpoll backup [FILE|DIRECTORY]`

use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use super::{Ask, How, Progress, Timer, copy, folder, told};
use crate::backup::{self, Error, Made, Maker, Name};
use crate::cli::desk::{self, Refusal};
use crate::cli::failure::Failure;
use crate::cli::{admin, say_line};
use crate::config::Config;
use crate::secrets::Random;
use crate::store;

/// Makes a backup, wherever the database is open.
pub(super) fn run(to: Option<PathBuf>, how: &How, timer: &Timer, config: Config) -> Result<(), Failure> {
    desk::must_exist(&config)?;
    let created = (desk::clock())();
    let target = target(to, timer, &config, created)?;
    let secret = Ask::new(how, &config).to_seal()?;
    let maker = Maker { config, secret, random: Random::system() };
    let mut progress = Progress::new(how.quiet);
    let made = make(&maker, &target, created, &mut progress)?;
    drop(progress);
    if !how.quiet {
        told(&made).iter().for_each(|line| say_line(line));
    }
    timer.settle(&target, created, &maker.config)
}

/// A file as it was named, or one named by the time in a directory.
fn target(to: Option<PathBuf>, timer: &Timer, config: &Config, created: i64) -> Result<PathBuf, Failure> {
    let name = Name { at: created, why: timer.why() }.to_string();
    Ok(match to {
        None => {
            let folder = folder(config)?;
            backup::make_folder(folder)?;
            folder.join(name)
        }
        Some(folder) if folder.is_dir() => folder.join(name),
        Some(place) if timer.every.is_some() => {
            let shown = place.display();
            return Err(Failure::usage(format!(
                "{shown} is no directory: backups of a timer are named by the time"
            )));
        }
        Some(file) => file,
    })
}

fn make(maker: &Maker, to: &Path, created: i64, progress: &mut Progress) -> Result<Made, Failure> {
    let Some(database) = desk::database_file(&maker.config) else {
        let store = desk::open_store(&maker.config, Duration::ZERO).map_err(Refusal::into_failure)?;
        let made =
            maker.of_store(&store, to, created, &mut |stage, done, all| progress.tell(stage, done, all));
        store.close();
        return Ok(made?);
    };
    for _ in 0..admin::TRIES {
        if let Some(stream) = admin::connect(&maker.config) {
            return copy::fetch(maker, stream, to, progress);
        }
        desk::check_owner(&maker.config)?;
        let made =
            maker.of_file(&database, to, created, &mut |stage, done, all| progress.tell(stage, done, all));
        match made {
            Err(Error::Store(store::Error::Locked(_))) => thread::sleep(admin::PAUSE),
            made => return Ok(made?),
        }
    }
    Err(admin::silent())
}
