//! The backups that the server makes by itself, and which of them it keeps.

use std::path::Path;
use std::time::Duration;

use tokio::sync::oneshot;

use super::background::Stop;
use super::failure::Failure;
use super::process;
use crate::actions::{self, upkeep};
use crate::backup::{self, Error, Keep, Made, Maker, Name, Scratch, Why, superseded};
use crate::config::Config;
use crate::web::App;

/// How often a node asks whether it is time for a backup.
const ASK: Duration = Duration::from_secs(60);
/// Backups from before an upgrade that are kept.
pub(super) const UPGRADES: usize = 3;

/// Tells whether backups can be sealed as the configuration wants: a server that makes none, unseen, is worse than one that does
/// not start.
///
/// # Errors
/// What is wrong with the key.
pub(super) fn check(config: &Config) -> Result<(), Failure> {
    let key = config.backup_key_file.as_deref().map(backup::read_key).transpose();
    key.map(drop).map_err(|error| Failure::usage(error.to_string()))
}

/// Makes backups until the server stops; one that is not finished then is thrown away.
pub(super) async fn run(app: App, stop: Stop) {
    let keep = Keep::of(&app.config);
    let (Some(folder), Some(every)) = (app.config.backup_dir.clone(), keep.every()) else { return };
    loop {
        // First of all, so that a start is not delayed.
        stop.sleep(ASK).await;
        if stop.is_asked() {
            return;
        }
        if let Err(error) = once(&app, &folder, keep, every, &stop).await {
            tracing::error!("backup: the database cannot be asked whether it is time: {error}");
        }
    }
}

/// Makes one if it is time, and this node's turn.
async fn once(app: &App, folder: &Path, keep: Keep, every: i64, stop: &Stop) -> actions::Result<()> {
    let Some(lease) = app.store.write(upkeep::begin_backup).await? else { return Ok(()) };
    match apart(app.clone(), folder.to_owned(), keep, stop.clone()).await {
        Ok(made) => {
            let (rows, bytes) = (made.manifest.all_rows(), made.size);
            app.store.meters().job("backup", true);
            tracing::info!(file = %made.path.display(), rows, bytes, "a backup is made");
            app.store.write(move |tx| upkeep::end_backup(tx, lease, every)).await
        }
        Err(Error::Stopped) => app.store.write(move |tx| upkeep::put_off_backup(tx, lease)).await,
        Err(error) => {
            app.store.meters().job("backup", false);
            tracing::error!("a backup failed; it is tried again in an hour: {error}");
            app.store.write(move |tx| upkeep::put_off_backup(tx, lease)).await
        }
    }
}

/// Makes one on a thread of its own, which lets everybody else go first.
async fn apart(app: App, folder: std::path::PathBuf, keep: Keep, stop: Stop) -> backup::Result<Made> {
    let (reply, answer) = oneshot::channel();
    let work = move || {
        process::work_in_the_background();
        let made = make(&app, &folder, &stop);
        if made.is_ok() {
            tidy(&folder, keep, app.store.now());
        }
        let _ = reply.send(made);
    };
    let thread = std::thread::Builder::new().name("backup".to_owned()).spawn(work);
    thread.map_err(|error| Error::File("a thread".to_owned(), error))?;
    answer.await.unwrap_or(Err(Error::Stopped))
}

fn make(app: &App, folder: &Path, stop: &Stop) -> backup::Result<Made> {
    let secret = app.config.backup_key_file.as_deref().map(backup::read_key).transpose()?;
    let maker = Maker { config: app.config.clone(), secret, random: app.random.clone() };
    let created = app.store.now();
    backup::make_folder(folder)?;
    let to = folder.join(Name { at: created, why: Why::Scheduled }.to_string());
    maker.of_store(&app.store, &to, created, &mut |_, _, _| !stop.is_asked())
}

