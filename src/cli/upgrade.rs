//! `bitpoll migrate`, and the snapshot that is taken before an upgrade.

use std::path::{Path, PathBuf};
use std::time::Duration;

use clap::Subcommand;

use super::backups::UPGRADES;
use super::desk::{self, Refusal};
use super::failure::Failure;
use super::say_line;
use crate::backup::{self, Maker, Name, Why};
use crate::config::Config;
use crate::secrets::Random;
use crate::store::migrate::{MIGRATIONS, PROGRAM, State, Upgrade};
use crate::store::{self, Store};

/// What to do about the schema.
#[derive(Subcommand)]
pub(super) enum Command {
    /// Tell which schema the database has and which one this release brings; changes nothing.
    Status,
    /// Bring the database up to date, as every start does.
    Up {
        /// Without a snapshot before it: where there is no room for one, or you have made a backup.
        #[arg(long)]
        no_snapshot: bool,
    },
}

/// Does what the command line says.
///
/// # Errors
/// If the database cannot be read or brought up to date.
pub(super) fn run(command: Option<&Command>, config: &Config) -> Result<(), Failure> {
    match command {
        Some(Command::Status) => status(config),
        Some(Command::Up { no_snapshot: true }) => up(config, desk::open_store_unguarded),
        Some(Command::Up { no_snapshot: false }) | None => up(config, desk::open_store),
    }
}

fn up(config: &Config, open: fn(&Config, Duration) -> Result<Store, Refusal>) -> Result<(), Failure> {
    desk::check_owner(config)?;
    match open(config, Duration::ZERO) {
        Ok(store) => store.close(),
        Err(Refusal::Failed(failure)) => return Err(failure),
        // The server that runs has done it when it started.
        Err(Refusal::Locked) => {}
    }
    say_line(&format!("the database is up to date (schema {})", backup::lines_schema()));
    Ok(())
}

fn status(config: &Config) -> Result<(), Failure> {
    desk::must_exist(config)?;
    desk::check_owner(config)?;
    let State { schema, needs, program, snapshot } = Store::state(&desk::database(config)?, desk::clock())?;
    say_line(&match schema {
        0 => "database: no schema yet".to_owned(),
        _ => format!("database: schema {schema}; a program must know schema {needs} to use it"),
    });
    if !program.is_empty() {
        say_line(&format!("last brought up to date by bitpoll {program}"));
    }
    if !snapshot.is_empty() {
        say_line(&format!("snapshot from before that: {snapshot}"));
    }
    let known = backup::lines_schema();
    say_line(&format!("this program: bitpoll {PROGRAM}, which knows schema {known}"));
    if needs > known {
        return Err(Failure::other(format!(
            "this program is too old for the database: run bitpoll {program}"
        )));
    }
    let missing = MIGRATIONS.iter().filter(|migration| migration.version > schema);
    let missing: Vec<String> = missing.map(|one| format!("V{} {}", one.version, one.name)).collect();
    say_line(&match missing.as_slice() {
        [] => "nothing is to be done".to_owned(),
        _ => format!("to be done, by `bitpoll migrate up` or the next start: {}", missing.join(", ")),
    });
    Ok(())
}

/// Takes a snapshot of a database that is about to be upgraded, and gives its name.
///
/// # Errors
/// Why there is none: then nothing may be changed.
pub(super) fn snapshot(config: &Config, database: &Path, upgrade: &mut Upgrade<'_>) -> store::Result<String> {
    let (from, to) = (upgrade.from, upgrade.to);
    tracing::info!(from, to, "the database has an older schema: a snapshot of it is made first");
    let folder = folder(config, database);
    let at = desk::clock()();
    let file = folder.join(Name { at, why: Why::Upgrade(from) }.to_string());
    let made = make(config, database, &file, at, upgrade).map_err(|error| {
        store::Error::Migration(format!(
            "no snapshot could be made before the upgrade from schema {from}, so nothing was changed ({error}): make room, \
             set backup_dir, or go on without one by `bitpoll migrate up --no-snapshot`"
        ))
    })?;
    tracing::info!(file = %made.display(), "the snapshot is made");
    tidy(&folder);
    Ok(made.display().to_string())
}

fn make(
    config: &Config,
    database: &Path,
    to: &Path,
    at: i64,
    upgrade: &mut Upgrade<'_>,
) -> backup::Result<PathBuf> {
    let secret = config.backup_key_file.as_deref().map(backup::read_key).transpose()?;
    let maker = Maker { config: config.clone(), secret, random: Random::system() };
    if let Some(folder) = to.parent() {
        backup::make_folder(folder)?;
        backup::room(folder, database)?;
    }
    let made = maker.of_copy(to, at, &mut |_, _, _| true, |scratch, tell| (upgrade.copy)(scratch, tell))?;
    // Commands later run elsewhere.
    Ok(made.path.canonicalize().unwrap_or(made.path))
}

/// Beside the database if there is no directory of backups.
fn folder(config: &Config, database: &Path) -> PathBuf {
    let beside = database.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    config.backup_dir.clone().unwrap_or_else(|| beside.to_owned())
}

