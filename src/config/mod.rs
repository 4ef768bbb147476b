//! What an operator can set. One table ([`table`]) gives the typed [`Config`], the flags, the names in the
//! environment, the keys of the file, `bitpoll config show` and the list in docs/admin/configure.md.
//!
//! A flag wins over the environment, that over systemd's credentials, those over the file, that over the default.

mod credentials;
mod example;
mod file;
mod files;
mod kind;
mod listen;
mod machine;
mod mail;
mod problem;
mod providers;
mod schema;
mod show;
mod sources;
mod table;
mod tables;
mod tls;
mod types;

use std::collections::BTreeMap;
use std::net::IpAddr;
use std::path::PathBuf;

pub use example::example;
pub use files::{Named, files, read_from, sockets};
pub use listen::{Listen, Proxy, ProxyHeaders};
pub use machine::Machine;
pub use problem::Problem;
pub use providers::{Ldap, Oidc, Secret};
pub use schema::schema;
pub use show::{InForce, in_force, keys_markdown, markdown, show, show_json};
pub use sources::{Flags, Source};
pub use table::{Config, OPTIONS, Row, differing};
pub use tls::AcmeChallenge;
pub use types::{BaseUrl, DatabaseUrl, LogFormat, LogLevel, Registration, SmtpSecurity};

/// A configuration and where each part of it came from.
#[derive(Debug, Clone)]
pub struct Loaded {
    /// The values.
    pub config: Config,
    /// Where each value that is not the default came from, by the name of the option.
    pub sources: BTreeMap<&'static str, Source>,
    /// The file that was read, if any.
    pub file: Option<PathBuf>,
    /// What works and is hardly meant so: names of the environment and of credentials that look like ours and are none,
    /// registration without mail.
    pub warnings: Vec<String>,
}

/// Reads flags, environment, credentials and file.
///
/// # Errors
/// Everything that is wrong, one line each.
pub fn load(flags: &Flags, machine: &Machine) -> Result<Loaded, Vec<Problem>> {
    let gathered = sources::gather(flags, machine)?;
    let config = together(table::resolve(&gathered.values, machine)?)?;
    let sources = gathered.values.into_iter().map(|(name, given)| (name, given.source)).collect();
    let warnings = gathered.warnings.into_iter().chain(config.registration_line()).collect();
    Ok(Loaded { config, sources, file: gathered.file, warnings })
}

/// A configuration whose parts go together.
fn together(config: Config) -> Result<Config, Vec<Problem>> {
    let mut problems = providers::wrong(&config);
    tls::wrong(&config, &mut problems);
    let config = mail::settled(config, &mut problems);
    if problems.is_empty() { Ok(config) } else { Err(problems) }
}

impl Config {
    /// The defaults of no machine in particular with some values set, as flags would: for tests.
    ///
    /// # Errors
    /// What is wrong with the values.
    pub fn of(values: &[(&str, &str)]) -> Result<Self, Vec<Problem>> {
        let mut flags = Flags::default();
        for (name, value) in values {
            let row = table::row(name).ok_or_else(|| vec![Problem::unknown(name, "the test")])?;
            flags.values.insert(row.name, (*value).to_owned());
        }
        let given = sources::of_flags(&flags);
        together(table::resolve(&given, &Machine::default())?)
    }

    /// Whether a request that names this host (without port) is for this site. With no list: on loopback
    /// and unix sockets every name is, else that of `public_url`; and while that is not set, every numeric address, which no
    /// foreign page can make a browser believe to be its own.
    pub fn allows_host(&self, host: &str) -> bool {
        if !self.allowed_hosts.is_empty() {
            return self
                .allowed_hosts
                .iter()
                .any(|allowed| allowed.eq_ignore_ascii_case(host) || allowed == "*");
        }
        self.listen.iter().all(Listen::is_local)
            || host.eq_ignore_ascii_case(self.public_url.host())
            || (is_numeric(host) && self.has_no_address())
    }

    /// Scheme, host and port of the site for somebody who asked for this host (without port): those of `public_url`; while
    /// that is not set, the numeric address by which they know this machine.
    pub fn origin_for(&self, host: &str) -> String {
        if is_numeric(host) && self.has_no_address() {
            self.public_url.origin_at(host)
        } else {
            self.public_url.origin().to_owned()
        }
    }

    fn has_no_address(&self) -> bool {
        self.public_url == BaseUrl::of_listen(&self.listen, self.does_tls())
    }

    /// Takes the places that were really bound, which differ from `listen` for port 0.
    pub fn bound_to(&mut self, places: Vec<Listen>) {
        if self.has_no_address() {
            self.public_url = BaseUrl::of_listen(&places, self.does_tls());
        }
        self.listen = places;
    }
}