/// Deletes what no rule keeps, and what a program left behind that was killed. Backups that somebody wanted are never deleted.
fn tidy(folder: &Path, keep: Keep, now: i64) {
    Scratch::tidy(folder, now);
    let Ok(found) = backup::list(folder) else { return };
    let scheduled: Vec<_> = found.iter().filter(|one| one.name.why == Why::Scheduled).collect();
    let moments: Vec<i64> = scheduled.iter().map(|one| one.name.at).collect();
    let gone = superseded(&moments, keep);
    for one in scheduled.iter().filter(|one| gone.contains(&one.name.at)) {
        match std::fs::remove_file(&one.path) {
            Ok(()) => tracing::info!(file = %one.path.display(), "an older backup is deleted"),
            Err(error) => {
                tracing::warn!(file = %one.path.display(), "an older backup cannot be deleted: {error}")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::sync::atomic::{AtomicI64, Ordering};

    use super::*;
    use crate::secrets::{Keys, Random};
    use crate::store::{Database, DatabaseConfig, Store};

    const NOON: i64 = 1_803_902_400;
    const DAY: i64 = 86_400;

    /// A site whose clock the test moves, and its directory of backups.
    fn site(place: &Path, hourly: &str) -> (App, Arc<AtomicI64>) {
        let clock = Arc::new(AtomicI64::new(NOON));
        let data = place.display().to_string();
        let config = Config::of(&[("data_dir", &data), ("backup_keep_hourly", hourly)]).unwrap();
        let keys = Keys::load_or_create(&config.secret_key_file, &Random::seeded(1)).unwrap();
        let database = Database::Sqlite { path: place.join("bitpoll.db") };
        let ticking = Arc::clone(&clock);
        let store =
            Store::open(&DatabaseConfig::new(database), Arc::new(move || ticking.load(Ordering::Relaxed)));
        (App::new(config, store.unwrap(), keys, Random::seeded(2)), clock)
    }

    /// Asks as often as the server does, every few hours, and gives the moments of what is there in the end.
    fn kept(hourly: &str, days: i64, step: i64) -> Vec<i64> {
        let place = tempfile::tempdir().unwrap();
        let (app, clock) = site(place.path(), hourly);
        let keep = Keep::of(&app.config);
        let folder = app.config.backup_dir.clone().unwrap();
        backup::make_folder(&folder).unwrap();
        let wanted = folder.join(Name { at: NOON - 900 * DAY, why: Why::Manual }.to_string());
        std::fs::write(&wanted, "kept whatever the rules say").unwrap();
        actix_web::rt::System::new().block_on(async {
            for turn in 0..days * DAY / step {
                clock.store(NOON + turn * step, Ordering::Relaxed);
                once(&app, &folder, keep, keep.every().unwrap(), &Stop::default()).await.unwrap();
            }
        });
        let last = app.store.read_blocking(upkeep::last_backup).unwrap();
        let found = backup::list(&folder).unwrap();
        assert_eq!(last.map(|at| at.0), Some(found[0].name.at));
        assert!(wanted.exists());
        assert_eq!(std::fs::read_dir(&folder).unwrap().count(), found.len(), "nothing else is left");
        found.iter().filter(|one| one.name.why == Why::Scheduled).map(|one| one.name.at).collect()
    }

    #[test]
    fn an_admin_who_sets_nothing_has_a_backup_of_each_of_seven_days_and_of_four_weeks() {
        let ages: Vec<i64> = kept("0", 30, DAY / 2).iter().map(|at| (NOON + 29 * DAY - at) / DAY).collect();
        assert_eq!(ages, [0, 1, 2, 3, 4, 5, 6, 9, 16]);
    }

    #[test]
    fn with_hourly_ones_a_backup_is_made_every_hour_and_the_last_hours_are_kept() {
        let found = kept("3", 1, 1_800);
        let hours: Vec<i64> = found.iter().map(|at| (at - NOON) / 3_600).collect();
        assert_eq!(hours, [23, 22, 21, 11]);
    }

    #[test]
    fn a_backup_that_fails_is_tried_again_and_leaves_nothing_behind() {
        let place = tempfile::tempdir().unwrap();
        let (app, clock) = site(place.path(), "0");
        let (keep, stop) = (Keep::of(&app.config), Stop::default());
        let folder = place.path().join("backups");
        std::fs::write(&folder, "no directory").unwrap();
        let turn = || async {
            once(&app, &folder, keep, DAY, &stop).await.unwrap();
            backup::list(&folder).map(|found| found.len())
        };
        actix_web::rt::System::new().block_on(async {
            assert!(turn().await.is_err());
            std::fs::remove_file(&folder).unwrap();
            assert_eq!(turn().await.unwrap(), 0, "not at once");
            clock.fetch_add(3_600, Ordering::Relaxed);
            assert_eq!(turn().await.unwrap(), 1);
            stop.ask();
            clock.fetch_add(DAY, Ordering::Relaxed);
            assert_eq!(turn().await.unwrap(), 1, "a server that stops makes none");
            assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 1);
        });
    }
}
