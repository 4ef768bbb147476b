//! Which client sent a request, and what it asked for, where proxies stand between.

use std::net::{IpAddr, SocketAddr};

use actix_web::HttpRequest;
use actix_web::http::header;

use super::forwarded::{self, Hop};
use crate::config::{Config, Proxy, ProxyHeaders};

const FOR: &str = "x-forwarded-for";
const HOST: &str = "x-forwarded-host";
const PROTO: &str = "x-forwarded-proto";

/// Address of the client. What proxies say of it is believed as far as the peers that added to it are configured as
/// proxies, from the last entry back. An IPv4 address that a socket for both families shows as IPv6
/// (`::ffff:192.0.2.1`) is IPv4 from here on, as networks are configured. `None` for a unix socket, unless whoever
/// connects by it is believed.
pub fn address(request: &HttpRequest, config: &Config) -> Option<IpAddr> {
    let mut client = peer(request);
    if !believed(client, config) {
        return client;
    }
    let said: Vec<Option<IpAddr>> = match config.proxy_headers {
        ProxyHeaders::XForwarded => values(request, FOR).map(node).collect(),
        ProxyHeaders::Forwarded => hops(request).iter().map(|hop| node(hop.client?)).collect(),
    };
    for address in said.into_iter().rev() {
        let Some(address) = address else { break };
        client = Some(address);
        if !believed(client, config) {
            break;
        }
    }
    client
}

/// The host that the client asked for, with its port if it named one.
pub fn host<'a>(request: &'a HttpRequest, config: &Config) -> &'a str {
    let said = if believed(peer(request), config) {
        match config.proxy_headers {
            ProxyHeaders::XForwarded => values(request, HOST).last(),
            ProxyHeaders::Forwarded => hops(request).iter().rev().find_map(|hop| hop.host),
        }
    } else {
        None
    };
    let own = || request.headers().get(header::HOST).and_then(|host| host.to_str().ok());
    let of_address = || request.uri().authority().and_then(|authority| authority.as_str().rsplit('@').next());
    said.or_else(of_address).or_else(own).unwrap_or("")
}

/// The scheme by which the client asked, if a proxy that is believed says so.
pub fn scheme<'a>(request: &'a HttpRequest, config: &Config) -> Option<&'a str> {
    if !believed(peer(request), config) {
        return None;
    }
    match config.proxy_headers {
        ProxyHeaders::XForwarded => values(request, PROTO).last(),
        ProxyHeaders::Forwarded => hops(request).iter().rev().find_map(|hop| hop.scheme),
    }
}

/// Whether a trusted proxy passed a request on.
pub fn is_by_proxy(request: &HttpRequest, config: &Config) -> bool {
    believed(peer(request), config)
}

fn peer(request: &HttpRequest) -> Option<IpAddr> {
    request.peer_addr().map(|peer| peer.ip().to_canonical())
}

fn believed(peer: Option<IpAddr>, config: &Config) -> bool {
    config.trusted_proxies.iter().any(|proxy: &Proxy| proxy.is(peer))
}

/// The entries of a header that may come several times, in their order.
fn values<'a>(request: &'a HttpRequest, name: &str) -> impl DoubleEndedIterator<Item = &'a str> {
    let headers: Vec<&str> =
        request.headers().get_all(name).filter_map(|value| value.to_str().ok()).collect();
    headers.into_iter().flat_map(|value| value.split(',')).map(str::trim)
}

fn hops(request: &HttpRequest) -> Vec<Hop<'_>> {
    let headers = request.headers().get_all(header::FORWARDED).filter_map(|value| value.to_str().ok());
    headers.flat_map(forwarded::read).collect()
}

/// An address as proxies write it: alone, with a port, in brackets.
fn node(text: &str) -> Option<IpAddr> {
    let bare = || text.strip_prefix('[')?.strip_suffix(']')?.parse().ok();
    let alone = text.parse().ok().or_else(bare);
    alone
        .or_else(|| text.parse().ok().map(|address: SocketAddr| address.ip()))
        .map(|it: IpAddr| it.to_canonical())
}

#[cfg(test)]
mod tests {
    use super::*;
    use actix_web::test::TestRequest;

