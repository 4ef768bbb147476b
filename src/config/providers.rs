//! Providers of identities.

use std::fmt;
use std::path::PathBuf;
use std::time::Duration;

use url::Url;

use super::kind::{Folder, Kind, Line, List, Optional, Seconds, Switch, kinds};
use super::problem::Problem;
use super::table::{Config, Row};
use super::tables::{NEEDED, Reader, Section, sections};
use crate::domain::text;

sections! {
    /// A provider that speaks OpenID Connect.
    Oidc = "oidc" {
        /// Its name in addresses and in the database. Never change it: accounts are linked by it.
        id: String as ProviderId;
        /// Its name on the button.
        name: String as Line;
        /// Where it is; `/.well-known/openid-configuration` under it tells the rest.
        issuer: String as Issuer;
        /// How it knows this site.
        client_id: String as Text;
        /// The password of this site there. Empty for a public client.
        client_secret (secret): Secret as Hidden = "";
        /// What is asked for beside `openid`.
        scopes: Vec<String> as List<Text> = "profile, email";
        /// Authorities that sign its certificate, in PEM; without it those that the machine trusts.
        ca_file: Option<PathBuf> as Optional<Folder> = "";
        /// Addresses of mail count as verified even if the provider does not say so. Only if nobody can choose theirs.
        trust_email: bool as Switch = "false";
        /// Whoever comes for the first time gets an account. With `false` only accounts that are connected sign in.
        create_accounts: bool as Switch = "true";
        /// Claim with the name for signing in, for new accounts.
        username_claim: String as Text = "preferred_username";
        /// Claim with the name that others see.
        name_claim: String as Text = "name";
        /// Claim with the groups: a list of texts. Dots lead into it: `realm_access.roles`.
        groups_claim: String as Text = "groups";
        /// Memberships of groups here follow those there.
        mirror_groups: bool as Switch = "false";
        /// Whoever is in one of these runs the site, and whoever is not does not. Empty: roles are given here.
        admin_groups: Vec<String> as List<Text> = "";
        /// Only members of one of these sign in. Empty: everybody.
        required_groups: Vec<String> as List<Text> = "";
        /// Whoever signs out here is sent to sign out there, too.
        sign_out: bool as Switch = "true";
    }

    /// A directory that is asked by LDAP.
    Ldap = "ldap" {
        /// Its name in the database. Never change it: accounts are linked by it.
        id: String as ProviderId;
        /// Its name for people.
        name: String as Line;
        /// Where it is: `ldap://`, `ldaps://`, or `ldapi://` with the path of a socket, its slashes as `%2F`.
        url: String as Directory;
        /// Begin TLS on an `ldap://` connection before anything else is said.
        start_tls: bool as Switch = "false";
        /// Let passwords travel unencrypted by `ldap://` to another machine.
        unencrypted: bool as Switch = "false";
        /// Authorities that sign its certificate, in PEM; without it those that the machine trusts.
        ca_file: Option<PathBuf> as Optional<Folder> = "";
        /// Our own certificate, in PEM, for `sasl_external`.
        client_certificate_file: Option<PathBuf> as Optional<Folder> = "";
        /// The key of that certificate, in PEM.
        client_key_file: Option<PathBuf> as Optional<Folder> = "";
        /// Seconds that it may take for each answer.
        timeout: Duration as Seconds = "5";
        /// Who looks people up. Empty: nobody in particular.
        bind_dn: String as OptionalText = "";
        /// The password of `bind_dn`.
        bind_password (secret): Secret as Hidden = "";
        /// Look people up as whoever our certificate, or the user of our process on a socket, says that we are.
        sasl_external: bool as Switch = "false";
        /// The entry of a person, to be bound to at once without looking it up: `uid={username},ou=people,dc=example`.
        user_dn: String as OptionalText = "";
        /// Under which entry people are looked up.
        base_dn: String as OptionalText = "";
        /// How a person is found.
        user_filter: String as Text = "(uid={username})";
        /// Attribute that is a person's for good.
        subject_attribute: String as Text = "entryUUID";
        /// Attribute with the name for signing in, for new accounts.
        username_attribute: String as Text = "uid";
        /// Attribute with the name that others see.
        name_attribute: String as Text = "cn";
        /// Attribute with the address of mail.
        email_attribute: String as Text = "mail";
        /// Addresses of mail count as verified. Only if nobody can choose theirs.
        trust_email: bool as Switch = "false";
        /// Whoever comes for the first time gets an account. With `false` only accounts that are connected sign in.
        create_accounts: bool as Switch = "true";
        /// Under which entry groups are. Empty: groups are not asked for.
        group_base_dn: String as OptionalText = "";
        /// How the groups of a person are found, by their entry (`{dn}`) and their name (`{username}`).
        group_filter: String as Text = "(|(&(objectClass=groupOfNames)(member={dn}))(&(objectClass=posixGroup)(memberUid={username})))";
        /// Attribute with the name of a group.
        group_name_attribute: String as Text = "cn";
        /// Memberships of groups here follow those there.
        mirror_groups: bool as Switch = "false";
        /// Whoever is in one of these runs the site, and whoever is not does not. Empty: roles are given here.
        admin_groups: Vec<String> as List<Text> = "";
        /// Only members of one of these sign in. Empty: everybody.
        required_groups: Vec<String> as List<Text> = "";
    }
}

