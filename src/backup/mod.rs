//! Backups: one file that holds a whole site. docs/admin/backup.md describes the format byte by byte.
//!
//! A file is a head in plain text ([`Head`]), then chunks: compressed, sealed if there is a [`Secret`], numbered, with a
//! marked end, and at last the SHA-256 of all of it. Inside are parts ([`Pack`], [`Unpack`]): the [`Manifest`], the ring of keys if
//! the file is sealed, and the database: SQLite's own file, or the lines of an export.

mod chunks;
mod error;
mod export;
mod head;
mod keep;
mod lines;
mod make;
mod manifest;
mod name;
mod pack;
mod place;
mod restore;
mod seal;
mod standing;
#[cfg(test)]
mod tests;

pub use error::{Error, Result};
pub use head::Head;
pub use keep::{Keep, superseded};
pub use lines::{BadExport, read as read_lines, schema as lines_schema, write as write_lines};
pub use make::{Copied, Made, Maker, Sized, Stage, Watch};
pub use manifest::{Holds, Manifest, moment};
pub use name::{Listed, Name, Why, list, stamp};
pub use pack::{Pack, Packed, Unpack};
pub use place::{Draft, Scratch, make_folder, room};
pub use restore::{Ready, Ring, Unpacked, replace, replace_keys, unpack};
pub use seal::{Secret, new_key, read_key};
pub use standing::{Late, Standing, Timed};

/// Names of the parts of a backup.
pub mod part {
    /// What the backup is: JSON, see [`Manifest`](super::Manifest).
    pub const MANIFEST: &str = "manifest.json";
    /// The ring of keys.
    pub const KEYS: &str = "secret.key";
    /// A SQLite database.
    pub const DATABASE: &str = "database.sqlite";
    /// Lines of an export.
    pub const EXPORT: &str = "export.jsonl";
}
