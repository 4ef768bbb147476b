//! Which server's keys the database goes with: every link and sealed grant in it was made with them, so a node
//! with others would break them one by one, unseen.

use crate::secrets::Keys;
use crate::store::{self, Tx};

use super::Result;

/// The fact that holds the fingerprints of the keys.
const FACT: &str = "keys";

/// Whether these are the keys of this database; the first ones that come are. A ring that shares a key with the
/// known one is the same ring, rotated.
///
/// # Errors
/// Those of the store.
pub fn belong(tx: &mut Tx<'_>, keys: &Keys) -> Result<bool> {
    let own = keys.fingerprints();
    let Some(known) = store::facts::get(tx, FACT)? else { return accept(tx, keys) };
    let known: Vec<&str> = known.split(' ').collect();
    let is_known = |fingerprint: &String| known.contains(&fingerprint.as_str());
    let signs_as_known = own.first().is_some_and(|first| known.first() == Some(&first.as_str()));
    // Others are a node that still has the file from before a rotation.
    let is_newer = signs_as_known && own != known || !own.first().is_some_and(is_known);
    let belong = own.iter().any(is_known);
    if belong && is_newer {
        accept(tx, keys)?;
    }
    Ok(belong)
}

/// Lets the database go on with these keys, whatever it went with before; `false` if it went with them already.
///
/// # Errors
/// Those of the store.
pub fn accept(tx: &mut Tx<'_>, keys: &Keys) -> Result<bool> {
    let own = keys.fingerprints().join(" ");
    if store::facts::get(tx, FACT)?.as_deref() == Some(&own) {
        return Ok(false);
    }
    store::facts::put(tx, FACT, &own)?;
    Ok(true)
}

/// Whether the database knows its keys: some program has used it.
///
/// # Errors
/// Those of the store.
pub fn any_known(tx: &mut Tx<'_>) -> Result<bool> {
    Ok(store::facts::get(tx, FACT)?.is_some())
}

/// Whether a server that runs with these keys still goes with the database: others may have been accepted since.
///
/// # Errors
/// Those of the store.
pub fn are_known(tx: &mut Tx<'_>, keys: &Keys) -> Result<bool> {
    let Some(known) = store::facts::get(tx, FACT)? else { return Ok(true) };
    Ok(keys.fingerprints().iter().any(|own| known.split(' ').any(|known| known == own)))
}