impl Oidc {
    fn what_is_wrong(&self) -> Option<(&'static str, &'static str)> {
        None
    }
}

impl Ldap {
    fn what_is_wrong(&self) -> Option<(&'static str, &'static str)> {
        let groups = self.mirror_groups || !self.admin_groups.is_empty() || !self.required_groups.is_empty();
        let has_certificate = self.client_certificate_file.is_some();
        let rules = [
            (
                self.start_tls && !self.url.starts_with("ldap://"),
                "start_tls",
                "only for ldap://: leave it out",
            ),
            (
                self.is_open_to_listeners() && !self.unencrypted,
                "url",
                "passwords would travel unencrypted: set start_tls, use ldaps://, or set unencrypted",
            ),
            (
                self.user_dn.is_empty() == self.base_dn.is_empty(),
                "base_dn",
                "give base_dn to look people up, or user_dn to bind as them at once",
            ),
            (
                !self.user_dn.is_empty() && !self.user_dn.contains("{username}"),
                "user_dn",
                "must contain {username}",
            ),
            (!self.user_filter.contains("{username}"), "user_filter", "must contain {username}"),
            (
                self.bind_dn.is_empty() != self.bind_password.is_empty(),
                "bind_dn",
                "bind_dn and bind_password go together",
            ),
            (
                self.sasl_external && !has_certificate && !self.url.starts_with("ldapi://"),
                "sasl_external",
                "needs client_certificate_file and client_key_file, or an ldapi:// address",
            ),
            (
                has_certificate != self.client_key_file.is_some(),
                "client_certificate_file",
                "client_certificate_file and client_key_file go together",
            ),
            (
                self.sasl_external && !self.bind_dn.is_empty(),
                "sasl_external",
                "and bind_dn exclude each other: keep one",
            ),
            (
                groups && self.group_base_dn.is_empty(),
                "group_base_dn",
                "must be given for what asks for groups",
            ),
        ];
        rules.into_iter().find(|(wrong, _, _)| *wrong).map(|(_, key, mend)| (key, mend))
    }

    fn is_open_to_listeners(&self) -> bool {
        let plain = self.url.starts_with("ldap://") && !self.start_tls;
        plain && !Url::parse(&self.url).is_ok_and(|url| is_here(&url))
    }
}

