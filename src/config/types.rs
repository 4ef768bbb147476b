//! Types of values that are of the configuration alone.

use std::fmt;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::path::Path;

use url::{Host, Url};

use super::listen::Listen;
use crate::domain::directory::Directory;

/// Where the site is: scheme, host and port, and the path that stands before those of all pages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BaseUrl {
    text: String,
    host: String,
    /// How much of the text is scheme, host and port.
    origin: usize,
}

impl BaseUrl {
    /// Reads `https://host`, `https://host:port` or `https://host/path`.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let url = http_url(text)?;
        let plain = url.query().is_none() && url.fragment().is_none() && is_plain(url.path());
        let nobody = url.username().is_empty() && url.password().is_none();
        (plain && nobody).then(|| Self::of_url(&url))?
    }

    /// The address at which a server that listens there is reached on its own machine.
    pub(super) fn of_listen(listen: &[Listen], tls: bool) -> Self {
        let Some(address) = listen.iter().find_map(Listen::tcp) else {
            let text = "http://localhost".to_owned();
            return Self { host: "localhost".to_owned(), origin: text.len(), text };
        };
        let ip = match address.ip() {
            IpAddr::V4(ip) if ip.is_unspecified() => IpAddr::V4(Ipv4Addr::LOCALHOST),
            IpAddr::V6(ip) if ip.is_unspecified() => IpAddr::V6(Ipv6Addr::LOCALHOST),
            ip => ip,
        };
        let host = match ip {
            IpAddr::V4(ip) => ip.to_string(),
            IpAddr::V6(ip) => format!("[{ip}]"),
        };
        let (scheme, usual) = if tls { ("https", 443) } else { ("http", 80) };
        let port = if address.port() == usual { String::new() } else { format!(":{}", address.port()) };
        let text = format!("{scheme}://{host}{port}");
        Self { host, origin: text.len(), text }
    }

    fn of_url(url: &Url) -> Option<Self> {
        let text = url.as_str().trim_end_matches('/').to_owned();
        let origin = text.len() - url.path().trim_end_matches('/').len();
        Some(Self { text, host: url.host_str()?.to_owned(), origin })
    }

    /// Without a slash at the end: `https://polls.example.org`, `https://example.org/polls`.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Scheme, host and port: `https://example.org`.
    pub fn origin(&self) -> &str {
        self.text.get(..self.origin).unwrap_or_default()
    }

    /// The same with another host: `https://192.0.2.7:8443`.
    pub(super) fn origin_at(&self, host: &str) -> String {
        self.origin().replacen(&self.host, host, 1)
    }

    /// What stands before the path of every page: `/polls`; mostly nothing.
    pub fn path(&self) -> &str {
        self.text.get(self.origin..).unwrap_or_default()
    }

    /// The host alone, in lower case; an IPv6 address in brackets.
    pub fn host(&self) -> &str {
        &self.host
    }

    /// Whether people reach the site by TLS.
    pub fn is_https(&self) -> bool {
        self.text.starts_with("https:")
    }
}

/// Whether a path has nothing that would be escaped somewhere on its way, nor an empty part.
fn is_plain(path: &str) -> bool {
    let inside = path.trim_start_matches('/').trim_end_matches('/');
    let sign = |sign: u8| sign.is_ascii_alphanumeric() || b"-._~".contains(&sign);
    path == "/"
        || (!path.contains("//") && inside.split('/').all(|part| !part.is_empty() && part.bytes().all(sign)))
}

impl fmt::Display for BaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

/// Where the database is. May hold a password, so it is not printed by `{:?}`.
#[derive(Clone, PartialEq, Eq)]
pub struct DatabaseUrl(String);

impl DatabaseUrl {
    pub(super) fn parse(text: &str) -> Option<Self> {
        let postgres = text.starts_with("postgres://") || text.starts_with("postgresql://");
        let path = text.strip_prefix("sqlite:").unwrap_or(text);
        let file = !path.is_empty() && !path.contains("://") && !path.contains('\0');
        (postgres || file).then(|| Self(text.to_owned()))
    }

