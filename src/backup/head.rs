//! The head of a backup: two lines of text that anybody may read.

use std::io::{BufRead, Read as _, Write};

use serde::{Deserialize, Serialize};

use super::seal::Seal;
use super::{Error, Result};

/// How the first line begins.
const MAGIC: &str = "bitpoll backup ";
/// How backups are written; raised when older programs could not read them.
pub(super) const FORMAT: u32 = 1;
/// Longest line of a head, in bytes.
const LINE_MAX: u64 = 4096;

/// What a backup tells to everybody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Head {
    /// Unix seconds at which it began.
    pub created: i64,
    /// Release that made it.
    pub program: String,
    /// How it is sealed, if it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) seal: Option<Seal>,
}

impl Head {
    /// What opens it: `key` or `passphrase`; nothing if it is not sealed.
    pub fn sealed(&self) -> Option<&'static str> {
        self.seal.as_ref().map(Seal::needs)
    }

    /// Its bytes.
    pub(super) fn bytes(&self) -> Vec<u8> {
        let mut out = Vec::new();
        // A vector takes everything, and a head has nothing that JSON has not.
        let _ = writeln!(out, "{MAGIC}{FORMAT}\n{}", serde_json::to_string(self).unwrap_or_default());
        out
    }

    /// Reads a head, and gives the bytes that it had.
    pub(super) fn read(input: &mut impl BufRead) -> Result<(Self, Vec<u8>)> {
        let mut bytes = Vec::new();
        let first = line(input, &mut bytes)?;
        let format = first.strip_prefix(MAGIC).ok_or(Error::Foreign)?;
        let format: u32 = format.parse().map_err(|_| Error::Foreign)?;
        if format != FORMAT {
            return Err(if format > FORMAT { Error::Format(format) } else { Error::Foreign });
        }
        let second = line(input, &mut bytes)?;
        let head = serde_json::from_str(&second).map_err(|_| Error::Damaged("its head cannot be read"))?;
        Ok((head, bytes))
    }
}

/// The next line, without its end; it is added to `all` with it.
fn line(input: &mut impl BufRead, all: &mut Vec<u8>) -> Result<String> {
    let start = all.len();
    input.by_ref().take(LINE_MAX).read_until(b'\n', all).map_err(Error::reading)?;
    // What is cut off in its first line may be anything.
    let missing = if start == 0 { Error::Foreign } else { Error::CutOff };
    let line = all[start..].strip_suffix(b"\n").ok_or(missing)?;
    String::from_utf8(line.to_vec()).map_err(|_| Error::Foreign)
}