/// Whether a host is an address in numbers; one of IPv6 is in brackets.
pub(crate) fn is_numeric(host: &str) -> bool {
    host.trim_start_matches('[').trim_end_matches(']').parse::<IpAddr>().is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_set_is_a_working_configuration_on_loopback() {
        let config = Config::of(&[]).unwrap();
        assert_eq!(config.listen, [Listen::Tcp("127.0.0.1:8080".parse().unwrap())]);
        assert_eq!(config.public_url.as_str(), "http://127.0.0.1:8080");
        assert_eq!(config.database.as_str(), "./bitpoll-data/bitpoll.db");
        assert_eq!(config.secret_key_file, PathBuf::from("./bitpoll-data/secret.key"));
        assert!(config.allows_host("anything.example"));
    }

    #[test]
    fn who_asks_by_number_is_sent_on_by_number_until_the_site_has_an_address() {
        let values = [("listen", "[::]:8443"), ("tls_certificate_file", "a"), ("tls_key_file", "b")];
        let unset = Config::of(&values).unwrap();
        assert_eq!(unset.origin_for("192.0.2.7"), "https://192.0.2.7:8443");
        assert_eq!(unset.origin_for("[2001:db8::7]"), "https://[2001:db8::7]:8443");
        assert_eq!(unset.origin_for("elsewhere.example"), "https://[::1]:8443");
        let set = Config::of(&[&values[..], &[("public_url", "https://polls.example")]].concat()).unwrap();
        assert_eq!(set.origin_for("192.0.2.7"), "https://polls.example");
    }

    #[test]
    fn what_is_derived_follows_what_was_set() {
        let config = Config::of(&[("data_dir", "/srv/polls"), ("listen", "[::1]:80")]).unwrap();
        assert_eq!(config.database.as_str(), "/srv/polls/bitpoll.db");
        assert_eq!(config.public_url.as_str(), "http://[::1]");
    }

    #[test]
    fn away_from_loopback_only_the_names_of_the_site_are_answered() {
        let named =
            Config::of(&[("listen", "0.0.0.0:80"), ("public_url", "https://Polls.example.org")]).unwrap();
        assert!(named.allows_host("polls.example.ORG"));
        assert!(!named.allows_host("evil.example") && !named.allows_host("192.0.2.1"));
        let unnamed = Config::of(&[("listen", "0.0.0.0:80")]).unwrap();
        assert!(unnamed.allows_host("192.0.2.1") && unnamed.allows_host("[2001:db8::1]"));
        assert!(!unnamed.allows_host("evil.example"));
        let listed = Config::of(&[("allowed_hosts", "a.example, b.example")]).unwrap();
        assert!(listed.allows_host("b.example") && !listed.allows_host("127.0.0.1"));
        assert!(Config::of(&[("allowed_hosts", "*")]).unwrap().allows_host("any.example"));
    }

    #[test]
    fn a_port_that_the_system_chose_is_the_one_of_the_links() {
        let mut config = Config::of(&[("listen", "127.0.0.1:0")]).unwrap();
        config.bound_to(vec![Listen::Tcp("127.0.0.1:4711".parse().unwrap())]);
        assert_eq!(config.public_url.as_str(), "http://127.0.0.1:4711");
    }

    #[test]
    fn of_several_places_one_that_others_reach_is_enough_to_look_at_names() {
        let local = Config::of(&[("listen", "unix:/run/a.sock, 127.0.0.1:81")]).unwrap();
        assert_eq!(local.public_url.as_str(), "http://127.0.0.1:81");
        assert!(local.allows_host("anything.example"));
        let open = Config::of(&[("listen", "127.0.0.1:81, [::]:81")]).unwrap();
        assert!(!open.allows_host("anything.example"));
        let socket = Config::of(&[("listen", "unix:/run/a.sock")]).unwrap();
        assert_eq!(socket.public_url.as_str(), "http://localhost");
    }

    #[test]
    fn a_site_under_a_path_knows_its_parts() {
        let url = Config::of(&[("public_url", "https://Example.org:8443/our/polls/")]).unwrap().public_url;
        assert_eq!(url.as_str(), "https://example.org:8443/our/polls");
        assert_eq!((url.origin(), url.path()), ("https://example.org:8443", "/our/polls"));
        let plain = Config::of(&[("public_url", "https://example.org/")]).unwrap().public_url;
        assert_eq!((plain.origin(), plain.path()), ("https://example.org", ""));
    }

    #[test]
    fn every_problem_is_told_at_once_and_on_one_line() {
        let problems =
            Config::of(&[("listen", "8080"), ("workers", "0"), ("zone", "Berlin"), ("log", "xml\n")])
                .unwrap_err();
        let told: Vec<String> = problems.iter().map(ToString::to_string).collect();
        assert_eq!(told.len(), 4);
        assert!(told.iter().all(|line| !line.contains('\n')), "{told:?}");
        assert!(told[0].starts_with("listen = \"8080\""), "{}", told[0]);
    }
}
