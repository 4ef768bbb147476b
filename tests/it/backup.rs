//! Backups by the real binary: made beside a server and alone, looked at, drilled, restored; and what is refused.

use std::fs;
use std::path::PathBuf;
use std::sync::{Mutex, mpsc};
use std::thread;

use bitpoll::backup::{Error, Maker};
use bitpoll::config::Config;
use bitpoll::secrets::Random;
use bitpoll::store::Engine;
use bitpoll::store::migrate::MIGRATIONS;
use tempfile::TempDir;

use crate::cli::{Ended, Server, bitpoll, ended, place, run};
use crate::support::db::{NOON, TestStore, for_each_engine};

/// A site with lively polls.
fn site() -> TempDir {
    let place = place();
    told(&place, &["demo"]);
    place
}

/// What a command prints that works.
fn told(place: &TempDir, args: &[&str]) -> String {
    let done = run(place, args);
    assert_eq!(done.code, Some(0), "{args:?}: {}{}", done.out, done.err);
    done.out
}

/// The line of a command that does not.
fn refused(place: &TempDir, args: &[&str]) -> String {
    one_line(&run(place, args))
}

fn one_line(done: &Ended) -> String {
    assert!(matches!(done.code, Some(1 | 2)), "{}", done.out);
    assert_eq!((done.err.lines().count(), done.out.as_str()), (1, ""), "{}", done.err);
    done.err.clone()
}

fn data(place: &TempDir) -> PathBuf {
    place.path().join("bitpoll-data")
}

fn database(place: &TempDir) -> PathBuf {
    data(place).join("bitpoll.db")
}

/// Deletes the polls, as somebody might by mistake.
fn lose(place: &TempDir) {
    told(place, &["sql", "--write", "DELETE FROM polls"]);
}

/// Files in the data directory whose names begin so.
fn files(place: &TempDir, begin: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(data(place)).unwrap().map(|entry| entry.unwrap().path());
    entries.filter(|path| path.file_name().unwrap().to_str().unwrap().starts_with(begin)).collect()
}

#[test]
fn a_site_comes_back_with_its_keys_from_a_sealed_backup_that_was_made_beside_its_server() {
    let place = site();
    let server = Server::start(&place);
    told(&place, &["backup", "key", "key"]);
    let sealed = ["--backup-key-file", "key"];
    let made = told(&place, &[&["backup", "site.backup"][..], &sealed].concat());
    assert!(made.contains("sealed; the ring of keys is inside"), "{made}");
    assert!(
        refused(&place, &["restore", "site.backup", "--backup-key-file", "key"]).contains("stop it first")
    );
    assert_eq!(server.stop(), Some(0));
    let before = told(&place, &["export"]);
    let ring = fs::read(data(&place).join("secret.key")).unwrap();

    lose(&place);
    fs::remove_file(data(&place).join("secret.key")).unwrap();
    let restored = told(&place, &[&["restore", "site.backup"][..], &sealed].concat());
    assert!(restored.contains("secret.key is restored too"), "{restored}");
    assert_eq!(told(&place, &["export"]), before);
    assert_eq!(fs::read(data(&place).join("secret.key")).unwrap(), ring);
    let kept = files(&place, "bitpoll.db.replaced-");
    assert_eq!(kept.len(), 1, "{kept:?}");
    let polls =
        rusqlite::Connection::open(&kept[0])
            .unwrap()
            .query_row("SELECT COUNT(*) FROM polls", [], |row| row.get::<_, i64>(0));
    assert_eq!(polls, Ok(0), "what was replaced is there");
    assert!(files(&place, ".bitpoll-scratch").is_empty());
    let again = Server::start(&place);
    assert_eq!(again.status("/poll/demo-team-lunch/"), 200);
}