/// What the providers together get wrong.
pub(super) fn wrong(config: &Config) -> Vec<Problem> {
    let mut problems = Vec::new();
    let ids: Vec<&str> = config
        .oidc
        .iter()
        .map(|it| it.id.as_str())
        .chain(config.ldap.iter().map(|it| it.id.as_str()))
        .collect();
    for (_, id) in ids.iter().enumerate().filter(|(number, id)| ids[..*number].contains(id)) {
        let line = format!("id = {id:?}: another provider in oidc and ldap has it: give each its own");
        problems.push(Problem::say(line));
    }
    if !config.local_passwords && ids.is_empty() {
        let line = "local_passwords = false: nobody could sign in: give a provider, [[oidc]] or [[ldap]], or set it to true";
        problems.push(Problem::say(line.to_owned()));
    }
    problems
}

/// Keys of the tables of each list, for the documentation.
pub(super) fn lists() -> [(&'static str, &'static [Row]); 2] {
    [(Oidc::KEY, Oidc::ROWS), (Ldap::KEY, Ldap::ROWS)]
}

/// A password; never printed. May be empty.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    pub(super) fn new(text: &str) -> Self {
        Self(text.to_owned())
    }

    /// The password itself.
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    fn shown(&self) -> &'static str {
        if self.is_empty() { "" } else { "(hidden)" }
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.shown())
    }
}

kinds! {
    /// Name of a provider in addresses.
    ProviderId -> String, "1 to 32 lower-case letters, digits and hyphens, such as keycloak",
        { "type": "string", "pattern": "^[a-z0-9-]{1,32}$" },
        |text| id(text).then(|| text.to_owned()), |value| value.as_str().into();
    /// A text that is not empty.
    Text -> String, "text of 1 to 500 characters, on one line",
        { "type": "string", "minLength": 1, "maxLength": 500 },
        |text| text::line(text, 500).ok(), |value| value.as_str().into();
    /// A text that may be empty.
    OptionalText -> String, "empty or text of at most 500 characters, on one line",
        { "type": "string", "maxLength": 500 },
        |text| text::optional_line(text, 500).ok(), |value| value.as_str().into();
    /// A password.
    Hidden -> Secret, "empty or a password of at most 1000 characters",
        { "type": "string", "maxLength": 1000 },
        |text| (text.len() <= 1000 && !text.contains('\0')).then(|| Secret(text.to_owned())),
        |value| value.shown().into();
    /// Where a provider is. Kept as it was typed: it is compared letter by letter.
    Issuer -> String, "an https:// address as the provider itself writes it (http:// only on this machine)",
        { "type": "string", "format": "uri", "pattern": "^https?://" },
        |text| issuer(text), |value| value.as_str().into();
    /// Where a directory is.
    Directory -> String, "an address that starts with ldap://, ldaps:// or ldapi://",
        { "type": "string", "pattern": "^ldap(s|i)?://" },
        |text| directory(text), |value| value.as_str().into();
}

fn id(text: &str) -> bool {
    let fits = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    (1..=32).contains(&text.len()) && text.bytes().all(fits)
}

fn issuer(text: &str) -> Option<String> {
    let url = Url::parse(text).ok()?;
    let safe = url.scheme() == "https" || (url.scheme() == "http" && is_here(&url));
    let plain = url.query().is_none() && url.fragment().is_none() && url.username().is_empty();
    (safe && plain && url.has_host()).then(|| text.to_owned())
}

fn directory(text: &str) -> Option<String> {
    let (scheme, rest) = text.split_once("://")?;
    let fits = Url::parse(text).is_ok_and(|url| scheme == "ldapi" || url.has_host());
    (fits && !rest.is_empty() && matches!(scheme, "ldap" | "ldaps" | "ldapi")).then(|| text.to_owned())
}

/// Whether an address leads nowhere but to this machine.
fn is_here(url: &Url) -> bool {
    match url.host_str() {
        Some("localhost") => true,
        Some(host) => {
            let plain = host.trim_start_matches('[').trim_end_matches(']');
            plain.parse::<std::net::IpAddr>().is_ok_and(|ip| ip.is_loopback())
        }
        None => false,
    }
}
