//! Forms and queries: names and values as they were sent.

/// Most fields of a form: a vote on as many choices as a poll can have, with a comment each.
const FIELDS_MAX: usize = 10_000;

/// Fields of a form (`application/x-www-form-urlencoded`, WHATWG URL Standard, section 5) or a query,
/// in their order; a name may come several times.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Form(Vec<(String, String)>);

/// Why a body cannot be read as a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BadForm {
    /// A name or value is not UTF-8, or an escape is broken.
    Encoding,
    /// More fields than any form of ours has.
    TooManyFields,
}

impl Form {
    /// Reads a body or query.
    ///
    /// # Errors
    /// What is wrong with it as a whole.
    pub fn parse(bytes: &[u8]) -> Result<Self, BadForm> {
        let mut fields = Vec::new();
        for pair in bytes.split(|byte| *byte == b'&').filter(|pair| !pair.is_empty()) {
            if fields.len() == FIELDS_MAX {
                return Err(BadForm::TooManyFields);
            }
            let at = pair.iter().position(|byte| *byte == b'=').unwrap_or(pair.len());
            let value = pair.get(at + 1..).unwrap_or_default();
            fields.push((unescape(&pair[..at])?, unescape(value)?));
        }
        Ok(Self(fields))
    }

    /// The first value of a field; empty if it is not there.
    pub fn get(&self, name: &str) -> &str {
        self.0.iter().find(|(field, _)| field == name).map_or("", |(_, value)| value)
    }

    /// Whether the field is there: a ticked box.
    pub fn has(&self, name: &str) -> bool {
        self.0.iter().any(|(field, _)| field == name)
    }

    /// All values of a field.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> + 'a {
        self.0.iter().filter(move |(field, _)| field == name).map(|(_, value)| value.as_str())
    }

    /// All fields.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// Whether nothing was sent.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The fields whose name is this prefix and a rest, with the rest: `a12` for `a`.
    pub fn prefixed<'a>(&'a self, prefix: &'a str) -> impl Iterator<Item = (&'a str, &'a str)> + 'a {
        self.iter().filter_map(move |(name, value)| Some((name.strip_prefix(prefix)?, value)))
    }
}

fn unescape(text: &[u8]) -> Result<String, BadForm> {
    let mut out = Vec::with_capacity(text.len());
    let mut rest = text.iter();
    while let Some(byte) = rest.next() {
        match byte {
            b'+' => out.push(b' '),
            b'%' => {
                let mut digit =
                    || rest.next().and_then(|digit| char::from(*digit).to_digit(16)).ok_or(BadForm::Encoding);
                let code = digit()? * 16 + digit()?;
                out.push(u8::try_from(code).map_err(|_| BadForm::Encoding)?);
            }
            other => out.push(*other),
        }
    }
    String::from_utf8(out).map_err(|_| BadForm::Encoding)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_come_in_their_order_and_a_name_may_come_twice() {
        let form = Form::parse(b"a=1&b=%C3%A4+x&a=2&c&=z&&a1=9").unwrap();
        assert_eq!(form.all("a").collect::<Vec<_>>(), ["1", "2"]);
        assert_eq!((form.get("b"), form.get("c"), form.get("d")), ("ä x", "", ""));
        assert!(form.has("c") && !form.has("d"));
        assert_eq!(form.prefixed("a").collect::<Vec<_>>(), [("", "1"), ("", "2"), ("1", "9")]);
    }

    #[test]
    fn broken_escapes_and_other_encodings_are_refused() {
        for bad in [b"a=%".as_slice(), b"a=%4", b"a=%zz", b"a=%ff", b"\xff=1"] {
            assert_eq!(Form::parse(bad), Err(BadForm::Encoding));
        }
    }
}