#[test]
fn a_backup_in_the_clear_holds_no_keys_and_says_so() {
    let place = site();
    let made = told(&place, &["backup", "clear.backup"]);
    assert!(made.contains("secret.key is NOT inside"), "{made}");
    let bytes = fs::read(place.path().join("clear.backup")).unwrap();
    let mut unpacked = bitpoll::backup::Unpack::begin(&*bytes, None).unwrap();
    let manifest = unpacked.manifest().unwrap();
    assert!(!manifest.keys && manifest.rows["polls"] == 6 && manifest.schema >= 1);
    assert!(manifest.settings.contains_key("site_name"));
    let mut names = Vec::new();
    while let Some(name) = unpacked.next().unwrap() {
        names.push(name);
    }
    assert_eq!(names, ["database.sqlite"]);
    fs::remove_file(data(&place).join("secret.key")).unwrap();
    let restored = told(&place, &["restore", "clear.backup"]);
    assert!(restored.contains("secret.key is missing"), "{restored}");
}

#[test]
fn no_secret_of_the_configuration_is_in_a_backup() {
    let place = site();
    let mut command = bitpoll(&place, &["backup", "site.backup"]);
    command.env("BITPOLL_SMTP_PASSWORD", "hunter2").env("BITPOLL_SMTP_HOST", "mail.example.org");
    command.env("BITPOLL_SMTP_USER", "polls").env("BITPOLL_MAIL_FROM", "polls@example.org");
    assert_eq!(ended(&mut command, "").code, Some(0));
    let bytes = fs::read(place.path().join("site.backup")).unwrap();
    let manifest = bitpoll::backup::Unpack::begin(&*bytes, None).unwrap().manifest().unwrap();
    let text = serde_json::to_string(&manifest).unwrap();
    assert!(text.contains("mail.example.org") && !text.contains("hunter2"), "{text}");
}

#[test]
fn what_is_damaged_cut_off_or_sealed_with_something_else_is_refused_and_touches_nothing() {
    let place = site();
    told(&place, &["backup", "key", "key"]);
    told(&place, &["backup", "key", "other"]);
    told(&place, &["backup", "sealed", "--backup-key-file", "key"]);
    told(&place, &["backup", "clear"]);
    let words =
        ended(&mut bitpoll(&place, &["backup", "words", "--passphrase-stdin"]), "four words of mine\n");
    assert_eq!(words.code, Some(0), "{}", words.err);
    let write = |name: &str, bytes: &[u8]| fs::write(place.path().join(name), bytes).unwrap();
    for file in ["sealed", "clear"] {
        let bytes = fs::read(place.path().join(file)).unwrap();
        let mut flipped = bytes.clone();
        flipped[bytes.len() / 2] ^= 1;
        write(&format!("{file}-flipped"), &flipped);
        write(&format!("{file}-cut"), &bytes[..bytes.len() - 10]);
    }
    write("text", b"hello");
    let before = fs::read(database(&place)).unwrap();
    for (file, key, line) in [
        ("sealed-flipped", "key", "damaged"),
        ("clear-flipped", "key", "damaged"),
        ("sealed-cut", "key", "cut off"),
        ("clear-cut", "key", "cut off"),
        ("sealed", "other", "sealed with another key"),
        ("sealed", "", "is sealed: backup_key_file must name the key"),
        ("words", "", "is sealed: give its passphrase"),
        ("text", "", "no backup of bitpoll"),
        ("nowhere", "", "No such file"),
    ] {
        for command in [&["restore"][..], &["backup", "drill"]] {
            let args = [command, &[file, "--backup-key-file", key]].concat();
            let said = refused(&place, &args);
            assert!(said.contains(line), "{args:?}: {said}");
        }
        assert_eq!(fs::read(database(&place)).unwrap(), before, "{file}: nothing is touched");
        assert!(files(&place, "bitpoll.db.replaced").is_empty(), "{file}");
    }
    assert!(refused(&place, &["backup", "verify", "clear-flipped"]).contains("damaged"));
    assert!(
        refused(&place, &["backup", "verify", "sealed-flipped"]).contains("damaged"),
        "without its key, too"
    );
    assert!(told(&place, &["backup", "verify", "sealed"]).contains("only its sum was compared"));
    let wrong =
        ended(&mut bitpoll(&place, &["restore", "words", "--passphrase-stdin"]), "four words of yours\n");
    assert!(one_line(&wrong).contains("sealed with another passphrase"));
    let right =
        ended(&mut bitpoll(&place, &["restore", "words", "--passphrase-stdin"]), "four words of mine\n");
    assert_eq!(right.code, Some(0), "{}", right.err);
}

