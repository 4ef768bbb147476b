//! Reads Fluent catalogues (<https://projectfluent.org/fluent/guide/>) of one language each.

use fluent_syntax::ast::{Attribute, Entry, Pattern};
use fluent_syntax::parser::{self, ParserError};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// All entries of one language.
pub struct Catalogue {
    /// The name of the folder: "en".
    pub language: String,
    /// The entries by name. Messages are named "key", attributes "key.attribute", terms "-term".
    pub entries: BTreeMap<String, Definition>,
}

/// What an entry says, and where.
pub struct Definition {
    /// "en/site.ftl".
    pub file: String,
    /// The text with its placeables, as the parser has it.
    pub pattern: Pattern<String>,
}

/// Reads the catalogues of all languages, one folder each, ordered by language.
pub fn read_all(dir: &Path) -> Result<Vec<Catalogue>, Vec<String>> {
    let folders = sorted_entries(dir).map_err(|problem| vec![problem])?;
    let mut problems = Vec::new();
    let catalogues = folders
        .iter()
        .filter(|folder| folder.is_dir())
        .map(|folder| read_language(folder, &mut problems))
        .collect();
    if problems.is_empty() { Ok(catalogues) } else { Err(problems) }
}

fn read_language(folder: &Path, problems: &mut Vec<String>) -> Catalogue {
    let mut catalogue = Catalogue { language: name_of(folder), entries: BTreeMap::new() };
    let files = sorted_entries(folder).unwrap_or_else(|problem| {
        problems.push(problem);
        Vec::new()
    });
    for path in files.iter().filter(|path| path.extension().is_some_and(|it| it == "ftl")) {
        let file = format!("{}/{}", catalogue.language, name_of(path));
        match fs::read_to_string(path) {
            Ok(source) => catalogue.add(&file, &source, problems),
            Err(error) => problems.push(format!("{file}: {error}")),
        }
    }
    catalogue
}

impl Catalogue {
    /// Adds the entries of one file.
    pub fn add(&mut self, file: &str, source: &str, problems: &mut Vec<String>) {
        let resource = parser::parse(source.to_owned()).unwrap_or_else(|(resource, errors)| {
            problems.extend(errors.iter().map(|error| describe(file, source, error)));
            resource
        });
        for entry in resource.body {
            let (name, value, attributes) = match entry {
                Entry::Message(message) => (message.id.name, message.value, message.attributes),
                Entry::Term(term) => (format!("-{}", term.id.name), Some(term.value), term.attributes),
                _ => continue,
            };
            for Attribute { id, value } in attributes {
                self.define(format!("{name}.{}", id.name), file, value, problems);
            }
            if let Some(pattern) = value {
                self.define(name, file, pattern, problems);
            }
        }
    }

    fn define(&mut self, name: String, file: &str, pattern: Pattern<String>, problems: &mut Vec<String>) {
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "-.".contains(c);
        if !name.chars().all(plain) {
            problems.push(format!("{file}: `{name}` must have small letters, digits and hyphens only"));
        }
        if let Some(first) = self.entries.get(&name) {
            problems.push(format!("{file}: `{name}` is defined already in {}", first.file));
            return;
        }
        self.entries.insert(name, Definition { file: file.to_owned(), pattern });
    }
}

/// A syntax error with the line it is on and the text of that line.
fn describe(file: &str, source: &str, error: &ParserError) -> String {
    let before = source.get(..error.pos.start).unwrap_or(source);
    let line = before.lines().count().max(1) + usize::from(before.ends_with('\n'));
    let text = source.lines().nth(line - 1).unwrap_or_default();
    format!("{file}:{line}: {}: {text}", error.kind)
}

fn name_of(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

fn sorted_entries(dir: &Path) -> Result<Vec<PathBuf>, String> {
    let entries = fs::read_dir(dir).and_then(|entries| {
        entries.map(|entry| entry.map(|entry| entry.path())).collect::<Result<Vec<_>, _>>()
    });
    let mut paths = entries.map_err(|error| format!("{}: {error}", dir.display()))?;
    paths.sort();
    Ok(paths)
}
