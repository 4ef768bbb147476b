//! Moving everything between databases, by the real binary.

use bitpoll::store::migrate::MIGRATIONS;
use bitpoll::store::transfer::TABLES;
use bitpoll::store::{Database, Kind};
use tempfile::TempDir;

use crate::cli::{Ended, bitpoll, ended, place, run};
use crate::support::db::{TestStore, for_each_engine};
use crate::support::schema::{Family, schema};

/// What `bitpoll export` says of a new site with lively polls and somebody who has an account.
fn demo() -> (TempDir, String) {
    let place = place();
    assert_eq!(run(&place, &["demo"]).code, Some(0));
    let mut create = bitpoll(&place, &["user", "create", "ada", "--password-stdin"]);
    assert_eq!(ended(&mut create, "correct horse\n").code, Some(0));
    let lines = exported(&place, None);
    (place, lines)
}

fn with_database(place: &TempDir, command: &str, database: Option<&str>, input: &str) -> Ended {
    let mut command = bitpoll(place, &[command]);
    if let Some(url) = database {
        command.env("BITPOLL_DATABASE", url);
    }
    ended(&mut command, input)
}

fn exported(place: &TempDir, database: Option<&str>) -> String {
    let export = with_database(place, "export", database, "");
    assert_eq!((export.code, export.err.as_str()), (Some(0), ""));
    export.out
}

fn import(place: &TempDir, lines: &str) -> Ended {
    with_database(place, "import", None, lines)
}

#[test]
fn a_site_moves_to_the_other_engine_and_back_without_a_byte_changed() {
    let (from, lines) = demo();
    let rows = lines.lines().count() - 2;
    assert!(rows > 100, "{rows}");
    let back = place();
    let carried = match TestStore::postgres_with(MIGRATIONS) {
        Some(postgres) => {
            let Database::Postgres { url } = &postgres.config.database else { panic!("not PostgreSQL") };
            let there = with_database(&back, "import", Some(url), &lines);
            assert_eq!(
                (there.code, there.out),
                (Some(0), format!("{rows} rows are stored\n")),
                "{}",
                there.err
            );
            exported(&back, Some(url))
        }
        None => lines.clone(),
    };
    assert_eq!(carried, lines);
    for _ in ["first", "again"] {
        assert_eq!(import(&back, &carried).code, Some(0));
        assert_eq!(exported(&back, None), lines);
    }
    assert_eq!(run(&back, &["demo"]).code, Some(2), "links need the file of keys too");
    let keys = |place: &TempDir| place.path().join("bitpoll-data/secret.key");
    std::fs::copy(keys(&from), keys(&back)).expect("the keys move");
    assert_eq!(run(&back, &["demo"]).code, Some(0), "what comes next gets keys of its own");
}

#[test]
fn what_holds_another_thing_under_the_same_key_is_refused_with_its_line() {
    let (place, lines) = demo();
    let slug = lines.split("\"slug\":\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
    let other = lines.replace(&format!("\"slug\":\"{slug}\""), "\"slug\":\"another\"");
    let refused = import(&place, &other);
    assert_eq!(refused.code, Some(1));
    assert!(refused.err.contains("the database holds something else in its place"), "{}", refused.err);
    assert_eq!(exported(&place, None), lines, "nothing was changed");
}

#[test]
fn an_export_that_is_cut_off_or_is_none_is_told() {
    let (_, lines) = demo();
    let cut = &lines[..lines.trim_end().rfind('\n').unwrap() + 1];
    for (input, told) in [
        (cut, "the export ends too early"),
        ("", "line 1: this is no export of bitpoll"),
        ("hello\n", "line 1: this is no export of bitpoll"),
        ("{\"bitpoll\":\"export\",\"format\":1,\"schema\":999}\n", "the export has schema 999"),
        (
            &lines.replacen("\"slug\"", "\"snail\"", 1),
            "the column \"snail\" is missing, unknown or of another type",
        ),
    ] {
        let refused = import(&place(), input);
        assert_eq!(refused.code, Some(1), "{told}");
        assert!(refused.err.contains(told) && refused.err.lines().count() == 1, "{told}: {}", refused.err);
    }
}

#[test]
fn an_export_of_nothing_is_refused_and_makes_nothing() {
    let place = place();
    for command in [&["export"][..], &["keys", "accept"]] {
        let refused = run(&place, command);
        assert_eq!((refused.code, refused.out.as_str()), (Some(2), ""));
        assert!(refused.err.starts_with("bitpoll: database = "), "{}", refused.err);
        assert!(!place.path().join("bitpoll-data").exists());
    }
}

#[test]
fn an_export_that_cannot_be_written_is_no_success() {
    let (place, _) = demo();
    let full = std::fs::File::options().write(true).open("/dev/full").unwrap();
    let status =
        bitpoll(&place, &["export"]).stdout(full).stderr(std::process::Stdio::null()).status().unwrap();
    assert_eq!(status.code(), Some(1));
}

#[test]
fn every_table_and_column_is_moved() {
    for_each_engine(|db| {
        let mut tables = schema(&db.store());
        tables.retain(|name, _| !["refinery_schema_history", "schema_needs"].contains(&name.as_str()));
        assert_eq!(tables.len(), TABLES.len());
        for moved in TABLES {
            let table = &tables[moved.name];
            assert_eq!(table.primary_key, moved.key, "{}", moved.name);
            let family = |kind| match kind {
                Kind::Int => Family::Int,
                Kind::Text => Family::Text,
                Kind::Blob => Family::Blob,
            };
            let columns = moved.columns.iter().map(|(name, kind)| ((*name).to_owned(), family(*kind)));
            let there = table.columns.iter().map(|(name, (family, _))| (name.clone(), *family));
            let (mut columns, there) = (columns.collect::<Vec<_>>(), there.collect::<Vec<_>>());
            columns.sort_by(|a, b| a.0.cmp(&b.0));
            assert_eq!(columns, there, "{}", moved.name);
        }
    });
}