#[test]
fn backups_are_listed_and_one_is_picked_by_its_time() {
    let place = site();
    assert!(told(&place, &["backup", "list"]).contains("there is no backup"));
    assert!(refused(&place, &["restore", "--latest"]).contains("there is no backup"));
    assert!(refused(&place, &["restore"]).contains("required"));
    let folder = data(&place).join("backups");
    let made = |name: &str| {
        told(&place, &["backup", "new"]);
        fs::create_dir_all(&folder).unwrap();
        fs::rename(place.path().join("new"), folder.join(name)).unwrap();
    };
    made("bitpoll-20260301T120000Z-scheduled.backup");
    lose(&place);
    made("bitpoll-20260302T120000Z-manual.backup");
    fs::write(folder.join("notes.txt"), "x").unwrap();
    fs::write(folder.join("bitpoll-20260228T120000Z-schema1.backup"), "x").unwrap();
    let list = told(&place, &["backup", "list"]);
    let lines: Vec<_> = list.lines().collect();
    assert_eq!(lines.len(), 3, "{list}");
    assert!(lines[0].starts_with("2026-03-02 12:00:00 UTC  manual"), "{list}");
    assert!(lines[2].contains("schema1") && lines[2].contains("DAMAGED"), "{list}");
    let polls = |args: &[&str]| {
        told(&place, args);
        told(&place, &["sql", "SELECT COUNT(*) AS polls FROM polls"]).lines().last().unwrap().to_owned()
    };
    assert_eq!(polls(&["restore", "--at", "2026-03-01"]), "6");
    assert_eq!(polls(&["restore", "--latest", "--quiet"]), "0");
    assert!(
        refused(&place, &["restore", "--at", "2026-02-01"])
            .contains("from 2026-02-01 23:59:59 UTC or before")
    );
    assert!(refused(&place, &["restore", "--at", "soon"]).contains("must be a time in UTC"));
    assert!(refused(&place, &["restore", "--at", "2026-03-01", "--latest"]).contains("cannot be used with"));
}

#[test]
fn a_drill_restores_elsewhere_and_looks_it_over_while_the_server_runs() {
    let place = site();
    let server = Server::start(&place);
    told(&place, &["backup"]);
    let drill = told(&place, &["backup", "drill"]);
    for line in
        ["as many as when it was made", "database: intact", "(6 polls, 112 votes)", "keys: not inside"]
    {
        assert!(drill.contains(line), "{line}: {drill}");
    }
    assert_eq!(fs::read_dir(data(&place).join("backups")).unwrap().count(), 1, "the scratch place is gone");
    assert_eq!(server.status("/healthz"), 200);
    drop(server);
    told(&place, &["backup", "key", "key"]);
    told(&place, &["backup", "sealed", "--backup-key-file", "key"]);
    let drill = told(&place, &["backup", "drill", "sealed", "--backup-key-file", "key"]);
    assert!(drill.contains("keys: inside, and those of its links"), "{drill}");
    assert!(told(&place, &["doctor"]).contains("backups: the newest is of"));
}

