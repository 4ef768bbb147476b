//! Names of backups in their directory: `bitpoll-20261125T231300Z-scheduled.backup`.

use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use chrono::NaiveDateTime;

use super::{Error, Result};
use crate::domain::time::Instant;

/// How a moment is written in a name, in UTC.
const MOMENT: &str = "%Y%m%dT%H%M%SZ";

/// Why a backup was made, which says how long it is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// Somebody wanted it; the program never deletes it.
    Manual,
    /// It was time for one.
    Scheduled,
    /// A timer beside the server wanted it, which says itself how many it keeps.
    Timer,
    /// The database with this schema was about to be upgraded.
    Upgrade(u32),
}

/// The name of a backup.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Name {
    /// When it was begun, in Unix seconds.
    pub at: i64,
    /// Why.
    pub why: Why,
}

impl fmt::Display for Why {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Manual => f.write_str("manual"),
            Self::Scheduled => f.write_str("scheduled"),
            Self::Timer => f.write_str("timer"),
            Self::Upgrade(schema) => write!(f, "schema{schema}"),
        }
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "bitpoll-{}-{}.backup", stamp(self.at), self.why)
    }
}

impl FromStr for Name {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let middle = text.strip_prefix("bitpoll-").and_then(|rest| rest.strip_suffix(".backup"));
        let (moment, why) = middle.and_then(|middle| middle.split_once('-')).ok_or(())?;
        let at = NaiveDateTime::parse_from_str(moment, MOMENT).map_err(drop)?.and_utc().timestamp();
        let why = match why {
            "manual" => Why::Manual,
            "scheduled" => Why::Scheduled,
            "timer" => Why::Timer,
            other => Why::Upgrade(other.strip_prefix("schema").and_then(|n| n.parse().ok()).ok_or(())?),
        };
        Ok(Self { at, why })
    }
}

/// A moment as it stands in names: `20261125T231300Z`.
pub fn stamp(at: i64) -> String {
    Instant(at).utc().format(MOMENT).to_string()
}

/// A backup in its directory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// What its name tells.
    pub name: Name,
    /// Where it is.
    pub path: PathBuf,
    /// Its bytes.
    pub size: u64,
}

/// The backups in a directory, the newest first; none if there is no such directory. What is named otherwise is not one of them.
///
/// # Errors
/// If it cannot be read.
pub fn list(folder: &Path) -> Result<Vec<Listed>> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(Error::file(folder, error)),
    };
    let mut found = Vec::new();
    for entry in entries {
        let entry = entry.map_err(|error| Error::file(folder, error))?;
        let name = entry.file_name().to_str().and_then(|name| name.parse().ok());
        let size = entry.metadata().ok().filter(fs::Metadata::is_file).map(|data| data.len());
        if let (Some(name), Some(size)) = (name, size) {
            found.push(Listed { name, path: entry.path(), size });
        }
    }
    found.sort_by_key(|one| std::cmp::Reverse(one.name));
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_reads_back_and_other_files_have_none() {
        for why in [Why::Manual, Why::Scheduled, Why::Timer, Why::Upgrade(12)] {
            let name = Name { at: 1_803_902_400, why };
            assert_eq!(name.to_string().parse(), Ok(name));
        }
        assert_eq!(
            Name { at: 1_803_902_400, why: Why::Upgrade(1) }.to_string(),
            "bitpoll-20270301T120000Z-schema1.backup"
        );
        for other in ["bitpoll.db", "bitpoll-20270301T120000Z.backup", "bitpoll-2027-manual.backup", ""] {
            assert_eq!(other.parse::<Name>(), Err(()), "{other}");
        }
    }
}
