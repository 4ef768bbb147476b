//! Where the server listens, and which proxies it believes.

use std::fmt;
use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;

use ipnet::IpNet;

use super::types::Word;

/// Rights to a unix socket that names none: its owner and group.
const MODE: u32 = 0o660;
/// Longest path that a unix socket can have.
const PATH_MAX: usize = 107;

/// A place at which the server answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Listen {
    /// An address and a port.
    Tcp(SocketAddr),
    /// A unix socket.
    Unix {
        /// Its path.
        path: PathBuf,
        /// Who may connect, as `chmod` has it.
        mode: u32,
    },
}

impl Listen {
    /// Reads `127.0.0.1:8080`, `[::1]:8080`, `unix:/path` or `unix:/path?mode=0666`.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let Some(rest) = text.strip_prefix("unix:") else { return text.parse().ok().map(Self::Tcp) };
        let (path, mode) = match rest.split_once('?') {
            Some((path, query)) => (path, u32::from_str_radix(query.strip_prefix("mode=")?, 8).ok()?),
            None => (rest, MODE),
        };
        let fits = path.starts_with('/') && path.len() <= PATH_MAX && !path.contains('\0') && mode <= 0o777;
        fits.then(|| Self::Unix { path: path.into(), mode })
    }

    /// Whether only this machine can reach it.
    pub fn is_local(&self) -> bool {
        match self {
            Self::Tcp(address) => address.ip().is_loopback(),
            Self::Unix { .. } => true,
        }
    }

    /// Its address, if it has one.
    pub fn tcp(&self) -> Option<SocketAddr> {
        match self {
            Self::Tcp(address) => Some(*address),
            Self::Unix { .. } => None,
        }
    }
}

impl fmt::Display for Listen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Tcp(address) => address.fmt(f),
            Self::Unix { path, mode: MODE } => write!(f, "unix:{}", path.display()),
            Self::Unix { path, mode } => write!(f, "unix:{}?mode={mode:04o}", path.display()),
        }
    }
}

/// Who is believed when it says for whom it asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Proxy {
    /// Everybody in a network.
    Network(IpNet),
    /// Whoever connects by a unix socket.
    Unix,
}

impl Proxy {
    /// Reads a network, an address, or the word `unix`.
    pub(super) fn parse(text: &str) -> Option<Self> {
        if text.trim() == "unix" { Some(Self::Unix) } else { network(text).map(Self::Network) }
    }

    /// Whether it is the one that has this address; `None` for a unix socket.
    pub fn is(&self, peer: Option<IpAddr>) -> bool {
        match (self, peer) {
            (Self::Network(network), Some(address)) => network.contains(&address),
            (Self::Unix, None) => true,
            _ => false,
        }
    }
}

impl fmt::Display for Proxy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Network(network) => network.fmt(f),
            Self::Unix => f.write_str("unix"),
        }
    }
}

/// A network, or an address alone.
pub(super) fn network(text: &str) -> Option<IpNet> {
    let text = text.trim();
    text.parse().ok().or_else(|| text.parse::<IpAddr>().ok().map(IpNet::from))
}

/// In which headers proxies say for whom they ask.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ProxyHeaders {
    /// `X-Forwarded-For`, `X-Forwarded-Host` and `X-Forwarded-Proto`.
    XForwarded,
    /// `Forwarded` (RFC 7239).
    Forwarded,
}

impl Word for ProxyHeaders {
    const WORDS: &'static [(&'static str, Self)] =
        &[("x-forwarded", Self::XForwarded), ("forwarded", Self::Forwarded)];
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_unix_socket_has_a_path_and_may_have_rights() {
        let of = |text| Listen::parse(text).map(|listen| listen.to_string());
        assert_eq!(of("unix:/run/bitpoll/web.sock").as_deref(), Some("unix:/run/bitpoll/web.sock"));
        assert_eq!(of("unix:/run/a.sock?mode=666").as_deref(), Some("unix:/run/a.sock?mode=0666"));
        assert_eq!(of("unix:/run/a.sock?mode=0660").as_deref(), Some("unix:/run/a.sock"));
        for wrong in ["unix:a.sock", "unix:", "unix:/a?mode=9", "unix:/a?mode=7777", "unix:/a?user=x", "/a"] {
            assert_eq!(of(wrong), None, "{wrong}");
        }
        assert_eq!(of(&format!("unix:/{}", "a".repeat(107))), None, "longer than the system takes");
    }

    #[test]
    fn whoever_connects_by_a_unix_socket_is_believed_only_if_that_is_said() {
        let (network, unix) = (Proxy::parse("10.0.0.0/8").unwrap(), Proxy::parse("unix").unwrap());
        let peer = Some("10.1.2.3".parse().unwrap());
        assert!(network.is(peer) && !network.is(None));
        assert!(unix.is(None) && !unix.is(peer));
    }
}
