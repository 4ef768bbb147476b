//! `bitpoll export` and `bitpoll import`: everything that a database holds, as lines of JSON.

use std::io::{self, BufWriter, Write as _};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use super::desk::{self, Refusal};
use super::failure::Failure;
use crate::backup;
use crate::config::Config;
use crate::store::{self, Store};

/// Writes everything to standard output.
///
/// # Errors
/// If it cannot be read or written to the end.
pub(super) fn export(config: Config) -> Result<(), Failure> {
    desk::must_exist(&config)?;
    let store = open(&config)?;
    let out = Mutex::new(BufWriter::new(io::stdout()));
    let begun = AtomicBool::new(false);
    let written = store.read_blocking(move |tx| {
        if begun.swap(true, Ordering::Relaxed) {
            return Err(store::Error::Unavailable("the connection was lost on the way".to_owned()));
        }
        let mut out = out.lock().unwrap_or_else(PoisonError::into_inner);
        backup::write_lines(tx, &mut *out)?;
        out.flush().map_err(|error| store::Error::Io(format!("standard output: {error}")))
    });
    store.close();
    Ok(written?)
}

/// Reads what [`export`] wrote from standard input.
///
/// # Errors
/// What is wrong with which line.
pub(super) fn import(config: Config) -> Result<(), Failure> {
    let store = open(&config)?;
    let outcome = backup::read_lines(&store, &mut io::stdin().lock());
    store.close();
    let rows = outcome?;
    super::say_line(&format!("{rows} rows are stored"));
    Ok(())
}

fn open(config: &Config) -> Result<Store, Failure> {
    desk::check_owner(config)?;
    desk::open_store(config, Duration::ZERO).map_err(Refusal::into_failure)
}
