//! Which settings have changed since the server last started: noted by name, never with a value.

use std::collections::BTreeMap;

use crate::config::OPTIONS;
use crate::secrets::{Keys, encode};
use crate::store::audit::{self, Entry};
use crate::store::{self, Tx};

use super::Result;

/// The fact that holds a fingerprint of each setting.
const FACT: &str = "settings";
/// Those that differ from node to node, beside all files and directories.
const OF_A_NODE: [&str; 4] = ["listen", "http_redirect_listen", "metrics_listen", "workers"];

fn is_of_a_node(name: &str) -> bool {
    OF_A_NODE.contains(&name) || OPTIONS.iter().any(|row| row.name == name && row.is_path())
}

/// Compares the settings (name, value) with those of the last start, and notes the names of those that are others. The
/// first start notes nothing.
///
/// # Errors
/// Those of the store.
pub fn note(tx: &mut Tx<'_>, keys: &Keys, settings: &[(String, String)]) -> Result<()> {
    let shared = settings.iter().filter(|(name, _)| !is_of_a_node(name));
    let print =
        |name: &str, value: &str| encode(&keys.sign(&[b"setting", name.as_bytes(), value.as_bytes()]));
    let now: BTreeMap<String, String> =
        shared.map(|(name, value)| (name.clone(), print(name, value))).collect();
    let text = serde_json::to_string(&now).unwrap_or_default();
    let Some(before) = store::facts::get(tx, FACT)? else { return Ok(store::facts::put(tx, FACT, &text)?) };
    let before: BTreeMap<String, String> = serde_json::from_str(&before).unwrap_or_default();
    // One that a new release brings, or takes away, is no change.
    let changed = now.iter().filter(|(name, value)| before.get(*name).is_some_and(|known| known != *value));
    let changed: Vec<&str> = changed.map(|(name, _)| name.as_str()).collect();
    if before != now {
        store::facts::put(tx, FACT, &text)?;
    }
    if changed.is_empty() {
        return Ok(());
    }
    let detail = changed.join(", ");
    let (actor, action) = ("the configuration", "settings.change");
    Ok(audit::note(tx, &Entry { user: None, actor, action, target: "", detail: &detail })?)
}

#[cfg(test)]
mod tests {
    use super::is_of_a_node;

    #[test]
    fn where_a_node_listens_and_has_its_files_is_its_own_and_what_people_see_is_not() {
        for own in
            ["listen", "metrics_listen", "http_redirect_listen", "data_dir", "secret_key_file", "backup_dir"]
        {
            assert!(is_of_a_node(own), "{own}");
        }
        for own in ["tls_certificate_file", "tls_key_file", "acme_ca_file", "smtp_password_file", "workers"] {
            assert!(is_of_a_node(own), "{own}");
        }
        for shared in
            ["site_name", "public_url", "smtp_host", "smtp_password", "oidc", "audit_days", "database"]
        {
            assert!(!is_of_a_node(shared), "{shared}");
        }
    }
}
