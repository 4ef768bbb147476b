//! What is wrong with the configuration, each on one line that says how to mend it.

use std::fmt;

use super::table::OPTIONS;

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem(String);

impl Problem {
    /// A value that is not allowed.
    pub(super) fn bad(name: &str, value: &str, source: &str, allowed: &str) -> Self {
        Self::say(format!("{name} = {value:?} ({source}): must be {allowed}"))
    }

    /// A key that there is not.
    pub(super) fn unknown(name: &str, source: &str) -> Self {
        let mend = match nearest(name) {
            Some(known) => format!("did you mean {known}?"),
            None => "`bitpoll config show` lists all keys".to_owned(),
        };
        Self::say(format!("unknown key {name} ({source}): {mend}"))
    }

    /// Anything else.
    pub(super) fn say(line: String) -> Self {
        Self(line.replace(['\n', '\r'], " "))
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The option whose name is nearest, if it is near enough to be a slip: a third of the letters.
pub(super) fn nearest(name: &str) -> Option<&'static str> {
    nearest_of(name, OPTIONS.iter().map(|row| row.name))
}

/// The same among these.
pub(super) fn nearest_of(name: &str, known: impl Iterator<Item = &'static str>) -> Option<&'static str> {
    let name = name.to_lowercase().replace('-', "_");
    let near = known.map(|known| (distance(&name, known), known)).min()?;
    (near.0 * 3 <= near.1.len().max(name.chars().count())).then_some(near.1)
}

/// Letters to insert, delete or replace to make one text of the other (Levenshtein).
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, c) in a.chars().enumerate() {
        let mut diagonal = std::mem::replace(&mut row[0], i + 1);
        for (j, d) in b.iter().enumerate() {
            let replaced = diagonal + usize::from(c != *d);
            diagonal = row[j + 1];
            row[j + 1] = replaced.min(diagonal + 1).min(row[j] + 1);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_finds_the_key_that_was_meant() {
        assert_eq!(nearest("listne"), Some("listen"));
        assert_eq!(nearest("Data-Dir"), Some("data_dir"));
        assert_eq!(nearest("sitename"), Some("site_name"));
        assert_eq!(nearest("trusted_proxy"), Some("trusted_proxies"));
        assert_eq!(nearest("port_8080_tcp_addr"), None);
        assert_eq!(nearest("service_host"), None);
    }

    #[test]
    fn the_distance_counts_letters() {
        assert_eq!((distance("", "abc"), distance("kitten", "sitting"), distance("a", "a")), (3, 3, 0));
    }
}
