//! People as providers of identities know them.

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use super::looks;
use super::text::{self, LINE_MAX};

/// Whom a provider has vouched for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identity {
    /// Name of the provider in the configuration.
    pub provider: String,
    /// Who it is there, for good.
    pub subject: String,
    /// The name that they sign in with there; another account here may have it.
    pub username: String,
    /// Address for mail; may be empty.
    pub email: String,
    /// The provider vouches for the address.
    pub email_verified: bool,
    /// Name shown to others; may be empty.
    pub name: String,
    /// Their groups, if memberships here follow those there.
    pub groups: Option<Vec<String>>,
    /// Whether they run this site, if the provider decides that.
    pub admin: Option<bool>,
}

/// Longest name of a group that is mirrored, in characters.
const GROUP_MAX: usize = LINE_MAX;

impl Identity {
    /// Names for signing in here, the best first: theirs, or what is before the @ of their address, with a number behind
    /// it if it is taken.
    pub fn usernames(&self) -> impl Iterator<Item = String> + use<> {
        let local = self.email.split('@').next().unwrap_or_default();
        let fitting = [self.username.as_str(), local].into_iter().map(fitting).find(|name| !name.is_empty());
        let base = fitting.unwrap_or_else(|| "user".to_owned());
        (1..1000_u32).map(move |number| if number == 1 { base.clone() } else { format!("{base}-{number}") })
    }

    /// The name that others see, if it can be one.
    pub fn display_name(&self) -> Option<String> {
        let short: String = self.name.trim().chars().take(LINE_MAX).collect();
        text::line(&short, LINE_MAX).ok()
    }

    /// Names of groups that can be names of groups here, each once. Others are left out: made to fit, two of them could
    /// become one.
    pub fn group_names(&self) -> Option<Vec<String>> {
        let mut names: Vec<String> = Vec::new();
        for name in self.groups.as_ref()?.iter().filter_map(|name| group_name(name)) {
            if !names.iter().any(|known| text::folded(known) == text::folded(&name)) {
                names.push(name);
            }
        }
        Some(names)
    }
}

/// A name that a group here can have; some providers put a slash before those of their first level.
fn group_name(name: &str) -> Option<String> {
    let composed: String = name.strip_prefix('/').unwrap_or(name).nfc().collect();
    let name = text::line(&composed, GROUP_MAX).ok()?;
    (name.starts_with(char::is_alphanumeric) && looks::is_written(&name, " .-_")).then_some(name)
}

/// What of a name may be in one of ours, with room for a number; of an address what is before the @.
fn fitting(name: &str) -> String {
    let name: String = name.trim().split('@').next().unwrap_or_default().nfc().collect();
    if looks::is_written(&name, ".+-_") && name.chars().count() <= LINE_MAX - 5 {
        return name;
    }
    // Without their letters, marks stand on nothing.
    let fits = |c: &char| c.is_alphanumeric() && !is_combining_mark(*c) || ".+-_".contains(*c);
    name.chars().filter(fits).nfc().take(LINE_MAX - 5).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::user;

    fn ada() -> Identity {
        Identity {
            provider: "city".into(),
            subject: "1".into(),
            username: "ada".into(),
            email: "lovelace@example.org".into(),
            email_verified: true,
            name: "Ada".into(),
            groups: None,
            admin: None,
        }
    }

    #[test]
    fn a_name_for_signing_in_is_theirs_or_one_like_it() {
        let names: Vec<_> = ada().usernames().take(3).collect();
        assert_eq!(names, ["ada", "ada-2", "ada-3"]);
        let first =
            |username: &str| Identity { username: username.into(), ..ada() }.usernames().next().unwrap();
        assert_eq!(first("CITY\\ada b"), "CITYadab");
        assert_eq!(first("\u{202e}"), "lovelace");
        assert_eq!(first("A. <\u{619}"), "A.", "a mark without its letter");
        assert_eq!(first("bob@example.org"), "bob", "nobody is called like the address of another");
        let nameless = Identity { username: String::new(), email: String::new(), ..ada() };
        assert_eq!(nameless.usernames().next().unwrap(), "user");
        let long = Identity { username: "ä".repeat(200), ..ada() };
        assert!(long.usernames().all(|name| user::new_username(&name).is_ok()));
    }

    #[test]
    fn names_that_deceive_are_left_out() {
        assert_eq!(Identity { name: " Ada\u{202e} ".into(), ..ada() }.display_name(), None);
        let groups = vec!["/Staff".into(), "staff ".into(), "a\nb".into(), "a/b".into(), String::new()];
        assert_eq!(Identity { groups: Some(groups), ..ada() }.group_names().unwrap(), ["Staff"]);
    }
}
