//! Filters and names of entries with a person in them.

use ldap3::{dn_escape, ldap_escape};

/// A filter (RFC 4515) for a person; what they are called cannot change what it asks.
pub(super) fn filter(template: &str, username: &str, dn: &str) -> String {
    fill(template, &[("{username}", &ldap_escape(username)), ("{dn}", &ldap_escape(dn))])
}

/// The name of an entry (RFC 4514) of a person; what they are called cannot make it another's.
pub(super) fn entry(template: &str, username: &str) -> String {
    fill(template, &[("{username}", &dn_escape(username))])
}

/// Fills each place once: what was filled in is not looked at again.
fn fill(template: &str, values: &[(&str, &str)]) -> String {
    let (mut out, mut rest) = (String::new(), template);
    while let Some((at, name, value)) = values
        .iter()
        .filter_map(|(name, value)| Some((rest.find(name)?, *name, *value)))
        .min_by_key(|(at, _, _)| *at)
    {
        out.push_str(&rest[..at]);
        out.push_str(value);
        rest = &rest[at + name.len()..];
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_somebody_is_called_cannot_change_what_is_asked() {
        assert_eq!(filter("(uid={username})", "ada", ""), "(uid=ada)");
        assert_eq!(filter("(uid={username})", "*)(uid=*", ""), r"(uid=\2a\29\28uid=\2a)");
        assert_eq!(filter("(&(a={dn})(b={username}))", "{dn}", "cn=x(y)"), r"(&(a=cn=x\28y\29)(b={dn}))");
        assert_eq!(entry("uid={username},dc=x", "ada"), "uid=ada,dc=x");
        assert_eq!(entry("uid={username},dc=x", "a,ou=b"), r"uid=a\2cou\3db,dc=x");
    }
}