#[test]
fn a_timers_backups_are_noted_the_older_ones_of_them_go_and_no_others() {
    let place = site();
    let folder = data(&place).join("backups");
    fs::create_dir_all(&folder).unwrap();
    let others =
        ["bitpoll-20260301T120000Z-manual.backup", "bitpoll-20260301T120000Z-scheduled.backup", "mine"];
    let older = ["bitpoll-20260301T120000Z-timer.backup", "bitpoll-20260302T120000Z-timer.backup"];
    others.iter().chain(&older).for_each(|name| fs::write(folder.join(name), "").unwrap());
    let folder_ = folder.display().to_string();
    let timer = ["backup", "--quiet", "--every", "day", "--keep", "2", &folder_];
    let doctor = || run(&place, &["doctor", "--backup-keep-daily", "0", "--backup-keep-weekly", "0"]);
    assert!(doctor().out.contains("advice: backups: none are made by themselves"), "{}", doctor().out);

    let server = Server::start(&place);
    assert_eq!(told(&place, &timer), "");
    let there = || {
        let found = fs::read_dir(&folder).unwrap().map(|one| one.unwrap().file_name().into_string().unwrap());
        found.collect::<std::collections::BTreeSet<_>>()
    };
    let found = there();
    assert!(others.iter().all(|name| found.contains(*name)) && !found.contains(older[0]), "{found:?}");
    let timed: Vec<_> = found.iter().filter(|name| name.ends_with("-timer.backup")).collect();
    assert!(timed.len() == 2 && timed[0] == older[1], "{found:?}");
    let newest = folder.join(timed[1]);
    told(&place, &["backup", "verify", newest.to_str().unwrap()]);
    for refused_ in [
        &["backup", "--every", "day", "file"][..],
        &["backup", "--keep", "2"],
        &["backup", "--every", "day", "list"],
    ] {
        assert!(matches!(run(&place, refused_).code, Some(1 | 2)), "{refused_:?}");
    }
    assert_eq!(server.stop(), Some(0));

    // Also without a server; and wherever it put them, the site knows when.
    told(&place, &["backup", "--every", "week", &place.path().display().to_string()]);
    let noted = told(&place, &["sql", "--json", "SELECT value FROM facts WHERE name = 'backup-timer'"]);
    for timer in [format!(" 86400 {}", folder.display()), format!(" 604800 {}", place.path().display())] {
        assert!(noted.contains(&timer), "{timer:?} is one of {noted}");
    }
    fs::remove_dir_all(&folder).unwrap();
    assert!(doctor().out.contains("\nbackups: the newest is of"), "{}", doctor().out);
    told(
        &place,
        &["sql", "--write", "UPDATE facts SET value = '1700000000 604800' WHERE name = 'backup-timer'"],
    );
    let late = doctor();
    assert!(
        late.code == Some(1) && late.err.contains("backups: the newest is of 2023-11-14"),
        "{}",
        late.err
    );
}

#[test]
fn a_timer_that_stops_is_missed_while_the_servers_own_backups_go_on() {
    let place = site();
    let server = Server::start(&place);
    let doctor = || run(&place, &["doctor"]);
    let noted = |newest: &str| {
        let facts = format!("('backup', '{newest}'), ('backup-timer', '1700000000 86400')");
        let statement = format!(
            "INSERT INTO facts (name, value) VALUES {facts} ON CONFLICT (name) DO UPDATE SET value = excluded.value"
        );
        told(&place, &["sql", "--write", &statement]);
    };
    let now = std::time::SystemTime::UNIX_EPOCH.elapsed().unwrap().as_secs().to_string();
    noted(&now);
    let late = doctor();
    assert!(late.err.contains("backups: the timer has made none since 2023-11-14"), "{}", late.err);
    noted("1700000000");
    assert!(doctor().err.contains("backups: the newest is of 2023-11-14"));

    noted(&now);
    assert!(told(&place, &["backup", "forget-timer"]).contains("no timer"));
    assert!(doctor().out.contains("backups: the newest is of"), "{}", doctor().err);
    assert_eq!(server.stop(), Some(0));
}

#[test]
fn no_backup_is_written_over_another_file_and_each_is_for_its_owner_alone() {
    use std::os::unix::fs::PermissionsExt as _;
    let place = site();
    told(&place, &["backup", "site.backup", "--quiet"]);
    let path = place.path().join("site.backup");
    assert_eq!(path.metadata().unwrap().permissions().mode() & 0o777, 0o600);
    assert!(refused(&place, &["backup", "site.backup"]).contains("no other file is ever written over"));
    fs::create_dir(place.path().join("many")).unwrap();
    told(&place, &["backup", "many"]);
    assert_eq!(fs::read_dir(place.path().join("many")).unwrap().count(), 1);
    assert!(refused(&place, &["backup", "nowhere/site.backup/x"]).contains("site.backup"), "made as it goes");
}

