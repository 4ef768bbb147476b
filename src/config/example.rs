//! The configuration file with everything that can stand in it, commented out.

use std::fmt::Write as _;

use super::machine::Machine;
use super::providers;
use super::sources::Gathered;
use super::table::{self, OPTIONS, Row};
use super::tables::NEEDED;

/// Widest line of a comment.
const WIDTH: usize = 100;

const HEAD: &str = "\
# Configuration of bitpoll: everything that can be set, with its default. Nothing needs to be.
# Remove the # before what you change. `bitpoll config check` tells what is wrong with it.

";

/// The file. Each option has what it is, what is allowed, and its default as a value that is commented out.
pub fn example() -> String {
    let mut out = HEAD.to_owned();
    let nothing = Gathered::default().values;
    let config = table::resolve(&nothing, &Machine::default());
    let values = config.map(|config| table::values(&config)).unwrap_or_default();
    let lists = providers::lists();
    let is_list = |row: &Row| lists.iter().any(|(list, _)| *list == row.name);
    for (row, value) in values.iter().filter(|(row, _)| !is_list(row)) {
        comment(&mut out, row);
        if (row.usual)().is_none() {
            let _ = writeln!(out, "# Default: {}", row.default);
        }
        let _ = writeln!(out, "#{} = {value}\n", row.name);
    }
    for (list, rows) in lists {
        let about = OPTIONS.iter().find(|row| row.name == list).map_or("", |row| row.doc.trim());
        wrapped(&mut out, &format!("{about} Several can stand one after the other."));
        let _ = writeln!(out, "#[[{list}]]\n");
        for row in rows {
            comment(&mut out, row);
            match (row.usual)() {
                Some(value) => drop(writeln!(out, "#{} = {value}\n", row.name)),
                None => drop(writeln!(out, "#{} = \"\"  # {NEEDED}\n", row.name)),
            }
        }
    }
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}

fn comment(out: &mut String, row: &Row) {
    let kind = if row.list { "A list of" } else { "Must be" };
    let secret = if row.secret {
        format!(" Secret: {}_file names a file that holds it.", row.name)
    } else {
        String::new()
    };
    wrapped(out, &format!("{} {kind} {}.{secret}", row.doc.trim(), (row.allowed)()));
}

/// Writes a text as lines of comment.
fn wrapped(out: &mut String, text: &str) {
    let mut line = "#".to_owned();
    for word in text.split_whitespace() {
        if line.chars().count() + 1 + word.chars().count() > WIDTH {
            let _ = writeln!(out, "{line}");
            "#".clone_into(&mut line);
        }
        line.push(' ');
        line.push_str(word);
    }
    let _ = writeln!(out, "{line}");
}

#[cfg(test)]
mod tests {
    use super::super::{Config, Flags, load};
    use super::*;

    /// The example with what stands behind a # and is no sentence.
    fn uncommented(text: &str) -> String {
        let value = |line: &&str| line.starts_with('#') && !line.starts_with("# ");
        text.lines().filter(value).map(|line| format!("{}\n", &line[1..])).collect()
    }

    #[test]
    fn every_option_stands_in_it_with_its_default() {
        let text = uncommented(&example());
        let (plain, _) = text.split_once("[[").unwrap();
        let table: toml::Table = plain.parse().unwrap();
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("bitpoll.toml");
        std::fs::write(&path, plain).unwrap();
        let flags = Flags { file: Some(path), ..Flags::default() };
        let loaded = load(&flags, &Machine::default()).unwrap();
        assert_eq!(loaded.config, Config::of(&[]).unwrap());
        assert_eq!(table.len() + providers::lists().len(), OPTIONS.len());
    }

    #[test]
    fn tables_need_only_what_must_be_given() {
        let text = uncommented(&example());
        let tables: toml::Table = text[text.find("[[").unwrap()..].parse().unwrap();
        for (list, rows) in providers::lists() {
            assert_eq!(tables[list][0].as_table().unwrap().len(), rows.len(), "{list}");
        }
        assert!(
            example().lines().all(|line| line.starts_with("# ") || line.is_empty() || line.starts_with('#'))
        );
    }
}
