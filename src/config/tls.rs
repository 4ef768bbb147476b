//! Who does TLS: what several options say together.

use std::net::IpAddr;

use super::problem::Problem;
use super::table::Config;
use super::types::Word;

/// The directory of Let's Encrypt.
const LETS_ENCRYPT: &str = "https://acme-v02.api.letsencrypt.org/directory";
/// Its twin for trying out, whose certificates nobody trusts.
const STAGING: &str = "https://acme-staging-v02.api.letsencrypt.org/directory";

/// How an authority looks whether a name is ours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AcmeChallenge {
    /// HTTP-01: it asks at port 80 of the name.
    Http,
    /// TLS-ALPN-01 (RFC 8737): it connects to port 443 of the name.
    Tls,
}

impl Word for AcmeChallenge {
    const WORDS: &'static [(&'static str, Self)] = &[("tls-alpn-01", Self::Tls), ("http-01", Self::Http)];
}

/// Address of a directory (RFC 8555, section 7.1.1), or the name of a known one.
pub(super) fn directory(text: &str) -> Option<String> {
    match text.trim() {
        "letsencrypt" => Some(LETS_ENCRYPT.to_owned()),
        "letsencrypt-staging" => Some(STAGING.to_owned()),
        text => super::types::web_url(text).filter(|url| url.starts_with("https:")),
    }
}

impl Config {
    /// Whether this server does TLS itself.
    pub fn does_tls(&self) -> bool {
        self.tls_certificate_file.is_some() || self.acme_directory.is_some()
    }

    /// Names for which a certificate is ordered.
    pub fn acme_names(&self) -> Vec<String> {
        match self.acme_names.as_slice() {
            [] => vec![self.public_url.host().to_owned()],
            names => names.to_vec(),
        }
    }
}

/// What cannot work.
pub(super) fn wrong(config: &Config, problems: &mut Vec<Problem>) {
    let mut say = |line: &str| problems.push(Problem::say(line.to_owned()));
    let acme = config.acme_directory.is_some();
    match (&config.tls_certificate_file, &config.tls_key_file) {
        (Some(_), None) => {
            say("tls_key_file is not set: with tls_certificate_file, TLS needs its private key")
        }
        (None, Some(_)) => {
            say("tls_certificate_file is not set: with tls_key_file, TLS needs the certificate")
        }
        (Some(_), _) if acme => {
            say(
                "acme_directory and tls_certificate_file are both set: keep the one that certificates come from",
            );
        }
        _ => {}
    }
    if config.does_tls() && !config.public_url.is_https() {
        say("public_url must be https:// where this server does TLS");
    }
    if !config.does_tls() && !config.http_redirect_listen.is_empty() {
        say(
            "http_redirect_listen means nothing without TLS: set tls_certificate_file and tls_key_file, or acme_directory",
        );
    }
    if config.does_tls() && config.listen.iter().all(|place| place.tcp().is_none()) {
        say("listen has unix sockets alone, by which no TLS is spoken: add an address such as 0.0.0.0:443");
    }
    let number = |name: &String| name.trim_matches(['[', ']']).parse::<IpAddr>().is_ok() || name == "*";
    if acme && config.acme_names().iter().any(number) {
        say("acme_names must be host names: set public_url to the name under which people reach the site");
    }
    if acme && config.acme_challenge == AcmeChallenge::Http && config.http_redirect_listen.is_empty() {
        say(
            "acme_challenge = \"http-01\" needs http_redirect_listen, such as 0.0.0.0:80, where authorities ask",
        );
    }
    if config.acme_eab_key_id.is_some() == config.acme_eab_key.is_empty() {
        say("acme_eab_key_id and acme_eab_key go together: set both or none");
    }
}

#[cfg(test)]
mod tests {
    use crate::config::Config;

    fn problem(options: &[(&str, &str)]) -> String {
        let problems = Config::of(options).unwrap_err();
        assert_eq!(problems.len(), 1, "{problems:?}");
        problems[0].to_string()
    }

    const FILES: [(&str, &str); 2] = [("tls_certificate_file", "c.pem"), ("tls_key_file", "k.pem")];

    #[test]
    fn with_a_certificate_the_site_is_reached_by_tls() {
        let config = Config::of(&[FILES[0], FILES[1], ("listen", "0.0.0.0:443")]).unwrap();
        assert!(config.does_tls());
        assert_eq!(config.public_url.as_str(), "https://127.0.0.1");
        let other = Config::of(&[FILES[0], FILES[1], ("listen", "0.0.0.0:8443")]).unwrap();
        assert_eq!(other.public_url.as_str(), "https://127.0.0.1:8443");
    }

    #[test]
    fn certificates_can_be_ordered_for_the_name_of_the_site_or_for_others() {
        let site = [("acme_directory", "letsencrypt"), ("public_url", "https://polls.example.org:8443/a")];
        let config = Config::of(&site).unwrap();
        assert_eq!(config.acme_names(), ["polls.example.org"]);
        assert!(config.acme_directory.unwrap().starts_with("https://acme-v02"));
        let more = Config::of(&[site[0], site[1], ("acme_names", "a.example, b.example")]).unwrap();
        assert_eq!(more.acme_names(), ["a.example", "b.example"]);
    }

    #[test]
    fn what_is_half_said_is_told_in_one_line() {
        let acme = ("acme_directory", "letsencrypt");
        let url = ("public_url", "https://polls.example.org");
        assert!(problem(&[FILES[0]]).starts_with("tls_key_file is not set"));
        assert!(problem(&[FILES[1]]).starts_with("tls_certificate_file is not set"));
        assert!(problem(&[FILES[0], FILES[1], acme, url]).contains("both set"));
        assert!(problem(&[FILES[0], FILES[1], ("public_url", "http://a.example")]).contains("https://"));
        assert!(problem(&[("http_redirect_listen", "0.0.0.0:80")]).contains("without TLS"));
        assert!(problem(&[acme]).starts_with("acme_names must be host names"));
        assert!(problem(&[acme, url, ("acme_challenge", "http-01")]).contains("http_redirect_listen"));
        assert!(problem(&[acme, url, ("acme_eab_key_id", "kid")]).contains("go together"));
        assert!(problem(&[acme, url, ("listen", "unix:/run/a.sock")]).contains("unix sockets alone"));
    }
}
