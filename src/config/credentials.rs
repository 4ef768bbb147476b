//! Secrets that systemd hands over: files in `$CREDENTIALS_DIRECTORY` whose names begin with `bitpoll.`
//! (`LoadCredential=bitpoll.smtp_password:…`, or `ImportCredential=bitpoll.*` for all of them).
//!
//! `bitpoll.KEY` gives a secret option its value, and `bitpoll.KEY` names the file of an option `KEY_file` that is there
//! for a secret. `bitpoll.LIST.ID.KEY` is a secret of the table in the list whose `id` is ID.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Map, Value as Json};

use super::machine::Machine;
use super::problem::{Problem, nearest_of};
use super::providers;
use super::sources::{Given, Source, rank};
use super::table::{self, OPTIONS, Row};

const PREFIX: &str = "bitpoll.";

/// The name of a credential.
pub(super) fn name(key: &str) -> String {
    format!("{PREFIX}{key}")
}

/// The credential that gives an option its value, if one can.
pub(super) fn of_option(row: &Row) -> Option<String> {
    let key = if row.secret { Some(row.name) } else { row.name.strip_suffix("_file") };
    // What is an option itself is given as such.
    let fits = |key: &&str| row.secret || (row.holds_secret && table::row(key).is_none());
    key.filter(fits).map(name)
}

/// Everything that was handed over.
#[derive(Default)]
pub(super) struct Credentials {
    /// Values of options.
    pub values: BTreeMap<&'static str, Given>,
    /// Secrets of tables: list, id, key, and the file.
    tables: Vec<(&'static str, String, &'static str, PathBuf)>,
}

/// Reads the directory of credentials, if there is one.
pub(super) fn read(
    machine: &Machine,
    problems: &mut Vec<Problem>,
    warnings: &mut Vec<String>,
) -> Credentials {
    let mut found = Credentials::default();
    let Some(folder) = machine.variable("CREDENTIALS_DIRECTORY") else { return found };
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) => {
            problems
                .push(Problem::say(format!("CREDENTIALS_DIRECTORY = {folder:?}: cannot be read: {error}")));
            return found;
        }
    };
    let mut names: Vec<String> =
        entries.flatten().filter_map(|entry| entry.file_name().into_string().ok()).collect();
    names.sort();
    for credential in names.iter().filter(|name| name.starts_with(PREFIX)) {
        let path = Path::new(folder).join(credential);
        if let Err(problem) = found.take(credential, &path) {
            match problem {
                Stranger::Slip(problem) => problems.push(problem),
                Stranger::Unknown => {
                    warnings.push(format!("the credential {credential} is no secret of ours"))
                }
            }
        }
    }
    found
}

/// Why a credential cannot be used.
enum Stranger {
    Slip(Problem),
    Unknown,
}

impl Credentials {
    fn take(&mut self, credential: &str, path: &Path) -> Result<(), Stranger> {
        let key = credential.trim_start_matches(PREFIX);
        if let Some(row) = OPTIONS.iter().find(|row| of_option(row).as_deref() == Some(credential)) {
            let text = if row.secret { contents(credential, path)? } else { path.display().to_string() };
            let source = Source::Credential(credential.to_owned());
            self.values.insert(row.name, Given { text, array: false, source });
            return Ok(());
        }
        if let Some((list, id, secret)) = place(key) {
            self.tables.push((list, id.to_owned(), secret, path.to_owned()));
            return Ok(());
        }
        let known = OPTIONS.iter().filter_map(|row| of_option(row).map(|_| plain(row)));
        match nearest_of(key, known) {
            Some(near) => Err(Stranger::Slip(Problem::say(format!(
                "unknown credential {credential}: did you mean {}?",
                name(near)
            )))),
            None => Err(Stranger::Unknown),
        }
    }

    /// Puts the secrets of tables into the lists, whatever gave those.
    pub(super) fn fill(&self, values: &mut BTreeMap<&'static str, Given>, problems: &mut Vec<Problem>) {
        for (list, id, key, path) in &self.tables {
            let put = values.get_mut(list).is_some_and(|given| put(given, id, key, path));
            if !put {
                let credential = name(&format!("{list}.{id}.{key}"));
                problems.push(Problem::say(format!(
                    "credential {credential}: no table in {list} has the id {id:?}: name one that has, or remove it"
                )));
            }
        }
    }
}

