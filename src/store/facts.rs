//! What is known of the site as a whole: a text under a name.

use crate::params;

use super::{Result, Tx};

/// The text under a name.
pub fn get(tx: &mut Tx<'_>, name: &str) -> Result<Option<String>> {
    tx.query_opt("SELECT value FROM facts WHERE name = ?1", params![name])
}

/// Puts a text under a name.
pub fn put(tx: &mut Tx<'_>, name: &str, value: &str) -> Result<()> {
    tx.execute(
        "INSERT INTO facts (name, value) VALUES (?1, ?2) \
         ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        params![name, value],
    )?;
    Ok(())
}

/// Drops what stands under a name; `false` if nothing did.
pub fn drop(tx: &mut Tx<'_>, name: &str) -> Result<bool> {
    Ok(tx.execute("DELETE FROM facts WHERE name = ?1", params![name])? > 0)
}