#[test]
fn nothing_is_backed_up_where_there_is_no_site() {
    let place = place();
    assert!(refused(&place, &["backup", "x"]).contains("name the data_dir of a site"));
    assert!(!data(&place).exists());
}

fn on(place: &TempDir, database: &str, args: &[&str]) -> Ended {
    ended(bitpoll(place, args).env("BITPOLL_DATABASE", database), "")
}

#[test]
fn a_backup_of_one_engine_restores_into_the_other() {
    let Some(postgres) = TestStore::postgres_with(MIGRATIONS) else { return };
    let Some(another) = TestStore::postgres_with(MIGRATIONS) else { return };
    let place = site();
    let lines = |text: &str| text.lines().filter(|line| !line.contains("\"facts\"")).count();
    let before = told(&place, &["export"]);
    told(&place, &["backup", "key", "key"]);
    let sealed = ["--backup-key-file", "key"];
    told(&place, &[&["backup", "of-sqlite"][..], &sealed].concat());

    let restored = on(&place, postgres.url(), &[&["restore", "of-sqlite"][..], &sealed].concat());
    assert_eq!(restored.code, Some(0), "{}", restored.err);
    assert!(one_line(&on(&place, postgres.url(), &["backup"])).contains("backup_dir is not set"));
    let made = on(&place, postgres.url(), &[&["backup", "of-postgres"][..], &sealed].concat());
    assert_eq!(made.code, Some(0), "{}", made.err);
    assert_eq!(on(&place, another.url(), &[&["restore", "of-postgres"][..], &sealed].concat()).code, Some(0));
    let filled = on(&place, another.url(), &[&["restore", "of-postgres"][..], &sealed].concat());
    assert!(one_line(&filled).contains("the database is not empty"), "{}", filled.err);
    assert_eq!(lines(&on(&place, another.url(), &["export"]).out), lines(&before));

    let drill = told(&place, &[&["backup", "drill", "of-postgres"][..], &sealed].concat());
    assert!(drill.contains("(6 polls, 112 votes)"), "{drill}");
    lose(&place);
    told(&place, &[&["restore", "of-postgres"][..], &sealed].concat());
    assert_eq!(told(&place, &["export"]), before, "there and back without a byte changed");
}

#[test]
fn a_program_that_is_too_old_is_refused_with_the_release_and_the_snapshot_to_go_back_to() {
    let place = site();
    let newer = rusqlite::Connection::open(database(&place)).unwrap();
    newer
        .execute(
            "UPDATE schema_needs SET version = 99, program = '9.8.7', snapshot = '/srv/before.backup'",
            [],
        )
        .unwrap();
    drop(newer);
    let serve = run(&place, &["serve", "--listen", "127.0.0.1:0"]);
    let line = serve.err.lines().last().unwrap();
    for part in
        ["schema 99 by bitpoll 9.8.7", "run bitpoll 9.8.7 again", "bitpoll restore /srv/before.backup"]
    {
        assert!(line.contains(part), "{part}: {line}");
    }
    assert_eq!(serve.code, Some(1));
    let status = run(&place, &["migrate", "status"]);
    assert!(status.out.contains("snapshot from before that: /srv/before.backup"), "{}", status.out);
    assert!(status.err.contains("too old"), "{}", status.err);
    told(&place, &["backup", "new"]);
    assert!(refused(&place, &["restore", "new"]).contains("restore it with bitpoll"));
}