    fn asked(peer: &str, headers: &[(&str, &str)]) -> HttpRequest {
        let request = TestRequest::default().insert_header(("host", "inner:8080"));
        let request = match peer {
            "unix" => request,
            peer => request.peer_addr(SocketAddr::new(peer.parse().unwrap(), 1)),
        };
        headers.iter().fold(request, |request, header| request.append_header(*header)).to_http_request()
    }

    fn config(proxies: &str, headers: &str) -> Config {
        Config::of(&[("trusted_proxies", proxies), ("proxy_headers", headers)]).unwrap()
    }

    fn client(peer: &str, forwarded: &str, proxies: &str) -> String {
        let request = asked(peer, &[("x-forwarded-for", forwarded)]);
        address(&request, &config(proxies, "x-forwarded")).map_or("nobody".to_owned(), |it| it.to_string())
    }

    #[test]
    fn a_stranger_cannot_say_who_they_are_nor_what_they_asked_for() {
        assert_eq!(client("192.0.2.1", "198.51.100.1", ""), "192.0.2.1");
        let said = [("x-forwarded-host", "evil.example"), ("x-forwarded-proto", "https")];
        let request = asked("192.0.2.1", &said);
        let config = config("10.0.0.0/8, unix", "x-forwarded");
        assert_eq!((host(&request, &config), scheme(&request, &config)), ("inner:8080", None));
    }

    #[test]
    fn a_proxy_says_who_asked_it_and_no_more() {
        let proxies = "10.0.0.0/8";
        assert_eq!(client("10.0.0.1", "203.0.113.9, 198.51.100.1", proxies), "198.51.100.1");
        assert_eq!(client("10.0.0.1", "198.51.100.1, 10.0.0.2", proxies), "198.51.100.1");
        assert_eq!(client("10.0.0.1", "[2001:db8::1]:4711", proxies), "2001:db8::1");
        assert_eq!(client("10.0.0.1", "198.51.100.1:4711", proxies), "198.51.100.1");
        assert_eq!(client("10.0.0.1", "nonsense", proxies), "10.0.0.1");
    }

    #[test]
    fn by_a_unix_socket_nobody_is_believed_unless_that_is_said() {
        assert_eq!(client("unix", "198.51.100.1", "0.0.0.0/0"), "nobody");
        assert_eq!(client("unix", "198.51.100.1", "unix"), "198.51.100.1");
        assert_eq!(client("unix", "198.51.100.1, 10.0.0.1", "unix, 10.0.0.0/8"), "198.51.100.1");
        assert_eq!(client("unix", "", "unix"), "nobody");
    }

    #[test]
    fn an_ipv4_address_in_the_clothes_of_ipv6_is_the_same_client() {
        assert_eq!(client("::ffff:192.0.2.1", "198.51.100.1", ""), "192.0.2.1");
        assert_eq!(client("::ffff:10.0.0.1", "::ffff:203.0.113.9", "10.0.0.0/8"), "203.0.113.9");
    }

    #[test]
    fn the_header_that_is_not_configured_says_nothing() {
        let said = [("forwarded", "for=203.0.113.9;host=a.example"), ("x-forwarded-for", "198.51.100.1")];
        let request = asked("10.0.0.1", &said);
        let of = |headers| address(&request, &config("10.0.0.0/8", headers)).unwrap().to_string();
        assert_eq!((of("forwarded"), of("x-forwarded")), ("203.0.113.9".into(), "198.51.100.1".into()));
        assert_eq!(host(&request, &config("10.0.0.0/8", "forwarded")), "a.example");
        assert_eq!(host(&request, &config("10.0.0.0/8", "x-forwarded")), "inner:8080");
    }

    #[test]
    fn the_standard_header_is_read_from_the_last_hop_back() {
        let far = "for=\"[2001:db8::7]:4711\";proto=https;host=polls.example";
        let request = asked("10.0.0.1", &[("forwarded", far), ("forwarded", "for=10.0.0.2;proto=https")]);
        let config = config("10.0.0.0/8", "forwarded");
        assert_eq!(address(&request, &config).unwrap().to_string(), "2001:db8::7");
        assert_eq!((host(&request, &config), scheme(&request, &config)), ("polls.example", Some("https")));
        let hidden = asked("10.0.0.1", &[("forwarded", "for=203.0.113.9, for=unknown")]);
        assert_eq!(address(&hidden, &config).unwrap().to_string(), "10.0.0.1", "nobody is made up");
    }
}
