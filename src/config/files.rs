//! Which files and directories the configuration names.

use std::path::PathBuf;

use toml::Value;

use super::sources::Source;
use super::table::{self, Config, Row};
use super::{Loaded, providers};

/// A file or directory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// The option: `smtp_ca_file`, `oidc[1].ca_file`.
    pub key: String,
    /// Where it is.
    pub path: PathBuf,
    /// It holds a secret and nothing else.
    pub is_secret: bool,
    /// It is a directory that is written to.
    pub is_written: bool,
}

/// Everything that is named, in the order of the documentation. The database is not among them.
pub fn files(config: &Config) -> Vec<Named> {
    let mut all = Vec::new();
    for (row, value) in table::values(config) {
        match providers::lists().into_iter().find(|(list, _)| *list == row.name) {
            None => all.extend(named(row.name.to_owned(), row, &value)),
            Some((list, rows)) => {
                for (number, section) in value.as_array().into_iter().flatten().enumerate() {
                    all.extend(rows.iter().filter_map(|row| {
                        named(format!("{list}[{}].{}", number + 1, row.name), row, section.get(row.name)?)
                    }));
                }
            }
        }
    }
    all.extend(of_the_database(config.database.as_str()));
    all
}

fn named(key: String, row: &Row, value: &Value) -> Option<Named> {
    let path = value.as_str().filter(|path| row.is_path() && !path.is_empty())?;
    let is_secret = row.holds_secret || row.name.contains("key");
    Some(Named { key, path: path.into(), is_secret, is_written: row.name.ends_with("_dir") })
}

/// Files of certificates that an address of PostgreSQL names.
fn of_the_database(address: &str) -> Vec<Named> {
    let query =
        address.split_once("://").and_then(|(_, rest)| rest.split_once('?')).map_or("", |(_, query)| query);
    let pairs = url::form_urlencoded::parse(query.as_bytes());
    let files = pairs.filter(|(key, file)| {
        matches!(key.as_ref(), "sslrootcert" | "sslcert" | "sslkey") && file != "system"
    });
    let named = files.map(|(key, file)| Named {
        key: format!("database: {key}"),
        path: file.into_owned().into(),
        is_secret: key == "sslkey",
        is_written: false,
    });
    named.collect()
}

/// The files out of which a configuration was read: its own, and those that hold a secret which it names instead.
pub fn read_from(loaded: &Loaded) -> Vec<PathBuf> {
    let mut all = Vec::from_iter(loaded.file.clone());
    for source in loaded.sources.values() {
        if let Source::SecretFile(_, path) = source {
            all.push(path.into());
        }
    }
    let text = loaded.file.as_ref().and_then(|path| std::fs::read_to_string(path).ok());
    let table = text.and_then(|text| text.parse::<toml::Table>().ok());
    all.extend(table.iter().flat_map(of_secrets));
    all
}

fn of_secrets(table: &toml::Table) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for (key, value) in table {
        match value {
            Value::String(path) if key.ends_with("_file") => found.push(path.into()),
            Value::Array(items) => {
                found.extend(items.iter().filter_map(Value::as_table).flat_map(of_secrets));
            }
            _ => {}
        }
    }
    found
}

/// Paths of unix sockets that an option names, as `unix:/path`.
pub fn sockets(config: &Config) -> Vec<PathBuf> {
    let mut all = Vec::new();
    for (row, value) in table::values(config) {
        let texts = match &value {
            Value::Array(items) => items.iter().filter_map(Value::as_str).collect(),
            Value::String(text) => vec![text.as_str()],
            _ => Vec::new(),
        };
        let paths = texts.iter().filter_map(|text| text.strip_prefix("unix:/"));
        if row.name.ends_with("listen") {
            all.extend(paths.map(|path| format!("/{}", path.split('?').next().unwrap_or(path)).into()));
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_of_options_tables_and_addresses_are_found() {
        let config = Config::of(&[
            ("secret_key_file", "/keys/secret.key"),
            (
                "oidc",
                r#"[{"id":"a","name":"A","issuer":"https://a.example","client_id":"b","ca_file":"/ca.pem"}]"#,
            ),
            ("database", "postgres://u@h/n?sslmode=verify-full&sslrootcert=%2Froot.pem&sslkey=/own.key"),
        ])
        .unwrap();
        let found: Vec<_> = files(&config);
        let shown: Vec<_> =
            found.iter().map(|it| (it.key.as_str(), it.path.to_str().unwrap(), it.is_secret)).collect();
        for expected in [
            ("secret_key_file", "/keys/secret.key", true),
            ("oidc[1].ca_file", "/ca.pem", false),
            ("database: sslrootcert", "/root.pem", false),
            ("database: sslkey", "/own.key", true),
        ] {
            assert!(shown.contains(&expected), "{expected:?} in {shown:?}");
        }
        let written: Vec<_> = found.iter().filter(|it| it.is_written).map(|it| it.key.as_str()).collect();
        assert_eq!(written[0], "data_dir");
    }
    #[test]
    fn the_files_are_known_from_which_a_configuration_is_read_again() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("bitpoll.toml");
        std::fs::write(
            &path,
            "database_file = '/a'\nsite_name = '/b'\n[[oidc]]\nid = 'x'\nclient_secret_file = '/c'",
        )
        .unwrap();
        let variable = Source::SecretFile("BITPOLL_METRICS_TOKEN_FILE".to_owned(), "/d".to_owned());
        let sources = [("site_name", Source::File(path.clone())), ("metrics_token", variable)].into();
        let config = Config::of(&[]).unwrap();
        let loaded = Loaded { config, sources, file: Some(path.clone()), warnings: Vec::new() };
        assert_eq!(read_from(&loaded), [path, "/d".into(), "/a".into(), "/c".into()]);
    }
}
