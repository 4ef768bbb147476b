//! Texts as parts of addresses (RFC 3986, section 2).

/// A text in which everything but unreserved characters is escaped.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 2);
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

/// A part of an address as the router gives it: it leaves slashes, plus and per cent signs escaped.
pub fn unescaped(part: &str) -> String {
    part.replace("%2F", "/").replace("%2f", "/").replace("%2B", "+").replace("%2b", "+").replace("%25", "%")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_stands_in_one_part_of_an_address() {
        assert_eq!(escaped("Chess Club/ä"), "Chess%20Club%2F%C3%A4");
        assert_eq!(unescaped("a%2Fb+%2Bc%252F"), "a/b++c%2F");
    }
}
