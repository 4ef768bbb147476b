//! Where values come from: flags, environment, credentials, file.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::fmt;
use std::path::{Path, PathBuf};

use super::credentials;
use super::file;
use super::machine::Machine;
use super::problem::{self, Problem};
use super::schema;
use super::table::{OPTIONS, Row};

/// Names of the environment that are no options, but ours.
const OTHERS: [&str; 1] = ["BITPOLL_CONFIG"];
/// The file that is read when it is there and none is named.
const USUAL_FILE: &str = "bitpoll.toml";

/// What the command line says.
#[derive(Debug, Clone, Default)]
pub struct Flags {
    /// `--config`.
    pub file: Option<PathBuf>,
    /// Values by the names of their options.
    pub values: BTreeMap<&'static str, String>,
}

/// Where a value came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// A flag.
    Flag(String),
    /// The environment.
    Variable(String),
    /// The file that a name of the environment names: for secrets.
    SecretFile(String, String),
    /// A credential of systemd.
    Credential(String),
    /// The configuration file.
    File(PathBuf),
}

impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Flag(flag) => write!(f, "--{flag}"),
            Self::Variable(name) => write!(f, "{name}"),
            Self::SecretFile(name, path) => write!(f, "{path}, named by {name}"),
            Self::Credential(name) => write!(f, "credential {name}"),
            Self::File(path) => write!(f, "{}", path.display()),
        }
    }
}

/// Which source wins: the one of the highest number.
pub(super) fn rank(source: &Source) -> u8 {
    match source {
        Source::Flag(_) => 3,
        Source::Variable(_) | Source::SecretFile(..) => 2,
        Source::Credential(_) => 1,
        Source::File(_) => 0,
    }
}

/// A value as it was given.
#[derive(Debug, Clone)]
pub(super) struct Given {
    /// Its text; items of a list are separated by commas.
    pub text: String,
    /// It was written as an array.
    pub array: bool,
    /// Where it came from.
    pub source: Source,
}

/// Everything that was given, the strongest source of each.
#[derive(Default)]
pub(super) struct Gathered {
    pub values: BTreeMap<&'static str, Given>,
    pub file: Option<PathBuf>,
    pub warnings: Vec<String>,
}

pub(super) fn gather(flags: &Flags, machine: &Machine) -> Result<Gathered, Vec<Problem>> {
    let mut problems = Vec::new();
    let path = file_to_read(flags, machine);
    let mut values = match &path {
        Some(path) => file::read(path, &mut problems),
        None => BTreeMap::new(),
    };
    let mut warnings = Vec::new();
    let credentials = credentials::read(machine, &mut problems, &mut warnings);
    values.extend(credentials.values.clone());
    values.extend(of_environment(machine, &mut problems));
    values.extend(of_flags(flags));
    credentials.fill(&mut values, &mut problems);
    keep_the_stronger(&mut values);
    warnings.extend(strangers(machine, &mut problems));
    if problems.is_empty() { Ok(Gathered { values, file: path, warnings }) } else { Err(problems) }
}

pub(super) fn of_flags(flags: &Flags) -> BTreeMap<&'static str, Given> {
    let given = |row: &'static Row| {
        let text = flags.values.get(row.name)?.clone();
        Some((row.name, Given { text, array: false, source: Source::Flag(row.flag()) }))
    };
    OPTIONS.iter().filter_map(given).collect()
}

/// Where a secret and the file that holds it are options of their own, the one of the stronger source counts. Two of the
/// same source are told when they are put together.
fn keep_the_stronger(values: &mut BTreeMap<&'static str, Given>) {
    for row in OPTIONS.iter().filter(|row| row.holds_secret) {
        let plain = row.name.trim_end_matches("_file");
        let (Some(file), Some(secret)) = (values.get(row.name), values.get(plain)) else { continue };
        match rank(&file.source).cmp(&rank(&secret.source)) {
            Ordering::Less => values.remove(row.name),
            Ordering::Greater => values.remove(plain),
            Ordering::Equal => None,
        };
    }
}

fn file_to_read(flags: &Flags, machine: &Machine) -> Option<PathBuf> {
    let named = flags.file.clone().or_else(|| machine.variable("BITPOLL_CONFIG").map(PathBuf::from));
    named.or_else(|| Path::new(USUAL_FILE).exists().then(|| PathBuf::from(USUAL_FILE)))
}

