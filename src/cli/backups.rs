//! The backups that the server makes by itself, and which of them it keeps.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use tokio::sync::{Notify, oneshot};

use super::process;
use crate::actions::upkeep;
use crate::backup::{self, Error, Keep, Made, Maker, Name, Scratch, Why, superseded};
use crate::web::App;

/// How often a node asks whether it is time for a backup.
const ASK: Duration = Duration::from_secs(60);
/// How long a server that stops waits for a backup to notice.
const PATIENCE: Duration = Duration::from_secs(10);
/// Backups from before an upgrade that are kept.
pub(super) const UPGRADES: usize = 3;

/// The job, and how to end it.
pub(super) struct Backups {
    stopping: Arc<AtomicBool>,
    wake: Arc<Notify>,
    job: tokio::task::JoinHandle<()>,
}

impl Backups {
    /// Starts it on this runtime.
    pub(super) fn start(app: App) -> Self {
        let (stopping, wake) = (Arc::new(AtomicBool::new(false)), Arc::new(Notify::new()));
        let job = actix_web::rt::spawn(run(app, Arc::clone(&stopping), Arc::clone(&wake)));
        Self { stopping, wake, job }
    }

    /// Ends it. A backup that is not finished is thrown away.
    pub(super) async fn stop(self) {
        self.stopping.store(true, Ordering::Relaxed);
        self.wake.notify_one();
        let abort = self.job.abort_handle();
        if tokio::time::timeout(PATIENCE, self.job).await.is_err() {
            abort.abort();
        }
    }
}

/// The rules of the configuration.
pub(super) fn rules(config: &crate::config::Config) -> Keep {
    Keep {
        hourly: config.backup_keep_hourly,
        daily: config.backup_keep_daily,
        weekly: config.backup_keep_weekly,
    }
}

async fn run(app: App, stopping: Arc<AtomicBool>, wake: Arc<Notify>) {
    let keep = rules(&app.config);
    let (Some(folder), Some(every)) = (app.config.backup_dir.clone(), keep.every()) else { return };
    loop {
        // First of all, so that a start is not delayed.
        let _ = tokio::time::timeout(ASK, wake.notified()).await;
        if stopping.load(Ordering::Relaxed) {
            return;
        }
        match app.store.write(upkeep::begin_backup).await {
            Ok(true) => {}
            Ok(false) => continue,
            Err(error) => {
                tracing::error!(%error, "backup: the database cannot be asked whether it is time");
                continue;
            }
        }
        let made = apart(app.clone(), folder.clone(), keep, Arc::clone(&stopping)).await;
        let told = match made {
            Ok(made) => {
                let (rows, bytes) = (made.manifest.all_rows(), made.size);
                tracing::info!(file = %made.path.display(), rows, bytes, "a backup is made");
                app.store.write(move |tx| upkeep::end_backup(tx, every)).await
            }
            Err(Error::Stopped) => app.store.write(upkeep::put_off_backup).await,
            Err(error) => {
                tracing::error!(%error, "a backup failed; it is tried again in an hour");
                app.store.write(upkeep::put_off_backup).await
            }
        };
        if let Err(error) = told {
            tracing::error!(%error, "backup: the database cannot be told");
        }
    }
}

/// Makes one on a thread of its own, which lets everybody else go first.
async fn apart(
    app: App,
    folder: std::path::PathBuf,
    keep: Keep,
    stopping: Arc<AtomicBool>,
) -> backup::Result<Made> {
    let (reply, answer) = oneshot::channel();
    let work = move || {
        process::work_in_the_background();
        let made = make(&app, &folder, &stopping);
        if made.is_ok() {
            tidy(&folder, keep, app.store.now());
        }
        let _ = reply.send(made);
    };
    let thread = std::thread::Builder::new().name("backup".to_owned()).spawn(work);
    thread.map_err(|error| Error::File("a thread".to_owned(), error))?;
    answer.await.unwrap_or(Err(Error::Stopped))
}

fn make(app: &App, folder: &Path, stopping: &AtomicBool) -> backup::Result<Made> {
    let secret = app.config.backup_key_file.as_deref().map(backup::read_key).transpose()?;
    let maker = Maker { config: app.config.clone(), secret, random: app.random.clone() };
    let created = app.store.now();
    backup::make_folder(folder)?;
    let to = folder.join(Name { at: created, why: Why::Scheduled }.to_string());
    maker.of_store(&app.store, &to, created, &mut |_, _, _| !stopping.load(Ordering::Relaxed))
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
                tracing::warn!(%error, file = %one.path.display(), "an older backup cannot be deleted")
            }
        }
    }
}
