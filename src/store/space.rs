//! Space on the disk of the database, and giving back what the database does not need any more.

use std::io;
use std::path::Path;

use super::{Engine, Result, Store, Tx};

/// Pages that one transaction gives back: some milliseconds' work.
const PIECE: i64 = 256;
/// Free pages that stay in the file for what comes next.
const RESERVE: i64 = 1024;

/// Below this much a disk counts as full. The log may want more than that when it grows anew; votes that find no room are refused.
const OUT: u64 = 16 << 20;
/// A disk of which less than a tenth is free is nearly full, but not with more than [`LOW_MAX`] nor with less than [`LOW_MIN`].
const LOW_MIN: u64 = 64 << 20;
const LOW_MAX: u64 = 2 << 30;

/// Space on a disk, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Space {
    /// What is free for us.
    pub free: u64,
    /// All of it.
    pub total: u64,
}

/// How much room there is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Room {
    /// Enough.
    Plenty,
    /// It will not last: somebody should make room.
    Low,
    /// None: votes fail, or soon will.
    Out,
}

impl Room {
    /// The word in logs and for other programs.
    pub fn word(self) -> &'static str {
        match self {
            Self::Plenty => "plenty",
            Self::Low => "low",
            Self::Out => "out",
        }
    }
}

impl Space {
    /// How much room that is.
    pub fn room(self) -> Room {
        match self.free {
            free if free < OUT => Room::Out,
            free if free < (self.total / 10).clamp(LOW_MIN, LOW_MAX) => Room::Low,
            _ => Room::Plenty,
        }
    }
}

/// Space on the disk of a path, or of the nearest directory above it that is there.
///
/// # Errors
/// If the system does not tell.
pub fn of(path: &Path) -> io::Result<Space> {
    let there = path.ancestors().find(|path| path.exists()).unwrap_or(Path::new("."));
    let told = rustix::fs::statvfs(there)?;
    Ok(Space { free: told.f_bavail * told.f_frsize, total: told.f_blocks * told.f_frsize })
}

impl Store {
    /// Space on the disk of a SQLite database; nothing of PostgreSQL, whose disk is elsewhere.
    pub fn space(&self) -> Option<Space> {
        self.path().and_then(|path| of(path).ok())
    }
}

/// Gives some of the pages back to the disk that nothing is on any more; tells how many. Again until there are none, so
/// that votes go between. PostgreSQL does so by itself.
pub fn give_back(tx: &mut Tx<'_>) -> Result<i64> {
    if tx.engine() == Engine::Postgres {
        return Ok(0);
    }
    let free: i64 = tx.query_one("PRAGMA freelist_count", &[])?;
    if free <= RESERVE {
        return Ok(0);
    }
    const { assert!(PIECE == 256, "the statement below") };
    tx.query_each("PRAGMA incremental_vacuum(256)", &[], |_| Ok(()))?;
    // A database from before this was possible gives nothing.
    Ok(free - tx.query_one::<i64>("PRAGMA freelist_count", &[])?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_disk_is_low_by_its_size_and_out_at_a_few_megabytes() {
        let room = |free: u64, total: u64| Space { free, total }.room();
        let (mega, giga) = (1 << 20, 1 << 30);
        assert_eq!(room(100 * giga, 1000 * giga), Room::Plenty);
        assert_eq!(room(3 * giga, 1000 * giga), Room::Plenty, "enough for a year of polls");
        assert_eq!(room(giga, 1000 * giga), Room::Low);
        assert_eq!(room(90 * mega, giga), Room::Low);
        assert_eq!(room(90 * mega, 100 * mega), Room::Plenty, "a small disk that is empty");
        assert_eq!(room(15 * mega, 100 * mega), Room::Out);
    }
}