#[test]
fn the_state_of_the_schema_is_told_and_nothing_is_changed_by_telling() {
    let place = place();
    assert!(refused(&place, &["migrate", "status"]).contains("nothing is there yet"));
    told(&place, &["migrate"]);
    let server = Server::start(&place);
    let known = format!("schema {}", MIGRATIONS.last().unwrap().version);
    let status = told(&place, &["migrate", "status"]);
    assert!(
        status.contains(&format!("database: {known}")) && status.ends_with("nothing is to be done\n"),
        "{status}"
    );
    assert!(told(&place, &["migrate", "up"]).contains(&known));
    drop(server);
    if let Some(postgres) = TestStore::postgres_with(&[]) {
        let status = on(&place, postgres.url(), &["migrate", "status"]);
        assert!(
            status.out.contains("to be done") && status.out.contains("V1 start"),
            "{}{}",
            status.out,
            status.err
        );
        assert_eq!(on(&place, postgres.url(), &["migrate", "up"]).code, Some(0));
        assert!(on(&place, postgres.url(), &["migrate", "status"]).out.contains("nothing is to be done"));
    }
}

#[test]
fn the_pages_that_nothing_is_on_any_more_go_back_to_the_disk() {
    use bitpoll::store::{Error, params, space};
    let db = TestStore::sqlite();
    let long = "x".repeat(2_000);
    let filled = db.write_blocking::<_, Error, _>(move |tx| {
        for id in 1..=6_000_i64 {
            tx.execute(
                "INSERT INTO facts (name, value) VALUES (?1, ?2)",
                params![id.to_string().as_str(), long.as_str()],
            )?;
        }
        Ok(())
    });
    filled.unwrap();
    let pages =
        || db.read_blocking::<i64, Error, _>(|tx| tx.query_one("PRAGMA page_count", params![])).unwrap();
    let full = pages();
    db.write_blocking::<_, Error, _>(|tx| tx.execute("DELETE FROM facts", params![])).unwrap();
    assert_eq!(pages(), full);
    let (mut turns, mut given) = (0, 0);
    loop {
        match db.write_blocking(space::give_back).unwrap() {
            0 => break,
            some => (turns, given) = (turns + 1, given + some),
        }
    }
    assert!(turns > 3, "a little at a time");
    // With them go pages that only say where the others are.
    assert!(pages() <= full - given, "{} of {full}, {given} given back", pages());
    assert!(pages() < full / 2, "{} of {full}", pages());
}

#[test]
fn a_backup_ends_when_it_is_told_to_and_leaves_nothing_behind() {
    for_each_engine(|db| {
        let place = place();
        let config = Config::of(&[("data_dir", place.path().to_str().unwrap())]).unwrap();
        let maker = Maker { config, secret: None, random: Random::seeded(1) };
        let stopped = |so_often: usize| {
            let mut asked = 0;
            let made = maker.of_store(&db, &place.path().join("backup"), NOON, &mut |_, _, _| {
                asked += 1;
                asked < so_often
            });
            assert!(matches!(made, Err(Error::Stopped)), "{made:?}");
            assert_eq!(asked, so_often, "it is not asked again");
            assert_eq!(fs::read_dir(&place).unwrap().count(), 0);
        };
        stopped(1);
        if db.engine() == Engine::Postgres {
            while_a_table_is_locked(&db, || stopped(2));
        }
    });
}

/// Keeps everybody from reading votes meanwhile, and returns when nobody is at it any more.
fn while_a_table_is_locked(db: &TestStore, happens: impl FnOnce()) {
    let ((locked, is_locked), (release, released)) = (mpsc::channel(), mpsc::channel::<()>());
    let released = Mutex::new(released);
    thread::scope(|scope| {
        scope.spawn(|| {
            db.write_blocking::<_, bitpoll::store::Error, _>(move |tx| {
                tx.execute("LOCK TABLE votes IN ACCESS EXCLUSIVE MODE", &[])?;
                locked.send(()).unwrap();
                let _ = released.lock().unwrap().recv();
                Ok(())
            })
        });
        is_locked.recv().unwrap();
        happens();
        drop(release);
    });
    let in_use = "SELECT COUNT(*) FROM pg_locks JOIN pg_class ON pg_class.oid = pg_locks.relation \
                  WHERE pg_class.relnamespace = CAST(CAST(current_schema() AS TEXT) AS regnamespace)";
    while db.read_blocking::<i64, bitpoll::store::Error, _>(|tx| tx.query_one(in_use, &[])).unwrap() > 0 {
        thread::yield_now();
    }
}
