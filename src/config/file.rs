//! The configuration file: TOML, one key an option.

use std::collections::BTreeMap;
use std::path::Path;

use toml::{Table, Value};

use super::problem::Problem;
use super::schema;
use super::sources::{Given, Source};
use super::table::{self, OPTIONS};

/// Reads the file; what is wrong with it is added to `problems`.
pub(super) fn read(path: &Path, problems: &mut Vec<Problem>) -> BTreeMap<&'static str, Given> {
    let text = match std::fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) => {
            problems.push(Problem::say(format!(
                "config = {:?}: cannot be read: {error}",
                path.display().to_string()
            )));
            return BTreeMap::new();
        }
    };
    match text.parse::<Table>() {
        Ok(table) => values(&table, path, problems),
        Err(error) => {
            problems.push(broken(path, &text, &error));
            BTreeMap::new()
        }
    }
}

fn values(table: &Table, path: &Path, problems: &mut Vec<Problem>) -> BTreeMap<&'static str, Given> {
    let mut values = BTreeMap::new();
    for (key, value) in table {
        let source = Source::File(path.to_owned());
        let Some(row) = table::row(key) else {
            match OPTIONS.iter().find(|row| schema::twin(row, OPTIONS).as_deref() == Some(key)) {
                Some(row) if table.contains_key(row.name) => problems.push(Problem::say(format!(
                    "{} and {key} ({source}) are both set: keep one of them",
                    row.name
                ))),
                Some(row) => match secret(key, value) {
                    Ok(text) => drop(values.insert(row.name, Given { text, array: false, source })),
                    Err(problem) => problems.push(problem),
                },
                None => problems.push(Problem::unknown(key, &source.to_string())),
            }
            continue;
        };
        match text_of(value) {
            Some(text) => {
                values.insert(row.name, Given { text, array: value.is_array(), source });
            }
            None => {
                let kind = value.type_str();
                let allowed = (row.allowed)();
                problems.push(Problem::say(format!("{key} ({source}): must be {allowed}, is a TOML {kind}")));
            }
        }
    }
    values
}

/// What stands in the file that a key names.
fn secret(key: &str, value: &Value) -> Result<String, Problem> {
    let path = value.as_str().unwrap_or_default();
    match std::fs::read_to_string(path) {
        Ok(text) => Ok(text.trim().to_owned()),
        Err(error) => Err(Problem::say(format!("{key} = {path:?}: cannot be read: {error}"))),
    }
}

fn text_of(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Integer(number) => Some(number.to_string()),
        Value::Float(number) => Some(number.to_string()),
        Value::Boolean(switch) => Some(switch.to_string()),
        // A list of tables is written as elsewhere.
        Value::Array(items) if items.iter().any(Value::is_table) => serde_json::to_string(items).ok(),
        Value::Array(items) => {
            let items: Option<Vec<&str>> = items.iter().map(Value::as_str).collect();
            Some(items?.join(", "))
        }
        _ => None,
    }
}

fn broken(path: &Path, text: &str, error: &toml::de::Error) -> Problem {
    let before = error.span().and_then(|span| text.get(..span.start)).unwrap_or_default();
    let line = before.matches('\n').count() + 1;
    Problem::say(format!("{}, line {line}: {}", path.display(), error.message()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_text(text: &str) -> Result<BTreeMap<&'static str, Given>, String> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("bitpoll.toml");
        std::fs::write(&path, text).unwrap();
        let mut problems = Vec::new();
        let values = read(&path, &mut problems);
        match problems.first() {
            None => Ok(values),
            Some(problem) => Err(problem.to_string().replace(folder.path().to_str().unwrap(), "")),
        }
    }

    #[test]
    fn texts_numbers_switches_and_lists_are_read() {
        let values = read_text(
            "site_name = 'Polls'\nworkers = 4\ndatabase_wait = 0.5\npublic_polls = false\nlimits_exempt = ['10.0.0.0/8', '::1']\n",
        )
        .unwrap();
        let text = |name| values[name].text.as_str();
        assert_eq!([text("site_name"), text("workers"), text("public_polls")], ["Polls", "4", "false"]);
        assert_eq!(text("database_wait"), "0.5");
        assert_eq!((text("limits_exempt"), values["limits_exempt"].array), ("10.0.0.0/8, ::1", true));
    }

    #[test]
    fn a_secret_can_be_in_a_file_of_its_own() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("dsn");
        std::fs::write(&path, "https://key@sentry.example.org/1\n").unwrap();
        let named = format!("error_report_url_file = {path:?}");
        assert_eq!(read_text(&named).unwrap()["error_report_url"].text, "https://key@sentry.example.org/1");
        assert!(
            read_text(&format!("{named}\nerror_report_url = 'x'")).unwrap_err().ends_with("keep one of them")
        );
        assert!(read_text("error_report_url_file = '/nowhere'").unwrap_err().contains("cannot be read"));
        assert!(read_text("listen_file = 'x'").unwrap_err().starts_with("unknown key listen_file"));
    }

    #[test]
    fn what_is_wrong_is_said_with_its_place() {
        assert_eq!(
            read_text("listne = 'x'").unwrap_err(),
            "unknown key listne (/bitpoll.toml): did you mean listen?"
        );
        assert!(read_text("a = 1\nb = = 2").unwrap_err().starts_with("/bitpoll.toml, line 2: "));
        assert!(
            read_text("log = { to = 'x' }")
                .unwrap_err()
                .ends_with("must be one of text, json, journald, is a TOML table")
        );
        let mut problems = Vec::new();
        read(Path::new("/nowhere/bitpoll.toml"), &mut problems);
        assert!(problems[0].to_string().starts_with("config = \"/nowhere/bitpoll.toml\": cannot be read"));
    }
}
