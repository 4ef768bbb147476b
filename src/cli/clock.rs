//! Whether the clock of the machine can be right.

use super::desk;
use super::failure::Failure;
use crate::domain::time::Instant;

/// 2026-01-01: before this there was no such program.
const EARLIEST: i64 = 1_767_225_600;

/// Refuses a clock that was never set: deadlines would be in the far future, and whatever is made would be older than
/// anything else.
///
/// # Errors
/// What the clock says and how to set it.
pub(super) fn check() -> Result<(), Failure> {
    let now = desk::clock()();
    if now >= EARLIEST {
        return Ok(());
    }
    Err(Failure::usage(format!(
        "clock: this machine says that it is {}, before there was such a program: set it, such as with \
         `timedatectl set-ntp true`, and start after time-sync.target",
        Instant(now).utc().date()
    )))
}
