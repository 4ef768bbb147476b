//! The header `Forwarded` (RFC 7239).

/// What one proxy says of the request that it handed on.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Hop<'a> {
    /// `for`: who asked it.
    pub client: Option<&'a str>,
    /// `host`: for what.
    pub host: Option<&'a str>,
    /// `proto`: how.
    pub scheme: Option<&'a str>,
}

/// Reads one header. Quoted values with escaped signs in them, which no address has, count as not said.
pub fn read(header: &str) -> impl Iterator<Item = Hop<'_>> {
    outside_quotes(header, ',').map(|element| {
        let mut hop = Hop::default();
        for pair in outside_quotes(element, ';') {
            let Some((name, value)) = pair.split_once('=') else { continue };
            let value = value.trim();
            let value = value.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).unwrap_or(value);
            let said = (!value.is_empty() && !value.contains(['"', '\\'])).then_some(value);
            match name.trim().to_ascii_lowercase().as_str() {
                "for" => hop.client = said,
                "host" => hop.host = said,
                "proto" => hop.scheme = said,
                _ => {}
            }
        }
        hop
    })
}

/// The parts of a text between signs that stand in no quotes.
fn outside_quotes(text: &str, sign: char) -> impl Iterator<Item = &str> {
    let (mut quoted, mut escaped) = (false, false);
    text.split(move |c: char| {
        let was_escaped = std::mem::take(&mut escaped);
        match c {
            '"' if !was_escaped => quoted = !quoted,
            '\\' if quoted && !was_escaped => escaped = true,
            _ => {}
        }
        c == sign && !quoted
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_hop_says_what_it_knows() {
        let hops: Vec<_> =
            read("For=\"[2001:db8::1]:80\"; Proto=http;by=203.0.113.43, for=192.0.2.60").collect();
        assert_eq!(hops[0], Hop { client: Some("[2001:db8::1]:80"), host: None, scheme: Some("http") });
        assert_eq!(hops[1], Hop { client: Some("192.0.2.60"), ..Hop::default() });
    }

    #[test]
    fn quotes_hide_what_would_end_a_value() {
        let hops: Vec<_> = read("host=\"a,b;c=d\";for=x, for=\"a\\\"b\", for=\"").collect();
        assert_eq!(hops[0], Hop { client: Some("x"), host: Some("a,b;c=d"), scheme: None });
        assert_eq!((hops.len(), hops[1].client, hops[2].client), (3, None, None));
    }
}
