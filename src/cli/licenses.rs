//! `bitpoll licenses`: what the licences of the parts ask for, that their texts come with the program.

use std::io::{self, Read as _};

use flate2::read::GzDecoder;

use super::failure::Failure;
use super::say;

/// The list that packaging/third_party.py makes, compressed by build.rs.
const LIST: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/third-party.txt.gz"));

/// Prints the list.
///
/// # Errors
/// If it cannot be unpacked, which a test would have seen.
pub(super) fn print() -> Result<(), Failure> {
    let mut text = String::new();
    GzDecoder::new(LIST).read_to_string(&mut text).map_err(|error| Failure::other(error.to_string()))?;
    say(&mut io::stdout(), &text);
    Ok(())
}