    pub(super) fn of_file(path: &Path) -> Self {
        Self(path.display().to_string())
    }

    /// A path, `sqlite:path` or `postgres://…`, as the store reads it.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it is a server, and no file.
    pub fn is_postgres(&self) -> bool {
        self.0.contains("://")
    }

    /// Without what is secret.
    pub fn shown(&self) -> &str {
        match self.0.split_once("://") {
            Some(_) => "(hidden)",
            None => &self.0,
        }
    }
}

impl fmt::Debug for DatabaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.shown())
    }
}

/// How the way to the mail server is protected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SmtpSecurity {
    /// TLS after a greeting in the clear; a server that does not offer it gets no mail.
    Starttls,
    /// TLS from the first byte on.
    Tls,
    /// None: for a server on the same machine.
    None,
}

impl SmtpSecurity {
    /// The word in the configuration.
    pub fn word(self) -> &'static str {
        Self::WORDS.iter().find(|(_, known)| *known == self).map_or("", |(word, _)| word)
    }
}

impl Word for SmtpSecurity {
    const WORDS: &'static [(&'static str, Self)] =
        &[("starttls", Self::Starttls), ("tls", Self::Tls), ("none", Self::None)];
}

/// A choice among a few words.
pub(super) trait Word: Copy + PartialEq + 'static {
    /// Each word and what it means.
    const WORDS: &'static [(&'static str, Self)];
}

/// Form of the log.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LogFormat {
    /// Lines for people.
    Text,
    /// One JSON object a line.
    Json,
    /// Entries of systemd's journal, with levels and fields.
    Journald,
}

impl Word for LogFormat {
    const WORDS: &'static [(&'static str, Self)] =
        &[("text", Self::Text), ("json", Self::Json), ("journald", Self::Journald)];
}

/// What is logged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LogLevel {
    /// What went wrong.
    Error,
    /// What may go wrong.
    Warn,
    /// What happened.
    Info,
    /// How it happened.
    Debug,
    /// Everything.
    Trace,
}

impl Word for LogLevel {
    const WORDS: &'static [(&'static str, Self)] = &[
        ("error", Self::Error),
        ("warn", Self::Warn),
        ("info", Self::Info),
        ("debug", Self::Debug),
        ("trace", Self::Trace),
    ];
}

impl Word for Directory {
    const WORDS: &'static [(&'static str, Self)] =
        &[("members", Self::Members), ("everybody", Self::Everybody), ("off", Self::Off)];
}

/// Who may make an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Registration {
    /// Nobody.
    Off,
    /// Everybody with an address for mail.
    Open,
    /// The same, but an admin has to agree to each.
    Approval,
}

impl Word for Registration {
    const WORDS: &'static [(&'static str, Self)] =
        &[("off", Self::Off), ("open", Self::Open), ("approval", Self::Approval)];
}

/// An address that a browser can be sent to.
pub(super) fn web_url(text: &str) -> Option<String> {
    http_url(text).map(String::from)
}

fn http_url(text: &str) -> Option<Url> {
    let url = Url::parse(text.trim()).ok()?;
    (matches!(url.scheme(), "http" | "https") && url.has_host()).then_some(url)
}

/// A site as headers name it: `https://www.example.org`.
pub(super) fn origin(text: &str) -> Option<String> {
    let url = BaseUrl::parse(text)?;
    let sign = |sign: u8| sign.is_ascii_alphanumeric() || b".:-[]".contains(&sign);
    let plain = url.path().is_empty() && url.as_str().split_once("://")?.1.bytes().all(sign);
    plain.then(|| url.as_str().to_owned())
}

/// A host name or address as it stands in a request, in lower case.
pub(super) fn host(text: &str) -> Option<String> {
    let plain = !text.contains('*');
    Host::parse(text.trim()).ok().filter(|_| plain).map(|host| host.to_string())
}
