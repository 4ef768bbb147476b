//! Which client sent a request.

use std::net::IpAddr;

use actix_web::HttpRequest;
use ipnet::IpNet;

/// Address of the client. `X-Forwarded-For` is believed as far as the peers that added to it are
/// configured as proxies, from the last entry back. An IPv4 address that a socket for both families shows as
/// IPv6 (`::ffff:192.0.2.1`) is IPv4 from here on, as networks are configured. `None` for a unix socket.
pub fn address(request: &HttpRequest, proxies: &[IpNet]) -> Option<IpAddr> {
    let mut client = request.peer_addr()?.ip().to_canonical();
    if !trusted(proxies, client) {
        return Some(client);
    }
    let headers = request.headers().get_all("x-forwarded-for").filter_map(|value| value.to_str().ok());
    let hops: Vec<&str> = headers.flat_map(|value| value.split(',')).collect();
    for hop in hops.iter().rev() {
        let Ok(address) = hop.trim().parse::<IpAddr>() else { break };
        client = address.to_canonical();
        if !trusted(proxies, client) {
            break;
        }
    }
    Some(client)
}

fn trusted(proxies: &[IpNet], address: IpAddr) -> bool {
    proxies.iter().any(|network| network.contains(&address))
}

#[cfg(test)]
mod tests {
    use std::net::SocketAddr;

    use super::*;
    use actix_web::test::TestRequest;

    fn client(peer: &str, forwarded: &str, proxies: &[&str]) -> IpAddr {
        let proxies: Vec<IpNet> = proxies.iter().map(|network| network.parse().unwrap()).collect();
        let request = TestRequest::default().peer_addr(SocketAddr::new(peer.parse().unwrap(), 1));
        address(&request.insert_header(("x-forwarded-for", forwarded)).to_http_request(), &proxies).unwrap()
    }

    #[test]
    fn a_stranger_cannot_say_who_they_are() {
        assert_eq!(client("192.0.2.1", "198.51.100.1", &[]).to_string(), "192.0.2.1");
    }

    #[test]
    fn a_proxy_says_who_asked_it_and_no_more() {
        let proxies = &["10.0.0.0/8"];
        assert_eq!(client("10.0.0.1", "203.0.113.9, 198.51.100.1", proxies).to_string(), "198.51.100.1");
        assert_eq!(client("10.0.0.1", "198.51.100.1, 10.0.0.2", proxies).to_string(), "198.51.100.1");
        assert_eq!(client("10.0.0.1", "nonsense", proxies).to_string(), "10.0.0.1");
    }

    #[test]
    fn an_ipv4_address_in_the_clothes_of_ipv6_is_the_same_client() {
        assert_eq!(client("::ffff:192.0.2.1", "198.51.100.1", &[]).to_string(), "192.0.2.1");
        let proxies = &["10.0.0.0/8"];
        assert_eq!(client("::ffff:10.0.0.1", "::ffff:203.0.113.9", proxies).to_string(), "203.0.113.9");
    }
}
