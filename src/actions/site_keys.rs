//! Which server's keys the database goes with: every link, second step and first vote in it was made with them, so a node
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
    let Some(known) = known(tx)? else { return accept(tx, keys) };
    let signs_as_known = own.first() == known.first();
    // Others are a node that still has the file from before a rotation.
    let is_newer = signs_as_known && own != known || !own.first().is_some_and(|first| known.contains(first));
    let belong = share_one(&own, &known);
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
    let own = keys.fingerprints();
    if known(tx)?.as_ref() == Some(&own) {
        return Ok(false);
    }
    store::facts::put(tx, FACT, &own.join(" "))?;
    Ok(true)
}

/// Whether the database knows its keys: some program has used it.
///
/// # Errors
/// Those of the store.
pub fn any_known(tx: &mut Tx<'_>) -> Result<bool> {
    Ok(known(tx)?.is_some())
}

/// Whether a server that runs with these keys still goes with the database: others may have been accepted since.
///
/// # Errors
/// Those of the store.
pub fn are_known(tx: &mut Tx<'_>, keys: &Keys) -> Result<bool> {
    Ok(known(tx)?.is_none_or(|known| share_one(&keys.fingerprints(), &known)))
}

fn known(tx: &mut Tx<'_>) -> Result<Option<Vec<String>>> {
    let known = store::facts::get(tx, FACT)?;
    Ok(known.map(|known| known.split(' ').map(str::to_owned).collect()))
}

fn share_one(own: &[String], known: &[String]) -> bool {
    own.iter().any(|fingerprint| known.contains(fingerprint))
}
