//! The configuration for people to read.

use std::fmt::Write as _;

use serde_json::json;

use super::providers;
use super::table::{self, OPTIONS};
use super::{Config, Loaded, Row};

/// Every value with where it came from, in the form of the file. Secrets are hidden.
pub fn show(loaded: &Loaded) -> String {
    let mut out = String::new();
    // In TOML tables come last.
    let (tables, plain): (Vec<_>, Vec<_>) =
        table::values(&loaded.config).into_iter().partition(|(_, value)| holds_tables(value));
    let source_of =
        |row: &Row| loaded.sources.get(row.name).map_or_else(|| "default".to_owned(), ToString::to_string);
    let lines: Vec<(String, String)> =
        plain.into_iter().map(|(row, value)| (format!("{} = {value}", row.name), source_of(row))).collect();
    let width =
        lines.iter().map(|(line, _)| line.chars().count()).filter(|width| *width <= 60).max().unwrap_or(0);
    for (line, source) in lines {
        let _ = writeln!(out, "{line:width$}  # {source}");
    }
    for (row, value) in tables {
        for table in value.as_array().into_iter().flatten().filter_map(toml::Value::as_table) {
            let _ = writeln!(out, "\n[[{}]]  # {}", row.name, source_of(row));
            for (key, value) in table {
                let _ = writeln!(out, "{key} = {value}");
            }
        }
    }
    out
}

/// The same for programs: a list of objects with `key`, `value`, `source` and `secret`.
pub fn show_json(loaded: &Loaded) -> String {
    let source_of =
        |row: &Row| loaded.sources.get(row.name).map_or_else(|| "default".to_owned(), ToString::to_string);
    let values = table::values(&loaded.config).into_iter();
    let rows: Vec<_> = values
        .map(|(row, value)| json!({ "key": row.name, "value": value, "source": source_of(row), "secret": row.secret }))
        .collect();
    format!("{:#}\n", serde_json::Value::from(rows))
}

/// A value in force.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InForce {
    /// Name of its option.
    pub name: &'static str,
    /// The value as the file would have it; a secret is hidden.
    pub shown: String,
}

/// Every value, in the order of the documentation.
pub fn in_force(config: &Config) -> Vec<InForce> {
    let values = table::values(config).into_iter();
    values.map(|(row, value)| InForce { name: row.name, shown: value.to_string() }).collect()
}

fn holds_tables(value: &toml::Value) -> bool {
    value.as_array().is_some_and(|items| items.iter().any(toml::Value::is_table))
}

/// The table of docs/admin/configure.md.
pub fn markdown() -> String {
    rows_markdown(OPTIONS)
}

/// The tables of docs/admin/sign-on.md: the keys of each list of tables.
pub fn keys_markdown() -> String {
    let mut out = String::new();
    for (list, rows) in providers::lists() {
        let _ = writeln!(out, "### Keys of `[[{list}]]`\n\n{}", rows_markdown(rows));
    }
    out
}

fn rows_markdown(rows: &[Row]) -> String {
    let mut out = "| key | default | meaning |\n|---|---|---|\n".to_owned();
    for row in rows {
        let _ = writeln!(out, "| `{}` | {} | {} |", row.name, default_cell(row), meaning(row));
    }
    out
}

fn default_cell(row: &Row) -> String {
    match row.default {
        "" => String::new(),
        text if text.contains(' ') => text.to_owned(),
        text => format!("`{text}`"),
    }
}

fn meaning(row: &Row) -> String {
    let doc = row.doc.trim();
    let kind = if row.list { "A list of " } else { "Must be " };
    let secret = if row.secret { " Secret." } else { "" };
    format!("{doc} {kind}{}.{secret}", (row.allowed)()).replace('|', "\\|")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Source;

    #[test]
    fn what_is_shown_is_a_file_that_gives_the_same_configuration() {
        let config = Config::of(&[("site_name", "A \"B\""), ("limits_exempt", "10.0.0.0/8")]).unwrap();
        let sources = [("site_name", Source::Flag("site-name".to_owned()))].into();
        let text = show(&Loaded { config, sources, file: None, warnings: Vec::new() });
        let table: toml::Table = text.parse().unwrap();
        assert_eq!(table["site_name"].as_str(), Some("A \"B\""));
        assert_eq!(table.len(), OPTIONS.len());
        assert!(text.contains("# --site-name") && text.contains("# default"));
    }

    #[test]
    fn a_password_is_never_shown() {
        let config = Config::of(&[("database", "postgres://bitpoll:hunter2@db/polls")]).unwrap();
        assert!(!format!("{config:?}").contains("hunter2"));
        let loaded = Loaded { config, sources: [].into(), file: None, warnings: Vec::new() };
        assert!(!show(&loaded).contains("hunter2"));
    }

    #[test]
    fn the_documented_default_is_the_default() {
        let values = table::values(&Config::of(&[]).unwrap());
        for (row, value) in values.iter().filter(|(row, _)| !row.default.contains(['<', ' '])) {
            let shown = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            let quoted = |text: &str| if text.is_empty() { String::new() } else { format!("\"{text}\"") };
            let expected =
                if row.list { format!("[{}]", quoted(row.default)) } else { row.default.to_owned() };
            assert_eq!(shown, expected, "{}", row.name);
        }
    }
}