/// The option's name without what says that it is a file.
fn plain(row: &'static Row) -> &'static str {
    if row.secret { row.name } else { row.name.trim_end_matches("_file") }
}

fn contents(credential: &str, path: &Path) -> Result<String, Stranger> {
    fs::read_to_string(path).map(|text| text.trim().to_owned()).map_err(|error| {
        Stranger::Slip(Problem::say(format!("credential {credential}: cannot be read: {error}")))
    })
}

/// List, id and key of a secret in a table.
fn place(key: &str) -> Option<(&'static str, &str, &'static str)> {
    let (list, rest) = key.split_once('.')?;
    let (id, secret) = rest.rsplit_once('.')?;
    let (list, rows) = providers::lists().into_iter().find(|(known, _)| *known == list)?;
    let row = rows.iter().find(|row| row.secret && row.name == secret)?;
    Some((list, id, row.name))
}

/// Names the file in the table of this id. Whether one is there.
fn put(given: &mut Given, id: &str, key: &str, path: &Path) -> bool {
    let Ok(mut items) = serde_json::from_str::<Vec<Map<String, Json>>>(&given.text) else {
        // What is wrong with the list is told when it is read.
        return true;
    };
    let Some(table) = items.iter_mut().find(|table| table.get("id").and_then(Json::as_str) == Some(id))
    else {
        return false;
    };
    let file = format!("{key}_file");
    let set = table.contains_key(key) || table.contains_key(&file);
    if !set || rank(&given.source) < rank(&Source::Credential(String::new())) {
        table.remove(key);
        table.insert(file, path.display().to_string().into());
    }
    if let Ok(text) = serde_json::to_string(&items) {
        given.text = text;
    }
    true
}

#[cfg(test)]
mod tests {
    use super::super::{Flags, load};
    use super::*;

    fn machine(files: &[(&str, &str)], variables: &[(&str, &str)]) -> (tempfile::TempDir, Machine) {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in files {
            fs::write(folder.path().join(name), text).unwrap();
        }
        let mut all = BTreeMap::from([(
            "CREDENTIALS_DIRECTORY".to_owned(),
            folder.path().to_str().unwrap().to_owned(),
        )]);
        all.extend(variables.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
        (folder, Machine { variables: all, ..Machine::default() })
    }

    fn file(text: &str) -> (tempfile::TempDir, Flags) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("bitpoll.toml");
        fs::write(&path, text).unwrap();
        (folder, Flags { file: Some(path), values: BTreeMap::new() })
    }

    #[test]
    fn a_credential_wins_over_the_file_and_loses_against_the_environment() {
        let (_at, flags) = file(
            "smtp_host = 'mail.example.org'\nmail_from = 'a@example.org'\nsmtp_user = 'it'\nsmtp_password_file = '/nowhere'",
        );
        let (_folder, machine) = machine(&[("bitpoll.smtp_password", "hunter2\n"), ("other", "x")], &[]);
        let loaded = load(&flags, &machine).unwrap();
        assert_eq!(loaded.config.smtp_password.reveal(), "hunter2");
        assert_eq!(loaded.sources["smtp_password"].to_string(), "credential bitpoll.smtp_password");
        let stronger = Machine {
            variables: [
                machine.variables.clone(),
                [("BITPOLL_SMTP_PASSWORD".to_owned(), "other".to_owned())].into(),
            ]
            .into_iter()
            .flatten()
            .collect(),
            ..machine
        };
        assert_eq!(load(&flags, &stronger).unwrap().config.smtp_password.reveal(), "other");
    }

    #[test]
    fn an_option_that_names_a_file_is_given_that_of_the_credential() {
        let (folder, machine) = machine(&[("bitpoll.admin_password", "x"), ("bitpoll.secret_key", "y")], &[]);
        let config = load(&Flags::default(), &machine).unwrap().config;
        assert_eq!(config.admin_password_file, Some(folder.path().join("bitpoll.admin_password")));
        assert_eq!(config.secret_key_file, folder.path().join("bitpoll.secret_key"));
    }

    #[test]
    fn secrets_of_tables_find_theirs_by_its_id() {
        let (_at, flags) = file(
            "[[oidc]]\nid = 'kc'\nname = 'K'\nissuer = 'https://kc.example'\nclient_id = 'b'\nclient_secret = 'old'\n\
             [[ldap]]\nid = 'dir'\nname = 'D'\nurl = 'ldaps://d.example'\nbase_dn = 'dc=x'\nbind_dn = 'cn=b'",
        );
        let files = [("bitpoll.oidc.kc.client_secret", "new"), ("bitpoll.ldap.dir.bind_password", "word\n")];
        let (_folder, machine) = machine(&files, &[]);
        let config = load(&flags, &machine).unwrap().config;
        assert_eq!(config.oidc[0].client_secret.reveal(), "new");
        assert_eq!(config.ldap[0].bind_password.reveal(), "word");
    }

    #[test]
    fn a_slip_is_refused_with_what_was_meant_and_a_stranger_only_told() {
        let told = |files: &[(&str, &str)]| {
            let (_folder, machine) = machine(files, &[]);
            load(&Flags::default(), &machine).map(|loaded| loaded.warnings).map_err(|all| all[0].to_string())
        };
        assert_eq!(
            told(&[("bitpoll.smtp_pasword", "x")]).unwrap_err(),
            "unknown credential bitpoll.smtp_pasword: did you mean bitpoll.smtp_password?"
        );
        assert!(
            told(&[("bitpoll.oidc.kc.client_secret", "x")])
                .unwrap_err()
                .contains("no table in oidc has the id \"kc\"")
        );
        assert_eq!(told(&[("bitpoll.listen", "x")]).unwrap().len(), 1, "it is no secret");
    }
}