/// An empty value counts as none, as many tools cannot leave a variable out.
fn of_environment(machine: &Machine, problems: &mut Vec<Problem>) -> BTreeMap<&'static str, Given> {
    let mut values = BTreeMap::new();
    for row in OPTIONS {
        let name = row.variable();
        let file_name = format!("{name}_FILE");
        let plain = machine.variable(&name);
        let file = has_file(row).then(|| machine.variable(&file_name)).flatten();
        let given = match (plain, file) {
            (Some(_), Some(_)) => {
                problems.push(Problem::say(format!("{name} and {file_name} are both set: keep one of them")));
                continue;
            }
            (Some(text), None) => {
                Given { text: text.to_owned(), array: false, source: Source::Variable(name) }
            }
            (None, Some(path)) => match std::fs::read_to_string(path) {
                Ok(text) => Given {
                    text: text.trim().to_owned(),
                    array: false,
                    source: Source::SecretFile(file_name, path.to_owned()),
                },
                Err(error) => {
                    problems.push(Problem::say(format!("{file_name} = {path:?}: cannot be read: {error}")));
                    continue;
                }
            },
            (None, None) => continue,
        };
        values.insert(row.name, given);
    }
    values
}

/// A name that resembles an option is a slip and refused. Any other may be somebody else's (Kubernetes sets
/// `BITPOLL_PORT` for a service of our name) and is only told.
fn strangers(machine: &Machine, problems: &mut Vec<Problem>) -> Vec<String> {
    let mut warnings = Vec::new();
    for name in machine.variables.keys().filter(|name| name.starts_with("BITPOLL_")) {
        if OTHERS.contains(&name.as_str()) || OPTIONS.iter().any(|row| is_of(row, name)) {
            continue;
        }
        let key = name.trim_start_matches("BITPOLL_").to_lowercase();
        match problem::nearest(&key) {
            Some(_) => problems.push(Problem::unknown(&key, name)),
            None => warnings.push(format!("{name} in the environment is no option")),
        }
    }
    warnings
}

fn is_of(row: &Row, name: &str) -> bool {
    let own = row.variable();
    name == own || (has_file(row) && name.strip_suffix("_FILE") == Some(&own))
}

/// Whether the environment can name a file with this secret, and no option of that name does.
fn has_file(row: &Row) -> bool {
    schema::twin(row, OPTIONS).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn machine(variables: &[(&str, &str)]) -> Machine {
        let pair = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
        Machine { variables: variables.iter().map(pair).collect(), ..Machine::default() }
    }

    fn texts(variables: &[(&str, &str)], flags: &Flags) -> Result<Vec<(&'static str, String)>, String> {
        let gathered = gather(flags, &machine(variables)).map_err(|problems| problems[0].to_string())?;
        Ok(gathered.values.into_iter().map(|(name, given)| (name, given.text)).collect())
    }

    #[test]
    fn flags_win_over_the_environment_and_that_over_the_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.toml");
        std::fs::write(&path, "listen = '1.1.1.1:1'\nworkers = 1\nzone = 'UTC'").unwrap();
        let values = BTreeMap::from([("listen", "3.3.3.3:3".to_owned())]);
        let flags = Flags { file: Some(path), values };
        let got = texts(&[("BITPOLL_LISTEN", "2.2.2.2:2"), ("BITPOLL_WORKERS", "2")], &flags).unwrap();
        let expected = [("listen", "3.3.3.3:3"), ("workers", "2"), ("zone", "UTC")];
        assert_eq!(got, expected.map(|(name, text)| (name, text.to_owned())));
    }

    #[test]
    fn a_secret_can_be_read_from_a_file_of_its_own() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("database");
        std::fs::write(&path, "postgres://u:p@h/n\n").unwrap();
        let named = ("BITPOLL_DATABASE_FILE", path.to_str().unwrap());
        let got = texts(&[named], &Flags::default()).unwrap();
        assert_eq!(got, [("database", "postgres://u:p@h/n".to_owned())]);
        let both = texts(&[named, ("BITPOLL_DATABASE", "x.db")], &Flags::default());
        assert!(both.unwrap_err().contains("both set"));
        let listen = texts(&[("BITPOLL_LISTEN_FILE", "x")], &Flags::default()).unwrap();
        assert!(listen.is_empty(), "only secrets have a file of their own");
    }

    #[test]
    fn a_slip_in_the_environment_is_refused_and_a_stranger_only_told() {
        let slip = texts(&[("BITPOLL_LISTNE", "x")], &Flags::default()).unwrap_err();
        assert_eq!(slip, "unknown key listne (BITPOLL_LISTNE): did you mean listen?");
        let told = gather(&Flags::default(), &machine(&[("BITPOLL_PORT_8080_TCP", "x")])).ok().unwrap();
        assert_eq!(told.warnings.len(), 1);
        assert!(texts(&[("BITPOLL_LISTEN", "")], &Flags::default()).unwrap().is_empty());
    }
}