fn tidy(folder: &Path) {
    let Ok(found) = backup::list(folder) else { return };
    let upgrades = found.into_iter().filter(|one| matches!(one.name.why, Why::Upgrade(_)));
    for one in upgrades.skip(UPGRADES) {
        let _ = std::fs::remove_file(one.path);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::migrate::Migration;
    use crate::store::{Clock, Database, DatabaseConfig, Error, params};

    const NEXT: Migration = Migration {
        version: 0,
        name: "next",
        sqlite: "ALTER TABLE facts ADD COLUMN note TEXT; UPDATE schema_needs SET version = 2;",
        postgres: "",
    };
    const BROKEN: Migration = Migration {
        version: 0,
        name: "broken",
        sqlite: "DELETE FROM facts; INSERT INTO nowhere VALUES (1);",
        postgres: "",
    };

    /// The migrations of this release and one more.
    fn with(next: Migration) -> Vec<Migration> {
        let version = backup::lines_schema() + 1;
        MIGRATIONS.iter().copied().chain([Migration { version, ..next }]).collect()
    }

    struct Site {
        place: tempfile::TempDir,
        config: Config,
        database: PathBuf,
    }

    impl Site {
        /// A site of this release, with one thing in it.
        fn new() -> Self {
            let place = tempfile::tempdir().unwrap();
            let data = place.path().display().to_string();
            let config = Config::of(&[("data_dir", &data)]).unwrap();
            let database = place.path().join("bitpoll.db");
            let site = Self { place, config, database };
            let store = site.open(MIGRATIONS).unwrap();
            let put = |tx: &mut store::Tx<'_>| store::facts::put(tx, "name", "value");
            store.write_blocking(put).unwrap();
            store.close();
            site
        }

        fn open(&self, migrations: &[Migration]) -> store::Result<Store> {
            let clock: Clock = std::sync::Arc::new(|| 1_803_902_400);
            let how = DatabaseConfig::new(Database::Sqlite { path: self.database.clone() });
            let guard = |upgrade: &mut Upgrade<'_>| snapshot(&self.config, &self.database, upgrade);
            Store::open_guarded(&how, clock, migrations, Some(&guard))
        }

        fn snapshots(&self) -> Vec<PathBuf> {
            let found = backup::list(self.config.backup_dir.as_deref().unwrap()).unwrap();
            found.into_iter().map(|one| one.path).collect()
        }

        fn fact(store: &Store) -> Option<String> {
            store.read_blocking(|tx| store::facts::get(tx, "name")).unwrap()
        }
    }

    #[test]
    fn a_new_database_and_one_that_is_up_to_date_are_not_copied() {
        let site = Site::new();
        drop(site.open(MIGRATIONS).unwrap());
        assert!(!site.place.path().join("backups").exists());
    }

    #[test]
    fn an_upgrade_takes_a_snapshot_first_which_an_older_program_is_told_of_and_can_go_back_to() {
        let site = Site::new();
        let store = site.open(&with(NEXT)).unwrap();
        assert_eq!(Site::fact(&store).as_deref(), Some("value"));
        store.close();
        let snapshots = site.snapshots();
        let [snapshot] = snapshots.as_slice() else { panic!("{snapshots:?}") };
        let from = backup::lines_schema();
        assert!(snapshot.display().to_string().ends_with(&format!("-schema{from}.backup")), "{snapshot:?}");
        drop(site.open(&with(NEXT)).unwrap());
        assert_eq!(site.snapshots().len(), 1, "one for an upgrade, not for each start");

        let refused = site.open(MIGRATIONS).err().unwrap();
        let told = snapshot.canonicalize().unwrap().display().to_string();
        let expected =
            Error::TooNew { by: PROGRAM.to_owned(), snapshot: told.clone(), needs: 2, known: from };
        assert_eq!(refused, expected);
        assert!(refused.to_string().contains(&format!("`bitpoll restore {told}`")), "{refused}");

        let file = std::io::BufReader::new(std::fs::File::open(snapshot).unwrap());
        let mut input = backup::Unpack::begin(file, None).unwrap();
        let (random, clock) = (Random::seeded(3), desk::clock());
        let unpacked = backup::unpack(&mut input, site.place.path(), &random, &mut |_, _, _| true).unwrap();
        let ready = unpacked.into_database(&random, &clock).unwrap();
        let kept = backup::replace(&site.database, ready.path(), 0).unwrap().unwrap();
        assert!(kept.exists());
        let store = site.open(MIGRATIONS).unwrap();
        assert_eq!(Site::fact(&store).as_deref(), Some("value"), "the older program works again");
    }

    #[test]
    fn an_upgrade_that_fails_leaves_the_database_as_it_was_and_says_so() {
        let site = Site::new();
        let failed = site.open(&with(BROKEN)).err().unwrap().to_string();
        let snapshot = site.snapshots().remove(0).canonicalize().unwrap().display().to_string();
        let from = backup::lines_schema();
        let said = format!(
            "the database is as it was before, with schema {from}, and so is the snapshot {snapshot}"
        );
        assert!(failed.contains(&said), "{failed}");
        assert!(!failed.contains('\n'));
        let store = site.open(MIGRATIONS).unwrap();
        assert_eq!(Site::fact(&store).as_deref(), Some("value"));
        let nothing = store.read_blocking::<i64, Error, _>(|tx| {
            tx.query_one("SELECT COUNT(*) FROM pragma_table_info('facts') WHERE name = 'note'", params![])
        });
        assert_eq!(nothing, Ok(0));
    }

    #[test]
    fn without_room_for_a_snapshot_nothing_is_upgraded() {
        let site = Site::new();
        std::fs::write(site.place.path().join("backups"), "no directory").unwrap();
        let refused = site.open(&with(NEXT)).err().unwrap().to_string();
        assert!(refused.contains("so nothing was changed") && refused.contains("--no-snapshot"), "{refused}");
        assert!(site.open(MIGRATIONS).is_ok());
    }
}
